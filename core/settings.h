/*
 * tenken.conf: how a person wants the program to look and to print.
 *
 * Read once, then constant. What is not given, or wrong, has its default, so
 * settings can always be used; whether to go on after mistakes is up to the
 * caller.
 *
 *      settings = settings_load(path, &mistakes);
 *      width = settings->report_width_cols;
 *      settings_free(settings);
 *
 * Source: tenken.conf(5).
 */
#ifndef TENKEN_SETTINGS_H
#define TENKEN_SETTINGS_H

#include "arena.h"
#include "error.h"
#include "i18n.h"

#include <stdbool.h>
#include <stddef.h>

enum colour_setting {
	COLOUR_AUTO, /* when the terminal has colours and NO_COLOR is not set */
	COLOUR_ALWAYS,
	COLOUR_NEVER
};

enum width_setting {
	WIDTH_AUTO, /* the terminal is asked */
	WIDTH_NARROW,
	WIDTH_WIDE
};

enum paper { PAPER_A4, PAPER_LETTER };

enum print_format { PRINT_PDF, PRINT_TEXT };

enum { SETTINGS_PRINT_WORDS_MAX = 32 };

enum { SETTINGS_REPORT_WIDTH_MIN = 40, SETTINGS_REPORT_WIDTH_MAX = 200, SETTINGS_KEYS_MAX = 200 };

/** An action of a screen and the key that a person wants for it; both as written. */
struct key_setting {
	const char *action; /* "next" */
	const char *key;    /* "Enter", "Ctrl-N", "x" */
	int line;
};

struct settings {
	struct arena arena;
	bool has_lang;
	enum lang lang; /* only when has_lang; else the environment decides */
	enum colour_setting colour;
	enum width_setting ambiguous; /* width of characters like ○ and ① */
	int report_width_cols;        /* SETTINGS_REPORT_WIDTH_MIN.._MAX; 80 */
	enum paper paper;
	const char *report_author;    /* "" when not given */
	const char *report_logo_text; /* "" when not given */
	const char *report_parts;     /* for report_parts_read(), not looked at here; "" when not given */
	int report_parts_line;
	const char *const *print;        /* words of the program that prints, ended by NULL; none: nothing is started */
	enum print_format print_format; /* what it is given */
	bool shows_benchmarks;        /* beside questions and clauses; true */
	const char *who;              /* "self" or "interview": what new answers are marked with */
	const struct key_setting *keys; /* in the order of the file */
	size_t key_count;
};

/**
 * Reads a file. A missing one gives the defaults and no mistake; path NULL too.
 *
 * Ownership: never NULL; the caller frees with settings_free().
 * Errors:    every mistake is recorded; what is wrong keeps its default.
 */
struct settings *settings_load(const char *path, struct error_list *mistakes);

/** The same from text in memory; name stands in messages in place of the file. */
struct settings *settings_load_text(const char *name, const char *text, size_t size_bytes,
				    struct error_list *mistakes);

/** Releases settings. NULL is allowed. */
void settings_free(struct settings *settings);

/**
 * The key that a person wants for an action.
 *
 * Ownership: lent; NULL when none was set.
 */
const char *settings_key(const struct settings *settings, const char *action);

#endif
