/*
 * Between the files of the HTML format only.
 *
 * What comes from the report passes through escape_html() or html_text(); ids of
 * our own hold a "_", which no id of a document does (see document.h), so the two
 * never meet. Nothing needs a script, and no element has a style attribute: the
 * content security policy allows the one style sheet by its hash.
 *
 * Source: HTML Living Standard; tenken-report(7), "Formats".
 */
#ifndef TENKEN_FORMAT_HTML_H
#define TENKEN_FORMAT_HTML_H

#include "document.h"
#include "strbuf.h"

/** Appends a text; its lines are set apart by <br>. */
void html_text(struct strbuf *out, const char *text);

/** Appends the number before a heading or an item; nothing when it is "". */
void html_number(struct strbuf *out, const char *number);

/** Appends the id of a heading, the place-th block; one without gets one of our own. */
void html_id(struct strbuf *out, const struct document *doc, size_t place);

/** Appends the blocks from first to before end. Sections and lists are closed at the end. */
void html_blocks(struct strbuf *out, const struct document *doc, size_t first, size_t end);

/** The class of a tone in the style sheet; "" for TONE_NONE. */
const char *html_tone_class(enum doc_tone tone);

/** Appends the style sheet: what stands between <style> and </style>, to the byte. */
void html_style(struct strbuf *out);

/**
 * Appends the style sheet's name in a content security policy: 'sha256-...'.
 *
 * Source: Content Security Policy Level 3, 2.3.1 (hash-source).
 */
void html_style_hash(struct strbuf *out);

/** Appends a figure: the chart drawn, and its summary in words. number makes its ids unique. */
void html_chart(struct strbuf *out, const struct doc_chart *chart, int number, enum lang lang);

/* ---- pieces of a drawing ---------------------------------------------------------- */

/* Units of the drawing; a unit is a pixel where the page is wide enough. */
enum { SVG_WIDTH = 640, SVG_LINE = 17 };

/* Where a text stands. */
enum svg_anchor { SVG_START, SVG_MIDDLE, SVG_END };

/* A label in lines: as wide as it may be, cut with an ellipsis after the last line. */
struct svg_label {
	const char *text;
	int width;     /* units that it may take */
	int max_lines; /* 1 and more */
};

/** How many lines a label takes, at most max_lines. */
int svg_label_lines(const struct svg_label *label);

/** Appends a label; x, y: start, middle or end of its first line, at half its height. */
void svg_label(struct strbuf *out, const struct svg_label *label, int x, int y, enum svg_anchor anchor);

/** Appends one line of text; class_name as in the style sheet, "" none. */
void svg_text(struct strbuf *out, const char *class_name, const char *text, int x, int y, enum svg_anchor anchor);

/** Appends tenths of a unit as a number: "12.5", the same in every locale. */
void svg_tenths(struct strbuf *out, int tenths);

/** Appends "62.5 %", or "not known" below 0. */
void svg_percent(struct strbuf *out, double percent, enum lang lang);

/** Appends the attributes that fill a shape with the colour and pattern of a series. */
void svg_fill(struct strbuf *out, size_t series, int number);

/** Appends the patterns of all series of a chart. */
void svg_patterns(struct strbuf *out, const struct doc_chart *chart, int number);

/** Appends the marker of a series of a radar chart: each has a shape of its own. */
void svg_marker(struct strbuf *out, size_t series, int x_tenths, int y_tenths);

/** Appends the names of the series with their colours; returns the units of height that it takes. */
int svg_legend(struct strbuf *out, const struct doc_chart *chart, int number);

/** Appends a radar chart's shapes; returns its height. */
int svg_radar(struct strbuf *out, const struct doc_chart *chart, int number, enum lang lang);

#endif
