"""HTML of documents that have every kind of block, nested in more ways than in a report (tests/tools/blocks.c), and of
reports with parts left out: what html_page.py finds wrong, and what it does not look at: rows and names of tables,
drawings as XML and within their frame, contrast, marks. Prints TAP.
"""

import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "promises"))

from html_page import Page
from promises import BUILD, ROOT, Place, check, finish

BLOCKS = os.path.join(BUILD, "tests", "tools", "blocks")
LOCALES = os.path.join(BUILD, "locale")
HOSTILE = {
    "a script": "<script>document.title=1</script>", "an image": "\"><img src=x onerror=alert(1)>", "an apostrophe": "' onmouseover='alert(1)",
    "the end of the style": "</style><style>*{display:none}</style>", "the end of the title": "</title><base href=//x.example/>",
    "a drawing": "</svg><svg onload=alert(1)>", "a section of data": "]]><![CDATA[<b>]]>", "a comment": "--><!-- <!DOCTYPE x> <?php x ?>",
    "references": "&lt;script&gt; &amp;amp; &#60;b&#62; &notit; &", "an address": "javascript:alert(1)", "style": "expression(x);background:url(//x.example/)",
    "an anchor": "#first\" href=\"//x.example", "a table": "</td></tr></table><form action=//x.example>", "nothing but quotes": "\"\"\"'''```",
    "one long word": "x" * 3000, "many words": "word " * 500, "full-width": "\uff1cscript\uff1e\u3000\u672c\u6587", "right to left": "\u05d0\u05d1 abc",
    "percent": "%s%n%1$s%%", "backslashes": "\\3c script\\3e \\n \\\\",
}
UNSAFE = {"a direction": ("a\u202eb", "a<U+202E>b"), "an escape": ("a\x1b]0;x\x07b", "a<U+001B>]0;x<U+0007>b"), "a tag": ("a\U000e0041b", "a<U+E0041>b"),
          "a byte that is none": (b"a\xc0\xafb", "a\ufffd\ufffdb")}
PARTS = "manager charts gaps partial unknown unanswered met not-applicable plan duties interview answers left-out method".split()
# Text on the page; marks and lines of charts need less.
ON_PAGE = "text quiet link met partial gap unknown".split()




def blocks(text, lang="en"):
    done = subprocess.run([BLOCKS, "html", lang, LOCALES], input=text if isinstance(text, bytes) else text.encode("utf-8"),
                          capture_output=True, cwd=ROOT, check=False, timeout=120)
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    return done.stdout


# ---- what is looked at -----------------------------------------------------------------


def rows(page):
    """Each row of a table has as many cells as there are heads, and each table a name."""
    problems, heads, cells, is_named = [], 0, 0, True
    for tag, *attributes in (shape.split(" ", 1) for shape in page.shape):
        attributes = "".join(attributes)
        if tag == "table":
            heads, is_named = 0, "aria-labelledby" in attributes
        elif tag == "caption":
            is_named = True
        elif tag == "tr":
            cells = 0
        elif tag in ("th", "td"):
            cells += 1
            heads += "scope=col" in attributes
        elif tag == "/tr":
            problems += [] if cells == heads else ["%d cells under %d heads" % (cells, heads)]
        elif tag == "/table":
            problems += ([] if is_named else ["a table without a name"]) + ([] if heads else ["a table without heads"])
    return problems


def outside(drawing):
    """Shapes and starts of lines that lie outside the drawing."""
    _, _, width, height = map(float, drawing.get("viewBox").split())
    problems = []
    for node in drawing.iter():
        if "x" in node.attrib:
            x, y = float(node.get("x")), float(node.get("y"))
            right, bottom = x + float(node.get("width", 0)), y + float(node.get("height", 0))
            if x < 0 or y < 0 or right > width or bottom > height:
                problems.append("<%s> at %g %g outside %g x %g" % (node.tag, x, y, width, height))
    return problems


def drawings(source):
    """Each is XML, has a name, a description that is not empty, and a text after it."""
    pieces = re.findall(r"<svg .*?</svg>\n<p>[^<]", source, re.S)
    problems = [] if len(pieces) == source.count("<svg ") else ["a drawing without a text after it"]
    for piece in pieces:
        try:
            drawing = ElementTree.fromstring(piece[:piece.rindex("<p>")])
        except ElementTree.ParseError as error:
            problems.append("a drawing is no XML: %s" % error)
            continue
        told = [(child.tag, child.get("id"), bool(child.text)) for child in drawing][:2]
        if told != [("title", drawing.get("aria-labelledby"), True), ("desc", drawing.get("aria-describedby"), True)]:
            problems.append("a drawing that is told by %s" % told)
        problems += outside(drawing)
    return problems


def read(data):
    page = Page(data)
    page.problems += rows(page) + drawings(data.decode("utf-8"))
    return page


