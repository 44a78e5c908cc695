#!/bin/sh
# The HTML and the Markdown report, read strictly: see report_html.py.
exec python3 tests/html/report_html.py
