/* screen_report: read it, save it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "walk.h"

enum { ROWS = 24, COLS = 80 };

static char path[WALK_PATH + 64];

static void open_report(struct vt *vt)
{
	walk_small(vt);
	walk_fixed_clock(vt);
	walk_new(vt, "example", "Acme Co.");
	walk_cli(vt, "answer %s q3=2 q1=1", walk_id);
	walk_open(vt, ROWS, COLS, "en");
	vt_type(vt, "r");
	vt_expect(vt, 0, "Acme Co.  Report");
	vt_settle(vt, 10);
}

/* The setting goes before the program is started. */
static void write_settings(struct vt *vt, const char *text)
{
	FILE *file;

	vt_make_home(vt);
	snprintf(path, sizeof(path), "%s/config", vt->home);
	mkdir(path, 0700);
	snprintf(path, sizeof(path), "%s/config/tenken", vt->home);
	mkdir(path, 0700);
	snprintf(path, sizeof(path), "%s/config/tenken/tenken.conf", vt->home);
	file = fopen(path, "w");
	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

static void save_as(struct vt *vt, const char *name)
{
	snprintf(path, sizeof(path), "%s/%s", vt->home, name);
	vt_type(vt, "s");
	vt_expect_any(vt, "Save the report as");
	vt_expect(vt, -1, "Enter done");
	vt_ctrl(vt, 'u');
	vt_paste(vt, path);
	vt_settle(vt, 10);
	vt_key(vt, VTERM_KEY_ENTER);
}

static char *contents(void)
{
	static char text[WALK_OUT];
	FILE *file = fopen(path, "r");
	size_t n;

	if (!file)
		return NULL;
	n = fread(text, 1, sizeof(text) - 1, file);
	text[n] = '\0';
	fclose(file);
	return text;
}

static void it_is_read_page_by_page(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	open_report(&vt);
	vt_expect_any(&vt, "Security gap report");
	vt_type(&vt, " ");
	vt_expect_none(&vt, "Security gap report");
	vt_key(&vt, VTERM_KEY_END);
	vt_expect_any(&vt, "our own check sheet, 2026");
	vt_key(&vt, VTERM_KEY_HOME);
	vt_expect_any(&vt, "Security gap report");
	vt_key(&vt, VTERM_KEY_DOWN);
	vt_key(&vt, VTERM_KEY_DOWN);
	vt_expect_none(&vt, "Security gap report");
	vt_release(&vt);
}

static void it_can_be_in_another_language_than_the_screen(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	open_report(&vt);
	vt_type(&vt, "l");
	vt_expect_any(&vt, "充足率");
	vt_expect(&vt, 0, "Report");
	vt_expect(&vt, 0, "日本語");
	vt_key(&vt, VTERM_KEY_FUNCTION(2));
	vt_expect(&vt, 0, "報告書");
	vt_release(&vt);
}

static void what_is_saved_is_what_the_command_prints(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	open_report(&vt);
	save_as(&vt, "a.txt");
	vt_expect_any(&vt, "Saved: ");
	assert_non_null(contents());
	assert_string_equal(contents(), walk_cli(&vt, "-l en report %s", walk_id));
	save_as(&vt, "b.json");
	vt_expect_any(&vt, "b.json");
	vt_expect_any(&vt, "Saved: ");
	assert_string_equal(contents(), walk_cli(&vt, "-l en report %s -f json", walk_id));
	vt_release(&vt);
}

static void a_file_is_replaced_only_after_a_question(void **state)
{
	struct vt vt = VT_INIT;
	FILE *file;

	(void)state;
	open_report(&vt);
	snprintf(path, sizeof(path), "%s/a.txt", vt.home);
	file = fopen(path, "w");
	fputs("mine", file);
	fclose(file);
	save_as(&vt, "a.txt");
	vt_expect_any(&vt, "There is a file of this name already.");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect_none(&vt, "There is a file");
	assert_string_equal(contents(), "mine");
	save_as(&vt, "a.txt");
	vt_expect_any(&vt, "There is a file of this name already.");
	vt_type(&vt, "y");
	vt_expect_any(&vt, "Saved: ");
	assert_non_null(strstr(contents(), "Acme Co."));
	vt_release(&vt);
}

static void what_cannot_be_written_is_said(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	open_report(&vt);
	save_as(&vt, "a.doc");
	vt_expect_any(&vt, "The name must end in one");
	vt_expect_any(&vt, "Save the report as");
	assert_null(contents());
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect_none(&vt, "Save the report as");
	save_as(&vt, "nowhere/a.txt");
	vt_expect(&vt, -1, "cannot");
	vt_expect_any(&vt, "Save the report as");
	vt_expect_any(&vt, "nowhere/a.txt");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect_none(&vt, "Save the report as");
	vt_expect_none(&vt, "Saved: ");
	vt_release(&vt);
}

static void a_name_is_suggested(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	open_report(&vt);
	vt_type(&vt, "s");
	vt_expect_any(&vt, "│ Acme-Co.-20");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect_none(&vt, "Save the report as");
	vt_release(&vt);
}

static void it_has_the_parts_of_the_setting(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	write_settings(&vt, "report_parts = \"unknown,left-out\";\n");
	open_report(&vt);
	vt_expect_any(&vt, "1  What is not known");
	vt_key(&vt, VTERM_KEY_END);
	vt_expect_any(&vt, "2  Left out");
	vt_release(&vt);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_is_read_page_by_page),
		cmocka_unit_test(it_can_be_in_another_language_than_the_screen),
		cmocka_unit_test(what_is_saved_is_what_the_command_prints),
		cmocka_unit_test(a_file_is_replaced_only_after_a_question),
		cmocka_unit_test(what_cannot_be_written_is_said),
		cmocka_unit_test(a_name_is_suggested),
		cmocka_unit_test(it_has_the_parts_of_the_setting),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
