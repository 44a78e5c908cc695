# tenken: build, check, install. Usage:
#
#   make            build/tenken, which runs from the tree
#   make packages   install what the build needs and this machine lacks (Debian)
#   make run        the same, then build and start
#   make check      all tests; make check ONLY=text runs those whose path has "text"
#   make check-golden [UPDATE=1]    only the reports; rewrite what is expected
#   make soak [SOAK_SECONDS=60]     fuzzing and the long tests
#   make bench      figures, each beside what it is compared with
#   make samples    a sample of every report in build/samples, of a made-up company
#   make pot        collect the program's messages, bring locale/*.po up to date
#   make install [PREFIX=/usr/local] [DESTDIR=]      make uninstall      make clean
#
#   DEV=1  warnings are errors     SAN=1  with sanitizers, in build/san
#   FAULTS=1  allocations can be made to fail, in build/faults     B=folder

# ---- settings ------------------------------------------------------------

PREFIX ?= /usr/local
BINDIR ?= $(PREFIX)/bin
DATADIR ?= $(PREFIX)/share/tenken
LOCALEDIR ?= $(PREFIX)/share/locale
MANDIR ?= $(PREFIX)/share/man

B ?= build$(if $(SAN),/san)$(if $(FAULTS),/faults)
CC ?= cc
AR ?= ar
INSTALL ?= install
PKG_CONFIG ?= pkg-config
SOAK_SECONDS ?= 60

# V=1 shows the commands themselves.
E = $(if $(V),,@$(if $(findstring s,$(firstword -$(MAKEFLAGS))),,echo '$(1) $@';))

.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.SUFFIXES:

# ---- packages and the terminal -------------------------------------------
#
# All this happens before anything else is read, because the flags below come
# from packages that may be missing at first.

# What is looked for, and the Debian package that has it. A name with .h is a
# header, one with .pc a module of pkg-config (whose headers need its flags), one
# with .py a module of Debian's own Python, one with .font any font for a
# language, the others are commands.
BUILD_NEEDS = cc:gcc stdio.h:libc6-dev libconfig.h:libconfig-dev sqlite3.h:libsqlite3-dev sha2.h:libmd-dev \
	unilbrk.h:libunistring-dev curses.h:libncurses-dev msgfmt:gettext xlsxwriter.h:libxlsxwriter-dev \
	pangocairo.pc:libpango1.0-dev jansson.h:libjansson-dev
CHECK_NEEDS = $(BUILD_NEEDS) cmocka.h:libcmocka-dev vterm.h:libvterm-dev mandoc:mandoc \
	python3:python3 xgettext:gettext strace:strace pdftotext:poppler-utils qpdf:qpdf \
	fc-list:fontconfig ja.font:fonts-ipafont-gothic openpyxl.py:python3-openpyxl cmark:cmark

# $(call install_missing,needs): a shell script that installs what is missing,
# or says the one command to ask for.
define install_missing
	missing=; \
	for need in $(1); do \
		name=$${need%%:*}; package=$${need#*:}; \
		case $$name in \
		cmocka.h) text='#include <stdarg.h>\n#include <stddef.h>\n#include <stdint.h>\n#include <setjmp.h>\n#include <cmocka.h>\n';; \
		*) text="#include <$$name>\n";; \
		esac; \
		case $$name in \
		*.py) /usr/bin/python3 -c "import $${name%.py}" >/dev/null 2>&1 && continue;; \
		*.h) printf "$$text" | $(CC) -E - >/dev/null 2>&1 && continue;; \
		*.font) [ -n "$$(fc-list :lang=$${name%.font} 2>/dev/null)" ] && continue;; \
		*.pc) $(PKG_CONFIG) --exists $${name%.pc} 2>/dev/null && continue;; \
		cc) command -v $(CC) >/dev/null 2>&1 && continue;; \
		*) command -v $$name >/dev/null 2>&1 && continue;; \
		esac; \
		case " $$missing " in *" $$package "*) ;; *) missing="$$missing $$package";; esac; \
	done; \
	if [ -n "$$missing" ]; then \
		command -v apt-get >/dev/null 2>&1 || { \
			echo "missing, under their Debian names:$$missing; install them and try again" >&2; exit 1; }; \
		if [ "$$(id -u)" = 0 ]; then as_root=; \
		elif sudo -n true 2>/dev/null; then as_root='sudo -n'; \
		elif command -v sudo >/dev/null 2>&1 && [ -t 0 ]; then as_root=sudo; \
		else echo "missing packages; ask for: apt-get install$$missing" >&2; exit 1; fi; \
		echo "installing:$$missing"; \
		$$as_root apt-get -qq update; \
		$$as_root env DEBIAN_FRONTEND=noninteractive \
			apt-get -qq -y --no-install-recommends install $$missing >/dev/null || { \
			echo "could not install; ask for: apt-get install$$missing" >&2; exit 1; }; \
	fi
