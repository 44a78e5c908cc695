#include "list.h"

#include "key.h"
#include "layout.h"

static int rows_at(list_rows_fn *rows_of, const void *data, int index)
{
	int rows = rows_of ? rows_of(data, index) : 1;

	return rows > 0 ? rows : 1;
}

/* First line of an item. */
static int line_of(list_rows_fn *rows_of, const void *data, int index)
{
	int line = 0;

	if (!rows_of)
		return index;
	for (int i = 0; i < index; i++)
		line += rows_at(rows_of, data, i);
	return line;
}

void list_init(struct list *list, int count)
{
	*list = (struct list){ .count = count > 0 ? count : 0,
			       .rows = 1,
			       .total = count > 0 ? count : 0 };
}

void list_set_count(struct list *list, int count)
{
	list->count = count > 0 ? count : 0;
	list_set_cursor(list, list->cursor);
}

void list_set_cursor(struct list *list, int index)
{
	if (index >= list->count)
		index = list->count - 1;
	list->cursor = index > 0 ? index : 0;
}

/* Items on a page: what the window holds, taking all to be of middling height. */
static int page_items(const struct list *list)
{
	int items = list->rows;

	if (list->count > 0 && list->total > list->count)
		items = (int)((long)list->rows * list->count / list->total);
	return items > 2 ? items - 1 : 1;
}

static void step(struct list *list, int by)
{
	if (list->wraps && by == -1 && list->cursor == 0)
		list_set_cursor(list, list->count - 1);
	else if (list->wraps && by == 1 && list->cursor == list->count - 1)
		list_set_cursor(list, 0);
	else
		list_set_cursor(list, list->cursor + by);
}

bool list_move(struct list *list, int action)
{
	switch (action) {
	case ACTION_UP: step(list, -1); return true;
	case ACTION_DOWN: step(list, 1); return true;
	case ACTION_PAGE_UP: list_set_cursor(list, list->cursor - page_items(list)); return true;
	case ACTION_PAGE_DOWN: list_set_cursor(list, list->cursor + page_items(list)); return true;
	case ACTION_HOME: list_set_cursor(list, 0); return true;
	case ACTION_END: list_set_cursor(list, list->count - 1); return true;
	default: return false;
	}
}

void list_fit(struct list *list, int rows, list_rows_fn *rows_of, const void *data)
{
	int from, height;

	list->rows = rows > 0 ? rows : 0;
	list->total = line_of(rows_of, data, list->count);
	if (!list->count) {
		list->top = 0;
		return;
	}
	from = line_of(rows_of, data, list->cursor);
	height = rows_at(rows_of, data, list->cursor);
	/* An item higher than the window may be scrolled as long as it fills the window. */
	if (height > list->rows && list->top >= from && list->top <= from + height - list->rows)
		return;
	list->top = layout_scroll(list->top, list->rows, list->total, from, height);
}

bool list_next(const struct list *list, list_rows_fn *rows_of, const void *data,
	       struct list_item *item)
{
	if (item->is_begun) {
		item->y += item->rows;
		item->index++;
	} else if (!rows_of) {
		item->is_begun = true;
		item->index = list->top;
		item->y = 0;
	} else {
		item->is_begun = true;
		item->index = 0;
		item->y = -list->top;
		while (item->index < list->count &&
		       item->y + rows_at(rows_of, data, item->index) <= 0)
			item->y += rows_at(rows_of, data, item->index++);
	}
	if (item->index >= list->count || item->y >= list->rows)
		return false;
	item->rows = rows_at(rows_of, data, item->index);
	return true;
}

int list_at(const struct list *list, list_rows_fn *rows_of, const void *data, int y)
{
	struct list_item item = { 0 };

	if (y < 0 || y >= list->rows)
		return -1;
	while (list_next(list, rows_of, data, &item))
		if (y >= item.y && y < item.y + item.rows)
			return item.index;
	return -1;
}

void list_scroll(struct list *list, int lines)
{
	int last = list->total > list->rows ? list->total - list->rows : 0;

	list->top += lines;
	if (list->top > last)
		list->top = last;
	if (list->top < 0)
		list->top = 0;
}
