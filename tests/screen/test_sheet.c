/*
 * A run of yes-no questions is one sheet; what surveyed companies answered; the clock of the talk; confirming.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "walk.h"

enum { ROWS = 24, COLS = 80 };

static void a_line_is_answered_with_one_key_and_the_next_follows(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	vt_make_home(&vt);
	walk_new(&vt, "remote-check", "Acme Co.");
	walk_open(&vt, ROWS, COLS, "en");
	vt_expect(&vt, 2, "Answer each line");
	vt_type(&vt, "y");
	vt_expect(&vt, 0, "1/22");
	vt_type(&vt, "n");
	vt_expect(&vt, 0, "2/22");
	vt_type(&vt, "0");
	vt_expect(&vt, 0, "3/22");
	vt_expect_any(&vt, "don't know");
	vt_type(&vt, "x");
	vt_expect_any(&vt, "Why does this not apply");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect(&vt, 0, "4/22");
	vt_type(&vt, "N");
	vt_expect_any(&vt, "Note on 5");
	vt_type(&vt, "ask again");
	vt_key(&vt, VTERM_KEY_FUNCTION(10));
	vt_expect(&vt, ROWS - 2, "ask again");
	vt_type(&vt, "m");
	vt_expect(&vt, ROWS - 2, "marked");
	walk_stored(&vt, "c01=1");
	walk_stored(&vt, "c02=2");
	walk_stored(&vt, "c03=?");
	walk_stored(&vt, "c04=n/a");
	walk_quit(&vt);
	vt_release(&vt);
}

static void enter_leaves_the_sheet_and_b_comes_back_to_it(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	vt_make_home(&vt);
	walk_new(&vt, "remote-check", "Acme Co.");
	walk_open(&vt, ROWS, COLS, "en");
	vt_expect_any(&vt, "question 1 of 11");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect_any(&vt, "question 1 of 3");
	vt_type(&vt, "y");
	vt_type(&vt, "b");
	vt_expect_any(&vt, "of 11");
	walk_quit(&vt);
	walk_open(&vt, ROWS, COLS, "en");
	vt_expect_any(&vt, "of 11");
	walk_quit(&vt);
	vt_release(&vt);
}

static void what_others_answered_can_be_hidden(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	vt_make_home(&vt);
	walk_new(&vt, "byod-telework", "Acme Co.");
	walk_cli(&vt, "answer %s t1=1", walk_id);
	walk_open(&vt, ROWS, COLS, "en");
	vt_expect_any(&vt, "48.1 % of 287 vendors");
	vt_type(&vt, "s");
	vt_settle(&vt, 30);
	for (int row = 0; row < ROWS; row++)
		assert_null(strstr(vt_row(&vt, row, (char[VT_ROW_SIZE]){ 0 }), "48.1 %"));
	vt_type(&vt, "s");
	vt_expect_any(&vt, "48.1 % of 287 vendors");
	walk_quit(&vt);
	vt_release(&vt);
}

static void a_table_has_the_figure_of_the_whole_question(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	vt_make_home(&vt);
	walk_new(&vt, "byod-telework", "Acme Co.");
	walk_open(&vt, ROWS, COLS, "en");
	vt_type(&vt, "/");
	vt_expect(&vt, -1, "Enter to the list");
	vt_type(&vt, "Q22");
	vt_expect_any(&vt, "all: 1");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect(&vt, -1, "go there");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect_any(&vt, "About 25 % of consignors");
	vt_key(&vt, VTERM_KEY_DOWN);
	vt_expect_any(&vt, "About 25 % of consignors");
	walk_quit(&vt);
	vt_release(&vt);
}

static void the_clock_goes_through_the_agenda(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	vt_make_home(&vt);
	walk_new(&vt, "remote-check", "Acme Co.");
	walk_open(&vt, ROWS, COLS, "en");
	vt_type(&vt, "T");
	vt_expect(&vt, ROWS - 2, "1/3 purpose  00:0");
	vt_expect(&vt, ROWS - 2, "left 09:5"); /* it goes on by itself */
	vt_type(&vt, "T");
	vt_expect(&vt, ROWS - 2, "2/3 going through the answers");
	vt_type(&vt, "y"); /* and is in the way of no key */
	vt_expect(&vt, 0, "1/22");
	vt_type(&vt, "T");
	vt_expect(&vt, ROWS - 2, "3/3 open talk");
	vt_type(&vt, "T");
	vt_settle(&vt, 30);
	assert_null(strstr(vt_row(&vt, ROWS - 2, (char[VT_ROW_SIZE]){ 0 }), "/3 "));
	walk_quit(&vt);
	vt_release(&vt);
}

