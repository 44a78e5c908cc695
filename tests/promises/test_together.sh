#!/bin/sh
# P10, with the screen: it and the command line on one database lose no answer,
# and a screen that must wait says so. STARTS is how often several begin at once.

. "$(dirname "$0")/../cli/lib.sh"
build=${TENKEN_BUILD:-$root/build}
screen=$build/tests/tools/screen
writer=$build/tests/fault/writer
make_assessment vendor "Acme"

# A session whose steps come from a pipe, so that others can act in between.
# step TEXT...: hands on lines; reached: waits until the session has done them all.
mkfifo "$work/steps"
"$screen" "$TENKEN" open "$id" <"$work/steps" >"$work/seen" 2>"$work/err" &
session=$!
exec 9>"$work/steps"
step() {
	printf '%s\n' "$@" >&9
}
reached() {
	wanted=$((${wanted:-0} + 2))
	step "quiet" "print"
	tries=0
	until [ "$(grep -c '^---$' "$work/seen")" -ge $wanted ] || [ $tries -ge 200 ]; do
		sleep 0.05
		tries=$((tries + 1))
	done
}

step "wait 問1" "type 1" "wait saved"
reached
run answer "$id" q7=3 q1=2
test "$status" = 0
ok "the command line answers while the screen is open"
step "key Enter" "quiet" "key Enter" "quiet"
reached
run answer "$id" q13=1,2
step "type n" "quiet" "type from the screen" "key Esc" "gone Note on"
reached
run show "$id" --history --json
json '[c["item"] for c in d["changes"]] == ["q1", "q7", "q1", "q13", "q2"] and d["changes"][4]["after"]["note"] == "from the screen"'
ok "what both did is stored, in the order in which it was done"
run show "$id" --json
json '{a["item"]: a["value"] for p in d["parts"] for a in p["answers"]} == {"q1": "2", "q2": "-", "q7": "3", "q13": "1,2"}'
ok "and the later one holds"

run answer "$id" q2=3
step "type 1" "wait another program answered 'q2'"
reached
run show "$id" --json
json '[a["value"] for p in d["parts"] for a in p["answers"] if a["item"] == "q2"] == ["3"]'
ok "an answer to what another changed meanwhile is not taken in silence"
step "type 2" "wait saved"
reached
run show "$id" --history --json
json '[c["before"]["value"] + c["after"]["value"] for c in d["changes"] if c["item"] == "q2"][1:] == ["-3", "32"]'
ok "given again it is, and nothing was lost between"

"$writer" hold "$XDG_DATA_HOME/tenken/tenken.db" 20 >"$work/held" &
holder=$!
until [ -s "$work/held" ]; do sleep 0.05; done
from=$(date +%s%N)
step "type 1" "wait busy"
reached
took=$((($(date +%s%N) - from) / 1000000))
test $took -lt 6000 || echo "# $took ms"
test $took -lt 6000 && grep -q "keeps the database busy" "$work/seen"
ok "a screen that cannot store says so and goes on"
kill $holder
wait $holder 2>/dev/null
run verify
test "$status" = 0
ok "the database is sound"
step "type 4" "wait saved"
reached
run show "$id" --json
json '[a["value"] for p in d["parts"] for a in p["answers"] if a["item"] == "q2"] == ["4"]'
ok "and the screen stores again when it is free"
step "ctrl c" "end"
exec 9>&-
wait $session
has seen "status 0"
ok "the session ends well"

round=0
while [ $round -lt "${STARTS:-30}" ]; do
	round=$((round + 1))
	rm -rf "$work/fresh"
	for n in 1 2 3 4 5 6; do
		"$TENKEN" -d "$work/fresh/x.db" new vendor -o "$n" 2>>"$work/refused" >/dev/null &
	done
	wait
	"$TENKEN" -d "$work/fresh/x.db" list | grep -c '^' >>"$work/lists"
done
cp "$work/refused" "$work/err"
test ! -s "$work/refused" && test "$(sort -u "$work/lists" | wc -l)" = 1
ok "six that make the database at once all get it"

finish
