#!/bin/sh
# questionnaires, questions, show and its history: what scripts read of them.

. "$(dirname "$0")/lib.sh"

run questionnaires --json
json 'd["schema"] == "tenken-questionnaires/1" and [q["id"] for q in d["questionnaires"]] == ["byod-telework", "consignor", "partners", "remote-check", "telework-threats", "vendor"]'
ok "questionnaires --json lists what is installed"
json 'all(q["version"] and q["title"] and q["source"] and q["file"] and [q["questions"], q["roles"]] == {"byod-telework": [19, ["consignor", "vendor"]], "consignor": [34, ["consignor"]], "partners": [33, ["consignor"]], "remote-check": [22, ["consignor", "vendor"]], "telework-threats": [29, ["consignor", "vendor"]], "vendor": [30, ["vendor"]]}[q["id"]] for q in d["questionnaires"])'
ok "with version, title, source, roles and number of questions"
run questionnaires
test "$status" = 0 && test "$(wc -l <"$work/out")" = 7 && test ! -s "$work/err"
ok "questionnaires has a line for each, and a heading"
run -l ja questionnaires
has out "委託元、委託先" && ! has out ", "
ok "in Japanese with Japanese marks"
test ! -e "$XDG_DATA_HOME/tenken/tenken.db"
ok "questionnaires makes no database"

# A user's own questionnaires: one sound, one not.
mkdir -p "$XDG_DATA_HOME/tenken/questionnaires"
example=$(sed -n 's/^id = "\([^"]*\)";.*/\1/p' "$root/tests/data/example.cfg" | head -1)
cp "$root/tests/data/example.cfg" "$XDG_DATA_HOME/tenken/questionnaires/$example.cfg"
printf 'id = "broken";\nversion = ;\n' >"$XDG_DATA_HOME/tenken/questionnaires/broken.cfg"
run questionnaires --json
test "$status" = 1 && grep -q '^tenken: .*broken.cfg:2' "$work/err" && test "$(wc -l <"$work/err")" = 1
ok "a file that cannot be loaded is named on stderr"
json '[q["id"] for q in d["questionnaires"]] == sorted(["byod-telework", "consignor", "partners", "remote-check", "telework-threats", "vendor", "'"$example"'"])'
ok "the others are listed, the user's own too"
run new broken -o A
test "$status" = 1 && test ! -s "$work/out" && test "$(wc -l <"$work/err")" = 1
ok "and nothing can be begun with it"
run questions broken
test "$status" = 1 && test ! -s "$work/out" && test "$(wc -l <"$work/err")" = 1
ok "nor shown of it"
rm -r "$XDG_DATA_HOME/tenken/questionnaires"

