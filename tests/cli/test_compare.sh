#!/bin/sh
# compare: what it says of two assessments, in which order, with which status.

. "$(dirname "$0")/lib.sh"

make_assessment vendor 'Acme Co.'
then=$id
make_assessment vendor 'Acme Co.'
now=$id
"$TENKEN" answer "$then" q1=1 q2=3 && "$TENKEN" answer "$now" q1=1 q2=3

run compare "$then" "$now"
test "$status" = 0 && has out "No answer, no verdict and no note differs." && [ ! -s "$work/err" ]
ok "nothing differs: status 0"
run compare "$then" "$then"
test "$status" = 0
ok "nothing differs from itself"

"$TENKEN" note "$now" q2 'since May'
run compare "$then" "$now"
test "$status" = 3 && grep -q "Note (now): *since May" "$work/out" && [ ! -s "$work/err" ]
ok "a note alone differs: status 3, and nothing on stderr"

"$TENKEN" answer "$now" q2=1
run compare "$then" "$now" -f json
test "$status" = 3
ok "an answer differs"
json '(d["schema"], d["different"], d["over_time"], d["then"]["id"], d["now"]["id"]) == ("tenken-compare/1", True, True, "'"$then"'", "'"$now"'")'
ok "the first word is then, the second is now"
json '[(c["id"], c["then"], c["now"], c["note_changed"], c["evidence"]) for c in d["clauses"] if c["change"] == "better"] == [("contract-reviewer", "gap", "met", True, [{"item": "vendor/q2", "then": "gap", "now": "met"}])]'
ok "a clause with both verdicts and the evidence that changed"
json '[(a["item"], a["differs"], a["then"]["value"], a["now"]["value"], a["now"]["note"]) for a in d["answers"]] == [("vendor/q2", ["answer", "note"], "3", "1", "since May")]'
ok "an answer then and now"
json 'd["counts"]["better"] == 1 and d["counts"]["worse"] == 0 and sum(d["counts"][k] for k in ("better", "worse", "now_judged", "no_longer_judged", "unjudged", "new", "gone", "same")) == len(d["clauses"])'
ok "every clause is counted once"
run compare "$now" "$then" -f json
json 'd["counts"]["worse"] == 1 and d["counts"]["better"] == 0'
ok "better one way is worse the other way"

"$TENKEN" answer "$now" 'q5=?'
run compare "$then" "$now"
has out "Other answers that differ" && ! has out "The consignor lacks expert"
ok "an answer to a matrix as a whole is not said again of each row"
run compare "$then" "$now" -f json
json '{"vendor/q5", "vendor/q5.b"} <= {a["item"] for a in d["answers"]}'
ok "but programs get the rows too"

make_assessment remote-check,vendor 'Bcme Co.'
other=$id
"$TENKEN" answer "$other" vendor/q1=1 vendor/q2=3 remote-check/c01=1
run compare "$then" "$other" -f json
json '(d["over_time"], d["same_questionnaires"], d["same_versions"]) == (False, False, True) and d["counts"]["new"] > 0 and d["counts"]["gone"] == 0 and [a["item"] for a in d["answers"] if a["then"]] == []'
ok "another order of parts, another organisation"
run compare "$then" "$other"
has out "two organisations side by side" && has out "Clauses of the second only" && ! has out "then and now"
ok "side by side it does not say then and now"

for format in text md man html pdf csv json; do
	run compare "$then" "$now" -f $format
	test "$status" = 3 && [ -s "$work/out" ] && cp "$work/out" "$work/first"
	run compare "$then" "$now" -f $format -O "$work/file.$format"
	test "$status" = 3 && [ ! -s "$work/out" ] && cmp -s "$work/first" "$work/file.$format"
	ok "-O writes the same bytes: $format"
done
[ -z "$(mandoc -T lint -W warning "$work/file.man" 2>&1)" ] && grep -q '^.Nm comparison$' "$work/file.man"
ok "a manual page that lint has nothing against"
pdftotext -enc UTF-8 "$work/file.pdf" "$work/out" && has out "then and now"
ok "a PDF with the text"
run -l ja compare "$then" "$now" --width 40
test "$status" = 3
ok "in Japanese, narrow"
python3 - "$work/out" <<-'END'
	import sys, unicodedata
	wide = lambda s: sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in s)
	sys.exit(any(wide(l.rstrip("\n")) > 40 for l in open(sys.argv[1], encoding="utf-8")))
END
ok "no line is wider than asked"

run compare "$then"
test "$status" = 2
ok "one is not enough"
run compare "$then" nonesuch
test "$status" = 1 && [ ! -s "$work/out" ] && has err nonesuch
ok "there is no such assessment"
run compare "$then" "$now" -f docx
test "$status" = 2 && has err "unknown format 'docx'; there are: text, md, man, html, pdf, csv, json;"
ok "an unknown format"
run compare "$then" "$now" -O "$work/nowhere/x"
test "$status" = 1 && [ ! -s "$work/out" ]
ok "a file that cannot be written"
run compare "$then" "$now" --width 20
test "$status" = 2
ok "too narrow"
finish
