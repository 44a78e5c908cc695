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

enum { QUESTIONS_MAX = 60, PROMPTS_MAX = 128, PROMPT_BYTES = 1024, WORD_MAX = 32, SMALL_WORDS = 3 };

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

/* Whether the box whose upper left corner is here has the other three, and straight edges. */
static bool is_box(struct vt *vt, int row, int col)
{
	int right = col, below = row + 1;

	while (right < vt->cols && char_at(vt, row, right) != 0x2510)
		right++;
	while (below < vt->rows && right < vt->cols && is_upright(char_at(vt, below, col)) &&
	       is_upright(char_at(vt, below, right)))
		below++;
	return below < vt->rows && right < vt->cols && char_at(vt, below, col) == 0x2514 &&
	       char_at(vt, below, right) == 0x2518;
}

static bool has_straight_frames(struct vt *vt)
{
	for (int row = 0; row < vt->rows; row++)
		for (int col = 0; col < vt->cols; col++)
			if (char_at(vt, row, col) == 0x250c && !is_box(vt, row, col))
				return false;
	return true;
}

static bool has_any(struct vt *vt, const char *const *texts)
{
	for (; *texts; texts++)
		if (vt_find_row(vt, *texts) >= 0)
			return true;
	return false;
}

/* All of the prompt stands there, or the key that shows it. A sheet shows its lines, and scrolls. */
static bool has_prompt(struct vt *vt)
{
	static const char *const elsewhere[] = { "i: terms", "i：用語", "y yes,", "y はい、", NULL };
	static char all[VT_ROW_SIZE * 8];
	char line[VT_ROW_SIZE];
	int right = vt_find(vt, 1, "┐");

	if (has_any(vt, elsewhere))
		return true;
	all[0] = '\0';
	for (int row = 2; row < vt->rows - 1; row++) {
		const char *text = vt_row(vt, row, line);
		/* behind the sections, whose frame has two edges */
		const char *edge = right > 0 && *text ? strstr(text + 1, "│") : NULL;

		text = edge ? edge + strlen("│") : text;
		assert_true(strlen(all) + strlen(text) < sizeof(all));
		add_without_blanks(all, text, strlen(text));
	}
	for (int i = 0; i < prompt_count; i++)
		if (strstr(all, prompts[i]))
			return true;
	return false;
}

static bool is_japanese(uint32_t c)
{
	return (c >= 0x3040 && c <= 0x30ff) || (c >= 0x4e00 && c <= 0x9fff) ||
	       (c >= 0xff01 && c <= 0xff60);
}

/* No Japanese but the printed number of a question and, in the last line, the name of that language. */
static bool is_in_english(struct vt *vt)
{
	for (int row = 0; row < vt->rows - 1; row++)
		for (int col = 0; col < vt->cols; col++)
			if (is_japanese(char_at(vt, row, col)) &&
			    char_at(vt, row, col) != 0x554f /* 問 */)
				return false;
	return true;
}

/* The next word of Latin letters from col, in word; the column behind it, or -1. */
static int next_word(const struct vt *vt, int row, int col, char word[WORD_MAX])
{
	int n = 0;

	for (; col < vt->cols; col++) {
		uint32_t c = char_at(vt, row, col);

		if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') {
			if (n < WORD_MAX - 1)
				word[n++] = (char)c;
		} else if (n) {
			break;
		}
	}
	word[n] = '\0';
	return n ? col : -1;
}

static bool is_known(const char *word)
{
	static const char *const known[] = { "tenken", "BYOD", "IT", "Enter", "Space", "Esc",
					     "English", "PgDn", "Tab", "Delete", NULL };

	for (const char *const *k = known; *k; k++)
		if (strcmp(*k, word) == 0)
			return true;
	return !word[1]; /* a key */
}

/* The head and the last line have no English word but these; the others no run of small ones, as names have not. */
static bool is_in_japanese(struct vt *vt)
{
	char word[WORD_MAX];

	for (int row = 0; row < vt->rows; row++) {
		int run = 0, last = -2;

		for (int col = 0; (col = next_word(vt, row, col, word)) >= 0;) {
			bool is_small = word[0] >= 'a' && word[1];

			if ((row == 0 || row == vt->rows - 1) && !is_known(word))
				return false;
			run = is_small && col - (int)strlen(word) == last + 1 ? run + 1 : is_small;
			last = col;
			if (run >= SMALL_WORDS)
				return false;
		}
	}
	return true;
}

/* What is wrong with the screen; NULL when nothing is. */
static const char *fault_of(struct vt *vt, const char *lang)
{
	bool is_ja = strcmp(lang, "ja") == 0;
	char last[VT_ROW_SIZE];

	if (vt_find(vt, 0, "tenken") != 0)
		return "its name in the head";
	if (!strstr(vt_row(vt, vt->rows - 1, last), is_ja ? "? ヘルプ" : "? help"))
		return "the key for help in the last line";
	if (!has_straight_frames(vt))
		return "straight frames";
	if (!has_prompt(vt))
		return "a whole prompt, or the key for it";
	if (is_ja ? !is_in_japanese(vt) : !is_in_english(vt))
		return "only the chosen language";
	return NULL;
}

/* ---- the walk ------------------------------------------------------------------------------ */

/* Looks at the question in all sizes. It takes a moment until all is drawn anew. */
static void look(struct vt *vt, const char *lang)
{
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		const char *fault;
		int tries = 0;

		vt_resize(vt, sizes[i].rows, sizes[i].cols);
		do {
			vt_settle(vt, 8);
			fault = fault_of(vt, lang);
		} while (fault && tries++ < 100);
		VT_CHECK(vt, !fault, "%s", fault);
	}
}

/* Enter: true when another question came, false at the last one. */
static bool go_on(struct vt *vt)
{
	static const char *const end[] = { "This is the last question", "最後の質問です", NULL };
	char before[VT_ROW_SIZE], now[VT_ROW_SIZE];

	vt_row(vt, 1, before);
	vt_key(vt, VTERM_KEY_ENTER);
	for (int tries = 0; tries < 500; tries++) {
		if (has_any(vt, end))
			return false;
		if (strcmp(vt_row(vt, 1, now), before) != 0)
			return true;
		vt_pump(vt, 10);
	}
	VT_CHECK(vt, false, "another question, or that this is the last one");
	return false;
}

/* The answers let all of it be asked; the last one is that of the first question, for there it will open. */
static void every_question(const char *questionnaire, const char *answers, int screens,
			   const char *lang)
{
	struct vt vt = VT_INIT;
	int count = 0;

	vt_make_home(&vt);
	read_prompts(&vt, questionnaire, lang);
	assert_true(prompt_count >= screens);
	walk_new(&vt, questionnaire, strcmp(lang, "ja") == 0 ? "株式会社 点検" : "Acme Co.");
	if (*answers)
		walk_cli(&vt, "answer %s %s", walk_id, answers);
	walk_open(&vt, 24, 80, lang);
	do {
		look(&vt, lang);
		count++;
	} while (go_on(&vt) && count < QUESTIONS_MAX);
	VT_CHECK(&vt, count >= screens, "%d screens, not %d", screens, count);
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
