/* screen_home: the list of assessments. */
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

static void without_an_assessment_it_says_how_to_begin(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	walk_small(&vt);
	walk_start(&vt, ROWS, COLS, "en");
	vt_expect_any(&vt, "Press n to begin one.");
	vt_expect(&vt, -1, "n new  q quit  F2 日本語  ? help");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect(&vt, 0, "New assessment");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect(&vt, 0, "Assessments");
	vt_expect_any(&vt, "Press n to begin one.");
	walk_quit(&vt);
	vt_release(&vt);
}

static void a_line_tells_how_far_one_is_and_how_well(void **state)
{
	struct vt vt = VT_INIT;
	int row;

	(void)state;
	walk_small(&vt);
	walk_fixed_clock(&vt);
	walk_new(&vt, "example", "Acme Co.");
	walk_cli(&vt, "answer %s q1=1 q2=3 q3=1 q4=? q5.a.spec=2", walk_id);
	walk_start(&vt, ROWS, COLS, "en");
	row = vt_find_row(&vt, "Acme Co.");
	assert_int_equal(row, 3);
	vt_expect(&vt, row, "Remote maintenance");
	vt_expect(&vt, row, "4/7");
	vt_expect(&vt, row, "2026-04-01");
	vt_expect_any(&vt, walk_id);
	vt_expect_attr(&vt, row, 0, VT_REVERSE);
	vt_release(&vt);
}

static void it_opens_what_the_cursor_is_on(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	walk_small(&vt);
	walk_new_later(&vt, "example", "First", 1);
	walk_new_later(&vt, "example", "Second", 2);
	walk_new_later(&vt, "example", "Third", 3);
	walk_start(&vt, ROWS, COLS, "en");
	vt_expect(&vt, 3, "▶ Third"); /* the newest first */
	vt_key(&vt, VTERM_KEY_DOWN);
	vt_expect(&vt, 4, "▶ Second");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect(&vt, 0, "Second  Remote maintenance");
	vt_type(&vt, "1");
	vt_expect(&vt, 0, "1/6");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect(&vt, 0, "Assessments");
	vt_expect(&vt, 3, "▶ Second"); /* changed last: it stands first now, the cursor with it */
	vt_type(&vt, "g");
	vt_expect(&vt, 0, "Second  Gaps");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect(&vt, 0, "Assessments");
	vt_type(&vt, "r");
	vt_expect(&vt, 0, "Second  Report");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect(&vt, 0, "Assessments");
	walk_quit(&vt);
	vt_release(&vt);
}

static void an_answer_given_shows_at_once_in_the_list(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	walk_small(&vt);
	walk_new(&vt, "example", "Acme Co.");
	walk_start(&vt, ROWS, COLS, "en");
	vt_expect(&vt, 3, "0/3");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect_any(&vt, "Do other companies log in");
	vt_type(&vt, "1");
	vt_expect(&vt, 0, "1/6");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect(&vt, 3, "1/6");
	vt_release(&vt);
}

static void the_name_can_be_changed(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	walk_small(&vt);
	walk_new(&vt, "example", "Acme Co.");
	walk_start(&vt, ROWS, COLS, "en");
	vt_type(&vt, "e");
	vt_expect_any(&vt, "Organisation (required)  Acme Co.");
	vt_ctrl(&vt, 'u');
	vt_type(&vt, "株式会社 新");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_type(&vt, "Sato");
	vt_expect_any(&vt, "Respondent               Sato");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect(&vt, 3, "株式会社 新");
	vt_expect_any(&vt, "Respondent: Sato");
	walk_quit(&vt);
	walk_stored(&vt, "株式会社 新");
	walk_stored(&vt, "Sato");
	vt_release(&vt);
}

static void the_arrows_go_from_field_to_field(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	walk_small(&vt);
	walk_new(&vt, "example", "Acme Co.");
	walk_start(&vt, ROWS, COLS, "en");
	vt_type(&vt, "e");
	vt_expect_any(&vt, "Organisation (required)  Acme Co.");
	vt_key(&vt, VTERM_KEY_DOWN);
	vt_key(&vt, VTERM_KEY_DOWN);
	vt_key(&vt, VTERM_KEY_UP);
	vt_type(&vt, "Sato");
	vt_expect_any(&vt, "Respondent               Sato");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect_any(&vt, "Respondent: Sato");
	vt_release(&vt);
}

static void a_name_is_needed(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	walk_small(&vt);
	walk_new(&vt, "example", "Acme Co.");
	walk_start(&vt, ROWS, COLS, "en");
	vt_type(&vt, "e");
	vt_expect_any(&vt, "Organisation (required)  Acme Co.");
	vt_ctrl(&vt, 'u');
	vt_expect_none(&vt, "(required)  Acme Co.");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect(&vt, -1, "organisation");
	vt_expect_any(&vt, "Organisation (required)");
	vt_stop(&vt); /* the line is cut: nothing may be stored */
	walk_stored(&vt, "Acme Co.");
	vt_release(&vt);
}

static void it_asks_before_it_deletes(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	walk_small(&vt);
	walk_new(&vt, "example", "Acme Co.");
	walk_start(&vt, ROWS, COLS, "en");
	vt_type(&vt, "d");
	vt_expect_any(&vt, "Delete the assessment of \"Acme Co.\"?");
	vt_expect_any(&vt, "Its answers, notes and history are gone then.");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect_none(&vt, "Delete the assessment");
	vt_expect(&vt, 3, "Acme Co.");
	vt_type(&vt, "d");
	vt_expect_any(&vt, "Delete the assessment");
	vt_type(&vt, "y");
	vt_expect_any(&vt, "There is no assessment yet.");
	vt_expect(&vt, -1, "The assessment was deleted.");
	walk_quit(&vt);
	assert_null(strstr(walk_cli(&vt, "list"), "Acme"));
	vt_release(&vt);
}

