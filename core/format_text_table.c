/* Tables in plain text. */

#include "format_text.h"

#include "escape.h"
#include "text.h"

enum {
	GAP_COLS = 2,       /* between columns */
	COLUMN_MIN_COLS = 10, /* a column of text is never narrower, unless all its text is */
	COLUMNS_MAX = 16
};

struct plan {
	size_t count;
	int natural_cols[COLUMNS_MAX];
	int cols[COLUMNS_MAX];
	bool has_heads;
	bool is_airy; /* rows of several lines: a blank line between them */
};

static const struct doc_cell *cell_at(const struct doc_table *table, size_t row, size_t column)
{
	return &table->cells[row * table->column_count + column];
}

/* Columns of the widest line of a text, as it is shown. */
static int widest_line(const char *text)
{
	struct strbuf safe = STRBUF_INIT;
	struct text_wrap wrap;
	struct text_line line;
	int most = 0;

	escape_terminal(&safe, text, true);
	text_wrap_init(&wrap, safe.text, 1 << 20);
	while (text_wrap_next(&wrap, &line)) {
		if (line.cols > most)
			most = line.cols;
	}
	strbuf_release(&safe);
	return most;
}

static void measure(const struct doc_table *table, struct plan *plan)
{
	plan->count = table->column_count < COLUMNS_MAX ? table->column_count : COLUMNS_MAX;
	for (size_t c = 0; c < plan->count; c++) {
		int most = widest_line(table->columns[c].head);
		plan->has_heads = plan->has_heads || most > 0;
		for (size_t r = 0; r < table->row_count; r++) {
			int cols = widest_line(cell_at(table, r, c)->text);
			if (cols > most)
				most = cols;
		}
		plan->natural_cols[c] = most;
	}
}

/* All columns that are cut off at a width, with the spaces between them. */
static int width_at(const struct plan *plan, const struct doc_table *table, int cut_cols)
{
	int all = 0;

	for (size_t c = 0; c < plan->count; c++) {
		bool is_cut = !table->columns[c].is_number && plan->natural_cols[c] > cut_cols;
		all += (is_cut ? cut_cols : plan->natural_cols[c]) + (c > 0 ? GAP_COLS : 0);
	}
	return all;
}

/* Columns of text share what there is: none is cut while another one is wider. */
static bool fit(struct plan *plan, const struct doc_table *table, int width_cols)
{
	int cut_cols = width_cols;
	int cut = 0;

	while (cut_cols >= COLUMN_MIN_COLS && width_at(plan, table, cut_cols) > width_cols)
		cut_cols--;
	if (cut_cols < COLUMN_MIN_COLS)
		return false;
	for (size_t c = 0; c < plan->count; c++) {
		bool is_cut = !table->columns[c].is_number && plan->natural_cols[c] > cut_cols;
		plan->cols[c] = is_cut ? cut_cols : plan->natural_cols[c];
		cut += is_cut;
	}
	plan->is_airy = cut > 1;
	return true;
}

/* A row being written: what is left of each cell. */
struct row {
	struct strbuf text[COLUMNS_MAX];
	struct text_wrap wrap[COLUMNS_MAX];
};

static void add_aligned(struct strbuf *line, const struct text_line *part, int cols, bool is_right)
{
	size_t pad = part->cols < cols ? (size_t)(cols - part->cols) : 0;

	if (is_right)
		strbuf_add_repeat(line, ' ', pad);
	strbuf_add(line, part->text, part->bytes);
	if (!is_right)
		strbuf_add_repeat(line, ' ', pad);
}

/* The next line of every cell; false when no cell has one. */
static bool row_line(struct row *row, const struct plan *plan, const struct doc_table *table, struct strbuf *line)
{
	bool is_any = false;

	strbuf_reset(line);
	for (size_t c = 0; c < plan->count; c++) {
		struct text_line part = { .text = "" };
		is_any = text_wrap_next(&row->wrap[c], &part) || is_any;
		strbuf_add_repeat(line, ' ', c > 0 ? GAP_COLS : 0);
		add_aligned(line, &part, plan->cols[c], table->columns[c].is_number);
	}
	return is_any;
}

static void write_row(struct page *page, const struct doc_table *table, const struct plan *plan, int indent,
		      const char *const *cells)
{
	struct row row;
	struct strbuf line = STRBUF_INIT;

	for (size_t c = 0; c < plan->count; c++) {
		strbuf_init(&row.text[c]);
		escape_terminal(&row.text[c], cells[c], true);
		text_wrap_init(&row.wrap[c], row.text[c].text, plan->cols[c] > 0 ? plan->cols[c] : 1);
	}
	while (row_line(&row, plan, table, &line))
		page_line(page, indent, line.text);
	for (size_t c = 0; c < plan->count; c++)
		strbuf_release(&row.text[c]);
	strbuf_release(&line);
}

static void write_heads(struct page *page, const struct doc_table *table, const struct plan *plan, int indent)
{
	const char *heads[COLUMNS_MAX];
	struct strbuf line = STRBUF_INIT;
	int all = -GAP_COLS;

	for (size_t c = 0; c < plan->count; c++) {
		heads[c] = table->columns[c].head;
		all += plan->cols[c] + GAP_COLS;
	}
	write_row(page, table, plan, indent, heads);
	strbuf_add_repeat(&line, '-', (size_t)all);
	page_line(page, indent, line.text);
	strbuf_release(&line);
}

static void write_rows(struct page *page, const struct doc_table *table, const struct plan *plan, int indent)
{
	const char *cells[COLUMNS_MAX];

	if (plan->has_heads)
		write_heads(page, table, plan, indent);
	for (size_t r = 0; r < table->row_count; r++) {
		if (plan->is_airy && r > 0)
			page_blank(page);
		for (size_t c = 0; c < plan->count; c++)
			cells[c] = cell_at(table, r, c)->text;
		write_row(page, table, plan, indent, cells);
	}
}

/* Where there is no room for columns. */
static void write_lists(struct page *page, const struct doc_table *table, const struct plan *plan, int indent)
{
	const char *heads[COLUMNS_MAX];

	for (size_t c = 0; c < plan->count; c++)
		heads[c] = table->columns[c].head;
	int label_cols = page_label_cols(heads, plan->count);
	for (size_t r = 0; r < table->row_count; r++) {
		if (r > 0)
			page_blank(page);
		for (size_t c = 0; c < plan->count; c++)
			page_field(page, indent, label_cols, heads[c], cell_at(table, r, c)->text);
	}
}

void text_table(struct page *page, const struct doc_table *table, int indent)
{
	struct plan plan = { .count = 0 };

	measure(table, &plan);
	page_text(page, indent, 2, table->caption);
	if (width_at(&plan, table, page->width_cols) > page->width_cols - indent &&
	    width_at(&plan, table, page->width_cols) <= page->width_cols)
		indent = 0;
	if (fit(&plan, table, page->width_cols - indent))
		write_rows(page, table, &plan, indent);
	else
		write_lists(page, table, &plan, indent);
	page_blank(page);
}
