#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "ical.h"
#include "text.h"

static const struct ical_event event = {
	.uid = "action.1.k7m2@tenken",
	.day = "2026-12-31",
	.summary = "Acme, Inc.; \\ backslash",
	.description = "one\ntwo\tthree",
	.stamp_utc = 1767193200,
};

static void an_event_lasts_its_day(void **state)
{
	struct strbuf out = STRBUF_INIT;

	(void)state;
	ical_begin(&out, "tenken");
	assert_true(ical_add(&out, &event));
	ical_end(&out);
	assert_string_equal(out.text, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//tenken//tenken//EN\r\n"
				      "CALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\nX-WR-CALNAME:tenken\r\n"
				      "BEGIN:VEVENT\r\nUID:action.1.k7m2@tenken\r\nDTSTAMP:20251231T150000Z\r\n"
				      "DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n"
				      "SUMMARY:Acme\\, Inc.\\; \\\\ backslash\r\nDESCRIPTION:one\\ntwo three\r\n"
				      "TRANSP:TRANSPARENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
	strbuf_release(&out);
}

static void what_has_no_day_is_no_event(void **state)
{
	struct ical_event bad = event;
	struct strbuf out = STRBUF_INIT;

	(void)state;
	bad.day = "2026-02-30";
	assert_false(ical_add(&out, &bad));
	bad.day = "";
	assert_false(ical_add(&out, &bad));
	assert_int_equal(out.length, 0);
	bad.day = "9999-12-31"; /* there is no day after it */
	assert_true(ical_add(&out, &bad));
	assert_null(strstr(out.text, "DTEND"));
	strbuf_release(&out);
}

/* Lines of at most 75 bytes, whole characters each, that give the text back. */
static void lines_are_folded_between_characters(void **state)
{
	(void)state;
	for (size_t lead = 0; lead < 80; lead++) {
		struct strbuf text = STRBUF_INIT, out = STRBUF_INIT, joined = STRBUF_INIT;
		struct ical_event folded = event;

		strbuf_add_repeat(&text, 'x', lead);
		for (int i = 0; i < 60; i++)
			strbuf_adds(&text, i % 3 ? "点" : "😀");
		folded.summary = text.text;
		assert_true(ical_add(&out, &folded));
		for (const char *line = out.text; *line;) {
			const char *end = strstr(line, "\r\n");

			assert_non_null(end);
			assert_true(end - line <= 75);
			assert_true(text_is_utf8(line, (size_t)(end - line), NULL));
			if (*line == ' ')
				strbuf_add(&joined, line + 1, (size_t)(end - line) - 1);
			else
				strbuf_add(&joined, line, (size_t)(end - line));
			line = end + 2;
		}
		assert_non_null(strstr(joined.text, text.text));
		strbuf_release(&text);
		strbuf_release(&out);
		strbuf_release(&joined);
	}
}

/* No text of a field begins a line or a property of its own. */
static void controls_are_shown_by_name(void **state)
{
	struct ical_event hostile = event;
	struct strbuf out = STRBUF_INIT;

	(void)state;
	hostile.summary = "a\r\nEND:VEVENT\rb\x1b]0;x\x07";
	hostile.description = "";
	assert_true(ical_add(&out, &hostile));
	assert_non_null(strstr(out.text, "SUMMARY:a<U+000D>\\nEND:VEVENT<U+000D>b<U+001B>]0\\;x<U+0007>\r\n"));
	assert_null(strstr(out.text, "DESCRIPTION"));
	strbuf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_event_lasts_its_day),
		cmocka_unit_test(what_has_no_day_is_no_event),
		cmocka_unit_test(lines_are_folded_between_characters),
		cmocka_unit_test(controls_are_shown_by_name),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
