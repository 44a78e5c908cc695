#!/bin/sh
# Writes tests/data/db/v1.expected anew, when JSON has got new members; with
# --database also tests/data/db/v1.db. Once format 1 is released that file stays
# as it is for ever: it stands for the databases that people have (P12).

. "$(dirname "$0")/../cli/lib.sh"
. "$root/tests/promises/v1.sh"
cd "$root" || exit 1
SOURCE_DATE_EPOCH=1775035800
export SOURCE_DATE_EPOCH

if [ "${1:-}" = --database ]; then
	mkdir -p "$XDG_DATA_HOME/tenken/questionnaires"
	cp tests/data/example.cfg tests/data/report/small.cfg "$XDG_DATA_HOME/tenken/questionnaires"
	id=$("$TENKEN" new example,small -o "Acme 株式会社" -r "Sato" --department "IT" --contact "Suzuki" --phone "03-0000-0000" \
		--mail "it@example.jp" --reference "No. 7") &&
		"$TENKEN" answer "$id" example/q1=1 example/q2=12 example/q3=1,4 "example/q3#4=a blank" example/q4=2 \
			example/q5.a=contract=3,spec=2 "example/q5.b=?" example/q6=2026-03-31 "example/q7=two
lines" &&
		"$TENKEN" note "$id" example/q1 "a note" --interview --who "Tanaka" &&
		"$TENKEN" answer "$id" example/q2=13 "example/q4=n/a:no such work" example/q3=none &&
		printf 'j example/q3\nu\nm\nu\nr\nn noted\nq\n' | "$TENKEN" plain "$id" >/dev/null &&
		"$TENKEN" new example -o "Bcme" && gone=$("$TENKEN" new example -o "Gone") &&
		"$TENKEN" delete "$gone" --yes && "$TENKEN" verify || exit 1
	rm -f tests/data/db/v1.db
	"$TENKEN" backup tests/data/db/v1.db || exit 1
	chmod 644 tests/data/db/v1.db
fi
say_all tests/data/db/v1.db >"$work/said" && cp "$work/said" tests/data/db/v1.expected
