"""The made-up company of the samples: Shirakaba Seiko, who machines parts and writes software for its machines.

What differs by language is (English, Japanese). Nothing here is about a real company or a real person.
"""

QUESTIONNAIRES = "vendor,byod-telework,remote-check"

AUTHOR = ("Aoba Security Advisers", "あおばセキュリティ相談室")
RESPONDENT = ("Inoue, general affairs", "井上（総務課）")
INTERVIEWER = ("Kimura", "木村")

PROFILE = {
    "organisation": ("Shirakaba Seiko Co., Ltd.", "株式会社しらかば精工"),
    "respondent": RESPONDENT,
    "department": ("General affairs", "総務課"),
    "contact": ("Inoue", "井上"),
    "phone": ("0000-00-0000", "0000-00-0000"),
    "mail": ("soumu@shirakaba.example", "soumu@shirakaba.example"),
    "reference": ("2026-017", "2026-017"),
}

# ---- a year ago: what the company answered alone -------------------------------------

LAST_YEAR = """
vendor/q1=3 vendor/q2=3 vendor/q3.a=1 vendor/q3.b=1 vendor/q3.c=2 vendor/q3.d=1 vendor/q3.e=?
vendor/q6=none vendor/q9=1,6 vendor/q12=6
vendor/q25.a.contract=4 vendor/q25.b.contract=1 vendor/q25.c.contract=1 vendor/q25.d.contract=1
vendor/q25.e.specification=2 vendor/q25.f.contract=1 vendor/q25.g.contract=1 vendor/q25.h.contract=1
vendor/q26=2 vendor/q27=1 vendor/q29=2
byod-telework/s1=2 byod-telework/s2=1 byod-telework/t1=3 byod-telework/t2=1
byod-telework/q10.a=3 byod-telework/q10.b=3 byod-telework/q10.c=2 byod-telework/q10.d=3 byod-telework/q10.e=3 byod-telework/q10.f=3
byod-telework/q12=2 byod-telework/q28=4 byod-telework/i1=1 byod-telework/i2=1 byod-telework/i3=?
remote-check/c01=2 remote-check/c02=2 remote-check/c03=1 remote-check/c04=2 remote-check/c05=2 remote-check/c06=2
remote-check/c07=2 remote-check/c08=? remote-check/c09=2 remote-check/c10=2 remote-check/c11=1 remote-check/c12=2
remote-check/c13=2 remote-check/c14=2 remote-check/c15=? remote-check/c16=2
"""

# ---- this year: first alone, then gone through together -----------------------------------

