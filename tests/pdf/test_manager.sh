#!/bin/sh
# The manager's page: of a visit of three questionnaires all that is to be done first stands on the first page.

. "$(dirname "$0")/../cli/lib.sh"
cd "$root" || exit 1
export TENKEN_BUILD="${TENKEN_BUILD:-$root/build}"
for need in pdftotext fc-list; do
	command -v $need >/dev/null 2>&1 || { echo "1..0 # SKIP $need is missing"; exit 0; }
done

run new consignor,byod-telework,remote-check -o "株式会社しらかば" -r "井上"
id=$(cat "$work/out")
for item in $("$TENKEN" questions "$id" --json | python3 -c '
import json, sys
for part in json.load(sys.stdin)["parts"]:
    print(*[part["questionnaire"] + "/" + q["id"] for q in part["questions"] if q["kind"] == "yes-no"])'); do
	echo "$item=2"
done >"$work/answers"
"$TENKEN" answer "$id" - <"$work/answers" || exit 1

# first LANG WORD: the first page has six of the word for the first step, and how far each questionnaire is.
first() {
	"$TENKEN" -l "$1" report "$id" -f pdf -O "$work/$1.pdf" || return 1
	pdftotext -layout -f 1 -l 1 "$work/$1.pdf" "$work/$1.txt"
	[ "$(grep -c "^ *$2 " "$work/$1.txt")" = 6 ] && [ "$(grep -cE "$3" "$work/$1.txt")" = 3 ]
}

first en "First step" "[)], [0-9]+ of [0-9]+"
ok "the six first actions stand on one page"
first ja "第一歩" "、回答[0-9]+／[0-9]+問"
ok "in Japanese, too"
finish
