/* A radar chart: an axis for each label, a line for each series. */

#include "pdf_block.h"

#include <math.h>
#include <stdio.h>

#define RADIUS 92.0
#define LABEL_WIDTH 118.0
#define LABEL_GAP 9.0

struct radar {
	const struct doc_chart *chart;
};

static void point(const struct doc_chart *chart, size_t axis, double part, double *x, double *y)
{
	double angle = 2 * M_PI * (double)axis / (double)chart->label_count - M_PI / 2;

	*x = cos(angle) * RADIUS * part;
	*y = sin(angle) * RADIUS * part;
}

static void draw_web(cairo_t *cr, const struct doc_chart *chart)
{
	cairo_new_path(cr);
	cairo_set_line_width(cr, 0.5);
	pdf_ink_set(cr, INK_RULE);
	for (int ring = 1; ring <= 4; ring++) {
		cairo_new_sub_path(cr);
		for (size_t i = 0; i < chart->label_count; i++) {
			double x, y;
			point(chart, i, ring / 4.0, &x, &y);
			cairo_line_to(cr, x, y);
		}
		cairo_close_path(cr);
	}
	for (size_t i = 0; i < chart->label_count; i++) {
		double x, y;
		point(chart, i, 1, &x, &y);
		cairo_move_to(cr, 0, 0);
		cairo_line_to(cr, x, y);
	}
	cairo_stroke(cr);
}

/* Where a value is not known the line has a gap. */
static void draw_line(cairo_t *cr, const struct doc_chart *chart, size_t series)
{
	const double *percent = chart->series[series].percent;
	bool is_whole = true;

	cairo_new_path(cr);
	for (size_t i = 0; i <= chart->label_count; i++) {
		size_t axis = i % chart->label_count;
		double x, y;
		if (percent[axis] < 0) {
			is_whole = false;
			cairo_new_sub_path(cr);
			continue;
		}
		point(chart, axis, percent[axis] / 100, &x, &y);
		cairo_line_to(cr, x, y);
	}
	pdf_line_style(cr, (int)series);
	if (is_whole)
		cairo_close_path(cr);
	cairo_stroke(cr);
	for (size_t i = 0; i < chart->label_count; i++) {
		double x, y;
		if (percent[i] < 0)
			continue;
		point(chart, i, percent[i] / 100, &x, &y);
		pdf_line_marker(cr, (int)series, x, y);
	}
}

static void draw_radar(cairo_t *cr, const void *data)
{
	const struct radar *radar = data;

	cairo_save(cr);
	draw_web(cr, radar->chart);
	for (size_t i = 0; i < radar->chart->series_count; i++)
		draw_line(cr, radar->chart, i);
	cairo_restore(cr);
}

/* ---- labels ------------------------------------------------------------------------------ */

/* With one line its values stand with the names. */
static const char *label_text(struct pdf_flow *flow, const struct doc_chart *chart, size_t axis)
{
	double percent = chart->series[0].percent[axis];
	char number[32];

	if (chart->series_count > 1 || percent < 0)
		return chart->labels[axis];
	pdf_percent(number, sizeof(number), flow->doc->lang, percent);
	return arena_printf(&flow->arena, "%s\n%s", chart->labels[axis], number);
}

static double label_height(struct pdf_flow *flow, PangoLayout *layout)
{
	return pango_layout_get_line_count(layout) * pdf_leading(flow->type, SIZE_TINY);
}

/* A label stands outside of its axis, to that side on which it is. */
static void add_label(struct pdf_flow *flow, const struct doc_chart *chart, size_t axis, double middle_x, double middle_y)
{
	PangoLayout *layout = pdf_text(flow, SIZE_TINY, label_text(flow, chart, axis), LABEL_WIDTH);
	double leading = pdf_leading(flow->type, SIZE_TINY);
	double height = label_height(flow, layout);
	double x, y;

	point(chart, axis, (RADIUS + LABEL_GAP) / RADIUS, &x, &y);
	double up = (1 - y / (RADIUS + LABEL_GAP)) / 2; /* 1 at the top, 0 at the bottom */
	for (int i = 0; i < pango_layout_get_line_count(layout); i++) {
		double width = pdf_line_width(layout, i);
		double back = fabs(x) < RADIUS * 0.12 ? width / 2 : x < 0 ? width : 0;
		pdf_flow_line(flow, layout, i, middle_x + x - back,
			      middle_y + y - height * up + i * leading + pdf_baseline(flow->type, SIZE_TINY), INK_TEXT);
	}
}

static void add_rings(struct pdf_flow *flow, double middle_x, double middle_y)
{
	for (int ring = 1; ring <= 4; ring++) {
		char text[16];
		PangoLayout *layout;
		snprintf(text, sizeof(text), "%d", ring * 25);
		layout = pdf_text(flow, SIZE_TINY, text, -1);
		pdf_flow_line(flow, layout, 0, middle_x + 2.5, middle_y - ring * RADIUS / 4 + 7, INK_QUIET);
	}
}

void pdf_chart_radar(struct pdf_flow *flow, const struct doc_chart *chart)
{
	struct radar *radar = arena_alloc(&flow->arena, sizeof(*radar));
	double middle_x = flow->width / 2;
	double margin = 3.4 * pdf_leading(flow->type, SIZE_TINY);
	double middle_y = margin + RADIUS;
	struct pdf_piece *piece;

	radar->chart = chart;
	pdf_box_begin(flow, 2);
	pdf_flow_open(flow, "Figure");
	piece = pdf_flow_add(flow, PIECE_PICTURE, middle_x, middle_y);
	piece->picture = draw_radar;
	piece->data = radar;
	add_rings(flow, middle_x, middle_y);
	for (size_t i = 0; i < chart->label_count; i++)
		add_label(flow, chart, i, middle_x, middle_y);
	pdf_flow_close(flow, "Figure");
	pdf_box_end(flow, 2 * middle_y, true);
}
