#!/bin/sh
# upgrade: an assessment goes on with a newer version of its questionnaire, and back.

. "$(dirname "$0")/lib.sh"
versions=$root/tests/data/upgrade
own=$XDG_DATA_HOME/tenken/questionnaires
SOURCE_DATE_EPOCH=1790000000
export SOURCE_DATE_EPOCH
mkdir -p "$own"
install_version() { cp "$versions/$1/night.cfg" "$own/night.cfg"; }

for version in 1 2 3; do
	run check "$versions/$version/night.cfg"
	gives "version $version is sound" 0 ""
done
install_version 1
make_assessment night
"$TENKEN" answer "$id" q1=1 q2=3 q3=2,9 'q3#9=the porter' 'q4=rain fell' q5=1 q6=1 q7.a=1 q7.b=2 q7.c=3 \
	q8.a.x=2 q8.a.y=1 q8.b.x=3 q9=2 q10=50 q11=1
"$TENKEN" note "$id" q2 'see the file'
"$TENKEN" note "$id" q6 'an old one'
"$TENKEN" evidence "$id" q10 --what 'the list of calls' --where 'the shelf'
"$TENKEN" confirm "$id" q1 q4 q7.b

# The program's whole account of an assessment, all that undo must give back.
account() {
	"$TENKEN" show "$id"
	"$TENKEN" show "$id" --json
	"$TENKEN" report "$id"
	"$TENKEN" report "$id" -f json
	"$TENKEN" -l ja report "$id" -f md
}
account >"$work/account"

run upgrade "$id"
gives "without a newer version there is nothing to do" 0 \
	"nothing to do: no newer version of its questionnaires is installed"
run list
! has out '*'
ok "nor is anything marked in the list"
sed 's/ changed = "2026.2";//; s/"2026.2"/"2025.12"/' "$versions/2/night.cfg" >"$own/night.cfg"
run upgrade "$id"
test "$status" = 0 && has out "nothing to do"
ok "an older version that is installed is no newer one"

install_version 2
run list
test "$status" = 0 && has out "night*" && has out "tenken upgrade ID"
ok "list marks what has a newer version"
run list --json
tr -d "\n " <"$work/out" | grep -q '"newer":\["night"\]'
ok "as JSON, too"
run upgrade "$id" --dry-run
cp "$work/out" "$work/dry"
cat >"$work/expected" <<'EOF'
night: version 2026.1 -> 2026.2
  choice renamed: q2=5 (2)  In a letter
  new choice: q2=6  On a board
  choice gone: q2=3  Nowhere
  choice renamed: q3=10 (9)  Another one
  new: q12  Is the pager charged?
  renamed: q4a (q4)  What went wrong last year?
  meaning changed: q5  Is it tried twice a year?
  meaning changed: q7.a  Servers and their rooms
  renamed: q7.bb (q7.b)  Networks
  new: q7.d  Telephones
  gone: q7.c  Printers
  choice renamed: q8=xx (x)  Staff
  new choice: q8=z  Nobody
  choice renamed: q8=4 (2)  By a tool
  choice gone: q8=3  By ear
  asked otherwise: q9  single -> multiple  Which tools?
  asked otherwise: q11  yes-no -> text  Where is the list of them?
  gone: q6  Is there a pager?
  answers: 6 carried, 2 to look at again, 4 to answer again, 2 kept and not
  asked
  answer again: q10=50  50
  answer again: q11=1  Yes
  answer again: q2=3  Nowhere
  look again: q5=1  Yes
  kept: q6=1  Yes
  look again: q7.a=1  Always
  kept: q7.c=3  Never
  answer again: q8.b=x=3  Staff: By ear
nothing was changed yet
EOF
test "$status" = 0 && diff "$work/expected" "$work/out" | sed 's/^/# /' && cmp -s "$work/expected" "$work/out"
ok "the list says what is new, gone, renamed or means something else, and what becomes of the answers"
account | cmp -s - "$work/account"
ok "--dry-run changes nothing"
run -l ja upgrade "$id" --dry-run
cat >"$work/expected" <<'EOF'
night：2026.1版 → 2026.2版
  選択肢の番号変更：q2=5（2）  書簡
  選択肢の追加：q2=6  掲示板
  選択肢の廃止：q2=3  どこにもない
  選択肢の番号変更：q3=10（9）  その他
  新規：q12  呼び出し機は充電されていますか。
  名称変更：q4a（q4）  昨年うまくいかなかったことは何ですか。
  意味の変更：q5  年2回試していますか。
  意味の変更：q7.a  サーバーとその部屋
  名称変更：q7.bb（q7.b）  ネットワーク
  新規：q7.d  電話
  廃止：q7.c  プリンター
  選択肢の番号変更：q8=xx（x）  社員
  選択肢の追加：q8=z  いない
  選択肢の番号変更：q8=4（2）  ツール
  選択肢の廃止：q8=3  耳
  形式の変更：q9  single → multiple  どのツールですか。
  形式の変更：q11  yes-no → text  その一覧はどこにありますか。
  廃止：q6  ポケットベルはありますか。
  回答：引き継ぎ6件、要確認2件、再回答4件、質問がなくなり保管2件
  再回答：q10=50  50
  再回答：q11=1  はい
  再回答：q2=3  どこにもない
  要確認：q5=1  はい
  保管：q6=1  はい
  要確認：q7.a=1  常に
  保管：q7.c=3  しない
  再回答：q8.b=x=3  社員：耳
