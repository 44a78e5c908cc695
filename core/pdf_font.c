#include "pdf_font.h"

#include "escape.h"
#include "pdf_paint.h"
#include "strbuf.h"
#include "text.h"

#include <pango/pangocairo.h>

#include <string.h>

/*
 * The first that is there is taken for everything: each further typeface costs
 * the start of the program another 20 to 40 ms.
 */
static const char families[] =
	"Noto Sans CJK JP,Noto Sans JP,Source Han Sans JP,BIZ UDPGothic,IPAexGothic,IPAPGothic,IPAGothic,VL PGothic,"
	"TakaoPGothic,Noto Sans,Source Sans 3,DejaVu Sans,Liberation Sans,sans-serif";

/* Characters that any font for Japanese has, of each of its scripts. */
static const char japanese_sample[] = "点検あア。";
static const char latin_sample[] = "Ag1";

enum { WORD_BYTES_MAX = 400 };

/* Leading in parts of the size; Japanese wants more of it. */
static const struct {
	double size_pt;
	double leading_en, leading_ja;
	bool is_bold;
} sizes[SIZE_COUNT] = {
	[SIZE_BODY] = { 9.5, 1.42, 1.58, false },
	[SIZE_STRONG] = { 9.5, 1.42, 1.58, true },
	[SIZE_SMALL] = { 8.5, 1.38, 1.42, false },
	[SIZE_SMALL_STRONG] = { 8.5, 1.38, 1.42, true },
	[SIZE_TINY] = { 7.5, 1.35, 1.4, false },
	[SIZE_TITLE] = { 21, 1.25, 1.3, true },
	[SIZE_NAME] = { 12, 1.35, 1.4, false },
	[SIZE_HEAD_1] = { 16, 1.3, 1.35, true },
	[SIZE_HEAD_2] = { 12.5, 1.35, 1.4, true },
	[SIZE_HEAD_3] = { 10.5, 1.4, 1.5, true },
};

/* ---- what a document needs ---------------------------------------------------------- */

static bool is_japanese(uint32_t c)
{
	return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
	       (c >= 0xFF66 && c <= 0xFF9F);
}

static bool has_japanese(const char *text)
{
	uint32_t c;

	while ((c = text_next(&text)) != 0) {
		if (is_japanese(c))
			return true;
	}
	return false;
}

static bool table_has_japanese(const struct doc_table *table)
{
	for (size_t i = 0; i < table->column_count; i++) {
		if (has_japanese(table->columns[i].head))
			return true;
	}
	for (size_t i = 0; i < table->column_count * table->row_count; i++) {
		if (has_japanese(table->cells[i].text))
			return true;
	}
	return has_japanese(table->caption);
}

static bool chart_has_japanese(const struct doc_chart *chart)
{
	for (size_t i = 0; i < chart->label_count; i++) {
		if (has_japanese(chart->labels[i]))
			return true;
	}
	for (size_t i = 0; i < chart->series_count; i++) {
		if (has_japanese(chart->series[i].name))
			return true;
	}
	return has_japanese(chart->title) || has_japanese(chart->summary);
}

static bool block_has_japanese(const struct doc_block *block)
{
	if (block->table)
		return table_has_japanese(block->table);
	if (block->chart)
		return chart_has_japanese(block->chart);
	return has_japanese(block->text) || has_japanese(block->label) || has_japanese(block->number);
}

static bool needs_japanese(const struct document *doc)
{
	if (doc->lang == LANG_JA || has_japanese(doc->title) || has_japanese(doc->organisation) ||
	    has_japanese(doc->author) || has_japanese(doc->logo_text))
		return true;
	for (size_t i = 0; i < doc->count; i++) {
		if (block_has_japanese(&doc->blocks[i]))
			return true;
	}
	return false;
}

/* ---- fonts ---------------------------------------------------------------------------- */

static bool can_show(const struct pdf_type *type, const char *sample)
{
	PangoLayout *layout = pdf_type_set(type, SIZE_BODY, "", sample, -1);
	bool can = pango_layout_get_unknown_glyphs_count(layout) == 0;

	g_object_unref(layout);
	return can;
}

