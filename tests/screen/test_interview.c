/* screen_interview: choices, going to and fro, marks and undo, by keyboard. */
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

/* ---- one of several ---------------------------------------------------------- */

static void yes_and_no_are_chosen_by_digit_and_by_space(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	walk_small(&vt);
	walk_new(&vt, "example", "Acme Co.");
	walk_open(&vt, ROWS, COLS, "en");
	vt_expect_any(&vt, "▶ ( ) 1  Yes");
	vt_expect(&vt, 0, "0/3");
	vt_type(&vt, "1");
	vt_expect_any(&vt, "▶ (*) 1  Yes");
	vt_expect(&vt, 0, "1/6");
	vt_expect_any(&vt, "saved ");
	walk_stored(&vt, "q1=1 ");
	vt_key(&vt, VTERM_KEY_DOWN);
	vt_type(&vt, " ");
	vt_expect_any(&vt, "▶ (*) 2  No");
	vt_expect_any(&vt, "  ( ) 1  Yes");
	vt_expect(&vt, 0, "1/3"); /* what depended on yes is not asked */
	walk_stored(&vt, "q1=2 ");
	vt_type(&vt, " "); /* one stays chosen */
	vt_type(&vt, "9");
	vt_expect(&vt, -1, "there is no option 9");
	vt_expect_any(&vt, "▶ (*) 2  No");
	vt_release(&vt);
}

static void enter_goes_on_and_b_goes_back(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	walk_example(&vt, NULL, "");
	vt_type(&vt, "b");
	vt_expect(&vt, -1, "This is the first question.");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect_any(&vt, " q2  Access");
	vt_expect_any(&vt, "question 2 of 4");
	vt_key(&vt, VTERM_KEY_RIGHT);
	vt_expect_any(&vt, " Q3  Access");
	vt_type(&vt, "b");
	vt_expect_any(&vt, " q2  Access");
	vt_key(&vt, VTERM_KEY_LEFT);
	vt_expect_any(&vt, " q1  Access");
	vt_type(&vt, ">");
	vt_expect_any(&vt, " Q5  The contract");
	vt_type(&vt, "<");
	vt_expect_any(&vt, " q1  Access");
	vt_type(&vt, "f");
	vt_expect_any(&vt, " q2  Access");
	vt_release(&vt);
}

static void after_the_last_question_it_says_what_is_open(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	walk_example(&vt, "change in", "");
	vt_expect_any(&vt, "What would you change in it?");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect_any(&vt,
		      "This is the last question; 5 are still open. f goes to the next one, g");
	vt_expect(&vt, -1, "shows the gaps.");
	vt_type(&vt, "f");
	vt_expect_any(&vt, " q2  Access");
	vt_release(&vt);
}

static void the_end_leads_to_the_gaps(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	walk_example(&vt, "change in", "q2=3 q3=1 q4=3 q5.a.contract=1 q5.b=? q6=2026-04-01 q7=-");
	vt_expect_any(&vt, "What would you change in it?");
	vt_expect(&vt, 0, "6/7");
	vt_type(&vt, "x");
	vt_expect_any(&vt, "Why does this not apply to you?");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect(&vt, 0, "7/7");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect(&vt, 0, "Acme Co.  Gaps");
	vt_expect_any(&vt, "All questions are answered.");
	vt_release(&vt);
}

/* ---- several ----------------------------------------------------------------------- */

static void any_number_can_be_chosen_and_taken_away(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	walk_example(&vt, "house rules", "");
	vt_expect_any(&vt, "People"); /* headings above the runs */
	vt_expect_any(&vt, "▶ [ ] 1  Who may log in");
	vt_type(&vt, "13");
	vt_expect_any(&vt, "[x] 1");
	vt_expect_any(&vt, "▶ [x] 3");
	walk_stored(&vt, "q3=1,3 ");
	vt_type(&vt, "1");
	vt_expect_any(&vt, "▶ [ ] 1");
	walk_stored(&vt, "q3=3 ");
	vt_key(&vt, VTERM_KEY_DEL);
	vt_expect_any(&vt, "[ ] 3");
	walk_not_stored(&vt, "q3=");
	vt_release(&vt);
}

