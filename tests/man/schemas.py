"""tenken-json(5) against what the program writes. Prints TAP.

Every schema is written by real commands, often enough that every member occurs;
the page must have each with its type, in its order, and no other.
"""

import glob
import json
import os
import re
import sqlite3

from pages import ROOT, Home, check, difference, read, sources, type_of

PAGE = "tenken-json.5"
TYPES = ("whole number", "number", "string", "object", "array", "true or false", "null")


# ---- the page ------------------------------------------------------------


class Part:
    """What the page says of a document or an object."""

    def __init__(self, body):
        self.types, self.has = {}, []  # has: prefix of a path, name of an object whose members stand there, too
        for path, text in re.findall(r"^\.It Cm (\S+)\n((?:(?!\.It |\.El).*\n)*)", body, re.M):
            words = re.sub(r"\s+", " ", text).lower()
            kind = next((t for t in TYPES if words.startswith(t)), None)
            assert kind, "%s: %s" % (path, words)
            assert path not in self.types, "%s is there twice" % path
            self.types[path] = {kind.replace("whole ", "")} | ({"null"} if re.search(r"\bnull\b", words) else set())
            self.has += [(path + ("[]" if kind == "array" else "") + ".", name) for name in re.findall(r"^\.Sx (\w+)", text, re.M)]


def documented():
    """The parts of the page: schemas by name, and objects."""
    page = read("man", PAGE)
    parts = {name: Part(body) for name, body in re.findall(r"^\.Ss (\S+)\n((?:(?!\.S[sh] ).*\n)*)", page, re.M)}
    return {n: p for n, p in parts.items() if "/" in n}, {n: p for n, p in parts.items() if "/" not in n}


# ---- the program -----------------------------------------------------------


class Seen:
    """Members of the documents of a schema, merged."""

    def __init__(self):
        self.types, self.orders = {}, []

    def add(self, value, path="", free=()):
        if isinstance(value, dict):
            names = ["*" if path in free else name for name in value]
            self.orders.append([(path + "." if path else "") + name for name in names])
            for name, inner in zip(names, value.values()):
                own = (path + "." if path else "") + name
                self.types.setdefault(own, set()).add(type_of(inner))
                self.add(inner, own, free)
        elif isinstance(value, list):
            for inner in value:
                self.add(inner, path + "[]", free)


# Objects whose names are data: columns, values.
FREE = {"tenken-answers/1": ("parts[].answers[].cells",), "tenken-history/1": ("changes[].before.cells", "changes[].after.cells"),
        "tenken-benchmarks/1": ("benchmarks[].values",), "tenken-upgrade/1": ("parts[].answers.list[].before.cells",)}


def made(home, *words):
    done = home.run(*words)
    assert done.returncode == 0, (words, done.stderr)
    return done.stdout.strip()


def fill(home):
    """Two assessments that between them have everything."""
    one = made(home, "new", "vendor", "-o", "Acme", "-r", "Sato")
    three = made(home, "new", "remote-check", "-o", "Other")
    made(home, "answer", three, "c01=2", "b1.a=2")
    two = made(home, "new", "vendor,remote-check", "-o", "Acme")
    for words in (("q1=1",), ("q2=?",), ("q3=none",), ("q5=n/a:no reason",), ("q4.a=1",), ("q4=?",), ("q1#4=other words",), ("q25.a.contract=4",),
                  ("q25.b.contract=1",), ("--interview", "q1=2"), ("q1=4", "q1#4=other words"), ("q29-1=text",)):
        home.run("answer", one, *words)
    made(home, "note", one, "q1", "a note")
    made(home, "basis", one, "q1", "seen")
    made(home, "evidence", one, "q1", "--what", "a contract", "--where", "here", "--holder", "Sato", "--seen", "2026-03-31")
    made(home, "evidence", one, "q25.a", "--what", "a contract")
    made(home, "answer", two, "vendor/q1=3", "vendor/q25.a.contract=1", "remote-check/c01=1", "remote-check/b1.a=1")
    for number in (one, two):
        made(home, "finding", number, "heard in passing", "--tag", "both")
        made(home, "incident", number, "--course", "copied to a USB stick", "--when", "2018-05")
        made(home, "factor", number, "nobody watches", "--remote")
        made(home, "action", number, "ask the lawyer")
        made(home, "exception", number, "contract-reviewer", "--why", "old", "--who", "Sato", "--until",
             "2026-12-31" if number == one else "2027-01-31")
        made(home, "duty", number, "confidentiality=both")
    made(home, "action", one, "write it down", "--clause", "contract-reviewer", "--due", "2026-12-31", "--who", "Kato")
    made(home, "action", two, "write it down", "--clause", "contract-reviewer", "--due", "2026-11-30")
    return one, two, three


