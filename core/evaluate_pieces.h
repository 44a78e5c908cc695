/*
 * Between the files of evaluate only: what all judgements of an assessment
 * found, sorted so that the pieces of one clause stand together, its worst
 * first. The first piece of a clause is its verdict.
 *
 *     pieces_collect(evaluation, &pieces);
 *     for (first = 0; first < pieces.count; first = end)
 *             end = pieces_clause_end(&pieces, first);
 *     pieces_release(&pieces);
 */
#ifndef TENKEN_EVALUATE_PIECES_H
#define TENKEN_EVALUATE_PIECES_H

#include "evaluate.h"
#include "evaluate_judge.h"

/** What one judgement found. */
struct piece {
	const struct clause *clause; /* NULL when the library lacks it */
	const char *clause_id;
	const struct judgement *judgement;
	int part;
	int question;
	int order; /* among all judgements */
	enum outcome outcome;
};

/** Clauses in the library's order, after them unknown ones by id; worst outcome first, then in the order of the questions. */
struct pieces {
	struct piece *items;
	size_t count;
};

/** Judges everything. Ownership: the caller calls pieces_release(); lends from the evaluation. */
void pieces_collect(const struct evaluation *from, struct pieces *pieces);

void pieces_release(struct pieces *pieces);

/** The place after the last piece of the clause that begins at `first`. */
size_t pieces_clause_end(const struct pieces *pieces, size_t first);

/** The verdict that an outcome gives, were it the worst. */
enum verdict outcome_verdict(enum outcome outcome);

/** Counts the clauses by verdict. */
struct gap_coverage pieces_coverage(const struct pieces *pieces);

#endif
