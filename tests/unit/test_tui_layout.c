#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../tui/grid.h"
#include "../tui/key.h"
#include "../tui/layout.h"
#include "../tui/list.h"

static void assert_rect(struct rect r, int y, int x, int rows, int cols)
{
	assert_int_equal(r.y, y);
	assert_int_equal(r.x, x);
	assert_int_equal(r.rows, rows);
	assert_int_equal(r.cols, cols);
}

/* ---- rectangles ------------------------------------------------------------ */

static void pieces_are_cut_off_the_edges(void **state)
{
	struct rect rest = { 2, 3, 10, 20 };

	(void)state;
	assert_rect(rect_take_top(&rest, 1), 2, 3, 1, 20);
	assert_rect(rect_take_bottom(&rest, 2), 10, 3, 2, 20);
	assert_rect(rect_take_left(&rest, 5), 3, 3, 7, 5);
	assert_rect(rect_take_right(&rest, 4), 3, 19, 7, 4);
	assert_rect(rest, 3, 8, 7, 11);
}

static void too_much_is_all_there_is(void **state)
{
	struct rect rest = { 0, 0, 3, 4 };

	(void)state;
	assert_rect(rect_take_top(&rest, 99), 0, 0, 3, 4);
	assert_rect(rest, 3, 0, 0, 4);
	assert_rect(rect_take_bottom(&rest, 1), 3, 0, 0, 4);
	assert_rect(rect_take_left(&rest, -1), 3, 0, 0, 0);
}

static void an_inset_never_turns_negative(void **state)
{
	(void)state;
	assert_rect(rect_inset((struct rect){ 0, 0, 10, 20 }, 1, 2), 1, 2, 8, 16);
	assert_rect(rect_inset((struct rect){ 0, 0, 1, 3 }, 1, 2), 0, 1, 1, 1);
	assert_rect(rect_inset((struct rect){ 0, 0, 0, 0 }, 1, 2), 0, 0, 0, 0);
}

static void a_dialogue_stands_in_the_middle(void **state)
{
	(void)state;
	assert_rect(rect_centre((struct rect){ 0, 0, 24, 80 }, 4, 40), 10, 20, 4, 40);
	assert_rect(rect_centre((struct rect){ 0, 0, 3, 10 }, 4, 40), 0, 0, 3, 10);
}

static void shared_cells(void **state)
{
	struct rect a = { 0, 0, 5, 5 };

	(void)state;
	assert_rect(rect_intersect(a, (struct rect){ 3, 3, 5, 5 }), 3, 3, 2, 2);
	assert_rect(rect_intersect(a, (struct rect){ 9, 9, 5, 5 }), 9, 9, 0, 0);
	assert_true(rect_contains(a, 4, 4));
	assert_false(rect_contains(a, 5, 4));
}

static void panes_fold_when_there_is_no_room(void **state)
{
	struct panes wide = layout_panes((struct rect){ 1, 0, 20, 80 }, 26, 50);
	struct panes small = layout_panes((struct rect){ 1, 0, 10, 40 }, 26, 50);

	(void)state;
	assert_false(wide.is_folded);
	assert_rect(wide.left, 1, 0, 20, 26);
	assert_rect(wide.right, 1, 26, 20, 54);
	assert_true(small.is_folded);
	assert_rect(small.left, 1, 0, 10, 0);
	assert_rect(small.right, 1, 0, 10, 40);
}

static void columns_share_what_is_scarce(void **state)
{
	const int min[] = { 4, 4, 4 }, want[] = { 10, 4, 16 };
	int cols[3];

	(void)state;
	assert_int_equal(layout_columns(30, 3, min, want, cols), 30);
	assert_int_equal(cols[0], 10);
	assert_int_equal(cols[2], 16);
	assert_int_equal(layout_columns(99, 3, min, want, cols), 30);
	assert_int_equal(layout_columns(21, 3, min, want, cols), 21);
	assert_int_equal(cols[0], 7);
	assert_int_equal(cols[1], 4);
	assert_int_equal(cols[2], 10);
	assert_int_equal(layout_columns(5, 3, min, want, cols), 12);
}

static void scrolling_moves_as_little_as_possible(void **state)
{
	(void)state;
	assert_int_equal(layout_scroll(0, 10, 100, 5, 1), 0);
	assert_int_equal(layout_scroll(0, 10, 100, 10, 1), 1);
	assert_int_equal(layout_scroll(0, 10, 100, 10, 3), 3);
	assert_int_equal(layout_scroll(50, 10, 100, 20, 1), 20);
	assert_int_equal(layout_scroll(0, 10, 100, 40, 30), 40);
	assert_int_equal(layout_scroll(95, 10, 100, 99, 1), 90);
	assert_int_equal(layout_scroll(7, 10, 5, 2, 1), 0);
}

