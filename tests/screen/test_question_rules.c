/*
 * What must hold for every question of every installed questionnaire, in both languages, on a small, a common and a
 * large terminal: straight frames, the whole of the prompt or the key that shows it, the last line with its keys, and
 * no word of the other language.
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

enum { QUESTIONS_MAX = 60, PROMPTS_MAX = 128, PROMPT_BYTES = 1024, FOREIGN_WORDS = 4, WORD_MIN = 3 };

static const struct {
	int rows;
	int cols;
} sizes[] = { { 12, 40 }, { 40, 120 }, { 24, 80 } }; /* the last one is walked on */

/* ---- what the questionnaire says ------------------------------------------------------ */

static char prompts[PROMPTS_MAX][PROMPT_BYTES]; /* without blanks, for lines are broken at them */
static int prompt_count;

static void add_without_blanks(char *to, const char *from, size_t bytes)
{
	size_t at = strlen(to);

	for (size_t i = 0; i < bytes; i++)
		if (from[i] != ' ')
			to[at++] = from[i];
	to[at] = '\0';
}

/* The prompts of `questions --json`. */
static void read_prompts(struct vt *vt, const char *questionnaire, const char *lang)
{
	const char *at = walk_cli(vt, "-l %s questions %s --json", lang, questionnaire);
	static const char name[] = "\"prompt\": \"";

	prompt_count = 0;
	while ((at = strstr(at, name)) != NULL) {
		char *prompt = prompts[prompt_count++];

		assert_true(prompt_count < PROMPTS_MAX);
		prompt[0] = '\0';
		for (at += strlen(name); *at != '"'; at++) {
			at += *at == '\\';
			add_without_blanks(prompt, at, 1);
		}
	}
}

/* ---- what the screen says --------------------------------------------------------------- */

static uint32_t char_at(const struct vt *vt, int row, int col)
{
	VTermScreenCell cell;

	vterm_screen_get_cell(vt->screen, (VTermPos){ row, col }, &cell);
	return cell.chars[0];
}

static bool is_upright(uint32_t c)
{
	return c == 0x2502 || c == 0x2588; /* the frame, or the scroll bar on it */
}

/* The box whose upper left corner is here. */
static void assert_box(struct vt *vt, int row, int col)
{
	int right = col, below = row + 1;

	while (right < vt->cols && char_at(vt, row, right) != 0x2510)
		right++;
	VT_CHECK(vt, right < vt->cols, "a corner right of %d,%d", row, col);
	while (below < vt->rows && char_at(vt, below, col) != 0x2514) {
		VT_CHECK(vt, is_upright(char_at(vt, below, col)), "the frame at %d,%d", below, col);
		VT_CHECK(vt, is_upright(char_at(vt, below, right)), "the frame at %d,%d", below,
			 right);
		below++;
	}
	VT_CHECK(vt, below < vt->rows && char_at(vt, below, right) == 0x2518,
		 "the lower corners of the box at %d,%d", row, col);
}

static void assert_frames(struct vt *vt)
{
	for (int row = 0; row < vt->rows; row++)
		for (int col = 0; col < vt->cols; col++)
			if (char_at(vt, row, col) == 0x250c)
				assert_box(vt, row, col);
}

static bool has_any(struct vt *vt, const char *const *texts)
{
	for (; *texts; texts++)
		if (vt_find_row(vt, *texts) >= 0)
			return true;
	return false;
}

/* All of the prompt stands there, or the key that shows it. A sheet shows its lines, and scrolls. */
static void assert_prompt(struct vt *vt)
{
	static const char *const elsewhere[] = { "i: terms", "i：用語", "y yes,", "y はい、", NULL };
	static char all[VT_ROW_SIZE * 8];
	char line[VT_ROW_SIZE];
	int right = vt_find(vt, 1, "┐");

	if (has_any(vt, elsewhere))
		return;
	all[0] = '\0';
	for (int row = 2; row < vt->rows - 1; row++) {
		const char *text = vt_row(vt, row, line);
		/* behind the sections, whose frame has two edges */
		const char *edge = right > 0 ? strstr(text + 3, "│") : NULL;

		text = edge ? edge + strlen("│") : text;
		assert_true(strlen(all) + strlen(text) < sizeof(all));
		add_without_blanks(all, text, strlen(text));
	}
	for (int i = 0; i < prompt_count; i++)
		if (strstr(all, prompts[i]))
			return;
	VT_CHECK(vt, false, "a whole prompt, or i");
}

