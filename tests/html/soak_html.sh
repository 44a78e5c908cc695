#!/bin/sh
# The HTML report in a browser: see chromium.py.
exec python3 tests/html/chromium.py
