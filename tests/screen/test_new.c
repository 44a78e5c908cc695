/* screen_new: a new assessment by keyboard. */
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

static void open_new(struct vt *vt, const char *lang)
{
	vt_make_home(vt);
	walk_start(vt, ROWS, COLS, lang);
	vt_type(vt, "n");
}

/** What the questionnaires are about is shown before the first question, and never again by itself. */
static void read_on(struct vt *vt, const char *organisation, const char *text)
{
	char title[64];

	snprintf(title, sizeof(title), "┌ %.40s", organisation);
	vt_expect_any(vt, title);
	vt_expect_any(vt, text);
	vt_key(vt, VTERM_KEY_ENTER);
	vt_expect_none(vt, title);
}

static void a_vendor_is_begun_with_the_keyboard(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	open_new(&vt, "en");
	vt_expect(&vt, 3, "▶ ( ) Vendor");
	vt_key(&vt, VTERM_KEY_ENTER); /* Enter chooses the side, and there is one questionnaire */
	vt_expect_any(&vt, "▶ [x] Vendor questionnaire  (30 questions)");
	vt_expect_any(&vt, "(*) Vendor");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect_any(&vt, "▶ Organisation (required)");
	vt_type(&vt, "  Acme Co. ");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect_any(&vt, "▶ Respondent");
	vt_type(&vt, "Sato q?");
	for (int i = 0; i < 6; i++)
		vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect_any(&vt, "▶ [ Begin ]");
	vt_key(&vt, VTERM_KEY_ENTER);
	read_on(&vt, "Acme Co.", "Allow 45 to 60 minutes.");
	vt_expect(&vt, 0, "Acme Co.  Vendor questionnaire");
	vt_expect(&vt, 0, "0/24");
	vt_expect(&vt, 1, "問1");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect(&vt, 0, "Assessments");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect(&vt, 1, "問1");
	vt_settle(&vt, 50);
	assert_int_equal(vt_find_row(&vt, "Allow 45 to 60"), -1);
	walk_quit(&vt);
	assert_non_null(strstr(walk_cli(&vt, "list --json"), "\"Acme Co.\""));
	vt_release(&vt);
}

static void a_consignor_is_begun_in_japanese(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	open_new(&vt, "ja");
	vt_expect_any(&vt, "▶ ( ) 委託先");
	vt_key(&vt, VTERM_KEY_DOWN);
	vt_expect_any(&vt, "▶ ( ) 委託元");
	vt_type(&vt, " ");
	vt_expect_any(&vt, "[x] 委託元調査票");
	vt_expect_none(&vt, "委託先調査票");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect_any(&vt, "▶ 組織名（必須）");
	vt_type(&vt, "株式会社 点検");
	vt_key(&vt, VTERM_KEY_FUNCTION(10));
	read_on(&vt, "株式会社 点検", "契約書、仕様");
	vt_expect(&vt, 0, "株式会社 点検  委託元調査票");
	walk_quit(&vt);
	vt_release(&vt);
}

static void what_is_missing_is_said_and_shown(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	open_new(&vt, "en");
	vt_expect(&vt, 3, "▶ ( ) Vendor");
	vt_key(&vt, VTERM_KEY_FUNCTION(10));
	vt_expect(&vt, -1, "Choose the side first: Space.");
	vt_type(&vt, " ");
	vt_expect_any(&vt, "[x] Vendor questionnaire");
	vt_key(&vt, VTERM_KEY_DOWN);
	vt_key(&vt, VTERM_KEY_DOWN);
	vt_type(&vt, " ");
	vt_expect_any(&vt, "▶ [ ] Vendor questionnaire");
	vt_key(&vt, VTERM_KEY_FUNCTION(10));
	vt_expect(&vt, -1, "Choose at least one questionnaire.");
	vt_type(&vt, " ");
	vt_key(&vt, VTERM_KEY_FUNCTION(10));
	vt_expect(&vt, -1, "Write the name of the organisation.");
	vt_expect_any(&vt, "▶ Organisation (required)");
	vt_type(&vt, "   ");
	vt_key(&vt, VTERM_KEY_FUNCTION(10));
	vt_expect(&vt, -1, "Write the name of the organisation.");
	vt_release(&vt);
}

