#!/bin/sh
# Generated answers, judged by the program and by a plain reference.
exec python3 -B tests/reference/compare.py "$TENKEN_BUILD/tests/tools/judge" tests/data/canonical.json questionnaires
