#!/bin/sh
# P5, hostile text in every field and every report format: see hostile_formats.py.
exec python3 tests/promises/hostile_formats.py
