/*
 * plain_walk: where plain is. A place is what one line of input answers: a
 * question, a row of a matrix, or a cell of a matrix-choice. Arithmetic only.
 */
#ifndef TENKEN_PLAIN_WALK_H
#define TENKEN_PLAIN_WALK_H

#include <stdbool.h>

#include "part.h"

struct plain_place {
	int part;
	int question;
	int row;    /* ROW_NONE for a question without rows */
	int column; /* of a matrix-choice, else -1 */
};

/** The first place of a question. */
struct plain_place plain_first_place(const struct part *parts, int part, int question);

/** The place that belongs to an item: its row, or the first place of its question. */
struct plain_place plain_place_of(const struct part *parts, struct item item);

struct item plain_item(const struct plain_place *at);

/** One place on, over the questions that are asked. False, and unmoved, at the end. */
bool plain_next(const struct part *parts, size_t part_count, struct plain_place *at);

/** To the next row of a matrix, or the next question. */
bool plain_next_row(const struct part *parts, size_t part_count, struct plain_place *at);

/** To the first place of the next, or the previous, question that is asked. */
bool plain_next_question(const struct part *parts, size_t part_count, struct plain_place *at);
bool plain_back_question(const struct part *parts, struct plain_place *at);

/** One place back: the cell or row before, or the first place of the question before. */
bool plain_back(const struct part *parts, struct plain_place *at);

/** To the first place that is asked and not answered, from the next question on and around the end. */
bool plain_next_open(const struct part *parts, size_t part_count, struct plain_place *at);

#endif
