"""tenken-pdf, judged by programs that read PDF. Prints TAP.

Usage: pdf.py FOLDER, with TENKEN in the environment
"""

import copy
import json
import os
import pty
import random
import re
import shutil
import subprocess
import sys
import time

ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
sys.path.insert(0, os.path.join(ROOT, "tests", "data", "pdf"))
import make  # noqa: E402

WORK = sys.argv[1]
TENKEN = os.environ["TENKEN"]
PDF = os.path.join(os.path.dirname(TENKEN), "tenken-pdf")
LANGS = ("en", "ja")
count = 0


def check(name, problems):
    global count
    count += 1
    print("%s %d - %s" % ("not ok" if problems else "ok", count, name))
    for problem in problems[:20]:
        print("# " + str(problem).replace("\n", "\n# "))
    sys.stdout.flush()


def path(name):
    return os.path.join(WORK, name)


def run(words, data=b"", env=None, program=None, stdout=subprocess.PIPE):
    return subprocess.run([program or PDF, *words], input=data, stdout=stdout, stderr=subprocess.PIPE, check=False, timeout=120,
                          env={**os.environ, "LANGUAGE": "en", **(env or {})})


def said(*words):
    return subprocess.run(words, capture_output=True, encoding="utf-8", errors="replace", check=False)


def as_json(document):
    return json.dumps(document).encode("utf-8")


def make_pdf(lang, paper, name):
    make.count = 0
    document = make.document(lang)
    done = run(["-p", paper], as_json(document))
    with open(path(name), "wb") as file:
        file.write(done.stdout)
    return document, done


# ---- what a PDF must be ------------------------------------------------------


def test_sound():
    problems = []
    for lang in LANGS:
        for paper in ("a4", "letter"):
            document, done = make_pdf(lang, paper, "one.pdf")
            problems += ["%s %s: %s" % (lang, paper, done.stderr)] if done.returncode or done.stderr else []
            problems += [] if make_pdf(lang, paper, "two.pdf")[1].stdout == done.stdout else ["%s %s: other bytes" % (lang, paper)]
            checked = said("qpdf", "--check", path("one.pdf"))
            problems += [checked.stdout + checked.stderr] if checked.returncode else []
    check("the same document gives the same bytes, and a sound PDF", problems)


def info(name):
    return dict(line.split(":", 1) for line in said("pdfinfo", path(name)).stdout.splitlines() if ":" in line)


def test_info():
    problems = []
    for lang, paper, size in (("ja", "a4", "595.276 x 841.89 pts (A4)"), ("en", "letter", "612 x 792 pts (letter)")):
        document, _ = make_pdf(lang, paper, "one.pdf")
        found = {key: value.strip() for key, value in info("one.pdf").items()}
        head = document["document"]
        for key, wanted in (("Title", head["title"]), ("Author", head["author"]), ("Page size", size), ("Tagged", "yes"),
                            ("JavaScript", "no"), ("CreationDate", "Fri Jan  2 03:04:05 2026 UTC")):
            if found.get(key) != wanted:
                problems.append("%s: %s: %s, not %s" % (lang, key, found.get(key), wanted))
        pages = said("qpdf", "--show-npages", path("one.pdf")).stdout.strip()
        if pages != found.get("Pages") or not 8 <= int(pages) <= 16:
            problems.append("%s pages" % pages)
        catalogue = said("qpdf", "--qdf", "--object-streams=disable", path("one.pdf"), "-").stdout
        if not re.search(r"/Lang \(%s\)" % lang, catalogue) or "/DisplayDocTitle true" not in catalogue:
            problems.append("%s: no language" % lang)
    check("title, author, date, paper and language are set", problems)


def test_fonts():
    problems = []
    for lang in LANGS:
        make_pdf(lang, "a4", "one.pdf")
        rows = [line.split() for line in said("pdffonts", path("one.pdf")).stdout.splitlines()[2:]]
        problems += ["%s: %s" % (lang, row) for row in rows if row[-5:-2] != ["yes", "yes", "yes"]]
        if not 1 <= len(rows) <= 4:  # a font without bold is made bold, which takes two
            problems.append("%s: %s" % (lang, rows))
    check("fonts are few, embedded, cut to what is used, and known as characters", problems)


