# What the scripts here share. Sourced with $work made and removed by us.

set -u
cd "$(dirname "$0")/../.." || exit 1
work=$(mktemp -d "${TMPDIR:-/tmp}/tenken-fault.XXXXXX") || exit 1
trap 'chmod -R u+rwx "$work" 2>/dev/null; rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
writer=$TENKEN_BUILD/tests/fault/writer
fail_so=$TENKEN_BUILD/tests/fault/fail.so
export XDG_DATA_HOME="$work/home" XDG_CONFIG_HOME="$work/config"

number=0
ok() { number=$((number + 1)); echo "ok $number - $1"; }
not_ok() { number=$((number + 1)); echo "not ok $number - $1"; }
skip() { number=$((number + 1)); echo "ok $number - $1 # SKIP $2"; }

# must NAME COMMAND...: the command ends with 0; what it prints is shown else.
must() {
	name=$1
	shift
	if "$@" >"$work/out" 2>&1; then ok "$name"; else sed 's/^/# /' "$work/out"; not_ok "$name"; fi
}

# refused NAME PATTERN COMMAND...: status 1, and one line on stderr with the pattern.
refused() {
	name=$1
	pattern=$2
	shift 2
	"$@" >"$work/out" 2>"$work/err"
	status=$?
	if [ $status -eq 1 ] && [ "$(wc -l <"$work/err")" -eq 1 ] && grep -q -- "$pattern" "$work/err"; then
		ok "$name"
	else
		echo "# status $status"
		sed 's/^/# /' "$work/err"
		not_ok "$name"
	fi
}

# prepared FOLDER: a database with an assessment and some answers; its id in $id.
prepared() {
	mkdir -p "$1" && chmod 700 "$1" || exit 1
	id=$("$TENKEN" -d "$1/t.db" new vendor -o Acme) || exit 1
	"$TENKEN" -d "$1/t.db" answer "$id" q1=2 q6=1,2 q25.g.contract=4 >/dev/null || exit 1
}

is_sanitized() { ldd "$TENKEN" 2>/dev/null | grep -q 'libasan\|libclang_rt'; }

done_testing() { echo "1..$number"; }
