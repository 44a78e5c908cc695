#!/bin/sh
# Which file may include which. Each row below may include itself and the rows
# above it; a file belongs to the row with the longest name that its own begins
# with: core/format_text_page.c to "format". tui/ may include all of core/.
#
# Besides: who may meet curses, SQLite, libconfig, libxlsxwriter and libsodium; what core/ must
# not do. Prints TAP.

set -u
cd "$(dirname "$0")/.." || exit 1
work=$(mktemp -d "${TMPDIR:-/tmp}/layers.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
export LC_ALL=C

core_rows='
version
arena
text
strbuf
error
i18n
escape
file
program
digest
json zip csv
cfg
condition
id_index
questionnaire clause benchmark
loader
check
library
settings
record
answers answer_record
answer_syntax answer_words
day
ical
interview
part
entry versions upgrade
factor
event
schema store
assessment
gap_interview
gap_plan
gap_report
due action
evaluate
compare summary
document
format
annex
report
seal exchange
pdf'

tui_rows='
key input
term theme
layout
draw
phrase
list grid pager
field
draft
form
ask
overview_filter gaps_list judge upgrade_words
screen screens
app
plain
cmd
main'

number=0
ok() { number=$((number + 1)); echo "ok $number - $1"; }
not_ok() { number=$((number + 1)); echo "not ok $number - $1"; }

# check NAME FILE: the lines of FILE are the mistakes.
check() {
	if [ -s "$2" ]; then
		sed 's/^/# /' "$2"
		not_ok "$1"
	else
		ok "$1"
	fi
}

# Every "file:line:included" of the project's own headers.
includes() {
	grep -n '^[[:space:]]*#[[:space:]]*include[[:space:]]*"' "$@" /dev/null |
		sed 's/^\([^:]*:[0-9]*\):[^"]*"\([^"]*\)".*/\1:\2/'
}

# order ROOM ROWS ROOM ROWS...: the later rooms may include the earlier ones.
order() {
	awk -F: -v rooms="$1" '
		function base(path) { sub(/.*\//, "", path); sub(/\.[ch]$/, "", path); return path }
		function room(path) { return path ~ /^tui\// ? "tui" : "core" }
		function row(name, where,    best, found, key, parts) {
			best = ""
			for (key in rank) {
				split(key, parts, "/")
				if (parts[1] == where && (name == parts[2] || index(name, parts[2] "_") == 1) &&
				    length(parts[2]) > length(best)) { best = parts[2]; found = rank[key] }
			}
			return best == "" ? -1 : found
		}
		FNR == NR { count = split($2, names, " ")
			for (i = 1; i <= count; i++) rank[$1 "/" names[i]] = FNR
			next }
		{ file = $1; where = room(file); target = $3; name = base(target)
		  other = target ~ /^\.\.\/core\// ? "core" : where
		  own = row(base(file), where)
		  if (own < 0) { print file ": not in the table of tests/layers.sh"; next }
		  file_of = other "/" name ".h"
		  if (!(file_of in exists)) exists[file_of] = (getline line < file_of) >= 0
		  if (!exists[file_of] && where == "tui") {
			other = "core"; file_of = "core/" name ".h"
			if (!(file_of in exists)) exists[file_of] = (getline line < file_of) >= 0
		  }
		  if (!exists[file_of]) { print file ":" $2 ": includes " target ", which is not in core/" \
			(where == "tui" ? " or tui/" : ""); next }
		  above = row(name, other)
		  if (above < 0) { print file_of ": not in the table of tests/layers.sh"; next }
		  if (above > own) print file ":" $2 ": includes " target ", which stands below it" }
	' "$work/rows" - | sort -u
}

{
	echo "$core_rows" | sed '/^$/d; s/^/core:/'
	echo "$tui_rows" | sed '/^$/d; s/^/tui:/'
} >"$work/rows"

includes core/*.[ch] | order core >"$work/core"
check "core files include only rows above them" "$work/core"
ls tui/*.[ch] >/dev/null 2>&1 && includes tui/*.[ch] | order tui >"$work/tui"
check "tui files include only rows above them" "$work/tui"

# only HEADER FILES: nobody else includes it.
only() {
	grep -ln "^[[:space:]]*#[[:space:]]*include[[:space:]]*<\($1\)\.h>" core/*.[ch] tui/*.[ch] 2>/dev/null |
		grep -Ev "^($2)\$" | sed "s/\$/: includes $3/" >"$work/only"
	check "only $4 include $3" "$work/only"
}

only 'n\{0,1\}cursesw\{0,1\}\|ncurses.*\|term\|panel' 'tui/(term|theme|draw)(_[a-z]+)?\.[ch]' \
	'curses' 'term, theme and draw'
only 'sqlite3' 'core/(schema|store)(_[a-z]+)?\.[ch]' 'sqlite3.h' 'schema and store'
only 'libconfig' 'core/cfg(_[a-z]+)?\.[ch]' 'libconfig.h' 'cfg'
only 'xlsxwriter' 'core/report_xlsx(_[a-z]+)?\.[ch]' 'xlsxwriter.h' 'report_xlsx'
only 'sodium' 'core/seal(_[a-z]+)?\.[ch]' 'sodium.h' 'seal'
only 'pango/.*\|cairo.*\|jansson\|fontconfig/.*' 'core/pdf_[a-z_]+\.[ch]' 'pango, cairo and jansson' 'tenken-pdf'

# Words that stand outside comments and strings.
words() {
	for file in "$@"; do
		sed 's/\\\\//g; s/\\"//g; s/"[^"]*"/""/g; s/\/\*.*\*\///; s/\/\/.*//; s/^[[:space:]]*\*.*//; s/\/\*.*//' "$file" |
			sed 's/^/ /' | grep -n . | sed "s|^|$file:|"
	done
}

words core/*.[ch] >"$work/core_words"
grep -E '[^a-zA-Z0-9_](printf|vprintf|puts|putchar|perror|stdout|stderr)[^a-zA-Z0-9_]' "$work/core_words" |
	grep -v '^core/arena\.c:' | grep -v '^core/pdf_main\.c:' | grep -v 'format(printf' >"$work/prints"
check "core prints nothing, but for the program tenken-pdf" "$work/prints"

grep -E '[^a-zA-Z0-9_](exit|_exit|quick_exit|abort|raise)[[:space:]]*\(' "$work/core_words" |
	grep -v '^core/arena\.c:' | grep -v '^core/pdf_main\.c:' >"$work/exits"
check "core ends no program, but for arena when memory is out, and tenken-pdf itself" "$work/exits"

grep -E '[^a-zA-Z0-9_](malloc|calloc|realloc|strdup|strndup|asprintf|vasprintf)[[:space:]]*\(' "$work/core_words" |
	grep -v '^core/arena\.c:' >"$work/allocates"
check "core allocates through arena only" "$work/allocates"

# A literal may be copied: the compiler sees its length.
words tui/*.[ch] 2>/dev/null | cat "$work/core_words" - |
	grep -E '[^a-zA-Z0-9_](gets|strcpy|strcat|sprintf|vsprintf|system|popen|tmpnam|mktemp|strtok)[[:space:]]*\(' |
	grep -v 'strcpy(.*, "")' >"$work/unsafe"
check "nobody calls what cannot be used safely" "$work/unsafe"

# Writable data of the built library; arena counts allocations for its tests.
library=${TENKEN_BUILD:-build}/libcore.a
if [ -f "$library" ] && command -v objdump >/dev/null 2>&1; then
	objdump -t "$library" | awk '
		/^[a-z_0-9]+\.o:/ { file = $1 }
		/ O \.(data|bss)[ \t]/ && $NF !~ /^(__|\.L|_ZN|\.str)/ && file !~ /^(i18n|arena)\.o/ {
			print file " " $NF " is a writable global" }' >"$work/globals"
	check "core has no writable globals but the catalogue and the language" "$work/globals"
else
	ok "core has no writable globals # SKIP no library or no objdump"
fi

echo "1..$number"
