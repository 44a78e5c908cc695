/* screen_gaps: clauses, evidence, the way to the question and back. */
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

static void open_answered(struct vt *vt, const char *answers)
{
	walk_new(vt, "example", "Acme Co.");
	walk_cli(vt, "answer %s %s q1=1", walk_id, answers);
	walk_open(vt, ROWS, COLS, "en");
	vt_type(vt, "g");
	vt_expect(vt, 0, "Acme Co.  Gaps");
	vt_settle(vt, 10);
}

static void open_small(struct vt *vt, const char *answers)
{
	walk_small(vt);
	open_answered(vt, answers);
}

static void what_is_missing_stands_first(void **state)
{
	struct vt vt = VT_INIT;
	int missing, met;

	(void)state;
	open_small(&vt, "q3=2 q4=3 q5.a.contract=3 q5.b.contract=3");
	vt_expect(&vt, 1, "Coverage");
	missing = vt_find_row(&vt, "missing: 1");
	met = vt_find_row(&vt, "met: 3");
	assert_true(missing > 0);
	assert_true(met > missing);
	vt_expect_attr(&vt, missing + 1, 0, VT_REVERSE);
	vt_expect_any(&vt, "Why it matters");
	vt_release(&vt);
}

static void evidence_leads_to_the_question_and_back(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	open_small(&vt, "q3=2 q4=3 q5.a.contract=1 q5.b.contract=3");
	vt_expect_any(&vt, "missing: 2");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect(&vt, -1, "Enter to the question");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect_any(&vt, "  Remote maintenance");
	vt_expect_any(&vt, " Q5  The contract");
	vt_expect_any(&vt, "▶ a  Secrecy");
	vt_type(&vt, "3");
	vt_expect_any(&vt, "a  Secrecy                                             [3]");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect(&vt, 0, "Acme Co.  Gaps"); /* judged anew */
	vt_expect_any(&vt, "missing: 1");
	vt_expect_any(&vt, "▶ H  Secrecy");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect_any(&vt, " q1  Access");
	vt_release(&vt);
}

static void a_line_without_an_answer_leads_nowhere(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	open_small(&vt, "q3=2");
	vt_key(&vt, VTERM_KEY_TAB);
	vt_expect(&vt, -1, "Enter to the question");
	vt_key(&vt, VTERM_KEY_HOME);
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect(&vt, -1, "Move to an answer first");
	vt_release(&vt);
}

static void v_shows_one_verdict_after_the_other(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	open_small(&vt, "q3=2 q4=3 q5.a.contract=3 q5.b.contract=2");
	vt_type(&vt, "v");
	vt_expect_any(&vt, "missing: 1"); /* in the order of the list */
	vt_expect_none(&vt, "met: ");
	vt_type(&vt, "v");
	vt_expect_any(&vt, "partly met: 1");
	vt_expect_none(&vt, "missing: ");
	vt_type(&vt, "v");
	vt_expect_any(&vt, "met: 2");
	vt_expect_none(&vt, "partly met: ");
	vt_type(&vt, "v");
	vt_expect_any(&vt, "partly met: 1");
	vt_expect_any(&vt, "missing: 1");
	vt_release(&vt);
}

static void on_a_narrow_screen_list_and_clause_take_turns(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	open_small(&vt, "q3=2 q5.a.contract=1");
	vt_resize(&vt, 12, 40);
	vt_expect_none(&vt, "Why it matters");
	vt_expect_any(&vt, "▶ H  Secrecy");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect_none(&vt, "▶ H  Secrecy");
	vt_expect_any(&vt, "missing: Q5 a Secrecy");
	vt_key(&vt, VTERM_KEY_END);
	vt_expect_any(&vt, "A.6.6");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect_any(&vt, "▶ H  Secrecy");
	vt_release(&vt);
}

/** The screens will offer the small library with this name of its chapter "contract". */
static void name_chapter(struct vt *vt, const char *title)
{
	char command[8 * WALK_PATH];

	walk_small(vt);
	snprintf(command, sizeof(command),
		 "sed -i 's/title = { en = \"Contract\";/title = { en = \"%s\";/' "
		 "%s/small/questionnaires/clauses.cfg",
		 title, vt->home);
	assert_int_equal(system(command), 0);
}

static void a_chapter_called_as_its_kind_is_named_once(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	name_chapter(&vt, "contract clause");
	open_answered(&vt, "q3=2 q5.a.contract=1");
	vt_expect_any(&vt, "Priority: high / contract clause  ");
	vt_expect_none(&vt, "contract clause / contract clause");
	vt_release(&vt);
	name_chapter(&vt, "Agreed");
	open_answered(&vt, "q3=2 q5.a.contract=1");
	vt_expect_any(&vt, "Priority: high / contract clause / Agreed");
	vt_release(&vt);
}

static void every_count_is_seen_at_80_columns(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	vt_make_home(&vt);
	walk_new(&vt, "vendor", "Acme Co.");
	walk_open(&vt, ROWS, COLS, "en");
	vt_type(&vt, "g");
	vt_expect(&vt, 0, "Gaps");
	vt_expect(&vt, 1, "nothing judged yet");
	vt_expect_any(&vt, "not applicable ");
	vt_key(&vt, VTERM_KEY_FUNCTION(2));
	vt_expect(&vt, 0, "不足している項目");
	vt_expect_any(&vt, "該当なし ");
	vt_release(&vt);
}

