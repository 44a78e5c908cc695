#!/bin/sh
# What an interview leaves behind: confirm, basis, evidence, finding, incident, factor.

. "$(dirname "$0")/lib.sh"
make_assessment remote-check

run answer "$id" --who Sato c01=1 c02=1 c03=2 c04=1
run confirm "$id" --who Tanaka c01 c03
gives "confirm says nothing" 0 ""
run answer "$id" --interview --who Tanaka c02=2
run report "$id" -f json
json 'd["interview"] == {"self_checked": 4, "gone_through": 3, "changed": 1, "not_gone_through": 1, "interview_only": 0}'
ok "the report counts what was gone through"
json '[(x["item"], x["self"]["value"], x["self"]["who"], x["interview"]["value"], x["interview"]["who"]) for x in d["differences"]] == [("c02", "1", "Sato", "2", "Tanaka")]'
ok "and has both values where they differ"
run report "$id"
has out "Self-check (Sato, " && has out "After the talk (Tanaka, "
ok "the text report, too"
run show "$id" --history --json
json '[(c["item"], c["before"] == c["after"], c["via"], c["who"]) for c in d["changes"] if c["kind"] == "confirm"] == [("c01", True, "interview", "Tanaka"), ("c03", True, "interview", "Tanaka")]'
ok "confirming is in the history"
run confirm "$id" --all
test "$status" = 0
ok "all answers can be confirmed at once"
run confirm "$id" c05
says "an open answer cannot" 1 "tenken: 'c05' has no answer that could be confirmed"
run confirm "$id" c04 c05
run show "$id" --history --json
json 'sum(c["kind"] == "confirm" for c in d["changes"]) == 6'
ok "all are confirmed, or none"
run confirm "$id"
says "items or --all" 2 "tenken: give the items to confirm, or --all; see 'tenken confirm --help'"
run confirm "$id" c01 --all
test "$status" = 2
ok "not both"
run confirm "$id" b1
says "nor can a table without an answer" 1 "tenken: 'b1' has no answer that could be confirmed"
run answer "$id" b1.a=1
run confirm "$id" b1
run show "$id" --history --json
json 'd["changes"][-1]["kind"] == "confirm" and d["changes"][-1]["item"] == "b1.a"'
ok "a table is confirmed row by row"

# ---- basis and evidence ---------------------------------------------------------

make_assessment remote-check
run answer "$id" c01=1 c02=1 c03=1 c04=1 c13=1
run report "$id" -f json
json 'not any(c["only_said"] for c in d["clauses"]) and all(c["basis"] == "" for c in d["clauses"])'
ok "without any basis nothing is only said"
for basis in said explained seen tried; do
	run basis "$id" c03 $basis
	gives "basis $basis" 0 ""
done
run basis "$id" c01 said --interview --who Tanaka
run report "$id" -f json
json '{c["id"]: (c["basis"], c["only_said"]) for c in d["clauses"] if c["verdict"] == "met"} == {"asset-inventory": ("said", True), "patching": ("tried", False), "home-network": ("", True)}'
ok "met and only said is told apart from tried"
run report "$id"
has out "Met, but only said"
ok "in the text, too"
run basis "$id" c01 -
run basis "$id" c03 -
run show "$id" --json
json 'all(not a["basis"] for p in d["parts"] for a in p["answers"])'
ok "- takes a basis away"
run basis "$id" c01 heard
says "another word is refused" 2 "tenken: unknown basis 'heard'; there are: said, explained, seen, tried, and - for none; see 'tenken basis --help'"
run basis "$id" c99 said
test "$status" = 1
ok "an unknown item is refused"

printf 'abc' >"$work/screen.png"
run evidence "$id" c01 --where 'shared folder' --holder 情報システム課 --seen 2026-03-31 --file "$work/screen.png"
gives "evidence says nothing" 0 ""
run show "$id" --json
json '[a["evidence"] for p in d["parts"] for a in p["answers"] if a["item"] == "c01"] == [{"what": "screen.png", "where": "shared folder", "holder": "情報システム課", "seen": "2026-03-31", "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"}]'
ok "all of it is kept, with the SHA-256 of the file"
run evidence "$id" c01 --what 'MDM console' --where ''
run show "$id" --json
json '[(a["evidence"]["what"], a["evidence"]["where"], a["evidence"]["seen"]) for p in d["parts"] for a in p["answers"] if a["item"] == "c01"] == [("MDM console", None, "2026-03-31")]'
ok "what is not given stays, what is empty goes"
run evidence "$id" c01 --clear --what paper
run show "$id" --json
json '[list(a["evidence"].values()) for p in d["parts"] for a in p["answers"] if a["item"] == "c01"] == [["paper", None, None, None, None]]'
ok "--clear begins anew"
run evidence "$id" c01
says "nothing given is wrong usage" 2 "tenken: nothing to record; give --what, --where, --holder, --seen, --file or --clear; see 'tenken evidence --help'"
run evidence "$id" c01 --seen yesterday
says "a day must be one" 1 "tenken: no such day 'yesterday'; expected a date like 2026-03-31"
mkfifo "$work/pipe"
run evidence "$id" c01 --file "$work/pipe"
says "a pipe is not read" 1 "tenken: $work/pipe: not a file"
run evidence "$id" c01 --file "$work/nothing"
test "$status" = 1 && [ "$(wc -l <"$work/err")" = 1 ]
ok "nor is what is not there"

