#!/bin/sh
# What follows from the gaps: action, exception, duty, due.

. "$(dirname "$0")/lib.sh"
SOURCE_DATE_EPOCH=1773100800 # 2026-03-10
export SOURCE_DATE_EPOCH

# ics EXPRESSION: of the calendar on stdout, as ical.py reads it.
ics() {
	python3 "$root/tests/cli/ical.py" "$work/out" "$1"
}

# csv EXPRESSION: d is a list of rows as dictionaries.
csv() {
	python3 - "$work/out" "$1" <<-'END'
		import csv, sys
		data = open(sys.argv[1], "rb").read()
		assert data.startswith(b"\xef\xbb\xbf"), "no byte order mark"
		d = list(csv.DictReader(data.decode("utf-8-sig").splitlines(keepends=True), strict=True))
		sys.exit(0 if eval(sys.argv[2]) else 1)
	END
}

make_assessment vendor
run answer "$id" q13=3 q25.a.contract=3
run clauses "$id" -f json
json '{c["id"] for c in d["clauses"] if c["verdict"] in ("gap", "partial")} == {"liability-limits", "confidentiality"}'
ok "two clauses lack something"

# ---- actions ---------------------------------------------------------------------

run action "$id" 'Ask the lawyer' --clause liability-limits --who 佐藤 --due 2026/3/31
gives "an action's number is printed" 0 1
run action "$id" 'Buy a safe' --state doing
gives "and the next" 0 2
run action "$id"
gives "actions are listed" 0 "  1  Ask the lawyer
     (liability-limits; 佐藤; until 2026-03-31; not begun)
  2  Buy a safe
     (under way)"
run action "$id" --json
json 'd["kind"] == "action" and d["entries"] == [{"number": 1, "text": "Ask the lawyer", "clause": "liability-limits", "who": "佐藤", "due": "2026-03-31", "state": "open"}, {"number": 2, "text": "Buy a safe", "clause": "", "who": "", "due": "", "state": "doing"}]'
ok "as JSON, too"
run action "$id" --change 1 --state done --due ''
run action "$id" --change 2 'Buy two safes' --due 2026-03-09
run action "$id" --json
json '[(e["text"], e["who"], e["due"], e["state"]) for e in d["entries"]] == [("Ask the lawyer", "佐藤", "", "done"), ("Buy two safes", "", "2026-03-09", "doing")]'
ok "what is given is changed, the rest stays"
run action "$id" x --due 2026-02-30
says "there is no such day" 2 "tenken: no such day '2026-02-30'; expected a date like 2026-03-31; see 'tenken action --help'"
run action "$id" --from-gaps --due soon
says "nor is soon one" 2 "tenken: no such day 'soon'; expected a date like 2026-03-31; see 'tenken action --help'"
run action "$id" x --state late
says "nor such a state" 2 "tenken: unknown state 'late'; expected open, doing, done or dropped; see 'tenken action --help'"
run action "$id" x --clause nonsense
says "nor such a clause" 1 "tenken: 'nonsense' is no clause that this assessment judges; 'tenken clauses $id' lists them"
run action "$id" --who Sato
says "an action says what is done" 1 "tenken: 'text' is missing; every 'action' has one"
run action "$id" --change 1 --state ''
says "and how far it is" 2 "tenken: unknown state ''; expected open, doing, done or dropped; see 'tenken action --help'"
run action "$id" x --csv
says "a list is not written to" 2 "tenken: --json, --csv and --ics list; they go with nothing that is written; see 'tenken action --help'"
run action "$id" --csv --ics
test "$status" = 2
ok "one kind of list at a time"
run action "$id" -O "$work/x"
says "-O is for files" 2 "tenken: --output goes with --csv or --ics; see 'tenken action --help'"
run action "$id" --from-gaps text
test "$status" = 2
ok "--from-gaps has texts of its own"

