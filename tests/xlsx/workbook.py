"""report -f xlsx: read by openpyxl, and as a zip of XML. Prints TAP."""

import datetime
import glob
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import warnings
import xml.etree.ElementTree as etree
import zipfile

import openpyxl

warnings.simplefilter("ignore")  # of openpyxl about what it does not keep
ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
TENKEN = os.environ.get("TENKEN", os.path.join(ROOT, "build", "tenken"))
FILL = os.path.join(ROOT, "tests", "cli", "fill.py")
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
SHEETS = {"en": ["Summary", "Gaps and verdicts", "All answers", "Plan"], "ja": ["概要", "不足と判定", "回答一覧", "計画"]}
VERDICTS = {"en": ["met", "partly met", "missing", "not known", "unanswered", "not applicable"],
            "ja": ["充足", "一部充足", "不足", "不明", "未回答", "該当なし"]}

signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that the folder goes then too
count = 0


def check(name, problems):
    """One line of TAP; problems is a list of sentences, empty when all is well."""
    global count
    count += 1
    print("%s %d - %s" % ("not ok" if problems else "ok", count, name))
    for problem in problems[:20]:
        print("# " + str(problem)[:300])
    sys.stdout.flush()


class Home:
    """An empty home, and tenken in it."""

    def __init__(self):
        self.dir = tempfile.TemporaryDirectory(prefix="xlsx.")
        self.tmp = self.path("tmp")
        os.mkdir(self.tmp)
        self.env = dict(os.environ, HOME=self.dir.name, LC_ALL="C.UTF-8", TZ="UTC", TENKEN_DATADIR=ROOT, TMPDIR=self.tmp,
                        XDG_DATA_HOME=self.path("data"), XDG_CONFIG_HOME=self.path("config"))
        self.env.pop("LANGUAGE", None)

    def path(self, *names):
        return os.path.join(self.dir.name, *names)

    def run(self, *words, text=None, **env):
        return subprocess.run([TENKEN, *words], env=dict(self.env, **env), input=text, capture_output=True,
                              encoding="utf-8", timeout=120, check=False)

    def must(self, *words, text=None):
        done = self.run(*words, text=text)
        if done.returncode:
            sys.exit("Bail out! %s: %s" % (" ".join(words), done.stderr))
        return done.stdout.strip()

    def book(self, ident, lang="en", *words):
        path = self.path("report.%s.xlsx" % lang)
        self.must("-l", lang, "report", ident, "-f", "xlsx", "-O", path, *words)
        return path

    def json(self, ident, lang="en"):
        return json.loads(self.must("-l", lang, "report", ident, "-f", "json"))


# ---- reading -------------------------------------------------------------


def rows(sheet):
    """Rows of a table below its heads, each a dictionary."""
    lines = list(sheet.iter_rows(values_only=True))
    return [dict(zip(lines[0], line)) for line in lines[1:] if any(cell is not None for cell in line)]


def cells(book):
    return [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]


def texts(book):
    return [cell.value for cell in cells(book) if isinstance(cell.value, str)]


def raw_texts(path):
    """Texts of all cells as a spreadsheet reads them; openpyxl drops any x005F_."""
    parts = members(path)
    shared = ["".join(t.text or "" for t in item.iter(MAIN + "t")) for item in etree.fromstring(parts["xl/sharedStrings.xml"][1])]
    shared = [re.sub("_x([0-9A-Fa-f]{4})_", lambda m: chr(int(m.group(1), 16)), text) for text in shared]
    return [shared[int(cell.find(MAIN + "v").text)] for name in parts if name.startswith("xl/worksheets/sheet")
            for cell in etree.fromstring(parts[name][1]).iter(MAIN + "c") if cell.get("t") == "s"]


def answers_of(report):
    return [(question, answer) for part in report["parts"] for section in part["sections"]
            for question in section["questions"] for answer in question["answers"]]