static void none_of_these_stands_alone(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	walk_example(&vt, "house rules", "q3=1,2");
	vt_expect_any(&vt, "[x] 2");
	vt_key(&vt, VTERM_KEY_END);
	vt_expect_any(&vt, "▶ ( )    None of these");
	vt_type(&vt, " ");
	vt_expect_any(&vt, "▶ (*)    None of these");
	vt_expect_any(&vt, "[ ] 1  Who may");
	vt_expect_any(&vt, "[ ] 2  A second");
	walk_stored(&vt, "q3=none");
	vt_type(&vt, "2");
	vt_expect_any(&vt, "( )    None of these");
	walk_stored(&vt, "q3=2 ");
	vt_release(&vt);
}

static void an_exclusive_option_stands_alone(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	walk_example(&vt, "wrong most", "");
	vt_type(&vt, "12");
	vt_expect_any(&vt, "(2 chosen)");
	vt_type(&vt, "3");
	vt_expect_any(&vt, "▶ (*) 3  Nothing");
	vt_expect_any(&vt, "(1 chosen)");
	vt_expect_any(&vt, "[ ] 1");
	walk_stored(&vt, "q4=3 ");
	vt_type(&vt, "1");
	vt_expect_any(&vt, "▶ [x] 1");
	vt_expect_any(&vt, "( ) 3");
	walk_stored(&vt, "q4=1 ");
	vt_release(&vt);
}

static void one_more_than_allowed_is_refused(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	vt_make_home(&vt);
	walk_new(&vt, "vendor", "Acme Co.");
	walk_open(&vt, ROWS, COLS, "en");
	vt_type(&vt, "/");
	vt_expect(&vt, -1, "Enter to the list");
	vt_type(&vt, "問8");
	vt_expect_any(&vt, "all: 1");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect(&vt, -1, "go there");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect_any(&vt, "Choose up to 3.  (0 chosen)");
	vt_type(&vt, "123");
	vt_expect_any(&vt, "(3 chosen)");
	vt_type(&vt, "4");
	vt_expect(&vt, -1, "at most 3 may be chosen; take one away first");
	vt_expect_any(&vt, "▶ [ ] 4");
	walk_stored(&vt, "q8=1,2,3 ");
	vt_type(&vt, "2");
	vt_expect_any(&vt, "(2 chosen)");
	vt_type(&vt, "4");
	vt_expect_any(&vt, "▶ [x] 4");
	walk_stored(&vt, "q8=1,3,4 ");
	vt_release(&vt);
}

/* ---- without a choice ------------------------------------------------------------------------ */

static void dont_know_is_said_beside_the_instruction(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	walk_example(&vt, "house rules", "q3=1");
	vt_expect_any(&vt, "Choose all that apply.  0 don't know");
	vt_type(&vt, "0");
	vt_expect_any(&vt, "Choose all that apply.  Answer: don't know");
	vt_expect_any(&vt, "[ ] 1");
	walk_stored(&vt, "q3=?");
	vt_type(&vt, "2");
	vt_expect_none(&vt, "Answer: don't know");
	walk_stored(&vt, "q3=2 ");
	vt_release(&vt);
}

static void not_applicable_takes_a_reason(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	walk_example(&vt, "house rules", "");
	vt_type(&vt, "x");
	vt_expect_any(&vt, "Why does this not apply to you?");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect_none(&vt, "Why does this");
	walk_not_stored(&vt, "q3=");
	vt_type(&vt, "x");
	vt_expect_any(&vt, "Why does this not apply to you?");
	vt_type(&vt, "規程がない");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect_any(&vt, "Answer: not applicable");
	vt_expect_any(&vt, "規程がない");
	walk_stored(&vt, "q3=n/a:規程がない");
	vt_type(&vt, "x"); /* the reason is there to be changed */
	vt_expect_any(&vt, "│ 規程がない");
	vt_release(&vt);
}

/* ---- marks, undo, terms ------------------------------------------------------------------------------- */

static void a_mark_comes_and_goes(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	walk_example(&vt, NULL, "");
	vt_type(&vt, "m");
	vt_expect_any(&vt, "⚑ marked");
	vt_type(&vt, "m");
	vt_expect_none(&vt, "marked");
	vt_release(&vt);
}

