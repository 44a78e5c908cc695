/* Whole questionnaires by keyboard, and hostile text on every screen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "walk.h"

enum { ROWS = 24, COLS = 80, QUESTIONS_MAX = 80 };

/* The instructions above an answer. */
#define ONE_IN_EACH_ROW "各行で1つ選んでください。"
#define ANY_IN_EACH_ROW "各行で、当てはまるものをすべて選んでください。"
#define EACH_CELL "各欄に番号を入れてください。"

/* The keys that a person would press at a question, told by its instruction. */
static void answer_one(struct vt *vt)
{
	if (vt_find_row(vt, "Space を押すと記入できます。") > 0) {
		vt_type(vt, " ");
		vt_expect(vt, -1, "F1");
		vt_type(vt, "特になし");
		vt_key(vt, VTERM_KEY_ESCAPE);
		vt_expect(vt, -1, "Enter 次へ");
	} else if (vt_find_row(vt, EACH_CELL) > 0) {
		vt_type(vt,
			"11111111111111111111111111111111111111111111111111111111"); /* 8 rows of 7 documents */
	} else if (vt_find_row(vt, ONE_IN_EACH_ROW) > 0) {
		vt_type(vt, "1111111111111111"); /* each goes on to the next row */
	} else if (vt_find_row(vt, ANY_IN_EACH_ROW) > 0) {
		for (int row = 0; row < vt->rows; row++) {
			if (vt_find(vt, row, "[ ]") < 0)
				continue;
			vt_type(vt, "1");
			vt_key(vt, VTERM_KEY_DOWN);
		}
	} else {
		vt_type(vt, "1");
	}
}

/* Enter, until another question, the gaps or a message stand there. */
static void go_on(struct vt *vt, const char *end)
{
	char before[VT_ROW_SIZE], now[VT_ROW_SIZE];

	vt_settle(vt, 20); /* an answer may change the number of questions beside the label */
	vt_row(vt, 1, before);
	vt_key(vt, VTERM_KEY_ENTER);
	for (int tries = 0; tries < 300; tries++) {
		if (strcmp(vt_row(vt, 1, now), before) != 0 || vt_find(vt, 0, end) > 0 ||
		    vt_find_row(vt, "最後の質問です。") > 0)
			break;
		vt_pump(vt, 10);
	}
	vt_settle(vt, 15);
}

static void whole(const char *questionnaire, const char *lang, const char *end)
{
	struct vt vt = VT_INIT;
	struct timespec begin, now;
	int count = 0;

	vt_make_home(&vt);
	walk_new(&vt, questionnaire, "株式会社 点検");
	clock_gettime(CLOCK_MONOTONIC, &begin);
	walk_open(&vt, ROWS, COLS, lang);
	while (vt_find(&vt, 0, end) < 0 && count++ < QUESTIONS_MAX) {
		answer_one(&vt);
		go_on(&vt, end);
	}
	clock_gettime(CLOCK_MONOTONIC, &now);
	VT_CHECK(&vt, vt_find(&vt, 0, end) > 0, "the gaps after the last question");
	assert_true(now.tv_sec - begin.tv_sec < 10);
	vt_type(&vt, "r");
	vt_expect_any(&vt, "株式会社 点検");
	walk_quit(&vt);
	assert_non_null(strstr(walk_cli(&vt, "list --json"), "\"unanswered\": 0"));
	walk_cli(&vt, "verify");
	vt_release(&vt);
}

static void a_vendor_is_asked_all_in_japanese(void **state)
{
	(void)state;
	whole("vendor", "ja", "不足している項目");
}

static void a_consignor_is_asked_all_in_japanese(void **state)
{
	(void)state;
	whole("consignor", "ja", "不足している項目");
}

/* ---- hostile text ---------------------------------------------------------------------- */

/* ESC sequences, C1, override and isolate of direction, zero width, tags, a lone combining mark. */
#define HOSTILE "a\033]0;owned\a\033[2J\302\233c\u202eevil\u2066\u200bzero\U000e0041tag\u0301"

static void assert_harmless(struct vt *vt)
{
	vt_settle(vt, 25);
	VT_CHECK(vt, vt_find(vt, 0, "tenken") == 0, "the screen unharmed");
	for (int row = 0; row < vt->rows; row++)
		for (int col = 0; col < vt->cols; col++) {
			VTermScreenCell cell;

			vterm_screen_get_cell(vt->screen, (VTermPos){ row, col }, &cell);
			for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++) {
				uint32_t c = cell.chars[i];

				if (c == (uint32_t)-1)
					break;
				VT_CHECK(vt,
					 !(c < 0x20 || (c >= 0x7f && c < 0xa0) ||
					   (c >= 0x200b && c <= 0x200f) ||
					   (c >= 0x202a && c <= 0x202e) ||
					   (c >= 0x2066 && c <= 0x2069) ||
					   (c >= 0xe0000 && c <= 0xe007f)),
					 "nothing raw, but U+%04X at %d,%d", c, row, col);
			}
		}
}

static void hostile_text_is_harmless_on_every_screen(void **state)
{
	struct vt vt = VT_INIT;
	static const char *const keys[] = { "",     "\r", "n",    "\033", "x", "\033", "o",
					    "\033", "g",  "\033", "r",    "s", "\033", "\033" };
	FILE *file;
	char path[WALK_PATH];

	(void)state;
	walk_small(&vt);
	walk_new(&vt, "example", "Acme");
	walk_start(&vt, ROWS, COLS, "en");
	vt_type(&vt, "e"); /* typed and pasted as a person, or an enemy's clipboard, would */
	vt_expect_any(&vt, "(required)  Acme");
	vt_paste(&vt, HOSTILE);
	vt_settle(&vt, 20);
	vt_key(&vt, VTERM_KEY_ESCAPE);
	vt_expect_none(&vt, "(required)");
	walk_quit(&vt);
	snprintf(path, sizeof(path), "%s/answers", vt.home);
	file = fopen(path, "w");
	fprintf(file, "q7=%s\nq3=4\nq3#4=%s\nq4=n/a:%s\nq1=1\n", "b\u202eevil\u200b", "c\u2066d",
		"e\u202af");
	fclose(file);
	{
		int status;

		walk_try(&vt, &status, "answer %s - <%s", walk_id,
			 path); /* taken or refused: never raw */
		walk_try(&vt, &status, "note %s q1 \"$(printf 'n\\033[31m\\342\\200\\256x')\"",
			 walk_id);
	}
	walk_start(&vt, ROWS, COLS, "en");
	assert_harmless(&vt);
	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++) {
		vt_send(&vt, keys[i], strlen(keys[i]));
		assert_harmless(&vt);
	}
	for (int i = 0; i < 7; i++) {
		vt_key(&vt, VTERM_KEY_ENTER);
		assert_harmless(&vt);
	}
	vt_release(&vt);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_vendor_is_asked_all_in_japanese),
		cmocka_unit_test(a_consignor_is_asked_all_in_japanese),
		cmocka_unit_test(hostile_text_is_harmless_on_every_screen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
