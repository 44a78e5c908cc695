"""P5: no text from a file, an argument or a field acts on the terminal or a reader of a report.

Every hostile string goes into every field, by the command line or, where that
refuses it, straight into the database; then every output is read. What goes to
a terminal is judged by Unicode's classes, JSON by Python's parser, the screens
by the bytes that were written and the cells that came of them.
"""

import csv
import io
import json
import re
import sqlite3
import sys
import hashlib

from promises import COMMANDS, Place, check, finish, unsafe_in

# Taken as text: they mean something to a shell, a formatter, a spreadsheet, a browser or printf only.
HARMLESS = {
    "formula": "=cmd|' /C calc'!A0",
    "plus": "+1+1", "minus": "-1", "at": "@SUM(1)", "wide formula": "\uff1d1+1",
    "quotes": "a\"b'c`d\"\"", "backslashes": "\\e[31m \\033 \\u001b \\n \\\\ \\", "percent": "%s%n%1$s%%%",
    "html": "<script>alert(1)</script>&lt;", "roff": ".so /etc/passwd", "shell": "$(reboot) `id` ; rm -rf ~ |",
    "json": "\",\"schema\":\"tenken-report/2\"}]", "xml": "]]><!--", "visible name": "<U+001B>",
    "wide": "\u7d9a\u304f\uff21\U0001f600", "combining": "e" + "\u0301" * 60, "selector": "\u8fbb\U000e0100",
    "rtl": "\u05d0\u05d1\u05d2 abc", "not composed": "\u304b\u3099", "long": "x" * 1000, "many words": "a " * 500 + "b",
    "option": "--help", "comment": "# /* // @include \"x\"",
}
# Refused in every field; where they stand in a file or a database nevertheless, shown by name.
CONTROLS = {
    "escape": "a\x1b]0;OWNED\x07\x1b[6666;1H\x1bP$q\x1b\\b", "c1": "a\u009b6666;1H\u0085\u0090b", "carriage return": "good\rbad",
    "backspace": "good\b\b\b\bevil", "delete": "a\x7fb", "bell": "\x07\x05", "shift": "a\x0eb\x0f",
}
# Refused in a field of the profile; kept in a note or an answer in words, and shown by name.
INVISIBLE = {
    "bidi": "a\u202eb\u2066c\u200f\u061cd", "zero width": "a\u200bb\u200dc\u2060d\ufeffe\u00adf", "tags": "a\U000e0041\U000e007fb",
    "separators": "a\u2028b\u2029c", "noncharacter": "a\ufffeb\U0010ffff", "annotation": "a\ufff9b\ufffbc",
}
HARMFUL = {**CONTROLS, **INVISIBLE}
# Walked through all screens, which takes seconds; the others take the same way.
ON_SCREENS = ("escape", "c1", "bidi", "tags", "line feed")
# In a field of one line; a text of several may hold them.
LINES = {"line feed": "one\ntwo\n.so x\n=1", "tab": "a\tb"}
NOT_UTF8 = {"overlong": b"a\xc0\xafb", "surrogate": b"a\xed\xa0\x80b", "cut off": b"a\xe3\x81", "latin": b"a\x9b31mb\xff"}

PROFILE = "organisation respondent department contact phone mail reference".split()
TEXTS = {  # field: how the command line sets it
    "text": lambda t: ("answer", "q29-1=" + t), "note": lambda t: ("note", "q2", t), "blank": lambda t: ("answer", "q1=4", "q1#4=" + t),
    "reason": lambda t: ("answer", "q13=n/a:" + t), "row note": lambda t: ("note", "q4.a", t), "who": lambda t: ("answer", "q2=1", "--who", t),
}
OUTPUTS = [("list",), ("list", "--json"), ("show", "ID"), ("show", "ID", "--json"), ("show", "ID", "--history"),
           ("show", "ID", "--history", "--json"), ("report", "ID"), ("report", "ID", "-f", "json"), ("report", "ID", "--width", "40"),
           ("clauses", "ID"), ("clauses", "ID", "-f", "json"), ("clauses", "ID", "--missing"), ("questions", "ID"),
           ("questions", "ID", "--json"), ("verify",)]
