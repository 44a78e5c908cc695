/* screen_overview: all questions, filters, find. */
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

static void open_vendor(struct vt *vt, const char *lang)
{
	vt_make_home(vt);
	walk_new(vt, "vendor", "Acme Co.");
	walk_cli(vt, "note %s q4.b 'a note'", walk_id);
	walk_cli(vt, "answer %s q2=? q3.a=n/a:x q4.a=1 q6=1 q1=1", walk_id);
	walk_open(vt, ROWS, COLS, lang);
	vt_type(vt, "m");
	vt_settle(vt, 10);
	vt_type(vt, "o");
	vt_expect(vt, 1, "30");
	vt_settle(vt, 10);
}

static void every_question_has_a_line_with_its_state(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	open_vendor(&vt, "en");
	vt_expect(&vt, 0, "Acme Co.  Overview");
	vt_expect(&vt, 3, "✓ ⚑  問1");
	vt_expect(&vt, 3, "answered");
	vt_expect(&vt, 4, "問1-1");
	vt_expect(&vt, 4, "unanswered");
	vt_expect(&vt, 5, "don't know");
	vt_expect(&vt, 6, "partly");
	vt_expect(&vt, 6, "~");
	vt_expect_any(&vt, "問9-1");
	vt_expect(&vt, vt_find_row(&vt, "問9-1"), "not asked");
	vt_release(&vt);
}

static void tab_shows_only_some(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	open_vendor(&vt, "en");
	vt_key(&vt, VTERM_KEY_TAB);
	vt_expect(&vt, 1, " unanswered: 22");
	vt_expect_none(&vt, "✓");
	vt_key(&vt, VTERM_KEY_TAB);
	vt_expect(&vt, 1, " marked: 1");
	vt_expect(&vt, 3, "問1 ");
	vt_key(&vt, VTERM_KEY_TAB);
	vt_expect(&vt, 1, " noted: 1");
	vt_expect(&vt, 3, "問4 b"); /* the row has a line of its own */
	vt_key(&vt, VTERM_KEY_TAB);
	vt_expect(&vt, 1, " don't know: 1");
	vt_expect(&vt, 3, "問2 ");
	vt_key(&vt, VTERM_KEY_TAB);
	vt_expect(&vt, 1, " not applicable: 1");
	vt_expect(&vt, 3, "問3 a");
	vt_key(&vt, VTERM_KEY_TAB);
	vt_expect(&vt, 1, " all: 30");
	vt_key(&vt, VTERM_KEY_LEFT);
	vt_expect(&vt, 1, " not applicable: 1");
	vt_release(&vt);
}

static void enter_goes_to_the_row(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	open_vendor(&vt, "en");
	for (int i = 0; i < 3; i++)
		vt_key(&vt, VTERM_KEY_TAB);
	vt_expect(&vt, 1, " noted: 1");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect(&vt, 1, "問4");
	vt_expect_any(&vt, "▶ b");
	vt_expect_any(&vt, "✎ note  a note");
	vt_release(&vt);
}

static void find_looks_into_both_languages_and_forms(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	open_vendor(&vt, "en");
	vt_type(&vt, "/");
	vt_expect(&vt, -1, "Enter to the list");
	vt_type(&vt, "CYBER ins");
	vt_expect(&vt, 1, " all: 3");
	vt_ctrl(&vt, 'u');
	vt_type(&vt, "サイバー保険");
	vt_expect(&vt, 1, " all: 3");
	vt_ctrl(&vt, 'u');
	vt_type(&vt, "ｃＹｂｅｒ"); /* full width */
	vt_expect_any(&vt, "ｃＹｂｅｒ");
	vt_expect_any(&vt, "Cyber insurance is");
	vt_expect(&vt, 1, " all: ");
	assert_true(vt_find(&vt, 1, " all: 0") < 0);
	vt_ctrl(&vt, 'u');
	vt_type(&vt, "zzz");
	vt_expect_any(&vt, "No question matches.");
	vt_expect(&vt, 1, " all: 0");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect(&vt, 1, " all: 30");
	vt_release(&vt);
}

static void what_is_not_asked_cannot_be_gone_to(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	open_vendor(&vt, "en");
	vt_type(&vt, "/");
	vt_expect(&vt, -1, "Enter to the list");
	vt_type(&vt, "問9-1");
	vt_expect(&vt, 1, " all: 1");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect(&vt, -1, "go there");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect(&vt, -1, "This question is not asked, because of an answer given before.");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect(&vt, 0, "Vendor questionnaire");
	vt_release(&vt);
}

static void the_filter_in_use_shows_on_a_narrow_screen(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	open_vendor(&vt, "en");
	vt_resize(&vt, 12, 40);
	vt_expect(&vt, 1, " all: 30");
	vt_key(&vt, VTERM_KEY_BACKSPACE);
	for (int i = 0; i < 5; i++)
		vt_key(&vt, VTERM_KEY_TAB);
	vt_expect(&vt, 1, " not applicable: 1");
	vt_release(&vt);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_question_has_a_line_with_its_state),
		cmocka_unit_test(tab_shows_only_some),
		cmocka_unit_test(enter_goes_to_the_row),
		cmocka_unit_test(find_looks_into_both_languages_and_forms),
		cmocka_unit_test(what_is_not_asked_cannot_be_gone_to),
		cmocka_unit_test(the_filter_in_use_shows_on_a_narrow_screen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
