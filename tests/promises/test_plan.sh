#!/bin/sh
# P5, hostile text in the plan: see plan.py.
exec python3 tests/promises/plan.py
