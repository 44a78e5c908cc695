#!/bin/sh
# plain: the walk line by line, through a pipe.

. "$(dirname "$0")/lib.sh"

# walk TEXT: types it into plain; what it says stands in $work/out.
walk() {
	feed "$1" plain "$id"
}

# item ITEM: value of an item, "" when nothing stands there.
item() {
	"$TENKEN" show "$id" --json >"$work/show" && python3 - "$work/show" "$1" <<-'END'
		import json, sys
		for part in json.load(open(sys.argv[1], encoding="utf-8"))["parts"]:
		    for a in part["answers"]:
		        if a["item"] == sys.argv[2]:
		            print(a["value"])
	END
}

# ---- whole questionnaires
for questionnaires in vendor consignor vendor,byod-telework,remote-check telework-threats,partners; do
	for lang in en ja; do
		filled=$("$TENKEN" -l $lang new $questionnaires -o A)
		python3 "$root/tests/cli/fill.py" "$TENKEN" $lang "$filled" 0
		"$TENKEN" questions "$filled" --json >"$work/questions"
		python3 "$root/tests/cli/plain_lines.py" "$work/questions" $lang >"$work/lines"
		id=$("$TENKEN" -l $lang new $questionnaires -o A)
		"$TENKEN" -l $lang plain "$id" <"$work/lines" >"$work/out" 2>"$work/err"
		status=$?
		test "$status" = 0 && test ! -s "$work/err"
		ok "$questionnaires in $lang is walked to its end"
		"$TENKEN" show "$filled" --json | sed '/"assessment"/,/}/d' >"$work/a"
		"$TENKEN" show "$id" --json | sed '/"assessment"/,/}/d' >"$work/b"
		cmp -s "$work/a" "$work/b"
		ok "and has the answers that a script would have given"
		has out "tenken report $id" && has out "tenken clauses $id --missing"
		ok "and ends with what to do next"
		! LC_ALL=C grep -q "$(printf '[\001-\010\013-\037\177]')" "$work/out"
		ok "without a control character"
		python3 - "$work/out" <<-'END'
			import sys, unicodedata
			def cols(s): return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in s)
			wide = [l for l in open(sys.argv[1], encoding="utf-8").read().split("\n") if cols(l) > 80]
			print("#", *wide[:3], sep="\n# ") if wide else None
			sys.exit(1 if wide else 0)
		END
		ok "and no line wider than a terminal"
	done
done

# ---- leaving and coming back
make_assessment vendor "Acme Co."
walk ""
test "$status" = 0 && has out "問1 (1 of " && has out "Left at q1. Go on with: tenken plain $id"
ok "the end of the input ends it in good order"
walk "1${lf}2${lf}"
test "$(item q1)" = 1 && test "$(item q1-1)" = 2 && has out "Left at q2."
ok "what was typed is stored"
walk "q$lf"
test "$status" = 0 && has out "問2 (3 of " && ! has out "問1 (" && has out "Left at q2."
ok "it begins at the question that was left"
walk "1"
test "$(item q2)" = 1
ok "a last line without a line end counts"

# ---- answers
make_assessment vendor
walk "9${lf}q$lf"
test "$status" = 0 && has out "Not taken: no choice has the number 9;" && has out "Left at q1."
ok "a wrong number is explained, and asked for again"
walk "1,2${lf}foo${lf}"
has out "Not taken: only one can be chosen here, not 2" && has out "Not taken: cannot take 'foo'" && test -z "$(item q1)"
ok "and so is anything else that cannot be taken"
walk "4${lf}something else${lf}"
"$TENKEN" show "$id" --json >"$work/show"
test "$(item q1)" = 4 && grep -q '"text": "something else"' "$work/show"
ok "a blank is asked for after its option"
walk "j q1${lf}4${lf}${lf}q$lf"
"$TENKEN" show "$id" --json >"$work/show"
grep -q '"text": "something else"' "$work/show" && has out "(*) 4   Other: something else"
ok "Enter keeps what was filled in; it is shown"
walk "j q1${lf}?${lf}"
test "$(item q1)" = "?"
ok "? is don't know"
walk "j q1${lf}n/a no such thing${lf}"
test "$(item q1)" = "n/a:no such thing"
ok "n/a takes its reason"
walk "j q1${lf}${lf}q$lf"
test "$(item q1)" = "n/a:no such thing" && has out "Now: not applicable" && has out "Left at q2."
ok "Enter keeps what stands there, and goes on"
walk "j q1${lf}-${lf}"
test -z "$(item q1)" && has out "Cleared."
ok "- clears"
walk "j q7${lf}1 3${lf}j q7${lf}q$lf"
test "$(item q7)" = "1,3" && has out "[x] 1" && has out "[x] 3" && has out "[ ] 2"
ok "several numbers, and how they are shown"
walk "$(printf 'j q7\n\357\274\222\343\200\201\357\274\224\n')"
test "$(item q7)" = "2,4"
ok "full-width digits and commas"
walk "j q3${lf}1,3${lf}none${lf}?${lf}"
test "$(item q3.a)" = "1,3" && test "$(item q3.b)" = none && test "$(item q3.c)" = "?"
ok "a matrix row by row"
walk "j q4${lf}a ?$lf"
test "$(item q4)" = "?" && has out "Left at q5."
ok "a matrix as a whole"
walk "j q1${lf}a ?$lf"
has out "Not taken: this question has no rows"
ok "which a question without rows is not"
walk "j q25${lf}4${lf}3 1${lf}$lf"
test "$(item q25.a)" != "" && "$TENKEN" show "$id" --json >"$work/show" &&
	python3 -c 'import json, sys; a = [a for a in json.load(open(sys.argv[1]))["parts"][0]["answers"] if a["item"] == "q25.a"][0]; sys.exit(list(a["cells"].values()) != [4, 3, 1])' "$work/show"
