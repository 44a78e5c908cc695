/* A comparison as a document: who is compared, coverage, and the parts in their order. */
#include "report_compare_parts.h"

#include "report_outline.h"

#include <stdio.h>
#include <string.h>

const char *compare_word_then(const struct compare_writer *writer)
{
	/* TRANSLATORS: the earlier of two states */
	return writer->comparison->is_over_time ? T_(writer->lang, "then") :
						  /* TRANSLATORS: the first of two organisations */
						  T_(writer->lang, "the first");
}

const char *compare_word_now(const struct compare_writer *writer)
{
	/* TRANSLATORS: the later of two states */
	return writer->comparison->is_over_time ? T_(writer->lang, "now") :
						  /* TRANSLATORS: the second of two organisations */
						  T_(writer->lang, "the second");
}

void compare_part(struct compare_writer *writer, const char *id, const char *title)
{
	char number[16];

	snprintf(number, sizeof(number), "%d", ++writer->part);
	doc_heading(writer->doc, 1, number, id, title);
}

/* ---- who is compared ------------------------------------------------------------- */

static void add_questionnaires(struct strbuf *out, const struct gap_report *report)
{
	for (size_t i = 0; i < report->part_count; i++) {
		const struct gap_part *part = &report->parts[i];
		if (i > 0)
			strbuf_addch(out, '\n');
		strbuf_addf(out, T_(report->lang, "%s (%s, version %s)"), part->title, part->questionnaire,
			    part->version);
	}
}

/* What is to be said of both sides. */
struct head_row {
	const char *label;
	const char *then;
	const char *now;
};

static void head_table(struct compare_writer *writer, const struct head_row *rows, size_t count)
{
	const struct doc_column columns[] = {
		{ "", false }, { compare_word_then(writer), false }, { compare_word_now(writer), false },
	};
	size_t kept = 0;

	for (size_t i = 0; i < count; i++)
		kept += *rows[i].then || *rows[i].now;
	struct doc_cell *cell = doc_table(writer->doc, T_(writer->lang, "What is compared"), columns, 3, kept);
	for (size_t i = 0; i < count; i++) {
		if (!*rows[i].then && !*rows[i].now)
			continue;
		doc_set(writer->doc, cell++, rows[i].label);
		doc_set(writer->doc, cell++, rows[i].then);
		doc_set(writer->doc, cell++, rows[i].now);
	}
}

static void head(struct compare_writer *writer)
{
	const struct gap_report *then = writer->comparison->then;
	const struct gap_report *now = writer->comparison->now;
	enum lang lang = writer->lang;
	struct strbuf titles[2] = { STRBUF_INIT, STRBUF_INIT };
	char begun[2][GAP_DATE_SIZE];
	char changed[2][GAP_DATE_SIZE];

	add_questionnaires(&titles[0], then);
	add_questionnaires(&titles[1], now);
	gap_date_format(then->created_utc, begun[0]);
	gap_date_format(now->created_utc, begun[1]);
	gap_date_format(then->updated_utc, changed[0]);
	gap_date_format(now->updated_utc, changed[1]);
	const struct head_row rows[] = {
		{ T_(lang, "Organisation"), then->organisation, now->organisation },
		{ T_(lang, "Respondent"), then->respondent, now->respondent },
		{ T_(lang, "Questionnaire"), titles[0].text, titles[1].text },
		{ T_(lang, "Assessment"), then->id, now->id },
		{ T_(lang, "Begun (UTC)"), begun[0], begun[1] },
		{ T_(lang, "Last change (UTC)"), changed[0], changed[1] },
	};
	head_table(writer, rows, sizeof(rows) / sizeof(rows[0]));
	strbuf_release(&titles[0]);
	strbuf_release(&titles[1]);
}

/* What a reader must know before comparing figures. */
static void cautions(struct compare_writer *writer)
{
	const struct comparison *comparison = writer->comparison;
	enum lang lang = writer->lang;

	if (!comparison->is_over_time)
		doc_paragraph(writer->doc, 0, "",
			      T_(lang, "These are two organisations side by side, not one at two times. \"Better\" and \"worse\" "
				       "say how the second stands beside the first."));
	else if (comparison->then->updated_utc > comparison->now->updated_utc)
		doc_paragraph(writer->doc, 0, "",
			      T_(lang, "The assessment named first, \"then\", was changed later than the one named second."));
	if (!comparison->has_same_questionnaires)
		doc_paragraph(writer->doc, 0, "",
			      T_(lang, "They did not answer the same questionnaires. Clauses that only one of them has stand in a part "
				       "of their own, and the two rates of coverage rest on different clauses."));
	if (!comparison->has_same_versions)
		doc_paragraph(writer->doc, 0, "",
			      T_(lang, "They answered different versions of a questionnaire. Questions are matched by their ids."));
}

