"""What OSCAL 1.1.2 says of the members of assessment results and of plans of action.

Written down from the models as NIST documents them (assessment-results, poam and
what they share), as far as a document of tenken could use them; its JSON schema
is in no package. A member that does not stand here is refused.

Names with "!" must be there. A value is the name of a type or of an object, a
list of one (an array that is not empty), or a set of words.
"""

import re

TYPES = {
    "uuid": re.compile(r"[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[45][0-9A-Fa-f]{3}-[89ABab][0-9A-Fa-f]{3}-[0-9A-Fa-f]{12}"),
    "token": re.compile(r"(?:[^\W\d]|_)[\w.\-]*"),
    "string": re.compile(r"\S(?:.*\S)?"),
    "mail": re.compile(r"\S.*@.*\S|.+@.+"),
    "uri": re.compile(r"[a-zA-Z][a-zA-Z0-9+\-.]+:.+"),
    "reference": re.compile(r"\S+"),
    "line": re.compile(r"[^\n]+"),
    "prose": re.compile(r"[\s\S]+"),
    "time": re.compile(r"(?:19|2[0-9])[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]+)?Z"),
}

COMMON = {"props": ["property"], "links": ["link"], "remarks": "prose"}
NO_REMARKS = {"props": ["property"], "links": ["link"]}

OBJECTS = {
    "assessment-results": {"uuid!": "uuid", "metadata!": "metadata", "import-ap!": "import", "local-definitions": "definitions",
                           "results!": ["result"], "back-matter": "back-matter"},
    "plan-of-action-and-milestones": {"uuid!": "uuid", "metadata!": "metadata", "import-ssp": "import", "system-id": "system-id",
                                      "observations": ["observation"], "risks": ["risk"], "findings": ["finding"],
                                      "poam-items!": ["item"], "back-matter": "back-matter"},
    "import": {"href!": "reference", "remarks": "prose"},
    "system-id": {"id!": "string", "identifier-type": "uri"},
    "metadata": {"title!": "line", "last-modified!": "time", "version!": "string", "oscal-version!": {"1.1.2"}, "published": "time",
                 "document-ids": ["document-id"], "roles": ["role"], "parties": ["party"], "responsible-parties": ["responsible"], **COMMON},
    "document-id": {"identifier!": "string", "scheme": "uri"},
    "role": {"id!": "token", "title!": "line", "short-name": "string", "description": "prose", **COMMON},
    "party": {"uuid!": "uuid", "type!": {"person", "organization"}, "name": "string", "short-name": "string", "email-addresses": ["mail"],
              "telephone-numbers": ["telephone"], "member-of-organizations": ["uuid"], **COMMON},
    "telephone": {"number!": "string", "type": "string"},
    "responsible": {"role-id!": "token", "party-uuids!": ["uuid"], **COMMON},
    "property": {"name!": "token", "value!": "string", "uuid": "uuid", "ns": "uri", "class": "token", "group": "token", "remarks": "prose"},
    "link": {"href!": "reference", "rel": "token", "media-type": "string", "text": "line"},
    "definitions": {"objectives-and-methods": ["objective"], "remarks": "prose"},
    "objective": {"control-id!": "token", "description": "prose", "parts!": ["part"], **COMMON},
    "part": {"id": "token", "name!": "token", "ns": "uri", "class": "token", "title": "line", "prose": "prose", "parts": ["part"], **NO_REMARKS},
    "result": {"uuid!": "uuid", "title!": "line", "description!": "prose", "start!": "time", "end": "time", "reviewed-controls!": "reviewed",
               "observations": ["observation"], "risks": ["risk"], "findings": ["finding"], **COMMON},
    "reviewed": {"description": "prose", "control-selections!": ["controls"], "control-objective-selections": ["objectives"], **COMMON},
    "controls": {"description": "prose", "include-controls": ["control"], "exclude-controls": ["control"], **COMMON},
    "control": {"control-id!": "token", "statement-ids": ["token"]},
    "objectives": {"description": "prose", "include-objectives": ["objective-id"], "exclude-objectives": ["objective-id"], **COMMON},
    "objective-id": {"objective-id!": "token", "remarks": "prose"},
    "observation": {"uuid!": "uuid", "title": "line", "description!": "prose", "methods!": [{"EXAMINE", "INTERVIEW", "TEST", "UNKNOWN"}],
                    "types": [{"ssp-statement-issue", "control-objective", "mitigation", "finding", "historic"}], "subjects": ["subject"],
                    "relevant-evidence": ["evidence"], "collected!": "time", "expires": "time", **COMMON},
    "subject": {"subject-uuid!": "uuid", "type!": {"component", "inventory-item", "location", "party", "user", "resource"}, "title": "line", **COMMON},
    "evidence": {"href": "reference", "description!": "prose", **COMMON},
    "finding": {"uuid!": "uuid", "title!": "line", "description!": "prose", "target!": "target",
                "related-observations": ["related-observation"], "related-risks": ["related-risk"], **COMMON},
    "target": {"type!": {"statement-id", "objective-id"}, "target-id!": "token", "title": "line", "description": "prose", "status!": "status",
               "implementation-status": "implementation", **COMMON},
    "status": {"state!": {"satisfied", "not-satisfied"}, "reason": {"pass", "fail", "other"}, "remarks": "prose"},
    "implementation": {"state!": {"implemented", "partial", "planned", "alternative", "not-applicable"}, "remarks": "prose"},
    "related-observation": {"observation-uuid!": "uuid"},
    "related-risk": {"risk-uuid!": "uuid"},
    "related-finding": {"finding-uuid!": "uuid"},
    "risk": {"uuid!": "uuid", "title!": "line", "description!": "prose", "statement!": "prose",
             "status!": {"open", "investigating", "remediating", "deviation-requested", "deviation-approved", "closed"}, "deadline": "time",
             "remediations": ["response"], "risk-log": "log", "related-observations": ["related-observation"], **NO_REMARKS},
    "response": {"uuid!": "uuid", "lifecycle!": {"recommendation", "planned", "completed"}, "title!": "line", "description!": "prose", **COMMON},
    "log": {"entries!": ["log-entry"]},
    "log-entry": {"uuid!": "uuid", "title": "line", "description": "prose", "start!": "time", "end": "time",
                  "status-change": {"open", "investigating", "remediating", "deviation-requested", "deviation-approved", "closed"}, **COMMON},
    "item": {"uuid": "uuid", "title!": "line", "description!": "prose", "related-findings": ["related-finding"],
             "related-observations": ["related-observation"], "related-risks": ["related-risk"], **COMMON},
    "back-matter": {"resources": ["resource"]},
    "resource": {"uuid!": "uuid", "title": "line", "description": "prose", "document-ids": ["document-id"], "remarks": "prose", "props": ["property"]},
}


