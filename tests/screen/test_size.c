/*
 * Sizes: every screen as a picture at 80x24, 40x12 and 200x60 in both languages (tests/screen/golden/, rewritten with
 * UPDATE=1; read the difference before you commit it), and what must hold for every question of the installed
 * questionnaires.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "walk.h"

enum { TEXT_MAX = 512 * 1024 };

static char *seen; /* the pictures of one size and language */
static size_t seen_bytes;

/* ---- pictures ---------------------------------------------------------------- */

static void add(const char *text)
{
	size_t n = strlen(text);

	assert_true(seen_bytes + n < TEXT_MAX);
	memcpy(seen + seen_bytes, text, n + 1);
	seen_bytes += n;
}

/* The screen as it stands, the id of the assessment masked. */
static void picture(struct vt *vt, const char *name)
{
	char line[VT_ROW_SIZE];
	char *id;

	vt_settle(vt, 25);
	add("---- ");
	add(name);
	add("\n");
	for (int row = 0; row < vt->rows; row++) {
		vt_row(vt, row, line);
		while (walk_id[0] && (id = strstr(line, walk_id)) != NULL)
			memset(id, 'x', strlen(walk_id));
		add(line);
		add("\n");
	}
}

static void show_first_difference(const char *expected, const char *got)
{
	int number = 1;

	while (*expected || *got) {
		size_t a = strcspn(expected, "\n"), b = strcspn(got, "\n");

		if (a != b || memcmp(expected, got, a) != 0) {
			fprintf(stderr, "line %d\nexpected |%.*s|\ngot      |%.*s|\n", number,
				(int)a, expected, (int)b, got);
			return;
		}
		expected += a + (expected[a] != '\0');
		got += b + (got[b] != '\0');
		number++;
	}
}

static void compare(const char *name)
{
	static char expected[TEXT_MAX];
	char path[256];
	size_t n = 0;
	FILE *file;

	snprintf(path, sizeof(path), "tests/screen/golden/%s.txt", name);
	file = fopen(path, getenv("UPDATE") ? "w" : "r");
	if (getenv("UPDATE")) {
		fputs(seen, file);
		fclose(file);
		return;
	}
	if (file) {
		n = fread(expected, 1, sizeof(expected) - 1, file);
		fclose(file);
	}
	expected[n] = '\0';
	if (strcmp(expected, seen) == 0)
		return;
	fprintf(stderr, "%s: another picture; UPDATE=1 rewrites it\n", path);
	show_first_difference(expected, seen);
	fail();
}

/* A copy of all rows. */
static char *copy_rows(const struct vt *vt)
{
	char *all = calloc((size_t)vt->rows, VT_ROW_SIZE);

	for (int row = 0; row < vt->rows; row++)
		vt_row(vt, row, all + (size_t)row * VT_ROW_SIZE);
	return all;
}

static bool is_as_before(const struct vt *vt, const char *before)
{
	char line[VT_ROW_SIZE];

	for (int row = 0; row < vt->rows; row++)
		if (strcmp(vt_row(vt, row, line), before + (size_t)row * VT_ROW_SIZE) != 0)
			return false;
	return true;
}

/* Types, and waits until the screen is another one: a lone Esc is known only after a while. */
static void press(struct vt *vt, const char *keys)
{
	char *before;
	int tries = 0;

	vt_settle(vt, 10);
	before = copy_rows(vt);
	vt_send(vt, keys, strlen(keys));
	while (is_as_before(vt, before) && tries++ < 300)
		vt_pump(vt, 10);
	VT_CHECK(vt, !is_as_before(vt, before), "another screen after \"%s\"", keys);
	vt_settle(vt, 15);
	free(before);
}

static void leave(struct vt *vt)
{
	press(vt, "\033");
}

static void interview_pictures(struct vt *vt)
{
	static const char *const questions[] = { "q1", "q2", "Q3", "Q4", "Q5", "q6", "q7" };

	for (size_t i = 0; i < sizeof(questions) / sizeof(*questions); i++) {
		picture(vt, questions[i]);
		if (i + 1 < sizeof(questions) / sizeof(*questions)) {
			press(vt, "\r");
		}
	}
	press(vt, " ");
	picture(vt, "writing");
	leave(vt);
	press(vt, "n");
	picture(vt, "note");
	leave(vt);
	press(vt, "x");
	picture(vt, "reason");
	leave(vt);
	press(vt, "i");
	picture(vt, "terms");
	leave(vt);
}

