#!/bin/sh
# Every fuzz target on its corpus and on some changed copies of it; the same
# copies in every run. FUZZ_CHANGES says how many of each file.
cd "$(dirname "$0")" || exit 1
status=0
for source in fuzz_*.c; do
	name=${source%.c}
	# shellcheck disable=SC2046
	"$TENKEN_BUILD/tests/fuzz/$name" -n "${FUZZ_CHANGES:-200}" \
		$(find "corpus/${name#fuzz_}" -type f | LC_ALL=C sort) || status=1
done
exit $status
