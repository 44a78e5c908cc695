/*
 * The comparison as a table for spreadsheets: first the coverage, then a row for
 * each clause, changed answer, action, exception and duty.
 */
#include "report_compare.h"

#include "csv.h"

#include <stdio.h>
#include <string.h>

/* A line; NULL is "". The words stand beside the values that programs read. */
struct csv_row {
	const char *kind;
	const char *change;
	const char *clause;
	const char *item;
	const char *title;
	const char *then;
	const char *now;
	const char *then_text;
	const char *now_text;
	const char *then_note;
	const char *now_note;
};

static void write_row(struct csv *csv, const struct csv_row *row)
{
	const char *const fields[] = {
		row->kind, row->change,    row->clause,   row->item,      row->title,    row->then,
		row->now,  row->then_text, row->now_text, row->then_note, row->now_note,
	};

	csv_texts(csv, fields, sizeof(fields) / sizeof(fields[0]));
	csv_end(csv);
}

/* What came, went or changed. */
static const char *change_between(const void *then, const void *now)
{
	return !then ? "new" : !now ? "gone" : "changed";
}

static void write_coverage(struct csv *csv, const struct comparison *comparison)
{
	for (int v = 0; v < VERDICT_COUNT; v++) {
		char then[16];
		char now[16];
		snprintf(then, sizeof(then), "%d", comparison->then->coverage.count[v]);
		snprintf(now, sizeof(now), "%d", comparison->now->coverage.count[v]);
		write_row(csv, &(struct csv_row){ .kind = "coverage", .item = verdict_name((enum verdict)v),
					      .title = verdict_word((enum verdict)v, comparison->now->lang),
					      .then = then, .now = now });
	}
}

/* Per cent with one decimal; "" where nothing was judged. */
static void format_rate(double rate_0_1, char text[16])
{
	int permille = (int)(rate_0_1 * 1000 + 0.5);

	text[0] = '\0';
	if (rate_0_1 >= 0)
		snprintf(text, 16, "%d.%d", permille / 10, permille % 10);
}

static void write_rate(struct csv *csv, const struct comparison *comparison)
{
	char then[16];
	char now[16];

	format_rate(comparison->then->coverage.rate_0_1, then);
	format_rate(comparison->now->coverage.rate_0_1, now);
	write_row(csv, &(struct csv_row){ .kind = "coverage", .item = "rate", .title = T_(comparison->now->lang, "Coverage"),
				      .then = then, .now = now });
}

static void write_clause(struct csv *csv, const struct compare_clause *clause, enum lang lang)
{
	const struct gap_clause *any = compare_clause_any(clause);
	struct strbuf items = STRBUF_INIT;

	for (size_t i = 0; i < clause->evidence_count; i++)
		strbuf_addf(&items, "%s%s", i > 0 ? "\n" : "", clause->evidence[i].answer->item);
	write_row(csv, &(struct csv_row){
			       .kind = "clause",
			       .change = change_name(clause->change),
			       .clause = any->id,
			       .item = items.text,
			       .title = any->title,
			       .then = clause->then ? verdict_name(clause->then->verdict) : "",
			       .now = clause->now ? verdict_name(clause->now->verdict) : "",
			       .then_text = clause->then ? verdict_word(clause->then->verdict, lang) : "",
			       .now_text = clause->now ? verdict_word(clause->now->verdict, lang) : "",
		       });
	strbuf_release(&items);
}

static void add_difference(struct strbuf *out, unsigned differs, unsigned which, const char *name)
{
	if (differs & which)
		strbuf_addf(out, "%s%s", out->length > 0 ? "," : "", name);
}

static const char *value_of(const struct gap_answer *answer)
{
	return !answer || answer->state == ANSWER_OPEN ? "" : answer->value;
}

/* A note and what else stands beside an answer, in lines. */
static void add_beside(struct strbuf *out, const struct gap_answer *answer, enum lang lang)
{
	const char *const lines[] = { answer ? answer->note : "", answer ? basis_word(answer->basis, lang) : "",
				      answer ? answer->pointer : "" };

	for (size_t i = 0; i < 3; i++) {
		if (*lines[i])
			strbuf_addf(out, "%s%s", out->length > 0 ? "\n" : "", lines[i]);
	}
}

