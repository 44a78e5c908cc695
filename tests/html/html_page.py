"""A strict reader of our HTML page: what is wrong with it, and its shape without the texts."""

import base64
import hashlib
import html.parser
import re

VOID = "area base br col embed hr img input link meta source track wbr".split()
# Every element that the report has, with its attributes: another one is a mistake, or came from a text.
KNOWN = {
    "html": "lang", "head": "", "meta": "charset http-equiv content name", "title": "id", "style": "", "body": "", "header": "", "nav": "aria-labelledby",
    "main": "id tabindex", "section": "aria-labelledby", "hr": "", "b": "class", "h1": "", "h2": "id class", "h3": "id class", "h4": "id class", "h5": "id class", "h6": "id class", "p": "class", "a": "class href",
    "br": "", "strong": "", "span": "class", "ul": "", "ol": "role", "li": "class", "dl": "", "dt": "", "dd": "class", "blockquote": "", "div": "class role tabindex aria-labelledby",
    "table": "aria-labelledby", "caption": "id", "thead": "", "tbody": "", "tr": "", "th": "scope class", "td": "class", "figure": "", "figcaption": "",
    "svg": "role viewbox aria-labelledby aria-describedby", "desc": "id", "defs": "", "pattern": "id width height patternunits",
    "rect": "class x y width height fill", "g": "class", "path": "class d fill", "circle": "cx cy r", "text": "class text-anchor x y", "tspan": "x y",
}
# Who may stand only in whom.
PARENTS = {"li": ("ul", "ol"), "dt": ("dl", "div"), "dd": ("dl", "div"), "tr": ("thead", "tbody"), "th": ("tr",), "td": ("tr",), "thead": ("table",), "tbody": ("table",),
           "caption": ("table",), "figcaption": ("figure",), "tspan": ("text",), "pattern": ("defs",), "desc": ("svg",)}
PHRASES = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "strong", "b", "span", "a", "caption", "th", "figcaption")  # hold no blocks
INSIDE = ("a", "b", "br", "strong", "span")
POLICY = "default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'"


