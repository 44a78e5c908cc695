#!/bin/sh
# P5, hostile text in every field and every output: see hostile.py.
exec python3 tests/promises/hostile.py
