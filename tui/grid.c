#include "grid.h"

#include "key.h"

void grid_init(struct grid *grid, int row_count, int col_count)
{
	*grid = (struct grid){ .col_count = col_count > 0 ? col_count : 0 };
	list_init(&grid->rows, row_count);
}

void grid_set_cursor(struct grid *grid, int row, int col)
{
	list_set_cursor(&grid->rows, row);
	if (col >= grid->col_count)
		col = grid->col_count - 1;
	grid->col = col > 0 ? col : 0;
}

static bool step_cell(struct grid *grid, int by)
{
	int row = grid->rows.cursor, col = grid->col + by;

	if (col < 0) {
		row--;
		col = grid->col_count - 1;
	} else if (col >= grid->col_count) {
		row++;
		col = 0;
	}
	if (row < 0 || row >= grid->rows.count)
		return false;
	grid_set_cursor(grid, row, col);
	return true;
}

bool grid_move(struct grid *grid, int action)
{
	switch (action) {
	case ACTION_LEFT: grid_set_cursor(grid, grid->rows.cursor, grid->col - 1); return true;
	case ACTION_RIGHT: grid_set_cursor(grid, grid->rows.cursor, grid->col + 1); return true;
	case ACTION_TAB: return step_cell(grid, 1);
	case ACTION_BACKTAB: return step_cell(grid, -1);
	default: return list_move(&grid->rows, action);
	}
}

/* One after the last column that fits whole when `first` is the leftmost. */
static int end_from(const struct grid *grid, int first, int cols, const int *widths)
{
	int end = first, used = 0;

	while (end < grid->col_count && used + widths[end] <= cols)
		used += widths[end++];
	return end > first || first >= grid->col_count ? end : first + 1;
}

void grid_fit(struct grid *grid, int rows, int cols, const int *widths, list_rows_fn *rows_of,
	      const void *data)
{
	list_fit(&grid->rows, rows, rows_of, data);
	if (grid->first_col >= grid->col_count)
		grid->first_col = 0;
	if (grid->col < grid->first_col)
		grid->first_col = grid->col;
	while (end_from(grid, grid->first_col, cols, widths) <= grid->col &&
	       grid->first_col < grid->col)
		grid->first_col++;
	/* No room is left empty at the right while columns are hidden at the left. */
	while (grid->first_col > 0 &&
	       end_from(grid, grid->first_col - 1, cols, widths) == grid->col_count)
		grid->first_col--;
	grid->end_col = end_from(grid, grid->first_col, cols, widths);
}

int grid_col_at(const struct grid *grid, const int *widths, int x)
{
	int left = 0;

	if (x < 0)
		return -1;
	for (int col = grid->first_col; col < grid->end_col; col++) {
		left += widths[col];
		if (x < left)
			return col;
	}
	return -1;
}

bool grid_has_left(const struct grid *grid)
{
	return grid->first_col > 0;
}

bool grid_has_right(const struct grid *grid)
{
	return grid->end_col < grid->col_count;
}
