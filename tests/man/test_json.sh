#!/bin/sh
# The JSON documents and the manual that describes them: see schemas.py.
exec python3 tests/man/schemas.py
