/* What will be done, what was set aside, and who carries which contract clause. */

#include "report_outline.h"

#include <string.h>

static void add_word(struct strbuf *out, const char *word, enum lang lang)
{
	if (!*word)
		return;
	strbuf_addf(out, "%s%s", out->length > 0 ? T_(lang, ", ") : "", word);
}

static void add_due(struct strbuf *out, const char *due, enum lang lang)
{
	struct strbuf text = STRBUF_INIT;

	if (*due)
		/* TRANSLATORS: a date until which something is done or holds */
		strbuf_addf(&text, T_(lang, "until %s"), due);
	add_word(out, text.text, lang);
	strbuf_release(&text);
}

void outline_action_state(struct strbuf *out, const struct gap_action *action, enum lang lang)
{
	add_word(out, action->who, lang);
	add_due(out, action->due, lang);
	add_word(out, action_state_word(action->state, lang), lang);
}

/* ---- tables of both ----------------------------------------------------------------- */

static void set_clause(struct outline *outline, struct doc_cell *cell, const char *id, const char *title)
{
	doc_set(outline->doc, cell, *title ? title : id);
	outline_link_cell(outline, cell, outline_find(outline, id));
}

static void actions(struct outline *outline, size_t *place)
{
	const struct gap_plan *plan = &outline->report->plan;
	enum lang lang = outline->lang;
	const struct doc_column columns[] = {
		/* TRANSLATORS: heading of a column of numbers */
		{ T_(lang, "No."), true },        { T_(lang, "What is done"), false },
		{ T_(lang, "About"), false },     { T_(lang, "Who"), false },
		{ T_(lang, "Until"), false },     { T_(lang, "State"), false },
	};

	if (plan->action_count == 0)
		return;
	outline_section(outline, PART_PLAN, ++*place, "actions", T_(lang, "Actions"));
	struct doc_cell *cell = doc_table(outline->doc, "", columns, 6, plan->action_count);
	for (size_t i = 0; i < plan->action_count; i++, cell += 6) {
		const struct gap_action *action = &plan->actions[i];
		doc_setf(outline->doc, &cell[0], "%d", action->number);
		doc_set(outline->doc, &cell[1], action->what);
		set_clause(outline, &cell[2], action->clause, action->clause_title);
		doc_set(outline->doc, &cell[3], action->who);
		doc_set(outline->doc, &cell[4], action->due);
		doc_set(outline->doc, &cell[5], action_state_word(action->state, lang));
		cell[5].tone = action->state == ACTION_DONE ? TONE_MET : TONE_NONE;
	}
}

static void exceptions(struct outline *outline, size_t *place)
{
	const struct gap_plan *plan = &outline->report->plan;
	enum lang lang = outline->lang;
	const struct doc_column columns[] = {
		{ T_(lang, "No."), true },
		{ T_(lang, "Set aside"), false },
		{ T_(lang, "Why"), false },
		{ T_(lang, "Allowed by"), false },
		{ T_(lang, "Until"), false },
	};

	if (plan->exception_count == 0)
		return;
	outline_section(outline, PART_PLAN, ++*place, "exceptions", T_(lang, "Exceptions"));
	doc_paragraph(outline->doc, 0, "",
		      T_(lang, "What was set aside on purpose. The verdict stays what the answers say."));
	struct doc_cell *cell = doc_table(outline->doc, "", columns, 5, plan->exception_count);
	for (size_t i = 0; i < plan->exception_count; i++, cell += 5) {
		const struct gap_exception *exception = &plan->exceptions[i];
		doc_setf(outline->doc, &cell[0], "%d", exception->number);
		set_clause(outline, &cell[1], exception->clause, exception->clause_title);
		doc_set(outline->doc, &cell[2], exception->why);
		doc_set(outline->doc, &cell[3], exception->who);
		doc_set(outline->doc, &cell[4], exception->due);
	}
}

void outline_plan(struct outline *outline)
{
	size_t place = 0;

	outline_part(outline, PART_PLAN, T_(outline->lang, "Plan"));
	actions(outline, &place);
	exceptions(outline, &place);
}

/* ---- about one clause --------------------------------------------------------------- */

static void action_of_clause(struct outline *outline, const struct gap_action *action)
{
	struct strbuf text = STRBUF_INIT;
	struct strbuf state = STRBUF_INIT;

	outline_action_state(&state, action, outline->lang);
	/* TRANSLATORS: what is done about a clause; who does it, until when, how far it is */
	strbuf_addf(&text, T_(outline->lang, "%s (%s)"), action->what, state.text);
	doc_item(outline->doc, 0, "", T_(outline->lang, "Action"), text.text);
	strbuf_release(&text);
	strbuf_release(&state);
}

