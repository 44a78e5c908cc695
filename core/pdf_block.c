#include "pdf_block.h"

#include <string.h>

enum { DEPTH_WIDTH = 13, FIRST_PAGE_HEADINGS_MAX = 12 };

/* Where the next block stands. */
struct setter {
	struct pdf_flow *flow;
	size_t at;         /* place of the block */
	double left;       /* of the column that is in use */
	double side;       /* height of a side heading that is not yet used up by what stands beside it */
	bool is_first_page; /* both columns are one */
	bool has_lead;     /* the first sentence was there */
	bool is_piece;     /* there was a side heading since the last other one */
	bool has_space;    /* a side heading stands right above, and brought its space */
	double labels;     /* width of the labels of this run of fields */
};

PangoLayout *pdf_text(struct pdf_flow *flow, enum pdf_size size, const char *text, double width)
{
	return pdf_flow_own(flow, pdf_type_set(flow->type, size, "", text, width));
}

static const struct doc_block *block_at(const struct setter *setter, size_t at)
{
	return at < setter->flow->doc->count ? &setter->flow->doc->blocks[at] : NULL;
}

/* Does what follows belong under this block? */
static bool has_below(const struct setter *setter)
{
	const struct doc_block *block = block_at(setter, setter->at);
	const struct doc_block *next = block_at(setter, setter->at + 1);

	return next && next->level > block->level && next->kind != DOC_HEADING && next->kind != DOC_TABLE &&
	       next->kind != DOC_CHART && next->kind != DOC_PAGE;
}

static bool is_run(const struct setter *setter, enum doc_kind kind)
{
	return setter->at > 0 && block_at(setter, setter->at - 1)->kind == kind;
}

static bool is_next(const struct setter *setter, enum doc_kind kind)
{
	const struct doc_block *next = block_at(setter, setter->at + 1);

	return next && next->kind == kind;
}

static double indent(const struct setter *setter, int depth)
{
	return setter->left + (depth < 8 ? depth : 8) * DEPTH_WIDTH;
}

static double space_of(struct setter *setter, double space)
{
	bool had = setter->has_space;

	setter->has_space = false;
	return had ? 0 : setter->flow->is_compact ? space * 0.6 : space;
}

static enum pdf_size body_size(const struct setter *setter)
{
	return setter->flow->is_compact ? SIZE_SMALL : SIZE_BODY;
}

/* Adds a row, and takes its height from what is left beside a side heading. */
static void add_row(struct setter *setter, const struct pdf_row *row)
{
	setter->side -= row->space + pdf_flow_row(setter->flow, row);
}

/* Nothing may stand beside a side heading but what belongs to it. */
static void leave_side(struct setter *setter)
{
	if (setter->side > 0)
		pdf_flow_space(setter->flow, setter->side);
	setter->side = 0;
}

/* ---- headings --------------------------------------------------------------------------- */

/* "Why it matters", in the narrow column; its text begins on the same line. */
static void side_heading(struct setter *setter, const struct doc_block *block)
{
	struct pdf_flow *flow = setter->flow;
	PangoLayout *layout = pdf_text(flow, SIZE_SMALL_STRONG, block->text, PDF_BODY_X - 12);
	double leading = pdf_leading(flow->type, SIZE_SMALL_STRONG);
	double drop = pdf_baseline(flow->type, SIZE_BODY) - pdf_baseline(flow->type, SIZE_SMALL_STRONG);
	int lines = pango_layout_get_line_count(layout);

	setter->left = PDF_BODY_X;
	pdf_box_begin(flow, 7);
	pdf_flow_open(flow, "H4");
	for (int i = 0; i < lines; i++)
		pdf_flow_line(flow, layout, i, 0, drop + i * leading + pdf_baseline(flow->type, SIZE_SMALL_STRONG), INK_ACCENT);
	pdf_flow_close(flow, "H4");
	pdf_box_end(flow, 0, true);
	setter->side = lines * leading + drop;
	setter->has_space = true;
	setter->is_piece = true;
}

static void side_heading_wide(struct setter *setter, const struct doc_block *block)
{
	struct pdf_cell cell = { .size = SIZE_STRONG, .width = setter->flow->width, .ink = INK_ACCENT,
				 .element = "H4", .inside = "", .target = "" };

	cell.layout = pdf_text(setter->flow, SIZE_STRONG, block->text, cell.width);
	add_row(setter, &(struct pdf_row){ .cells = &cell, .count = 1, .element = "", .space = 8, .keep = true });
}

