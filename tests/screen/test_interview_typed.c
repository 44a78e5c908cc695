/* screen_interview: what is typed or pasted: blanks, numbers, dates, texts. */
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

/* ---- other: ____ ------------------------------------------------------------------------ */

static void other_opens_its_blank(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	walk_example(&vt, "house rules", "");
	vt_type(&vt, "4");
	vt_expect(&vt, -1, "Esc done");
	vt_type(&vt, "q? 日本語 n");
	vt_expect_any(&vt, "q? 日本語 n");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect(&vt, -1, "Enter next");
	vt_expect_any(&vt, "▶ [x] 4  Other");
	walk_stored(&vt, "Other: q? 日本語 n");
	vt_type(&vt, " "); /* opens it again: the text stays */
	vt_expect(&vt, -1, "Esc done");
	vt_type(&vt, "!");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect(&vt, -1, "Enter next");
	walk_stored(&vt, "Other: q? 日本語 n!");
	vt_type(&vt, "4");
	vt_expect(&vt, -1, "Esc done");
	vt_ctrl(&vt, 'u');
	vt_key(&vt, VTERM_KEY_ENTER); /* left empty: taken away */
	vt_expect_any(&vt, "▶ [ ] 4  Other");
	walk_not_stored(&vt, "q3=");
	vt_release(&vt);
}

static void a_blank_may_stay_empty_when_it_is_chosen(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	walk_example(&vt, "house rules", "");
	vt_type(&vt, "4");
	vt_expect(&vt, -1, "Esc done");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect_any(&vt, "▶ [x] 4  Other");
	vt_expect_any(&vt, "Space: fill in");
	walk_stored(&vt, "q3=4 ");
	vt_release(&vt);
}

/* ---- number, date, text -------------------------------------------------------------------------- */

static void a_number_is_typed(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	walk_example(&vt, "an account?", "");
	vt_expect_any(&vt, "people");
	vt_type(&vt, "42");
	vt_expect(&vt, -1, "Esc done");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect(&vt, 0, "2/6");
	walk_stored(&vt, "q2=42 ");
	vt_type(&vt, " ");
	vt_expect(&vt, -1, "Esc done");
	vt_type(&vt, "x");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect(&vt, -1, "this is not a whole number");
	vt_ctrl(&vt, 'u');
	vt_type(&vt, "10000");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect(&vt, -1, "9999"); /* the limit is named */
	walk_stored(&vt, "q2=42 ");
	vt_ctrl(&vt, 'u');
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect(&vt, 0, "1/6");
	walk_not_stored(&vt, "q2=");
	vt_release(&vt);
}

static void a_date_is_checked(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	walk_example(&vt, "signed?", "q3=1");
	vt_expect_any(&vt, "Write a date: year-month-day.");
	vt_type(&vt, " ");
	vt_expect(&vt, -1, "Esc done");
	vt_type(&vt, "1.4.2026");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect(&vt, -1, "this is not a date; write it as 2026-04-01");
	vt_ctrl(&vt, 'u');
	vt_type(&vt, "2026-02-30");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect(&vt, -1, "date");
	walk_not_stored(&vt, "q6=");
	vt_ctrl(&vt, 'u');
	vt_type(&vt, "2026-02-28");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect(&vt, -1, "Enter next");
	walk_stored(&vt, "q6=2026-02-28");
	vt_release(&vt);
}

static void a_text_takes_lines_pastes_and_japanese(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	walk_example(&vt, "change in", "");
	vt_type(&vt, " ");
	vt_expect(&vt, -1, "Esc done");
	vt_type(&vt, "q? 一行目");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_paste(&vt, "pasted 1\r\npasted 2\nx");
	vt_expect_any(&vt, "pasted 2");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect(&vt, -1, "Enter next");
	vt_expect_any(&vt, "q? 一行目");
	vt_expect(&vt, 0, "2/6");
	walk_stored(&vt, "q? 一行目");
	walk_stored(&vt, "pasted 2");
	vt_release(&vt);
}

static void a_paste_begins_a_text(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	walk_example(&vt, "change in", "");
	vt_paste(&vt, "q quits nothing");
	vt_expect(&vt, -1, "Esc done");
	vt_expect_any(&vt, "q quits nothing");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect(&vt, -1, "Enter next");
	walk_stored(&vt, "q quits nothing");
	vt_release(&vt);
}

static void a_paste_chooses_nothing(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	walk_example(&vt, "house rules", "");
	vt_paste(&vt, "1 2 3 q");
	vt_type(&vt, "3");
	vt_expect_any(&vt, "▶ [x] 3");
	walk_stored(&vt, "q3=3 ");
	vt_release(&vt);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(other_opens_its_blank),
		cmocka_unit_test(a_blank_may_stay_empty_when_it_is_chosen),
		cmocka_unit_test(a_number_is_typed),
		cmocka_unit_test(a_date_is_checked),
		cmocka_unit_test(a_text_takes_lines_pastes_and_japanese),
		cmocka_unit_test(a_paste_begins_a_text),
		cmocka_unit_test(a_paste_chooses_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
