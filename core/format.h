/*
 * Formats: what a file of something that tenken writes looks like.
 *
 * The formats for people render any document (document.h), whatever it tells
 * of: a gap report, a comparison, an annex. Each is one file, format_NAME.c.
 * Formats for programs are made from the thing itself and stand beside it:
 * report_csv.c. What can be written has a table of both:
 *
 *     format = format_find(&report_formats, "pdf");
 *     report_write(report, format, &options, &bytes, err);
 *
 * Source: tenken-report(7), "Formats".
 */
#ifndef TENKEN_FORMAT_H
#define TENKEN_FORMAT_H

#include "document.h"
#include "error.h"
#include "settings.h"
#include "strbuf.h"

#include <stdbool.h>
#include <stddef.h>

/** What a page is like. */
struct format_page {
	int width_cols;   /* of text; 40..200 */
	enum paper paper; /* of pdf */
};

/** The page that tenken.conf wants; 80 columns and A4 where settings is NULL. */
struct format_page format_page_wanted(const struct settings *settings);

struct format {
	const char *name;      /* "text", "json" */
	const char *extension; /* "txt", "json" */
	bool is_binary;        /* must not go to a terminal */
	/**
	 * Appends any document: UTF-8, the same bytes for the same input. NULL: the format is made from
	 * something else than a document.
	 *
	 * Errors: false with err, nothing appended; of the formats here only pdf can fail.
	 */
	bool (*render)(const struct document *doc, const struct format_page *page, struct strbuf *out,
	               struct error *err);
};

/** Plain text for paper and less: at most width_cols columns a line, no control character but line feeds. */
extern const struct format format_text;

/** CommonMark with the tables of GitHub. */
extern const struct format format_md;

/** A manual page: mdoc, ASCII, silent under mandoc -T lint. Source: mdoc(7). */
extern const struct format format_man;

/** One HTML page that needs nothing else. */
extern const struct format format_html;

/**
 * PDF, made by the program tenken-pdf, which is found by file_program().
 *
 * Errors: its message when it says one, ERROR_IO else.
 */
extern const struct format format_pdf;

/** The formats of something. */
struct format_table {
	const struct format *const *formats;
	size_t count;
};

/** By name; NULL when there is none. Lent. */
const struct format *format_find(const struct format_table *table, const char *name);

/** By the end of a file's name, the longest where several fit; NULL when none does. Lent. */
const struct format *format_of_path(const struct format_table *table, const char *path);

/** Appends "text, md, html". */
void format_names(const struct format_table *table, struct strbuf *out);

/** Appends ".txt, .md, .html". */
void format_extensions(const struct format_table *table, struct strbuf *out);

/**
 * Renders a document and frees it: NULL is allowed for err as in error.h.
 *
 * format: one of those with render().
 * Errors: as render().
 */
bool format_render(const struct format *format, struct document *doc, const struct format_page *page,
                   struct strbuf *out, struct error *err);

#endif
