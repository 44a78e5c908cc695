/*
 * The contract annex: the missing and partial contract clauses of a gap report
 * as a numbered draft, what is to be filled in, and who carries what.
 *
 * Source: tenken-report(7), "The contract annex".
 */
#ifndef TENKEN_ANNEX_H
#define TENKEN_ANNEX_H

#include "format.h"
#include "gap_report.h"

/** A text in [brackets] of a wording, with what stands around it. */
struct annex_blank {
	const char *text;   /* "[30]"; lent from the wording */
	size_t size_bytes;
	const char *before; /* where the words before it begin */
	size_t before_bytes;
	const char *after; /* what stands behind it */
	size_t after_bytes;
};

/**
 * Finds the next text in brackets, on one line, from *at on, and moves *at
 * behind it. Of the words around it so much is given as says what it is.
 *
 * start: of the wording.
 * Errors: false when there is none.
 */
bool annex_blank_next(const char *start, const char **at, struct annex_blank *blank);

/**
 * The annex as a document, in the language of the report:
 *
 * - an article for each contract clause that is missing or partly met, in the
 *   library's order, with its wording;
 * - what is to be filled in: every text in [brackets], once for each article;
 * - who carries each contract clause that the report judges (not-applicable
 *   ones are left out); what is undecided or not set is named again as a gap;
 * - that it is a draft, to be looked at by a lawyer.
 *
 * Ownership: the caller frees with document_free(); it points nowhere else.
 */
struct document *annex_outline(const struct gap_report *report);

/** text, md, man, html, pdf. */
extern const struct format_table annex_formats;

/** Appends the annex in one of annex_formats. Errors: as struct format, render(). */
bool annex_write(const struct gap_report *report, const struct format *format, const struct format_page *page,
                 struct strbuf *out, struct error *err);

#endif