WALK = b"?\n" * 3 + b"h\np\ns\ng\n" + b">\n" * 40 + b"q\n"


def encoded(text):
    return text if isinstance(text, bytes) else text.encode("utf-8")


def parse(data, where):
    """Strict JSON: no duplicate name, no NaN, no raw control character."""
    def no_twice(pairs):
        names = [name for name, _ in pairs]
        if len(set(names)) < len(names):
            raise ValueError("a name twice")
        return dict(pairs)

    def refuse(constant):
        raise ValueError(constant)

    try:
        return json.loads(data.decode("utf-8"), object_pairs_hook=no_twice, parse_constant=refuse), []
    except ValueError as error:
        return None, ["%s: no JSON: %s" % (where, error)]


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def read_comparisons(place, assessment, langs):
    """The comparison with an empty assessment, both ways and in every format; what is wrong."""
    problems = []
    other = place.run("new", "vendor", "-o", "Other")
    if other.status:  # only a questionnaire of the test is installed
        other = place.run("new", "hostile", "-o", "Other")
    if other.status:
        return ["nothing to compare with"]
    other = other.out.decode().strip()
    for lang in langs:
        for pair in ((assessment, other), (other, assessment)):
            for form in ("text", "md", "json", "csv"):
                done = place.run("-l", lang, "compare", *pair, "-f", form)
                if done.status not in (0, 3) or done.err:
                    problems.append("%s: status %s: %s" % (done.name(), done.status, done.err[-300:]))
                out = done.out[3:].replace(b"\r\n", b"\n") if form == "csv" else done.out
                problems += ["%s: %s" % (done.name(), p) for p in unsafe_in(out)]
                if form == "json":
                    problems += parse(out, done.name())[1]
                if form == "csv":
                    cells = [c for row in csv.reader(io.StringIO(out.decode("utf-8"), newline="")) for c in row]
                    problems += ["%s: a formula: %r" % (done.name(), c[:40]) for c in cells if c[:1] in ("=", "+", "-", "@", "\t", "\uff1d")]
                if form == "md" and re.search(rb"(?<!\\)<script", out):
                    problems.append("%s: a script" % done.name())
    return problems


def read_all(place, assessment, statuses=(0,), langs=("en", "ja")):
    """Every output of an assessment. Returns all the strings of its JSON, and what is wrong."""
    problems, found = [], set()
    if statuses == (0,):
        problems += read_comparisons(place, assessment, langs)
    for lang in langs:
        for words in OUTPUTS:
            done = place.run("-l", lang, *[assessment if w == "ID" else w for w in words])
            problems += done.problems(*statuses)
            if "json" in words[-1] and done.status == 0:
                value, wrong = parse(done.out, done.name())
                problems += wrong
                found.update(strings(value))
        problems += place.run("-l", lang, "plain", assessment, stdin=WALK).problems(*statuses)
        problems += place.run("-l", lang, "delete", assessment).problems(1, 2)
    return found, problems


# ---- what the command line takes -------------------------------------------------


def test_taken():
    for name, text in HARMLESS.items():
        place, problems = Place(), []
        options = [word for field in PROFILE for word in ("--%s=%s" % (field, text),)]
        made = place.run("new", "vendor,consignor", *options)
        problems += made.problems(0)
        assessment = made.out.decode().strip()
        for field, words in TEXTS.items():
            command, *rest = words(text)
            rest = [word if word.startswith("--") else word.replace("q", "vendor/q", 1) if i == 0 or "=" in word[:9] else word
                    for i, word in enumerate(rest)]
            if command == "note":
                rest = [rest[0], "--", rest[1]]
            problems += place.run(command, assessment, *rest).problems(0)
        found, wrong = read_all(place, assessment, langs=("en",))
        wanted = {text, "\u304c"} if name == "not composed" else {text}
        if not wanted & found:
            problems.append("not found as it was given in any JSON")
        check("%s goes through every field and output, and means nothing" % name, problems + wrong)


def set_texts(place, assessment, text, *statuses):
    """The text in every field that may take several words; what is wrong."""
    problems = []
    for words in TEXTS.values():
        command, *rest = words("MARK")
        rest = [encoded(word).replace(b"MARK", encoded(text)) for word in rest]
        problems += place.run(command, assessment, *rest).problems(*statuses)
    return problems


