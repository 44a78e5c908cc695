/*
 * The type of a PDF: one family in two weights, a few sizes, and layouts that
 * pango has broken into lines. For the helper program tenken-pdf only.
 *
 * Lines have the same height everywhere in a size, so that columns side by side
 * stand on the same lines, whatever font a character comes from.
 *
 *     if (!pdf_type_open(&type, doc, err))
 *             return false;
 *     text = pdf_type_set(&type, SIZE_BODY, "", paragraph, 360);
 *     pdf_type_close(&type);
 */
#ifndef TENKEN_PDF_FONT_H
#define TENKEN_PDF_FONT_H

#include "document.h"
#include "error.h"

#include <pango/pango.h>

enum pdf_size {
	SIZE_BODY,
	SIZE_STRONG, /* body, bold */
	SIZE_SMALL,  /* tables, fields, notes */
	SIZE_SMALL_STRONG,
	SIZE_TINY,   /* header, footer, numbers in charts */
	SIZE_TITLE,
	SIZE_NAME, /* whose document it is */
	SIZE_HEAD_1,
	SIZE_HEAD_2,
	SIZE_HEAD_3,
	SIZE_COUNT
};

struct pdf_type {
	PangoFontMap *map;
	PangoContext *context;
	PangoFontDescription *sizes[SIZE_COUNT];
	enum lang lang;
};

/**
 * Finds the fonts for a document.
 *
 * Ownership: the caller releases with pdf_type_close(), also after an error.
 * Errors:    ERROR_NOT_FOUND naming packages, when there is no font at all or none for its Japanese.
 */
bool pdf_type_open(struct pdf_type *type, const struct document *doc, struct error *err);

void pdf_type_close(struct pdf_type *type);

/** Height of a line. Units: points. */
double pdf_leading(const struct pdf_type *type, enum pdf_size size);

/** From the top of a line to the foot of its letters. Units: points. */
double pdf_baseline(const struct pdf_type *type, enum pdf_size size);

/**
 * A text in lines of a width, harmless (escape_terminal()), with its label, if
 * any, before it in bold. \n ends a line. A width below 0 breaks nowhere else.
 *
 * Units:     points.
 * Ownership: the caller's, who calls g_object_unref().
 */
PangoLayout *pdf_type_set(const struct pdf_type *type, enum pdf_size size, const char *label, const char *text,
                          double width_pt);

/** The same with the label in the colour of links. */
PangoLayout *pdf_type_set_linked(const struct pdf_type *type, enum pdf_size size, const char *label, const char *text,
                                 double width_pt);

/** How wide the widest line of a layout is, and one of its lines. Units: points. */
double pdf_layout_width(PangoLayout *layout);
double pdf_line_width(PangoLayout *layout, int line);

/** Is there a space where a line ends and the next one begins? Pango shows it nowhere. */
bool pdf_layout_breaks_at_space(PangoLayout *layout, int line);

/** How wide a text is in one line: exact for a short one, estimated for a long one. Units: points. */
double pdf_text_width(const struct pdf_type *type, enum pdf_size size, const char *text);

#endif