def members(path):
    with zipfile.ZipFile(path) as file:
        return {info.filename: (info, file.read(info)) for info in file.infolist()}


# ---- what it must be -------------------------------------------------------


def structure(path):
    problems = []
    for name, (info, data) in members(path).items():
        if info.date_time != (1980, 1, 1, 0, 0, 0):
            problems.append("%s has a time: %s" % (name, info.date_time))
        if name.startswith("/") or ".." in name or re.search(r"external|macro|vba|activeX|embed|connections|query", name, re.I):
            problems.append("a part that nobody asked for: " + name)
        try:
            tree = etree.fromstring(data)
        except etree.ParseError as error:
            problems.append("%s: %s" % (name, error))
            continue
        for element in tree.iter():
            if element.tag in (MAIN + "f", MAIN + "hyperlink", MAIN + "oleObject"):
                problems.append("%s: %s" % (name, element.tag))
            if element.get("TargetMode") == "External":
                problems.append("%s: %s" % (name, element.attrib))
    return problems


def conditions(path, lang):
    """The words of verdicts get a look of their own, and nothing else is compared."""
    found = set()
    for name, (_, data) in members(path).items():
        if name.startswith("xl/worksheets/sheet"):
            found |= {e.text for e in etree.fromstring(data).iter(MAIN + "formula")}
    return [] if found == {'"%s"' % word for word in VERDICTS[lang]} else [found]


def table_problems(book, lang):
    problems = []
    for name in SHEETS[lang][1:]:
        sheet = book[name]
        last = openpyxl.utils.get_column_letter(sheet.max_column)
        heads = [cell.value for cell in sheet[1]]
        if sheet.freeze_panes != "A2":
            problems.append("%s: frozen at %s" % (name, sheet.freeze_panes))
        if not (sheet.auto_filter.ref or "").startswith("A1:%s" % last):
            problems.append("%s: filter %s" % (name, sheet.auto_filter.ref))
        if sheet.print_title_rows not in ("$1:$1", "1:1"):
            problems.append("%s: repeated %s" % (name, sheet.print_title_rows))
        if not sheet.print_area:
            problems.append("%s: no print area" % name)
        if None in heads or len(set(heads)) < len(heads):
            problems.append("%s: heads %s" % (name, heads))
        for row in sheet.iter_rows(min_row=2):
            problems += ["%s!%s is not wrapped" % (name, cell.coordinate) for cell in row
                         if isinstance(cell.value, str) and not cell.alignment.wrap_text]
        widths = [sheet.column_dimensions[openpyxl.utils.get_column_letter(i + 1)].width for i in range(len(heads))]
        problems += ["%s: a column is %s wide" % (name, width) for width in widths if not 4 < width < 70]
    return problems


def print_problems(book, paper):
    return ["%s: %s %s %s" % (sheet.title, sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToWidth)
            for sheet in book if (sheet.page_setup.orientation, int(sheet.page_setup.paperSize or 1)) != ("landscape", paper) or
            not sheet.sheet_properties.pageSetUpPr.fitToPage or sheet.page_setup.fitToHeight != 0]


def is_in(text, cell):
    return text in (cell or "")


