#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "cfg.h"
#include "strbuf.h"

enum { KEY_A, KEY_B, KEY_LIST, KEY_TEXT, KEY_GROUP, KEY_COUNT };

static const char *const names[KEY_COUNT] = { "a", "b", "list", "text", "group" };

struct fixture {
	struct error_list mistakes;
	struct arena arena;
	struct cfg *cfg;
	struct cfg_group group;
};

static void open_text(struct fixture *fixture, const char *text)
{
	error_list_init(&fixture->mistakes);
	arena_init(&fixture->arena);
	fixture->cfg = cfg_read_text("f", text, strlen(text), &fixture->mistakes);
	assert_non_null(fixture->cfg);
	assert_true(cfg_group_open(&fixture->group, fixture->cfg, cfg_root(fixture->cfg), names,
				   KEY_COUNT));
}

/* The only thing that was told; NULL when nothing was. */
static const char *told(struct fixture *fixture)
{
	static char line[1024];

	if (fixture->mistakes.count == 0)
		return NULL;
	assert_int_equal(fixture->mistakes.count, 1);
	error_format(&fixture->mistakes.items[0].error, line, sizeof(line));
	return line;
}

static void close_text(struct fixture *fixture)
{
	assert_int_equal(cfg_has_mistakes(fixture->cfg), fixture->mistakes.count > 0);
	cfg_free(fixture->cfg);
	arena_release(&fixture->arena);
	error_list_release(&fixture->mistakes);
}

static void values_are_read_by_their_type(void **state)
{
	struct fixture f;
	int number = 0;
	double fraction = 0;
	bool flag = false;

	(void)state;
	open_text(&f, "a = 0x1F; b : -1.5e1, text = \"t\" group = { };");
	assert_true(cfg_int(&f.group, KEY_A, CFG_REQUIRED, 0, 31, &number));
	assert_int_equal(number, 31);
	assert_true(cfg_double(&f.group, KEY_B, CFG_REQUIRED, -20, 20, &fraction));
	assert_true(fraction > -15.01 && fraction < -14.99);
	assert_true(cfg_double(&f.group, KEY_A, CFG_REQUIRED, 0, 31, &fraction));
	assert_string_equal(cfg_string(&f.group, KEY_TEXT, CFG_REQUIRED, &f.arena), "t");
	assert_non_null(cfg_inner(&f.group, KEY_GROUP, CFG_REQUIRED));
	assert_false(cfg_bool(&f.group, KEY_LIST, CFG_OPTIONAL, &flag));
	assert_null(told(&f));
	close_text(&f);
}

/* Asks for everything in turn; each of these texts has one thing wrong. */
static void ask(struct fixture *f)
{
	static const char *const words[] = { "one", "two", NULL };
	cfg_setting *list;
	int number;
	bool flag;

	cfg_int(&f->group, KEY_A, CFG_OPTIONAL, 1, 9, &number);
	cfg_bool(&f->group, KEY_B, CFG_REQUIRED, &flag);
	list = cfg_list(&f->group, KEY_LIST, CFG_OPTIONAL, 2);
	for (size_t i = 0; i < cfg_length(list); i++)
		cfg_element_int(f->cfg, cfg_element(list, i), 0, 5, &number);
	cfg_choice(&f->group, KEY_TEXT, CFG_OPTIONAL, words);
	cfg_inner(&f->group, KEY_GROUP, CFG_OPTIONAL);
}

