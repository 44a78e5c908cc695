#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <uninorm.h>

#include <cmocka.h>

#include "text.h"
#include "text_table.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static void every_scalar_value_survives_encoding(void **state)
{
	(void)state;
	for (uint32_t c = 1; c <= 0x10FFFF; c++) {
		char bytes[4];
		uint32_t back;
		size_t size;

		if (c >= 0xD800 && c <= 0xDFFF)
			continue;
		size = text_encode(c, bytes);
		if (text_decode(bytes, size, &back) != size || back != c)
			fail_msg("U+%04X came back as U+%04X", (unsigned int)c, (unsigned int)back);
	}
}

static void ill_formed_bytes_are_refused_where_they_are(void **state)
{
	static const struct {
		const char *bytes;
		size_t bad_offset;
	} cases[] = {
		{ "\x80", 0 },                 /* continuation alone */
		{ "ab\xBF", 2 },
		{ "a\xC0\xAF", 1 },            /* overlong slash */
		{ "\xC1\xBF", 0 },
		{ "\xE0\x80\xAF", 0 },         /* overlong in three */
		{ "\xE0\x9F\xBF", 0 },
		{ "\xF0\x80\x80\xAF", 0 },     /* overlong in four */
		{ "\xF0\x8F\xBF\xBF", 0 },
		{ "\xED\xA0\x80", 0 },         /* surrogates */
		{ "\xED\xBF\xBF", 0 },
		{ "\xF4\x90\x80\x80", 0 },     /* above U+10FFFF */
		{ "\xF5\x80\x80\x80", 0 },
		{ "\xFE", 0 },
		{ "\xFF", 0 },
		{ "問\xE5\x95", 3 },           /* cut off */
		{ "\xE5\x95" "A", 0 },
		{ "\xF0\x9F\x98", 0 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *s = cases[i].bytes;
		size_t bad = 99;

		assert_false(text_is_utf8(s, strlen(s), &bad));
		assert_int_equal(bad, cases[i].bad_offset);
		assert_false(text_is_utf8(s, strlen(s), NULL));
		for (int steps = 0; *s; steps++) {
			text_next(&s);
			assert_true(steps < 10);
		}
		assert_int_equal(text_next(&s), 0);
	}
	assert_true(text_is_utf8("", 0, NULL));
	assert_true(text_is_utf8("a\0b", 3, NULL));
	assert_true(text_is_utf8("\xEF\xBF\xBF\xF4\x8F\xBF\xBF", 7, NULL));
}

static void decoding_never_reads_past_the_size(void **state)
{
	char *bytes = malloc(2);
	uint32_t c;

	(void)state;
	memcpy(bytes, "\xE5\x95", 2); /* the sanitizer watches the third byte */
	assert_int_equal(text_decode(bytes, 2, &c), 1);
	assert_int_equal(c, TEXT_BAD);
	assert_int_equal(text_decode(bytes, 0, &c), 0);
	free(bytes);
}

static void cut_keeps_whole_characters(void **state)
{
	static const char s[] = "aé問😀";
	static const size_t want[] = { 0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10 };

	(void)state;
	for (size_t i = 0; i < COUNT(want); i++)
		assert_int_equal(text_cut(s, i), want[i]);
	assert_int_equal(text_cut("\x80\x80\x80\x80\x80", 5), 5);
}

static void columns_of_single_characters(void **state)
{
	static const struct {
		uint32_t c;
		int narrow;
		int wide;
	} cases[] = {
		{ 'a', 1, 1 },     { '~', 1, 1 },       { 0xA9, 1, 1 },    { 0xE9, 1, 2 },
		{ 0x0, 0, 0 },     { '\n', 0, 0 },      { 0x7F, 0, 0 },    { 0x9B, 0, 0 },
		{ 0xA0, 1, 1 },    { 0x300, 0, 0 },     { 0x3099, 0, 0 },  { 0x309A, 0, 0 },
		{ 0x302A, 0, 0 },  { 0x200B, 0, 0 },    { 0x200D, 0, 0 },  { 0xFE0F, 0, 0 },
		{ 0xE0100, 0, 0 }, { 0x1160, 0, 0 },    { 0x1100, 2, 2 },  { 0x3042, 2, 2 },
		{ 0x30FC, 2, 2 },  { 0x3001, 2, 2 },    { 0x3000, 2, 2 },  { 0x554F, 2, 2 },
		{ 0x9FFF, 2, 2 },  { 0xAC00, 2, 2 },    { 0xF900, 2, 2 },  { 0xFF01, 2, 2 },
		{ 0xFF21, 2, 2 },  { 0xFFE5, 2, 2 },    { 0xFF71, 1, 1 },  { 0xFF9E, 1, 1 },
		{ 0xFF9F, 1, 1 },  { 0x20000, 2, 2 },   { 0x2A6E0, 2, 2 }, { 0x3FFFD, 2, 2 },
		{ 0x1F600, 2, 2 }, { 0x1F91D, 2, 2 },   { 0x231A, 2, 2 },  { 0x303F, 1, 1 },
		{ 0x25CB, 1, 2 },  { 0xD7, 1, 2 },      { 0x203B, 1, 2 },  { 0x2460, 1, 2 },
		{ 0x25CF, 1, 2 },  { 0x2192, 1, 2 },    { 0x2500, 1, 2 },  { 0x2502, 1, 2 },
		{ 0x2588, 1, 2 },  { 0x2026, 1, 2 },    { 0x2713, 1, 1 },  { 0x2717, 1, 1 },
		{ 0xE000, 1, 2 },  { 0xFFFD, 1, 2 },    { TEXT_BAD, 1, 2 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		if (text_char_cols(cases[i].c, false) != cases[i].narrow ||
		    text_char_cols(cases[i].c, true) != cases[i].wide)
			fail_msg("U+%04X is %d or %d columns; expected %d or %d",
				 (unsigned int)cases[i].c, text_char_cols(cases[i].c, false),
				 text_char_cols(cases[i].c, true), cases[i].narrow, cases[i].wide);
	}
}

static void all_kana_and_kanji_are_wide(void **state)
{
	(void)state;
	for (uint32_t c = 0x3041; c <= 0x30FF; c++)
		if (c != 0x3097 && c != 0x3098)
			assert_int_equal(text_char_cols(c, false), c == 0x3099 || c == 0x309A ? 0 : 2);
	for (uint32_t c = 0x4E00; c <= 0x9FFF; c++)
		assert_int_equal(text_char_cols(c, false), 2);
}

static void check_table(const struct text_range *table, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		assert_true(table[i].first <= table[i].last);
		if (i > 0)
			assert_true(table[i - 1].last < table[i].first);
	}
}

static void tables_are_sorted(void **state)
{
	(void)state;
	check_table(text_zero, text_zero_count);
	check_table(text_wide, text_wide_count);
	check_table(text_ambiguous, text_ambiguous_count);
}

static void columns_of_strings(void **state)
{
	(void)state;
	assert_int_equal(text_cols(""), 0);
	assert_int_equal(text_cols("問4 Contract"), 12);
	assert_int_equal(text_cols("か\u3099"), 2);
	assert_int_equal(text_cols("葛\U000E0100城市"), 6);
	assert_int_equal(text_cols("ｶﾞ"), 2);
	assert_int_equal(text_cols("a\x80" "b"), 3);
	assert_int_equal(text_cols_bytes("問題", 3), 2);
	assert_int_equal(text_cols_wide("○か×", strlen("○か×"), true), 6);
	assert_int_equal(text_cols("○か×"), 4);
}

static void fit_stops_before_what_is_too_wide(void **state)
{
	int used;

	(void)state;
	assert_int_equal(text_fit("問題", 6, 3, false, &used), 3);
	assert_int_equal(used, 2);
	assert_int_equal(text_fit("か\u3099き", 9, 2, false, NULL), 6);
	assert_int_equal(text_fit("abc", 3, 9, false, &used), 3);
	assert_int_equal(used, 3);
	assert_int_equal(text_fit("abc", 3, 0, false, NULL), 0);
	assert_int_equal(text_fit("abc", 3, -5, false, NULL), 0);
	assert_int_equal(text_fit("○○", 6, 3, true, NULL), 3);
}

static void clip_fits_columns_and_bytes(void **state)
{
	static const struct {
		const char *s;
		size_t size;
		int cols;
		bool ellipsis;
		const char *want;
	} cases[] = {
		{ "Contract", 64, 20, true, "Contract" },
		{ "Contract", 64, 8, true, "Contract" },
		{ "Contract", 64, 5, true, "Cont…" },
		{ "Contract", 64, 5, false, "Contr" },
		{ "Contract", 64, 0, true, "" },
		{ "Contract", 64, -1, true, "" },
		{ "Contract", 64, 1, true, "…" },
		{ "契約書", 64, 5, false, "契約" },
		{ "契約書", 64, 5, true, "契約…" },
		{ "契約書", 64, 4, true, "契…" },
		{ "契約書", 8, 9, false, "契約" },
		{ "契約書", 8, 9, true, "契…" },
		{ "契約書", 3, 9, true, "" },
		{ "契約書", 1, 9, true, "" },
		{ "", 64, 9, true, "" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		char out[64];
		int cols = text_clip(out, cases[i].size, cases[i].s, cases[i].cols, cases[i].ellipsis);

		assert_string_equal(out, cases[i].want);
		assert_int_equal(cols, text_cols(cases[i].want));
	}
	assert_int_equal(text_clip(NULL, 0, "x", 1, true), 0);
}

static void stepping_keeps_combining_characters_with_their_base(void **state)
{
	static const char s[] = "aか\u3099葛\U000E0100\x80z";
	static const size_t stops[] = { 0, 1, 7, 14, 15, 16 };

	(void)state;
	assert_int_equal(strlen(s), 16);
	for (size_t i = 0; i + 1 < COUNT(stops); i++) {
		assert_int_equal(text_step_next(s, 16, stops[i]), stops[i + 1]);
		assert_int_equal(text_step_prev(s, 16, stops[i + 1]), stops[i]);
	}
	assert_int_equal(text_step_next(s, 16, 16), 16);
	assert_int_equal(text_step_prev(s, 16, 0), 0);
	assert_int_equal(text_step_prev(s, 16, 99), 15);
	assert_int_equal(text_step_prev("\u3099", 3, 3), 0);
	assert_int_equal(text_step_next("\n\u3099", 4, 0), 4);
}

static void normal_form_c_composes(void **state)
{
	static const struct {
		const char *s;
		const char *want;
	} cases[] = {
		{ "", "" },
		{ "plain", "plain" },
		{ "か\u3099", "が" },
		{ "ハ\u309A", "パ" },
		{ "e\u0301", "é" },
		{ "\u212B", "Å" },
		{ "\u1112\u1161\u11AB", "한" },
		{ "神\uFA19", "神神" },          /* compatibility ideograph with a canonical one */
		{ "㈱①ｶﾞ", "㈱①ｶﾞ" },            /* NFC leaves compatibility forms alone */
		{ "bad \x80 か\u3099", "bad \x80 か\u3099" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		char *composed = text_nfc(cases[i].s);

		assert_string_equal(composed, cases[i].want);
		assert_true(text_is_nfc(cases[i].s) == (strcmp(cases[i].s, composed) == 0));
		free(composed);
	}
}

/* What libunistring makes of it, without our quick look before. */
static bool is_composed(const char *s)
{
	size_t size = strlen(s);
	size_t length;
	uint8_t *composed = u8_normalize(UNINORM_NFC, (const uint8_t *)s, size, NULL, &length);
	bool is_same = length == size && memcmp(composed, s, size) == 0;

	free(composed);
	return is_same;
}

static void the_quick_look_at_normal_form_never_errs(void **state)
{
	(void)state;
	for (uint32_t c = 0x80; c <= 0x2FFFF; c++) {
		static const char *const bases[] = { "", "か", "e", "q\u0301", "\u1112" };

		for (size_t i = 0; i < COUNT(bases) && (c < 0xD800 || c > 0xDFFF); i++) {
			char s[16];
			size_t size = strlen(bases[i]);

			memcpy(s, bases[i], size);
			size += text_encode(c, s + size);
			s[size] = '\0';
			if (text_is_nfc(s) != is_composed(s))
				fail_msg("U+%04X behind '%s'", (unsigned int)c, bases[i]);
		}
	}
}

static void unsafe_characters_are_named(void **state)
{
	static const uint32_t unsafe[] = {
		0x0,    0x9,    0xA,    0xD,    0x1B,   0x1F,   0x7F,    0x80,    0x9B,    0x9F,
		0xAD,   0x34F,  0x61C,  0x115F, 0x1160, 0x180E, 0x200B,  0x200C,  0x200D,  0x200E,
		0x200F, 0x2028, 0x2029, 0x202A, 0x202B, 0x202C, 0x202D,  0x202E,  0x2060,  0x2061,
		0x2066, 0x2067, 0x2068, 0x2069, 0x206F, 0x3164, 0xD800,  0xDFFF,  0xFDD0,  0xFDEF,
		0xFEFF, 0xFFA0, 0xFFF9, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF, 0xE0000, 0xE0001, 0xE0041,
		0xE007F, 0x1D173, 0x110000, TEXT_BAD,
	};
	static const uint32_t safe[] = {
		' ',    'a',    '~',    0xA0,   0xE9,   0x3000, 0x3099,  0x309A,  0x554F,  0xFE0F,
		0xFFFD, 0xFFFC, 0xE0100, 0xE01EF, 0x1F600, 0x2027, 0x202F, 0x2010, 0x2070, 0xE000,
	};

	(void)state;
	for (size_t i = 0; i < COUNT(unsafe); i++)
		if (!text_is_unsafe_char(unsafe[i]))
			fail_msg("U+%04X passes", (unsigned int)unsafe[i]);
	for (size_t i = 0; i < COUNT(safe); i++)
		if (text_is_unsafe_char(safe[i]))
			fail_msg("U+%04X is refused", (unsigned int)safe[i]);
}

/* Every character by itself: in the run or not, never in part, and never one that needs a look. */
static void plain_runs_hold_safe_characters_only(void **state)
{
	(void)state;
	for (uint32_t c = 1; c < 0x110000; c++) {
		char s[8] = "";
		size_t size = text_encode(c, s);
		size_t plain = text_plain_run(s);

		if (plain != 0 && plain != size)
			fail_msg("U+%04X is cut", (unsigned int)c);
		if (plain && (text_is_unsafe_char(c) || (c < 0x80 && strchr("\"\\&<>',;:=+-@\n\t_*`", (int)c))))
			fail_msg("U+%04X passes", (unsigned int)c);
	}
}

static void plain_runs_end_where_a_look_is_needed(void **state)
{
	(void)state;
	assert_int_equal(text_plain_run("点検、Check 1<b>"), 16);
	assert_int_equal(text_plain_run("漢"), 3);
	assert_int_equal(text_plain_run("\xE6\xBC"), 0);
	assert_int_equal(text_plain_run("\xE3\x81"), 0);
	assert_int_equal(text_plain_run("a\xE3\x80\x80"), 1);
	assert_int_equal(text_plain_run(""), 0);
}

static void unsafe_strings_are_found(void **state)
{
	(void)state;
	assert_false(text_is_unsafe("問1 plain", false));
	assert_true(text_is_unsafe("two\nlines", false));
	assert_false(text_is_unsafe("two\nlines", true));
	assert_true(text_is_unsafe("a\tb", true));
	assert_true(text_is_unsafe("a\x80", true));
	assert_true(text_is_unsafe("a\u202Eb", true));
}

static void visible_names_have_at_least_four_digits(void **state)
{
	static const struct {
		uint32_t c;
		const char *want;
	} cases[] = {
		{ 0x1B, "<U+001B>" },
		{ 0x202E, "<U+202E>" },
		{ 0xE0041, "<U+E0041>" },
		{ 0x10FFFF, "<U+10FFFF>" },
		{ TEXT_BAD, "<U+FFFD>" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		char name[16];

		assert_int_equal(text_visible_name(cases[i].c, name), strlen(cases[i].want));
		assert_string_equal(name, cases[i].want);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_scalar_value_survives_encoding),
		cmocka_unit_test(ill_formed_bytes_are_refused_where_they_are),
		cmocka_unit_test(decoding_never_reads_past_the_size),
		cmocka_unit_test(cut_keeps_whole_characters),
		cmocka_unit_test(columns_of_single_characters),
		cmocka_unit_test(all_kana_and_kanji_are_wide),
		cmocka_unit_test(tables_are_sorted),
		cmocka_unit_test(columns_of_strings),
		cmocka_unit_test(fit_stops_before_what_is_too_wide),
		cmocka_unit_test(clip_fits_columns_and_bytes),
		cmocka_unit_test(stepping_keeps_combining_characters_with_their_base),
		cmocka_unit_test(normal_form_c_composes),
		cmocka_unit_test(the_quick_look_at_normal_form_never_errs),
		cmocka_unit_test(unsafe_characters_are_named),
		cmocka_unit_test(plain_runs_hold_safe_characters_only),
		cmocka_unit_test(plain_runs_end_where_a_look_is_needed),
		cmocka_unit_test(unsafe_strings_are_found),
		cmocka_unit_test(visible_names_have_at_least_four_digits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
