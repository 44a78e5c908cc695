/*
 * The formats of a comparison, each from a const comparison to a FILE *.
 *
 * Source: tenken-report(7), "The comparison".
 */
#ifndef TENKEN_REPORT_COMPARE_H
#define TENKEN_REPORT_COMPARE_H

#include "compare.h"
#include "document.h"
#include "error.h"

#include <stdbool.h>
#include <stdio.h>

struct compare_format {
	const char *name;      /* "text", "md", "html", "csv", "json" */
	const char *extension; /* "txt", "md", ... */
	/** Writes it; the same bytes for the same comparison. width_cols: of text, 40..200. */
	bool (*write)(const struct comparison *comparison, int width_cols, FILE *out, struct error *err);
};

/** The formats. Lent, constant. */
const struct compare_format *compare_formats(size_t *count);

/** Finds a format by name; NULL when there is none. */
const struct compare_format *compare_format_find(const char *name);

/** Writes a comparison to a file, beside and renamed (promise P2). */
bool compare_save(const struct comparison *comparison, const struct compare_format *format, int width_cols,
		  const char *path, struct error *err);

/**
 * What people read, in the language of the reports.
 *
 * Ownership: the caller frees with document_free(); it points nowhere else.
 */
struct document *compare_outline(const struct comparison *comparison);

/** For programs, schema tenken-compare/1. */
bool compare_json_write(const struct comparison *comparison, int width_cols, FILE *out, struct error *err);

/** For spreadsheets: a row for each clause, changed answer, action, exception and duty. */
bool compare_csv_write(const struct comparison *comparison, int width_cols, FILE *out, struct error *err);

#endif
