"""Strict readers of every report format: what a report says, and what is wrong with it.

    read("md", data, where)     (texts, problems): texts is all that a person or a program would read, problems is a
                                list of sentences, empty when the report is what it should be and nothing in it acts

A format of a report that has no reader here fails the tests that use this.
"""

import csv
import glob
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree as ElementTree
import zipfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "html"))

from html_page import Page
from promises import ROOT, TENKEN, unsafe_in

FORMULA = tuple("=+-@\t\r\uff1d\uff0b\uff0d\uff20")
ANCHOR = re.compile(r'<a id="[a-z0-9.-]+">|</a>|<br>')


def formats():
    """Name and extension of every format of a report: the program names them when it is asked for another."""
    said = subprocess.run([TENKEN, "-l", "en", "report", "x", "-f", "?"], capture_output=True, check=False, timeout=60).stderr.decode()
    names = re.search(r"there are: ([^;]*)", said).group(1).split(", ")
    extensions = {}
    for path in sorted(glob.glob(os.path.join(ROOT, "core", "*.c"))):
        with open(path, encoding="utf-8") as file:
            extensions.update(re.findall(r'\.name = "([\w-]+)", \.extension = "([\w.]+)"', file.read()))
    assert set(READERS) <= set(names), "a reader of what is no format: %s" % sorted(set(READERS) - set(names))
    return [(name, extensions[name]) for name in names]


def run(*words, stdin=b"", cwd=None):
    done = subprocess.run(words, input=stdin, capture_output=True, check=False, timeout=60, cwd=cwd)
    return done.stdout, done.stderr.decode("utf-8", "replace")


def bare(text):
    """Without blanks, and with one kind of hyphen, for texts that a reader may have broken into lines."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text).replace("\u2212", "-").replace("\u2010", "-"))


def text(data):
    return data.decode("utf-8", "replace"), unsafe_in(data)


# ---- Markdown ------------------------------------------------------------------------


def markdown(data):
    """By cmark's tree, where it is there: nothing but our own anchors and line breaks is HTML, no link leaves the page."""
    problems = unsafe_in(data)
    if not shutil.which("cmark"):
        return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", data.decode("utf-8", "replace")), problems
    out, err = run("cmark", "-t", "xml", stdin=data)
    tree = ElementTree.fromstring(re.sub(rb"<!DOCTYPE[^>]*>", b"", out))
    texts = []
    for node in tree.iter():
        kind = node.tag.rsplit("}", 1)[-1]
        if kind in ("html_inline", "html_block") and not ANCHOR.fullmatch(node.text or ""):
            problems.append("HTML: %r" % (node.text or "")[:80])
        if kind in ("code", "code_block", "image"):
            problems.append("%s: %r" % (kind, (node.text or "")[:80]))
        if kind == "link" and not re.fullmatch(r"#[a-z0-9.-]+", node.get("destination", "")):
            problems.append("a link to %r" % node.get("destination", "")[:80])
        texts.append("\n" if kind in ("softbreak", "linebreak", "paragraph", "heading") else (node.text or "") if kind == "text" else "")
    return "".join(texts), problems + err.splitlines()


# ---- HTML ----------------------------------------------------------------------------


def markup(data):
    """What is known of our page and nothing else: see html_page.py."""
    page = Page(data)
    return page.said(), unsafe_in(data, "\n\t") + page.problems


# ---- man -----------------------------------------------------------------------------


def page(data):
    """Silent under lint; shown by mandoc, and by groff, which may do what it likes, in a folder that must stay empty."""
    out, err = run("mandoc", "-T", "lint", "-W", "warning", stdin=data)
    problems = (out.decode("utf-8", "replace") + err).splitlines()
    problems += ["not ASCII"] if not data.isascii() else []
    shown = re.sub(".\b", "", run("mandoc", "-T", "utf8", "-O", "width=78", stdin=data)[0].decode("utf-8", "replace"))
    if shutil.which("groff"):
        with tempfile.TemporaryDirectory(prefix="groff.") as folder:
            out, err = run("groff", "-U", "-t", "-mandoc", "-Tutf8", "-P-c", "-P-b", "-P-u", "-rLL=20000n", "-rLT=20000n", stdin=data, cwd=folder)
            problems += err.splitlines() + ["groff made " + name for name in os.listdir(folder)]
        if "root:" in out.decode("utf-8", "replace"):
            problems.append("groff read another file")
    return shown, problems