def content_problems(book, report, lang):
    gaps, answers, plan = (rows(book[name]) for name in SHEETS[lang][1:])
    heads = {name: [cell.value for cell in book[name][1]] for name in SHEETS[lang][1:]}
    gap_head, answer_head = heads[SHEETS[lang][1]], heads[SHEETS[lang][2]]
    by_id = {row[gap_head[-1]]: row for row in gaps}
    problems = []
    if len(gaps) != len(report["clauses"]):
        problems.append("%d of %d clauses" % (len(gaps), len(report["clauses"])))
    names = ["met", "partial", "gap", "unknown", "unanswered", "not-applicable"]
    for clause in report["clauses"]:
        row = by_id.get(clause["id"], {})
        if row.get(gap_head[0]) != VERDICTS[lang][names.index(clause["verdict"])]:
            problems.append("%s: verdict %s" % (clause["id"], row.get(gap_head[0])))
        whole = "\n".join(str(value) for value in row.values())
        for name in ("title", "wording", "why", "first_step", "next_steps", "priority_reason", "chapter_title"):
            if not is_in(clause[name], whole):
                problems.append("%s: no %s" % (clause["id"], name))
        for piece in clause["evidence"]:
            if not is_in(piece["note"], whole) or not is_in(piece["pointer_line"], whole):
                problems.append("%s: no note or pointer of %s" % (clause["id"], piece["item"]))
    item = answer_head[-2]
    by_item = {row[item]: row for row in answers}
    for question, answer in answers_of(report):
        row = by_item.get(answer["item"], {})
        for name, text in (("prompt", question["prompt"]), ("answer", answer["answer"]), ("note", answer["note"]),
                           ("row", answer["row_text"]), ("label", question["label"])):
            if text and not any(is_in(text, str(cell)) for cell in row.values()):
                problems.append("%s: no %s" % (answer["item"], name))
        if (answer["pointer"] or {}).get("what", "") not in str(list(row.values())):
            problems.append("%s: no evidence" % answer["item"])
    lines = [list(row.values()) for row in plan]
    for entry in report["actions"] + report["exceptions"]:
        day = entry["due"] and datetime.datetime.strptime(entry["due"], "%Y-%m-%d")
        what = entry.get("what", entry.get("why"))
        if not any(line[1] == entry["number"] and line[2] == what and (line[4] or "") == entry["who"] and
                   (line[5] or "") == (day or "") and (line[7] or "") == (entry["clause"] or "") for line in lines):
            problems.append("no action or exception %s: %s" % (entry["number"], what))
    if len(lines) != len(report["actions"]) + len(report["exceptions"]):
        problems.append("%d lines in the plan" % len(lines))
    return problems


def summary_problems(book, report, lang):
    sheet = book[SHEETS[lang][0]]
    lines = [list(line) for line in sheet.iter_rows(values_only=True)]
    by_label = {line[0]: line[1] for line in lines if line[0]}
    found = [by_label.get(word) for word in VERDICTS[lang]]
    coverage = report["coverage"]
    wanted = [coverage[name] for name in ("met", "partial", "gap", "unknown", "unanswered", "not_applicable")]
    problems = [] if found == wanted else ["counts %s, not %s" % (found, wanted)]
    rate = by_label.get({"en": "Coverage", "ja": "充足率"}[lang])
    if coverage["rate"] is not None and abs(rate - coverage["rate"]) > 1e-6:
        problems.append("coverage %s, not %s" % (rate, coverage["rate"]))
    for name in ("organisation", "respondent", "department", "contact", "phone", "mail", "reference", "id"):
        if report["assessment"][name] not in [line[1] for line in lines]:
            problems.append("no " + name)
    chapters = {}
    for clause in report["clauses"]:
        chapters.setdefault(clause["chapter_title"], [0] * 6)[
            ["met", "partial", "gap", "unknown", "unanswered", "not-applicable"].index(clause["verdict"])] += 1
    for title, counts in chapters.items():
        if not any(line[0] == title and line[1:7] == counts for line in lines):
            problems.append("chapter %s is not %s" % (title, counts))
    return problems


def chart_problems(path, book, report, lang):
    """Two charts: their ranges point at what stands in the sheet, colours are not the only sign."""
    charts = [etree.fromstring(data) for name, (_, data) in members(path).items() if name.startswith("xl/charts/")]
    problems = [] if len(charts) == 2 else ["%d charts" % len(charts)]
    sheet = book[SHEETS[lang][0]]
    for chart in charts:
        if not chart.findall(".//" + CHART + "dLbls"):
            problems.append("no numbers on the bars")
        for reference in chart.iter(CHART + "f"):
            name, cell_range = reference.text.rsplit("!", 1)
            if name.strip("'") != sheet.title:
                problems.append(reference.text)
                continue
            found = sheet[cell_range.replace("$", "")]
            if not all(cell[0].value is not None for cell in found) if isinstance(found, tuple) else found.value is None:
                problems.append("empty: " + reference.text)
    stacked = [c for c in charts if c.find(".//" + CHART + "grouping").get("val") == "percentStacked"]
    names = [e.text for c in stacked for s in c.iter(CHART + "ser") for e in s.find(CHART + "tx").iter(CHART + "v")]
    if names != VERDICTS[lang][:4]:
        problems.append("series %s" % names)
    return problems


