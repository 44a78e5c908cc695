/* input, draw and app: what comes in is understood, what goes out is little and right. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "demo.h"

enum { ROWS = 24, COLS = 80, ARROW_BYTES = 40, LIST_X = 1 };

/* ---- keys, pastes, the mouse ------------------------------------------------------ */

static void unknown_sequences_are_swallowed(void **state)
{
	static const char unknown[] = "\033[99;5~\033[?7;8y\033]0;title\a\033P+r\033\\\033[I";
	struct vt vt = VT_INIT;

	(void)state;
	demo_start(&vt, ROWS, COLS, "5");
	vt_key(&vt, VTERM_KEY_TAB);
	vt_key(&vt, VTERM_KEY_TAB);
	vt_send(&vt, unknown, sizeof(unknown) - 1);
	vt_type(&vt, "ok");
	vt_expect_any(&vt, "ok");
	assert_int_equal(vt_find(&vt, vt_find_row(&vt, "ok"), "ok"), 26);
	vt_release(&vt);
}

static void a_lone_esc_is_a_key_at_once(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	vt.limit_ms = 500;
	demo_start(&vt, ROWS, COLS, "5");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect(&vt, -2, "key Esc");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect(&vt, -2, "key Enter");
	vt_release(&vt);
}

static void a_paste_is_no_keys(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	demo_start(&vt, ROWS, COLS, "5");
	vt_paste(&vt, "qqq\rqqq");
	vt_expect(&vt, -2, "paste 7");
	vt_key(&vt, VTERM_KEY_TAB);
	vt_key(&vt, VTERM_KEY_TAB);
	vt_paste(&vt, "日本語の\nテキスト");
	vt_expect_any(&vt, "日本語の");
	vt_expect_any(&vt, "テキスト");
	vt_release(&vt);
}

static void the_mouse_moves_and_chooses(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	demo_start(&vt, ROWS, COLS, "50");
	vt_mouse(&vt, 4, 8, 1);
	vt_expect(&vt, 4, "▶ ( ) item 3");
	vt_mouse(&vt, 4, 8, 1);
	vt_expect(&vt, 4, "▶ (*) item 3");
	vt_mouse(&vt, 4, 8, 5);
	vt_expect(&vt, 5, "▶ ( ) item 4");
	vt_mouse(&vt, 4, 8, 4);
	vt_mouse(&vt, 4, 8, 4);
	vt_expect(&vt, 3, "▶ ( ) item 2");
	vt_release(&vt);
}

/* ---- drawing ------------------------------------------------------------------------ */

static void hostile_text_is_harmless(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	vt_start_program(&vt, demo_path(), ROWS, COLS, "5",
			 "a\033[31mb\xe2\x80\xae\xff\x9b"
			 "c",
			 NULL);
	vt_expect(&vt, 0, "a<U+001B>[31mb<U+202E>");
	vt_expect(&vt, 2, "item 1");
	vt_release(&vt);
}

static void kana_are_composed(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	vt_start_program(&vt, demo_path(), ROWS, COLS, "5", "か\xe3\x82\x99い", NULL);
	vt_expect(&vt, 0, "がい");
	vt_expect(&vt, 1, "┌ がい ─");
	vt_release(&vt);
}

static void an_arrow_key_costs_few_bytes(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	demo_start(&vt, ROWS, COLS, "15");
	vt_key(&vt, VTERM_KEY_DOWN);
	vt_expect_attr(&vt, 3, LIST_X, VT_REVERSE);
	vt_settle(&vt, 20);
	for (int row = 4; row < 12; row++) {
		vt_mark(&vt);
		vt_key(&vt, VTERM_KEY_DOWN);
		vt_expect_attr(&vt, row, LIST_X, VT_REVERSE);
		vt_settle(&vt, 20);
		assert_in_range(vt_bytes(&vt), 1, ARROW_BYTES);
	}
	vt_release(&vt);
}

