"""P4: any input is taken, or refused with file, line and reason, within 2 s and 256 MiB.

The memory is the kernel's limit on the address space, exactly 256 MiB. The time
is allowed threefold here, because the machine may be busy with other tests;
LIMIT_FACTOR=1 measures strictly. Both are left out with sanitizers.
"""

import os
import random
import re
import resource
import shutil
import socket
import sqlite3

from promises import ROOT, Place, check, finish, is_sanitized, limit_memory

MEBI = 1 << 20
MEMORY = 256 * MEBI
SECONDS = 2.0 * float(os.environ.get("LIMIT_FACTOR", "3"))
SANITIZED = is_sanitized()
HEAD = 'id = "x"; version = "1"; roles = [ "vendor" ]; title = { en = "T"; ja = "T"; };\n'

slowest = (0.0, "")


def run(place, *words, **more):
    """Runs tenken within the limits. Returns (Done, problems)."""
    global slowest
    done = place.run(*words, before=None if SANITIZED else limit_memory(MEMORY), timeout=30, **more)
    problems = done.problems(0, 1, 2)
    if not SANITIZED and done.seconds > SECONDS:
        problems.append("%s: %.1f s" % (done.name(), done.seconds))
    slowest = max(slowest, (done.seconds, done.name()))
    if b"out of memory" in done.err:
        problems.append("%s: out of memory" % done.name())
    return done, problems


def question(number, more="", options=3):
    return '{ id = "q%d"; kind = "multiple"; prompt = { en = "P"; ja = "P"; }; options = ( %s ); unjudged = [ %s ]; %s }' % (
        number, ", ".join('{ value = %d; text = { en = "O"; ja = "O"; }; }' % v for v in range(1, options + 1)),
        ", ".join(str(v) for v in range(1, options + 1)), more)


def with_questions(questions):
    return HEAD + 'sections = ( { id = "s"; title = { en = "S"; ja = "S"; }; questions = (\n' + ",\n".join(questions) + " ); } );\n"


def conditions():
    """Questionnaires whose conditions are as costly as the limits allow."""
    names = ["q%d" % n for n in range(1, 65)]
    base = [question(n, options=64) for n in range(1, 65)]
    wide = " and ".join("(%s = 1 or %s = 2)" % (a, b) for a, b in zip(names, names[1:]))
    clash = " and ".join("(%s = 1 or %s = 1)" % (a, b) for a in names[:20] for b in names[20:40])[:8000].rsplit(" and ", 1)[0] + " and not (%s)" % " or ".join(
        "%s = 1" % n for n in names[:10])
    counts = " and ".join("count(%s) >= 3" % n for n in names) + " and " + " and ".join("count(%s) < 3" % n for n in names)
    nots = "not " * 1500 + "q1 = 1"
    deep = "(" * 3000 + "q1 = 1" + ")" * 3000
    values = "q1 in (" + ", ".join(str(v % 64 + 1) for v in range(1900)) + ")"
    alternating = " and ".join("(q%d = 1 or q%d = 2) and not (q%d = 1 and q%d = 2)" % (n, n, n, n + 1) for n in range(1, 60))
    for name, condition in (("wide", wide), ("clash", clash), ("counts", counts), ("nots", nots), ("deep", deep), ("values", values),
                            ("alternating", alternating)):
        yield "condition " + name, with_questions(base + [question(100, 'ask_if = "%s";' % condition[:8190])])
    chain = [question(1)] + [question(n, 'ask_if = "q%d in (1, 2)";' % (n - 1)) for n in range(2, 15001)]
    yield "chain of conditions", with_questions(chain)
    yield "many long conditions", with_questions(base + [question(n, 'ask_if = "%s";' % wide, options=1) for n in range(100, 2500)])
    yield "many questions, every one asking of all before", with_questions(
        [question(n, 'ask_if = "%s";' % " or ".join("q%d = 1" % m for m in range(max(1, n - 300), n)) if n > 1 else "", options=1)
         for n in range(1, 2500)])


