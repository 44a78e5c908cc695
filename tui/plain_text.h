/*
 * plain_text: text for people, line by line, without a screen.
 *
 * What plain and the commands print goes through here: every foreign text is
 * made harmless, widths are display columns. Nothing here reports a failed
 * write; who owns the stream looks at it once at the end.
 *
 *	plain_paragraph(stdout, "  1  ", 5, 78, option_text);
 */
#ifndef TENKEN_PLAIN_TEXT_H
#define TENKEN_PLAIN_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

enum {
	PLAIN_WIDTH_COLS = 78, /* of what is wrapped */
	PLAIN_TIME_SIZE = 32   /* bytes of a time as text */
};

/** Writes a text, harmless, without a line end. Line breaks in it are written out. */
void plain_put(FILE *out, const char *text);

/** Writes a text, harmless, and a line end. */
void plain_line(FILE *out, const char *text);

/** The same, formatted. */
void plain_linef(FILE *out, const char *format, ...) __attribute__((format(printf, 2, 3)));

/**
 * Writes a text broken into lines. The first begins with head, the others with
 * blanks, so that all of the text stands from column indent_cols on; only
 * behind a head wider than that the first line begins later. Line breaks in the text stay.
 *
 * Units: indent and width in display columns. An empty text writes the head alone.
 */
void plain_paragraph(FILE *out, const char *head, int indent_cols, int width_cols,
		     const char *text);

/** Rows of cells, written in aligned columns. */
struct plain_table {
	char **cells; /* row after row, harmless copies */
	size_t count;
	size_t capacity;
	size_t column_count; /* of every row */
};

/** Adds a cell; a row is full after column_count of them. */
void plain_table_add(struct plain_table *table, const char *text);

/** Writes all rows; the first is a heading. Two blanks between columns, none at the end of a line. */
void plain_table_write(const struct plain_table *table, FILE *out);

void plain_table_release(struct plain_table *table);

/** "2026-11-21 01:24:17": a time in the local time zone. */
const char *plain_time_local(int64_t utc_seconds, char text[PLAIN_TIME_SIZE]);

/** "2026-11-21T01:24:17Z": the same for programs. */
const char *plain_time_utc(int64_t utc_seconds, char text[PLAIN_TIME_SIZE]);

/** "63.2 %", or "-" for a rate below 0 (nothing was judged). */
const char *plain_rate(double rate_0_1, char text[PLAIN_TIME_SIZE]);

#endif
