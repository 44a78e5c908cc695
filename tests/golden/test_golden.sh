#!/bin/sh
# Reports, byte for byte. UPDATE=1 writes what is expected anew: read the diff
# before it is committed.
#
# A case is a folder with `answers` (lines for tests/tools/judge.c; the first
# one names the clause library and the questionnaires) and the expected
# report.LANG.txt and report.LANG.json. An empty file and UPDATE=1 add one.

cd "$(dirname "$0")/../.." || exit 1
judge=$TENKEN_BUILD/tests/tools/judge
work=$(mktemp -d "${TMPDIR:-/tmp}/golden.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
count=0
status=0

# make_report FOLDER LANG FORMAT
make_report() {
	# The names of the files are split on purpose.
	# shellcheck disable=SC2046
	"$judge" -f "$3" -w 80 -l "$2" -L "$TENKEN_BUILD/locale" $(sed -n '1s/^# files: //p' "$1/answers") \
		<"$1/answers" >"$work/found" 2>"$work/why"
}

# check FOLDER LANG FORMAT EXPECTED: says nothing when all is well
check() {
	if ! make_report "$1" "$2" "$3"; then
		cat "$work/why"
		return 1
	fi
	[ -z "$UPDATE" ] || cp "$work/found" "$4"
	diff -u "$4" "$work/found" >"$work/diff" && return 0
	head -n 60 "$work/diff"
	return 1
}

for expected in tests/golden/*/report.*; do
	folder=$(dirname "$expected")
	file=$(basename "$expected")
	lang=${file#report.}
	lang=${lang%.*}
	case $file in *.txt) format=text ;; *) format=${file##*.} ;; esac
	name=$(basename "$folder")_report_in_${lang}_as_${format}_is_as_expected
	count=$((count + 1))
	if [ "$lang" != en ] && [ ! -f "$TENKEN_BUILD/locale/$lang/LC_MESSAGES/tenken.mo" ]; then
		echo "ok $count - $name # SKIP no translation was built"
	elif check "$folder" "$lang" "$format" "$expected" >"$work/said"; then
		echo "ok $count - $name"
	else
		echo "not ok $count - $name"
		sed 's/^/# /' "$work/said"
		status=1
	fi
done
echo "1..$count"
exit $status
