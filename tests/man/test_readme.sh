#!/bin/sh
# What the README says is so: see readme.py.
exec python3 tests/man/readme.py