ok "a cell by itself, and several from there on"
walk "j q25.b${lf}1 1 1 1 1 1 1 1 1 1 1$lf"
has out "Not taken: more numbers than the row has columns" && test -z "$(item q25.b)"
ok "more numbers than cells"
walk "j q25.c${lf}n/a none used${lf}q$lf"
test "$(item q25.c)" = "n/a:none used" && has out "Left at q25.d."
ok "a whole row of cells, which is then left"
run answer "$id" q29=1
run questions "$id" --json
asked=$(python3 - "$work/out" <<'END'
import json, sys
print(next((q["id"] for q in json.load(open(sys.argv[1], encoding="utf-8"))["questions"] if q["kind"] == "text" and q["asked"]), ""))
END
)
if [ -n "$asked" ]; then
	walk "j $asked${lf}first line${lf}${lf}third${lf}.${lf}"
	test "$(item "$asked")" = "first line${lf}${lf}third"
	ok "a text of several lines"
	walk "j $asked${lf}cut off"
	test "$(item "$asked")" = "cut off"
	ok "a text that the end of the input cuts off is kept"
	walk "j $asked${lf} q${lf}.${lf}"
	test "$(item "$asked")" = "q"
	ok "a blank before a letter makes it text"
	walk "j $asked${lf}q is how it begins${lf}.${lf}"
	test "$(item "$asked")" = "q is how it begins"
	ok "and so does more text after it"
	walk "j $asked${lf}a lock on every door${lf}.${lf}"
	test "$(item "$asked")" = "a lock on every door"
	ok "a lock is no order"
	walk "j $asked${lf}j q1${lf}q$lf"
	test "$(item "$asked")" = "a lock on every door" && has out "Left at q1."
	ok "j is one, at a text too"
	walk "j $asked${lf}?$lf"
	test "$(item "$asked")" = "?"
	ok "a text can be don't know"
else
	false
	ok "there is a text question to try"
fi

# ---- orders
make_assessment vendor
walk "1${lf}b${lf}q$lf"
has out "Left at q1."
ok "b goes back"
walk "j q1${lf}b${lf}q$lf"
has out "This is the first question."
ok "but not beyond the first question"
walk "j q1${lf}2${lf}u${lf}q$lf"
test "$(item q1)" = 1 && has out "Undone: q1"
ok "u undoes"
walk "r${lf}q$lf"
test "$(item q1)" = 2 && has out "Done again: q1"
ok "r redoes, later too"
walk "j q1${lf}n a note of one line${lf}n${lf}two${lf}lines${lf}.${lf}m${lf}p${lf}q$lf"
"$TENKEN" show "$id" --json >"$work/show"
grep -q '"note": "two\\nlines"' "$work/show" && grep -q '"marked": true' "$work/show" && has out "Note: two" && has out "Marked for later."
ok "n and m"
walk "j q1${lf}n -${lf}m${lf}q$lf"
"$TENKEN" show "$id" --json >"$work/show"
! grep -q '"note": "' "$work/show" && ! grep -q '"marked": true' "$work/show"
ok "and away with them"
walk "h${lf}s${lf}g${lf}q$lf"
has out "What can be typed:" && has out "questions answered" && has out "Coverage: "
ok "h, s and g"
walk "j zz${lf}j q23-1${lf}q$lf"
has out 'Not done: unknown question "zz"' && has out "This question is not asked"
ok "j to what is not there, or not asked"
walk "j q3${lf}>${lf}q$lf"
has out "Left at q4."
ok "> leaves the rest of the rows"
walk "j q1${lf}o${lf}q$lf"
has out "Left at q1-1."
ok "o goes to what is open"
walk "$(printf 'j q1\n\033[A\n\377\nq\n')"
test "$(grep -c '^Not taken: the line is longer' "$work/out")" = 2
ok "an arrow key and what is not UTF-8 are explained"
{ echo "j q1"; head -c 200000 /dev/zero | tr '\0' a; printf '\nq\n'; } | "$TENKEN" plain "$id" >"$work/out" 2>"$work/err"
test "$(grep -c '^Not taken: the line is longer' "$work/out")" = 1 && has out "Left at q1."
ok "a line beyond the limit is explained once"
run plain nosuch
test "$status" = 1 && test "$(wc -l <"$work/err")" = 1 && test ! -s "$work/out"
ok "an unknown id"
feed "j q1${lf}3${lf}" plain "$id" --who Sato --interview
run show "$id" --history --json
json 'd["changes"][-1]["who"] == "Sato" and d["changes"][-1]["via"] == "interview"'
ok "--who and --interview stand in the history"

