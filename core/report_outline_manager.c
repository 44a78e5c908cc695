/* The page for who has one minute: coverage, what to do first, what is not known. */

#include "report_outline.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	FIRST_ACTIONS = 6,
	UNKNOWN_SHOWN = 6 /* a page is a page */
};

/* ---- coverage --------------------------------------------------------------------- */

static void coverage(struct outline *outline)
{
	const struct gap_coverage *coverage = &outline->report->coverage;
	const int *count = coverage->count;
	struct strbuf percent = STRBUF_INIT;

	if (coverage->rate_0_1 < 0) {
		doc_paragraph(outline->doc, 0, "", T_(outline->lang, "Coverage: nothing could be judged yet."));
		return;
	}
	outline_percent(&percent, outline->lang, coverage->rate_0_1);
	doc_paragraphf(outline->doc, 0, T_(outline->lang, "Coverage: %s"), percent.text);
	doc_paragraphf(outline->doc, 1, "%s\n= (%d + %d / 2) / (%d + %d + %d + %d) = %s",
		       T_(outline->lang, "Coverage = (met + partly met / 2) / (met + partly met + missing + not known)"),
		       count[VERDICT_MET], count[VERDICT_PARTIAL], count[VERDICT_MET], count[VERDICT_PARTIAL],
		       count[VERDICT_GAP], count[VERDICT_UNKNOWN], percent.text)
		->tone = TONE_QUIET;
	strbuf_release(&percent);
}

static int count_clauses(const struct gap_report *report, enum verdict verdict, enum priority priority)
{
	int count = 0;

	for (size_t i = 0; i < report->clause_count; i++)
		count += report->clauses[i].verdict == verdict && report->clauses[i].priority == priority;
	return count;
}

/* Rows are verdicts, columns priorities. */
static void count_table(struct outline *outline)
{
	static const enum verdict order[VERDICT_COUNT] = { VERDICT_GAP,        VERDICT_PARTIAL, VERDICT_UNKNOWN,
							   VERDICT_UNANSWERED, VERDICT_MET,     VERDICT_NOT_APPLICABLE };
	enum lang lang = outline->lang;
	struct doc_column columns[PRIORITY_COUNT + 2] = {
		/* TRANSLATORS: heading of a table with the columns high, medium, low, total */
		{ T_(lang, "priority"), false },
	};

	for (int p = 0; p < PRIORITY_COUNT; p++)
		columns[1 + p] = (struct doc_column){ priority_word((enum priority)p, lang), true };
	columns[PRIORITY_COUNT + 1] = (struct doc_column){ T_(lang, "total"), true };
	struct doc_cell *cell = doc_table(outline->doc, T_(lang, "Clauses by verdict and priority"), columns,
					  PRIORITY_COUNT + 2, VERDICT_COUNT);
	for (int v = 0; v < VERDICT_COUNT; v++) {
		cell->tone = outline_tone(order[v]);
		doc_set(outline->doc, cell++, verdict_word(order[v], lang));
		for (int p = 0; p < PRIORITY_COUNT; p++)
			doc_setf(outline->doc, cell++, "%d", count_clauses(outline->report, order[v], (enum priority)p));
		doc_setf(outline->doc, cell++, "%d", outline->report->coverage.count[order[v]]);
	}
}

static void progress(struct outline *outline)
{
	const struct gap_report *report = outline->report;
	const struct progress *all = &report->progress;

	doc_paragraphf(outline->doc, 0,
		       all->unanswered > 0
			       ? T_(outline->lang,
				    "Questions asked: %d. Answered: %d. Open: %d, so the result can still change.")
			       : T_(outline->lang, "Questions asked: %d. Answered: %d. Open: %d."),
		       all->asked, all->answered, all->unanswered);
	if (report->interview.only_said > 0)
		doc_paragraphf(outline->doc, 0,
			       T_(outline->lang,
				  "Met, but only said: %d. No document was seen for these and nothing was tried."),
			       report->interview.only_said);
}

/* ---- what to do first --------------------------------------------------------------- */

/* Missing and partly met clauses in the order in which they are done. Ownership: the caller frees. */
static const struct gap_clause **list_todo(const struct gap_report *report, size_t *count)
{
	size_t partial_count;
	const struct gap_clause **list = outline_clauses(report, VERDICT_GAP, outline_compare_todo, count);
	const struct gap_clause **partial = outline_clauses(report, VERDICT_PARTIAL, outline_compare_todo, &partial_count);

	for (size_t i = 0; i < partial_count; i++)
		list[*count + i] = partial[i];
	*count += partial_count;
	qsort(list, *count, sizeof(list[0]), outline_compare_todo);
	free(partial);
	return list;
}

/* The first one that is not over. */
static const struct gap_action *action_of(const struct gap_report *report, const struct gap_clause *clause)
{
	for (size_t i = 0; i < report->plan.action_count; i++) {
		const struct gap_action *action = &report->plan.actions[i];
		if (strcmp(action->clause, clause->id) == 0 && action->state != ACTION_DONE &&
		    action->state != ACTION_DROPPED)
			return action;
	}
	return NULL;
}