def test_refused():
    place = Place()
    assessment = place.new()
    for name, text in {**CONTROLS, **NOT_UTF8}.items():
        problems = []
        before = place.run("show", assessment, "--history", "--json").out
        for field in PROFILE:
            problems += place.run("new", "vendor", "-o", "A", b"--%s=%s" % (field.encode(), encoded(text))).problems(2)
        problems += set_texts(place, assessment, text, 1, 2)
        problems += place.run("answer", assessment, "-", stdin=b"q29-1=" + encoded(text) + b"\n").problems(1)
        if place.run("show", assessment, "--history", "--json").out != before:
            problems.append("something was stored")
        problems += place.run("plain", assessment, stdin=b"n " + encoded(text) + b"\nj q29\n5\n" + encoded(text) + b"\n.\nq\n").problems(0, 1)
        check("%s is refused in every field, and told without harm" % name, problems)


def test_kept():
    for name, text in INVISIBLE.items():
        place, problems = Place(), []
        for field in PROFILE:
            problems += place.run("new", "vendor", "-o", "A", "--%s=%s" % (field, text)).problems(2)
        assessment = place.new()
        problems += set_texts(place, assessment, text, 0, 1, 2)
        problems += place.run("plain", assessment, stdin=b"n " + encoded(text) + b"\nj q29\n5\n" + encoded(text) + b"\n.\nq\n").problems(0)
        found, wrong = read_all(place, assessment)
        if text not in found:
            problems.append("not found as it was given in any JSON")
        check("%s is kept as it is in a text, and shown by name" % name, problems + wrong)
        if name in ON_SCREENS:
            shown, written, wrong = place.screen(tour(name == "bidi"))
            check("%s that was taken does not act on the screens" % name, screen_problems(shown, written, wrong))


def test_one_line():
    place = Place()
    for name, text in LINES.items():
        problems = []
        for field in PROFILE:
            problems += place.run("new", "vendor", "-o", "A", "--%s=%s" % (field, text)).problems(2)
        assessment = place.new()
        for field, words in TEXTS.items():
            command, *rest = words(text)
            problems += place.run(command, assessment, *rest).problems(0, 1, 2)
        found, wrong = read_all(place, assessment)
        if text not in found:
            problems.append("a note or a text may have several lines, and it is not there")
        check("%s stays in texts of several lines" % name, problems + wrong)


def test_bytes_from_stdin():
    place = Place()
    assessment = place.new()
    problems = []
    for data in (b"q1=1\0\nq2=2\n", b"\0", b"q29-1=a\0b\n", b"\xff\xfe", b"q1=1\r\n", b"\n\n# x\n", b"q1", b"=", b"q29-1=" + b"x" * 70000 + b"\n"):
        problems += place.run("answer", assessment, "-", stdin=data).problems(0, 1)
        problems += place.run("plain", assessment, stdin=data).problems(0, 1)
    _, wrong = read_all(place, assessment)
    check("NUL, CR and broken lines on stdin do no harm", problems + wrong)


def test_words():
    place, problems = Place(), []
    assessment = place.new()
    every = {**HARMLESS, **HARMFUL, **LINES, **NOT_UTF8}
    for name, text in every.items():
        text = encoded(text)
        for command in COMMANDS if name not in HARMLESS else ("new", "answer", "note"):
            for words in ((command, text), (command, b"--" + text), (command, assessment, text)):
                done = place.run(*words)
                problems += done.problems(0, 1, 2)
                if done.err.count(b"\n") > 3 and command != "answer":
                    problems.append("%s: %d lines on stderr" % (done.name(), done.err.count(b"\n")))
        problems += place.run(text).problems(0, 1, 2)
        problems += place.run("-l", text, "list").problems(2)
        problems += place.run("-d", b"nofolder\x01/../" + text + b"/x", "verify").problems(0, 1)
        problems += place.run("-l", "ja", "report", assessment, "-f", text).problems(1, 2)
        problems += place.run("report", assessment, "-O", b"no/" + text).problems(1, 2)
    check("hostile words on the command line are told without harm", problems)


# ---- files ---------------------------------------------------------------------


