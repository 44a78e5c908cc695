/* Terminals of several kinds, colours, widths, signals, resizes: the interview stays the same. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "walk.h"

enum { ROWS = 24, COLS = 80 };

static void open_small(struct vt *vt)
{
	walk_small(vt);
	walk_fixed_clock(vt);
	walk_new(vt, "example", "Acme Co.");
	walk_cli(vt, "answer %s q3=1,2 q5.a.contract=2 q1=1", walk_id);
}

/* The text of all rows, one after the other. */
static char *screen_text(struct vt *vt)
{
	char *all = calloc(64, VT_ROW_SIZE), line[VT_ROW_SIZE];

	vt_settle(vt, 25);
	for (int row = 0; row < vt->rows; row++) {
		strcat(all, vt_row(vt, row, line));
		strcat(all, "\n");
	}
	return all;
}

/* ---- kinds of terminal ---------------------------------------------------------- */

static void answer_on(const char *term)
{
	struct vt vt = VT_INIT;
	char assignment[64];

	snprintf(assignment, sizeof(assignment), "TERM=%s", term);
	vt_env(&vt, assignment);
	walk_small(&vt);
	walk_new(&vt, "example", "Acme Co.");
	walk_open(&vt, ROWS, COLS, "ja");
	vt_expect_any(&vt, "ほかの会社が社外から");
	vt_type(&vt, "1");
	vt_expect(&vt, 0, "1/6");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect_any(&vt, "アカウントを持つ社外の方");
	walk_quit(&vt);
	assert_true(vt_modes_are_back(&vt));
	assert_true(vt.cursor_shown);
	walk_stored(&vt, "q1=1");
	vt_release(&vt);
}

static void an_answer_is_given_on_every_kind_of_terminal(void **state)
{
	(void)state;
	answer_on("xterm-256color");
	answer_on("vt100");
	answer_on("linux");
}

static void a_dumb_terminal_is_refused_with_what_to_do(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	walk_small(&vt);
	walk_new(&vt, "example", "Acme Co.");
	vt_env(&vt, "TERM=dumb");
	vt_start(&vt, ROWS, COLS, "open", walk_id, NULL);
	assert_int_equal(vt_wait_exit(&vt), 1);
	vt_expect_any(&vt, "plain");
	vt_release(&vt);
}

static void without_colour_the_text_is_the_same(void **state)
{
	struct vt vt = VT_INIT;
	static const char keys[][2] = { "", "\r", "\r", "\r", "\r", "g", "\033", "o", "\033", "r" };
	char *with[sizeof(keys) / sizeof(*keys)], *without;

	(void)state;
	open_small(&vt);
	for (int pass = 0; pass < 2; pass++) {
		if (pass == 1)
			vt_env(&vt, "NO_COLOR=1");
		walk_cli(&vt, "answer %s q1=2", walk_id);
		walk_cli(&vt, "answer %s q1=1", walk_id);
		walk_open(&vt, ROWS, COLS, "en");
		for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++) {
			vt_send(&vt, keys[i], strlen(keys[i]));
			vt_settle(&vt, 25);
			if (pass == 0) {
				with[i] = screen_text(&vt);
				continue;
			}
			without = screen_text(&vt);
			assert_string_equal(with[i], without);
			for (int row = 0; row < ROWS; row++)
				for (int col = 0; col < COLS; col++)
					assert_false(vt_attr_at(&vt, row, col) & VT_COLOUR);
			free(with[i]);
			free(without);
		}
		vt_stop(&vt);
	}
	vt_release(&vt);
}

static bool is_ambiguous(uint32_t c)
{
	static const uint32_t some[] = { 0x25b6, 0x2713, 0x2717, 0x2691, 0x270e, 0x2026,
					 0x2022, 0x2190, 0x2191, 0x2192, 0x2193, 0x25cb,
					 0x25cf, 0xd7,   0xb7,   0xb0,   0xa7,   0xb1,
					 0x2460, 0x203b, 0x2018, 0x2019, 0x201c, 0x201d };

	if ((c >= 0x2500 && c <= 0x259f) || (c >= 0x25a0 && c <= 0x25ff) ||
	    (c >= 0x2460 && c <= 0x24ff) || (c >= 0x391 && c <= 0x3c9) ||
	    (c >= 0x410 && c <= 0x44f))
		return true;
	for (size_t i = 0; i < sizeof(some) / sizeof(*some); i++)
		if (some[i] == c)
			return true;
	return false;
}

static void assert_no_ambiguous(struct vt *vt)
{
	vt_settle(vt, 25);
	for (int row = 0; row < vt->rows; row++)
		for (int col = 0; col < vt->cols; col++) {
			VTermScreenCell cell;

			vterm_screen_get_cell(vt->screen, (VTermPos){ row, col }, &cell);
			VT_CHECK(vt, !is_ambiguous(cell.chars[0]),
				 "nothing of two widths, but U+%04X at %d,%d", cell.chars[0], row,
				 col);
		}
}

