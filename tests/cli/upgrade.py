"""Random questionnaires, random later versions of them, random answers.

usage: upgrade.py TENKEN FOLDER COUNT SEED

Of every pair: what is answered before the upgrade is afterwards an answer of
the newer version, or kept beside it with its value, note and all; verify is
content; taking it back gives the same bytes of show and report again.
"""

import json
import os
import random
import subprocess
import sys

program, folder, count, seed = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
KINDS = ["single", "multiple", "matrix-single", "matrix-multiple", "matrix-choice", "text", "yes-no", "number"]


def run(*words):
    done = subprocess.run([program, *words], capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit("%s: status %d, %s" % (" ".join(words), done.returncode, done.stderr))
    return done.stdout


class Ids:
    """Ids and values are given once."""

    def __init__(self):
        self.next = 0

    def new(self, letter):
        self.next += 1
        return "%s%d" % (letter, self.next)

    def value(self):
        self.next += 1
        return self.next


def make_question(ids, kind=None):
    kind = kind or random.choice(KINDS)
    question = {"id": ids.new("q"), "kind": kind, "options": [], "rows": [], "columns": [], "values": [], "extra": ""}
    if kind in ("single", "multiple"):
        question["options"] = [{"value": ids.value()} for _ in range(random.randint(1, 5))]
    if kind.startswith("matrix"):
        question["rows"] = [{"id": ids.new("r")} for _ in range(random.randint(1, 4))]
        question["columns"] = [{"id": str(ids.value())} for _ in range(random.randint(1, 4))]
    if kind == "matrix-choice":
        question["values"] = [{"value": ids.value()} for _ in range(random.randint(1, 4))]
    return question


def change_list(items, name, ids):
    for item in list(items):
        item.pop("from", None)
        chance = random.random()
        if chance < 0.15 and len(items) > 1:
            items.remove(item)
        elif chance < 0.35:
            item["from"] = item[name]
            item[name] = ids.value() if name == "value" else ids.new("r")
    if items and random.random() < 0.3:
        items.append({name: ids.value() if name == "value" else ids.new("r")})
    random.shuffle(items)


def change_columns(items, ids):
    for item in list(items):
        item.pop("from", None)
        chance = random.random()
        if chance < 0.15 and len(items) > 1:
            items.remove(item)
        elif chance < 0.35:
            item["from"] = item["id"]
            item["id"] = str(ids.value())
    random.shuffle(items)


def change(questions, ids):
    later = json.loads(json.dumps(questions))
    for question in list(later):
        question["extra"] = ""
        chance = random.random()
        if chance < 0.1 and len(later) > 1:
            later.remove(question)
            continue
        if chance < 0.3:
            question["extra"] += ' renamed_from = "%s";' % question["id"]
            question["id"] = ids.new("q")
        elif chance < 0.4:
            question["extra"] += ' changed = "2";'
        if random.random() < 0.15:
            new = make_question(ids)
            new.update(id=question["id"], extra=question["extra"])
            later[later.index(question)] = new
            continue
        change_list(question["options"], "value", ids)
        change_list(question["rows"], "id", ids)
        change_columns(question["columns"], ids)
        change_list(question["values"], "value", ids)
    if random.random() < 0.5:
        later.insert(random.randrange(len(later) + 1), make_question(ids))
    return later


TEXT = '{ en = "word"; ja = "言葉"; }'


def write_list(name, items, key):
    lines = []
    for item in items:
        former = ""
        if "from" in item:
            former = " renamed_from = %s;" % (json.dumps(item["from"]))
        lines.append("{ %s = %s;%s text = %s; }" % (key, json.dumps(item[key]), former, TEXT))
    return "%s = (\n %s );" % (name, ",\n ".join(lines)) if items else ""


def write(questions, version):
    blocks = []
    for question in questions:
        blocks.append('{ id = "%s"; kind = "%s";%s prompt = %s;\n %s %s %s %s }' % (
            question["id"], question["kind"], question["extra"], TEXT,
            write_list("options", question["options"], "value"), write_list("rows", question["rows"], "id"),
            write_list("columns", question["columns"], "id"), write_list("values", question["values"], "value")))
    path = os.path.join(os.environ["XDG_DATA_HOME"], "tenken", "questionnaires", "pair.cfg")
    with open(path, "w", encoding="utf-8") as out:
        out.write('id = "pair"; version = "%s"; roles = [ "vendor" ]; title = %s;\n' % (version, TEXT))
        out.write('sections = ( { id = "s"; title = %s; questions = (\n%s ); } );\n' % (TEXT, ",\n".join(blocks)))


def some(items, key):
    return ",".join(str(x) for x in sorted(int(i[key]) for i in random.sample(items, random.randint(1, len(items)))))


def answers(questions):
    words = []
    for question in questions:
        name, kind = question["id"], question["kind"]
        chance = random.random()
        if chance < 0.1:
            continue
        if chance < 0.25:
            words.append(name + random.choice(["=?", "=n/a:no use"]))
        elif kind == "single":
            words.append("%s=%d" % (name, random.choice(question["options"])["value"]))
        elif kind == "multiple":
            words.append("%s=%s" % (name, some(question["options"], "value")))
        elif kind == "text":
            words.append(name + "=words of " + name)
        elif kind == "yes-no":
            words.append("%s=%d" % (name, random.randint(1, 2)))
        elif kind == "number":
            words.append("%s=%d" % (name, random.randint(0, 99)))
        for row in question["rows"]:
            if chance < 0.25 or random.random() < 0.2:
                continue
            item = "%s.%s" % (name, row["id"])
            if kind == "matrix-single":
                words.append("%s=%s" % (item, random.choice(question["columns"])["id"]))
            elif kind == "matrix-multiple":
                words.append("%s=%s" % (item, some(question["columns"], "id")))
            else:
                words.append("%s.%s=%d" % (item, random.choice(question["columns"])["id"],
                                           random.choice(question["values"])["value"]))
    return words


def account(name):
    return run("show", name), run("show", name, "--json"), run("report", name, "-f", "json")


def strip(answer):
    """What must not be lost of an answer, whatever it is called now."""
    return {key: answer[key] for key in ("state", "value", "note")}


def check(before, after, upgraded):
    then = {a["item"]: a for a in before["answers"]}
    now = {a["item"]: a for a in after["answers"]}
    kept = {k["item"]: k for k in after["kept"]}
    listed = {row["former_item"]: row for row in upgraded["answers"]["list"]}
    names = {c["former_item"]: c["item"] for c in upgraded["changes"] if c["change"] == "renamed"}
    for item, answer in then.items():
        fate = listed[item]["fate"] if item in listed else "carried"
        if item in listed and listed[item]["before"]:
            assert strip(listed[item]["before"]) == strip(answer), (item, listed[item], answer)
        if fate in ("kept", "answer-again") and answer["state"] != "open":
            assert strip(kept[item]) == strip(answer), (item, kept.get(item), answer)
        question, _, row = item.partition(".")
        there = names.get(question, question)
        if row:
            there += "." + names.get(item, there + "." + row).rpartition(".")[2]
        if fate == "kept":
            assert there not in now or now[there]["state"] == "open", (item, fate)
            continue
        assert now[there]["note"] == answer["note"], (item, there)
        if fate == "answer-again":
            assert now[there]["state"] == "open" and now[there]["marked"], (item, now[there])
        else:
            assert now[there]["state"] == answer["state"], (item, now[there])
            assert len(now[there]["values"]) == len(answer["values"]), (item, now[there])
            assert len(now[there]["cells"]) == len(answer["cells"]), (item, now[there])
            assert now[there]["text"] == answer["text"]
            assert now[there]["marked"] == (fate == "look-again" or answer["marked"]), (item, fate)
    fates = upgraded["answers"]
    assert fates["carried"] + fates["look_again"] + fates["answer_again"] + fates["kept"] == len(then)


def main():
    os.environ["XDG_DATA_HOME"] = folder
    os.environ["SOURCE_DATE_EPOCH"] = "1790000000"
    os.makedirs(os.path.join(folder, "tenken", "questionnaires"), exist_ok=True)
    for number in range(count):
        random.seed(seed * 100003 + number)
        ids = Ids()
        first = [make_question(ids) for _ in range(random.randint(2, 9))]
        second = change(first, ids)
        write(first, "1")
        name = run("new", "pair", "-o", "Acme").strip()
        words = answers(first)
        if words:
            run("answer", name, *words)
        for question in random.sample(first, len(first) // 3):
            run("note", name, question["id"], "note of " + question["id"])
        before = account(name)
        write(second, "2")
        upgraded = json.loads(run("upgrade", name, "--json"))
        try:
            check(json.loads(before[1])["parts"][0], json.loads(run("show", name, "--json"))["parts"][0],
                  upgraded["parts"][0])
            run("verify")
            run("report", name)
            run("show", name, "--history")
            run("upgrade", "--undo", name)
            assert account(name) == before, "undo gives something else"
            run("verify")
        except (AssertionError, KeyError) as why:
            raise SystemExit("pair %d of seed %d: %s %r" % (number, seed, type(why).__name__, why.args))


main()
