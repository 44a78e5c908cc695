#!/bin/sh
# Every command, and a session on the screen, under valgrind: no error, no leak.
# Skipped when valgrind is missing or the program has sanitizers.

. "$(dirname "$0")/../cli/lib.sh"
if ! command -v valgrind >/dev/null; then
	echo "1..0 # SKIP valgrind is missing"
	exit 0
fi
if LC_ALL=C grep -q __asan_init "$TENKEN"; then
	echo "1..0 # SKIP the sanitizers look at the same"
	exit 0
fi
build=${TENKEN_BUILD:-$root/build}
real=$TENKEN
log=$work/valgrind

# watched STATUSES WORDS...: ends with one of these, and valgrind has nothing to say.
watched() {
	wanted=$1
	shift
	valgrind -q --log-file="$log" --error-exitcode=99 --leak-check=full --show-leak-kinds=definite,indirect,possible \
		--errors-for-leak-kinds=definite,indirect,possible --track-fds=no "$real" "$@" >"$work/out" 2>"$work/err" <"${input:-/dev/null}"
	status=$?
	case " $wanted " in *" $status "*) ;; *) false ;; esac && [ ! -s "$log" ]
	result=$?
	[ $result = 0 ] || sed 's/^/# /' "$log" | head -30
	test $result = 0
	ok "valgrind: tenken $(echo "$*" | cut -c1-60)"
}

watched 0 --help
watched 0 --version
watched 2 nosuch
watched 2 list --nosuch
watched 0 new vendor,consignor -o Acme -r Sato
id=$(cat "$work/out")
watched 0 answer "$id" vendor/q1=4 "vendor/q1#4=x" vendor/q2=? vendor/q13=n/a:no vendor/q25.g.contract=4 consignor/q1=1
watched 1 answer "$id" vendor/q1=99 nosuch=1 vendor/q2=
printf 'vendor/q7=1,3\n# x\nvendor/q1=-\n' >"$work/lines"
input=$work/lines watched 0 answer "$id" -
watched 0 note "$id" vendor/q1 "a note"
watched 0 list
watched 0 -l ja list --json
watched 0 questionnaires
watched 0 questionnaires --json
watched 0 questions vendor
watched 0 questions "$id" --json
watched 0 show "$id"
watched 0 show "$id" --json
watched 0 show "$id" --history
watched 0 show "$id" --history --json
watched 0 report "$id"
watched 0 -l ja report "$id" -f json
watched 3 report "$id" --fail-under 100 -O "$work/report.txt"
watched 0 clauses
watched 0 clauses "$id" --missing
watched 0 clauses "$id" -f json
watched 0 verify
watched 0 backup "$work/copy.db"
watched 1 backup "$work/copy.db"
watched 1 -d "$work/lines" list
watched 0 check "$root/questionnaires/vendor.cfg" "$root/questionnaires/clauses.cfg"
# shellcheck disable=SC2046
watched 1 check $(ls "$root"/tests/data/bad/*.cfg)
printf '1\nn note\nm\nu\nr\nh\ns\ng\nj vendor/q25\n1\n?\nx\n>\n>\no\nq\n' >"$work/lines"
input=$work/lines watched 0 plain "$id"
mkdir -p "$XDG_CONFIG_HOME/tenken"
printf 'language = "ja";\nwho = "interview";\nnosuch = 1;\nkeys = { next = "F5"; };\n' >"$XDG_CONFIG_HOME/tenken/tenken.conf"
watched 0 list
rm "$XDG_CONFIG_HOME/tenken/tenken.conf"

# ncurses keeps its tables to the end: still reachable, which is no leak.
"$build/tests/tools/screen" valgrind -q --log-file="$log" --error-exitcode=99 --leak-check=full --show-leak-kinds=definite \
	--errors-for-leak-kinds=definite "$real" >"$work/out" 2>"$work/err" <<-'END'
	wait Acme
	key Enter
	wait Contract
	type 1
	wait saved
	type n
	wait Note on
	type hello
	key Esc
	gone Note on
	type o
	wait Overview
	key Esc
	gone Overview
	type g
	wait Gaps
	key Esc
	gone Gaps
	type r
	wait Report
	key Esc
	gone Report
	key F2
	wait 契約
	type ?
	wait ヘルプ
	resize 12x40
	wait ヘルプ
	ctrl c
	end
END
test $? = 0 && has out "status 0" && test ! -s "$log"
result=$?
[ $result = 0 ] || sed 's/^/# /' "$log" | head -30
test $result = 0
ok "valgrind: a session on the screen"
watched 0 delete "$id" --yes
finish
