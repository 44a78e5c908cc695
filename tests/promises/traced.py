"""Judges a log of strace -f: what did the processes do in which tenken ran?

Usage: traced.py LOG PROGRAM

A printer is what a test's tenken.conf names; such programs are called PRINTERS in the tests.
"""

import os
import re
import sys

NETWORK = ("socket", "socketpair", "connect", "bind", "listen", "accept", "accept4", "sendto", "sendmsg", "io_uring_setup")
PRINTERS = ("printer", "lp")
CHILDREN = ("clone", "clone3", "fork", "vfork")


def judge(lines, program):
    """Returns (how often tenken was started, what it should not have done)."""
    image, started, found, halves, forked, begun = {}, 0, [], {}, {}, set()
    helper = program + "-pdf"

    def may_start(path):
        return path == helper or os.path.basename(path) in PRINTERS

    for line in lines:
        entry = re.match(r"(\d+) +(.*)", line)
        if not entry:
            continue
        pid, rest = entry.groups()
        resumed = re.match(r"<\.\.\. \w+ resumed>(.*)", rest)
        if resumed:
            rest = halves.pop(pid, "") + resumed.group(1)
        elif rest.endswith("<unfinished ...>"):
            halves[pid] = rest[:-len("<unfinished ...>")]
            continue
        call = re.match(r"(\w+)\(", rest)
        if not call:
            if rest.startswith("+++"):
                image.pop(pid, None)
            continue
        name = call.group(1)
        if image.get(pid) in (program, helper) and name in NETWORK:
            found.append(pid + " " + rest.strip())
        if name in ("execve", "execveat"):
            path = re.search(r'"((?:[^"\\]|\\.)*)"', rest).group(1)
            if may_start(path):
                forked.pop(pid, None)
                begun.add(pid)
            elif image.get(pid) in (program, helper):
                found.append(pid + " " + rest.strip())
            if rest.rstrip().endswith("= 0"):
                image[pid] = path
                started += path == program
        elif name in CHILDREN:
            child = re.search(r"= (\d+)$", rest.strip())
            if not child or pid not in image:
                continue
            # The helper may have begun, and even ended, before its parent is told its number.
            if child.group(1) in begun:
                begun.discard(child.group(1))
                continue
            if image[pid] == program:
                forked[child.group(1)] = pid + " " + rest.strip()
            image.setdefault(child.group(1), image[pid])
    return started, found + list(forked.values())


def main():
    with open(sys.argv[1], encoding="utf-8", errors="replace") as file:
        started, found = judge(file, sys.argv[2])
    print("%s 1 - tenken ran %d times and started no program but tenken-pdf and a printer and opened no socket" % ("not ok" if found or started < 100 else "ok", started))
    for line in found[:20]:
        print("# " + line)
    print("1..1")
    return 1 if found or started < 100 else 0


if __name__ == "__main__":
    sys.exit(main())
