#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "escape.h"
#include "text.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

struct escape_case {
	const char *s;
	const char *want;
};

static void check(void (*escape)(struct strbuf *, const char *), const struct escape_case *cases,
		  size_t count)
{
	struct strbuf out = STRBUF_INIT;

	for (size_t i = 0; i < count; i++) {
		strbuf_reset(&out);
		escape(&out, cases[i].s);
		assert_string_equal(out.text, cases[i].want);
	}
	strbuf_release(&out);
}

static void terminal_line(struct strbuf *out, const char *s)
{
	escape_terminal(out, s, false);
}

static void terminal_lines(struct strbuf *out, const char *s)
{
	escape_terminal(out, s, true);
}

static void terminal_gets_no_control(void **state)
{
	static const struct escape_case cases[] = {
		{ "", "" },
		{ "問1 <plain> & \"quoted\"", "問1 <plain> & \"quoted\"" },
		{ "\x1b]0;title\x07", "<U+001B>]0;title<U+0007>" },
		{ "\xC2\x9b" "31m", "<U+009B>31m" },
		{ "\x9b" "31m", "\xEF\xBF\xBD" "31m" },
		{ "a\r\nb", "a<U+000D><U+000A>b" },
		{ "a\tb", "a b" },
		{ "user\u202Eexe.txt", "user<U+202E>exe.txt" },
		{ "pay\u200Bpal", "pay<U+200B>pal" },
		{ "か\u3099 葛\U000E0100", "か\u3099 葛\U000E0100" },
	};
	static const struct escape_case lines[] = {
		{ "a\nb\x1b", "a\nb<U+001B>" },
	};

	(void)state;
	check(terminal_line, cases, COUNT(cases));
	check(terminal_lines, lines, COUNT(lines));
}

static void html_gets_no_markup(void **state)
{
	static const struct escape_case cases[] = {
		{ "<script>alert('x')</script>",
		  "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;" },
		{ "a & \"b\"", "a &amp; &quot;b&quot;" },
		{ "&amp;", "&amp;amp;" },
		{ "two\nlines\tx", "two\nlines\tx" },
		{ "\u202Ex\x01", "&lt;U+202E&gt;x&lt;U+0001&gt;" },
		{ "bad \xFF", "bad \xEF\xBF\xBD" },
	};

	(void)state;
	check(escape_html, cases, COUNT(cases));
}

static void xml_gets_only_what_it_can_hold(void **state)
{
	static const struct escape_case cases[] = {
		{ "<a b='c'>&", "&lt;a b=&apos;c&apos;&gt;&amp;" },
		{ "]]>", "]]&gt;" },
		{ "\x0B\x08\xEF\xBF\xBE", "&lt;U+000B&gt;&lt;U+0008&gt;&lt;U+FFFE&gt;" },
		{ "\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD" },
	};

	(void)state;
	check(escape_xml, cases, COUNT(cases));
}

static void roff_gets_no_request(void **state)
{
	static const struct escape_case cases[] = {
		{ ".so /etc/passwd", "\\&.so /etc/passwd" },
		{ "'br", "\\&\\(aqbr" },
		{ "a\n.Dd x\nb.c", "a\n\\&.Dd x\nb.c" },
		{ "back\\slash \\*[x]", "back\\eslash \\e*[x]" },
		{ " indented", "\\& indented" },
		{ "\t.so x", "\\& .so x" },
		{ "\"-\" ^~`", "\\(dq\\-\\(dq \\(ha\\(ti\\(ga" },
		{ "問é😀", "\\[u554F]\\[u00E9]\\[u1F600]" },
		{ "\x1b\u202E", "<U+001B><U+202E>" },
		{ "\xFF", "\\[uFFFD]" },
	};

	(void)state;
	check(escape_roff, cases, COUNT(cases));
}

static void csv_gets_no_formula_and_stays_one_field(void **state)
{
	static const struct escape_case cases[] = {
		{ "", "" },
		{ "plain 問1", "plain 問1" },
		{ "a,b", "\"a,b\"" },
		{ "a;b", "\"a;b\"" },
		{ "say \"hi\"", "\"say \"\"hi\"\"\"" },
		{ "two\nlines", "\"two\nlines\"" },
		{ " led", "\" led\"" },
		{ "trailed ", "\"trailed \"" },
		{ "=1+1", "\"'=1+1\"" },
		{ "=cmd|' /C calc'!A0", "\"'=cmd|' /C calc'!A0\"" },
		{ "+81-3", "\"'+81-3\"" },
		{ "-5", "\"'-5\"" },
		{ "@SUM(A1)", "\"'@SUM(A1)\"" },
		{ "  =1", "\"'  =1\"" },
		{ "\t=1", "\"' =1\"" },
		{ "\r=1", "\"'<U+000D>=1\"" },
		{ "\n=1", "\"'\n=1\"" },
		{ "　＝1", "\"'　＝1\"" },
		{ "＋1", "\"'＋1\"" },
		{ "＠x", "\"'＠x\"" },
		{ "a=1", "a=1" },
		{ "=\"x\"", "\"'=\"\"x\"\"\"" },
		{ "x\x1b", "x<U+001B>" },
	};

	(void)state;
	check(escape_csv, cases, COUNT(cases));
}

