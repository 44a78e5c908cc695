/*
 * The words of a file of settings: what cfg_gate.c builds its grammar on.
 *
 * cfg_scan_bytes() looks at every byte before anything else does: UTF-8,
 * controls and invisible characters, @include. cfg_scan_next() then gives one
 * word after the other, with strings and numbers checked. Both mend in place
 * what they report, so that the rest of the file can be looked at: a bad
 * character becomes "?", a number that is too large becomes 0.
 *
 * Source: libconfig 1.5 manual, "Configuration Files", and its scanner.l.
 */
#ifndef TENKEN_CFG_SCAN_H
#define TENKEN_CFG_SCAN_H

#include "error.h"

#include <stdbool.h>
#include <stddef.h>

enum cfg_word_kind {
	CFG_WORD_END,
	CFG_WORD_NAME,
	CFG_WORD_EQUALS, /* = or : */
	CFG_WORD_STRING, /* one literal; those that follow are joined to it */
	CFG_WORD_INT,
	CFG_WORD_FLOAT,
	CFG_WORD_BOOL,
	CFG_WORD_OPEN,  /* { ( [ */
	CFG_WORD_CLOSE, /* } ) ] */
	CFG_WORD_COMMA,
	CFG_WORD_SEMICOLON,
	CFG_WORD_BAD /* nothing of the grammar; already reported */
};

struct cfg_word {
	enum cfg_word_kind kind;
	char *text;
	size_t size;
	size_t decoded_bytes; /* of a string */
	int line;
	const char *line_start;
};

struct cfg_scan {
	const char *name; /* of the file, in messages */
	struct error_list *mistakes;
	char *at;
	char *end; /* a NUL stands there */
	int line;
	const char *line_start;
	int *quote_lines; /* lines with a quote that is not closed, ascending; freed by cfg_scan_release() */
	size_t quote_count;
	size_t quote_capacity;
	const char *column_line; /* where column_of() counted last */
	const char *column_at;
	int column;
	int bad_line;         /* of the last byte that was refused */
	int bad_lines;        /* how many, weighed */
	int word_line;        /* of the last wrong word */
	bool is_cut;          /* by a comment without an end */
	struct cfg_word word; /* the current word */
};

/**
 * Starts at the first byte of text, whose end must hold a NUL.
 *
 * Ownership: borrows all; cfg_scan_release() frees what it made itself.
 */
void cfg_scan_init(struct cfg_scan *scan, const char *name, char *text, size_t size_bytes,
		   struct error_list *mistakes);

void cfg_scan_release(struct cfg_scan *scan);

/**
 * Checks every byte.
 *
 * Errors: false when this is no text worth going on with.
 */
bool cfg_scan_bytes(struct cfg_scan *scan);

/** Reads the next word into scan->word. At the end it stays there. */
void cfg_scan_next(struct cfg_scan *scan);

/** Has this line a quote that is not closed? What follows on it is guesswork then. */
bool cfg_scan_is_quote_line(const struct cfg_scan *scan, int line);

/** 1-based column, in characters, of a place in a line that begins at line_start. */
int cfg_scan_column(struct cfg_scan *scan, const char *line_start, const char *at);

/** Overwrites bytes with blanks, keeping the ends of lines. */
void cfg_scan_blank(char *from, const char *to);

#endif
