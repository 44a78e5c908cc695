/*
 * The table of report formats. A format is one file that turns a finished gap
 * report into bytes, and one row here.
 */
#ifndef TENKEN_REPORT_H
#define TENKEN_REPORT_H

#include "error.h"
#include "gap_report.h"

#include <stdbool.h>
#include <stdio.h>

struct report_options {
	int width_cols;         /* of text; 40..200 */
	const char *author;     /* who made the report, "" when not set */
	const char *logo_text;  /* a line above the title, "" when not set */
};

struct report_format {
	const char *name;      /* "text", "json" */
	const char *extension; /* "txt", "json" */
	bool is_binary;        /* must not go to a terminal */
	/** Writes the report; the same bytes for the same input. Errors: false with err when out fails. */
	bool (*write)(const struct gap_report *report, const struct report_options *options, FILE *out,
	              struct error *err);
};

/** The formats. Lent, constant. */
const struct report_format *report_formats(size_t *count);

/** Finds a format by name; NULL when there is none. */
const struct report_format *report_format_find(const char *name);

/** Writes the report to a file, beside and renamed (promise P2). */
bool report_save(const struct gap_report *report, const struct report_format *format,
                 const struct report_options *options, const char *path, struct error *err);

#endif
