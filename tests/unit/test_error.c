#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "error.h"
#include "text.h"

static void place_is_shown_as_far_as_it_is_known(void **state)
{
	static const struct {
		const char *file;
		int line;
		int column;
		const char *want;
	} cases[] = {
		{ "vendor.cfg", 214, 7, "vendor.cfg:214:7: unknown question" },
		{ "vendor.cfg", 214, 0, "vendor.cfg:214: unknown question" },
		{ "vendor.cfg", 0, 0, "vendor.cfg: unknown question" },
		{ "vendor.cfg", 0, 7, "vendor.cfg: unknown question" },
		{ "", 3, 7, "3:7: unknown question" },
		{ NULL, 0, 0, "unknown question" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct error err;
		char text[600];

		error_set_at(&err, ERROR_INPUT, cases[i].file, cases[i].line, cases[i].column,
			     "unknown %s", "question");
		assert_int_equal(error_format(&err, text, sizeof(text)), strlen(cases[i].want));
		assert_string_equal(text, cases[i].want);
	}
}

static void messages_are_harmless(void **state)
{
	static const struct {
		const char *given;
		const char *want;
	} cases[] = {
		{ "plain 問1", "plain 問1" },
		{ "\x1b[31mred", "<U+001B>[31mred" },
		{ "two\nlines\ttab", "two<U+000A>lines<U+0009>tab" },
		{ "rtl \u202E txt", "rtl <U+202E> txt" },
		{ "bad \x9b byte", "bad \xEF\xBF\xBD byte" },
		{ "c1 \xC2\x9b", "c1 <U+009B>" },
		{ "tag \U000E0041", "tag <U+E0041>" },
	};
	struct error err;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		error_set_at(&err, ERROR_INPUT, cases[i].given, 1, 1, "%s", cases[i].given);
		assert_string_equal(err.message, cases[i].want);
		assert_string_equal(err.file, cases[i].want);
	}
}

static void long_messages_are_cut_between_characters(void **state)
{
	char given[4000];
	struct error err;

	(void)state;
	for (int shift = 0; shift < 4; shift++) {
		memset(given, 'x', sizeof(given));
		for (size_t at = (size_t)shift; at + 3 < sizeof(given); at += 3)
			memcpy(given + at, "問", 3);
		given[3990] = '\0';
		error_set_at(&err, ERROR_INPUT, given, 0, 0, "%s", given);
		assert_true(text_is_utf8(err.message, strlen(err.message), NULL));
		assert_null(strstr(err.message, "\xEF\xBF\xBD"));
		assert_in_range(strlen(err.message), 508, 511);
		assert_true(text_is_utf8(err.file, strlen(err.file), NULL));
		assert_in_range(strlen(err.file), 252, 255);
	}
}

static void long_file_name_keeps_its_end(void **state)
{
	char given[1000];
	struct error err;

	(void)state;
	memset(given, 'd', sizeof(given));
	strcpy(given + 900, "/vendor.cfg");
	error_set_at(&err, ERROR_INPUT, given, 1, 0, "x");
	assert_int_equal(strlen(err.file), 255);
	assert_string_equal(err.file + 255 - 11, "/vendor.cfg");
}

static void own_text_may_be_an_argument(void **state)
{
	struct error err;

	(void)state;
	error_set_at(&err, ERROR_INPUT, "a.cfg", 1, 2, "inner");
	error_set_at(&err, ERROR_INPUT, err.file, err.line, 3, "outer: %s", err.message);
	assert_string_equal(err.message, "outer: inner");
	assert_string_equal(err.file, "a.cfg");
}

static void no_error_struct_is_fine(void **state)
{
	(void)state;
	error_set(NULL, ERROR_IO, "nobody %s", "listens");
	error_set_at(NULL, ERROR_IO, "f", 1, 1, "nobody listens");
	error_clear(NULL);
	error_list_add(NULL, false, ERROR_IO, "f", 1, 1, "nobody listens");
}

static void small_buffers_are_respected(void **state)
{
	struct error err;
	char buf[8];

	(void)state;
	error_set(&err, ERROR_IO, "問問問");
	memset(buf, 'z', sizeof(buf));
	assert_int_equal(error_format(&err, buf, sizeof(buf)), 6);
	assert_string_equal(buf, "問問");
	assert_int_equal(error_format(&err, buf, 1), 0);
	assert_string_equal(buf, "");
	assert_int_equal(error_format(&err, buf, 0), 0);
	error_clear(&err);
	assert_int_equal(err.code, ERROR_NONE);
	assert_int_equal(error_format(&err, buf, sizeof(buf)), 0);
}

static void list_is_sorted_by_place_and_keeps_order(void **state)
{
	struct error_list list = ERROR_LIST_INIT;
	char order[16] = "";

	(void)state;
	error_list_add(&list, false, ERROR_INPUT, "f", 9, 1, "d");
	error_list_add(&list, true, ERROR_INPUT, "f", 2, 5, "b");
	error_list_add(&list, false, ERROR_INPUT, "f", 2, 5, "c");
	error_list_add(&list, false, ERROR_INPUT, "f", 2, 1, "a");
	error_list_add(&list, false, ERROR_INPUT, "f", 9, 1, "e");
	error_list_sort(&list);
	for (size_t i = 0; i < list.count; i++)
		strcat(order, list.items[i].error.message);
	assert_string_equal(order, "abcde");
	assert_int_equal(list.errors, 4);
	assert_string_equal(error_list_first(&list)->message, "a");
	error_list_release(&list);
	assert_int_equal(list.count, 0);
	assert_null(error_list_first(&list));
	error_list_sort(&list);
}

static void advice_alone_is_no_error(void **state)
{
	struct error_list list;

	(void)state;
	error_list_init(&list);
	error_list_add(&list, true, ERROR_INPUT, NULL, 1, 0, "hint");
	assert_int_equal(list.errors, 0);
	assert_null(error_list_first(&list));
	error_list_release(&list);
}

static void full_list_counts_what_it_drops(void **state)
{
	struct error_list list = ERROR_LIST_INIT;

	(void)state;
	for (int i = 0; i < ERROR_LIST_MAX + 5; i++)
		error_list_add(&list, false, ERROR_INPUT, "f", i + 1, 0, "mistake");
	assert_int_equal(list.count, ERROR_LIST_MAX);
	assert_int_equal(list.dropped, 5);
	assert_int_equal(list.errors, ERROR_LIST_MAX + 5);
	error_list_release(&list);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(place_is_shown_as_far_as_it_is_known),
		cmocka_unit_test(messages_are_harmless),
		cmocka_unit_test(long_messages_are_cut_between_characters),
		cmocka_unit_test(long_file_name_keeps_its_end),
		cmocka_unit_test(own_text_may_be_an_argument),
		cmocka_unit_test(no_error_struct_is_fine),
		cmocka_unit_test(small_buffers_are_respected),
		cmocka_unit_test(list_is_sorted_by_place_and_keeps_order),
		cmocka_unit_test(advice_alone_is_no_error),
		cmocka_unit_test(full_list_counts_what_it_drops),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
