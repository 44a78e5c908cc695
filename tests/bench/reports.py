"""How long reports of 170 clauses take: PDF beside browsers that print our own HTML, the others beside pandoc that converts our Markdown.

Usage: reports.py BUILD FOLDER. What is compared with is left out when it is not installed.
"""

import json
import os
import shutil
import subprocess
import sys
import time

import library

BUILD, WORK = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
TENKEN = os.path.join(BUILD, "tenken")
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


def start(words):
    nothing = subprocess.DEVNULL
    return subprocess.Popen(words, stdin=nothing, stdout=nothing, stderr=nothing, env=ENV, start_new_session=True)


def take_time(words):
    begun = time.monotonic()
    status = start(words).wait()
    return None if status else (time.monotonic() - begun) * 1000


def most_memory(words):
    memory, child = 0, start(words)
    while child.poll() is None:
        memory = max(memory, memory_of(child.pid))
        time.sleep(0.01)
    return memory


def measure(*commands):
    """
    For each command: best time of some rounds in ms, and the most memory of one more in MiB; None when it fails.

    The commands take turns, so that what else the machine does falls on all of them.
    """
    best = [[] for _ in commands]
    for _ in range(ROUNDS):
        for taken, command in zip(best, commands):
            taken.append(take_time(command))
    return [None if None in taken else (min(taken), most_memory(command)) for taken, command in zip(best, commands)]


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


def write(name, data):
    path = os.path.join(WORK, name)
    with open(path, "wb") as file:
        file.write(data)
    return path


def compare_pdf(ident, lang):
    """The PDF with all that it takes, from the assessment on; the browsers begin with a page that is there."""
    page = write(lang + ".html", tenken("-l", lang, "report", ident, "-f", "html"))
    others = list(browsers(page))
    words = [TENKEN, "-l", lang, "report", ident, "-f", "pdf", "-O", WORK + "/own.pdf"]
    ours, *found = measure(words, *(other[1] for other in others))
    if ours is None:
        print("%s: no PDF was made; is there a font?" % lang)
        return False
    with open(WORK + "/own.pdf", "rb") as file:
        row("%s: a PDF of %d pages, ms" % (lang, file.read().count(b"/Type /Page ")), ours[0])
    row("%s: memory, MiB" % lang, ours[1])
    for (name, _, limit, memory_limit), theirs in zip(others, found):
        if theirs is None:
            print("%s: %s failed" % (lang, name))
            continue
        row("%s: %s, ms" % (lang, name), theirs[0])
        row("%s: time against %s" % (lang, name), ours[0] / theirs[0], limit)
        if memory_limit:
            row("%s: %s, MiB" % (lang, name), theirs[1])
            row("%s: memory against %s" % (lang, name), ours[1] / theirs[1], memory_limit)
    return True


def compare_pandoc(ident, lang):
    """Our formats beside pandoc, which makes others of our Markdown."""
    if not shutil.which("pandoc"):
        return True
    source = write(lang + ".md", tenken("-l", lang, "report", ident, "-f", "md"))
    others, formats = ("html", "docx"), (("html", "html"), ("csv", "html"), ("xlsx", "docx"))
    found = measure(
        *(["pandoc", "-f", "gfm", "-s", "--metadata", "title=x", source, "-o", "%s/other.%s" % (WORK, name)] for name in others),
        *([TENKEN, "-l", lang, "report", ident, "-f", name, "-O", "%s/own.%s" % (WORK, name)] for name, _ in formats))
    if None in found:
        print("%s: pandoc failed, or a report" % lang)
        return False
    theirs = dict(zip(others, found))
    for name in others:
        row("%s: pandoc, Markdown to %s, ms" % (lang, name), theirs[name][0])
    for (name, other), ours in zip(formats, found[len(others):]):
        row("%s: %s, ms" % (lang, name), ours[0])
        row("%s: time for %s against pandoc's for %s" % (lang, name, other), ours[0] / theirs[other][0], 0.1)
    return True


def main():
    clauses = {lang: json.loads(tenken("-l", lang, "clauses", "-f", "json"))["clauses"] for lang in ("en", "ja")}
    answers = library.make(WORK + "/large", clauses)
    ENV["TENKEN_DATADIR"] = WORK + "/large"
    ident = tenken("new", "large", "-o", "Acme").decode().strip()
    if tenken("answer", ident, *answers) is None:
        print("the answers were refused")
        return 1
    done = [compare_pdf(ident, lang) and compare_pandoc(ident, lang) for lang in ("en", "ja")]
    return 0 if all(done) else 1


if __name__ == "__main__":
    sys.exit(main())