def words_of(text):
    return re.findall(r"W\d{3}", text)


def strings_in(value):
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [text for inner in value for text in strings_in(inner)]
    if isinstance(value, dict):
        return [text for inner in value.values() for text in strings_in(inner)]
    return []


def plain(text):
    return re.sub(r"\s+", "", text)


def test_text():
    problems = []
    for lang in LANGS:
        document, _ = make_pdf(lang, "a4", "one.pdf")
        structure = said("pdfinfo", "-struct-text", path("one.pdf")).stdout
        spoken = re.findall(r'^ *"(.*)"$', structure, re.M)
        found = words_of(plain(" ".join(spoken)))
        wanted = ["W%03d" % (i + 1) for i in range(make.count)]
        first = list(dict.fromkeys(word for word in found))
        if sorted(set(wanted) - set(found)):
            problems.append("%s: missing %s" % (lang, sorted(set(wanted) - set(found))))
        later = [word for word in first if word in wanted]
        contents = [b["text"][-4:] for b in document["document"]["blocks"] if b["kind"] == "heading" and b.get("id") and b["level"] < 3]
        inner = [word for word in later if word not in contents]
        if inner != sorted(inner):
            problems.append("%s: another order: %s" % (lang, inner))
        whole = plain(said("pdftotext", path("one.pdf"), "-").stdout)
        missing = [t for t in strings_in(document["document"]["blocks"][2:8]) if len(t) < 12 and plain(t) not in whole and " " in t]
        problems += ["%s: not on the pages: %s" % (lang, t) for t in missing]
        if plain(make.TEXT[lang]["words"])[:20] not in whole:
            problems.append("%s: the text cannot be read back" % lang)
    check("every word can be read back, in the order of the document", problems)


def test_pages():
    make_pdf("ja", "a4", "one.pdf")
    pages = said("pdftotext", "-layout", path("one.pdf"), "-").stdout.split("\f")[:-1]
    problems = ["page %d: no number" % (i + 1) for i, page in enumerate(pages) if plain("%d／%dページ" % (i + 1, len(pages))) not in plain(page)]
    problems += ["page %d: no title" % (i + 1) for i, page in enumerate(pages[1:]) if "セキュリティ点検報告書" not in page]
    with_table = [i for i, page in enumerate(pages) if re.search(r"W0[5-9]\d", page)]
    problems += ["page %d: no head over its part of the table" % (i + 1) for i in with_table if "TABLEHEAD" not in pages[i]]
    if len(with_table) < 2:
        problems.append("the table is on %s" % with_table)
    for page in pages:
        for line in page.splitlines():
            if re.match(r"^ *[。、）」]", line):
                problems.append("a line begins with %s" % line.strip()[:10])
    check("pages have number, title and table heads; no line begins with what belongs to the one before", problems)


def outline(name):
    """(depth, title, page) of the bookmarks, by qpdf."""
    root = json.loads(said("qpdf", "--json", "--json-key=outlines", path(name)).stdout)

    def walk(items, depth):
        for item in items:
            yield depth, item["title"], item.get("destpageposfrom1")
            yield from walk(item["kids"], depth + 1)
    return list(walk(root["outlines"], 0))


def test_outline():
    problems = []
    for lang in LANGS:
        document, _ = make_pdf(lang, "a4", "one.pdf")
        found = outline("one.pdf")
        headings = [b for b in document["document"]["blocks"] if b["kind"] == "heading" and b.get("id")]
        if [title for _, title, _ in found] != [h["text"] for h in headings]:
            problems.append("%s: %s" % (lang, found))
        if [depth + 1 for depth, _, _ in found] != [h["level"] for h in headings]:
            problems.append("%s: levels %s" % (lang, found))
        pages = said("pdftotext", path("one.pdf"), "-").stdout.split("\f")
        problems += ["%s is not on page %s" % (title, page) for _, title, page in found if title[-4:] not in pages[page - 1]]
    check("every heading is a bookmark that leads to its page", problems)


