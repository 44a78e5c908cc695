/* F2 and ? on every screen, while something is typed, too. */
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
		cmocka_unit_test(help_is_there_on_every_screen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
