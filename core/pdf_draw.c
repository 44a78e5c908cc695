#include "pdf_draw.h"

#include "pdf_line.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <stdio.h>
#include <string.h>

enum { OPEN_MAX_DEPTH = 16, BOOKMARK_LEVELS = 4 };

struct drawing {
	const struct pdf_flow *flow;
	const struct pdf_sheet *sheet;
	cairo_t *cr;
	const char *open[OPEN_MAX_DEPTH]; /* elements of the structure that are open */
	size_t open_count;
	int page;
	PangoLayout *space; /* one */
};

/* ---- structure -------------------------------------------------------------------------- */

static void open_element(struct drawing *drawing, const char *element)
{
	if (drawing->open_count == OPEN_MAX_DEPTH)
		return;
	drawing->open[drawing->open_count++] = element;
	cairo_tag_begin(drawing->cr, element, NULL);
}

static void close_element(struct drawing *drawing)
{
	if (drawing->open_count > 0)
		cairo_tag_end(drawing->cr, drawing->open[--drawing->open_count]);
}

/* An element that goes on is ended at the foot of a page, so that header and footer are in none. */
static void pause_elements(struct drawing *drawing)
{
	for (size_t i = drawing->open_count; i > 0; i--)
		cairo_tag_end(drawing->cr, drawing->open[i - 1]);
}

static void resume_elements(struct drawing *drawing)
{
	for (size_t i = 0; i < drawing->open_count; i++)
		cairo_tag_begin(drawing->cr, drawing->open[i], NULL);
}

/* ---- links ------------------------------------------------------------------------------- */

static double top_of(const struct drawing *drawing, int page)
{
	return drawing->sheet->top - (page == 1 ? drawing->flow->first_more : 0);
}

/* Numbers in attributes have a point in every locale: main() sees to that. */
static void place_of(const struct drawing *drawing, const struct pdf_anchor *anchor, char *text, size_t size)
{
	const struct pdf_box *box = &drawing->flow->boxes[anchor->box];
	double y = top_of(drawing, box->page) + box->y - 12;

	snprintf(text, size, "page=%d pos=[%.1f %.1f]", box->page, drawing->sheet->left, y > 0 ? y : 0);
}

/* Begins a link over a rectangle; false when there is nothing that it leads to. */
static bool open_link(struct drawing *drawing, const char *target, double x, double y, double width, double height)
{
	const struct pdf_anchor *anchor = pdf_flow_find(drawing->flow, target);
	char where[96];
	char all[256];

	if (!anchor || width <= 0)
		return false;
	place_of(drawing, anchor, where, sizeof(where));
	snprintf(all, sizeof(all), "%s rect=[%.1f %.1f %.1f %.1f]", where, x, y, width, height);
	cairo_tag_begin(drawing->cr, CAIRO_TAG_LINK, all);
	return true;
}

/* ---- pieces ------------------------------------------------------------------------------- */

static void show_layout(struct drawing *drawing, PangoLayout *layout, int line, double x, double y, enum pdf_ink ink)
{
	pdf_ink_set(drawing->cr, ink);
	pdf_line_show(drawing->cr, layout, line, x, y);
}

static void draw_line(struct drawing *drawing, const struct pdf_piece *piece, double x, double y)
{
	double top = y - piece->height * 0.75;
	bool is_link = *piece->target && open_link(drawing, piece->target, x, top, piece->width, piece->height);

	show_layout(drawing, piece->layout, piece->line, x, y, piece->ink);
	if (piece->has_space)
		show_layout(drawing, drawing->space, 0, x + pdf_line_width(piece->layout, piece->line), y, piece->ink);
	if (is_link)
		cairo_tag_end(drawing->cr, CAIRO_TAG_LINK);
}

/* A text of the moment: it is known only now. */
static void draw_text(struct drawing *drawing, const char *text, double x, double y, double align, enum pdf_ink ink)
{
	PangoLayout *layout = pdf_type_set(drawing->flow->type, SIZE_TINY, "", text, -1);

	show_layout(drawing, layout, 0, x - align * pdf_line_width(layout, 0), y, ink);
	g_object_unref(layout);
}

static void draw_page_number(struct drawing *drawing, const struct pdf_piece *piece, double x, double y)
{
	const struct pdf_anchor *anchor = pdf_flow_find(drawing->flow, piece->target);
	char text[64];

	if (!anchor)
		return;
	/* TRANSLATORS: short for: see page %d */
	snprintf(text, sizeof(text), T_(drawing->flow->doc->lang, "p. %d"), drawing->flow->boxes[anchor->box].page);
	draw_text(drawing, text, x + piece->width, y, 1, INK_QUIET);
}

static void draw_fill(struct drawing *drawing, const struct pdf_piece *piece, double x, double y)
{
	pdf_ink_set(drawing->cr, piece->ink);
	cairo_rectangle(drawing->cr, x, y, piece->width, piece->height);
	cairo_fill(drawing->cr);
}

static void draw_picture(struct drawing *drawing, const struct pdf_piece *piece, double x, double y)
{
	cairo_save(drawing->cr);
	cairo_translate(drawing->cr, x, y);
	piece->picture(drawing->cr, piece->data);
	cairo_restore(drawing->cr);
}

