"""Manuals against the program and its source. Prints TAP.

What is compared: settings, limits, messages, keys, examples; JSON documents in
schemas.py. So code and page can only change together.
"""

import glob
import json
import os
import re
import signal
import subprocess
import sys
import tempfile

ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
TENKEN = os.environ.get("TENKEN", os.path.join(ROOT, "build", "tenken"))

signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that the folder goes then too
count = 0


def check(name, problems):
    """One line of TAP; problems is a list of sentences, empty when all is well."""
    global count
    count += 1
    print("%s %d - %s" % ("not ok" if problems else "ok", count, name))
    for problem in problems:
        print("# " + problem)
    sys.stdout.flush()


def read(*path):
    with open(os.path.join(ROOT, *path), encoding="utf-8") as file:
        return file.read()


def plain(text):
    """Text of a line of roff as it is shown."""
    return text.replace("\\&", "").replace("\\(dq", '"').replace("\\-", "-").replace("\\e", "\\")


def difference(where_a, a, where_b, b):
    return ["%s: only %s" % (name, where_a) for name in sorted(a - b)] + \
           ["%s: only %s" % (name, where_b) for name in sorted(b - a)]


# ---- the program ---------------------------------------------------------


class Home:
    """An empty home, and tenken in it."""

    def __init__(self):
        self.dir = tempfile.TemporaryDirectory(prefix="tenken-man.")
        self.env = dict(os.environ, HOME=self.dir.name, LC_ALL="C.UTF-8", TENKEN_DATADIR=ROOT,
                        XDG_DATA_HOME=self.dir.name + "/data", XDG_CONFIG_HOME=self.dir.name + "/config")
        self.env.pop("LANGUAGE", None)

    def write(self, path, text):
        path = os.path.join(self.dir.name, path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    def run(self, *words, text=None):
        return subprocess.run([TENKEN, *words], env=self.env, input=text, capture_output=True,
                              encoding="utf-8", timeout=60, check=False)


# ---- the source ----------------------------------------------------------


def strings_of(array_name, source):
    """Every string of `array_name[…] = { … };`"""
    found = re.search(r"\b%s\[[^\]]*\] = \{(.*?)\};" % array_name, source, re.S)
    assert found, "no array %s" % array_name
    return re.findall(r'"([^"]*)"', found.group(1))


def constants():
    """Names of enum values and macros with the numbers they stand for."""
    values = {}
    for path in glob.glob(os.path.join(ROOT, "core", "*.[ch]")):
        with open(path, encoding="utf-8") as file:
            for name, value in re.findall(r"\b([A-Z][A-Z_]+_MAX|[A-Z]+_MIN|[A-Z]+_MAX) =\s+([0-9 *]+)\b", file.read()):
                values.setdefault(name, set()).add(eval(value))  # digits and * only
    return values


ANYTHING = "[^;]{1,60}?"  # what a directive stands for


def strings(paths):
    """Every string of these files as it is, adjacent ones joined."""
    literal = r'"(?:[^"\\\n]|\\.)*"'
    for path in paths:
        with open(path, encoding="utf-8") as file:
            source = file.read()
        for run in re.findall(literal + r"(?:\s*" + literal + ")*", source):
            text = "".join(found[1:-1] for found in re.findall(literal, run))
            yield re.sub(r"\\(.)", lambda m: "\n" if m.group(1) == "n" else m.group(1), text)


def pattern_of(text):
    """A pattern for what a format gives, and its fixed parts."""
    parts = re.split(r"%(?:\.\*|\.?[0-9]+)?(?:z|l|ll)?[sducgXi]", text.replace("%%", "%"))
    return re.compile(ANYTHING.join(re.escape(part) for part in parts), re.S), parts


def sources(*names):
    return [path for name in names for path in sorted(glob.glob(os.path.join(ROOT, name)))]


def messages():
    """A pattern for every string of the source that could be a message, or what a message expects."""
    patterns = {}
    for text in strings(sources("core/*.c", "tui/*.c")):
        pattern, parts = pattern_of(text)
        if len(re.findall(r"[a-z]", "".join(parts))) >= 4 or (len(parts) == 1 and text.strip()):
            patterns[pattern.pattern] = pattern
    return list(patterns.values())


def is_message(text, patterns):
    """Is it a message of the program, the part behind "expected" being one by itself or not?"""
    if "; expected " not in text:
        return any(p.fullmatch(text) for p in patterns)
    fault, expected = text.split("; expected ", 1)
    open_end = re.escape("; expected ") + ANYTHING
    if any(p.fullmatch(text) for p in patterns if re.escape("; expected ") in p.pattern and not p.pattern.endswith(open_end)):
        return True
    return any(p.fullmatch(fault + "; expected this") for p in patterns if p.pattern.endswith(open_end)) and \
        any(p.fullmatch(expected) for p in patterns)


# ---- tests ---------------------------------------------------------------


def pages():
    return sorted(glob.glob(os.path.join(ROOT, "man", "*.[1-8]")) + glob.glob(os.path.join(ROOT, "man", "*", "*.[1-8]")))


def test_lint():
    for path in pages():
        out = subprocess.run(["mandoc", "-T", "lint", "-W", "warning", path], capture_output=True,
                             encoding="utf-8", check=False).stdout
        check("%s is silent under mandoc -T lint" % os.path.relpath(path, ROOT), out.splitlines())


def test_references():
    names = {os.path.basename(path) for path in pages()}
    missing = set()
    for path in pages():
        for name, section in re.findall(r"^\.Xr (\S+) (\d)", read(path), re.M):
            if name.startswith("tenken") and "%s.%s" % (name, section) not in names:
                missing.add("%s refers to %s(%s)" % (os.path.basename(path), name, section))
    check("every page referred to is there", sorted(missing))


def test_messages():
    patterns = messages()
    for name in ("tenken-questionnaire.5", "tenken.conf.5"):
        lines = [plain(line) for line in re.findall(r"^\.D1 (.*)", read("man", name), re.M)]
        wrong = [line for line in lines
                 if not is_message(line, patterns) and not is_message(re.sub(r'^"\w+", character N: ', "", line), patterns)]
        check("the messages in %s are the program's" % name, ["no such message: " + line for line in wrong])


# Cannot be met by a file: its size is looked at before it is read.
NEVER_MET = {"%zu bytes are too many; expected at most %d"}


def test_messages_are_told():
    lines = [plain(line) for line in re.findall(r"^\.D1 (.*)", read("man", "tenken-questionnaire.5"), re.M)]
    told = lines + [re.sub(r'^"\w+", character N: ', "", line) for line in lines]
    missing = set()
    for text in strings(sources("core/cfg*.c", "core/loader*.c", "core/check*.c", "core/condition.c", "core/questionnaire.c")):
        pattern = pattern_of(text)[0]
        if "; expected" in text and text not in NEVER_MET and not any(pattern.fullmatch(line) for line in told):
            missing.add(text)
    check("every message about a file is in tenken-questionnaire(5)", sorted(missing))


def example(name):
    page = read("man", "tenken-questionnaire.5")
    body = page.split('.\\" BEGIN %s\n' % name)[1].split('.\\" END %s\n' % name)[0]
    lines = body.splitlines()
    assert lines[0].startswith(".Bd -literal") and lines[-1] == ".Ed", name
    return "".join(plain(line) + "\n" for line in lines[1:-1])


def test_examples():
    for name in ("example.cfg", "example-clauses.cfg"):
        check("%s on the page is the file in tests/data" % name,
              [] if example(name) == read("tests", "data", name) else ["they differ"])
    home = Home()
    clauses = home.write("example-clauses.cfg", example("example-clauses.cfg"))
    questions = home.write("example.cfg", example("example.cfg"))
    result = home.run("check", clauses, questions)
    check("tenken check has nothing to say of the example",
          (result.stdout + result.stderr).splitlines() + (["status %d" % result.returncode] if result.returncode else []))
    home.write("trial/questionnaires/clauses.cfg", example("example-clauses.cfg"))
    home.write("trial/questionnaires/example.cfg", example("example.cfg"))
    home.env["TENKEN_DATADIR"] = home.dir.name + "/trial"
    number = home.run("new", "example", "-o", "Acme").stdout.strip()
    home.run("answer", number, "q1=1", "q3=2", "q4=2", "q5.a.contract=3", "q5.b.spec=1")
    report = home.run("report", number, "-f", "json")
    verdicts = {c["id"]: c["verdict"] for c in json.loads(report.stdout or '{"clauses":[]}')["clauses"]}
    wanted = {"secrecy": "met", "incident-report": "gap", "access-rule": "gap", "second-factor": "partial"}
    check("the example can be asked and is judged", [] if verdicts == wanted else [report.stderr, str(verdicts)])


def section(page, start, end):
    return page.split(start, 1)[1].split(end, 1)[0]


def test_settings():
    source = read("core", "settings.c")
    page = read("man", "tenken.conf.5")
    body = section(page, ".Ss Settings\n", ".Sh KEYS\n")
    listed = set(re.findall(r"^\.It Cm (\S+)$", body, re.M))
    known = set(strings_of("names", source))
    check("tenken.conf(5) has every setting and no other", difference("on the page", listed, "in settings.c", known))
    words = {w for array in ("colours", "widths", "papers", "whos") for w in strings_of(array, source)}
    said = set(re.findall(r'"([\w]+)"', plain("\n".join(re.findall(r"^\.Cm (.*)$", body, re.M)))))
    check("tenken.conf(5) has every word of a setting", ["%s is missing" % w for w in sorted(words - said)])


def options_of(command):
    """(short letter or "", long name) of each option that the help of a command lists."""
    out = Home().run("-l", "en", command, "--help").stdout
    return [(short.strip("-, "), long) for short, long in re.findall(r"^ +(-\w, +)?--([\w-]+)", out, re.M)]


def without(options, text):
    """Those of the options that a piece of mdoc does not name."""
    return ["--%s is missing" % long for short, long in options
            if not re.search(r"\bFl -%s\b" % long, text) and not re.search(r"-%s\b" % long, text)
            and not (short and re.search(r"\bFl %s\b" % short, text))]


def test_options():
    page = read("man", "tenken.1")
    body = section(page, ".Sh COMMANDS\n", ".Sh ANSWERS\n")
    problems = []
    for command in sorted(set(re.findall(r"^\.It Cm (\w+)", body, re.M))):
        entry = "".join(re.findall(r"^\.It Cm %s\b.*?(?=^\.It Cm (?!%s\b)|\Z)" % (command, command), body, re.M | re.S))
        problems += ["%s: %s" % (command, p) for p in without(options_of(command), entry)]
    check("tenken(1) has every option of every command", problems)
    for folder in ("man", "man/ja"):
        page = read(folder, "tenken-report.7")
        synopsis = page.split(".Nm tenken\n.Cm report\n", 1)[1].split(".Sh ", 1)[0]
        check("the synopsis of %s/tenken-report.7 has every option of report" % folder,
              without(options_of("report"), synopsis))


def test_settings_run():
    home = Home()
    page = read("man", "tenken.conf.5")
    body = page.split('.\\" BEGIN example.conf\n')[1].split('.\\" END example.conf\n')[0].splitlines()[1:-1]
    home.write("config/tenken/tenken.conf", "\n".join(map(plain, body)) + "\n")
    result = home.run("questionnaires")
    check("the example of tenken.conf(5) is taken", result.stderr.splitlines())
    check("and its language is used", [] if "委託先" in result.stdout else [result.stdout])
    wanted = plain(re.search(r"^\.Dl (tenken\.conf:2.*)$", page, re.M).group(1))
    home.write("config/tenken/tenken.conf", 'author = "A";\nreport_width = 20;\n')
    result = home.run("questionnaires")
    check("a wrong setting is told as on the page, and the program goes on",
          [] if result.stderr.strip() == "tenken: " + wanted and result.returncode == 0 else [result.stderr])


def test_keys():
    path = os.path.join(ROOT, "man", "tenken.conf.5")
    result = subprocess.run([sys.executable, os.path.join(ROOT, "tests", "man", "keys.py"), path],
                            capture_output=True, encoding="utf-8", check=False)
    check("tenken.conf(5) has the key tables of tui", (result.stdout + result.stderr).splitlines())
    names = set(strings_of("named", read("tui", "key.c"))) | set(strings_of("mouse_names", read("tui", "key.c"))) | {"Space"}
    body = section(read("man", "tenken.conf.5"), ".Ss Names of keys\n", '.\\" KEYS-BEGIN')
    said = set(re.findall(r"[\w-]+", " ".join(re.findall(r"^\.It Cm (.*)$", body, re.M))))
    missing = {n for n in names - said if not re.fullmatch(r"F([2-9]|1[01])", n)}
    check("tenken.conf(5) names every key", ["%s is missing" % n for n in sorted(missing)])


def loader_names():
    """The names that each loader*.c lets a group have."""
    names = set()
    for path in glob.glob(os.path.join(ROOT, "core", "loader*.c")):
        with open(path, encoding="utf-8") as file:
            source = file.read()
        for array, body in re.findall(r"static const char \*const (\w*(?:names|catalogues))\[[^\]]*\] = \{(.*?)\};", source, re.S):
            names |= set(re.findall(r'"([^"]*)"', body))
    return names


def test_loader():
    page = read("man", "tenken-questionnaire.5")
    body = section(page, ".Sh QUESTIONNAIRES\n", ".Sh WHAT TENKEN CHECK")
    said = set()
    for line in re.findall(r"^\.(?:It Cm|Cm) (.*)$", body, re.M):
        said |= set(re.findall(r"[a-z][a-z0-9_-]*", line))
    names = loader_names()
    check("tenken-questionnaire(5) has every setting", ["%s is missing" % n for n in sorted(names - said)])
    kinds = set(strings_of("kind_names", read("core", "questionnaire.c")))
    words = kinds | set(re.findall(r'"(\w+)"', read("core", "clause.c"))) | {"by", "or"}
    heads = set()
    for line in re.findall(r"^\.It Cm (.*)$", body, re.M):
        heads |= set(re.findall(r"[a-z][a-z0-9_-]*", line))
    check("and no other", ["%s is unknown" % n for n in sorted(heads - names - words)])
    check("and every kind of question", ["%s is missing" % k for k in sorted(kinds - said)])


def test_limits():
    body = section(read("man", "tenken-questionnaire.5"), ".Ss Limits\n", "A message names the limit")
    rows = dict(re.findall(r"^\.It (.*?) Ta (.*)$", body, re.M))
    known = constants()
    wanted = {
        "file": ("CFG_FILE_MAX", lambda text: int(text.split()[0]) * 1024 * 1024),
        "text, all joined parts together": ("CFG_STRING_MAX", None),
        "settings and elements in a file": ("CFG_SETTINGS_MAX", None),
        "settings in a group": ("CFG_KEYS_MAX", None),
        "brackets inside each other": ("CFG_NESTING_MAX", None),
        "sections": ("SECTIONS_MAX", None),
        "questions": ("QUESTIONNAIRE_QUESTIONS_MAX", None),
        "options, rows, columns or values": ("QUESTIONNAIRE_CHOICES_MAX", None),
        "judgements of a question": ("JUDGEMENTS_MAX", None),
        "id": ("QUESTIONNAIRE_ID_MAX", None),
        "chapters": ("CHAPTERS_MAX", None),
        "clauses": ("CLAUSES_MAX", None),
        "sources, or ids of a catalogue": ("REFERENCES_MAX", None),
    }
    wrong = []
    for row, (name, number) in wanted.items():
        text = rows.get(row, "0").replace(",", "")
        value = number(text) if number else int(re.match(r"\d+", text).group())
        if value not in known.get(name, set()):
            wrong.append("%s: %s on the page, %s is %s" % (row, text, name, known.get(name)))
    check("the limits on the page are those of the source", wrong)


def test_verdicts():
    page = section(read("man", "tenken-report.7"), ".Ss Verdicts\n", ".Sh JUDGEMENT")
    rows = dict(re.findall(r"^\.It (\S+) Ta (.*?) Ta ", page, re.M))
    source = dict(re.findall(r'\{ "([a-z-]+)", N_\("([^"]+)"\) \}', read("core", "gap_report.c")))
    rows.pop("Sy", None)
    check("tenken-report(7) has every verdict with its word",
          ["%s: %s, %s" % (k, rows.get(k), source.get(k)) for k in sorted(set(rows) | set(source)) if rows.get(k) != source.get(k)])


# ---- reports -------------------------------------------------------------------


def type_of(value):
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true or false"
    return {dict: "object", list: "array", str: "string", int: "number", float: "number"}[type(value)]


def test_text():
    home = Home()
    number = home.run("new", "vendor", "-o", "Acme").stdout.strip()
    home.run("answer", number, "q1=1")
    home.run("finding", number, "heard in passing")
    home.run("action", number, "to be done")
    report = home.run("report", number).stdout
    page = section(read("man", "tenken-report.7"), ".Sh WHAT A REPORT CONTAINS\n", ".Sh THE TEXT")
    said = re.findall(r"^\.It Cm (\S+) Pq (.*)$", page, re.M)
    there = re.findall(r"^\d+  (.*?)(?: \(\d+\))?\n-{20}", report, re.M)
    titles = [title for _, title in said]
    check("tenken-report(7) has the parts of the report, in their order",
          difference("on the page", set(titles), "in the report", set(there)) or ([] if titles == there else titles))
    names = strings_of("names", read("core", "report_parts.c"))
    check("and their names", difference("on the page", {name for name, _ in said} | {"document"}, "in report_parts.c", set(names)))


# ---- the library -------------------------------------------------------------


def installed(*words):
    return json.loads(Home().run(*words).stdout)


def counted(body, pattern):
    """What the page says the numbers of things are."""
    return {name: int(number) for name, number in re.findall(pattern, body, re.M)}


def count_of(clauses, key):
    counts = {}
    for clause in clauses:
        counts[clause[key]] = counts.get(clause[key], 0) + 1
    return counts


def test_clauses():
    page = read("man", "tenken-clauses.7")
    clauses = installed("clauses", "-f", "json")["clauses"]
    chapters = counted(section(page, ".Ss Chapters\n", ".Ss Kinds"), r"^\.It (\S+) Ta .* Ta (\d+)$")
    check("tenken-clauses(7) counts the clauses of each chapter",
          [] if chapters == count_of(clauses, "chapter") else ["%s, %s" % (chapters, count_of(clauses, "chapter"))])
    kinds = {}
    for kind, text in re.findall(r"^\.It Cm (\w+)\n([^.]*)\.", section(page, ".Ss Kinds\n", ".Ss Sides"), re.M):
        said = re.search(r"(\d+) of (\d+)", text)
        kinds[kind] = int(said.group(1)) if said.group(2) == str(len(clauses)) else -1
    check("and of each kind", [] if kinds == count_of(clauses, "kind") else [str(kinds)])
    words = section(page, ".Ss Priorities\n", "There are three")
    priorities = {name: int(number) for number, name in re.findall(r"(\d+) (?:clauses are )?(high|medium|low)\b", words)}
    check("and of each priority", [] if priorities == count_of(clauses, "priority") else [str(priorities)])
    sides = {}
    for clause in clauses:
        name = " ".join(clause["sides"])
        sides[name] = sides.get(name, 0) + 1
    words = " ".join(section(page, ".Ss Sides\n", ".Ss Priorities").split())
    said = "%d are for both, %d for the consignor alone, %d for the vendor alone" % (
        sides["vendor consignor"], sides["consignor"], sides["vendor"])
    check("and of each side", [] if said in words else [said])
    head = read("questionnaires", "clauses.cfg").split("chapters =")[0]
    head = " ".join(re.sub(r"^// ?", "", head, flags=re.M).split())
    limits = re.findall(r"^\.It .* Ta (?:end of )?(.*)$", section(page, "These limits", "Critical is"), re.M)
    check("the limits on the page are those in the head of clauses.cfg",
          ["%s is not there" % limit for limit in limits[1:]
           if limit not in head and "vendor %s)" % limit.removesuffix(" hours") not in head])


def test_benchmarks():
    page = section(read("man", "tenken-clauses.7"), ".Sh BENCHMARKS\n", "In the first")
    said = set(re.findall(r"^\.It (\S+\.txt) Ta (\d+) Ta", page, re.M))
    benchmarks = installed("benchmarks", "--json")["benchmarks"]
    there = {(b["source"].split()[0], str(b["year"])) for b in benchmarks}
    check("tenken-clauses(7) has the sources of the benchmarks and their years",
          [] if said == there else ["%s, %s" % (sorted(said), sorted(there))])


def main():
    test_lint()
    test_references()
    test_messages()
    test_messages_are_told()
    test_examples()
    test_settings()
    test_settings_run()
    test_options()
    test_keys()
    test_loader()
    test_limits()
    test_verdicts()
    test_text()
    test_clauses()
    test_benchmarks()
    print("1..%d" % count)


if __name__ == "__main__":
    main()