def literal(text):
    """A string for libconfig."""
    return '"%s"' % text.replace("\\", "\\\\").replace('"', '\\"')


def questionnaire(text, escape=literal):
    """A questionnaire with the text in every place that takes one."""
    s = "{ en = %s; ja = %s; }" % (escape(text), escape(text))
    return """id = "hostile"; version = "1"; roles = [ "vendor" ]; title = %(s)s; intro = %(s)s; source = %(t)s;
sections = ( { id = "s"; title = %(s)s; intro = %(s)s; questions = (
 { id = "q1"; label = "Q1"; kind = "single"; prompt = %(s)s; help = %(s)s; guidance = %(s)s; source = %(t)s;
   options = ( { value = 1; text = %(s)s; help = %(s)s; }, { value = 2; text = %(s)s; blank = true; } );
   groups = ( { first = 1; last = 1; title = %(s)s; } );
   judge = ( { clause = "c"; met = "q1 = 1"; gap = "q1 = 2"; } ); },
 { id = "q2"; kind = "matrix-single"; prompt = %(s)s; rows = ( { id = "a"; text = %(s)s; help = %(s)s; } );
   columns = ( { id = "1"; text = %(s)s; short = { en = "one"; ja = "one"; }; }, { id = "2"; text = %(s)s; short = { en = "two"; ja = "two"; }; } );
   judge = ( { clause = "c"; row = "a"; met = "q2.a = 1"; gap = "q2.a = 2"; } ); },
 { id = "q3"; kind = "number"; prompt = %(s)s; number = { min = 0; max = 9; unit = %(s)s; }; },
 { id = "q4"; kind = "text"; prompt = %(s)s; } ); } );
""" % {"s": s, "t": escape(text)}


def clauses(text, escape=literal):
    s = "{ en = %s; ja = %s; }" % (escape(text), escape(text))
    return """chapters = ( { id = "k"; title = %(s)s; } );
clauses = ( { id = "c"; kind = "contract"; chapter = "k"; priority = "high"; sides = [ "vendor" ]; title = %(s)s;
 wording = %(s)s; why = %(s)s; reason = %(s)s; sources = [ %(t)s ]; references = { iso27001 = [ "A.5.1" ]; nist_csf = [ ]; cis = [ ]; }; } );
""" % {"s": s, "t": escape(text)}


def hex_literal(text):
    """The same string with every byte written as an escape, so that the file itself is clean."""
    return '"%s"' % "".join("\\x%02x" % byte for byte in text.encode("utf-8"))


def test_files():
    taken = 0
    for name, text in {**HARMLESS, **HARMFUL, **LINES}.items():
        place, problems = Place(), []
        place.env["TENKEN_DATADIR"] = place.path("installed")
        for escape in (literal, hex_literal):
            place.write("installed/questionnaires/clauses.cfg", clauses(text, escape))
            path = place.write("installed/questionnaires/hostile.cfg", questionnaire(text, escape))
            for lang in ("en", "ja"):
                checked = place.run("-l", lang, "check", path, place.path("installed/questionnaires/clauses.cfg"))
                problems += checked.problems(0, 1)
                for words in (("questionnaires",), ("questionnaires", "--json"), ("questions", "hostile"), ("questions", "hostile", "--json"),
                              ("clauses",), ("clauses", "-f", "json"), ("new", "hostile", "-o", "Acme")):
                    problems += place.run("-l", lang, *words).problems(0, 1)
            done = place.run("new", "hostile", "-o", "Acme")
            if name in HARMFUL and (checked.status != 1 or done.status != 1):
                problems.append("it was taken")
            if done.status == 0:
                taken += 1
                assessment = done.out.decode().strip()
                problems += place.run("answer", assessment, "q1=2", "q2.a=2", "q3=3", "q4=x").problems(0)
                problems += read_all(place, assessment)[1]
        check("%s in every text of a questionnaire and a clause" % name, problems)
    check("harmless texts were taken", [] if taken >= len(HARMLESS) else ["only %d files were taken" % taken])


