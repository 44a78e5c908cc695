/* Charts of bars, and what all charts have: title, legend, a sentence. */

#include "pdf_block.h"

#include <stdio.h>

enum { BAR_HEIGHT = 9, BAR_GAP = 2, ROW_PAD = 5, RADAR_LABELS_MIN = 3, RADAR_LABELS_MAX = 14 };

#define LABEL_WIDTH 150.0 /* names left of the bars */
#define VALUE_WIDTH 40.0  /* numbers right of them */

/* What a row of bars is drawn from; in the flow's arena. */
struct bar_row {
	const struct doc_chart *chart;
	size_t label;
	double width, height; /* of the whole scale, of the row */
	double first;         /* top of the first bar */
};

static double scale_width(const struct pdf_flow *flow)
{
	return flow->width - LABEL_WIDTH - VALUE_WIDTH;
}

/* ---- title, legend, summary --------------------------------------------------------------- */

static void text_row(struct pdf_flow *flow, enum pdf_size size, const char *text, enum pdf_ink ink, double space, bool keep)
{
	struct pdf_cell cell = { .size = size, .width = flow->width, .ink = ink, .element = "P", .inside = "", .target = "" };

	if (!*text)
		return;
	cell.layout = pdf_text(flow, size, text, cell.width);
	pdf_flow_row(flow, &(struct pdf_row){ .cells = &cell, .count = 1, .element = "", .space = space, .keep = keep });
}

struct swatch {
	const struct doc_chart *chart;
	int index;
};

static void draw_swatch(cairo_t *cr, const void *data)
{
	const struct swatch *swatch = data;

	if (swatch->chart->kind != CHART_RADAR) {
		pdf_pattern(cr, swatch->chart->series[swatch->index].tone, swatch->index, 0, 0, 18, 8);
		return;
	}
	cairo_save(cr);
	pdf_line_style(cr, swatch->index);
	cairo_move_to(cr, 0, 4);
	cairo_line_to(cr, 18, 4);
	cairo_stroke(cr);
	cairo_restore(cr);
	pdf_line_marker(cr, swatch->index, 9, 4);
}

static void add_swatch(struct pdf_flow *flow, const struct doc_chart *chart, size_t index, double x, double y)
{
	struct swatch *swatch = arena_alloc(&flow->arena, sizeof(*swatch));
	struct pdf_piece *piece = pdf_flow_add(flow, PIECE_PICTURE, x, y);

	*swatch = (struct swatch){ chart, (int)index };
	piece->picture = draw_swatch;
	piece->data = swatch;
}

/* Names in lines, as many as fit in each. */
static void legend(struct pdf_flow *flow, const struct doc_chart *chart)
{
	double leading = pdf_leading(flow->type, SIZE_SMALL);
	double x = 0;
	double y = 0;

	pdf_box_begin(flow, 4);
	for (size_t i = 0; i < chart->series_count; i++) {
		PangoLayout *name = pdf_text(flow, SIZE_SMALL, chart->series[i].name, flow->width - 24);
		double width = 24 + pdf_line_width(name, 0);
		if (x > 0 && x + width > flow->width) {
			x = 0;
			y += leading;
		}
		add_swatch(flow, chart, i, x, y + leading / 2 - 4);
		pdf_flow_line(flow, name, 0, x + 23, y + pdf_baseline(flow->type, SIZE_SMALL), INK_TEXT);
		x += width + 18;
	}
	pdf_box_end(flow, y + leading, true);
}

/* ---- bars ------------------------------------------------------------------------------------ */

static void draw_grid(cairo_t *cr, double width, double height)
{
	cairo_save(cr);
	cairo_set_line_width(cr, 0.5);
	pdf_ink_set(cr, INK_RULE);
	for (int i = 0; i <= 4; i++) {
		cairo_move_to(cr, i * width / 4, 0);
		cairo_line_to(cr, i * width / 4, height);
	}
	cairo_stroke(cr);
	cairo_restore(cr);
}

static void draw_bars(cairo_t *cr, const void *data)
{
	const struct bar_row *row = data;

	draw_grid(cr, row->width, row->height);
	for (size_t i = 0; i < row->chart->series_count; i++) {
		const struct doc_series *series = &row->chart->series[i];
		double y = row->first + (double)i * (BAR_HEIGHT + BAR_GAP);
		pdf_pattern(cr, series->tone, (int)i, 0, y, row->width * series->percent[row->label] / 100, BAR_HEIGHT);
	}
}

static void draw_stack(cairo_t *cr, const void *data)
{
	const struct bar_row *row = data;
	double x = 0;

	draw_grid(cr, row->width, row->height);
	for (size_t i = 0; i < row->chart->series_count; i++) {
		const struct doc_series *series = &row->chart->series[i];
		double percent = series->percent[row->label];
		double width = percent > 0 ? row->width * percent / 100 : 0;
		if (x + width > row->width)
			width = row->width - x;
		pdf_pattern(cr, series->tone, (int)i, x, row->first, width, BAR_HEIGHT + 4);
		x += width;
	}
}

void pdf_percent(char *text, size_t size, enum lang lang, double percent)
{
	int tenths = (int)(percent * 10 + 0.5);

	snprintf(text, size, T_(lang, "%d.%d %%"), tenths / 10, tenths % 10);
}

