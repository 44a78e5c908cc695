#!/bin/sh
# Manuals in other languages say what the English ones say: see translations.py.
exec python3 tests/man/translations.py