endef

wants = $(filter $(1),$(MAKECMDGOALS))
NEEDS := $(if $(call wants,check check-golden soak bench samples test-packages),$(CHECK_NEEDS),$(if \
	$(call wants,run packages),$(BUILD_NEEDS))) $(if $(call wants,soak),clang:clang valgrind:valgrind chromium:chromium) \
	$(if $(call wants,bench),dialog:dialog whiptail:whiptail wkhtmltopdf:wkhtmltopdf chromium:chromium pandoc:pandoc)

ifneq ($(call wants,run),)
STOP := $(shell ( [ -t 0 ] && [ -t 3 ] ) 3>>/proc/$$PPID/fd/1 2>/dev/null || { echo stop; \
	echo 'make run needs a terminal; without one: make, then build/tenken --help' >&2; })
endif
ifeq ($(STOP)$(findstring n,$(firstword -$(MAKEFLAGS))),)
ifneq ($(strip $(NEEDS)),)
STOP := $(shell ( $(call install_missing,$(NEEDS)) ) >&2 || echo stop)
endif
endif

# The reason is said already. Asked a question (-q) make ends with status 1 and
# adds no line of its own; a command that fails would give 2.
ifneq ($(STOP),)
MAKEFLAGS += -q
.PHONY: $(MAKECMDGOALS)
$(MAKECMDGOALS):
	@false
else

# $(call pkg,option,module,what to use without pkg-config). A header's
# _XOPEN_SOURCE would contradict ours.
pkg = $(filter-out -D_XOPEN_SOURCE=% -D_DEFAULT_SOURCE,$(shell \
	$(PKG_CONFIG) --$(1) $(2) 2>/dev/null || echo $(3)))

CORE_LIBS := $(call pkg,libs,libconfig,-lconfig) $(call pkg,libs,sqlite3,-lsqlite3) $(call pkg,libs,libmd,-lmd) -lunistring -ldl
CORE_CFLAGS := $(call pkg,cflags,libconfig) $(call pkg,cflags,sqlite3)
PDF_LIBS := $(call pkg,libs,pangocairo,-lpangocairo-1.0 -lpango-1.0 -lcairo) $(call pkg,libs,jansson,-ljansson) -lm
PDF_CFLAGS := $(call pkg,cflags,pangocairo) $(call pkg,cflags,jansson)
# Loaded when a workbook is written, by the name that a linked program would ask for.
XLSX_LIBRARY := $(shell { readelf -d "$$($(CC) -print-file-name=libxlsxwriter.so)" | \
	sed -n 's/.*SONAME.*\[\(.*\)\].*/\1/p'; } 2>/dev/null)
TUI_LIBS := $(call pkg,libs,ncursesw,-lncursesw -ltinfo)
TUI_CFLAGS := $(call pkg,cflags,ncursesw)
TEST_LIBS := $(call pkg,libs,cmocka,-lcmocka)
VT_LIBS := $(call pkg,libs,vterm,-lvterm) -lutil

WARNINGS = -Wall -Wextra
ifdef DEV
WARNINGS += -Wpedantic -Wshadow -Wstrict-prototypes -Wconversion -Wformat=2 -Werror
endif

ifdef SAN
CFLAGS ?= -O1 -g
HARDEN = -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
HARDEN_LINK = -fsanitize=address,undefined
else
CFLAGS ?= -O2 -g
HARDEN = -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fPIE
HARDEN_LINK = -pie -Wl,-z,relro -Wl,-z,now -Wl,--as-needed
endif

