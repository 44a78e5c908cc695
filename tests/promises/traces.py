"""P3: opening a questionnaire reads that one file. P11: no socket, no other program.

Representative commands and a session on the screen run under strace. What is
opened must be what the command is about; everything that a hostile
questionnaire names is a canary, and no system call may mention it.
"""

import hashlib
import os
import re
import shutil
import sqlite3
import subprocess
import sys

from promises import ROOT, SCREEN, TENKEN, Place, check, finish, is_sanitized, skip

NOTHING = re.compile(r"^/(dev/(tty|null|urandom|pts/\d+)|proc/((self|\d+)/\S*|filesystems)|sys/\S*)$")
SYSTEM = re.compile(r"^(/usr)?/(lib|lib64|share/(locale|zoneinfo|terminfo)|lib/locale)/|^/etc/(ld\.so\.\w+|localtime|terminfo/\S*|locale\.alias)$")
STRACE = ["strace", "-f", "-qq", "-s", "300", "-e", "trace=%file,%network,%process,openat2,memfd_create,io_uring_setup"]


class Trace:
    """What a run under strace did."""

    def __init__(self, text):
        self.text = text
        self.opened, self.network, self.programs, self.children = set(), [], [], []
        for line in text.splitlines():
            call = re.match(r"(?:\d+ +)?(\w+)\((.*)", line)
            if not call:
                continue
            name, rest = call.groups()
            path = re.search(r'"((?:[^"\\]|\\.)*)"', rest)
            if name in ("open", "openat", "openat2", "creat") and path and "ENOENT" not in rest:
                self.opened.add(path.group(1))
            elif name in ("execve", "execveat") and path:
                self.programs.append(path.group(1))
            elif name in ("clone", "clone3", "fork", "vfork"):
                self.children.append(line)
            elif name in ("socket", "socketpair", "connect", "bind", "listen", "accept", "accept4", "sendto", "sendmsg", "io_uring_setup"):
                self.network.append(line)

    def problems(self, expected, programs=1):
        """What it did beyond opening the expected paths, which may end in a *."""
        found = []
        for path in sorted(self.opened):
            if not (SYSTEM.search(path) or NOTHING.search(path) or
                    any(path == e or (e.endswith("*") and path.startswith(e[:-1])) for e in expected)):
                found.append("opened %s" % path)
        found += ["network: " + line for line in self.network]
        found += ["a child: " + line for line in self.children]
        if len(self.programs) != programs:
            found.append("programs: %s" % self.programs)
        return found


OTHERS = ("consignor", "byod-telework", "partners", "remote-check", "telework-threats")


def trace(place, *words, stdin=b"", cwd=None):
    log = place.path("trace")
    done = place.run(*words, stdin=stdin, program=[*STRACE, "-o", log], cwd=cwd)
    with open(log, encoding="utf-8", errors="replace") as file:
        return done, Trace(file.read())


def can_trace():
    if not shutil.which("strace"):
        return False
    return subprocess.run(["strace", "-qq", "-o", "/dev/null", "true"], stderr=subprocess.DEVNULL, check=False).returncode == 0


def always(place):
    """What every command may open."""
    locale = os.path.join(os.path.dirname(TENKEN), "locale", "ja", "LC_MESSAGES", "tenken.mo")
    return [locale, place.conf]


def database(place):
    return [place.db, place.db + "-wal", place.db + "-shm", place.data]


def remembered(traced):
    """The language that F2 chose, in the folders of the terminal harness; written beside it first."""
    return [p for p in traced.opened if re.search(r"/tenken-vt-[^/]+/state/tenken/(language|[.]tenken-[^/]+)?$", p)]


def library(place):
    return [place.path("data/tenken/questionnaires"), place.path("data/tenken/questionnaires/traced.cfg"), ROOT + "/questionnaires",
            *(ROOT + "/questionnaires/%s.cfg" % n for n in ("clauses", "vendor", "benchmarks", *OTHERS))]


