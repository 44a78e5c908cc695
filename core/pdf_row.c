/* Texts side by side: paragraphs, fields and the rows of tables are all rows. */

#include "pdf_flow.h"

/* What is taller than this part of a page may be cut, between its lines. */
#define WHOLE_PART 0.22

static int line_count(const struct pdf_cell *cell)
{
	return cell->layout ? pango_layout_get_line_count(cell->layout) : 0;
}

/* The leading of a row is that of its first text. */
static double row_leading(const struct pdf_flow *flow, const struct pdf_row *row)
{
	double leading = 0;

	for (size_t i = 0; i < row->count; i++) {
		double own = pdf_leading(flow->type, row->cells[i].size);
		leading = own > leading ? own : leading;
	}
	return leading;
}

static int row_lines(const struct pdf_row *row)
{
	int lines = 1;

	for (size_t i = 0; i < row->count; i++)
		lines = line_count(&row->cells[i]) > lines ? line_count(&row->cells[i]) : lines;
	return lines;
}

static void add_line(struct pdf_flow *flow, const struct pdf_cell *cell, int line, double y, double leading)
{
	double own = pdf_leading(flow->type, cell->size);
	double foot = y + (leading - own) / 2 + pdf_baseline(flow->type, cell->size);
	double x = cell->x;
	struct pdf_piece *piece;

	if (cell->is_right)
		x += cell->width - pdf_line_width(cell->layout, line);
	if (line == 0 && pdf_mark_exists(cell->tone))
		pdf_flow_add(flow, PIECE_MARK, x - PDF_MARK_WIDTH + 3.5, y + leading / 2)->tone = cell->tone;
	piece = pdf_flow_line(flow, cell->layout, line, x, foot, cell->ink);
	piece->target = cell->target;
	piece->width = pdf_line_width(cell->layout, line);
	piece->height = leading;
	if (!*cell->element && !*cell->inside)
		piece->has_space = true;
}

/* Lines first..end-1 of a cell, the first of them at y; elements begin and end where the text does. */
static void add_lines(struct pdf_flow *flow, const struct pdf_cell *cell, int first, int end, double y, double leading,
                      bool is_alone)
{
	int count = line_count(cell);

	if (first >= count && !(first == 0 && *cell->element))
		return;
	if (first == 0 || !is_alone) {
		pdf_flow_open(flow, cell->element);
		pdf_flow_open(flow, cell->inside);
	}
	for (int line = first; line < end && line < count; line++)
		add_line(flow, cell, line, y + (line - first) * leading, leading);
	if (end >= count || !is_alone) {
		pdf_flow_close(flow, cell->inside);
		pdf_flow_close(flow, cell->element);
	}
}

static void add_ground(struct pdf_flow *flow, const struct pdf_row *row, double height, bool is_first, bool is_last)
{
	double overlap = row->bar > 0 ? 0.3 : 0; /* no hair of paper between lines on the screen */

	if (row->has_line && is_first)
		pdf_flow_fill(flow, row->fill_x, 0, flow->width - row->fill_x, 0.5, INK_RULE);
	if (row->has_fill)
		pdf_flow_fill(flow, row->fill_x, 0, flow->width - row->fill_x, height + overlap, row->fill);
	if (row->bar > 0)
		pdf_flow_fill(flow, row->fill_x, 0, row->bar, height + overlap, row->bar_ink);
	if (row->has_rule && is_last)
		pdf_flow_fill(flow, row->fill_x, height - 0.25, flow->width - row->fill_x, 0.5, INK_RULE);
}

/* Lines first..end-1 of all cells in a box of their own. */
static double add_slice(struct pdf_flow *flow, const struct pdf_row *row, int first, int end, bool keep)
{
	double leading = row_leading(flow, row);
	int lines = row_lines(row);
	double top = first == 0 ? row->top : 0;
	double height = top + (end - first) * leading + (end >= lines ? row->bottom : 0);
	bool is_alone = row->count == 1;

	pdf_box_begin(flow, first == 0 ? row->space : 0);
	add_ground(flow, row, height, first == 0, end >= lines);
	if (first == 0 && row->before)
		pdf_flow_open(flow, row->before);
	if (first == 0 || !is_alone)
		pdf_flow_open(flow, row->element);
	for (size_t i = 0; i < row->count; i++)
		add_lines(flow, &row->cells[i], first, end, top, leading, is_alone);
	if (end >= lines || !is_alone)
		pdf_flow_close(flow, row->element);
	if (end >= lines && row->after)
		pdf_flow_close(flow, row->after);
	pdf_box_end(flow, height, keep)->head = row->head;
	return height;
}

double pdf_flow_row(struct pdf_flow *flow, const struct pdf_row *row)
{
	int lines = row_lines(row);
	double height = 0;

	if (lines <= 3 || (row->count > 1 && lines * row_leading(flow, row) <= WHOLE_PART * flow->height))
		return add_slice(flow, row, 0, lines, row->keep);
	for (int line = 0; line < lines; line++) {
		bool is_edge = line == 0 || line == lines - 2 || (line == lines - 1 && row->keep);
		height += add_slice(flow, row, line, line + 1, is_edge);
	}
	return height;
}
