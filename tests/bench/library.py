"""A clause library of 170 clauses in two languages, and a questionnaire that judges them all, for the benchmark of reports.

    make(folder, clauses)    writes folder/questionnaires/clauses.cfg and large.cfg; clauses is what `tenken clauses -f json`
                             gives in each language: texts of the length that real ones have, used again until there are enough
"""

import os

COUNT, CHAPTERS = 170, 8
TEXTS = {"wording": "wording", "why": "why", "reason": "why", "first_step": "first_step", "next_steps": "next_steps"}


def literal(text):
    return '"%s"' % text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


def pair(texts):
    return "{ en = %s; ja = %s; }" % (literal(texts["en"]), literal(texts["ja"]))


def clause(number, both):
    texts = "".join(" %s = %s;" % (name, pair({lang: one[key] for lang, one in both.items()})) for name, key in TEXTS.items() if both["en"].get(key))
    title = pair({lang: "%s (%d)" % (one["title"], number) for lang, one in both.items()})
    return '{ id = "c%d"; kind = "%s"; chapter = "k%d"; priority = "%s"; sides = [ "vendor" ]; title = %s;%s sources = [ "none" ];' \
        ' references = { iso27001 = [ "A.5.1" ]; nist_csf = [ ]; cis = [ ]; }; }' \
        % (number, both["en"]["kind"], number * CHAPTERS // COUNT, both["en"]["priority"], title, texts)


def question(number):
    asked = pair({"en": "Is clause %d agreed or decided in writing, and does everybody whom it concerns know it?" % number,
                  "ja": "項目%dは書面で合意または決定され、関係者全員に知らされていますか。" % number})
    answers = ({"en": "Yes, in writing", "ja": "はい、書面による"}, {"en": "Partly, or by word of mouth", "ja": "一部のみ、または口頭による"}, {"en": "No", "ja": "いいえ"})
    options = ", ".join("{ value = %d; text = %s; }" % (value, pair(texts)) for value, texts in enumerate(answers, 1))
    return '{ id = "q%d"; kind = "single"; prompt = %s; options = ( %s ); judge = ( { clause = "c%d"; met = "q%d = 1"; partial = "q%d = 2"; gap = "q%d = 3"; } ); }' \
        % (number, asked, options, number, number, number, number)


def section(number):
    title = pair({"en": "Chapter %d" % (number + 1), "ja": "第%d章" % (number + 1)})
    questions = ",\n".join(question(n) for n in range(COUNT) if n * CHAPTERS // COUNT == number)
    return '{ id = "s%d"; title = %s; questions = (\n%s ); }' % (number, title, questions)


def write(folder, name, text):
    os.makedirs(folder + "/questionnaires", exist_ok=True)
    with open("%s/questionnaires/%s" % (folder, name), "w", encoding="utf-8") as file:
        file.write(text)


def make(folder, clauses):
    chapters = ", ".join('{ id = "k%d"; title = %s; }' % (n, pair({"en": "Chapter %d" % (n + 1), "ja": "第%d章" % (n + 1)})) for n in range(CHAPTERS))
    count = len(clauses["en"])
    written = ",\n".join(clause(n, {lang: every[n % count] for lang, every in clauses.items()}) for n in range(COUNT))
    write(folder, "clauses.cfg", "chapters = ( %s );\nclauses = (\n%s );\n" % (chapters, written))
    title = pair({"en": "A large questionnaire", "ja": "大きな調査票"})
    sections = ",\n".join(section(n) for n in range(CHAPTERS))
    write(folder, "large.cfg", 'id = "large"; version = "1"; roles = [ "vendor" ]; title = %s; source = "none";\nsections = (\n%s );\n' % (title, sections))
    return ["large/q%d=%d" % (n, n % 3 + 1) for n in range(COUNT)]
