#!/bin/sh
# answer and note: every form of ITEM=VALUE, all or none, every wrong line.

. "$(dirname "$0")/lib.sh"
make_assessment vendor

# value ITEM: what show --json says of it: "state value", "-" when nothing stands there.
value() {
	"$TENKEN" show "$id" --json >"$work/show" && python3 - "$work/show" "$1" <<-'END'
		import json, sys
		for part in json.load(open(sys.argv[1], encoding="utf-8"))["parts"]:
		    for a in part["answers"]:
		        if a["item"] == sys.argv[2]:
		            print(a["state"], a["value"], ";".join("%d:%s" % (b["value"], b["text"]) for b in a["blanks"]))
		            sys.exit()
		print("-")
	END
}

# takes ITEM=VALUE ITEM WHAT: it is taken silently, and stands as that.
takes() {
	run answer "$id" "$1"
	found=$(value "$2" | sed 's/ *$//')
	[ "$status" = 0 ] && [ ! -s "$work/out" ] && [ ! -s "$work/err" ] && [ "$found" = "$3" ]
	ok "takes $1"
	[ "$found" = "$3" ] || echo "# found: $found"
}

# refuses MESSAGE WORD...: nothing is stored, and this is the line on stderr.
refuses() {
	message=$1
	shift
	run answer "$id" "$@"
	says "refuses $*" 1 "tenken: $message; nothing was stored"
}

takes q1=2 q1 "values 2"
takes q1=- q1 "-"
takes 'q1#4=free text' q1 "values 4 4:free text"
takes q1=3 q1 "values 3"
takes q7=1,3,5 q7 "values 1,3,5"
takes q7=5,3 q7 "values 3,5"
takes q3.a=1,3 q3.a "values 1,3"
takes q3.b=none q3.b "none none"
takes q25.g.contract=4 q25.g "values contract=4"
takes q25.g.proposal=1 q25.g "values proposal=1,contract=4"
takes q25.g.contract=- q25.g "values proposal=1"
takes q12='?' q12 "unknown ?"
takes q12=n/a:'no insurance' q12 "not-applicable n/a:no insurance"
takes q12=n/a q12 "not-applicable n/a"
takes vendor/q12=1 q12 "values 1"
takes q4='?' q4 "unknown ?"
takes 'q29-1=any text = with signs' q29-1 "text any text = with signs"
takes q29-1=none q29-1 "text none"
takes q29-1=n/a:x q29-1 "not-applicable n/a:x"

run answer "$id" q1=1 q1=2
test "$status" = 0 && test "$(value q1 | sed 's/ *$//')" = "values 2"
ok "of two for one item the later holds"
run answer "$id" q1=4 'q1#4=blank'
test "$status" = 0 && test "$(value q1)" = "values 4 4:blank"
ok "lines build on those before them"

refuses 'q1: only one can be chosen here, not 2' q1=1,2
refuses 'q99: unknown question "q99"; expected a question of this questionnaire' q99=1
refuses 'foo: not of the form ITEM=VALUE' foo
refuses '=1: not of the form ITEM=VALUE' =1
run answer "$id" q1=77
test "$status" = 1 && has err "tenken: q1: no choice has the number 77; expected 1 "
ok "an unknown number names the known ones"
run answer "$id" q1=none
test "$status" = 1 && test "$(wc -l <"$work/err")" = 1
ok "none is refused where it is no answer"
run answer "$id" q25.g.contract=5
test "$status" = 1 && test "$(wc -l <"$work/err")" = 1
ok "a cell takes only its values"
run answer "$id" q25.z=1
test "$status" = 1 && test "$(wc -l <"$work/err")" = 1
ok "an unknown row"
run answer "$id" q25.g.paper=1
test "$status" = 1 && test "$(wc -l <"$work/err")" = 1
ok "an unknown column"
run answer "$id" other/q1=1
test "$status" = 1 && test "$(wc -l <"$work/err")" = 1
ok "an unknown part"

before=$("$TENKEN" show "$id" --json)
run answer "$id" q1=1 q2=1 q99=1 q4.a=9 q8=1
test "$status" = 1 && test "$(wc -l <"$work/err")" = 3 && has err 'tenken: q99: ' && has err 'tenken: q4.a: ' &&
	has err 'tenken: 2 of 5 answers are wrong; nothing was stored' && test "$before" = "$("$TENKEN" show "$id" --json)"
ok "all or none: every wrong word is told, none is stored"

feed "q1=1$lf${lf}q99=1$lf# a remark${lf}q2=2${lf}q4.a=9$lf" answer "$id" -
test "$status" = 1 && has err 'tenken: stdin:3: unknown question "q99"' && has err 'tenken: stdin:6: ' &&
	has err 'tenken: 2 of 4 answers are wrong; nothing was stored' && test "$before" = "$("$TENKEN" show "$id" --json)"
ok "stdin: every wrong line with its number, none is stored"

feed "q1=1$lf${lf}# a remark${lf}q2=2${lf}q29-1=\"quotes\" stay" answer "$id" -
test "$status" = 0 && test ! -s "$work/out" && test ! -s "$work/err" && test "$(value q2 | sed 's/ *$//')" = "values 2" &&
	test "$(value q29-1 | sed 's/ *$//')" = 'text "quotes" stay'
ok "stdin: a line is taken as it stands, the last one without a line end"

feed "$(printf '\357\273\277q1=3\r\nq2=3\r\n')" answer "$id" -
test "$status" = 0 && test "$(value q1 | sed 's/ *$//')" = "values 3" && test "$(value q2 | sed 's/ *$//')" = "values 3"
ok "stdin: a byte order mark and CR LF do no harm"