def test_file_names():
    place, problems = Place(), []
    source = questionnaire("x")
    for name, text in {**HARMFUL, **NOT_UTF8, **LINES}.items():
        path = place.dir.encode() + b"/data/tenken/questionnaires/" + encoded(text).replace(b"/", b"_") + b".cfg"
        place.write("data/tenken/questionnaires/x", "")
        with open(path, "w") as file:
            file.write(source.replace('id = "hostile"', 'id = "bad id"'))
        problems += place.run("check", path).problems(1)
        problems += place.run("check", path, path[:-4]).problems(1)
    for words in (("questionnaires",), ("questionnaires", "--json"), ("questions", "vendor"), ("new", "nosuch", "-o", "A"), ("list",)):
        problems += place.run(*words).problems(0, 1)
    assessment = place.new()
    for name, text in {**HARMFUL, **NOT_UTF8, **LINES}.items():
        path = place.dir.encode() + b"/" + encoded(text).replace(b"/", b"_")
        problems += place.run("report", assessment, "-O", path).problems(0, 1)
        problems += place.run("backup", path + b".db").problems(0, 1)
        problems += place.run("-d", path + b".db", "list").problems(0, 1)
        problems += place.run("backup", path + b".db").problems(1)
        problems += place.run("-d", path, "list").problems(0, 1)
    check("hostile names of files are told without harm", problems)


def test_settings():
    place, problems = Place(), []
    assessment = place.new()
    for name, text in {**HARMLESS, **HARMFUL, **LINES}.items():
        for escape in (literal, hex_literal):
            place.write("config/tenken/tenken.conf", "report_author = %s;\nreport_logo_text = %s;\nlanguage = %s;\nwho = %s;\nkeys = { next = %s; };\n"
                        % ((escape(text),) * 5))
            for words in (("list",), ("report", assessment), ("report", assessment, "-f", "json"), ("show", assessment)):
                problems += place.run(*words).problems(0)
    for name, data in NOT_UTF8.items():
        place.write("config/tenken/tenken.conf", b'report_author = "' + data + b'";\n')
        problems += place.run("report", assessment).problems(0)
    check("hostile settings are told or used without harm", problems)


# ---- straight into the database ---------------------------------------------------


def record_text(text):
    return text.replace("\\", "\\\\").replace("\n", "\\n")


def plant(place, assessment, text, seen, digest):
    """Puts the text in every column and every part of a record, as another program could."""
    t = record_text(text)
    valued = "state values\nvalues 4\nblank 4 %s\nnote %s\nmark\nbasis seen\nwhat %s\nwhere %s\nholder %s\nseen %s\nsha256 %s\n" \
        % ((t,) * 5 + (seen, digest))
    with sqlite3.connect(place.db) as db:
        for field in PROFILE:
            db.execute("UPDATE assessment SET %s = ?" % field, (text,))
        for item, record in (("q1", valued), ("q29-1", "state text\ntext %s\n" % t), ("q13", "state not-applicable\nreason %s\n" % t)):
            db.execute("INSERT OR REPLACE INTO answer VALUES (?, 0, ?, ?)", (assessment, item, record))
        db.execute("UPDATE event SET who = ?, before = ?, after = ?", (text, valued, valued))
    db.close()


def plant_text(place, text):
    """A questionnaire of the database with another text, its hash being right."""
    with sqlite3.connect(place.db) as db:
        data = questionnaire(text)
        digest = hashlib.sha256(data.encode("utf-8")).hexdigest()
        db.execute("PRAGMA foreign_keys = OFF")
        db.execute("UPDATE questionnaire SET hash = ?, text = ?", (digest, data))
        db.execute("UPDATE part SET hash = ?", (digest,))
    db.close()


