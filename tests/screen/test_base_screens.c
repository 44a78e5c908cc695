/* screen, the dialogues and the widgets as one sees them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "demo.h"

enum { ROWS = 24, COLS = 80 };

/* ---- footer and messages -------------------------------------------------------- */

static void the_footer_drops_from_its_end_and_keeps_help(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	demo_start(&vt, ROWS, COLS, "5");
	vt_expect(
		&vt, -1,
		"Space choose  a ask  l line  L lines  r read  t tick  q quit  F2 日本語  ? help");
	vt_resize(&vt, 12, 50);
	vt_expect(&vt, -1, "Space choose  a ask  l line  F2 日本語  ? help");
	vt_resize(&vt, 12, 10);
	vt_expect(&vt, -1, "? help");
	vt_release(&vt);
}

static void a_message_stands_until_the_next_key(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	demo_start(&vt, ROWS, COLS, "5");
	vt_type(&vt, " ");
	vt_expect(&vt, -1, "item 1 is chosen");
	vt_expect(&vt, -1, "? help");
	vt_key(&vt, VTERM_KEY_DOWN);
	vt_expect(&vt, -1, "Space choose");
	vt_release(&vt);
}

static void a_long_message_is_shown_whole(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	demo_start(&vt, ROWS, COLS, "5");
	vt_type(&vt, "m");
	vt_expect(&vt, -3, "the database is used by another");
	vt_expect(&vt, -1, "the key again");
	vt_expect(&vt, -1, "? help");
	vt_key(&vt, VTERM_KEY_DOWN);
	vt_expect(&vt, -3, "└───");
	vt_release(&vt);
}

static void the_language_changes_at_once_everywhere(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	demo_start(&vt, ROWS, COLS, "5");
	vt_key(&vt, VTERM_KEY_FUNCTION(2));
	vt_expect(&vt, -1, "F2 English");
	vt_type(&vt, "l"); /* inside a field too */
	vt_expect(&vt, -1, "F2 English");
	vt_type(&vt, "a");
	vt_key(&vt, VTERM_KEY_FUNCTION(2));
	vt_expect(&vt, -1, "F2 日本語");
	vt_expect_any(&vt, "│ a ");
	vt_release(&vt);
}

/* ---- help --------------------------------------------------------------------------- */

static void help_tells_every_key_of_the_screen_beneath(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	demo_start(&vt, 60, 100, "5");
	vt_type(&vt, "?");
	vt_expect(&vt, 0, "Help  Demo screen");
	vt_expect_any(&vt, "Nothing here is real.");
	vt_expect_any(&vt, "Space 1..9        chooses the item under the cursor");
	vt_expect_any(&vt, "asks for a text of several lines");
	vt_expect_any(&vt, "one to the left");
	vt_expect_any(&vt, "Everywhere");
	vt_expect_any(&vt, "C-z");
	vt_type(&vt, "?");
	vt_expect(&vt, 2, "item 1");
	vt_release(&vt);
}

static void help_scrolls(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	demo_start(&vt, 12, 40, "5");
	vt_type(&vt, "?");
	vt_expect(&vt, 2, "Shows every part");
	vt_key(&vt, VTERM_KEY_END);
	vt_expect_any(&vt, "everything is");
	vt_expect_none(&vt, "Shows every part");
	vt_key(&vt, VTERM_KEY_HOME);
	vt_expect(&vt, 2, "Shows every part");
	vt_key(&vt, VTERM_KEY_DOWN);
	vt_expect_none(&vt, "Shows every part");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect(&vt, -2, "gave 0");
	vt_release(&vt);
}

static void in_a_field_a_question_mark_is_typed(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	demo_start(&vt, ROWS, COLS, "5");
	vt_type(&vt, "l");
	vt_expect(&vt, -1, "F1 help");
	vt_type(&vt, "what?");
	vt_expect_any(&vt, "what?");
	vt_key(&vt, VTERM_KEY_FUNCTION(1));
	vt_expect(&vt, 0, "Help  Field");
	vt_expect_any(&vt, "Typing text");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect_any(&vt, "what?");
	vt_release(&vt);
}

/* ---- dialogues -------------------------------------------------------------------------- */

static void assert_answer(const char *keys, VTermKey named, const char *result)
{
	struct vt vt = VT_INIT;

	demo_start(&vt, ROWS, COLS, "5");
	vt_type(&vt, "a");
	vt_expect_any(&vt, "Delete it?");
	vt_expect_any(&vt, "It cannot be taken back.");
	vt_expect(&vt, 2, "item 1"); /* the screen stays behind it */
	if (named)
		vt_key(&vt, named);
	vt_type(&vt, keys);
	vt_expect(&vt, -2, result);
	vt_expect_none(&vt, "Delete it?");
	vt_release(&vt);
}

static void only_y_is_yes(void **state)
{
	(void)state;
	assert_answer("y", VTERM_KEY_NONE, "confirm gave 1 tag");
	assert_answer("n", VTERM_KEY_NONE, "confirm gave 0 tag");
	assert_answer("", VTERM_KEY_ENTER, "confirm gave 0 tag");
	assert_answer("", VTERM_KEY_ESCAPE, "confirm gave 0 tag");
	assert_answer("xz n", VTERM_KEY_NONE, "confirm gave 0 tag");
}

static void a_line_is_asked_for_and_checked(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	demo_start(&vt, ROWS, COLS, "5");
	vt_type(&vt, "l");
	vt_expect_any(&vt, "What is it?");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect(&vt, -1, "nothing was typed");
	vt_type(&vt, "bad");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect(&vt, -1, "'bad' is bad");
	vt_ctrl(&vt, 'u');
	vt_type(&vt, "良い");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect(&vt, -2, "input gave 1 良い");
	vt_release(&vt);
}

