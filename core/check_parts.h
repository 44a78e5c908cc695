/*
 * What the files of the check share. Only check*.c include this.
 */
#ifndef TENKEN_CHECK_PARTS_H
#define TENKEN_CHECK_PARTS_H

#include "clause.h"
#include "error.h"
#include "questionnaire.h"

#include <stdbool.h>

struct check {
	const char *file;
	const struct questionnaire *questionnaire; /* NULL when a clause library is checked */
	const struct clause_library *clauses;      /* NULL: ids are not looked up */
	struct error_list found;
	bool has_lang[LANG_COUNT]; /* languages that the file is written in */
};

/** Adds one piece of advice. */
void check_advise(struct check *check, int line, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/** Conditions of a question that name what does not exist, or can never hold. */
void check_conditions(struct check *check, const struct question *question);

/** Values that no judgement looks at; judgements given twice; unknown clauses. */
void check_judgements(struct check *check, const struct question *question);

/**
 * Says whether all of these conditions can hold for some answers.
 *
 * Looks at every combination of what the questions they name can hold, as far
 * as it matters to them, and at when those are asked. Never wrong when it says
 * no; it may say yes where there are too many combinations to look at.
 *
 * conditions may have NULLs, which always hold.
 */
bool check_can_hold(const struct questionnaire *questionnaire,
		    const struct condition *const *conditions, size_t count);

#endif
