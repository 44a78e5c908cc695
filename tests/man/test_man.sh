#!/bin/sh
# The manuals say what the program does: see pages.py.
exec python3 tests/man/pages.py
