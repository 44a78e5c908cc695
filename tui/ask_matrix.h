/*
 * ask_matrix: what its two files share: the beginning and the keys in ask_matrix.c, the picture in ask_matrix_draw.c.
 *
 * Columns count from 0 in the order of the file; where "none of these" is an answer, it is the last one.
 */
#ifndef TENKEN_ASK_MATRIX_H
#define TENKEN_ASK_MATRIX_H

#include "ask.h"

/** Number of columns, "none of these" counted. */
int matrix_column_count(const struct question *question);

/** A column; NULL for "none of these". Lent by the question. */
const struct option *matrix_column_at(const struct question *question, int index);

/** What counts at a row: answers_effective() there. */
const struct answer *matrix_answer(const struct ask *ask, int row);

/** Rows that all of it would take in so many columns. */
int matrix_rows(const struct ask *ask, int cols);

/** Shares the area between headings, rows, columns and the legend below. */
void matrix_layout(struct ask *ask);

/** Shows it on a canvas of its area. */
void matrix_draw(const struct ask *ask, struct canvas *canvas);

/** The row and the column at a place of the screen's canvas, as laid out; -1 each where there is none. */
void matrix_cell_at(const struct ask *ask, int y, int x, int *row, int *col);

#endif
