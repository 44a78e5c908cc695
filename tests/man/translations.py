"""Manuals in other languages against the English ones: the same names, lists, sections and examples, in the same order.

So a page cannot fall behind: what the English one gains, the others must gain. Prints TAP.
"""

import glob
import os
import re

import pages
from pages import ROOT, check, difference, read

NAMES = ("Fl", "Cm", "Ev", "Pa", "Xr", "Li")
MACROS = set(NAMES) | set("Ar No Ns Op Oo Oc Pq Po Pc Brq Bro Brc Qq Qo Qc Dq Sq Em Nm Sx Ta Sy Ic Ql".split())


def names_in(page):
    """What must be called the same in every language: "Fl -json", "Cm answer", "Pa tenken.conf"."""
    found = set()
    for line in re.findall(r"^\.(.+)", page, re.M):
        macro = None
        for word in line.replace("No profile", "").split():
            if word in MACROS:
                macro = word
            elif macro in NAMES and re.fullmatch(r"[\x21-\x7e]+", word) and re.search(r"\w", word):
                found.add("%s %s" % (macro, word))
            elif not re.fullmatch(r"[,;:.|()]", word):
                macro = macro if macro in ("Fl", "Cm", "Ev", "Li") else None
    return found


def heads_in(page):
    """The marks of lists that are names, statuses or commands, in their order."""
    heads = re.findall(r"^\.It ((?:Cm|Fl|Ev|Pa|P?\d+$).*)", page, re.M)
    return [" ".join(word for word in head.split(" Pq ")[0].split() if word.isascii() and word not in (",", "No")) for head in heads]


def displays_in(page):
    return re.findall(r"^\.Bd -literal.*?^\.Ed$", page, re.M | re.S)


def test_translations():
    for path in sorted(glob.glob(os.path.join(ROOT, "man", "*", "*.[1-8]"))):
        name, there = os.path.relpath(path, os.path.join(ROOT, "man")), read(path)
        here = read("man", os.path.basename(path))
        check("%s names what the English page names" % name, difference("here", names_in(there), "in English", names_in(here)))
        a, b = heads_in(there), heads_in(here)
        first = next(("%s here, %s in English" % pair for pair in zip(a, b) if pair[0] != pair[1]), None)
        check("%s has the lists of the English page" % name,
              [first] if first else ["%d marks here, %d in English" % (len(a), len(b))] if len(a) != len(b) else [])
        wrong = ["%d %s here, %d in English" % (there.count("\n." + m), m, here.count("\n." + m)) for m in ("Sh ", "Ss ", "Bl ")
                 if there.count("\n." + m) != here.count("\n." + m)]
        check("%s has the sections and examples of the English page" % name,
              wrong + ([] if displays_in(there) == displays_in(here) else ["an example is another one"]))

if __name__ == "__main__":
    test_translations()
    print("1..%d" % pages.count)
