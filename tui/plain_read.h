/*
 * plain_read: what a line means at a place: an order, or an answer.
 */
#ifndef TENKEN_PLAIN_READ_H
#define TENKEN_PLAIN_READ_H

#include <stdbool.h>

#include "answers.h"
#include "error.h"
#include "plain_walk.h"

enum plain_order {
	PLAIN_ANSWER, /* the line is an answer */
	PLAIN_KEEP,   /* empty: keep and go on */
	PLAIN_BACK,
	PLAIN_UNDO,
	PLAIN_REDO,
	PLAIN_HELP,
	PLAIN_NOTE, /* argument: the note, "" when it is to be asked for, "-" to take it away */
	PLAIN_MARK,
	PLAIN_STATUS,
	PLAIN_GAPS,
	PLAIN_QUIT,
	PLAIN_OPEN,    /* to the next open question */
	PLAIN_GO,      /* argument: the item */
	PLAIN_FORWARD, /* over the rest of a matrix */
	PLAIN_ALL,     /* argument: what the question as a whole gets */
	PLAIN_AGAIN,   /* write the question once more */
};

struct plain_command {
	char letter; /* as it is typed */
	enum plain_order order;
	bool has_argument;
	const char *help; /* N_() */
};

/** The orders, for the help text and the manual. Ends with letter 0. */
extern const struct plain_command plain_commands[];

/**
 * Tells an order from an answer. Full-width letters and digits count as plain
 * ones. Of a yes-no question `n` alone is the answer no; of a text, `a` with an argument is none ("a lock on the door"), and a
 * blank before a letter makes it text.
 *
 * argument: lent from line; "" when there is none.
 */
enum plain_order plain_order_of(const struct question *question, const char *line,
				const char **argument);

/** A copy of a line with full-width ASCII, 、 and the wide blank made plain: as many characters as before. The caller frees it. */
char *plain_fold(const char *line);

/**
 * Makes an answer of a line that is no order, on top of what stands there:
 * before is the answer of the row or question. Not for kind text.
 *
 * next: comes in as the place and goes out as the last place that was answered
 *       (a line may hold the numbers of several cells).
 * Errors: false, err has one sentence.
 */
bool plain_answer_of(const struct question *question, const char *line, const struct answer *before,
		     struct plain_place *at, struct answer *after, struct error *err);

#endif
