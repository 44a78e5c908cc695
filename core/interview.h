/*
 * What is asked, what comes next, what an answer may be, how far one is: a
 * function of a questionnaire and its answers, nothing else. No clock, no I/O.
 *
 * What follows from the answers (asked or not, done or not, counts) is kept
 * and brought up to date by interview_changed() with work that depends on the
 * questions which look at the changed one, not on the size of the questionnaire.
 *
 *     answers_set(answers, q, row, &answer);
 *     interview_changed(interview, q);
 *     next = interview_next(interview, q);
 *
 * Source: design.md section 4; tenken-questionnaire(5), "ask_if".
 */
#ifndef TENKEN_INTERVIEW_H
#define TENKEN_INTERVIEW_H

#include "answers.h"
#include "error.h"

struct interview;

enum question_state {
	STATE_NOT_ASKED,
	STATE_OPEN,   /* asked, nothing answered */
	STATE_PARTLY, /* some rows answered, not all */
	STATE_ANSWERED
};

/** Counts of asked questions; answered + unanswered = asked. A partly answered one is unanswered. */
struct progress {
	int asked;
	int answered;
	int unanswered;
};

/** Starts an interview over answers, which must outlive it. */
struct interview *interview_new(const struct answers *answers);

void interview_free(struct interview *interview);

/** Tells the interview that an answer (or row) of this question has changed. */
void interview_changed(struct interview *interview, int question);

/** Says whether the question is asked. A chain of conditions is followed to the end. */
bool interview_is_asked(const struct interview *interview, int question);

enum question_state interview_state(const struct interview *interview, int question);

/** Counts of the whole, and of one section. */
struct progress interview_progress(const struct interview *interview);
struct progress interview_section_progress(const struct interview *interview, int section);

/** The first asked question after (before) this one; -1 at the end. next(-1) is the first. */
int interview_next(const struct interview *interview, int question);
int interview_back(const struct interview *interview, int question);

/** The first asked question from this one on, around the end, that is not answered; -1 when all are. */
int interview_next_open(const struct interview *interview, int question);

/** Place of an asked question among the asked ones of its section, 1-based, for "2 of 5". */
int interview_place_in_section(const struct interview *interview, int question);

/**
 * The questions of a sheet (questionnaire_sheet()) that are asked, in order.
 *
 * questions: gets their places; has room for all of the sheet. NULL: they are only counted.
 * Returns:   how many; 0 when the question is in no sheet, or fewer than two of
 *            it are asked: then it is shown like any other question.
 */
int interview_sheet(const struct interview *interview, int question, int *questions);

/** condition_lookup over a struct interview: a question that is not asked gives the empty set and false. */
bool interview_lookup(const void *interview, struct condition_ref ref, struct value_set *set);

/**
 * Says whether an answer may stand at a question (row ROW_NONE) or row: the
 * kind, known values, how many, exclusive ones, `none` only where it is one,
 * blanks only at chosen options with one, ranges, sizes of texts.
 *
 * Errors: false, err has one sentence for the person who answers.
 */
bool interview_check(const struct question *question, int row, const struct answer *answer, struct error *err);

#endif
