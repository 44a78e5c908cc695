#!/bin/sh
# Does tests/run.sh count right? It is run on small tests that pass, fail,
# crash, hang and lie. Prints TAP.
set -u
cd "$(dirname "$0")/../.." || exit 1
TMPDIR=$(mktemp -d "${TMPDIR:-/tmp}/run.XXXXXX") || exit 1
export TMPDIR
trap 'rm -rf "$TMPDIR"' EXIT
trap 'exit 1' HUP INT TERM
number=0

# expect STATUS LAST_LINE NAME: runs $TMPDIR/case.sh, which is on stdin.
expect() {
	cat >"$TMPDIR/case.sh"
	TEST_SECONDS=2 tests/run.sh "$TENKEN_BUILD" "$TMPDIR/case.sh" >"$TMPDIR/out" 2>&1
	status=$?
	number=$((number + 1))
	if [ $status = "$1" ] && [ "$(tail -n 1 "$TMPDIR/out")" = "$2" ]; then
		echo "ok $number - $3"
	else
		sed 's/^/# /' "$TMPDIR/out"
		echo "# status $status; expected $1 and '$2'"
		echo "not ok $number - $3"
	fi
}

expect 0 '2 passed, 0 failed' 'passing tests pass' <<'END'
echo 1..2; echo ok 1 - a; echo ok 2 - b
END
expect 1 '1 passed, 1 failed' 'a failing test fails' <<'END'
echo 1..2; echo ok 1 - a; echo not ok 2 - b; exit 1
END
expect 1 '1 passed, 1 failed' 'a failure counts though the status is 0' <<'END'
echo 1..2; echo ok 1 - a; echo not ok 2 - b
END
expect 1 '1 passed, 1 failed' 'a crash after a passed test is a failure' <<'END'
echo ok 1 - a; kill -SEGV $$
END
expect 1 '1 passed, 1 failed' 'a status without a failed test is a failure' <<'END'
echo 1..1; echo ok 1 - a; exit 3
END
expect 1 '0 passed, 1 failed' 'a program that runs no test is a failure' <<'END'
echo hello
END
expect 1 '1 passed, 1 failed' 'fewer tests than planned are a failure' <<'END'
echo 1..3; echo ok 1 - a
END
expect 1 '1 passed, 1 failed' 'a test that hangs is a failure' <<'END'
echo 1..2; echo ok 1 - a; sleep 60
END
expect 0 '1 passed, 0 failed' 'a skipped test neither passes nor fails' <<'END'
echo 1..2; echo ok 1 - a; echo 'ok 2 - b # SKIP not here'
END
expect 1 '0 passed, 0 failed' 'skipping everything is not passing' <<'END'
echo '1..0 # SKIP no terminal'
END
expect 0 '5 passed, 0 failed' 'a test has an empty home, no terminal and no input' <<'END'
echo 1..5
[ -d "$HOME" ] && [ -z "$(ls -A "$HOME")" ] && echo ok 1 - home
case $XDG_DATA_HOME$XDG_CONFIG_HOME in "$HOME"*) echo ok 2 - places ;; esac
[ "$LC_ALL$TZ$TERM" = C.UTF-8UTCxterm-256color ] && echo ok 3 - environment
(: </dev/tty) 2>/dev/null || echo ok 4 - terminal
read -r line || echo ok 5 - input
END

echo "1..$number"
