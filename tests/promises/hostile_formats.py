"""P5, the reports: hostile text in every stored field, in every format of the table, judged by the strict reader of the
format (readers.py). What was taken must also be there. Prints TAP.
"""

import concurrent.futures
import sys
import unicodedata

from hostile import HARMLESS, INVISIBLE, LINES, clauses, literal, questionnaire
from promises import Place, check, finish
from readers import FOR_PEOPLE, bare, formats, read

MORE = {
    "requests": ".sy touch canary", "no break": "'pso touch canary", "a file": ".so /etc/passwd", "macros": ".open c canary", "escapes": "\\V[HOME]\\*[x]\\Z'x'\\!.sy id",
    "a cell": "T}", "a rule": "_", "markdown": "# a\\*b* [c](javascript:alert(1)) ![d](http://x.example/) `e` <f@x.example> ~~g~~ | h | @i", "autolinks": "http://x.example www.x.example",
    "handlers": "\" onload=alert(1) x='", "entities": "&lt;script&gt; &#x41; &amp;amp;", "cdata": "<![CDATA[x]]> <!DOCTYPE x> <?php ?>", "numbered": "_x000D_ _x0041_",
    "style": "</style><style>@import url(x)</style>", "dde": "=HYPERLINK(\"http://x.example\",\"y\")", "braces": "{{x}} ${x} %{x}", "pdf": ") Tj /JS (app.alert(1)) <</S/JavaScript>>",
    "pango": "<span foreground=\"red\">a</span> &lt;", "line": "---", "item": "- [ ] a", "quote": "> a",
}
# In texts of several lines.
TEXTS = {**LINES, **INVISIBLE, "requests in a second line": "one\n.sy touch canary\n'so /etc/passwd\n..", "blocks in a second line": "one\n\n# two\n\n    three\n\n***\n<script>",
         "cells in a second line": "a\n=1+1\n\"\n,;\n", "blank lines": "\n\n a \n\n"}
# In both languages; the others only in English, for time.
PARTED = ("long", )  # the PDF report divides such a word
BOTH = ("html", "wide", "bidi")


def fill(place, text, is_line):
    """An assessment with the text in every field that may have it; its id, and what was refused."""
    line = text if is_line else "x"
    done = [place.run("new", "hostile", *["--%s=%s" % (field, line) for field in
                                          "organisation respondent department contact phone mail reference".split()])]
    made = done[0].out.decode().strip()
    for words in (("answer", made, "q1=2", "q1#2=" + text, "q2.a=n/a:" + text, "q4=x", "--who=" + line),
                  ("answer", made, "q4=" + text, "--interview", "--who=" + line),
                  ("note", made, "q1", "--", text), ("note", made, "q2.a", "--", text),
                  ("evidence", made, "q1", "--what=" + line, "--where=" + line, "--holder=" + line),
                  ("finding", made, "--tag=both", "--", text), ("factor", made, "--remote", "--", text),
                  ("incident", made, "--when=" + line, "--company=" + line, *["--%s=%s" % (f, text) for f in "outline course measures facts prevention".split()]),
                  ("action", made, "--due=2030-01-01", "--clause=c", "--who=" + line, "--", text),
                  ("exception", made, "c", "--why=" + text, "--who=" + line, "--until=2030-01-01")):
        done.append(place.run(*words))
    return made, ["%s: %s" % (d.name(), d.err[-200:]) for d in done if d.status]


def shown_in(texts, text):
    """Is a text among those that a reader found? Blanks and line ends are the reader's."""
    return bare(text) in bare(texts)


def judge(name, text, is_line):
    place = Place()
    flat = " ".join(text.split()) if is_line else "x"
    place.env["TENKEN_DATADIR"] = place.path("installed")
    place.write("installed/questionnaires/clauses.cfg", clauses(flat))
    place.write("installed/questionnaires/hostile.cfg", questionnaire(flat))
    place.write("config/tenken/tenken.conf", "author = %s;\nlogo_text = %s;\n" % (literal(flat), literal(flat)))
    made, problems = fill(place, text, is_line)
    if name in INVISIBLE or name == "tab":
        problems = []  # answers and notes may have them, other fields refuse
    for lang in ("en", "ja") if name in BOTH else ("en",):
        for format_name, _ in formats():
            done = place.run("-l", lang, "report", made, "-f", format_name)
            if done.status or done.err:
                problems.append("%s: status %s: %s" % (done.name(), done.status, done.err[-200:]))
                continue
            texts, wrong = read(format_name, done.out, lang)
            problems += wrong
            if name in PARTED and format_name == "pdf":
                continue
            is_plain = name not in INVISIBLE and name not in ("combining", "not composed", "rtl", "selector")
            if texts is not None and is_plain and format_name in FOR_PEOPLE and not shown_in(texts, unicodedata.normalize("NFC", text)):
                problems.append("not shown in the report as %s" % format_name)
    return problems


def main():
    cases = [(name, text, True) for name, text in {**HARMLESS, **MORE}.items()] + [(name, text, False) for name, text in TEXTS.items()]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:  # they wait for other programs most of the time
        for (name, _, is_line), problems in zip(cases, pool.map(lambda case: judge(*case), cases)):
            check("%s in every %s means nothing in any report" % (name, "field" if is_line else "text"), problems)
    finish()


if __name__ == "__main__":
    sys.exit(main())
