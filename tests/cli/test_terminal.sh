#!/bin/sh
# What commands do on a terminal: ask, open the screen, and give the terminal back.

. "$(dirname "$0")/lib.sh"
make_assessment vendor "Acme Co."

# on_terminal NAME: Python on stdin, with t(WORDS...) to start tenken, and id.
on_terminal() {
	{
		cat <<-END
			import os, signal, subprocess, sys
			sys.path.insert(0, "$root/tests/cli")
			from terminal import Terminal
			id = "$id"
			def t(*words, **more): return Terminal(["$TENKEN", *words], **more)
		END
		cat
	} >"$work/script.py"
	PYTHONDONTWRITEBYTECODE=1 timeout 60 python3 "$work/script.py" >"$work/out" 2>"$work/err"
	status=$?
	test $status = 0
	ok "$1"
}

on_terminal "the screen opens at home, and q leaves it" <<'END'
with t() as s:
    s.until("Acme Co.")
    s.type("q")
    assert s.end() == 0
END
on_terminal "open opens it at the question that was left" <<'END'
with t("open", id[:6]) as s:
    s.until("contract template")
    s.type("q")
    assert s.end() == 0
END
on_terminal "in Japanese" <<'END'
with t("-l", "ja", "open", id) as s:
    s.until("ひな形")
    s.type("q")
    assert s.end() == 0
END
on_terminal "an unknown id is told before the screen is taken" <<'END'
with t("open", "nosuch") as s:
    before = s.until("tenken: no assessment 'nosuch'")
    assert "\x1b" not in before
    assert s.end() == 1
END
on_terminal "a terminal that cannot do it is told so" <<'END'
with t(term="dumb") as s:
    before = s.until("plain")
    assert "\x1b" not in before and s.end() == 1
END
on_terminal "an answer on the screen is there for the commands" <<'END'
with t("open", id) as s:
    s.until("contract template")
    s.type("2")
    s.until("saved")
    s.type("q")
    assert s.end() == 0
shown = subprocess.run(["tenken", "show", id, "--json"], executable=os.environ["TENKEN"], capture_output=True, encoding="utf-8").stdout
assert '"value": "2"' in shown, shown
END
for signal in TERM HUP; do
	on_terminal "SIG$signal ends the screen by that signal, and gives the terminal back" <<-END
		with t("open", id) as s:
		    s.until("contract template")
		    os.kill(s.pid, signal.SIG$signal)
		    s.until("\x1b[?1049l")
		    assert s.end() == -signal.SIG$signal
	END
done

on_terminal "delete asks, and anything but yes is no" <<'END'
for answer in ("\r", "no\r", "y\r", "YES\r", "yess\r", "\x04"):
    with t("delete", id) as s:
        s.until("Acme Co.")
        s.until("Type yes to delete it:")
        s.type(answer)
        s.until("was not deleted")
        assert s.end() == 1, answer
END
run show "$id"
test "$status" = 0
ok "and nothing was deleted"
on_terminal "yes is yes" <<'END'
with t("delete", id) as s:
    s.until("Type yes to delete it:")
    s.type("yes\r")
    assert s.end() == 0
END
run show "$id"
test "$status" = 1
ok "and it is gone"

make_assessment vendor "Acme Co."
on_terminal "plain sees that another program has answered the same question" <<'END'
with t("plain", id, term="dumb") as s:
    s.until("number> ")
    subprocess.run(["tenken", "answer", id, "q1=3"], executable=os.environ["TENKEN"], check=True)
    s.type("1\r")
    s.until("Not taken: another program answered")
    s.until("(*) 3")
    s.until("number> ")
    s.type("1\r")
    s.until("Saved:")
    s.until("number> ")
    s.type("q\r")
    assert s.end() == 0
END
run show "$id" --history --json
json '[c["after"]["value"] for c in d["changes"]] == ["3", "1"]'
ok "and loses neither answer"

finish
