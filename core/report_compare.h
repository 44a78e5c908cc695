/*
 * The formats of a comparison.
 *
 * Source: tenken-report(7), "The comparison".
 */
#ifndef TENKEN_REPORT_COMPARE_H
#define TENKEN_REPORT_COMPARE_H

#include "compare.h"
#include "error.h"
#include "format.h"

#include <stdbool.h>

/** text, md, man, html, pdf, csv, json. */
extern const struct format_table compare_formats;

/**
 * Appends the comparison in one of compare_formats; the same bytes for the same comparison.
 *
 * Errors: false with err, nothing appended.
 */
bool compare_write(const struct comparison *comparison, const struct format *format, const struct format_page *page,
                   struct strbuf *out, struct error *err);

/**
 * What people read, in the language of the reports.
 *
 * Ownership: the caller frees with document_free(); it points nowhere else.
 */
struct document *compare_outline(const struct comparison *comparison);

/** Appends it for programs, schema tenken-compare/1. */
void compare_json_write(const struct comparison *comparison, struct strbuf *out);

/** Appends it for spreadsheets: a row for each clause, changed answer, action, exception and duty. */
void compare_csv_write(const struct comparison *comparison, struct strbuf *out);

#endif
