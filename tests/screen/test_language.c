/* F2 and ? on every screen, while something is typed, too. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "walk.h"

enum { ROWS = 24, COLS = 80 };

static void f2_turns(struct vt *vt, const char *en, const char *ja)
{
	vt_expect(vt, -1, "F2 日本語");
	vt_expect_any(vt, en);
	vt_key(vt, VTERM_KEY_FUNCTION(2));
	vt_expect(vt, -1, "F2 English");
	vt_expect_any(vt, ja);
	vt_expect_none(vt, en);
	vt_key(vt, VTERM_KEY_FUNCTION(2));
	vt_expect(vt, -1, "F2 日本語");
	vt_expect_any(vt, en);
}

static void the_language_turns_at_once_on_every_screen(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	walk_small(&vt);
	walk_start(&vt, ROWS, COLS, "en");
	f2_turns(&vt, "There is no assessment yet.", "点検はまだありません。");
	vt_type(&vt, "n");
	vt_expect(&vt, -1, "Space choose");
	f2_turns(&vt, "New assessment", "新しい点検");
	vt_key(&vt, VTERM_KEY_DOWN);
	vt_key(&vt, VTERM_KEY_DOWN);
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect(&vt, 0, "Assessments");
	walk_quit(&vt);
	walk_new(&vt, "example", "Acme Co.");
	walk_open(&vt, ROWS, COLS, "en");
	f2_turns(&vt, "Do other companies log in", "ほかの会社が社外から");
	vt_type(&vt, "o");
	vt_expect(&vt, 0, "Overview");
	vt_expect(&vt, -1, "go there");
	f2_turns(&vt, "Overview", "質問の一覧");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect(&vt, 0, "Remote maintenance");
	vt_expect(&vt, -1, "Space choose");
	vt_type(&vt, "g");
	vt_expect(&vt, -1, "v verdict");
	f2_turns(&vt, "Why it matters", "なぜ重要か");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect(&vt, -1, "Space choose");
	vt_type(&vt, "r");
	vt_expect(&vt, -1, "s save");
	f2_turns(&vt, "Security gap report", "セキュリティ点検報告書");
	vt_type(&vt, "?");
	vt_expect(&vt, 0, "Help");
	vt_expect(&vt, -1, "Esc back");
	f2_turns(&vt, "Help", "ヘルプ");
	vt_release(&vt);
}

static void the_language_turns_while_one_writes(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	walk_small(&vt);
	walk_new(&vt, "example", "Acme Co.");
	walk_open(&vt, ROWS, COLS, "en");
	vt_type(&vt, "n");
	vt_expect(&vt, -1, "Esc done");
	vt_type(&vt, "half a ");
	vt_key(&vt, VTERM_KEY_FUNCTION(2));
	vt_expect(&vt, -1, "F2 English");
	vt_expect_any(&vt, "half a");
	vt_expect_any(&vt, "ほかの会社が社外から"); /* the screen beneath, too */
	vt_type(&vt, "note");
	vt_expect_any(&vt, "half a note");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect(&vt, -1, "Enter 次へ");
	walk_stored(&vt, "half a note");
	vt_release(&vt);
}

/* What a dialogue says was put together when it was opened. */
static void the_language_turns_in_every_dialogue(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	walk_small(&vt);
	walk_new(&vt, "example", "Acme Co.");
	walk_cli(&vt, "answer %s q1=1", walk_id);
	walk_cli(&vt, "finding %s Door", walk_id);
	walk_start(&vt, ROWS, COLS, "en");
	vt_expect(&vt, 0, "Assessments");
	vt_type(&vt, "d");
	f2_turns(&vt, "Delete the assessment of \"Acme Co.\"?", "「Acme Co.」の点検を削除しますか。");
	f2_turns(&vt, "Its answers, notes and history", "回答、メモ、履歴もすべて消えます。");
	vt_type(&vt, "n");
	vt_expect_none(&vt, "Delete the assessment");
	walk_quit(&vt);
	walk_open(&vt, ROWS, COLS, "en");
	vt_type(&vt, "n");
	f2_turns(&vt, "Note on ", "のメモ");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect_none(&vt, "Note on ");
	vt_type(&vt, "x");
	f2_turns(&vt, "Why does this not apply", "該当しない理由を");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect_none(&vt, "Why does this not apply");
	vt_type(&vt, "F");
	vt_expect_any(&vt, "Door");
	vt_type(&vt, "d");
	f2_turns(&vt, "Delete finding 1?", "所見1を削除しますか。");
	f2_turns(&vt, "u takes it back.", "u で元に戻せます。");
	vt_type(&vt, "n");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect(&vt, 0, "Remote maintenance");
	vt_expect(&vt, -1, "Space choose");
	vt_type(&vt, "r");
	vt_expect(&vt, -1, "s save");
	vt_type(&vt, "s");
	f2_turns(&vt, "Save the report as", "報告書の保存");
	f2_turns(&vt, "The end of the name", "名前の末尾で");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect(&vt, -1, "s save");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect(&vt, 0, "Remote maintenance");
	vt_expect(&vt, -1, "Space choose");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect_any(&vt, "How many of their people");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect_any(&vt, "What is written in your house rules");
	vt_type(&vt, "i");
	f2_turns(&vt, "Ask to see the page", "該当するページを見せてもらい");
	vt_release(&vt);
}

