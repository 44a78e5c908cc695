"""The key tables of tui/*.c as they stand in tenken.conf(5).

    keys.py PAGE            status 1 and a diff when the page says something else
    keys.py --update PAGE   writes them into the page, between its two marks
"""

import difflib
import glob
import os
import re
import sys

BEGIN = '.\\" KEYS-BEGIN\n'
END = '.\\" KEYS-END\n'

ARRAY = re.compile(r"struct key_binding (\w+)\[\] = \{(.*?)\n\};", re.S)
TABLE = re.compile(r'struct key_table \w+ = \{\s*"([^"]+)",\s*N_\("([^"]+)"\),\s*(\w+)\s*\}')
STRING = r'"((?:[^"\\]|\\.)*)"'
TEXT = r"(?:N_\(%s\)|(NULL))" % STRING
BINDING = re.compile(r"\{\s*\w+,\s*%s,\s*%s,\s*%s,\s*%s,\s*\d+\s*\}" % (STRING, STRING, TEXT, TEXT))

# Screens in the order in which one meets them; a table that is not here comes last.
ORDER = ["everywhere", "move", "home", "home-empty", "new", "new-field", "interview", "writing", "note",
         "overview", "search", "gaps", "clause", "report", "choose", "compare", "profile", "input", "input-lines",
         "field", "confirm", "message", "help"]


def read_tables(folder):
    tables = []
    for path in sorted(glob.glob(os.path.join(folder, "*.c"))):
        with open(path, encoding="utf-8") as file:
            source = re.sub(r'"\s*\n\s*"', "", file.read())  # literals side by side are one
        arrays = dict(ARRAY.findall(source))
        for table_id, title, array in TABLE.findall(source):
            rows = [(b[0], b[1], b[4] or b[2]) for b in BINDING.findall(arrays[array])]
            given = len(re.findall(r'\{\s*[A-Z]\w+,\s*"', arrays[array]))
            assert rows and len(rows) == given, "cannot read %s in %s" % (array, path)
            tables.append((table_id, title, rows))
    return sorted(tables, key=lambda t: (ORDER.index(t[0]) if t[0] in ORDER else len(ORDER), t[0]))


def roff(text):
    words = text.replace('\\"', '"').replace("\\", "\\e").replace('"', "\\(dq").split(" ")
    return " ".join("\\&" + w if re.match(r"[^\w\\]+$|[A-Z]\w{1,2}$|[.'(]", w) else w for w in words)


def page_text(tables):
    lines = []
    for table_id, title, rows in tables:
        lines.append(".Ss %s (%s)" % (title, table_id))
        lines.append('.Bl -column "not-applicable-all" "Delete Backspace"')
        for binding_id, keys, help_text in rows:
            lines.append(".It Cm %s Ta %s Ta %s" % (binding_id, roff(keys), roff(help_text)))
        lines.append(".El")
    return "\n".join(lines) + "\n"


def main(args):
    update = args[:1] == ["--update"]
    path = args[-1]
    root = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
    wanted = page_text(read_tables(os.path.join(root, "tui")))
    with open(path, encoding="utf-8") as file:
        before, rest = file.read().split(BEGIN)
    found, after = rest.split(END)
    if update:
        with open(path + ".new", "w", encoding="utf-8") as file:
            file.write(before + BEGIN + wanted + END + after)
        os.replace(path + ".new", path)
        return 0
    sys.stdout.writelines(difflib.unified_diff(found.splitlines(True), wanted.splitlines(True),
                                               "the page", "the key tables"))
    return int(found != wanted)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
