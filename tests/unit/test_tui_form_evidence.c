/* form_evidence: days and sums as people type them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "../tui/form_evidence.h"

#include "folder.h"

#define DIGITS "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

static void days_are_read_as_people_write_them(void **state)
{
	static const char *const days[][2] = {
		{ "2026-03-31", "2026-03-31" },       { "2026/3/31", "2026-03-31" },
		{ "2026.3.1", "2026-03-01" },         { "2026年3月31日", "2026-03-31" },
		{ "2026年3月31", "2026-03-31" },      { "２０２６／０３／３１", "2026-03-31" },
		{ "２０２６ー３ー１", "2026-03-01" }, { "2024-02-29", "2024-02-29" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(days) / sizeof(*days); i++) {
		char date[EVIDENCE_DATE_SIZE] = "";

		assert_true(evidence_date(days[i][0], date, NULL));
		assert_string_equal(date, days[i][1]);
	}
}

static void what_is_no_day_is_refused(void **state)
{
	static const char *const others[] = {
		"",           "2026",         "2026-03",     "2026-02-30",    "2026-13-01",
		"2026-3-1-1", "31/3/2026",    "2026--03-01", "12345-01-01",   "2026-03-01x",
		"2026-00-10", "2026年3日1月", "today",       "2026-03-01 日",
	};
	struct error err = ERROR_INIT;
	char date[EVIDENCE_DATE_SIZE] = "before";

	(void)state;
	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++) {
		assert_false(evidence_date(others[i], date, &err));
		assert_string_equal(date, "before");
	}
	assert_string_equal(err.message,
			    "no such day '2026-03-01 日'; expected a date like 2026-03-31");
}

static void sixty_four_digits_are_a_sum(void **state)
{
	char hex[DIGEST_HEX_SIZE] = "";
	size_t size_bytes = 7;

	(void)state;
	assert_true(evidence_is_sum(DIGITS));
	assert_true(evidence_is_sum(DIGITS "  file.pdf"));
	assert_false(evidence_is_sum(DIGITS "0"));
	assert_false(evidence_is_sum(DIGITS ".pdf"));
	assert_false(evidence_is_sum(""));
	assert_true(evidence_sum("ABCDEF"
				 "6789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
				 hex, &size_bytes, NULL));
	assert_string_equal(hex,
			    "abcdef6789abcdef0123456789abcdef0123456789abcdef0123456789abcdef");
	assert_int_equal(size_bytes, 0);
}

static void the_sum_of_a_file_is_that_of_its_bytes(void **state)
{
	char home[FOLDER_SIZE], path[FOLDER_SIZE + 8], text[FOLDER_SIZE + 16], hex[DIGEST_HEX_SIZE];
	size_t size_bytes = 0;
	FILE *out;

	(void)state;
	folder_make(home, "sum");
	snprintf(path, sizeof(path), "%s/abc", home);
	out = fopen(path, "w");
	assert_non_null(out);
	fputs("abc", out);
	assert_int_equal(fclose(out), 0);
	for (int i = 0; i < 3; i++) {
		snprintf(text, sizeof(text), i == 0 ? "%s" : i == 1 ? "'%s'" : "\"%s\"", path);
		assert_true(evidence_sum(text, hex, &size_bytes, NULL));
		assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223"
					 "b00361a396177a9cb410ff61f20015ad");
		assert_int_equal(size_bytes, 3);
	}
	setenv("HOME", home, 1);
	assert_true(evidence_sum("~/abc", hex, NULL, NULL));
	folder_remove(home);
	assert_false(evidence_sum(path, hex, NULL, NULL));
}

static void what_is_no_file_is_refused(void **state)
{
	struct error err = ERROR_INIT;
	char hex[DIGEST_HEX_SIZE];

	(void)state;
	assert_false(evidence_sum("/tmp", hex, NULL, &err));
	assert_false(evidence_sum("/dev/zero", hex, NULL, &err));
	assert_false(evidence_sum("'", hex, NULL, &err));
	assert_false(evidence_sum("0123456789abcdef0123456789abcdef", hex, NULL, &err));
	assert_string_equal(err.message, "32 hexadecimal digits; a SHA-256 sum has 64");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(days_are_read_as_people_write_them),
		cmocka_unit_test(what_is_no_day_is_refused),
		cmocka_unit_test(sixty_four_digits_are_a_sum),
		cmocka_unit_test(the_sum_of_a_file_is_that_of_its_bytes),
		cmocka_unit_test(what_is_no_file_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
