"""Compares the program's verdicts with the reference, set by set; prints TAP.

    compare.py JUDGE CANONICAL QUESTIONNAIRES [SETS]
"""

import json
import subprocess
import sys

import generate
import reference

SETS = 250

# What one visit may hold; the second is a consultant's.
JOINED = [
    ["vendor", "consignor"],
    ["vendor", "byod-telework", "remote-check"],
    ["consignor", "partners"],
    ["remote-check", "telework-threats"],
    ["partners", "telework-threats", "remote-check", "byod-telework", "consignor", "vendor"],
]


def answer_sets(canonical, ids, count):
    by_id = {q["id"]: q for q in canonical["questionnaires"]}
    prefix = {i: (i + "/" if len(ids) > 1 else "") for i in ids}

    def of_all(make):
        return [line for i in ids for line in make(by_id[i], prefix[i])]

    yield []
    for state in ("?", "n/a", "none"):
        yield of_all(lambda q, p, s=state: generate.everything(q, s, p))
    for seed in range(count):
        yield of_all(lambda q, p, s=seed: generate.Generator(q, s, p).lines())


def run_program(judge, folder, ids, sets):
    """The reports, one for each set."""
    command = [judge, f"{folder}/clauses.cfg"] + [f"{folder}/{i}.cfg" for i in ids]
    text = "\n%%\n".join("\n".join(lines) for lines in sets) + "\n"
    done = subprocess.run(command, input=text, capture_output=True, encoding="utf-8", check=False)
    if done.returncode != 0:
        raise SystemExit(f"Bail out! {done.stderr.strip()}")
    return [json.loads(report) for report in done.stdout.split("\n%%\n")]


def differences(report, expected):
    """Lines that say what is not the same."""
    clauses = expected.clauses()
    if [c["id"] for c in report["clauses"]] != list(clauses):
        yield f"clauses: {[c['id'] for c in report['clauses']]}, expected {list(clauses)}"
        return
    for clause in report["clauses"]:
        verdict, evidence, still_open = clauses[clause["id"]]
        shown = sorted((e["item"], e["verdict"]) for e in clause["evidence"])
        shown_open = sorted(e["item"] for e in clause["open"])
        if clause["verdict"] != verdict:
            yield f"{clause['id']}: {clause['verdict']}, expected {verdict} from {evidence} {still_open}"
        if shown != evidence:
            yield f"{clause['id']}: evidence {shown}, expected {evidence}"
        if shown_open != still_open:
            yield f"{clause['id']}: open {shown_open}, expected {still_open}"
    coverage = expected.coverage()
    for name, value in coverage.items():
        found = report["coverage"][name]
        if found != value and not (name == "rate" and value is not None and found is not None
                                   and abs(found - value) < 0.00005):
            yield f"coverage {name}: {found}, expected {value}"
    if report["progress"] != expected.progress():
        yield f"progress: {report['progress']}, expected {expected.progress()}"


def compare(judge, canonical, folder, ids, count):
    """How many sets differ, and which of the verdicts occurred."""
    sets = list(answer_sets(canonical, ids, count))
    reports = run_program(judge, folder, ids, sets)
    assert len(reports) == len(sets)
    seen = set()
    bad = 0
    for number, (lines, report) in enumerate(zip(sets, reports)):
        expected = reference.Reference(canonical, ids)
        expected.take(lines)
        found = list(differences(report, expected))
        seen |= {(c["id"], c["verdict"]) for c in report["clauses"]}
        if found:
            bad += 1
            if bad <= 3:
                print(f"# set {number} of {','.join(ids)}:", *found, "answers:", *lines, sep="\n#   ")
    return bad, len(sets), seen


def reachable(canonical, ids):
    """The verdicts that these questionnaires can give at all: a sheet of yes and no knows no partial."""
    verdicts = {"unknown", "unanswered", "not-applicable"}
    for judgement in canonical["judgements"]:
        if judgement["questionnaire"] in ids:
            verdicts |= set(judgement["verdicts"].values())
    return verdicts


def main():
    judge, canonical_path, folder = sys.argv[1:4]
    count = int(sys.argv[4]) if len(sys.argv) > 4 else SETS
    canonical = reference.load(canonical_path)
    runs = [([q["id"]], count) for q in canonical["questionnaires"]]
    runs += [(ids, count // 4) for ids in JOINED]
    print(f"1..{2 * len(runs)}")
    failed = False
    for number, (ids, sets) in enumerate(runs):
        bad, total, seen = compare(judge, canonical, folder, ids, sets)
        name = "_and_".join(ids).replace("-", "_")
        print(f"{'not ' if bad else ''}ok {2 * number + 1} - {name}_verdicts_equal_the_reference_in_{total}_sets")
        missing = reachable(canonical, ids) - {verdict for _, verdict in seen}
        print(f"{'not ' if missing else ''}ok {2 * number + 2} - {name}_sets_reach_every_verdict")
        failed = failed or bad > 0 or bool(missing)
    sys.exit(failed)


if __name__ == "__main__":
    main()
