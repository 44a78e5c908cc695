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

/** Section 8: every question that was asked, with all that was answered and written about it. */
void text_answers(struct page *page, const struct gap_report *report);

/** Section 9: how verdicts and coverage are found, and what the report rests on. */
void text_method(struct page *page, const struct gap_report *report);

/** "3 of 40", the counts of a report in one sentence. */
void text_progress(struct page *page, int indent, const struct progress *progress);

/** Appends the share as "60.4 %". */
void text_add_percent(struct strbuf *out, double rate_0_1);

#endif
