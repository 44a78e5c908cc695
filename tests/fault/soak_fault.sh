#!/bin/sh
# The fault tests at length: every call, and a thousand kills.
folder=$(dirname "$0")
status=0
for script in "$folder"/test_*.sh; do
	if FAULT_ROUNDS=${FAULT_ROUNDS:-1000} FAULT_STEP=${FAULT_STEP:-5} FAULT_STRIDE=1 sh "$script" >"$TENKEN_BUILD/fault.out" &&
		! grep -a -q '^not ok' "$TENKEN_BUILD/fault.out"; then
		echo "passed $script: $(grep -a -c '^ok' "$TENKEN_BUILD/fault.out") checks"
	else
		grep -a -v '^ok\|^1\.\.' "$TENKEN_BUILD/fault.out"
		echo "FAILED $script"
		status=1
	fi
done
exit $status