def test_the_test(place):
    """A shell that reads a file and starts a program is noticed."""
    log = place.path("trace")
    subprocess.run([*STRACE, "-o", log, "sh", "-c", "cat /etc/hostname; :"], stdout=subprocess.DEVNULL, check=False)
    with open(log, encoding="utf-8") as file:
        found = " ".join(Trace(file.read()).problems([]))
    subprocess.run([*STRACE, "-o", log, sys.executable, "-c", "import socket; socket.socket()"], check=False)
    with open(log, encoding="utf-8") as file:
        sockets = Trace(file.read()).network
    check("a file, a program and a socket would be noticed",
          [w for w in ("opened /etc/hostname", "a child:", "programs:") if w not in found] + ([] if sockets else ["no socket was seen"]))


def test_commands(place):
    shelf = [ROOT + "/questionnaires", *(ROOT + "/questionnaires/%s.cfg" % n for n in ("clauses", "vendor", "benchmarks", *OTHERS)),
             place.path("data/tenken/questionnaires")]
    assessment = place.new()
    base, db = always(place), always(place) + database(place)
    vendor = [p for p in shelf if not any(n in p for n in OTHERS)]
    out = place.path("report.txt")
    cases = [  # words, what may be opened
        (("--help",), base), (("--version",), base), (("list", "--help"), base),
        (("questionnaires",), base + shelf), (("questions", "vendor"), base + shelf), (("clauses",), base + shelf),
        (("list",), db + vendor), (("list", "--json"), db + vendor), (("new", "vendor", "-o", "A"), db + vendor + [place.path("data")]),
        (("answer", assessment, "q1=1", "q2=?"), db), (("note", assessment, "q1", "x"), db), (("show", assessment), db),
        (("show", assessment, "--history", "--json"), db), (("questions", assessment), db + shelf[:1] + shelf[-1:]), (("verify",), db),
        (("clauses", assessment, "--missing"), db + vendor), (("report", assessment), db + vendor), (("report", assessment, "-f", "json"), db + vendor),
        (("report", assessment, "-O", out), db + vendor + [place.dir, place.path(".tenken-*"), place.dir + "/"]),
        (("backup", place.path("copy.db")), db + [place.dir, place.path("copy.db*")]),
        (("check", ROOT + "/questionnaires/vendor.cfg"), base + vendor), (("plain", assessment), db + vendor),
        (("delete", assessment, "--yes"), db), (("nosuch",), base), (("show", "nosuch"), db),
    ]
    problems = []
    for words, expected in cases:
        done, traced = trace(place, *words)
        problems += ["%s: %s" % (" ".join(words), p) for p in traced.problems(expected)]
        if done.status not in (0, 1, 2) or (done.status and words[-1] != "nosuch"):
            problems.append("%s: status %d: %s" % (words, done.status, done.err))
        if len(traced.opened) < 2:
            problems.append("%s: nothing was traced" % (words,))
    check("every command opens its own files, no socket and no program", problems)


FONTS = re.compile(r"^(/usr/share|/usr/local/share|/etc|/var/cache)/(fonts|fontconfig|xml/fontconfig)\b|/(fonts|\.fonts|fontconfig)(/|$)")


def test_pdf(place):
    """The one program that is started is the one beside tenken."""
    assessment = place.new()
    done, traced = trace(place, "report", assessment, "-f", "pdf", "-O", place.path("report.pdf"))
    helper = os.path.join(os.path.dirname(TENKEN), "tenken-pdf")
    problems = ["network: " + line for line in traced.network]
    if traced.programs != [TENKEN, helper]:
        problems.append("programs: %s" % traced.programs)
    if done.status or len(traced.opened) < 20:
        problems.append("status %d, %d files: %s" % (done.status, len(traced.opened), done.err))
    known = always(place) + database(place) + library(place) + [place.dir, place.dir + "/", place.path(".tenken-*")]
    problems += ["opened %s" % path for path in sorted(traced.opened)
                 if not (SYSTEM.search(path) or NOTHING.search(path) or FONTS.search(path) or
                         any(path == e or (e.endswith("*") and path.startswith(e[:-1])) for e in known))]
    check("a PDF is made by tenken-pdf, which opens fonts and nothing else", problems)


