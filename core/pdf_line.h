/*
 * One line of text onto a page.
 *
 * Pango cuts Japanese into a run at each change between kanji and kana, and
 * draws a run at a time; each costs cairo a drawing of its own, twice. Here a
 * line's runs of one font and colour are one drawing: the page is the same.
 */
#ifndef TENKEN_PDF_LINE_H
#define TENKEN_PDF_LINE_H

#include <pango/pangocairo.h>

/*
 * Draws line "line" of the layout, with the start of its baseline at x and y
 * (points), in the colour that is set where the text has none of its own. What
 * is copied from the page is the layout's text. A line that runs from right to
 * left or has letters that no font can show is left to Pango.
 */
void pdf_line_show(cairo_t *cr, PangoLayout *layout, int line, double x, double y);

#endif
