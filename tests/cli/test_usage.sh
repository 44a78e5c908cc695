#!/bin/sh
# Words: options, help, what is missing and what is too much.

. "$(dirname "$0")/lib.sh"

commands='new list questionnaires questions answer note confirm basis evidence finding incident factor action exception duty due show report annex summary compare upgrade clauses benchmarks check plain verify backup delete open'

run --version
test "$status" = 0 && grep -qx 'tenken [0-9][0-9.]*' "$work/out" && test ! -s "$work/err"
ok "--version prints the name and the version"

run --help
cp "$work/out" "$work/help"
missing=
for command in $commands; do
	grep -q "^  $command " "$work/help" || missing="$missing $command"
done
test "$status" = 0 && test -z "$missing"
ok "--help names every command"

run -h
test "$status" = 0 && cmp -s "$work/out" "$work/help"
ok "-h is --help"

wrong=
for command in $commands; do
	run "$command" --help
	[ "$status" = 0 ] && [ ! -s "$work/err" ] && grep -q "^usage: tenken .* $command" "$work/out" || wrong="$wrong $command"
	run -l ja "$command" --help
	[ "$status" = 0 ] && [ ! -s "$work/err" ] && has out "tenken [-d DATABASE] [-l LANG] $command" || wrong="$wrong ja:$command"
	awk 'length($0) > 200 { exit 1 }' "$work/out" || wrong="$wrong wide:$command"
done
test -z "$wrong" || echo "#$wrong"
test -z "$wrong"
ok "every command explains itself, in both languages"

test ! -e "$XDG_DATA_HOME"
ok "help makes no database"

run frobnicate
says "an unknown command is named, and those that exist" 2 \
	"tenken: unknown command 'frobnicate'; there are: $commands"

for later in export import align; do
	run $later x
	test "$status" = 2 && has err "unknown command '$later'"
	ok "$later is no command"
done

run -x list
says "an unknown option before the command" 2 "tenken: unknown option '-x'; see 'tenken --help'"
run --frob
says "an unknown long option" 2 "tenken: unknown option '--frob'; see 'tenken --help'"
run -d
says "-d without a value" 2 "tenken: --database needs a value after it"
run -l
says "-l without a value" 2 "tenken: --lang needs a value after it"
run -l xx list
says "an unknown language" 2 "tenken: unknown language 'xx'; there are: en ja"
run list --frob
says "an unknown option of a command" 2 "tenken: unknown option '--frob'; see 'tenken list --help'"
run list -z
says "an unknown letter of a command" 2 "tenken: unknown option '-z'; see 'tenken list --help'"
run new vendor -o
says "an option without its value" 2 "tenken: --organisation needs a value after it; see 'tenken new --help'"
run list --json=yes
says "a switch with a value" 2 "tenken: --json takes no value; see 'tenken list --help'"
run new
says "a missing word" 2 "tenken: something is missing: tenken new QUESTIONNAIRE[,...] -o ORGANISATION [-r RESPONDENT] [options]; see 'tenken new --help'"
run answer abc
says "an answer without an item" 2 "tenken: something is missing: tenken answer ID ITEM=VALUE... | ID -; see 'tenken answer --help'"
run list now
says "a word too many" 2 "tenken: 'now' is one word too many; see 'tenken list --help'"

missing=
for command in questions answer note show report check plain backup delete open; do
	run $command
	[ "$status" = 2 ] || missing="$missing $command"
done
test -z "$missing"
ok "a command that needs words does not go without"

run "$(printf 'a\033[31m\nb\342\200\256')"
says "an unknown command is written out, not obeyed" 2 \
	"tenken: unknown command 'a<U+001B>[31m<U+000A>b<U+202E>'; there are: $commands"

run
says "the screen without a terminal" 1 \
	"tenken: the screen needs a terminal; 'tenken plain ID' asks line by line, 'tenken --help' lists the commands"
run open abc
says "open without a terminal" 1 \
	"tenken: the screen needs a terminal; 'tenken plain ID' asks line by line, 'tenken --help' lists the commands"

run -d "$work/a.db" -l en list
test "$status" = 0 && test -f "$work/a.db"
ok "-d and -l stand before a command"
run "--database=$work/b.db" --lang=ja list
test "$status" = 0 && test -f "$work/b.db"
ok "--database= and --lang= do the same"
run "-d$work/c.db" list --json
test "$status" = 0 && test -f "$work/c.db"
ok "-dFILE does the same"
test "$(stat -c %a "$work/a.db")" = 600
ok "the database is 0600"

run -- list
test "$status" = 0
ok "-- ends the options"

mkdir -p "$XDG_CONFIG_HOME/tenken"
echo 'language = "ja";' >"$XDG_CONFIG_HOME/tenken/tenken.conf"
run questionnaires
has out "委託先調査票"
ok "tenken.conf chooses the language"
run -l en questionnaires
has out "Vendor questionnaire"
ok "-l goes before tenken.conf"
mkdir -p "$work/none"
XDG_CONFIG_HOME=$work/none LC_ALL= LANG=ja_JP.UTF-8 run questionnaires
has out "委託先調査票"
ok "without tenken.conf the environment chooses it"
printf 'language = "xx";\ncolour = 7;\n' >"$XDG_CONFIG_HOME/tenken/tenken.conf"
run list
test "$status" = 0 && test "$(grep -c '^tenken: .*tenken.conf:[12]: ' "$work/err")" = 2
ok "mistakes in tenken.conf are told with their lines, and the rest goes on"

finish
