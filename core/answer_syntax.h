/*
 * Answers as people write them: ITEM=VALUE on the command line and in plain.
 *
 *     q1=2   q2=1,3,5   q7.a=1,3   q25.g.contract=4   q1#9=free text
 *     q29-1=any text   q5=?   q5=n/a:reason   q6=none   q5=-
 *
 * Source: design.md section 7; tenken(1), "Answers".
 */
#ifndef TENKEN_ANSWER_SYNTAX_H
#define TENKEN_ANSWER_SYNTAX_H

#include "answers.h"
#include "error.h"

/** The left side: a question, row or cell, or the blank of an option. */
struct item_ref {
	int question;
	int row;    /* ROW_NONE: the question as a whole */
	int column; /* of a matrix-choice cell, else -1 */
	int blank;  /* value of the option whose blank is meant, else 0 */
};

/** Reads "q1", "q7.a", "q25.g.contract", "q1#9". Errors: false, err says what is unknown. */
bool item_parse(const struct questionnaire *questionnaire, const char *text, size_t size_bytes, struct item_ref *item,
                struct error *err);

/** Writes the id of an item: "q25.g". */
void item_format(const struct question *question, int row, struct strbuf *out);

/**
 * Reads the right side. after comes out as a copy of before with the new value
 * (note, mark, basis and pointer kept). A blank's text also chooses its option.
 * Whether the answer is allowed (max, exclusive, ...) interview_check() says.
 *
 * Errors: false, err says what was expected.
 */
bool answer_parse(const struct question *question, const struct item_ref *item, const char *value,
                  const struct answer *before, struct answer *after, struct error *err);

/**
 * The places that a value given to an item is for: the item's own row, but all
 * rows and the question as a whole where "-" is given to a whole matrix.
 *
 * Ownership: rows is the caller's, of QUESTIONNAIRE_CHOICES_MAX + 1 places.
 * Errors:    none; returns how many were filled.
 */
size_t item_targets(const struct question *question, const struct item_ref *item, const char *value,
                    int rows[QUESTIONNAIRE_CHOICES_MAX + 1]);

/**
 * Appends what may be answered at a question (row ROW_NONE) or a row, for an
 * error sentence after "expected": "1 (yes) or 2 (no)", "a date like 2026-03-31".
 */
void answer_expected(const struct question *question, int row, struct strbuf *out);

/** Reads YYYY-MM-DD as year * 10000 + month * 100 + day; false when there is no such day. */
bool date_parse(const char *text, int *date);

/** Says whether year * 10000 + month * 100 + day is a day of the years 1 to 9999. */
bool date_is_valid(int date);

/** Writes an answer as answer_parse() reads it: "1,3", "?", "n/a:reason", "none", "-"; a matrix-choice row "contract=4,other=1". */
void answer_format(const struct question *question, const struct answer *answer, struct strbuf *out);

/**
 * Writes an answer for people, in words: "One template for all services",
 * with blanks, one line an option or cell, lines separated by \n. Nothing for
 * an open answer. The note and what else stands beside it are left out.
 */
void answer_describe(const struct question *question, const struct answer *answer, enum lang lang,
                     struct strbuf *out);

#endif
