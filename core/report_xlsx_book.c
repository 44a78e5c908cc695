#include "report_xlsx_book.h"

#include "day.h"
#include "escape.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

enum { PAPER_NUMBER_LETTER = 1, PAPER_NUMBER_A4 = 9, HEAD_COLOUR = 0x1F4E79, LINE_COLOUR = 0xBFBFBF };
enum { FILTER_COLS = 3, HEAD_LINES = 2, LINE_POINTS = 16, ROW_POINTS_MAX = 400, FIRST_YEAR = 1900 };

/* Colours that people who see fewer of them can tell apart. Source: Okabe and Ito, "Color universal design". */
static const struct {
	lxw_color_t strong; /* in charts */
	lxw_color_t light;  /* behind a word */
} looks[VERDICT_COUNT] = {
	[VERDICT_MET] = { 0x009E73, 0xC9EFE3 },        [VERDICT_PARTIAL] = { 0xE69F00, 0xFCEBC5 },
	[VERDICT_GAP] = { 0xD55E00, 0xFAD9C4 },        [VERDICT_UNKNOWN] = { 0xCC79A7, 0xF5E1EC },
	[VERDICT_UNANSWERED] = { 0x8A949E, 0xE6E9EC }, [VERDICT_NOT_APPLICABLE] = { 0xB9C0C7, 0xF2F4F5 },
};

lxw_color_t xlsx_colour(enum verdict verdict)
{
	return looks[verdict].strong;
}

void xlsx_note(struct xlsx_book *book, lxw_error error)
{
	if (book->error == LXW_NO_ERROR)
		book->error = error;
}

/* ---- formats ------------------------------------------------------------------------ */

static lxw_format *new_format(struct xlsx_book *book, bool wraps, const char *number)
{
	lxw_format *format = book->call.workbook_add_format(book->workbook);

	book->call.format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
	if (wraps)
		book->call.format_set_text_wrap(format);
	if (number)
		book->call.format_set_num_format(format, number);
	return format;
}

static lxw_format *bordered(struct xlsx_book *book, lxw_format *format)
{
	book->call.format_set_border(format, LXW_BORDER_THIN);
	book->call.format_set_border_color(format, LINE_COLOUR);
	return format;
}

void xlsx_book_begin(struct xlsx_book *book)
{
	book->title = new_format(book, false, "@");
	book->call.format_set_bold(book->title);
	book->call.format_set_font_size(book->title, 16);
	book->head = bordered(book, new_format(book, true, NULL));
	book->call.format_set_bold(book->head);
	book->call.format_set_font_color(book->head, LXW_COLOR_WHITE);
	book->call.format_set_bg_color(book->head, HEAD_COLOUR);
	book->label = new_format(book, false, NULL);
	book->call.format_set_bold(book->label);
	book->text = bordered(book, new_format(book, true, NULL));
	book->formula = bordered(book, new_format(book, true, "@"));
	book->line = new_format(book, false, NULL);
	book->line_formula = new_format(book, false, "@");
	book->number = bordered(book, new_format(book, false, "0"));
	book->percent = bordered(book, new_format(book, false, "0.0%"));
	book->date = bordered(book, new_format(book, false, "yyyy-mm-dd"));
	book->call.format_set_align(book->date, LXW_ALIGN_LEFT);
	for (int v = 0; v < VERDICT_COUNT; v++) {
		book->verdict[v] = book->call.workbook_add_format(book->workbook);
		book->call.format_set_bg_color(book->verdict[v], looks[v].light);
		if (v == VERDICT_GAP)
			book->call.format_set_bold(book->verdict[v]);
	}
}

/* ---- cells ---------------------------------------------------------------------------- */

lxw_worksheet *xlsx_sheet(struct xlsx_book *book, const char *name)
{
	lxw_worksheet *sheet = book->call.workbook_add_worksheet(book->workbook, name);

	if (!sheet)
		xlsx_note(book, LXW_ERROR_MEMORY_MALLOC_FAILED);
	return sheet;
}

