"""P5, the plan: hostile text in every field of actions, exceptions and the like, through every list and file.

What is taken comes out as it was given, judged by strict readers of JSON, CSV and calendar files; what is refused,
and stands in the database nevertheless, does no harm.
"""

import csv
import io
import os
import sqlite3
import sys
import unicodedata

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "cli"))

import ical
from hostile import CONTROLS, HARMLESS, INVISIBLE, LINES, NOT_UTF8, encoded, parse, record_text, strings
from promises import Place, check, finish

# In both languages; straight in the database. The others take the same ways.
BOTH = ("formula", "percent", "roff", "bidi")
PLANTED = ("escape", "c1", "bidi", "line feed", "tab")
FORMULA = tuple("=+-@\t\r\uff1d\uff0b\uff0d\uff20")
LISTS = [("action", "ID"), ("exception", "ID"), ("due", "--within", "30000d")]
OTHERS = [("annex", "ID"), ("annex", "ID", "-f", "md"), ("annex", "ID", "-f", "html"), ("report", "ID"), ("report", "ID", "-f", "json"), ("show", "ID", "--history"),
          ("show", "ID", "--history", "--json"), ("duty", "ID"), ("duty", "ID", "--json"), ("verify",)]


def assessment_of(place, organisation="Acme"):
    made = place.run("new", "vendor", "-o", organisation).out.decode().strip()
    place.run("answer", made, "q13=3", "q25.a.contract=3")
    return made


def read_csv(done):
    data = done.out
    if not data.startswith(b"\xef\xbb\xbf"):
        return [], ["%s: no byte order mark" % done.name()]
    try:
        rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
    except (csv.Error, UnicodeDecodeError) as error:
        return [], ["%s: no CSV: %s" % (done.name(), error)]
    cells = [cell for row in rows for cell in row.values()]
    wrong = ["%s: a row has not the length of the first" % done.name()] if None in cells or any(None in row for row in rows) else []
    wrong += ["%s: a formula: %r" % (done.name(), cell) for cell in cells if cell and cell.startswith(FORMULA)]
    return cells, wrong


def read_ics(done):
    try:
        _, events = ical.read(done.out)
    except SystemExit as error:
        return [], ["%s: %s" % (done.name(), error)]
    return [str(value) for event in events for value in event.values()], []


def wrong_with(done, *statuses):
    """Status 3 of due is told by the list itself."""
    return [p for p in done.problems(*statuses) if done.status != 3 or "not a word" not in p]


def read_all(place, assessment, statuses, langs=("en",)):
    """Every output. Returns what JSON, CSV and calendar files hold, and what is wrong."""
    found, problems = {"json": [], "csv": [], "ics": []}, []
    for lang in langs:
        for words in LISTS + OTHERS:
            words = [assessment if word == "ID" else word for word in words]
            problems += wrong_with(place.run("-l", lang, *words), *statuses)
        for words in LISTS:
            words = [assessment if word == "ID" else word for word in words]
            for kind in ("json", "csv", "ics"):
                done = place.run("-l", lang, *words, "--" + kind)
                problems += wrong_with(done, *statuses) if kind == "json" else []
                if done.status in (1, 2):
                    continue
                if kind == "json":
                    value, wrong = parse(done.out, done.name())
                    got = list(strings(value))
                else:
                    got, wrong = (read_csv if kind == "csv" else read_ics)(done)
                found[kind] += got
                problems += wrong
    return found, problems


def test_taken():
    for name, text in {**HARMLESS, "bidi": INVISIBLE["bidi"], "zero width": INVISIBLE["zero width"]}.items():
        place, problems = Place(), []
        assessment = assessment_of(place, text if name in HARMLESS else "Acme")
        kept = text if name in HARMLESS else None
        for words in (("action", assessment, "--due=2030-01-01", "--who=" + (kept or "x"), "--", text),
                      ("exception", assessment, "liability-limits", "--why=" + text, "--who=" + (kept or "x"), "--until=2030-01-01")):
            done = place.run(*words)
            problems += done.problems(*((0,) if name in HARMLESS else (0, 2)))
        found, wrong = read_all(place, assessment, (0, 3), ("en", "ja") if name in BOTH else ("en",))
        problems += wrong
        text = unicodedata.normalize("NFC", text)
        if name in HARMLESS:
            if not any(value == text for value in found["json"]):
                problems.append("not in any JSON as it was given")
            if not any(value in (text, "'" + text) for value in found["csv"]):
                problems.append("not in any CSV")
            if not any(text.rstrip() in value for value in found["ics"]):
                problems.append("not in any calendar file")
        check("%s in the plan goes through every list, and means nothing" % name, problems)


def test_refused():
    for name, text in {**CONTROLS, **NOT_UTF8}.items():
        place, problems = Place(), []
        assessment = assessment_of(place)
        text = encoded(text)
        for words in (("action", assessment, text), ("action", assessment, "x", b"--who=" + text), ("action", assessment, "x", b"--due=" + text),
                      ("action", assessment, "x", b"--clause=" + text), ("action", assessment, "x", b"--state=" + text),
                      ("action", assessment, b"--from-gaps", b"--who=" + text), ("exception", assessment, text, "--why=x", "--who=x", "--until=2030-01-01"),
                      ("exception", assessment, "liability-limits", b"--why=" + text, "--who=x", "--until=2030-01-01"),
                      ("duty", assessment, text), ("duty", assessment, text + b"=both"), ("duty", assessment, b"liability-limits=" + text),
                      ("due", text), ("due", b"--within=" + text), ("annex", text), ("annex", assessment, b"-f" + text),
                      ("due", "--ics", b"-Ono/" + text)):
            done = place.run(*words)
            problems += done.problems(1, 2)
        if place.run("action", assessment).out or place.run("exception", assessment).out:
            problems.append("something was stored")
        check("%s is refused in every field of the plan, and told without harm" % name, problems)


def plant(place, assessment, kind, number, item, record):
    with sqlite3.connect(place.db) as db:
        db.execute("INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?)", (assessment, kind, number, record))
        db.execute("UPDATE event SET before = '', after = ?, item = ?, part = -2 WHERE assessment = ? AND id = 1", (record, item, assessment))
    db.close()


def test_planted():
    every = {**CONTROLS, **INVISIBLE, **LINES}
    for name, text in ((name, every[name]) for name in PLANTED):
        problems = []
        t = record_text(text)
        for kind, item, record in ((3, "action.1", "text %s\nwho %s\ndue 2030-01-01\nstate open\n" % (t, t)),
                                   (3, "action.1", "text a\ndue %s\nstate open\n" % t), (3, "action.1", "text a\nclause %s\nstate open\n" % t),
                                   (4, "exception.1", "text %s\nclause liability-limits\nwho %s\ndue 2030-01-01\n" % (t, t)),
                                   (5, "duty.1", "clause %s\ncarrier both\n" % t), (5, "duty.1", "clause liability-limits\ncarrier %s\n" % t)):
            place = Place()
            assessment = assessment_of(place)
            plant(place, assessment, kind, 1, item, record)
            problems += read_all(place, assessment, (0, 1, 3))[1]
        check("%s that stands in an entry does no harm" % name, problems)


if __name__ == "__main__":
    test_taken()
    test_refused()
    test_planted()
    finish()
