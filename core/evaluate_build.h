/*
 * Between the files of evaluate only: the report while it is being made.
 * Every text is copied into the report's arena.
 */
#ifndef TENKEN_EVALUATE_BUILD_H
#define TENKEN_EVALUATE_BUILD_H

#include "evaluate.h"
#include "evaluate_judge.h"
#include "strbuf.h"

struct report_builder {
	struct gap_report *report;
	const struct evaluation *from;
	struct strbuf buf; /* for the text being made; empty between calls */
};

/** Copies of a text in the report's language, of a string (NULL gives ""), and of what stands in buf, which is emptied. */
const char *build_text(struct report_builder *builder, const struct lang_text *text);
const char *build_string(struct report_builder *builder, const char *string);
const char *build_take(struct report_builder *builder);

/** Label of a question with its mark. */
const char *build_label(struct report_builder *builder, const struct question *question);

/** Id of an item, with its part where there are several. */
const char *build_item(struct report_builder *builder, struct item item);

/** Id and text of a row; "" for ROW_NONE. */
const char *build_row_id(struct report_builder *builder, const struct question *question, int row);
const char *build_row_text(struct report_builder *builder, const struct question *question, int row);

/** An answer in words; of a row of a matrix-choice each value with the columns that have it. */
const char *build_value(struct report_builder *builder, const struct question *question, const struct answer *answer);

/** What was answered at a target, in words; of a matrix as a whole each value with the rows that have it. */
const char *build_answer(struct report_builder *builder, const struct part *part, const struct question *question,
                         int row);

/**
 * Of a multiple question the chosen options that led to the outcome, or those
 * that were not chosen although the judgement wanted them; a line each, else "".
 */
const char *build_options(struct report_builder *builder, const struct part *part, const struct question *question,
                          const struct judgement *judgement, enum outcome outcome, bool is_chosen);

/** A pointer to evidence in one line. */
const char *build_pointer_line(struct report_builder *builder, const struct evidence_pointer *pointer);

/** The sides that all parts have in common, enum side or-ed: who is assessed. */
unsigned build_sides(const struct evaluation *from);

/** Fills in the benchmarks of a clause, the nearest first. */
void build_benchmarks(struct report_builder *builder, const struct clause *clause, struct gap_clause *out);

/** Fills in what was left out: not asked, or not applicable. */
void build_left_out(struct report_builder *builder);

/** Fills in the basis of a clause whose verdict and evidence stand. */
void build_clause_basis(struct gap_clause *clause);

/** Fills in report->interview, and is_only_said of the clauses. */
void build_interview(struct report_builder *builder, struct gap_clause *clauses);

/** Fills in report->plan, and the duties of the clauses. */
void build_plan(struct report_builder *builder, struct gap_clause *clauses);

/** Fills in the parts of the report: every asked question with its answers. */
void build_parts(struct report_builder *builder);

#endif
