"""The report as a manual page, of every case in tests/golden and both languages: silent under lint, and what
mandoc and groff show has every text of the outline, in its order. Then text that is roff, in every field: it is shown
as it stands, even where groff may do everything (-U). Prints TAP.
"""

import glob
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "promises"))

from hostile import clauses, questionnaire
from promises import BUILD, ROOT, check, finish, skip

JUDGE = os.path.join(BUILD, "tests", "tools", "judge")
GROFF_WIDTH = 20000  # else it hyphenates words


def judge(lines, files, lang, *options):
    done = subprocess.run([JUDGE, "-l", lang, "-L", os.path.join(BUILD, "locale"), *options, *files], input=lines.encode(),
                          capture_output=True, cwd=ROOT, check=False, timeout=60)
    if done.returncode:
        sys.exit("Bail out! " + done.stderr.decode("utf-8", "replace"))
    return done.stdout


def golden(case):
    """Lines and files for the judge."""
    with open(os.path.join(case, "answers"), encoding="utf-8") as file:
        answers = file.read()
    return answers, re.match(r"# files: (.*)", answers).group(1).split()


def run(*words, page, cwd=None):
    done = subprocess.run(words, input=page, capture_output=True, check=False, timeout=60, cwd=cwd)
    return done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")


def lint(page):
    out, err = run("mandoc", "-T", "lint", "-W", "warning", page=page)
    return (out + err).splitlines()


def by_mandoc(page):
    """What mandoc shows, without bold and underline."""
    return re.sub(".\b", "", run("mandoc", "-T", "utf8", "-O", "width=78", page=page)[0])


def by_groff(page, cwd=None):
    """What groff shows, and what it said."""
    out, err = run("groff", "-U", "-t", "-mandoc", "-Tutf8", "-P-c", "-P-b", "-P-u", "-rLL=%dn" % GROFF_WIDTH, "-rLT=%dn" % GROFF_WIDTH, page=page, cwd=cwd)
    return out, err.splitlines()


def bare(text):
    """Without blanks; a hyphen is a hyphen, whatever the font makes of it."""
    text = unicodedata.normalize("NFC", text)
    return re.sub(r"\s+", "", text.replace("\u2212", "-").replace("\u2010", "-"))


def texts_of(document):
    """Every text of the outline, in the order of the page."""
    for block in document["blocks"]:
        if block["kind"] == "page":
            continue
        if block["kind"] == "table":
            table = block["table"]
            heads = [column["head"] for column in table["columns"]]
            yield from (cell["text"] for row in table["rows"] for cell in row)
            yield from heads[:1] if not table["rows"] else []
        elif block["kind"] == "chart":
            yield block["chart"]["title"]
            yield block["chart"]["summary"]
        elif block["kind"] == "item":
            yield from (block.get("number", ""), block.get("label", ""), block.get("text", ""))
        else:
            yield from (block.get("number", ""), block.get("label", ""), block.get("text", ""))


def missing_from(shown, document):
    shown, at, missing = bare(shown), 0, []
    for text in (line for text in texts_of(document) for line in text.split("\n")):
        found = shown.find(bare(text), at)
        if found < 0:
            missing.append("not shown, or not there: %s" % text)
        else:
            at = found + len(bare(text))
    return missing


def judge_both(name, lines, files, lang, cwd=None):
    """Tests of a report: what the page is, and what two programs make of it. Returns what they show."""
    page = judge(lines, files, lang, "-f", "man")
    check(name + "mandoc -T lint is silent", lint(page))
    document = json.loads(judge(lines, files, lang, "-f", "json", "-p", "all,document"))["document"]
    shown = by_mandoc(page)
    check(name + "mandoc shows every text", missing_from(shown, document))
    if not shutil.which("groff"):
        skip(name + "groff shows every text", "no groff")
        return shown
    by, said = by_groff(page, cwd)
    check(name + "groff shows every text, and has nothing to say", said + missing_from(by, document))
    return shown + by


