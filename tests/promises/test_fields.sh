#!/bin/sh
# Every stored field appears in a report: see fields.py.
exec python3 tests/promises/fields.py
