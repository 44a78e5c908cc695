#include "pdf_line.h"

#include "arena.h"

#include <stdbool.h>
#include <stdlib.h>

/* Glyphs of one font and colour that stand side by side. */
struct batch {
	cairo_t *cr;
	const char *text;             /* the layout's */
	PangoFont *font;              /* NULL: nothing is in it yet */
	const PangoAttribute *colour; /* NULL: the one that is set */
	int start, end;               /* the bytes of text that the glyphs stand for */
	cairo_glyph_t *glyphs;
	cairo_text_cluster_t *clusters;
	int glyph_count, cluster_count;
	double left, y; /* the start of the line, points */
	int along;      /* from there to the next glyph, Pango units */
};

static const PangoAttribute *colour_of(const PangoGlyphItem *run)
{
	for (GSList *at = run->item->analysis.extra_attrs; at; at = at->next) {
		const PangoAttribute *attribute = at->data;
		if (attribute->klass->type == PANGO_ATTR_FOREGROUND)
			return attribute;
	}
	return NULL;
}

static void set_colour(cairo_t *cr, const PangoAttribute *attribute)
{
	PangoColor colour = ((const PangoAttrColor *)attribute)->color;

	cairo_set_source_rgb(cr, colour.red / 65535.0, colour.green / 65535.0, colour.blue / 65535.0);
}

static void flush(struct batch *batch)
{
	if (batch->glyph_count > 0) {
		cairo_save(batch->cr);
		if (batch->colour)
			set_colour(batch->cr, batch->colour);
		cairo_set_scaled_font(batch->cr, pango_cairo_font_get_scaled_font((PangoCairoFont *)batch->font));
		cairo_show_text_glyphs(batch->cr, batch->text + batch->start, batch->end - batch->start, batch->glyphs,
				       batch->glyph_count, batch->clusters, batch->cluster_count, 0);
		cairo_restore(batch->cr);
	}
	batch->start = batch->end;
	batch->glyph_count = batch->cluster_count = 0;
}

static void add_glyph(struct batch *batch, const PangoGlyphInfo *info)
{
	if (info->glyph != PANGO_GLYPH_EMPTY) {
		batch->glyphs[batch->glyph_count++] = (cairo_glyph_t){
			.index = info->glyph,
			.x = batch->left + (double)(batch->along + info->geometry.x_offset) / PANGO_SCALE,
			.y = batch->y + (double)info->geometry.y_offset / PANGO_SCALE,
		};
	}
	batch->along += info->geometry.width;
}

static void add_run(struct batch *batch, PangoGlyphItem *run)
{
	PangoGlyphItemIter iter;
	bool has_more;

	if (batch->font != run->item->analysis.font || batch->colour != colour_of(run))
		flush(batch);
	batch->font = run->item->analysis.font;
	batch->colour = colour_of(run);
	for (has_more = pango_glyph_item_iter_init_start(&iter, run, batch->text); has_more;
	     has_more = pango_glyph_item_iter_next_cluster(&iter)) {
		int before = batch->glyph_count;
		for (int i = iter.start_glyph; i < iter.end_glyph; i++)
			add_glyph(batch, &run->glyphs->glyphs[i]);
		batch->clusters[batch->cluster_count++] = (cairo_text_cluster_t){
			.num_bytes = iter.end_index - iter.start_index, .num_glyphs = batch->glyph_count - before };
	}
	batch->end = run->item->offset + run->item->length;
}

/* How many glyphs the line has; -1 when Pango must draw it. */
static int count_glyphs(const PangoLayoutLine *line)
{
	int count = 0;

	for (GSList *at = line->runs; at; at = at->next) {
		const PangoGlyphItem *run = at->data;
		if (run->item->analysis.level % 2 != 0)
			return -1;
		for (int i = 0; i < run->glyphs->num_glyphs; i++) {
			PangoGlyph glyph = run->glyphs->glyphs[i].glyph;
			if (glyph != PANGO_GLYPH_EMPTY && (glyph & PANGO_GLYPH_UNKNOWN_FLAG))
				return -1;
		}
		count += run->glyphs->num_glyphs;
	}
	return count;
}

static void show_by_pango(cairo_t *cr, PangoLayoutLine *line, double x, double y)
{
	cairo_move_to(cr, x, y);
	pango_cairo_show_layout_line(cr, line);
}

void pdf_line_show(cairo_t *cr, PangoLayout *layout, int number, double x, double y)
{
	PangoLayoutLine *line = pango_layout_get_line_readonly(layout, number);
	struct batch batch = { .cr = cr, .text = pango_layout_get_text(layout), .left = x, .y = y };
	int count = count_glyphs(line);

	if (count < 0) {
		show_by_pango(cr, line, x, y);
		return;
	}
	batch.glyphs = mem_calloc((size_t)count + 1, sizeof(*batch.glyphs));
	batch.clusters = mem_calloc((size_t)count + 1, sizeof(*batch.clusters));
	batch.start = batch.end = line->start_index;
	for (GSList *at = line->runs; at; at = at->next)
		add_run(&batch, at->data);
	flush(&batch);
	free(batch.glyphs);
	free(batch.clusters);
}
