/* What stands on top of the first page, and the list of contents. */

#include "pdf_block.h"

#include <string.h>

enum {
	CONTENTS_MIN = 5, /* parts; fewer need no list */
	FIELDS_MAX = 24,
	FIELD_GAP = 1
};

/* ---- title ---------------------------------------------------------------------------- */

static void title_line(struct pdf_flow *flow, enum pdf_size size, const char *text, enum pdf_ink ink, double space,
		       const char *element)
{
	struct pdf_cell cell = { .size = size, .width = flow->width, .ink = ink, .element = element, .inside = "", .target = "" };

	if (!*text)
		return;
	cell.layout = pdf_text(flow, size, text, flow->width);
	pdf_flow_row(flow, &(struct pdf_row){ .cells = &cell, .count = 1, .element = "", .space = space, .keep = true });
}

static void title_rule(struct pdf_flow *flow)
{
	pdf_box_begin(flow, 7);
	pdf_flow_fill(flow, 0, 0, flow->width, 1.6, INK_ACCENT);
	pdf_box_end(flow, 1.6, true);
}

/* ---- fields before the first heading ------------------------------------------------------ */

static size_t count_fields(const struct document *doc)
{
	size_t count = 0;

	while (count < doc->count && doc->blocks[count].kind == DOC_FIELD && doc->blocks[count].level == 0)
		count++;
	return count;
}

/* Fields one under the other, in the first or in the second half of the page. */
struct half {
	double x, width, label;
	size_t first, end;
};

static double field_height(struct pdf_flow *flow, const struct half *half, const struct doc_block *block)
{
	PangoLayout *label = pdf_text(flow, SIZE_SMALL, block->label, half->label - 6);
	PangoLayout *text = pdf_text(flow, SIZE_SMALL, block->text, half->width - half->label);
	int lines = pango_layout_get_line_count(text);

	if (pango_layout_get_line_count(label) > lines)
		lines = pango_layout_get_line_count(label);
	return lines * pdf_leading(flow->type, SIZE_SMALL) + FIELD_GAP;
}

static double half_height(struct pdf_flow *flow, const struct half *half)
{
	double height = 0;

	for (size_t i = half->first; i < half->end; i++)
		height += field_height(flow, half, &flow->doc->blocks[i]);
	return height;
}

static void add_text(struct pdf_flow *flow, const char *text, double x, double y, double width, enum pdf_ink ink)
{
	PangoLayout *layout = pdf_text(flow, SIZE_SMALL, text, width);

	for (int i = 0; i < pango_layout_get_line_count(layout); i++)
		pdf_flow_line(flow, layout, i, x,
			      y + i * pdf_leading(flow->type, SIZE_SMALL) + pdf_baseline(flow->type, SIZE_SMALL), ink)
			->has_space = true;
}

static void add_half(struct pdf_flow *flow, const struct half *half)
{
	double y = 0;

	for (size_t i = half->first; i < half->end; i++) {
		const struct doc_block *block = &flow->doc->blocks[i];
		pdf_flow_open(flow, "P");
		add_text(flow, block->label, half->x, y, half->label - 6, INK_QUIET);
		add_text(flow, block->text, half->x + half->label, y, half->width - half->label, INK_TEXT);
		pdf_flow_close(flow, "P");
		y += field_height(flow, half, block);
	}
}

static double label_width(struct pdf_flow *flow, size_t count)
{
	double widest = 0;

	for (size_t i = 0; i < count; i++) {
		double width = pdf_text_width(flow->type, SIZE_SMALL, flow->doc->blocks[i].label) + 10;
		widest = width > widest ? width : widest;
	}
	return widest < 96 ? widest : 96;
}

/* The halves are as high as each other, as far as it goes. */
static double balance(struct pdf_flow *flow, struct half *left, struct half *right, size_t count)
{
	double best = -1;

	for (size_t split = 1; split <= count; split++) {
		struct half a = *left;
		struct half b = *right;
		a.end = b.first = split;
		b.end = count;
		double high = half_height(flow, &a);
		double other = half_height(flow, &b);
		high = high > other ? high : other;
		if (best >= 0 && high >= best)
			continue;
		best = high;
		left->end = right->first = split;
	}
	right->end = count;
	return best;
}

