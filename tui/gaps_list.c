/*
 * gaps_list: the order of the clauses, and the blocks about one of them.
 */
#include "gaps_list.h"

#include "arena.h"
#include "i18n.h"
#include "strbuf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const enum verdict verdict_order[VERDICT_COUNT] = {
	VERDICT_GAP,        VERDICT_UNKNOWN, VERDICT_PARTIAL,
	VERDICT_UNANSWERED, VERDICT_MET,     VERDICT_NOT_APPLICABLE,
};

static const enum role verdict_roles[VERDICT_COUNT] = {
	[VERDICT_MET] = ROLE_MET,
	[VERDICT_PARTIAL] = ROLE_PARTIAL,
	[VERDICT_GAP] = ROLE_GAP,
	[VERDICT_UNKNOWN] = ROLE_UNKNOWN,
	[VERDICT_UNANSWERED] = ROLE_UNANSWERED,
	[VERDICT_NOT_APPLICABLE] = ROLE_NOT_APPLICABLE,
};

enum role gaps_role(enum verdict verdict)
{
	return verdict_roles[verdict];
}

enum verdict gaps_verdict_after(enum verdict verdict, const struct gap_report *report)
{
	bool is_past = verdict == VERDICT_COUNT;

	for (int v = 0; v < VERDICT_COUNT; v++) {
		if (is_past && report->coverage.count[verdict_order[v]] > 0)
			return verdict_order[v];
		is_past = is_past || verdict_order[v] == verdict;
	}
	return VERDICT_COUNT;
}

/** Puts a clause behind those of its verdict that come before it. */
static void insert(struct gaps_order *order, int first, const struct gap_report *report, int clause)
{
	int at = order->count++;

	for (; at > first; at--) {
		int before = order->clauses[at - 1];

		if (gap_clause_compare(&report->clauses[before], &report->clauses[clause]) <= 0)
			break;
		order->clauses[at] = before;
	}
	order->clauses[at] = clause;
}

void gaps_order_make(struct gaps_order *order, const struct gap_report *report, enum verdict only)
{
	gaps_order_release(order);
	order->clauses = mem_alloc((report->clause_count + 1) * sizeof(*order->clauses));
	for (int v = 0; v < VERDICT_COUNT; v++) {
		int first = order->count;

		if (only != VERDICT_COUNT && only != verdict_order[v])
			continue;
		for (size_t i = 0; i < report->clause_count; i++)
			if (report->clauses[i].verdict == verdict_order[v])
				insert(order, first, report, (int)i);
	}
}

void gaps_order_release(struct gaps_order *order)
{
	free(order->clauses);
	memset(order, 0, sizeof(*order));
}

/* ---- what was decided ------------------------------------------------------------- */

static bool is_over(const struct gap_action *action)
{
	return action->state == ACTION_DONE || action->state == ACTION_DROPPED;
}

int gaps_open_action(const struct gap_report *report, const struct gap_clause *clause)
{
	const struct gap_plan *plan = &report->plan;

	for (size_t i = 0; i < plan->action_count; i++)
		if (!is_over(&plan->actions[i]) && strcmp(plan->actions[i].clause, clause->id) == 0)
			return plan->actions[i].number;
	return 0;
}

int gaps_exception(const struct gap_report *report, const struct gap_clause *clause)
{
	const struct gap_plan *plan = &report->plan;

	for (size_t i = 0; i < plan->exception_count; i++)
		if (strcmp(plan->exceptions[i].clause, clause->id) == 0)
			return plan->exceptions[i].number;
	return 0;
}

static bool has_action(const struct gap_report *report, const struct gap_clause *clause)
{
	for (size_t i = 0; i < report->plan.action_count; i++)
		if (strcmp(report->plan.actions[i].clause, clause->id) == 0)
			return true;
	return false;
}

void gaps_marks(const struct gap_report *report, const struct gap_clause *clause,
		char marks[GAPS_MARKS_SIZE])
{
	int at = 0;

	if (has_action(report, clause))
		marks[at++] = 'a';
	if (clause->duty != DUTY_UNSET)
		marks[at++] = 'd';
	if (gaps_exception(report, clause))
		marks[at++] = 'e';
	marks[at] = '\0';
}

/* ---- blocks ------------------------------------------------------------------------ */