def canaries(place):
    """Names of files and folders that must never be touched."""
    folder = place.path("CANARY")
    os.makedirs(folder + "/sub", exist_ok=True)
    for name in ("a.cfg", "passwd", "sub/b.cfg", "logo.png"):
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write('id = "canary";\n')
    return folder


def hostile_questionnaire(folder):
    """A sound questionnaire whose every text names a canary."""
    def text(value):
        return "{ en = \"%s\"; ja = \"%s\"; }" % (value, value)

    return """id = "traced"; version = "1"; roles = [ "vendor" ]; title = %s; source = "file://%s/passwd";
sections = ( { id = "s"; title = %s; intro = %s; questions = (
 { id = "q1"; kind = "single"; label = "/CANARY/a"; prompt = %s; help = %s; guidance = %s; source = "CANARY/sub/b.cfg"; mirrors = "consignor.q19";
   options = ( { value = 1; text = %s; }, { value = 2; text = %s; } ); unjudged = [ 1, 2 ]; } ); } );
""" % (text("`cat CANARY/a.cfg`"), folder, text("CANARY/a.cfg"), text("../CANARY/logo.png"), text(folder + "/a.cfg"), text("$(cat CANARY/a.cfg)"),
       text("|cat CANARY/a.cfg"), text("file:CANARY/passwd"), text("http://127.0.0.1:1/CANARY"))


INCLUDES = ['@include "CANARY/a.cfg"', '  @include "%s/a.cfg"', '\t@include "../CANARY/a.cfg"', 'x = "\n@include \\"%s/a.cfg\\"\n";', '# x\n@include "CANARY/*.cfg"',
            '/*\n@include "CANARY/a.cfg"\n*/', '\ufeff@include "CANARY/a.cfg"', '\r@include "CANARY/a.cfg"', '@include"CANARY/a.cfg"', '@INCLUDE "CANARY/a.cfg"',
            'x = 1;@include "CANARY/a.cfg"', '\f@include "CANARY/a.cfg"', '\v@include "CANARY/a.cfg"']


def mentions(traced):
    """Lines that name a canary, except the execve line of tenken itself with its words."""
    return [line for line in traced.text.splitlines() if "CANARY" in line and "execve(" not in line]


def test_include(place):
    folder = canaries(place)
    sound = hostile_questionnaire(folder)
    problems = []
    for number, include in enumerate(INCLUDES):
        line = include.replace("%s", folder)
        for data in (line + "\n" + sound, sound + line + "\n", sound.replace("sections", line + "\nsections", 1)):
            path = place.write("include.cfg", data)
            done, traced = trace(place, "check", path, cwd=place.dir)
            problems += ["include %d: %s" % (number, p) for p in traced.problems(always(place) + [path, *library(place)]) + mentions(traced)]
            if "@include" in include and done.status == 0 and "/*" not in include and "#" not in include:
                problems.append("include %d was taken" % number)
    check("@include opens nothing, however it is written", problems)


