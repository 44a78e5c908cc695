/*
 * The report as a table for spreadsheets: a row a clause, headings as in the
 * JSON report, texts in the report's language.
 */
#include "report_formats.h"

#include "csv.h"

#include <stdio.h>
#include <string.h>

/* A list in one field: lines. */
static void add_line(struct strbuf *list, const char *text)
{
	if (*text)
		strbuf_addf(list, "%s%s", list->length > 0 ? "\n" : "", text);
}

static void take(struct csv *csv, struct strbuf *list)
{
	csv_text(csv, list->text);
	strbuf_release(list);
}

static void write_evidence(struct csv *csv, const struct gap_clause *clause, enum lang lang)
{
	struct strbuf list = STRBUF_INIT;
	struct strbuf notes = STRBUF_INIT;

	for (size_t i = 0; i < clause->evidence_count; i++) {
		const struct gap_evidence *evidence = &clause->evidence[i];
		struct strbuf line = STRBUF_INIT;

		strbuf_addf(&line, "%s: %s [%s]", evidence->item, evidence->answer, verdict_word(evidence->verdict, lang));
		add_line(&list, line.text);
		strbuf_reset(&line);
		if (*evidence->note)
			strbuf_addf(&line, "%s: %s", evidence->item, evidence->note);
		if (*evidence->pointer)
			strbuf_addf(&line, "%s%s: %s", line.length > 0 ? "\n" : "", evidence->item, evidence->pointer);
		add_line(&notes, line.text);
		strbuf_release(&line);
	}
	take(csv, &list);
	take(csv, &notes);
}

static void write_open(struct csv *csv, const struct gap_clause *clause)
{
	struct strbuf list = STRBUF_INIT;

	for (size_t i = 0; i < clause->open_count; i++)
		strbuf_addf(&list, "%s%s", i > 0 ? ", " : "", clause->open[i].item);
	take(csv, &list);
}

static void write_benchmark(struct csv *csv, const struct gap_clause *clause)
{
	char percent[16] = "";

	if (clause->benchmark_count > 0)
		snprintf(percent, sizeof(percent), "%d.%d", (int)(clause->benchmarks[0].percent * 10 + 0.5) / 10,
		         (int)(clause->benchmarks[0].percent * 10 + 0.5) % 10);
	csv_text(csv, percent);
	csv_text(csv, clause->benchmark_count > 0 ? clause->benchmarks[0].text : "");
}

static void write_plan(struct csv *csv, const struct gap_report *report, const char *clause)
{
	struct strbuf actions = STRBUF_INIT;
	struct strbuf exceptions = STRBUF_INIT;

	for (size_t i = 0; i < report->plan.action_count; i++) {
		const struct gap_action *action = &report->plan.actions[i];

		if (strcmp(action->clause, clause) == 0)
			strbuf_addf(&actions, "%s%d: %s; %s; %s; %s", actions.length > 0 ? "\n" : "", action->number,
			            action->what, action->who, action->due, action_state_word(action->state, report->lang));
	}
	for (size_t i = 0; i < report->plan.exception_count; i++) {
		const struct gap_exception *exception = &report->plan.exceptions[i];

		if (strcmp(exception->clause, clause) == 0)
			strbuf_addf(&exceptions, "%s%d: %s; %s; %s", exceptions.length > 0 ? "\n" : "", exception->number,
			            exception->why, exception->who, exception->due);
	}
	take(csv, &actions);
	take(csv, &exceptions);
}

static void write_list(struct csv *csv, const struct reference_list *ids, const char *separator)
{
	struct strbuf list = STRBUF_INIT;

	for (size_t i = 0; i < ids->count; i++)
		strbuf_addf(&list, "%s%s", i > 0 ? separator : "", ids->ids[i]);
	take(csv, &list);
}

static void write_clause(struct csv *csv, const struct gap_report *report, const struct gap_clause *clause)
{
	csv_text(csv, report->id);
	csv_text(csv, report->organisation);
	csv_text(csv, clause->id);
	csv_text(csv, clause_kind_name(clause->kind));
	csv_text(csv, report->chapters[clause->chapter].id);
	csv_text(csv, report->chapters[clause->chapter].title);
	csv_text(csv, clause->title);
	csv_text(csv, priority_name(clause->priority));
	csv_text(csv, effort_name(clause->effort));
	csv_text(csv, verdict_name(clause->verdict));
	csv_text(csv, verdict_word(clause->verdict, report->lang));
	csv_text(csv, duty_name(clause->duty));
	csv_text(csv, basis_name(clause->basis));
	write_evidence(csv, clause, report->lang);
	write_open(csv, clause);
	csv_text(csv, clause->reason);
	csv_text(csv, clause->why);
	csv_text(csv, clause->wording);
	csv_text(csv, clause->first_step);
	csv_text(csv, clause->next_steps);
	write_benchmark(csv, clause);
	write_plan(csv, report, clause->id);
	write_list(csv, &clause->references.iso27001, ", ");
	write_list(csv, &clause->references.nist_csf, ", ");
	write_list(csv, &clause->references.cis, ", ");
	write_list(csv, &clause->sources, "\n");
	csv_end(csv);
}

bool report_csv_write(const struct gap_report *report, const struct report_options *options, struct strbuf *out,
                      struct error *err)
{
	static const char *const heads[] = {
		"assessment", "organisation", "clause",    "kind",       "chapter",         "chapter_title", "title",
		"priority",   "effort",       "verdict",   "verdict_word", "duty",          "basis",         "evidence",
		"notes",      "open",         "reason",    "why",        "wording",         "first_step",    "next_steps",
		"survey_percent", "survey",   "actions",   "exceptions", "iso27001",        "nist_csf",      "cis",
		"sources",
	};
	struct csv csv = CSV_INIT;

	(void)options;
	(void)err;
	csv_mark(&csv);
	csv_texts(&csv, heads, sizeof(heads) / sizeof(heads[0]));
	csv_end(&csv);
	for (size_t i = 0; i < report->clause_count; i++)
		write_clause(&csv, report, &report->clauses[i]);
	strbuf_add(out, csv.out.text, csv.out.length);
	strbuf_release(&csv.out);
	return true;
}
