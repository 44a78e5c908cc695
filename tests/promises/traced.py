"""Judges a log of strace -f: what did the processes do in which tenken ran?

Usage: traced.py LOG PROGRAM
"""

import re
import sys

NETWORK = ("socket", "socketpair", "connect", "bind", "listen", "accept", "accept4", "sendto", "sendmsg", "io_uring_setup")
CHILDREN = ("clone", "clone3", "fork", "vfork")


def judge(lines, program):
    """Returns (how often tenken was started, what it should not have done)."""
    image, started, found, halves = {}, 0, [], {}
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
        is_tenken = image.get(pid) == program
        if is_tenken and (name in NETWORK or name in CHILDREN or name in ("execve", "execveat")):
            found.append(line.strip())
        if name == "execve" and rest.rstrip().endswith("= 0"):
            image[pid] = re.search(r'"((?:[^"\\]|\\.)*)"', rest).group(1)
            started += image[pid] == program
        elif name in CHILDREN:
            child = re.search(r"= (\d+)$", rest.strip())
            if child and pid in image:
                image[child.group(1)] = image[pid]
    return started, found


def main():
    with open(sys.argv[1], encoding="utf-8", errors="replace") as file:
        started, found = judge(file, sys.argv[2])
    print("%s 1 - tenken ran %d times and made no process, started no program and opened no socket" % ("not ok" if found or started < 100 else "ok", started))
    for line in found[:20]:
        print("# " + line)
    print("1..1")
    return 1 if found or started < 100 else 0


if __name__ == "__main__":
    sys.exit(main())
