#!/bin/sh
# Run tests and count what they say. Usage: tests/run.sh BUILD TEST...
#
# A test is a program or a shell script that prints TAP. It runs in the folder
# of the project, offline, without a terminal and with an empty home. It finds
#
#   TENKEN        the built program       TENKEN_BUILD  the build folder
#   TENKEN_DATADIR  the project's folder  TMPDIR        a folder of its own
#
# Only failures are shown in full. A test that crashes, runs nothing, or takes
# longer than TEST_SECONDS counts as failed. The last line is
# "N passed, N failed".

set -u
cd "$(dirname "$0")/.." || exit 1
build=$(cd "$1" && pwd) || exit 1
shift

work=$(mktemp -d "${TMPDIR:-/tmp}/tenken-tests.XXXXXX") || exit 1
trap 'chmod -R u+rwx "$work" 2>/dev/null; rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

TENKEN=$build/tenken
TENKEN_BUILD=$build
TENKEN_DATADIR=$(pwd)
export TENKEN TENKEN_BUILD TENKEN_DATADIR
export LC_ALL=C.UTF-8 TZ=UTC TERM=xterm-256color CMOCKA_MESSAGE_OUTPUT=TAP
unset LINES COLUMNS NO_COLOR LANGUAGE LANG LC_MESSAGES LC_CTYPE MAKEFLAGS MAKELEVEL MFLAGS
: "${TEST_SECONDS:=300}"

# run_one NUMBER TEST: its output, status and counts stand in $work/NUMBER.
run_one() {
	own=$work/$1
	mkdir -p "$own/home" "$own/tmp" "$own/run"
	chmod 700 "$own/run"
	case $2 in
	*.sh) set -- "$1" "$2" sh "$2" ;;
	*) set -- "$1" "$2" "$2" ;;
	esac
	shift 2
	env HOME="$own/home" XDG_DATA_HOME="$own/home/data" XDG_CONFIG_HOME="$own/home/config" \
		XDG_CACHE_HOME="$own/home/cache" XDG_STATE_HOME="$own/home/state" \
		XDG_RUNTIME_DIR="$own/run" TMPDIR="$own/tmp" \
		setsid -w timeout -k 5 "$TEST_SECONDS" "$@" </dev/null >"$own/out" 2>"$own/err"
	echo $? >"$own/status"
}

# count NUMBER TEST: adds to passed, failed, skipped; shows a failure.
count() {
	own=$work/$1
	status=$(cat "$own/status" 2>/dev/null || echo 1)
	counts=$(awk '
		/^[ \t]*ok / { if ($0 ~ /# *[Ss][Kk][Ii][Pp]/) skip++; else ok++ }
		/^[ \t]*not ok / { if ($0 ~ /# *TODO/) skip++; else bad++ }
		/^1\.\.[0-9]+/ { plan += substr($1, 4); planned = 1 }
		END { print ok + 0, bad + 0, skip + 0, planned ? plan : -1 }' "$own/out")
	read -r ok bad skip plan <<-END
		$counts
	END
	reason=
	[ "$plan" != 0 ] || skip=$((skip + 1))
	if [ "$status" = 124 ] || [ "$status" = 137 ]; then
		reason="took longer than $TEST_SECONDS s or was killed"
	elif [ $((ok + bad + skip)) -eq 0 ]; then
		reason="ran no test (status $status)"
	elif [ "$plan" -gt 0 ] && [ "$plan" -ne $((ok + bad + skip)) ]; then
		reason="planned $plan tests, ran $((ok + bad + skip)) (status $status)"
	elif [ "$status" -ne 0 ] && [ "$bad" -eq 0 ]; then
		reason="ended with status $status"
	fi
	[ -z "$reason" ] || bad=$((bad + 1))
	passed=$((passed + ok))
	failed=$((failed + bad))
	skipped=$((skipped + skip))
	if [ "$bad" -gt 0 ]; then
		echo "---- $2${reason:+: $reason}"
		cat "$own/out" "$own/err"
	elif [ "$skip" -gt 0 ]; then
		grep -i '# *skip' "$own/out" | sed "s|^|$2: |"
	fi
}

passed=0 failed=0 skipped=0 number=0

# Two at a time: the second of a pair runs while the first is waited for.
while [ $# -gt 0 ]; do
	first=$1
	number=$((number + 2))
	run_one $((number - 1)) "$first" &
	first_pid=$!
	shift
	if [ $# -gt 0 ]; then
		run_one $number "$1"
	fi
	wait $first_pid
	count $((number - 1)) "$first"
	if [ $# -gt 0 ]; then
		count $number "$1"
		shift
	fi
done

[ $skipped -eq 0 ] || echo "$skipped skipped"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
