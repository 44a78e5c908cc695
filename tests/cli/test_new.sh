#!/bin/sh
# new, list, delete.

. "$(dirname "$0")/lib.sh"

run list
gives "an empty database lists nothing" 0 ""
run list --json
json 'd == {"schema": "tenken-list/1", "assessments": []}'
ok "an empty database lists nothing as JSON"

SOURCE_DATE_EPOCH=1000000000 run new vendor -o "Acme Co."
id=$(cat "$work/out")
test "$status" = 0 && test ! -s "$work/err" && test "$(wc -l <"$work/out")" = 1 && test -n "$id"
ok "new prints the id, alone on a line"
first=$id

run new vendor,consignor -o 'アクメ株式会社' -r '山田 太郎' --department '情報システム部' --contact 'Sato' \
	--phone '03-0000-0000' --mail 'a@example.com' --reference 'R-1'
second=$(cat "$work/out")
test "$status" = 0 && test "$second" != "$first"
ok "new takes several questionnaires and the profile"

run list --json
json 'd["schema"] == "tenken-list/1" and len(d["assessments"]) == 2'
ok "list --json has both"
json 'd["assessments"][0]["organisation"] == "アクメ株式会社" and d["assessments"][0]["questionnaires"] == ["vendor", "consignor"] and d["assessments"][0]["respondent"] == "山田 太郎" and d["assessments"][0]["department"] == "情報システム部" and d["assessments"][0]["contact"] == "Sato" and d["assessments"][0]["phone"] == "03-0000-0000" and d["assessments"][0]["mail"] == "a@example.com" and d["assessments"][0]["reference"] == "R-1"'
ok "the last changed is first, with all of its profile"
json 'd["assessments"][1]["progress"] == {"asked": 24, "answered": 0, "unanswered": 24} and d["assessments"][1]["coverage"]["rate"] is None'
ok "progress and coverage of one that was only begun"
json 'all(len(a["created"]) == 20 and a["created"][-1] == "Z" for a in d["assessments"])'
ok "times are UTC"

run list
test "$status" = 0 && test "$(wc -l <"$work/out")" = 3
ok "list has a line for each, and a heading"
python3 - "$work/out" <<'END'
import sys, unicodedata
def cols(s): return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in s)
lines = open(sys.argv[1], encoding="utf-8").read().split("\n")[:-1]
at = [cols(l[:l.index(w)]) for l, w in zip(lines, ("questionnaires", "vendor,consignor", "vendor"))]
sys.exit(0 if len(set(at)) == 1 and all(l == l.rstrip() for l in lines) else 1)
END
ok "columns are aligned by what a terminal shows"

run new vendor
says "new without an organisation" 2 "tenken: whose assessment is it? -o ORGANISATION is missing; see 'tenken new --help'"
run new vendor -o ""
says "new with an empty organisation" 2 "tenken: whose assessment is it? -o ORGANISATION is missing; see 'tenken new --help'"
run new nothing -o A
says "an unknown questionnaire, and what there is" 1 'tenken: unknown questionnaire "nothing"; expected one of byod-telework, consignor, partners, remote-check, telework-threats, vendor'
run new vendor,vendor -o A
says "the same questionnaire twice" 1 "tenken: questionnaire 'vendor' is given twice"
run new vendor, -o A
test "$status" = 1 && test ! -s "$work/out" && test "$(wc -l <"$work/err")" = 1
ok "an empty name in the list"
run new ../vendor -o A
test "$status" = 1 && test ! -s "$work/out" && test "$(wc -l <"$work/err")" = 1
ok "a name is no path"
run new vendor -o "a${esc}[31mb"
says "control characters in the organisation" 2 \
	"tenken: --organisation holds control or invisible characters: 'a<U+001B>[31mb'; see 'tenken new --help'"
run new vendor -o A --mail "x${bidi}y"
says "bidi characters in the mail address" 2 \
	"tenken: --mail holds control or invisible characters: 'x<U+202E>y'; see 'tenken new --help'"
run new vendor -o "$(printf 'a\377b')"
says "an organisation that is not UTF-8" 2 "tenken: --organisation is not valid UTF-8; see 'tenken new --help'"
run new vendor -o "$(head -c 100000 /dev/zero | tr '\0' a)"
test "$status" = 1 && test ! -s "$work/out" && test "$(wc -l <"$work/err")" = 1
ok "an organisation beyond all limits"

run list --json
json 'len(d["assessments"]) == 2'
ok "what was refused left nothing behind"

run new vendor -o "$(printf 'か\343\202\231')"
run list --json
json 'd["assessments"][0]["organisation"] == "が"'
ok "texts are composed (NFC)"

# Ids and their prefixes.
"$TENKEN" list --json >"$work/list"
prefix=$(python3 - "$work/list" "$first" <<'END'
import json, sys
ids = [a["id"] for a in json.load(open(sys.argv[1]))["assessments"]]
mine = sys.argv[2]
n = next(n for n in range(1, 9) if sum(i.startswith(mine[:n]) for i in ids) == 1)
print(mine[:n])
END
)
run show "$prefix" --json
json "d['assessment']['id'] == '$first'"
ok "an id may be cut to a prefix"
run show nosuchid
says "an id that is not there" 1 "tenken: no assessment 'nosuchid' in $XDG_DATA_HOME/tenken/tenken.db; see 'tenken list'"
run show ""
test "$status" = 1 && test "$(wc -l <"$work/err")" = 1
ok "an empty id is none"
run show "x%y_z'"
test "$status" = 1 && test "$(wc -l <"$work/err")" = 1
ok "an id is no pattern"

n=0
while [ $n -lt 36 ]; do
	"$TENKEN" new vendor -o "N$n" >/dev/null
	n=$((n + 1))
done
"$TENKEN" list --json >"$work/list"
prefix=$(python3 - "$work/list" <<'END'
import json, sys
ids = [a["id"] for a in json.load(open(sys.argv[1]))["assessments"]]
print(next(i[0] for i in ids if sum(j[0] == i[0] for j in ids) > 1))
END
)
run show "$prefix"
test "$status" = 1 && test "$(wc -l <"$work/err")" = 1 && has err "'$prefix'"
ok "a prefix of several ids is refused"
run delete "$prefix" --yes
test "$status" = 1
ok "nothing is deleted by a prefix of several ids"

run delete "$first"
says "delete asks, and without a terminal refuses" 2 \
	"tenken: nobody can be asked here; add --yes to delete '$first' for good"
feed "yes$lf" delete "$first"
test "$status" = 2
ok "a pipe is nobody to ask"
run show "$first"
test "$status" = 0
ok "what was refused is still there"
run delete "$first" --yes
gives "delete --yes" 0 ""
run show "$first"
test "$status" = 1
ok "what was deleted is gone"
run delete "$first" --yes
test "$status" = 1
ok "it cannot be deleted twice"
run show "$second"
test "$status" = 0
ok "the others are untouched"

finish