static void what_is_wrong_is_told_with_its_line(void **state)
{
	static const struct {
		const char *text;
		const char *want;
	} cases[] = {
		{ "b = true;", NULL },
		{ "\n\na = 10; b = true;",
		  "f:3: \"a\" is 10; expected a whole number from 1 to 9" },
		{ "a = 1.5; b = true;",
		  "f:1: \"a\" is a number with a fraction; expected a whole number from 1 to 9" },
		{ "", "f: missing setting \"b\"; expected true or false" },
		{ "b = 1;", "f:1: \"b\" is a whole number; expected true or false" },
		{ "b = true; list = 1;", "f:1: \"list\" is a whole number; expected a list" },
		{ "b = true; list = ( 1, 2, 3 );",
		  "f:1: \"list\" has 3 elements; expected at most 2" },
		{ "b = true; list = [ 1,\n 6 ];",
		  "f:2: \"list\" is 6; expected a whole number from 0 to 5" },
		{ "b = true; list = ( 1, \"2\" );",
		  "f:1: an element of \"list\" is a text; expected a whole number from 0 to 5" },
		{ "b = true;\ntext = \"three\";",
		  "f:2: unknown text \"three\"; expected one of \"one\", \"two\"" },
		{ "b = true; text = false;",
		  "f:1: \"text\" is true or false; expected one of \"one\", \"two\"" },
		{ "b = true; group = ();",
		  "f:1: \"group\" is a list \"( )\"; expected a group \"{ }\"" },
		{ "b = true; c = 1;",
		  "f:1: unknown setting \"c\"; expected one of a, b, list, text, group" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct fixture f;
		const char *is;

		open_text(&f, cases[i].text);
		ask(&f);
		is = told(&f);
		if (cases[i].want)
			assert_string_equal(is ? is : "", cases[i].want);
		else
			assert_null(is);
		close_text(&f);
	}
}

static void a_line_that_the_gate_refused_is_told_once(void **state)
{
	struct fixture f;
	int number = 7;

	(void)state;
	open_text(&f, "a = 99999999999;\nb = true;");
	assert_false(cfg_int(&f.group, KEY_A, CFG_REQUIRED, 1, 9, &number));
	assert_int_equal(number, 7);
	assert_string_equal(
		told(&f),
		"f:1:5: wrong number \"99999999999\"; expected -2147483648 to 2147483647");
	close_text(&f);
}

static void texts_of_a_language_can_be_missing_but_not_all(void **state)
{
	struct lang_text text = { { NULL } };
	struct fixture f;

	(void)state;
	open_text(&f, "group = { ja = \"あ\\nい\"; en = \"\"; };");
	assert_true(
		cfg_lang_text(&f.group, KEY_GROUP, CFG_REQUIRED | CFG_NEWLINES, &f.arena, &text));
	assert_null(text.in[LANG_EN]);
	assert_string_equal(text.in[LANG_JA], "あ\nい");
	assert_null(told(&f));
	assert_false(cfg_lang_text(&f.group, KEY_TEXT, CFG_OPTIONAL, &f.arena, &text));
	close_text(&f);
	open_text(&f, "group = { };");
	assert_false(cfg_lang_text(&f.group, KEY_GROUP, CFG_REQUIRED, &f.arena, &text));
	assert_string_equal(told(&f),
			    "f:1: \"group\" is empty; expected a text in a language at least");
	close_text(&f);
}

/* ---- the gate ---------------------------------------------------------- */

/* Columns of the mistakes of a text, "3 9"; the text is one line. */
static void columns_of(const char *text, struct strbuf *out)
{
	struct error_list mistakes = ERROR_LIST_INIT;

	strbuf_reset(out);
	cfg_free(cfg_read_text("f", text, strlen(text), &mistakes));
	error_list_sort(&mistakes);
	for (size_t i = 0; i < mistakes.count; i++)
		strbuf_addf(out, "%s%d", i ? " " : "", mistakes.items[i].error.column);
	error_list_release(&mistakes);
}

static void columns_count_characters(void **state)
{
	static const struct {
		const char *text;
		const char *want;
	} cases[] = {
		{ "a = \"あいう\"; b = 1L;", "16" },
		{ "a = \"\xE3\x81\"; b = \"\xF0\x9F\x98\x80\x01\";", "6" },
		{ "/* あ */ a = \"\\q\" \"い\\t\";", "14 20" },
		{ "\t\ta = $ 1;", "7" },
		{ "a = ( 1, 2", "5" },
		{ "a = { b = [ 1 }", "11" },
	};
	struct strbuf columns = STRBUF_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		columns_of(cases[i].text, &columns);
		assert_string_equal(columns.text, cases[i].want);
	}
	strbuf_release(&columns);
}