static void write_answer(struct csv *csv, const struct compare_answer *answer, enum lang lang)
{
	const struct gap_answer *side = answer->now && *answer->now->row_id ? answer->now : answer->then;
	struct strbuf differs = STRBUF_INIT;
	struct strbuf title = STRBUF_INIT;
	struct strbuf notes[2] = { STRBUF_INIT, STRBUF_INIT };

	add_difference(&differs, answer->differs, DIFFERS_ANSWER, "answer");
	add_difference(&differs, answer->differs, DIFFERS_NOTE, "note");
	add_difference(&differs, answer->differs, DIFFERS_BASIS, "basis");
	add_difference(&differs, answer->differs, DIFFERS_POINTER, "evidence");
	strbuf_adds(&title, answer->question->prompt);
	if (side && *side->row_text)
		strbuf_addf(&title, "\n%s", side->row_text);
	add_beside(&notes[0], answer->then, lang);
	add_beside(&notes[1], answer->now, lang);
	write_row(csv, &(struct csv_row){ .kind = "answer", .change = differs.text, .item = answer->item, .title = title.text,
				      .then = value_of(answer->then), .now = value_of(answer->now),
				      .then_text = answer->then ? answer->then->answer : "",
				      .now_text = answer->now ? answer->now->answer : "",
				      .then_note = notes[0].text, .now_note = notes[1].text });
	strbuf_release(&differs);
	strbuf_release(&title);
	strbuf_release(&notes[0]);
	strbuf_release(&notes[1]);
}

/* "Sato; 2026-06-30" */
static void add_who(struct strbuf *out, const char *who, const char *due)
{
	strbuf_adds(out, who);
	if (*due)
		strbuf_addf(out, "%s%s", *who ? "; " : "", due);
}

static void write_action(struct csv *csv, const struct compare_action *action)
{
	const struct gap_action *any = action->now ? action->now : action->then;
	struct strbuf who[2] = { STRBUF_INIT, STRBUF_INIT };

	if (action->then)
		add_who(&who[0], action->then->who, action->then->due);
	if (action->now)
		add_who(&who[1], action->now->who, action->now->due);
	write_row(csv, &(struct csv_row){ .kind = "action", .change = change_between(action->then, action->now),
				      .clause = any->clause, .title = any->what,
				      .then = action->then ? action_state_name(action->then->state) : "",
				      .now = action->now ? action_state_name(action->now->state) : "",
				      .then_text = who[0].text, .now_text = who[1].text });
	strbuf_release(&who[0]);
	strbuf_release(&who[1]);
}

static void write_exception(struct csv *csv, const struct compare_exception *exception)
{
	const struct gap_exception *then = exception->then;
	const struct gap_exception *now = exception->now;
	const struct gap_exception *any = now ? now : then;

	write_row(csv, &(struct csv_row){ .kind = "exception", .change = change_between(then, now), .clause = any->clause,
				      .title = any->why, .then = then ? then->due : "", .now = now ? now->due : "",
				      .then_text = then ? then->who : "", .now_text = now ? now->who : "" });
}

static void write_duty(struct csv *csv, const struct compare_clause *clause, enum lang lang)
{
	enum duty then = clause->then ? clause->then->duty : DUTY_UNSET;
	enum duty now = clause->now ? clause->now->duty : DUTY_UNSET;

	write_row(csv, &(struct csv_row){ .kind = "duty", .change = "changed", .clause = compare_clause_any(clause)->id,
				      .title = compare_clause_any(clause)->title, .then = duty_name(then),
				      .now = duty_name(now), .then_text = duty_word(then, lang),
				      .now_text = duty_word(now, lang) });
}

static void write_all(struct csv *csv, const struct comparison *comparison)
{
	enum lang lang = comparison->now->lang;

	write_row(csv, &(struct csv_row){ .kind = "assessment", .then = comparison->then->id, .now = comparison->now->id,
				      .then_text = comparison->then->organisation,
				      .now_text = comparison->now->organisation });
	write_coverage(csv, comparison);
	write_rate(csv, comparison);
	for (size_t i = 0; i < comparison->clause_count; i++)
		write_clause(csv, &comparison->clauses[i], lang);
	for (size_t i = 0; i < comparison->answer_count; i++) {
		if (comparison->answers[i].differs)
			write_answer(csv, &comparison->answers[i], lang);
	}
	for (size_t i = 0; i < comparison->action_count; i++)
		write_action(csv, &comparison->actions[i]);
	for (size_t i = 0; i < comparison->exception_count; i++)
		write_exception(csv, &comparison->exceptions[i]);
	for (size_t i = 0; i < comparison->clause_count; i++) {
		if (comparison->clauses[i].is_duty_changed)
			write_duty(csv, &comparison->clauses[i], lang);
	}
}

void compare_csv_write(const struct comparison *comparison, struct strbuf *out)
{
	static const char *const heads[] = {
		"kind", "change",    "clause",   "item",      "title",    "then",
		"now",  "then_text", "now_text", "then_note", "now_note",
	};
	struct csv csv = CSV_INIT;

	csv_mark(&csv);
	csv_texts(&csv, heads, sizeof(heads) / sizeof(heads[0]));
	csv_end(&csv);
	write_all(&csv, comparison);
	strbuf_add(out, csv.out.text, csv.out.length);
	strbuf_release(&csv.out);
}
