/*
 * Colours, signs and patterns. For the helper program tenken-pdf only.
 *
 * Colours are those of Okabe and Ito, which people with any kind of colour
 * blindness tell apart, and none stands alone: each tone has a sign and a
 * pattern of its own as well, each series of a chart a pattern, a dash and a
 * marker.
 *
 * Source: M. Okabe, K. Ito, "Color Universal Design" (2008).
 */
#ifndef TENKEN_PDF_PAINT_H
#define TENKEN_PDF_PAINT_H

#include "document.h"

#include <cairo.h>

enum pdf_ink {
	INK_TEXT,
	INK_QUIET, /* what is small print; 4.5:1 and more on white and on INK_PALE */
	INK_ACCENT,
	INK_LINK,
	INK_RULE,
	INK_PALE, /* behind text */
	INK_WHITE,
	INK_COUNT
};

/** Draws a part of a chart; the origin is its piece's place. */
typedef void pdf_picture(cairo_t *cr, const void *data);

void pdf_ink_set(cairo_t *cr, enum pdf_ink ink);

/** The same for pango. Units: 0..65535. */
void pdf_ink_rgb(enum pdf_ink ink, unsigned short rgb[3]);

/** The sign of a tone, middle at x, y; nothing for a tone that has none. Units: points; it is 7 wide and high. */
void pdf_mark(cairo_t *cr, enum doc_tone tone, double x, double y);
bool pdf_mark_exists(enum doc_tone tone);

/** Fills a rectangle as a tone, or as the index-th series of a chart where the tone says nothing. */
void pdf_pattern(cairo_t *cr, enum doc_tone tone, int index, double x, double y, double width, double height);

/** Colour and dash of the index-th line of a chart, and its marker at x, y. */
void pdf_line_style(cairo_t *cr, int index);
void pdf_line_marker(cairo_t *cr, int index, double x, double y);

#endif
