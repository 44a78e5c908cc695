/*
 * layout: cutting rectangles. Arithmetic only.
 *
 *	struct rect rest = canvas_area(canvas);
 *	struct rect header = rect_take_top(&rest, 1);
 *	struct panes panes = layout_panes(rest, 26, 50);
 *
 * Always true: no result is larger than what was cut, none has negative sizes; too small means 0.
 */
#ifndef TENKEN_LAYOUT_H
#define TENKEN_LAYOUT_H

#include <stdbool.h>

/* A rectangle of cells; rows and cols are never negative. */
struct rect {
	int y;
	int x;
	int rows;
	int cols;
};

/** Cuts rows off an edge (at most what is there), gives the piece and leaves the rest in *rest. */
struct rect rect_take_top(struct rect *rest, int rows);
struct rect rect_take_bottom(struct rect *rest, int rows);
struct rect rect_take_left(struct rect *rest, int cols);
struct rect rect_take_right(struct rect *rest, int cols);

/**
 * The inside: dy rows less above and below, dx columns less on both sides. rect_inset(r, 1, 1)
 * is the inside of a box.
 */
struct rect rect_inset(struct rect area, int dy, int dx);

/** What two rectangles share. */
struct rect rect_intersect(struct rect a, struct rect b);

/** A rectangle of at most rows x cols in the middle of area. For dialogues. */
struct rect rect_centre(struct rect area, int rows, int cols);

/** The widest part of area that is good to read: at most cols columns, at its left edge. */
struct rect rect_column(struct rect area, int cols);

/** True if the cell lies in it. For the mouse. */
bool rect_contains(struct rect area, int y, int x);

struct panes {
	struct rect left; /* cols 0 when folded away */
	struct rect right;
	bool is_folded;
};

/**
 * Two panes side by side: left takes left_cols (at most two fifths of the width); it is folded
 * away when less than right_min_cols would be left for the right one.
 */
struct panes layout_panes(struct rect area, int left_cols, int right_min_cols);

/**
 * Two panes, one above the other, in left (above) and right (below): as layout_panes(), for
 * rows.
 */
struct panes layout_stack(struct rect area, int top_rows, int bottom_min_rows);

/**
 * Shares a width among columns of a table: each gets at least min[i], at most want[i]; what is
 * scarce is shared in proportion.
 *
 * Returns: the columns in use (sum of cols[]); may exceed total when the minima do.
 */
int layout_columns(int total, int count, const int *min, const int *want, int *cols);

/**
 * First row to show so that the rows [from, from + rows) are seen in a window of view rows,
 * moving as little as possible.
 *
 * top: the first row shown until now; total: rows in all. When the rows do not fit, their first
 *      ones are shown.
 */
int layout_scroll(int top, int view, int total, int from, int rows);

#endif
