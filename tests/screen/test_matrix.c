/* The tables: rows against columns, by keyboard. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "walk.h"

enum { ROWS = 24, COLS = 80 };

static void open_vendor(struct vt *vt, const char *question, const char *answers)
{
	vt_make_home(vt);
	walk_new(vt, "vendor", "Acme Co.");
	if (*answers)
		walk_cli(vt, "answer %s %s", walk_id, answers);
	walk_open(vt, ROWS, COLS, "en");
	walk_go(vt, question);
	vt_expect(vt, 1, question);
}

static void a_digit_marks_the_row_and_goes_to_the_next(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	open_vendor(&vt, "問4", "");
	vt_expect_any(&vt, "▶ a  Confidentiality            ( )");
	vt_type(&vt, "1");
	vt_expect_any(&vt, "  a  Confidentiality            (*)");
	vt_expect_any(&vt, "▶ b  ");
	vt_type(&vt, "5234123");
	vt_expect(&vt, 0, "1/24");
	walk_stored(&vt, "q4.a=1 ");
	walk_stored(&vt, "q4.b=5 ");
	walk_stored(&vt, "q4.h=3 ");
	vt_type(&vt, "6");
	vt_expect(&vt, -1, "there is no choice 6 here");
	vt_release(&vt);
}

static void arrows_and_space_mark_a_cell(void **state)
{
	struct vt vt = VT_INIT;
	int row;

	(void)state;
	open_vendor(&vt, "問4", "");
	row = vt_find_row(&vt, "▶ a  ");
	vt_expect_attr(&vt, row, vt_find(&vt, row, "( )"), VT_REVERSE);
	vt_key(&vt, VTERM_KEY_RIGHT);
	vt_expect_any(&vt, "Column: Agree somewhat");
	vt_key(&vt, VTERM_KEY_DOWN);
	vt_type(&vt, " ");
	vt_expect_any(&vt, "( )      (*)      ( )");
	walk_stored(&vt, "q4.b=2 ");
	vt_key(&vt, VTERM_KEY_RIGHT);
	vt_type(&vt, " "); /* one in each row */
	vt_expect_any(&vt, "( )      ( )      (*)");
	walk_stored(&vt, "q4.b=3 ");
	vt_key(&vt, VTERM_KEY_DEL);
	vt_expect_none(&vt, "(*)");
	walk_not_stored(&vt, "q4.b=");
	vt_key(&vt, VTERM_KEY_TAB); /* cell by cell, over the ends of rows */
	vt_expect_any(&vt, "Column: Do not agree at all");
	vt_key(&vt, VTERM_KEY_TAB);
	vt_key(&vt, VTERM_KEY_TAB);
	vt_expect_any(&vt, "▶ c  ");
	vt_expect_any(&vt, "Column: Agree strongly");
	vt_release(&vt);
}

static void any_number_can_be_marked_in_a_row(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	open_vendor(&vt, "問3", "");
	vt_type(&vt, "135");
	vt_expect_any(&vt, "[x]  [ ]  [x]  [ ]  [x]  [ ]  [ ]  ( )");
	walk_stored(&vt, "q3.a=1,3,5");
	vt_type(&vt, "8"); /* none of these */
	vt_expect_any(&vt, "[ ]  [ ]  [ ]  [ ]  [ ]  [ ]  [ ]  (*)");
	walk_stored(&vt, "q3.a=none");
	vt_type(&vt, "2");
	vt_expect_any(&vt, "[ ]  [x]  [ ]  [ ]  [ ]  [ ]  [ ]  ( )");
	vt_expect_any(
		&vt,
		"Explaining security measures in a proposal"); /* cut in the table, whole below it */
	vt_release(&vt);
}

