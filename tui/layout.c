#include "layout.h"

static int clamp(int value, int low, int high)
{
	if (value > high)
		value = high;
	return value < low ? low : value;
}

struct rect rect_take_top(struct rect *rest, int rows)
{
	struct rect piece = *rest;

	piece.rows = clamp(rows, 0, rest->rows);
	rest->y += piece.rows;
	rest->rows -= piece.rows;
	return piece;
}

struct rect rect_take_bottom(struct rect *rest, int rows)
{
	struct rect piece = *rest;

	piece.rows = clamp(rows, 0, rest->rows);
	rest->rows -= piece.rows;
	piece.y = rest->y + rest->rows;
	return piece;
}

struct rect rect_take_left(struct rect *rest, int cols)
{
	struct rect piece = *rest;

	piece.cols = clamp(cols, 0, rest->cols);
	rest->x += piece.cols;
	rest->cols -= piece.cols;
	return piece;
}

struct rect rect_take_right(struct rect *rest, int cols)
{
	struct rect piece = *rest;

	piece.cols = clamp(cols, 0, rest->cols);
	rest->cols -= piece.cols;
	piece.x = rest->x + rest->cols;
	return piece;
}

struct rect rect_inset(struct rect area, int dy, int dx)
{
	dy = clamp(dy, 0, area.rows / 2);
	dx = clamp(dx, 0, area.cols / 2);
	return (struct rect){ area.y + dy, area.x + dx, area.rows - 2 * dy, area.cols - 2 * dx };
}

struct rect rect_intersect(struct rect a, struct rect b)
{
	int top = a.y > b.y ? a.y : b.y;
	int left = a.x > b.x ? a.x : b.x;
	int bottom = a.y + a.rows < b.y + b.rows ? a.y + a.rows : b.y + b.rows;
	int right = a.x + a.cols < b.x + b.cols ? a.x + a.cols : b.x + b.cols;

	return (struct rect){ top, left, bottom > top ? bottom - top : 0,
			      right > left ? right - left : 0 };
}

struct rect rect_centre(struct rect area, int rows, int cols)
{
	rows = clamp(rows, 0, area.rows);
	cols = clamp(cols, 0, area.cols);
	return (struct rect){ area.y + (area.rows - rows) / 2, area.x + (area.cols - cols) / 2,
			      rows, cols };
}

struct rect rect_column(struct rect area, int cols)
{
	area.cols = clamp(cols, 0, area.cols);
	return area;
}

bool rect_contains(struct rect area, int y, int x)
{
	return y >= area.y && y < area.y + area.rows && x >= area.x && x < area.x + area.cols;
}

struct panes layout_panes(struct rect area, int left_cols, int right_min_cols)
{
	struct panes panes = { .right = area };

	left_cols = clamp(left_cols, 0, area.cols * 2 / 5);
	panes.is_folded = area.cols - left_cols < right_min_cols || left_cols == 0;
	panes.left = rect_take_left(&panes.right, panes.is_folded ? 0 : left_cols);
	return panes;
}

struct panes layout_stack(struct rect area, int top_rows, int bottom_min_rows)
{
	struct panes panes = { .right = area };

	top_rows = clamp(top_rows, 0, area.rows);
	panes.is_folded = area.rows - top_rows < bottom_min_rows || top_rows == 0;
	panes.left = rect_take_top(&panes.right, panes.is_folded ? 0 : top_rows);
	return panes;
}

int layout_columns(int total, int count, const int *min, const int *want, int *cols)
{
	int need = 0, wish = 0, spare;

	for (int i = 0; i < count; i++) {
		need += min[i];
		wish += want[i] > min[i] ? want[i] - min[i] : 0;
	}
	spare = clamp(total - need, 0, wish);
	for (int i = 0; i < count; i++) {
		int more = want[i] > min[i] ? want[i] - min[i] : 0;
		int share = wish ? (int)((long)spare * more / wish) : 0;

		/* What is given is taken off both, so that rounding never leaves a column over. */
		cols[i] = min[i] + share;
		spare -= share;
		wish -= more;
		need += share;
	}
	return need;
}

int layout_scroll(int top, int view, int total, int from, int rows)
{
	if (from + rows > top + view)
		top = from + rows - view;
	if (from < top)
		top = from;
	return clamp(top, 0, total > view ? total - view : 0);
}
