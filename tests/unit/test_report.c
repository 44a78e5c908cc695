#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "file.h"
#include "report_fixture.h"

static void formats_are_found_by_name_and_by_extension(void **state)
{
	(void)state;
	assert_int_equal(report_formats.count, 10);
	for (size_t i = 0; i < report_formats.count; i++) {
		const struct format *format = report_formats.formats[i];
		char path[64];

		snprintf(path, sizeof(path), "Acme.2026.%s", format->extension);
		assert_ptr_equal(format_find(&report_formats, format->name), format);
		assert_ptr_equal(format_of_path(&report_formats, path), format);
	}
}

static void same_report_is_the_same_bytes(void **state)
{
	struct fixture fixture;

	(void)state;
	fixture_init(&fixture, 2);
	fixture_answer(&fixture, "small/q1=1 q2=1 m.a=memo=2 other/q1=2");
	for (size_t i = 0; i < report_formats.count; i++) {
		const char *name = report_formats.formats[i]->name;
		/* The PDF is made by a program that stands beside tenken (tests/pdf); a plan needs an action (tests/oscal). */
		if (strcmp(name, "pdf") == 0 || strcmp(name, "oscal-poam") == 0)
			continue;
		char *once = fixture_write(&fixture, name, LANG_JA, 72);
		char *again = fixture_write(&fixture, name, LANG_JA, 72);
		assert_string_equal(once, again);
		free(once);
		free(again);
	}
	fixture_release(&fixture);
}

static void parts_are_read(void **state)
{
	static const struct {
		const char *text;
		unsigned parts;
	} cases[] = {
		{ "all", PARTS_DEFAULT },
		{ "manager", 1U << PART_MANAGER },
		{ "gaps,plan", 1U << PART_GAPS | 1U << PART_PLAN },
		{ "-answers", PARTS_DEFAULT & ~(1U << PART_ANSWERS) },
		{ "-answers,-method", PARTS_DEFAULT & ~(1U << PART_ANSWERS | 1U << PART_METHOD) },
		{ "all,document", PARTS_DEFAULT | 1U << PART_DOCUMENT },
		{ "all,-not-applicable", PARTS_DEFAULT & ~(1U << PART_NOT_APPLICABLE) },
		{ "gaps,-gaps,met", 1U << PART_MET },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct error err = ERROR_INIT;
		unsigned parts = 0;
		assert_true(report_parts_read(cases[i].text, &parts, &err));
		assert_int_equal(parts, cases[i].parts);
	}
	for (int i = 0; i < PART_COUNT; i++) {
		struct error err = ERROR_INIT;
		unsigned parts = 0;
		assert_true(report_parts_read(report_part_name((enum report_part)i), &parts, &err));
		assert_int_equal(parts, 1U << i);
	}
}

static void wrong_parts_are_named(void **state)
{
	static const char *const unknown[] = { "", ",", "gap", "gaps,", ",gaps", "gaps plan", "--gaps", "-", "Gaps", "allx" };
	struct error err = ERROR_INIT;
	unsigned parts = 77;

	(void)state;
	for (size_t i = 0; i < sizeof(unknown) / sizeof(unknown[0]); i++) {
		assert_false(report_parts_read(unknown[i], &parts, &err));
		assert_int_equal(err.code, ERROR_USAGE);
		assert_non_null(strstr(err.message, "there are: all, manager, charts, "));
	}
	assert_false(report_parts_read("gaps,-gaps", &parts, &err));
	assert_string_equal(err.message, "'gaps,-gaps' leaves no part of the report");
	assert_int_equal(parts, 77);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(formats_are_found_by_name_and_by_extension),
		cmocka_unit_test(same_report_is_the_same_bytes),
		cmocka_unit_test(parts_are_read),
		cmocka_unit_test(wrong_parts_are_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
