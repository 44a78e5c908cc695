#!/bin/sh
# The PDF report as tenken makes it, which starts tenken-pdf: see helper.py.

. "$(dirname "$0")/../cli/lib.sh"
cd "$root" || exit 1
export TENKEN_BUILD="${TENKEN_BUILD:-$root/build}"
command -v pdftotext >/dev/null 2>&1 || { echo "1..0 # SKIP pdftotext is missing"; exit 0; }
python3 tests/pdf/helper.py "$work" # no exec: the folder is removed at the end
