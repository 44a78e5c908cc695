#!/bin/sh
# Whole assessments by script: a vendor's, a consignor's, both together, in both languages.

. "$(dirname "$0")/lib.sh"

for questionnaires in vendor consignor vendor,consignor; do
	for lang in en ja; do
		for seed in 0 1 2 3; do
			id=$("$TENKEN" -l $lang new $questionnaires -o "株式会社 $seed")
			python3 "$root/tests/cli/fill.py" "$TENKEN" $lang "$id" $seed >"$work/out" 2>"$work/err"
			status=$?
			gives "$questionnaires in $lang, answers $seed: all are taken" 0 ""
			"$TENKEN" list --json >"$work/list"
			run -l $lang report "$id" -f json
			python3 - "$work/out" "$work/list" "$id" <<-'END'
				import json, sys
				r = json.load(open(sys.argv[1], encoding="utf-8"))
				l = next(a for a in json.load(open(sys.argv[2], encoding="utf-8"))["assessments"] if a["id"] == sys.argv[3])
				assert r["schema"] == "tenken-report/1"
				assert r["progress"]["unanswered"] == 0 and r["progress"]["asked"] == r["progress"]["answered"] >= 24
				assert l["progress"] == r["progress"]
				c = r["coverage"]
				assert {k: l["coverage"][k] for k in c} == c
				assert c["unanswered"] == 0 and sum(c[k] for k in c if k != "rate") == len(r["clauses"])
				judged = c["met"] + c["partial"] + c["gap"] + c["unknown"]
				assert abs(c["rate"] - (c["met"] + c["partial"] / 2) / judged) < 1e-4
				assert all(x["title"] and x["wording"] for x in r["clauses"])
			END
			ok "and the report adds up"
			run -l $lang report "$id"
			test "$status" = 0 && test ! -s "$work/err" && has out "株式会社 $seed"
			ok "and it can be read"
		done
	done
done

finish
