/* The coverage of both sides of a comparison. */
#include "report_compare_parts.h"

#include "report_outline.h"

#include <string.h>

/* A chapter that was judged on one side or both; -1: not there. */
struct chapter_rates {
	const char *title;
	double then;
	double now;
};

static double chapter_rate(const struct gap_report *report, const char *chapter)
{
	int count[VERDICT_COUNT] = { 0 };

	for (size_t i = 0; i < report->clause_count; i++) {
		const struct gap_clause *clause = &report->clauses[i];
		if (strcmp(report->chapters[clause->chapter].id, chapter) == 0)
			count[clause->verdict]++;
	}
	return gap_coverage_rate(count);
}

static bool has_chapter(const struct gap_report *report, const char *id)
{
	for (size_t i = 0; i < report->chapter_count; i++) {
		if (strcmp(report->chapters[i].id, id) == 0)
			return true;
	}
	return false;
}

/* In the order of now, then those that only then has. */
static size_t list_chapters(const struct compare_writer *writer, struct chapter_rates *list)
{
	const struct comparison *comparison = writer->comparison;
	const struct gap_report *const reports[] = { comparison->now, comparison->then };
	size_t count = 0;

	for (size_t r = 0; r < 2; r++) {
		for (size_t i = 0; i < reports[r]->chapter_count; i++) {
			const struct gap_chapter *chapter = &reports[r]->chapters[i];
			if (r == 1 && has_chapter(reports[0], chapter->id))
				continue;
			struct chapter_rates rates = { chapter->title, chapter_rate(comparison->then, chapter->id),
						       chapter_rate(comparison->now, chapter->id) };
			if (rates.then >= 0 || rates.now >= 0)
				list[count++] = rates;
		}
	}
	return count;
}

/* ---- tables ------------------------------------------------------------------------- */

static void add_rate(struct strbuf *out, enum lang lang, double rate_0_1)
{
	if (rate_0_1 < 0)
		/* TRANSLATORS: there is no rate of coverage, because nothing was judged */
		strbuf_adds(out, T_(lang, "no rate"));
	else
		outline_percent(out, lang, rate_0_1);
}

static void set_rate(struct compare_writer *writer, struct doc_cell *cell, double rate_0_1)
{
	struct strbuf text = STRBUF_INIT;

	add_rate(&text, writer->lang, rate_0_1);
	doc_set(writer->doc, cell, text.text);
	strbuf_release(&text);
}

/* In points, from the tenths that are shown: 33.3 to 66.7 are 33.4 points. */
static void set_points(struct compare_writer *writer, struct doc_cell *cell, double then, double now)
{
	long tenths = (long)(now * 1000 + 0.5) - (long)(then * 1000 + 0.5);
	long size = tenths < 0 ? -tenths : tenths;

	if (then < 0 || now < 0)
		return;
	/* TRANSLATORS: a sign, whole points, tenths: "+12.5 points", the difference of two rates in percent */
	doc_setf(writer->doc, cell, T_(writer->lang, "%s%ld.%ld points"), tenths > 0 ? "+" : tenths < 0 ? "-" : "",
		 size / 10, size % 10);
}

static void rate_row(struct compare_writer *writer, struct doc_cell *cell, const char *label, double then, double now)
{
	doc_set(writer->doc, &cell[0], label);
	set_rate(writer, &cell[1], then);
	set_rate(writer, &cell[2], now);
	set_points(writer, &cell[3], then, now);
}