static struct gaps_block *add(struct gaps_detail *detail, enum role role, int indent,
			      const char *text)
{
	struct gaps_block *block;

	if ((detail->count & (detail->count - 1)) == 0)
		detail->blocks = mem_realloc(detail->blocks,
					     (size_t)(detail->count ? detail->count * 2 : 1) *
						     sizeof(*detail->blocks));
	block = &detail->blocks[detail->count++];
	*block = (struct gaps_block){ .role = role, .indent = indent, .text = mem_strdup(text) };
	return block;
}

/** Each line of a text as a block of its own, so that a long one can be scrolled through. */
static void add_lines(struct gaps_detail *detail, enum role role, int indent, const char *text)
{
	while (*text) {
		size_t length = strcspn(text, "\n");
		char *line = mem_alloc(length + 1);

		memcpy(line, text, length);
		line[length] = '\0';
		add(detail, role, indent, length ? line : " ");
		free(line);
		text += length + (text[length] == '\n');
	}
}

static void add_heading(struct gaps_detail *detail, const char *text)
{
	add(detail, ROLE_NORMAL, 0, " ");
	add(detail, ROLE_HEADING, 0, text);
}

static void add_section(struct gaps_detail *detail, const char *heading, const char *text)
{
	if (!*text)
		return;
	add_heading(detail, heading);
	add_lines(detail, ROLE_NORMAL, 0, text);
}

/** "問25 g  Limits on re-outsourcing", the verdict, the answer, the note. */
static void add_evidence(struct gaps_detail *detail, const struct gap_evidence *evidence)
{
	struct strbuf line = STRBUF_INIT;

	strbuf_addf(&line, _("%s: %s"), verdict_word(evidence->verdict, i18n_lang()), evidence->label);
	if (*evidence->row_text)
		strbuf_addf(&line, " %s %s",
			    strrchr(evidence->item, '.') ? strrchr(evidence->item, '.') + 1 : "",
			    evidence->row_text);
	else
		strbuf_addf(&line, " %s", evidence->prompt);
	add(detail, gaps_role(evidence->verdict), 0, line.text)->evidence = evidence;
	strbuf_release(&line);
	if (*evidence->answer)
		add_lines(detail, ROLE_NORMAL, 2, evidence->answer);
	if (*evidence->note) {
		add(detail, ROLE_NOTE, 2, _("Note:"));
		add_lines(detail, ROLE_NOTE, 2, evidence->note);
	}
}

static void add_references(struct gaps_detail *detail, const char *name,
			   const struct reference_list *list)
{
	struct strbuf line = STRBUF_INIT;

	strbuf_addf(&line, "%s: ", name);
	for (size_t i = 0; i < list->count; i++)
		strbuf_addf(&line, "%s%s", i ? ", " : "", list->ids[i]);
	if (list->count)
		add(detail, ROLE_HELP, 0, line.text);
	strbuf_release(&line);
}

static void add_head(struct gaps_detail *detail, const struct gap_report *report,
		     const struct gap_clause *clause)
{
	const char *kind = clause_kind_word(clause->kind, i18n_lang());
	const char *chapter = report->chapters[clause->chapter].title;
	struct strbuf line = STRBUF_INIT;

	add(detail, ROLE_PROMPT, 0, clause->title);
	add(detail, gaps_role(clause->verdict), 0, verdict_word(clause->verdict, i18n_lang()));
	strbuf_addf(&line, _("%s: %s"), _("Priority"), priority_word(clause->priority, i18n_lang()));
	strbuf_addf(&line, " / %s", kind);
	if (strcmp(kind, chapter) != 0) /* a chapter may be called as its kind is */
		strbuf_addf(&line, " / %s", chapter);
	add(detail, ROLE_HELP, 0, line.text);
	strbuf_release(&line);
}

/** What surveyed companies answered, the nearest figure first. */
static void add_survey(struct gaps_detail *detail, const struct gap_clause *clause)
{
	if (clause->benchmark_count)
		add_heading(detail, _("What surveyed companies answered"));
	for (size_t i = 0; i < clause->benchmark_count; i++)
		add_lines(detail, ROLE_NORMAL, 0, clause->benchmarks[i].text);
}

static void add_fact(struct strbuf *line, const char *text)
{
	if (*text)
		strbuf_addf(line, "%s%s", line->length > 0 ? _("; ") : "", text);
}

