/* The sheet with a row a clause: what the CSV report has, in the words of people. */

#include "report_outline.h"
#include "report_xlsx_book.h"

#include <stdlib.h>
#include <string.h>

static const struct xlsx_column columns[] = {
	{ N_("Verdict"), 8, 14 },
	{ N_("Priority"), 6, 12 },
	{ N_("Effort"), 6, 10 },
	{ N_("Chapter"), 10, 20 },
	{ N_("Kind"), 8, 16 },
	{ N_("Clause"), 16, 32 },
	{ N_("What was answered"), 20, 48 },
	{ N_("Notes and evidence"), 12, 36 },
	{ N_("First step"), 20, 36 },
	{ N_("Actions"), 10, 32 },
	{ N_("Exceptions"), 10, 32 },
	/* What stands on paper ends here: the rest would make it too small to read. */
	{ N_("Why it matters"), 24, 44 },
	{ N_("Next steps"), 20, 44 },
	{ N_("Wording"), 24, 60 },
	{ N_("Carried by"), 8, 16 },
	{ N_("Open questions"), 8, 24 },
	{ N_("Basis"), 8, 16 },
	{ N_("Survey"), 12, 36 },
	{ N_("Reason for the priority"), 16, 36 },
	{ "ISO/IEC 27001", 8, 16 },
	{ "NIST CSF", 8, 16 },
	{ "CIS Controls", 8, 14 },
	{ N_("Sources"), 12, 32 },
	{ N_("Name in programs"), 10, 28 },
};
enum { COLUMNS = sizeof(columns) / sizeof(columns[0]), PRINTED = 11 };

static const enum verdict order[] = { VERDICT_GAP,        VERDICT_PARTIAL, VERDICT_UNKNOWN,
				      VERDICT_UNANSWERED, VERDICT_MET,     VERDICT_NOT_APPLICABLE };

static void take(struct xlsx_table *table, struct strbuf *text)
{
	xlsx_text(table, text->text);
	strbuf_release(text);
}

static void new_line(struct strbuf *text)
{
	if (text->length > 0)
		strbuf_addch(text, '\n');
}

/* "問25 a: an answer [missing]". */
static void place(struct strbuf *text, const struct gap_report *report, const struct gap_evidence *evidence)
{
	new_line(text);
	outline_add_places(text, report, evidence, 1);
	strbuf_adds(text, ": ");
}

/* Of many choices the ones that the verdict rests on; the sheet of answers has them all. */
static void what_counts(struct strbuf *text, const struct gap_evidence *evidence, enum lang lang)
{
	strbuf_adds(text, *evidence->decisive ? evidence->decisive : *evidence->lacking ? "" : evidence->answer);
	if (*evidence->decisive && *evidence->lacking)
		strbuf_addch(text, '\n');
	if (*evidence->lacking)
		/* TRANSLATORS: choices that would have shown something */
		strbuf_addf(text, T_(lang, "not chosen: %s"), evidence->lacking);
}

static void answered(struct xlsx_table *table, const struct gap_clause *clause)
{
	struct strbuf text = STRBUF_INIT;

	for (size_t i = 0; i < clause->evidence_count; i++) {
		place(&text, table->book->report, &clause->evidence[i]);
		what_counts(&text, &clause->evidence[i], table->book->lang);
		strbuf_addf(&text, " [%s]", verdict_word(clause->evidence[i].verdict, table->book->lang));
	}
	take(table, &text);
}

static void noted(struct xlsx_table *table, const struct gap_clause *clause)
{
	struct strbuf text = STRBUF_INIT;

	for (size_t i = 0; i < clause->evidence_count; i++) {
		const struct gap_evidence *evidence = &clause->evidence[i];

		if (*evidence->note) {
			place(&text, table->book->report, evidence);
			strbuf_adds(&text, evidence->note);
		}
		if (*evidence->pointer) {
			place(&text, table->book->report, evidence);
			strbuf_adds(&text, evidence->pointer);
		}
	}
	take(table, &text);
}