/* Returns whether there was room: fields of many lines are set like others. */
static bool field_halves(struct pdf_flow *flow, size_t count)
{
	double width = (flow->width - 20) / 2;
	double label = label_width(flow, count);
	struct half left = { .width = width, .label = label };
	struct half right = { .x = width + 20, .width = width, .label = label };
	double height;

	if (count == 0 || count > FIELDS_MAX)
		return false;
	height = balance(flow, &left, &right, count);
	if (height > flow->height / 3)
		return false;
	pdf_box_begin(flow, 7);
	add_half(flow, &left);
	add_half(flow, &right);
	pdf_box_end(flow, height, false);
	return true;
}

size_t pdf_head(struct pdf_flow *flow)
{
	const struct document *doc = flow->doc;
	size_t count = count_fields(doc);

	title_line(flow, SIZE_SMALL_STRONG, doc->logo_text, INK_QUIET, 0, "P");
	title_line(flow, SIZE_TITLE, doc->title, INK_TEXT, 4, "P");
	title_line(flow, SIZE_NAME, doc->organisation, INK_ACCENT, 1, "P");
	title_rule(flow);
	return field_halves(flow, count) ? count : 0;
}

/* ---- contents ------------------------------------------------------------------------------ */

static bool is_listed(const struct doc_block *block, int level)
{
	return block->kind == DOC_HEADING && block->level <= level && *block->id;
}

static size_t count_listed(const struct document *doc, int level)
{
	size_t count = 0;

	for (size_t i = 0; i < doc->count; i++)
		count += is_listed(&doc->blocks[i], level);
	return count;
}

static void contents_line(struct pdf_flow *flow, const struct doc_block *block)
{
	bool is_part = block->level == 1;
	enum pdf_size size = is_part ? SIZE_SMALL_STRONG : SIZE_SMALL;
	double x = is_part ? 0 : 30;
	double text = is_part ? 30 : 66;
	struct pdf_cell cells[2] = {
		{ .size = size, .x = x, .width = text - x, .ink = INK_ACCENT, .element = "", .inside = "", .target = block->id },
		{ .size = size, .x = text, .width = flow->width - text - 40, .ink = INK_TEXT, .element = "", .inside = "",
		  .target = block->id },
	};
	struct pdf_piece *piece;

	cells[0].layout = pdf_text(flow, size, block->number, cells[0].width);
	cells[1].layout = pdf_text(flow, size, block->text, cells[1].width);
	pdf_flow_row(flow, &(struct pdf_row){ .cells = cells, .count = 2, .element = "TOCI", .space = is_part ? 5 : 0,
					      .keep = true });
	pdf_box_begin(flow, 0);
	piece = pdf_flow_add(flow, PIECE_PAGE, flow->width - 60, pdf_baseline(flow->type, size) - pdf_leading(flow->type, size));
	piece->width = 60;
	piece->target = block->id;
	pdf_box_end(flow, 0, false);
}

/* On a page of its own, behind the first; with its sections when they fit on it. */
void pdf_contents(struct pdf_flow *flow)
{
	const struct document *doc = flow->doc;
	size_t parts = count_listed(doc, 1);
	double need = 40 + (double)parts * 5 + (double)count_listed(doc, 2) * pdf_leading(flow->type, SIZE_SMALL);
	int level = need <= flow->height ? 2 : 1;

	if (parts < CONTENTS_MIN)
		return;
	title_line(flow, SIZE_HEAD_1, T_(doc->lang, "Contents"), INK_TEXT, 0, "P");
	for (size_t i = 0; i < doc->count; i++) {
		if (is_listed(&doc->blocks[i], level))
			contents_line(flow, &doc->blocks[i]);
	}
	flow->wants_page = true;
}
