#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "text.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* The lines of a paragraph joined by '|'. */
static void wrap_to(char *out, size_t size, const char *s, int cols)
{
	struct text_wrap wrap;
	struct text_line line;
	size_t used = 0;

	out[0] = '\0';
	text_wrap_init(&wrap, s, cols);
	while (text_wrap_next(&wrap, &line)) {
		used += (size_t)snprintf(out + used, size - used, "%s%.*s", used ? "|" : "",
					 (int)line.bytes, line.text);
		if (line.is_last && wrap.at < wrap.size)
			used += (size_t)snprintf(out + used, size - used, "$");
		assert_true(used < size);
	}
}

struct wrapped {
	int cols;
	const char *s;
	const char *want;
};

static void assert_wraps(const struct wrapped *cases, size_t count)
{
	char got[512];

	for (size_t i = 0; i < count; i++) {
		wrap_to(got, sizeof(got), cases[i].s, cases[i].cols);
		if (strcmp(got, cases[i].want) != 0)
			fail_msg("'%s' in %d columns: '%s'; expected '%s'", cases[i].s,
				 cases[i].cols, got, cases[i].want);
	}
}

static void lines_break_at_spaces_and_hyphens(void **state)
{
	static const struct wrapped cases[] = {
		{ 80, "short", "short" },
		{ 7, "one two three", "one two|three" },
		{ 6, "one two three", "one|two|three" },
		{ 3, "one two", "one|two" },
		{ 4, "aaaa    bbbb", "aaaa|bbbb" },
		{ 4, "aaaa    ", "aaaa" },
		{ 8, "  indented text", "indented|text" },
		{ 12, "  indented text", "  indented|text" },
		{ 20, "trailing  ", "trailing" },
		{ 9, "well-known word", "well-|known|word" },
	};

	(void)state;
	assert_wraps(cases, COUNT(cases));
}

static void a_dot_inside_a_name_breaks_nothing(void **state)
{
	static const struct wrapped cases[] = {
		{ 10, "see A.5.20, A.6.6", "see|A.5.20,|A.6.6" },
		{ 9, "GV.SC-05 of", "GV.SC-05|of" },
		{ 13, "the clauses.cfg file", "the|clauses.cfg|file" },
		{ 6, "end. next", "end.|next" },
	};

	(void)state;
	assert_wraps(cases, COUNT(cases));
}

static void a_word_that_is_too_long_is_cut(void **state)
{
	static const struct wrapped cases[] = {
		{ 5, "abcdefghijkl", "abcde|fghij|kl" },
		{ 5, "a bcdefghijkl", "a|bcdef|ghijk|l" },
		{ 1, "abc", "a|b|c" },
	};

	(void)state;
	assert_wraps(cases, COUNT(cases));
}

/* No 。、）」ー！？ at a start, no （「 at an end. */
static void japanese_keeps_its_marks_together(void **state)
{
	static const struct wrapped cases[] = {
		{ 10, "サーバーの管理。データ（重要）を「守る」こと、ですか？",
		  "サーバーの|管理。デー|タ（重要）|を「守る」|こと、です|か？" },
		{ 6, "あいう。", "あい|う。" },
		{ 6, "あいう、え", "あい|う、え" },
		{ 6, "あい（う）え", "あい|（う）|え" },
		{ 6, "あいう）", "あい|う）" },
		{ 6, "あい「う」", "あい|「う」" },
		{ 6, "あいう」え", "あい|う」え" },
		{ 6, "あいデーる", "あい|デーる" },
		{ 6, "あいう！え", "あい|う！え" },
		{ 6, "あいう？", "あい|う？" },
		{ 6, "あいう・え", "あい|う・え" },
		{ 6, "あいちゃん", "あい|ちゃん" },
		{ 6, "あいうっえ", "あい|うっえ" },
		{ 6, "時々日々人々", "時々|日々|人々" },
	};

	(void)state;
	assert_wraps(cases, COUNT(cases));
}

