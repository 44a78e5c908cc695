/*
 * What one judgement makes of the answers to its target: evidence for a
 * clause, or none, and then why. No text is made here.
 *
 * Source: tenken-report(7), "Judgement".
 */
#ifndef TENKEN_EVALUATE_JUDGE_H
#define TENKEN_EVALUATE_JUDGE_H

#include "part.h"

/** From the worst evidence to none at all: the least outcome of a clause decides its verdict. */
enum outcome {
	OUTCOME_GAP,
	OUTCOME_UNKNOWN,
	OUTCOME_PARTIAL,
	OUTCOME_MET,
	OUTCOME_OPEN,           /* the target is asked and unanswered */
	OUTCOME_NO_EVIDENCE,    /* what was answered tells nothing */
	OUTCOME_NOT_APPLICABLE, /* answered "not applicable" */
	OUTCOME_WHEN,           /* the condition `when` does not hold */
	OUTCOME_NOT_ASKED
};

/**
 * Judges the target of a judgement of this question.
 *
 * A matrix as a whole (a judgement without row) is judged by its conditions as
 * soon as one row has a value. If none has: `?` if a row has it, else open if
 * a row is, else not applicable. A row answered "none of these" is judged by
 * the conditions too, and the worse of both counts.
 *
 * Ownership: borrows all.
 */
enum outcome judge(const struct part *part, const struct question *question, const struct judgement *judgement);

/**
 * Says whether a judgement wanted this option of its question to be chosen:
 * its choice would have been met, or its absence is what tells.
 */
bool judge_wants(const struct judgement *judgement, const struct question *question, int value);

/** Says whether the choice of this option is what the outcome rests on. */
bool judge_hears(const struct judgement *judgement, const struct question *question, enum outcome outcome, int value);

#endif
