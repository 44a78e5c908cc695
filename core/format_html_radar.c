/* The radar chart: an axis for each label, a line for each series. */

#include "format_html.h"

enum {
	RADIUS = 150,
	CENTRE_X = SVG_WIDTH / 2,
	LABEL_DISTANCE = RADIUS + 14,
	SHORT_AXES = 8 /* up to here there is room for long labels */
};

struct radar {
	struct strbuf *out;
	const struct doc_chart *chart;
	int centre_y;
	int number;
	enum lang lang;
};

/* A direction: upwards for the first axis, then clockwise. */
struct direction {
	double x;
	double y;
};

/*
 * Of a part of a turn, 0 to 1. Not sin() of the C library: the last digit of
 * that differs between machines, and the report must not.
 */
static double sine(double turn)
{
	double x = turn > 0.5 ? turn - 1 : turn;
	double term;
	double sum;

	x = x > 0.25 ? 0.5 - x : x < -0.25 ? -0.5 - x : x;
	x *= 6.283185307179586;
	term = sum = x;
	for (int n = 3; n < 18; n += 2) {
		term *= -x * x / (n * (n - 1));
		sum += term;
	}
	return sum;
}

static struct direction direction_of(const struct doc_chart *chart, size_t axis)
{
	double turn = (double)axis / (double)chart->label_count;

	return (struct direction){ .x = sine(turn), .y = -sine(turn >= 0.75 ? turn - 0.75 : turn + 0.25) };
}

static int round_tenths(double units)
{
	return units < 0 ? -(int)(-units * 10 + 0.5) : (int)(units * 10 + 0.5);
}

static void add_point(const struct radar *radar, const char *command, size_t axis, double distance)
{
	struct direction direction = direction_of(radar->chart, axis);

	strbuf_adds(radar->out, command);
	svg_tenths(radar->out, round_tenths(CENTRE_X + distance * direction.x));
	strbuf_addch(radar->out, ' ');
	svg_tenths(radar->out, round_tenths(radar->centre_y + distance * direction.y));
}

/* ---- what lies below --------------------------------------------------------------- */

static void web(const struct radar *radar)
{
	strbuf_adds(radar->out, "<path class=\"web\" d=\"");
	for (int ring = 1; ring <= 4; ring++) {
		for (size_t i = 0; i < radar->chart->label_count; i++)
			add_point(radar, i > 0 ? "L" : "M", i, RADIUS * ring / 4.0);
		strbuf_addch(radar->out, 'Z');
	}
	for (size_t i = 0; i < radar->chart->label_count; i++) {
		add_point(radar, "M", i, 0);
		add_point(radar, "L", i, RADIUS);
	}
	strbuf_adds(radar->out, "\"/>\n");
}

static void scale(const struct radar *radar)
{
	for (int ring = 0; ring <= 2; ring++) {
		struct strbuf value = STRBUF_INIT;
		strbuf_addf(&value, "%d", ring * 50);
		svg_text(radar->out, "scale", value.text, CENTRE_X - 5, radar->centre_y - RADIUS * ring / 2, SVG_END);
		strbuf_release(&value);
	}
}

/* ---- labels ------------------------------------------------------------------------- */

/* Above and below the web a label reaches to its neighbours, beside it to the border. */
static int label_width(const struct radar *radar, struct direction direction)
{
	double beside = direction.x < 0 ? -direction.x : direction.x;

	if (beside > 0.02)
		return SVG_WIDTH / 2 - (int)(LABEL_DISTANCE * beside) - 4;
	return (int)(2 * LABEL_DISTANCE * sine(1.0 / (double)radar->chart->label_count)) - 12;
}

static struct svg_label label_of(const struct radar *radar, size_t axis)
{
	return (struct svg_label){
		.text = radar->chart->labels[axis],
		.width = label_width(radar, direction_of(radar->chart, axis)),
		.max_lines = radar->chart->label_count <= SHORT_AXES ? 4 : 2,
	};
}