static void esc_asks_when_something_was_typed(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	open_new(&vt, "en");
	vt_expect(&vt, 3, "▶ ( ) Vendor");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect(&vt, 0, "Assessments");
	vt_type(&vt, "n");
	vt_expect(&vt, 3, "▶ ( ) Vendor");
	vt_key(&vt, VTERM_KEY_END);
	vt_key(&vt, VTERM_KEY_UP);
	vt_type(&vt, "R-7");
	vt_expect_any(&vt, "Reference number         R-7");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect_any(&vt, "Leave without a new assessment?");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect_none(&vt, "Leave without");
	vt_expect_any(&vt, "Reference number         R-7");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect_any(&vt, "Leave without a new assessment?");
	vt_type(&vt, "y");
	vt_expect(&vt, 0, "Assessments");
	walk_quit(&vt);
	vt_release(&vt);
}

static void a_long_name_is_kept_whole(void **state)
{
	struct vt vt = VT_INIT;
	char name[201] = "";

	(void)state;
	for (int i = 0; i < 20; i++)
		strcat(name, "0123456789");
	open_new(&vt, "en");
	vt_type(&vt, " ");
	vt_expect_any(&vt, "[x] Vendor questionnaire");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_key(&vt, VTERM_KEY_ENTER); /* over all questionnaires */
	vt_expect_any(&vt, "▶ Organisation");
	vt_paste(&vt, name);
	vt_key(&vt, VTERM_KEY_FUNCTION(10));
	read_on(&vt, name, "Allow 45 to 60");
	vt_expect(&vt, 1, "問1");
	vt_expect(&vt, 0, "0/24"); /* the progress has its room beside the longest name */
	walk_quit(&vt);
	assert_non_null(strstr(walk_cli(&vt, "list --json"), name));
	vt_release(&vt);
}

static void two_questionnaires_make_one_visit(void **state)
{
	struct vt vt = VT_INIT;
	char command[2048];

	(void)state;
	walk_small(&vt);
	snprintf(command, sizeof(command),
		 "sed 's/^id = \"example\"/id = \"second\"/; s/Remote maintenance/The second one/' "
		 "tests/data/example.cfg "
		 ">%s/small/questionnaires/second.cfg",
		 vt.home);
	assert_int_equal(system(command), 0);
	walk_start(&vt, ROWS, COLS, "en");
	vt_type(&vt, "n");
	vt_expect(&vt, 3, "▶ ( ) Vendor");
	vt_key(&vt, VTERM_KEY_DOWN);
	vt_type(&vt, " ");
	vt_expect_any(&vt, "[x] Remote maintenance"); /* the first of the side's own is chosen beforehand */
	vt_expect_any(&vt, "[ ] The second one");
	vt_key(&vt, VTERM_KEY_DOWN);
	vt_key(&vt, VTERM_KEY_DOWN);
	vt_type(&vt, " ");
	vt_expect_any(&vt, "[x] The second one");
	vt_key(&vt, VTERM_KEY_DOWN);
	vt_type(&vt, "Both");
	vt_key(&vt, VTERM_KEY_FUNCTION(10));
	vt_expect_any(&vt, "The second one"); /* each with its title above */
	read_on(&vt, "Both", "Ten minutes; have one maintenance contract");
	vt_expect(&vt, 0, "Both  ");
	vt_expect(&vt, 0, "0/6");
	vt_type(&vt, "2"); /* no company logs in: three questions less */
	vt_expect(&vt, 0, "1/6");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect_any(&vt, "What would you change in it?");
	vt_key(&vt, VTERM_KEY_ENTER); /* over the end of the first part */
	vt_expect_any(&vt, "Do other companies log in");
	vt_type(&vt, "b");
	vt_expect_any(&vt, "What would you change in it?");
	walk_quit(&vt);
	vt_release(&vt);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_vendor_is_begun_with_the_keyboard),
		cmocka_unit_test(a_consignor_is_begun_in_japanese),
		cmocka_unit_test(what_is_missing_is_said_and_shown),
		cmocka_unit_test(esc_asks_when_something_was_typed),
		cmocka_unit_test(a_long_name_is_kept_whole),
		cmocka_unit_test(two_questionnaires_make_one_visit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