def make_full(home):
    """An assessment with something in every field."""
    ident = home.must("new", "vendor,remote-check", "-o", "Acme & Söhne", "-r", "Sato <s>", "--department", "Sales",
                      "--contact", "Tanaka", "--phone", "03-1234", "--mail", "a@b.example", "--reference", "R-1")
    subprocess.run([sys.executable, FILL, TENKEN, "en", ident, "3"], env=home.env, check=True, capture_output=True)
    home.must("note", ident, "vendor/q4.a", "a note\nof two lines")
    home.must("note", ident, "vendor/q1", "on the question")
    home.must("basis", ident, "vendor/q1", "said")
    home.must("evidence", ident, "vendor/q25.a", "--what", "the contract", "--where", "in the safe", "--holder", "Suzuki",
              "--seen", "2026-03-31")
    home.must("action", ident, "--from-gaps")
    lacking = [c["id"] for c in home.json(ident)["clauses"] if c["verdict"] in ("gap", "partial")]
    home.must("action", ident, "Talk to them", "--clause", lacking[0], "--who", "Kato", "--due", "2026-12-31")
    home.must("action", ident, "Unbound")
    home.must("exception", ident, lacking[1], "--why", "Not worth it", "--who", "Boss", "--until", "2027-01-31")
    home.must("duty", ident, lacking[0] + "=vendor")
    return ident


def test_contents(home):
    ident = make_full(home)
    time.sleep(1.1)  # so that a clock would show
    for lang in ("en", "ja"):
        path, report = home.book(ident, lang), home.json(ident, lang)
        book = openpyxl.load_workbook(path)
        check("%s: the sheets" % lang, [] if book.sheetnames == SHEETS[lang] else [book.sheetnames])
        check("%s: sound XML, no formula, no link, nothing foreign, no clock" % lang, structure(path))
        check("%s: cells hold text, numbers and days only" % lang,
              [(c.coordinate, c.data_type) for c in cells(book) if c.data_type not in "snd"])
        check("%s: heads stay, are repeated and have filters, text is wrapped" % lang, table_problems(book, lang))
        check("%s: verdicts have a look" % lang, conditions(path, lang))
        check("%s: prints on A4, landscape, as wide as the page" % lang, print_problems(book, 9))
        check("%s: every clause, answer, note, action and exception" % lang, content_problems(book, report, lang))
        check("%s: the summary" % lang, summary_problems(book, report, lang))
        check("%s: the charts" % lang, chart_problems(path, book, report, lang))
        properties = book.properties
        changed = report["assessment"]["updated"].rstrip("Z")
        check("%s: title, and the time of the last change" % lang,
              [] if "Acme & Söhne" in properties.title and properties.created.isoformat() == changed
              and properties.modified.isoformat() == changed else [properties.title, properties.created, properties.modified])
    first = open(home.book(ident), "rb").read()
    check("the same bytes again", [] if first == open(home.book(ident), "rb").read() else ["differ"])
    out = subprocess.run([TENKEN, "report", ident, "-f", "xlsx"], env=home.env, capture_output=True, check=False)
    check("the same to stdout", [] if out.stdout == first and not out.stderr else [out.stderr])
    check("nothing is left behind", os.listdir(home.tmp))
    os.makedirs(home.path("config", "tenken"), exist_ok=True)
    with open(home.path("config", "tenken", "tenken.conf"), "w", encoding="utf-8") as file:
        file.write('paper = "Letter"; author = "%s";\n' % ("é" * 300))
    book = openpyxl.load_workbook(home.book(ident))
    check("Letter, when it is asked for", print_problems(book, 1))
    check("an author of any length", [] if (book.properties.creator or "").startswith("é" * 200) else [book.properties.creator])


