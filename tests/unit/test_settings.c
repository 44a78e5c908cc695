#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "settings.h"
#include "strbuf.h"

static struct settings *load(const char *text, struct strbuf *told)
{
	struct error_list mistakes = ERROR_LIST_INIT;
	struct settings *settings =
		settings_load_text("tenken.conf", text, strlen(text), &mistakes);
	char line[1024];

	for (size_t i = 0; i < mistakes.count; i++) {
		error_format(&mistakes.items[i].error, line, sizeof(line));
		strbuf_addf(told, "%s\n", line);
	}
	error_list_release(&mistakes);
	assert_non_null(settings);
	return settings;
}

static void check_defaults(const struct settings *settings)
{
	assert_false(settings->has_lang);
	assert_int_equal(settings->colour, COLOUR_AUTO);
	assert_int_equal(settings->ambiguous, WIDTH_AUTO);
	assert_int_equal(settings->report_width_cols, 80);
	assert_int_equal(settings->paper, PAPER_A4);
	assert_string_equal(settings->report_author, "");
	assert_string_equal(settings->report_logo_text, "");
	assert_string_equal(settings->who, "self");
	assert_true(settings->shows_benchmarks);
	assert_int_equal(settings->key_count, 0);
	assert_null(settings_key(settings, "next"));
}

static void a_missing_or_empty_file_gives_the_defaults(void **state)
{
	struct error_list mistakes = ERROR_LIST_INIT;
	struct strbuf told = STRBUF_INIT;
	struct settings *settings = settings_load("/no/such/folder/tenken.conf", &mistakes);

	(void)state;
	assert_int_equal(mistakes.count, 0);
	check_defaults(settings);
	settings_free(settings);
	settings = settings_load(NULL, &mistakes);
	check_defaults(settings);
	settings_free(settings);
	settings = load("", &told);
	check_defaults(settings);
	assert_string_equal(told.text, "");
	settings_free(settings);
	settings_free(NULL);
}

static void every_setting_is_read(void **state)
{
	struct strbuf told = STRBUF_INIT;
	struct settings *settings = load(
		"language = \"ja\"; colour = \"never\"; ambiguous_width = \"wide\";\n"
		"report_width = 72; paper = \"Letter\"; author = \"山田\"; logo_text = \"Acme\";\n"
		"who = \"interview\"; benchmarks = false; keys = { next = \"Ctrl-N\"; back = \"p\"; };\n",
		&told);

	(void)state;
	assert_string_equal(told.text, "");
	assert_true(settings->has_lang);
	assert_int_equal(settings->lang, LANG_JA);
	assert_int_equal(settings->colour, COLOUR_NEVER);
	assert_int_equal(settings->ambiguous, WIDTH_WIDE);
	assert_int_equal(settings->report_width_cols, 72);
	assert_int_equal(settings->paper, PAPER_LETTER);
	assert_string_equal(settings->report_author, "山田");
	assert_string_equal(settings->report_logo_text, "Acme");
	assert_string_equal(settings->who, "interview");
	assert_false(settings->shows_benchmarks);
	assert_int_equal(settings->key_count, 2);
	assert_string_equal(settings->keys[0].action, "next");
	assert_string_equal(settings_key(settings, "next"), "Ctrl-N");
	assert_string_equal(settings_key(settings, "back"), "p");
	assert_null(settings_key(settings, "quit"));
	settings_free(settings);
}

static void what_is_wrong_is_told_and_keeps_its_default(void **state)
{
	struct strbuf told = STRBUF_INIT;
	struct settings *settings = load("language = \"fr\";\n"
					 "colour = true;\n"
					 "report_width = 20;\n"
					 "paper = \"A5\";\n"
					 "author = \"A\\nB\";\n"
					 "color = \"auto\";\n"
					 "keys = { next = 13; back = \"p\"; };\n"
					 "who = \"interview\";\n",
					 &told);

	(void)state;
	assert_string_equal(
		told.text,
		"tenken.conf:1: unknown language \"fr\"; expected one of \"en\", \"ja\"\n"
		"tenken.conf:2: \"colour\" is true or false; expected one of \"auto\", \"always\", "
		"\"never\"\n"
		"tenken.conf:3: \"report_width\" is 20; expected a whole number from 40 to 200\n"
		"tenken.conf:4: unknown paper \"A5\"; expected one of \"A4\", \"Letter\"\n"
		"tenken.conf:5: \"author\" has a line break; expected one line\n"
		"tenken.conf:6: unknown setting \"color\"; expected one of language, colour, "
		"ambiguous_width, report_width, paper, author, logo_text, report_parts, print, print_format, who, benchmarks, keys\n"
		"tenken.conf:7: \"keys.next\" is a whole number; expected a text\n");
	assert_false(settings->has_lang);
	assert_int_equal(settings->report_width_cols, 80);
	assert_string_equal(settings->report_author, "");
	assert_int_equal(settings->key_count, 1);
	assert_string_equal(settings_key(settings, "back"), "p");
	assert_string_equal(settings->who, "interview");
	settings_free(settings);
	strbuf_release(&told);
}

static void a_broken_file_gives_the_defaults(void **state)
{
	struct strbuf told = STRBUF_INIT;
	struct settings *settings = load("report_width = 72;\nkeys = {\n", &told);

	(void)state;
	assert_string_equal(told.text, "tenken.conf:2:8: \"{\" is not closed; expected \"}\" "
				       "before the end of the file\n");
	check_defaults(settings);
	settings_free(settings);
	strbuf_release(&told);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_missing_or_empty_file_gives_the_defaults),
		cmocka_unit_test(every_setting_is_read),
		cmocka_unit_test(what_is_wrong_is_told_and_keeps_its_default),
		cmocka_unit_test(a_broken_file_gives_the_defaults),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
