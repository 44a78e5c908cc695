#include "day.h"

#include "answer_syntax.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { SPAN_MAX = 36500 };

int64_t day_now_utc(void)
{
	const char *text = getenv("SOURCE_DATE_EPOCH");
	char *end;
	long long value;

	if (text && *text) {
		errno = 0;
		value = strtoll(text, &end, 10);
		if (!*end && !errno && value >= 0 && value <= 253402300799LL)
			return value;
	}
	return (int64_t)time(NULL);
}

void day_of_utc(int64_t utc, char day[DAY_SIZE])
{
	time_t at = (time_t)utc;
	struct tm tm;

	if (!localtime_r(&at, &tm) ||
	    strftime(day, DAY_SIZE, "%Y-%m-%d", &tm) != DAY_SIZE - 1)
		memcpy(day, "9999-12-31", DAY_SIZE);
}

void day_today(char day[DAY_SIZE])
{
	day_of_utc(day_now_utc(), day);
}

/* Days before a year, and before a month of the year that begins in March, so that a leap day stands last. */
static int days_before(int year, int month)
{
	int years = month > 2 ? year : year - 1;
	int months = (month + 9) % 12;

	return years * 365 + years / 4 - years / 100 + years / 400 + (months * 153 + 2) / 5;
}

bool day_number(const char *day, int *number)
{
	int date;

	if (!date_parse(day, &date))
		return false;
	*number = days_before(date / 10000, date / 100 % 100) + date % 100;
	return true;
}

bool day_from_number(int number, char day[DAY_SIZE])
{
	int year = number > 0 ? (int)((int64_t)number * 400 / 146097) + 1 : 0;
	int month = 12;
	char text[40];

	while (year > 0 && days_before(year, 1) >= number)
		year--;
	while (month > 1 && days_before(year, month) >= number)
		month--;
	if (year < 1 || year > 9999)
		return false;
	snprintf(text, sizeof(text), "%04d-%02d-%02d", year, month, number - days_before(year, month));
	memcpy(day, text, DAY_SIZE - 1);
	day[DAY_SIZE - 1] = '\0';
	return true;
}

bool day_span(const char *text, int *days)
{
	size_t digits = strspn(text, "0123456789");
	bool is_weeks = strcmp(text + digits, "w") == 0;
	int number;

	if (digits == 0 || digits > 5 || (text[digits] && !is_weeks && strcmp(text + digits, "d") != 0))
		return false;
	number = atoi(text) * (is_weeks ? 7 : 1);
	if (number > SPAN_MAX)
		return false;
	*days = number;
	return true;
}
