"""Reads every text of the installed questionnaires, clauses and benchmarks; prints TAP.

    wording.py FILE.cfg...

What `tenken check` cannot know: how English and Japanese are written here. The
file is read as tokens, so a text is looked at as a whole, however it is broken
into lines.
"""

import os
import re
import sys
import unicodedata

TOKEN = re.compile(r'\s+|//[^\n]*|/\*.*?\*/|"((?:[^"\\]|\\.)*)"|([A-Za-z*][\w*-]*)|([=:;,{}()\[\]])|([+-]?[0-9][\w.+-]*)', re.S)
JAPANESE = "[\u3040-\u309f\u30a0-\u30ff\u4e00-\u9fff々〆]"
LANGUAGES = ("en", "ja")
# Whole sentences; a title, an option or a row is none.
SENTENCES = {"prompt", "intro", "help", "guidance", "why", "reason", "wording", "first_step", "next_steps"}


def tokens(text):
    at = 0
    line = 1
    while at < len(text):
        match = TOKEN.match(text, at)
        if not match:
            raise SystemExit(f"Bail out! line {line}: {text[at:at + 40]!r}")
        string, name, sign, number = match.groups()
        if string is not None:
            yield "string", string.replace("\\n", "\n").replace('\\"', '"').replace("\\\\", "\\"), line
        elif name or sign or number:
            yield ("name" if name else "sign"), name or sign or number, line
        line += match.group().count("\n")
        at = match.end()


def texts(path):
    """(line, setting, {language: text}) of every group of texts; ("label", text) of every label."""
    with open(path, encoding="utf-8") as file:
        every = list(tokens(file.read()))
    at = 0
    while at < len(every):
        names = [t[1] for t in every[at:at + 4]]
        if every[at][0] == "name" and names[1:3] == ["=", "{"] and names[3] in LANGUAGES:
            line, setting, found = every[at][2], names[0], {}
            at += 3
            while every[at][1] != "}" or every[at][0] == "string":
                language = every[at][1]
                at += 2
                parts = []
                while every[at][0] == "string":
                    parts.append(every[at][1])
                    at += 1
                found[language] = "".join(parts)
                at += every[at][1] == ";"
            yield line, setting, found
        at += 1


def columns(text):
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


# ---- rules: each gives what is wrong with a text ---------------------------------


def both_languages(setting, found):
    for language in LANGUAGES:
        if not found.get(language, "").strip():
            yield f"no text in {language}"


def tidy(setting, found):
    for language, text in found.items():
        for line in text.split("\n"):
            if line != line.strip() or "  " in line:
                yield f"blanks at an end, or two together: {line!r}"
        if unicodedata.normalize("NFC", text) != text:
            yield f"{language} is not in normal form C"


def narrow_digits(setting, found):
    for text in found.values():
        for match in re.finditer("[０-９Ａ-Ｚａ-ｚ]+", text):
            yield f"full-width {match.group()!r}"


def forbidden(setting, found):
    """Characters that terminals draw in one or two columns, or nobody writes any more."""
    for text in found.values():
        for match in re.finditer("[○◯●×✕①-⑳※→⇒■□◎△▲\uff61-\uff9f㈱㈲™®…‥]", text):
            yield f"{match.group()!r} in {text[max(0, match.start() - 10):match.end() + 10]!r}"


def japanese_signs(setting, found):
    """Between Japanese characters signs are full-width, but for the number of a paragraph, (1)."""
    text = re.sub(r"\(\d+\) ?", "1", found.get("ja", ""))
    wrong = re.compile(f"{JAPANESE}[,.;:!?()]|[,;:!?()]{JAPANESE}|{JAPANESE} +{JAPANESE}|[「『（][ 　]|[ 　][」』）。、]|。。|、、")
    for match in wrong.finditer(text):
        yield f"{match.group()!r} in {text[max(0, match.start() - 10):match.end() + 10]!r}"