void outline_exception_state(struct strbuf *out, const struct gap_exception *exception, enum lang lang)
{
	struct strbuf state = STRBUF_INIT;

	if (*exception->who)
		/* TRANSLATORS: who allowed an exception */
		strbuf_addf(&state, T_(lang, "allowed by %s"), exception->who);
	add_due(&state, exception->due, lang);
	if (state.length > 0)
		strbuf_addf(out, T_(lang, "%s (%s)"), exception->why, state.text);
	else
		strbuf_adds(out, exception->why);
	strbuf_release(&state);
}

static void exception_of_clause(struct outline *outline, const struct gap_exception *exception)
{
	struct strbuf text = STRBUF_INIT;

	outline_exception_state(&text, exception, outline->lang);
	doc_item(outline->doc, 0, "", T_(outline->lang, "Exception"), text.text);
	strbuf_release(&text);
}

void outline_plan_of_clause(struct outline *outline, const struct gap_clause *clause)
{
	const struct gap_plan *plan = &outline->report->plan;
	bool is_any = false;

	for (size_t i = 0; i < plan->action_count + plan->exception_count; i++) {
		bool is_action = i < plan->action_count;
		const char *id = is_action ? plan->actions[i].clause : plan->exceptions[i - plan->action_count].clause;
		if (strcmp(id, clause->id) != 0)
			continue;
		if (!is_any)
			outline_piece(outline, T_(outline->lang, "What was decided about it"));
		is_any = true;
		if (is_action)
			action_of_clause(outline, &plan->actions[i]);
		else
			exception_of_clause(outline, &plan->exceptions[i - plan->action_count]);
	}
}

/* ---- duties ---------------------------------------------------------------------------- */

static bool has_duty(const struct gap_clause *clause)
{
	return clause->kind == CLAUSE_CONTRACT || clause->duty != DUTY_UNSET;
}

static size_t count_duties(const struct gap_report *report, bool is_set)
{
	size_t count = 0;

	for (size_t i = 0; i < report->clause_count; i++)
		count += has_duty(&report->clauses[i]) && (!is_set || report->clauses[i].duty != DUTY_UNSET);
	return count;
}

bool outline_has_duties(const struct gap_report *report)
{
	return count_duties(report, false) > 0;
}

static enum doc_tone duty_tone(enum duty duty)
{
	if (duty == DUTY_UNDECIDED)
		return TONE_GAP;
	return duty == DUTY_UNSET ? TONE_UNANSWERED : TONE_NONE;
}

static void duty_table(struct outline *outline)
{
	const struct gap_report *report = outline->report;
	enum lang lang = outline->lang;
	const struct doc_column columns[] = {
		{ T_(lang, "Clause"), false },
		{ T_(lang, "Carried by"), false },
		{ T_(lang, "Judged"), false },
	};
	struct doc_cell *cell = doc_table(outline->doc, "", columns, 3, count_duties(report, false));

	for (size_t i = 0; i < report->clause_count; i++) {
		const struct gap_clause *clause = &report->clauses[i];
		if (!has_duty(clause))
			continue;
		doc_set(outline->doc, &cell[0], clause->title);
		outline_link_cell(outline, &cell[0], clause);
		doc_set(outline->doc, &cell[1], duty_word(clause->duty, lang));
		cell[1].tone = duty_tone(clause->duty);
		doc_set(outline->doc, &cell[2], verdict_word(clause->verdict, lang));
		cell[2].tone = outline_tone(clause->verdict);
		cell += 3;
	}
}

/* Nothing but "not set" tells nobody anything. */
void outline_duties(struct outline *outline)
{
	size_t count = count_duties(outline->report, false);
	size_t set = count_duties(outline->report, true);

	outline_part(outline, PART_DUTIES, T_(outline->lang, "Who carries which contract clause"));
	if (set == 0) {
		doc_paragraphf(outline->doc, 0,
			       TQ_(outline->lang, "It is not settled yet who carries the %zu contract clause.",
				   "It is not settled yet who carries the %zu contract clauses.", count),
			       count);
		return;
	}
	doc_paragraph(outline->doc, 0, "",
		      T_(outline->lang,
			 "What is undecided between the parties is itself a gap: agree on it. A duty changes no verdict."));
	duty_table(outline);
}
