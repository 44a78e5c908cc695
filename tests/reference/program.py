"""The same comparison through the real program: new, answer -, report, questions.

    program.py TENKEN CANONICAL [SETS]
"""

import json
import subprocess
import sys

import compare
import reference

SETS = 12


def tenken(program, *words, text=None):
    done = subprocess.run([program, *words], input=text, capture_output=True, encoding="utf-8", check=False)
    if done.returncode != 0:
        raise SystemExit(f"Bail out! {words}: {done.stderr.strip()}")
    return done.stdout


def asked_differences(program, assessment, expected):
    """What `questions ID --json` says is asked, part by part where there is one."""
    part = expected.parts[0]
    found = json.loads(tenken(program, "questions", assessment, "--json"))
    for question in found["questions"]:
        if question["asked"] != part.is_asked(question["id"]):
            yield f"{question['id']}: asked is {question['asked']}, expected {not question['asked']}"


def one_set(program, canonical, ids, lines):
    assessment = tenken(program, "new", ",".join(ids), "-o", "Example Co.").strip()
    if lines:
        tenken(program, "answer", assessment, "-", text="\n".join(lines) + "\n")
    report = json.loads(tenken(program, "report", assessment, "-f", "json"))
    expected = reference.Reference(canonical, ids)
    expected.take(lines)
    yield from compare.differences(report, expected)
    if len(ids) == 1:
        yield from asked_differences(program, assessment, expected)


def main():
    program, path = sys.argv[1:3]
    count = int(sys.argv[3]) if len(sys.argv) > 3 else SETS
    canonical = reference.load(path)
    runs = [[q["id"]] for q in canonical["questionnaires"]]
    runs += [["consignor", "vendor"], ["vendor", "byod-telework", "remote-check"]]
    print(f"1..{len(runs)}")
    failed = False
    for number, ids in enumerate(runs):
        found = []
        for lines in compare.answer_sets(canonical, ids, count):
            found += one_set(program, canonical, ids, lines)
        print(f"{'not ' if found else ''}ok {number + 1} - program_judges_{'_and_'.join(ids)}_like_the_reference")
        for line in found[:20]:
            print(f"#   {line}")
        failed = failed or bool(found)
    sys.exit(failed)


if __name__ == "__main__":
    main()
