/*
 * grid: the cursor of a matrix question, moving over rows and columns, scrolled both ways.
 *       State and arithmetic only.
 *
 * The rows are a struct list (rows may be several lines high); the columns are as wide as the
 * caller says.
 *
 *	grid_move(&state->grid, action);
 *	grid_fit(&state->grid, area.rows, room_cols, widths, row_rows, state);   // layout
 *	for (int c = grid.first_col; c < grid.end_col; c++) x += widths[c] …     // draw
 *
 * Always true: cursor and col lie inside, or are 0 when there is nothing.
 */
#ifndef TENKEN_GRID_H
#define TENKEN_GRID_H

#include "list.h"

struct grid {
	struct list rows;
	int col_count;
	int col;       /* under the cursor */
	int first_col; /* first column shown, set by grid_fit() */
	int end_col;   /* one after the last column shown whole */
};

/** A matrix with the cursor on its first cell. */
void grid_init(struct grid *grid, int row_count, int col_count);

/** Puts the cursor on a cell, as near as there is one. */
void grid_set_cursor(struct grid *grid, int row, int col);

/**
 * Follows one of ACTION_UP, _DOWN, _LEFT, _RIGHT, _PAGE_UP, _PAGE_DOWN, _HOME, _END (of the
 * rows), _TAB and _BACKTAB (cell by cell, over the ends of rows).
 *
 * Returns: true if the action is one of these; false for TAB on the last cell and BACKTAB on
 *          the first, so that the screen may move on.
 */
bool grid_move(struct grid *grid, int action);

/**
 * Fits to a window: rows lines; cols columns for the cells, the row's label not counted.
 *
 * widths: columns of each column, its distance from the next one included. At least one column
 *         is shown, even if it does not fit.
 */
void grid_fit(struct grid *grid, int rows, int cols, const int *widths, list_rows_fn *rows_of,
	      const void *data);

/**
 * Column whose cells lie at x (0: left edge of the first one shown); -1 when there is none. For
 * the mouse.
 */
int grid_col_at(const struct grid *grid, const int *widths, int x);

/** True if columns are hidden at the left, at the right: for arrows in the heading. */
bool grid_has_left(const struct grid *grid);
bool grid_has_right(const struct grid *grid);

#endif