run action "$id" --from-gaps --who Tanaka --due 2026-06-30 --author Yamada
gives "an action for each gap that has none" 0 3
run clauses "$id" -f json
json 'open("'"$work"'/step", "w").write([c["first_step"] for c in d["clauses"] if c["id"] == "confidentiality"][0]) > 0'
run action "$id" --json
json '[(e["text"], e["clause"], e["who"], e["due"], e["state"]) for e in d["entries"][2:]] == [(open("'"$work"'/step").read(), "confidentiality", "Tanaka", "2026-06-30", "open")]'
ok "its text is the first step"
run action "$id" --from-gaps
gives "made once" 0 ""
run show "$id" --history --json
json 'd["changes"][-1]["who"] == "Yamada"'
ok "the history has who made it"
run action "$id" --delete 3
run action "$id" --delete 1
run action "$id" --from-gaps --who "a${bidi}b"
test "$status" = 2
run action "$id" --json
json '[e["number"] for e in d["entries"]] == [2]'
ok "all are made, or none"
run action "$id" --from-gaps
gives "and each has a number" 0 "3
4"
run report "$id" -f json
json '[a["number"] for a in d["actions"]] == [2, 3, 4] and d["coverage"]["gap"] == 1'
ok "the report has them, and judges as before"

# ---- exceptions -------------------------------------------------------------------

run exception "$id" liability-limits --why 'The old contract runs until then.' --who CEO --until 2026-03-11
gives "an exception's number is printed" 0 1
run exception "$id"
gives "exceptions are listed" 0 "  1  The old contract runs until then.
     (liability-limits; allowed by CEO; until 2026-03-11)"
run exception "$id" confidentiality --why x --who CEO
says "an exception ends some day" 2 "tenken: an exception needs all of CLAUSE, --why, --who and --until; see 'tenken exception --help'"
run exception "$id" confidentiality --why x --who CEO --until 2026-02-30
says "on a day that there is" 2 "tenken: no such day '2026-02-30'; expected a date like 2026-03-31; see 'tenken exception --help'"
for option in --why --who --until; do
	run exception "$id" --change 1 $option ''
	says "nothing is taken away from one: $option" 2 "tenken: an exception needs all of CLAUSE, --why, --who and --until; see 'tenken exception --help'"
done
run exception "$id" confidentiality
says "a clause alone is none" 2 "tenken: an exception needs all of CLAUSE, --why, --who and --until; see 'tenken exception --help'"
run exception "$id" --why x --who CEO --until 2026-03-11
says "nor is one without a clause" 2 "tenken: an exception needs all of CLAUSE, --why, --who and --until; see 'tenken exception --help'"
run exception "$id" nonsense --why x --who CEO --until 2026-03-11
test "$status" = 1
ok "its clause is known"
run exception "$id" --change 1 --until 2026-04-01
run exception "$id" --json
json 'd["entries"] == [{"number": 1, "text": "The old contract runs until then.", "clause": "liability-limits", "who": "CEO", "due": "2026-04-01"}]'
ok "it can be prolonged"
run report "$id" -f json
json '[c["verdict"] for c in d["clauses"] if c["id"] == "liability-limits"] == ["gap"] and len(d["exceptions"]) == 1'
ok "it changes no verdict"

# ---- duties ------------------------------------------------------------------------

run duty "$id" liability-limits=both confidentiality=undecided
gives "duty says nothing" 0 ""
run duty "$id" --json
json '{x["clause"]: x["duty"] for x in d["duties"] if x["duty"]} == {"liability-limits": "both", "confidentiality": "undecided"} and all(x["kind"] == "contract" for x in d["duties"]) and len(d["duties"]) > 10'
ok "duties are listed with the contract clauses that have none"
run duty "$id"
has out "liability-limits" && has out "undecided" && has out "not set"
ok "in words, too"
run duty "$id" liability-limits=vendor nonsense=both
says "an unknown clause" 1 "tenken: 'nonsense' is no clause that this assessment judges; 'tenken clauses $id' lists them"
run duty "$id" liability-limits=nobody
says "an unknown carrier" 2 "tenken: unknown carrier 'nobody'; there are: consignor, vendor, both, subcontractor, undecided, -; see 'tenken duty --help'"
run duty "$id" liability-limits
says "a clause alone" 2 "tenken: 'liability-limits' is no duty; expected CLAUSE=CARRIER; see 'tenken duty --help'"
run duty "$id" liability-limits=
test "$status" = 2
ok "nor nothing"
run duty "$id" confidentiality=-
run report "$id" -f json
json '{c["id"]: c["duty"] for c in d["clauses"] if c["duty"]} == {"liability-limits": "both"}'
ok "all are set or none, and - takes one away"

# ---- due ----------------------------------------------------------------------------

run due
gives "what is overdue is listed, and the status says so" 3 "2026-03-09  Acme Co.: Buy two safes
            (overdue by 1 day; action 2 of $id; under way)"
run -l ja due
gives "in Japanese with Japanese marks" 3 "2026-03-09  Acme Co.：Buy two safes
            （1日超過、対応2（$id）、実施中）"
