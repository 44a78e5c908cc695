/*
 * Draws a flow that has its pages. For the helper program tenken-pdf only.
 */
#ifndef TENKEN_PDF_DRAW_H
#define TENKEN_PDF_DRAW_H

#include "pdf_flow.h"

/** A page. Units: points. */
struct pdf_sheet {
	double width, height;
	double left, top; /* where the flow's pages begin on it */
	double foot;      /* foot of the letters of the last line */
};

/** Draws all pages, links and bookmarks on a surface for PDF. */
void pdf_draw(const struct pdf_flow *flow, const struct pdf_sheet *sheet, cairo_surface_t *surface);

#endif
