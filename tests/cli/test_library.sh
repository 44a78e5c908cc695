#!/bin/sh
# The library for people and scripts: clauses by what they are, benchmarks, sheets,
# several parts in one visit, and what was left out.

. "$(dirname "$0")/lib.sh"

# fits CONDITION: the clauses of $work/out are those of the library for which it holds.
"$TENKEN" clauses -f json >"$work/library"
fits() {
	python3 - "$work/library" "$work/out" "$1" <<-'END'
		import json, sys
		every, found = (json.load(open(p, encoding="utf-8"))["clauses"] for p in sys.argv[1:3])
		wanted = [c["id"] for c in every if eval(sys.argv[3], {"c": c})]
		sys.exit(0 if wanted and len(wanted) < len(every) and [c["id"] for c in found] == wanted else 1)
	END
}

# ---- clauses by what they are
for words in "--kind contract" "--kind=rule" "--kind measure"; do
	# shellcheck disable=SC2086
	run clauses $words -f json
	fits "c['kind'] == '${words#--kind?}'"
	ok "clauses $words"
done
run clauses --chapter devices -f json
fits "c['chapter'] == 'devices'"
ok "clauses of a chapter"
for side in vendor consignor; do
	run clauses --side $side -f json
	fits "'$side' in c['sides']"
	ok "clauses of the $side"
done
run clauses --priority high -f json
fits "c['priority'] == 'high'"
ok "clauses of a priority"
run clauses --kind rule --side vendor --priority high --chapter organisation -f json
fits "(c['kind'], c['priority'], c['chapter']) == ('rule', 'high', 'organisation') and 'vendor' in c['sides']"
ok "all of them together"
run clauses --text PASSWORD -f json
fits "any('password' in c[k].lower() for k in ('id', 'title', 'wording', 'why', 'first_step', 'next_steps'))"
ok "clauses with a text, in letters of any size"
cp "$work/out" "$work/wanted"
run clauses --text 'ｐａｓｓＷＯＲＤ' -f json
cmp -s "$work/out" "$work/wanted"
ok "and of any width"
run -l ja clauses --text 'ﾊﾟｽﾜｰﾄﾞ' -f json
cp "$work/out" "$work/half"
run -l ja clauses --text 'パスワード' -f json
cmp -s "$work/out" "$work/half" && test "$(grep -c '"id"' "$work/out")" -gt 0
ok "half-width katakana too"
run clauses --text 'no clause says this' -f json
json 'd == {"schema": "tenken-clauses/1", "clauses": []}'
ok "none fits: an empty list"
run clauses --text 'no clause says this'
gives "and for people a line" 0 "No clause fits."
run clauses --kind contract --priority low
test "$status" = 0 && has out "First step, this week:" && has out "Then:" && ! has out "house rule;"
ok "the text has the steps, and only what was asked for"
run clauses --kind thing
says "an unknown kind" 2 "tenken: unknown --kind 'thing'; there are: contract, rule, measure; see 'tenken clauses --help'"
run clauses --priority urgent
says "an unknown priority" 2 "tenken: unknown --priority 'urgent'; there are: high, medium, low; see 'tenken clauses --help'"
run clauses --side both
says "an unknown side" 2 "tenken: unknown --side 'both'; there are: vendor, consignor; see 'tenken clauses --help'"
run clauses --chapter none
test "$status" = 2 && test ! -s "$work/out" && has err "unknown --chapter 'none'; there are: contract-terms, "
ok "an unknown chapter"

make_assessment remote-check
run answer "$id" c03=2 c04=2 c15=2
run clauses "$id" --missing --kind measure --text patch -f json
json '[c["id"] for c in d["clauses"]] == ["patching"]'
ok "of an assessment, too"

# ---- benchmarks
run benchmarks --json
json 'd["schema"] == "tenken-benchmarks/1" and len(d["benchmarks"]) == 78'
ok "benchmarks --json has all"
run benchmarks partners --json
json '{b["questionnaire"] for b in d["benchmarks"]} == {"partners"} and len(d["benchmarks"]) == 42'
ok "or those of a questionnaire"
run benchmarks partners
test "$status" = 0 && has out "partners.v4" && has out "Source: 003_f194a83c0c987874.txt"
ok "benchmarks for people"
run benchmarks nothing
test "$status" = 1 && test ! -s "$work/out" && has err 'unknown questionnaire "nothing"'
ok "benchmarks of nothing"

make_assessment byod-telework
run answer "$id" q40.c=4 q40.i=1
run report "$id" -f json
json '[(c["benchmark"]["percent"], c["benchmark"]["n"], c["benchmark"]["year"], c["benchmark"]["source"]) for c in d["clauses"] if c["id"] == "confidentiality"] == [(48.9, 184, 2020, "000_fe82deefd9ef3a7c.txt line 909")]'
ok "a clause has its benchmark"
json 'all((c["benchmark"] is None) == (not c["benchmarks"]) and (not c["benchmarks"] or c["benchmark"] == c["benchmarks"][0]) for c in d["clauses"])'
ok "which is the first of all of them, or null"
run report "$id"
test "$status" = 0 && has out "Other companies" && has out "48.9 %"
ok "the report has it in words"
run report "$id" --no-benchmarks
test "$status" = 0 && ! has out "Other companies" && ! has out "how secrecy is kept (2020)"
ok "--no-benchmarks leaves it out"
run report "$id" --no-benchmarks -f json
json 'all(c["benchmark"] is None and c["benchmarks"] == [] for c in d["clauses"])'
ok "of the JSON report, too"
mkdir -p "$XDG_CONFIG_HOME/tenken"
echo 'benchmarks = false;' >"$XDG_CONFIG_HOME/tenken/tenken.conf"
run report "$id"
test "$status" = 0 && ! has out "Other companies"
ok "and so does the setting"
rm "$XDG_CONFIG_HOME/tenken/tenken.conf"
mkdir -p "$XDG_DATA_HOME/tenken/questionnaires"
echo 'benchmarks = ( { id = "x"; } );' >"$XDG_DATA_HOME/tenken/questionnaires/benchmarks.cfg"
run report "$id"
test "$status" = 1 && test ! -s "$work/out" && has err "benchmarks.cfg:1: "
ok "a broken file of one's own is told"
run report "$id" --no-benchmarks
test "$status" = 0
ok "and can be gone without"
run check "$XDG_DATA_HOME/tenken/questionnaires/benchmarks.cfg"
test "$status" = 1 && has out 'missing setting "year"'
ok "check knows benchmarks by their name"
rm -r "$XDG_DATA_HOME/tenken/questionnaires"