run -l ja action "$id"
[ "$(grep -c '^     （.*）$' "$work/out")" = 3 ] && ! grep -q '^ *(' "$work/out"
ok "the list of actions, too"
run -l ja clauses "$id"
grep -q '^    （confidentiality、契約条項、優先度：高、' "$work/out"
ok "and that of clauses"
run due --within 3w
test "$status" = 3 && [ "$(grep -c '^2026' "$work/out")" = 1 ]
ok "what ends in 22 days is not due within three weeks"
run due --within 22d --json
json '(d["schema"], d["today"], d["within_days"]) == ("tenken-due/1", "2026-03-10", 22) and [(e["kind"], e["days"], e["clause_title"] != "") for e in d["entries"]] == [("action", -1, False), ("exception", 22, True)]'
ok "but within 22 days"
run due --within soon
says "a time is days or weeks" 2 "tenken: --within 'soon' is no time; expected days or weeks, like 30d or 4w; see 'tenken due --help'"
run action "$id" --change 2 --state dropped
run due
gives "what is given up is not due" 0 ""
first=$id
make_assessment vendor 'Beta; "Ltd"'
run action "$id" '=1+1; a,b\c
second line' --due 2026-03-10 --who '@x'
run due
gives "all assessments are looked at" 3 "2026-03-10  Beta; \"Ltd\": =1+1; a,b\\c
            second line
            (due today; action 1 of $id; not begun; @x)"
run due "$first"
gives "or those that are named" 0 ""
run due nosuchid
test "$status" = 1
ok "an unknown one is told"
TZ=JST-9 SOURCE_DATE_EPOCH=1773097200 run due "$id" --json # 2026-03-09T23:00Z
json 'd["today"] == "2026-03-10"'
ok "today is that of the machine's time zone"
run due --csv
csv '[(r["organisation"], r["text"], r["who"], r["due"]) for r in d] == [("Beta; \"Ltd\"", "'"'"'=1+1; a,b\\c\nsecond line", "'"'"'@x", "2026-03-10")]'
ok "CSV is calculated by no spreadsheet"
run due --ics
ics '[(x["SUMMARY"], x["UID"], str(x["DTSTART"]), str(x["DTSTAMP"])) for x in e] == [("Beta; \"Ltd\": =1+1; a,b\\c", "action.1.'"$id"'@tenken", "2026-03-10", "2026-03-10 00:00:00")] and "second line" in e[0]["DESCRIPTION"]'
ok "a calendar file says the same"
cp "$work/out" "$work/first.ics"
run due --ics
cmp -s "$work/out" "$work/first.ics"
ok "with the same bytes again"
run due --ics -O "$work/due.ics"
test "$status" = 3 && cmp -s "$work/due.ics" "$work/first.ics" && [ ! -s "$work/out" ]
ok "-O writes a file"
run due --ics -O "$work/no/such"
test "$status" = 1 && [ "$(wc -l <"$work/err")" = 1 ]
ok "and says when it cannot"
run -l ja action "$first" --ics
ics '[x["UID"].split(".")[0:2] for x in e] == []'
ok "without a day nothing stands in a calendar"
run action "$first" --change 3 --due 2026-05-05
run -l ja action "$first" --ics
ics 'len(e) == 1 and e[0]["SUMMARY"].startswith("Acme Co.：") and "秘密保持" in e[0]["DESCRIPTION"]'
ok "one assessment's calendar, in Japanese"
run exception "$first" --ics -O "$work/e.ics"
cp "$work/e.ics" "$work/out"
ics '[str(x["DTEND"]) for x in e] == ["2026-04-02"]'
ok "an exception's last day"
run action "$first" --csv
csv '[r["number"] for r in d] == ["2", "3", "4"] and [r["state"] for r in d] == ["dropped", "open", "open"]'
ok "the CSV of an assessment has all"

# ---- two at once -----------------------------------------------------------------------

for n in consignor vendor; do
	(
		for i in 1 2 3 4 5; do "$TENKEN" duty "$first" confidentiality=$n || echo failed; done >"$work/duty.$n" 2>&1
	) &
done
wait
run duty "$first" --json
json '[x["duty"] in ("consignor", "vendor") for x in d["duties"] if x["clause"] == "confidentiality"] == [True]' &&
	[ ! -s "$work/duty.consignor" ] && [ ! -s "$work/duty.vendor" ]
ok "two writers: one duty, and none is refused"
run verify
test "$status" = 0
ok "the database is sound"
finish
