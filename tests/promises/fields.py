"""Every stored field appears in a report.

Each field is filled with a word of its own through the command line; every report is written; each word must stand in
every format for people, and in JSON. Which fields there are is read from the source: the columns of the database, the
lines of the records of answers, profiles and entries. A field that this test cannot fill, or that no report shows, fails.
Prints TAP.
"""

import hashlib
import os
import re
import sys

from promises import ROOT, Place, check, finish, skip
from readers import FOR_PEOPLE, bare, formats, read

# Columns of text that are no field of a report: keys, records (looked into below), and what is not answered yet.
NO_FIELDS = {
    "questionnaire.hash": "names the text", "questionnaire.text": "the questionnaire itself", "part.assessment": "a key", "part.hash": "a key",
    "answer.assessment": "a key", "answer.item": "a key", "answer.record": "answer", "event.assessment": "a key", "event.item": "a key",
    "event.before": "answer, profile, entry", "event.after": "answer, profile, entry", "position.assessment": "a key", "position.item": "where one was",
    "entry.assessment": "a key", "entry.record": "entry", "draft.assessment": "a key", "draft.item": "a key", "draft.field": "a key",
    "draft.text": "not given yet", "former.assessment": "a key", "former.hash": "the version before an upgrade",
}


def source(name):
    with open(os.path.join(ROOT, "core", name), encoding="utf-8") as file:
        return file.read()


def columns():
    """table.column of every column of text."""
    found, table = [], None
    for made, added, column in re.findall(r'CREATE TABLE (\w+)|ALTER TABLE (\w+) ADD(?: COLUMN)?|[" ](\w+) TEXT\b', source("schema.c")):
        table = made or added or table
        if column:
            found.append("%s.%s" % (table, column))
    return found


def answer_fields():
    code = source("answer_record.c").split("void answer_encode")[1].split("\n}\n")[0]
    return re.findall(r'record_add_field\(out, "(\w+)"', code) + re.findall(r'strbuf_addf?s?\(out, "(blank|mark)', code)


def profile_fields():
    return re.findall(r'\{ "(\w+)", offsetof\(struct profile', source("part.c"))


def entry_fields():
    """kind.field of every text that an entry may have."""
    code = source("entry.c")
    kinds = dict(re.findall(r'\[(ENTRY_\w+)\] = "(\w+)"', code.split("kind_names[")[1].split("};")[0]))
    names = dict(re.findall(r'\[(ENTRY_\w+)\] = "(\w+)"', code.split("field_names[")[1].split("};")[0]))
    rows = code.split("kind_fields[ENTRY_KIND_COUNT] = {")[1].split("\n};")[0]
    found = []
    for kind, may in re.findall(r"\[(ENTRY_\w+)\] = \{(.*?),\s*(?:0|BIT\(\w+\)(?:\s*\|\s*BIT\(\w+\))*) \}", rows, re.S):
        found += ["%s.%s" % (kinds[kind], names[field]) for field in re.findall(r"BIT\((ENTRY_\w+)\)", may)]
    return found


def flags():
    """What a record of an entry has besides texts."""
    code = source("entry.c").split("entry_encode(")[1].split("\n}\n")[0]
    return ["entry." + flag for flag in re.findall(r'"(\w+)", entry->is_', code)]


class Words:
    """A word for each field, none being a part of another."""

    def __init__(self):
        self.of = {}

    def __call__(self, field, shown=None, in_json=None):
        """The word of a field; of one that takes no free word, what reports show of it."""
        if field not in self.of:
            word = shown or "Wz%03dq" % len(self.of)
            self.of[field] = (word, word if in_json is None else in_json)
        return self.of[field][0]


def fill(place, word):
    """An assessment with something in every field; its id."""
    run = lambda *words: done(place.run(*words))
    profile = {"organisation", "respondent", "department", "contact", "phone", "mail", "reference"}
    made = run("new", "vendor,remote-check", *["--%s=%s" % (field, word("profile." + field)) for field in sorted(profile)])
    word("assessment.id", made, made)
    for column in profile:
        word("assessment." + column, word("profile." + column))
    fill_answers(place, run, made, word)
    fill_entries(run, made, word)
    return made