def tour(lang_key=True):
    """Every screen once."""
    screens = ["wait Assessments", "quiet", "type e", "quiet", "print", "key Esc", "quiet", "key Delete", "quiet", "print", "key Esc", "quiet",
               "type /", "quiet", "key Esc", "quiet", "type g", "quiet", "print", "key Esc", "quiet", "type r", "quiet", "print", "key PgDn", "quiet",
               "print", "key Esc", "quiet", "key Enter", "quiet", "print", "type n", "quiet", "print", "key Esc", "quiet", "type x", "quiet", "print",
               "key Esc", "quiet", "type i", "quiet", "print", "key Esc", "quiet", "type o", "quiet", "print", "key PgDn", "quiet", "print", "type /",
               "type a", "quiet", "print", "key Esc", "quiet", "key Esc", "quiet", "type g", "quiet", "print", "key Down", "key Down", "quiet", "print",
               "key Enter", "quiet", "print", "key Esc", "quiet", "key Esc", "quiet", "type r", "quiet", "print", "key Esc", "quiet", "type ?", "quiet",
               "print", "key Esc", "quiet"]
    walk = ["key Enter", "quiet", "print"] * 6
    again = ["key F2", "quiet", "print", "type o", "quiet", "print", "key Esc", "quiet", "type g", "quiet", "print", "key Esc", "quiet",
             "resize 12x40", "quiet", "print", "resize 24x80", "quiet"] if lang_key else []
    return "\n".join(screens + walk + again + ["key Esc", "quiet", "type n", "quiet", "print", "key Esc", "quiet", "key Esc", "quiet", "type q", "end"]) + "\n"


def screen_problems(shown, written, problems):
    found = list(problems)
    if "status 0" not in shown:
        found.append("it did not end well: %s" % shown[-200:])
    found += ["on the screen: " + p for p in unsafe_in(shown.encode())]
    found += ["written: " + p for p in unsafe_in(written, "\n\r\b\t\x07\x0e\x0f\x1b")]
    for bad in (b"OWNED\x07", b"\x1b]", b"\x1bP", b"\x1b_", b"\x1b^", b"\x1b[6666", b"\xc2\x9b"):
        if bad in written:
            found.append("written: %r" % bad)
    return found


def test_database():
    for name, text in {**HARMFUL, **LINES}.items():
        place = Place()
        assessment = place.new()
        place.run("answer", assessment, "q1=4", "q2=1")
        problems = []
        for seen, digest in ((record_text(text), "0" * 64), ("2026-04-01", record_text(text)), ("2026-04-01", "0" * 64)):
            plant(place, assessment, text, seen, digest)
            found, wrong = read_all(place, assessment, statuses=(0, 1))
            problems += wrong
        if name in INVISIBLE and text not in found:
            problems.append("an answer that could be read was not")
        check("%s that stands in the database is told without harm" % name, problems)
        if name in ON_SCREENS:
            shown, written, wrong = place.screen(tour(name in ("escape", "bidi")))
            check("%s that stands in the database does not act on the screens" % name, screen_problems(shown, written, wrong))
    place = Place()
    assessment = place.new()
    problems = []
    for text in [*HARMFUL.values(), *LINES.values()]:
        plant_text(place, text)
        problems += read_all(place, assessment, statuses=(0, 1), langs=("en",))[1]
    check("a hostile questionnaire in the database is refused without harm", problems)


def test_screens():
    """What the command line takes, on the screens."""
    place = Place()
    for name in ("formula", "backslashes", "percent", "combining", "wide", "many words", "roff"):
        text = HARMLESS[name]
        assessment = place.new("vendor", "-o", text, "--contact=" + text, "--respondent=" + text)
        place.run("answer", assessment, "q1=4", "q1#4=" + text, "q13=n/a:" + text, "q29=5", "q29-1=" + text)
        place.run("note", assessment, "q1", "--", text)
    shown, written, wrong = place.screen(tour())
    check("what was taken does not act on the screens", screen_problems(shown, written, wrong))
    path = "\x1b]0;OWNED\x07"
    shown, written, wrong = place.screen("wait Assessments\nquiet\nkey Enter\nquiet\ntype n\nquiet\npaste a%s\u202eb\u200b\nquiet\nprint\nkey Esc\nquiet\n"
                                         "type r\nquiet\ntype s\nquiet\npaste /nofolder/%s\u202e\nquiet\nprint\nkey Enter\nquiet\nprint\nctrl c\nend\n" % (path, path))
    check("what is pasted does not act on the screens", [p for p in screen_problems(shown, written, wrong) if "end well" not in p])


def main():
    test_taken()
    test_refused()
    test_kept()
    test_one_line()
    test_bytes_from_stdin()
    test_words()
    test_files()
    test_file_names()
    test_settings()
    test_database()
    test_screens()
    finish()


if __name__ == "__main__":
    sys.exit(main())
