/* Tables: columns as wide as they need, heads again on each page. */

#include "pdf_block.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
	CELL_PAD = 5,
	MEASURED_ROWS_MAX = 400,
	WHOLE_ROWS_MAX = 8 /* of a table that is not cut, if a page can hold it */
};

struct table {
	struct pdf_flow *flow;
	const struct doc_table *from;
	double x;      /* left edge */
	double *at;    /* left edge of each column's text */
	double *width; /* of each column's text */
	size_t head;   /* see struct pdf_box */
	bool has_head;
};

/* ---- widths ---------------------------------------------------------------------------- */

static double mark_width(const struct doc_cell *cell)
{
	return pdf_mark_exists(cell->tone) ? PDF_MARK_WIDTH : 0;
}

/* How wide a column would like to be: no line of it broken. */
static double natural_width(const struct table *table, size_t column)
{
	const struct doc_table *from = table->from;
	double widest = pdf_text_width(table->flow->type, SIZE_SMALL_STRONG, from->columns[column].head);

	for (size_t r = 0; r < from->row_count && r < MEASURED_ROWS_MAX; r++) {
		const struct doc_cell *cell = &from->cells[r * from->column_count + column];
		double width = pdf_text_width(table->flow->type, SIZE_SMALL, cell->text) + mark_width(cell);
		widest = width > widest ? width : widest;
	}
	return widest + 1;
}

/* The columns that are too wide for their part of what is left, and by what they divide it. */
static double divide(const double *width, const bool *is_narrow, size_t count, double *room)
{
	double parts = 0;

	for (size_t i = 0; i < count; i++) {
		if (is_narrow[i])
			*room -= width[i];
		else
			parts += sqrt(width[i]);
	}
	return parts;
}

/*
 * Narrow columns keep their width; the others divide what is left by the roots of
 * their widths, so that the longest texts have the most, and not all of it.
 */
static void shrink(struct table *table, size_t count, double room)
{
	bool *is_narrow = mem_calloc(count, sizeof(*is_narrow));
	double *width = table->width;
	bool is_new = true;

	while (is_new) {
		double left = room;
		double parts = divide(width, is_narrow, count, &left);
		is_new = false;
		for (size_t i = 0; i < count; i++) {
			if (is_narrow[i] || width[i] > left * sqrt(width[i]) / parts)
				continue;
			is_narrow[i] = is_new = true;
		}
	}
	double left = room;
	double parts = divide(width, is_narrow, count, &left);
	for (size_t i = 0; i < count; i++) {
		if (!is_narrow[i])
			width[i] = left * sqrt(width[i]) / parts;
	}
	free(is_narrow);
}

/* What is left over goes to the columns of words. */
static void widen(const struct doc_table *from, double *width, double room)
{
	double words = 0;

	for (size_t i = 0; i < from->column_count; i++)
		words += from->columns[i].is_number ? 0 : width[i];
	for (size_t i = 0; i < from->column_count && words > 0; i++)
		width[i] += from->columns[i].is_number ? 0 : room * width[i] / words;
}

static void set_widths(struct table *table)
{
	const struct doc_table *from = table->from;
	size_t count = from->column_count;
	double room = table->flow->width - table->x - 2.0 * CELL_PAD * (double)count;
	double sum = 0;
	double x = table->x;

	for (size_t i = 0; i < count; i++)
		sum += table->width[i] = natural_width(table, i);
	if (room < 8.0 * (double)count)
		room = 8.0 * (double)count;
	if (sum > room)
		shrink(table, count, room);
	else
		widen(from, table->width, room - sum);
	for (size_t i = 0; i < count; i++) {
		table->at[i] = x + CELL_PAD;
		x += table->width[i] + 2 * CELL_PAD;
	}
}

/* ---- rows ------------------------------------------------------------------------------- */

