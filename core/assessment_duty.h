/*
 * Who carries a clause, over an assessment: one entry for each clause at most.
 * A change is an event like all others: durable when the call returns true,
 * undone by assessment_undo(), in the history.
 *
 *     struct duty_assignment list[] = { { "incident-report", DUTY_VENDOR }, { "audit-right", DUTY_UNSET } };
 *
 *     assessment_set_duties(assessment, list, 2, err);
 *
 * Source: design.md section 3 (duty).
 */
#ifndef TENKEN_ASSESSMENT_DUTY_H
#define TENKEN_ASSESSMENT_DUTY_H

#include "assessment.h"
#include "entry.h"

struct duty_assignment {
	const char *clause; /* id; lent */
	enum duty duty;
};

/** Who carries a clause as far as it was set; DUTY_UNSET else. */
enum duty assessment_duty(const struct assessment *assessment, const char *clause);

/**
 * Sets duties in one transaction: all, or none. DUTY_UNSET deletes. Of two for
 * the same clause the later counts, also when two programs set one at once.
 * What stands already changes nothing and is fine. Whether there is such a
 * clause is not looked at.
 *
 * Errors: false; ERROR_INPUT when that is no id, ERROR_LIMIT, or the store's.
 */
bool assessment_set_duties(struct assessment *assessment, const struct duty_assignment *list, size_t count,
			   struct error *err);

bool assessment_set_duty(struct assessment *assessment, const char *clause, enum duty duty, struct error *err);

#endif
