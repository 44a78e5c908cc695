#!/bin/sh
# P4, any input within 2 s and 256 MiB: see limits.py.
exec python3 tests/promises/limits.py