# ---- findings, cases, factors ----------------------------------------------------

run finding "$id" 'Private storage is used.' --tag cloud
gives "a finding's number is printed" 0 1
run finding "$id" 'Two
lines' --who Tanaka --interview
gives "the next number" 0 2
run finding "$id"
gives "findings are listed" 0 "  1  Private storage is used.
     (about public cloud)
  2  Two
     lines"
run finding "$id" --change 2 --tag both
run finding "$id" --delete 1
run finding "$id" --json
json 'd == {"schema": "tenken-entries/1", "assessment": "'"$id"'", "kind": "finding", "entries": [{"number": 2, "text": "Two\nlines", "tag": "both"}]}'
ok "a number stays when another goes"
run finding "$id" third
gives "and is not given again" 0 3
run finding "$id" --delete 9
says "what is not there cannot be deleted" 1 "tenken: there is no finding 9"
run finding "$id" --change 9 x
says "nor changed" 1 "tenken: there is no finding 9"
run incident "$id" --delete 9
says "nor is a case" 1 "tenken: there is no incident case 9"
run factor "$id" --delete 9
says "nor a factor" 1 "tenken: there is no blocking factor 9"
run action "$id" --change 9 x
says "nor an action" 1 "tenken: there is no action 9"
run exception "$id" --change 9 --why x
says "nor an exception" 1 "tenken: there is no exception 9"
run -l ja exception "$id" --delete 9
says "in Japanese" 1 "tenken: 例外9はありません"
run finding "$id" x --tag red
says "an unknown tag" 2 "tenken: unknown tag 'red'; there are: remote, cloud, both, none; see 'tenken finding --help'"
run finding "$id" ''
says "an empty finding" 1 "tenken: nothing was written; expected a text"
run finding "$id" "a${bidi}b"
test "$status" = 2
ok "invisible characters are refused"
run finding "$id" --delete 2 x
test "$status" = 2
ok "--delete goes alone"
for bad in 0 -1 1x 1000 ''; do
	run finding "$id" --delete "$bad"
	test "$status" = 2
	ok "no number: '$bad'"
done

run incident "$id" --when 2018-05 --company XXX --course 'copied to a USB stick' --measures none
gives "a case's number is printed" 0 1
run incident "$id" --change 1 --facts 'papers sent to prosecutors 2019-03' --prevention 'limits on devices'
run incident "$id" --json
json 'd["entries"] == [{"number": 1, "when": "2018-05", "company": "XXX", "outline": "", "course": "copied to a USB stick", "measures": "none", "facts": "papers sent to prosecutors 2019-03", "prevention": "limits on devices"}]'
ok "a case keeps all its fields"
run factor "$id" 'Nobody watches.' --remote
run factor "$id" --change 1 --cloud
run factor "$id" --json
json '[(e["remote_work"], e["public_cloud"]) for e in d["entries"]] == [(False, True)]'
ok "the ticks of a factor are replaced together"
run factor "$id" --change 1 --neither
run factor "$id"
gives "or taken away" 0 "  1  Nobody watches."
run report "$id" -f json
json '([f["number"] for f in d["findings"]], len(d["incidents"]), len(d["blocking_factors"])) == ([2, 3], 1, 1)'
ok "the report has them all"
run report "$id"
has out "Findings" && has out "Case 1" && has out "Nobody watches."
ok "in text, too"
make_assessment remote-check
run report "$id" -f json
json 'd["findings"] == [] and "incidents" not in d and "differences" not in d'
ok "and nothing where there is nothing"
run report "$id"
! has out "From the interview"
ok "the text leaves its section out"
run verify
test "$status" = 0
ok "the database is sound"

# ---- a database of the first release ----------------------------------------------

mkdir -p "$work/old" && cp "$root/tests/data/db/v1-store.db" "$work/old/t.db" && chmod 600 "$work/old/t.db"
run -d "$work/old/t.db" finding a23 'after all these years'
gives "a database of format 1 takes findings" 0 1
run -d "$work/old/t.db" verify
test "$status" = 0
ok "and is sound"
run -d "$work/old/t.db" show a23 --history --json
json 'len(d["changes"]) == 8'
ok "with all of its history"

# ---- two at once -------------------------------------------------------------------

make_assessment remote-check
for n in 1 2 3; do
	(
		for i in 1 2 3 4 5; do "$TENKEN" finding "$id" "by $n, $i"; done >"$work/numbers.$n"
	) &
done
wait
run finding "$id" --json
json 'len(d["entries"]) == 15 and [e["number"] for e in d["entries"]] == list(range(1, 16))'
ok "three writers: every finding has a number of its own"
cat "$work"/numbers.* | sort -n >"$work/given"
seq 15 | cmp -s - "$work/given"
ok "and it is the one that was printed"
finish