def test_links():
    document, _ = make_pdf("en", "a4", "one.pdf")
    text = said("qpdf", "--qdf", "--object-streams=disable", path("one.pdf"), "-").stdout
    links = text.count("/Subtype /Link")
    # Contents: number and title of 12 lines; item (2 lines or more), item, cell.
    problems = [] if links >= 2 * 12 + 3 else ["%d links" % links]
    target = next(page for _, title, page in outline("one.pdf") if title.endswith(document["document"]["blocks"][22]["text"][-4:]))
    first = said("pdftotext", "-l", "1", "-layout", path("one.pdf"), "-").stdout
    if "p. %d" % target not in first:
        problems.append("page 1 does not say p. %d" % target)
    coloured = text.count("0 0.337255 0.54902 rg BT")
    # Two lines that lead elsewhere, and a label that does.
    if coloured < 3:
        problems.append("%d pieces of text in the colour of links" % coloured)
    unknown = copy.deepcopy(document)
    unknown["document"]["blocks"][4]["target"] = "nowhere"
    problems += [done.stderr for done in [run([], as_json(unknown))] if done.returncode]
    check("links lead to headings, with the page beside; one to nowhere is none", problems)


# ---- what it refuses ----------------------------------------------------------


def changed(document, place, value):
    """A copy with the value at a place like ("document", "blocks", 3, "level"); DELETE takes it away."""
    result = copy.deepcopy(document)
    inner = result
    for key in place[:-1]:
        inner = inner[key]
    if value is DELETE:
        del inner[place[-1]]
    else:
        inner[place[-1]] = value
    return as_json(result)


DELETE = object()


def test_refused():
    make.count = 0
    document = make.document("en")
    blocks = document["document"]["blocks"]
    table = next(i for i, b in enumerate(blocks) if b["kind"] == "table")
    chart = next(i for i, b in enumerate(blocks) if b["kind"] == "chart")
    at = ("document", "blocks")
    cases = [
        (b"", "this is no JSON: '[' or '{' expected near end of file (line 1)"),
        (b"{", "this is no JSON: string or '}' expected near end of file (line 1)"),
        (b"[]", 'the report has no member "document"; write it with: tenken report ID -f json --parts all,document'),
        (b"{}", 'the report has no member "document"; write it with: tenken report ID -f json --parts all,document'),
        (b'{"document": 1}', 'the report has no member "document"; write it with: tenken report ID -f json --parts all,document'),
        (b'{"a": 1, "a": 2}', "this is no JSON: duplicate object key near '\"a\"' (line 1)"),
        (b'{"a": "\xff"}', "this is no JSON: unable to decode byte 0xff near '\"' (line 1)"),
        (b"[" * 5000, "this is no JSON: maximum parsing depth reached near '[' (line 1)"),
        (changed(document, ("document", "blocks"), DELETE), "the document: expected a list"),
        (changed(document, ("document", "blocks"), {}), "the document: expected a list"),
        (changed(document, ("document", "title"), 1), "the document: expected a text"),
        (changed(document, ("document", "title"), "a\0b"), "this is no JSON: \\u0000 is not allowed without JSON_ALLOW_NUL near '\"a\\u0000b\"' (line 1)"),
        (changed(document, ("document", "language"), "xx"), "the document: an unknown language"),
        (changed(document, at + (0, "kind"), "script"), "block 1 of the document: an unknown word"),
        (changed(document, at + (0, "kind"), DELETE), "block 1 of the document: an unknown word"),
        (changed(document, at + (1,), "text"), "block 2 of the document: an unknown word"),
        (changed(document, at + (2, "level"), -1), "block 3 of the document: a number is out of its range"),
        (changed(document, at + (2, "level"), 99999999999), "block 3 of the document: a number is out of its range"),
        (changed(document, at + (2, "text"), ["x"]), "block 3 of the document: expected a text"),
        (changed(document, at + (3, "tone"), "purple"), "block 4 of the document: an unknown word"),
        (changed(document, at + (table, "table"), DELETE), "block %d of the document: expected a list" % (table + 1)),
        (changed(document, at + (table, "table", "columns"), []), "block %d of the document: a table of no column, or too large" % (table + 1)),
        (changed(document, at + (table, "table", "columns"), [{"head": "x"}] * 65), "block %d of the document: a table of no column, or too large" % (table + 1)),
        (changed(document, at + (table, "table", "rows", 3), [{"text": "x"}]), "block %d of the document: a row has not the length of its table" % (table + 1)),
        (changed(document, at + (table, "table", "rows", 3, 0), {"text": 5}), "block %d of the document: expected a text" % (table + 1)),
        (changed(document, at + (chart, "chart", "kind"), "pie"), "block %d of the document: an unknown word" % (chart + 1)),
        (changed(document, at + (chart, "chart", "labels"), []), "block %d of the document: a chart of nothing, or too large" % (chart + 1)),
        (changed(document, at + (chart, "chart", "labels", 0), 1), "block %d of the document: expected a text" % (chart + 1)),
        (changed(document, at + (chart, "chart", "series", 0, "percent"), [1]), "block %d of the document: a series has not the length of its chart" % (chart + 1)),
        (changed(document, at + (chart, "chart", "series", 0, "percent", 0), 1e300), "block %d of the document: a number is out of its range" % (chart + 1)),
        (b" " * (64 * 1024 * 1024 + 1), "the report is larger than 64 MiB"),
    ]
    problems = []
    for number, (data, message) in enumerate(cases):
        done = run([], data)
        if done.returncode != 1 or done.stdout or done.stderr.decode() != "tenken-pdf: %s\n" % message:
            problems.append("%d: status %d, %d bytes, %s\nnot %s" % (number, done.returncode, len(done.stdout), done.stderr.decode(), message))
    check("what is no document is refused with what is wrong and where", problems)