/* Number and title in one line, over both columns. */
static void big_heading(struct setter *setter, const struct doc_block *block)
{
	struct pdf_flow *flow = setter->flow;
	bool is_part = block->level <= 1;
	enum pdf_size size = is_part ? SIZE_HEAD_1 : SIZE_HEAD_2;
	double space = flow->is_compact ? 8 : setter->is_first_page ? 13 : is_part ? 26 : 18;
	double x = *block->number ? pdf_text_width(flow->type, size, block->number) + (is_part ? 14 : 11) : 0;
	struct pdf_cell cells[2] = {
		{ .size = size, .width = x, .ink = INK_ACCENT, .element = "", .inside = "", .target = "" },
		{ .size = size, .x = x, .width = flow->width - x, .ink = INK_TEXT, .element = "", .inside = "", .target = "" },
	};
	struct pdf_row row = { .cells = cells, .count = 2, .element = is_part ? "H1" : "H2", .space = space,
			       .bottom = is_part ? 5 : 2, .has_rule = is_part, .keep = true };

	if (*block->number)
		cells[0].layout = pdf_text(flow, size, block->number, -1);
	cells[1].layout = pdf_text(flow, size, block->text, cells[1].width);
	add_row(setter, &row);
	flow->boxes[flow->box_count - 1].room = flow->is_compact ? 0 : is_part ? 150 : 90;
}

/* The number in the narrow column, the title in the wide one. */
static void small_heading(struct setter *setter, const struct doc_block *block)
{
	struct pdf_flow *flow = setter->flow;
	double mark = pdf_mark_exists(block->tone) ? PDF_MARK_WIDTH + 1 : 0;
	bool is_clause = block->level == 3;
	enum pdf_size size = is_clause ? SIZE_HEAD_3 : SIZE_STRONG;
	struct pdf_cell cells[2] = {
		{ .size = SIZE_STRONG, .width = PDF_BODY_X - 10 - mark, .ink = INK_ACCENT, .element = "", .inside = "", .target = "" },
		{ .size = size, .x = PDF_BODY_X, .width = flow->width - PDF_BODY_X, .ink = INK_TEXT, .tone = block->tone,
		  .element = "", .inside = "", .target = "" },
	};
	struct pdf_row row = { .cells = cells, .count = 2, .element = is_clause ? "H3" : "H4",
			       .space = is_clause ? 14 : 9, .top = is_clause ? 4 : 0, .bottom = 1, .has_line = is_clause,
			       .keep = true };

	if (*block->number)
		cells[0].layout = pdf_text(flow, SIZE_STRONG, block->number, cells[0].width);
	cells[1].layout = pdf_text(flow, size, block->text, cells[1].width);
	add_row(setter, &row);
	flow->boxes[flow->box_count - 1].room = 48;
}

static void heading(struct setter *setter, const struct doc_block *block)
{
	bool is_side = block->level >= 4 && !*block->number && !*block->id;

	leave_side(setter);
	pdf_flow_anchor(setter->flow, block);
	if (is_side) {
		if (setter->is_first_page)
			side_heading_wide(setter, block);
		else
			side_heading(setter, block);
		return;
	}
	if (block->level <= 2)
		big_heading(setter, block);
	else
		small_heading(setter, block);
	setter->left = block->level <= 2 || setter->is_first_page ? 0 : PDF_BODY_X;
	setter->is_piece = false;
}

/* ---- texts ------------------------------------------------------------------------------- */

static void paragraph(struct setter *setter, const struct doc_block *block)
{
	struct pdf_flow *flow = setter->flow;
	bool is_quiet = block->tone == TONE_QUIET;
	bool is_lead = !setter->has_lead && block->level == 0 && !is_quiet;
	double mark = pdf_mark_exists(block->tone) ? PDF_MARK_WIDTH : 0;
	enum pdf_size size = is_quiet ? SIZE_SMALL : is_lead ? SIZE_HEAD_2 : body_size(setter);
	struct pdf_cell cell = { .size = size, .x = indent(setter, block->level) + mark,
				 .ink = is_quiet ? INK_QUIET : INK_TEXT, .tone = block->tone, .element = "", .inside = "",
				 .target = block->target };

	setter->has_lead = true;
	cell.width = flow->width - cell.x;
	cell.layout = pdf_flow_own(flow, pdf_type_set(flow->type, cell.size, block->label, block->text, cell.width));
	add_row(setter, &(struct pdf_row){ .cells = &cell, .count = 1, .element = "P", .space = space_of(setter, 5),
					   .keep = has_below(setter) });
}

/* A dot, or the number in its place. */
static void item_label(struct setter *setter, const struct doc_block *block, struct pdf_cell *cell, double x,
		       double width)
{
	struct pdf_flow *flow = setter->flow;

	*cell = (struct pdf_cell){ .size = body_size(setter), .x = x, .width = width, .ink = INK_ACCENT, .element = "Lbl",
				   .inside = "", .target = "" };
	if (*block->number)
		cell->layout = pdf_text(flow, flow->is_compact ? SIZE_SMALL_STRONG : SIZE_STRONG, block->number, width);
	else
		cell->layout = pdf_text(flow, cell->size, block->level % 2 ? "–" : "•", width);
}