DEFINES = -D_XOPEN_SOURCE=700 -D_DEFAULT_SOURCE $(if $(FAULTS),-DTENKEN_FAULTS)
XLSX_DEFINES = $(if $(XLSX_LIBRARY),-DTENKEN_XLSX_LIBRARY='"$(XLSX_LIBRARY)"')
PLACES = -DTENKEN_BUILT_BINDIR='"$(BINDIR)"' -DTENKEN_BUILT_DATADIR='"$(DATADIR)"' -DTENKEN_BUILT_LOCALEDIR='"$(LOCALEDIR)"'
COMPILE = $(CC) -std=c11 $(DEFINES) -Icore $(CPPFLAGS) $(WARNINGS) $(HARDEN) $(CFLAGS) -MMD -MP
LINK = $(CC) $(HARDEN_LINK) $(CFLAGS) $(LDFLAGS)

# ---- what there is, room by room -----------------------------------------

# The files pdf_*.c are the helper program tenken-pdf, alone with pango and cairo.
PDF_OBJS := $(patsubst %.c,$(B)/%.o,$(wildcard core/pdf_*.c))
CORE_OBJS := $(filter-out $(PDF_OBJS),$(patsubst %.c,$(B)/%.o,$(wildcard core/*.c)))
TUI_OBJS := $(patsubst %.c,$(B)/%.o,$(wildcard tui/*.c))
# The parts of tui that need no terminal; unit tests of tui link them.
TUI_PARTS := $(filter-out $(B)/tui/main.o,$(TUI_OBJS))

LANGS := $(patsubst locale/%.po,%,$(wildcard locale/*.po))
MO_FILES := $(if $(shell command -v msgfmt 2>/dev/null),$(LANGS:%=$(B)/locale/%/LC_MESSAGES/tenken.mo))
DATA_FILES := $(wildcard questionnaires/*.cfg)
MAN_FILES := $(wildcard man/*.[1-8] man/ja/*.[1-8])

UNIT_TESTS := $(patsubst %.c,$(B)/%,$(wildcard tests/unit/test_*.c))
SCREEN_TESTS := $(patsubst %.c,$(B)/%,$(wildcard tests/screen/test_*.c))
FUZZ_PROGRAMS := $(patsubst %.c,$(B)/%,$(wildcard tests/fuzz/fuzz_*.c))
BENCH_PROGRAMS := $(patsubst %.c,$(B)/%,$(wildcard tests/bench/bench_*.c))
TEST_TOOLS := $(patsubst %.c,$(B)/%,$(wildcard tests/tools/*.c))
FAULT_TOOLS := $(B)/tests/fault/writer $(B)/tests/fault/fail.so
SHELL_TESTS := $(wildcard tests/layers.sh tests/*/test_*.sh)
PROGRAM := $(if $(wildcard tui/main.c),$(B)/tenken) $(if $(wildcard core/pdf_main.c),$(B)/tenken-pdf)

# ---- build ---------------------------------------------------------------

.PHONY: all tests packages test-packages run check check-golden soak bench samples pot install uninstall clean FORCE

all: $(B)/libcore.a $(PROGRAM) $(MO_FILES)
	$(if $(LANGS),$(if $(MO_FILES),,@echo 'msgfmt is missing: built with English messages only'))

$(B)/tenken: $(TUI_OBJS) $(B)/libcore.a
	$(call E,LD) $(LINK) -o $@ $(TUI_OBJS) $(B)/libcore.a $(TUI_LIBS) $(CORE_LIBS)

$(B)/tenken-pdf: $(PDF_OBJS) $(B)/libcore.a
	$(call E,LD) $(LINK) -o $@ $(PDF_OBJS) $(B)/libcore.a $(PDF_LIBS) $(CORE_LIBS)

$(B)/libcore.a: $(CORE_OBJS)
	@mkdir -p $(@D) && rm -f $@
	$(call E,AR) $(AR) rcs $@ $(CORE_OBJS)

# $(call keep,text): write it to the target when it holds another one.
keep = mkdir -p $(@D); echo '$(subst ','\'',$(1))' | cmp -s - $@ || echo '$(subst ','\'',$(1))' > $@

# Everything is built again when the flags are others than last time, one file
# when the program is to be installed elsewhere.
$(B)/flags: FORCE
	@$(call keep,$(COMPILE) $(LINK))

$(B)/places: FORCE
	@$(call keep,$(PLACES))

$(B)/core/file_place.o: $(B)/places
$(B)/core/file_place.o: CORE_CFLAGS += $(PLACES)

$(B)/core/report_xlsx_library.o: CORE_CFLAGS += $(XLSX_DEFINES)

$(PDF_OBJS): CORE_CFLAGS += $(PDF_CFLAGS)

$(B)/core/%.o: core/%.c $(B)/flags
	@mkdir -p $(@D)
	$(call E,CC) $(COMPILE) $(CORE_CFLAGS) -c -o $@ $<

$(B)/tui/%.o: tui/%.c $(B)/flags
	@mkdir -p $(@D)
	$(call E,CC) $(COMPILE) $(TUI_CFLAGS) -c -o $@ $<

$(B)/locale/%/LC_MESSAGES/tenken.mo: locale/%.po
	@mkdir -p $(@D)
	$(call E,MO) msgfmt -c -o $@ $<

pot:
	xgettext --from-code=UTF-8 --language=C --add-comments=TRANSLATORS: --sort-by-file \
		--package-name=tenken -k_ -kN_ -kQ_:1,2 -kT_:2 -kTQ_:2,3 \
		-o locale/tenken.pot core/*.[ch] $(wildcard tui/*.[ch])
	for po in $(wildcard locale/*.po); do msgmerge -q --no-wrap --update --backup=none $$po locale/tenken.pot; done

# ---- run -----------------------------------------------------------------

run: all
	@TENKEN_DATADIR="$${TENKEN_DATADIR:-$(CURDIR)}" $(B)/tenken

packages test-packages:
	@:

# ---- check ---------------------------------------------------------------

VT_OBJS := $(patsubst %.c,$(B)/%.o,$(wildcard tests/screen/vt*.c))

$(B)/tests/%.o: tests/%.c $(B)/flags
	@mkdir -p $(@D)
	$(call E,CC) $(COMPILE) $(CORE_CFLAGS) -c -o $@ $<

$(filter-out $(B)/tests/unit/test_tui_%,$(UNIT_TESTS)): %: %.o $(B)/libcore.a
	$(call E,LD) $(LINK) -o $@ $< $(B)/libcore.a $(TEST_LIBS) $(CORE_LIBS)

# A test of a tui file includes "../tui/x.h" and links all of tui but main.
$(filter $(B)/tests/unit/test_tui_%,$(UNIT_TESTS)): %: %.o $(TUI_PARTS) $(B)/libcore.a
	$(call E,LD) $(LINK) -o $@ $< $(TUI_PARTS) $(B)/libcore.a $(TEST_LIBS) $(TUI_LIBS) $(CORE_LIBS)

$(SCREEN_TESTS): %: %.o $(VT_OBJS) $(B)/libcore.a
	$(call E,LD) $(LINK) -o $@ $< $(VT_OBJS) $(B)/libcore.a $(TEST_LIBS) $(VT_LIBS) $(CORE_LIBS)

# A program with one screen that uses only the base of tui; the tests of that
# base run it. What it takes from tui does not grow with the screens.
DEMO := $(if $(wildcard tests/screen/demo.c),$(B)/tests/screen/demo)
DEMO_OBJS := $(addprefix $(B)/tui/,$(addsuffix .o,app draft draw draw_run field field_draw field_lines field_word grid \
	input key layout list phrase screen screen_confirm screen_draft screen_help screen_input screen_message term \
	term_caps term_signals term_width theme))

$(B)/tests/screen/demo: $(B)/tests/screen/demo.o $(DEMO_OBJS) $(B)/libcore.a
	$(LINK) -o $@ $< $(DEMO_OBJS) $(B)/libcore.a $(TUI_LIBS) $(CORE_LIBS)

$(FUZZ_PROGRAMS): %: %.o $(B)/tests/fuzz/driver.o $(B)/libcore.a
	$(call E,LD) $(LINK) -o $@ $< $(B)/tests/fuzz/driver.o $(B)/libcore.a $(CORE_LIBS)

$(BENCH_PROGRAMS): %: %.o $(VT_OBJS) $(B)/libcore.a
	$(call E,LD) $(LINK) -o $@ $< $(VT_OBJS) $(B)/libcore.a $(VT_LIBS) $(CORE_LIBS)

$(TEST_TOOLS): %: %.o $(VT_OBJS) $(B)/libcore.a
	$(call E,LD) $(LINK) -o $@ $< $(VT_OBJS) $(B)/libcore.a $(VT_LIBS) $(CORE_LIBS)

WRITER_OBJS := $(patsubst %.c,$(B)/%.o,$(wildcard tests/fault/writer*.c))

$(B)/tests/fault/writer: $(WRITER_OBJS) $(B)/libcore.a
	$(call E,LD) $(LINK) -o $@ $(WRITER_OBJS) $(B)/libcore.a $(CORE_LIBS)

# Makes system calls fail; loaded before the C library.
$(B)/tests/fault/fail.so: tests/fault/fail.c
	@mkdir -p $(@D)
	$(call E,LD) $(CC) -O2 -Wall -Wextra -fPIC -shared -o $@ $< -ldl

.SECONDARY:

tests: all $(UNIT_TESTS) $(SCREEN_TESTS) $(DEMO) $(FUZZ_PROGRAMS) $(TEST_TOOLS) $(FAULT_TOOLS)

check: tests
	@CC='$(CC)' tests/run.sh $(B) $(if $(ONLY),$(foreach t,$(UNIT_TESTS) $(SCREEN_TESTS) $(SHELL_TESTS),$(if $(findstring $(ONLY),$(t)),$(t))),$(UNIT_TESTS) $(SCREEN_TESTS) $(SHELL_TESTS))

check-golden: tests
	@UPDATE=$(UPDATE) tests/run.sh $(B) $(wildcard tests/golden/test_*.sh)

soak: tests
	@SOAK_SECONDS=$(SOAK_SECONDS) CORE_LIBS='$(CORE_LIBS)' tests/soak.sh $(B)

bench: all $(BENCH_PROGRAMS) $(TEST_TOOLS)
	@tests/bench/run.sh $(B)

# ---- samples -------------------------------------------------------------

samples: all
	@TENKEN=$(B)/tenken python3 samples/make.py $(B)/samples

# ---- install -------------------------------------------------------------

INSTALLED = $(PROGRAM:$(B)/%=$(BINDIR)/%) $(DATA_FILES:%=$(DATADIR)/%) \
	$(LANGS:%=$(LOCALEDIR)/%/LC_MESSAGES/tenken.mo) \
	$(foreach m,$(MAN_FILES),$(MANDIR)/$(if $(filter man/ja/%,$m),ja/)man$(lastword $(subst ., ,$m))/$(notdir $m))

install: all
	$(INSTALL) -d '$(DESTDIR)$(BINDIR)' '$(DESTDIR)$(DATADIR)/questionnaires'
	$(INSTALL) -m 755 $(PROGRAM) '$(DESTDIR)$(BINDIR)'
	$(INSTALL) -m 644 $(DATA_FILES) '$(DESTDIR)$(DATADIR)/questionnaires'
	@set -e; for lang in $(if $(MO_FILES),$(LANGS)); do \
		$(INSTALL) -d "$(DESTDIR)$(LOCALEDIR)/$$lang/LC_MESSAGES"; \
		$(INSTALL) -m 644 $(B)/locale/$$lang/LC_MESSAGES/tenken.mo "$(DESTDIR)$(LOCALEDIR)/$$lang/LC_MESSAGES"; \
	done
	@set -e; for page in $(MAN_FILES); do \
		case $$page in man/ja/*) sub=ja/;; *) sub=;; esac; \
		$(INSTALL) -d "$(DESTDIR)$(MANDIR)/$${sub}man$${page##*.}"; \
		$(INSTALL) -m 644 $$page "$(DESTDIR)$(MANDIR)/$${sub}man$${page##*.}"; \
	done

uninstall:
	@set -e; for file in $(INSTALLED); do rm -f "$(DESTDIR)$$file"; done
	@for dir in '$(DATADIR)/questionnaires' '$(DATADIR)'; do \
		[ ! -d "$(DESTDIR)$$dir" ] || rmdir "$(DESTDIR)$$dir" 2>/dev/null || true; done

clean:
	rm -rf $(B)

-include $(wildcard $(B)/core/*.d $(B)/tui/*.d $(B)/tests/*/*.d)

endif