# ---- sheets
make_assessment remote-check
feed "1y 2n,3? 4x no devices outside${lf}y${lf}n${lf}x no need${lf}８Ｎ C09Y${lf}q$lf" plain "$id"
run show "$id" --json
json '[a["value"] for a in d["parts"][0]["answers"]] == ["1", "2", "?", "n/a:no devices outside", "1", "2", "n/a:no need", "2", "1"]'
ok "plain takes a sheet line by line, or several lines in one"
feed "j c01${lf}q$lf" plain "$id"
has out "A sheet of 11 lines" && has out "  [y] 1 " && has out "  [n] 2 " && has out "  [?] 3 " && has out "  [x] 4 " && has out "  [ ] 11"
ok "and shows it as a sheet with what stands there"
feed "j c10${lf}10y 99n${lf}10y x${lf}10y 11q${lf}q$lf" plain "$id"
test "$(grep -c '^Not taken: cannot take' "$work/out")" = 3 && "$TENKEN" show "$id" --json >"$work/show" && ! grep -q '"c10"' "$work/show"
ok "a line with a mistake is refused as a whole"
feed "j c10${lf}10y 10n 10y 10n 10y 10n 10y 10n 10y 10n 10y 10n${lf}q$lf" plain "$id"
has out "Not taken: more answers than the sheet has lines"
ok "and one with too many answers"
feed "j c10${lf}n a note on it${lf}n${lf}u${lf}u${lf}q$lf" plain "$id"
has out "Note saved." && has out "Saved: No"
ok "n alone is no, n with a text a note"
run report "$id"
grep -q '^ *1    *Outside, is the hardware inventory .* Yes$' "$work/out" && grep -q '^ *4    .* n/a \*$' "$work/out" &&
	grep -q '^ *\*  4$' "$work/out" && has out "no devices outside"
ok "the report prints it as a sheet"

# ---- one visit, several parts
make_assessment vendor,byod-telework,remote-check
run answer "$id" remote-check/c15=1 byod-telework/q40.c=4 vendor/q25.a.contract=4 byod-telework/t1=4 remote-check/c01=n/a:none \
	byod-telework/q22=n/a:"no personal devices"
test "$status" = 0
ok "a visit of three parts is answered as one"
run report "$id" -f json
json 'sorted((e["item"], e["verdict"]) for c in d["clauses"] if c["id"] == "confidentiality" for e in c["evidence"]) == [("byod-telework/q40.c", "gap"), ("vendor/q25.a", "met")]'
ok "a clause shows the evidence of all parts"
json '[c["verdict"] for c in d["clauses"] if c["id"] == "confidentiality"] == ["gap"] and d["assessment"]["questionnaire"] == "vendor,byod-telework,remote-check" and len(d["parts"]) == 3'
ok "and the weakest decides"
"$TENKEN" report "$id" >"$work/text"
python3 - "$work/out" "$work/text" <<'END'
import json, re, sys
report = json.load(open(sys.argv[1], encoding="utf-8"))
left = {e["item"]: e for e in report["left_out"]}
assert left["byod-telework/q10"]["kind"] == "not-asked", left
assert left["byod-telework/q10"]["because"].startswith("Asked only if t1 is answered other than \""), left["byod-telework/q10"]
assert left["byod-telework/t2"]["because"].startswith("Asked only if t1 is answered \""), left["byod-telework/t2"]
assert left["byod-telework/q22"]["because"] == "no personal devices" and left["byod-telework/q22"]["kind"] == "not-applicable"
assert left["remote-check/c01"]["because"] == "none" and left["remote-check/c01"]["label"] == "1"
assert "byod-telework/q28-1" not in left  # waits for q28
assert not any(i.startswith("byod-telework/q22.") for i in left)
asked = {a["item"] for p in report["parts"] for s in p["sections"] for q in s["questions"] for a in q["answers"]}
assert not any(e["kind"] == "not-asked" and e["item"] in asked for e in report["left_out"])
text = open(sys.argv[2], encoding="utf-8").read()
part = re.search(r"\n\d+  Left out\n.*?\n\d+  How this", text, re.S).group(0)
for words in ("t2  Does telework", "Q10, Q12, Q11", "Not asked. Asked only if", "Q22", "Not applicable: no personal devices"):
    assert words in part, words
END
ok "the report says what was left out, and why"
run -l ja report "$id"
grep -q '^[0-9]*  省いた質問$' "$work/out" && has out "該当なし：no personal devices"
ok "in Japanese, too"

make_assessment vendor
run report "$id" -f json
json 'd["left_out"] == []'
ok "what waits for an open question is not left out"

finish
