"""Writes one sample of every report, in every language, about the company of company.py.

    make.py FOLDER      FOLDER/report.en.txt, FOLDER/report.ja.pdf and so on; TENKEN is the program

The same bytes every time: the times of all changes are fixed, and so are the ids, which are drawn by lot else.
"""

import glob
import os
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile

import company

ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
TENKEN = os.path.abspath(os.environ.get("TENKEN", os.path.join(ROOT, "build", "tenken")))
LANGS = ("en", "ja")
LAST_YEAR, SELF_CHECK, TALK, TODAY = 1744682400, 1773100800, 1774310400, 1774915200  # 2025-04-15, 2026-03-10, -24, -31, UTC


def named(words, env=None):
    """The formats that a command has: it names them when it is asked for another."""
    done = subprocess.run([TENKEN, "-l", "en", *words, "-f", "?"], env=env, capture_output=True, check=False)
    said = re.search(r"there are: ([^;]*)", done.stderr.decode("utf-8", "replace"))
    return said.group(1).split(", ") if said else sys.exit("%s names no formats" % words[0])


def formats():
    """Name and extension of every format of a report."""
    known = {}
    for path in sorted(glob.glob(os.path.join(ROOT, "core", "*.c"))):
        with open(path, encoding="utf-8") as file:
            known.update(re.findall(r'\.name = "([\w-]+)", \.extension = "([\w.]+)"', file.read()))
    names = named(["report", "x"])
    extensions = [known[name] for name in names]
    return [(name, extension if extensions.count(extension) == 1 or name == extension else name + "." + extension)
            for name, extension in zip(names, extensions)]


