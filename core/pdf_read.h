/*
 * Reads the JSON report that tenken writes with its part "document", and gives
 * the document back. For the helper program tenken-pdf only.
 *
 * What it reads may come from anywhere: a wrong type, a missing member or an
 * unknown word is a mistake with its place, never a crash.
 *
 * Source: tenken-json(5), "document".
 */
#ifndef TENKEN_PDF_READ_H
#define TENKEN_PDF_READ_H

#include "document.h"
#include "error.h"

#include <stdio.h>

enum {
	PDF_READ_BYTES_MAX = 64 * 1024 * 1024,
	PDF_BLOCKS_MAX = 400000,
	PDF_CELLS_MAX = 400000 /* of one table */
};

/**
 * Reads a report to the end of the file.
 *
 * Ownership: the caller frees with document_free().
 * Errors:    NULL; ERROR_INPUT with what is wrong, ERROR_LIMIT when it is too large.
 */
struct document *pdf_read(FILE *in, struct error *err);

#endif
