"""The HTML and the Markdown report, of every case in tests/golden and both languages: a strict reader finds nothing
wrong with the page, and it has every text of the outline. Then text that is markup, in every field of an assessment,
a questionnaire, a clause and a benchmark: the page is built as it is with harmless text, and shows the text as it
stands; cmark finds no HTML and no link in the Markdown that are not our own. Prints TAP.
"""

import glob
import json
import os
import re
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, "..", "promises"), os.path.join(HERE, "..", "roff")]

from hostile import clauses, literal, questionnaire
from html_page import Page
from promises import ROOT, check, finish, unsafe_in
from readers import run
from report_man import FIELDS, bare, golden, judge, lines_of, texts_of

HOSTILE = {
    "a script": "<script>document.title='OWNED'</script>", "an image": "\"><img src=x onerror=document.title='OWNED'>", "an attribute": "x' onmouseover='document.title=1",
    "the end of a section": "]]>", "a reference": "&lt;script&gt; &#60;b&#x3e; &amp;lt; &nbsp", "half a reference": "&#x", "the end of the style": "</style><style>*{display:none}</style>",
    "the end of the title": "</title></head></html>", "the end of a drawing": "</svg></desc></text><svg onload=alert(1)>", "a link": "javascript:document.title='OWNED'//",
    "an address": "https://example.com/ www.example.com me@example.com", "a comment": "<!-- x --> --> <!--> <?php ?>", "a data address": "data:text/html,<script>1</script>",
    "a style": "url(https://example.com/x) @import 'x'; expression(1) \\3c", "a Markdown link": "[click](javascript:alert(1)) <https://example.com> ![i](https://example.com/i.png)",
    "a definition": "[a]: https://example.com", "code": "`<b>` ``` ~~~ ", "the end of a cell": "a | b \\| c", "a rule": "---", "a heading": "# h", "a quote": "> q", "a list": "1. x - y + z",
    "emphasis": "**b** __b__ *i* ~~s~~ \\", "a mention": "@someone #1 GH-1", "HTML in Markdown": "<a id=\"x\"></a><br><div>", "a footnote": "[^1] $x$ :smile:",
    "right to left": "a\u202eb\u2066c", "separators": "a\u2028b\u200bc\ufeffd",
}
CONTROLS = {"an escape": "a\x1b]0;OWNED\x07b", "others": "a\x01b\x0cc\x7fd\u0085e\ufffef", "a line feed": "a\n<b>\n# c"}
HARMLESS = "harmless"
# Our own: the anchors of headings, and the line breaks of cells.
ANCHOR = re.compile(r'<a id="[a-z0-9-]+">|</a>|<br>')


def benchmarks(text):
    s = "{ en = %s; ja = %s; }" % ((literal(text),) * 2)
    return """benchmarks = ( { id = "b"; questionnaire = "hostile"; question = "q1"; year = 2020; source = %s; population = %s; n = 100; confidence = "certain";
 met_percent = 20; note = %s; values = ( { value = "1"; percent = 20; } ); clauses = [ "c" ]; text = %s; } );
""" % (literal(text), s, s, s)


def library(text):
    """The hostile library with its clause in three chapters, whose names stand in drawings and what is said of them."""
    chapters, clause = clauses(text).split("clauses = ( ", 1)
    chapters = chapters.strip()[len("chapters = ( "):-len(" );")]
    clause = clause.strip()[:-len(" );")]
    both = [(chapters.replace('"k"', '"k%s"' % n, 1), clause.replace('"c"', '"c%s"' % n, 1).replace('"k"', '"k%s"' % n, 1)) for n in ("", "2", "3")]
    return "chapters = ( %s );\nclauses = ( %s );\n" % tuple(", ".join(texts) for texts in zip(*both))


def asking(text):
    """The hostile questionnaire, judging the three."""
    more = "".join(', { clause = "c%d"; met = "q1 = 2"; gap = "q1 = 1"; }' % n for n in (2, 3))
    return questionnaire(text).replace('gap = "q1 = 2"; }', 'gap = "q1 = 2"; }' + more, 1)


def shown_problems(shown, document):
    """Every text of the outline stands in what is shown, in its order."""
    shown, at, missing = bare(shown), 0, []
    for text in (line for text in texts_of(document) for line in text.split("\n")):
        found = shown.find(bare(text), at)
        if found < 0:
            missing.append("not shown, or not there: %r" % text)
        else:
            at = found + len(bare(text))
    return missing


def told(text):
    """As a person sees it: unsafe characters by their names."""
    return "".join("<U+%04X>" % ord(c) if unsafe_in(c.encode()) else c for c in text)


def visible(document):
    return json.loads(json.dumps(document), object_hook=lambda d: {k: told(v) if isinstance(v, str) else v for k, v in d.items()})


# ---- Markdown --------------------------------------------------------------------------


