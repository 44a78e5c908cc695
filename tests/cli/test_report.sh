#!/bin/sh
# report and clauses.

. "$(dirname "$0")/lib.sh"
make_assessment vendor "Acme & Söhne"

run report "$id" --fail-under 0
test "$status" = 3 && has err "tenken: nothing was judged yet, so the coverage of 0 % is not reached" && test -s "$work/out"
ok "--fail-under: nothing judged is not reached; the report is written all the same"
run answer "$id" q1=1 q2=3 q25.a.contract=4 q25.b.contract=1 q12='?' q14='?'
run report "$id"
test "$status" = 0 && test ! -s "$work/err" && has out "Acme & Söhne"
ok "report writes text to stdout"
cp "$work/out" "$work/text"
run report "$id" -f text
cmp -s "$work/out" "$work/text"
ok "text is the usual format"
run report "$id" -O -
cmp -s "$work/out" "$work/text"
ok "-O - is stdout"
run report "$id" -O "$work/file"
test "$status" = 0 && test ! -s "$work/out" && test ! -s "$work/err" && cmp -s "$work/file" "$work/text" &&
	test "$(stat -c %a "$work/file")" = 600
ok "-O FILE writes the same into a file, 0600"
run report "$id" -O "$work/file"
test "$status" = 0
ok "and writes over it"
ln -s "$work/file" "$work/link"
mkfifo "$work/fifo"
for target in "$work/nofolder/x" "$work" "$work/link" "$work/fifo"; do
	run report "$id" -O "$target"
	test "$status" = 1 && test "$(wc -l <"$work/err")" = 1 && test ! -s "$work/out"
	ok "-O into ${target##*/} is refused in one line"
done
cmp -s "$work/file" "$work/text" && test -L "$work/link"
ok "and what the link points at is untouched"
run report "$id" -O ""
says "-O without a name" 2 "tenken: --output needs the name of a file; see 'tenken report --help'"

run report "$id" -f json
json 'd["schema"] == "tenken-report/1" and d["assessment"]["id"] == "'"$id"'" and d["assessment"]["questionnaire"] == "vendor"'
ok "report -f json"
rate=$(python3 -c 'import json,sys; print(json.load(open(sys.argv[1]))["coverage"]["rate"] * 100)' "$work/out")
run report "$id" -f nothing
test "$status" = 2 && has err "tenken: unknown format 'nothing'; there are: text, " && test ! -s "$work/out"
ok "an unknown format, and what there is"

under=$(python3 -c "print($rate - 0.01)")
over=$(python3 -c "print($rate + 0.01)")
run report "$id" --fail-under "$under"
test "$status" = 0 && cmp -s "$work/out" "$work/text"
ok "--fail-under that is reached"
run report "$id" --fail-under "$over"
test "$status" = 3 && cmp -s "$work/out" "$work/text" && test "$(wc -l <"$work/err")" = 1 && has err "tenken: the coverage is "
ok "--fail-under that is not reached: status 3, the report all the same"
run report "$id" --fail-under 100% -O "$work/file2"
test "$status" = 3 && test -f "$work/file2"
ok "--fail-under with a file and a percent sign"
for value in x 101 -1 nan inf "" "5 0"; do
	run report "$id" --fail-under="$value"
	says "--fail-under '$value' is no percentage" 2 \
		"tenken: --fail-under '$value' is no number from 0 to 100; see 'tenken report --help'"
done
run report "$id" --width 39
says "a width that is too small" 2 "tenken: --width '39' is no number from 40 to 200; see 'tenken report --help'"

for width in 40 80 200; do
	for lang in en ja; do
		run -l $lang report "$id" --width $width
		python3 - "$work/out" $width <<-'END'
			import sys, unicodedata
			def cols(s): return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in s)
			wide = [l for l in open(sys.argv[1], encoding="utf-8").read().split("\n") if cols(l) > int(sys.argv[2])]
			sys.exit(1 if wide else 0)
		END
		ok "no line of the report in $lang is wider than $width"
	done
done
run -l ja report "$id"
test "$status" = 0 && ! cmp -s "$work/out" "$work/text"
ok "-l decides the report's language"

# ---- parts of it, and what it is about
run report "$id" --parts gaps,method
test "$status" = 0 && has out "1  What is missing (" && has out "2  How this report judges" && ! has out "All answers"
ok "--parts: only these, and their numbers close up"
run report "$id" --parts=-gaps,-answers
test "$status" = 0 && has out "1  Result" && has out "What is met in part (" && ! has out "What is missing (" && ! has out "All answers"
ok "--parts: all but these"
run report "$id" --parts all
cmp -s "$work/out" "$work/text"
ok "--parts all is the whole report"
run report "$id" --parts nothing
test "$status" = 2 && has err "tenken: unknown part 'nothing'; there are: all, manager, charts, gaps, " && test ! -s "$work/out"
ok "an unknown part, and what there is"
run report "$id" -f json --parts all,document
json 'd["document"]["language"] == "en" and d["document"]["organisation"] == "Acme & Söhne" and d["document"]["blocks"][0]["kind"] == "field" and {b["kind"] for b in d["document"]["blocks"]} >= {"heading", "paragraph", "item", "field", "quote", "table", "chart", "page"}'
ok "report -f json with its blocks"
run report "$id" -f json
json '"document" not in d'
ok "and without them, unless they are asked for"
mkdir -p "$XDG_CONFIG_HOME/tenken"
echo 'report_parts = "gaps,method";' >"$XDG_CONFIG_HOME/tenken/tenken.conf"
run report "$id"
test "$status" = 0 && has out "2  How this report judges" && ! has out "All answers"
ok "report_parts of tenken.conf"
run report "$id" --parts all
cmp -s "$work/out" "$work/text"
ok "--parts goes before it"
printf '\nreport_parts = "gaps,metod";\n' >"$XDG_CONFIG_HOME/tenken/tenken.conf"
run report "$id"
test "$status" = 0 && cmp -s "$work/out" "$work/text" && has err "tenken.conf:2: unknown part 'metod'; there are: all, "
ok "a wrong one is told, and all parts are shown"
rm "$XDG_CONFIG_HOME/tenken/tenken.conf"