static void latin_and_wide_characters_stand_together(void **state)
{
	static const struct wrapped cases[] = {
		/* Latin in Japanese */
		{ 12, "ISO/IEC 27001に準拠", "ISO/IEC|27001に準拠" },
		{ 8, "約50％程度", "約50％程|度" },
		{ 10, "問25のQ&A集", "問25のQ&A|集" },
		/* wide characters and odd room */
		{ 3, "問題文", "問|題|文" },
		{ 1, "問a題", "問|a|題" },
		{ 4, "か\u3099き\u3099く\u3099", "か\u3099き\u3099|く\u3099" },
		{ 4, "　　全角　空白", "全角|空白" },
		{ 6, "　全角の字", "　全角|の字" },
	};

	(void)state;
	assert_wraps(cases, COUNT(cases));
}

static void line_ends_of_the_text_stay(void **state)
{
	static const struct wrapped cases[] = {
		{ 80, "", "" },
		{ 80, "one\ntwo", "one$|two" },
		{ 80, "one\n", "one" },
		{ 80, "one\n\ntwo\n", "one$|$|two" },
		{ 80, "\none", "$|one" },
		{ 80, "\n", "" },
		{ 3, "aaa bbb\nccc ddd", "aaa|bbb$|ccc|ddd" },
		{ 3, "aaa \nbbb", "aaa$|bbb" },
	};

	(void)state;
	assert_wraps(cases, COUNT(cases));
}

static const char *const paragraphs[] = {
	"本業務の実施に当たり知り得た情報（個人情報を含む。）は、委託元の書面による承諾なしに、"
	"第三者へ開示・漏えいしてはならない。「秘密保持契約」の期間は3年とする。",
	"The vendor tells the consignor of an incident within 24 hours; “first report” means a call "
	"or a mail (see A.5.24), not the final one.",
	"セキュリティー・データベース・サーバー：24時間365日、99.9％。詳細は https://example.com/a?b=c 参照。",
};

static void every_line_fits_and_nothing_is_lost(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(paragraphs); i++) {
		for (int cols = 2; cols <= 120; cols++) {
			struct text_wrap wrap;
			struct text_line line;
			const char *seen = paragraphs[i];

			text_wrap_init(&wrap, paragraphs[i], cols);
			while (text_wrap_next(&wrap, &line)) {
				assert_in_range(line.cols, 1, cols);
				assert_int_equal(line.cols, text_cols_bytes(line.text, line.bytes));
				while (seen < line.text)
					assert_int_equal(*seen++, ' ');
				seen = line.text + line.bytes;
			}
			assert_string_equal(seen, "");
		}
	}
}

static bool begins_with_one_of(const struct text_line *line, const char *const *set)
{
	for (; *set; set++)
		if (line->bytes >= strlen(*set) && !memcmp(line->text, *set, strlen(*set)))
			return true;
	return false;
}

static bool ends_with_one_of(const struct text_line *line, const char *const *set)
{
	for (; *set; set++)
		if (line->bytes >= strlen(*set) &&
		    !memcmp(line->text + line->bytes - strlen(*set), *set, strlen(*set)))
			return true;
	return false;
}

static void kinsoku_holds_at_every_width_a_screen_has(void **state)
{
	static const char *const never_first[] = { "。", "、", "）", "」", "ー", "・", "：", "ィ",
						   "％", "ュ", "”", ")", NULL };
	static const char *const never_last[] = { "（", "「", "“", "(", NULL };

	(void)state;
	for (size_t i = 0; i < COUNT(paragraphs); i++) {
		for (int cols = 16; cols <= 120; cols++) {
			struct text_wrap wrap;
			struct text_line line;

			text_wrap_init(&wrap, paragraphs[i], cols);
			while (text_wrap_next(&wrap, &line))
				if (begins_with_one_of(&line, never_first) ||
				    ends_with_one_of(&line, never_last))
					fail_msg("%d columns: '%.*s'", cols, (int)line.bytes, line.text);
		}
	}
}

static void wide_ambiguous_characters_count_two(void **state)
{
	struct text_wrap wrap;
	struct text_line line;

	(void)state;
	text_wrap_init(&wrap, "○あ×い", 6);
	wrap.ambiguous_wide = true;
	assert_true(text_wrap_next(&wrap, &line));
	assert_int_equal(line.cols, 6);
	assert_int_equal(line.bytes, 8);
	assert_false(line.is_last);
}