static void open_questions(struct xlsx_table *table, const struct gap_clause *clause)
{
	struct strbuf text = STRBUF_INIT;

	outline_add_places(&text, table->book->report, clause->open, clause->open_count);
	take(table, &text);
}

static void basis(struct xlsx_table *table, const struct gap_clause *clause)
{
	enum lang lang = table->book->lang;

	xlsx_text(table, clause->is_only_said ? T_(lang, "only said") : basis_word(clause->basis, lang));
}

static bool is_about(const char *id, const struct gap_clause *clause)
{
	return strcmp(id, clause->id) == 0;
}

static void plan(struct xlsx_table *table, const struct gap_clause *clause)
{
	const struct gap_plan *plan = &table->book->report->plan;
	struct strbuf text = STRBUF_INIT;
	struct strbuf state = STRBUF_INIT;

	for (size_t i = 0; i < plan->action_count; i++) {
		if (!is_about(plan->actions[i].clause, clause))
			continue;
		new_line(&text);
		strbuf_reset(&state);
		outline_action_state(&state, &plan->actions[i], table->book->lang);
		strbuf_addf(&text, T_(table->book->lang, "%s (%s)"), plan->actions[i].what, state.text);
	}
	take(table, &text);
	for (size_t i = 0; i < plan->exception_count; i++) {
		if (!is_about(plan->exceptions[i].clause, clause))
			continue;
		new_line(&text);
		outline_exception_state(&text, &plan->exceptions[i], table->book->lang);
	}
	take(table, &text);
	strbuf_release(&state);
}

static void list(struct xlsx_table *table, const struct reference_list *ids, const char *separator)
{
	struct strbuf text = STRBUF_INIT;

	for (size_t i = 0; i < ids->count; i++)
		strbuf_addf(&text, "%s%s", i > 0 ? separator : "", ids->ids[i]);
	take(table, &text);
}

static void references(struct xlsx_table *table, const struct gap_clause *clause)
{
	list(table, &clause->references.iso27001, ", ");
	list(table, &clause->references.nist_csf, ", ");
	list(table, &clause->references.cis, ", ");
	list(table, &clause->sources, "\n");
}

static void write_clause(struct xlsx_table *table, const struct gap_clause *clause)
{
	enum lang lang = table->book->lang;

	xlsx_verdict(table, clause->verdict);
	xlsx_text(table, priority_word(clause->priority, lang));
	xlsx_text(table, effort_word(clause->effort, lang));
	xlsx_text(table, table->book->report->chapters[clause->chapter].title);
	xlsx_text(table, clause_kind_word(clause->kind, lang));
	xlsx_text(table, clause->title);
	answered(table, clause);
	noted(table, clause);
	xlsx_text(table, clause->first_step);
	plan(table, clause);
	xlsx_text(table, clause->why);
	xlsx_text(table, clause->next_steps);
	xlsx_text(table, clause->wording);
	xlsx_text(table, clause->duty == DUTY_UNSET ? "" : duty_word(clause->duty, lang));
	open_questions(table, clause);
	basis(table, clause);
	xlsx_text(table, clause->benchmark_count > 0 ? clause->benchmarks[0].text : "");
	xlsx_text(table, clause->reason);
	references(table, clause);
	xlsx_text(table, clause->id);
	xlsx_row_end(table);
}

void xlsx_gaps(struct xlsx_book *book)
{
	struct xlsx_table table;

	/* TRANSLATORS: name of a sheet of the workbook, at most 31 characters, no brackets, colons, stars, question marks, slashes */
	xlsx_table_begin(&table, book, T_(book->lang, "Gaps and verdicts"), columns, COLUMNS, PRINTED);
	for (size_t v = 0; v < sizeof(order) / sizeof(order[0]); v++) {
		size_t count;
		const struct gap_clause **clauses = outline_clauses(book->report, order[v], outline_compare_todo, &count);

		for (size_t i = 0; i < count; i++)
			write_clause(&table, clauses[i]);
		free(clauses);
	}
	xlsx_table_end(&table);
}
