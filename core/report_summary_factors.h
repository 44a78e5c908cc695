/*
 * The table of blocking factors in plain text, of one company or of many:
 * number, factor, and what it blocks; below it where it comes from.
 *
 * Source: 004_2caee1d4e245d5a8.txt, "２－４）想定されるアウトプット".
 */
#ifndef TENKEN_REPORT_SUMMARY_FACTORS_H
#define TENKEN_REPORT_SUMMARY_FACTORS_H

#include "factor.h"
#include "report_summary_table.h"

/** The columns for a page; where text_cols is too small there will be lines, no table. widest: the widest cell that will come. */
struct table_columns text_factor_columns(const struct page *page, const char *widest);

/** The headings. */
void text_factor_head(struct page *page, const struct table_columns *columns);

/** A factor with a cell for remote work and one for the public cloud. */
void text_factor_row(struct page *page, const struct table_columns *columns, int number,
		     const char *text, const char *remote, const char *cloud);

/** The line below it that says where it comes from. item: of the row that was answered, "" when none was. */
void text_factor_origin(struct page *page, const char *item, bool is_written);

#endif
