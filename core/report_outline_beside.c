/* Beside others: the own state beside the surveyed companies, the self-check beside the talk. */

#include "report_outline.h"

#include <stdlib.h>

enum { SURVEYED_MAX = 12 };

/* ---- surveys ---------------------------------------------------------------------- */

static bool is_lacking(const struct gap_clause *clause)
{
	return clause->verdict == VERDICT_GAP || clause->verdict == VERDICT_PARTIAL;
}

static bool is_judged(const struct gap_clause *clause)
{
	return is_lacking(clause) || clause->verdict == VERDICT_UNKNOWN || clause->verdict == VERDICT_MET;
}

/* What is missing or met in part first, then by priority. */
static int compare(const void *left, const void *right)
{
	const struct gap_clause *const *a = left;
	const struct gap_clause *const *b = right;

	if (is_lacking(*a) != is_lacking(*b))
		return is_lacking(*a) ? -1 : 1;
	return gap_clause_compare(*a, *b);
}

/* At most as many as can be read; *count_all are all. Ownership: the caller frees. */
static const struct gap_clause **list_surveyed(const struct gap_report *report, size_t *count, size_t *count_all)
{
	const struct gap_clause **list = mem_calloc(report->clause_count + 1, sizeof(*list));

	*count_all = 0;
	for (size_t i = 0; i < report->clause_count; i++) {
		if (report->clauses[i].benchmark_count > 0 && is_judged(&report->clauses[i]))
			list[(*count_all)++] = &report->clauses[i];
	}
	qsort(list, *count_all, sizeof(list[0]), compare);
	*count = *count_all < SURVEYED_MAX ? *count_all : SURVEYED_MAX;
	return list;
}

bool outline_has_surveys(const struct gap_report *report)
{
	for (size_t i = 0; i < report->clause_count; i++) {
		if (report->clauses[i].benchmark_count > 0 && is_judged(&report->clauses[i]))
			return true;
	}
	return false;
}

static double own_percent(enum verdict verdict)
{
	switch (verdict) {
	case VERDICT_MET: return 100;
	case VERDICT_PARTIAL: return 50;
	case VERDICT_GAP: return 0;
	default: return -1;
	}
}

static void survey_chart(struct outline *outline, const struct gap_clause **list, size_t count, const char *summary)
{
	struct arena *arena = &outline->doc->arena;
	const char **labels = arena_array(arena, count, sizeof(*labels));
	double *own = arena_array(arena, count, sizeof(*own));
	double *others = arena_array(arena, count, sizeof(*others));
	/* TRANSLATORS: the two rows of bars of a chart */
	struct doc_series series[] = { { T_(outline->lang, "Here"), TONE_NONE, own },
				       { T_(outline->lang, "Surveyed companies"), TONE_NONE, others } };

	for (size_t i = 0; i < count; i++) {
		labels[i] = list[i]->title;
		own[i] = own_percent(list[i]->verdict);
		others[i] = list[i]->benchmarks[0].percent;
	}
	doc_chart(outline->doc, &(struct doc_chart){
		.kind = CHART_BARS,
		.title = T_(outline->lang, "Here, and at the surveyed companies"),
		.summary = summary,
		.labels = labels,
		.label_count = count,
		.series = series,
		.series_count = 2,
	});
}

static void survey_table(struct outline *outline, const struct gap_clause **list, size_t count)
{
	enum lang lang = outline->lang;
	const struct doc_column columns[] = {
		{ T_(lang, "Clause"), false },
		{ T_(lang, "Here"), false },
		{ T_(lang, "Companies"), true },
		{ T_(lang, "Survey"), false },
	};
	struct doc_cell *cell = doc_table(outline->doc, "", columns, 4, count);
	struct strbuf percent = STRBUF_INIT;

	for (size_t i = 0; i < count; i++, cell += 4) {
		doc_set(outline->doc, &cell[0], list[i]->title);
		outline_link_cell(outline, &cell[0], list[i]);
		doc_set(outline->doc, &cell[1], verdict_word(list[i]->verdict, lang));
		cell[1].tone = outline_tone(list[i]->verdict);
		strbuf_reset(&percent);
		outline_percent(&percent, lang, list[i]->benchmarks[0].percent / 100);
		doc_set(outline->doc, &cell[2], percent.text);
		doc_set(outline->doc, &cell[3], list[i]->benchmarks[0].text);
	}
	strbuf_release(&percent);
}