static PangoFontDescription *describe(const char *family, enum pdf_size size)
{
	PangoFontDescription *font = pango_font_description_new();

	pango_font_description_set_family(font, family);
	pango_font_description_set_absolute_size(font, sizes[size].size_pt * PANGO_SCALE);
	if (sizes[size].is_bold)
		pango_font_description_set_weight(font, PANGO_WEIGHT_BOLD);
	return font;
}

/* The family that is there, by itself: to compare the whole list for each text takes its time. */
static PangoFontDescription *find_family(struct pdf_type *type)
{
	PangoFontDescription *all = describe(families, SIZE_BODY);
	PangoFont *font = pango_context_load_font(type->context, all);
	PangoFontDescription *found = font ? pango_font_describe(font) : NULL;

	if (font)
		g_object_unref(font);
	if (!found || !pango_font_description_get_family(found)) {
		pango_font_description_free(found);
		return all;
	}
	pango_font_description_free(all);
	return found;
}

static void open_sizes(struct pdf_type *type)
{
	PangoFontDescription *found = find_family(type);

	for (int i = 0; i < SIZE_COUNT; i++)
		type->sizes[i] = describe(pango_font_description_get_family(found), (enum pdf_size)i);
	pango_font_description_free(found);
}

/* Paper has no pixels: letters keep the shape and the place that they were drawn with. */
static void open_context(struct pdf_type *type)
{
	cairo_font_options_t *options = cairo_font_options_create();

	type->map = pango_cairo_font_map_new();
	type->context = pango_font_map_create_context(type->map);
	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	pango_cairo_context_set_font_options(type->context, options);
	pango_cairo_context_set_resolution(type->context, 72);
	pango_context_set_round_glyph_positions(type->context, FALSE);
	pango_context_set_language(type->context, pango_language_from_string(lang_code(type->lang)));
	pango_context_set_base_dir(type->context, PANGO_DIRECTION_LTR);
	cairo_font_options_destroy(options);
}

bool pdf_type_open(struct pdf_type *type, const struct document *doc, struct error *err)
{
	type->lang = doc->lang;
	open_context(type);
	open_sizes(type);
	if (!can_show(type, latin_sample)) {
		error_set(err, ERROR_NOT_FOUND,
			  _("there is no font on this machine; install the package fonts-noto-cjk, or the small "
			    "fonts-ipafont-gothic"));
		return false;
	}
	if (needs_japanese(doc) && !can_show(type, japanese_sample)) {
		error_set(err, ERROR_NOT_FOUND,
			  _("the report has Japanese text and there is no font for it; install the package "
			    "fonts-noto-cjk, or the small fonts-ipafont-gothic"));
		return false;
	}
	return true;
}

void pdf_type_close(struct pdf_type *type)
{
	for (int i = 0; i < SIZE_COUNT; i++)
		pango_font_description_free(type->sizes[i]);
	g_object_unref(type->context);
	g_object_unref(type->map);
}

/* ---- text ------------------------------------------------------------------------------- */

double pdf_leading(const struct pdf_type *type, enum pdf_size size)
{
	return sizes[size].size_pt * (type->lang == LANG_JA ? sizes[size].leading_ja : sizes[size].leading_en);
}

/* Capitals, and the square of a kanji a little below, stand in the middle of a line. */
double pdf_baseline(const struct pdf_type *type, enum pdf_size size)
{
	return pdf_leading(type, size) / 2 + sizes[size].size_pt * 0.36;
}

static void set_range(PangoAttrList *attributes, PangoAttribute *attribute, size_t bytes)
{
	attribute->start_index = 0;
	attribute->end_index = (guint)bytes;
	pango_attr_list_insert(attributes, attribute);
}

static void set_label(PangoLayout *layout, size_t bytes, bool is_link)
{
	PangoAttrList *attributes = pango_attr_list_new();
	guint16 rgb[3];

	set_range(attributes, pango_attr_weight_new(PANGO_WEIGHT_BOLD), bytes);
	if (is_link) {
		pdf_ink_rgb(INK_LINK, rgb);
		set_range(attributes, pango_attr_foreground_new(rgb[0], rgb[1], rgb[2]), bytes);
	}
	pango_layout_set_attributes(layout, attributes);
	pango_attr_list_unref(attributes);
}

/*
 * Pango takes a time that grows with the square of a word's length to break it.
 * What no word of any language is long enough for gets line ends; it would have
 * been broken anywhere anyway.
 */