/* With one series its value stands below the label. */
static int label_height(const struct radar *radar, size_t axis)
{
	struct svg_label label = label_of(radar, axis);

	return SVG_LINE * (svg_label_lines(&label) + (radar->chart->series_count == 1));
}

/* Where a label begins, from the centre downwards: above the web it ends there, below it begins there. */
static int label_top(const struct radar *radar, size_t axis)
{
	struct direction direction = direction_of(radar->chart, axis);

	return round_tenths(LABEL_DISTANCE * direction.y - label_height(radar, axis) * (1 - direction.y) / 2) / 10;
}

/* How far the labels reach above and below the centre. */
static void measure(const struct radar *radar, int *above, int *below)
{
	*above = *below = 0;
	for (size_t i = 0; i < radar->chart->label_count; i++) {
		int top = label_top(radar, i);
		int bottom = top + label_height(radar, i);

		*above = -top > *above ? -top : *above;
		*below = bottom > *below ? bottom : *below;
	}
}

static enum svg_anchor anchor_of(struct direction direction)
{
	if (direction.x > 0.02)
		return SVG_START;
	return direction.x < -0.02 ? SVG_END : SVG_MIDDLE;
}

static void write_label(const struct radar *radar, size_t axis)
{
	struct direction direction = direction_of(radar->chart, axis);
	struct svg_label label = label_of(radar, axis);
	int x = CENTRE_X + round_tenths(LABEL_DISTANCE * direction.x) / 10;
	int y = radar->centre_y + label_top(radar, axis) + SVG_LINE / 2;
	struct strbuf value = STRBUF_INIT;

	svg_label(radar->out, &label, x, y, anchor_of(direction));
	svg_percent(&value, radar->chart->series[0].percent[axis], radar->lang);
	if (radar->chart->series_count == 1)
		svg_text(radar->out, "value", value.text, x, y + label_height(radar, axis) - SVG_LINE, anchor_of(direction));
	strbuf_release(&value);
}

/* ---- series ------------------------------------------------------------------------- */

static double percent_of(const struct radar *radar, size_t series, size_t axis)
{
	double percent = radar->chart->series[series].percent[axis % radar->chart->label_count];

	return percent > 100 ? 100 : percent;
}

/* Only what is known is joined. */
static void line(const struct radar *radar, size_t series)
{
	bool is_whole = true;

	strbuf_addf(radar->out, "<path class=\"line line-%zu\" d=\"", series % 4);
	for (size_t i = 0; i <= radar->chart->label_count; i++) {
		double percent = percent_of(radar, series, i);
		bool is_joined = i > 0 && percent_of(radar, series, i - 1) >= 0;
		if (percent >= 0)
			add_point(radar, is_joined ? "L" : "M", i % radar->chart->label_count, RADIUS * percent / 100);
		else
			is_whole = false;
	}
	strbuf_addf(radar->out, "\"%s/>\n", is_whole ? "" : " fill=\"none\"");
}

static void marker(const struct radar *radar, size_t series, size_t axis)
{
	struct direction direction = direction_of(radar->chart, axis);
	double distance = RADIUS * percent_of(radar, series, axis) / 100;

	svg_marker(radar->out, series, round_tenths(CENTRE_X + distance * direction.x),
		   round_tenths(radar->centre_y + distance * direction.y));
}

int svg_radar(struct strbuf *out, const struct doc_chart *chart, int number, enum lang lang)
{
	struct radar radar = { .out = out, .chart = chart, .number = number, .lang = lang };
	int above;
	int below;

	measure(&radar, &above, &below);
	radar.centre_y = svg_legend(out, chart, number) + above;
	web(&radar);
	for (size_t s = 0; s < chart->series_count; s++) {
		line(&radar, s);
		for (size_t i = 0; i < chart->label_count; i++) {
			if (chart->series[s].percent[i] >= 0)
				marker(&radar, s, i);
		}
	}
	scale(&radar);
	for (size_t i = 0; i < chart->label_count; i++)
		write_label(&radar, i);
	return radar.centre_y + below;
}
