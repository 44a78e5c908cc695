/* Clauses in short: those that are met, cannot be judged yet, or do not apply. */

#include "report_outline.h"

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

static void silent_line(struct outline *outline, const struct gap_evidence *silent)
{
	static const char *const reasons[] = {
		[SILENCE_NOT_ASKED] = N_("not asked"),
		[SILENCE_WHEN] = N_("counts here only under a condition that does not hold"),
		[SILENCE_ANSWER] = N_("what was answered says nothing about it"),
	};
	struct strbuf place = STRBUF_INIT;

	outline_add_places(&place, outline->report, silent, 1);
	doc_item(outline->doc, 1, "", place.text,
		 silent->silence == SILENCE_NOT_APPLICABLE ? silent->answer :
							     i18n_get_in(outline->lang, reasons[silent->silence]));
	strbuf_release(&place);
}

void outline_silent_clause(struct outline *outline, const char *number, const struct gap_clause *clause)
{
	short_title(outline, number, clause);
	for (size_t i = 0; i < clause->silent_count; i++)
		silent_line(outline, &clause->silent[i]);
}
