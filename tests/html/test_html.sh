#!/bin/sh
# The HTML report, read by a strict parser: see judge_html.py.
exec python3 tests/html/judge_html.py