static void esc_gives_nothing(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	demo_start(&vt, ROWS, COLS, "5");
	vt_type(&vt, "labc");
	vt_expect_any(&vt, "abc");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect(&vt, -2, "input gave 0 nothing");
	vt_release(&vt);
}

static void several_lines_are_finished_with_f10(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	demo_start(&vt, ROWS, COLS, "5");
	vt_type(&vt, "L");
	vt_type(&vt, "one");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_type(&vt, "two");
	vt_expect(&vt, 5, "two");
	vt_key(&vt, VTERM_KEY_FUNCTION(10));
	vt_expect(&vt, -2, "input gave 1 one");
	vt_release(&vt);
}

static void the_limit_of_a_field_is_said(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	demo_start(&vt, ROWS, COLS, "5");
	vt_type(&vt, "l");
	vt_expect_any(&vt, "What is it?");
	vt_paste(&vt, "1234567890123456789012345678901234567890123456789012345678901");
	vt_expect(&vt, -1, "longer than 60 bytes");
	vt_expect_none(&vt, "12345");
	vt_release(&vt);
}

static void a_long_text_is_read_by_pages(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	demo_start(&vt, ROWS, COLS, "5");
	vt_type(&vt, "r");
	vt_expect_any(&vt, "A longer text that is wrapped.");
	vt_key(&vt, VTERM_KEY_PAGEDOWN);
	vt_expect_any(&vt, "│ 30 ");
	vt_expect_none(&vt, "A longer text");
	vt_type(&vt, "q");
	vt_expect(&vt, -2, "message gave 0");
	vt_release(&vt);
}

static void dialogues_fit_small_terminals(void **state)
{
	static const int sizes[][2] = { { 12, 40 }, { 6, 20 }, { 3, 8 }, { 1, 1 } };
	static const char *const dialogues[] = { "a", "l", "L", "r" };
	struct vt vt = VT_INIT;

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		demo_start(&vt, ROWS, COLS, "5");
		vt_type(&vt, dialogues[i]);
		for (size_t k = 0; k < 4; k++) {
			vt_resize(&vt, sizes[k][0], sizes[k][1]);
			vt_settle(&vt, 5);
		}
		vt_resize(&vt, ROWS, COLS);
		vt_key(&vt, VTERM_KEY_ESCAPE);
		vt_expect(&vt, -2, "gave 0");
	}
	vt_release(&vt);
}

/* ---- widgets --------------------------------------------------------------------------------- */

static void a_list_scrolls_with_its_bar(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	demo_start(&vt, ROWS, COLS, "100");
	vt_expect(&vt, 2, "item 1 ");
	vt_key(&vt, VTERM_KEY_END);
	vt_expect(&vt, -4, "▶ ( ) item 100");
	vt_expect(&vt, -4, "item 100          █");
	vt_key(&vt, VTERM_KEY_PAGEUP);
	vt_expect(&vt, 2, "item 82");
	vt_key(&vt, VTERM_KEY_HOME);
	vt_expect(&vt, 2, "▶ ( ) item 1 ");
	vt_release(&vt);
}

static void a_grid_scrolls_sideways(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	demo_start(&vt, 12, 36, "3");
	vt_expect(&vt, 1, "col 1   col 2");
	vt_expect_none(&vt, "col 3");
	vt_key(&vt, VTERM_KEY_TAB);
	for (int i = 0; i < 3; i++)
		vt_key(&vt, VTERM_KEY_RIGHT);
	vt_expect(&vt, 1, "col 3   col 4");
	vt_expect_none(&vt, "col 1");
	vt_release(&vt);
}

static void japanese_is_typed_wrapped_and_undone(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	demo_start(&vt, ROWS, 34, "3");
	vt_key(&vt, VTERM_KEY_TAB);
	vt_key(&vt, VTERM_KEY_TAB);
	vt_type(&vt, "契約書の秘密保持条項を確認し、再委託の条件を書き加える。");
	vt_expect(&vt, -7, "契約書の秘密保持条項を確認し、再");
	vt_expect(&vt, -6, "委託の条件を書き加える。");
	vt_alt(&vt, 'u');
	vt_expect_none(&vt, "契約書");
	vt_alt(&vt, 'r');
	vt_expect_any(&vt, "契約書");
	vt_release(&vt);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_footer_drops_from_its_end_and_keeps_help),
		cmocka_unit_test(a_message_stands_until_the_next_key),
		cmocka_unit_test(a_long_message_is_shown_whole),
		cmocka_unit_test(the_language_changes_at_once_everywhere),
		cmocka_unit_test(help_tells_every_key_of_the_screen_beneath),
		cmocka_unit_test(help_scrolls),
		cmocka_unit_test(in_a_field_a_question_mark_is_typed),
		cmocka_unit_test(only_y_is_yes),
		cmocka_unit_test(a_line_is_asked_for_and_checked),
		cmocka_unit_test(esc_gives_nothing),
		cmocka_unit_test(several_lines_are_finished_with_f10),
		cmocka_unit_test(the_limit_of_a_field_is_said),
		cmocka_unit_test(a_long_text_is_read_by_pages),
		cmocka_unit_test(dialogues_fit_small_terminals),
		cmocka_unit_test(a_list_scrolls_with_its_bar),
		cmocka_unit_test(a_grid_scrolls_sideways),
		cmocka_unit_test(japanese_is_typed_wrapped_and_undone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