def markdown(data):
    """What is wrong, and what is read; by cmark's tree."""
    problems, texts, ids, targets = unsafe_in(data), [], [], []
    out, err = run("cmark", "-t", "xml", stdin=data)
    for node in ElementTree.fromstring(re.sub(rb"<!DOCTYPE[^>]*>", b"", out)).iter():
        kind = node.tag.rsplit("}", 1)[-1]
        text = node.text or ""
        if kind in ("html_inline", "html_block") and not ANCHOR.fullmatch(text):
            problems.append("HTML: %r" % text[:60])
        ids += re.findall('id="([^"]*)"', text) if kind == "html_inline" else []
        if kind in ("code", "code_block", "image"):
            problems.append("%s: %r" % (kind, text[:60]))
        if kind == "link":
            targets.append(node.get("destination", ""))
        texts.append(text if kind == "text" else "\n")
    problems += ["a link to %r" % target[:60] for target in sorted(set(targets)) if not target.startswith("#") or target[1:] not in ids]
    problems += ["the id %r twice" % ident for ident in sorted(set(ids)) if ids.count(ident) > 1]
    return problems + err.splitlines(), "".join(texts)


def read_markdown(name, lines, files, lang, document):
    problems, shown = markdown(judge(lines, files, lang, "-f", "md"))
    # Tables are no part of CommonMark: cmark shows their bars and dashes as text.
    check(name + "Markdown has no HTML and no link but our own, and every text", problems + shown_problems(shown, visible(document)))


# ---- HTML ------------------------------------------------------------------------------


def read_page(lines, files, lang):
    data = judge(lines, files, lang, "-f", "html")
    page = Page(data)
    page.problems += unsafe_in(data)
    if page.lang != lang:
        page.problems.append("the language is %r" % page.lang)
    return page


def read_both(name, lines, files, lang):
    document = json.loads(judge(lines, files, lang, "-f", "json", "-p", "all,document"))["document"]
    page = read_page(lines, files, lang)
    check(name + "nothing is wrong with the page", page.problems)
    check(name + "the page has every text", shown_problems("\n".join(page.texts), visible(document)))
    read_markdown(name, lines, files, lang, document)
    return page


def write_files(place, text):
    files = []
    flat = text.replace("\n", " ")
    for name, data in (("benchmarks.cfg", benchmarks(flat)), ("clauses.cfg", library(flat)), ("hostile.cfg", asking(flat))):
        files.append(os.path.join(place, name))
        with open(files[-1], "w", encoding="utf-8") as file:
            file.write(data)
    return ["-b", *files]


def difference(page, expected):
    for place, (found, wanted) in enumerate(zip(page.outline(), expected.outline())):
        if found != wanted:
            return ["element %d is <%s>, with harmless text <%s>" % (place, found, wanted)]
    return [] if len(page.outline()) == len(expected.outline()) else ["%d elements, with harmless text %d" % (len(page.outline()), len(expected.outline()))]


def test_hostile():
    with tempfile.TemporaryDirectory(prefix="html.") as place:
        expected = read_page(lines_of(HARMLESS), write_files(place, HARMLESS), "en")
        check("harmless text: there are lists, tables, quotes and drawings", [tag for tag in ("ul", "dl", "table", "blockquote", "svg") if tag not in expected.outline()])
        for name, text in HOSTILE.items():
            is_unsafe = bool(unsafe_in(text.encode()))  # no file may hold it, an answer may
            files = write_files(place, HARMLESS if is_unsafe else text)
            for lang in ("en", "ja") if name in ("a script", "right to left") else ("en",):
                label = "%s in %s: " % (name, lang)
                page = read_both(label, lines_of(text), files, lang)
                titles = [] if bare(page.title).endswith(bare(told(text).replace("|", "/"))) else [page.title]
                check(label + "the page is built as with harmless text, and called by it", titles + (difference(page, expected) if lang == "en" else []))


def test_controls():
    """The command line refuses these; a database that another program wrote may hold them."""
    with tempfile.TemporaryDirectory(prefix="html.") as place:
        files = write_files(place, HARMLESS)
        expected = read_page("\n".join("%s x" % field for field in FIELDS) + "\n", files, "en")
        for name, text in CONTROLS.items():
            page = read_page("\n".join("%s %s" % (field, text.replace("\n", "\\n")) for field in FIELDS) + "\n", files, "en")
            alike = [tag for tag in page.outline() if tag != "br"] == [tag for tag in expected.outline() if tag != "br"]
            check("%s in the profile: told without harm" % name, page.problems + ([] if alike else difference(page, expected)))


def main():
    for case in sorted(os.path.dirname(path) for path in glob.glob(os.path.join(ROOT, "tests", "golden", "*", "answers"))):
        for lang in ("en", "ja"):
            read_both("%s in %s: " % (os.path.basename(case), lang), *golden(case), lang)
    test_hostile()
    test_controls()
    finish()


if __name__ == "__main__":
    main()