def judgements():
    entry = '{ clause = "c%d"; met = "q1 = 1"; partial = "q1 = 2"; unknown = "q1 = 3"; gap = "not (q1 = 1)"; }'
    yield "many judgements", with_questions([question(1, "judge = ( %s );" % ", ".join(entry % n for n in range(40000)))])
    rows = ", ".join('{ id = "r%d"; text = { en = "R"; ja = "R"; }; }' % n for n in range(64))
    columns = ", ".join('{ id = "%d"; text = { en = "C"; ja = "C"; }; }' % n for n in range(1, 65))
    matrix = '{ id = "q%d"; kind = "matrix-multiple"; prompt = { en = "P"; ja = "P"; }; rows = ( %s ); columns = ( %s ); }'
    yield "large matrices", with_questions([matrix % (n, rows, columns) for n in range(1800)])


def files():
    """Name and bytes of hostile questionnaires."""
    full = 16 * MEBI
    yield "one string of 16 MiB", 'x = "' + "a" * (full - 10) + '";\n'
    yield "one name of 16 MiB", "a" * full
    yield "one number of 16 MiB", "x = " + "1" * (full - 10) + ";"
    yield "one comment of 16 MiB", "/*" + "*" * (full - 10)
    yield "16 MiB and a byte", " " * (full + 1)
    yield "16 MiB of blanks", " " * full
    yield "16 MiB of line ends", "\n" * full
    yield "16 MiB of brackets", "x = " + "(" * (full - 10)
    yield "16 MiB of closing brackets", ")" * full
    yield "16 MiB of braces in pairs", "x = ( " + "{},".join([""] * (full // 3 - 10)) + "{} );"
    yield "16 MiB of quotes", '"' * full
    yield "16 MiB of backslashes", 'x = "' + "\\" * (full - 10)
    yield "16 MiB of adjacent strings", "x = " + '"a" ' * (full // 4 - 10) + ";"
    yield "adjacent strings, each long", "x = " + ('"%s"\n' % ("a" * 8000)) * 2000 + ";"
    yield "16 MiB of settings", "".join("a%d = 1;\n" % n for n in range(1200000))[:full]
    yield "16 MiB of the same setting", "a = 1;\n" * (full // 7)
    yield "40,000 settings of one group", HEAD + "".join("a%d = 1;\n" % n for n in range(40000))
    yield "16 MiB of numbers", "x = [ " + "1," * (full // 2 - 10) + "1 ];"
    yield "16 MiB of wrong lines", "? ! $\n" * (full // 6)
    yield "16 MiB of @include", '@include "x"\n' * (full // 13)
    yield "16 MiB of half comments", "/* */ " * (full // 6)
    yield "nesting of a million", "x = " + "( " * 1000000 + ") " * 1000000 + ";"
    yield "nesting of groups", "a : { " * 500000
    yield "a question nested in groups", HEAD + "sections = ( " + "{ a = ( " * 30 + " ) }" * 30 + " );"
    yield "20,000 questions", with_questions([question(n) for n in range(20000)])
    yield "20,001 questions", with_questions([question(n) for n in range(20001)])
    yield "60,000 small questions", with_questions(['{ id = "q%d"; kind = "text"; prompt = { en = "P"; ja = "P"; }; }' % n for n in range(60000)])
    yield "20,000 questions of one name", with_questions([question(1) for n in range(20000)])
    yield "20,000 sections", HEAD + "sections = ( " + ", ".join('{ id = "s%d"; title = { en = "S"; ja = "S"; }; questions = (); }' % n for n in range(20000)) + " );"
    yield "questions that all are wrong", with_questions(['{ id = "%d !"; kind = "?"; xyz = 1; ask_if = "q = = 1"; }' % n for n in range(100000)])
    yield "65 options", with_questions([question(1, options=65)])
    yield "100,000 options", with_questions([question(1, options=100000)])
    yield "a text without blanks", HEAD.replace('"T"', '"%s"' % ("x" * 8190)) + with_questions([question(1)])[len(HEAD):]
    yield "a text of combining characters", HEAD.replace('"T"', '"e%s"' % ("\u0301" * 4000)) + with_questions([question(1)])[len(HEAD):]
    yield "not UTF-8", b"\xff" * MEBI
    yield "half of a character at the end", HEAD.encode() + b"\xe3\x81"
    yield "NUL bytes", b"\0" * MEBI
    yield "NUL in a string", HEAD.encode() + b'x = "a\0b";'
    yield "line ends of old times", HEAD.replace("\n", "\r") * 1000
    yield "a mark of byte order", "\ufeff" + HEAD
    yield "UTF-16", HEAD.encode("utf-16")
    yield "numbers that are cut", HEAD + "x = 4294967296; y = 1e999; z = 0x1ffffffff; u = 99999999999999999999L;"
    yield "empty", b""
    generator = random.Random(1)
    yield "random bytes", generator.randbytes(MEBI)
    yield "random characters", "".join(chr(generator.choice((10, 34, 40, 41, 44, 47, 42, 59, 61, 64, 92, 97, 123, 125))) for _ in range(MEBI))
    yield from conditions()
    yield from judgements()


# A mistake with its place; without a line where the file as a whole is at fault.
TOLD = re.compile(rb"^[^:\n]*\.cfg(:\d+)?(:\d+)?: .+", re.M)


def test_files():
    place = Place()
    for name, data in files():
        path = place.write("x.cfg", data)
        done, problems = run(place, "check", "x.cfg")
        if done.status == 2:
            problems.append("status 2")
        if len(done.out) + len(done.err) > 4 * MEBI:
            problems.append("%d bytes of mistakes" % (len(done.out) + len(done.err)))
        if done.status == 1 and not TOLD.search(done.out + done.err):
            problems.append("no file and reason: %s %s" % (done.out[:200], done.err[:200]))
        if done.status == 0:
            # What is taken can be used, too.
            os.makedirs(place.data + "/questionnaires", exist_ok=True)
            shutil.copy(path, place.data + "/questionnaires/x.cfg")
            made, wrong = run(place, "new", "x", "-o", "A")
            assessment = made.out.decode().strip()
            problems += wrong
            for words in (("list",), ("answer", assessment, "q1=?"), ("show", assessment), ("report", assessment, "-O", "report.txt"), ("verify",)):
                if not made.status:
                    problems += run(place, *words)[1]
            shutil.rmtree(place.data)
        os.unlink(path)
        check("questionnaire: %s (%s, %.2f s)" % (name, "taken" if done.status == 0 else "refused", done.seconds), problems)


def special_files(place):
    """Names of things that are no file of text."""
    os.mkfifo(place.path("pipe.cfg"))
    os.mkdir(place.path("folder.cfg"))
    os.symlink("/dev/zero", place.path("zero.cfg"))
    os.symlink("loop.cfg", place.path("loop.cfg"))
    os.symlink("/proc/self/mem", place.path("mem.cfg"))
    os.symlink("/dev/tty", place.path("tty.cfg"))
    with open(place.path("huge.cfg"), "wb") as file:
        file.truncate(1 << 40)
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(place.path("socket.cfg"))
    listener.close()
    return "pipe folder zero loop mem tty huge socket missing".split()


def test_special():
    place = Place()
    names = special_files(place)
    for name in names:
        path = place.path(name + ".cfg")
        done, problems = run(place, "check", path)
        if done.status != 1:
            problems.append("it was taken")
        problems += run(place, "-d", path, "list")[1] if name not in ("missing",) else []
        shutil.rmtree(place.path("config/tenken"), True)
        os.makedirs(place.path("config/tenken"))
        os.symlink(path, place.conf)
        problems += run(place, "list")[1]
        os.makedirs(place.data + "/questionnaires", exist_ok=True)
        os.symlink(path, place.data + "/questionnaires/vendor.cfg")
        problems += run(place, "questionnaires")[1] + run(place, "questions", "vendor")[1]
        shutil.rmtree(place.data)
        check("%s in place of a questionnaire, the settings or the database" % name, problems)


def test_settings():
    place, problems = Place(), []
    for name, data in files():
        if not name.startswith(("16 MiB of", "one ", "nesting", "40,000", "random", "adjacent")):
            continue
        place.write("config/tenken/tenken.conf", data)
        done, wrong = run(place, "verify")
        problems += ["%s: %s" % (name, p) for p in wrong]
        if done.status:
            problems.append("%s: status %d" % (name, done.status))
    check("hostile settings are told, and the program goes on", problems)


def test_stdin():
    place, problems = Place(), []
    assessment = place.new()
    with open(place.path("endless"), "wb") as file:
        file.write(b"q1=1\nn x")
        file.truncate(1 << 40)
    streams = {"nothing but zeros": "/dev/zero", "an endless line": place.path("endless")}
    data = {"a line of 16 MiB": b"q1=" + b"1" * 16 * MEBI, "16 MiB of answers": b"q1=1\nq1=2\n" * (16 * MEBI // 10),
            "17 MiB of answers": b"q1=1\n" * (17 * MEBI // 5), "16 MiB of wrong answers": b"x=1\n" * (4 * MEBI), "16 MiB of line ends": b"\n" * 16 * MEBI,
            "a value of many numbers": b"q2=" + b"1," * 30000 + b"1\n", "all items again and again": b"q25.a=contract=1,proposal=1\nq2=1\n" * 20000}
    for name, source in {**streams, **data}.items():
        done, wrong = run(place, "answer", assessment, "-", stdin=source)
        problems += ["%s: %s" % (name, p) for p in wrong]
        # Every line of plain is answered with a question, and a conversation may be long.
        done, wrong = run(place, "plain", assessment, stdin=source if isinstance(source, str) else source[:MEBI // 8])
        problems += ["%s: %s" % (name, p) for p in wrong]
    check("hostile streams of answers", problems)


def test_words():
    place, problems = Place(), []
    assessment = place.new()
    long = "x" * 120000
    for words in (("note", assessment, "q1", long), ("answer", assessment, "q29-1=" + long), ("answer", assessment, "q2=" + "1," * 50000 + "1"),
                  ("answer", assessment, "q5=n/a:" + long), ("new", "vendor", "-o", long), ("new", "vendor," * 15000 + "vendor", "-o", "A"),
                  ("new", ",".join(["vendor"] * 2), "-o", "A"), ("show", long), ("-d", "/" + long, "list"), ("-d", "a/" * 50000, "list"), ("-l", long, "list"),
                  (long,), ("check", *(["/nosuch"] * 20000)), ("answer", assessment, *(["q1=1"] * 20000)), ("report", assessment, "--width", "9" * 1000),
                  ("report", assessment, "--fail-under", "9" * 1000), ("answer", assessment, "q" + "1" * 100000 + "=1"),
                  ("answer", assessment, "q1#" + "9" * 1000 + "=x"), ("questions", long), ("report", assessment, "-O", "/tmp/" + long)):
        done, wrong = run(place, *words)
        problems += wrong
    check("hostile words", problems)


# ---- databases -------------------------------------------------------------------


def look(place, assessment, path):
    """Every way of reading a database, and one of writing."""
    problems = []
    os.utime(path, (1, 1))  # one that was just written may be in the making, and is waited for
    for words in (("list",), ("show", assessment), ("report", assessment), ("verify",), ("show", assessment, "--history"), ("answer", assessment, "q1=2"),
                  ("backup", place.path("copy.db"))):
        problems += run(place, "-d", path, *words)[1]
    for name in os.listdir(place.dir):
        if name.startswith(("copy.db", "try.db")):
            os.unlink(place.path(name))
    return problems


def filled():
    """A place with a database in which there is something of everything, its log folded in."""
    place = Place()
    assessment = place.new("vendor,consignor", "-o", "Acme", "--contact=Sato")
    place.run("answer", assessment, "vendor/q1=4", "vendor/q1#4=other", "vendor/q2=?", "vendor/q13=n/a:no", "vendor/q25.g.contract=4", "consignor/q1=1")
    place.run("note", assessment, "vendor/q1", "a note")
    copy = place.path("clean.db")
    place.run("backup", copy)
    with open(copy, "rb") as file:
        return place, assessment, file.read()


def mutated(data, generator):
    """A copy with some bytes changed, a piece moved or the end cut off."""
    copy = bytearray(data)
    for _ in range(generator.choice((1, 2, 8, 64))):
        at = generator.choice((generator.randrange(100), generator.randrange(len(copy)), 4096 * generator.randrange(len(copy) // 4096) + generator.randrange(16)))
        kind = generator.randrange(4)
        if kind == 0:
            copy[at] ^= 1 << generator.randrange(8)
        elif kind == 1:
            copy[at] = generator.randrange(256)
        elif kind == 2:
            source = generator.randrange(len(copy) - 64)
            copy[at:at + 32] = copy[source:source + len(copy[at:at + 32])]
        else:
            copy[at:at + 4] = generator.choice((b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\0\0\0\0"))[:len(copy[at:at + 4])]
    return bytes(copy[:generator.randrange(512, len(copy))] if generator.randrange(8) == 0 else copy)


def test_mutated():
    rounds = int(os.environ.get("MUTATIONS", "25"))
    place, assessment, data = filled()
    generator, problems = random.Random(2), []
    for number in range(rounds):
        problems += ["copy %d: %s" % (number, p) for p in look(place, assessment, place.write("try.db", mutated(data, generator)))]
    check("%d damaged databases are read or refused" % rounds, problems)
    problems = []
    for name, other in (("empty", b""), ("random", generator.randbytes(MEBI)), ("its beginning only", data[:100]), ("half a page", data[:2000]), ("zeros", b"\0" * MEBI),
                        ("head and random", data[:100] + generator.randbytes(len(data))), ("pages in another order", data[:4096] + data[8192:] + data[4096:8192])):
        problems += ["%s: %s" % (name, p) for p in look(place, assessment, place.write("try.db", other))]
    with open(place.path("try.db"), "wb") as file:
        file.write(data)
        file.truncate(1 << 40)
    problems += look(place, assessment, place.path("try.db"))
    check("what is no database at all is refused", problems)


ENDLESS = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x, x, x, x, x, x, x, x, x FROM c"


def test_schema():
    """Tables that are something else than they seem."""
    place, assessment, data = filled()
    scripts = {
        "a view without end": "ALTER TABLE assessment RENAME TO old; CREATE VIEW assessment AS " + ENDLESS,
        "a trigger": "CREATE TRIGGER t AFTER INSERT ON event BEGIN INSERT INTO event SELECT assessment, id + 1, batch, 0, who, via, kind, part, item, before, after, undoes "
                     "FROM event WHERE id = NEW.id; END; PRAGMA recursive_triggers = ON",
        "a generated column": "CREATE TABLE more (y, x INTEGER GENERATED ALWAYS AS (length(printf('%1000000d', 1))))",
        "an index on an expression": "CREATE INDEX i ON event (printf('%1000000d', id))",
        "a missing table": "DROP TABLE event", "a missing column": "ALTER TABLE assessment DROP COLUMN phone",
        "columns of other types": "DROP TABLE position; CREATE TABLE position (assessment, part, item, event); INSERT INTO position VALUES (x'ff', 'a', 1.5, NULL)",
        "a virtual table": "DROP TABLE position; CREATE VIRTUAL TABLE position USING fts4(assessment, part, item, event)",
        "100,000 assessments": "PRAGMA foreign_keys = OFF; WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 100000) INSERT INTO assessment "
                               "SELECT printf('a%07d', x), 0, 'Acme', '', '', '', '', '', '' FROM c",
        "a note of 16 MiB": "UPDATE answer SET record = 'state open' || char(10) || 'note ' || printf('%.*c', 16000000, 'x') || char(10)",
        "a record of 100 MiB": "UPDATE answer SET record = printf('%.*c', 100000000, 'x')",
        "a record of many blanks": "UPDATE answer SET record = 'state values' || char(10) || 'values 4' || char(10) || replace(printf('%.*c', 100000, 'x'), 'x', 'blank 4 a' || char(10))",
        "answers to items that are not": "INSERT INTO answer SELECT assessment, ordinal, 'nosuch', 'state unknown' || char(10) FROM part",
        "200,000 events": "WITH RECURSIVE c(x) AS (SELECT 100 UNION ALL SELECT x + 1 FROM c WHERE x < 200000) INSERT INTO event SELECT e.assessment, c.x, c.x, 0, 'x', 0, 0, 0, "
                          "'q1', e.before, e.after, 0 FROM c, (SELECT * FROM event LIMIT 1) e",
        "bytes in place of text": "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, 'STRICT, ', ''); PRAGMA writable_schema = RESET; "
                                  "UPDATE assessment SET organisation = x'00ff1b5b', created_utc_ms = 'never'",
        "negative numbers": "UPDATE event SET at_utc_ms = -9223372036854775808, batch = -1, part = -2147483648, undoes = 9223372036854775807; UPDATE assessment SET created_utc_ms = 9223372036854775807",
    }
    for name, script in scripts.items():
        path = place.write("try.db", data)
        db = sqlite3.connect(path)
        problems = []
        try:
            db.executescript(script)
        except sqlite3.Error as error:
            problems.append("the test itself: %s" % error)
        db.close()
        problems += look(place, assessment, path)
        check("database: %s" % name, problems)


def main():
    test_files()
    test_special()
    test_settings()
    test_stdin()
    test_words()
    test_mutated()
    test_schema()
    print("# slowest: %.2f s, %s" % (slowest[0], slowest[1][:100]))
    finish()


if __name__ == "__main__":
    main()
