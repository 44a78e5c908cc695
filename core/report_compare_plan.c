/* Actions, exceptions and duties that changed. */
#include "report_compare_parts.h"

#include "report_outline.h"

#include <stdio.h>
#include <string.h>

static void section(struct compare_writer *writer, size_t *place, const char *id, const char *title)
{
	char number[48];

	snprintf(number, sizeof(number), "%d.%zu", writer->part, ++*place);
	doc_heading(writer->doc, 2, number, id, title);
}

static void set_action(struct compare_writer *writer, struct doc_cell *cell, const struct gap_action *action)
{
	struct strbuf text = STRBUF_INIT;

	if (action)
		outline_action_state(&text, action, writer->lang);
	else
		strbuf_adds(&text, T_(writer->lang, "(none)"));
	doc_set(writer->doc, cell, text.text);
	strbuf_release(&text);
}

static void actions(struct compare_writer *writer, size_t *place)
{
	const struct comparison *comparison = writer->comparison;
	enum lang lang = writer->lang;
	const struct doc_column columns[] = {
		{ T_(lang, "What is done"), false },
		{ T_(lang, "About"), false },
		{ compare_word_then(writer), false },
		{ compare_word_now(writer), false },
	};

	if (comparison->action_count == 0)
		return;
	section(writer, place, "plan-actions", T_(lang, "Actions"));
	struct doc_cell *cell = doc_table(writer->doc, "", columns, 4, comparison->action_count);
	for (size_t i = 0; i < comparison->action_count; i++, cell += 4) {
		const struct compare_action *action = &comparison->actions[i];
		const struct gap_action *any = action->now ? action->now : action->then;
		doc_set(writer->doc, &cell[0], any->what);
		doc_set(writer->doc, &cell[1], *any->clause_title ? any->clause_title : any->clause);
		set_action(writer, &cell[2], action->then);
		set_action(writer, &cell[3], action->now);
	}
}

static void set_exception(struct compare_writer *writer, struct doc_cell *cell, const struct gap_exception *exception)
{
	enum lang lang = writer->lang;
	struct strbuf text = STRBUF_INIT;

	if (!exception)
		strbuf_adds(&text, T_(lang, "(none)"));
	else if (*exception->who)
		/* TRANSLATORS: who allowed an exception */
		strbuf_addf(&text, T_(lang, "allowed by %s"), exception->who);
	if (exception && *exception->due) {
		strbuf_adds(&text, text.length > 0 ? T_(lang, ", ") : "");
		/* TRANSLATORS: a date until which something is done or holds */
		strbuf_addf(&text, T_(lang, "until %s"), exception->due);
	}
	doc_set(writer->doc, cell, text.text);
	strbuf_release(&text);
}

static void exceptions(struct compare_writer *writer, size_t *place)
{
	const struct comparison *comparison = writer->comparison;
	enum lang lang = writer->lang;
	const struct doc_column columns[] = {
		{ T_(lang, "Set aside"), false },
		{ T_(lang, "Why"), false },
		{ compare_word_then(writer), false },
		{ compare_word_now(writer), false },
	};

	if (comparison->exception_count == 0)
		return;
	section(writer, place, "plan-exceptions", T_(lang, "Exceptions"));
	struct doc_cell *cell = doc_table(writer->doc, "", columns, 4, comparison->exception_count);
	for (size_t i = 0; i < comparison->exception_count; i++, cell += 4) {
		const struct compare_exception *exception = &comparison->exceptions[i];
		const struct gap_exception *any = exception->now ? exception->now : exception->then;
		doc_set(writer->doc, &cell[0], *any->clause_title ? any->clause_title : any->clause);
		doc_set(writer->doc, &cell[1], any->why);
		set_exception(writer, &cell[2], exception->then);
		set_exception(writer, &cell[3], exception->now);
	}
}

static void duties(struct compare_writer *writer, size_t *place)
{
	const struct comparison *comparison = writer->comparison;
	enum lang lang = writer->lang;
	const struct doc_column columns[] = {
		{ T_(lang, "Clause"), false },
		{ compare_word_then(writer), false },
		{ compare_word_now(writer), false },
	};

	if (comparison->duty_changed == 0)
		return;
	section(writer, place, "plan-duties", T_(lang, "Who carries which contract clause"));
	struct doc_cell *cell = doc_table(writer->doc, "", columns, 3, (size_t)comparison->duty_changed);
	for (size_t i = 0; i < comparison->clause_count; i++) {
		const struct compare_clause *clause = &comparison->clauses[i];
		if (!clause->is_duty_changed)
			continue;
		doc_set(writer->doc, cell++, compare_clause_any(clause)->title);
		doc_set(writer->doc, cell++, duty_word(clause->then ? clause->then->duty : DUTY_UNSET, lang));
		doc_set(writer->doc, cell++, duty_word(clause->now ? clause->now->duty : DUTY_UNSET, lang));
	}
}

void compare_outline_plan(struct compare_writer *writer)
{
	const struct comparison *comparison = writer->comparison;
	size_t place = 0;

	if (comparison->action_count + comparison->exception_count + (size_t)comparison->duty_changed == 0)
		return;
	compare_part(writer, "plan", T_(writer->lang, "Plan"));
	actions(writer, &place);
	exceptions(writer, &place);
	duties(writer, &place);
}
