"""report -f oscal and -f oscal-poam: shape, references, and what they say. Prints TAP."""

import copy
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import uuid

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from structure import document_problems

ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
TENKEN = os.environ.get("TENKEN", os.path.join(ROOT, "build", "tenken"))
FILL = os.path.join(ROOT, "tests", "cli", "fill.py")
SPACE = uuid.UUID("2141acd2-d28e-4c49-9fc5-a8bdb3815ed9")
STATES = {"met": ("satisfied", "pass", "implemented"), "partial": ("not-satisfied", "fail", "partial"), "gap": ("not-satisfied", "fail", None),
          "unknown": ("not-satisfied", "other", None), "unanswered": ("not-satisfied", "other", None),
          "not-applicable": ("satisfied", "other", "not-applicable")}
LACKING = ("gap", "partial", "unknown")
METHODS = {"": "UNKNOWN", "said": "INTERVIEW", "explained": "INTERVIEW", "seen": "EXAMINE", "tried": "TEST"}
UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\uffff\U000e0000-\U000e0fff]")

signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that the folder goes then too
count = 0


def check(name, problems):
    """One line of TAP; problems is a list of sentences, empty when all is well."""
    global count
    count += 1
    print("%s %d - %s" % ("not ok" if problems else "ok", count, name))
    for problem in problems[:15]:
        print("# " + str(problem)[:300])
    sys.stdout.flush()


class Home:
    """An empty home, and tenken in it."""

    def __init__(self):
        self.dir = tempfile.TemporaryDirectory(prefix="oscal.")
        self.env = dict(os.environ, HOME=self.dir.name, LC_ALL="C.UTF-8", TZ="UTC", TENKEN_DATADIR=ROOT,
                        XDG_DATA_HOME=self.dir.name + "/data", XDG_CONFIG_HOME=self.dir.name + "/config")
        self.env.pop("LANGUAGE", None)

    def run(self, *words):
        return subprocess.run([TENKEN, *words], env=self.env, capture_output=True, encoding="utf-8", timeout=120, check=False)

    def must(self, *words):
        done = self.run(*words)
        if done.returncode:
            sys.exit("Bail out! %s: %s" % (" ".join(words), done.stderr))
        return done.stdout.strip()

    def report(self, ident, form, lang="en", *words):
        return json.loads(self.must("-l", lang, "report", ident, "-f", form, *words))


