"""What has to be typed into `tenken plain` to give an assessment the answers of fill.py 0.

plain_lines.py QUESTIONS LANG: QUESTIONS is `questions ID --json` of an assessment that fill.py has filled.
"""
import json
import sys

read = json.load(open(sys.argv[1], encoding="utf-8"))
text = {"en": "in our own words", "ja": "自由記述の回答です。"}[sys.argv[2]]
for part in read.get("parts", [read]):
    for q in part["questions"]:
        if not q["asked"]:
            continue
        if q["kind"] == "text":
            print(text)
            print(".")
        elif q["kind"] == "matrix-choice":
            for row in q["rows"]:
                print(" ".join(str(q["values"][0]["value"]) for c in q["columns"]))
        elif q["kind"].startswith("matrix"):
            for row in q["rows"]:
                print(q["columns"][0]["id"])
        elif q["kind"] == "yes-no":
            print({"en": "y", "ja": "はい"}[sys.argv[2]])
        else:
            print(q["options"][0]["value"])
            if q["options"][0]["blank"]:
                print(text)
