/*
 * Days of the calendar as "2026-12-31", and how far they are apart. Such texts
 * order as the days do.
 */
#ifndef TENKEN_DAY_H
#define TENKEN_DAY_H

#include <stdbool.h>
#include <stdint.h>

enum { DAY_SIZE = 11 }; /* bytes with the NUL */

/**
 * Today by the clock and time zone of this machine, or the day of
 * SOURCE_DATE_EPOCH in that zone. The one place, with day_now_utc(), where a
 * list of what is due asks the clock.
 */
void day_today(char day[DAY_SIZE]);

/**
 * The day of a time by the time zone of this machine.
 *
 * Units: seconds since 1970; what lies outside the years 1000 to 9999 is "9999-12-31".
 */
void day_of_utc(int64_t utc, char day[DAY_SIZE]);

/** Now, or what SOURCE_DATE_EPOCH says. Units: seconds since 1970. */
int64_t day_now_utc(void);

/**
 * Number of a day: that of the day after is one more.
 *
 * Errors: false when there is no such day (years 1 to 9999).
 */
bool day_number(const char *day, int *number);

/** Writes the day with this number; false outside the years 1 to 9999. */
bool day_from_number(int number, char day[DAY_SIZE]);

/** Reads "30d", "4w" or "30" as days, 0 to 36500; false for anything else. */
bool day_span(const char *text, int *days);

#endif
