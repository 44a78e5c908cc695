#!/bin/sh
# Run the benchmarks one after the other. Usage: tests/bench/run.sh BUILD
#
# Every figure stands beside what it is compared with, measured in the same
# run; "NOT REACHED" marks one that is over its limit. Status 1 only when a
# program failed: a figure is for reading, not a test.

cd "$(dirname "$0")/../.." || exit 1
build=$(cd "$1" && pwd) || exit 1
work=$(mktemp -d "$build/bench.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

TENKEN=$build/tenken
TENKEN_DATADIR=$(pwd)
export TENKEN TENKEN_DATADIR LC_ALL=C.UTF-8 TZ=UTC
unset NO_COLOR LANGUAGE LINES COLUMNS

status=0
for program in "$build"/tests/bench/bench_*; do
	[ -x "$program" ] || continue
	case $program in *.o | *.d) continue ;; esac
	echo "== ${program##*/}"
	case $program in
	*/bench_answer) "$program" "$work" ;;
	*) "$program" ;;
	esac || status=1
done
echo "== reports"
python3 tests/bench/reports.py "$build" "$work" || status=1
exit $status
