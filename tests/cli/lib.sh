# Shared by the tests of the command line; sourced, not run.
#
#	. "$(dirname "$0")/lib.sh"
#	run new vendor -o Acme		sets $status; stdout and stderr stand in $work/out, $work/err
#	gives "prints its id" 0 "$text"	status, exact stdout, nothing on stderr
#	says "refuses it" 2 "$text"	status, nothing on stdout, exact stderr
#	test "$status" = 0; ok "works"	the test is what the last command returned
#	finish				prints the plan
#
# Started by hand, a test takes build/tenken and a home of its own.

set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
: "${TENKEN:=$root/build/tenken}"
: "${TENKEN_DATADIR:=$root}"
export TENKEN TENKEN_DATADIR
LC_ALL=C.UTF-8 TZ=UTC
export LC_ALL TZ
work=$(mktemp -d "${TMPDIR:-/tmp}/cli.XXXXXX") || exit 1
trap 'chmod -R u+rwx "$work" 2>/dev/null; rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
XDG_DATA_HOME=$work/data XDG_CONFIG_HOME=$work/config HOME=$work/home
export XDG_DATA_HOME XDG_CONFIG_HOME HOME
mkdir -p "$HOME"

count=0
status=0
esc=$(printf '\033')
bidi=$(printf '\342\200\256')
lf='
'

# ok NAME: passed or not, as the command before it said.
ok() {
	result=$?
	count=$((count + 1))
	if [ $result -eq 0 ]; then
		echo "ok $count - $1"
	else
		echo "not ok $count - $1"
		sed 's/^/# out: /' "$work/out" 2>/dev/null | head -40
		sed 's/^/# err: /' "$work/err" 2>/dev/null | head -40
		echo "# status: $status"
	fi
}

finish() {
	echo "1..$count"
}

run() {
	"$TENKEN" "$@" >"$work/out" 2>"$work/err" </dev/null
	status=$?
}

# feed TEXT COMMAND...: run with stdin.
feed() {
	feed_text=$1
	shift
	printf '%s' "$feed_text" | {
		"$TENKEN" "$@" >"$work/out" 2>"$work/err"
		echo $? >"$work/status"
	}
	status=$(cat "$work/status")
}

# Does a file hold exactly this text and a line end; with "" nothing at all?
holds() {
	if [ -z "$2" ]; then
		[ ! -s "$1" ]
	else
		printf '%s\n' "$2" | cmp -s - "$1"
	fi
}

gives() {
	[ "$status" = "$2" ] && holds "$work/out" "$3" && [ ! -s "$work/err" ]
	ok "$1"
}

says() {
	[ "$status" = "$2" ] && holds "$work/err" "$3" && [ ! -s "$work/out" ]
	ok "$1"
}

# has FILE TEXT: a line with this text, taken literally.
has() {
	grep -qF -- "$2" "$work/$1"
}

# json EXPRESSION: evaluates Python on d, the JSON on stdout; true passes.
json() {
	python3 - "$work/out" "$1" <<-'END'
		import json, sys
		d = json.load(open(sys.argv[1], encoding="utf-8"))
		sys.exit(0 if eval(sys.argv[2]) else 1)
	END
}

# An assessment to work with: its id in $id.
make_assessment() {
	id=$("$TENKEN" new "${1:-vendor}" -o "${2:-Acme Co.}") || {
		echo "Bail out! no assessment could be made"
		exit 1
	}
}

[ -x "$TENKEN" ] || {
	echo "Bail out! there is no $TENKEN"
	exit 1
}
