/* What stands on top of the first page, and the list of contents. */

#include "pdf_block.h"

#include <string.h>

enum {
	CONTENTS_MIN = 5, /* parts; fewer need no list */
	FIELDS_MAX = 24,
	FIELD_GAP = 1,
	HALVES_GAP = 20
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

/* A field in one half of the page, or over its whole width. */
struct field {
	PangoLayout *label, *text;
	double height;
};

/* Fields of one width, the labels of all being as wide as each other. */
struct fields {
	struct field list[FIELDS_MAX];
	size_t count;
	double width, label;
};

static double label_width(struct pdf_flow *flow, size_t count)
{
	double widest = 0;

	for (size_t i = 0; i < count; i++) {
		double width = pdf_text_width(flow->type, SIZE_SMALL, flow->doc->blocks[i].label) + 10;
		widest = width > widest ? width : widest;
	}
	return widest < 96 ? widest : 96;
}

/* Adds a field; returns how many lines its text has. */
static int set_field(struct pdf_flow *flow, struct fields *fields, const struct doc_block *block)
{
	struct field *field = &fields->list[fields->count++];
	int text_lines, lines;

	field->label = pdf_text(flow, SIZE_SMALL, block->label, fields->label - 6);
	field->text = pdf_text(flow, SIZE_SMALL, block->text, fields->width - fields->label);
	text_lines = lines = pango_layout_get_line_count(field->text);
	if (pango_layout_get_line_count(field->label) > lines)
		lines = pango_layout_get_line_count(field->label);
	field->height = lines * pdf_leading(flow->type, SIZE_SMALL) + FIELD_GAP;
	return text_lines;
}

/* What has one line in half the page goes into the halves; what has more, below them. */
static void set_fields(struct pdf_flow *flow, size_t count, struct fields *halves, struct fields *below)
{
	halves->width = (flow->width - HALVES_GAP) / 2;
	below->width = flow->width;
	halves->label = below->label = label_width(flow, count);
	for (size_t i = 0; i < count; i++) {
		const struct doc_block *block = &flow->doc->blocks[i];

		if (set_field(flow, halves, block) == 1)
			continue;
		halves->count--;
		set_field(flow, below, block);
	}
}

static double fields_height(const struct fields *fields, size_t first, size_t end)
{
	double height = 0;

	for (size_t i = first; i < end; i++)
		height += fields->list[i].height;
	return height;
}

/* How many fields the first half has, so that the halves are as high as each other; the higher one is *height. */
static size_t balance(const struct fields *fields, double *height)
{
	size_t best = 0;

	for (size_t split = 1; split <= fields->count; split++) {
		double high = fields_height(fields, 0, split);
		double other = fields_height(fields, split, fields->count);
		high = high > other ? high : other;
		if (best > 0 && high >= *height)
			continue;
		*height = high;
		best = split;
	}
	return best;
}

static void add_lines(struct pdf_flow *flow, PangoLayout *layout, double x, double y, enum pdf_ink ink)
{
	y += pdf_baseline(flow->type, SIZE_SMALL);
	for (int i = 0; i < pango_layout_get_line_count(layout); i++)
		pdf_flow_line(flow, layout, i, x, y + i * pdf_leading(flow->type, SIZE_SMALL), ink)->has_space = true;
}

static void add_fields(struct pdf_flow *flow, const struct fields *fields, size_t first, size_t end, double x, double y)
{
	for (size_t i = first; i < end; i++) {
		pdf_flow_open(flow, "P");
		add_lines(flow, fields->list[i].label, x, y, INK_QUIET);
		add_lines(flow, fields->list[i].text, x + fields->label, y, INK_TEXT);
		pdf_flow_close(flow, "P");
		y += fields->list[i].height;
	}
}

/* In two halves and below them, if there is room: fields of many lines are set like others. Whether it was done. */
static bool field_halves(struct pdf_flow *flow, size_t count)
{
	struct fields halves = { .count = 0 }, below = { .count = 0 };
	double height = 0, rest;
	size_t split;

	if (count == 0 || count > FIELDS_MAX)
		return false;
	set_fields(flow, count, &halves, &below);
	split = balance(&halves, &height);
	rest = fields_height(&below, 0, below.count);
	if (height + rest > flow->height / 3)
		return false;
	pdf_box_begin(flow, 7);
	add_fields(flow, &halves, 0, split, 0, 0);
	add_fields(flow, &halves, split, halves.count, halves.width + HALVES_GAP, 0);
	add_fields(flow, &below, 0, below.count, 0, height);
	pdf_box_end(flow, height + rest, false);
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