# ---- PDF -----------------------------------------------------------------------------


def pdf(data):
    """pdftotext itself sets embedding marks around Hebrew and the like."""
    problems = [] if data.startswith(b"%PDF-") else ["no PDF"]
    problems += ["%s in a PDF" % key.decode() for key in (b"/JavaScript", b"/JS ", b"/Launch", b"/URI ", b"/OpenAction", b"/AA ") if key in data]
    if not shutil.which("pdftotext"):
        return None, problems
    out, err = run("pdftotext", "-enc", "UTF-8", "-", "-", stdin=data)
    return out.decode("utf-8", "replace"), problems + unsafe_in(out, "\n\f\u202a\u202b\u202c") + err.splitlines()


# ---- for programs --------------------------------------------------------------------


def table(data):
    """RFC 4180 with a byte order mark: rows of one length, no cell that a spreadsheet would calculate."""
    problems = [] if data.startswith(b"\xef\xbb\xbf") else ["no byte order mark"]
    try:
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
    except (csv.Error, UnicodeDecodeError) as error:
        return "", problems + ["no CSV: %s" % error]
    cells = [cell for row in rows for cell in row]
    problems += ["a row of another length"] if len({len(row) for row in rows}) > 1 else []
    problems += ["a formula: %r" % cell[:80] for cell in cells if cell.startswith(FORMULA)]
    for cell in cells:
        problems += unsafe_in(cell.encode("utf-8"))
    return "\n".join(cells), problems


def workbook(data):
    """Every part is XML; no formula, nothing from elsewhere."""
    texts, problems = [], []
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        problems += ["%s is damaged" % parts.testzip()] if parts.testzip() else []
        for name in parts.namelist():
            part = parts.read(name)
            if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
                problems.append("a document type in %s" % name)
            try:
                tree = ElementTree.fromstring(part)
            except ElementTree.ParseError as error:
                problems.append("%s: no XML: %s" % (name, error))
                continue
            for node in tree.iter():
                kind = node.tag.rsplit("}", 1)[-1]
                if kind in ("t", "v"):
                    texts.append(node.text or "")
                    problems += unsafe_in((node.text or "").encode("utf-8"))
                if name.startswith("xl/worksheets/") and kind in ("f", "hyperlink") and not (kind == "hyperlink" and node.get("location")):
                    problems.append("<%s> in %s: %r" % (kind, name, (node.text or "")[:80]))
                if node.get("TargetMode") == "External":
                    problems.append("%s leads to %r" % (name, node.get("Target")))
            if re.search(r"vba|macro|external", name, re.I):
                problems.append("a part called %s" % name)
    return "\n".join(texts), problems


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def objects(data):
    """Strict JSON: no name twice, no NaN."""
    def no_twice(pairs):
        if len({name for name, _ in pairs}) < len(pairs):
            raise ValueError("a name twice")
        return dict(pairs)

    def refuse(constant):
        raise ValueError(constant)

    try:
        value = json.loads(data.decode("utf-8"), object_pairs_hook=no_twice, parse_constant=refuse)
    except ValueError as error:
        return "", ["no JSON: %s" % error]
    return "\n".join(strings(value)), unsafe_in(data)


READERS = {"text": text, "md": markdown, "html": markup, "man": page, "pdf": pdf, "csv": table, "xlsx": workbook, "json": objects, "oscal": objects, "oscal-poam": objects}
FOR_PEOPLE = ("text", "md", "html", "man", "pdf")


def read(name, data, where):
    """texts is None when nothing here can read the format."""
    if name not in READERS:
        return "", ["%s: the format %s has no reader in tests/promises/readers.py" % (where, name)]
    texts, problems = READERS[name](data)
    return texts, ["%s as %s: %s" % (where, name, problem) for problem in problems]