def test_usage():
    problems = []
    for words, status, out, err in (
            (["--help"], 0, "tenken report ID -f json --parts all,document", ""), (["--version"], 0, "tenken-pdf ", ""),
            (["-p", "a5"], 2, "", "unknown paper 'a5'; expected a4 or letter"), (["-p"], 2, "", "unknown paper ''; expected a4 or letter"),
            (["x.json"], 2, "", "'x.json' is not known here; see 'tenken-pdf --help'")):
        done = run(words)
        if done.returncode != status or out not in done.stdout.decode() or err not in done.stderr.decode() or bool(err) != bool(done.stderr):
            problems.append("%s: %s" % (words, done))
    make.count = 0
    document = as_json(make.document("en"))
    with open("/dev/full", "wb") as full:
        done = run([], document, stdout=full)
    if done.returncode != 1 or done.stderr != b"tenken-pdf: cannot write the PDF: No space left on device\n":
        problems.append("full disk: %s" % done)
    ours, theirs = pty.openpty()
    done = run([], document, stdout=theirs)
    if done.returncode != 2 or b"not for a terminal" not in done.stderr:
        problems.append("terminal: %s" % done)
    os.close(ours)
    os.close(theirs)
    check("wrong words, a terminal and a full disk are refused", problems)


# ---- hostile text ---------------------------------------------------------------

HOSTILE = ["\x1b[2J", "\u202e", "\u200b", "\u2028", "\U000e0001", "<b>", "</span>", "&amp;", "<span foreground='red'>", "(((", "\\)", ")Tj ET",
           "endobj", "%PDF", "\t", "\r\n", "'", "dest='x' uri='http://x'", "\ufffe", "́" * 40, "العربية", "\U0001f600", "\u0000"[:0], "x" * 600, "あ" * 600]


def test_hostile():
    problems = []
    make.count = 0
    document = make.document("ja")

    def poison(value, text):
        if isinstance(value, dict):
            return {k: text + v if k in ("text", "head", "label", "number", "title", "summary", "caption", "name", "organisation", "author", "logo_text")
                    and isinstance(v, str) else poison(v, text) for k, v in value.items()}
        if isinstance(value, list):
            return [text + v if isinstance(v, str) else poison(v, text) for v in value]
        return value
    for text in HOSTILE:
        done = run([], as_json(poison(document, text)))
        with open(path("hostile.pdf"), "wb") as file:
            file.write(done.stdout)
        if done.returncode or done.stderr:
            problems.append("%r: status %d %s" % (text[:20], done.returncode, done.stderr[:200]))
            continue
        checked = said("qpdf", "--check", path("hostile.pdf"))
        problems += ["%r: %s" % (text[:20], checked.stdout)] if checked.returncode else []
        body = said("pdftotext", path("hostile.pdf"), "-").stdout
        if any(c in body for c in "\x1b\u202e\u200b\u2028\U000e0001"):
            problems.append("%r stands in the text" % text[:20])
        if text in ("<b>", "&amp;", "</span>", "endobj") and plain(text) not in plain(body):
            problems.append("%r was taken for markup" % text)
        if text == "\u202e" and "<U+202E>" not in body:
            problems.append("U+202E is not shown")
        if "http:" in text and "/URI" in said("qpdf", "--qdf", path("hostile.pdf"), "-").stdout:
            problems.append("a text became a link")
    check("hostile text is shown, harmless", problems)


