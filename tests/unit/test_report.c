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

static const struct report_options options = { .width_cols = 80, .author = "", .logo_text = "" };

static void formats_are_found_by_name(void **state)
{
	size_t count;
	const struct report_format *formats = report_formats(&count);

	(void)state;
	assert_true(count >= 2);
	for (size_t i = 0; i < count; i++)
		assert_ptr_equal(report_format_find(formats[i].name), &formats[i]);
	assert_string_equal(report_format_find("text")->extension, "txt");
	assert_string_equal(report_format_find("json")->extension, "json");
	assert_null(report_format_find("docx"));
	assert_null(report_format_find(""));
}

/* A path of our own; $TMPDIR is the test's. */
static void temporary_path(char *path, size_t size, const char *name)
{
	const char *dir = getenv("TMPDIR");

	snprintf(path, size, "%s/tenken-test-%ld-%s", dir ? dir : "/tmp", (long)getpid(), name);
}

static void saved_file_is_the_report_and_private(void **state)
{
	struct fixture fixture;
	struct error err = ERROR_INIT;
	struct strbuf text = STRBUF_INIT;
	struct stat info;
	char path[512];

	(void)state;
	temporary_path(path, sizeof(path), "report.json");
	fixture_init(&fixture, 1);
	struct gap_report *report = fixture_report(&fixture, LANG_EN);
	assert_true(report_save(report, report_format_find("json"), &options, path, &err));
	assert_true(report_save(report, report_format_find("json"), &options, path, &err));
	assert_true(file_read(path, 1 << 20, &text, &err));
	assert_true(text.length > 1000 && text.text[text.length - 1] == '\n');
	assert_int_equal(stat(path, &info), 0);
	assert_int_equal(info.st_mode & 0777, 0600);
	unlink(path);
	strbuf_release(&text);
	gap_report_free(report);
	fixture_release(&fixture);
}

static void what_cannot_be_saved_leaves_nothing(void **state)
{
	struct fixture fixture;
	struct error err = ERROR_INIT;
	char path[512];
	struct stat info;

	(void)state;
	temporary_path(path, sizeof(path), "no-folder/report.txt");
	fixture_init(&fixture, 1);
	struct gap_report *report = fixture_report(&fixture, LANG_EN);
	assert_false(report_save(report, report_format_find("text"), &options, path, &err));
	assert_int_equal(err.code, ERROR_NOT_FOUND);
	assert_int_not_equal(stat(path, &info), 0);
	gap_report_free(report);
	fixture_release(&fixture);
}

static void full_disk_is_an_error(void **state)
{
	struct fixture fixture;
	struct error err = ERROR_INIT;
	FILE *full = fopen("/dev/full", "w");

	(void)state;
	assert_non_null(full);
	fixture_init(&fixture, 1);
	struct gap_report *report = fixture_report(&fixture, LANG_EN);
	assert_false(report_format_find("text")->write(report, &options, full, &err));
	assert_int_equal(err.code, ERROR_FULL);
	fclose(full);
	gap_report_free(report);
	fixture_release(&fixture);
}

static void same_report_is_the_same_bytes(void **state)
{
	size_t count;
	const struct report_format *formats = report_formats(&count);
	struct fixture fixture;

	(void)state;
	fixture_init(&fixture, 2);
	fixture_answer(&fixture, "small/q1=1 q2=1 m.a=memo=2 other/q1=2");
	for (size_t i = 0; i < count; i++) {
		/* The PDF is made by a program that stands beside tenken (tests/pdf); a plan needs an action (tests/oscal). */
		if (strcmp(formats[i].name, "pdf") == 0 || strcmp(formats[i].name, "oscal-poam") == 0)
			continue;
		char *once = fixture_write(&fixture, formats[i].name, LANG_JA, 72);
		char *again = fixture_write(&fixture, formats[i].name, LANG_JA, 72);
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
		cmocka_unit_test(formats_are_found_by_name),
		cmocka_unit_test(saved_file_is_the_report_and_private),
		cmocka_unit_test(what_cannot_be_saved_leaves_nothing),
		cmocka_unit_test(full_disk_is_an_error),
		cmocka_unit_test(same_report_is_the_same_bytes),
		cmocka_unit_test(parts_are_read),
		cmocka_unit_test(wrong_parts_are_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
