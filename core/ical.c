#include "ical.h"

#include "day.h"
#include "escape.h"

#include <time.h>

enum { LINE_BYTES_MAX = 75 };

/* Bytes that a character of UTF-8 begins with: only there may a line be folded. */
static bool begins_character(char c)
{
	return ((unsigned char)c & 0xC0) != 0x80;
}

/* How many bytes of text stand on a line that has room for so many, cut between characters. */
static size_t fitting(const char *text, size_t length, size_t room)
{
	if (length <= room)
		return length;
	while (room > 1 && !begins_character(text[room]))
		room--;
	return room;
}

/* A content line, folded: what goes on stands behind CR LF and a blank. */
static void add_line(struct strbuf *out, const char *line, size_t length)
{
	size_t taken = fitting(line, length, LINE_BYTES_MAX);

	strbuf_add(out, line, taken);
	while (taken < length) {
		size_t more = fitting(line + taken, length - taken, LINE_BYTES_MAX - 1);

		strbuf_adds(out, "\r\n ");
		strbuf_add(out, line + taken, more);
		taken += more;
	}
	strbuf_adds(out, "\r\n");
}

static void add_text(struct strbuf *out, const char *name, const char *text)
{
	struct strbuf line = STRBUF_INIT;

	strbuf_addf(&line, "%s:", name);
	escape_ical(&line, text);
	add_line(out, line.text, line.length);
	strbuf_release(&line);
}

/* "20261231" of "2026-12-31". */
static void add_day(struct strbuf *out, const char *name, const char *day)
{
	strbuf_addf(out, "%s;VALUE=DATE:%.4s%.2s%.2s\r\n", name, day, day + 5, day + 8);
}

static void add_stamp(struct strbuf *out, int64_t utc)
{
	time_t seconds = (time_t)utc;
	struct tm tm = { .tm_mday = 1, .tm_year = 70 };
	char text[32] = "";

	gmtime_r(&seconds, &tm);
	strftime(text, sizeof(text), "%Y%m%dT%H%M%SZ", &tm);
	strbuf_addf(out, "DTSTAMP:%s\r\n", text);
}

void ical_begin(struct strbuf *out, const char *name)
{
	strbuf_adds(out, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//tenken//tenken//EN\r\n"
			 "CALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\n");
	add_text(out, "X-WR-CALNAME", name);
}

/* The end is the day after, which is left out: Outlook takes an event without one for no time at all. */
bool ical_add(struct strbuf *out, const struct ical_event *event)
{
	char next[DAY_SIZE];
	int number;

	if (!day_number(event->day, &number))
		return false;
	strbuf_adds(out, "BEGIN:VEVENT\r\n");
	add_text(out, "UID", event->uid);
	add_stamp(out, event->stamp_utc);
	add_day(out, "DTSTART", event->day);
	if (day_from_number(number + 1, next))
		add_day(out, "DTEND", next);
	add_text(out, "SUMMARY", event->summary);
	if (*event->description)
		add_text(out, "DESCRIPTION", event->description);
	strbuf_adds(out, "TRANSP:TRANSPARENT\r\nEND:VEVENT\r\n");
	return true;
}

void ical_end(struct strbuf *out)
{
	strbuf_adds(out, "END:VCALENDAR\r\n");
}