class Home:
    """A home with the assessments in it, in one language."""

    def __init__(self, folder, lang):
        self.lang, self.index, self.folder = lang, LANGS.index(lang), folder
        os.makedirs(os.path.join(folder, "config", "tenken"))
        with open(os.path.join(folder, "config", "tenken", "tenken.conf"), "w", encoding="utf-8") as file:
            file.write('author = "%s";\n' % self.say(company.AUTHOR))
        self.env = dict(os.environ, HOME=folder, XDG_DATA_HOME=os.path.join(folder, "data"), XDG_CONFIG_HOME=os.path.join(folder, "config"),
                        XDG_STATE_HOME=os.path.join(folder, "state"), TENKEN_DATADIR=ROOT, LC_ALL="C.UTF-8", TZ="UTC")
        self.env.pop("LANGUAGE", None)

    def say(self, texts):
        return texts[self.index]

    def run(self, at, *words, statuses=(0,)):
        done = subprocess.run([TENKEN, "-l", self.lang, *words], env=dict(self.env, SOURCE_DATE_EPOCH=str(at)), capture_output=True, check=False)
        if done.returncode not in statuses:
            sys.exit("tenken %s: %s" % (" ".join(words), done.stderr.decode("utf-8", "replace")))
        return done.stdout

    def new(self, at, name):
        """An assessment with an id of our choice."""
        options = ["--%s=%s" % (field, self.say(texts)) for field, texts in company.PROFILE.items()]
        drawn = self.run(at, "new", company.QUESTIONNAIRES, *options).decode().strip()
        database = sqlite3.connect(os.path.join(self.folder, "data", "tenken", "tenken.db"))
        with database:
            tables = [row[0] for row in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
            for table in tables:
                for column in [row[1] for row in database.execute("PRAGMA table_info(%s)" % table)]:
                    if column == ("id" if table == "assessment" else "assessment"):
                        database.execute("UPDATE %s SET %s = ? WHERE %s = ?" % (table, column, column), (name, drawn))
        database.close()
        return name


def fill_last_year(home):
    name = home.new(LAST_YEAR, "shira025")
    home.run(LAST_YEAR, "answer", name, *company.LAST_YEAR.split(), "--who", home.say(company.RESPONDENT))
    home.run(LAST_YEAR, "action", name, home.say(company.ACTIONS[0][0]), "--clause", "confidentiality", "--who", home.say(company.ACTIONS[0][2]))
    return name


def fill_answers(home, name):
    by = ["--who", home.say(company.RESPONDENT)]
    home.run(SELF_CHECK, "answer", name, *company.THIS_YEAR.split(), *by)
    home.run(SELF_CHECK, "answer", name, *[item + home.say(texts) for item, texts in company.WRITTEN], *by)
    by = ["--who", home.say(company.INTERVIEWER), "--interview"]
    home.run(TALK, "answer", name, *company.IN_THE_TALK.split(), *by)
    home.run(TALK, "confirm", name, *company.CONFIRMED.split(), *by[:2])
    for item, texts in company.NOTES:
        home.run(TALK, "note", name, item, home.say(texts), *by)
    for item, basis in company.BASIS:
        home.run(TALK, "basis", name, item, basis, *by)


def fill_evidence(home, name):
    contract = os.path.join(home.folder, "contract.txt")
    with open(contract, "w", encoding="utf-8") as file:
        file.write("Article 12\n")
    for i, (item, what, where, holder, seen) in enumerate(company.EVIDENCE):
        home.run(TALK, "evidence", name, item, "--what", home.say(what), "--where", home.say(where), "--holder", home.say(holder),
                 "--seen", seen, *(["--file", contract] if i == 0 else []), "--interview")


def fill_interview(home, name):
    for tag, texts in company.FINDINGS:
        home.run(TALK, "finding", name, home.say(texts), "--tag", tag, "--interview")
    home.run(TALK, "incident", name, *["--%s=%s" % (field, home.say(texts)) for field, texts in company.INCIDENT.items()], "--interview")
    for options, texts in company.FACTORS:
        home.run(TALK, "factor", name, home.say(texts), *options, "--interview")


def fill_plan(home, name):
    for what, clause, who, due, state in company.ACTIONS:
        options = ["--who", home.say(who), "--state", state]
        options += (["--clause", clause] if clause else []) + (["--due", due] if due else [])
        home.run(TODAY, "action", name, home.say(what), *options)
    clause, why, who, until = company.EXCEPTION
    home.run(TODAY, "exception", name, clause, "--why", home.say(why), "--who", home.say(who), "--until", until)
    home.run(TODAY, "duty", name, *["%s=%s" % duty for duty in company.DUTIES.items()])


def samples(home, last_year, name):
    """Name of the file, words of the command, statuses that are well."""
    extensions = dict(formats())
    for format_name, extension in formats():
        yield "report.%s." + extension, ["report", name, "-f", format_name], (0,)
    for words, status in ((["annex", name], 0), (["compare", last_year, name], 3)):
        for format_name in named(words, home.env):
            yield words[0] + ".%s." + extensions.get(format_name, format_name), words + ["-f", format_name], (status,)
    yield "actions.%s.csv", ["action", name, "--csv"], (0,)
    yield "due.%s.ics", ["due", name, "--within", "52w", "--ics"], (3,)
    yield "due.%s.txt", ["due", name, "--within", "52w"], (3,)


def write(folder, lang):
    with tempfile.TemporaryDirectory(prefix="tenken-samples.") as place:
        home = Home(place, lang)
        last_year = fill_last_year(home)
        name = home.new(SELF_CHECK, "shira026")
        for fill in (fill_answers, fill_evidence, fill_interview, fill_plan):
            fill(home, name)
        for pattern, words, statuses in samples(home, last_year, name):
            data = home.run(TODAY, *words, statuses=statuses)
            path = os.path.join(folder, pattern % lang)
            with open(path, "wb") as file:
                file.write(data)
            print(path)


def main():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that the home goes then too
    folder = sys.argv[1]
    os.makedirs(folder, exist_ok=True)
    for lang in LANGS:
        write(folder, lang)


if __name__ == "__main__":
    main()
