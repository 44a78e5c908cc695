/* screen_entries and screen_entry: findings, incident cases and blocking factors. */
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

static void open_entries(struct vt *vt, int rows, int cols, const char *lang)
{
	walk_open(vt, rows, cols, lang);
	vt_type(vt, "F");
}

static void begin(struct vt *vt)
{
	walk_small(vt);
	walk_new(vt, "example", "Acme Co.");
}

/* What a command says of the entries has text, or has not. */
static void expect_listed(struct vt *vt, const char *command, const char *text, bool is_wanted)
{
	const char *out = walk_cli(vt, "%s %s", command, walk_id);

	if ((strstr(out, text) != NULL) != is_wanted)
		fail_msg("%s: expected %s\"%s\" in\n%s", command, is_wanted ? "" : "no ", text,
			 out);
}

static void an_empty_list_says_what_belongs_there(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	begin(&vt);
	open_entries(&vt, ROWS, COLS, "en");
	vt_expect(&vt, 0, "Acme Co.  Findings");
	vt_expect(&vt, 1, "[Findings 0]");
	vt_expect_any(&vt, "A finding is what you hear in the interview");
	vt_expect(&vt, -1, "n new  Tab next list  Esc back");
	vt_key(&vt, VTERM_KEY_TAB);
	vt_expect(&vt, 1, "[Incident cases 0]");
	vt_expect_any(&vt, "A case is what happened, at this company");
	vt_key(&vt, VTERM_KEY_TAB);
	vt_expect(&vt, 1, "[Blocking factors 0]");
	vt_expect_any(&vt, "A factor is what keeps the company");
	vt_key(&vt, VTERM_KEY_TAB);
	vt_expect(&vt, 0, "Acme Co.  Plan");
	vt_expect(&vt, 1, "[Actions 0]");
	vt_expect_any(&vt, "An action is what will be done about a gap");
	vt_key(&vt, VTERM_KEY_TAB);
	vt_expect(&vt, 1, "[Exceptions 0]");
	vt_expect_any(&vt, "An exception sets a clause aside");
	vt_key(&vt, VTERM_KEY_TAB);
	vt_expect(&vt, 1, "[Findings 0]");
	vt_key(&vt, VTERM_KEY_LEFT);
	vt_expect(&vt, 1, "[Exceptions 0]");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect_any(&vt, "Do other companies log in");
	walk_quit(&vt);
	vt_release(&vt);
}

static void a_finding_is_written_tagged_and_changed(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	begin(&vt);
	open_entries(&vt, ROWS, COLS, "en");
	vt_type(&vt, "n");
	vt_expect_any(&vt, "┌ New finding ");
	vt_expect_any(&vt, "0 (*) neither");
	vt_type(&vt, "Routers keep their first password? 3 of 5");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_type(&vt, "第二行");
	vt_key(&vt, VTERM_KEY_TAB);
	vt_expect_any(&vt, "▶ 0 (*) neither");
	vt_type(&vt, "3");
	vt_expect_any(&vt, "▶ 3 (*) both");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect(&vt, 1, "[Findings 1]");
	vt_expect(&vt, 4, "▶   1 Routers keep their first password? 3 of 5");
	vt_expect(&vt, 4, "both");
	vt_expect(&vt, 5, "第二行");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect_any(&vt, "┌ Finding 1 ");
	vt_expect_any(&vt, "3 (*) both");
	vt_type(&vt, "!");
	vt_expect_any(&vt, "第二行!");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect_none(&vt, "┌ Finding 1");
	vt_expect(&vt, 5, "第二行!");
	walk_quit(&vt);
	expect_listed(&vt, "finding", "第二行!", true);
	expect_listed(&vt, "finding", "(about remote work and public cloud)", true);
	vt_release(&vt);
}

static void nothing_written_makes_no_entry(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	begin(&vt);
	open_entries(&vt, ROWS, COLS, "en");
	vt_type(&vt, "n");
	vt_expect_any(&vt, "New finding");
	vt_type(&vt, " ");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect_none(&vt, "New finding");
	vt_expect(&vt, 1, "[Findings 0]");
	walk_quit(&vt);
	vt_release(&vt);
}