def test_empty(home):
    ident = home.must("new", "vendor", "-o", "Acme")
    path = home.book(ident)
    book = openpyxl.load_workbook(path)
    check("an assessment without an answer", structure(path) + content_problems(book, home.json(ident), "en"))
    limited = openpyxl.load_workbook(home.book(ident, "en", "--chapter", home.json(ident)["clauses"][0]["chapter"]))
    check("one chapter only", [] if 1 < limited["Gaps and verdicts"].max_row < book["Gaps and verdicts"].max_row else [limited["Gaps and verdicts"].max_row])


HOSTILE = {
    "formula": "=cmd|' /C calc'!A0", "plus": "+1+1", "minus": "-1+1", "at": "@SUM(1)", "wide formula": "＝1+1", "blank formula": " =1+1",
    "link": "http://example.invalid/", "internal link": "internal:Sheet!A1", "external link": "external:c:\\x.xlsx", "mail": "mailto:a@b.example",
    "number": "00123", "array": "{=1+1}", "brackets": "{x}", "date": "2026-01-01", "quote": "'", "quotes": "a\"b'c", "xml": "]]><!--&amp;<c t=\"x\">&#10;",
    "by number": "_x000D_ _x0041_ _xD800_", "escaped": "_x005F_x000D_", "footer": "&P&\"Arial\"&8", "wide": "続く\U0001f600", "combining": "q" + "\u0301" * 40,
    "percent": "%s%n", "long": "x" * 1000,
}
SHOWN = {"tab": ("a\tb", "a b"), "bidi": ("a\u202eb", "a<U+202E>b"), "zero width": ("a\u200bb", "a<U+200B>b"), "noncharacter": ("a\ufffeb", "a<U+FFFE>b")}
UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\uffff\U000e0000-\U000e0fff]")


def hostile_problems(home, text, shown):
    """Text in every field; what the workbook shows of it."""
    ident = home.must("new", "vendor", *["--%s=%s" % (field, text if text == shown else "x") for field in
                                         "organisation respondent department contact phone mail reference".split()])
    one_line = text if text == shown else "x"
    home.must("answer", ident, "q1=4", "q1#4=" + text, "q29-1=" + text, "q13=n/a:" + text, "q2=3", "q4.a=1")
    home.must("note", ident, "q2", "--", text)
    home.must("note", ident, "q4.a", "--", text)
    home.must("evidence", ident, "q2", "--what=" + one_line, "--where=" + one_line, "--holder=" + one_line)
    clause = [c["id"] for c in home.json(ident)["clauses"]][0]
    home.must("action", ident, "--clause", clause, "--who=" + one_line, "--", one_line)
    home.must("exception", ident, clause, "--why=" + one_line, "--who=" + one_line, "--until=2027-01-31")
    problems = []
    for lang in ("en", "ja"):
        path = home.book(ident, lang)
        problems += structure(path)
        book = openpyxl.load_workbook(path)
        found = raw_texts(path)
        bad = [c.coordinate for c in cells(book) if c.data_type == "f"]
        problems += ["a formula in %s" % bad] if bad else []
        problems += ["unsafe: %r" % t for t in found if UNSAFE.search(t)]
        hits = [t for t in found if shown in t]
        # Seven of the profile, a blank, a text, a reason, two notes, evidence, and the plan.
        if len(hits) < (16 if text == shown else 5):
            problems.append("%s: it stands in %d cells" % (lang, len(hits)))
        problems += ["%s would be calculated when edited" % c.coordinate for c in cells(book)
                     if isinstance(c.value, str) and re.match("[ 　]*[=+@＝＋－＠-]", c.value) and len(c.value) > 1 and c.number_format != "@"]
    home.must("delete", ident, "--yes")
    return problems


