/*
 * What cairo cannot say in a PDF: the language of its text. For the helper
 * program tenken-pdf only.
 */
#ifndef TENKEN_PDF_CATALOG_H
#define TENKEN_PDF_CATALOG_H

#include "strbuf.h"

#include <stdbool.h>

/**
 * Adds the language to the catalogue of a PDF, that its structure is that of a
 * tagged PDF, and that its window shows its title: as an update at the end, the way in which PDF files are changed.
 *
 * Errors: a file that is not laid out as cairo does it stays as it is; false then.
 * Source: ISO 32000-1, 7.5.6 (incremental updates), 7.7.2 (catalogue), 14.7.1 (MarkInfo), 14.9.2 (language).
 */
bool pdf_catalog_set_language(struct strbuf *pdf, const char *code);

#endif
