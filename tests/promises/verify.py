"""P13: verify says what it checked and what it did not, and repairs nothing unasked."""

import os
import sqlite3

from promises import Place, check, finish

DAMAGE = {  # what somebody does to the database: what verify says of it
    "an answer is changed": ("UPDATE answer SET record = replace(record, 'values 1', 'values 2')", "is not what the history says"),
    "an answer is taken away": ("DELETE FROM answer WHERE item = 'q1'", "is missing"),
    "an answer is added": ("INSERT INTO answer SELECT assessment, ordinal, 'q3.a', 'state unknown' || char(10) FROM part", "is not what the history says"),
    "an answer does not fit": ("UPDATE answer SET record = replace(record, 'values 1', 'values 99')", "does not fit its question"),
    "a record is damaged": ("UPDATE answer SET record = 'nonsense'", "record of 'q1' is damaged"),
    "an event is changed": ("UPDATE event SET after = replace(after, 'values 1', 'values 2') WHERE item = 'q1'", "what the history says|does not begin"),
    "an event is taken away": ("DELETE FROM event WHERE id = 2", "history"),
    "a questionnaire is changed": ("UPDATE questionnaire SET text = replace(text, 'IT', 'XX')", "not the one that was answered"),
    "a questionnaire is taken away": ("PRAGMA foreign_keys = OFF; DELETE FROM questionnaire", "points at nothing|is missing"),
    "a part is taken away": ("PRAGMA foreign_keys = OFF; DELETE FROM part", "has no questionnaire|points at nothing"),
    "an assessment is taken away": ("PRAGMA foreign_keys = OFF; DELETE FROM assessment", "points at nothing"),
    "an item that is not": ("INSERT INTO answer SELECT assessment, ordinal, 'nosuch', 'state unknown' || char(10) FROM part", "nosuch"),
    "another table": ("CREATE TABLE more (x)", "tables are not those"),
    "a trigger": ("CREATE TRIGGER t AFTER INSERT ON event BEGIN SELECT 1; END", "tables are not those"),
    "a view": ("CREATE VIEW v AS SELECT 1", "tables are not those"),
}
NOT_CHECKED = 3  # sentences that say what was not looked at


def filled():
    place = Place()
    assessment = place.new()
    place.run("answer", assessment, "q1=1", "q2=?", "q13=n/a:no")
    place.run("note", assessment, "q1", "a note")
    return place


def content(folder):
    found = {}
    for name in sorted(os.listdir(folder)):
        path = os.path.join(folder, name)
        with open(path, "rb") as file:
            found[name] = (file.read(), os.stat(path).st_mtime_ns, os.stat(path).st_mode)
    return found


def verify(place, lang="en"):
    """Runs verify. Returns (Done, its sentences, what changed on the disk)."""
    before = content(place.data)
    done = place.run("-l", lang, "verify")
    after = content(place.data)
    text = done.out.decode("utf-8").replace("\n    ", " ")
    return done, text, [] if before == after else ["the files were changed: %s, %s" % (sorted(before), sorted(after))]


def test_sound():
    place = filled()
    done, text, problems = verify(place)
    problems += done.problems(0)
    if text.count("sound: ") < 5 or text.count("not checked: ") != NOT_CHECKED or "WRONG" in text:
        problems.append(text)
    check("a sound database: what was checked and what was not is told", problems)
    japanese = verify(place, "ja")[1]
    check("in Japanese just as much", [] if japanese.count("\n") == text.count("\n") and japanese != text else [japanese])


def test_damage():
    for name, (script, said) in DAMAGE.items():
        place = filled()
        db = sqlite3.connect(place.db)
        db.executescript(script)
        db.close()
        done, text, problems = verify(place)
        problems += done.problems(1)
        wrong = [line for line in text.splitlines() if line.startswith(("WRONG", "remark"))]
        if not any(word in line for word in said.split("|") for line in wrong):
            problems.append("told instead: %s" % wrong)
        if text.count("not checked: ") != NOT_CHECKED:
            problems.append("it does not say what was not checked")
        again = verify(place)
        if again[1] != text:
            problems.append("the second time it says something else")
        check("%s: found, told, left as it is" % name, problems + again[2])


def test_profile():
    """Only a profile that was changed once stands in the history."""
    place = filled()
    place.screen("wait Acme\nquiet\ntype e\nquiet\ntype x\nquiet\nkey Enter\nquiet\ntype q\nend\n")
    db = sqlite3.connect(place.db)
    problems = [] if db.execute("SELECT count(*) FROM event WHERE part = -1").fetchone()[0] else ["the screen changed no profile"]
    db.executescript("UPDATE assessment SET organisation = 'Other'")
    db.close()
    done, text, changed = verify(place)
    problems += done.problems(1)
    if "the profile is not what the history says" not in text:
        problems.append(text)
    check("the profile is changed: found, told, left as it is", problems + changed)


def test_pages():
    found = 0
    place = filled()
    with open(place.db, "rb") as file:
        data = file.read()
    pages = len(data) // 4096
    problems = []
    for page in range(1, pages):
        broken = bytearray(data)
        broken[page * 4096:page * 4096 + 64] = b"\xa5" * 64
        with open(place.db, "wb") as file:
            file.write(broken)
        done, text, changed = verify(place)
        problems += done.problems(0, 1) + ["page %d: %s" % (page, p) for p in changed]
        found += done.status == 1
    if found < pages - 3:
        problems.append("%d of %d damaged pages were found" % (found, pages - 1))
    check("damaged pages: found, told, left as they are", problems)


def test_mode():
    place = filled()
    os.chmod(place.db, 0o644)
    done, text, problems = verify(place)
    if done.status != 1 or "other users may open the file" not in text:
        problems.append(text)
    check("a file that others may read: found, told, left as it is", problems)


def main():
    test_sound()
    test_damage()
    test_profile()
    test_pages()
    test_mode()
    finish()


if __name__ == "__main__":
    main()
