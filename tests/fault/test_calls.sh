#!/bin/sh
# The n-th call of each kind fails, n = 1, 2, 3 and so on until the command runs
# through without meeting the fault. After each, the database is as before or
# as after the command; as after it, when the command ended with 0; and nothing
# half written lies beside it. Only when memory is out may the command die: of
# SIGABRT where we notice, of SIGSEGV inside libconfig 1.5, which does not look,
# or with status 2 inside its scanner, which flex made and which ends the program.
#
# FAULT_STEP is the step of n for allocations, of which there are thousands, and
# FAULT_STRIDE that for other calls beyond the 16th.
. "$(dirname "$0")/lib.sh"

if is_sanitized; then
	skip "failing calls" "the sanitizer replaces them itself"
	done_testing
	exit 0
fi

prepared "$work/clean"
step=${FAULT_STEP:-197} stride=${FAULT_STRIDE:-11}

fresh() { rm -rf "$work/try" && cp -a "$work/clean" "$work/try"; }

# Ids differ from run to run, and with them the order.
dump() { "$writer" dump "$work/try/t.db" >"$1.raw" 2>"$1.err" && sort "$1.raw" >"$1"; }

# What lies beside the database and should not.
leftover() { ls -A "$work/try" | grep -Ev '^(t\.db(-wal|-shm)?|backup\.db)$'; }

# attempt CALL N ERRNO STAYS COMMAND...: one run with one fault. 1: the fault was
# not met; 2: what is there now is wrong.
attempt() {
	call=$1 at=$2 errno=$3 stays=$4
	shift 4
	fresh
	rm -f "$work/mark"
	env LD_PRELOAD="$fail_so" FAIL_CALL="$call" FAIL_AT="$at" FAIL_ERRNO="$errno" FAIL_STAYS="$stays" \
		FAIL_MARK="$work/mark" "$TENKEN" -d "$work/try/t.db" "$@" >"$work/out" 2>"$work/err"
	status=$?
	if ! dump "$work/now"; then
		echo "# cannot be read afterwards: $(cat "$work/now.err")"
		return 2
	fi
	if cmp -s "$work/now" "$work/after"; then stands=after
	elif cmp -s "$work/now" "$work/before"; then stands=before
	else
		diff "$work/before" "$work/now" | sed 's/^/# /'
		return 2
	fi
	if [ $status -eq 0 ] && [ $stands = before ]; then echo "# status 0, and nothing was done"; return 2; fi
	case $status in
	0) ;;
	1) [ "$(wc -l <"$work/err")" -eq 1 ] || { sed 's/^/# /' "$work/err"; return 2; } ;;
	134 | 139) [ "$call" = alloc ] || return 2 ;;
	2) [ "$call" = alloc ] && grep -q '^out of dynamic memory in libconfig_yy' "$work/err" || return 2 ;;
	*) return 2 ;;
	esac
	if [ $status -lt 128 ] && [ -n "$(leftover)" ]; then echo "# left over: $(leftover)"; return 2; fi
	[ -e "$work/mark" ] || return 1
}

# faults COMMAND...: every kind of fault while the command runs.
faults() {
	fresh
	dump "$work/before"
	"$TENKEN" -d "$work/try/t.db" "$@" >/dev/null || { not_ok "$*"; return; }
	dump "$work/after"
	for kind in write:28:0:1 write:28:1:1 write:5:0:1 write:0:0:1 sync:5:0:1 sync:28:1:1 open:28:0:1 open:13:1:1 \
		rename:5:0:1 map:12:0:1 alloc:12:0:"$step"; do
		call=${kind%%:*} rest=${kind#*:}
		errno=${rest%%:*} rest=${rest#*:}
		stays=${rest%%:*} by=${rest#*:}
		at=1 tried=0 result=0
		while [ $result -eq 0 ] && [ $at -lt 100000 ]; do
			attempt "$call" "$at" "$errno" "$stays" "$@"
			result=$?
			last=$at tried=$((tried + 1))
			if [ "$by" = 1 ] && [ $at -ge 16 ]; then at=$((at + stride)); else at=$((at + by)); fi
		done
		if [ $result -eq 1 ]; then
			ok "$1: $call fails with $errno, stays $stays ($tried runs)"
		else
			echo "# call $last of '$call', status $status"
			not_ok "$1: $call fails with $errno, stays $stays"
		fi
	done
}

faults answer "$id" q1=3 q6=? 'q29-1=free text'
faults note "$id" q1 'look again'
faults finding "$id" 'heard in passing' --tag cloud
faults confirm "$id" q1 q25.g
faults new vendor -o Bcme
faults delete --yes "$id"
faults backup "$work/try/backup.db"

# The backup is whole or not there; a whole one can be opened.
half=0
for at in 1 2 3 5 8 13 21 34 55; do
	attempt write $at 28 1 backup "$work/try/backup.db"
	[ -e "$work/try/backup.db" ] || continue
	"$writer" dump "$work/try/backup.db" >"$work/copy" 2>&1 && sort "$work/copy" | cmp -s - "$work/now" || half=1
done
if [ $half = 0 ]; then ok "a backup that ran into a full disk is whole or not there"
else not_ok "a backup that ran into a full disk is whole or not there"; fi

# A newer version of the questionnaire: either all of the upgrade, or nothing.
XDG_DATA_HOME=$work/home
export XDG_DATA_HOME
mkdir -p "$XDG_DATA_HOME/tenken/questionnaires"
cp tests/data/upgrade/1/night.cfg "$XDG_DATA_HOME/tenken/questionnaires"
rm -rf "$work/clean"
mkdir -m 700 "$work/clean"
night=$("$TENKEN" -d "$work/clean/t.db" new night -o Acme)
"$TENKEN" -d "$work/clean/t.db" answer "$night" q1=1 q2=3 q3=2,9 'q4=rain' q5=1 q6=1 q7.b=2 q8.a.x=2 q10=50
cp tests/data/upgrade/2/night.cfg "$XDG_DATA_HOME/tenken/questionnaires"
faults upgrade "$night"

fresh
dump "$work/before"
"$TENKEN" -d "$work/try/t.db" upgrade "$night" >/dev/null
dump "$work/after"
wrong=0 was_before=0 was_after=0
for wait in 001 002 003 004 005 006 007 008 009 010 011 012 014 016 018 020 025 030 040 080; do
	fresh
	"$TENKEN" -d "$work/try/t.db" upgrade "$night" >/dev/null 2>&1 &
	pid=$!
	sleep "0.$wait"
	kill -9 "$pid" 2>/dev/null
	wait "$pid" 2>/dev/null
	dump "$work/now" || wrong=1
	if cmp -s "$work/now" "$work/before"; then was_before=$((was_before + 1))
	elif cmp -s "$work/now" "$work/after"; then was_after=$((was_after + 1))
	else wrong=1; fi
done
echo "# killed: $was_before times before, $was_after times after"
if [ $wrong = 0 ]; then ok "an upgrade that is killed is done or not done"
else not_ok "an upgrade that is killed is done or not done"; fi

# A database of the first release is brought up to date on the way.
rm -rf "$work/clean"
mkdir -m 700 "$work/clean" && cp tests/data/db/v1-store.db "$work/clean/t.db" && chmod 600 "$work/clean/t.db"
faults finding a23gk56y 'after a change of format'
done_testing
