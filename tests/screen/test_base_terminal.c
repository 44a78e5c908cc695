/* term and app: the terminal is asked what it can, and given back on every way out. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "demo.h"

enum { ROWS = 24, COLS = 80, LIST_X = 1 };

static void assert_given_back(struct vt *vt)
{
	assert_true(vt_modes_are_back(vt));
	assert_false(vt->in_altscreen);
	assert_false(vt->wants_mouse);
	assert_true(vt->cursor_shown);
	assert_true(vt_keyboard_is_back(vt));
}

/* ---- ways out ------------------------------------------------------------------ */

static void quitting_gives_the_terminal_back(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	demo_start(&vt, ROWS, COLS, "5");
	assert_true(vt.in_altscreen);
	assert_true(vt.wants_mouse);
	assert_false(vt_modes_are_back(&vt));
	vt_type(&vt, "q");
	assert_int_equal(vt_wait_exit(&vt), 0);
	vt_expect_any(&vt, "end 0");
	assert_given_back(&vt);
	vt_release(&vt);
}

static void ctrl_c_leaves_in_good_order(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	demo_start(&vt, ROWS, COLS, "5");
	vt_ctrl(&vt, 'c');
	assert_int_equal(vt_wait_exit(&vt), 0);
	vt_expect_any(&vt, "end 0");
	assert_given_back(&vt);
	vt_release(&vt);
}

static void read_file(const char *path, char *text, size_t size)
{
	FILE *in = fopen(path, "r");
	size_t n = in ? fread(text, 1, size - 1, in) : 0;

	text[n] = '\0';
	if (in)
		fclose(in);
}

/* The demo will write there what was typed when its screen is closed. */
static void closed_file(struct vt *vt, char *assignment, size_t size)
{
	vt_make_home(vt);
	snprintf(assignment, size, "DEMO_CLOSED=%s/closed", vt->home);
	vt_env(vt, assignment);
}

/* A signal while a text is being typed: the screen is closed, so it can store the text. */
static void assert_orderly(int signal)
{
	struct vt vt = VT_INIT;
	char assignment[VT_HOME_SIZE + 32] = "", text[100], said[32];

	closed_file(&vt, assignment, sizeof(assignment));
	demo_start(&vt, ROWS, COLS, "5");
	vt_key(&vt, VTERM_KEY_TAB);
	vt_key(&vt, VTERM_KEY_TAB);
	vt_type(&vt, "half a wo");
	vt_expect_any(&vt, "half a wo");
	kill(vt.pid, signal);
	assert_int_equal(vt_wait_exit(&vt), 0);
	snprintf(said, sizeof(said), "end %d", signal);
	vt_expect_any(&vt, said);
	assert_given_back(&vt);
	read_file(strchr(assignment, '=') + 1, text, sizeof(text));
	assert_string_equal(text, "closed with 'half a wo'\n");
	vt_release(&vt);
}

static void signals_end_it_in_good_order(void **state)
{
	(void)state;
	assert_orderly(SIGTERM);
	assert_orderly(SIGHUP);
	assert_orderly(SIGINT);
}

static void a_terminal_that_goes_away_closes_the_screens(void **state)
{
	struct vt vt = VT_INIT;
	char assignment[VT_HOME_SIZE + 32] = "", text[100];

	(void)state;
	closed_file(&vt, assignment, sizeof(assignment));
	demo_start(&vt, ROWS, COLS, "5");
	vt_stop(&vt);
	assert_true(WIFEXITED(vt.status));
	read_file(strchr(assignment, '=') + 1, text, sizeof(text));
	assert_string_equal(text, "closed with ''\n");
	vt_release(&vt);
}

static void assert_crash(char key, int signal)
{
	struct vt vt = VT_INIT;

	vt_env(&vt, "ASAN_OPTIONS=handle_segv=0:handle_abort=0");
	demo_start(&vt, ROWS, COLS, "5");
	vt_ctrl(&vt, key);
	assert_int_equal(vt_wait_exit(&vt), 128 + signal);
	assert_given_back(&vt);
	vt_release(&vt);
}

static void a_crash_gives_the_terminal_back_too(void **state)
{
	(void)state;
	assert_crash('g', SIGSEGV);
	assert_crash('t', SIGABRT);
	assert_crash('\\', SIGQUIT);
}

static void ctrl_z_stops_and_fg_goes_on(void **state)
{
	struct vt vt = VT_INIT;
	char script[1200];

	(void)state;
	snprintf(script, sizeof(script), "set -m; %s 5; echo stopped; read x; fg; echo ended $?",
		 demo_path());
	vt_start_program(&vt, "sh", ROWS, COLS, "-c", script, NULL);
	vt_expect(&vt, 2, "item 1");
	vt_key(&vt, VTERM_KEY_DOWN);
	vt_expect(&vt, -2, "key Down");
	vt_ctrl(&vt, 'z');
	vt_expect_any(&vt, "stopped");
	assert_given_back(&vt);
	vt_resize(&vt, 30, 100);
	vt_type(&vt, "\r");
	vt_expect(&vt, -1, "help");
	vt_expect(&vt, 3, "item 2");
	vt_expect_none(&vt, "stopped");
	assert_true(vt.in_altscreen);
	vt_type(&vt, "q");
	vt_expect_any(&vt, "ended 0");
	assert_int_equal(vt_wait_exit(&vt), 0);
	assert_given_back(&vt);
	vt_release(&vt);
}

/* ---- no terminal, poor terminals ------------------------------------------------ */

