/*
 * A document on pages of paper, as PDF: pango sets the text, cairo draws. For
 * the helper program tenken-pdf only.
 *
 * The same document gives the same bytes on the same machine with the same
 * fonts: dates come from the document, none from the clock.
 *
 * Source: tenken-report(7), "pdf".
 */
#ifndef TENKEN_PDF_PAGE_H
#define TENKEN_PDF_PAGE_H

#include "document.h"
#include "error.h"
#include "settings.h"

#include <stdio.h>

/**
 * Writes a document as PDF.
 *
 * Errors: false with err; ERROR_NOT_FOUND naming a package when there is no font for Japanese text in it.
 */
bool pdf_write(const struct document *doc, enum paper paper, FILE *out, struct error *err);

#endif