static void where_widths_are_in_doubt_nothing_doubtful_is_drawn(void **state)
{
	struct vt vt = VT_INIT;
	static const char *const keys[] = { "",     "\r", "\r",   "\r",   "\r",   "m", "n",
					    "\033", "x",  "\033", "i",    "\033", "o", "\033",
					    "g",    "\r", "\033", "\033", "r",    "?" };

	(void)state;
	vt_env(&vt, "TENKEN_AMBIGUOUS=wide");
	open_small(&vt);
	walk_start(&vt, ROWS, COLS, "ja");
	assert_no_ambiguous(&vt);
	vt_key(&vt, VTERM_KEY_ENTER);
	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++) {
		vt_send(&vt, keys[i], strlen(keys[i]));
		assert_no_ambiguous(&vt);
	}
	vt_release(&vt);
}

/* ---- resizes and signals ------------------------------------------------------------ */

static void a_storm_of_resizes_loses_no_key(void **state)
{
	struct vt vt = VT_INIT;
	char expected[128] = "";

	(void)state;
	open_small(&vt);
	walk_open(&vt, ROWS, COLS, "en");
	vt_type(&vt, "n");
	vt_expect(&vt, -1, "Esc done");
	for (int i = 0; i < 60; i++) {
		char key[2] = { (char)('a' + i % 26), '\0' };

		vt_resize(&vt, 10 + i * 7 % 50, 30 + i * 13 % 150);
		vt_type(&vt, key);
		strcat(expected, key);
	}
	vt_resize(&vt, ROWS, COLS);
	vt_expect_any(&vt, "abcdefgh");
	vt_settle(&vt, 30);
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect(&vt, -1, "Enter next");
	walk_stored(&vt, expected);
	vt_release(&vt);
}

static void every_size_is_survived(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	vt_make_home(&vt);
	walk_new(&vt, "vendor", "株式会社 点検");
	walk_open(&vt, ROWS, COLS, "ja");
	walk_go(&vt, "問25");
	for (int rows = 2; rows < 30; rows += 3)
		for (int cols = 4; cols < 100; cols += 9) {
			vt_resize(&vt, rows, cols);
			vt_key(&vt, VTERM_KEY_DOWN);
			vt_pump(&vt, 2);
		}
	vt_resize(&vt, ROWS, COLS);
	vt_expect(&vt, 1, "問25");
	walk_quit(&vt);
	vt_release(&vt);
}

static void ended_by(int signal)
{
	struct vt vt = VT_INIT;

	open_small(&vt);
	walk_open(&vt, ROWS, COLS, "en");
	vt_type(&vt, "2");
	vt_expect(&vt, 0, "1/3");
	vt_type(&vt, "n");
	vt_expect(&vt, -1, "Esc done");
	vt_type(&vt, "half a sentence");
	vt_expect_any(&vt, "half a sentence");
	kill(vt.pid, signal);
	assert_int_equal(vt_wait_exit(&vt), 128 + signal);
	assert_true(vt_modes_are_back(&vt));
	assert_true(vt_keyboard_is_back(&vt));
	assert_true(vt.cursor_shown);
	assert_false(vt.in_altscreen);
	walk_stored(&vt, "q1=2");
	walk_stored(&vt, "half a sentence");
	vt_release(&vt);
}

static void a_signal_gives_the_terminal_back_and_keeps_all(void **state)
{
	(void)state;
	ended_by(SIGTERM);
	ended_by(SIGHUP);
}

static void ctrl_z_gives_the_terminal_back_and_fg_draws_again(void **state)
{
	struct vt vt = VT_INIT;
	int status;

	(void)state;
	open_small(&vt);
	vt_start_program(&vt, "sh", ROWS, COLS, "-c",
			 "set -m; \"$@\"; echo stopped; read x; fg >/dev/null", "sh",
			 walk_program(), "-l", "en", "open", walk_id, NULL);
	vt_expect_any(&vt, "Do other companies log in");
	vt_settle(&vt, 20);
	vt_ctrl(&vt, 'z');
	vt_expect_any(&vt, "stopped");
	assert_false(vt.in_altscreen);
	vt_type(&vt, "\n");
	vt_expect_any(&vt, "Do other companies log in");
	vt_type(&vt, "2");
	vt_expect(&vt, 0, "1/3");
	vt_type(&vt, "q");
	status = vt_wait_exit(&vt);
	assert_int_equal(status, 0);
	walk_stored(&vt, "q1=2");
	vt_release(&vt);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_answer_is_given_on_every_kind_of_terminal),
		cmocka_unit_test(a_dumb_terminal_is_refused_with_what_to_do),
		cmocka_unit_test(without_colour_the_text_is_the_same),
		cmocka_unit_test(where_widths_are_in_doubt_nothing_doubtful_is_drawn),
		cmocka_unit_test(a_storm_of_resizes_loses_no_key),
		cmocka_unit_test(every_size_is_survived),
		cmocka_unit_test(a_signal_gives_the_terminal_back_and_keeps_all),
		cmocka_unit_test(ctrl_z_gives_the_terminal_back_and_fg_draws_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