static void more_than_fit_are_scrolled(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	walk_small(&vt);
	for (int i = 0; i < 30; i++) {
		char name[32];

		snprintf(name, sizeof(name), "Company %02d", i);
		walk_new_later(&vt, "example", name, i);
	}
	walk_start(&vt, 12, 60, "en");
	vt_expect(&vt, 3, "▶ Company 29");
	vt_key(&vt, VTERM_KEY_END);
	vt_expect_any(&vt, "▶ Company 00");
	vt_expect_none(&vt, "Company 29");
	vt_key(&vt, VTERM_KEY_HOME);
	vt_expect(&vt, 3, "▶ Company 29");
	vt_key(&vt, VTERM_KEY_PAGEDOWN);
	vt_key(&vt, VTERM_KEY_PAGEDOWN);
	vt_expect_none(&vt, "Company 29");
	vt_release(&vt);
}

static void what_is_overdue_is_said(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	walk_small(&vt);
	walk_new(&vt, "example", "Acme Co.");
	walk_cli(&vt, "action %s 'Ask the lawyer' --due 2020-01-01", walk_id);
	walk_cli(&vt, "action %s 'Much later' --due 9999-01-01", walk_id);
	walk_start(&vt, 24, 80, "en");
	vt_expect(&vt, 1, "1 action or exception is overdue; 'tenken due' lists it.");
	vt_key(&vt, VTERM_KEY_FUNCTION(2));
	vt_expect(&vt, 1, "期限を過ぎた対応・例外が1件あります");
	vt_release(&vt);
}

/* Puts a version of "night" into the folder of the user's own questionnaires. */
static void install_version(struct vt *vt, int version)
{
	char command[2048];

	vt_make_home(vt);
	snprintf(command, sizeof(command),
		 "d=%s/data/tenken/questionnaires; mkdir -p $d && cp tests/data/upgrade/%d/night.cfg $d",
		 vt->home, version);
	assert_int_equal(system(command), 0);
}

static void a_newer_version_is_marked_listed_and_moved_to(void **state)
{
	struct vt vt = VT_INIT;
	int row;

	(void)state;
	vt_make_home(&vt);
	install_version(&vt, 1);
	walk_new(&vt, "night", "Acme Co.");
	walk_cli(&vt, "answer %s q1=1 q4=rain q6=1 q2=3", walk_id);
	install_version(&vt, 2);
	walk_start(&vt, ROWS, COLS, "en");
	row = vt_find_row(&vt, "Acme Co.");
	vt_expect(&vt, row, "*Night duty");
	vt_expect_any(&vt, "* a newer version is installed: U");
	vt_type(&vt, "U");
	vt_expect(&vt, 0, "Newer version");
	vt_expect_any(&vt, "night: version 2026.1 -> 2026.2");
	vt_expect_any(&vt, "choice gone: q2=3  Nowhere");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect(&vt, 0, "Assessments");
	vt_expect(&vt, row, "*Night duty"); /* nothing was done */
	vt_type(&vt, "U");
	vt_expect(&vt, 0, "Newer version");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect(&vt, 0, "Assessments");
	vt_expect_any(&vt, "moved to the newer version; u takes it back");
	vt_expect(&vt, row, " Night duty");
	vt_expect(&vt, row, "2/11");
	vt_type(&vt, "U");
	vt_expect_any(&vt, "no newer version of its questionnaires is installed");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect_any(&vt, "Where is that written?"); /* the question where one was: q2 or its neighbours */
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect(&vt, 0, "Assessments");
	vt_type(&vt, "u");
	vt_expect_any(&vt, "back at the version before");
	vt_expect(&vt, row, "*Night duty");
	vt_expect(&vt, row, "4/11");
	vt_type(&vt, "u");
	vt_expect_any(&vt, "the last change is no move to a newer version");
	walk_quit(&vt);
	vt_release(&vt);
}

static void what_is_to_be_answered_again_shows_the_earlier_answer(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	vt_make_home(&vt);
	install_version(&vt, 1);
	walk_new(&vt, "night", "Acme Co.");
	walk_cli(&vt, "answer %s q2=3", walk_id);
	install_version(&vt, 2);
	walk_cli(&vt, "upgrade %s", walk_id);
	walk_open(&vt, ROWS, COLS, "en");
	vt_expect_any(&vt, "Where is that written?");
	vt_expect_any(&vt, "in 2026.1: Nowhere");
	vt_expect_any(&vt, "marked");
	vt_type(&vt, "u"); /* not here: the screens below are of this version */
	vt_expect_any(&vt, "the last change is the move to a newer version");
	vt_type(&vt, "1");
	vt_expect_none(&vt, "in 2026.1: Nowhere");
	vt_release(&vt);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(without_an_assessment_it_says_how_to_begin),
		cmocka_unit_test(a_line_tells_how_far_one_is_and_how_well),
		cmocka_unit_test(it_opens_what_the_cursor_is_on),
		cmocka_unit_test(an_answer_given_shows_at_once_in_the_list),
		cmocka_unit_test(a_newer_version_is_marked_listed_and_moved_to),
		cmocka_unit_test(what_is_to_be_answered_again_shows_the_earlier_answer),
		cmocka_unit_test(the_name_can_be_changed),
		cmocka_unit_test(the_arrows_go_from_field_to_field),
		cmocka_unit_test(a_name_is_needed),
		cmocka_unit_test(it_asks_before_it_deletes),
		cmocka_unit_test(more_than_fit_are_scrolled),
		cmocka_unit_test(what_is_overdue_is_said),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
