/*
 * Between the files of the format text only.
 *
 * Source: tenken-report(7), "The text report".
 */
#ifndef TENKEN_FORMAT_TEXT_H
#define TENKEN_FORMAT_TEXT_H

#include "document.h"
#include "format_text_page.h"

/**
 * A table as wide as its text; where the page is narrower, text columns are
 * wrapped, and where that is not enough, each row is a list of its cells.
 */
void text_table(struct page *page, const struct doc_table *table, int indent);

/**
 * A chart as bars of ASCII characters, which no terminal draws wider than others;
 * its summary stands below. A radar chart is bars too.
 */
void text_chart(struct page *page, const struct doc_chart *chart, int indent);

#endif