def moved(home):
    """An assessment whose questionnaire has a newer version."""
    folder = os.path.join(home.dir.name, "data", "tenken", "questionnaires")
    number = None
    for version in sorted(glob.glob(os.path.join(ROOT, "tests", "data", "upgrade", "*"))):
        for path in glob.glob(os.path.join(version, "*.cfg")):
            with open(path, encoding="utf-8") as file:
                home.write(os.path.join(folder, os.path.basename(path)), file.read())
        name = os.path.splitext(os.path.basename(glob.glob(os.path.join(version, "*.cfg"))[0]))[0]
        if number is None:
            number = made(home, "new", name, "-o", "Acme")
            questions = json.loads(made(home, "questions", number, "--json"))["questions"]
            for question in questions:
                for value in ("1", "?"):
                    for place in [question["id"]] + [question["id"] + "." + row["id"] for row in question["rows"]] + \
                            ["%s.%s.%s" % (question["id"], row["id"], c["id"]) for row in question["rows"] for c in question["columns"]]:
                        home.run("answer", number, "%s=%s" % (place, value))
    return number


def outputs():
    """Documents, by schema."""
    home = Home()
    one, two, three = fill(home)
    made(home, "profile", one, "--phone", "03") if home.run("profile", "--help").returncode == 0 else None
    commands = [("list", "--json"), ("questionnaires", "--json"), ("questions", "vendor", "--json"), ("questions", two, "--json"),
                ("questions", one, "--json"), ("benchmarks", "--json"), ("clauses", "-f", "json"), ("clauses", one, "-f", "json"),
                ("clauses", one, "--missing", "-f", "json"), ("due", "--within", "9999d", "--json"), ("compare", one, two, "-f", "json"),
                ("summary", two, three, "-f", "json"), ("summary", two, three, "--anonymous", "-f", "json")]
    for number in (one, two):
        commands += [("show", number, "--json"), ("show", number, "--history", "--json"), ("duty", number, "--json"),
                     ("report", number, "-f", "json", "--parts", "all,document"),
                     ("report", number, "-f", "json", "--side", "vendor", "--chapter", "contract-terms"),
                     ("report", number, "-f", "json", "--side", "vendor")]
        commands += [(kind, number, "--json") for kind in ("finding", "incident", "factor", "action", "exception")]
    third = moved(home)
    commands += [("upgrade", third, "--dry-run", "--json"), ("upgrade", third, "--json"), ("show", third, "--history", "--json"),
                 ("show", third, "--json"), ("list", "--json"), ("report", third, "-f", "json")]
    found = {}
    for words in commands:
        done = home.run(*words)
        try:
            value = json.loads(done.stdout)
        except ValueError:
            raise AssertionError((words, done.returncode, done.stderr)) from None
        name = value["schema"]
        found.setdefault(name, Seen()).add(value, free=FREE.get(name, ()))
    return found


def order_problems(part, seen):
    """The page's order is that of every object."""
    place = {path: i for i, path in enumerate(part.types)}
    return ["%s before %s" % (a, b) for names in seen.orders for a, b in zip(names, names[1:])
            if a != b and a in place and b in place and place[a] >= place[b]]


LIKE = {"tenken-report/1": {"clauses[].open[]": "clauses[].evidence[]", "clauses[].silent[]": "clauses[].evidence[]",
                            "clauses[].benchmarks[]": "clauses[].benchmark"}}


def resolve(name, seen):
    """Members that the page describes once for several places."""
    for other, like in LIKE.get(name, {}).items():
        for path in [p for p in seen.types if p.startswith(other + ".")]:
            seen.types.setdefault(like + path[len(other):], set()).update(seen.types.pop(path))


def compare(part, objects, seen, used):
    """Members that are written and not on the page or of another type; used collects members of objects."""
    problems = []
    for path, types in seen.types.items():
        homes = [(part.types, path, None)] + [(objects[name].types, path[len(prefix):], name) for prefix, name in part.has
                                              if path.startswith(prefix)]
        homes = [(on_page, rest, name) for on_page, rest, name in homes if rest in on_page]
        if not homes:
            problems.append("%s is not on the page" % path)
        elif not types <= set().union(*(on_page[rest] for on_page, rest, _ in homes)):
            problems.append("%s: %s on the page, %s written" % (path, [sorted(o[r]) for o, r, _ in homes], sorted(types)))
        used.update((name, rest) for _, rest, name in homes)
    return problems


def main():
    (pages, objects), found = documented(), outputs()
    written = {s for path in sources("core/*.c", "tui/*.c") for s in re.findall(r'"(tenken-[a-z]+/\d+)"', read(path))}
    check("every schema of the program has a part in %s" % PAGE, difference("on the page", set(pages), "in the program", written))
    check("and is written here", difference("written", set(found), "in the program", written))
    used = set()
    for name in sorted(written & set(pages) & set(found)):
        part, seen = pages[name], found[name]
        resolve(name, seen)
        check("%s: what is written is on the page" % name, compare(part, objects, seen, used))
        check("%s: what is on the page is written" % name, ["%s is not written" % p for p in part.types if p not in seen.types])
        check("%s: in that order" % name, sorted(set(order_problems(part, seen))))
    check("members of objects are written somewhere", ["%s of %s is not written" % (path, name) for name, part in objects.items()
                                                       for path in part.types if (name, path) not in used])
    print("1..%d" % __import__("pages").count)


if __name__ == "__main__":
    main()