static void all_that_libconfig_takes_in_these_forms_is_taken(void **state)
{
	static const char *const texts[] = {
		"",
		"# only a comment",
		"// only a comment",
		"/* only\n a comment */",
		"a=1",
		"a:1,b:2;",
		"a = 1 b = 2",
		"a = true; b = FALSE; c = True;",
		"a = +5; b = -5; c = 0x7fffffff; d = 007;",
		"a = .5; b = 5.; c = 1e5; d = -1.5E-3;",
		"a = \"x\" \"y\"\n\t\"z\" /* - */ \"w\";",
		"a = (); b = []; c = {}; d = ( (), [], {}, 1, \"x\", 1.5 );",
		"a = { b = { c = ( { d = [ 1, 2 ]; } ) } }",
		"*a-b_c = \"# no comment // here /* nor here */\";",
		"a = \"\\\"\\\\\\n\\x41\";\r\nb = 1;\r\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		struct error_list mistakes = ERROR_LIST_INIT;
		struct cfg *cfg = cfg_read_text("f", texts[i], strlen(texts[i]), &mistakes);

		if (mistakes.count > 0)
			print_error("# %s: %s\n", texts[i], mistakes.items[0].error.message);
		assert_non_null(cfg);
		assert_int_equal(mistakes.count, 0);
		cfg_free(cfg);
		error_list_release(&mistakes);
	}
}

static void repeat(struct strbuf *text, const char *piece, size_t count, const char *end)
{
	strbuf_reset(text);
	for (size_t i = 0; i < count; i++)
		strbuf_adds(text, piece);
	strbuf_adds(text, end);
}

static size_t count_mistakes(const struct strbuf *text)
{
	struct error_list mistakes = ERROR_LIST_INIT;
	size_t count;

	cfg_free(cfg_read_text("f", text->text, text->length, &mistakes));
	count = mistakes.count;
	error_list_release(&mistakes);
	return count;
}

static void limits_are_exact(void **state)
{
	struct strbuf text = STRBUF_INIT;

	(void)state;
	repeat(&text, "", 0, "a=");
	for (int i = 0; i < CFG_NESTING_MAX; i++)
		strbuf_adds(&text, "(");
	for (int i = 0; i < CFG_NESTING_MAX; i++)
		strbuf_adds(&text, ")");
	assert_int_equal(count_mistakes(&text), 0);
	repeat(&text, "", 0, "a=(");
	for (int i = 0; i < CFG_NESTING_MAX; i++)
		strbuf_adds(&text, "(");
	for (int i = 0; i <= CFG_NESTING_MAX; i++)
		strbuf_adds(&text, ")");
	assert_int_equal(count_mistakes(&text), 1);
	strbuf_reset(&text);
	for (int i = 0; i < CFG_KEYS_MAX; i++)
		strbuf_addf(&text, "k%d = 1;\n", i);
	assert_int_equal(count_mistakes(&text), 0);
	strbuf_adds(&text, "one_more = 1;");
	assert_int_equal(count_mistakes(&text), 1);
	repeat(&text, "x", CFG_STRING_MAX, "");
	strbuf_release(&text);
}

static void a_line_of_one_megabyte_is_no_trouble(void **state)
{
	struct strbuf text = STRBUF_INIT;

	(void)state;
	strbuf_adds(&text, "a = [ 1");
	for (int i = 0; i < 300000; i++)
		strbuf_adds(&text, ", 1");
	strbuf_adds(&text, " ];");
	assert_int_equal(count_mistakes(&text), 0);
	repeat(&text, "x", 1000000, " = 1;");
	assert_int_equal(count_mistakes(&text), 0);
	repeat(&text, " ", 1000000, "$");
	assert_int_equal(count_mistakes(&text), 1);
	strbuf_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_are_read_by_their_type),
		cmocka_unit_test(what_is_wrong_is_told_with_its_line),
		cmocka_unit_test(a_line_that_the_gate_refused_is_told_once),
		cmocka_unit_test(texts_of_a_language_can_be_missing_but_not_all),
		cmocka_unit_test(columns_count_characters),
		cmocka_unit_test(all_that_libconfig_takes_in_these_forms_is_taken),
		cmocka_unit_test(limits_are_exact),
		cmocka_unit_test(a_line_of_one_megabyte_is_no_trouble),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
