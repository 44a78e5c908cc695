#!/bin/sh
# Places where a database cannot be written, cannot be understood, or may not
# be seen by others: one sentence, nothing touched, what can be read is read.
. "$(dirname "$0")/lib.sh"

# as_nobody COMMAND...: without root's powers, for which modes mean nothing.
as_nobody() {
	if [ "$(id -u)" = 0 ]; then
		setpriv --reuid=65534 --regid=65534 --clear-groups env XDG_DATA_HOME=/nonexistent \
			XDG_CONFIG_HOME=/nonexistent "$@"
	else
		"$@"
	fi
}

# listing FOLDER: names, sizes, modes and times, to see that nothing was touched.
listing() { (cd "$1" && stat -c '%n %s %a %y' . ./* 2>/dev/null; cat ./*.db 2>/dev/null | cksum); }

# untouched NAME FOLDER PATTERN COMMAND...: refused, and the folder stays as it is.
untouched() {
	name=$1 folder=$2 pattern=$3
	shift 3
	listing "$folder" >"$work/was"
	refused "$name" "$pattern" "$@"
	listing "$folder" >"$work/is"
	if cmp -s "$work/was" "$work/is"; then ok "$name: nothing was touched"
	else diff "$work/was" "$work/is" | sed 's/^/# /'; not_ok "$name: nothing was touched"; fi
}

# set_bytes FILE OFFSET OCTAL...: overwrites bytes in place.
set_bytes() { printf "$3" | dd of="$1" bs=1 seek="$2" conv=notrunc 2>/dev/null; }

# ---- newer, damaged, not ours --------------------------------------------------

prepared "$work/newer"
set_bytes "$work/newer/t.db" 60 '\000\000\003\347'
untouched "a newer database is refused" "$work/newer" "written by a newer tenken (format 999" \
	"$TENKEN" -d "$work/newer/t.db" list
untouched "nothing can be answered in a newer database" "$work/newer" "written by a newer tenken" \
	"$TENKEN" -d "$work/newer/t.db" answer "$id" q1=1

prepared "$work/damaged"
set_bytes "$work/damaged/t.db" 0 'Not a database at all'
untouched "a damaged beginning is refused" "$work/damaged" "not a database, or damaged" \
	"$TENKEN" -d "$work/damaged/t.db" list

prepared "$work/torn"
size=$(stat -c %s "$work/torn/t.db")
dd if=/dev/urandom of="$work/torn/t.db" bs=512 seek=8 count=$((size / 512 - 8)) conv=notrunc 2>/dev/null
refused "damaged pages are one sentence" "damaged" "$TENKEN" -d "$work/torn/t.db" show "$id"

mkdir "$work/folder.db"
refused "a folder is no database" "expected a database" "$TENKEN" -d "$work/folder.db" list
mkfifo "$work/pipe.db"
refused "a pipe is no database" "expected a database" "$TENKEN" -d "$work/pipe.db" list

# ---- locked ---------------------------------------------------------------------

prepared "$work/locked"
"$writer" hold "$work/locked/t.db" 5 >"$work/held" &
holder=$!
while ! [ -s "$work/held" ]; do sleep 0.05; done
from=$(date +%s%N)
refused "a locked database is one sentence" "busy" "$TENKEN" -d "$work/locked/t.db" answer "$id" q1=1
took=$((($(date +%s%N) - from) / 1000000))
if [ $took -lt 2600 ]; then ok "within 2.6 s"; else echo "# $took ms"; not_ok "within 2.6 s"; fi
must "a locked database can be read" "$TENKEN" -d "$work/locked/t.db" show "$id"
kill $holder
wait $holder 2>/dev/null

# ---- who may see it ----------------------------------------------------------------

(
	umask 000
	"$TENKEN" -d "$work/open/deep/t.db" new vendor -o Acme >/dev/null
	"$TENKEN" -d "$work/open/deep/t.db" backup "$work/open/backup.db" >/dev/null
	"$writer" hold "$work/open/deep/t.db" 2 >"$work/held2" &
	while ! [ -s "$work/held2" ]; do sleep 0.05; done
	find "$work/open" -type f ! -perm 600 -o -type d ! -perm 700 >"$work/modes"
	find "$work/open" -type f | wc -l >"$work/files"
	wait
)
if [ ! -s "$work/modes" ] && [ "$(cat "$work/files")" -ge 4 ]; then
	ok "under umask 000 files are 0600 and folders 0700, the log too"
else
	sed 's/^/# /' "$work/modes"
	not_ok "under umask 000 files are 0600 and folders 0700, the log too"
fi

# ---- read only -----------------------------------------------------------------------

if [ "$(id -u)" = 0 ] && ! { command -v setpriv >/dev/null && as_nobody test -x "$TENKEN" &&
	as_nobody test -r "$TENKEN_DATADIR/questionnaires/vendor.cfg"; }; then
	skip "a read-only folder" "root, and nobody cannot run the program"
else
	# Where nobody gets to, which need not be so of $work.
	ro=$(mktemp -d /tmp/tenken-ro.XXXXXX)
	trap 'chmod -R u+rwx "$work" "$ro" 2>/dev/null; rm -rf "$work" "$ro"' EXIT
	prepared "$ro/ro"
	chmod 711 "$ro"
	[ "$(id -u)" = 0 ] && chown -R 65534:65534 "$ro/ro"
	chmod 400 "$ro/ro/t.db"
	chmod 500 "$ro/ro"
	if ! as_nobody test -r "$ro/ro/t.db"; then
		skip "a read-only folder" "nobody cannot get to $ro"
	else
		must "a read-only folder can be read" as_nobody "$TENKEN" -d "$ro/ro/t.db" show "$id"
		must "a read-only folder can be reported" as_nobody "$TENKEN" -d "$ro/ro/t.db" report "$id" -f json
		must "a read-only folder can be verified" as_nobody "$TENKEN" -d "$ro/ro/t.db" verify
		untouched "a read-only folder takes no answer" "$ro/ro" "can only be read here" \
			as_nobody "$TENKEN" -d "$ro/ro/t.db" answer "$id" q1=1
		untouched "a read-only folder takes no new assessment" "$ro/ro" "can only be read here" \
			as_nobody "$TENKEN" -d "$ro/ro/t.db" new vendor -o Bcme
		refused "a database cannot be made in a read-only folder" "cannot be" \
			as_nobody "$TENKEN" -d "$ro/ro/other.db" list
	fi
fi

if [ "$(id -u)" = 0 ] && unshare -m true 2>/dev/null; then
	mkdir "$work/small"
	prepared "$work/copy"
	cat >"$work/inside.sh" <<-'END'
		mount -t tmpfs -o size=400k,mode=700 tmpfs "$1/small" || exit 77
		cp "$1/copy/t.db" "$1/small/t.db" || exit 77
		number=0 confirmed=0 text=$(head -c 2000 /dev/zero | tr '\0' x)
		while [ $number -lt 400 ]; do
			number=$((number + 1))
			"$TENKEN" -d "$1/small/t.db" note "$2" q1 "$number $text" >/dev/null 2>"$1/full" || break
			confirmed=$number
		done
		"$TENKEN" -d "$1/small/t.db" show "$2" --json >"$1/shown" 2>"$1/shown.err"
		echo "$confirmed" >"$1/confirmed"
		"$TENKEN" -d "$1/small/t.db" verify >"$1/verified" 2>&1
		echo $? >>"$1/confirmed"
		mount -o remount,ro "$1/small" || exit 78
		"$TENKEN" -d "$1/small/t.db" show "$2" >/dev/null 2>"$1/ro.err" || exit 2
		"$TENKEN" -d "$1/small/t.db" note "$2" q1 x >/dev/null 2>"$1/ro.said" && exit 3
		exit 0
	END
	unshare -m sh "$work/inside.sh" "$work" "$id"
	status=$?
	if [ $status = 77 ]; then
		skip "a small disk that is full" "no mount"
	else
		confirmed=$(sed -n 1p "$work/confirmed")
		if [ "$confirmed" -gt 3 ] && [ "$confirmed" -lt 400 ] && [ "$(wc -l <"$work/full")" -eq 1 ] &&
			grep -q "no room left" "$work/full"; then
			ok "a full disk is one sentence (after $confirmed notes)"
		else
			sed 's/^/# /' "$work/full"
			not_ok "a full disk is one sentence (after $confirmed notes)"
		fi
		if grep -q "\"$confirmed x" "$work/shown" && [ "$(sed -n 2p "$work/confirmed")" = 0 ]; then
			ok "what was confirmed before the disk was full is there, and sound"
		else
			sed 's/^/# /' "$work/verified" "$work/shown.err"
			not_ok "what was confirmed before the disk was full is there, and sound"
		fi
		case $status in
		0) if grep -q "can only be read here" "$work/ro.said"; then ok "a read-only file system is read, not written"
		else sed 's/^/# /' "$work/ro.said"; not_ok "a read-only file system is read, not written"; fi ;;
		78) skip "a read-only file system is read, not written" "no remount" ;;
		*) sed 's/^/# /' "$work/ro.err"; not_ok "a read-only file system is read, not written" ;;
		esac
	fi
else
	skip "a small disk that is full" "needs root and a mount"
	skip "a read-only file system" "needs root and a mount"
fi

# ---- a file that may not grow -------------------------------------------------------

prepared "$work/limit"
text=$(head -c 3000 /dev/zero | tr '\0' x)
"$TENKEN" -d "$work/limit/t.db" note "$id" q1 "first $text" >/dev/null
size=$(stat -c %s "$work/limit/t.db")
(
	ulimit -f $((size / 512 + 1))
	count=0
	while [ $count -lt 400 ]; do
		count=$((count + 1))
		"$TENKEN" -d "$work/limit/t.db" note "$id" q1 "$count $text" >/dev/null 2>"$work/full" || break
	done
	exit 0
)
if [ "$(wc -l <"$work/full")" -eq 1 ] && grep -q "no room left" "$work/full"; then
	ok "a file that may not grow is one sentence"
else
	sed 's/^/# /' "$work/full"
	not_ok "a file that may not grow is one sentence"
fi
must "the database is sound afterwards" "$TENKEN" -d "$work/limit/t.db" verify
must "and takes answers again" "$TENKEN" -d "$work/limit/t.db" answer "$id" q1=1

# ---- nobody listens ------------------------------------------------------------------

prepared "$work/stdout"
for command in list "show $id" verify "report $id"; do
	# shellcheck disable=SC2086
	"$TENKEN" -d "$work/stdout/t.db" $command >/dev/full 2>"$work/err"
	status=$?
	if [ $status = 1 ] && [ "$(wc -l <"$work/err")" -eq 1 ]; then ok "$command: a full stdout is status 1"
	else echo "# status $status"; sed 's/^/# /' "$work/err"; not_ok "$command: a full stdout is status 1"; fi
done
done_testing
