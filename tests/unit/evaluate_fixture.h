/*
 * A clause of a report, for the tests of evaluate.c. Include it after cmocka.h.
 */
#ifndef TENKEN_TESTS_EVALUATE_FIXTURE_H
#define TENKEN_TESTS_EVALUATE_FIXTURE_H

#include "report_fixture.h"

/* Fails the test when there is none. */
static inline const struct gap_clause *find_clause(const struct gap_report *report, const char *id)
{
	for (size_t i = 0; i < report->clause_count; i++) {
		if (strcmp(report->clauses[i].id, id) == 0)
			return &report->clauses[i];
	}
	fail_msg("no clause '%s'", id);
	return NULL;
}

#endif