# ---- questions
for q in vendor consignor; do
	for lang in en ja; do
		run -l $lang questions $q --json
		cp "$work/out" "$work/$q.$lang"
		json 'list(d) == ["schema", "questionnaire", "version", "questions"] and d["schema"] == "tenken-questions/1" and d["questionnaire"] == "'$q'"'
		ok "questions $q --json in $lang has its shape"
		json 'all(list(x) == ["id", "label", "section", "kind", "max", "none", "prompt", "options", "rows", "columns", "values", "ask_if", "asked"] and x["asked"] is None and x["prompt"] for x in d["questions"])'
		ok "and each question its members"
		json 'all(list(o) == ["value", "text", "blank", "exclusive"] for x in d["questions"] for o in x["options"]) and all(list(o) == ["id", "text"] for x in d["questions"] for o in x["rows"]) and all(list(o) == ["id", "text", "exclusive"] for x in d["questions"] for o in x["columns"]) and all(list(o) == ["value", "text"] for x in d["questions"] for o in x["values"])'
		ok "and each option, row, column and value"
		python3 - "$work/out" "$root/tests/data/canonical.json" <<-'END'
			import json, sys
			d = json.load(open(sys.argv[1], encoding="utf-8"))
			c = json.load(open(sys.argv[2], encoding="utf-8"))
			q = next(q for q in c["questionnaires"] if q["id"] == d["questionnaire"])
			assert [x["id"] for x in q["questions"]] == [x["id"] for x in d["questions"]]
			for a, b in zip(q["questions"], d["questions"]):
			    assert a["kind"] == b["kind"], a["id"]
			    assert a.get("max") == b["max"], a["id"]
			    assert bool(a.get("none")) == b["none"], a["id"]
			    assert [(o["value"], bool(o.get("blank")), bool(o.get("exclusive"))) for o in a.get("options") or []] == [(o["value"], o["blank"], o["exclusive"]) for o in b["options"]], a["id"]
			    assert [r["id"] for r in a.get("rows") or []] == [r["id"] for r in b["rows"]], a["id"]
			    assert [(r["id"], bool(r.get("exclusive"))) for r in a.get("columns") or []] == [(r["id"], r["exclusive"]) for r in b["columns"]], a["id"]
			    assert [r["value"] for r in a.get("values") or []] == [r["value"] for r in b["values"]], a["id"]
			    assert (a.get("ask_if") is None) == (b["ask_if"] is None), a["id"]
			    label = a.get("label")
			    assert (b["label"] is None) if label is None else b["label"].startswith(label), a["id"]
			    assert ("mirrors" in a) == (b["label"] is not None and b["label"] != label), a["id"]
		END
		ok "and all of it as the inventory has it"
	done
	test "$(grep -c '"prompt"' "$work/$q.en")" = "$(grep -c '"prompt"' "$work/$q.ja")" && ! cmp -s "$work/$q.en" "$work/$q.ja"
	ok "the two languages of $q differ in wording alone"
	run questions $q
	test "$status" = 0 && test ! -s "$work/err" && test "$(grep -c '^    ([a-z-]*' "$work/out")" -ge 30
	ok "questions $q for people"
	run -l ja questions $q
	test "$status" = 0 && test "$(grep -c '^    （[a-z-]*' "$work/out")" -ge 30 && ! grep -q '^ *([a-z]' "$work/out" &&
		grep -q '^    （multiple、.*どれにも当てはまらない：none' "$work/out"
	ok "in Japanese with Japanese marks"
	awk 'length($0) > 200 { exit 1 }' "$work/out"
	ok "in lines that a terminal holds"
done
run questions nothing
test "$status" = 1 && test "$(wc -l <"$work/err")" = 1
ok "neither a questionnaire nor an assessment"

make_assessment vendor
run questions "$id" --json
json '[x["id"] for x in d["questions"] if not x["asked"]] == ["q1-1", "q23-1", "q25-1", "q26-1", "q27-1", "q29-1"] or all(isinstance(x["asked"], bool) for x in d["questions"]) and {x["id"]: x["asked"] for x in d["questions"]}["q1-1"] is False'
ok "questions ID tells what is asked"
run answer "$id" q1=1
run questions "$id" --json
json '{x["id"]: x["asked"] for x in d["questions"]}["q1-1"] is True'
ok "an answer changes what is asked"
both=$("$TENKEN" new vendor,consignor -o Both)
run questions "$both" --json
json 'list(d) == ["schema", "parts"] and [list(p) for p in d["parts"]] == [["questionnaire", "version", "questions"]] * 2 and [len(p["questions"]) for p in d["parts"]] == [30, 34]'
ok "questions ID of two parts has one object a part"

