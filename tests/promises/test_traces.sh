#!/bin/sh
# P3, P11: which files are opened, no socket, no other program: see traces.py.
exec python3 tests/promises/traces.py
