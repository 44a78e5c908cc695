/*
 * judge: what an open assessment comes to, for screens and commands.
 */
#ifndef TENKEN_JUDGE_H
#define TENKEN_JUDGE_H

#include "benchmark.h"
#include "clause.h"
#include "gap_report.h"

struct assessment;
struct error;
struct library;

/**
 * Judges an assessment in a language, with its findings and with what the talk has changed.
 *
 * benchmarks: what surveyed companies answered; NULL: the report shows none.
 * Ownership:  the caller frees with gap_report_free().
 * Errors:     NULL with err when the history cannot be read.
 */
struct gap_report *judge_assessment(const struct assessment *assessment,
				    const struct clause_library *clauses,
				    const struct benchmark_library *benchmarks, enum lang lang,
				    struct error *err);

/**
 * The same with the clauses and, if wanted, the figures of a library.
 *
 * Errors: NULL with err, also when the clauses cannot be read; figures that cannot be read are left out.
 */
struct gap_report *judge_by_library(const struct assessment *assessment, struct library *library,
				    bool shows_benchmarks, enum lang lang, struct error *err);

/**
 * Is this the id of a clause that the assessment judges?
 *
 * Errors: false with err, which says so when it is none.
 */
bool judge_has_clause(const struct assessment *assessment, struct library *library, const char *clause,
		      struct error *err);

/** Only the counts, for lists. */
struct gap_coverage judge_coverage(const struct assessment *assessment,
				   const struct clause_library *clauses);

#endif
