/*
 * Lines of a table in plain text: a label, text that is wrapped, a cell for
 * each thing that is told about it, and a number at the right.
 *
 * Widths are display columns; between two columns stand TABLE_GAP_COLS blanks.
 */
#ifndef TENKEN_REPORT_SUMMARY_TABLE_H
#define TENKEN_REPORT_SUMMARY_TABLE_H

#include "format_text_page.h"

#include <stddef.h>

enum {
	TABLE_TEXT_COLS_MIN = 24, /* with less for the text a table is no use */
	TABLE_GAP_COLS = 2
};

struct table_columns {
	int label_cols; /* with the space behind it */
	int text_cols;
	int cell_cols;
	int rate_cols;  /* of the number at the right; 0: there is none */
};

/**
 * Writes one line, or several when the text is wrapped; all but the text stands in the first.
 *
 * cells: `count` texts, none wider than columns->cell_cols.
 */
void page_table_line(struct page *page, const struct table_columns *columns, const char *label,
		     const char *text, const char *const *cells, size_t count, const char *rate);

#endif