void xlsx_print_setup(struct xlsx_book *book, lxw_worksheet *sheet)
{
	book->call.worksheet_set_landscape(sheet);
	book->call.worksheet_set_paper(sheet, book->options->page.paper == PAPER_LETTER ? PAPER_NUMBER_LETTER : PAPER_NUMBER_A4);
	book->call.worksheet_fit_to_pages(sheet, 1, 0);
	xlsx_note(book, book->call.worksheet_set_footer(sheet, "&L&A&R&P / &N"));
}

void xlsx_put_as(struct xlsx_book *book, lxw_worksheet *sheet, lxw_row_t row, int column, const char *text,
                 lxw_format *format)
{
	struct strbuf cell = STRBUF_INIT;

	escape_cell(&cell, text);
	if (cell.length > 0)
		xlsx_note(book, book->call.worksheet_write_string(sheet, row, (lxw_col_t)column, cell.text, format));
	else
		xlsx_note(book, book->call.worksheet_write_blank(sheet, row, (lxw_col_t)column, format));
	strbuf_release(&cell);
}

void xlsx_put(struct xlsx_book *book, lxw_worksheet *sheet, lxw_row_t row, int column, const char *text, bool wraps)
{
	bool is_formula = escape_is_formula(text);

	xlsx_put_as(book, sheet, row, column, text,
		    wraps ? (is_formula ? book->formula : book->text) : (is_formula ? book->line_formula : book->line));
}

void xlsx_put_number(struct xlsx_book *book, lxw_worksheet *sheet, lxw_row_t row, int column, double number,
                     lxw_format *format)
{
	xlsx_note(book, book->call.worksheet_write_number(sheet, row, (lxw_col_t)column, number, format));
}

/* The condition compares with a word of ours, in quotes; no word has any. */
void xlsx_mark_verdicts(struct xlsx_book *book, lxw_worksheet *sheet, lxw_row_t first, lxw_row_t last, int column)
{
	for (int v = 0; v < VERDICT_COUNT; v++) {
		struct strbuf word = STRBUF_INIT;
		lxw_conditional_format condition = { .type = LXW_CONDITIONAL_TYPE_CELL,
						     .criteria = LXW_CONDITIONAL_CRITERIA_EQUAL_TO,
						     .format = book->verdict[v] };

		strbuf_addf(&word, "\"%s\"", verdict_word((enum verdict)v, book->lang));
		condition.value_string = word.text;
		xlsx_note(book, book->call.worksheet_conditional_format_range(sheet, first, (lxw_col_t)column, last,
									       (lxw_col_t)column, &condition));
		strbuf_release(&word);
	}
}

/* ---- tables ------------------------------------------------------------------------------ */

/* The widest line of a text. */
static int widest_line(const char *text)
{
	int widest = 0;

	while (*text) {
		size_t size = strcspn(text, "\n");
		int cols = text_cols_bytes(text, size);

		if (cols > widest)
			widest = cols;
		text += size + (text[size] == '\n');
	}
	return widest;
}

/* The cell that comes next; what is in it is kept. */
static int step(struct xlsx_table *table, const char *text)
{
	table->cells = mem_grow(table->cells, table->cell_count, &table->cell_capacity, sizeof(*table->cells));
	table->cells[table->cell_count++] = arena_strdup(&table->arena, text);
	return table->column++;
}

void xlsx_table_begin(struct xlsx_table *table, struct xlsx_book *book, const char *name,
                      const struct xlsx_column *columns, size_t count, size_t printed)
{
	*table = (struct xlsx_table){ .book = book,
				      .columns = columns,
				      .count = (int)count,
				      .printed = (int)printed,
				      .verdict_column = -1 };
	arena_init(&table->arena);
	table->sheet = xlsx_sheet(book, name);
	for (size_t i = 0; i < count && table->sheet; i++) {
		const char *head = T_(book->lang, columns[i].head);

		xlsx_put_as(book, table->sheet, 0, step(table, head), head, book->head);
	}
	xlsx_row_end(table);
}

void xlsx_text(struct xlsx_table *table, const char *text)
{
	if (table->sheet)
		xlsx_put(table->book, table->sheet, table->row, step(table, text), text, true);
}

