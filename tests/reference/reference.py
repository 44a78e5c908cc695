"""A slow, plain judge: from canonical.json's rules straight to verdicts.

Written from inventory/README.md without a look at core/: it reads answer lines
(ITEM=VALUE), follows ask_if, and applies by-value, by-choice and admission row
by row. It knows nothing of the conditions in the questionnaire files.
"""

import json
import re

WORST_FIRST = ["gap", "unknown", "partial", "met"]


class Condition:
    """ask_if and when: parsed and answered in one go, for a given look-up."""

    TOKEN = re.compile(r"\s*(\(|\)|,|=|[A-Za-z0-9._-]+)")

    def __init__(self, text):
        self.tokens = self.TOKEN.findall(text)
        assert "".join(self.tokens) == re.sub(r"\s", "", text), text

    def holds(self, values_of):
        self.at = 0
        self.values_of = values_of
        result = self.any_of()
        assert self.at == len(self.tokens), self.tokens
        return result

    def peek(self):
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def take(self, *expected):
        token = self.tokens[self.at]
        assert not expected or token in expected, (token, self.tokens)
        self.at += 1
        return token

    def any_of(self):
        result = self.all_of()
        while self.peek() == "or":
            self.take()
            right = self.all_of()
            result = result or right
        return result

    def all_of(self):
        result = self.one()
        while self.peek() == "and":
            self.take()
            right = self.one()
            result = result and right
        return result

    def one(self):
        if self.peek() == "not":
            self.take()
            return not self.one()
        if self.peek() == "(":
            self.take()
            result = self.any_of()
            self.take(")")
            return result
        values = self.values_of(self.take())
        if self.take("=", "in") == "=":
            return int(self.take()) in values
        self.take("(")
        wanted = {int(self.take())}
        while self.take(",", ")") == ",":
            wanted.add(int(self.take()))
        return bool(values & wanted)


class Answer:
    """State of a question or row: open, ?, n/a, none, values or text."""

    def __init__(self, state="open", values=(), cells=None):
        self.state = state
        self.values = set(values)
        self.cells = cells or {}


