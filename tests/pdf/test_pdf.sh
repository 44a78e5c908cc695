#!/bin/sh
# The PDF report: tenken-pdf by itself. What is on the pages is read back by
# other programs: qpdf, pdftotext, pdfinfo, pdffonts.

. "$(dirname "$0")/../cli/lib.sh"
cd "$root" || exit 1
export TENKEN_BUILD="${TENKEN_BUILD:-$root/build}"
for need in qpdf pdftotext fc-list; do
	command -v $need >/dev/null 2>&1 || { echo "1..0 # SKIP $need is missing"; exit 0; }
done
python3 tests/pdf/pdf.py "$work" # no exec: the folder is removed at the end