/* What leads somewhere says where that is for whoever holds paper. */
static void item_page(struct setter *setter, const struct doc_block *block)
{
	struct pdf_flow *flow = setter->flow;
	struct pdf_piece *piece;
	struct pdf_box *box;
	enum pdf_size size = body_size(setter);

	pdf_box_begin(flow, 0);
	piece = pdf_flow_add(flow, PIECE_PAGE, flow->width - 60, pdf_baseline(flow->type, size) - pdf_leading(flow->type, size));
	piece->width = 60;
	piece->target = block->target;
	box = pdf_box_end(flow, 0, has_below(setter));
	box[-1].keep = true;
}

static double item_label_width(const struct setter *setter, const struct doc_block *block)
{
	double width = *block->number ? pdf_text_width(setter->flow->type, SIZE_STRONG, block->number) + 7 : DEPTH_WIDTH;

	return width < DEPTH_WIDTH ? DEPTH_WIDTH : width;
}

static void item(struct setter *setter, const struct doc_block *block)
{
	struct pdf_flow *flow = setter->flow;
	double x = indent(setter, block->level);
	double label = item_label_width(setter, block);
	double mark = pdf_mark_exists(block->tone) ? PDF_MARK_WIDTH : 0;
	bool has_target = pdf_flow_has_target(flow, block->target);
	bool is_link = has_target && !*block->label; /* else the label looks like one */
	enum pdf_size size = body_size(setter);
	struct pdf_cell cells[2];

	item_label(setter, block, &cells[0], x, label);
	cells[1] = (struct pdf_cell){ .size = size, .x = x + label + mark, .ink = is_link ? INK_LINK : INK_TEXT,
				      .tone = block->tone, .element = "LBody", .inside = "", .target = block->target };
	cells[1].width = flow->width - cells[1].x - (has_target ? 44 : 0);
	cells[1].layout = pdf_flow_own(flow, (has_target ? pdf_type_set_linked : pdf_type_set)(flow->type, size, block->label,
											       block->text, cells[1].width));
	add_row(setter, &(struct pdf_row){ .cells = cells, .count = 2, .element = "LI", .space = space_of(setter, 3),
					   .before = is_run(setter, DOC_ITEM) ? "" : "L",
					   .after = is_next(setter, DOC_ITEM) ? "" : "L", .keep = has_below(setter) });
	if (has_target)
		item_page(setter, block);
}

/* ---- fields -------------------------------------------------------------------------------- */

/* The labels of a run of fields share a column as wide as the widest of them. */
static double widest_label(const struct setter *setter)
{
	double widest = 0;

	for (size_t i = setter->at; block_at(setter, i) && block_at(setter, i)->kind == DOC_FIELD; i++) {
		double width = pdf_text_width(setter->flow->type, SIZE_SMALL, block_at(setter, i)->label) + 10;
		widest = width > widest ? width : widest;
	}
	return widest;
}

static double label_width(struct setter *setter, const struct doc_block *block)
{
	double limit = (setter->flow->width - indent(setter, block->level)) * 0.4;

	if (!is_run(setter, DOC_FIELD))
		setter->labels = widest_label(setter);
	if (block->level == 0 && setter->left == 0)
		return PDF_BODY_X;
	return setter->labels < limit ? setter->labels : limit;
}

/* Fields of a clause itself have their labels in the narrow column. */
static void field(struct setter *setter, const struct doc_block *block)
{
	struct pdf_flow *flow = setter->flow;
	bool is_side = block->level == 0 && setter->left > 0 && !setter->is_piece;
	double x = is_side ? 0 : indent(setter, block->level);
	double own = label_width(setter, block);
	double label = is_side ? PDF_BODY_X : own;
	double mark = pdf_mark_exists(block->tone) ? PDF_MARK_WIDTH : 0;
	bool is_small = block->tone == TONE_QUIET || setter->is_first_page;
	enum pdf_size size = is_small ? SIZE_SMALL : SIZE_BODY;
	struct pdf_cell cells[2] = {
		{ .size = SIZE_SMALL, .x = x, .width = label - 8, .ink = INK_QUIET, .element = "", .inside = "", .target = "" },
		{ .size = size, .x = x + label + mark, .ink = INK_TEXT, .tone = block->tone, .element = "", .inside = "", .target = "" },
	};

	cells[0].layout = pdf_text(flow, SIZE_SMALL, block->label, cells[0].width);
	cells[1].width = flow->width - cells[1].x;
	cells[1].layout = pdf_text(flow, size, block->text, cells[1].width);
	add_row(setter, &(struct pdf_row){ .cells = cells, .count = 2, .element = "P",
					   .space = space_of(setter, is_run(setter, DOC_FIELD) ? 0.5 : 2),
					   .keep = block->level > 0 && is_next(setter, DOC_FIELD) });
}

