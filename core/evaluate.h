/*
 * From answers to the gap report. No clock, no I/O, no store.
 *
 * Source: inventory of rules in tenken-report(7), "Judgement".
 */
#ifndef TENKEN_EVALUATE_H
#define TENKEN_EVALUATE_H

#include "benchmark.h"
#include "clause.h"
#include "gap_report.h"
#include "part.h"

/** What a report is made from; all borrowed for the call. */
struct evaluation {
	const char *id;
	const struct profile *profile;
	int64_t created_utc;
	int64_t updated_utc;
	const struct part *parts;
	size_t part_count;
	const struct clause_library *clauses;
	const struct entries *entries;   /* findings and the like; NULL: none */
	const struct versions *versions; /* self-check and talk; NULL: not looked at */
	const struct benchmark_library *benchmarks; /* NULL: the report shows none */
};

/**
 * Judges everything and makes the report in a language.
 *
 * Ownership: the caller frees with gap_report_free().
 * Errors:    none. A clause that a judgement names and the library lacks is reported with its id as its title.
 */
struct gap_report *evaluate(const struct evaluation *evaluation, enum lang lang);

/** Only the counts, for lists: much cheaper than a report. */
struct gap_coverage evaluate_coverage(const struct evaluation *evaluation);

#endif