static void breaks_of_a_text_are_told(void **state)
{
	static const struct {
		const char *text;
		const char *shown; /* the same with | at the breaks */
	} cases[] = {
		{ "", "" },
		{ "one two", "one two" },
		{ "日本語", "日|本|語" },
		{ "（日本）。次", "（日|本）。|次" },
		{ "A社のB", "A|社|の|B" },
		{ "A.5.20 file.txt", "A.5.20 file.txt" },
		{ "バッファー", "バッ|ファー" },
		{ "日\xE3\x81", "日\xE3\x81" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		size_t size = strlen(cases[i].text);
		bool may_break[64];
		char shown[128] = "";
		size_t used = 0;

		text_breaks(cases[i].text, size, may_break);
		for (size_t at = 0; at < size; at++) {
			if (may_break[at])
				shown[used++] = '|';
			shown[used++] = cases[i].text[at];
		}
		shown[used] = '\0';
		assert_string_equal(shown, cases[i].shown);
	}
}

static void width_below_one_is_one(void **state)
{
	(void)state;
	assert_int_equal(text_wrap_count("abc", 0), 3);
	assert_int_equal(text_wrap_count("abc", -7), 3);
	assert_int_equal(text_wrap_count("", 10), 0);
	assert_int_equal(text_wrap_count("a\n\nb", 10), 3);
}

static void lines_of_any_length_end(void **state)
{
	size_t size = 300000;
	char *s = malloc(size + 1);
	struct text_wrap wrap;
	struct text_line line;
	size_t total = 0;

	(void)state;
	memset(s, 'x', size);
	s[size] = '\0';
	for (size_t at = 5000; at + 3 < size; at += 7001)
		memcpy(s + at, "問", 3);
	text_wrap_init(&wrap, s, 20000);
	while (text_wrap_next(&wrap, &line)) {
		assert_true(line.bytes > 0);
		total += line.bytes;
	}
	assert_int_equal(total, size);
	/* Combining characters only: no width, one line. */
	for (size_t at = 0; at + 3 <= size; at += 3)
		memcpy(s + at, "\u3099", 3);
	assert_int_equal(text_wrap_count(s, 10), 1);
	free(s);
}

static void hostile_bytes_are_wrapped_too(void **state)
{
	unsigned int seed = 1;

	(void)state;
	for (int round = 0; round < 3000; round++) {
		char s[200];
		struct text_wrap wrap;
		struct text_line line;
		int cols = round % 23;

		for (size_t i = 0; i < sizeof(s); i++) {
			seed = seed * 1103515245U + 12345U;
			s[i] = "\xE5\x95\x8F\xF0\x9F\x98\xE3\x80\x80 a\n\xFF\x82\x99"[seed >> 16 & 15];
		}
		text_wrap_init_bytes(&wrap, s, sizeof(s), cols);
		while (text_wrap_next(&wrap, &line)) {
			assert_true(line.text >= s && line.text + line.bytes <= s + sizeof(s));
			assert_true(line.cols <= (cols < 2 ? 2 : cols));
		}
		assert_int_equal(wrap.at, sizeof(s));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_break_at_spaces_and_hyphens),
		cmocka_unit_test(a_dot_inside_a_name_breaks_nothing),
		cmocka_unit_test(a_word_that_is_too_long_is_cut),
		cmocka_unit_test(japanese_keeps_its_marks_together),
		cmocka_unit_test(latin_and_wide_characters_stand_together),
		cmocka_unit_test(line_ends_of_the_text_stay),
		cmocka_unit_test(every_line_fits_and_nothing_is_lost),
		cmocka_unit_test(kinsoku_holds_at_every_width_a_screen_has),
		cmocka_unit_test(wide_ambiguous_characters_count_two),
		cmocka_unit_test(breaks_of_a_text_are_told),
		cmocka_unit_test(width_below_one_is_one),
		cmocka_unit_test(lines_of_any_length_end),
		cmocka_unit_test(hostile_bytes_are_wrapped_too),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
