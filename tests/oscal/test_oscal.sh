#!/bin/sh
# OSCAL reports against the models of OSCAL 1.1.2: see structure.py, oscal.py.
exec python3 "$(dirname "$0")/oscal.py"