THIS_YEAR = """
vendor/q1=1 vendor/q1-1=2 vendor/q2=2 vendor/q3.a=1 vendor/q3.b=1 vendor/q3.c=2 vendor/q3.d=1,2 vendor/q3.e=2
vendor/q4.a=1 vendor/q4.b=2 vendor/q4.c=1 vendor/q4.d=1 vendor/q4.e=3 vendor/q4.f=2 vendor/q4.g=2 vendor/q4.h=1
vendor/q5.a=2 vendor/q5.b=1 vendor/q5.c=2 vendor/q5.d=2 vendor/q5.e=3 vendor/q5.f=4 vendor/q5.g=1
vendor/q6=6,7 vendor/q7=1,3,6 vendor/q8=2,4,8 vendor/q9=1,6
vendor/q9-1.a=1 vendor/q9-1.c=1 vendor/q9-1.d=1 vendor/q10.a=4 vendor/q10.b=1 vendor/q10.c=3
vendor/q11.a=1 vendor/q11.b=4 vendor/q11.c=3 vendor/q11.d=4 vendor/q11.e=2 vendor/q11.f=3 vendor/q11.g=3 vendor/q11.h=1 vendor/q11.i=2
vendor/q12=2 vendor/q13=1,4,5 vendor/q14=1,6 vendor/q15=1,2,5
vendor/q20=1,3 vendor/q21=4 vendor/q22=4 vendor/q23=3,4
vendor/q24.a=3 vendor/q24.b=1 vendor/q24.c=2 vendor/q24.d=2 vendor/q24.e=3
vendor/q25.a.contract=4 vendor/q25.b.contract=1 vendor/q25.c.contract=2 vendor/q25.d.memorandum=4
vendor/q25.e.specification=4 vendor/q25.f.contract=1 vendor/q25.g.contract=4 vendor/q25.h=? vendor/q25-1=2
vendor/q26=1 vendor/q26-1=2,7,13,14,15 vendor/q27=1 vendor/q29=1
byod-telework/s1=2 byod-telework/s2=1 byod-telework/t1=3 byod-telework/t2=1
byod-telework/q10.a=1 byod-telework/q10.b=2 byod-telework/q10.c=1 byod-telework/q10.d=1 byod-telework/q10.e=3 byod-telework/q10.f=2
byod-telework/q12=1 byod-telework/q11.a=2 byod-telework/q11.b=3 byod-telework/q13=1,3 byod-telework/q9=1,4 byod-telework/q14=3
byod-telework/q24=1,4,5 byod-telework/q28=3 byod-telework/q28-1=2
byod-telework/q40.a=1 byod-telework/q40.b=2 byod-telework/q40.c=1 byod-telework/q40.d=1 byod-telework/q40.e=2
byod-telework/q40.f=1 byod-telework/q40.g=4 byod-telework/q40.h=4 byod-telework/q40.i=2 byod-telework/q40.j=4
byod-telework/i1=1 byod-telework/i2=1 byod-telework/i3=1
remote-check/c01=2 remote-check/c02=2 remote-check/c03=1 remote-check/c04=1 remote-check/c05=2 remote-check/c06=2
remote-check/c07=1 remote-check/c08=1 remote-check/c09=1 remote-check/c10=2 remote-check/c11=1 remote-check/c12=2
remote-check/c13=2 remote-check/c14=? remote-check/c15=1 remote-check/c16=2
remote-check/b1.a=1 remote-check/b1.b=3
"""

WRITTEN = [  # answers in words
    ("vendor/q29-1=", ("A customer asked for logs that our controller does not keep. We agreed on a weekly copy of the settings.",
                       "取引先から、制御盤に残らない操作記録の提出を求められた。設定の写しを週1回渡すことで合意した。")),
    ("byod-telework/q22=n/a:", ("Nobody works with devices of their own; notebooks are lent out.", "個人所有の端末は使わせず、ノートPCを貸与している")),
    ("remote-check/o1=", ("Drawings of customers, and the machining programs made from them.", "取引先の図面と、それを基にした加工プログラム")),
    ("remote-check/o2=", ("A screen from the office computer only, so that no drawing leaves it.", "社内のPCの画面だけを送り、図面を外に出さない仕組みがあること")),
    ("remote-check/o3=", ("Drawings; customers forbid it in their contracts.", "図面。契約で取引先が禁じている")),
    ("remote-check/o4=", ("When the customer agrees in writing and the copy is encrypted.", "取引先の書面による承諾と、暗号化した保管")),
    ("remote-check/b2=", ("Time cards are stamped in the office (remote work).", "タイムカードの打刻に出社が要る（リモートワーク）")),
]

IN_THE_TALK = "vendor/q3.e=1,2 vendor/q25.e.specification=2 byod-telework/q10.b=1 remote-check/c09=2 remote-check/c04=2 remote-check/c15=1"

CONFIRMED = "vendor/q1 vendor/q2 vendor/q26 byod-telework/q12 remote-check/c03 remote-check/c07 remote-check/c11 remote-check/c12"

NOTES = [
    ("vendor/q2", ("Inoue looks at every contract; the tax adviser helps with long ones.", "井上がすべての契約書に目を通す。長いものは顧問税理士に相談する。")),
    ("vendor/q25.d", ("Only in the memorandum with Minato Kikai of 2025.", "2025年のみなと機械との覚書だけにある。")),
    ("remote-check/c09", ("Two accounts of people who left were still open.", "退職者2名のアカウントが残っていた。")),
    ("byod-telework/q28", ("One tool is allowed; customers sometimes send links to another.", "使えるのは1種類だけだが、取引先から別の会議の案内が届くことがある。")),
]