static void an_emptied_entry_stays_as_it_was(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	begin(&vt);
	walk_cli(&vt, "finding %s 'No list of devices'", walk_id);
	open_entries(&vt, ROWS, COLS, "en");
	vt_expect_any(&vt, "No list of devices");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect_any(&vt, "┌ Finding 1 ");
	vt_ctrl(&vt, 'u');
	vt_expect_none(&vt, "No list of devices");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect(&vt, -1, "it stays as it was");
	vt_expect_any(&vt, "▶   1 No list of devices");
	vt_release(&vt);
}

static void what_another_program_deleted_is_written_again(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	begin(&vt);
	walk_cli(&vt, "finding %s 'No list of devices'", walk_id);
	open_entries(&vt, ROWS, COLS, "en");
	vt_expect_any(&vt, "No list of devices");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect_any(&vt, "┌ Finding 1 ");
	vt_type(&vt, ", no labels");
	vt_expect_any(&vt, "No list of devices, no labels");
	walk_cli(&vt, "finding %s --delete 1", walk_id);
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect_any(&vt, "in the meantime");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect_none(&vt, "┌ Finding 1");
	vt_expect_any(&vt, "No list of devices, no labels");
	walk_quit(&vt);
	expect_listed(&vt, "finding", "No list of devices, no labels", true);
	vt_release(&vt);
}

static void deleting_asks_and_is_taken_back(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	begin(&vt);
	walk_cli(&vt, "finding %s First", walk_id);
	walk_cli(&vt, "finding %s Second", walk_id);
	open_entries(&vt, ROWS, COLS, "en");
	vt_key(&vt, VTERM_KEY_DOWN);
	vt_expect_any(&vt, "▶   2 Second");
	vt_type(&vt, "d");
	vt_expect_any(&vt, "Delete finding 2?");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect_none(&vt, "Delete finding 2?");
	vt_expect_any(&vt, "▶   2 Second");
	vt_type(&vt, "d");
	vt_expect_any(&vt, "Delete finding 2?");
	vt_type(&vt, "y");
	vt_expect(&vt, -1, "It was deleted; u takes it back.");
	vt_expect_none(&vt, "Second");
	vt_key(&vt, VTERM_KEY_TAB); /* undo comes back to the list of what it changed */
	vt_expect(&vt, 1, "[Incident cases 0]");
	vt_type(&vt, "u");
	vt_expect(&vt, -1, "The last change was taken back.");
	vt_expect_any(&vt, "▶   2 Second");
	vt_type(&vt, "U");
	vt_expect_none(&vt, "Second");
	walk_quit(&vt);
	expect_listed(&vt, "finding", "Second", false);
	vt_release(&vt);
}

static void undoing_an_answer_is_said(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	begin(&vt);
	walk_cli(&vt, "answer %s q1=1", walk_id);
	open_entries(&vt, ROWS, COLS, "en");
	vt_expect(&vt, 1, "[Findings 0]");
	vt_type(&vt, "u");
	vt_expect_any(&vt, "The last change was one of the answer at q1; it was taken back.");
	vt_type(&vt, "U");
	vt_expect(&vt, -1, "A change of the answer at q1 was made again.");
	walk_quit(&vt);
	walk_stored(&vt, "q1=1");
	vt_release(&vt);
}

static void an_incident_case_has_the_fields_of_the_source(void **state)
{
	static const char *const texts[] = { "2018-05",           "Maker A",
					     "Copied to a stick", "By a clerk",
					     "Ports closed",      "Admitted",
					     "Control of devices" };
	struct vt vt = VT_INIT;

	(void)state;
	begin(&vt);
	open_entries(&vt, ROWS, COLS, "en");
	vt_key(&vt, VTERM_KEY_TAB);
	vt_expect(&vt, 1, "[Incident cases 0]");
	vt_type(&vt, "n");
	vt_expect_any(&vt, "┌ New incident case ");
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		vt_type(&vt, texts[i]);
		vt_expect_any(&vt, texts[i]);
		vt_key(&vt, VTERM_KEY_TAB);
	}
	vt_expect_any(&vt, "▶ When     2018-05"); /* round again */
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect(&vt, 4, "▶   1 2018-05     Maker A             Copied to a stick");
	vt_expect_any(&vt, "What would have prevented it  Control of devices");
	walk_quit(&vt);
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		expect_listed(&vt, "incident", texts[i], true);
	vt_release(&vt);
}

