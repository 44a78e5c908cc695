#!/bin/sh
# Where output goes, and what must never be in it.

. "$(dirname "$0")/lib.sh"
cd "$work" || exit 1 # some of the names below become files
make_assessment vendor "Acme"
run answer "$id" q1=4 'q1#4=blank' q25.a.contract=1

full="tenken: standard output cannot be written; is it closed, or its disk full?"
wrong=
for words in --help --version "list" "list --json" "questionnaires" "questions vendor" "questions vendor --json" "show $id" \
	"show $id --json" "show $id --history" "show $id --history --json" "report $id" "report $id -f json" "report $id -f pdf" \
	"annex $id" "compare $id $id -f html" clauses \
	"clauses -f json" "clauses $id --missing" verify "new vendor -o B" "list --help" "check $root/tests/data/example.cfg"; do
	# shellcheck disable=SC2086
	"$TENKEN" $words >/dev/full 2>"$work/err" </dev/null
	status=$?
	[ $status = 1 ] && { holds "$work/err" "$full" || [ "${words%% *}" = check ]; } &&
		[ "$(wc -l <"$work/err")" = 1 ] || wrong="$wrong [full: $words]"
	# shellcheck disable=SC2086
	"$TENKEN" $words >&- 2>"$work/err" </dev/null
	status=$?
	[ $status = 1 ] && [ "$(wc -l <"$work/err")" = 1 ] || wrong="$wrong [closed: $words]"
done
test -z "$wrong" || echo "# $wrong"
test -z "$wrong"
ok "a full disk and a closed stdout are noticed by every command"

"$TENKEN" plain "$id" >/dev/full 2>"$work/err" </dev/null
status=$?
test $status = 1 && test "$(wc -l <"$work/err")" = 1
ok "by plain too"
"$TENKEN" verify >&- 2>&- </dev/null
test $? = 1
ok "with stderr closed as well"
"$TENKEN" list <&- >"$work/out" 2>"$work/err"
status=$?
test $status = 0 && has out Acme
ok "a closed stdin harms nothing that does not read it"
"$TENKEN" answer "$id" q2=1 <&- >&- 2>&-
test $? = 0 && "$TENKEN" verify >/dev/null
ok "with all three closed an answer goes into the database, and nothing else does"

for words in "clauses" "questions vendor --json" "report $id"; do
	# shellcheck disable=SC2086
	{ "$TENKEN" $words 2>"$work/err"; echo $? >"$work/status"; } | head -n 1 >/dev/null
	test ! -s "$work/err"
	ok "a reader that goes away early is no noise: $words"
done
python3 - "$TENKEN" "$id" <<'END'
import subprocess, sys, os
r, w = os.pipe()
os.close(r)
done = subprocess.run([sys.argv[1], "clauses"], stdout=w, stderr=subprocess.PIPE, restore_signals=False)
sys.exit(0 if done.returncode == 1 and done.stderr == b"" else 1)
END
ok "nor when SIGPIPE is ignored"

# ---- hostile text in every place
hostile=$(printf 'x\033]0;title\007\033[2Jy\302\233z\342\200\256w\342\200\213v\360\237\200\200')
wrong=
check_raw() {
	if LC_ALL=C grep -q "$(printf '[\001-\010\013-\037\177]')" "$work/out" "$work/err" ||
		LC_ALL=C grep -q "$(printf '\302\233')\|$(printf '\342\200\256')\|$(printf '\342\200\213')" "$work/out" "$work/err"; then
		wrong="$wrong [$1]"
	fi
	[ "$(wc -l <"$work/err")" -le 8 ] || wrong="$wrong [lines: $1]"
}
for command in $hostile new list questionnaires questions answer note show report clauses check plain verify backup delete open; do
	run "$command" "$hostile"
	check_raw "$command WORD"
	run "$command" "--$hostile"
	check_raw "$command --WORD"
	run "$command" "-$hostile"
	check_raw "$command -WORD"
	run "$command" "$id" "$hostile"
	check_raw "$command ID WORD"
	run "$command" "$hostile" "$hostile" "$hostile"
	check_raw "$command WORD WORD WORD"
	run -l ja "$command" "$hostile"
	check_raw "ja $command WORD"
done
run "$hostile"
check_raw "as command"
run -d "$work/$hostile" list
check_raw "-d"
run -d "$work/$hostile/$hostile" list
check_raw "-d in no folder"
run -l "$hostile" list
check_raw "-l"
run "-$hostile"
check_raw "option"
run new "$hostile" -o A
check_raw "questionnaire"
for option in organisation respondent department contact phone mail reference; do
	run new vendor -o A "--$option" "$hostile"
	check_raw "--$option"
done
run report "$id" -f "$hostile"
check_raw "-f"
run report "$id" -O "$work/no/$hostile"
check_raw "-O"
run report "$id" --fail-under "$hostile"
check_raw "--fail-under"
run report "$id" --width "$hostile"
check_raw "--width"
run clauses -f "$hostile"
check_raw "clauses -f"
run answer "$id" "$hostile=1"
check_raw "item"
run answer "$id" "q1=$hostile" "q29-1=$hostile" "q1#4=$hostile" "q12=n/a:$hostile"
check_raw "value"
feed "q1=$hostile$lf$hostile$lf" answer "$id" -
check_raw "stdin"
run answer "$id" --who "$hostile" q1=1
check_raw "--who"
run note "$id" q1 "$hostile"
check_raw "note"
run note "$id" "$hostile" x
check_raw "note item"
run check "$work/$hostile"
check_raw "check"
run backup "$work/no/$hostile"
check_raw "backup"
feed "$hostile$lf" plain "$id"
check_raw "plain"
printf 'x = "%s";\n' "$hostile" >"$work/h.cfg"
run check "$work/h.cfg"
check_raw "file"
mkdir -p "$XDG_CONFIG_HOME/tenken"
printf 'language = "%s";\n%s\n' "$hostile" "$hostile" >"$XDG_CONFIG_HOME/tenken/tenken.conf"
run list
check_raw "tenken.conf"
rm "$XDG_CONFIG_HOME/tenken/tenken.conf"
test -z "$wrong" || printf '%s\n' "$wrong" | cat -v | sed 's/^/# /'
test -z "$wrong"
ok "hostile text in any place reaches no terminal"

# The same text already in the database, as another program could have put it there.
python3 - "$XDG_DATA_HOME/tenken/tenken.db" "$hostile" <<'END'
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
for table, in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
    for column in [c[1] for c in db.execute("PRAGMA table_info(%s)" % table)]:
        if column in ("organisation", "respondent", "department", "contact", "phone", "mail", "reference", "who"):
            db.execute("UPDATE %s SET %s = ?" % (table, column), (sys.argv[2],))
db.commit()
END
wrong=
for words in "list" "show $id" "show $id --history" "report $id" "clauses $id" "plain $id" "list --json" "show $id --json" \
	"report $id -f json" "delete $id"; do
	# shellcheck disable=SC2086
	run $words
	check_raw "stored: $words"
done
test -z "$wrong" || echo "# $wrong"
test -z "$wrong"
ok "hostile text in the database reaches no terminal"

finish
