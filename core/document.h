/*
 * A report as a list of blocks, before it is written in a format: what stands
 * in which order, but not how it looks. The outline is made once, by
 * report_outline(); text, Markdown, HTML, man and PDF each write the blocks.
 *
 * Blocks hold plain text as it was stored, never markup: a format escapes it.
 * Where a text may have several lines, \n separates them. Everything lives in
 * the document's arena.
 *
 *     doc_heading(doc, 2, "2.1", "clause-backup", "Backups");
 *     doc_field(doc, "Kind", "measure");
 *     doc_paragraph(doc, 0, "Why it matters", clause->why);
 *     doc_quote(doc, clause->wording);
 *
 * Source: tenken-report(7), "Formats".
 */
#ifndef TENKEN_DOCUMENT_H
#define TENKEN_DOCUMENT_H

#include "arena.h"
#include "i18n.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum doc_kind {
	DOC_HEADING,   /* level 1..4; id is its anchor; without number and id it stands over a piece, in no table of contents */
	DOC_PARAGRAPH, /* label, if any, is set off before it ("Answer: ..."), at a depth */
	DOC_ITEM,      /* of a list: runs of items belong together; label likewise */
	DOC_FIELD,     /* label and text; runs of fields are one table of two columns */
	DOC_QUOTE,     /* a wording to paste, lines are its paragraphs */
	DOC_TABLE,
	DOC_CHART,
	DOC_PAGE       /* what follows begins a page, where there are pages */
};

/** What a block is about: formats may colour it, but never say it by colour alone. */
enum doc_tone {
	TONE_NONE,
	TONE_MET,
	TONE_PARTIAL,
	TONE_GAP,
	TONE_UNKNOWN,
	TONE_UNANSWERED,
	TONE_NOT_APPLICABLE,
	TONE_QUIET, /* sources, method, small print */
	TONE_COUNT
};

struct doc_column {
	const char *head;
	bool is_number; /* right-aligned, and as narrow as its text */
};

struct doc_cell {
	const char *text;
	const char *target; /* id of a heading that it leads to, "" none */
	enum doc_tone tone;
};

struct doc_table {
	const char *caption; /* what it shows, for readers who do not see it as a table; "" when the text before says it */
	const struct doc_column *columns;
	size_t column_count;
	const struct doc_cell *cells; /* row by row, column_count each */
	size_t row_count;
};

enum doc_chart_kind {
	CHART_BARS, /* a bar for each label and series, side by side */
	CHART_STACK, /* one bar for each label, the series are its parts and make 100 */
	CHART_RADAR /* an axis for each label (three or more), a line for each series */
};

struct doc_series {
	const char *name;
	enum doc_tone tone;     /* of a stack; TONE_NONE else: told apart by order */
	const double *percent;  /* 0..100 for each label; below 0: not known, drawn as nothing */
};

struct doc_chart {
	enum doc_chart_kind kind;
	const char *title;
	const char *summary; /* the same in a sentence, for who does not see it */
	const char *const *labels;
	size_t label_count;
	const struct doc_series *series;
	size_t series_count;
};

struct doc_block {
	enum doc_kind kind;
	int level;           /* DOC_HEADING: 1..4; else depth, 0 and more: how far it belongs under what stands before */
	const char *number;  /* DOC_HEADING, DOC_ITEM: "2.1", or "" */
	const char *label;
	const char *text;
	const char *id;      /* DOC_HEADING: anchor, [a-z0-9-], unique in the document; "" none */
	const char *target;  /* DOC_ITEM: id of a heading that it leads to; "" none */
	enum doc_tone tone;
	const struct doc_table *table; /* of DOC_TABLE */
	const struct doc_chart *chart; /* of DOC_CHART */
};

struct document {
	struct arena arena;
	enum lang lang;
	const char *name;         /* a word for what it is, "gap-report", untranslated; static */
	const char *title;        /* "Security gap report" */
	const char *organisation; /* "" none */
	const char *author;       /* "" none */
	const char *logo_text;    /* "" none */
	int64_t date_utc;         /* of the last change; seconds since 1970 */
	struct doc_block *blocks;
	size_t count;
	size_t capacity;
};

/** An empty document. Ownership: the caller frees with document_free(); texts are copied. */
struct document *document_new(enum lang lang, const char *title);

/** NULL is allowed. */
void document_free(struct document *doc);

/** Appends a block, see enum doc_kind. Texts are copied. NULL is "". Lent: the block, to set what is not given here. */
struct doc_block *doc_heading(struct document *doc, int level, const char *number, const char *id, const char *text);
struct doc_block *doc_paragraph(struct document *doc, int depth, const char *label, const char *text);
struct doc_block *doc_item(struct document *doc, int depth, const char *number, const char *label, const char *text);
struct doc_block *doc_field(struct document *doc, int depth, const char *label, const char *text);
struct doc_block *doc_quote(struct document *doc, int depth, const char *text);
void doc_page(struct document *doc);

/** A paragraph, formatted. */
struct doc_block *doc_paragraphf(struct document *doc, int depth, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/**
 * Appends a table of `rows` rows with empty cells.
 *
 * Ownership: lent: the cells, row by row, to be filled with doc_set(). columns are copied.
 */
struct doc_cell *doc_table(struct document *doc, const char *caption, const struct doc_column *columns, size_t column_count,
                           size_t rows);

/** Fills a cell; the text is copied. */
void doc_set(struct document *doc, struct doc_cell *cell, const char *text);
void doc_setf(struct document *doc, struct doc_cell *cell, const char *format, ...) __attribute__((format(printf, 3, 4)));

/** Appends a chart; all that it points at is copied. */
void doc_chart(struct document *doc, const struct doc_chart *chart);

/** "heading", "paragraph", ...; "met", "partial", ... ("" for TONE_NONE); "bars", "stack", "radar": never translated. */
const char *doc_kind_name(enum doc_kind kind);
const char *doc_tone_name(enum doc_tone tone);
const char *doc_chart_name(enum doc_chart_kind kind);

#endif