/* ---- lists -------------------------------------------------------------------- */

/* Items of 1, 2, 3, 1, 2, 3 … lines. */
static int rows_of(const void *data, int index)
{
	(void)data;
	return index % 3 + 1;
}

static void a_cursor_stays_inside(void **state)
{
	struct list list;

	(void)state;
	list_init(&list, 3);
	assert_true(list_move(&list, ACTION_UP));
	assert_int_equal(list.cursor, 0);
	assert_true(list_move(&list, ACTION_END));
	assert_true(list_move(&list, ACTION_DOWN));
	assert_int_equal(list.cursor, 2);
	list_set_count(&list, 1);
	assert_int_equal(list.cursor, 0);
	list_set_count(&list, 0);
	list_move(&list, ACTION_DOWN);
	list_move(&list, ACTION_END);
	assert_int_equal(list.cursor, 0);
	assert_false(list_move(&list, ACTION_LEFT));
}

static void a_list_may_wrap_around(void **state)
{
	struct list list;

	(void)state;
	list_init(&list, 3);
	list.wraps = true;
	list_move(&list, ACTION_UP);
	assert_int_equal(list.cursor, 2);
	list_move(&list, ACTION_DOWN);
	assert_int_equal(list.cursor, 0);
}

static void the_cursor_is_always_seen_whole(void **state)
{
	struct list list;

	(void)state;
	list_init(&list, 50);
	for (int step = 0; step < 200; step++) {
		struct list_item item = { 0 };
		bool is_seen = false;

		list_move(&list, step < 100 ? ACTION_DOWN : ACTION_UP);
		list_fit(&list, 7, rows_of, NULL);
		while (list_next(&list, rows_of, NULL, &item)) {
			assert_int_equal(item.rows, rows_of(NULL, item.index));
			if (item.index == list.cursor)
				is_seen = item.y >= 0 && item.y + item.rows <= 7;
		}
		assert_true(is_seen);
	}
	assert_int_equal(list.top, 0);
}

static void visible_items_follow_one_another(void **state)
{
	struct list list;
	struct list_item item = { 0 };

	(void)state;
	list_init(&list, 9);
	list_set_cursor(&list, 4);
	list_fit(&list, 4, rows_of, NULL); /* lines: 0 | 1 1 | 2 2 2 | 3 | 4 4 | … : top is 5 */
	assert_int_equal(list.top, 5);
	assert_true(list_next(&list, rows_of, NULL, &item));
	assert_int_equal(item.index, 2);
	assert_int_equal(item.y, -2);
	assert_true(list_next(&list, rows_of, NULL, &item));
	assert_int_equal(item.index, 3);
	assert_int_equal(item.y, 1);
	assert_true(list_next(&list, rows_of, NULL, &item));
	assert_int_equal(item.index, 4);
	assert_false(list_next(&list, rows_of, NULL, &item));
	assert_int_equal(list_at(&list, rows_of, NULL, 0), 2);
	assert_int_equal(list_at(&list, rows_of, NULL, 3), 4);
	assert_int_equal(list_at(&list, rows_of, NULL, 4), -1);
	assert_int_equal(list_at(&list, rows_of, NULL, -1), -1);
}

static void pages_turn_there_and_back(void **state)
{
	struct list list;

	(void)state;
	list_init(&list, 100);
	list_fit(&list, 10, NULL, NULL);
	list_move(&list, ACTION_PAGE_DOWN);
	assert_int_equal(list.cursor, 9);
	list_fit(&list, 10, NULL, NULL);
	list_move(&list, ACTION_PAGE_UP);
	assert_int_equal(list.cursor, 0);
}

static int text_rows(const void *data, int index)
{
	(void)index;
	return *(const int *)data;
}

static void a_long_text_is_scrolled_by_lines(void **state)
{
	struct list list;
	int rows = 30;

	(void)state;
	list_init(&list, 1);
	list_fit(&list, 10, text_rows, &rows);
	list_scroll(&list, 5);
	list_fit(&list, 10, text_rows, &rows);
	assert_int_equal(list.top, 5);
	list_scroll(&list, 99);
	assert_int_equal(list.top, 20);
	rows = 12;
	list_fit(&list, 10, text_rows, &rows);
	list_scroll(&list, 0);
	assert_in_range(list.top, 0, 2);
	rows = 4;
	list_fit(&list, 10, text_rows, &rows);
	assert_int_equal(list.top, 0);
}

