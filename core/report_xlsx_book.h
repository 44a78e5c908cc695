/*
 * Between the files of the XLSX report only: a workbook, and its sheets as
 * tables that are filled cell by cell.
 *
 *     static const struct xlsx_column columns[] = { { N_("Clause"), 10, 30 }, { N_("Why"), 20, 60 } };
 *
 *     xlsx_table_begin(&table, book, T_(book->lang, "Gaps"), columns, 2, 2);
 *     xlsx_text(&table, clause->title);
 *     xlsx_text(&table, clause->why);
 *     xlsx_row_end(&table);
 *     xlsx_table_end(&table);
 *
 * Nothing is ever written as a formula or a link: text is text, whatever it
 * begins with.
 *
 * Source: tenken-report(7), "The XLSX report".
 */
#ifndef TENKEN_REPORT_XLSX_BOOK_H
#define TENKEN_REPORT_XLSX_BOOK_H

#include "report.h"
#include "report_xlsx_library.h"

enum { XLSX_COLUMNS_MAX = 32 };

struct xlsx_book {
	struct xlsx_library call;
	lxw_workbook *workbook;
	lxw_format *title;
	lxw_format *head;
	lxw_format *label;
	lxw_format *text;     /* wrapped, at the top */
	lxw_format *formula;  /* the same for what looks like one: it stays text when a person edits it */
	lxw_format *line;     /* not wrapped */
	lxw_format *line_formula;
	lxw_format *number;
	lxw_format *percent;
	lxw_format *date;
	lxw_format *verdict[VERDICT_COUNT]; /* by a condition, beside the word */
	const struct gap_report *report;
	const struct report_options *options;
	enum lang lang;
	lxw_error error; /* the first; LXW_NO_ERROR */
};

struct xlsx_column {
	const char *head; /* English, translated when it is written */
	int min_cols;     /* display columns; it is as wide as its widest line, in these limits */
	int max_cols;
};

struct xlsx_table {
	struct xlsx_book *book;
	lxw_worksheet *sheet;
	const struct xlsx_column *columns;
	int count;
	lxw_row_t row;
	int column;                 /* of the next cell */
	int printed;                /* columns that go on paper, from the left */
	struct arena arena;         /* of the texts below */
	const char **cells;         /* what was written, row by row, for widths and heights */
	size_t cell_count;
	size_t cell_capacity;
	int verdict_column;         /* -1: none */
};

/** Colour of a verdict in charts. */
lxw_color_t xlsx_colour(enum verdict verdict);

/** Makes the formats of a new workbook. */
void xlsx_book_begin(struct xlsx_book *book);

/** Keeps the first error. */
void xlsx_note(struct xlsx_book *book, lxw_error error);

/** Adds a sheet. Lent; NULL when memory is out. */
lxw_worksheet *xlsx_sheet(struct xlsx_book *book, const char *name);

/** How all sheets are printed. */
void xlsx_print_setup(struct xlsx_book *book, lxw_worksheet *sheet);

/** Writes one cell of any sheet; "" leaves it empty. wraps: lines stay in the cell. */
void xlsx_put(struct xlsx_book *book, lxw_worksheet *sheet, lxw_row_t row, int column, const char *text, bool wraps);
void xlsx_put_as(struct xlsx_book *book, lxw_worksheet *sheet, lxw_row_t row, int column, const char *text,
                 lxw_format *format);
void xlsx_put_number(struct xlsx_book *book, lxw_worksheet *sheet, lxw_row_t row, int column, double number,
                     lxw_format *format);

/** Colours the words of verdicts in a range. */
void xlsx_mark_verdicts(struct xlsx_book *book, lxw_worksheet *sheet, lxw_row_t first, lxw_row_t last, int column);

/**
 * A sheet that is one table: its heads stay in view and are repeated on paper.
 *
 * Units: printed: columns from the left that go on paper.
 */
void xlsx_table_begin(struct xlsx_table *table, struct xlsx_book *book, const char *name,
                      const struct xlsx_column *columns, size_t count, size_t printed);
void xlsx_text(struct xlsx_table *table, const char *text);
void xlsx_count(struct xlsx_table *table, long long number);
void xlsx_verdict(struct xlsx_table *table, enum verdict verdict);

/** A day, "2026-12-31"; what is none stays text. */
void xlsx_day(struct xlsx_table *table, const char *day);
void xlsx_row_end(struct xlsx_table *table);

/** Widths, heights, filter, colours. */
void xlsx_table_end(struct xlsx_table *table);

/** The sheets, in this order. */
void xlsx_summary(struct xlsx_book *book);
void xlsx_gaps(struct xlsx_book *book);
void xlsx_answers(struct xlsx_book *book);
void xlsx_actions(struct xlsx_book *book);

#endif
