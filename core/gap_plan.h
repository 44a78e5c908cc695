/*
 * What a gap report has of the plan: what will be done about gaps, and which
 * clauses were set aside. Duties stand at their clauses.
 *
 * Part of struct gap_report: lives in its arena, texts "" when empty.
 *
 * Source: design.md section 3 (action, exception).
 */
#ifndef TENKEN_GAP_PLAN_H
#define TENKEN_GAP_PLAN_H

#include "entry.h"
#include "i18n.h"

#include <stddef.h>

struct gap_action {
	int number;              /* of the entry */
	const char *clause;      /* id, "" when it is about no clause */
	const char *clause_title; /* "" likewise, or when the report has no such clause */
	const char *what;
	const char *who;
	const char *due; /* 2026-12-31 */
	enum action_state state;
};

struct gap_exception {
	int number;
	const char *clause;
	const char *clause_title;
	const char *why;
	const char *who; /* who allowed it */
	const char *due; /* until when it holds */
};

struct gap_plan {
	const struct gap_action *actions; /* open ones first, then by date (none last), then by number */
	size_t action_count;
	const struct gap_exception *exceptions; /* by date, then by number */
	size_t exception_count;
};

/** The words for people. */
const char *action_state_word(enum action_state state, enum lang lang);
const char *duty_word(enum duty duty, enum lang lang);

#endif
