#!/bin/sh
# The tests of promises that are better the longer they take.
cd "$(dirname "$0")/../.." || exit 1
status=0
for name in limits together; do
	MUTATIONS=${MUTATIONS:-1500} STARTS=${STARTS:-600} sh "tests/promises/test_$name.sh" >"$TENKEN_BUILD/promise.out"
	if grep -v '^ok\|^1\.\.\|^# slowest' "$TENKEN_BUILD/promise.out"; then
		echo "FAILED $name"
		status=1
	else
		echo "passed $name: $(grep -c '^ok' "$TENKEN_BUILD/promise.out") checks"
	fi
done
exit $status