static void counts(struct compare_writer *writer)
{
	const struct gap_coverage *then = &writer->comparison->then->coverage;
	const struct gap_coverage *now = &writer->comparison->now->coverage;
	enum lang lang = writer->lang;
	const struct doc_column columns[] = {
		{ T_(lang, "Verdict"), false },
		{ compare_word_then(writer), true },
		{ compare_word_now(writer), true },
		/* TRANSLATORS: heading of a column: the difference of two numbers */
		{ T_(lang, "difference"), true },
	};
	struct doc_cell *cell = doc_table(writer->doc, T_(lang, "Clauses by verdict"), columns, 4, VERDICT_COUNT + 1);

	for (int v = 0; v < VERDICT_COUNT; v++, cell += 4) {
		int change = now->count[v] - then->count[v];
		doc_set(writer->doc, &cell[0], verdict_word((enum verdict)v, lang));
		cell[0].tone = outline_tone((enum verdict)v);
		doc_setf(writer->doc, &cell[1], "%d", then->count[v]);
		doc_setf(writer->doc, &cell[2], "%d", now->count[v]);
		doc_setf(writer->doc, &cell[3], change > 0 ? "+%d" : "%d", change);
	}
	rate_row(writer, cell, T_(lang, "Coverage"), then->rate_0_1, now->rate_0_1);
}

static void chapter_table(struct compare_writer *writer, const struct chapter_rates *list, size_t count)
{
	enum lang lang = writer->lang;
	const struct doc_column columns[] = {
		{ T_(lang, "Chapter"), false },
		{ compare_word_then(writer), true },
		{ compare_word_now(writer), true },
		{ T_(lang, "difference"), true },
	};
	struct doc_cell *cell = doc_table(writer->doc, T_(lang, "Coverage by chapter"), columns, 4, count);

	for (size_t i = 0; i < count; i++)
		rate_row(writer, cell + 4 * i, list[i].title, list[i].then, list[i].now);
}

/* What the chart shows, for who does not see it. */
static void summarize(const struct compare_writer *writer, struct strbuf *out)
{
	struct strbuf then = STRBUF_INIT;
	struct strbuf now = STRBUF_INIT;

	add_rate(&then, writer->lang, writer->comparison->then->coverage.rate_0_1);
	add_rate(&now, writer->lang, writer->comparison->now->coverage.rate_0_1);
	if (writer->comparison->is_over_time)
		strbuf_addf(out, T_(writer->lang, "Coverage in all: then %s, now %s. The table has the figures of each chapter."),
			    then.text, now.text);
	else
		strbuf_addf(out,
			    T_(writer->lang, "Coverage in all: the first %s, the second %s. The table has the figures of each chapter."),
			    then.text, now.text);
	strbuf_release(&then);
	strbuf_release(&now);
}

static void chapter_chart(struct compare_writer *writer, const struct chapter_rates *list, size_t count)
{
	enum lang lang = writer->lang;
	struct arena *arena = &writer->doc->arena;
	const char **labels = arena_array(arena, count, sizeof(*labels));
	double *then = arena_array(arena, count, sizeof(*then));
	double *now = arena_array(arena, count, sizeof(*now));
	struct strbuf summary = STRBUF_INIT;
	const struct doc_series series[] = {
		{ .name = compare_word_then(writer), .percent = then },
		{ .name = compare_word_now(writer), .percent = now },
	};

	for (size_t i = 0; i < count; i++) {
		labels[i] = list[i].title;
		then[i] = list[i].then * 100;
		now[i] = list[i].now * 100;
	}
	summarize(writer, &summary);
	doc_chart(writer->doc, &(struct doc_chart){
				       .kind = CHART_BARS,
				       .title = T_(lang, "Coverage by chapter"),
				       .summary = summary.text,
				       .labels = labels,
				       .label_count = count,
				       .series = series,
				       .series_count = 2,
			       });
	strbuf_release(&summary);
}

void compare_coverage(struct compare_writer *writer)
{
	const struct comparison *comparison = writer->comparison;
	size_t room = comparison->then->chapter_count + comparison->now->chapter_count;
	struct chapter_rates *list = arena_array(&writer->doc->arena, room, sizeof(*list));
	size_t count = list_chapters(writer, list);

	compare_part(writer, "coverage", T_(writer->lang, "Coverage"));
	counts(writer);
	if (count == 0)
		return;
	chapter_chart(writer, list, count);
	chapter_table(writer, list, count);
}
