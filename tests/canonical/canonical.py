"""Compares canonical.json with what the program says of itself; prints TAP.

    canonical.py TENKEN CANONICAL

Only what canonical.json fixes is compared: ids, order, kinds, flags, values,
ask_if, the mark of rebuilt questions, kind, priority and references of clauses.
"""

import json
import re
import subprocess
import sys

LANGUAGES = ["en", "ja"]


class Tap:
    def __init__(self):
        self.count = 0
        self.failed = 0

    def check(self, name, differences):
        self.count += 1
        differences = list(differences)
        self.failed += bool(differences)
        print(f"{'not ' if differences else ''}ok {self.count} - {name}")
        for line in differences[:20]:
            print(f"#   {line}")


def ask(tenken, *words):
    done = subprocess.run([tenken, *words], capture_output=True, encoding="utf-8", check=False)
    if done.returncode != 0:
        raise SystemExit(f"Bail out! {words}: {done.stderr.strip()}")
    return json.loads(done.stdout)


def differ(what, found, expected):
    if found != expected:
        yield f"{what}: {found!r}, expected {expected!r}"


def spaces_apart(condition):
    """A condition without regard to its spaces."""
    return condition and re.findall(r"[A-Za-z0-9._-]+|[=(),]", condition)


def choice(option, key):
    flags = {"exclusive": option.get("exclusive", False)}
    if key == "value":
        flags["blank"] = option.get("blank", False)
    return {key: option[key], **flags}


def question_differences(found, expected):
    for key in ("id", "section", "kind"):
        yield from differ(key, found[key], expected[key])
    yield from differ("max", found["max"], expected.get("max"))
    yield from differ("none", found["none"], expected.get("none", False))
    yield from differ("ask_if", spaces_apart(found["ask_if"]), spaces_apart(expected["ask_if"]))
    yield from differ("asked", found["asked"], None)
    options = expected["options"]
    yield from differ("options", [choice(o, "value") for o in found["options"]], [choice(o, "value") for o in options])
    yield from differ("rows", [r["id"] for r in found["rows"]], [r["id"] for r in expected["rows"]])
    yield from differ("columns", [choice(c, "id") for c in found["columns"]],
                      [choice(c, "id") for c in expected["columns"]])
    yield from differ("values", [v["value"] for v in found["values"]], [v["value"] for v in expected["values"]])


def label_differences(found, expected):
    """A rebuilt question goes on with its mark; no other one has one."""
    label = found["label"]
    wanted = expected["label"]
    if expected.get("origin") != "mirrored":
        yield from differ("label", label, wanted)
    elif not (label or "").startswith(wanted) or len(label) <= len(wanted) + 1:
        yield f"label: {label!r} has no mark; {wanted} is rebuilt from {expected['mirrors']}"


def text_differences(found):
    """Everything that is asked has words."""
    for key in ("options", "rows", "columns", "values"):
        for thing in found[key]:
            if not thing["text"].strip():
                yield f"{key}: {thing} has no text"
    if not found["prompt"].strip():
        yield "no prompt"


def each_question(found, expected, compare):
    for f, e in zip(found["questions"], expected["questions"]):
        for line in compare(f, e):
            yield f"{e['id']}: {line}"


def translation_differences(english, japanese):
    for e, j in zip(english["questions"], japanese["questions"]):
        if e["prompt"] == j["prompt"]:
            yield f"{e['id']}: the same prompt in both languages"
        if not re.search("[\u3040-\u30ff\u4e00-\u9fff]", j["prompt"]):
            yield f"{e['id']}: no Japanese in {j['prompt']!r}"
        if re.search("[\u3040-\u30ff\u4e00-\u9fff]", e["prompt"]):
            yield f"{e['id']}: Japanese in {e['prompt']!r}"


def missing_differences(found, expected):
    """Numbers that the source lost and nothing replaces stay out."""
    labels = {re.match(r"\S*", q["label"] or "").group() for q in found["questions"]}
    for number in expected.get("missing", []):
        if number in labels:
            yield f"{number} is asked, and the source does not have it"


def run_of_sections(found):
    order = []
    for question in found["questions"]:
        if not order or order[-1] != question["section"]:
            order.append(question["section"])
    return order


def check_questionnaire(tap, tenken, expected):
    name = expected["id"]
    found = {lang: ask(tenken, "-l", lang, "questions", name, "--json") for lang in LANGUAGES}
    english = found["en"]
    tap.check(f"{name}_has_the_schema", differ("schema", english["schema"], "tenken-questions/1"))
    ids = [q["id"] for q in english["questions"]]
    tap.check(f"{name}_asks_these_questions_in_this_order", differ("ids", ids, [q["id"] for q in expected["questions"]]))
    tap.check(f"{name}_sections_stand_in_order",
              differ("sections", run_of_sections(english), [s["id"] for s in expected["sections"]]))
    tap.check(f"{name}_leaves_out_what_the_source_lost", missing_differences(english, expected))
    for lang in LANGUAGES:
        tap.check(f"{name}_questions_are_as_fixed_{lang}", each_question(found[lang], expected, question_differences))
        tap.check(f"{name}_rebuilt_questions_are_marked_{lang}", each_question(found[lang], expected, label_differences))
        tap.check(f"{name}_everything_has_words_{lang}", each_question(found[lang], expected,
                                                                     lambda f, _: text_differences(f)))
    tap.check(f"{name}_is_in_both_languages", translation_differences(english, found["ja"]))


