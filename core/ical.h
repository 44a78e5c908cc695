/*
 * A calendar file: what is due, as events of a whole day.
 *
 *     ical_begin(&out, "Acme Co.");
 *     ical_add(&out, &(struct ical_event){ .uid = "action-3.k7m2...@tenken", .day = "2026-12-31", ... });
 *     ical_end(&out);
 *
 * Events and not to-dos (VTODO): Outlook and Google Calendar pass over to-dos in
 * a file without a word, Thunderbird shows both. A whole day that stands as
 * "free" (TRANSPARENT) blocks nobody's calendar, and there is no alarm: a file
 * that is handed on must not ring at people. The same UID again replaces the
 * event instead of adding one, where the calendar supports it.
 *
 * Source: RFC 5545 (iCalendar), 3.1 (lines), 3.6.1 (VEVENT); RFC 5546, 3.2.1 (PUBLISH).
 */
#ifndef TENKEN_ICAL_H
#define TENKEN_ICAL_H

#include "strbuf.h"

#include <stdbool.h>
#include <stdint.h>

struct ical_event {
	const char *uid;         /* the same for the same thing, whenever the file is made */
	const char *day;         /* 2026-12-31 */
	const char *summary;     /* any text; line feeds stay */
	const char *description; /* likewise, "" none */
	int64_t stamp_utc;       /* when the file was made; seconds since 1970, years to 9999 */
};

/** Begins a calendar; name is shown by programs that have several. */
void ical_begin(struct strbuf *out, const char *name);

/** Adds an event. Errors: false when there is no such day: nothing is added. */
bool ical_add(struct strbuf *out, const struct ical_event *event);

void ical_end(struct strbuf *out);

#endif
