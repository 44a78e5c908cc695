/* Charts in plain text: bars of ASCII characters. */

#include "format_text.h"

#include "escape.h"
#include "text.h"

enum {
	LABEL_MAX_COLS = 34, /* a longer label stands above its bar */
	BAR_MIN_COLS = 10,
	BAR_MAX_COLS = 50,
	SERIES_MAX = 8
};

/* One character each: what is met is dense, what is missing is not. */
static char tone_char(enum doc_tone tone)
{
	switch (tone) {
	case TONE_MET: return '#';
	case TONE_PARTIAL: return '=';
	case TONE_GAP: return '.';
	case TONE_UNKNOWN: return '?';
	case TONE_UNANSWERED: return ':';
	default: return '-';
	}
}

static char series_char(size_t place)
{
	static const char chars[] = "#=+*o%@~";

	return chars[place % (sizeof(chars) - 1)];
}

struct frame {
	int indent;
	int label_cols; /* 0: labels stand above */
	int bar_cols;
};

static int widest(const char *const *labels, size_t count)
{
	int most = 0;

	for (size_t i = 0; i < count; i++) {
		if (text_cols(labels[i]) > most)
			most = text_cols(labels[i]);
	}
	return most;
}

/* tail_cols are kept free behind the bar. */
static struct frame plan(const struct page *page, int indent, int label_cols, int tail_cols)
{
	struct frame frame = { .indent = indent, .label_cols = label_cols };

	if (frame.label_cols > LABEL_MAX_COLS)
		frame.label_cols = LABEL_MAX_COLS;
	frame.bar_cols = page->width_cols - indent - frame.label_cols - 2 - 2 - tail_cols;
	if (frame.bar_cols < BAR_MIN_COLS) {
		frame.bar_cols += frame.label_cols;
		frame.label_cols = 0;
	}
	if (frame.bar_cols > BAR_MAX_COLS)
		frame.bar_cols = BAR_MAX_COLS;
	return frame;
}

/* A name, and the bar behind it; a name without room stands above. */
static void write_bar(struct page *page, const struct frame *frame, const char *label, const char *bar, const char *tail)
{
	struct strbuf safe = STRBUF_INIT;
	struct strbuf line = STRBUF_INIT;

	escape_terminal(&safe, label, false);
	if (text_cols(safe.text) > frame->label_cols) {
		page_text(page, frame->indent, 2, safe.text);
		strbuf_reset(&safe);
	}
	strbuf_adds(&line, safe.text);
	strbuf_add_repeat(&line, ' ', (size_t)(frame->label_cols - text_cols(safe.text)));
	strbuf_addf(&line, "%s|%s|%s", frame->label_cols > 0 ? "  " : "", bar, tail);
	page_line(page, frame->indent, line.text);
	strbuf_release(&safe);
	strbuf_release(&line);
}

/* ---- bars ------------------------------------------------------------------------- */

static void add_percent(struct strbuf *out, double percent, enum lang lang)
{
	int tenths = (int)(percent * 10 + 0.5);

	if (percent < 0) {
		/* TRANSLATORS: behind an empty bar of a chart */
		strbuf_addf(out, "  %s", T_(lang, "not known"));
		return;
	}
	strbuf_adds(out, "  ");
	strbuf_addf(out, T_(lang, "%d.%d %%"), tenths / 10, tenths % 10);
}

static void percent_bar(struct page *page, const struct frame *frame, const char *label, double percent, char c)
{
	struct strbuf bar = STRBUF_INIT;
	struct strbuf tail = STRBUF_INIT;
	double share = percent < 0 ? 0 : percent > 100 ? 1 : percent / 100;
	int full = (int)(share * frame->bar_cols + 0.5);

	strbuf_add_repeat(&bar, c, (size_t)full);
	strbuf_add_repeat(&bar, ' ', (size_t)(frame->bar_cols - full));
	add_percent(&tail, percent, page->lang);
	write_bar(page, frame, label, bar.text, tail.text);
	strbuf_release(&bar);
	strbuf_release(&tail);
}

static int tail_cols(enum lang lang)
{
	int cols = text_cols(T_(lang, "not known"));

	return 2 + (cols > 7 ? cols : 7);
}

/* One row of bars: the label stands before its bar. */
static void single_bars(struct page *page, const struct doc_chart *chart, int indent)
{
	struct frame frame = plan(page, indent, widest(chart->labels, chart->label_count), tail_cols(page->lang));

	for (size_t i = 0; i < chart->label_count; i++)
		percent_bar(page, &frame, chart->labels[i], chart->series[0].percent[i], series_char(0));
}

/* Several: the label above, the name of each before its bar. */
static void grouped_bars(struct page *page, const struct doc_chart *chart, int indent)
{
	const char *names[SERIES_MAX];
	size_t count = chart->series_count < SERIES_MAX ? chart->series_count : SERIES_MAX;

	for (size_t s = 0; s < count; s++)
		names[s] = chart->series[s].name;
	struct frame frame = plan(page, indent + 2, widest(names, count), tail_cols(page->lang));
	for (size_t i = 0; i < chart->label_count; i++) {
		page_text(page, indent, 2, chart->labels[i]);
		for (size_t s = 0; s < count; s++)
			percent_bar(page, &frame, names[s], chart->series[s].percent[i], series_char(s));
	}
}

/* ---- stacks ----------------------------------------------------------------------- */

/* Borders between the parts are rounded, not the parts: together they fill the bar. */
static void stack_bar(struct page *page, const struct frame *frame, const struct doc_chart *chart, size_t place)
{
	struct strbuf bar = STRBUF_INIT;
	double sum = 0;

	for (size_t s = 0; s < chart->series_count; s++) {
		double percent = chart->series[s].percent[place];
		sum += percent > 0 ? percent : 0;
		size_t end = (size_t)((sum > 100 ? 1 : sum / 100) * frame->bar_cols + 0.5);
		if (end > bar.length)
			strbuf_add_repeat(&bar, tone_char(chart->series[s].tone), end - bar.length);
	}
	strbuf_add_repeat(&bar, ' ', (size_t)frame->bar_cols - bar.length);
	write_bar(page, frame, chart->labels[place], bar.text, "");
	strbuf_release(&bar);
}

static void stack(struct page *page, const struct doc_chart *chart, int indent)
{
	struct frame frame = plan(page, indent, widest(chart->labels, chart->label_count), 0);
	struct strbuf legend = STRBUF_INIT;

	for (size_t i = 0; i < chart->label_count; i++)
		stack_bar(page, &frame, chart, i);
	for (size_t s = 0; s < chart->series_count; s++)
		strbuf_addf(&legend, "%s%c %s", s > 0 ? "   " : "", tone_char(chart->series[s].tone),
			    chart->series[s].name);
	page_text(page, indent, 2, legend.text);
	strbuf_release(&legend);
}

void text_chart(struct page *page, const struct doc_chart *chart, int indent)
{
	page_text(page, indent, 2, chart->title);
	page_blank(page);
	if (chart->kind == CHART_STACK)
		stack(page, chart, indent);
	else if (chart->series_count == 1)
		single_bars(page, chart, indent);
	else
		grouped_bars(page, chart, indent);
	page_blank(page);
	page_text(page, indent, 0, chart->summary);
	page_blank(page);
}