class Part:
    """One questionnaire of canonical.json with answers to it."""

    def __init__(self, questionnaire):
        self.id = questionnaire["id"]
        self.questions = {q["id"]: q for q in questionnaire["questions"]}
        self.answers = {}

    def rows(self, question):
        return [row["id"] for row in self.questions[question]["rows"]]

    # ---- answer lines ----

    def resolve(self, item):
        """(question, row, column, blank)"""
        item, _, blank = item.partition("#")
        if item in self.questions:
            return item, None, None, int(blank or 0)
        question, row = item.rsplit(".", 1)
        if question in self.questions and row in self.rows(question):
            return question, row, None, int(blank or 0)
        question, row, column = item.split(".")
        assert row in self.rows(question)
        return question, row, column, 0

    def set(self, item, value):
        question, row, column, blank = self.resolve(item)
        q = self.questions[question]
        old = self.answers.get((question, row), Answer())
        if column is not None:
            cells = dict(old.cells)
            cells.pop(column, None)
            if value != "-":
                cells[column] = int(value)
            new = Answer("values", cells.values(), cells) if cells else Answer()
        elif blank:
            new = self.choose(q, old, blank) if value != "-" else old
        elif value == "-":
            new = Answer()
            if row is None:
                for each in self.rows(question):
                    self.answers.pop((question, each), None)
        elif value == "?":
            new = Answer("?")
        elif value == "n/a" or value.startswith("n/a:"):
            new = Answer("n/a")
        elif q["kind"] == "text":
            new = Answer("text")
        elif value == "none":
            new = Answer("none")
        elif q["kind"] == "matrix-choice":
            cells = {c: int(v) for c, v in (cell.split("=") for cell in value.split(","))}
            new = Answer("values", cells.values(), cells)
        else:
            new = Answer("values", (int(v) for v in value.split(",")))
        self.answers[question, row] = new

    @staticmethod
    def choose(q, old, value):
        """A text at an option chooses the option, as a person would."""
        options = {o["value"]: o for o in q["options"]}
        if q["kind"] == "single" or options[value].get("exclusive"):
            return Answer("values", [value])
        kept = {v for v in old.values if not options[v].get("exclusive")}
        return Answer("values", kept | {value})

    # ---- what counts ----

    def effective(self, question, row=None):
        own = self.answers.get((question, row), Answer())
        if row is not None and own.state == "open":
            whole = self.answers.get((question, None), Answer())
            if whole.state in ("?", "n/a"):
                return whole
        return own

    def targets(self, question, row=None):
        if row is not None:
            return [row]
        return self.rows(question) or [None]

    def values_of(self, item):
        question, row, column, _ = self.resolve(item)
        if not self.is_asked(question):
            return set()
        values = set()
        for target in self.targets(question, row):
            answer = self.effective(question, target)
            if column is not None:
                values |= {answer.cells[column]} if column in answer.cells else set()
            elif answer.state == "values":
                values |= answer.values
        return values

    def is_asked(self, question):
        condition = self.questions[question]["ask_if"]
        return condition is None or Condition(condition).holds(self.values_of)

    def progress(self):
        asked = [q for q in self.questions if self.is_asked(q)]
        answered = [q for q in asked
                    if all(self.effective(q, t).state != "open" for t in self.targets(q))]
        return {"asked": len(asked), "answered": len(answered), "unanswered": len(asked) - len(answered)}

    # ---- judging ----

    def judge_target(self, judgement, row):
        """One of the verdicts, "open", or None."""
        answer = self.effective(judgement["question"], row)
        verdicts = judgement["verdicts"]
        rule = judgement["rule"]
        if answer.state == "n/a":
            return None
        if answer.state == "open":
            return "open"
        if answer.state == "?":
            return None if rule == "admission" else "unknown"
        if rule == "by-choice":
            chosen = judgement["option"] in answer.values
            return verdicts.get("chosen" if chosen else "unchosen")
        if answer.state == "none":
            return verdicts.get("none") if rule == "by-value" else None
        found = [verdicts[str(v)] for v in answer.values if str(v) in verdicts]
        if not found:
            return None
        pick = min if rule == "admission" else max
        return pick(found, key=WORST_FIRST.index)

    def judge(self, judgement):
        """What a judgement finds, the worst of its targets: (item, verdict)."""
        question, row = judgement["question"], judgement.get("row")
        if not self.is_asked(question):
            return None
        if "when" in judgement and not Condition(judgement["when"]).holds(self.values_of):
            return None
        found = [self.judge_target(judgement, t) for t in self.targets(question, row)]
        for verdict in WORST_FIRST + ["open"]:
            if verdict in found:
                return (question if row is None else f"{question}.{row}"), verdict
        return None


class Reference:
    """All parts of an assessment, judged together."""

    def __init__(self, canonical, ids):
        self.canonical = canonical
        by_id = {q["id"]: q for q in canonical["questionnaires"]}
        self.parts = [Part(by_id[i]) for i in ids]

    def take(self, lines):
        for line in lines:
            item, _, value = line.partition("=")
            part = self.parts[0]
            if "/" in item:
                name, _, item = item.partition("/")
                part = next(p for p in self.parts if p.id == name)
            part.set(item, value)

    def clauses(self):
        """Clause id to (verdict, evidence, open) in the order of the library."""
        found = {}
        for part in self.parts:
            prefix = part.id + "/" if len(self.parts) > 1 else ""
            for judgement in self.canonical["judgements"]:
                if judgement["questionnaire"] != part.id:
                    continue
                pieces = found.setdefault(judgement["clause"], set())
                piece = part.judge(judgement)
                if piece:
                    pieces.add((prefix + piece[0], piece[1]))
        return {c["id"]: self.fold(found[c["id"]]) for c in self.canonical["clauses"] if c["id"] in found}

    @staticmethod
    def fold(pieces):
        evidence = sorted(p for p in pieces if p[1] != "open")
        still_open = sorted(p[0] for p in pieces if p[1] == "open")
        verdict = "unanswered" if still_open else "not-applicable"
        if evidence:
            verdict = min((v for _, v in evidence), key=WORST_FIRST.index)
        return verdict, evidence, still_open

    def coverage(self):
        names = ["met", "partial", "gap", "unknown", "unanswered", "not-applicable"]
        verdicts = [verdict for verdict, _, _ in self.clauses().values()]
        counts = {name.replace("-", "_"): verdicts.count(name) for name in names}
        judged = sum(counts[name] for name in names[:4])
        counts["rate"] = (counts["met"] + counts["partial"] / 2) / judged if judged else None
        return counts

    def progress(self):
        each = [part.progress() for part in self.parts]
        return {name: sum(p[name] for p in each) for name in each[0]}


def load(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)