static void a_cell_takes_a_number(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	open_vendor(&vt, "問25", "");
	vt_expect_any(&vt, "Put a number in each cell.");
	vt_expect_any(&vt, "3 no scope"); /* in short beside the survey's line, in full without it */
	vt_type(&vt, "s");
	vt_expect_any(
		&vt,
		"3 Item mentioned, but the vendor's (your) scope of responsibility not stated");
	vt_type(&vt, "4");
	vt_expect_any(&vt, "a  Confidentiality               [4]   [ ]");
	vt_type(&vt, "123");
	vt_expect_any(&vt, "[4]   [1]   [2]   [3]   [ ]");
	walk_stored(&vt, "q25.a=");
	vt_type(&vt, " "); /* the next number */
	vt_expect_any(&vt, "[3]   [1]   [ ]");
	vt_type(&vt, "    ");
	vt_expect_any(&vt, "[3]   [ ]   [ ]"); /* and blank again */
	vt_key(&vt, VTERM_KEY_LEFT);
	vt_key(&vt, VTERM_KEY_DEL);
	vt_expect_any(&vt, "[4]   [1]   [2]   [ ]   [ ]");
	vt_type(&vt, "7");
	vt_expect(&vt, -1, "there is no choice 7 here");
	vt_release(&vt);
}

static void a_row_has_its_own_dont_know_reason_note_and_mark(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	open_vendor(&vt, "問4", "");
	vt_type(&vt, "0");
	vt_expect_any(&vt, "  a  Confidentiality            don't know");
	vt_expect_any(&vt, "▶ b");
	walk_stored(&vt, "q4.a=?");
	vt_type(&vt, "x");
	vt_expect_any(&vt, "Why does this not apply");
	vt_type(&vt, "never asked");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect_any(&vt, "not applicable  never asked");
	walk_stored(&vt, "q4.b=n/a:never asked");
	vt_expect_any(&vt, "▶ c");
	vt_type(&vt, "m");
	vt_expect_any(&vt, "⚑ marked");
	vt_type(&vt, "n");
	vt_expect_any(&vt, "Note on 問4 c");
	vt_type(&vt, "ask Sato");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect_any(&vt, "⚑ marked  ✎ note  ask Sato");
	vt_key(&vt, VTERM_KEY_UP);
	vt_expect_none(&vt, "ask Sato");
	vt_release(&vt);
}

static void all_open_rows_are_answered_at_once(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	open_vendor(&vt, "問4", "q4.a=1");
	vt_type(&vt, "D");
	vt_expect(&vt, 0, "1/24");
	vt_expect_any(&vt, "Answer: don't know");
	vt_expect_any(&vt, "a  Confidentiality            (*)");
	walk_stored(&vt, "q4.a=1");
	vt_type(&vt, "u");
	vt_expect(&vt, 0, "0/24");
	vt_type(&vt, "X");
	vt_expect_any(&vt, "Why does this not apply");
	vt_type(&vt, "reason");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect_any(&vt, "Answer: not applicable");
	vt_expect(&vt, 0, "1/24");
	vt_release(&vt);
}

static void coming_back_the_cursor_is_on_the_first_open_row(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	open_vendor(&vt, "問4", "q4.a=1 q4.b=2 q4.d=2");
	vt_expect_any(&vt, "▶ c  ");
	vt_release(&vt);
}

static void a_table_wider_than_the_screen_scrolls_sideways(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	vt_make_home(&vt);
	walk_new(&vt, "vendor", "Acme Co.");
	walk_open(&vt, 12, 40, "en");
	walk_go(&vt, "問3");
	vt_expect_any(&vt, "  Sales");
	for (int i = 0; i < 7; i++)
		vt_key(&vt, VTERM_KEY_RIGHT);
	vt_expect_any(&vt, "None of these");
	vt_type(&vt, " ");
	vt_expect_any(&vt, "(*)");
	walk_stored(&vt, "q3.a=none");
	vt_release(&vt);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_digit_marks_the_row_and_goes_to_the_next),
		cmocka_unit_test(arrows_and_space_mark_a_cell),
		cmocka_unit_test(any_number_can_be_marked_in_a_row),
		cmocka_unit_test(a_cell_takes_a_number),
		cmocka_unit_test(a_row_has_its_own_dont_know_reason_note_and_mark),
		cmocka_unit_test(all_open_rows_are_answered_at_once),
		cmocka_unit_test(coming_back_the_cursor_is_on_the_first_open_row),
		cmocka_unit_test(a_table_wider_than_the_screen_scrolls_sideways),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
