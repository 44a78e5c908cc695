/*
 * Making text harmless for where it goes: one function per target.
 *
 * Nothing from a file, a database or a person is printed without one of these.
 * All append to a strbuf, take any bytes, and give valid UTF-8: a byte that is
 * none becomes U+FFFD. What text_is_unsafe_char names is written out as
 * "<U+202E>", except in JSON, where \u202E says the same without loss.
 *
 *      escape_html(&page, organisation);
 */
#ifndef TENKEN_ESCAPE_H
#define TENKEN_ESCAPE_H

#include <stdbool.h>

#include "strbuf.h"

/**
 * For a terminal. With keep_newlines \n stays; else it is written out as well.
 * A tab becomes one space.
 */
void escape_terminal(struct strbuf *out, const char *s, bool keep_newlines);

/**
 * For HTML text and quoted attributes. \n and \t stay.
 *
 * Source: HTML Living Standard 13.1.2.3 (attributes), 13.1.4 (references).
 */
void escape_html(struct strbuf *out, const char *s);

/**
 * For XML 1.0 text and quoted attributes (XLSX). \n and \t stay; characters
 * that XML 1.0 cannot hold are written out.
 *
 * Source: XML 1.0, 2.2 (Char), 2.4.
 */
void escape_xml(struct strbuf *out, const char *s);

/**
 * For roff (man, mdoc), ASCII only. A line that begins with a control character
 * or a space is guarded by \&; \n stays and begins a line.
 *
 * Source: mandoc_char(7); groff_char(7).
 */
void escape_roff(struct strbuf *out, const char *s);

/**
 * For running text of CommonMark with GitHub's extensions: nothing in it is
 * markup, HTML, a link, a mention or a table's border. \n stays and begins a
 * line, so a hard break is the caller's; in a heading or a cell there must be none.
 *
 * Source: CommonMark 0.31, 2.4 (backslash escapes), 4 (blocks); GFM 0.29, 6.9 (autolinks).
 */
void escape_markdown(struct strbuf *out, const char *s);

/**
 * One CSV field: quoted when it needs to be, quotes doubled. A field that a
 * spreadsheet would take for a formula begins with an apostrophe. \n stays in
 * quotes.
 *
 * Source: RFC 4180; OWASP, "CSV Injection".
 */
void escape_csv(struct strbuf *out, const char *s);

enum { ESCAPE_CELL_UNITS_MAX = 32767 };

/**
 * The text of a cell of a spreadsheet file (XLSX), not yet XML: at most
 * ESCAPE_CELL_UNITS_MAX UTF-16 units, what is longer ends in an ellipsis. What a
 * spreadsheet would read as a character by its number (_x000D_) stays as
 * written. \n stays; a tab becomes a blank.
 *
 * Source: ECMA-376 part 1, 22.9.2.19 (ST_Xstring); "Excel specifications and limits".
 */
void escape_cell(struct strbuf *out, const char *s);

/** Would a spreadsheet calculate this, if a person typed it? Wide forms count in Japanese ones. */
bool escape_is_formula(const char *s);

/**
 * A text value of iCalendar: \ ; , and \n become \\ \; \, \n; a tab becomes a
 * blank. Lines are not folded; ical.h does that.
 *
 * Source: RFC 5545, 3.3.11.
 */
void escape_ical(struct strbuf *out, const char *s);

/**
 * The inside of a JSON string, without its quotes.
 *
 * Source: RFC 8259, 7.
 */
void escape_json(struct strbuf *out, const char *s);

#endif
