/* screen_choose, screen_compare: which other assessment, and what differs. */
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

static char older[64];
static char newer[64];

/* Two of Acme Co., of which the newer one answers better, and one of somebody else. */
static void make_three(struct vt *vt)
{
	walk_small(vt);
	walk_new_later(vt, "example", "Acme Co.", 1);
	snprintf(older, sizeof(older), "%s", walk_id);
	walk_cli(vt, "answer %s q1=1 q3=2", walk_id);
	walk_new_later(vt, "example", "Acme Co.", 86400);
	snprintf(newer, sizeof(newer), "%s", walk_id);
	walk_cli(vt, "answer %s q1=1 q3=1", walk_id);
	walk_new_later(vt, "example", "Zeta", 2);
	walk_cli(vt, "answer %s q1=1", walk_id);
}

/* From home, where the last changed one stands first: Zeta, the newer, the older one. */
static void choose_for(struct vt *vt, const char *id)
{
	vt_key(vt, VTERM_KEY_DOWN);
	if (id == older)
		vt_key(vt, VTERM_KEY_DOWN);
	vt_expect(vt, ROWS - 3, id);
	vt_type(vt, "c");
	vt_expect(vt, 0, "Compare with");
	vt_settle(vt, 10);
}

static void open_home(struct vt *vt, const char *lang)
{
	make_three(vt);
	walk_start(vt, ROWS, COLS, lang);
}

static void those_of_the_same_organisation_come_first(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	open_home(&vt, "en");
	choose_for(&vt, older);
	vt_expect(&vt, 0, "Acme Co.");
	vt_expect(&vt, 3, "▶ Acme Co.");
	vt_expect(&vt, 3, newer);
	vt_expect(&vt, 3, "2026-04-02");
	vt_expect(&vt, 4, "Zeta");
	vt_expect_none(&vt, older);
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect(&vt, 0, "Assessments");
	walk_quit(&vt);
	vt_release(&vt);
}

static void the_older_one_is_then_whichever_was_chosen_first(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	open_home(&vt, "en");
	choose_for(&vt, newer);
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect(&vt, 0, "Comparison (English)");
	vt_expect_any(&vt, "Security gaps: then and now");
	char row[160];
	snprintf(row, sizeof(row), "%-29s%s", older, newer);
	vt_expect_any(&vt, row);
	vt_type(&vt, "t");
	snprintf(row, sizeof(row), "%-29s%s", newer, older);
	vt_expect_any(&vt, row);
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect(&vt, 0, "Compare with");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect(&vt, 0, "Assessments");
	walk_quit(&vt);
	vt_release(&vt);
}

static void it_is_read_page_by_page(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	open_home(&vt, "en");
	choose_for(&vt, older);
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect_any(&vt, "Security gaps: then and now");
	vt_type(&vt, " ");
	vt_expect_none(&vt, "Security gaps: then and now");
	vt_key(&vt, VTERM_KEY_END);
	vt_expect_any(&vt, "All dates are in UTC.");
	vt_key(&vt, VTERM_KEY_HOME);
	vt_expect_any(&vt, "Security gaps: then and now");
	vt_release(&vt);
}

static void two_organisations_are_first_and_second(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	open_home(&vt, "en");
	choose_for(&vt, older);
	vt_key(&vt, VTERM_KEY_DOWN);
	vt_expect(&vt, 4, "▶ Zeta");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect_any(&vt, "two organisations side by side");
	vt_expect_any(&vt, "Acme Co.                     Zeta");
	vt_release(&vt);
}

static void what_is_saved_is_what_the_command_prints(void **state)
{
	static char text[WALK_OUT];
	struct vt vt = VT_INIT;
	char path[WALK_PATH + 64];
	int status;

	(void)state;
	open_home(&vt, "en");
	choose_for(&vt, older);
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect(&vt, 0, "Comparison");
	snprintf(path, sizeof(path), "%s/a.md", vt.home);
	vt_type(&vt, "s");
	vt_expect_any(&vt, "Save the comparison as");
	vt_expect_any(&vt, "-comparison-20");
	vt_expect(&vt, -1, "Enter done");
	vt_ctrl(&vt, 'u');
	vt_paste(&vt, path);
	vt_settle(&vt, 10);
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect_any(&vt, "Saved: ");
	FILE *file = fopen(path, "r");
	assert_non_null(file);
	text[fread(text, 1, sizeof(text) - 1, file)] = '\0';
	fclose(file);
	assert_string_equal(text, walk_try(&vt, &status, "-l en compare %s %s -f md", older, newer));
	assert_int_equal(status, 3);
	vt_release(&vt);
}

static void language_changes_in_place(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	open_home(&vt, "en");
	choose_for(&vt, older);
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect(&vt, 0, "Comparison (English)");
	vt_type(&vt, "l");
	vt_expect(&vt, 0, "日本語");
	vt_expect_any(&vt, "点検");
	vt_key(&vt, VTERM_KEY_FUNCTION(2));
	vt_expect(&vt, 0, "比較");
	vt_release(&vt);
}

static void alone_there_is_nothing_to_compare_with(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	walk_small(&vt);
	walk_new(&vt, "example", "Acme Co.");
	walk_start(&vt, ROWS, COLS, "en");
	vt_type(&vt, "c");
	vt_expect(&vt, -1, "there is no other assessment to compare with");
	vt_expect(&vt, 0, "Assessments");
	walk_quit(&vt);
	vt_release(&vt);
}

static void small_and_large_terminals_do(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	open_home(&vt, "en");
	choose_for(&vt, older);
	vt_resize(&vt, 10, 40);
	vt_expect(&vt, 3, "▶ Acme");
	vt_expect(&vt, 3, newer);
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect(&vt, 0, "Comparison");
	vt_resize(&vt, 50, 160);
	vt_expect_any(&vt, "Security gaps: then and now");
	vt_expect_any(&vt, "In short");
	vt_release(&vt);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(those_of_the_same_organisation_come_first),
		cmocka_unit_test(the_older_one_is_then_whichever_was_chosen_first),
		cmocka_unit_test(it_is_read_page_by_page),
		cmocka_unit_test(two_organisations_are_first_and_second),
		cmocka_unit_test(what_is_saved_is_what_the_command_prints),
		cmocka_unit_test(language_changes_in_place),
		cmocka_unit_test(alone_there_is_nothing_to_compare_with),
		cmocka_unit_test(small_and_large_terminals_do),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