def clause_differences(found, expected):
    for f, e in zip(found, expected):
        for key in ("kind", "chapter", "priority", "references", "sides"):
            for line in differ(key, f[key], e[key]):
                yield f"{e['id']}: {line}"


def clause_words(found):
    for clause in found:
        for key in ("title", "wording", "why", "first_step", "next_steps"):
            if not clause[key].strip():
                yield f"{clause['id']}: no {key}"


def check_clauses(tap, tenken, canonical):
    expected = canonical["clauses"]
    for lang in LANGUAGES:
        found = ask(tenken, "-l", lang, "clauses", "-f", "json")
        tap.check(f"clauses_have_the_schema_{lang}", differ("schema", found["schema"], "tenken-clauses/1"))
        tap.check(f"clauses_are_these_in_this_order_{lang}",
                  differ("ids", [c["id"] for c in found["clauses"]], [c["id"] for c in expected]))
        tap.check(f"clauses_are_as_fixed_{lang}", clause_differences(found["clauses"], expected))
        tap.check(f"clauses_have_words_{lang}", clause_words(found["clauses"]))


def check_names(tap, tenken, canonical):
    found = [q["id"] for q in ask(tenken, "questionnaires", "--json")["questionnaires"]]
    tap.check("these_questionnaires_and_no_others",
              differ("ids", sorted(found), sorted(q["id"] for q in canonical["questionnaires"])))


def benchmark_differences(found, expected):
    for f, e in zip(found, expected):
        for key in ("questionnaire", "question", "n", "values", "met_percent", "clauses", "confidence"):
            for line in differ(key, f[key], e[key]):
                yield f"{e['id']}: {line}"
        for key, absent in (("row", None), ("also", []), ("approximate", False), ("derived", False)):
            for line in differ(key, f[key], e.get(key, absent)):
                yield f"{e['id']}: {line}"
        too_few = e.get("low_n", False) or (e["n"] is not None and e["n"] < 30)
        for line in differ("low_n", f["low_n"], too_few):
            yield f"{e['id']}: {line}"
        if not f["source"].startswith(e["seed"]):
            yield f"{e['id']}: source {f['source']!r}, expected {e['seed']}"


def figure_differences(found, expected):
    """The sentence has the year and only figures that the benchmark has."""
    for f, e in zip(found, expected):
        if str(f["year"]) not in f["text"]:
            yield f"{e['id']}: no year in {f['text']!r}"
        figures = {float(v) for v in e["values"].values()} | {e["met_percent"]}
        for figure in re.findall(r"([0-9]+(?:\.[0-9]+)?) ?%", f["text"]):
            if float(figure) not in figures:
                yield f"{e['id']}: {figure} % is no figure of it"


def check_benchmarks(tap, tenken, canonical):
    expected = canonical["benchmarks"]
    for lang in LANGUAGES:
        answer = ask(tenken, "-l", lang, "benchmarks", "--json")
        found = answer["benchmarks"]
        tap.check(f"benchmarks_have_the_schema_{lang}", differ("schema", answer["schema"], "tenken-benchmarks/1"))
        tap.check(f"benchmarks_are_these_in_this_order_{lang}",
                  differ("ids", [b["id"] for b in found], [b["id"] for b in expected]))
        tap.check(f"benchmarks_are_as_fixed_{lang}", benchmark_differences(found, expected))
        tap.check(f"benchmarks_say_no_figure_that_they_have_not_{lang}", figure_differences(found, expected))
    tap.check("populations_are_those_of_the_survey",
              (line for f, e in zip(ask(tenken, "-l", "en", "benchmarks", "--json")["benchmarks"], expected)
               for line in differ(e["id"], f["population"], e["population"])))


def main():
    tenken, path = sys.argv[1:3]
    with open(path, encoding="utf-8") as file:
        canonical = json.load(file)
    tap = Tap()
    check_names(tap, tenken, canonical)
    for questionnaire in canonical["questionnaires"]:
        check_questionnaire(tap, tenken, questionnaire)
    check_clauses(tap, tenken, canonical)
    check_benchmarks(tap, tenken, canonical)
    print(f"1..{tap.count}")
    sys.exit(tap.failed > 0)


if __name__ == "__main__":
    main()
