#!/bin/sh
# The workbook, read by another program: openpyxl, which is Debian's
# python3-openpyxl, and the XML by itself.
exec /usr/bin/python3 "$(dirname "$0")/workbook.py"
