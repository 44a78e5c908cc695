/*
 * Between the files of the text report only: each writes some of its sections.
 *
 * Source: tenken-report(7), "The text report".
 */
#ifndef TENKEN_REPORT_TEXT_H
#define TENKEN_REPORT_TEXT_H

#include "report.h"
#include "report_text_page.h"

/** Logo, title, whose report it is. */
void text_head(struct page *page, const struct gap_report *report, const struct report_options *options);

/** Section 1: coverage, counts, formula, progress. */
void text_result(struct page *page, const struct gap_report *report);

/** Sections 2 to 7: the clauses of each verdict. */
void text_clauses(struct page *page, const struct gap_report *report);

/** Evidence of a clause with question, answer and what it means. */
void text_evidence(struct page *page, const struct gap_report *report, const struct gap_evidence *list, size_t count);

/** Open questions of a clause. */
void text_open_questions(struct page *page, const struct gap_report *report, const struct gap_evidence *list,
                         size_t count);

/** Appends where evidence, or an open question, stands: "問25 a, c; 問7". */
void text_add_places(struct strbuf *out, const struct gap_report *report, const struct gap_evidence *list,
                     size_t count);

/** Section 8: every question that was asked, with all that was answered and written about it. */
void text_answers(struct page *page, const struct gap_report *report);

/** What was written beside an answer: basis, pointer to evidence, note, mark. Is there anything? */
bool text_has_extras(const struct gap_answer *answer);
void text_answer_extras(struct page *page, const struct gap_answer *answer, int indent);

/** Questions of the sheet that begins at `first`; 0 when the question is in none. */
size_t text_sheet_length(const struct gap_section *section, size_t first);

/** A sheet of yes-no questions: a line each, what was written beside them below. */
void text_sheet(struct page *page, const struct gap_question *questions, size_t count);

/** Section 9: what was not asked or does not apply, and why. */
void text_left_out(struct page *page, const struct gap_report *report);

/** Section 10: how verdicts and coverage are found, and what the report rests on. */
void text_method(struct page *page, const struct gap_report *report);

/** Section 11, if there is anything of it: what the talk changed, what is only said, findings, cases, blocking factors. */
void text_interview(struct page *page, const struct gap_report *report);

/** A number such as "2.10". */
struct text_number {
	char text[32];
};
struct text_number text_number(int section, size_t place);

/**
 * The clauses of one verdict, the most pressing first.
 *
 * Ownership: the caller frees the list; the clauses stay the report's.
 */
const struct gap_clause **text_list_clauses(const struct gap_report *report, enum verdict verdict, size_t *count);


#endif
