/* Coverage by chapter: how far one is in each part of the matter. */

#include "report_outline.h"

enum { RADAR_AXES_MIN = 3 };

/* A chapter with judged clauses. */
struct chapter_row {
	const char *title;
	int count[VERDICT_COUNT];
	int judged;
};

static const enum verdict stacked[] = { VERDICT_MET, VERDICT_PARTIAL, VERDICT_GAP, VERDICT_UNKNOWN };
enum { STACKED = sizeof(stacked) / sizeof(stacked[0]) };

/* Ownership: the document's. */
static struct chapter_row *list_chapters(struct outline *outline, size_t *count)
{
	const struct gap_report *report = outline->report;
	struct chapter_row *rows = arena_array(&outline->doc->arena, report->chapter_count, sizeof(*rows));
	size_t kept = 0;

	for (size_t i = 0; i < report->clause_count; i++)
		rows[report->clauses[i].chapter].count[report->clauses[i].verdict]++;
	for (size_t c = 0; c < report->chapter_count; c++) {
		struct chapter_row row = rows[c];
		row.title = report->chapters[c].title;
		for (size_t v = 0; v < STACKED; v++)
			row.judged += row.count[stacked[v]];
		if (row.judged > 0)
			rows[kept++] = row;
	}
	*count = kept;
	return rows;
}

static void chapter_table(struct outline *outline, const struct chapter_row *rows, size_t count)
{
	enum lang lang = outline->lang;
	struct doc_column columns[STACKED + 3] = { { T_(lang, "Chapter"), false } };
	struct strbuf percent = STRBUF_INIT;

	for (size_t v = 0; v < STACKED; v++)
		columns[1 + v] = (struct doc_column){ verdict_word(stacked[v], lang), true };
	/* TRANSLATORS: heading of a column: how many could be judged */
	columns[STACKED + 1] = (struct doc_column){ T_(lang, "judged"), true };
	columns[STACKED + 2] = (struct doc_column){ T_(lang, "coverage"), true };
	struct doc_cell *cell = doc_table(outline->doc, "", columns, STACKED + 3, count);
	for (size_t i = 0; i < count; i++) {
		doc_set(outline->doc, cell++, rows[i].title);
		for (size_t v = 0; v < STACKED; v++)
			doc_setf(outline->doc, cell++, "%d", rows[i].count[stacked[v]]);
		doc_setf(outline->doc, cell++, "%d", rows[i].judged);
		strbuf_reset(&percent);
		outline_percent(&percent, lang, gap_coverage_rate(rows[i].count));
		doc_set(outline->doc, cell++, percent.text);
	}
	strbuf_release(&percent);
}

static void summarize(struct strbuf *out, const struct chapter_row *rows, size_t count, enum lang lang)
{
	size_t best = 0;
	size_t worst = 0;
	struct strbuf high = STRBUF_INIT;
	struct strbuf low = STRBUF_INIT;

	for (size_t i = 1; i < count; i++) {
		if (gap_coverage_rate(rows[i].count) > gap_coverage_rate(rows[best].count))
			best = i;
		if (gap_coverage_rate(rows[i].count) < gap_coverage_rate(rows[worst].count))
			worst = i;
	}
	outline_percent(&high, lang, gap_coverage_rate(rows[best].count));
	outline_percent(&low, lang, gap_coverage_rate(rows[worst].count));
	if (best == worst)
		/* TRANSLATORS: a rate */
		strbuf_addf(out, T_(lang, "Coverage is %s in every chapter that could be judged."), high.text);
	else
		/* TRANSLATORS: the chapter with the highest coverage and its rate, the one with the lowest and its rate */
		strbuf_addf(out, T_(lang, "Coverage is highest in \"%s\" (%s) and lowest in \"%s\" (%s)."),
			    rows[best].title, high.text, rows[worst].title, low.text);
	strbuf_release(&high);
	strbuf_release(&low);
}

static const char **list_titles(struct outline *outline, const struct chapter_row *rows, size_t count)
{
	const char **titles = arena_array(&outline->doc->arena, count, sizeof(*titles));

	for (size_t i = 0; i < count; i++)
		titles[i] = rows[i].title;
	return titles;
}

static void stack_chart(struct outline *outline, const struct chapter_row *rows, size_t count, const char *summary)
{
	struct doc_series series[STACKED];

	for (size_t v = 0; v < STACKED; v++) {
		double *percent = arena_array(&outline->doc->arena, count, sizeof(*percent));
		for (size_t i = 0; i < count; i++)
			percent[i] = 100.0 * rows[i].count[stacked[v]] / rows[i].judged;
		series[v] = (struct doc_series){ verdict_word(stacked[v], outline->lang), outline_tone(stacked[v]), percent };
	}
	doc_chart(outline->doc, &(struct doc_chart){
		.kind = CHART_STACK,
		.title = T_(outline->lang, "What could be judged, by chapter"),
		.summary = summary,
		.labels = list_titles(outline, rows, count),
		.label_count = count,
		.series = series,
		.series_count = STACKED,
	});
}

/* "Devices 40.0 %, Network 0.0 %." */
static void list_rates(struct strbuf *out, const struct chapter_row *rows, size_t count, enum lang lang)
{
	for (size_t i = 0; i < count; i++) {
		strbuf_addf(out, "%s%s ", i > 0 ? T_(lang, ", ") : "", rows[i].title);
		outline_percent(out, lang, gap_coverage_rate(rows[i].count));
	}
}

static void radar_chart(struct outline *outline, const struct chapter_row *rows, size_t count)
{
	struct strbuf summary = STRBUF_INIT;
	double *percent = arena_array(&outline->doc->arena, count, sizeof(*percent));
	struct doc_series series = { T_(outline->lang, "Coverage"), TONE_NONE, percent };

	for (size_t i = 0; i < count; i++)
		percent[i] = 100.0 * gap_coverage_rate(rows[i].count);
	list_rates(&summary, rows, count, outline->lang);
	doc_chart(outline->doc, &(struct doc_chart){
		.kind = CHART_RADAR,
		.title = T_(outline->lang, "Coverage by chapter"),
		.summary = summary.text,
		.labels = list_titles(outline, rows, count),
		.label_count = count,
		.series = &series,
		.series_count = 1,
	});
	strbuf_release(&summary);
}

static void by_chapter(struct outline *outline, size_t *place)
{
	size_t count;
	struct chapter_row *rows = list_chapters(outline, &count);
	struct strbuf summary = STRBUF_INIT;

	if (count == 0)
		return;
	summarize(&summary, rows, count, outline->lang);
	outline_section(outline, PART_CHARTS, ++*place, "chapters", T_(outline->lang, "Coverage by chapter"));
	stack_chart(outline, rows, count, summary.text);
	if (count >= RADAR_AXES_MIN)
		radar_chart(outline, rows, count);
	chapter_table(outline, rows, count);
	strbuf_release(&summary);
}

bool outline_has_charts(const struct gap_report *report)
{
	return report->coverage.rate_0_1 >= 0 || outline_has_surveys(report) || report->interview.count.talk > 0;
}

void outline_charts(struct outline *outline)
{
	size_t place = 0;

	outline_part(outline, PART_CHARTS, T_(outline->lang, "Charts"));
	by_chapter(outline, &place);
	outline_chart_surveys(outline, &place);
	outline_chart_talk(outline, &place);
}
