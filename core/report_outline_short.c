/* Clauses in short: those that are met, cannot be judged yet, or do not apply. */

#include "report_outline.h"

#include <string.h>

static void short_title(struct outline *outline, const char *number, const struct gap_clause *clause)
{
	struct strbuf text = STRBUF_INIT;

	/* TRANSLATORS: title, kind and priority of a clause */
	strbuf_addf(&text, T_(outline->lang, "%s (%s, priority %s)"), clause->title,
		    clause_kind_word(clause->kind, outline->lang), priority_word(clause->priority, outline->lang));
	doc_item(outline->doc, 0, number, "", text.text)->tone = outline_tone(clause->verdict);
	strbuf_release(&text);
}

static void places(struct outline *outline, const char *label, const struct gap_evidence *list, size_t count)
{
	struct strbuf text = STRBUF_INIT;

	outline_add_places(&text, outline->report, list, count);
	doc_field(outline->doc, 1, label, text.text);
	strbuf_release(&text);
}

void outline_met_clause(struct outline *outline, const char *number, const struct gap_clause *clause)
{
	short_title(outline, number, clause);
	/* TRANSLATORS: before the questions that show that a clause is met */
	places(outline, T_(outline->lang, "Shown by"), clause->evidence, clause->evidence_count);
}

void outline_unanswered_clause(struct outline *outline, const char *number, const struct gap_clause *clause)
{
	short_title(outline, number, clause);
	/* TRANSLATORS: before the questions that are open */
	places(outline, T_(outline->lang, "Open"), clause->open, clause->open_count);
}

static const char *silence(const struct gap_evidence *silent, enum lang lang)
{
	static const char *const reasons[] = {
		[SILENCE_NOT_ASKED] = N_("not asked"),
		[SILENCE_WHEN] = N_("counts here only under a condition that does not hold"),
		[SILENCE_ANSWER] = N_("what was answered says nothing about it"),
	};

	return silent->silence == SILENCE_NOT_APPLICABLE ? silent->answer : i18n_get_in(lang, reasons[silent->silence]);
}

static bool is_same_silence(const struct gap_evidence *a, const struct gap_evidence *b)
{
	return a->silence == b->silence &&
	       (a->silence != SILENCE_NOT_APPLICABLE || strcmp(a->answer, b->answer) == 0);
}

/* What says nothing for the same reason stands together. */
void outline_silent_clause(struct outline *outline, const char *number, const struct gap_clause *clause)
{
	struct strbuf text = STRBUF_INIT;

	short_title(outline, number, clause);
	for (size_t first = 0, end; first < clause->silent_count; first = end) {
		for (end = first + 1; end < clause->silent_count && is_same_silence(&clause->silent[first], &clause->silent[end]);)
			end++;
		strbuf_reset(&text);
		outline_add_places(&text, outline->report, &clause->silent[first], end - first);
		doc_item(outline->doc, 1, "", text.text, silence(&clause->silent[first], outline->lang));
	}
	strbuf_release(&text);
}
