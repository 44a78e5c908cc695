/*
 * input: the bytes that a terminal sends, turned into keys. Pure: no terminal, no clock.
 *
 * Understands UTF-8, the cursor and function keys of xterm, vt100, rxvt, the Linux console and
 * screen, Alt as a leading ESC, SGR mouse reports, bracketed paste and cursor position
 * reports. What it does not know is swallowed whole, never typed.
 *
 *	input_feed(&in, bytes, n);
 *	while (input_next(&in, &event, false)) …
 *
 * Always true: a paste arrives as one KEY_TYPE_PASTE, at most INPUT_PASTE_MAX bytes of it.
 */
#ifndef TENKEN_INPUT_H
#define TENKEN_INPUT_H

#include "key.h"

enum { INPUT_PASTE_MAX = 1 << 20 };

struct input {
	unsigned char *bytes; /* not yet understood */
	size_t start;
	size_t end;
	size_t size;
	bool in_paste;
	char *paste; /* being collected, then lent to the key */
	size_t paste_bytes;
	size_t paste_size;
};

enum input_kind { INPUT_KEY, INPUT_CURSOR_AT };

struct input_event {
	enum input_kind kind;
	/*
	 * INPUT_KEY; mouse y, x are 0-based cells of the whole screen, double clicks not yet
	 * told apart
	 */
	struct key key;
	int y; /* INPUT_CURSOR_AT: the report that answers ESC[6n, 0-based */
	int x;
};

/** Nothing read yet. */
void input_init(struct input *input);

/** Frees what it holds. */
void input_release(struct input *input);

/** Adds bytes as they were read. */
void input_feed(struct input *input, const void *bytes, size_t n);

/**
 * Takes the next event.
 *
 * timed_out: no more bytes came in time, so an ESC that may begin a sequence is the key Esc,
 *            and an unfinished sequence is dropped.
 * Returns:   false when nothing whole is there.
 * Ownership: a paste is lent until the next call.
 */
bool input_next(struct input *input, struct input_event *event, bool timed_out);

/**
 * How long to wait for the rest of what has begun.
 *
 * Units: milliseconds; -1 when nothing has begun and one may wait for ever.
 */
int input_patience_ms(const struct input *input);

#endif