/* What was decided already: it may be under way, or set aside for a time. */
static void todo_plan(struct outline *outline, const struct gap_clause *clause)
{
	const struct gap_plan *plan = &outline->report->plan;
	const struct gap_action *action = action_of(outline->report, clause);
	struct strbuf text = STRBUF_INIT;

	if (action) {
		outline_action_state(&text, action, outline->lang);
		/* TRANSLATORS: who carries an action out, until when, and how far it is */
		doc_field(outline->doc, 1, T_(outline->lang, "Planned"), text.text);
	}
	for (size_t i = 0; i < plan->exception_count; i++) {
		if (strcmp(plan->exceptions[i].clause, clause->id) != 0)
			continue;
		strbuf_reset(&text);
		outline_exception_state(&text, &plan->exceptions[i], outline->lang);
		doc_field(outline->doc, 1, T_(outline->lang, "Exception"), text.text);
	}
	strbuf_release(&text);
}

static void todo_item(struct outline *outline, size_t place, const struct gap_clause *clause)
{
	enum lang lang = outline->lang;
	struct strbuf text = STRBUF_INIT;
	char number[32];

	/* TRANSLATORS: title of a clause, its kind, its priority, what effort it takes */
	strbuf_addf(&text, T_(lang, "%s (%s, priority %s, effort %s)"), clause->title,
		    clause_kind_word(clause->kind, lang), priority_word(clause->priority, lang),
		    effort_word(clause->effort, lang));
	snprintf(number, sizeof(number), "%zu", place);
	outline_link_clause(outline, doc_item(outline->doc, 0, number, "", text.text), clause);
	if (*clause->reason)
		doc_field(outline->doc, 1, T_(lang, "Why"), clause->reason);
	if (*clause->first_step)
		doc_field(outline->doc, 1, T_(lang, "First step"), clause->first_step);
	todo_plan(outline, clause);
	strbuf_release(&text);
}

static void more_todo(struct outline *outline, size_t count)
{
	if (count <= FIRST_ACTIONS)
		return;
	doc_paragraphf(outline->doc, 0,
		       TQ_(outline->lang, "%zu more follows in what is missing or met in part.",
			   "%zu more follow in what is missing or met in part.", count - FIRST_ACTIONS),
		       count - FIRST_ACTIONS);
}

static void todo(struct outline *outline, size_t *place)
{
	size_t count;
	const struct gap_clause **list = list_todo(outline->report, &count);

	if (count > 0)
		outline_section(outline, PART_MANAGER, ++*place, "first", T_(outline->lang, "What to do first"));
	for (size_t i = 0; i < count && i < FIRST_ACTIONS; i++)
		todo_item(outline, i + 1, list[i]);
	more_todo(outline, count);
	free(list);
}

/* ---- what is not known ---------------------------------------------------------------- */

static const char *holder_of(const struct gap_clause *clause)
{
	for (size_t i = 0; i < clause->evidence_count; i++) {
		if (clause->evidence[i].verdict == VERDICT_UNKNOWN && *clause->evidence[i].holder)
			return clause->evidence[i].holder;
	}
	return "";
}

static void unknown_item(struct outline *outline, const struct gap_clause *clause)
{
	const char *holder = holder_of(clause);
	struct strbuf text = STRBUF_INIT;

	if (*holder)
		/* TRANSLATORS: title of a clause, and who was named as knowing about it */
		strbuf_addf(&text, T_(outline->lang, "%s (ask %s)"), clause->title, holder);
	else
		strbuf_adds(&text, clause->title);
	outline_link_clause(outline, doc_item(outline->doc, 0, "", "", text.text), clause);
	strbuf_release(&text);
}

/* Clauses of a kind are found out by the same people. */
static void unknown_kind(struct outline *outline, const struct gap_clause **list, size_t count,
			 enum clause_kind kind, size_t *shown)
{
	bool is_first = true;

	for (size_t i = 0; i < count && *shown < UNKNOWN_SHOWN; i++) {
		if (list[i]->kind != kind)
			continue;
		if (is_first)
			doc_paragraph(outline->doc, 0, "", outline_who_knows(kind, outline->lang));
		is_first = false;
		unknown_item(outline, list[i]);
		++*shown;
	}
}

static void unknown(struct outline *outline, size_t *place)
{
	size_t count;
	size_t shown = 0;
	const struct gap_clause **list = outline_clauses(outline->report, VERDICT_UNKNOWN, outline_compare, &count);

	if (count > 0)
		outline_section(outline, PART_MANAGER, ++*place, "unknown",
				T_(outline->lang, "What is not known, and who could find out"));
	for (int kind = 0; kind < CLAUSE_KIND_COUNT; kind++)
		unknown_kind(outline, list, count, (enum clause_kind)kind, &shown);
	if (count > shown)
		doc_paragraphf(outline->doc, 0,
			       TQ_(outline->lang, "%zu more follows in what is not known.",
				   "%zu more follow in what is not known.", count - shown),
			       count - shown);
	free(list);
}

void outline_manager(struct outline *outline)
{
	size_t place = 0;

	outline_part(outline, PART_MANAGER, T_(outline->lang, "Result"));
	coverage(outline);
	count_table(outline);
	progress(outline);
	todo(outline, &place);
	unknown(outline, &place);
	doc_page(outline->doc);
}
