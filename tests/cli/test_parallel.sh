#!/bin/sh
# Two and more programs on one database: what was confirmed is stored.

. "$(dirname "$0")/lib.sh"
make_assessment vendor

# writer NUMBER: answers its own question again and again, and counts what was confirmed.
writer() {
	n=0
	confirmed=0
	while [ $n -lt 15 ]; do
		if "$TENKEN" answer "$id" --who "w$1" "$2=$((n % 3 + 1))" 2>>"$work/err.$1"; then
			confirmed=$((confirmed + 1))
		fi
		n=$((n + 1))
	done
	echo $confirmed >"$work/confirmed.$1"
}

writer 1 q1 &
one=$!
writer 2 q2 &
two=$!
writer 3 q13 &
three=$!
wait $one $two $three
run show "$id" --history --json
python3 - "$work/out" "$work" <<'END'
import json, sys
changes = json.load(open(sys.argv[1], encoding="utf-8"))["changes"]
for n in "123":
    confirmed = int(open("%s/confirmed.%s" % (sys.argv[2], n)).read())
    stored = sum(c["who"] == "w" + n for c in changes)
    print("# writer", n, "confirmed", confirmed, "stored", stored)
    assert stored == confirmed == 15
END
ok "three writers: confirmed is stored"
cat "$work"/err.* >"$work/err"
test ! -s "$work/err"
ok "and nobody was refused"
run verify
test "$status" = 0
ok "the database is sound"

# Two that change the same item.
same() {
	n=0
	while [ $n -lt 10 ]; do
		"$TENKEN" answer "$id" --who "same$1" "q7=$((n % 2 + 1)),3" 2>>"$work/same.$1" || :
		n=$((n + 1))
	done
}
same 1 &
one=$!
same 2 &
two=$!
wait $one $two
run show "$id" --history --json
python3 - "$work/out" <<'END'
import json, sys
mine = [c for c in json.load(open(sys.argv[1], encoding="utf-8"))["changes"] if c["item"] == "q7"]
for a, b in zip(mine, mine[1:]):
    assert b["before"]["value"] == a["after"]["value"], (a, b)
assert mine
END
ok "two on one item: every change begins where the last one ended"

# One that is begun by two at once.
"$TENKEN" -d "$work/new.db" new vendor -o A >"$work/a" 2>"$work/a.err" &
one=$!
"$TENKEN" -d "$work/new.db" new vendor -o B >"$work/b" 2>"$work/b.err" &
two=$!
wait $one
first=$?
wait $two
second=$?
run -d "$work/new.db" list --json
test $first = 0 && test $second = 0 && json 'len(d["assessments"]) == 2'
ok "two that make the database at once both get their assessment"

finish
