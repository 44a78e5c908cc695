"""Documents with every kind of block, for the tests of tenken-pdf: make.py LANG prints one.

Every text has a word that stands nowhere else (W01, W02 ...), in the order in which it must be read.
"""

import json
import sys

TEXT = {
    "en": {"title": "Security gap report", "organisation": "Acme & Sons <Co.>", "author": "J. Doe", "logo": "ACME CONSULTING",
           "why": "Why it matters", "words": "Without figures the consignor expects a service that never stops, and the vendor "
           "builds what the price allows. Agreed hours make the expectation measurable.", "met": "met", "gap": "missing"},
    "ja": {"title": "セキュリティ点検報告書", "organisation": "株式会社しらかば", "author": "点検 太郎", "logo": "点検コンサルティング",
           "why": "なぜ重要か", "words": "数値がないと、委託元は止まらないサービスを期待し、委託先は価格に見合うものを作る。"
           "時間を決めておけば、期待を測ることができ、差が障害の日に初めてわかることもない。", "met": "充足", "gap": "不足"},
}

count = 0


def word():
    global count
    count += 1
    return "W%03d" % count


def block(kind, **members):
    return dict({"kind": kind, "level": 0}, **members)


def heading(level, number, name, text):
    members = {"level": level, "text": "%s %s" % (text, word())}
    if name:
        members.update(id=name, number=number)
    return block("heading", **members)


def cell(text, **members):
    return dict({"text": text}, **members)


def table(rows, t):
    caption = "%s %s" % (t["why"], word())
    columns = [{"head": "%s %s" % (t["why"], word()), "is_number": False}, {"head": "%", "is_number": True},
               {"head": "TABLEHEAD", "is_number": False}]
    cells = []
    for number in range(rows):
        first = cell(word(), target="clause-b") if number == 0 else cell(word())
        cells.append([first, cell("%d" % number), cell("%s %s" % (t["gap"], t["words"] if number % 7 == 3 else ""),
                                                      tone=("gap", "met", "partial", "unknown", "unanswered", "not-applicable")[number % 6])])
    return block("table", table={"caption": caption, "columns": columns, "rows": cells})


def chart(kind, labels, tones, t):
    series = [{"name": "%s %d" % (t["met"], i), "percent": [(37 * i + 23 * k) % 101 for k in range(labels)], **({"tone": tone} if tone else {})}
              for i, tone in enumerate(tones)]
    if kind == "stack":
        for k in range(labels):
            for i, one in enumerate(series):
                one["percent"][k] = 100 / len(series)
    series[0]["percent"][1] = None if kind != "stack" else series[0]["percent"][1]
    return block("chart", chart={"kind": kind, "title": "%s %s" % (t["why"], word()), "summary": "%s %s" % (t["words"], word()),
                                 "labels": ["%s %d" % (t["why"], k) for k in range(labels)], "series": series})


def blocks(t):
    result = [block("field", label=t["why"], text=word()), block("field", label=t["met"], text=word()),
              heading(1, "1", "part-manager", t["why"]), block("paragraph", text="%s %s" % (t["met"], word())),
              block("item", number="1", text="%s %s" % (t["words"], word()), target="clause-b"),
              block("field", level=1, label=t["why"], text="%s %s" % (t["words"], word())), block("page")]
    for part in range(2, 7):
        result.append(heading(1, str(part), "part-%d" % part, t["why"]))
        result.append(block("paragraph", text="%s %s" % (t["words"], word()), tone="quiet"))
        result.append(heading(2, "%d.1" % part, "section-%d" % part, t["gap"]))
    result += [heading(3, "6.1.1", "clause-b", t["gap"]), block("field", label=t["why"], text=word(), tone="gap"),
               heading(4, "", "", t["why"]), block("item", label="A1", text="%s %s" % (t["words"], word()), target="part-2"),
               block("item", level=1, label="a", text=word()), block("field", level=2, label=t["met"], text=word(), tone="met"),
               block("paragraph", level=1, label=t["met"], text="%s %s" % (t["words"] * 12, word())),
               heading(4, "", "", t["met"]), block("quote", text="%s %s\n%s %s" % (t["words"] * 2, word(), t["words"] * 30, word())),
               heading(3, "6.1.2", "clause-c", t["met"]), block("paragraph", text="%s\n%s" % (word(), word())),
               table(70, t), chart("bars", 4, ["", ""], t), chart("stack", 5, ["met", "partial", "gap", "unknown"], t),
               chart("radar", 6, ["", "", ""], t), chart("radar", 2, [""], t), heading(1, "7", "part-7", t["gap"]),
               block("paragraph", text=word())]
    return result


def document(lang):
    t = TEXT[lang]
    return {"schema": "tenken-report/1",
            "document": {"title": t["title"], "organisation": t["organisation"], "author": t["author"], "logo_text": t["logo"],
                         "language": lang, "date_utc": 1767323045, "blocks": blocks(t)}}


if __name__ == "__main__":
    json.dump(document(sys.argv[1]), sys.stdout, ensure_ascii=False, indent=1)
    print()