void outline_chart_surveys(struct outline *outline, size_t *place)
{
	size_t count;
	size_t count_all;
	size_t lacking = 0;
	const struct gap_clause **list = list_surveyed(outline->report, &count, &count_all);
	struct strbuf summary = STRBUF_INIT;

	for (size_t i = 0; i < count; i++)
		lacking += is_lacking(list[i]);
	strbuf_addf(&summary,
		    T_(outline->lang, "Of the clauses shown beside a survey (%zu), so many are missing or met in part here: %zu. Met "
				      "is 100 %%, met in part 50 %%."),
		    count, lacking);
	if (count > 0) {
		outline_section(outline, PART_CHARTS, ++*place, "surveys", T_(outline->lang, "Beside other companies"));
		doc_paragraph(outline->doc, 0, "",
			      T_(outline->lang, "The share of the surveyed companies by whose answer the clause would be "
						"met."));
		survey_chart(outline, list, count, summary.text);
		survey_table(outline, list, count);
	}
	if (count < count_all)
		doc_paragraphf(outline->doc, 0, T_(outline->lang, "Shown: %zu of %zu, the most pressing first."), count,
			       count_all);
	strbuf_release(&summary);
	free(list);
}

/* ---- self-check and talk ------------------------------------------------------------- */

struct talk_row {
	const char *label;
	int count;
};

static void talk_chart(struct outline *outline, const struct talk_row *rows, size_t count, int all,
		       const char *summary)
{
	struct arena *arena = &outline->doc->arena;
	const char **labels = arena_array(arena, count, sizeof(*labels));
	double *percent = arena_array(arena, count, sizeof(*percent));
	struct doc_series series = { T_(outline->lang, "Answers of the talk"), TONE_NONE, percent };

	for (size_t i = 0; i < count; i++) {
		labels[i] = rows[i].label;
		percent[i] = 100.0 * rows[i].count / all;
	}
	doc_chart(outline->doc, &(struct doc_chart){
		.kind = CHART_BARS,
		.title = T_(outline->lang, "Answers of the talk beside those of the self-check"),
		.summary = summary,
		.labels = labels,
		.label_count = count,
		.series = &series,
		.series_count = 1,
	});
}

static void talk_table(struct outline *outline, const struct talk_row *rows, size_t count, int all)
{
	enum lang lang = outline->lang;
	const struct doc_column columns[] = {
		{ T_(lang, "Answer of the talk"), false },
		{ T_(lang, "Answers"), true },
		{ T_(lang, "Share"), true },
	};
	struct doc_cell *cell = doc_table(outline->doc, "", columns, 3, count);
	struct strbuf percent = STRBUF_INIT;

	for (size_t i = 0; i < count; i++, cell += 3) {
		strbuf_reset(&percent);
		outline_percent(&percent, lang, (double)rows[i].count / all);
		doc_set(outline->doc, &cell[0], rows[i].label);
		doc_setf(outline->doc, &cell[1], "%d", rows[i].count);
		doc_set(outline->doc, &cell[2], percent.text);
	}
	strbuf_release(&percent);
}

void outline_chart_talk(struct outline *outline, size_t *place)
{
	const struct versions_count *count = &outline->report->interview.count;
	enum lang lang = outline->lang;
	const struct talk_row rows[] = {
		{ T_(lang, "as in the self-check"), count->both - count->differing },
		{ T_(lang, "changed in the talk"), count->differing },
		{ T_(lang, "in the talk only"), count->talk_only },
	};
	int all = count->both + count->talk_only;
	struct strbuf summary = STRBUF_INIT;

	if (count->self == 0 || all == 0)
		return;
	strbuf_addf(&summary,
		    T_(lang, "Of %d answers of the talk, %d are as in the self-check, %d were changed, and %d were given "
			     "in the talk only."),
		    all, rows[0].count, rows[1].count, rows[2].count);
	outline_section(outline, PART_CHARTS, ++*place, "talk", T_(lang, "Self-check beside the talk"));
	talk_chart(outline, rows, 3, all, summary.text);
	talk_table(outline, rows, 3, all);
	strbuf_release(&summary);
}