class Page(html.parser.HTMLParser):
    """problems: sentences; shape: tags with attributes that no text reaches; text: what is read aloud; title, style: theirs."""

    def __init__(self, data):
        super().__init__(convert_charrefs=True)
        self.problems, self.shape, self.texts, self.open = [], [], [], []
        self.ids, self.targets, self.levels, self.metas, self.tables, self.drawings = [], [], [], [], [], []
        self.style = self.title = self.lang = ""
        try:
            self.feed(data.decode("utf-8"))
        except UnicodeDecodeError as error:
            self.problems.append("not UTF-8: %s" % error)
            self.feed(data.decode("utf-8", "replace"))
        self.close()
        self.judge(data)

    # ---- the parser

    def handle_starttag(self, tag, attrs):
        self.begin(tag, attrs)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        if "svg" not in self.open:
            self.problems.append("<%s/> outside of a drawing" % tag)
        self.begin(tag, attrs)

    def handle_endtag(self, tag):
        if tag in VOID or not self.open or self.open[-1] != tag:
            self.problems.append("</%s> closes %s" % (tag, self.open[-1:]))
        else:
            self.open.pop()
            self.shape.append("/" + tag)

    def handle_data(self, data):
        where = self.open[-1] if self.open else ""
        if where == "style":
            self.style += data
        elif where == "title" and "svg" not in self.open:
            self.title += data
        elif data.strip():
            self.texts.append(data)
            if where in ("", "html", "head", "body", "ul", "ol", "dl", "table", "thead", "tbody", "tr", "figure", "svg", "defs", "main", "header", "nav", "div", "blockquote", "section"):
                self.problems.append("bare text in <%s>: %r" % (where, data[:60]))

    def handle_comment(self, data):
        self.problems.append("a comment: %r" % data[:60])

    def handle_pi(self, data):
        self.problems.append("an instruction: %r" % data[:60])

    def unknown_decl(self, data):
        self.problems.append("a declaration: %r" % data[:60])

    def handle_decl(self, decl):
        if decl != "DOCTYPE html" or self.shape:
            self.problems.append("<!%s>" % decl[:60])

    # ---- one element

    def begin(self, tag, attrs):
        names = [name for name, _ in attrs]
        found = dict(attrs)
        above = self.open[-1] if self.open else ""
        if tag not in KNOWN:
            self.problems.append("<%s>" % tag)
        self.problems += ["%s in <%s>" % (name, tag) for name in names if name not in KNOWN.get(tag, "").split()]
        if len(set(names)) < len(names):
            self.problems.append("an attribute twice in <%s>" % tag)
        if tag in PARENTS and above not in PARENTS[tag]:
            self.problems.append("<%s> in <%s>" % (tag, above))
        if above in ("ul", "ol") and tag != "li" or above == "dl" and tag not in ("dt", "dd", "div") or above in PHRASES and tag not in INSIDE:
            self.problems.append("<%s> in <%s>" % (tag, above))
        self.shape.append(" ".join([tag] + ["%s=%s" % (name, value) for name, value in attrs if tag not in ("rect", "path", "tspan", "svg") and name != "content"]))
        self.note(tag, found)

    def note(self, tag, found):
        if "id" in found:
            self.ids.append(found["id"])
        if "href" in found:
            self.targets.append(found["href"])
        for name in ("aria-labelledby", "aria-describedby"):
            if name in found:
                self.targets.append("#" + found[name])
        for value in [] if found.get("name") == "author" else found.values():
            self.targets += ["#" + target for target in re.findall(r"url\(#([^)]*)\)", value or "")]
            if re.search(r"url\((?!#)|javascript:", value or "", re.I):
                self.problems.append("%r in <%s>" % (value[:60], tag))
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if tag == "meta":
            self.metas.append(found)
        if tag == "html":
            self.lang = found.get("lang")
        if tag == "table":
            self.tables.append([])
        if tag in ("thead", "tbody", "th", "td") and self.tables:
            self.tables[-1].append(tag)
            if tag == "th" and found.get("scope") not in ("col", "row"):
                self.problems.append("<th> without a scope")
        if tag == "svg":
            self.drawings.append(found)

    # ---- the whole

    def judge(self, data):
        self.problems += ["<%s> stays open" % tag for tag in self.open]
        self.problems += ["the id %r twice" % ident for ident in sorted(set(self.ids)) if self.ids.count(ident) > 1]
        self.problems += ["a link to %r" % target[:60] for target in sorted(set(self.targets)) if not target.startswith("#") or target[1:] not in self.ids]
        if self.levels[:1] != [1] or self.levels.count(1) != 1 or any(b > a + 1 for a, b in zip(self.levels, self.levels[1:])):
            self.problems.append("headings of levels %s" % self.levels)
        self.problems += ["a table of %s" % sorted(set(table)) for table in self.tables if table[:2] != ["thead", "th"] or "tbody" not in table]
        for drawing in self.drawings:
            if drawing.get("role") != "img" or not drawing.get("aria-labelledby", "").endswith("_title") or not drawing.get("aria-describedby", "").endswith("_desc"):
                self.problems.append("a drawing that is not told: %s" % drawing)
        if not self.metas or self.metas[0] != {"charset": "utf-8"} or data.find(b"<meta charset") > 200 or not data.startswith(b"<!DOCTYPE html>\n<html lang="):
            self.problems.append("the charset does not come first")
        digest = base64.b64encode(hashlib.sha256(self.style.encode("utf-8")).digest()).decode()
        policies = [meta.get("content") for meta in self.metas if meta.get("http-equiv") == "Content-Security-Policy"]
        if policies != [POLICY % digest] or list(self.metas[1:2]) != [{"http-equiv": "Content-Security-Policy", "content": POLICY % digest}]:
            self.problems.append("the policy %s does not allow the style sheet alone" % policies)
        if self.shape.count("style") != 1 or re.search(r"url\(|@import|@font-face|image\(|expression\(|(?<!scroll-)behavior:|<[!/]|\\[^0-9A-Fa-f]", self.style):
            self.problems.append("a style sheet that could load something, or end early")

    def said(self):
        """All that a person or a program could read: texts, the title, what the head says of the page."""
        return " ".join([self.title] + [meta.get("content") or "" for meta in self.metas] + self.texts)

    def outline(self):
        """The shape with drawings cut out: their lines depend on how long a label is."""
        shape, inside = [], False
        for tag in self.shape:
            if tag.startswith("svg"):
                inside = True
                shape.append("svg")
            elif tag == "/svg":
                inside = False
            elif not inside:
                shape.append(tag)
        return shape
