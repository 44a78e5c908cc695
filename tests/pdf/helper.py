"""tenken and its helper tenken-pdf: what is asked of it, what it is told, and a helper that plays the fool. Prints TAP.

Usage: helper.py FOLDER, with TENKEN in the environment
"""

import os
import re
import shutil

import pdf
from pdf import LANGS, PDF, TENKEN, WORK, check, path, run, said


def tenken(*words, program=TENKEN):
    return run(words, program=program)


def new():
    return tenken("new", "vendor", "-o", "株式会社しらかば").stdout.decode().strip()


def test_report():
    problems = []
    ident = new()
    tenken("answer", ident, "q1=1", "q4.a=3", "q12=2")
    for lang in LANGS:
        done = tenken("-l", lang, "report", ident, "-f", "pdf", "-O", path("report.pdf"))
        piped = tenken("-l", lang, "report", ident, "-f", "json", "--parts", "all,document").stdout
        with open(path("report.pdf"), "rb") as file:
            data = file.read()
        if done.returncode or done.stderr or done.stdout:
            problems.append("%s: %s" % (lang, done))
        if run([], piped).stdout != data or tenken("-l", lang, "report", ident, "-f", "pdf").stdout != data:
            problems.append("%s: other bytes by another way" % lang)
        if "株式会社しらかば" not in said("pdftotext", "-l", "1", path("report.pdf"), "-").stdout:
            problems.append("%s: the organisation is missing" % lang)
        if os.stat(path("report.pdf")).st_mode & 0o777 != 0o600:
            problems.append("others may read it")
    check("tenken report -f pdf gives what the JSON report gives through tenken-pdf", problems)


def test_linked():
    def needed(program):
        return set(re.findall(r"\(NEEDED\).*\[(lib\w+)", said("readelf", "-d", program).stdout))
    problems = ["tenken is linked with %s" % name for name in needed(TENKEN) if re.match(r"lib(pango|cairo|jansson|fontconfig|glib)", name)]
    problems += ["tenken-pdf is not linked with %s" % name for name in ("libpango", "libcairo", "libjansson") if name not in needed(PDF)]
    check("only tenken-pdf is linked with pango, cairo and jansson", problems)


HELPERS = [
    ("kill -9 $$", "cannot make the PDF: tenken-pdf was ended by signal 9"),
    ("cat >/dev/null; kill -9 $$", "cannot make the PDF: tenken-pdf was ended by signal 9"),
    ("printf '%%PDF-1.4 half'; kill -11 $$", "cannot make the PDF: tenken-pdf was ended by signal 11"),
    ("exit 3", "cannot make the PDF: tenken-pdf ended with status 3"),
    ("cat >/dev/null; echo 'tenken-pdf: something is wrong' >&2; printf '%%PDF-half'; exit 1", "something is wrong"),
    ("echo noise >&2; echo 'tenken-pdf: first' >&2; echo 'tenken-pdf: last \033[2J' >&2; exit 1", "last <U+001B>[2J"),
    ("exit 0", "cannot make the PDF: tenken-pdf gave none"),
    ("echo this is no PDF", "cannot make the PDF: tenken-pdf gave none"),
    ("yes tenken-pdf: x | head -n 200000 >&2; exit 1", "x"),
]


def test_helper_fails():
    """A tenken beside a helper that plays the fool."""
    os.makedirs(path("bin"), exist_ok=True)
    copied, helper = path("bin/tenken"), path("bin/tenken-pdf")
    shutil.copy(TENKEN, copied)
    ident = new()
    problems = []
    for body, message in HELPERS:
        with open(helper, "w", encoding="utf-8") as file:
            file.write("#!/bin/sh\n%s\n" % body.replace("%%", "%"))
        os.chmod(helper, 0o755)
        with open(path("old.pdf"), "w", encoding="utf-8") as file:
            file.write("old")
        done = tenken("report", ident, "-f", "pdf", "-O", path("old.pdf"), program=copied)
        shown = tenken("report", ident, "-f", "pdf", program=copied)
        with open(path("old.pdf"), encoding="utf-8") as file:
            kept = file.read()
        wanted = ("tenken: %s\n" % message).encode()
        if done.returncode != 1 or done.stderr != wanted or kept != "old" or shown.stdout or shown.returncode != 1:
            problems.append("%s: status %d, %s, %s" % (body, done.returncode, done.stderr[:200], kept[:20]))
    os.unlink(helper)
    done = tenken("report", ident, "-f", "pdf", program=copied)
    if not os.path.exists("/usr/local/bin/tenken-pdf") and (done.returncode != 1 or b"No such file" not in done.stderr):
        problems.append("none: %s" % done)
    problems += ["left behind: %s" % name for name in os.listdir(WORK) if name.startswith(".tenken")]
    check("a helper that fails gives its message, and the old file stays", problems)


def test_environment():
    """The helper gets nothing of the environment but what finds fonts, is found without PATH, and inherits no file."""
    helper, copied = path("bin/tenken-pdf"), path("bin/tenken")
    with open(helper, "w", encoding="utf-8") as file:
        file.write("#!/bin/sh\n/usr/bin/env >%s\nls /proc/$$/fd >%s\nexec cat >/dev/null\n" % (path("env"), path("fds")))
    os.chmod(helper, 0o755)
    ident = new()
    run(["-l", "ja", "report", ident, "-f", "pdf"], env={"PATH": path("nowhere"), "SECRET": "x", "LD_PRELOAD": "", "G_DEBUG": "x"}, program=copied)
    with open(path("env"), encoding="utf-8") as file:
        names = {line.split("=")[0] for line in file} - {"PWD", "OLDPWD", "SHLVL", "_", "PATH"}
    allowed = {"LC_ALL", "LANGUAGE", "HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "FONTCONFIG_FILE", "FONTCONFIG_PATH"}
    problems = ["it sees %s" % name for name in sorted(names - allowed)]
    with open(path("fds"), encoding="utf-8") as file:
        fds = set(file.read().split()) - {"0", "1", "2", "10", "255"}  # the shell's own
    if len(fds) > 1:
        problems.append("it inherits %s" % sorted(fds))
    check("the helper sees little of what tenken sees", problems)


def main():
    test_report()
    test_linked()
    test_helper_fails()
    test_environment()
    print("1..%d" % pdf.count)


if __name__ == "__main__":
    main()
