#!/bin/sh
# Generated answers, through the command line and the database.
exec python3 -B tests/reference/program.py "$TENKEN" tests/data/canonical.json
