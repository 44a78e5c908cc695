#!/bin/sh
# A questionnaire of one's own, with yes-no, number and date: command line, plain and report.

. "$(dirname "$0")/lib.sh"
mkdir -p "$work/own/questionnaires"
cp "$root/tests/data/example.cfg" "$work/own/questionnaires/example.cfg"
cp "$root/tests/data/example-clauses.cfg" "$work/own/questionnaires/clauses.cfg"
TENKEN_DATADIR=$work/own
export TENKEN_DATADIR
make_assessment example "Own & Co."

value() {
	"$TENKEN" show "$id" --json >"$work/show" && python3 - "$work/show" "$1" <<-'END'
		import json, sys
		for a in json.load(open(sys.argv[1], encoding="utf-8"))["parts"][0]["answers"]:
		    if a["item"] == sys.argv[2]:
		        print(a["value"])
	END
}

run questions example --json
json '[q["kind"] for q in d["questions"]] == ["yes-no", "number", "multiple", "multiple", "matrix-choice", "date", "text"] and d["questions"][0]["label"] is None'
ok "questions --json has every kind"
json '[o["value"] for o in d["questions"][0]["options"]] == [1, 2]'
ok "yes-no has the options 1 and 2"

run answer "$id" q1=1 q2=12 q5.a=contract=3,spec=2 q6=2026-03-31 "q7=a text"
gives "answers of every kind" 0 ""
test "$(value q2)" = 12 && test "$(value q6)" = 2026-03-31 && test "$(value q5.a)" = "contract=3,spec=2"
ok "are shown as they were given"
wrong=
for word in q1=3 q1=maybe q2=0 q2=10000 q2=x q2=1.5 q2=99999999999 q6=2026-02-30 q6=31.3.2026 q6=20260331 q5.a.contract=4; do
	run answer "$id" "$word"
	[ "$status" = 1 ] && [ "$(wc -l <"$work/err")" = 1 ] || wrong="$wrong $word"
done
test -z "$wrong" || echo "#$wrong"
test -z "$wrong"
ok "what is none of their values is refused"

make_assessment example "Own & Co."
feed "yes${lf}12${lf}1 2${lf}1${lf}3 2${lf}1${lf}1${lf}2026-03-31${lf}All of it.${lf}.${lf}" plain "$id"
test "$status" = 0 && has out "That was the last question."
ok "plain walks all of it"
test "$(value q1)" = 1 && test "$(value q2)" = 12 && test "$(value q6)" = 2026-03-31 && test "$(value q7)" = "All of it."
ok "and takes the same"
has out "a number from 1 to 9999 (people)> " && has out "a date, YYYY-MM-DD> "
ok "and says what it expects"
feed "j q2${lf}q$lf" -l ja plain "$id"
has out "1 から 9999 までの数（人）> "
ok "in Japanese with Japanese marks"
feed "j q1${lf}no$lf" plain "$id"
test "$(value q1)" = 2
ok "no is an answer, n is the note"
feed "$(printf 'j q1\n\343\201\257\343\201\204\n')$lf" plain "$id"
test "$(value q1)" = 1
ok "so is the Japanese yes"
feed "j q2${lf}0${lf}j q6${lf}2026-02-30${lf}q$lf" plain "$id"
test "$(grep -c '^Not taken: ' "$work/out")" = 2 && test "$(value q2)" = 12
ok "numbers and dates out of range are explained"
run report "$id"
test "$status" = 0 && has out "Own & Co."
ok "the report"
run clauses "$id" --missing
test "$status" = 0
ok "the annex"

# The installed file changes; the assessment goes on with what it was made with.
sed -i 's/version = "[^"]*"/version = "next"/; s/Do other companies log in/Do strangers log in/' "$work/own/questionnaires/example.cfg"
run questions "$id" --json
json 'd["version"] != "next" and "other companies" in d["questions"][0]["prompt"]'
ok "a newer file leaves the assessment as it was made"
run answer "$id" q2=13
gives "and open to answers" 0 ""
rm "$work/own/questionnaires/example.cfg"
run show "$id"
test "$status" = 0
ok "so does a file that is gone"
run report "$id" -f json
test "$status" = 0 && json 'd["progress"]["answered"] > 3'
ok "the report too"

finish
