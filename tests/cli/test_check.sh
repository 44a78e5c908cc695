#!/bin/sh
# check: all that is wrong with a file, each with its line.

. "$(dirname "$0")/lib.sh"
cd "$work" || exit 1
example=$root/tests/data

run check "$example/example-clauses.cfg" "$example/example.cfg"
gives "a sound questionnaire with its clause library" 0 ""
run check "$example/example.cfg" "$example/example-clauses.cfg"
gives "in any order" 0 ""
run check "$root/questionnaires/vendor.cfg" "$root/questionnaires/consignor.cfg" "$root/questionnaires/clauses.cfg"
gives "what is installed is sound" 0 ""
run check "$example/example.cfg"
test "$status" = 1 && has out "unknown clause" && has err "mistakes found; mend them and check again"
ok "without it the installed library is what clauses are looked up in"

sed -e 's/kind = "single"/kind = "singel"/' -e 's/kind = "multiple"/kind = "multipel"/' "$example/example.cfg" >bad.cfg
run check bad.cfg
test "$status" = 1 && test "$(grep -c '^bad.cfg:[0-9]*: ' out)" -ge 2 && test "$(wc -l <err)" = 1
ok "every mistake stands on stdout with file and line, one line on stderr sums up"
sed 's/^bad.cfg:\([0-9]*\):.*/\1/' out >lines
sort -n lines | cmp -s - lines
ok "sorted by line"
run check "$example/example-clauses.cfg" bad.cfg bad.cfg
test "$(($(wc -l <out) % 2))" = 0
ok "every file is checked"
run check nosuch.cfg
test "$status" = 1 && test "$(wc -l <out)" = 1 && has err "tenken: 1 mistake found; mend it and check again"
ok "a file that is not there"
mkfifo pipe.cfg
ln -s /dev/zero zero.cfg
run check pipe.cfg zero.cfg .
test "$status" = 1 && test "$(wc -l <out)" = 3
ok "a FIFO, a device and a folder are refused, and nothing hangs"
printf '@include "/etc/passwd"\n' >include.cfg
run check include.cfg
test "$status" = 1 && ! grep -q root out && has out "include.cfg:1"
ok "@include is refused"
printf 'id = "a\033[31mb\342\200\256c"; version = "1";\n' >esc.cfg
run check esc.cfg "no${esc}such${lf}file"
test "$status" = 1 && ! grep -q "$esc" out && ! grep -q "$bidi" out && ! grep -q "$esc" err
ok "nothing of a file or its name reaches the terminal raw"
run check -- -x.cfg
test "$status" = 1 && test "$(wc -l <out)" = 1
ok "a name with a dash"
test ! -e "$XDG_DATA_HOME/tenken/tenken.db"
ok "check makes no database"

finish