def test_garbled():
    """Bytes changed here and there: a PDF or a message, never a crash."""
    make.count = 0
    document = make.document("en")
    document["document"]["blocks"] = document["document"]["blocks"][:36] + document["document"]["blocks"][37:]
    sound = as_json(document)
    chance = random.Random(4)
    problems = []
    for number in range(30):
        data = bytearray(sound)
        for _ in range(chance.randint(1, 6)):
            place = chance.randrange(len(data))
            data[place:place + chance.randint(0, 3)] = chance.choice([b"", b"{", b"9", b'"', b"-1e308", b"null", b"\xc3", bytes([chance.randrange(256)])])
        done = run([], bytes(data))
        if done.returncode not in (0, 1) or (done.returncode == 1) != (not done.stdout) or (done.returncode == 1) != bool(done.stderr):
            problems.append("%d: status %d: %s" % (number, done.returncode, done.stderr[:200]))
    check("garbled input gives a PDF or a message", problems)


def test_large():
    make.count = 0
    document = make.document("en")
    document["document"]["blocks"] = [make.block("paragraph", text="word " * 40000), make.table(3000, make.TEXT["en"]),
                                      *[make.block("field", label="L%d" % i, text="t") for i in range(3000)], make.block("field", label="l" * 16000, text="x" * 300000),
                                      make.block("quote", text="line\n" * 5000)]
    begun = time.monotonic()
    done = run([], as_json(document))
    check("a long document, with the longest words, is made in a moment",
          [done.stderr, time.monotonic() - begun] if done.returncode or len(done.stdout) < 100000 or time.monotonic() - begun > 20 else [])


# ---- fonts -------------------------------------------------------------------------


def font_config(folders):
    name = path("fonts.conf")
    with open(name, "w", encoding="utf-8") as file:
        file.write('<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>%s<cachedir>%s</cachedir></fontconfig>\n' % (
            "".join("<dir>%s</dir>" % f for f in folders), path("cache")))
    return {"FONTCONFIG_FILE": name}


def latin_font():
    for line in said("fc-list", ":lang=en", "file").stdout.splitlines():
        name = line.rstrip(": ")
        if re.search(r"/(DejaVuSans|LiberationSans-Regular|NotoSans-Regular)\.ttf$", name):
            return name
    return None


def test_fonts_missing():
    problems = []
    make.count = 0
    japanese, english = as_json(make.document("ja")), as_json(make.document("en"))
    advice = "install the package fonts-noto-cjk, or the small fonts-ipafont-gothic\n"
    done = run([], english, font_config([]))
    if done.returncode != 1 or done.stdout or not done.stderr.decode().endswith("tenken-pdf: there is no font on this machine; " + advice):
        problems.append("no font: %s" % done)
    font = latin_font()
    if font:
        os.makedirs(path("latin"), exist_ok=True)
        shutil.copy(font, path("latin"))
        env = font_config([path("latin")])
        done = run([], japanese, env)
        if done.returncode != 1 or done.stdout or done.stderr.decode() != "tenken-pdf: the report has Japanese text and there is no font for it; " + advice:
            problems.append("no Japanese font: %s" % done)
        done = run([], english, env)
        if done.returncode or done.stdout[:5] != b"%PDF-":
            problems.append("English with a Latin font: %s" % done.stderr)
    check("without a font the package is named, and nothing is written", problems)


def main():
    test_sound()
    test_info()
    test_fonts()
    test_text()
    test_pages()
    test_outline()
    test_links()
    test_refused()
    test_usage()
    test_hostile()
    test_garbled()
    test_large()
    test_fonts_missing()
    print("1..%d" % count)


if __name__ == "__main__":
    main()