/* ---- quotes ---------------------------------------------------------------------------------- */

static void quote_part(struct setter *setter, double x, const char *text, bool is_first, bool is_last)
{
	struct pdf_flow *flow = setter->flow;
	struct pdf_cell cell = { .size = SIZE_BODY, .x = x + 13, .width = flow->width - x - 23, .ink = INK_TEXT,
				 .element = "BlockQuote", .inside = "", .target = "" };
	struct pdf_row row = { .cells = &cell, .count = 1, .element = "", .space = is_first ? space_of(setter, 6) : 0,
			       .top = is_first ? 6 : 3, .bottom = is_last ? 6 : 0, .has_fill = true, .fill = INK_PALE,
			       .fill_x = x, .bar = 2.5, .bar_ink = INK_ACCENT };

	cell.layout = pdf_text(flow, SIZE_BODY, text, cell.width);
	add_row(setter, &row);
}

static void quote(struct setter *setter, const struct doc_block *block)
{
	const char *text = block->text;
	bool is_first = true;

	for (;;) {
		size_t bytes = strcspn(text, "\n");
		const char *part = arena_strndup(&setter->flow->arena, text, bytes);
		quote_part(setter, indent(setter, block->level), part, is_first, !text[bytes]);
		if (!text[bytes])
			return;
		is_first = false;
		text += bytes + 1;
	}
}

/* ---- all ------------------------------------------------------------------------------------- */

static void page(struct setter *setter)
{
	leave_side(setter);
	setter->flow->wants_page = true;
	setter->left = 0;
}

static void add_block(struct setter *setter, const struct doc_block *block)
{
	switch (block->kind) {
	case DOC_HEADING: heading(setter, block); break;
	case DOC_PARAGRAPH: paragraph(setter, block); break;
	case DOC_ITEM: item(setter, block); break;
	case DOC_FIELD: field(setter, block); break;
	case DOC_QUOTE: quote(setter, block); break;
	case DOC_PAGE: page(setter); break;
	case DOC_TABLE:
		leave_side(setter);
		pdf_table(setter->flow, block->table, 0, setter->flow->is_compact ? 4 : 8);
		setter->has_space = false;
		break;
	case DOC_CHART:
		leave_side(setter);
		pdf_chart(setter->flow, block->chart, 10);
		setter->has_space = false;
		break;
	}
}

/* The place of the end of the first page, if the document has one; else 0. */
static size_t first_page_end(const struct document *doc)
{
	size_t headings = 0;

	for (size_t i = 0; i < doc->count; i++) {
		if (doc->blocks[i].kind == DOC_PAGE)
			return i;
		if (doc->blocks[i].kind == DOC_HEADING && ++headings > FIRST_PAGE_HEADINGS_MAX)
			break;
	}
	return 0;
}

/* What stands before the first end of a page, in both columns; whether it is one page. */
static bool first_page(struct setter *setter, size_t end, bool is_compact)
{
	struct pdf_flow *flow = setter->flow;

	*setter = (struct setter){ .flow = flow, .is_first_page = true };
	flow->is_compact = is_compact;
	for (setter->at = pdf_head(flow); setter->at < end; setter->at++)
		add_block(setter, block_at(setter, setter->at));
	flow->is_compact = false;
	return pdf_flow_height(flow) <= flow->height + flow->first_more;
}

/* A manager has one minute and one page; if small type does not make it one, it need not be small. */
static void fit_first_page(struct setter *setter, size_t end)
{
	struct pdf_flow_mark start = pdf_flow_mark(setter->flow);

	if (first_page(setter, end, false) || pdf_flow_height(setter->flow) > 2 * setter->flow->height)
		return;
	pdf_flow_back(setter->flow, start);
	if (first_page(setter, end, true))
		return;
	pdf_flow_back(setter->flow, start);
	first_page(setter, end, false);
}

void pdf_blocks(struct pdf_flow *flow)
{
	struct setter setter = { .flow = flow };
	size_t end = first_page_end(flow->doc);

	if (end > 0) {
		fit_first_page(&setter, end);
		page(&setter);
		pdf_contents(flow);
		setter.is_first_page = false;
		setter.at = end + 1;
	} else {
		setter.at = pdf_head(flow);
	}
	for (; setter.at < flow->doc->count; setter.at++)
		add_block(&setter, block_at(&setter, setter.at));
}
