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

#include "picture.h"

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

	pictures_begin();
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
	pictures_compare(name);
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

/*
 * Nothing is cut: in a table a row may be, for it stands in full below, and the help of a sheet, where the key for the
 * whole of it is told.
 */
static void assert_whole(struct vt *vt)
{
	bool is_sheet = vt_find(vt, 2, "y yes, n no") >= 0 || vt_find(vt, 2, "y はい、n いいえ") >= 0;
	char line[VT_ROW_SIZE];

	for (int row = 2; row < vt->rows - 1; row++) {
		vt_row(vt, row, line);
		VT_CHECK(vt, !strstr(line, "…") || strstr(line, "( )") || strstr(line, "[ ]") || is_sheet,
			 "row %d whole", row);
	}
}

static void every_question(const char *questionnaire, const char *answers, int screens, const char *lang)
{
	struct vt vt = VT_INIT;
	int count = 0;

	vt_make_home(&vt);
	walk_new(&vt, questionnaire, "株式会社 点検");
	if (*answers)
		walk_cli(&vt, "answer %s %s", walk_id, answers);
	walk_open(&vt, 24, 80, lang);
	to_the_first(&vt);
	do {
		assert_frame(&vt);
		assert_whole(&vt);
		press(&vt, "\r");
		count++;
	} while (count < 60 && (count == 1 || !is_at_end(&vt)));
	assert_true(count >= screens);
	vt_release(&vt);
}

static void nothing_is_cut_at_80x24(void **state)
{
	(void)state;
	static const struct {
		const char *questionnaire;
		const char *answers; /* that let all of it be asked */
		int screens;         /* at least */
	} all[] = {
		{ "vendor", "q9=1 q26=1 q29=1 q1=1", 25 }, { "consignor", "q1=1", 25 },
		{ "byod-telework", "s1=1 t1=3 q28=1", 15 },        { "remote-check", "", 6 },
		{ "telework-threats", "", 3 },              { "partners", "p1=1,2,3 r1.b=1 r1.f=1 r1.k=1 r1.l=1 r1.m=1 u3=1 v3=1 w2=1", 20 },
	};

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		every_question(all[i].questionnaire, all[i].answers, all[i].screens, "en");
		every_question(all[i].questionnaire, all[i].answers, all[i].screens, "ja");
	}
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
