"""Answers every asked question of an assessment, as a script would do it.

fill.py TENKEN LANG ID SEED: reads `questions ID --json`, answers what is asked
and was not answered by it before, on stdin of `answer ID -`, and begins again
until nothing new is asked. Seed 0 takes the first of everything, else chance.
"""
import json
import random
import subprocess
import sys

tenken, lang, ident, seed = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
chance = random.Random(seed)
TEXT = {"en": "in our own words", "ja": "自由記述の回答です。"}[lang]


def run(*words, stdin=""):
    done = subprocess.run([tenken, "-l", lang, *words], input=stdin, capture_output=True, encoding="utf-8")
    if done.returncode or done.stderr:
        sys.exit("%s: status %d: %s" % (" ".join(words), done.returncode, done.stderr))
    return done.stdout


def pick(values, most):
    """Some of the values, in any order; an exclusive one stands alone."""
    if seed == 0:
        return [values[0][0]]
    if chance.random() < 0.2:
        return [chance.choice(values)[0]]
    free = [v for v, exclusive in values if not exclusive] or [values[0][0]]
    return chance.sample(free, chance.randint(1, min(most or len(free), len(free))))


def special():
    if seed and chance.random() < 0.1:
        return chance.choice(["?", "n/a:" + TEXT])
    return None


def lines_of(q, item):
    kind = q["kind"]
    options = [(o["value"], o["exclusive"]) for o in q["options"]]
    columns = [(c["id"], c["exclusive"]) for c in q["columns"]]
    if kind.startswith("matrix"):
        for row in q["rows"]:
            place = "%s.%s" % (item, row["id"])
            if special():
                yield place + "=?"
            elif kind == "matrix-choice":
                for column in q["columns"]:
                    value = chance.choice(q["values"])["value"] if seed else q["values"][0]["value"]
                    yield "%s.%s=%d" % (place, column["id"], value)
            elif q["none"] and seed and chance.random() < 0.2:
                yield place + "=none"
            else:
                most = 1 if kind == "matrix-single" else q["max"]
                yield "%s=%s" % (place, ",".join(pick(columns, most)))
        return
    said = special()
    if said:
        yield "%s=%s" % (item, said)
    elif kind == "text":
        yield "%s=%s" % (item, TEXT)
    elif kind == "multiple" and q["none"] and seed and chance.random() < 0.2:
        yield item + "=none"
    else:
        chosen = pick(options, 1 if kind != "multiple" else q["max"])
        yield "%s=%s" % (item, ",".join(map(str, chosen)))
        for option in q["options"]:
            if option["value"] in chosen and option["blank"]:
                yield "%s#%d=%s" % (item, option["value"], TEXT)


done = set()
while True:
    read = json.loads(run("questions", ident, "--json"))
    parts = read.get("parts", [read])
    lines = []
    for part in parts:
        for q in part["questions"]:
            key = "%s/%s" % (part["questionnaire"], q["id"])
            if q["asked"] and key not in done:
                done.add(key)
                lines += lines_of(q, key)
    if not lines:
        break
    run("answer", ident, "-", stdin="\n".join(lines) + "\n")