# ---- show
run answer "$id" q1=4 'q1#4=a blank' q12=n/a:because q3.a=1,3 q25.g.contract=4 q29-1="kept text"
run note "$id" q1 "the note${lf}second line"
run show "$id" --json
json 'list(d) == ["schema", "assessment", "progress", "parts"] and d["schema"] == "tenken-answers/1" and d["assessment"]["organisation"] == "Acme Co."'
ok "show --json has its shape"
json '[a["item"] for a in d["parts"][0]["answers"]] == ["q1", "q3.a", "q12", "q25.g", "q29-1"]'
ok "in the order of the questions"
json '{a["item"]: (a["state"], a["value"], a["values"], a["cells"], a["blanks"], a["text"], a["reason"], a["note"], a["asked"]) for a in d["parts"][0]["answers"]} == {"q1": ("values", "4", [4], {}, [{"value": 4, "text": "a blank"}], None, None, "the note\nsecond line", True), "q3.a": ("values", "1,3", [1, 3], {}, [], None, None, None, True), "q12": ("not-applicable", "n/a:because", [], {}, [], None, "because", None, True), "q25.g": ("values", "contract=4", [], {"contract": 4}, [], None, None, None, True), "q29-1": ("text", "kept text", [], {}, [], "kept text", None, None, False)}'
ok "every kind of answer in every part"
"$TENKEN" show "$id" --json >"$work/show"
copy=$("$TENKEN" new vendor -o "Copy")
python3 - "$work/show" >"$work/again" <<'END'
import json, sys
for a in json.load(open(sys.argv[1], encoding="utf-8"))["parts"][0]["answers"]:
    print("%s=%s" % (a["item"], a["value"]))
    for b in a["blanks"]:
        print("%s#%d=%s" % (a["item"], b["value"], b["text"]))
END
"$TENKEN" answer "$copy" - <"$work/again" >"$work/out" 2>"$work/err"
status=$?
gives "what show --json says, answer takes" 0 ""
"$TENKEN" show "$copy" --json | sed '/"assessment"/,/}/d' | grep -v '"note"' >"$work/copy"
sed '/"assessment"/,/}/d' "$work/show" | grep -v '"note"' | cmp -s - "$work/copy"
ok "and it becomes the same answers"
run show "$id"
test "$status" = 0 && has out "Acme Co." && has out "a blank" && has out "because" && has out "second line" &&
	has out "kept text" && has out "kept, not asked now" && has out "open:"
ok "show tells people all of it"
run -l ja show "$id"
test "$status" = 0 && has out "貴社"
ok "show in Japanese"
has out "        メモ：the note" && has out "q1=4            その他：a blank" &&
	grep -q '^    q3.a=1,3  *提案時.*：$' "$work/out" && has out "（保管中の回答。今は質問しません）"
ok "with Japanese marks"

# ---- history
run answer "$id" q1=1
run show "$id" --history --json
json 'd["schema"] == "tenken-history/1" and d["assessment"] == "'"$id"'" and [c["kind"] for c in d["changes"]] == ["set"] * len(d["changes"]) and len(d["changes"]) == 8'
ok "history --json has every change"
json 'd["changes"][-1]["item"] == "q1" and d["changes"][-1]["before"]["value"] == "4" and d["changes"][-1]["after"]["value"] == "1" and d["changes"][-1]["questionnaire"] == "vendor"'
ok "with before and after"
json 'all(len(c["at"]) == 24 and c["at"][-1] == "Z" for c in d["changes"]) and [c["id"] for c in d["changes"]] == list(range(1, 9))'
ok "in order, with the time"
json 'len({c["batch"] for c in d["changes"]}) == 4'
ok "what was answered together stands together"
run show "$id" --history
test "$status" = 0 && has out "q1  4 -> 1" && has out "note: the note"
ok "history for people"
run answer "$id" q1=2 --who Sato --interview
run confirm "$id" q1 --who Sato
run action "$id" "Buy a safe"
run -l ja show "$id" --history
grep -q 'q1  4 → 4、メモ：the note$' "$work/out" && grep -q '  q1  1 → 2  （Sato、聞き取り）$' "$work/out" &&
	grep -q '  q1  2、このままでよいことを確認  （Sato、聞き取り）$' "$work/out" &&
	grep -q 'action.1  - → Buy a safe  （本人）$' "$work/out" && ! grep -q ' -> \|(' "$work/out"
ok "in Japanese with Japanese marks"

finish