def value_problems(value, kind, where):
    if isinstance(kind, list):
        if not isinstance(value, list) or not value:
            return ["%s: no array, or an empty one" % where]
        return [p for i, inner in enumerate(value) for p in value_problems(inner, kind[0], "%s[%d]" % (where, i))]
    if isinstance(kind, set):
        return [] if value in kind else ["%s: %r is none of %s" % (where, value, sorted(kind))]
    if kind in OBJECTS:
        return object_problems(value, OBJECTS[kind], where)
    if not isinstance(value, str) or not TYPES[kind].fullmatch(value):
        return ["%s: %r is no %s" % (where, value, kind)]
    return []


def object_problems(value, members, where):
    if not isinstance(value, dict):
        return ["%s: no object" % where]
    kinds = {name.rstrip("!"): kind for name, kind in members.items()}
    problems = ["%s: %s is missing" % (where, name[:-1]) for name in members if name.endswith("!") and name[:-1] not in value]
    for name, inner in value.items():
        if name not in kinds:
            problems.append("%s: %s is unknown" % (where, name))
        else:
            problems += value_problems(inner, kinds[name], "%s.%s" % (where, name))
    return problems


def document_problems(document):
    """A document has one root, and it is one of two."""
    if not isinstance(document, dict) or len(document) != 1 or not set(document) <= {"assessment-results", "plan-of-action-and-milestones"}:
        return ["no root, or another one: %s" % list(document)]
    root = list(document)[0]
    return value_problems(document[root], root, root)
