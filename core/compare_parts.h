/*
 * Between the files of compare only: each fills in some of a comparison.
 */
#ifndef TENKEN_COMPARE_PARTS_H
#define TENKEN_COMPARE_PARTS_H

#include "compare.h"
#include "id_index.h"

/** A comparison in the making. */
struct comparing {
	struct comparison *result;
	struct compare_answer *answers; /* result->answers, to be filled in */
	int *next;                      /* the next answer to the same question, -1 none; one for each answer */
	struct id_index *questions;     /* "vendor/q25" to its first answer */
};

/** All items, matched. First of all. */
void compare_answers(struct comparing *comparing);

/** The clauses, matched, with what changed of their evidence. */
void compare_clauses(struct comparing *comparing);

/** Actions and exceptions. */
void compare_plan(struct comparison *comparison);

#endif
