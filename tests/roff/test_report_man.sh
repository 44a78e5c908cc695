#!/bin/sh
# The report as a manual page, read by mandoc and groff: see report_man.py.
exec python3 tests/roff/report_man.py
