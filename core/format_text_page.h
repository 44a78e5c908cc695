/*
 * A page of plain text: paragraphs, fields and headings of a given width.
 *
 * Always holds: no line is wider than the page but for a single character that
 * is; no line ends in a space; no two blank lines follow each other; what
 * comes from outside has passed escape_terminal(). Widths and indents are
 * display columns. For plain text of documents and the summary only.
 */
#ifndef TENKEN_FORMAT_TEXT_PAGE_H
#define TENKEN_FORMAT_TEXT_PAGE_H

#include "i18n.h"
#include "strbuf.h"

struct page {
	struct strbuf out;
	int width_cols;
	enum lang lang;
};

/** Starts an empty page; width_cols outside 40..200 is taken as the nearest. */
void page_init(struct page *page, int width_cols, enum lang lang);

void page_release(struct page *page);

/** Separates what follows by one blank line; nothing at the beginning or after a blank line. */
void page_blank(struct page *page);

/** A line of one character across the page from an indent on. */
void page_rule(struct page *page, int indent, char c);

/**
 * Text wrapped from `indent` on; lines after the first begin `hang` further
 * right. \n begins a new line, with the same indents. Empty text writes nothing.
 */
void page_text(struct page *page, int indent, int hang, const char *text);

/** Formatted text, as page_text(). */
void page_textf(struct page *page, int indent, int hang, const char *format, ...)
	__attribute__((format(printf, 4, 5)));

/**
 * A name and what it says: the text begins label_cols right of the indent, its
 * further lines too. On a narrow page it begins under the label.
 */
void page_field(struct page *page, int indent, int label_cols, const char *label, const char *text);

/** A line that is known to fit, already escaped; spaces at its end are dropped. */
void page_line(struct page *page, int indent, const char *line);

/** The title of a page, a heading with a number such as "2", and one below it such as "2.1". */
void page_title(struct page *page, const char *text);
void page_heading(struct page *page, const char *number, const char *text);
void page_subheading(struct page *page, const char *number, const char *text);

/** The widest of several labels in columns, and 2 for the space after it. */
int page_label_cols(const char *const *labels, size_t count);

#endif