static struct pdf_cell plain_cell(const struct table *table, size_t column, enum pdf_size size, const char *text,
				  const char *element, double mark)
{
	struct pdf_cell cell = { .size = size, .x = table->at[column] + mark, .width = table->width[column] - mark,
				 .ink = INK_TEXT, .element = element, .inside = "", .target = "",
				 .is_right = table->from->columns[column].is_number };

	cell.layout = pdf_text(table->flow, size, text, cell.width);
	return cell;
}

static void head_row(struct table *table, struct pdf_cell *cells)
{
	const struct doc_table *from = table->from;

	for (size_t i = 0; i < from->column_count; i++)
		cells[i] = plain_cell(table, i, SIZE_SMALL_STRONG, from->columns[i].head, "TH", 0);
	pdf_flow_row(table->flow, &(struct pdf_row){ .cells = cells, .count = from->column_count, .element = "TR",
						     .before = "Table", .top = 2.5, .bottom = 2.5, .has_fill = true,
						     .fill = INK_PALE, .fill_x = table->x, .has_rule = true, .keep = true });
	table->head = table->flow->box_count;
}

static void body_row(struct table *table, size_t row, struct pdf_cell *cells)
{
	const struct doc_table *from = table->from;
	const struct doc_cell *own = &from->cells[row * from->column_count];
	bool is_last = row + 1 == from->row_count;
	bool keep = !is_last && (row == 0 || row + 2 == from->row_count || from->row_count <= WHOLE_ROWS_MAX);
	double pad = table->flow->is_compact ? 0.8 : 2;

	for (size_t i = 0; i < from->column_count; i++) {
		cells[i] = plain_cell(table, i, SIZE_SMALL, own[i].text, "TD", mark_width(&own[i]));
		cells[i].tone = own[i].tone;
		cells[i].ink = own[i].tone == TONE_QUIET ? INK_QUIET : INK_TEXT;
		if (pdf_flow_has_target(table->flow, own[i].target)) {
			cells[i].target = own[i].target;
			cells[i].ink = INK_LINK;
		}
	}
	pdf_flow_row(table->flow, &(struct pdf_row){ .cells = cells, .count = from->column_count, .element = "TR",
						     .before = row == 0 && !table->has_head ? "Table" : "",
						     .after = is_last ? "Table" : "", .top = pad, .bottom = pad,
						     .fill_x = table->x, .has_rule = true, .head = table->head,
						     .keep = keep });
}

static bool has_head(const struct doc_table *table)
{
	for (size_t i = 0; i < table->column_count; i++) {
		if (*table->columns[i].head)
			return true;
	}
	return false;
}

static void caption(struct pdf_flow *flow, const char *text, double x, double space)
{
	struct pdf_cell cell = { .size = SIZE_SMALL_STRONG, .x = x, .width = flow->width - x, .ink = INK_ACCENT,
				 .element = "P", .inside = "", .target = "" };

	cell.layout = pdf_text(flow, cell.size, text, cell.width);
	pdf_flow_row(flow, &(struct pdf_row){ .cells = &cell, .count = 1, .element = "", .space = space, .bottom = 2, .keep = true });
}

static void space_above(struct pdf_flow *flow, double space)
{
	pdf_box_begin(flow, space);
	pdf_box_end(flow, 0, true);
}

void pdf_table(struct pdf_flow *flow, const struct doc_table *from, double x, double space)
{
	struct table table = { .flow = flow, .from = from, .x = x, .has_head = has_head(from) };
	struct pdf_cell *cells = mem_calloc(from->column_count, sizeof(*cells));

	if (from->row_count == 0) {
		free(cells);
		return;
	}
	table.at = mem_calloc(from->column_count, sizeof(*table.at));
	table.width = mem_calloc(from->column_count, sizeof(*table.width));
	set_widths(&table);
	if (*from->caption)
		caption(flow, from->caption, x, space);
	else
		space_above(flow, space);
	if (table.has_head)
		head_row(&table, cells);
	for (size_t r = 0; r < from->row_count; r++)
		body_row(&table, r, cells);
	free(table.at);
	free(table.width);
	free(cells);
}
