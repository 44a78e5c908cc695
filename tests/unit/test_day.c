#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "day.h"

static void every_day_follows_the_day_before(void **state)
{
	char day[DAY_SIZE], last[DAY_SIZE] = "";
	int number, first;

	(void)state;
	assert_true(day_number("0001-01-01", &first));
	assert_false(day_from_number(first - 1, day));
	for (number = first; day_from_number(number, day); number++) {
		int again = 0;

		assert_true(day_number(day, &again));
		assert_int_equal(again, number);
		assert_true(strcmp(last, day) < 0);
		memcpy(last, day, sizeof(last));
	}
	assert_string_equal(last, "9999-12-31");
	assert_int_equal(number - first, 3652059); /* days of 9999 years of the Gregorian calendar */
}

static void what_is_no_day_has_no_number(void **state)
{
	static const char *const bad[] = { "", "2026-02-29", "2026-1-1", "2026-12-31 ", "20261231", "0000-01-01" };
	int number;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_false(day_number(bad[i], &number));
	assert_true(day_number("2024-02-29", &number));
}

static void a_span_is_days_or_weeks(void **state)
{
	static const char *const bad[] = { "", "d", "30m", "-1", "+1", " 1", "1d ", "4ww", "36501", "5215w", "999999999" };
	int days;

	(void)state;
	assert_true(day_span("30d", &days));
	assert_int_equal(days, 30);
	assert_true(day_span("4w", &days));
	assert_int_equal(days, 28);
	assert_true(day_span("0", &days));
	assert_int_equal(days, 0);
	assert_true(day_span("36500", &days));
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		if (day_span(bad[i], &days))
			fail_msg("taken: %s", bad[i]);
	}
}

static void today_is_the_local_day_of_the_epoch_that_is_set(void **state)
{
	char day[DAY_SIZE];

	(void)state;
	setenv("SOURCE_DATE_EPOCH", "1767193200", 1); /* 2025-12-31T15:00:00Z */
	setenv("TZ", "JST-9", 1);
	tzset();
	day_today(day);
	assert_string_equal(day, "2026-01-01");
	setenv("TZ", "UTC", 1);
	tzset();
	day_today(day);
	assert_string_equal(day, "2025-12-31");
	assert_int_equal(day_now_utc(), 1767193200);
	setenv("SOURCE_DATE_EPOCH", "tomorrow", 1);
	assert_true(day_now_utc() > 1767193200);
	unsetenv("SOURCE_DATE_EPOCH");
	assert_true(day_now_utc() > 1767193200);
}

static void a_time_is_of_the_local_day(void **state)
{
	char day[DAY_SIZE];

	(void)state;
	setenv("TZ", "UTC", 1);
	tzset();
	day_of_utc(0, day);
	assert_string_equal(day, "1970-01-01");
	day_of_utc(951836399, day); /* 2000-02-29T14:59:59Z */
	assert_string_equal(day, "2000-02-29");
	setenv("TZ", "JST-9", 1);
	tzset();
	day_of_utc(951836399, day);
	assert_string_equal(day, "2000-02-29");
	day_of_utc(951836400, day);
	assert_string_equal(day, "2000-03-01");
	day_of_utc(INT64_MAX, day);
	assert_string_equal(day, "9999-12-31");
	setenv("TZ", "UTC", 1);
	tzset();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_day_follows_the_day_before),
		cmocka_unit_test(what_is_no_day_has_no_number),
		cmocka_unit_test(a_span_is_days_or_weeks),
		cmocka_unit_test(today_is_the_local_day_of_the_epoch_that_is_set),
		cmocka_unit_test(a_time_is_of_the_local_day),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