/* What a command says of the assessment has a text. */
static void expect_said(struct vt *vt, const char *command, const char *text)
{
	const char *out = walk_cli(vt, "%s %s", command, walk_id);

	if (!strstr(out, text))
		fail_msg("%s: expected \"%s\" in\n%s", command, text, out);
}

static void a_makes_an_action_with_the_first_step(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	open_small(&vt, "q3=2 q5.a.contract=1");
	vt_expect_any(&vt, "▶ H  Secrecy");
	vt_type(&vt, "a");
	vt_expect_any(&vt, "New action");
	vt_key(&vt, VTERM_KEY_TAB);
	vt_type(&vt, "Sato");
	vt_key(&vt, VTERM_KEY_TAB);
	vt_type(&vt, "2026-12-31");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect_any(&vt, "u takes it back");
	vt_expect_any(&vt, "▶ H  a Secrecy"); /* the mark in the list */
	vt_expect_any(&vt, "What was decided about it");
	vt_expect_any(&vt, "2026-12-31; not begun; Sato");
	expect_said(&vt, "action", "Sato; until 2026-12-31; not begun");
	vt_type(&vt, "a"); /* the same again, not a second one */
	vt_expect_any(&vt, "┌ Action 1");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect_none(&vt, "┌ Action 1");
	vt_expect_any(&vt, "▶ H  a Secrecy");
	vt_type(&vt, "u");
	vt_expect_any(&vt, "The last change was taken back.");
	vt_expect_any(&vt, "▶ H  Secrecy");
	vt_type(&vt, "U");
	vt_expect_any(&vt, "▶ H  a Secrecy");
	vt_release(&vt);
}

static void d_sets_a_duty_with_a_digit(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	open_small(&vt, "q3=2 q5.a.contract=1");
	vt_type(&vt, "d");
	vt_expect_any(&vt, "Who carries this clause?");
	vt_expect_any(&vt, "(*) not set");
	vt_type(&vt, "2");
	vt_expect_none(&vt, "Who carries this clause?");
	vt_expect_any(&vt, "▶ H  d Secrecy");
	vt_expect_any(&vt, "Carried by: vendor");
	expect_said(&vt, "duty", "vendor");
	vt_type(&vt, "d");
	vt_expect_any(&vt, "(*) vendor");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect_any(&vt, "▶ H  d Secrecy");
	vt_type(&vt, "d0");
	vt_expect_any(&vt, "▶ H  Secrecy");
	vt_release(&vt);
}

static void e_sets_a_clause_aside(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	open_small(&vt, "q3=2 q5.a.contract=1");
	vt_key(&vt, VTERM_KEY_TAB); /* in the clause the keys are the same */
	vt_expect(&vt, -1, "Enter to the question");
	vt_type(&vt, "e");
	vt_expect_any(&vt, "New exception");
	vt_expect_any(&vt, "secrecy  Secrecy   ");
	vt_key(&vt, VTERM_KEY_ESCAPE); /* nothing was written: there is nothing to store */
	vt_expect_none(&vt, "New exception");
	vt_type(&vt, "eOld contract");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect_any(&vt, "\"Allowed by\" is still empty. Esc once more");
	vt_type(&vt, "CEO");
	vt_key(&vt, VTERM_KEY_TAB);
	vt_type(&vt, "2027-03-31");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect_any(&vt, "Exception 1: Old contract");
	vt_expect_any(&vt, "2027-03-31; CEO");
	vt_expect_any(&vt, "missing: 2"); /* the verdict stays */
	expect_said(&vt, "exception", "allowed by CEO; until 2027-03-31");
	vt_release(&vt);
}

static void the_plan_speaks_japanese(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	open_small(&vt, "q3=2 q5.a.contract=1");
	vt_key(&vt, VTERM_KEY_FUNCTION(2));
	vt_expect_any(&vt, "不足：2");
	vt_expect_any(&vt, "優先度：高 / 契約条項");
	vt_expect_any(&vt, "不足：Q5 a");
	vt_type(&vt, "d");
	vt_expect_any(&vt, "誰が担いますか");
	vt_type(&vt, "3");
	vt_expect_any(&vt, "共同");
	vt_type(&vt, "a");
	vt_expect_any(&vt, "新しい対応");
	vt_key(&vt, VTERM_KEY_TAB);
	vt_type(&vt, "佐藤");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect_any(&vt, "未着手、佐藤");
	vt_release(&vt);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_missing_stands_first),
		cmocka_unit_test(evidence_leads_to_the_question_and_back),
		cmocka_unit_test(a_line_without_an_answer_leads_nowhere),
		cmocka_unit_test(v_shows_one_verdict_after_the_other),
		cmocka_unit_test(on_a_narrow_screen_list_and_clause_take_turns),
		cmocka_unit_test(a_chapter_called_as_its_kind_is_named_once),
		cmocka_unit_test(every_count_is_seen_at_80_columns),
		cmocka_unit_test(a_makes_an_action_with_the_first_step),
		cmocka_unit_test(d_sets_a_duty_with_a_digit),
		cmocka_unit_test(e_sets_a_clause_aside),
		cmocka_unit_test(the_plan_speaks_japanese),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
