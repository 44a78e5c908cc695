#!/bin/sh
# The whole suite under strace: whatever tenken does in it, it opens no socket,
# makes no process and starts no program (P11). See traced.py for the judging.

cd "$(dirname "$0")/../.." || exit 1
build=${TENKEN_BUILD:-build}
if ! strace -qq -o /dev/null true 2>/dev/null; then
	echo "1..0 # SKIP strace is missing, or may not trace here"
	exit 0
fi
if LC_ALL=C grep -q __asan_init "$build/tenken"; then
	echo "1..0 # SKIP the sanitizer opens files and starts programs of its own"
	exit 0
fi
work=$(mktemp -d "${TMPDIR:-/tmp}/traced.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
tests=$(ls tests/cli/test_*.sh tests/golden/test_*.sh tests/reference/test_*.sh tests/canonical/test_*.sh tests/man/test_*.sh \
	tests/promises/test_hostile.sh tests/promises/test_private.sh tests/promises/test_formats.sh tests/promises/test_together.sh \
	tests/screen/test_*.c | sed "s|\(tests/screen/.*\)\.c|$build/\1|")
# shellcheck disable=SC2086
TEST_SECONDS=900 VT_LIMIT_MS=20000 strace -f -q --seccomp-bpf -s 200 -e trace=%network,%process,io_uring_setup -o "$work/log" \
	tests/run.sh "$build" $tests >"$work/out" 2>&1
grep "^not ok\|^----" "$work/out" | sed "s/^/# under strace: /"
tail -n 1 "$work/out" | sed "s/^/# under strace: /"
python3 tests/promises/traced.py "$work/log" "$(realpath "$build/tenken")"