feed "" answer "$id" -
gives "stdin: nothing is nothing wrong" 0 ""

printf 'q1=\0001\nq2=\377\n' | "$TENKEN" answer "$id" - >"$work/out" 2>"$work/err"
status=$?
test "$status" = 1 && has err 'tenken: stdin:1: a NUL character is not allowed' && has err 'tenken: stdin:2: not UTF-8'
ok "stdin: NUL and what is not UTF-8 are refused"

{ printf 'q29-1='; head -c 70000 /dev/zero | tr '\0' a; echo; } | "$TENKEN" answer "$id" - >"$work/out" 2>"$work/err"
status=$?
test "$status" = 1 && has err 'tenken: stdin:1: longer than 64 KiB; nothing was stored'
ok "stdin: a line beyond the limit"
{ printf 'q29-1='; head -c 17000 /dev/zero | tr '\0' a; echo; } | "$TENKEN" answer "$id" - >"$work/out" 2>"$work/err"
status=$?
test "$status" = 1 && test "$(wc -l <"$work/err")" = 1 && has err 'tenken: stdin:1: ' && has err '16'
ok "stdin: a text beyond the limit, which is named"
head -c 17000000 /dev/zero | "$TENKEN" answer "$id" - >"$work/out" 2>"$work/err"
status=$?
test "$status" = 1 && has err 'tenken: standard input is larger than 16 MiB; nothing was stored'
ok "stdin: more than the limit in all"
"$TENKEN" answer "$id" - >"$work/out" 2>"$work/err" <"$work"
status=$?
says "stdin: a folder cannot be read" 1 "tenken: standard input cannot be read; nothing was stored"
"$TENKEN" answer "$id" - >"$work/out" 2>"$work/err" <&-
status=$?
says "stdin: closed, it cannot be read" 1 "tenken: standard input cannot be read; nothing was stored"

python3 - >"$work/many" <<'END'
for n in range(20000):
    print("q%d=1" % (n % 2 + 1))
END
"$TENKEN" answer "$id" - <"$work/many" >"$work/out" 2>"$work/err"
status=$?
gives "stdin: 20,000 lines" 0 ""

run answer nosuch q1=1
test "$status" = 1 && has err "no assessment 'nosuch'"
ok "an unknown id"

run answer "$id" "q1=${esc}[31m" "q${bidi}=1" "q29-1=a${esc}b"
test "$status" = 1 && ! grep -q "$esc\|$bidi" "$work/err" && has err "U+001B" && has err "U+202E"
ok "what is wrong is written out, not obeyed"

run answer "$id" --who 'Sato' --interview q1=2
run show "$id" --history --json
json 'd["changes"][-1]["who"] == "Sato" and d["changes"][-1]["via"] == "interview" and d["changes"][-1]["after"]["value"] == "2"'
ok "--who and --interview stand in the history"
run answer "$id" q1=3
run show "$id" --history --json
json 'd["changes"][-1]["who"] is None and d["changes"][-1]["via"] == "self"'
ok "without them it is the respondent's own"
run show "$id" --history --json
cp "$work/out" "$work/before"
run answer "$id" q1=3
run show "$id" --history --json
cmp -s "$work/before" "$work/out"
ok "the same answer again is no change"

# ---- notes
run note "$id" q1 "a note${lf}of two lines"
gives "a note on a question" 0 ""
run note "$id" q25.g "on a row"
gives "a note on a row" 0 ""
run show "$id" --json
json '{a["item"]: a["note"] for a in d["parts"][0]["answers"]}["q1"] == "a note\nof two lines" and {a["item"]: a["note"] for a in d["parts"][0]["answers"]}["q25.g"] == "on a row"'
ok "notes are kept"
json '{a["item"]: a["value"] for a in d["parts"][0]["answers"]}["q1"] == "3"'
ok "a note leaves the answer alone"
run answer "$id" q1=-
run show "$id" --json
json '{a["item"]: a["note"] for a in d["parts"][0]["answers"]}["q1"] is not None'
ok "an answer leaves the note alone"
run note "$id" q1 ""
run show "$id" --json
json '"q1" not in [a["item"] for a in d["parts"][0]["answers"]]'
ok "an empty text takes the note away"
run note "$id" q25.g.contract x
says "a cell has no note" 1 "tenken: a note stands at a question or a row, not at 'q25.g.contract'"
run note "$id" 'q1#4' x
says "a blank has no note" 1 "tenken: a note stands at a question or a row, not at 'q1#4'"
run note "$id" zz x
test "$status" = 1 && test "$(wc -l <"$work/err")" = 1
ok "a note on nothing"
run note "$id" q1 "$(printf 'a\033]0;x\007b')"
test "$status" = 1 && ! grep -q "$esc" "$work/err" && test "$(wc -l <"$work/err")" = 1
ok "a note with control characters"
run note "$id" q1 "$(head -c 17000 /dev/zero | tr '\0' a)"
test "$status" = 1 && has err 16
ok "a note beyond the limit, which is named"
run note "$id" q1 -- "-dash"
gives "a note that begins with a dash" 0 ""

# ---- several parts
id=$("$TENKEN" new vendor,consignor -o Both)
run answer "$id" q1=1
test "$status" = 1 && test "$(wc -l <"$work/err")" = 1 && has err "vendor/q1" && has err "consignor/q1"
ok "an item of two parts has to be told apart, and how"
run answer "$id" vendor/q1=1 consignor/q1=2
gives "PART/ITEM" 0 ""
run show "$id" --json
json '[p["answers"][0]["value"] for p in d["parts"]] == ["1", "2"]'
ok "each part has its own"
run answer "$id" q23-1=1
test "$status" = 0
ok "an item of one part alone needs no part"

finish
