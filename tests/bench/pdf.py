"""How long a PDF takes, beside browsers that print our own HTML.

Usage: pdf.py BUILD FOLDER. What is compared with is left out when it is not installed, or when there is no HTML report.
"""

import os
import shutil
import subprocess
import sys
import time

ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
BUILD, WORK = sys.argv[1], sys.argv[2]
TENKEN, PDF = os.path.join(BUILD, "tenken"), os.path.join(BUILD, "tenken-pdf")
PARTS = "vendor,byod-telework,remote-check,telework-threats,partners,consignor"
ROUNDS = 5
ENV = dict(os.environ, XDG_DATA_HOME=WORK + "/data", XDG_CONFIG_HOME=WORK + "/config", HOME=WORK)


def tenken(*words):
    done = subprocess.run([TENKEN, *words], env=ENV, capture_output=True, check=False)
    return done.stdout if done.returncode == 0 else None


def memory_of(session):
    """MiB of all processes of a session together; what several share is counted once."""
    total = 0
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            if os.getsid(int(pid)) != session:
                continue
            with open("/proc/%s/smaps_rollup" % pid, encoding="ascii") as file:
                total += next(int(line.split()[1]) for line in file if line.startswith("Pss:"))
        except (OSError, StopIteration):
            continue
    return total / 1024


def start(words, source):
    with open(source or os.devnull, "rb") as data, open(os.devnull, "wb") as nothing:
        return subprocess.Popen(words, stdin=data, stdout=nothing, stderr=nothing, env=ENV, start_new_session=True)


def measure(words, source=None):
    """Best time of some rounds in ms, and the most memory of one more in MiB; None when it fails."""
    best, memory = None, 0
    for _ in range(ROUNDS):
        begun = time.monotonic()
        if start(words, source).wait():
            return None
        taken = (time.monotonic() - begun) * 1000
        best = taken if best is None else min(best, taken)
    child = start(words, source)
    while child.poll() is None:
        memory = max(memory, memory_of(child.pid))
        time.sleep(0.01)
    return best, memory


def row(name, value, limit=None):
    reached = "" if limit is None else "  (at most %g)%s" % (limit, "" if value <= limit else "  NOT REACHED")
    print("%-58s %10.2f%s" % (name, value, reached))


def browsers(html):
    """Name, words, limits for time and memory of ours against theirs."""
    out = WORK + "/other.pdf"
    if shutil.which("wkhtmltopdf"):
        yield "wkhtmltopdf", ["wkhtmltopdf", "-q", html, out], 0.6, None
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if shutil.which(name):
            yield name, [name, "--headless", "--no-sandbox", "--disable-gpu", "--print-to-pdf=" + out, "file://" + html], 0.2, 0.25
            return


def main():
    ident = tenken("new", PARTS, "-o", "Acme").decode().strip()
    subprocess.run([sys.executable, ROOT + "/tests/cli/fill.py", TENKEN, "ja", ident, "1"], env=ENV, stdout=subprocess.DEVNULL, check=True)
    for lang in ("en", "ja"):
        source = "%s/%s.json" % (WORK, lang)
        with open(source, "wb") as file:
            file.write(tenken("-l", lang, "report", ident, "-f", "json", "--parts", "all,document"))
        found = measure([PDF], source)
        if found is None:
            print("%s: tenken-pdf failed; is there a font?" % lang)
            return 1
        pages = subprocess.run([PDF], stdin=open(source, "rb"), env=ENV, capture_output=True, check=True).stdout.count(b"/Type /Page ")
        row("%s: a PDF of %d pages, ms" % (lang, pages), found[0])
        row("%s: memory, MiB" % lang, found[1])
        html = tenken("-l", lang, "report", ident, "-f", "html")
        if html is None:
            continue
        with open("%s/%s.html" % (WORK, lang), "wb") as file:
            file.write(html)
        for name, words, limit, memory_limit in browsers("%s/%s.html" % (WORK, lang)):
            theirs = measure(words)
            if theirs is None:
                continue
            row("%s: time against %s" % (lang, name), found[0] / theirs[0], limit)
            if memory_limit:
                row("%s: memory against %s" % (lang, name), found[1] / theirs[1], memory_limit)
    return 0


if __name__ == "__main__":
    sys.exit(main())