static void no_window_is_too_small(void **state)
{
	struct list list;
	struct list_item item = { 0 };

	(void)state;
	list_init(&list, 5);
	list_fit(&list, 0, rows_of, NULL);
	assert_false(list_next(&list, rows_of, NULL, &item));
	list_fit(&list, -3, rows_of, NULL);
	assert_int_equal(list_at(&list, rows_of, NULL, 0), -1);
}

/* ---- grids ----------------------------------------------------------------------- */

static const int widths[] = { 10, 5, 5, 10, 5 };

static void a_grid_moves_both_ways(void **state)
{
	struct grid grid;

	(void)state;
	grid_init(&grid, 2, 5);
	assert_true(grid_move(&grid, ACTION_LEFT));
	assert_int_equal(grid.col, 0);
	grid_move(&grid, ACTION_RIGHT);
	grid_move(&grid, ACTION_DOWN);
	assert_int_equal(grid.col, 1);
	assert_int_equal(grid.rows.cursor, 1);
	grid_set_cursor(&grid, 99, 99);
	assert_int_equal(grid.col, 4);
	assert_int_equal(grid.rows.cursor, 1);
}

static void tab_goes_over_the_ends_of_rows(void **state)
{
	struct grid grid;

	(void)state;
	grid_init(&grid, 2, 2);
	assert_false(grid_move(&grid, ACTION_BACKTAB));
	assert_true(grid_move(&grid, ACTION_TAB));
	assert_true(grid_move(&grid, ACTION_TAB));
	assert_int_equal(grid.rows.cursor, 1);
	assert_int_equal(grid.col, 0);
	assert_true(grid_move(&grid, ACTION_TAB));
	assert_false(grid_move(&grid, ACTION_TAB));
	assert_true(grid_move(&grid, ACTION_BACKTAB));
	assert_true(grid_move(&grid, ACTION_BACKTAB));
	assert_int_equal(grid.rows.cursor, 0);
	assert_int_equal(grid.col, 1);
}

static void columns_scroll_to_the_cursor(void **state)
{
	struct grid grid;

	(void)state;
	grid_init(&grid, 3, 5);
	grid_fit(&grid, 10, 20, widths, NULL, NULL);
	assert_int_equal(grid.end_col, 3);
	assert_false(grid_has_left(&grid));
	assert_true(grid_has_right(&grid));
	grid_set_cursor(&grid, 0, 3);
	grid_fit(&grid, 10, 20, widths, NULL, NULL);
	assert_int_equal(grid.first_col, 1);
	assert_int_equal(grid.end_col, 4);
	grid_set_cursor(&grid, 0, 4);
	grid_fit(&grid, 10, 20, widths, NULL, NULL);
	assert_int_equal(grid.first_col, 2);
	assert_int_equal(grid.end_col, 5);
	assert_false(grid_has_right(&grid));
	assert_int_equal(grid_col_at(&grid, widths, 0), 2);
	assert_int_equal(grid_col_at(&grid, widths, 5), 3);
	assert_int_equal(grid_col_at(&grid, widths, 20), -1);
	grid_fit(&grid, 10, 80, widths, NULL, NULL);
	assert_int_equal(grid.first_col, 0);
	assert_int_equal(grid.end_col, 5);
}

static void one_column_is_always_shown(void **state)
{
	struct grid grid;

	(void)state;
	grid_init(&grid, 1, 5);
	for (int col = 0; col < 5; col++) {
		grid_set_cursor(&grid, 0, col);
		grid_fit(&grid, 1, 2, widths, NULL, NULL);
		assert_int_equal(grid.first_col, col);
		assert_int_equal(grid.end_col, col + 1);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pieces_are_cut_off_the_edges),
		cmocka_unit_test(too_much_is_all_there_is),
		cmocka_unit_test(an_inset_never_turns_negative),
		cmocka_unit_test(a_dialogue_stands_in_the_middle),
		cmocka_unit_test(shared_cells),
		cmocka_unit_test(panes_fold_when_there_is_no_room),
		cmocka_unit_test(columns_share_what_is_scarce),
		cmocka_unit_test(scrolling_moves_as_little_as_possible),
		cmocka_unit_test(a_cursor_stays_inside),
		cmocka_unit_test(a_list_may_wrap_around),
		cmocka_unit_test(the_cursor_is_always_seen_whole),
		cmocka_unit_test(visible_items_follow_one_another),
		cmocka_unit_test(pages_turn_there_and_back),
		cmocka_unit_test(a_long_text_is_scrolled_by_lines),
		cmocka_unit_test(no_window_is_too_small),
		cmocka_unit_test(a_grid_moves_both_ways),
		cmocka_unit_test(tab_goes_over_the_ends_of_rows),
		cmocka_unit_test(columns_scroll_to_the_cursor),
		cmocka_unit_test(one_column_is_always_shown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
