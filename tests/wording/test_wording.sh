#!/bin/sh
# Every text of the installed files, read by rules that a person would soon tire of.
exec python3 -B tests/wording/wording.py questionnaires/*.cfg
