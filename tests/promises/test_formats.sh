#!/bin/sh
# P12: what version 1 of the format wrote opens in this version and says the
# same; what a later version wrote is refused, not a byte being changed.

. "$(dirname "$0")/../cli/lib.sh"
. "$root/tests/promises/v1.sh"
cd "$root" || exit 1
screen=${TENKEN_BUILD:-$root/build}/tests/tools/screen

say_all tests/data/db/v1.db >"$work/out" 2>"$work/err"
status=$?
test $status = 0 && test ! -s "$work/err"
ok "a database of format 1 opens"
diff -u tests/data/db/v1.expected "$work/out" >"$work/diff"
test $? = 0 || sed 's/^/# /' "$work/diff" | head -40
test ! -s "$work/diff"
ok "and says what it always said"
ask verify >"$work/out" 2>"$work/err"
status=$?
test $status = 0
ok "and is sound"
id=$(sed -n 's/^==== //p' tests/data/db/v1.expected | head -n 1)
ask answer "$id" example/q3=2 small/q1=1 && ask show "$id" --history >"$work/out" && has out "small/q1" && ask verify >/dev/null
ok "it takes answers"
printf 'u\nq\n' | ask plain "$id" >"$work/out" 2>"$work/err"
test $? = 0 && ask verify >/dev/null
ok "and what was answered can be undone"

# ---- later ones
# state FOLDER: all that is in it. -shm is only SQLite's index of the log, shared by those who read.
state() {
	(cd "$1" && for file in *; do
		case $file in
		*-shm) stat -c '%n %a %s' "$file" ;;
		*) stat -c '%n %a %s %Y %i' "$file" && cksum <"$file" ;;
		esac
	done)
}

# later VERSION NAME: a database with this user_version, in $work/later.
later() {
	rm -rf "$work/later"
	mkdir "$work/later"
	cp tests/data/db/v1.db "$work/later/x.db"
	chmod 600 "$work/later/x.db"
	python3 - "$work/later/x.db" "$1" "$2" <<-'END' || exit 1
		import os, sqlite3, sys
		db = sqlite3.connect(sys.argv[1], isolation_level=None)
		if sys.argv[3] == "log":
		    db.execute("PRAGMA journal_mode = WAL")
		db.execute("PRAGMA user_version = %s" % sys.argv[2])
		if sys.argv[3] == "tables":
		    db.executescript("CREATE TABLE finding (x); ALTER TABLE answer ADD COLUMN duty TEXT; DROP TABLE position")
		os._exit(0) if sys.argv[3] == "log" else db.close()
	END
}

for case in "4 plain" "4 tables" "4 log" "999 plain" "2147483647 plain" "-1 plain" "-2147483648 plain"; do
	later "${case% *}" "${case#* }"
	before=$(state "$work/later")
	wrong=
	for words in list "list --json" "show $id" "show $id --history" "answer $id example/q1=2" "note $id example/q1 x" "new example -o A" verify \
		"backup $work/no.db" "report $id" "report $id -O $work/no.txt" "clauses $id" "questions $id" "delete $id --yes" "plain $id"; do
		# shellcheck disable=SC2086
		run -d "$work/later/x.db" $words
		[ "$status" = 1 ] && [ "$(wc -l <"$work/err")" = 1 ] && [ ! -s "$work/out" ] || wrong="$wrong [$words: $status]"
		case $case in -*) ;; *) has err "newer tenken" || wrong="$wrong [$words: $(cat "$work/err")]" ;; esac
	done
	"$screen" "$TENKEN" -d "$work/later/x.db" >"$work/out" 2>"$work/err" <<-END
		quiet
		ctrl c
		end
	END
	grep -q "status 1" "$work/out" || wrong="$wrong [screen]"
	after=$(state "$work/later")
	test -z "$wrong" || printf '# %s\n' "$wrong"
	test "$before" = "$after" || printf '# before:\n%s\nafter:\n%s\n' "$before" "$after" | sed 's/^/# /'
	test -z "$wrong" && test "$before" = "$after" && test ! -e "$work/no.db" && test ! -e "$work/no.txt"
	ok "format ${case% *} (${case#* }) is refused by everything, and not a byte is touched"
done

finish