static void the_cursor_stands_at_the_focus(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	demo_start(&vt, ROWS, COLS, "15");
	vt_expect_cursor(&vt, 2, LIST_X);
	vt_key(&vt, VTERM_KEY_DOWN);
	vt_expect_cursor(&vt, 3, LIST_X);
	vt_key(&vt, VTERM_KEY_TAB);
	vt_key(&vt, VTERM_KEY_RIGHT);
	vt_expect_cursor(&vt, 2, 26 + 14 + 8);
	vt_release(&vt);
}

static long voluntary_switches(pid_t pid)
{
	char path[64], line[200];
	long count = -1;
	FILE *in;

	snprintf(path, sizeof(path), "/proc/%d/status", (int)pid);
	in = fopen(path, "r");
	while (in && fgets(line, sizeof(line), in))
		if (sscanf(line, "voluntary_ctxt_switches: %ld", &count) == 1)
			break;
	if (in)
		fclose(in);
	return count;
}

static void an_idle_program_sleeps(void **state)
{
	struct vt vt = VT_INIT;
	long before;

	(void)state;
	demo_start(&vt, ROWS, COLS, "5");
	vt_settle(&vt, 50);
	before = voluntary_switches(vt.pid);
	vt_mark(&vt);
	vt_settle(&vt, 500);
	assert_int_equal(vt_bytes(&vt), 0);
	assert_int_equal(voluntary_switches(vt.pid), before);
	vt_release(&vt);
}

static void a_clock_ticks_only_when_asked(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	demo_start(&vt, ROWS, COLS, "5");
	vt_expect(&vt, -2, "ticks 0");
	vt_type(&vt, "t");
	vt_expect(&vt, -2, "ticks 5");
	vt_type(&vt, "t");
	vt_settle(&vt, 50);
	vt_mark(&vt);
	vt_settle(&vt, 100);
	assert_int_equal(vt_bytes(&vt), 0);
	vt_release(&vt);
}

static void it_fits_any_size(void **state)
{
	static const int sizes[][2] = { { 12, 40 }, { 60, 200 }, { 1, 1 },  { 2, 3 },
					{ 5, 200 }, { 60, 5 },   { 24, 80 } };
	struct vt vt = VT_INIT;

	(void)state;
	demo_start(&vt, ROWS, COLS, "50");
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		char name[8] = { (char)('A' + (char)i), '\0' };

		vt_resize(&vt, sizes[i][0], sizes[i][1]);
		vt_type(&vt, name);
		vt_settle(&vt, 10);
	}
	vt_expect(&vt, -2, "key G");
	vt_expect(&vt, 1, "┌ Box ───────────────────┐");
	vt_expect(&vt, -1, "? help");
	vt_release(&vt);
}

static void no_resize_is_lost(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	demo_start(&vt, ROWS, COLS, "50");
	for (int i = 0; i < 60; i++) {
		vt_resize(&vt, 20 + i % 7, 80);
		if (i % 3 == 0)
			vt_type(&vt, "x");
		vt_resize(&vt, 24 + i % 5, 80 + i);
		vt_expect(&vt, -1, "? help"); /* nothing is typed: it must come by itself */
		vt_expect(&vt, -3, "└───");
	}
	vt_release(&vt);
}

static void ctrl_l_draws_all_anew(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	demo_start(&vt, ROWS, COLS, "5");
	vterm_input_write(vt.term, "\033[2J", 4); /* somebody else has written on the terminal */
	vt_expect_none(&vt, "item 1");
	vt_ctrl(&vt, 'l');
	vt_expect(&vt, 2, "item 1");
	vt_release(&vt);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(unknown_sequences_are_swallowed),
		cmocka_unit_test(a_lone_esc_is_a_key_at_once),
		cmocka_unit_test(a_paste_is_no_keys),
		cmocka_unit_test(the_mouse_moves_and_chooses),
		cmocka_unit_test(hostile_text_is_harmless),
		cmocka_unit_test(kana_are_composed),
		cmocka_unit_test(an_arrow_key_costs_few_bytes),
		cmocka_unit_test(the_cursor_stands_at_the_focus),
		cmocka_unit_test(an_idle_program_sleeps),
		cmocka_unit_test(a_clock_ticks_only_when_asked),
		cmocka_unit_test(it_fits_any_size),
		cmocka_unit_test(no_resize_is_lost),
		cmocka_unit_test(ctrl_l_draws_all_anew),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
