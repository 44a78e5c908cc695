#!/bin/sh
# What canonical.json fixes, against what the program says of itself.
exec python3 -B tests/canonical/canonical.py "$TENKEN" tests/data/canonical.json