BASIS = [
    ("vendor/q1", "seen"), ("vendor/q2", "explained"), ("vendor/q25.a", "seen"), ("vendor/q25.d", "seen"), ("vendor/q25.g", "seen"),
    ("vendor/q26", "seen"), ("byod-telework/q12", "explained"), ("byod-telework/q10.a", "seen"), ("byod-telework/q10.c", "seen"),
    ("remote-check/c03", "tried"), ("remote-check/c07", "tried"), ("remote-check/c11", "tried"), ("remote-check/c15", "seen"),
    ("byod-telework/i1", "said"), ("byod-telework/i2", "said"),
]

EVIDENCE = [  # item, what, where, holder, seen; the first one with the SHA-256 of a file
    ("vendor/q25.a", ("Basic contract with Minato Kikai, articles 12 to 14", "みなと機械との取引基本契約書 第12条から第14条"),
     ("Locker 3, general affairs", "総務課 書庫3"), ("Inoue", "井上"), "2026-03-24"),
    ("vendor/q26", ("Specification, chapter 7", "仕様書 第7章"), ("Locker 3, general affairs", "総務課 書庫3"), ("Inoue", "井上"), "2026-03-24"),
    ("byod-telework/q10.a", ("Rules for telework, edition 2", "テレワーク勤務規程 第2版"), ("Shared folder, rules", "共有フォルダー「規程」"),
     ("Ito, development", "伊藤（開発課）"), "2026-03-24"),
]

FINDINGS = [
    ("remote", ("Nobody is in charge of the routers at home; the company pays for three of them.", "自宅のルーターの管理者が決まっていない。うち3台は会社が費用を負担している。")),
    ("cloud", ("Drawings were found in a private storage service of the sales department.", "営業課の個人契約のストレージに図面が置かれていた。")),
    ("both", ("General affairs does not hear when a temporary worker leaves.", "派遣社員の退職が総務課に伝わらない。")),
]

INCIDENT = {
    "when": ("2024-11", "2024-11"),
    "company": ("A company of the same trade", "同業のA社"),
    "outline": ("An invoice by e-mail named another bank account, and 1.2 million yen were paid.", "請求を装うメールで振込先を変えられ、120万円を支払った。"),
    "course": ("The mailbox of an accountant was read for weeks with a password used twice.", "使い回したパスワードで、経理担当者のメールが数週間読まれていた。"),
    "measures": ("No second check of changed accounts.", "振込先の変更を二重に確かめていなかった。"),
    "facts": ("No logs of the mail service were kept.", "メールサービスの記録が残っていなかった。"),
    "prevention": ("A call to the known number; a second factor for mail.", "既知の番号への電話確認、メールの多要素認証"),
}

FACTORS = [
    (["--remote"], ("Paper contracts are looked up in the office.", "紙の契約書を出社して確認している。")),
    (["--cloud"], ("Customers forbid storage abroad.", "取引先が国外での保管を禁じている。")),
]

ACTIONS = [  # what, clause, who, due, state
    (("Send the draft of the memorandum on secrecy to three customers", "秘密保持の覚書案を取引先3社に送る"), "confidentiality",
     ("Inoue", "井上"), "2026-06-30", "doing"),
    (("Close the accounts of people who left", "退職者のアカウントを止める"), None, ("Ito", "伊藤"), "2026-03-31", "done"),
    (("Agree with each customer who reports what, and when", "事故のときの連絡の分担を取引先と決める"), "incident-response",
     ("Inoue", "井上"), "2026-09-30", "open"),
    (("Buy an inventory tool", "資産管理ソフトを買う"), None, ("Ito", "伊藤"), None, "dropped"),
]

EXCEPTION = ("wireless-lan", ("The office moves next year, and the equipment is replaced then.", "事務所を来年移転し、そのとき機器を入れ替えるため"),
             ("Shirakawa, managing director", "白川（社長）"), "2027-03-31")

DUTIES = {"confidentiality": "both", "incident-response": "undecided", "liability-limits": "both", "subcontracting": "vendor"}