static void break_long_words(struct strbuf *out, const char *text, size_t size)
{
	size_t run = 0;

	for (size_t i = 0; i < size; i++) {
		bool is_letter = text[i] > ' ' && text[i] < 0x7F;
		run = is_letter ? run + 1 : 0;
		if (run > WORD_BYTES_MAX) {
			strbuf_addch(out, '\n');
			run = 1;
		}
		strbuf_addch(out, text[i]);
	}
}

/* Whether a font may draw two of its letters as one, which all begin with f: "fi", "ff", "fl". */
static bool may_join(const char *text)
{
	for (const char *f = strchr(text, 'f'); f; f = strchr(f + 1, 'f')) {
		if (f[1] && strchr("fijlt", f[1]))
			return true;
	}
	return false;
}

/* A joined "fi" would be found as one strange letter by who searches or copies. To ask for none costs each run a plan. */
static void keep_apart(PangoLayout *layout)
{
	PangoAttrList *attributes = pango_layout_get_attributes(layout);

	if (!may_join(pango_layout_get_text(layout)))
		return;
	attributes = attributes ? pango_attr_list_ref(attributes) : pango_attr_list_new();
	pango_attr_list_insert(attributes, pango_attr_font_features_new("liga=0, clig=0"));
	pango_layout_set_attributes(layout, attributes);
	pango_attr_list_unref(attributes);
}

static PangoLayout *set_text(const struct pdf_type *type, enum pdf_size size, const char *label, const char *text,
			     double width_pt, bool is_link)
{
	PangoLayout *layout = pango_layout_new(type->context);
	struct strbuf whole = STRBUF_INIT;
	struct strbuf broken = STRBUF_INIT;

	if (*label) {
		escape_terminal(&whole, label, false);
		set_label(layout, whole.length, is_link);
		strbuf_adds(&whole, "  ");
	}
	escape_terminal(&whole, text, true);
	pango_layout_set_auto_dir(layout, FALSE);
	pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
	pango_layout_set_font_description(layout, type->sizes[size]);
	pango_layout_set_width(layout, width_pt < 0 ? -1 : (int)(width_pt * PANGO_SCALE));
	break_long_words(&broken, whole.text, whole.length);
	pango_layout_set_text(layout, broken.text, (int)broken.length);
	keep_apart(layout);
	strbuf_release(&broken);
	strbuf_release(&whole);
	return layout;
}

bool pdf_layout_breaks_at_space(PangoLayout *layout, int line)
{
	const char *text = pango_layout_get_text(layout);
	PangoLayoutLine *next = pango_layout_get_line_readonly(layout, line + 1);

	return next && next->start_index > 0 && text[next->start_index - 1] == ' ';
}

PangoLayout *pdf_type_set(const struct pdf_type *type, enum pdf_size size, const char *label, const char *text,
                          double width_pt)
{
	return set_text(type, size, label, text, width_pt, false);
}

PangoLayout *pdf_type_set_linked(const struct pdf_type *type, enum pdf_size size, const char *label, const char *text,
                                 double width_pt)
{
	return set_text(type, size, label, text, width_pt, true);
}

double pdf_line_width(PangoLayout *layout, int line)
{
	PangoRectangle logical;

	pango_layout_line_get_extents(pango_layout_get_line_readonly(layout, line), NULL, &logical);
	return (double)logical.width / PANGO_SCALE;
}

double pdf_layout_width(PangoLayout *layout)
{
	double widest = 0;

	for (int i = 0; i < pango_layout_get_line_count(layout); i++) {
		double width = pdf_line_width(layout, i);
		widest = width > widest ? width : widest;
	}
	return widest;
}

enum { MEASURED_BYTES_MAX = 96 };

/* Columns of a terminal are half a square; Latin letters are that wide on the average. */
double pdf_text_width(const struct pdf_type *type, enum pdf_size size, const char *text)
{
	PangoLayout *layout;
	double width;

	if (strlen(text) > MEASURED_BYTES_MAX)
		return text_cols(text) * sizes[size].size_pt * 0.5;
	layout = pdf_type_set(type, size, "", text, -1);
	width = pdf_layout_width(layout);
	g_object_unref(layout);
	return width;
}