# ---- text that is roff -----------------------------------------------------------

FIELDS = "organisation respondent department contact phone mail reference author logo".split()
# CANARY is a file that must not come to be, SECRET one whose text must not be seen.
ROFF = {
    "a command": ".sy touch CANARY", "no break": "'sy touch CANARY", "a pipe": ".pso touch CANARY", "a file to write": ".open c CANARY",
    "a file to append to": ".opena c CANARY", "a file to read": ".so SECRET", "a macro file": ".mso SECRET", "another file": ".nx SECRET",
    "a blank before": " .sy touch CANARY", "a second line": "one\n.sy touch CANARY\n'so SECRET\n.nx SECRET", "the end of a cell": "T}\n.TE\n.sy touch CANARY",
    "a cell": "T{", "a rule": "_", "a double rule": "=", "a stop": ".", "the end of a display": ".Ed\n.El\n.so SECRET", "macros": "No Pq Xr Fl d Ns Sy Em",
    "quotes": '"" \\" \\(dq "x" .so', "escapes": "\\V[HOME]\\*[doc]\\X'x'\\Z'x'\\!.sy touch CANARY", "a register": "\\x'1'\\h'-9n'\\kx\\R'x 1'",
    "half an escape": "x\\", "a comment": "\\# gone \\\" gone", "continued": "x\\c", "a brace": "\\} .el .sy touch CANARY", "sentences": "Is it. He said. No? Yes! So",
    "a macro's end": "..", "a definition": ".de Sh\n.sy touch CANARY\n..", "an alias": ".als Sh sy", "a trap": ".it 1 sy", "hyphens": "a-b --c \u2010 ~ ^ `x'", "colons": "a: b",
}


def lines_of(text):
    """Answers with the text in every field that takes one."""
    text = text.replace("\n", "\\n")  # so the judge reads a line feed
    part = text.replace("|", "/")  # as the judge separates them
    one_line = part.replace("\\n", " ").strip()
    lines = ["%s %s" % (field, one_line) for field in FIELDS] + ["q1=2", "q1#2=" + text, "q2.a=n/a:" + text, "q4=" + text]
    lines += ["%s q1 %s" % (word, text) for word in ("note", "what", "where", "holder")]
    lines += ["action %s||%s|2026-06-30|open" % (part, one_line), "exception %s|c|%s|2026-06-30" % (part, one_line), "finding %s|both" % part]
    lines += ["factor %s|both" % part, "incident " + "|".join([one_line] * 2 + [part] * 5)]
    return "\n".join(lines) + "\n"


def test_roff(name, text, place):
    with open(os.path.join(place, "secret"), "w", encoding="utf-8") as file:
        file.write("LEAKED\n")
    text = text.replace("CANARY", "canary").replace("SECRET", "secret")
    files = []
    flat = text.replace("\n", " ")  # a file has its texts in one line
    for file_name, data in (("clauses.cfg", clauses(flat)), ("hostile.cfg", questionnaire(flat))):
        files.append(os.path.join(place, file_name))
        with open(files[-1], "w", encoding="utf-8") as file:
            file.write(data)
    shown = judge_both("%s: " % name, lines_of(text), files, "en", place)
    problems = ["LEAKED is shown"] if "LEAKED" in shown else []
    check("%s: nothing is run, read or written" % name, problems + sorted(set(os.listdir(place)) - {"secret", "clauses.cfg", "hostile.cfg"}))


def main():
    for case in sorted(os.path.dirname(path) for path in glob.glob(os.path.join(ROOT, "tests", "golden", "*", "answers"))):
        for lang in ("en", "ja"):
            judge_both("%s in %s: " % (os.path.basename(case), lang), *golden(case), lang)
    for name, text in ROFF.items():
        with tempfile.TemporaryDirectory(prefix="roff.") as place:
            test_roff(name, text, place)
    finish()


if __name__ == "__main__":
    main()
