/* Charts of an HTML page, drawn as SVG inside the page: bars and stacks. */

#include "format_html.h"

#include "escape.h"

enum {
	LABEL_WIDTH = 220,
	BAR_LEFT = 232,
	BAR_WIDTH = 320,
	TAIL_LEFT = BAR_LEFT + BAR_WIDTH + 8,
	BAR_HEIGHT = 14,
	BAR_STEP = BAR_HEIGHT + 5,
	STACK_HEIGHT = 22,
	ROW_GAP = 10,
	PLATE_WIDTH = 50,
	PLATE_HEIGHT = 16,
	SHARE_WIDTH = 58, /* a part of a stack has room for its number from here on */
	LABEL_LINES = 4,
	AXES_MIN = 3,
	AXES_MAX = 14
};

struct row {
	struct svg_label label;
	int label_height;
	int top;
	int height;
};

static int tenths_of_bar(double percent)
{
	double share = percent < 0 ? 0 : percent > 100 ? 1 : percent / 100;

	return (int)(share * BAR_WIDTH * 10 + 0.5);
}

/* Label and bars are each in the middle of the row. */
static struct row begin_row(struct strbuf *out, const struct doc_chart *chart, size_t place, int top, int bars_height)
{
	struct row row = { .label = { .text = chart->labels[place], .width = LABEL_WIDTH, .max_lines = LABEL_LINES },
			   .top = top };

	row.label_height = SVG_LINE * svg_label_lines(&row.label);
	row.height = row.label_height > bars_height ? row.label_height : bars_height;
	svg_label(out, &row.label, LABEL_WIDTH, top + (row.height - row.label_height + SVG_LINE) / 2, SVG_END);
	row.top += (row.height - bars_height) / 2;
	return row;
}

static void track(struct strbuf *out, int y, int height)
{
	strbuf_addf(out, "<rect class=\"track\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>\n", BAR_LEFT, y, BAR_WIDTH,
		    height);
}

static void shape(struct strbuf *out, size_t series, int number, int left_tenths,
		  int width_tenths, int y, int height)
{
	strbuf_adds(out, "<rect x=\"");
	svg_tenths(out, BAR_LEFT * 10 + left_tenths);
	strbuf_addf(out, "\" y=\"%d\" width=\"", y);
	svg_tenths(out, width_tenths);
	strbuf_addf(out, "\" height=\"%d\"", height);
	svg_fill(out, series, number);
	strbuf_adds(out, "/>\n");
}

static int bars_row(struct strbuf *out, const struct doc_chart *chart, size_t place, int top, int number, enum lang lang)
{
	int count = (int)chart->series_count;
	struct row row = begin_row(out, chart, place, top, count * BAR_STEP - (BAR_STEP - BAR_HEIGHT));

	for (int s = 0; s < count; s++) {
		double percent = chart->series[s].percent[place];
		int y = row.top + s * BAR_STEP;
		struct strbuf value = STRBUF_INIT;

		track(out, y, BAR_HEIGHT);
		if (percent > 0)
			shape(out, (size_t)s, number, 0, tenths_of_bar(percent), y, BAR_HEIGHT);
		svg_percent(&value, percent, lang);
		svg_text(out, "value", value.text, TAIL_LEFT, y + BAR_HEIGHT / 2, SVG_START);
		strbuf_release(&value);
	}
	return row.height + ROW_GAP;
}

/* The number stands on a plate: a pattern below would make it hard to read. */
static void share(struct strbuf *out, double percent, int middle, int y, enum lang lang)
{
	struct strbuf value = STRBUF_INIT;

	svg_percent(&value, percent, lang);
	strbuf_addf(out, "<rect class=\"plate\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>\n", middle - PLATE_WIDTH / 2,
		    y - PLATE_HEIGHT / 2, PLATE_WIDTH, PLATE_HEIGHT);
	svg_text(out, "inside", value.text, middle, y, SVG_MIDDLE);
	strbuf_release(&value);
}

/* Borders between the parts are rounded, not the parts: together they fill the bar. */
static int stack_row(struct strbuf *out, const struct doc_chart *chart, size_t place, int top, int number, enum lang lang)
{
	struct row row = begin_row(out, chart, place, top, STACK_HEIGHT);
	double sum = 0;

	track(out, row.top, STACK_HEIGHT);
	for (size_t s = 0; s < chart->series_count; s++) {
		double percent = chart->series[s].percent[place];
		int left = tenths_of_bar(sum);

		sum += percent > 0 ? percent : 0;
		int width = tenths_of_bar(sum) - left;
		if (width > 0)
			shape(out, s, number, left, width, row.top, STACK_HEIGHT);
		if (width >= SHARE_WIDTH * 10)
			share(out, percent, BAR_LEFT + (left + width / 2) / 10, row.top + STACK_HEIGHT / 2, lang);
	}
	return row.height + ROW_GAP;
}

static int rows(struct strbuf *out, const struct doc_chart *chart, int number, enum lang lang)
{
	int y = svg_legend(out, chart, number);

	for (size_t i = 0; i < chart->label_count; i++)
		y += chart->kind == CHART_STACK ? stack_row(out, chart, i, y, number, lang) :
						  bars_row(out, chart, i, y, number, lang);
	return y;
}

static void element(struct strbuf *out, const char *name, int number, const char *text)
{
	strbuf_addf(out, "<%s id=\"figure_%d_%s\">", name, number, name);
	escape_html(out, text);
	strbuf_addf(out, "</%s>\n", name);
}

/* Two axes make no area, and too many have no room for their labels: such a radar is bars. */
static int draw(struct strbuf *out, const struct doc_chart *chart, int number, enum lang lang)
{
	struct doc_chart bars = *chart;

	if (chart->kind == CHART_RADAR && chart->label_count >= AXES_MIN && chart->label_count <= AXES_MAX)
		return svg_radar(out, chart, number, lang);
	if (chart->kind == CHART_RADAR)
		bars.kind = CHART_BARS;
	return rows(out, &bars, number, lang);
}

void html_chart(struct strbuf *out, const struct doc_chart *chart, int number, enum lang lang)
{
	struct strbuf drawing = STRBUF_INIT;
	int height = draw(&drawing, chart, number, lang);

	strbuf_adds(out, "<figure>\n<figcaption>");
	html_text(out, chart->title);
	strbuf_addf(out,
		    "</figcaption>\n<svg role=\"img\" viewBox=\"0 0 %d %d\" aria-labelledby=\"figure_%d_title\" "
		    "aria-describedby=\"figure_%d_desc\">\n",
		    SVG_WIDTH, height, number, number);
	element(out, "title", number, chart->title);
	element(out, "desc", number, chart->summary);
	svg_patterns(out, chart, number);
	strbuf_add(out, drawing.text, drawing.length);
	strbuf_adds(out, "</svg>\n<p>");
	html_text(out, chart->summary);
	strbuf_adds(out, "</p>\n</figure>\n");
	strbuf_release(&drawing);
}
