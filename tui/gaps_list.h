/*
 * gaps_list: the clauses of a report in the order in which a person wants them, and what is told about one of them, block by block.
 * State only; the gaps screen shows it.
 */
#ifndef TENKEN_GAPS_LIST_H
#define TENKEN_GAPS_LIST_H

#include "gap_report.h"
#include "theme.h"

#include <stdbool.h>

/* The clauses shown: missing first, then unknown, partial, unanswered, met, not applicable; in each by priority. */
struct gaps_order {
	int *clauses; /* places in the report */
	int count;
};

/** Order of all clauses, or (verdict below VERDICT_COUNT) only of those with it. Replaces what order held. */
void gaps_order_make(struct gaps_order *order, const struct gap_report *report, enum verdict only);

void gaps_order_release(struct gaps_order *order);

/** The verdict that comes after one in the list and has clauses: VERDICT_COUNT stands for all, before the first and after the last. */
enum verdict gaps_verdict_after(enum verdict verdict, const struct gap_report *report);

/** Role for a verdict's colour. */
enum role gaps_role(enum verdict verdict);

enum { GAPS_MARKS_SIZE = 4 };

/**
 * What was decided about a clause, as the letters of the keys that make it: "a" there is an
 * action, "d" a duty is set, "e" it is set aside.
 */
void gaps_marks(const struct gap_report *report, const struct gap_clause *clause,
		char marks[GAPS_MARKS_SIZE]);

/** The action about a clause that is not over (the first), its exception: their numbers, 0 none. */
int gaps_open_action(const struct gap_report *report, const struct gap_clause *clause);
int gaps_exception(const struct gap_report *report, const struct gap_clause *clause);

/** One paragraph about a clause. */
struct gaps_block {
	enum role role;
	int indent; /* columns */
	char *text;
	const struct gap_evidence
		*evidence; /* the answer it is about; NULL when about none. Lent by the report */
};

struct gaps_detail {
	struct gaps_block *blocks;
	int count;
};

/** What there is to say about a clause. Replaces what detail held; lends from the report. */
void gaps_detail_make(struct gaps_detail *detail, const struct gap_report *report,
		      const struct gap_clause *clause);

void gaps_detail_release(struct gaps_detail *detail);

/** First block about an answer, -1 when there is none. */
int gaps_detail_first_evidence(const struct gaps_detail *detail);

#endif