def colours(source):
    """The colours of the style sheet by scheme: {"light": {"text": (r, g, b)}, "dark": ...}."""
    def values(block):
        return {name: tuple(int((c * 2)[:2], 16) for c in re.findall("." * (len(value) // 3), value))
                for name, value in re.findall(r"--([a-z]+):#([0-9a-f]{3}(?:[0-9a-f]{3})?)\b", block)}

    light = values(re.search(r":root\{color-scheme:light dark.*?\}", source).group(0))
    dark = values(re.search(r"prefers-color-scheme:dark\)\{:root\{(.*?)\}", source).group(1))
    return {"light": light, "dark": {**light, **dark}}


def contrast(one, other):
    """WCAG 2.2, "contrast ratio"."""
    def luminance(colour):
        parts = [c / 255 for c in colour]
        parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


# ---- tests -----------------------------------------------------------------------------


def test_parts():
    """What leads to a part that is left out leads nowhere, and is no link."""
    place = Place()
    assessment = place.new("vendor,byod-telework,remote-check", "-o", "Acme")
    answers = "vendor/q1=1 vendor/q25.a.contract=1 vendor/q25.d.contract=4 vendor/q9=? byod-telework/q40.c=4 remote-check/c15=2".split()
    problems = place.run("answer", assessment, *answers).problems(0)
    for part in PARTS + ["-" + part for part in PARTS] + ["all"]:
        done = place.run("report", assessment, "-f", "html", "--parts=" + part)
        problems += done.problems(0) + ["%s: %s" % (part, p) for p in read(done.out).problems]
    check("every part alone, and all but each, is a page without a fault", problems)


def test_blocks():
    for lang in ("en", "ja"):
        check("every kind of block, nested in every way, in %s" % lang, read(blocks("Text", lang)).problems)


def shown(page, text):
    """Whole, though lines and blanks are the page's."""
    return "".join(text.split()) in "".join("".join(page.texts).split())


def test_hostile():
    plain = read(blocks("x")).outline()
    for name, text in HOSTILE.items():
        page = read(blocks(text))
        problems = page.problems + ([] if shown(page, text) else ["the text is not there"])
        check("%s in every block changes no tag" % name, problems + ([] if page.outline() == plain else ["other tags than with a plain text"]))
    for name, (text, visible) in UNSAFE.items():
        page = read(blocks(text))
        problems = page.problems + ([] if shown(page, visible) else ["%r is not there" % visible])
        check("%s in every block is written out" % name, problems + ([] if page.outline() == plain else ["other tags than with a plain text"]))
    page = read(blocks("one\n\n<b>two\n"))
    check("lines stay lines", page.problems + ([] if page.outline().count("p") > plain.count("p") else ["a quotation has not its paragraphs"]))


def test_pages():
    """A page break is written before what follows it, so that no empty page comes last."""
    data = blocks("x").decode()
    after = data[data.rindex("<hr>"):] if "<hr>" in data else ""
    check("a page break at the end, and a second one in a row, is none", [] if data.count("<hr>") == 1 and "<blockquote>" in after else ["%d breaks" % data.count("<hr>")])


def test_contrast():
    problems = []
    for scheme, found in colours(blocks("x").decode()).items():
        for name in ON_PAGE:
            for ground in ("page",) + (("soft",) if name == "text" else ()):
                ratio = contrast(found[name], found[ground])
                if ratio < 4.5:
                    problems.append("%s on %s is %.2f in the %s scheme" % (name, ground, ratio, scheme))
    check("text has a contrast of 4.5 and more, in light and dark", problems)


def test_marks():
    """What is told by colour is told by a mark or a pattern, too."""
    source = blocks("x").decode()
    problems = ["no mark for %s" % tone for tone in "met partial gap unknown unanswered not-applicable".split() if ".%s::before{content:" % tone not in source]
    patterns = re.findall(r"<pattern id=\"pattern_\d+_\d+\"[^>]*>(.*?)</pattern>", source)
    for colour in {re.search("fill-([a-z0-9-]+)", p).group(1) for p in patterns}:
        shapes = {re.sub("fill-[a-z0-9-]+", "", p) for p in patterns if "fill-%s\"" % colour in p}
        problems += ["%s has %d patterns" % (colour, len(shapes))] if len(shapes) != 1 else []
    for chart in re.findall(r"<defs>.*?</defs>", source, re.S):
        shapes = re.findall(r"<g class=\"hatch\">(.*?)</g>", chart)[:4]
        problems += ["two series of a chart have one pattern"] if len(set(shapes)) < len(shapes) else []
    check("no tone and no series is told by its colour alone", problems)


if __name__ == "__main__":
    for test in (test_parts, test_blocks, test_hostile, test_pages, test_contrast, test_marks):
        test()
    finish()