/* ---- how many ---------------------------------------------------------------------- */

static void in_short(struct compare_writer *writer)
{
	const struct comparison *comparison = writer->comparison;
	enum lang lang = writer->lang;
	const struct {
		const char *label;
		size_t count;
	} rows[] = {
		{ comparison->is_over_time ? T_(lang, "Clauses that are better") : T_(lang, "Better in the second"),
		  (size_t)comparison->count[CHANGE_BETTER] },
		{ comparison->is_over_time ? T_(lang, "Clauses that are worse") : T_(lang, "Worse in the second"),
		  (size_t)comparison->count[CHANGE_WORSE] },
		{ comparison->is_over_time ? T_(lang, "Judged now, not then") : T_(lang, "Judged in the second only"),
		  (size_t)comparison->count[CHANGE_NOW_JUDGED] },
		{ comparison->is_over_time ? T_(lang, "Judged then, not now") : T_(lang, "Judged in the first only"),
		  (size_t)comparison->count[CHANGE_NO_MORE_JUDGED] },
		{ T_(lang, "Judged in neither, for another reason"), (size_t)comparison->count[CHANGE_UNJUDGED] },
		{ comparison->is_over_time ? T_(lang, "New clauses") : T_(lang, "Clauses of the second only"),
		  (size_t)comparison->count[CHANGE_NEW] },
		{ comparison->is_over_time ? T_(lang, "Clauses that are gone") : T_(lang, "Clauses of the first only"),
		  (size_t)comparison->count[CHANGE_GONE] },
		{ T_(lang, "Clauses with the same verdict"), (size_t)comparison->count[CHANGE_SAME] },
		{ T_(lang, "Clauses with another note at their evidence"), (size_t)comparison->note_changed },
		{ T_(lang, "Answers that differ, or what stands beside them"), comparison->answer_changed },
	};
	enum { ROWS = sizeof(rows) / sizeof(rows[0]) };
	const struct doc_column columns[] = { { T_(lang, "What differs"), false }, { T_(lang, "How many"), true } };

	compare_part(writer, "summary", T_(lang, "In short"));
	if (!comparison->is_different)
		doc_paragraph(writer->doc, 0, "", T_(lang, "No answer, no verdict and no note differs."));
	struct doc_cell *cell = doc_table(writer->doc, "", columns, 2, ROWS);
	for (size_t i = 0; i < ROWS; i++) {
		doc_set(writer->doc, &cell[2 * i], rows[i].label);
		doc_setf(writer->doc, &cell[2 * i + 1], "%zu", rows[i].count);
	}
}

static void method(struct compare_writer *writer)
{
	enum lang lang = writer->lang;
	const char *const rules[] = {
		T_(lang, "Verdicts are ordered, from the worst: missing, not known, partly met, met. Unanswered and not applicable "
			 "stand outside: a clause comes to be judged, or is judged no longer."),
		T_(lang, "Coverage = (met + partly met / 2) / (met + partly met + missing + not known)"),
		T_(lang, "Answers are matched by questionnaire and item, clauses by their ids, actions by what they say of which "
			 "clause. An answer differs when its value, its reason or what was filled in differs."),
		T_(lang, "Actions, exceptions and duties are shown, but change no verdict and count as no difference."),
		T_(lang, "All dates are in UTC."),
	};

	compare_part(writer, "method", T_(lang, "How this comparison was made"));
	for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++)
		doc_item(writer->doc, 0, "", "", rules[i])->tone = TONE_QUIET;
}

struct document *compare_outline(const struct comparison *comparison)
{
	enum lang lang = comparison->now->lang;
	const char *title = comparison->is_over_time ? T_(lang, "Security gaps: then and now") :
						       T_(lang, "Security gaps: two organisations side by side");
	struct document *doc = document_new(lang, title);
	struct compare_writer writer = { .doc = doc, .comparison = comparison, .lang = lang };

	doc->name = "comparison";
	if (comparison->is_over_time)
		doc->organisation = arena_strdup(&doc->arena, comparison->now->organisation);
	doc->date_utc = comparison->now->updated_utc;
	head(&writer);
	cautions(&writer);
	in_short(&writer);
	compare_coverage(&writer);
	compare_outline_clauses(&writer);
	compare_outline_answers(&writer);
	compare_outline_plan(&writer);
	method(&writer);
	return doc;
}
