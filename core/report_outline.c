/* What a report for people consists of, in which order, and how it is numbered. */

#include "report_outline.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- anchors ---------------------------------------------------------------------- */

static bool is_plain(const char *id)
{
	if (*id == '-')
		return false;
	for (; *id; id++) {
		if (!islower((unsigned char)*id) && !isdigit((unsigned char)*id) && *id != '-')
			return false;
	}
	return true;
}

/* Of any other id all but small letters and digits becomes -xx, after a - that no plain one begins with. */
static void add_encoded(struct strbuf *out, const char *id)
{
	strbuf_addch(out, '-');
	for (; *id; id++) {
		if (islower((unsigned char)*id) || isdigit((unsigned char)*id))
			strbuf_addch(out, *id);
		else
			strbuf_addf(out, "-%02x", (unsigned char)*id);
	}
}

void outline_anchor(struct strbuf *out, const char *prefix, const char *id)
{
	strbuf_addf(out, "%s-", prefix);
	if (is_plain(id))
		strbuf_adds(out, id);
	else
		add_encoded(out, id);
}

/* Could "a-b-c" be both c of "a-b" and b-c of "a"? */
static bool is_ambiguous(const struct gap_report *report, int part)
{
	const char *own = report->parts[part].questionnaire;

	for (size_t i = 0; i < report->part_count; i++) {
		const char *other = report->parts[i].questionnaire;
		size_t bytes = strlen(own) < strlen(other) ? strlen(own) : strlen(other);
		if ((int)i != part && strncmp(own, other, bytes) == 0)
			return true;
	}
	return false;
}

void outline_anchor_in(const struct outline *outline, struct strbuf *out, const char *prefix, int part,
		       const char *id)
{
	struct strbuf name = STRBUF_INIT;
	char between = is_ambiguous(outline->report, part) ? '.' : '-';

	strbuf_addf(&name, "%s%c%s", outline->report->parts[part].questionnaire, between, id);
	outline_anchor(out, prefix, name.text);
	strbuf_release(&name);
}

static enum report_part part_of_verdict(enum verdict verdict)
{
	static const enum report_part parts[VERDICT_COUNT] = {
		[VERDICT_MET] = PART_MET,         [VERDICT_PARTIAL] = PART_PARTIAL,
		[VERDICT_GAP] = PART_GAPS,        [VERDICT_UNKNOWN] = PART_UNKNOWN,
		[VERDICT_UNANSWERED] = PART_UNANSWERED, [VERDICT_NOT_APPLICABLE] = PART_NOT_APPLICABLE,
	};

	return parts[verdict];
}

/* Only clauses that are shown whole have a heading. */
void outline_clause_anchor(const struct outline *outline, const struct gap_clause *clause, struct strbuf *out)
{
	enum report_part part = part_of_verdict(clause->verdict);

	if ((part == PART_GAPS || part == PART_PARTIAL || part == PART_UNKNOWN) && outline->number[part] > 0)
		outline_anchor(out, "clause", clause->id);
}

static const char *clause_target(const struct outline *outline, const struct gap_clause *clause)
{
	struct strbuf anchor = STRBUF_INIT;
	const char *target = "";

	if (clause)
		outline_clause_anchor(outline, clause, &anchor);
	if (anchor.length > 0)
		target = arena_strdup(&outline->doc->arena, anchor.text);
	strbuf_release(&anchor);
	return target;
}

void outline_link_clause(const struct outline *outline, struct doc_block *block, const struct gap_clause *clause)
{
	block->target = clause_target(outline, clause);
}

void outline_link_cell(const struct outline *outline, struct doc_cell *cell, const struct gap_clause *clause)
{
	cell->target = clause_target(outline, clause);
}

/* ---- headings --------------------------------------------------------------------- */

struct outline_number outline_number(const struct outline *outline, enum report_part part, size_t place,
				     size_t place_below)
{
	struct outline_number number;
	int own = outline->number[part];

	if (place == 0)
		snprintf(number.text, sizeof(number.text), "%d", own);
	else if (place_below == 0)
		snprintf(number.text, sizeof(number.text), "%d.%zu", own, place);
	else
		snprintf(number.text, sizeof(number.text), "%d.%zu.%zu", own, place, place_below);
	return number;
}

void outline_part(struct outline *outline, enum report_part part, const char *title)
{
	struct strbuf id = STRBUF_INIT;

	outline_anchor(&id, "part", report_part_name(part));
	doc_heading(outline->doc, 1, outline_number(outline, part, 0, 0).text, id.text, title);
	strbuf_release(&id);
}

void outline_section(struct outline *outline, enum report_part part, size_t place, const char *name,
		     const char *title)
{
	struct strbuf id = STRBUF_INIT;

	outline_anchor(&id, report_part_name(part), name);
	doc_heading(outline->doc, 2, outline_number(outline, part, place, 0).text, id.text, title);
	strbuf_release(&id);
}