まだ何も変更していません
EOF
test "$status" = 0 && diff "$work/expected" "$work/out" | sed 's/^/# /' && cmp -s "$work/expected" "$work/out"
ok "in Japanese with Japanese marks"
sed 's/renamed_from = "q4";/& changed = "2026.2";/' "$versions/2/night.cfg" >"$own/night.cfg"
run upgrade "$id" --dry-run
has out "  look again: q4=  rain fell -> q4a"
ok "an answer that is looked at again is told under both names"
run -l ja upgrade "$id" --dry-run
has out "  要確認：q4=  rain fell → q4a"
ok "in Japanese, too"
install_version 2

run upgrade "$id" --json
test "$status" = 0 && python3 - "$work/out" <<'EOF'
import json, sys
d = json.load(open(sys.argv[1]))
assert d["schema"] == "tenken-upgrade/1" and d["done"] is True, d
part, = d["parts"]
assert (part["questionnaire"], part["from"], part["to"]) == ("night", "2026.1", "2026.2")
assert {k: v for k, v in part["answers"].items() if k != "list"} == \
    {"carried": 6, "look_again": 2, "answer_again": 4, "kept": 2}, part["answers"]
fates = {row["former_item"]: row["fate"] for row in part["answers"]["list"]}
assert fates == {"q2": "answer-again", "q10": "answer-again", "q11": "answer-again", "q8.b": "answer-again",
                 "q5": "look-again", "q7.a": "look-again", "q6": "kept", "q7.c": "kept"}, fates
kinds = [c["change"] for c in part["changes"]]
assert kinds.count("new") == 2 and kinds.count("gone") == 2 and kinds.count("renamed") == 2, kinds
renamed = [c for c in part["changes"] if c["change"] == "renamed"]
assert (renamed[0]["item"], renamed[0]["former_item"]) == ("q4a", "q4"), renamed
EOF
ok "upgrade --json tells the same and does it"
run show "$id" --json
python3 - "$work/out" <<'EOF'
import json, sys
part, = json.load(open(sys.argv[1]))["parts"]
assert part["version"] == "2026.2"
a = {x["item"]: x for x in part["answers"]}
assert a["q3"]["values"] == [2, 10] and a["q3"]["blanks"] == [{"value": 10, "text": "the porter"}], a["q3"]
assert a["q4a"]["text"] == "rain fell" and "q4" not in a
assert a["q5"]["value"] == "1" and a["q5"]["marked"] and not a["q1"]["marked"]
assert a["q7.bb"]["value"] == "2" and a["q7.a"]["marked"] and not a["q7.bb"]["marked"]
assert a["q8.a"]["cells"] == {"y": 1, "xx": 4}, a["q8.a"]
assert a["q9"]["values"] == [2]
for item in ("q2", "q10", "q11", "q8.b"):
    assert a[item]["state"] == "open" and a[item]["marked"], a[item]
assert a["q2"]["note"] == "see the file" and a["q10"]["evidence"]["what"] == "the list of calls"
kept = {(x["version"], x["item"], x["again"]): x["value"] for x in part["kept"]}
assert kept == {("2026.1", "q2", "q2"): "3", ("2026.1", "q8.b", "q8.b"): "x=3", ("2026.1", "q10", "q10"): "50",
                ("2026.1", "q11", "q11"): "1", ("2026.1", "q6", None): "1", ("2026.1", "q7.c", None): "3"}, kept
EOF
ok "answers are carried by id; what has no place is kept beside them"
run show "$id"
has out "To be answered again" && has out "Kept from an earlier version" && has out "note: an old one"
ok "show says both"
run report "$id"
test "$status" = 0 && ! has out "an old one" && ! has out "By ear"
ok "what is kept is in no report"
run report "$id" -f json
python3 - "$work/out" <<'EOF'
import json, sys
d = json.load(open(sys.argv[1]))
assert d["assessment"]["version"] == "2026.2"
assert d["progress"] == {"asked": 11, "answered": 5, "unanswered": 6}, d["progress"]
EOF
ok "and does not count"
run show "$id" --history
has out "night  version 2026.1 -> 2026.2" && has out "q4  - -> rain fell" && has out "q2  - -> 3" && has out "q4a  rain fell; confirmed" || has out "q4  rain fell; confirmed"
ok "history shows every change as it was asked then"
run verify
test "$status" = 0 && ! has out "wrong:"
ok "verify finds nothing"
run upgrade "$id"
gives "a second time there is nothing to do" 0 \
	"nothing to do: no newer version of its questionnaires is installed"

