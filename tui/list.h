/*
 * list: where the cursor is in a list of items, and which of them are seen. State and
 *       arithmetic only.
 *
 * Items may be several lines high (a wrapped option, with a heading above it counted to it). A
 * screen keeps a struct list, lets keys move it, fits it to the room in its `layout`, and walks
 * the visible items in `draw`:
 *
 *	if (list_move(&state->list, action)) return transition_stay();
 *
 *	list_fit(&state->list, area.rows, option_rows, state);                   // layout
 *
 *	struct list_item item = { 0 };                                           // draw
 *	while (list_next(&state->list, option_rows, state, &item))
 *		draw_option(&canvas, item.y, item.index);
 *
 * Always true: 0 <= cursor < count, or cursor is 0 when count is 0.
 */
#ifndef TENKEN_LIST_H
#define TENKEN_LIST_H

#include <stdbool.h>

/**
 * Lines of one item, at least 1. NULL where one is asked for means that every item has one
 * line; then nothing costs more for more items.
 */
typedef int list_rows_fn(const void *data, int index);

struct list {
	int count;
	int cursor;
	int top;  /* first line shown, counted over the lines of all items */
	int rows; /* lines in view, set by list_fit() */
	/*
	 * lines of all items, set by list_fit(); for draw_scrollbar(canvas, y, x, list.rows,
	 * list.top, list.total)
	 */
	int total;
	bool wraps; /* Down on the last item goes to the first; false unless set */
};

struct list_item {
	int index;
	int y; /* its first line in the window; negative when that is scrolled out above */
	int rows;
	bool is_begun; /* private: false at the start */
};

/** A list of count items, cursor on the first. */
void list_init(struct list *list, int count);

/** Another number of items (a filter): the cursor stays where it can. */
void list_set_count(struct list *list, int count);

/** Puts the cursor on an item, as near as there is one. */
void list_set_cursor(struct list *list, int index);

/**
 * Follows one of ACTION_UP, _DOWN, _PAGE_UP, _PAGE_DOWN, _HOME, _END.
 *
 * Returns: true if the action is one of these, also at an end where nothing moves.
 */
bool list_move(struct list *list, int action);

/**
 * Fits to a window of rows lines: the item under the cursor is seen whole, or from its first
 * line when it is higher than the window.
 */
void list_fit(struct list *list, int rows, list_rows_fn *rows_of, const void *data);

/** Steps to the next item of which at least a line is seen; false after the last. */
bool list_next(const struct list *list, list_rows_fn *rows_of, const void *data,
	       struct list_item *item);

/** The item at line y of the window, -1 when there is none. For the mouse. */
int list_at(const struct list *list, list_rows_fn *rows_of, const void *data, int y);

/**
 * Scrolls the lines themselves by so many, for texts without a cursor (count 1: one item of
 * many lines); stops at both ends.
 */
void list_scroll(struct list *list, int lines);

#endif