def english_is_english(setting, found):
    text = re.sub(r"問\d+", "", found.get("en", ""))  # a label, as the source prints it
    for match in re.finditer(f"{JAPANESE}|[、。（）「」：；！？　]", text):
        yield f"{match.group()!r} in {text[max(0, match.start() - 20):match.end() + 10]!r}"


def full_stops(setting, found):
    """Every paragraph of what is written in sentences ends like one, but for the items of a list."""
    if setting not in SENTENCES:
        return
    ends = {"en": r"[.?!:](?:\]|\)|\")*$", "ja": r"[。：](?:\]|」|』|）)*$|[」）]$"}
    items = [p.endswith(";") for p in found.get("en", "").split("\n")]
    for language, text in found.items():
        for place, paragraph in enumerate(text.split("\n")):
            is_item = any(items[max(0, place - (language == "ja")):place + 1])
            if paragraph and not is_item and not re.search(ends[language], paragraph):
                yield f"{language} ends in {paragraph[-24:]!r}"


def register(setting, found):
    """Questions ask politely, clauses lay down."""
    text = found.get("ja", "")
    polite = re.search("(です|ます|ください|でしょう|ません|ました)(か)?[。」]", text)
    if setting in ("why", "reason", "wording", "first_step", "next_steps") and polite:
        yield f"{polite.group()!r} in a text of a clause"
    if setting == "prompt" and re.search("(である|しない|する|した|べきだ)。$", text):
        yield f"{text[-16:]!r} ends a question"


def paired(setting, found):
    for text in found.values():
        for opening, closing in ("（）", "「」", "『』", "[]"):
            if text.count(opening) != text.count(closing):
                yield f"{opening}{closing} do not match in {text[:40]!r}"


MONTHS = "January February March April May June July August September October November December".split()
MONTH = re.compile("|".join(MONTHS))


def number_of(month):
    return str(1 + MONTHS.index(month.group()))


def same_brackets(setting, found):
    """What is to be filled in is the same in both languages: [April] is [4]月; small figures may be words."""
    if setting != "wording":
        return
    figures = []
    for language in LANGUAGES:
        inside = re.findall(r"\[([^\[\]]*)\]", found.get(language, ""))
        numbers = [n for text in inside for n in re.findall(r"\d[\d.]*", MONTH.sub(number_of, text))]
        figures.append(sorted(n for n in numbers if float(n) > 2))
    if figures[0] != figures[1]:
        yield f"{figures[0]} in en, {figures[1]} in ja"


def short_headings(setting, found):
    if setting == "short":
        for language, text in found.items():
            if columns(text) > 10:
                yield f"{language}: {text!r} has {columns(text)} columns"


RULES = [
    ("texts_are_in_both_languages", both_languages),
    ("texts_are_tidy", tidy),
    ("digits_and_letters_are_narrow", narrow_digits),
    ("no_character_is_forbidden", forbidden),
    ("japanese_has_its_own_signs", japanese_signs),
    ("english_is_english", english_is_english),
    ("sentences_end_with_a_full_stop", full_stops),
    ("questions_ask_and_clauses_lay_down", register),
    ("brackets_are_closed", paired),
    ("figures_to_fill_in_are_the_same", same_brackets),
    ("headings_of_columns_are_short", short_headings),
]


def main():
    number = 0
    failed = False
    for path in sys.argv[1:]:
        name = os.path.basename(path)
        every = list(texts(path))
        for rule, find in RULES:
            wrong = [f"{name}:{line}: {setting}: {what}" for line, setting, found in every for what in find(setting, found)]
            number += 1
            print(f"{'not ' if wrong or not every else ''}ok {number} - {rule}_in_{name[:-4].replace('-', '_')}")
            for line in wrong[:12]:
                print(f"#   {line}")
            failed = failed or bool(wrong) or not every
    print(f"1..{number}")
    sys.exit(failed)


if __name__ == "__main__":
    main()
