#!/bin/sh
# What `make samples` writes: a file for every format and language, none empty,
# and the same bytes every time.

. "$(dirname "$0")/../cli/lib.sh"
cd "$root" || exit 1

for round in 1 2; do
	TZ=Asia/Tokyo python3 samples/make.py "$work/$round" >"$work/out" 2>"$work/err"
	status=$?
	test $status = 0
	ok "the samples are written, round $round"
done
diff -r "$work/1" "$work/2" >"$work/out" 2>&1
status=$?
test $status = 0
ok "and are the same bytes both times"
test -z "$(find "$work/1" -size 0)"
ok "none is empty"
formats=$("$TENKEN" -l en report x -f '?' 2>&1 | sed -n 's/.*there are: \([^;]*\).*/\1/p' | tr , '\n')
missing=
for lang in en ja; do
	files=$(cd "$work/1" && echo report.$lang.*)
	# shellcheck disable=SC2086
	set -- $files
	test $# = "$(echo "$formats" | wc -l)" || missing="$missing [$files]"
	for file in annex.$lang.txt compare.$lang.txt actions.$lang.csv due.$lang.ics; do
		test -f "$work/1/$file" || missing="$missing $file"
	done
done
echo "$missing" >"$work/out"
test -n "$formats" && test -z "$missing"
ok "there is one of every format, in both languages"
grep -q '株式会社しらかば精工' "$work/1/report.ja.txt" && grep -q 'Shirakaba Seiko' "$work/1/report.en.txt" &&
	python3 -c 'import re, sys; sys.exit(bool(re.search("[ぁ-んァ-ヶ]", sys.stdin.read())))' <"$work/1/report.en.csv"
ok "each speaks its language"
finish