/* ---- the next start ---------------------------------------------------------------- */

static void f2_holds_for_the_next_start(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	walk_small(&vt);
	vt_start(&vt, ROWS, COLS, NULL);
	vt_expect(&vt, -1, "F2 日本語");
	vt_key(&vt, VTERM_KEY_FUNCTION(2));
	vt_expect(&vt, -1, "F2 English");
	kill(vt.pid, SIGKILL); /* it is kept at once */
	vt_stop(&vt);
	vt_start(&vt, ROWS, COLS, NULL);
	vt_expect(&vt, -1, "F2 English");
	walk_quit(&vt);
	walk_start(&vt, ROWS, COLS, "en"); /* -l goes before it, and changes it not */
	vt_expect(&vt, -1, "F2 日本語");
	walk_quit(&vt);
	vt_start(&vt, ROWS, COLS, NULL);
	vt_expect(&vt, -1, "F2 English");
	vt_key(&vt, VTERM_KEY_FUNCTION(2));
	vt_expect(&vt, -1, "F2 日本語");
	walk_quit(&vt);
	vt_start(&vt, ROWS, COLS, NULL);
	vt_expect(&vt, -1, "F2 日本語");
	vt_release(&vt);
}

static void tenken_conf_and_commands_do_not_follow_f2(void **state)
{
	struct vt vt = VT_INIT;
	char command[2 * WALK_PATH];

	(void)state;
	walk_small(&vt);
	vt_start(&vt, ROWS, COLS, NULL);
	vt_expect(&vt, -1, "F2 日本語");
	vt_key(&vt, VTERM_KEY_FUNCTION(2));
	vt_expect(&vt, -1, "F2 English");
	walk_quit(&vt);
	assert_non_null(strstr(walk_cli(&vt, "--help"), "usage: tenken"));
	snprintf(command, sizeof(command),
		 "mkdir -p %s/config/tenken && echo 'language = \"en\";' >%s/config/tenken/tenken.conf",
		 vt.home, vt.home);
	assert_int_equal(system(command), 0);
	vt_start(&vt, ROWS, COLS, NULL);
	vt_expect(&vt, -1, "F2 日本語");
	vt_release(&vt);
}

static void a_damaged_memory_of_the_language_does_no_harm(void **state)
{
	struct vt vt = VT_INIT;
	char command[2 * WALK_PATH];

	(void)state;
	walk_small(&vt);
	snprintf(command, sizeof(command),
		 "mkdir -p %s/state/tenken && printf 'xx\\033[31m' >%s/state/tenken/language",
		 vt.home, vt.home);
	assert_int_equal(system(command), 0);
	vt_start(&vt, ROWS, COLS, NULL);
	vt_expect(&vt, -1, "F2 日本語");
	snprintf(command, sizeof(command), "cd %s/state && rm -r tenken && touch tenken", vt.home);
	assert_int_equal(system(command), 0);
	vt_key(&vt, VTERM_KEY_FUNCTION(2)); /* cannot be kept: it holds until the end */
	vt_expect(&vt, -1, "F2 English");
	walk_quit(&vt);
	vt_start(&vt, ROWS, COLS, NULL);
	vt_expect(&vt, -1, "F2 日本語");
	vt_release(&vt);
}

/* ---- help ------------------------------------------------------------------------ */

static void help_tells(struct vt *vt, const char *title, const char *key)
{
	vt_settle(vt, 10);
	vt_type(vt, "?");
	vt_expect(vt, 0, title);
	vt_expect_any(vt, key);
	vt_type(vt, "?");
	vt_expect_none(vt, title);
}

static void help_is_there_on_every_screen(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	walk_small(&vt);
	walk_new(&vt, "example", "Acme Co.");
	walk_start(&vt, 50, COLS, "en");
	help_tells(&vt, "Help  Assessments", "deletes the assessment, after a question");
	vt_type(&vt, "n");
	vt_expect(&vt, 0, "New assessment");
	help_tells(&vt, "Help  New assessment", "chooses the side or the questionnaire");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect(&vt, 0, "Assessments");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_expect(&vt, 0, "Remote maintenance");
	vt_expect(&vt, -1, "Space choose");
	help_tells(&vt, "Help  Interview", "takes the last change back");
	vt_type(&vt, "o");
	vt_expect(&vt, 0, "Overview");
	help_tells(&vt, "Help  Overview", "finds questions by a part of their text");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect(&vt, 0, "Remote maintenance");
	vt_type(&vt, "g");
	vt_expect(&vt, 0, "Gaps");
	help_tells(&vt, "Help  Gaps", "shows only the clauses of one verdict");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect(&vt, 0, "Remote maintenance");
	vt_type(&vt, "r");
	vt_expect(&vt, 0, "Report");
	help_tells(&vt, "Help  Report", "saves the report in a file");
	vt_release(&vt);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_language_turns_at_once_on_every_screen),
		cmocka_unit_test(the_language_turns_while_one_writes),
		cmocka_unit_test(the_language_turns_in_every_dialogue),
		cmocka_unit_test(f2_holds_for_the_next_start),
		cmocka_unit_test(tenken_conf_and_commands_do_not_follow_f2),
		cmocka_unit_test(a_damaged_memory_of_the_language_does_no_harm),
		cmocka_unit_test(help_is_there_on_every_screen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