def test_hostile(home):
    for name, text in HOSTILE.items():
        check("hostile: " + name, hostile_problems(home, text, text))
    for name, (text, shown) in SHOWN.items():
        check("shown by name: " + name, hostile_problems(home, text, shown))


def test_long(home):
    """Notes that together are longer than a cell may be."""
    ident = home.must("new", "vendor", "-o", "Acme")
    home.must("answer", ident, "q2=3", text=None)
    evidence = [e["item"] for e in home.json(ident)["clauses"][0]["evidence"] + home.json(ident)["clauses"][0]["open"]]
    items = sorted({e["item"] for c in home.json(ident)["clauses"] for e in c["evidence"] + c["open"]})
    subprocess.run([sys.executable, FILL, TENKEN, "en", ident, "3"], env=home.env, check=True, capture_output=True)
    for item in items:
        home.run("note", ident, item, "--", "\U0001f600" * 4000)
    path = home.book(ident)
    book = openpyxl.load_workbook(path)
    longest = max(len(t.encode("utf-16-le")) // 2 for t in texts(book))
    check("no cell is longer than it may be", structure(path) + ([] if longest == 32767 or longest == 32766 else [longest, evidence]))


def test_refused(home):
    ident = home.must("new", "vendor", "-o", "Acme")
    done = home.run("report", ident, "-f", "xlsx", "-O", home.path("no.xlsx"), TMPDIR=home.path("missing"))
    check("no place for it: one line, no file", [] if done.returncode == 1 and len(done.stderr.splitlines()) == 1 and
          not os.path.exists(home.path("no.xlsx")) else [done])
    made = os.path.getsize(home.book(ident))
    limited = subprocess.run(["sh", "-c", "ulimit -f %d; trap '' XFSZ; exec \"$0\" report \"$1\" -f xlsx" % (made // 1024), TENKEN, ident],
                             env=home.env, capture_output=True, check=False)
    check("no room for it: one line, nothing left behind", [] if limited.returncode == 1 and not limited.stdout and
          len(limited.stderr.splitlines()) == 1 and not os.listdir(home.tmp) else [limited.returncode, limited.stderr, os.listdir(home.tmp)])
    os.mkdir(home.path("libraries"))
    with open(TENKEN, "rb") as file:
        name = re.search(rb"libxlsxwriter\.so\.[0-9]+", file.read()).group().decode()
    with open(home.path("libraries", name), "wb") as file:
        file.write(b"none")
    done = home.run("report", ident, "-f", "xlsx", "-O", home.path("no.xlsx"), LD_LIBRARY_PATH=home.path("libraries"))
    package = "libxlsxwriter" + name.rsplit(".", 1)[1]
    check("without the library the package is named", [] if done.returncode == 1 and len(done.stderr.splitlines()) == 1 and
          name in done.stderr and package in done.stderr and not os.path.exists(home.path("no.xlsx")) else [done])
    check("and other formats do not need it", [] if home.run("report", ident, LD_LIBRARY_PATH=home.path("libraries")).returncode == 0 else ["fails"])
    if shutil.which("readelf"):
        needed = subprocess.run(["readelf", "-d", TENKEN], capture_output=True, encoding="utf-8", check=True).stdout
        check("tenken is not linked with it", re.findall(r"NEEDED.*(?:xlsx|crypto|minizip).*", needed))


def main():
    built = os.path.dirname(TENKEN)
    if not glob.glob(os.path.join(built, "locale", "ja", "LC_MESSAGES", "tenken.mo")):
        SHEETS["ja"], VERDICTS["ja"] = SHEETS["en"], VERDICTS["en"]
    for test in (test_contents, test_empty, test_hostile, test_long, test_refused):
        test(Home())
    print("1..%d" % count)


main()
