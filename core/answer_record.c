/*
 * The record: how the store keeps an answer.
 *
 *     state values                  open, values, text, none, unknown, not-applicable
 *     values 1 3                    state values only; the set, ascending, or the
 *                                   cells of a matrix-choice row, 0 where blank
 *     blank 3 an outside lawyer     text at an option; ascending, one line each
 *     text We have none yet.        state text only
 *     reason no staff abroad        state not-applicable only, and may be missing
 *     note ask again\nin March
 *     mark
 *     basis seen                    said, explained, seen, tried
 *     what the signed contract      the pointer to evidence
 *     where cabinet 3
 *     holder Ms Sato
 *     seen 2026-04-01
 *     sha256 6d1f...
 *
 * Lines stand in this order, each ends in \n, and what is empty has none. In a
 * text \n is a line break and \\ a backslash; everything else is UTF-8 as it
 * stands. So an answer has exactly one record, and records can be compared byte
 * by byte. A reader refuses anything else.
 */
#include "answers.h"

#include "error.h"
#include "record.h"
#include "text.h"

#include <assert.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum { RECORD_BYTES_MAX = 4 * 1024 * 1024, RECORD_VALUES_MAX = 64 };

static const char *const state_names[] = {
	[ANSWER_OPEN] = "open",       [ANSWER_VALUES] = "values",
	[ANSWER_TEXT] = "text",       [ANSWER_NONE] = "none",
	[ANSWER_UNKNOWN] = "unknown", [ANSWER_NOT_APPLICABLE] = "not-applicable",
};

#define STATE_COUNT (sizeof(state_names) / sizeof(state_names[0]))

static void add_values(struct strbuf *out, const struct answer *answer)
{
	strbuf_adds(out, "values");
	for (size_t i = 0; i < answer->value_count; i++)
		strbuf_addf(out, " %d", answer->values[i]);
	strbuf_addch(out, '\n');
}

void answer_encode(const struct answer *answer, struct strbuf *out)
{
	assert((size_t)answer->state < STATE_COUNT);
	strbuf_addf(out, "state %s\n", state_names[answer->state]);
	if (answer->value_count > 0)
		add_values(out, answer);
	for (size_t i = 0; i < answer->blank_count; i++) {
		strbuf_addf(out, "blank %d ", answer->blanks[i].value);
		record_add_escaped(out, answer->blanks[i].text);
		strbuf_addch(out, '\n');
	}
	record_add_field(out, "text", answer->text);
	record_add_field(out, "reason", answer->reason);
	record_add_field(out, "note", answer->note);
	if (answer->is_marked)
		strbuf_adds(out, "mark\n");
	record_add_field(out, "basis", basis_name(answer->basis));
	record_add_field(out, "what", answer->pointer.what);
	record_add_field(out, "where", answer->pointer.where);
	record_add_field(out, "holder", answer->pointer.holder);
	record_add_field(out, "seen", answer->pointer.seen);
	record_add_field(out, "sha256", answer->pointer.sha256);
}

static bool read_int(const char **at, int *value)
{
	char *end;
	long number;

	errno = 0;
	number = strtol(*at, &end, 10);
	if (end == *at || errno || number < INT_MIN || number > INT_MAX)
		return false;
	*at = end;
	*value = (int)number;
	return true;
}

static bool read_state(struct answer *answer, const char *rest)
{
	for (size_t i = 0; i < STATE_COUNT; i++) {
		if (strcmp(state_names[i], rest) == 0) {
			answer->state = (enum answer_state)i;
			return true;
		}
	}
	return false;
}

static bool read_values(struct answer *answer, const char *rest)
{
	const char *at = rest;
	int value;

	if (answer->values)
		return false;
	answer->values = mem_calloc(RECORD_VALUES_MAX, sizeof(*answer->values));
	while (*at) {
		if (answer->value_count == RECORD_VALUES_MAX || !read_int(&at, &value))
			return false;
		answer->values[answer->value_count++] = value;
	}
	return answer->value_count > 0;
}

static bool read_blank(struct answer *answer, const char *rest)
{
	const char *at = rest;
	int value;

	if (!read_int(&at, &value) || *at != ' ' || answer->blank_count == RECORD_VALUES_MAX)
		return false;
	answer_set_blank(answer, value, at + 1);
	return true;
}

static bool read_mark(struct answer *answer, const char *rest)
{
	answer->is_marked = true;
	return *rest == '\0';
}

static bool read_basis(struct answer *answer, const char *rest)
{
	return basis_find(rest, &answer->basis);
}

/* Where a line with a text goes; NULL when the key is not one of these. */
static char **text_field(struct answer *answer, const char *key)
{
	struct {
		const char *key;
		char **field;
	} fields[] = {
		{ "text", &answer->text },           { "reason", &answer->reason },
		{ "note", &answer->note },           { "what", &answer->pointer.what },
		{ "where", &answer->pointer.where }, { "holder", &answer->pointer.holder },
		{ "seen", &answer->pointer.seen },   { "sha256", &answer->pointer.sha256 },
	};

	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
		if (strcmp(fields[i].key, key) == 0)
			return fields[i].field;
	}
	return NULL;
}

static bool read_field(struct answer *answer, const char *key, const char *rest)
{
	static const struct {
		const char *key;
		bool (*read)(struct answer *answer, const char *rest);
	} readers[] = {
		{ "state", read_state }, { "values", read_values }, { "blank", read_blank },
		{ "mark", read_mark },   { "basis", read_basis },
	};
	char **field = text_field(answer, key);

	if (field) {
		answer_set_field(field, rest);
		return true;
	}
	for (size_t i = 0; i < sizeof(readers) / sizeof(readers[0]); i++) {
		if (strcmp(readers[i].key, key) == 0)
			return readers[i].read(answer, rest);
	}
	return false;
}

static bool read_line(struct answer *answer, const char *line, size_t size)
{
	char key[16];
	char *rest;
	bool is_good = record_split(line, size, key, &rest) && read_field(answer, key, rest);

	free(rest);
	return is_good;
}

static bool read_lines(struct answer *answer, const char *record)
{
	const char *line = record;

	while (*line) {
		const char *end = strchr(line, '\n');

		if (!end || !read_line(answer, line, (size_t)(end - line)))
			return false;
		line = end + 1;
	}
	return true;
}

/* What belongs together: the state, and what stands beside it. */
static bool is_consistent(const struct answer *answer)
{
	if ((answer->state == ANSWER_VALUES) != (answer->value_count > 0))
		return false;
	if ((answer->state == ANSWER_TEXT) != (answer->text != NULL))
		return false;
	if (answer->blank_count > 0 && answer->state != ANSWER_VALUES)
		return false;
	return !answer->reason || answer->state == ANSWER_NOT_APPLICABLE;
}

/* An answer has one record only, so what was read must give it back. */
static bool gives_back(const struct answer *answer, const char *record)
{
	struct strbuf again = STRBUF_INIT;
	bool is_same;

	answer_encode(answer, &again);
	is_same = strcmp(again.text, record) == 0;
	strbuf_release(&again);
	return is_same;
}

bool answer_decode(const char *record, struct answer *answer, struct error *err)
{
	size_t size = strlen(record);

	answer_release(answer);
	if (size <= RECORD_BYTES_MAX && text_is_utf8(record, size, NULL) &&
	    read_lines(answer, record) && is_consistent(answer) && gives_back(answer, record))
		return true;
	answer_release(answer);
	error_set(err, ERROR_DAMAGED, _("damaged record of an answer"));
	return false;
}
