/*
 * The formats of a summary.
 *
 * Source: tenken-report(7), "The summary".
 */
#ifndef TENKEN_REPORT_SUMMARY_H
#define TENKEN_REPORT_SUMMARY_H

#include "format.h"
#include "summary.h"

/** text, json, csv. */
extern const struct format_table summary_formats;

/** Appends the summary in one of summary_formats; the same bytes for the same summary. */
void summary_write(const struct summary *summary, const struct format *format, const struct format_page *page,
                   struct strbuf *out);

/** For paper and less: at most width_cols columns, but for what cannot be broken. */
void summary_text_write(const struct summary *summary, int width_cols, struct strbuf *out);

/** For programs, schema tenken-summary/1. */
void summary_json_write(const struct summary *summary, struct strbuf *out);

/** For spreadsheets: one block after the other, each with its name and its headings. */
void summary_csv_write(const struct summary *summary, struct strbuf *out);

#endif
