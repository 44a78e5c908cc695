/*
 * Between the files of the outline only: each adds some of its parts to a
 * document.
 *
 * How the blocks are used: level 1 is a part of the report, level 2 a chapter or
 * section of it, level 3 a clause or question; a heading of level 4 without a
 * number and an id stands over a piece of a clause ("Why it matters") and belongs
 * in no table of contents. Labels have no colon: a format sets them off.
 *
 * Source: tenken-report(7), "What a report contains".
 */
#ifndef TENKEN_REPORT_OUTLINE_H
#define TENKEN_REPORT_OUTLINE_H

#include "document.h"
#include "report.h"
#include "strbuf.h"

struct outline {
	struct document *doc;
	const struct gap_report *report;
	enum lang lang;
	int number[PART_COUNT]; /* of the parts that are shown: 1, 2, ...; 0 else */
};

/** A number such as "2.10.1"; what is 0 is left out. */
struct outline_number {
	char text[48];
};
struct outline_number outline_number(const struct outline *outline, enum report_part part, size_t place,
				     size_t place_below);

/* ---- what several files need ---------------------------------------------------- */

/** Begins a part: its heading of level 1. */
void outline_part(struct outline *outline, enum report_part part, const char *title);

/** A heading of level 2 in a part: the place-th, its id made of the part's name and `name`. */
void outline_section(struct outline *outline, enum report_part part, size_t place, const char *name,
		     const char *title);

/** A heading of level 4 over a piece of what stands before. */
void outline_piece(struct outline *outline, const char *title);

/**
 * The clauses of one verdict, in the order of a comparison.
 *
 * Ownership: the caller frees the list; the clauses stay the report's.
 */
const struct gap_clause **outline_clauses(const struct gap_report *report, enum verdict verdict,
					  int (*compare)(const void *, const void *), size_t *count);

/** Comparisons of pointers to clauses: gap_clause_compare() and gap_clause_compare_todo() for qsort(). */
int outline_compare(const void *left, const void *right);
int outline_compare_todo(const void *left, const void *right);

/** Finds a clause by id. Lent; NULL when the report has none. */
const struct gap_clause *outline_find(const struct outline *outline, const char *id);

/** Appends the id of the heading of a clause; nothing when it has none in this report. */
void outline_clause_anchor(const struct outline *outline, const struct gap_clause *clause, struct strbuf *out);

/** Sets what a block leads to: the heading of a clause, if it has one. */
void outline_link_clause(const struct outline *outline, struct doc_block *block, const struct gap_clause *clause);

/** The same for a cell. */
void outline_link_cell(const struct outline *outline, struct doc_cell *cell, const struct gap_clause *clause);

/** Appends prefix and an id as [a-z0-9-], so that different ids give different anchors. */
void outline_anchor(struct strbuf *out, const char *prefix, const char *id);

/** The same for something in a questionnaire: "question-vendor-q25". */
void outline_anchor_in(const struct outline *outline, struct strbuf *out, const char *prefix, int part,
		       const char *id);

/** The tone of a verdict. */
enum doc_tone outline_tone(enum verdict verdict);

/** Appends "62.5 %". */
void outline_percent(struct strbuf *out, enum lang lang, double rate_0_1);

/** What says in a sentence who could find out about a clause of this kind. */
const char *outline_who_knows(enum clause_kind kind, enum lang lang);

/** Appends who does an action, until when and how far it is: "Sato, until 2026-06-30, under way". */
void outline_action_state(struct strbuf *out, const struct gap_action *action, enum lang lang);

/** Appends why something was set aside, who allowed it and until when. */
void outline_exception_state(struct strbuf *out, const struct gap_exception *exception, enum lang lang);

/* ---- evidence -------------------------------------------------------------------- */

/** Evidence of a clause with question, answer and what it means. */
void outline_evidence(struct outline *outline, const struct gap_evidence *list, size_t count);

/** Open questions of a clause. */
void outline_open_questions(struct outline *outline, const struct gap_evidence *list, size_t count);

/** Appends where evidence, or an open question, stands: "問25 a, c; 問7". */
void outline_add_places(struct strbuf *out, const struct gap_report *report, const struct gap_evidence *list,
			size_t count);

/** Is a question shown under a heading of its own among all answers? */
bool outline_has_question(const struct outline *outline, int part, const char *question);

/* ---- the parts -------------------------------------------------------------------- */

/** Whose report it is: the fields before all parts. */
void outline_head(struct outline *outline);

void outline_manager(struct outline *outline);

/** Coverage by chapter, beside the surveys, self-check beside the talk. */
void outline_charts(struct outline *outline);
bool outline_has_charts(const struct gap_report *report);

/** The second and third section of the charts, if there is something to show; *place counts sections. */
void outline_chart_surveys(struct outline *outline, size_t *place);
void outline_chart_talk(struct outline *outline, size_t *place);
bool outline_has_surveys(const struct gap_report *report);

/** The clauses of one verdict: whole for what is missing, met in part or not known, else in short. */
void outline_clause_part(struct outline *outline, enum report_part part);

/** A clause in short. */
void outline_met_clause(struct outline *outline, const char *number, const struct gap_clause *clause);
void outline_unanswered_clause(struct outline *outline, const char *number, const struct gap_clause *clause);
void outline_silent_clause(struct outline *outline, const char *number, const struct gap_clause *clause);

/** The table of blocking factors; what stands over it depends on whether there was an interview. */
void outline_factor_table(struct outline *outline);

/** Actions and exceptions: all of them, and those about one clause. */
void outline_plan(struct outline *outline);
void outline_plan_of_clause(struct outline *outline, const struct gap_clause *clause);

void outline_duties(struct outline *outline);
bool outline_has_duties(const struct gap_report *report);

void outline_interview(struct outline *outline);
void outline_answers(struct outline *outline);

/** Questions of the sheet that begins at `first`, 0 when the question is in none; and the sheet: a table, notes below. */
size_t outline_sheet_length(const struct gap_section *section, size_t first);
void outline_sheet(struct outline *outline, const struct gap_question *questions, size_t count);

/** Basis, pointer to evidence, note and mark beside an answer, as fields; and is there anything? */
void outline_answer_extras(struct outline *outline, const struct gap_answer *answer, int depth);
bool outline_has_extras(const struct gap_answer *answer);

void outline_left_out(struct outline *outline);
void outline_method(struct outline *outline);

#endif
