#!/bin/sh
# make run and make check on machines that lack something; installing. The
# machine is played by a folder of stand-ins that PATH names alone. Prints TAP.
set -u
cd "$(dirname "$0")/../.." || exit 1
TMPDIR=$(mktemp -d "${TMPDIR:-/tmp}/make.XXXXXX") || exit 1
export TMPDIR
trap 'rm -rf "$TMPDIR"' EXIT
trap 'exit 1' HUP INT TERM
real_make=$(command -v make)
bin=$TMPDIR/bin
mkdir -p "$bin"
number=0

result() {
	number=$((number + 1))
	if [ "$1" = 0 ]; then
		echo "ok $number - $2"
	else
		sed 's/^/# /' "$TMPDIR/out"
		echo "not ok $number - $2"
	fi
}

# stand_in NAME: makes the command of what is on stdin.
stand_in() {
	{ echo '#!/bin/sh'; cat; } >"$bin/$1"
	chmod +x "$bin/$1"
}

# A compiler that finds every header but $LACKING, and does nothing else.
stand_in cc <<'END'
while read -r line; do
	case " $LACKING " in *" $(expr "$line" : '#include <\(.*\)>') "*) exit 1 ;; esac
done
exit 0
END
for name in msgfmt mandoc python3 xgettext strace pdftotext qpdf cmark pkg-config; do
	echo 'exit 0' | stand_in "$name"
done
echo 'echo a font' | stand_in fc-list
# expr and printf are real; apt-get writes down how it was called.
for name in expr printf env cat tr; do
	ln -sf "$(command -v "$name")" "$bin/$name"
done
stand_in apt-get <<'END'
echo "$*" >>"$APT_LOG"
case $* in *install*) [ -z "${APT_FAILS:-}" ] ;; esac
END
export LACKING='' APT_LOG="$TMPDIR/apt" USER_ID=0
stand_in id <<'END'
echo "$USER_ID"
END

# packages: what make packages says and returns on that machine.
packages() {
	rm -f "$APT_LOG"
	PATH=$bin "$real_make" --no-print-directory "${1:-packages}" CC=cc B="$TMPDIR/build" >"$TMPDIR/out" 2>&1
}

packages && [ ! -s "$TMPDIR/out" ] && [ ! -e "$APT_LOG" ]
result $? 'a machine that has everything is left alone'

LACKING='sqlite3.h curses.h'
packages && [ "$(cat "$TMPDIR/out")" = 'installing: libsqlite3-dev libncurses-dev' ] &&
	grep -q 'install libsqlite3-dev libncurses-dev$' "$APT_LOG" && grep -q update "$APT_LOG"
result $? 'root installs what is missing and says what'

LACKING=''
echo 'exit 0' | stand_in fc-list
packages && [ ! -e "$APT_LOG" ] && packages test-packages && grep -q 'install fonts-ipafont-gothic$' "$APT_LOG"
result $? 'a font for Japanese is a package of the tests'
echo 'echo a font' | stand_in fc-list

LACKING='cmocka.h'
packages && [ ! -e "$APT_LOG" ] && packages test-packages && grep -q 'libcmocka-dev' "$APT_LOG"
result $? 'packages of the tests are installed for the tests only'

USER_ID=1000
packages test-packages
[ $? = 1 ] && [ "$(cat "$TMPDIR/out")" = 'missing packages; ask for: apt-get install libcmocka-dev' ] &&
	[ ! -e "$APT_LOG" ]
result $? 'without root the one command is said, status 1'

stand_in sudo <<'END'
[ "$1" = -n ] && shift
[ "$1" = true ] || { echo sudo >>"$APT_LOG"; exec "$@"; }
END
packages test-packages && grep -q '^sudo' "$APT_LOG" && grep -q libcmocka-dev "$APT_LOG"
result $? 'sudo is used when it needs no password'
rm "$bin/sudo"

USER_ID=0
APT_FAILS=1 packages test-packages
[ $? = 1 ] && grep -q '^could not install; ask for: apt-get install libcmocka-dev$' "$TMPDIR/out"
result $? 'a failing installation is said, status 1'

mv "$bin/apt-get" "$bin/not-apt-get"
packages test-packages
[ $? = 1 ] && [ "$(cat "$TMPDIR/out")" = \
	'missing, under their Debian names: libcmocka-dev; install them and try again' ]
result $? 'without apt-get the packages are named, status 1'

"$real_make" run </dev/null >"$TMPDIR/out" 2>&1
[ $? = 1 ] && [ "$(wc -l <"$TMPDIR/out")" = 1 ] && grep -q 'needs a terminal' "$TMPDIR/out"
result $? 'make run without a terminal says so in one line, status 1'

if [ ! -x "$TENKEN" ]; then
	echo "ok $((number + 1)) - installing # SKIP no program yet"
	echo "1..$((number + 1))"
	exit 0
fi

# -o all: what is built already is installed, whatever it was built with.
root=$TMPDIR/root
"$real_make" -s -o all install DESTDIR="$root" PREFIX=/usr B="$TENKEN_BUILD" >"$TMPDIR/out" 2>&1 &&
	[ -x "$root/usr/bin/tenken" ] && [ -f "$root/usr/share/tenken/questionnaires/clauses.cfg" ]
result $? 'make install puts program and data under DESTDIR and PREFIX'

(unset TENKEN_DATADIR; cd / && "$root/usr/bin/tenken" questionnaires) >"$TMPDIR/out" 2>&1 &&
	grep -q vendor "$TMPDIR/out"
result $? 'an installed program finds its questionnaires'

"$real_make" -s uninstall DESTDIR="$root" PREFIX=/usr B="$TENKEN_BUILD" >"$TMPDIR/out" 2>&1
find "$root" -type f >>"$TMPDIR/out"
[ ! -s "$TMPDIR/out" ]
result $? 'make uninstall leaves no file'

echo "1..$number"