static void add_decided(struct gaps_detail *detail, const char *label, const char *text, struct strbuf *facts)
{
	struct strbuf line = STRBUF_INIT;

	strbuf_addf(&line, _("%s: %s"), label, text);
	add_lines(detail, ROLE_NORMAL, 0, line.text);
	if (facts->length > 0)
		add(detail, ROLE_HELP, 2, facts->text);
	strbuf_release(&line);
	strbuf_release(facts);
}

static void add_actions(struct gaps_detail *detail, const struct gap_report *report,
			const struct gap_clause *clause)
{
	for (size_t i = 0; i < report->plan.action_count; i++) {
		const struct gap_action *action = &report->plan.actions[i];
		struct strbuf facts = STRBUF_INIT;
		char label[64];

		if (strcmp(action->clause, clause->id) != 0)
			continue;
		snprintf(label, sizeof(label), _("Action %d"), action->number);
		add_fact(&facts, action->due);
		add_fact(&facts, action_state_word(action->state, report->lang));
		add_fact(&facts, action->who);
		add_decided(detail, label, action->what, &facts);
	}
}

static void add_exceptions(struct gaps_detail *detail, const struct gap_report *report,
			   const struct gap_clause *clause)
{
	for (size_t i = 0; i < report->plan.exception_count; i++) {
		const struct gap_exception *exception = &report->plan.exceptions[i];
		struct strbuf facts = STRBUF_INIT;
		char label[64];

		if (strcmp(exception->clause, clause->id) != 0)
			continue;
		snprintf(label, sizeof(label), _("Exception %d"), exception->number);
		add_fact(&facts, exception->due);
		add_fact(&facts, exception->who);
		add_decided(detail, label, exception->why, &facts);
	}
}

/** Duty, actions and exceptions. */
static void add_plan(struct gaps_detail *detail, const struct gap_report *report,
		     const struct gap_clause *clause)
{
	struct strbuf none = STRBUF_INIT;
	char marks[GAPS_MARKS_SIZE];

	gaps_marks(report, clause, marks);
	if (!*marks)
		return;
	add_heading(detail, _("What was decided about it"));
	if (clause->duty != DUTY_UNSET)
		add_decided(detail, _("Carried by"), duty_word(clause->duty, report->lang), &none);
	add_actions(detail, report, clause);
	add_exceptions(detail, report, clause);
}

void gaps_detail_make(struct gaps_detail *detail, const struct gap_report *report,
		      const struct gap_clause *clause)
{
	gaps_detail_release(detail);
	add_head(detail, report, clause);
	add_plan(detail, report, clause);
	if (clause->evidence_count)
		add_heading(detail, _("The answers that led to this (Enter goes there)"));
	for (size_t i = 0; i < clause->evidence_count; i++)
		add_evidence(detail, &clause->evidence[i]);
	if (clause->open_count)
		add_heading(detail, _("Still open (Enter goes there)"));
	for (size_t i = 0; i < clause->open_count; i++)
		add_evidence(detail, &clause->open[i]);
	add_survey(detail, clause);
	add_section(detail, _("Why it matters"), clause->why);
	add_section(detail, _("First step, this week"), clause->first_step);
	add_section(detail, _("Then"), clause->next_steps);
	add_section(detail,
		    clause->kind == CLAUSE_CONTRACT ? _("Wording for the contract")
						    : _("Wording for the house rules"),
		    clause->wording);
	add_section(detail, _("Why this priority"), clause->reason);
	add(detail, ROLE_NORMAL, 0, " ");
	add_references(detail, "ISO/IEC 27001:2022", &clause->references.iso27001);
	add_references(detail, "NIST CSF 2.0", &clause->references.nist_csf);
	add_references(detail, "CIS Controls v8", &clause->references.cis);
}

void gaps_detail_release(struct gaps_detail *detail)
{
	for (int i = 0; i < detail->count; i++)
		free(detail->blocks[i].text);
	free(detail->blocks);
	memset(detail, 0, sizeof(*detail));
}

int gaps_detail_first_evidence(const struct gaps_detail *detail)
{
	for (int i = 0; i < detail->count; i++)
		if (detail->blocks[i].evidence)
			return i;
	return -1;
}
