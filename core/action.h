/*
 * Actions made from what a gap report lacks.
 *
 *     count = actions_of_gaps(report, "Sato", "2026-12-31", &list);
 *     assessment_add_entries(assessment, list, count, NULL, err);
 *     actions_free(list, count);
 *
 * Source: tenken-report(7), "The plan".
 */
#ifndef TENKEN_ACTION_H
#define TENKEN_ACTION_H

#include "entry.h"
#include "gap_report.h"

#include <stddef.h>

/** Fills an open action about a clause: what is done is its first step, without one its title. The caller releases it. */
void action_of_clause(const struct gap_clause *clause, struct entry *entry);

/**
 * An action for each clause that is missing or partly met and has none yet,
 * whatever the state of that one; in the order in which things are done.
 *
 * who, due:  of all of them; NULL or "": not given.
 * Ownership: the caller frees *list with actions_free().
 * Returns:   how many.
 */
size_t actions_of_gaps(const struct gap_report *report, const char *who, const char *due, struct entry **list);

void actions_free(struct entry *list, size_t count);

#endif
