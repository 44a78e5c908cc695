/*
 * The formats of a summary, each from a const summary to a FILE *.
 *
 * Source: tenken-report(7), "The summary".
 */
#ifndef TENKEN_REPORT_SUMMARY_H
#define TENKEN_REPORT_SUMMARY_H

#include "error.h"
#include "summary.h"

#include <stdbool.h>
#include <stdio.h>

struct summary_format {
	const char *name; /* "text", "json", "csv" */
	/** Writes it; the same bytes for the same summary. width_cols: of text, 40..200. */
	bool (*write)(const struct summary *summary, int width_cols, FILE *out, struct error *err);
};

/** The formats. Lent, constant. */
const struct summary_format *summary_formats(size_t *count);

/** Finds a format by name; NULL when there is none. */
const struct summary_format *summary_format_find(const char *name);

/** For paper and less: at most width_cols columns, but for what cannot be broken. */
bool summary_text_write(const struct summary *summary, int width_cols, FILE *out,
			struct error *err);

/** For programs, schema tenken-summary/1. */
bool summary_json_write(const struct summary *summary, int width_cols, FILE *out,
			struct error *err);

/** For spreadsheets: one block after the other, each with its name and its headings. */
bool summary_csv_write(const struct summary *summary, int width_cols, FILE *out,
		       struct error *err);

#endif