void xlsx_count(struct xlsx_table *table, long long number)
{
	if (table->sheet)
		xlsx_put_number(table->book, table->sheet, table->row, step(table, ""), (double)number, table->book->number);
}

void xlsx_verdict(struct xlsx_table *table, enum verdict verdict)
{
	table->verdict_column = table->column;
	xlsx_text(table, verdict_word(verdict, table->book->lang));
}

void xlsx_day(struct xlsx_table *table, const char *day)
{
	struct xlsx_book *book = table->book;
	int number;

	if (!table->sheet || !day_number(day, &number) || strtol(day, NULL, 10) < FIRST_YEAR) {
		xlsx_text(table, day);
		return;
	}
	lxw_datetime date = { .year = (int)strtol(day, NULL, 10),
			      .month = (int)strtol(day + 5, NULL, 10),
			      .day = (int)strtol(day + 8, NULL, 10) };
	xlsx_note(book, book->call.worksheet_write_datetime(table->sheet, table->row, (lxw_col_t)step(table, day), &date,
							     book->date));
}

void xlsx_row_end(struct xlsx_table *table)
{
	table->row++;
	table->column = 0;
}

/* A head has a button for its filter beside it. */
static int column_width(const struct xlsx_table *table, int column)
{
	const struct xlsx_column *limits = &table->columns[column];
	int widest = widest_line(table->cells[column]) + FILTER_COLS;

	for (size_t i = (size_t)(table->count + column); i < table->cell_count; i += (size_t)table->count) {
		int cols = widest_line(table->cells[i]) + 1;

		if (cols > widest)
			widest = cols;
	}
	return widest < limits->min_cols ? limits->min_cols : widest > limits->max_cols ? limits->max_cols : widest;
}

/*
 * Not every program finds out by itself how high a row of wrapped text is. The
 * columns that go on paper count: the wording would leave two clauses a screen.
 */
static double row_height(const struct xlsx_table *table, size_t row, const int *widths)
{
	int most = row == 0 ? HEAD_LINES : 1;

	for (int i = 0; i < table->printed; i++) {
		int lines = text_wrap_count(table->cells[row * (size_t)table->count + (size_t)i], widths[i]);

		if (lines > most)
			most = lines;
	}
	return most * LINE_POINTS > ROW_POINTS_MAX ? ROW_POINTS_MAX : most * LINE_POINTS;
}

static void set_sizes(struct xlsx_table *table)
{
	struct xlsx_book *book = table->book;
	int widths[XLSX_COLUMNS_MAX];

	for (int i = 0; i < table->count; i++) {
		widths[i] = column_width(table, i);
		xlsx_note(book, book->call.worksheet_set_column(table->sheet, (lxw_col_t)i, (lxw_col_t)i, widths[i] + 1, NULL));
	}
	for (lxw_row_t row = 0; row < table->row; row++)
		xlsx_note(book, book->call.worksheet_set_row(table->sheet, row, row_height(table, row, widths), NULL));
}

static void finish_table(struct xlsx_table *table)
{
	struct xlsx_book *book = table->book;
	lxw_row_t last = table->row > 1 ? table->row - 1 : 1;

	set_sizes(table);
	book->call.worksheet_freeze_panes(table->sheet, 1, 0);
	xlsx_note(book, book->call.worksheet_autofilter(table->sheet, 0, 0, last, (lxw_col_t)(table->count - 1)));
	xlsx_note(book, book->call.worksheet_repeat_rows(table->sheet, 0, 0));
	xlsx_note(book, book->call.worksheet_print_area(table->sheet, 0, 0, last, (lxw_col_t)(table->printed - 1)));
	xlsx_print_setup(book, table->sheet);
	if (table->verdict_column >= 0)
		xlsx_mark_verdicts(book, table->sheet, 1, last, table->verdict_column);
}

void xlsx_table_end(struct xlsx_table *table)
{
	if (table->sheet)
		finish_table(table);
	free(table->cells);
	arena_release(&table->arena);
}
