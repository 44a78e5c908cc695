/*
 * Rules beyond what the loader needs: what is not wrong, and yet surely not
 * meant. An option that nothing judges, a condition that can never hold, a
 * missing translation, a text that does not fit 80 columns, an unknown clause.
 *
 * Source: tenken-questionnaire(5), "What tenken check looks for".
 */
#ifndef TENKEN_CHECK_H
#define TENKEN_CHECK_H

#include "benchmark.h"
#include "clause.h"
#include "error.h"
#include "questionnaire.h"

/**
 * Adds a mistake for everything found.
 *
 * clauses may be NULL: then clause ids are not looked up.
 * Ownership: borrows all.
 */
void check_questionnaire(const struct questionnaire *questionnaire,
			 const struct clause_library *clauses, struct error_list *mistakes);

/** The same for a clause library. */
void check_clause_library(const struct clause_library *library, struct error_list *mistakes);

/** The same for benchmarks; clauses as above. */
void check_benchmark_library(const struct benchmark_library *library,
			     const struct clause_library *clauses, struct error_list *mistakes);

#endif
