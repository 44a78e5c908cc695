/*
 * screen_gaps: what its two files share: keys and judging in screen_gaps.c, the picture in screen_gaps_draw.c. The order of the
 * clauses and what is told of one of them is gaps_list's.
 */
#ifndef TENKEN_SCREEN_GAPS_H
#define TENKEN_SCREEN_GAPS_H

#include "gaps_list.h"
#include "layout.h"
#include "list.h"
#include "screens.h"

#include <stdint.h>

struct gaps_state {
	struct app_context *context; /* borrowed */
	struct gap_report *report;   /* in lang */
	enum lang lang;
	enum verdict only; /* VERDICT_COUNT: all */
	struct gaps_order order;
	struct list list; /* scrolls order */
	struct gaps_detail detail;
	int detail_clause; /* what detail is about: place in the report, -1 nothing yet */
	struct list blocks; /* scrolls detail */
	bool in_detail; /* the keys go to the right side */
	int64_t saved_utc_ms; /* before a form was opened: tells whether anything was written in it */
	int marks_cols; /* room for marks before the titles; 0: there is none to show */
	struct panes panes; /* list and clause; set by gaps_fit(), both the whole when folded */
};

/** Cuts the canvas into counts, list and clause, and scrolls both to their cursors; reads the blocks of another clause. */
void gaps_fit(struct gaps_state *state, int rows, int cols);

/** Shows the clauses. */
void gaps_draw(const void *state, struct canvas *canvas);

/** Lines of a clause in the list, with the heading of its verdict above the first one; of a block of the clause in full. */
int gaps_item_rows(const void *state, int index);
int gaps_block_rows(const void *state, int index);

#endif