static void draw_piece(struct drawing *drawing, const struct pdf_piece *piece, double top)
{
	double x = drawing->sheet->left + piece->x;
	double y = top_of(drawing, drawing->page) + top + piece->y;

	switch (piece->kind) {
	case PIECE_LINE: draw_line(drawing, piece, x, y); break;
	case PIECE_FILL: draw_fill(drawing, piece, x, y); break;
	case PIECE_MARK: pdf_mark(drawing->cr, piece->tone, x, y); break;
	case PIECE_OPEN: open_element(drawing, piece->element); break;
	case PIECE_CLOSE: close_element(drawing); break;
	case PIECE_PAGE: draw_page_number(drawing, piece, x, y); break;
	case PIECE_PICTURE: draw_picture(drawing, piece, x, y); break;
	}
}

static void draw_box(struct drawing *drawing, const struct pdf_box *box)
{
	for (size_t i = 0; i < box->count; i++)
		draw_piece(drawing, &drawing->flow->pieces[box->first + i], box->y);
}

/* The head of a table once more; the table itself is open already. */
static void draw_head(struct drawing *drawing, const struct pdf_box *head)
{
	for (size_t i = 0; i < head->count; i++) {
		const struct pdf_piece *piece = &drawing->flow->pieces[head->first + i];
		if (piece->kind != PIECE_OPEN || strcmp(piece->element, "Table") != 0)
			draw_piece(drawing, piece, 0);
	}
}

/* ---- pages --------------------------------------------------------------------------------- */

static void draw_header(struct drawing *drawing)
{
	const struct pdf_sheet *sheet = drawing->sheet;
	const struct document *doc = drawing->flow->doc;
	double y = sheet->top - 22;
	double right = sheet->left + drawing->flow->width;

	draw_text(drawing, *doc->organisation ? doc->organisation : doc->author, sheet->left, y, 0, INK_QUIET);
	draw_text(drawing, doc->title, right, y, 1, INK_QUIET);
	pdf_ink_set(drawing->cr, INK_RULE);
	cairo_rectangle(drawing->cr, sheet->left, y + 5, drawing->flow->width, 0.5);
	cairo_fill(drawing->cr);
}

static void draw_footer(struct drawing *drawing)
{
	const struct pdf_sheet *sheet = drawing->sheet;
	const struct document *doc = drawing->flow->doc;
	char text[96];

	draw_text(drawing, *doc->logo_text ? doc->logo_text : doc->author, sheet->left, sheet->foot, 0, INK_QUIET);
	snprintf(text, sizeof(text), T_(doc->lang, "page %d of %d"), drawing->page, drawing->flow->page_count);
	draw_text(drawing, text, sheet->left + drawing->flow->width, sheet->foot, 1, INK_QUIET);
}

static size_t draw_page(struct drawing *drawing, size_t first)
{
	const struct pdf_flow *flow = drawing->flow;
	size_t i = first;

	drawing->page++;
	if (drawing->page > 1)
		draw_header(drawing);
	draw_footer(drawing);
	resume_elements(drawing);
	if (flow->boxes[first].head)
		draw_head(drawing, &flow->boxes[flow->boxes[first].head - 1]);
	for (; i < flow->box_count && flow->boxes[i].page == drawing->page; i++)
		draw_box(drawing, &flow->boxes[i]);
	pause_elements(drawing);
	cairo_show_page(drawing->cr);
	return i;
}

/* ---- bookmarks ------------------------------------------------------------------------------ */

static void add_bookmarks(const struct drawing *drawing, cairo_surface_t *surface)
{
	int parents[BOOKMARK_LEVELS + 1] = { 0 };

	for (size_t i = 0; i < drawing->flow->anchor_count; i++) {
		const struct doc_block *heading = drawing->flow->anchors[i].heading;
		int level = heading->level < 1 ? 1 : heading->level;
		char where[96];
		PangoLayout *name;

		if (level > BOOKMARK_LEVELS || !*heading->id)
			continue;
		name = pdf_type_set(drawing->flow->type, SIZE_BODY, "", heading->text, -1);
		place_of(drawing, &drawing->flow->anchors[i], where, sizeof(where));
		parents[level] = cairo_pdf_surface_add_outline(surface, parents[level - 1], pango_layout_get_text(name), where, 0);
		for (int below = level + 1; below <= BOOKMARK_LEVELS; below++)
			parents[below] = parents[level];
		g_object_unref(name);
	}
}

void pdf_draw(const struct pdf_flow *flow, const struct pdf_sheet *sheet, cairo_surface_t *surface)
{
	struct drawing drawing = { .flow = flow, .sheet = sheet, .cr = cairo_create(surface) };

	drawing.space = pdf_type_set(flow->type, SIZE_BODY, "", " ", -1);
	for (size_t first = 0; first < flow->box_count;)
		first = draw_page(&drawing, first);
	add_bookmarks(&drawing, surface);
	g_object_unref(drawing.space);
	cairo_destroy(drawing.cr);
}
