/* screen_note, and the field it shares with texts. */
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

static void open_note(struct vt *vt)
{
	walk_small(vt);
	walk_new(vt, "example", "Acme Co.");
	walk_open(vt, ROWS, COLS, "en");
	vt_type(vt, "n");
	vt_expect(vt, -1, "Esc done");
	vt_expect_any(vt, "Note on q1");
}

static void a_note_is_stored_when_it_is_left(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	open_note(&vt);
	vt_type(&vt, "佐藤さんに確認 q");
	vt_key(&vt, VTERM_KEY_ENTER);
	vt_type(&vt, "second line");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect(&vt, -1, "Enter next");
	vt_expect_any(&vt, "✎ note  佐藤さんに確認 q");
	walk_stored(&vt, "佐藤さんに確認 q");
	walk_stored(&vt, "second line");
	vt_type(&vt, "n");
	vt_expect_any(&vt, "│ second line");
	vt_release(&vt);
}

static void a_note_emptied_is_gone(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	open_note(&vt);
	vt_type(&vt, "x");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect(&vt, -1, "Enter next");
	vt_expect_any(&vt, "✎ note  x");
	vt_type(&vt, "n");
	vt_expect(&vt, -1, "Esc done");
	vt_key(&vt, VTERM_KEY_BACKSPACE);
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect(&vt, -1, "Enter next");
	vt_expect_none(&vt, "✎ note");
	walk_not_stored(&vt, "note:");
	vt_release(&vt);
}

static void a_pasted_text_is_no_keys(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	open_note(&vt);
	vt_paste(&vt, "line one\nq\n\033[31mred\x1b[0m 終");
	vt_expect_any(&vt, "│ q");
	vt_expect_any(&vt, "red");
	vt_expect_any(&vt, "終");
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect(&vt, -1, "Enter next");
	walk_quit(&vt);
	assert_null(strchr(walk_cli(&vt, "show %s", walk_id), 27));
	vt_release(&vt);
}

static void a_long_line_wraps_and_scrolls(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	open_note(&vt);
	for (int i = 0; i < 20; i++) {
		char line[32];

		snprintf(line, sizeof(line), "line %02d\n", i);
		vt_paste(&vt, line);
	}
	vt_expect_any(&vt, "line 19");
	vt_expect_none(&vt, "line 00");
	vt_key(&vt, VTERM_KEY_PAGEUP);
	vt_key(&vt, VTERM_KEY_PAGEUP);
	vt_expect_any(&vt, "line 00");
	vt_release(&vt);
}

static void undo_in_the_field_is_its_own(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	open_note(&vt);
	vt_type(&vt, "keep");
	vt_paste(&vt, " gone");
	vt_expect_any(&vt, "keep gone");
	vt_alt(&vt, 'u');
	vt_expect_none(&vt, "gone");
	vt_alt(&vt, 'r');
	vt_expect_any(&vt, "keep gone");
	vt_release(&vt);
}

static void the_limit_is_named(void **state)
{
	struct vt vt = VT_INIT;
	static char text[16 * 1024 + 2];

	(void)state;
	open_note(&vt);
	memset(text, 'a', sizeof(text) - 1);
	vt_paste(&vt, text);
	vt_expect(&vt, -1, "16384");
	vt_release(&vt);
}

static void a_hangup_keeps_what_was_typed(void **state)
{
	struct vt vt = VT_INIT;

	(void)state;
	open_note(&vt);
	vt_type(&vt, "typed when the line broke");
	vt_expect_any(&vt, "line broke");
	vt_stop(&vt);
	walk_stored(&vt, "typed when the line broke");
	vt_release(&vt);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_note_is_stored_when_it_is_left),
		cmocka_unit_test(a_note_emptied_is_gone),
		cmocka_unit_test(a_pasted_text_is_no_keys),
		cmocka_unit_test(a_long_line_wraps_and_scrolls),
		cmocka_unit_test(undo_in_the_field_is_its_own),
		cmocka_unit_test(the_limit_is_named),
		cmocka_unit_test(a_hangup_keeps_what_was_typed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