static void factors_are_the_table_of_the_source(void **state)
{
	struct vt vt = VT_INIT;
	int row, col;

	(void)state;
	begin(&vt);
	walk_cli(&vt, "factor %s 'Seals on paper' --remote", walk_id);
	open_entries(&vt, ROWS, COLS, "en");
	vt_key(&vt, VTERM_KEY_RIGHT);
	vt_key(&vt, VTERM_KEY_RIGHT);
	vt_expect(&vt, 3, "Remote work  Public cloud");
	vt_expect(&vt, 4, "▶   1 Seals on paper");
	vt_expect(&vt, 4, "✓");
	row = vt_find_row(&vt, "Seals on paper");
	col = vt_find(&vt, row, "✓");
	assert_true(col >= vt_find(&vt, 3, "Remote work") && col < vt_find(&vt, 3, "Public cloud"));
	vt_type(&vt, "e");
	vt_expect_any(&vt, "1 [x] remote work");
	vt_key(&vt, VTERM_KEY_TAB);
	vt_type(&vt, "1");
	vt_type(&vt, "2");
	vt_expect_any(&vt, "1 [ ] remote work");
	vt_expect_any(&vt, "▶ 2 [x] public cloud");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect(&vt, 3, "Public cloud");
	vt_settle(&vt, 20);
	assert_true(vt_find(&vt, 4, "✓") >= vt_find(&vt, 3, "Public cloud"));
	vt_resize(&vt, 12, 40); /* narrow: the words stand beside the signs */
	vt_expect_any(&vt, "- remote work  ✓ public cloud");
	vt_key(&vt, VTERM_KEY_FUNCTION(2));
	vt_expect_any(&vt, "✓ パブリッククラウド");
	walk_quit(&vt);
	expect_listed(&vt, "factor", "(blocks public cloud)", true);
	vt_release(&vt);
}

static void what_was_typed_is_kept_when_the_line_is_cut(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	begin(&vt);
	open_entries(&vt, ROWS, COLS, "ja");
	vt_type(&vt, "n");
	vt_expect_any(&vt, "┌ 新しい所見 ");
	vt_type(&vt, "端末の台帳がな");
	vt_expect_any(&vt, "端末の台帳がな");
	vt_stop(&vt);
	expect_listed(&vt, "finding", "端末の台帳がな", true);
	vt_release(&vt);
}

static void the_form_scrolls_in_a_small_terminal(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	begin(&vt);
	open_entries(&vt, 12, 40, "ja");
	vt_expect(&vt, 1, "[所見 0]");
	vt_key(&vt, VTERM_KEY_TAB);
	vt_type(&vt, "n");
	vt_expect_any(&vt, "▶ 発生時期");
	for (int i = 0; i < 6; i++)
		vt_key(&vt, VTERM_KEY_TAB);
	vt_expect_any(&vt, "▶ 発生防止の要素");
	vt_expect_none(&vt, "発生時期");
	vt_type(&vt, "一\n二\n三\n四\n五\n六\n七\n八");
	vt_expect_any(&vt, "八");
	vt_key(&vt, VTERM_KEY_FUNCTION(2));
	vt_expect_any(&vt, "八");
	vt_resize(&vt, 40, 120);
	vt_expect_any(&vt, "┌ New incident case ");
	vt_expect_any(&vt, "▶ What would have prevented it");
	vt_expect_any(&vt, "When");
	vt_release(&vt);
}

static void the_mouse_changes_lists_and_opens(void **state)
{
	struct vt vt = VT_INIT;
	int row;

	(void)state;
	begin(&vt);
	walk_cli(&vt, "factor %s 'Seals on paper' --remote", walk_id);
	walk_cli(&vt, "factor %s 'No spare devices' --remote", walk_id);
	open_entries(&vt, ROWS, COLS, "en");
	vt_expect(&vt, 1, "Blocking factors 2");
	vt_mouse(&vt, 1, vt_find(&vt, 1, "Blocking"), 1);
	vt_expect(&vt, 1, "[Blocking factors 2]");
	vt_expect_any(&vt, "2 No spare devices");
	row = vt_find_row(&vt, "No spare devices");
	vt_mouse(&vt, row, 10, 1);
	vt_expect_any(&vt, "▶   2 No spare devices");
	vt_mouse(&vt, row, 10, 1);
	vt_expect_any(&vt, "┌ Blocking factor 2 ");
	vt_expect_any(&vt, "2 [ ] public cloud");
	row = vt_find_row(&vt, "2 [ ] public cloud");
	vt_mouse(&vt, row, vt_find(&vt, row, "public"), 1);
	vt_expect_any(&vt, "▶ 2 [x] public cloud");
	vt_release(&vt);
}

