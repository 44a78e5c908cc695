#!/bin/sh
# annex: its formats. What it says stands in tests/unit and tests/golden.

. "$(dirname "$0")/lib.sh"

make_assessment vendor 'Acme <Co.>'
"$TENKEN" answer "$id" q1=1 q2=3 q25.a.contract=4 q25.d.contract=1
"$TENKEN" duty "$id" incident-response=undecided

for format in text md html man pdf; do
	run annex "$id" -f $format
	test "$status" = 0 && [ -s "$work/out" ] && [ ! -s "$work/err" ] && cp "$work/out" "$work/first"
	run annex "$id" -f $format -O "$work/file.$format"
	test "$status" = 0 && [ ! -s "$work/out" ] && cmp -s "$work/first" "$work/file.$format"
	ok "-O writes the same bytes: $format"
done
run annex "$id"
test "$status" = 0 && cmp -s "$work/out" "$work/file.text"
ok "text unless something else is asked for"
for lang in en ja; do
	run -l $lang annex "$id" -f html
	python3 - "$root" "$work/out" $lang >"$work/said" 2>&1 <<-'END'
		import sys
		sys.path.insert(0, sys.argv[1] + "/tests/html")
		from html_page import Page
		page = Page(open(sys.argv[2], "rb").read())
		print(page.problems, page.lang, page.title)
		text = "".join(page.texts)
		sys.exit(bool(page.problems) or page.lang != sys.argv[3] or "Acme <Co.>" not in page.title or "[" not in text)
	END
	test $? = 0
	ok "a page that a strict reader finds nothing wrong with, in $lang"
done
pdftotext -enc UTF-8 "$work/file.pdf" "$work/out" && has out "Contract annex" && has out "Acme <Co.>" && has out "Who carries what"
ok "a PDF with the text"
[ -z "$(mandoc -T lint -W warning "$work/file.man" 2>&1)" ] && grep -q '^.Nm contract-annex$' "$work/file.man"
ok "a manual page that lint has nothing against"
run annex "$id" --width 40
test "$status" = 0 && [ "$(awk '{ if (length($0) > m) m = length($0) } END { print m }' "$work/out")" -le 40 ]
ok "as narrow as asked"
run annex "$id" -f docx
says "an unknown format" 2 "tenken: unknown format 'docx'; there are: text, md, man, html, pdf; see 'tenken annex --help'"
run annex "$id" -f pdf -O "$work/nowhere/x"
test "$status" = 1 && [ ! -s "$work/out" ] && [ -s "$work/err" ]
ok "a folder that is not there"
finish
