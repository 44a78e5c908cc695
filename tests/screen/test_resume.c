/* Leaving and coming back, crashes, two programs at once. */
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

static void open_vendor(struct vt *vt)
{
	vt_make_home(vt);
	walk_new(vt, "vendor", "Acme Co.");
	walk_open(vt, ROWS, COLS, "en");
}

static void one_comes_back_to_the_same_question(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	open_vendor(&vt);
	vt_type(&vt, "1");
	vt_expect(&vt, 0, "1/25");
	for (int i = 0; i < 4; i++)
		vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect(&vt, 1, "問4");
	vt_key(&vt, VTERM_KEY_DOWN);
	vt_key(&vt, VTERM_KEY_DOWN);
	vt_expect_any(&vt, "▶ c");
	walk_quit(&vt);
	walk_start(&vt, ROWS, COLS, "ja");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect(&vt, 1, "問4");
	vt_expect_any(&vt, "▶ c");
	vt_key(&vt, VTERM_KEY_ESCAPE); /* by the home screen, too */
	vt_expect_any(&vt, "▶ Acme Co.");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect(&vt, 1, "問4");
	vt_stop(&vt); /* and when the line breaks */
	walk_open(&vt, ROWS, COLS, "en");
	vt_expect(&vt, 1, "問4");
	vt_release(&vt);
}

static void the_question_reached_from_the_gaps_is_the_place(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	open_vendor(&vt);
	vt_type(&vt, "g");
	vt_expect(&vt, -1, "v verdict");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect(&vt, -1, "Enter to the question");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect(&vt, 1, "問25");
	walk_quit(&vt);
	walk_open(&vt, ROWS, COLS, "en");
	vt_expect(&vt, 1, "問25");
	vt_type(&vt, "g"); /* left in the gaps themselves: the question below */
	vt_expect(&vt, -1, "v verdict");
	walk_quit(&vt);
	walk_open(&vt, ROWS, COLS, "en");
	vt_expect(&vt, 1, "問25");
	vt_release(&vt);
}

static void a_question_no_longer_asked_is_left(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	open_vendor(&vt);
	vt_type(&vt, "1");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect(&vt, 1, "問1-1");
	vt_type(&vt, "g");
	vt_expect(&vt, -1, "v verdict");
	vt_key(&vt, VTERM_KEY_END);
	walk_quit(&vt);
	walk_cli(&vt, "answer %s q1=3", walk_id);
	walk_open(&vt, ROWS, COLS, "en");
	vt_expect(&vt, 1, "問");
	vt_expect_none(&vt, "問1-1");
	vt_release(&vt);
}

static void what_was_shown_as_saved_survives_a_kill(void **state)
{
	struct vt vt = VT_INIT;
	char item[32];

	(void)state;
	open_vendor(&vt);
	walk_go(&vt, "問11");
	vt_expect(&vt, 1, "問11");
	for (int i = 0; i < 9; i++) {
		char key[2] = { (char)('1' + i % 5), '\0' };
		char cursor[16];

		snprintf(cursor, sizeof(cursor), "▶ %c", 'a' + (i < 8 ? i + 1 : 8));
		vt_type(&vt, key);
		vt_expect_any(&vt, cursor); /* it has moved on: it is stored */
		if (i == 8)
			vt_expect(&vt, 0, "1/24");
		kill(vt.pid, SIGKILL);
		vt_stop(&vt);
		snprintf(item, sizeof(item), "q11.%c=%s ", 'a' + i, key);
		walk_stored(&vt, item);
		walk_open(&vt, ROWS, COLS, "en");
		vt_expect(&vt, 1, "問11"); /* the question of the last answer */
		vt_key(&vt, VTERM_KEY_HOME);
		for (int j = 0; j <= i; j++)
			vt_key(&vt, VTERM_KEY_DOWN);
		vt_settle(&vt, 10);
	}
	walk_cli(&vt, "verify");
	vt_release(&vt);
}

/* ---- two programs ---------------------------------------------------------------------- */

static void two_programs_lose_nothing(void **state)
{
	struct vt one = VT_INIT, two = VT_INIT;

	(void)state;
	open_vendor(&one);
	strcpy(two.home, one.home);
	walk_open(&two, ROWS, COLS, "en");
	vt_type(&one, "1");
	vt_expect(&one, 0, "1/25");
	vt_key(&two, VTERM_KEY_ENTER);
	vt_expect(&two, 1, "問2");
	vt_type(&two, "2");
	vt_settle(&two, 50);
	vt_type(&two, "2"); /* if it was told of the other's answer, the key is pressed again */
	vt_expect_any(&two, "(*) 2");
	vt_key(&one, VTERM_KEY_ENTER);
	vt_expect(&one, 1, "問1-1");
	vt_type(&one, "3");
	vt_settle(&one, 50);
	vt_type(&one, "3");
	vt_expect_any(&one, "(*) 3");
	walk_stored(&one, "q1=1 ");
	walk_stored(&one, "q2=2 ");
	walk_stored(&one, "q1-1=3 ");
	walk_cli(&one, "verify");
	vt_stop(&two);
	vt_release(&one);
}

static void the_same_question_answered_elsewhere_is_told(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	open_vendor(&vt);
	vt_expect_any(&vt, "▶ ( ) 1");
	walk_cli(&vt, "answer %s q1=2", walk_id);
	vt_type(&vt, "3");
	vt_expect_any(&vt, "another program answered 'q1' in the meantime");
	vt_expect_any(&vt, "(*) 2"); /* its answer is shown, and kept */
	walk_stored(&vt, "q1=2 ");
	vt_type(&vt, "3");
	vt_expect_any(&vt, "▶ (*) 3");
	walk_stored(&vt, "q1=3 ");
	walk_quit(&vt);
	vt_release(&vt);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_comes_back_to_the_same_question),
		cmocka_unit_test(the_question_reached_from_the_gaps_is_the_place),
		cmocka_unit_test(a_question_no_longer_asked_is_left),
		cmocka_unit_test(what_was_shown_as_saved_survives_a_kill),
		cmocka_unit_test(two_programs_lose_nothing),
		cmocka_unit_test(the_same_question_answered_elsewhere_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