def test_hostile(place):
    folder = canaries(place)
    path = place.write("data/tenken/questionnaires/traced.cfg", hostile_questionnaire(folder))
    problems = []
    done, traced = trace(place, "check", path)
    problems += traced.problems(always(place) + [path, ROOT + "/questionnaires", ROOT + "/questionnaires/clauses.cfg",
                                                 place.path("data/tenken/questionnaires")]) + mentions(traced)
    if done.status:
        problems.append("the file is not sound: %s %s" % (done.out, done.err))
    assessment = place.run("new", "traced", "-o", folder + "/a.cfg", "--reference=CANARY/passwd").out.decode().strip()
    place.run("note", assessment, "q1", "file:" + folder + "/a.cfg")
    for words in (("questionnaires",), ("questions", "traced"), ("show", assessment), ("report", assessment), ("plain", assessment),
                  ("list",), ("clauses", assessment), ("answer", assessment, "q1=1")):
        _, traced = trace(place, *words, cwd=place.dir)
        problems += ["%s: %s" % (words[0], p) for p in mentions(traced) + traced.problems(
            always(place) + database(place) + [path] + library(place))]
    check("a questionnaire that names files, programs and addresses opens none of them", problems)


def test_stored(place):
    """The same for the text that stands in the database."""
    folder = canaries(place)
    path = place.write("data/tenken/questionnaires/traced.cfg", hostile_questionnaire(folder))
    assessment = place.run("new", "traced", "-o", "A").out.decode().strip()
    os.unlink(path)
    problems = []
    for include in ("", *INCLUDES):
        data = include.replace("%s", folder) + "\n" + hostile_questionnaire(folder)
        digest = hashlib.sha256(data.encode("utf-8")).hexdigest()
        db = sqlite3.connect(place.db)
        db.execute("UPDATE part SET hash = ? WHERE assessment = ?", (digest, assessment))
        db.execute("UPDATE questionnaire SET hash = ?, text = ? WHERE id = 'traced'", (digest, data))
        db.commit()
        db.close()
        for words in (("show", assessment), ("report", assessment), ("list",), ("verify",)):
            done, traced = trace(place, *words, cwd=place.dir)
            problems += ["%s: %s" % (words[0], p) for p in mentions(traced) + traced.problems(
                always(place) + database(place) + library(place))]
            if not include and done.status:
                problems.append("%s: %s" % (words[0], done.err))
    check("neither does one that stands in the database", problems)


def test_screen(place):
    folder = canaries(place)
    place.write("data/tenken/questionnaires/traced.cfg", hostile_questionnaire(folder))
    assessment = place.new("traced", "-o", "Acme")
    log = place.path("trace")
    script = "wait Acme\nkey Enter\nwait cat CANARY\ntype 1\nwait saved\ntype n\nquiet\ntype file CANARY/a.cfg\nkey Esc\nquiet\n" \
             "type i\nquiet\nkey Esc\nquiet\ntype o\nwait Overview\nkey Esc\nquiet\ntype g\nquiet\nkey Esc\nquiet\ntype r\nwait Report\ntype s\nquiet\nkey Esc\n" \
             "quiet\nkey Esc\nquiet\nkey F2\nquiet\nresize 12x40\nquiet\ntype ?\nquiet\nkey Esc\nquiet\nkey Esc\nquiet\ntype n\nquiet\nkey Esc\nquiet\ntype q\nend\n"
    shown, _, problems = place.screen(script, program=[*STRACE, "-o", log])
    with open(log, encoding="utf-8", errors="replace") as file:
        traced = Trace(file.read())
    problems += mentions(traced)
    problems += traced.problems(always(place) + database(place) + library(place) + remembered(traced))
    if "status 0" not in shown:
        problems.append("the session did not end well: %s" % shown[-300:])
    if b"file CANARY" not in place.run("show", assessment).out:
        problems.append("the session did not do its work")
    check("a session on the screen opens its own files, no socket and no program", problems)


def main():
    if is_sanitized():
        skip("traces of system calls", "the sanitizer reads files of its own")
    elif not can_trace():
        skip("traces of system calls", "strace is missing, or may not trace here")
    else:
        place = Place()
        test_the_test(place)
        test_commands(place)
        test_pdf(Place())
        test_include(Place())
        test_hostile(Place())
        test_stored(Place())
        test_screen(Place())
    finish()


if __name__ == "__main__":
    main()
