/*
 * cmd_item: what the commands about one item of an assessment share.
 *
 *	if (!cmd_item_find(assessment, words->args[1], &item, &err) ||
 *	    !cmd_item_change(assessment, item, set_basis, &basis, &err))
 *		status = cmd_fail(&err);
 */
#ifndef TENKEN_CMD_ITEM_H
#define TENKEN_CMD_ITEM_H

#include <stdbool.h>

#include "assessment.h"

/** Reads "q1", "q25.g" or "PART/q1". Errors: false: unknown, or not a question or a row. */
bool cmd_item_find(const struct assessment *assessment, const char *text, struct item *item, struct error *err);

/**
 * Changes the answer at an item by a function. When another program has just
 * changed it, the change is made to the newer answer: what it does not touch stays.
 *
 * Errors: false, as assessment_set().
 */
bool cmd_item_change(struct assessment *assessment, struct item item,
		     void (*change)(struct answer *answer, const void *context), const void *context,
		     struct error *err);

#endif
