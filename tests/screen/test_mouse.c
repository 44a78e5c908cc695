/* The mouse on every screen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "walk.h"

enum { ROWS = 24, COLS = 80, LEFT = 1, UP = 4, DOWN = 5 };

/* Presses where a text stands. */
static void press(struct vt *vt, const char *text)
{
	int row;

	vt_expect_any(vt, text);
	row = vt_find_row(vt, text);
	vt_mouse(vt, row, vt_find(vt, row, text), LEFT);
}

static void an_option_is_pressed(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	walk_small(&vt);
	walk_new(&vt, "example", "Acme Co.");
	walk_open(&vt, ROWS, COLS, "en");
	assert_true(vt.wants_mouse);
	press(&vt, "2  No");
	vt_expect_any(&vt, "▶ (*) 2  No");
	walk_stored(&vt, "q1=2");
	press(&vt, "The contract");
	vt_expect_any(&vt, " Q5  The contract");
	vt_release(&vt);
}

static void a_cell_is_pressed(void **state)
{
	struct vt vt = VT_INIT;
	int row;

	(void)state;
	vt_make_home(&vt);
	walk_new(&vt, "vendor", "Acme Co.");
	walk_open(&vt, ROWS, COLS, "en");
	walk_go(&vt, "問4");
	vt_expect(&vt, 1, "問4");
	row = vt_find_row(&vt, "  c  ");
	vt_mouse(&vt, row, vt_find(&vt, row, "( )"), LEFT);
	vt_expect(&vt, row, "▶ c");
	vt_expect(&vt, row, "(*)");
	walk_stored(&vt, "q4.c=1");
	vt_release(&vt);
}

static void a_double_press_opens(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	walk_small(&vt);
	walk_new_later(&vt, "example", "First", 1);
	walk_new_later(&vt, "example", "Second", 2);
	walk_start(&vt, ROWS, COLS, "en");
	press(&vt, "First");
	vt_expect_any(&vt, "▶ First");
	press(&vt, "First");
	vt_expect(&vt, 0, "First  Remote maintenance");
	vt_release(&vt);
}

static void the_wheel_turns_the_report(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	walk_small(&vt);
	walk_new(&vt, "example", "Acme Co.");
	walk_open(&vt, ROWS, COLS, "en");
	vt_type(&vt, "r");
	vt_expect_any(&vt, "Security gap report");
	for (int i = 0; i < 3; i++)
		vt_mouse(&vt, 10, 10, DOWN);
	vt_expect_none(&vt, "Security gap report");
	for (int i = 0; i < 3; i++)
		vt_mouse(&vt, 10, 10, UP);
	vt_expect_any(&vt, "Security gap report");
	vt_release(&vt);
}

static void a_clause_and_its_evidence_are_pressed(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	walk_small(&vt);
	walk_new(&vt, "example", "Acme Co.");
	walk_cli(&vt, "answer %s q3=2 q5.a.contract=1 q5.b.contract=1 q1=1", walk_id);
	walk_open(&vt, ROWS, COLS, "en");
	vt_type(&vt, "g");
	vt_expect(&vt, 0, "Gaps");
	vt_expect_any(&vt, "▶ H  Secrecy");
	press(&vt, "H  Report of incidents");
	vt_expect_any(&vt, "▶ H  Report of incidents");
	vt_expect_any(&vt, "missing: Q5 b");
	press(&vt, "missing: Q5 b");
	vt_expect(&vt, -1, "Enter to the question");
	press(&vt, "missing: Q5 b");
	vt_expect_any(&vt, "▶ b  Reports of incidents");
	vt_release(&vt);
}

static void a_new_assessment_is_pressed_together(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	walk_small(&vt);
	walk_start(&vt, ROWS, COLS, "en");
	vt_type(&vt, "n");
	vt_expect_any(&vt, "Reference number");
	press(&vt, "Consignor:");
	vt_expect_any(&vt, "[x] Remote maintenance");
	press(&vt, "Organisation (");
	vt_expect(&vt, -1, "F1 help");
	vt_type(&vt, "Acme Co.");
	vt_expect_any(&vt, "Acme Co.");
	press(&vt, "[ Begin ]");
	vt_expect(&vt, 0, "Acme Co.  Remote maintenance");
	vt_release(&vt);
}

static void a_press_beside_everything_does_nothing(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	walk_small(&vt);
	walk_new(&vt, "example", "Acme Co.");
	walk_open(&vt, ROWS, COLS, "en");
	for (int row = 0; row < ROWS; row++)
		vt_mouse(&vt, row, COLS - 1, LEFT);
	vt_mouse(&vt, 15, 40, LEFT);
	vt_key(&vt, VTERM_KEY_DOWN);
	vt_settle(&vt, 20);
	walk_not_stored(&vt, "q2=");
	vt_release(&vt);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_option_is_pressed),
		cmocka_unit_test(a_cell_is_pressed),
		cmocka_unit_test(a_double_press_opens),
		cmocka_unit_test(the_wheel_turns_the_report),
		cmocka_unit_test(a_clause_and_its_evidence_are_pressed),
		cmocka_unit_test(a_new_assessment_is_pressed_together),
		cmocka_unit_test(a_press_beside_everything_does_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
