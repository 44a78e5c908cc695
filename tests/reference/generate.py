"""Answer sets by chance, the same for the same seed: lists of ITEM=VALUE lines."""

import random

TEXTS = ["free text", "自由記入", "none", "a, b = c", "x" * 200]


class Generator:
    def __init__(self, questionnaire, seed, prefix=""):
        self.questionnaire = questionnaire
        self.random = random.Random(f"{questionnaire['id']} {seed}")
        self.prefix = prefix
        # Each set has its own leaning, so that all-open, complete and odd sets occur.
        self.weights = {
            "values": self.random.choice([0, 1, 5, 20]),
            "open": self.random.choice([0, 0, 1, 5]),
            "?": self.random.choice([0, 0, 1, 3]),
            "n/a": self.random.choice([0, 0, 1, 3]),
            "none": self.random.choice([0, 1, 2]),
        }
        if not any(self.weights.values()):
            self.weights["open"] = 1
        self.low_value_bias = self.random.random() < 0.3

    def state(self, allow_none):
        weights = dict(self.weights)
        if not allow_none:
            weights["none"] = 0
        if not any(weights.values()):
            weights["open"] = 1
        return self.random.choices(list(weights), list(weights.values()))[0]

    def choice(self, values):
        if self.low_value_bias and self.random.random() < 0.7:
            return values[0]
        return self.random.choice(values)

    def several(self, options, most):
        """A set of values that may stand together."""
        exclusive = [o["value"] for o in options if o.get("exclusive")]
        plain = [o["value"] for o in options if not o.get("exclusive")]
        if exclusive and (not plain or self.random.random() < 0.15):
            return [self.random.choice(exclusive)]
        count = self.random.randint(1, min(most or len(plain), len(plain)))
        values = self.random.sample(plain, count)
        self.random.shuffle(values)
        return values

    def simple(self, state):
        return {"?": "?", "n/a": self.random.choice(["n/a", "n/a:not our business"]), "none": "none"}[state]

    def plain_lines(self, question):
        options = question["options"]
        state = self.state(question.get("none", False))
        item = question["id"]
        if state == "open":
            return []
        if state != "values":
            return [f"{item}={self.simple(state)}"]
        if question["kind"] == "text":
            return [f"{item}={self.random.choice(TEXTS)}"]
        if question["kind"] in ("single", "yes-no"):
            values = [self.choice([o["value"] for o in options])]
        else:
            values = self.several(options, question.get("max"))
        lines = [f"{item}={','.join(map(str, values))}"]
        blanks = [o["value"] for o in options if o.get("blank") and o["value"] in values]
        if blanks and self.random.random() < 0.5:
            lines.append(f"{item}#{self.random.choice(blanks)}={self.random.choice(TEXTS)}")
        return lines

    def cells(self, question, item):
        columns = [c["id"] for c in question["columns"]]
        values = [v["value"] for v in question["values"]]
        used = self.random.sample(columns, self.random.randint(1, len(columns)))
        without_best = self.random.random() < 0.5
        cells = [(c, self.random.choice(values[:-1] if without_best else values)) for c in used]
        if self.random.random() < 0.5:
            return [f"{item}=" + ",".join(f"{c}={v}" for c, v in cells)]
        return [f"{item}.{c}={v}" for c, v in cells]

    def row_lines(self, question, row):
        item = f"{question['id']}.{row['id']}"
        state = self.state(question.get("none", False))
        if state == "open":
            return []
        if state != "values":
            return [f"{item}={self.simple(state)}"]
        if question["kind"] == "matrix-choice":
            return self.cells(question, item)
        columns = [dict(c, value=int(c["id"])) for c in question["columns"]]
        if question["kind"] == "matrix-single":
            values = [self.choice([c["value"] for c in columns])]
        else:
            values = self.several(columns, None)
        return [f"{item}={','.join(map(str, values))}"]

    def matrix_lines(self, question):
        lines = []
        fate = self.random.random()
        if fate < 0.15:
            lines.append(f"{question['id']}={self.simple(self.random.choice(['?', 'n/a']))}")
        if fate < 0.05:
            return lines
        part = 1.0 if fate < 0.8 else self.random.random()
        for row in question["rows"]:
            if self.random.random() < part:
                lines += self.row_lines(question, row)
        return lines

    def lines(self):
        result = []
        for question in self.questionnaire["questions"]:
            make = self.matrix_lines if question["rows"] else self.plain_lines
            # A later answer replaces an earlier one, and - clears it.
            if self.random.random() < 0.08:
                result += make(question)
                if self.random.random() < 0.5:
                    result.append(f"{question['id']}=-")
            result += make(question)
        return [self.prefix + line for line in result]


def everything(questionnaire, state, prefix=""):
    """Every question answered alike: ?, n/a, none where it may be."""
    lines = []
    for question in questionnaire["questions"]:
        if state != "none":
            lines.append(f"{prefix}{question['id']}={state}")
        elif question.get("none") and question["rows"]:
            lines += [f"{prefix}{question['id']}.{row['id']}=none" for row in question["rows"]]
        elif question.get("none"):
            lines.append(f"{prefix}{question['id']}=none")
    return lines
