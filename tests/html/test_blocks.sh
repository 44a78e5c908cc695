#!/bin/sh
# Every kind of block in HTML, more ways than a report nests them: see blocks.py.
exec python3 tests/html/blocks.py
