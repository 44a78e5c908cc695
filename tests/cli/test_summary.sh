#!/bin/sh
# summary: which assessments take part, what it says to whom.

. "$(dirname "$0")/lib.sh"

run summary
says "nothing to sum up" 1 "tenken: there is no assessment of a questionnaire with yes/no questions; see 'tenken new'"
make_assessment remote-check 'Acme Co.'
acme=$id
make_assessment vendor,remote-check 'Bcme Co.'
bcme=$id
make_assessment vendor 'Ccme Co.'
ccme=$id
"$TENKEN" answer "$acme" c01=1 c02=1 c03=? && "$TENKEN" answer "$bcme" c01=1 c02=2 c03=n/a
"$TENKEN" finding "$acme" 'a secret of Acme' >/dev/null

run summary -f json
json 'sorted(c["name"] for c in d["companies"]) == ["Acme Co.", "Bcme Co."]'
ok "without ids all that have yes/no questions take part"
run summary "$acme" "$bcme" -f json
json '[t["questionnaire"] for t in d["tables"]] == ["remote-check"] and d["tables"][0]["companies"] == ["Acme Co.", "Bcme Co."]'
ok "a table for what they share, in the order that was given"
json '[(q["item"], q["answers"], q["yes"], q["answered"], q["percent"]) for q in d["tables"][0]["questions"][:4]] == [("c01", ["yes", "yes"], 2, 2, 100), ("c02", ["yes", "no"], 1, 2, 50), ("c03", ["unknown", "not-applicable"], 0, 0, None), ("c04", ["open", "open"], 0, 0, None)]'
ok "only yes and no count for the rate"
run summary "$acme" "$ccme"
says "what was named must have such questions" 1 "tenken: assessment '$ccme' has no questionnaire with yes/no questions"
run summary "$acme" "$acme"
says "once is enough" 2 "tenken: assessment '$acme' is given twice; see 'tenken summary --help'"
run summary "$acme" "$bcme" --anonymous
test "$status" = 0 && holds "$work/err" "tenken: with fewer than 5 companies a reader can guess which is which; do not pass it on as anonymous"
ok "below five it warns on stderr"
has out "can guess which is which" || has out "guess which is which"
ok "and in what it prints"
! grep -q 'Acme\|Bcme\|secret' "$work/out" && ! has out "$acme"
ok "and tells no name, id or free text"
run summary "$acme" "$bcme" --anonymous --free-text
has out "a secret of Acme"
ok "free text when asked for"
run summary "$bcme" "$acme" --anonymous -f csv
cp "$work/out" "$work/first"
run summary "$acme" "$bcme" --anonymous -f csv
cmp -s "$work/out" "$work/first"
ok "letters do not follow the order of the words"
for n in 1 2 3; do make_assessment remote-check "Company $n"; done
run summary --anonymous
test "$status" = 0 && [ ! -s "$work/err" ] && ! has out "guess"
ok "five companies are enough"
run summary -f json
cp "$work/out" "$work/first"
run summary -f json
cmp -s "$work/out" "$work/first"
ok "the same bytes again"
run -l ja summary --anonymous
has out "A社"
ok "in Japanese it is A社"
run summary --free-text
test "$status" = 2
ok "--free-text without --anonymous is wrong usage"
run summary -f csv
test "$(head -c 3 "$work/out" | od -An -tx1 | tr -d ' ')" = efbbbf
ok "CSV has the mark that spreadsheets look for"
cp "$work/out" "$work/first"
run summary -f csv -O "$work/summary.csv"
test "$status" = 0 && [ ! -s "$work/out" ] && cmp -s "$work/first" "$work/summary.csv" && [ "$(stat -c %a "$work/summary.csv")" = 600 ]
ok "-O writes the same bytes"
run summary -f xml
says "an unknown format" 2 "tenken: unknown format 'xml'; there are: text, json, csv; see 'tenken summary --help'"
run summary --width 20
test "$status" = 2
ok "too narrow"
for lang in en ja; do
	for width in 40 80 200; do
		"$TENKEN" -l $lang summary --width $width >"$work/out"
		python3 - "$work/out" $width <<-'END'
			import sys, unicodedata
			wide = lambda s: sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in s)
			sys.exit(any(wide(l.rstrip("\n")) > int(sys.argv[2]) for l in open(sys.argv[1], encoding="utf-8")))
		END
		ok "no line is wider than $width in $lang"
	done
done
finish
