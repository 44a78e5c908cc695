#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "json.h"

static void members_and_elements_are_written_in_order(void **state)
{
	struct strbuf out = STRBUF_INIT;
	struct json_writer json;
	static const char *const ids[] = { "a", "b" };

	(void)state;
	json_begin(&json, &out);
	json_object(&json, NULL);
	json_string(&json, "schema", "x/1");
	json_int(&json, "n", -12);
	json_bool(&json, "yes", true);
	json_bool(&json, "no", false);
	json_null(&json, "nothing");
	json_strings(&json, "ids", ids, 2);
	json_array(&json, "list");
	json_object(&json, NULL);
	json_int(&json, "deep", 1);
	json_end(&json);
	json_int(&json, NULL, 2);
	json_end(&json);
	json_end(&json);
	json_finish(&json);
	assert_string_equal(out.text, "{\n"
	                              "  \"schema\": \"x/1\",\n"
	                              "  \"n\": -12,\n"
	                              "  \"yes\": true,\n"
	                              "  \"no\": false,\n"
	                              "  \"nothing\": null,\n"
	                              "  \"ids\": [\n"
	                              "    \"a\",\n"
	                              "    \"b\"\n"
	                              "  ],\n"
	                              "  \"list\": [\n"
	                              "    {\n"
	                              "      \"deep\": 1\n"
	                              "    },\n"
	                              "    2\n"
	                              "  ]\n"
	                              "}\n");
	strbuf_release(&out);
}

static void empty_ones_stay_on_their_line(void **state)
{
	struct strbuf out = STRBUF_INIT;
	struct json_writer json;

	(void)state;
	json_begin(&json, &out);
	json_array(&json, NULL);
	json_object(&json, NULL);
	json_end(&json);
	json_array(&json, NULL);
	json_end(&json);
	json_end(&json);
	json_finish(&json);
	assert_string_equal(out.text, "[\n  {},\n  []\n]\n");
	strbuf_release(&out);
}

static void strings_and_keys_are_escaped(void **state)
{
	struct strbuf out = STRBUF_INIT;
	struct json_writer json;

	(void)state;
	json_begin(&json, &out);
	json_object(&json, NULL);
	json_string(&json, "a\"b", "line\n\"quote\" \\ \x1b[2J 問");
	json_string(&json, "null", NULL);
	json_string(&json, "empty", "");
	json_string_or_null(&json, "gone", "");
	json_end(&json);
	json_finish(&json);
	assert_string_equal(out.text, "{\n"
	                              "  \"a\\\"b\": \"line\\n\\\"quote\\\" \\\\ \\u001B[2J 問\",\n"
	                              "  \"null\": null,\n"
	                              "  \"empty\": \"\",\n"
	                              "  \"gone\": null\n"
	                              "}\n");
	strbuf_release(&out);
}

static void numbers_have_their_decimals(void **state)
{
	static const struct {
		double value;
		int decimals;
		const char *text;
	} cases[] = {
		{ 0.604166, 4, "0.6042\n" }, { 1, 6, "1.000000\n" },  { 0, 4, "0.0000\n" },     { -0.5, 1, "-0.5\n" },
		{ 2.0 / 3, 6, "0.666667\n" }, { 12.5, 0, "13\n" },     { -0.00001, 2, "0.00\n" }, { NAN, 2, "null\n" },
		{ INFINITY, 2, "null\n" },   { -INFINITY, 2, "null\n" }, { 1e300, 2, "null\n" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct strbuf out = STRBUF_INIT;
		struct json_writer json;
		json_begin(&json, &out);
		json_double(&json, NULL, cases[i].value, cases[i].decimals);
		json_finish(&json);
		assert_string_equal(out.text, cases[i].text);
		strbuf_release(&out);
	}
}

static void key_in_array(struct json_writer *json)
{
	json_array(json, NULL);
	json_int(json, "key", 1);
}

static void no_key_in_object(struct json_writer *json)
{
	json_object(json, NULL);
	json_int(json, NULL, 1);
}

static void two_values_at_the_top(struct json_writer *json)
{
	json_int(json, NULL, 1);
	json_int(json, NULL, 2);
}

static void end_too_often(struct json_writer *json)
{
	json_object(json, NULL);
	json_end(json);
	json_end(json);
}

static void not_closed(struct json_writer *json)
{
	json_object(json, NULL);
	json_finish(json);
}

static void too_deep(struct json_writer *json)
{
	for (int i = 0; i <= JSON_DEPTH_MAX; i++)
		json_array(json, NULL);
}

/* In a process of its own, quietly: an assert ends it. */
static bool aborts(void (*wrong)(struct json_writer *json))
{
	int status = 0;
	pid_t child = fork();

	if (child == 0) {
		struct strbuf out = STRBUF_INIT;
		struct json_writer json;
		signal(SIGABRT, SIG_DFL);
		if (!freopen("/dev/null", "w", stderr))
			_exit(1);
		json_begin(&json, &out);
		wrong(&json);
		_exit(0);
	}
	waitpid(child, &status, 0);
	return WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
}

static void wrong_nesting_is_a_wrong_program(void **state)
{
	(void)state;
	assert_true(aborts(key_in_array));
	assert_true(aborts(no_key_in_object));
	assert_true(aborts(two_values_at_the_top));
	assert_true(aborts(end_too_often));
	assert_true(aborts(not_closed));
	assert_true(aborts(too_deep));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(members_and_elements_are_written_in_order),
		cmocka_unit_test(empty_ones_stay_on_their_line),
		cmocka_unit_test(strings_and_keys_are_escaped),
		cmocka_unit_test(numbers_have_their_decimals),
		cmocka_unit_test(wrong_nesting_is_a_wrong_program),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
