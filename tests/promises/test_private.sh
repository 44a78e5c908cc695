#!/bin/sh
# P6: no other user can read the answers; nothing is written through what is
# no file, and nothing is left in places that others share.

. "$(dirname "$0")/../cli/lib.sh"
umask 000
mkdir -m 700 "$work/tmp"
mkdir "$work/files" "$work/data" "$work/config"
export TMPDIR="$work/tmp"
screen=${TENKEN_BUILD:-$root/build}/tests/tools/screen

# others WHERE...: what another user could read, write or enter below these.
others() {
	find "$@" ! -type l -perm /077 >"$work/out.others"
	[ -z "$(cat "$work/out.others")" ] || sed 's/^/# /' "$work/out.others"
	[ ! -s "$work/out.others" ]
}

# While plain waits for a line the database is open.
make_assessment vendor "Acme"
run answer "$id" q1=1 "q29-1=secret"
run note "$id" q1 "secret"
mkfifo "$work/hold"
"$TENKEN" plain "$id" <"$work/hold" >"$work/plain.out" 2>&1 &
pid=$!
exec 9>"$work/hold"
tries=0
until [ -s "$work/plain.out" ] || [ $tries -ge 100 ]; do
	sleep 0.05
	tries=$((tries + 1))
done
ls "$XDG_DATA_HOME/tenken" >"$work/names"
others "$XDG_DATA_HOME/tenken" && test "$(grep -c 'tenken.db\(-wal\|-shm\)\?$' "$work/names")" = 3
ok "under umask 000 database, -wal and -shm are 0600 while they are in use, the folder 0700"
exec 9>&-
wait $pid

run report "$id" -O "$work/files/report.txt" && run report "$id" -f json -O "$work/files/report.json" && run backup "$work/files/copy.db"
test -s "$work/files/report.txt" && test -s "$work/files/report.json" && test -s "$work/files/copy.db" && others "$work"/files/*
ok "reports and backups are 0600"
echo old >"$work/files/old.txt"
chmod 666 "$work/files/old.txt"
run report "$id" -O "$work/files/old.txt"
test "$status" = 0 && others "$work/files/old.txt"
ok "a report in place of a file that all could read is 0600"

mkdir "$work/alone"
XDG_DATA_HOME=$work/alone/a/b run list
test "$status" = 0 && others "$work/alone/a"
ok "folders that had to be made are 0700, all of them"
run -d "$work/alone/own/deep/x.db" new vendor -o B
test "$status" = 0 && others "$work/alone/own"
ok "also with -d"

cd "$work/files" || exit 1
printf '%s\n' "wait Acme" "key Enter" "quiet" "type n" "quiet" "type secret" "key Esc" "quiet" "type r" "wait Report" "type s" "quiet" \
	"ctrl u" "type screen.txt" "key Enter" "quiet" "print" "key Esc" "quiet" "ctrl c" "end" |
	TENKEN_DATADIR=$TENKEN_DATADIR "$screen" "$TENKEN" >"$work/out.screen" 2>"$work/err"
status=$?
found=$(find "$work/files" -name '*screen.txt' | head -n 1)
test "$status" = 0 && test -n "$found" && others "$found" "$XDG_DATA_HOME/tenken"
ok "what the screen saves is 0600"
cd "$root" || exit 1

# ---- outputs that are no file
# refuses NAME TARGET: report and backup leave it as it is.
refuses() {
	wrong=
	before=$(stat -c '%F %a %s %i' "$2"; readlink "$2")
	for words in "report $id -O" "report $id -f json -O" "backup"; do
		# shellcheck disable=SC2086
		timeout 5 "$TENKEN" $words "$2" >"$work/stdout" 2>"$work/err" </dev/null
		status=$?
		[ $status = 1 ] && [ "$(wc -l <"$work/err")" = 1 ] && [ ! -s "$work/stdout" ] || wrong="$wrong [$words: $status]"
	done
	[ "$before" = "$(stat -c '%F %a %s %i' "$2"; readlink "$2")" ] || wrong="$wrong [it was changed]"
	[ -z "$wrong" ] || echo "# $wrong"
	test -z "$wrong"
	ok "$1 as output is refused"
}
echo precious >"$work/target"
ln -s "$work/target" "$work/link"
refuses "a link to a file" "$work/link"
test "$(cat "$work/target")" = precious
ok "and its target is untouched"
ln -s "$work/nowhere" "$work/dangling"
refuses "a link to nothing" "$work/dangling"
test ! -e "$work/nowhere"
ok "and nothing is made there"
mkfifo "$work/pipe"
refuses "a FIFO" "$work/pipe"
refuses "a folder" "$work/files"
refuses "/dev/null" /dev/null
python3 -c 'import socket, sys; socket.socket(socket.AF_UNIX).bind(sys.argv[1])' "$work/socket"
refuses "a socket" "$work/socket"
ln -s "$work/target" "$work/db.db"
run -d "$work/db.db" list
test "$status" = 1 && test "$(cat "$work/target")" = precious
ok "a database that is a link to something else is refused"

# ---- shared places
run show "$id"
run check "$root/questionnaires/vendor.cfg"
run verify
test -z "$(find "$work/tmp" -mindepth 1)"
ok "nothing was left in TMPDIR"
touch "$work/now"
XDG_DATA_HOME=$work/alone/c "$TENKEN" new vendor -o "Needle" >/dev/null
test -z "$(find /tmp /var/tmp /dev/shm -newer "$work/now" -type f -name '*tenken*' -not -path "$work/*" 2>/dev/null | xargs -r grep -l Needle 2>/dev/null)"
ok "no copy of an answer lies in /tmp, /var/tmp or /dev/shm"
XDG_DATA_HOME=relative run list
test "$status" = 0 && test ! -e relative && others "$HOME"/.local
ok "a relative XDG_DATA_HOME is ignored; the home is private"

# ---- other users, really
above=$work
while [ "$above" != / ] && setpriv --reuid=65534 --regid=65534 --clear-groups test -x "$above" 2>/dev/null; do above=$(dirname "$above"); done
if [ "$(id -u)" = 0 ] && command -v setpriv >/dev/null; then
	chmod 711 "$work"
	setpriv --reuid=65534 --regid=65534 --clear-groups sh -c "cat '$XDG_DATA_HOME'/tenken/* '$work'/files/report.txt; ls '$XDG_DATA_HOME/tenken'" \
		>"$work/stolen" 2>/dev/null
	test ! -s "$work/stolen"
	ok "another user reads nothing"
	if setpriv --reuid=65534 --regid=65534 --clear-groups test -x "$TENKEN"; then
		setpriv --reuid=65534 --regid=65534 --clear-groups env HOME=/nonexistent XDG_CONFIG_HOME=/nonexistent "$TENKEN" -d "$XDG_DATA_HOME/tenken/tenken.db" list >"$work/stdout" 2>"$work/err"
		status=$?
		test $status = 1 && test ! -s "$work/stdout" && test "$(wc -l <"$work/err")" = 1
		ok "neither does tenken, started by another user"
	fi
fi

finish
