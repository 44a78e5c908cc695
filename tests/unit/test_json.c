#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <math.h>

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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(members_and_elements_are_written_in_order),
		cmocka_unit_test(empty_ones_stay_on_their_line),
		cmocka_unit_test(strings_and_keys_are_escaped),
		cmocka_unit_test(numbers_have_their_decimals),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
