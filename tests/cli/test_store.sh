#!/bin/sh
# verify, backup, and databases that cannot be had: one clear line, nothing touched.

. "$(dirname "$0")/lib.sh"
make_assessment vendor
run answer "$id" q1=1 q2=2
db=$XDG_DATA_HOME/tenken/tenken.db

run verify
test "$status" = 0 && test ! -s "$work/err" && has out "sound: " && has out "not checked: "
ok "verify says what it checked and what not"
run -l ja verify
test "$status" = 0 && grep -q '^正常：[^ ]' "$work/out" && grep -q '^未確認：[^ ]' "$work/out" && ! has out ": "
ok "in Japanese with Japanese marks"
test "$(stat -c %a "$db")" = 600 && test "$(stat -c %a "$(dirname "$db")")" = 700
ok "the database is 0600, its folder 0700"
(umask 000 && XDG_DATA_HOME=$work/open "$TENKEN" list)
test "$(stat -c %a "$work/open/tenken/tenken.db")" = 600 && test "$(stat -c %a "$work/open/tenken")" = 700
ok "whatever the umask"

run backup "$work/copy.db"
gives "backup is silent" 0 ""
test "$(stat -c %a "$work/copy.db")" = 600
ok "the copy is 0600"
"$TENKEN" list --json >"$work/list"
run -d "$work/copy.db" list --json
cmp -s "$work/out" "$work/list"
ok "and a database of its own"
run -d "$work/copy.db" verify
test "$status" = 0
ok "which is sound"
run backup "$work/copy.db"
test "$status" = 1 && test "$(wc -l <"$work/err")" = 1 && has err "copy.db"
ok "a backup writes over nothing"
run backup "$work/nofolder/copy.db"
test "$status" = 1 && test "$(wc -l <"$work/err")" = 1
ok "a backup into no folder"
ls "$work" >"$work/listing"
! grep -q 'copy.db.' "$work/listing"
ok "a refused backup leaves nothing behind"

# refused TITLE DATABASE: every command fails with one line, and the file stays as it is.
refused() {
	sum=$([ ! -f "$2" ] || sha256sum "$2")
	wrong=
	for words in list "list --json" "show $id" "answer $id q1=2" "new vendor -o A" verify "backup $work/no.db" \
		"report $id" "delete $id --yes" "plain $id"; do
		# shellcheck disable=SC2086
		run -d "$2" $words
		[ "$status" = 1 ] && [ "$(wc -l <"$work/err")" = 1 ] && [ ! -s "$work/out" ] || wrong="$wrong [$words]"
	done
	[ -z "$wrong" ] || echo "# $wrong"
	[ -z "$wrong" ] && [ "$sum" = "$([ ! -f "$2" ] || sha256sum "$2")" ]
	ok "$1"
}

echo "no database, just a text that somebody named so" >"$work/text.db"
refused "a file that is no database" "$work/text.db"
mkdir "$work/folder.db"
refused "a folder" "$work/folder.db"
mkfifo "$work/fifo.db"
refused "a FIFO" "$work/fifo.db"
{ head -c 5000 "$work/copy.db"; head -c 3000 /dev/urandom; tail -c +8001 "$work/copy.db"; } >"$work/damaged.db"
run -d "$work/damaged.db" verify
test "$status" = 1
ok "verify finds a damaged page"
python3 - "$work/copy.db" "$work/newer.db" "$work/other.db" <<'END'
import shutil, sqlite3, sys
shutil.copy(sys.argv[1], sys.argv[2])
db = sqlite3.connect(sys.argv[2])
db.execute("PRAGMA user_version = 9999")
db.commit()
db.close()
db = sqlite3.connect(sys.argv[3])
db.execute("CREATE TABLE mine (x)")
db.commit()
db.close()
END
rm -f "$work/newer.db-wal" "$work/newer.db-shm"
refused "a database of a newer tenken" "$work/newer.db"
refused "a database of another program" "$work/other.db"

if [ "$(id -u)" != 0 ]; then
	mkdir "$work/ro"
	cp "$work/copy.db" "$work/ro/x.db"
	chmod 400 "$work/ro/x.db"
	chmod 500 "$work/ro"
	run -d "$work/ro/x.db" show "$id" --json
	test "$status" = 0
	ok "a read-only place can be read"
	run -d "$work/ro/x.db" answer "$id" q1=3
	test "$status" = 1 && test "$(wc -l <"$work/err")" = 1
	ok "and not be written to"
fi

python3 - "$db" "$TENKEN" "$id" <<'END'
import sqlite3, subprocess, sys, time
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("BEGIN IMMEDIATE")
began = time.monotonic()
done = subprocess.run([sys.argv[2], "answer", sys.argv[3], "q1=2"], capture_output=True, encoding="utf-8")
took = time.monotonic() - began
db.execute("ROLLBACK")
print(done.returncode, done.stderr, took, file=sys.stderr)
sys.exit(0 if done.returncode == 1 and done.stderr.count("\n") == 1 and took < 10 else 1)
END
ok "a database that another program holds: one line, and not for ever"

finish
