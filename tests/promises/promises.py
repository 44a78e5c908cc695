"""What the tests of the promises share: a place to run tenken in, and TAP.

    place = Place()
    done = place.run("new", "vendor", "-o", "Acme")     bytes in done.out, done.err
    check("it is done", done.problems(0))               [] is good; else a sentence each
    finish()
"""

import atexit
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unicodedata

ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
TENKEN = os.path.abspath(os.environ.get("TENKEN", os.path.join(ROOT, "build", "tenken")))
BUILD = os.path.abspath(os.environ.get("TENKEN_BUILD", os.path.join(ROOT, "build")))
SCREEN = os.path.join(BUILD, "tests", "tools", "screen")

COMMANDS = "new list questionnaires questions answer note show report clauses check plain verify backup delete open".split()

# What is made here goes at the end, also when that comes by a signal.
for number in (signal.SIGTERM, signal.SIGHUP):
    signal.signal(number, lambda *_: sys.exit(1))

count = 0
failed = 0


def check(name, problems):
    """A line of TAP; problems is a list of sentences, empty when all is well."""
    global count, failed
    count += 1
    failed += bool(problems)
    print("%s %d - %s" % ("not ok" if problems else "ok", count, name))
    for problem in list(problems)[:20]:
        print("# " + visible(problem))
    sys.stdout.flush()


def skip(name, why):
    global count
    count += 1
    print("ok %d - %s # SKIP %s" % (count, name, why))


def finish():
    print("1..%d" % count)
    sys.exit(1 if failed else 0)


def visible(text):
    """For a line of our own output: nothing in it acts on the terminal."""
    if isinstance(text, bytes):
        text = text.decode("utf-8", "backslashreplace")
    return text.encode("ascii", "backslashreplace").decode().replace("\x1b", "<ESC>").replace("\n", "\\n").replace("\r", "\\r")[:600]


def is_sanitized():
    with open(TENKEN, "rb") as file:
        return b"__asan_init" in file.read()


def is_unsafe(char):
    """May a terminal do something else with it than show it? By Unicode's own classes, not by tenken's table.

    Zs (blanks of any width) and the selectors of ideographic variants only show.
    """
    if 0xE0100 <= ord(char) <= 0xE01EF:
        return False
    return unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") and not 0x600 <= ord(char) <= 0x6DD


def unsafe_in(data, allowed="\n"):
    """What is wrong with bytes that go to a terminal, as a list of sentences."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return ["not UTF-8: %s" % data[max(0, error.start - 20):error.end + 20]]
    return ["U+%04X after %r" % (ord(c), text[max(0, i - 20):i]) for i, c in enumerate(text) if c not in allowed and is_unsafe(c)][:3]


class Done:
    """A program that has ended."""

    def __init__(self, words, status, out, err, seconds):
        self.words, self.status, self.out, self.err, self.seconds = words, status, out, err, seconds

    def name(self):
        return " ".join(repr(w)[:80] for w in self.words)

    def problems(self, *statuses):
        """One of these statuses, safe output, and one line of stderr when it failed."""
        found = []
        if self.status not in statuses:
            found.append("%s: status %s, expected %s: %s" % (self.name(), self.status, statuses, self.err[-300:]))
        for stream in (self.out, self.err):
            found += ["%s: %s" % (self.name(), p) for p in unsafe_in(stream)]
        if self.status and not self.err:
            found.append("%s: status %s and not a word on stderr" % (self.name(), self.status))
        return found


class Place:
    """A home of its own, removed at the end."""

    def __init__(self, datadir=ROOT):
        self.dir = tempfile.mkdtemp(prefix="tenken-promise.")
        atexit.register(shutil.rmtree, self.dir, True)
        self.data = self.path("data/tenken")
        self.db = self.path("data/tenken/tenken.db")
        self.conf = self.path("config/tenken/tenken.conf")
        for folder in ("home", "data", "config/tenken", "tmp"):
            os.makedirs(self.path(folder))
        self.env = {"PATH": os.environ["PATH"], "HOME": self.path("home"), "XDG_DATA_HOME": self.path("data"),
                    "XDG_CONFIG_HOME": self.path("config"), "TMPDIR": self.path("tmp"), "TENKEN_DATADIR": datadir,
                    "LC_ALL": "C.UTF-8", "TZ": "UTC", "TERM": "xterm-256color"}
        # Looking for leaks takes longer than all the rest of a run; valgrind and the other tests do it.
        self.env["ASAN_OPTIONS"] = os.environ.get("ASAN_OPTIONS", "detect_leaks=0")

    def path(self, name):
        return os.path.join(self.dir, name)

    def write(self, name, data):
        """Writes a file in this place; text becomes UTF-8. Returns its path."""
        path = self.path(name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(data.encode("utf-8") if isinstance(data, str) else data)
        return path

    def run(self, *words, stdin=b"", program=None, before=None, timeout=60, cwd=None):
        """Runs tenken, or a program in front of it. stdin is bytes or a path; before runs in the child."""
        source = open(stdin, "rb") if isinstance(stdin, str) else subprocess.PIPE
        began = time.monotonic()
        process = subprocess.Popen([*(program or []), TENKEN, *words], env=self.env, stdin=source, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, preexec_fn=before, cwd=cwd or self.dir)
        try:
            out, err = process.communicate(None if isinstance(stdin, str) else stdin, timeout=timeout)
        except subprocess.TimeoutExpired:
            process.kill()
            out, err = process.communicate()
            err += b"(killed after %d s)" % timeout
        return Done(words, process.returncode, out, err, time.monotonic() - began)

    def new(self, *words):
        """Makes an assessment, of the vendor questionnaire if nothing else is said; its id."""
        done = self.run("new", *(words or ("vendor", "-o", "Acme")))
        if done.status:
            print("Bail out! no assessment could be made: %s" % visible(done.err))
            sys.exit(1)
        return done.out.decode().strip()

    def screen(self, script, *words, size="24x80", program=None):
        """Leads the screen by a script, see tests/tools/screen.c. Returns (what it printed, bytes that tenken wrote, problems)."""
        raw = self.path("raw")
        done = subprocess.run([SCREEN, "-s", size, "-r", raw, *(program or []), TENKEN, *words], input=script.encode("utf-8"),
                              env=self.env, cwd=self.dir, capture_output=True, timeout=120, check=False)
        with open(raw, "rb") as file:
            written = file.read()
        problems = [] if done.returncode == 0 else ["screen: " + line for line in done.stderr.decode("utf-8", "replace").splitlines()]
        return done.stdout.decode("utf-8", "replace"), written, problems


def limit_memory(size_bytes):
    """For Place.run(before=...): no more address space than this."""
    return lambda: resource.setrlimit(resource.RLIMIT_AS, (size_bytes, size_bytes))