static void an_action_is_written_changed_and_taken_back(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	begin(&vt);
	walk_cli(&vt, "answer %s q1=1 q5.a.contract=1", walk_id);
	open_entries(&vt, ROWS, COLS, "en");
	vt_key(&vt, VTERM_KEY_LEFT);
	vt_key(&vt, VTERM_KEY_LEFT);
	vt_expect(&vt, 1, "[Actions 0]");
	vt_type(&vt, "n");
	vt_expect_any(&vt, "New action");
	vt_type(&vt, "Buy a safe");
	vt_key(&vt, VTERM_KEY_TAB);
	vt_type(&vt, "Sato");
	vt_key(&vt, VTERM_KEY_TAB);
	vt_type(&vt, "2026/2/30");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect_any(&vt, "no such day '2026/2/30'");
	for (int i = 0; i < 4; i++)
		vt_key(&vt, VTERM_KEY_BACKSPACE);
	vt_type(&vt, "3/31");
	vt_key(&vt, VTERM_KEY_TAB);
	vt_type(&vt, "nonsense");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect_any(&vt, "'nonsense' is no clause that this assessment judges");
	vt_expect_any(&vt, "Clause       nonsense      ");
	for (int i = 0; i < 8; i++)
		vt_key(&vt, VTERM_KEY_BACKSPACE);
	vt_type(&vt, "secrecy");
	vt_expect_any(&vt, "Clause       secrecy  Secrecy   ");
	for (int i = 0; i < 7; i++)
		vt_key(&vt, VTERM_KEY_BACKSPACE);
	vt_expect_any(&vt, "Clause             ");
	vt_key(&vt, VTERM_KEY_TAB);
	vt_type(&vt, "2");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect(&vt, 1, "[Actions 1]");
	vt_expect_any(&vt, "▶   1 Buy a safe");
	vt_expect_any(&vt, "2026-03-31; under way; Sato");
	expect_listed(&vt, "action", "(Sato; until 2026-03-31; under way)", true);
	vt_type(&vt, "u");
	vt_expect(&vt, 1, "[Actions 0]");
	walk_quit(&vt);
	expect_listed(&vt, "action", "safe", false);
	vt_release(&vt);
}

static void what_is_not_complete_is_left_with_a_second_esc(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	begin(&vt);
	open_entries(&vt, ROWS, COLS, "ja");
	vt_key(&vt, VTERM_KEY_LEFT);
	vt_expect(&vt, 1, "[例外 0]");
	vt_type(&vt, "n");
	vt_expect_any(&vt, "新しい例外");
	vt_type(&vt, "x");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect_any(&vt, "「承認者」がまだ空欄です");
	vt_expect_any(&vt, "新しい例外"); /* still there */
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect_none(&vt, "新しい例外");
	vt_expect(&vt, 1, "[例外 0]");
	walk_quit(&vt);
	vt_release(&vt);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_empty_list_says_what_belongs_there),
		cmocka_unit_test(a_finding_is_written_tagged_and_changed),
		cmocka_unit_test(nothing_written_makes_no_entry),
		cmocka_unit_test(an_emptied_entry_stays_as_it_was),
		cmocka_unit_test(what_another_program_deleted_is_written_again),
		cmocka_unit_test(deleting_asks_and_is_taken_back),
		cmocka_unit_test(undoing_an_answer_is_said),
		cmocka_unit_test(an_incident_case_has_the_fields_of_the_source),
		cmocka_unit_test(factors_are_the_table_of_the_source),
		cmocka_unit_test(what_was_typed_is_kept_when_the_line_is_cut),
		cmocka_unit_test(the_form_scrolls_in_a_small_terminal),
		cmocka_unit_test(the_mouse_changes_lists_and_opens),
		cmocka_unit_test(an_action_is_written_changed_and_taken_back),
		cmocka_unit_test(what_is_not_complete_is_left_with_a_second_esc),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