/* Answered alone, then gone through: both values are kept, and the report tells where they differ. */
static void while_the_clock_runs_answers_are_of_the_talk(void **state)
{
	struct vt vt = VT_INIT;
	const char *report;

	(void)state;
	vt_make_home(&vt);
	walk_new(&vt, "remote-check", "Acme Co.");
	walk_cli(&vt, "answer %s c01=1 c02=1 c03=1", walk_id);
	walk_open(&vt, ROWS, COLS, "en");
	vt_expect_any(&vt, "question 3 of 11");
	vt_key(&vt, VTERM_KEY_UP);
	vt_key(&vt, VTERM_KEY_UP);
	vt_type(&vt, "T");
	vt_expect(&vt, ROWS - 1, "The talk begins");
	vt_type(&vt, "n");
	vt_key(&vt, VTERM_KEY_UP);
	vt_expect(&vt, ROWS - 2, "self-check: Yes");
	vt_key(&vt, VTERM_KEY_DOWN);
	vt_type(&vt, "c");
	vt_expect(&vt, ROWS - 1, "Confirmed");
	vt_expect(&vt, ROWS - 2, "confirmed in the talk");
	vt_type(&vt, "TTT");
	vt_expect(&vt, ROWS - 1, "The talk is over");
	vt_key(&vt, VTERM_KEY_DOWN);
	vt_type(&vt, "n");
	vt_expect_any(&vt, "question 4 of 11"); /* it is stored by then */
	walk_stored(&vt, "c03=2");
	walk_quit(&vt);
	report = walk_cli(&vt, "report %s -f json", walk_id);
	assert_non_null(strstr(report, "\"gone_through\": 2"));
	assert_non_null(strstr(report, "\"changed\": 1"));
	assert_non_null(strstr(report, "\"item\": \"c01\""));
	vt_release(&vt);
}

static void t_takes_a_turn_of_the_clock_back(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	vt_make_home(&vt);
	walk_new(&vt, "remote-check", "Acme Co.");
	walk_open(&vt, ROWS, COLS, "en");
	vt_type(&vt, "t");
	vt_expect(&vt, ROWS - 1, "The clock of the talk does not run");
	vt_type(&vt, "T");
	vt_expect(&vt, ROWS - 2, "1/3 purpose  00:0");
	vt_expect(&vt, ROWS - 2, "1/3 purpose  00:01"); /* a second later */
	vt_type(&vt, "T");
	vt_expect(&vt, ROWS - 2, "2/3 going through the answers  00:00");
	vt_type(&vt, "t");
	vt_expect(&vt, ROWS - 2, "1/3 purpose  00:0");
	assert_int_equal(vt_find(&vt, ROWS - 2, "1/3 purpose  00:00"), -1); /* it was never left */
	vt_type(&vt, "TTT");
	vt_expect(&vt, ROWS - 1, "The talk is over");
	vt_type(&vt, "t");
	vt_expect(&vt, ROWS - 2, "3/3 open talk");
	vt_type(&vt, "ttt");
	vt_expect(&vt, ROWS - 1, "The talk is over");
	vt_type(&vt, "n");
	walk_quit(&vt);
	assert_null(strstr(walk_cli(&vt, "show %s --history --json", walk_id), "interview"));
	vt_release(&vt);
}

static void an_answer_is_confirmed_as_it_stands(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	vt_make_home(&vt);
	walk_new(&vt, "vendor", "Acme Co.");
	walk_cli(&vt, "answer %s q1=2", walk_id);
	walk_open(&vt, ROWS, COLS, "en");
	vt_type(&vt, "c");
	vt_expect(&vt, ROWS - 1, "Confirmed");
	walk_quit(&vt);
	assert_non_null(strstr(walk_cli(&vt, "show %s --history --json", walk_id), "confirm"));
	vt_release(&vt);
}

static void a_digit_that_is_no_choice_answers_nothing(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	vt_make_home(&vt);
	walk_new(&vt, "remote-check", "Acme Co.");
	walk_open(&vt, ROWS, COLS, "en");
	vt_type(&vt, "3m");
	vt_expect(&vt, ROWS - 2, "marked"); /* the keys have been read */
	vt_expect(&vt, 0, "0/22");
	walk_quit(&vt);
	walk_stored(&vt, "0 of 22 answered");
	vt_release(&vt);
}

static void the_last_line_names_the_keys_of_a_sheet(void **state)
{
	struct vt vt = VT_INIT;
	char last[VT_ROW_SIZE];

	(void)state;
	vt_make_home(&vt);
	walk_new(&vt, "remote-check", "Acme Co.");
	walk_open(&vt, ROWS, COLS, "en");
	vt_expect(&vt, -1, "y yes  n no");
	vt_expect(&vt, -1, "N note");
	assert_null(strstr(vt_row(&vt, ROWS - 1, last), "n note")); /* n answers */
	walk_quit(&vt);
	vt_release(&vt);
}

static void i_tells_who_answers_and_how_long_it_takes(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	vt_make_home(&vt);
	walk_new(&vt, "remote-check", "Acme Co.");
	walk_open(&vt, ROWS, COLS, "en");
	vt_type(&vt, "i");
	vt_expect_any(&vt, "Terms");
	vt_key(&vt, VTERM_KEY_END);
	vt_expect_any(&vt, "20 to 30 minutes");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect_none(&vt, "20 to 30 minutes");
	walk_quit(&vt);
	vt_release(&vt);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_line_is_answered_with_one_key_and_the_next_follows),
		cmocka_unit_test(enter_leaves_the_sheet_and_b_comes_back_to_it),
		cmocka_unit_test(what_others_answered_can_be_hidden),
		cmocka_unit_test(a_table_has_the_figure_of_the_whole_question),
		cmocka_unit_test(the_clock_goes_through_the_agenda),
		cmocka_unit_test(while_the_clock_runs_answers_are_of_the_talk),
		cmocka_unit_test(t_takes_a_turn_of_the_clock_back),
		cmocka_unit_test(an_answer_is_confirmed_as_it_stands),
		cmocka_unit_test(a_digit_that_is_no_choice_answers_nothing),
		cmocka_unit_test(the_last_line_names_the_keys_of_a_sheet),
		cmocka_unit_test(i_tells_who_answers_and_how_long_it_takes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