def walk(value):
    """Every object of a document."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from walk(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from walk(inner)


def strings(value):
    if isinstance(value, str):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else []:
        yield from strings(inner)


def props(thing):
    return {p["name"]: p["value"] for p in thing.get("props", [])}


def name_of(thing):
    """The clause of a finding or risk."""
    return props(thing)["clause"]


def reference_problems(document):
    """What is pointed at is there; nothing is there twice."""
    body = list(document.values())[0]
    objects = list(walk(body))
    own = [o["uuid"] for o in objects if "uuid" in o]
    problems = ["%s is there twice" % u for u in set(own) if own.count(u) > 1]
    for thing in objects:
        for name in ("observation-uuid", "risk-uuid", "finding-uuid", "subject-uuid"):
            if name in thing and thing[name] not in own:
                problems.append("%s points nowhere" % name)
        for name in ("party-uuids", "member-of-organizations"):
            problems += ["%s points nowhere" % name for u in thing.get(name, []) if u not in own]
        if thing.get("href", "").startswith("#") and thing["href"][1:] not in own:
            problems.append("href points nowhere")
    roles = {r["id"] for r in body["metadata"]["roles"]}
    problems += ["no role %s" % r["role-id"] for r in body["metadata"]["responsible-parties"] if r["role-id"] not in roles]
    return problems


def made(ident, what, name):
    return str(uuid.uuid5(SPACE, "%s/%s/%s" % (ident, what, name)))


def finding_problems(ident, findings, clauses):
    problems = [] if [name_of(f) for f in findings] == [c["id"] for c in clauses] else ["not one a clause"]
    for finding, clause in zip(findings, clauses):
        target = finding["target"]
        found = (target["status"]["state"], target["status"]["reason"], target.get("implementation-status", {}).get("state"))
        if found != STATES[clause["verdict"]] or props(finding)["verdict"] != clause["verdict"]:
            problems.append("%s: %s is %s" % (clause["id"], clause["verdict"], found))
        if finding["uuid"] != made(ident, "finding", clause["id"]) or target["target-id"] != clause["id"] + "_obj":
            problems.append("%s: its names" % clause["id"])
        linked = {r["observation-uuid"] for r in finding.get("related-observations", [])}
        if linked != {made(ident, "observation", "%s/%s%s" % (e["questionnaire"], e["question"], e["row"] and "." + e["row"]))
                      for e in clause["evidence"]}:
            problems.append("%s: its evidence" % clause["id"])
        if ("related-risks" in finding) != (clause["verdict"] in LACKING):
            problems.append("%s: its risk" % clause["id"])
    return problems


def observation_problems(observations, report):
    """Each answer that is evidence once, by the method that its basis says."""
    by_item = {props(o)["item"]: o for o in observations if "item" in props(o)}
    wanted = {e["item"]: e for c in report["clauses"] for e in c["evidence"]}
    problems = [] if set(by_item) == set(wanted) else [set(by_item) ^ set(wanted)]
    for item, evidence in wanted.items():
        found = by_item[item]
        if found["methods"] != [METHODS[evidence["basis"]]]:
            problems.append("%s: %s by %s" % (item, evidence["basis"], found["methods"]))
        if bool(evidence["pointer_line"]) != ("relevant-evidence" in found) or bool(evidence["note"]) != ("remarks" in found):
            problems.append("%s: note or pointer" % item)
        if not all(plain(line) in plain(found["description"]) for line in evidence["answer"].split("\n")):
            problems.append("%s: no answer" % item)
    heard = [o for o in observations if "finding" in props(o)]
    if [plain(o["description"]) for o in heard] != [plain(f["text"]) for f in report["findings"]]:
        problems.append("findings: %s" % heard)
    return problems


def plain(markup):
    """Markdown without its backslashes, blanks and lines alike."""
    return re.sub(r"\s+", " ", re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", markup).replace("&nbsp;", " ")).strip()


def risk_problems(risks, report):
    lacking = [c for c in report["clauses"] if c["verdict"] in LACKING]
    problems = [] if [name_of(r) for r in risks] == [c["id"] for c in lacking] else ["not one for each lacking clause"]
    for risk, clause in zip(risks, lacking):
        actions = [a for a in report["actions"] if a["clause"] == clause["id"]]
        under_way = [a for a in actions if a["state"] in ("open", "doing")]
        aside = [e for e in report["exceptions"] if e["clause"] == clause["id"]]
        status = "deviation-approved" if aside else "remediating" if any(a["state"] == "doing" for a in under_way) else "open"
        due = min([a["due"] for a in under_way if a["due"]], default=None)
        if risk["status"] != status or risk.get("deadline", "")[:10] != (due or ""):
            problems.append("%s: %s until %s" % (clause["id"], risk["status"], risk.get("deadline")))
        planned = {props(r)["action"] for r in risk["remediations"] if r["lifecycle"] != "recommendation"}
        if planned != {str(a["number"]) for a in actions if a["state"] != "dropped"}:
            problems.append("%s: responses %s" % (clause["id"], planned))
        if bool(aside) != ("risk-log" in risk):
            problems.append("%s: its exception" % clause["id"])
    return problems


def results_problems(document, ident, report):
    body = document["assessment-results"]
    result = body["results"][0]
    ids = [c["id"] for c in report["clauses"]]
    problems = finding_problems(ident, result["findings"], report["clauses"])
    problems += observation_problems(result["observations"], report) + risk_problems(result.get("risks", []), report)
    selections = result["reviewed-controls"]
    if [c["control-id"] for c in selections["control-selections"][0]["include-controls"]] != ids or \
            [o["control-id"] for o in body["local-definitions"]["objectives-and-methods"]] != ids or \
            [o["objective-id"] for o in selections["control-objective-selections"][0]["include-objectives"]] != [i + "_obj" for i in ids]:
        problems.append("controls or objectives are not the clauses")
    times = (body["metadata"]["last-modified"], result["start"], result["end"])
    if times != tuple(report["assessment"][name] for name in ("updated", "created", "updated")):
        problems.append("times: %s" % (times,))
    names = {p.get("name") for p in body["metadata"]["parties"]}
    problems += ["no party " + report["assessment"][n] for n in ("organisation", "respondent", "contact") if report["assessment"][n] not in names]
    counts = props(result)
    if any(str(report["coverage"][n.replace("-", "_")]) != counts[n] for n in STATES) or \
            abs(float(counts["coverage"]) - report["coverage"]["rate"]) > 1e-6:
        problems.append("coverage: %s" % counts)
    return problems


def plan_problems(document, ident, report, results):
    body = document["plan-of-action-and-milestones"]
    items = body["poam-items"]
    about = [a["clause"] for a in report["actions"]]
    kept = [c for c in report["clauses"] if c["verdict"] in LACKING or c["id"] in about]
    problems = finding_problems(ident, body["findings"], kept) + risk_problems(body["risks"], report)
    done = [(props(i).get("action"), plain(i["title"]), props(i).get("who", ""), props(i).get("due"), props(i)["state"]) for i in items if "action" in props(i)]
    if done != [(str(a["number"]), a["what"], a["who"], a["due"], a["state"]) for a in report["actions"]]:
        problems.append("actions: %s" % done)
    rest = [name_of(i) for i in items if "action" not in props(i)]
    if rest != [c["id"] for c in report["clauses"] if c["verdict"] in LACKING and c["id"] not in about]:
        problems.append("gaps without an action: %s" % rest)
    for item in items:
        links = [r["finding-uuid"] for r in item.get("related-findings", [])]
        clause = props(item).get("clause")
        if links != ([made(ident, "finding", clause)] if clause else []):
            problems.append("%s: related findings %s" % (item["title"], links))
    known = {o["uuid"] for o in walk(results) if "uuid" in o}
    for kind in ("observations", "risks", "findings"):
        problems += ["%s: other names than in the results" % kind for o in body[kind] if o["uuid"] not in known]
    return problems


def make_full(home):
    ident = home.must("new", "vendor,remote-check", "-o", "Acme & *Söhne*", "-r", "Sato <s>", "--department", "Sales",
                      "--contact", "Tanaka", "--phone", "03-1234", "--mail", "a@b.example", "--reference", "R-1")
    subprocess.run([sys.executable, FILL, TENKEN, "en", ident, "3"], env=home.env, check=True, capture_output=True)
    home.must("answer", ident, "vendor/q12=?")
    alone = [c["evidence"][0]["item"] for c in home.report(ident, "json")["clauses"] if len(c["evidence"]) == 1 and not c["evidence"][0]["row"]]
    home.must("answer", ident, alone[0] + "=-")
    evidence = sorted({e["item"] for c in home.report(ident, "json")["clauses"] for e in c["evidence"]})
    for item, basis in zip(evidence, ("said", "explained", "seen", "tried")):
        home.must("basis", ident, item, basis)
        home.must("note", ident, item, "a note\nof two lines")
        home.must("evidence", ident, item, "--what", "the contract", "--where", "[safe](x)", "--holder", "Suzuki", "--seen", "2026-03-31")
    home.must("finding", ident, "Heard\n<b>this</b>")
    clauses = home.report(ident, "json")["clauses"]
    lacking = [c["id"] for c in clauses if c["verdict"] in LACKING]
    met = [c["id"] for c in clauses if c["verdict"] == "met"]
    home.must("action", ident, "Talk to *them*", "--clause", lacking[0], "--who", "Kato", "--due", "2026-12-31", "--state", "doing")
    home.must("action", ident, "Earlier", "--clause", lacking[0], "--due", "2026-11-30")
    home.must("action", ident, "Done long ago", "--clause", lacking[1], "--due", "2020-01-01", "--state", "done")
    home.must("action", ident, "No use", "--clause", lacking[2], "--state", "dropped")
    home.must("action", ident, "Keep it so", "--clause", met[0])
    home.must("action", ident, "Unbound")
    home.must("exception", ident, lacking[3], "--why", "Not worth it", "--who", "Boss", "--until", "2027-01-31")
    home.must("duty", ident, lacking[0] + "=vendor")
    return ident


def test_documents(home):
    ident = make_full(home)
    time.sleep(1.1)  # so that a clock would show
    report = home.report(ident, "json")
    verdicts = {c["verdict"] for c in report["clauses"]}
    check("the sample has verdicts of each kind", [] if verdicts == set(STATES) else [set(STATES) - verdicts])
    for lang in ("en", "ja"):
        results, plan = home.report(ident, "oscal", lang), home.report(ident, "oscal-poam", lang)
        report = home.report(ident, "json", lang)
        check("%s: assessment results have the shape of OSCAL" % lang, document_problems(results))
        check("%s: so has the plan of action" % lang, document_problems(plan))
        check("%s: their references lead somewhere" % lang, reference_problems(results) + reference_problems(plan))
        check("%s: the results say what the report says" % lang, results_problems(results, ident, report))
        check("%s: the plan has every action and every gap without one" % lang, plan_problems(plan, ident, report, results))
    check("the same bytes again", [form for form in ("oscal", "oscal-poam") if home.must("report", ident, "-f", form) != home.must("report", ident, "-f", form)])
    chapter = report["clauses"][0]["chapter"]
    part = home.report(ident, "oscal", "en", "--chapter", chapter)
    whole = home.report(ident, "oscal")
    check("one chapter is another document of the same findings",
          document_problems(part) + ([] if part["assessment-results"]["uuid"] != whole["assessment-results"]["uuid"] and
                                     {f["uuid"] for f in part["assessment-results"]["results"][0]["findings"]} <
                                     {f["uuid"] for f in whole["assessment-results"]["results"][0]["findings"]} else ["not so"]))
    return results, plan


def test_judge(results, plan):
    """The judge sees what is wrong: it would else prove nothing."""
    def broken(document, change):
        other = copy.deepcopy(document)
        change(list(other.values())[0])
        return document_problems(other) + reference_problems(other)

    changes = {
        "a member missing": lambda d: d.pop("uuid"), "a member too many": lambda d: d.update(extra="x"),
        "a UUID of version 8": lambda d: d.update(uuid="2141acd2-d28e-8c49-9fc5-a8bdb3815ed9"), "an empty title": lambda d: d["metadata"].update(title=""),
        "a local time": lambda d: d["metadata"].update({"last-modified": "2026-01-01T00:00:00"}), "blanks around": lambda d: d["metadata"].update(version=" 1"),
        "an empty array": lambda d: d["metadata"].update(props=[]), "another version": lambda d: d["metadata"].update({"oscal-version": "2.0.0"}),
        "a party twice": lambda d: d["metadata"]["parties"].append(d["metadata"]["parties"][0]),
        "a resource lost": lambda d: d["metadata"]["parties"].pop(0),
    }
    for document in (results, plan):
        check("the judge of %s refuses what is wrong" % list(document)[0], [name for name, change in changes.items() if not broken(document, change)])


def test_few(home):
    ident = home.must("new", "vendor", "-o", "Acme")
    check("an assessment without an answer", document_problems(home.report(ident, "oscal")))
    home.must("answer", ident, "q1=1")
    done = home.run("report", ident, "-f", "oscal-poam")
    check("nothing to plan is said in one line", [] if done.returncode == 1 and not done.stdout and len(done.stderr.splitlines()) == 1 else [done])
    home.must("action", ident, "x")
    check("one action is a plan", document_problems(home.report(ident, "oscal-poam")))


HOSTILE = {"markup": "<script>alert(1)</script> **b** [l](javascript:x) `c` | # h", "quotes": "\"\\'", "wide blank": "　", "led": "  a  b ",
           "digits": "1", "html": "&lt;&amp;", "line of dashes": "---", "wide": "続く\U0001f600"}
IN_TEXTS = {"two lines": "a\n\nb\n", "bidi": "a\u202eb", "zero width": "\u200b", "indent": "    code\n# head\n- item"}


def hostile_problems(home, text, is_line):
    line = text if is_line else "x"
    ident = home.must("new", "vendor", *["--%s=%s" % (field, line) for field in
                                         "organisation respondent department contact phone mail reference".split()])
    home.must("answer", ident, "q1=3", "q13=n/a:" + text, "q29-1=" + text)
    home.must("note", ident, "q1", "--", text) if text.strip() else None
    home.must("evidence", ident, "q1", "--what=" + line, "--where=" + line, "--holder=" + line)
    home.run("finding", ident, "--", text)  # takes nothing invisible
    clause = [c["id"] for c in home.report(ident, "json")["clauses"] if c["verdict"] == "gap"][0]
    home.must("action", ident, "--clause", clause, "--who=" + line, "--", line)
    home.must("exception", ident, clause, "--why=" + line, "--who=" + line, "--until", "2027-01-01")
    problems = []
    for form in ("oscal", "oscal-poam"):
        document = home.report(ident, form)
        problems += document_problems(document) + reference_problems(document)
        problems += ["unsafe: %r" % s for s in strings(document) if UNSAFE.search(s)]
        for thing in walk(document):
            for name in ("title", "description", "remarks", "statement", "prose"):
                if re.search(r"(?<!\\)(?:<script|\*\*|\[l\])|^ {4}|^#|^- |^---$", thing.get(name, ""), re.M):
                    problems.append("markup in %s: %r" % (name, thing[name]))
    home.must("delete", ident, "--yes")
    return problems


def test_hostile(home):
    for name, text in HOSTILE.items():
        check("hostile: " + name, hostile_problems(home, text, True))
    for name, text in IN_TEXTS.items():
        check("hostile text: " + name, hostile_problems(home, text, False))


def main():
    results, plan = test_documents(Home())
    test_judge(results, plan)
    test_few(Home())
    test_hostile(Home())
    print("1..%d" % count)


main()
