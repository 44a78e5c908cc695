#!/bin/sh
# The fault tests at length: every call, and a thousand kills.
folder=$(dirname "$0")
status=0
for script in "$folder"/test_*.sh; do
	FAULT_ROUNDS=${FAULT_ROUNDS:-1000} FAULT_STEP=${FAULT_STEP:-5} FAULT_STRIDE=1 sh "$script" >"$TENKEN_BUILD/fault.out"
	if grep -v '^ok\|^1\.\.' "$TENKEN_BUILD/fault.out"; then
		echo "FAILED $script"
		status=1
	else
		echo "passed $script: $(grep -c '^ok' "$TENKEN_BUILD/fault.out") checks"
	fi
done
exit $status
