/* What bars and radars are drawn with: labels in lines, colours with patterns, a legend. */

#include "format_html.h"

#include "escape.h"
#include "text.h"

#include <stdlib.h>

/* A display column is about this many tenths of a unit; full-width characters take less than two. */
enum { COLUMN_TENTHS = 74, SWATCH = 14, ASCENT = 5, SERIES_COLOURS = 4 };

static const char *const anchors[] = { "start", "middle", "end" };

/* ---- text ------------------------------------------------------------------------- */

static int width_of(const char *text)
{
	return text_cols(text) * COLUMN_TENTHS / 10;
}

/* Unsafe characters have no width as they are, so they are written out before lines are measured. */
static char *safe_text(const char *text)
{
	struct strbuf safe = STRBUF_INIT;

	escape_terminal(&safe, text, false);
	return strbuf_detach(&safe, NULL);
}

static int columns_of(const struct svg_label *label)
{
	int columns = label->width * 10 / COLUMN_TENTHS;

	return columns > 4 ? columns : 4;
}

int svg_label_lines(const struct svg_label *label)
{
	char *safe = safe_text(label->text);
	int count = text_wrap_count(safe, columns_of(label));

	free(safe);
	return count < label->max_lines ? count : label->max_lines;
}

/* The last line that fits; what follows is cut. */
static void add_rest(struct strbuf *out, const char *rest, int columns)
{
	char cut[512];

	text_clip(cut, sizeof(cut), rest, columns, true);
	escape_html(out, cut);
}

void svg_label(struct strbuf *out, const struct svg_label *label, int x, int y, enum svg_anchor anchor)
{
	char *safe = safe_text(label->text);
	int count = svg_label_lines(label);
	struct text_wrap wrap;
	struct text_line line;

	text_wrap_init(&wrap, safe, columns_of(label));
	strbuf_addf(out, "<text text-anchor=\"%s\">", anchors[anchor]);
	for (int i = 0; i < count && text_wrap_next(&wrap, &line); i++) {
		strbuf_addf(out, "<tspan x=\"%d\" y=\"%d\">", x, y + ASCENT + i * SVG_LINE);
		if (i + 1 == count && !line.is_last) {
			add_rest(out, line.text, columns_of(label));
		} else {
			char *own = mem_strndup(line.text, line.bytes);
			escape_html(out, own);
			free(own);
		}
		strbuf_adds(out, "</tspan>");
	}
	strbuf_adds(out, "</text>\n");
	free(safe);
}

void svg_text(struct strbuf *out, const char *class_name, const char *text, int x, int y, enum svg_anchor anchor)
{
	strbuf_addf(out, "<text%s%s%s text-anchor=\"%s\" x=\"%d\" y=\"%d\">", *class_name ? " class=\"" : "", class_name,
		    *class_name ? "\"" : "", anchors[anchor], x, y + ASCENT);
	escape_html(out, text);
	strbuf_adds(out, "</text>\n");
}

void svg_tenths(struct strbuf *out, int tenths)
{
	strbuf_addf(out, "%s%d.%d", tenths < 0 ? "-" : "", abs(tenths) / 10, abs(tenths) % 10);
}

void svg_percent(struct strbuf *out, double percent, enum lang lang)
{
	int tenths = (int)(percent * 10 + 0.5);

	if (percent < 0)
		strbuf_adds(out, T_(lang, "not known"));
	else
		strbuf_addf(out, T_(lang, "%d.%d %%"), tenths / 10, tenths % 10);
}

/* ---- colours ---------------------------------------------------------------------- */

/* Each colour has a pattern of its own, so that it can be told without the colour. */
static const char *const shapes[] = {
	"",
	"<path d=\"M-2 2L2 -2M0 8L8 0M6 10L10 6\"/>",
	"<circle cx=\"2\" cy=\"2\" r=\"1\"/><circle cx=\"6\" cy=\"6\" r=\"1\"/>",
	"<path d=\"M2 0V8M6 0V8\"/>",
	"<path d=\"M0 4H8\"/>",
};

static const char *shape_of(const struct doc_chart *chart, size_t series)
{
	switch (chart->series[series].tone) {
	case TONE_NONE: return shapes[series % SERIES_COLOURS];
	case TONE_PARTIAL: return shapes[1];
	case TONE_GAP: return shapes[2];
	case TONE_UNKNOWN: return shapes[3];
	case TONE_UNANSWERED: return shapes[4];
	default: return shapes[0];
	}
}

static void add_colour(struct strbuf *out, const struct doc_chart *chart, size_t series)
{
	if (chart->series[series].tone == TONE_NONE)
		strbuf_addf(out, "fill-%zu", series % SERIES_COLOURS);
	else
		strbuf_addf(out, "fill-%s", html_tone_class(chart->series[series].tone));
}

void svg_fill(struct strbuf *out, size_t series, int number)
{
	strbuf_addf(out, " class=\"shape\" fill=\"url(#pattern_%d_%zu)\"", number, series);
}

void svg_patterns(struct strbuf *out, const struct doc_chart *chart, int number)
{
	strbuf_adds(out, "<defs>\n");
	for (size_t s = 0; s < chart->series_count; s++) {
		strbuf_addf(out, "<pattern id=\"pattern_%d_%zu\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\">",
			    number, s);
		strbuf_adds(out, "<rect width=\"8\" height=\"8\" class=\"");
		add_colour(out, chart, s);
		strbuf_addf(out, "\"/><g class=\"hatch\">%s</g></pattern>\n", shape_of(chart, s));
	}
	strbuf_adds(out, "</defs>\n");
}

/* Round, square, triangle, diamond. */
void svg_marker(struct strbuf *out, size_t series, int x_tenths, int y_tenths)
{
	static const char *const outlines[] = { "m-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z", "m-4 -4h8v8h-8z",
						"m0 -5l5 9h-10z", "m0 -6l5 6l-5 6l-5 -6z" };

	strbuf_addf(out, "<path class=\"marker fill-%zu\" d=\"M", series % SERIES_COLOURS);
	svg_tenths(out, x_tenths);
	strbuf_addch(out, ' ');
	svg_tenths(out, y_tenths);
	strbuf_addf(out, "%s\"/>\n", outlines[series % SERIES_COLOURS]);
}

static void swatch(struct strbuf *out, const struct doc_chart *chart, size_t series, int number, int x, int y)
{
	if (chart->kind == CHART_RADAR) {
		svg_marker(out, series, (x + SWATCH / 2) * 10, y * 10);
		return;
	}
	strbuf_addf(out, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"", x + 1, y - SWATCH / 2, SWATCH, SWATCH);
	svg_fill(out, series, number);
	strbuf_adds(out, "/>\n");
}

int svg_legend(struct strbuf *out, const struct doc_chart *chart, int number)
{
	int x = 0;
	int y = 10;

	if (chart->series_count < 2)
		return 0;
	for (size_t s = 0; s < chart->series_count; s++) {
		struct svg_label label = { .text = chart->series[s].name, .width = SVG_WIDTH - 2 * SWATCH, .max_lines = 1 };
		char *safe = safe_text(label.text);
		int width = 2 * SWATCH + 12 + width_of(safe);

		free(safe);
		if (x > 0 && x + width > SVG_WIDTH) {
			x = 0;
			y += SVG_LINE + 4;
		}
		swatch(out, chart, s, number, x, y);
		svg_label(out, &label, x + SWATCH + 8, y, SVG_START);
		x += width;
	}
	return y + 22;
}