def fill_answers(place, run, made, word):
    run("answer", made, "vendor/q1=3", "vendor/q25.a.contract=1", "vendor/q25.b.contract=3", "--who", word("event.who, alone"))
    word("event.who", word("event.who, alone"))
    run("answer", made, "vendor/q1=4", "vendor/q1#4=" + word("answer.blank"), "--interview", "--who", word("event.who, in the talk"))
    run("answer", made, "vendor/q12=n/a:" + word("answer.reason"), "vendor/q29=1", "vendor/q29-1=" + word("answer.text"))
    run("answer", made, "remote-check/o1=" + word("answer.text, alone"))
    run("answer", made, "remote-check/o1=" + word("answer.text, in the talk"), "--interview")
    run("note", made, "vendor/q25.a", word("answer.note"))
    run("basis", made, "vendor/q25.a", "tried")
    word("answer.basis", "tried")
    run("confirm", made, "remote-check/o1", "--who", word("event.who, confirming"))
    path = place.write("proof.txt", "proof")
    run("evidence", made, "vendor/q25.a", "--what", word("answer.what"), "--where", word("answer.where"), "--holder", word("answer.holder"),
        "--seen", word("answer.seen", "2031-03-07"), "--file", path)
    word("answer.sha256", hashlib.sha256(b"proof").hexdigest())
    done(place.run("plain", made, stdin=b"j vendor/q2\nm\nq\n"))
    word("answer.mark", "Marked for later", "")
    word("questionnaire.id", "vendor")
    word("questionnaire.version", "2026.1")


def fill_entries(run, made, word):
    run("finding", made, word("finding.text"), "--tag", "remote")
    word("entry.remote", "remote work", "remote")
    run("finding", made, "on the cloud", "--tag", "cloud")
    word("entry.cloud", "public cloud", "cloud")
    fields = ("when", "company", "outline", "course", "measures", "facts", "prevention")
    run("incident", made, *["--%s=%s" % (field, word("incident." + field)) for field in fields])
    run("factor", made, word("factor.text"), "--remote")
    run("action", made, word("action.text"), "--clause", "confidentiality", "--who", word("action.who"), "--due", word("action.due", "2031-04-08"),
        "--state", "doing")
    word("action.clause", "Confidentiality", "confidentiality")
    word("action.state", "under way", "doing")
    run("exception", made, "liability-limits", "--why", word("exception.text"), "--who", word("exception.who"), "--until", word("exception.due", "2031-05-09"))
    word("exception.clause", "Scope of liability", "liability-limits")
    run("duty", made, "subcontracting=subcontractor")
    word("duty.clause", "subcontracting", "subcontracting")
    word("duty.carrier", "subcontractor", "subcontractor")


def done(run):
    if run.status:
        print("Bail out! %s: %s" % (run.name(), run.err.decode("utf-8", "replace").strip()))
        sys.exit(1)
    return run.out.decode().strip()


def main():
    place, word = Place(), Words()
    fields = {"profile." + f for f in profile_fields()} | {"answer." + f for f in answer_fields()} | set(entry_fields()) | set(flags())
    fields |= {c for c in columns() if c not in NO_FIELDS}
    made = fill(place, word)
    check("fields were found in the source", [] if len(fields) > 45 else ["only %s" % sorted(fields)])
    check("every stored field is filled by this test", ["%s is not" % f for f in sorted(fields - set(word.of))])
    check("and this test fills no field that is not stored",
          ["%s: no such field" % f for f in sorted(set(word.of) - fields) if "," not in f])
    for name, _ in formats():
        run = place.run("report", made, "-f", name)
        texts, problems = read(name, run.out, "the report")
        problems += ["status %s: %s" % (run.status, run.err)] if run.status else []
        if texts is None:
            skip("every stored field is in the report as %s" % name, "nothing to read it with")
            continue
        texts = bare(texts).casefold()
        if name in FOR_PEOPLE or name == "json":
            problems += ["%s (%s) is missing" % (field, words[name == "json"]) for field, words in word.of.items()
                         if bare(words[name == "json"]).casefold() not in texts]
        if name == "json" and b'"marked": true' not in run.out:
            problems.append("answer.mark is missing")
        check("every stored field is in the report as %s" % name if name in FOR_PEOPLE or name == "json" else "the report as %s can be read" % name, problems)
    finish()


if __name__ == "__main__":
    main()