static void a_dumb_terminal_is_told_of_plain(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	vt_env(&vt, "TERM=dumb");
	vt_start_program(&vt, demo_path(), ROWS, COLS, NULL);
	assert_int_equal(vt_wait_exit(&vt), 1);
	vt_expect_any(&vt, "tenken plain");
	vt_expect_any(&vt, "'dumb'");
	assert_given_back(&vt);
	vt_release(&vt);
}

static void an_unknown_terminal_is_told_of_plain(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	vt_env(&vt, "TERM=nonesuch");
	vt_start_program(&vt, demo_path(), ROWS, COLS, NULL);
	assert_int_equal(vt_wait_exit(&vt), 1);
	vt_expect_any(&vt, "tenken plain");
	assert_given_back(&vt);
	vt_release(&vt);
}

static void a_pipe_is_told_of_plain(void **state)
{
	struct vt vt = VT_INIT;
	char script[2400];

	(void)state;
	snprintf(script, sizeof(script), "%s </dev/null; %s | cat", demo_path(), demo_path());
	vt_start_program(&vt, "sh", ROWS, COLS, "-c", script, NULL);
	assert_int_equal(vt_wait_exit(&vt), 0);
	vt_expect(&vt, 0, "tenken plain");
	assert_given_back(&vt);
	vt_release(&vt);
}

static int coloured_cells(const struct vt *vt)
{
	int count = 0;

	for (int row = 0; row < vt->rows; row++)
		for (int col = 0; col < vt->cols; col++)
			count += (vt_attr_at(vt, row, col) & VT_COLOUR) != 0;
	return count;
}

static void no_color_means_none(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	demo_start(&vt, ROWS, COLS, "5");
	assert_true(coloured_cells(&vt) > 0);
	vt_env(&vt, "NO_COLOR=1");
	demo_start(&vt, ROWS, COLS, "5");
	assert_int_equal(coloured_cells(&vt), 0);
	vt_expect_attr(&vt, 2, LIST_X, VT_REVERSE);
	vt_release(&vt);
}

static void old_terminals_get_ascii(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	vt_env(&vt, "TERM=vt100");
	demo_start(&vt, ROWS, COLS, "30");
	vt_expect(&vt, 1, "+ Box -----");
	vt_expect(&vt, 2, "|> ( ) item 1");
	assert_int_equal(coloured_cells(&vt), 0);
	vt_type(&vt, "q");
	assert_int_equal(vt_wait_exit(&vt), 0);
	assert_given_back(&vt);
	vt_release(&vt);
}

static void the_linux_console_gets_frames_but_no_marks(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	vt_env(&vt, "TERM=linux");
	demo_start(&vt, ROWS, COLS, "5");
	vt_expect(&vt, 1, "┌ Box ─");
	vt_expect(&vt, 2, "│> ( ) item 1");
	vt_release(&vt);
}

/* ---- width of ambiguous characters ---------------------------------------------- */

static void a_wide_terminal_is_noticed(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	vt.says_wide = true;
	demo_start(&vt, ROWS, COLS, "5");
	vt_expect(&vt, 1, "+ Box -----");
	vt_expect(&vt, 2, "|> ( ) item 1");
	vt_expect_none(&vt, "│");
	vt_release(&vt);
}

static void the_environment_decides_without_asking(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	vt.says_wide = true;
	vt_env(&vt, "TENKEN_AMBIGUOUS=narrow");
	demo_start(&vt, ROWS, COLS, "5");
	vt_expect(&vt, 1, "┌ Box ─");
	vt_release(&vt);
	vt = (struct vt)VT_INIT;
	vt_env(&vt, "TENKEN_AMBIGUOUS=wide");
	demo_start(&vt, ROWS, COLS, "5");
	vt_expect(&vt, 1, "+ Box -----");
	vt_release(&vt);
}

static void no_answer_and_late_answers_do_no_harm(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	vt.is_mute = true;
	demo_start(&vt, ROWS, COLS, "5");
	vt_expect(&vt, 1, "┌ Box ─");
	vt_send(&vt, "\033[2;2R", 6);
	vt_send(&vt, "\033[2;3R", 6); /* one too many */
	vt_type(&vt, "x");
	vt_expect(&vt, -2, "key x");
	vt_expect(&vt, 1, "┌ Box ─");
	vt_type(&vt, "q");
	assert_int_equal(vt_wait_exit(&vt), 0);
	assert_given_back(&vt);
	vt_release(&vt);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(quitting_gives_the_terminal_back),
		cmocka_unit_test(ctrl_c_leaves_in_good_order),
		cmocka_unit_test(signals_end_it_in_good_order),
		cmocka_unit_test(a_terminal_that_goes_away_closes_the_screens),
		cmocka_unit_test(a_crash_gives_the_terminal_back_too),
		cmocka_unit_test(ctrl_z_stops_and_fg_goes_on),
		cmocka_unit_test(a_dumb_terminal_is_told_of_plain),
		cmocka_unit_test(an_unknown_terminal_is_told_of_plain),
		cmocka_unit_test(a_pipe_is_told_of_plain),
		cmocka_unit_test(no_color_means_none),
		cmocka_unit_test(old_terminals_get_ascii),
		cmocka_unit_test(the_linux_console_gets_frames_but_no_marks),
		cmocka_unit_test(a_wide_terminal_is_noticed),
		cmocka_unit_test(the_environment_decides_without_asking),
		cmocka_unit_test(no_answer_and_late_answers_do_no_harm),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
