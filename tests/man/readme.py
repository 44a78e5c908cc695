"""README and CONTRIBUTING against the tree and the program; scripts that are shown, here and in manuals, are run. Prints TAP."""

import glob
import os
import re
import subprocess

import pages
from pages import ROOT, TENKEN, Home, check, difference, plain, read, sources


def test_readme():
    text = read("README.md") + read("CONTRIBUTING.md")
    names = re.findall(r"`((?:core|tui|tests|questionnaires|man)/[\w./-]*)`", text)
    check("what README and CONTRIBUTING name is there",
          ["%s is missing" % n for n in sorted(set(names))
           if re.search(r"NAME|ID", n) is None and not os.path.exists(os.path.join(ROOT, n))])
    makefile = read("Makefile")
    needs = {}
    for name in ("BUILD_NEEDS", "CHECK_NEEDS"):
        body = re.search(r"^%s = ((?:.*\\\n)*.*)$" % name, makefile, re.M).group(1)
        needs[name] = set(re.findall(r"[\w.-]+:([\w.-]+)", body))
    before, after = read("README.md").split("And for the tests:")
    for name, part in (("BUILD_NEEDS", before.split("## What it needs")[1]), ("CHECK_NEEDS", after.split("`make soak`")[0])):
        said = set()
        for cell in re.findall(r"^\| ([a-z][^|]*) \|", part, re.M):
            said |= set(re.split(r", ", cell.strip()))
        check("README has the packages of %s" % name,
              difference("in README", said - {"make", "package"}, "in the Makefile", needs[name]))


def test_glossary():
    path = os.path.join(ROOT, "locale", "ja.po")
    if not os.path.exists(path):
        return
    said = dict(re.findall(r'^msgid "(.*)"\nmsgstr "(.+)"$', read("locale", "ja.po"), re.M))
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \|", read("CONTRIBUTING.md").split("as `locale/ja.po` has them")[1], re.M)
    check("the program's words in CONTRIBUTING are those of ja.po",
          ["%s: %s, in ja.po %s" % (en, ja, said[en]) for en, ja in rows if said.get(en, ja) != ja])
    texts = "".join(read("questionnaires", name) for name in ("vendor.cfg", "consignor.cfg", "clauses.cfg"))
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \|", read("CONTRIBUTING.md").split("## Glossary")[1].split("And the program")[0], re.M)
    words = {w for _, ja in rows[2:] for w in re.split(r"[、；（）]", ja) if w}
    check("the questionnaires use the words of the glossary", ["%s is not used" % w for w in sorted(words) if w not in texts])


def run_script(lines):
    """Runs lines of shell with an assessment to play with; what went wrong, and with which line."""
    home = Home()
    os.makedirs(home.dir.name + "/bin")
    os.symlink(os.path.abspath(TENKEN), home.dir.name + "/bin/tenken")
    home.env["PATH"] = home.dir.name + "/bin:" + home.env["PATH"]
    home.env["id"] = home.run("new", "vendor", "-o", "Acme").stdout.strip()
    home.write("answers.txt", "q6=1,2\nq8=none\n")
    script = "set -u\n" + "\n".join(lines).replace("tqyk", home.env["id"]) + "\n"
    result = subprocess.run(["sh", "-c", script], cwd=home.dir.name, env=home.env, capture_output=True,
                            encoding="utf-8", timeout=60, check=False)
    told = [t for t in result.stderr.splitlines() if "coverage" not in t]  # --fail-under says why
    return told + (["status %d" % result.returncode] if result.returncode else [])


def test_scripts():
    block = read("README.md").split("## Scripting it\n")[1].split("\nstdout")[0]
    lines = [line.strip() for line in block.splitlines() if line.strip()]
    check("the script in README runs", run_script([re.sub(r" \| jq .*", " >/dev/null", line) for line in lines]))
    for page in ("tenken-report.7", "tenken-clauses.7"):
        examples = read("man", page).split(".Sh EXAMPLES\n")[1].split(".Sh ")[0]
        lines = [plain(line) for line in re.findall(r"^\.Dl \$ (.*)$", examples, re.M)]
        check("the examples of %s(7) run" % page[:-2], run_script(lines) if lines else ["there are none"])


FORBIDDEN = (r"socket(pair)?|connect|bind|listen|accept4?|sendto|getaddrinfo|gethostby\w+|v?fork|clone|exec\w+|posix_spawnp|"
             r"system|popen|dlopen")


def imported(path):
    out = subprocess.run(["nm", "-D", "--undefined-only", path], capture_output=True, encoding="utf-8", check=False)
    return set(re.findall(r" [Uw] (\w+)", out.stdout)), out.stderr


def test_no_network():
    """README, P11. One library is loaded by name when it is needed: that of workbooks. One file may start programs."""
    called, trouble = imported(TENKEN)
    if "__asan_init" in called:
        called = {"sanitizer"}  # it brings its own
    loaders = [path for path in sources("core/*.c", "tui/*.c") if "dlopen(" in read(path)]
    allowed = {"dlopen"} if [os.path.basename(path) for path in loaders] == ["report_xlsx_library.c"] else set()
    starters = [path for path in sources("core/*.c", "tui/*.c") if "posix_spawnp(" in read(path)]
    if [os.path.basename(path) for path in starters] == ["program.c"]:
        allowed.add("posix_spawnp")  # for the printing program that the user names
    wrong = sorted(n for n in called - allowed if re.fullmatch(FORBIDDEN, n))
    check("the program calls nothing that opens a socket, and only one file of it starts programs",
          ["it calls %s" % n for n in wrong] if called else ["nm says nothing of %s: %s" % (TENKEN, trouble)])
    with open(TENKEN, "rb") as file:
        name = re.search(rb"libxlsxwriter\.so[.0-9]*", file.read()).group().decode()
    places = [path for path in glob.glob("/usr/lib/*/" + name) + glob.glob("/usr/lib/" + name)]
    called = set().union(*(imported(path)[0] for path in places))
    check("nor does the library that it loads", ["%s: %s" % (name, n) for n in sorted(called) if re.fullmatch(FORBIDDEN, n)]
          if called else ["%s was not found" % name])


def main():
    test_readme()
    test_glossary()
    test_scripts()
    test_no_network()
    print("1..%d" % pages.count)


if __name__ == "__main__":
    main()