static void a_cell_gets_text_that_fits_and_means_itself(void **state)
{
	static const struct escape_case cases[] = {
		{ "", "" },
		{ "=1+1", "=1+1" },
		{ "a\tb\nc", "a b\nc" },
		{ "_x000D_", "_x005F_x000D_" },
		{ "a_xAb9F_xAb9F_b", "a_x005F_xAb9F_x005F_xAb9F_b" },
		{ "_x00_ _x000_ _x000G_ _X000D_", "_x00_ _x000_ _x000G_ _X000D_" },
		{ "a\x1b" "b\rc", "a<U+001B>b<U+000D>c" },
		{ "a\xE2\x80\xAE" "b", "a<U+202E>b" },
	};
	enum { UNITS = ESCAPE_CELL_UNITS_MAX };
	char *text = malloc(4 * UNITS);
	struct strbuf out = STRBUF_INIT;

	(void)state;
	check(escape_cell, cases, sizeof(cases) / sizeof(cases[0]));
	memset(text, 'x', UNITS + 1);
	text[UNITS] = '\0';
	escape_cell(&out, text);
	assert_string_equal(out.text, text);
	text[UNITS] = 'x';
	text[UNITS + 1] = '\0';
	strbuf_reset(&out);
	escape_cell(&out, text);
	assert_int_equal(out.length, UNITS - 1 + 3);
	assert_string_equal(out.text + UNITS - 2, "x\xE2\x80\xA6");
	for (int i = 0; i < UNITS / 2 + 1; i++)
		memcpy(text + 4 * i, "\xF0\x9F\x98\x80", 4);
	text[4 * (UNITS / 2 + 1)] = '\0';
	strbuf_reset(&out);
	escape_cell(&out, text);
	assert_int_equal(out.length, 4 * (UNITS / 2) + 3);
	strbuf_release(&out);
	free(text);
}

static void json_keeps_everything_and_stays_valid(void **state)
{
	static const struct escape_case cases[] = {
		{ "", "" },
		{ "問1 /é", "問1 /é" },
		{ "\"\\", "\\\"\\\\" },
		{ "\b\f\n\r\t", "\\b\\f\\n\\r\\t" },
		{ "\x01\x1b\x7f", "\\u0001\\u001B\\u007F" },
		{ "\xC2\x9b", "\\u009B" },
		{ "\u202E\u2028", "\\u202E\\u2028" },
		{ "\U000E0041", "\\uDB40\\uDC41" },
		{ "\U0010FFFF", "\\uDBFF\\uDFFF" },
		{ "😀", "😀" },
		{ "a\xFF\xC0\xAF", "a\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD" },
	};

	(void)state;
	check(escape_json, cases, COUNT(cases));
}

static void any_bytes_give_safe_utf8(void **state)
{
	void (*const escapes[])(struct strbuf *, const char *) = {
		terminal_line, escape_html, escape_xml, escape_roff, escape_csv, escape_json,
	};
	unsigned int seed = 7;

	(void)state;
	for (int round = 0; round < 2000; round++) {
		struct strbuf out = STRBUF_INIT;
		char s[65];

		for (size_t i = 0; i < sizeof(s) - 1; i++) {
			seed = seed * 1103515245U + 12345U;
			s[i] = (char)(1 + (seed >> 16) % 255);
		}
		s[64] = '\0';
		for (size_t i = 0; i < COUNT(escapes); i++) {
			strbuf_reset(&out);
			escapes[i](&out, s);
			assert_true(text_is_utf8(out.text, out.length, NULL));
			for (char *at = out.text; (at = strpbrk(at, "\n\t")); at++)
				*at = ' ';
			assert_false(text_is_unsafe(out.text, false));
		}
		strbuf_release(&out);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(terminal_gets_no_control),
		cmocka_unit_test(html_gets_no_markup),
		cmocka_unit_test(xml_gets_only_what_it_can_hold),
		cmocka_unit_test(roff_gets_no_request),
		cmocka_unit_test(csv_gets_no_formula_and_stays_one_field),
		cmocka_unit_test(a_cell_gets_text_that_fits_and_means_itself),
		cmocka_unit_test(json_keeps_everything_and_stays_valid),
		cmocka_unit_test(any_bytes_give_safe_utf8),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