static bool is_japanese(uint32_t c)
{
	return (c >= 0x3040 && c <= 0x30ff) || (c >= 0x4e00 && c <= 0x9fff) ||
	       (c >= 0xff01 && c <= 0xff60);
}

/* No Japanese but the printed number of a question and the name of the other language. */
static void assert_english(struct vt *vt)
{
	for (int row = 0; row < vt->rows - 1; row++)
		for (int col = 0; col < vt->cols; col++)
			VT_CHECK(vt,
				 !is_japanese(char_at(vt, row, col)) ||
					 char_at(vt, row, col) == 0x554f /* 問 */,
				 "English at %d,%d", row, col);
}

/* No line that is English alone, names of services and the like apart. */
static void assert_japanese(struct vt *vt)
{
	for (int row = 1; row < vt->rows; row++) {
		int words = 0, letters = 0;
		bool some = false;

		for (int col = 0; col <= vt->cols; col++) {
			uint32_t c = col < vt->cols ? char_at(vt, row, col) : ' ';

			some = some || is_japanese(c);
			if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') {
				letters++;
				continue;
			}
			words += letters >= WORD_MIN;
			letters = 0;
		}
		VT_CHECK(vt, some || words < FOREIGN_WORDS, "Japanese in row %d", row);
	}
}

static void assert_rules(struct vt *vt, const char *lang)
{
	bool is_ja = strcmp(lang, "ja") == 0;

	VT_CHECK(vt, vt_find(vt, 0, "tenken") == 0, "the head");
	vt_expect(vt, -1, is_ja ? "? ヘルプ" : "? help");
	assert_frames(vt);
	assert_prompt(vt);
	if (is_ja)
		assert_japanese(vt);
	else
		assert_english(vt);
}

/* ---- the walk ------------------------------------------------------------------------------ */

/* Looks at the question in all sizes. */
static void look(struct vt *vt, const char *lang)
{
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		char corner[VT_ROW_SIZE];

		vt_resize(vt, sizes[i].rows, sizes[i].cols);
		for (int tries = 0; tries < 100; tries++) {
			vt_settle(vt, 8);
			if (strstr(vt_row(vt, sizes[i].rows - 1, corner), "? "))
				break;
		}
		assert_rules(vt, lang);
	}
}

/* The answers let all of it be asked; the last one is that of the first question, for there it will open. */
static void every_question(const char *questionnaire, const char *answers, int screens,
			   const char *lang)
{
	struct vt vt = VT_INIT;
	char before[VT_ROW_SIZE], now[VT_ROW_SIZE] = "";
	int count = 0;

	walk_home(&vt);
	read_prompts(&vt, questionnaire, lang);
	assert_true(prompt_count >= screens);
	walk_new(&vt, questionnaire, strcmp(lang, "ja") == 0 ? "株式会社 点検" : "Acme Co.");
	if (*answers)
		walk_cli(&vt, "answer %s %s", walk_id, answers);
	walk_open(&vt, 24, 80, lang);
	do {
		look(&vt, lang);
		strcpy(before, vt_row(&vt, 1, now));
		vt_key(&vt, VTERM_KEY_ENTER);
		vt_settle(&vt, 15);
		count++;
	} while (strcmp(before, vt_row(&vt, 1, now)) != 0 && count < QUESTIONS_MAX);
	if (count < screens)
		fprintf(stderr, "%s: %d screens\n", questionnaire, count);
	assert_true(count >= screens);
	vt_release(&vt);
}

static void in_both(const char *questionnaire, const char *answers, int screens)
{
	every_question(questionnaire, answers, screens, "en");
	every_question(questionnaire, answers, screens, "ja");
}

static void vendor(void **state)
{
	(void)state;
	in_both("vendor", "q9=1 q26=1 q29=1 q1=1", 25);
}

static void consignor(void **state)
{
	(void)state;
	in_both("consignor", "", 25);
}

static void byod_telework(void **state)
{
	(void)state;
	in_both("byod-telework", "t1=3 q28=1 s1=1", 15);
}

static void remote_check(void **state)
{
	(void)state;
	in_both("remote-check", "", 9);
}

static void telework_threats(void **state)
{
	(void)state;
	in_both("telework-threats", "", 3);
}

static void partners(void **state)
{
	(void)state;
	in_both("partners", "r1.b=1 r1.f=1 r1.k=1 r1.l=1 r1.m=1 u3=1 v3=1 w2=1 p1=1,2,3", 20);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(vendor),	cmocka_unit_test(consignor),
		cmocka_unit_test(byod_telework), cmocka_unit_test(remote_check),
		cmocka_unit_test(telework_threats), cmocka_unit_test(partners),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