run report "$id" --chapter network
test "$status" = 0 && has out "Limited to         The chapter \"Network\"" && has out "Network" && ! has out "id: confidentiality"
ok "--chapter"
run report "$id" --chapter network -f json
json 'd["filter"] == {"sides": [], "chapter": "network"} and d["clauses"] and {c["chapter"] for c in d["clauses"]} == {"network"} and sum(v for k, v in d["coverage"].items() if k != "rate") == len(d["clauses"])'
ok "--chapter counts its clauses only"
run report "$id" --chapter nowhere
test "$status" = 1 && has err "tenken: unknown chapter 'nowhere'; there are: " && has err "network" && test ! -s "$work/out"
ok "an unknown chapter, and what there is"
run report "$id" --side consignor -f json
json 'd["filter"]["sides"] == ["consignor"] and d["clauses"] and all("consignor" in c["sides"] for c in d["clauses"])'
ok "--side"
run report "$id" --side both
says "an unknown side" 2 "tenken: unknown --side 'both'; there are: vendor, consignor; see 'tenken report --help'"

# ---- clauses
run clauses -f json
json 'list(d) == ["schema", "clauses"] and d["schema"] == "tenken-clauses/1" and len(d["clauses"]) > 50'
ok "clauses -f json is the library"
json 'all(list(c) == ["id", "kind", "chapter", "priority", "title", "wording", "why", "references", "sides", "first_step", "next_steps"] and list(c["references"]) == ["iso27001", "nist_csf", "cis"] and c["kind"] in ("contract", "rule", "measure") and c["priority"] in ("high", "medium", "low") and c["wording"] and c["why"] and c["title"] and c["first_step"] and c["next_steps"] and c["sides"] for c in d["clauses"])'
ok "every clause has its members"
run clauses
test "$status" = 0 && test ! -s "$work/err" && test "$(grep -c '^[0-9]*\. ' "$work/out")" -gt 50
ok "clauses for people"
run -l ja clauses
test "$status" = 0 && has out "委託先"
ok "clauses in Japanese"
run clauses "$id" -f json
json 'd["schema"] == "tenken-clauses/1" and all(c["verdict"] in ("met", "partial", "gap", "unknown", "unanswered", "not-applicable") for c in d["clauses"])'
ok "clauses ID has the verdicts"
cp "$work/out" "$work/all"
run report "$id" -f json
cp "$work/out" "$work/report"
python3 - "$work/all" "$work/report" <<'END'
import json, sys
a, r = (json.load(open(p, encoding="utf-8"))["clauses"] for p in sys.argv[1:])
sys.exit(0 if [(c["id"], c["verdict"]) for c in a] == [(c["id"], c["verdict"]) for c in r] else 1)
END
ok "they are those of the report"
run clauses "$id" --missing -f json
json 'd["clauses"] and {c["verdict"] for c in d["clauses"]} == {"gap", "partial", "unknown"} & {c["verdict"] for c in d["clauses"]}'
ok "--missing leaves out what is met, unanswered or not applicable"
python3 - "$work/out" "$work/all" <<'END'
import json, sys
m, a = (json.load(open(p, encoding="utf-8"))["clauses"] for p in sys.argv[1:])
need = ("gap", "partial", "unknown")
assert sorted(c["id"] for c in m) == sorted(c["id"] for c in a if c["verdict"] in need)
kinds = ["contract", "rule", "measure"]
levels = ["high", "medium", "low"]
keys = [(kinds.index(c["kind"]), levels.index(c["priority"])) for c in m]
assert keys == sorted(keys)
END
ok "and nothing else, by kind and priority"
run clauses "$id" --missing
test "$status" = 0 && has out "Acme & Söhne" && has out "== To agree in the contract ==" && has out "cannot be judged yet"
ok "the annex for people"
run clauses --missing
says "--missing needs an assessment" 2 "tenken: --missing needs the ID of an assessment; see 'tenken clauses --help'"
run clauses -f html
says "clauses in an unknown format" 2 "tenken: unknown format 'html'; there are: text, json; see 'tenken clauses --help'"
run clauses nosuch
test "$status" = 1 && test "$(wc -l <"$work/err")" = 1
ok "clauses of no assessment"

mkdir "$work/empty"
TENKEN_DATADIR=$work/empty run clauses
test "$status" = 1 && test "$(wc -l <"$work/err")" = 1 && test ! -s "$work/out"
ok "without a clause library it says so"
TENKEN_DATADIR=$work/empty run report "$id"
test "$status" = 1 && test "$(wc -l <"$work/err")" = 1 && test ! -s "$work/out"
ok "and no report is made without it"

finish
