#!/bin/sh
# The HTML and the Markdown report of every case, and with hostile text in every field: see report_html.py.
exec python3 tests/html/report_html.py
