/*
 * The blocks of a document as boxes of a flow. For the helper program tenken-pdf
 * only.
 *
 * A page has two columns: a narrow one for numbers and for what a piece of text
 * is ("Why it matters"), and a wide one for the text itself. The page for the
 * manager, and everything before a first heading, takes both.
 */
#ifndef TENKEN_PDF_BLOCK_H
#define TENKEN_PDF_BLOCK_H

#include "pdf_flow.h"

/** Where the wide column begins. Units: points. */
#define PDF_BODY_X 98.0

/** Makes boxes of the whole document. */
void pdf_blocks(struct pdf_flow *flow);

/* ---- between the files of blocks only -------------------------------------------- */

/** The title, whose document it is, and the fields before the first heading; returns the place of the block after them. */
size_t pdf_head(struct pdf_flow *flow);

/** A list of headings with their pages, when there are enough of them. */
void pdf_contents(struct pdf_flow *flow);

/** A table from x to the right margin. */
void pdf_table(struct pdf_flow *flow, const struct doc_table *table, double x, double space);

/** A chart over both columns. */
void pdf_chart(struct pdf_flow *flow, const struct doc_chart *chart, double space);

/** A radar chart: its picture and its labels, without title and legend. */
void pdf_chart_radar(struct pdf_flow *flow, const struct doc_chart *chart);

/** "62.5 %", as this language writes it. */
void pdf_percent(char *text, size_t size, enum lang lang, double percent);

/** A short text as a layout of the flow. */
PangoLayout *pdf_text(struct pdf_flow *flow, enum pdf_size size, const char *text, double width);

#endif
