#!/bin/sh
# tenken(1) says what the program does: its examples run as they stand, and it names every command, option and letter.

. "$(dirname "$0")/lib.sh"
page=$root/man/tenken.1

# One script a display, with the status that its comment names: NUMBER.STATUS.sh
mkdir "$work/examples" "$work/bin" "$work/run"
python3 - "$page" "$work/examples" <<'END'
import re, sys
text = open(sys.argv[1], encoding="utf-8").read()
text = text[text.index("\n.Sh EXAMPLES"):]
text = text[:text.index("\n.Sh ", 5)]
shown = len(re.findall(r"^\.Bd ", text, re.M))
found = re.findall(r'^\.\\" RUN (\d+)\n\.Bd [^\n]*\n(.*?)^\.Ed', text, re.M | re.S)
for number, (status, body) in enumerate(found, 1):
    body = body.replace("\\&", "").replace("\\(aq", "'").replace("\\-", "-").replace("\\e", "\\")
    open("%s/%02d.%s.sh" % (sys.argv[2], number, status), "w", encoding="utf-8").write(body)
sys.exit(shown != len(found))
END
ok "every example says with which status it ends"
ln -s "$TENKEN" "$work/bin/tenken"

# All in one shell, so that an example can use what one before it has made.
{
	echo "PATH=$work/bin:\$PATH; cd $work/run"
	for example in "$work"/examples/*.sh; do
		echo ". $example >$example.out 2>$example.err; echo \$? >$example.status"
	done
} >"$work/all.sh"
sh "$work/all.sh"
for example in "$work"/examples/*.sh; do
	expected=${example%.sh}
	expected=${expected##*.}
	cp "$example.out" "$work/out"
	cp "$example.err" "$work/err"
	status=$(cat "$example.status")
	test "$status" = "$expected" && { test "$status" != 0 || test ! -s "$work/err"; }
	ok "runs: $(head -1 "$example")"
done
test -s "$work/run/report.txt" && test -s "$work/run/annex.txt" && test -s "$work/run/report.json" && test -s "$work/run/march.db"
ok "and they leave the files that they name"

# ---- commands and options
run --help
sed -n 's/^  \([a-z][a-z]*\) .*/\1/p' "$work/out" >"$work/commands"
missing=
while read -r command; do
	grep -q "^\.\(It \)\{0,1\}Cm $command\( \|\$\)" "$page" || missing="$missing $command"
	"$TENKEN" "$command" --help | grep -o -e '--[a-z][a-z-]*' | sort -u | sed 's/^-//; s/--help//' >"$work/options"
	while read -r option; do
		grep -q -e "Fl.* $option\( \|\$\)" "$page" || missing="$missing $command:$option"
	done <"$work/options"
done <"$work/commands"
test -z "$missing" || echo "# not in the page:$missing"
test -z "$missing"
ok "the page names every command and option"
for command in $(sed -n '/^\.Sh COMMANDS/,/^\.Sh ANSWERS/s/^\.It Cm \([a-z]*\).*/\1/p' "$page" | sort -u); do
	grep -qx "$command" "$work/commands" || echo "$command"
done >"$work/more"
test ! -s "$work/more"
ok "and no other"

# ---- letters of plain
sed -n '/PLAIN-BEGIN/,/PLAIN-END/s/^\.It Cm \(.\).*/\1/p' "$page" | sort >"$work/a"
sed -n '/^const struct plain_command/,/^};/s/^.*{ '"'"'\(.\)'"'"'.*/\1/p' "$root/tui/plain_read.c" | sort >"$work/b"
test -s "$work/a" && cmp -s "$work/a" "$work/b"
ok "the page has the letters of plain"

mandoc -T lint -W warning "$page" >"$work/out" 2>&1
test ! -s "$work/out"
ok "mandoc has nothing to say of it"

finish