void outline_piece(struct outline *outline, const char *title)
{
	doc_heading(outline->doc, 4, "", "", title);
}

/* ---- clauses ---------------------------------------------------------------------- */

int outline_compare(const void *left, const void *right)
{
	const struct gap_clause *const *a = left;
	const struct gap_clause *const *b = right;

	return gap_clause_compare(*a, *b);
}

int outline_compare_todo(const void *left, const void *right)
{
	const struct gap_clause *const *a = left;
	const struct gap_clause *const *b = right;

	return gap_clause_compare_todo(*a, *b);
}

const struct gap_clause **outline_clauses(const struct gap_report *report, enum verdict verdict,
					  int (*compare)(const void *, const void *), size_t *count)
{
	const struct gap_clause **list = mem_calloc(report->clause_count + 1, sizeof(*list));

	*count = 0;
	for (size_t i = 0; i < report->clause_count; i++) {
		if (report->clauses[i].verdict == verdict)
			list[(*count)++] = &report->clauses[i];
	}
	qsort(list, *count, sizeof(list[0]), compare);
	return list;
}

const struct gap_clause *outline_find(const struct outline *outline, const char *id)
{
	for (size_t i = 0; i < outline->report->clause_count; i++) {
		if (strcmp(outline->report->clauses[i].id, id) == 0)
			return &outline->report->clauses[i];
	}
	return NULL;
}

enum doc_tone outline_tone(enum verdict verdict)
{
	static const enum doc_tone tones[VERDICT_COUNT] = {
		[VERDICT_MET] = TONE_MET,
		[VERDICT_PARTIAL] = TONE_PARTIAL,
		[VERDICT_GAP] = TONE_GAP,
		[VERDICT_UNKNOWN] = TONE_UNKNOWN,
		[VERDICT_UNANSWERED] = TONE_UNANSWERED,
		[VERDICT_NOT_APPLICABLE] = TONE_NOT_APPLICABLE,
	};

	return tones[verdict];
}

void outline_percent(struct strbuf *out, enum lang lang, double rate_0_1)
{
	int permille = (int)(rate_0_1 * 1000 + 0.5);

	strbuf_addf(out, T_(lang, "%d.%d %%"), permille / 10, permille % 10);
}

/* ---- the whole -------------------------------------------------------------------- */

/* What has nothing to say is left out, but a verdict without clauses says that. */
static bool has_content(const struct gap_report *report, enum report_part part)
{
	switch (part) {
	case PART_CHARTS: return outline_has_charts(report);
	case PART_PLAN: return report->plan.action_count + report->plan.exception_count > 0;
	case PART_DUTIES: return outline_has_duties(report);
	case PART_INTERVIEW: return !gap_interview_is_empty(&report->interview);
	case PART_DOCUMENT: return false;
	default: return true;
	}
}

static void number_parts(struct outline *outline, unsigned parts)
{
	int last = 0;

	for (int part = 0; part < PART_COUNT; part++) {
		if ((parts & 1U << part) && has_content(outline->report, (enum report_part)part))
			outline->number[part] = ++last;
	}
}

static void write_part(struct outline *outline, enum report_part part)
{
	switch (part) {
	case PART_MANAGER: outline_manager(outline); break;
	case PART_CHARTS: outline_charts(outline); break;
	case PART_GAPS:
	case PART_PARTIAL:
	case PART_UNKNOWN:
	case PART_UNANSWERED:
	case PART_MET:
	case PART_NOT_APPLICABLE: outline_clause_part(outline, part); break;
	case PART_PLAN: outline_plan(outline); break;
	case PART_DUTIES: outline_duties(outline); break;
	case PART_INTERVIEW: outline_interview(outline); break;
	case PART_ANSWERS: outline_answers(outline); break;
	case PART_LEFT_OUT: outline_left_out(outline); break;
	case PART_METHOD: outline_method(outline); break;
	case PART_DOCUMENT:
	case PART_COUNT: break;
	}
}

struct document *report_outline(const struct gap_report *report, const struct report_options *options)
{
	struct document *doc = document_new(report->lang, T_(report->lang, "Security gap report"));
	struct outline outline = { .doc = doc, .report = report, .lang = report->lang };

	doc->name = "gap-report";
	doc->organisation = arena_strdup(&doc->arena, report->organisation);
	doc->author = arena_strdup(&doc->arena, options->author ? options->author : "");
	doc->logo_text = arena_strdup(&doc->arena, options->logo_text ? options->logo_text : "");
	doc->date_utc = report->updated_utc;
	number_parts(&outline, options->parts & PARTS_DEFAULT ? options->parts : PARTS_DEFAULT);
	outline_head(&outline);
	for (int part = 0; part < PART_COUNT; part++) {
		if (outline.number[part] > 0)
			write_part(&outline, (enum report_part)part);
	}
	return doc;
}