static void undo_and_redo_go_to_what_they_change(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	walk_example(&vt, NULL, "");
	vt_type(&vt, "2");
	vt_expect(&vt, 0, "1/3");
	vt_type(&vt, "1");
	vt_expect(&vt, 0, "1/6");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect_any(&vt, " q2  Access");
	vt_type(&vt, "u");
	vt_expect_any(&vt, " q1  Access");
	vt_expect_any(&vt, "(*) 2  No");
	vt_expect(&vt, -1, "The last change was taken back.");
	walk_stored(&vt, "q1=2");
	vt_type(&vt, "U");
	vt_expect_any(&vt, "(*) 1  Yes");
	vt_expect(&vt, -1, "The change was made again.");
	walk_stored(&vt, "q1=1");
	vt_type(&vt, "U");
	vt_expect(&vt, -1, "nothing to redo");
	vt_release(&vt);
}

static void i_explains_the_terms(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	walk_example(&vt, "house rules", "");
	vt_type(&vt, "i");
	vt_expect_any(&vt, "┌ Q3");
	vt_expect_any(&vt, "House rules are what everybody");
	vt_expect_any(&vt, "A code or a key beside the password.");
	vt_expect_any(&vt, "For the interviewer");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect_none(&vt, "For the interviewer");
	vt_release(&vt);
}

static void a_rebuilt_question_says_so(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	vt_make_home(&vt);
	walk_new(&vt, "vendor", "Acme Co.");
	walk_open(&vt, ROWS, COLS, "en");
	vt_type(&vt, "/");
	vt_expect(&vt, -1, "Enter to the list");
	vt_type(&vt, "問20");
	vt_expect_any(&vt, "all: 1");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect(&vt, -1, "go there");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect(&vt, 1, "問20 [rebuilt]");
	vt_type(&vt, "i");
	vt_expect_any(&vt, "rebuilt from");
	vt_release(&vt);
}

static void a_section_is_ticked_when_it_is_done(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	walk_example(&vt, NULL, "q2=3 q3=1 q4=3");
	vt_expect_any(&vt, "│▶ Access from       4/4");
	vt_type(&vt, ">");
	vt_expect_any(&vt, " Q5  The contract"); /* a table takes the room of the sections */
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect_any(&vt, "│✓ Access from       4/4");
	vt_expect_any(&vt, "│▶ The contract      0/3");
	vt_release(&vt);
}

static void each_questionnaire_has_its_name_above_its_sections(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	walk_new(&vt, "consignor,vendor", "Acme Co.");
	walk_open(&vt, 40, 80, "en");
	vt_expect_any(&vt, "│▶ About you");
	assert_int_equal(vt_find(&vt, 2, "Consignor questionnaire"), 1);
	assert_int_equal(vt_find(&vt, 3, "▶ About you"), 1);
	assert_true(vt_find_row(&vt, "│Vendor questionnaire") > 3);
	vt_mouse(&vt, vt_find_row(&vt, "│Vendor questionnaire"), 4, 1);
	vt_expect(&vt, 0, "Acme Co.  Vendor questionnaire");
	vt_release(&vt);
	walk_new(&vt, "consignor", "Acme Co.");
	walk_open(&vt, 40, 80, "en");
	assert_int_equal(vt_find(&vt, 2, "▶ About you"), 1);
	vt_release(&vt);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(yes_and_no_are_chosen_by_digit_and_by_space),
		cmocka_unit_test(enter_goes_on_and_b_goes_back),
		cmocka_unit_test(after_the_last_question_it_says_what_is_open),
		cmocka_unit_test(the_end_leads_to_the_gaps),
		cmocka_unit_test(any_number_can_be_chosen_and_taken_away),
		cmocka_unit_test(none_of_these_stands_alone),
		cmocka_unit_test(an_exclusive_option_stands_alone),
		cmocka_unit_test(one_more_than_allowed_is_refused),
		cmocka_unit_test(dont_know_is_said_beside_the_instruction),
		cmocka_unit_test(not_applicable_takes_a_reason),
		cmocka_unit_test(a_mark_comes_and_goes),
		cmocka_unit_test(undo_and_redo_go_to_what_they_change),
		cmocka_unit_test(i_explains_the_terms),
		cmocka_unit_test(a_rebuilt_question_says_so),
		cmocka_unit_test(a_section_is_ticked_when_it_is_done),
		cmocka_unit_test(each_questionnaire_has_its_name_above_its_sections),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