sed 's/kind = "text"/kind = "texts"/' "$versions/3/night.cfg" >"$own/night.cfg"
run upgrade "$id"
test "$status" = 1 && test ! -s "$work/out" && has err "night.cfg:" && has err "texts"
ok "a newer version with a mistake is refused"
rm "$own/night.cfg"
run upgrade "$id"
test "$status" = 0 && has out "nothing to do"
ok "one that is not installed any more is none"
install_version 2

run upgrade --undo "$id"
gives "undo is silent" 0 ""
account | cmp -s - "$work/account"
ok "and gives every answer, note and report back to the byte"
run verify
test "$status" = 0
ok "verify finds nothing then, either"
run upgrade --undo "$id"
says "only the last change can be taken back" 1 \
	"tenken: the last change is no move to a newer version; only that can be taken back here"
run upgrade --undo --dry-run "$id"
test "$status" = 2
ok "--undo stands alone"
run upgrade nosuch
test "$status" = 1 && test ! -s "$work/out"
ok "an assessment that there is not"

# Later answers have to be taken back first, and nothing of what they say is lost.
run upgrade "$id"
test "$status" = 0 && sed '$d' "$work/dry" >"$work/dry2" && sed '$d' "$work/out" | cmp -s - "$work/dry2"
ok "it can be done again, and says what --dry-run said"
run answer "$id" q2=6 q12=1
run show "$id"
! has out "q2 (2026.1)" && has out "q10 (2026.1)"
ok "what was answered again is kept no more beside it"
run upgrade --undo "$id"
test "$status" = 1
ok "undo does not jump over later answers"
printf 'u\nu\n' | "$TENKEN" plain "$id" >"$work/plain" 2>&1
grep -q "tenken upgrade --undo $id" "$work/plain"
ok "plain takes the answers back, and says who takes back the rest"
run upgrade --undo "$id"
test "$status" = 0
ok "which then works"
account | cmp -s - "$work/account"
ok "to the byte again"

# From version to version, and a question that comes back.
"$TENKEN" upgrade "$id" >/dev/null
install_version 3
run upgrade "$id"
test "$status" = 0 && has out "night: version 2026.2 -> 2026.10" && has out "look again: q6"
ok "2026.10 is newer than 2026.2, and what was kept comes back to its question"
run show "$id" --json
python3 - "$work/out" <<'EOF'
import json, sys
part, = json.load(open(sys.argv[1]))["parts"]
a = {x["item"]: x for x in part["answers"]}
assert a["q6"]["value"] == "1" and a["q6"]["marked"] and a["q6"]["note"] == "an old one"
assert sorted(x["item"] for x in part["kept"]) == ["q10", "q11", "q2", "q7.c", "q8.b"], part["kept"]
assert {x["version"] for x in part["kept"]} == {"2026.1"}
EOF
ok "marked, and the rest is still kept"
run verify
test "$status" = 0
ok "two upgrades leave a sound database"
"$TENKEN" upgrade --undo "$id" && "$TENKEN" upgrade --undo "$id"
account | cmp -s - "$work/account"
ok "and both can be taken back"
run upgrade "$id"
test "$status" = 0 && has out "2026.1 -> 2026.10" && has out "meaning changed: q6" && has out "look again: q6"
ok "or done in one step"
run verify
test "$status" = 0
ok "soundly"

# Reports of different versions stand beside each other.
first=$id
make_assessment night
run compare "$first" "$id"
test "$status" = 3 && has out "Judged then, not now"
ok "an upgraded assessment is compared with a new one"
run -l ja upgrade "$first" --dry-run
test "$status" = 0 && test -s "$work/out"
ok "in Japanese"
run delete --yes "$first"
run delete --yes "$id"
run verify
test "$status" = 0
ok "a deleted assessment leaves nothing unsound"

python3 "$root/tests/cli/upgrade.py" "$TENKEN" "$work/pairs" "${UPGRADE_PAIRS:-12}" "${UPGRADE_SEED:-1}" >"$work/pairs.out" 2>&1 ||
	{ sed 's/^/# /' "$work/pairs.out"; false; }
ok "generated pairs of versions lose nothing, and undo gives everything back"
finish
