"""A strict reader of calendar files, for the tests. Usage: ical.py FILE EXPRESSION

Reads what RFC 5545 allows a calendar with all-day events to be and nothing else: CR LF at every line, at most 75
bytes a line of whole UTF-8 characters, one calendar, each property once where it may stand once, every escape
known. The expression is Python; e is the list of events, a dictionary each; c what the calendar itself has.
"""

import datetime
import re
import sys

CALENDAR = {"VERSION": 1, "PRODID": 1, "CALSCALE": 0, "METHOD": 0, "X-WR-CALNAME": 0}
EVENT = {"UID": 1, "DTSTAMP": 1, "DTSTART": 1, "DTEND": 0, "SUMMARY": 1, "DESCRIPTION": 0, "TRANSP": 0}
TEXTS = {"UID", "SUMMARY", "DESCRIPTION", "X-WR-CALNAME"}


def fault(text):
    sys.exit("not a calendar: " + text)


def content_lines(data):
    if not data.endswith(b"\r\n"):
        fault("it ends within a line")
    lines = []
    for raw in data[:-2].split(b"\r\n"):
        if len(raw) > 75:
            fault("a line of %d bytes" % len(raw))
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError as e:
            fault("a line that is not UTF-8: %r %s" % (raw, e))
        if re.search("[\x00-\x08\x0a-\x1f\x7f]", text):
            fault("a control character in %r" % text)
        if text[:1] in (" ", "\t"):
            if not lines:
                fault("it begins with a folded line")
            lines[-1] += text[1:]
        elif not text:
            fault("an empty line")
        else:
            lines.append(text)
    return lines


def unescape(value):
    if re.search(r"(?<!\\)(?:\\\\)*[;,]", value):
        fault("; or , that is not escaped in %r" % value)
    if re.sub(r"\\[\\;,nN]", "", value).count("\\"):
        fault("an unknown escape in %r" % value)
    return re.sub(r"\\(.)", lambda m: "\n" if m.group(1) in "nN" else m.group(1), value)


def day(value, parameters):
    if parameters != ";VALUE=DATE" or not re.fullmatch(r"[0-9]{8}", value):
        fault("no day: %s:%s" % (parameters, value))
    return datetime.date(int(value[:4]), int(value[4:6]), int(value[6:]))


def read(data):
    calendar, events, inside = None, [], None
    for line in content_lines(data):
        match = re.fullmatch(r"([A-Z-]+)((?:;[A-Z-]+=[^:;]*)*):(.*)", line, re.S)
        if not match:
            fault("no property: %r" % line)
        name, parameters, value = match.groups()
        if name in ("BEGIN", "END"):
            step = (name, value, calendar is not None, inside is not None)
            if step == ("BEGIN", "VCALENDAR", False, False):
                calendar = {}
            elif step == ("BEGIN", "VEVENT", True, False):
                inside = {}
            elif step == ("END", "VEVENT", True, True):
                check(inside, EVENT)
                events.append(inside)
                inside = None
            elif step == ("END", "VCALENDAR", True, False):
                check(calendar, CALENDAR)
                calendar["END"] = True
            else:
                fault("out of place: %s" % line)
            continue
        here = inside if inside is not None else calendar
        if here is None or "END" in here:
            fault("outside: %s" % line)
        if name not in (EVENT if inside is not None else CALENDAR) or name in here:
            fault("unknown here, or twice: %s" % line)
        if name in ("DTSTART", "DTEND"):
            here[name] = day(value, parameters)
        elif parameters:
            fault("unexpected parameters: %s" % line)
        elif name == "DTSTAMP":
            here[name] = datetime.datetime.strptime(value, "%Y%m%dT%H%M%SZ")
        else:
            here[name] = unescape(value) if name in TEXTS else value
    if not calendar or "END" not in calendar:
        fault("it is not ended")
    if calendar["VERSION"] != "2.0" or len({e["UID"] for e in events}) != len(events):
        fault("another version, or a UID twice")
    for e in events:
        if "DTEND" in e and e["DTEND"] != e["DTSTART"] + datetime.timedelta(days=1):
            fault("an event that is not of one day")
    return calendar, events


def check(properties, known):
    for name, needed in known.items():
        if needed and name not in properties:
            fault("without %s" % name)


if __name__ == "__main__":
    with open(sys.argv[1], "rb") as file:
        c, e = read(file.read())
    sys.exit(0 if eval(sys.argv[2]) else 1)