static void pictures(const char *name, int rows, int cols, const char *lang)
{
	struct vt vt = VT_INIT;

	seen = malloc(TEXT_MAX);
	seen_bytes = 0;
	walk_small(&vt);
	walk_fixed_clock(&vt);
	walk_start(&vt, rows, cols, lang);
	picture(&vt, "home, empty");
	walk_new(&vt, "example", "株式会社 点検 Tenken");
	walk_cli(&vt, "note %s q4 'ask 佐藤さん'", walk_id);
	walk_cli(&vt, "answer %s q2=12 q3=1,4 'q3#4=ほか other' q5.a.contract=2 q5.b=? q1=1",
		 walk_id);
	walk_start(&vt, rows, cols, lang);
	picture(&vt, "home");
	press(&vt, "n");
	picture(&vt, "new");
	press(&vt, "\033[B");
	press(&vt, " ");
	picture(&vt, "new, side chosen");
	leave(&vt);
	press(&vt, "e");
	picture(&vt, "rename");
	leave(&vt);
	press(&vt, "d");
	picture(&vt, "delete");
	leave(&vt);
	press(&vt, "\r");
	interview_pictures(&vt);
	press(&vt, "o");
	picture(&vt, "overview");
	leave(&vt);
	press(&vt, "g");
	picture(&vt, "gaps");
	press(&vt, "\r");
	picture(&vt, "clause");
	leave(&vt);
	leave(&vt);
	press(&vt, "r");
	vt_expect_any(&vt,
		      strcmp(lang, "ja") == 0 ? "セキュリティ点検報告書" : "Security gap report");
	picture(&vt, "report");
	press(&vt, "?");
	picture(&vt, "help");
	vt_release(&vt);
	compare(name);
	free(seen);
}

static void screens_at_80x24(void **state)
{
	(void)state;
	pictures("en-80x24", 24, 80, "en");
	pictures("ja-80x24", 24, 80, "ja");
}

static void screens_at_40x12(void **state)
{
	(void)state;
	pictures("en-40x12", 12, 40, "en");
	pictures("ja-40x12", 12, 40, "ja");
}

static void screens_at_200x60(void **state)
{
	(void)state;
	pictures("en-200x60", 60, 200, "en");
	pictures("ja-200x60", 60, 200, "ja");
}

/* ---- every question -------------------------------------------------------------- */

/* The frame of the sections is straight: its edges stand in the same columns in all rows. */
static void assert_frame(struct vt *vt)
{
	int right = vt_find(vt, 1, "┐");

	if (right < 0)
		return;
	for (int row = 2; row < vt->rows - 2; row++) {
		VTermScreenCell cell;

		vterm_screen_get_cell(vt->screen, (VTermPos){ row, right }, &cell);
		VT_CHECK(vt, cell.chars[0] == 0x2502 || cell.chars[0] == 0x2588,
			 "the frame in row %d", row);
		vterm_screen_get_cell(vt->screen, (VTermPos){ row, 0 }, &cell);
		VT_CHECK(vt, cell.chars[0] == 0x2502, "the frame in row %d", row);
	}
	VT_CHECK(vt, vt_find(vt, vt->rows - 2, "┘") == right, "the corner below");
}

/* Nothing is cut: in a table a row may be, for it stands in full below. */
static void assert_whole(struct vt *vt)
{
	char line[VT_ROW_SIZE];

	for (int row = 2; row < vt->rows - 1; row++) {
		vt_row(vt, row, line);
		VT_CHECK(vt, !strstr(line, "…") || strstr(line, "( )") || strstr(line, "[ ]"),
			 "row %d whole", row);
	}
}

static void every_question(const char *questionnaire, const char *answers, const char *lang)
{
	struct vt vt = VT_INIT;
	char before[VT_ROW_SIZE], now[VT_ROW_SIZE] = "";
	int count = 0;

	walk_home(&vt);
	walk_new(&vt, questionnaire, "株式会社 点検");
	walk_cli(&vt, "answer %s %s q1=1", walk_id, answers);
	walk_open(&vt, 24, 80, lang);
	do {
		vt_settle(&vt, 15);
		assert_frame(&vt);
		assert_whole(&vt);
		strcpy(before, vt_row(&vt, 1, now));
		vt_key(&vt, VTERM_KEY_ENTER);
		vt_settle(&vt, 15);
		count++;
	} while (strcmp(before, vt_row(&vt, 1, now)) != 0 && count < 60);
	assert_true(count >= 25);
	vt_release(&vt);
}

static void nothing_is_cut_at_80x24(void **state)
{
	(void)state;
	every_question("vendor", "q9=1 q26=1 q29=1", "en");
	every_question("vendor", "q9=1 q26=1 q29=1", "ja");
	every_question("consignor", "", "en");
	every_question("consignor", "", "ja");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(screens_at_80x24),
		cmocka_unit_test(screens_at_40x12),
		cmocka_unit_test(screens_at_200x60),
		cmocka_unit_test(nothing_is_cut_at_80x24),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