static void add_number(struct pdf_flow *flow, double percent, double x, double middle, bool is_inside)
{
	char text[32] = "–";
	PangoLayout *layout;
	double width;

	if (is_inside)
		snprintf(text, sizeof(text), "%.0f", percent);
	else if (percent >= 0)
		pdf_percent(text, sizeof(text), flow->doc->lang, percent);
	layout = pdf_text(flow, SIZE_TINY, text, -1);
	width = pdf_line_width(layout, 0);
	middle -= pdf_leading(flow->type, SIZE_TINY) / 2;
	if (is_inside) {
		x -= width / 2;
		pdf_flow_fill(flow, x - 1.5, middle + 1, width + 3, pdf_leading(flow->type, SIZE_TINY) - 2, INK_WHITE);
	}
	pdf_flow_line(flow, layout, 0, x, middle + pdf_baseline(flow->type, SIZE_TINY), INK_TEXT);
}

static void bar_numbers(struct pdf_flow *flow, const struct bar_row *row)
{
	for (size_t i = 0; i < row->chart->series_count; i++) {
		double percent = row->chart->series[i].percent[row->label];
		double end = LABEL_WIDTH + row->width * (percent > 0 ? percent : 0) / 100;
		add_number(flow, percent, end + 4, row->first + (double)i * (BAR_HEIGHT + BAR_GAP) + BAR_HEIGHT / 2.0, false);
	}
}

/* Only where there is room for them: the table beside has them all. */
static void stack_numbers(struct pdf_flow *flow, const struct bar_row *row)
{
	double x = 0;

	for (size_t i = 0; i < row->chart->series_count; i++) {
		double percent = row->chart->series[i].percent[row->label];
		double width = percent > 0 ? row->width * percent / 100 : 0;
		if (x + width > row->width + 0.5)
			return;
		if (width >= 20)
			add_number(flow, percent, LABEL_WIDTH + x + width / 2, row->first + (BAR_HEIGHT + 4) / 2.0, true);
		x += width;
	}
}

static void bar_label(struct pdf_flow *flow, PangoLayout *label, double height)
{
	double leading = pdf_leading(flow->type, SIZE_SMALL);
	int lines = pango_layout_get_line_count(label);

	for (int i = 0; i < lines; i++)
		pdf_flow_line(flow, label, i, 0, (height - lines * leading) / 2 + i * leading + pdf_baseline(flow->type, SIZE_SMALL),
			      INK_TEXT);
}

static void add_bar_row(struct pdf_flow *flow, const struct doc_chart *chart, size_t place)
{
	bool is_stack = chart->kind == CHART_STACK;
	PangoLayout *label = pdf_text(flow, SIZE_SMALL, chart->labels[place], LABEL_WIDTH - 12);
	double text = pango_layout_get_line_count(label) * pdf_leading(flow->type, SIZE_SMALL);
	double bars = is_stack ? BAR_HEIGHT + 4 : (double)chart->series_count * (BAR_HEIGHT + BAR_GAP) - BAR_GAP;
	struct bar_row *row = arena_alloc(&flow->arena, sizeof(*row));
	struct pdf_piece *piece;

	*row = (struct bar_row){ .chart = chart, .label = place, .width = scale_width(flow) };
	row->height = (text > bars ? text : bars) + ROW_PAD;
	row->first = (row->height - bars) / 2;
	pdf_box_begin(flow, 0);
	bar_label(flow, label, row->height);
	piece = pdf_flow_add(flow, PIECE_PICTURE, LABEL_WIDTH, 0);
	piece->picture = is_stack ? draw_stack : draw_bars;
	piece->data = row;
	if (is_stack)
		stack_numbers(flow, row);
	else
		bar_numbers(flow, row);
	pdf_box_end(flow, row->height, place == 0 || place + 1 >= chart->label_count);
}

static void add_scale(struct pdf_flow *flow)
{
	pdf_box_begin(flow, 0);
	for (int i = 0; i <= 4; i++) {
		char text[16];
		PangoLayout *layout;
		snprintf(text, sizeof(text), i == 4 ? "%d %%" : "%d", i * 25);
		layout = pdf_text(flow, SIZE_TINY, text, -1);
		pdf_flow_line(flow, layout, 0, LABEL_WIDTH + i * scale_width(flow) / 4 - pdf_line_width(layout, 0) / 2,
			      pdf_baseline(flow->type, SIZE_TINY), INK_QUIET);
	}
	pdf_box_end(flow, pdf_leading(flow->type, SIZE_TINY), true);
}

/* ---- all --------------------------------------------------------------------------------------- */

/* With many axes, or two, a radar shows nothing: bars do. */
static bool is_radar(const struct doc_chart *chart)
{
	return chart->kind == CHART_RADAR && chart->label_count >= RADAR_LABELS_MIN && chart->label_count <= RADAR_LABELS_MAX;
}

static const struct doc_chart *as_bars(struct pdf_flow *flow, const struct doc_chart *chart)
{
	struct doc_chart *bars = arena_alloc(&flow->arena, sizeof(*bars));

	*bars = *chart;
	bars->kind = CHART_BARS;
	return bars;
}

void pdf_chart(struct pdf_flow *flow, const struct doc_chart *chart, double space)
{
	if (chart->kind == CHART_RADAR && !is_radar(chart))
		chart = as_bars(flow, chart);
	text_row(flow, SIZE_STRONG, chart->title, INK_TEXT, space, true);
	legend(flow, chart);
	if (chart->kind == CHART_RADAR) {
		pdf_chart_radar(flow, chart);
	} else {
		pdf_box_begin(flow, 3);
		pdf_box_end(flow, 0, true);
		for (size_t i = 0; i < chart->label_count; i++)
			add_bar_row(flow, chart, i);
		add_scale(flow);
	}
	text_row(flow, SIZE_SMALL, chart->summary, INK_QUIET, 4, false);
}