# ---- what surveyed companies answered
make_assessment byod-telework
run answer "$id" t1=1
walk "j t2${lf}j q22${lf}>${lf}j q40${lf}q$lf"
tr '\n' ' ' <"$work/out" | tr -s ' ' >"$work/flat"
has out "Other companies:" && has flat "58.9 % of 56 consignors" && has flat "72.3 % of 112 vendors"
ok "the figures of both sides stand under a question"
has flat "About 25 % of consignors" && test "$(grep -c "About 25 %" "$work/out")" = 1
ok "those of a table as a whole once, not at every row"
has flat "19.0 % of 184 consignors" && ! has flat "48.9 % of 184 consignors"
ok "those of a row where the row is asked"
mkdir -p "$XDG_CONFIG_HOME/tenken"
echo "benchmarks = false;" >"$XDG_CONFIG_HOME/tenken/tenken.conf"
walk "j q40${lf}q$lf"
! has out "Other companies:" && has out "Left at q40.a."
ok "none where the settings do not want to lead the witness"
rm "$XDG_CONFIG_HOME/tenken/tenken.conf"

# ---- signals
for signal in TERM HUP INT; do
	make_assessment vendor
	python3 - "$TENKEN" "$id" $signal <<-'END'
		import signal, subprocess, sys, time
		number = getattr(signal, "SIG" + sys.argv[3])
		p = subprocess.Popen([sys.argv[1], "plain", sys.argv[2]], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
		p.stdin.write(b"1\n2\n")
		p.stdin.flush()
		seen = b""
		while b"Saved: Yes, if" not in seen:
		    seen += p.stdout.read1(4096)
		p.send_signal(number)
		seen += p.stdout.read()
		sys.exit(0 if p.wait() == -number and b"Left at q2" in seen else 1)
	END
	ok "SIG$signal ends it in good order"
	test "$(item q1)" = 1 && test "$(item q1-1)" = 2
	ok "and nothing is lost"
done

# ---- on a terminal
make_assessment vendor
PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=$root/tests/cli python3 - "$TENKEN" "$id" <<'END'
import sys
from terminal import Terminal
with Terminal([sys.argv[1], "plain", sys.argv[2]], term="dumb") as t:
    seen = t.until("number> ")
    t.type("1\r")
    seen += t.until("Saved: ") + t.until("number> ")
    t.type("\x04")
    seen += t.until("Left at q1-1")
    sys.exit(1 if "\x1b" in seen or t.end() else 0)
END
ok "it works on a dumb terminal, up to its end of file"

# ---- in Japanese: its own marks between its words
make_assessment vendor
"$TENKEN" answer "$id" q1=4 'q1#4=x' q2=3 q25.g.terms=1
feed "j q1${lf}4${lf}${lf}j q25.g.terms${lf}s${lf}g${lf}q$lf" -l ja plain "$id"
has out "問1（1/8）  （h で説明）" && has out "  (*) 4   その他：x" && grep -q '^4  その他：x$' "$work/out"
ok "behind a label and before a blank"
grep -q '^g.terms  約款  （1 この文書は使っていない）$' "$work/out"
ok "around what stands in a cell"
grep -q '^  契約：2/8$' "$work/out" && grep -q '^  不足：[1-9]' "$work/out" && grep -q '^  高：[^ ]' "$work/out"
ok "in the counts and the gaps"
make_assessment remote-check
feed "m${lf}q$lf" -l ja plain "$id"
"$TENKEN" note "$id" c09 x
run -l ja plain "$id"
grep -q '^  \[ \] 9 .*いますか。（メモあり）$' "$work/out" && grep -q '^  \[ \] 1 .*なりますか。（印あり）$' "$work/out"
ok "and at the lines of a sheet"

finish
