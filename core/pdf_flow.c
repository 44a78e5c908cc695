#include "pdf_flow.h"

#include "id_index.h"

#include <stdlib.h>
#include <string.h>

/* The place of a heading among the anchors is known before it has a box. */
static struct id_index *index_headings(struct arena *arena, const struct document *doc)
{
	struct id_index *index = id_index_new(arena, doc->count);
	int place = 0;

	for (size_t i = 0; i < doc->count; i++) {
		if (doc->blocks[i].kind != DOC_HEADING)
			continue;
		if (*doc->blocks[i].id)
			id_index_add(index, doc->blocks[i].id, place);
		place++;
	}
	return index;
}

void pdf_flow_init(struct pdf_flow *flow, const struct document *doc, const struct pdf_type *type, double width,
                   double height)
{
	*flow = (struct pdf_flow){ .doc = doc, .type = type, .width = width, .height = height };
	arena_init(&flow->arena);
	flow->ids = index_headings(&flow->arena, doc);
}

void pdf_flow_release(struct pdf_flow *flow)
{
	for (size_t i = 0; i < flow->layout_count; i++)
		g_object_unref(flow->layouts[i]);
	free(flow->layouts);
	free(flow->boxes);
	free(flow->pieces);
	free(flow->anchors);
	arena_release(&flow->arena);
}

/* ---- boxes ----------------------------------------------------------------------------- */

void pdf_box_begin(struct pdf_flow *flow, double space)
{
	struct pdf_box *box;

	if (flow->box_count == flow->box_capacity)
		flow->boxes = mem_grow(flow->boxes, flow->box_count, &flow->box_capacity, sizeof(*flow->boxes));
	box = &flow->boxes[flow->box_count++];
	*box = (struct pdf_box){ .space = space, .first = flow->piece_count, .begins_page = flow->wants_page };
	flow->wants_page = false;
}

struct pdf_box *pdf_box_end(struct pdf_flow *flow, double height, bool keep)
{
	struct pdf_box *box = &flow->boxes[flow->box_count - 1];

	box->count = flow->piece_count - box->first;
	box->height = height;
	box->keep = keep;
	return box;
}

void pdf_flow_space(struct pdf_flow *flow, double space)
{
	pdf_box_begin(flow, space);
	pdf_box_end(flow, 0, false);
}

struct pdf_piece *pdf_flow_add(struct pdf_flow *flow, enum pdf_piece_kind kind, double x, double y)
{
	struct pdf_piece *piece;

	if (flow->piece_count == flow->piece_capacity)
		flow->pieces = mem_grow(flow->pieces, flow->piece_count, &flow->piece_capacity, sizeof(*flow->pieces));
	piece = &flow->pieces[flow->piece_count++];
	*piece = (struct pdf_piece){ .kind = kind, .x = x, .y = y, .element = "", .target = "" };
	return piece;
}

PangoLayout *pdf_flow_own(struct pdf_flow *flow, PangoLayout *layout)
{
	if (flow->layout_count == flow->layout_capacity)
		flow->layouts = mem_grow(flow->layouts, flow->layout_count, &flow->layout_capacity, sizeof(*flow->layouts));
	flow->layouts[flow->layout_count++] = layout;
	return layout;
}

struct pdf_piece *pdf_flow_line(struct pdf_flow *flow, PangoLayout *layout, int line, double x, double y,
                                enum pdf_ink ink)
{
	struct pdf_piece *piece = pdf_flow_add(flow, PIECE_LINE, x, y);

	piece->layout = layout;
	piece->line = line;
	piece->ink = ink;
	piece->has_space = pdf_layout_breaks_at_space(layout, line);
	return piece;
}

void pdf_flow_fill(struct pdf_flow *flow, double x, double y, double width, double height, enum pdf_ink ink)
{
	struct pdf_piece *piece = pdf_flow_add(flow, PIECE_FILL, x, y);

	piece->width = width;
	piece->height = height;
	piece->ink = ink;
}

void pdf_flow_open(struct pdf_flow *flow, const char *element)
{
	if (*element)
		pdf_flow_add(flow, PIECE_OPEN, 0, 0)->element = element;
}

void pdf_flow_close(struct pdf_flow *flow, const char *element)
{
	if (*element)
		pdf_flow_add(flow, PIECE_CLOSE, 0, 0)->element = element;
}

void pdf_flow_anchor(struct pdf_flow *flow, const struct doc_block *heading)
{
	if (flow->anchor_count == flow->anchor_capacity)
		flow->anchors = mem_grow(flow->anchors, flow->anchor_count, &flow->anchor_capacity, sizeof(*flow->anchors));
	flow->anchors[flow->anchor_count++] = (struct pdf_anchor){ .heading = heading, .box = flow->box_count };
}

bool pdf_flow_has_target(const struct pdf_flow *flow, const char *id)
{
	return *id && id_index_find(flow->ids, id, strlen(id)) >= 0;
}

const struct pdf_anchor *pdf_flow_find(const struct pdf_flow *flow, const char *id)
{
	return pdf_flow_has_target(flow, id) ? &flow->anchors[id_index_find(flow->ids, id, strlen(id))] : NULL;
}

struct pdf_flow_mark pdf_flow_mark(const struct pdf_flow *flow)
{
	return (struct pdf_flow_mark){ flow->box_count, flow->piece_count, flow->anchor_count, flow->wants_page };
}

void pdf_flow_back(struct pdf_flow *flow, struct pdf_flow_mark mark)
{
	flow->box_count = mark.boxes;
	flow->piece_count = mark.pieces;
	flow->anchor_count = mark.anchors;
	flow->wants_page = mark.wants_page;
}

double pdf_flow_height(const struct pdf_flow *flow)
{
	double height = 0;

	for (size_t i = 0; i < flow->box_count; i++)
		height += (i > 0 ? flow->boxes[i].space : 0) + flow->boxes[i].height;
	return height;
}

/* ---- pages ----------------------------------------------------------------------------- */

/* The last place at or before `i` where the page may end; there is always progress. */
static size_t end_before(const struct pdf_flow *flow, size_t first, size_t i)
{
	for (size_t end = i; end > first; end--) {
		if (!flow->boxes[end - 1].keep)
			return end;
	}
	return i > first ? i : first + 1;
}

static bool fits(const struct pdf_flow *flow, const struct pdf_box *box, int page, double y, bool may_end)
{
	double height = flow->height + (page == 1 ? flow->first_more : 0);
	double need = may_end && box->room > box->height ? box->room : box->height;

	return y + need <= height + 0.01;
}

/* Places boxes from `first` on a page; the first one that is not on it. */
static size_t fill_page(struct pdf_flow *flow, size_t first, int page)
{
	size_t head = flow->boxes[first].head;
	double y = head ? flow->boxes[head - 1].height : 0;

	for (size_t i = first; i < flow->box_count; i++) {
		struct pdf_box *box = &flow->boxes[i];

		if (i > first && box->begins_page)
			return i;
		if (i > first)
			y += box->space;
		if (i > first && !fits(flow, box, page, y, !box[-1].keep))
			return end_before(flow, first, i);
		box->page = page;
		box->y = y;
		y += box->height;
	}
	return flow->box_count;
}

void pdf_flow_paginate(struct pdf_flow *flow)
{
	for (size_t first = 0; first < flow->box_count;)
		first = fill_page(flow, first, ++flow->page_count);
}
