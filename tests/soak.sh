#!/bin/sh
# The long tests. Usage: tests/soak.sh BUILD. Prints a line for each, ends with
# status 1 when one failed. SOAK_SECONDS is the time for each fuzz target,
# CORE_LIBS what core is linked with; make soak sets both.
set -u
cd "$(dirname "$0")/.." || exit 1
build=$(cd "$1" && pwd) || exit 1
CORE_LIBS=${CORE_LIBS:-}
seconds=${SOAK_SECONDS:-60}
out=$build/soak
mkdir -p "$out"
failed=0

# core once more, as the fuzzers watch it; the Makefile knows which files it has and what they need.
sanitize='-O1 -g -fno-omit-frame-pointer -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all'
core=$out/core/libcore.a
env -u MAKEFLAGS -u MAKELEVEL make -s -j"$(nproc)" CC=clang SAN=1 CFLAGS='-O1 -g -fsanitize=fuzzer-no-link' \
	B="$out/core" "$core" >"$out/core.log" 2>&1 || {
	echo "FAILED fuzzing: core cannot be built with clang, see $out/core.log"
	failed=1
}
for source in tests/fuzz/fuzz_*.c; do
	name=$(basename "$source" .c)
	[ -f "$core" ] || break
	mkdir -p "$out/$name.corpus"
	# shellcheck disable=SC2086
	clang -std=c11 -D_XOPEN_SOURCE=700 -D_DEFAULT_SOURCE -Icore $sanitize -o "$out/$name" "$source" \
		"$core" $CORE_LIBS || {
		echo "FAILED $name: cannot be built with clang -fsanitize=fuzzer"
		failed=1
		continue
	}
	if "$out/$name" -max_total_time="$seconds" -rss_limit_mb=1024 -timeout=10 -print_final_stats=1 \
		-artifact_prefix="$out/$name-" "$out/$name.corpus" "tests/fuzz/corpus/${name#fuzz_}" \
		>"$out/$name.log" 2>&1; then
		echo "passed $name: $(sed -n 's/^stat::number_of_executed_units: *//p' "$out/$name.log") inputs in $seconds s"
	else
		echo "FAILED $name: see $out/$name.log; the input is kept beside it"
		failed=1
	fi
done

# Other long tests print TAP.
for script in tests/*/soak_*.sh; do
	[ -f "$script" ] || continue
	TENKEN=$build/tenken TENKEN_BUILD=$build TENKEN_DATADIR=$(pwd) sh "$script" || failed=1
done
exit $failed
