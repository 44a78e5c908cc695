#!/bin/sh
# report --print: what is started, with what, and what is said about it.

. "$(dirname "$0")/lib.sh"
make_assessment vendor "Acme & Söhne"
run answer "$id" q1=1 q2=3 q25.a.contract=4
mkdir -p "$work/config/tenken"
conf=$work/config/tenken/tenken.conf

run report "$id" --print
says "without a program nothing is started" 1 \
	"tenken: no program for printing is named; name one in tenken.conf: print = [ \"lp\" ]"
run report "$id" --print -O "$work/x"
says "--print goes not with -O" 2 \
	"tenken: --print goes with neither -f nor -O; tenken.conf says what the printer gets; see 'tenken report --help'"

cat >"$work/printer" <<'END'
#!/bin/sh
# Keeps its words and what it is given.
here=$(dirname "$0")
printf '%s\n' "$@" >"$here/words"
cat >"$here/given"
echo "request id is office-7 (1 file)"
END
chmod +x "$work/printer"
echo "print = [ \"$work/printer\", \"-o\", \"a b; touch $work/canary\", \"\$(touch $work/canary)\" ]; print_format = \"text\";" >"$conf"
run report "$id"
cp "$work/out" "$work/text"
run report "$id" --print
test "$status" = 0 && test ! -s "$work/err" && test "$(cat "$work/out")" = "request id is office-7 (1 file)"
ok "what the printer says is the result"
cmp -s "$work/given" "$work/text"
ok "it is given the report as text"
test "$(cat "$work/words")" = "-o
a b; touch $work/canary
\$(touch $work/canary)" && test ! -e "$work/canary"
ok "its words are its own, and no shell sees them"

echo "print = [ \"$work/printer\" ];" >"$conf"
run report "$id" --print
test "$status" = 0 && test "$(head -c 5 "$work/given")" = "%PDF-"
ok "and as PDF when nothing else is said"

printf '#!/bin/sh\ncat >/dev/null\nprintf "lp: one\\n%s[31mlp: no printer\\n" >&2\nexit 3\n' "$esc" >"$work/printer"
run report "$id" --print
test "$status" = 1 && test ! -s "$work/out" && test "$(wc -l <"$work/err")" = 1 && has err "did not print:" &&
	has err "lp: no printer" && ! grep -q "$esc" "$work/err"
ok "its complaint is passed on, harmless and in one line"
printf '#!/bin/sh\nkill -9 $$\n' >"$work/printer"
run report "$id" --print
test "$status" = 1 && has err "signal 9 ended it"
ok "one that is killed is told"
printf '#!/bin/sh\nexit 0\n' >"$work/printer"
run report "$id" --print
test "$status" = 0 && test ! -s "$work/err"
ok "one that reads nothing does not hang"
echo 'print = [ "/nowhere/lp" ];' >"$conf"
run report "$id" --print
test "$status" = 1 && has err "cannot start '/nowhere/lp'"
ok "one that is not there is told"

printf '#!/bin/sh\ncat >/dev/null\nsleep 1.5\n' >"$work/printer"
echo "print = [ \"$work/printer\" ]; print_format = \"text\";" >"$conf"
PYTHONPATH=$root/tests/cli python3 - "$TENKEN" "$id" >"$work/out" 2>"$work/err" <<'END'
import sys
from terminal import Terminal

with Terminal([sys.argv[1], "report", sys.argv[2], "--print"]) as t:
    t.until("making the report ")
    sys.exit(t.end())
END
status=$?
test "$status" = 0
ok "after a second a terminal is told that it goes on"
run report "$id" --print
test "$status" = 0 && test ! -s "$work/err"
ok "but no file"
finish
