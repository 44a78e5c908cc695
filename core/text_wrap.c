#include <stdlib.h>
#include <string.h>
#include <unilbrk.h>

#include "arena.h"
#include "text.h"

/* How much before a line's end is looked at to find a break, and after it. */
#define WINDOW_BYTES 4096
#define LOOK_AHEAD_BYTES 32

/* What of a paragraph fits in a line, wherever it may be broken. */
struct reach {
	size_t bytes; /* whole characters, spaces after the last one included */
	bool ends;    /* at \n or the end of the text: no break is needed */
};

void text_wrap_init_bytes(struct text_wrap *wrap, const char *s, size_t size, int cols)
{
	*wrap = (struct text_wrap){ .s = s, .size = size, .cols = cols < 1 ? 1 : cols };
}

void text_wrap_init(struct text_wrap *wrap, const char *s, int cols)
{
	text_wrap_init_bytes(wrap, s, strlen(s), cols);
}

static bool is_space(uint32_t c)
{
	return c == ' ' || c == 0x3000;
}

/* Spaces may hang over the edge: they are dropped at a break. */
static struct reach find_reach(const struct text_wrap *wrap)
{
	const char *s = wrap->s + wrap->at;
	size_t size = wrap->size - wrap->at;
	struct reach reach = { .bytes = 0 };
	int cols = 0;

	while (reach.bytes < size && s[reach.bytes] != '\n') {
		uint32_t c = (unsigned char)s[reach.bytes];
		size_t step = 1;
		int wide = 1;

		if (c < ' ' || c > '~') { /* most text is neither decoded nor looked up */
			step = text_decode(s + reach.bytes, size - reach.bytes, &c);
			wide = text_char_cols(c, wrap->ambiguous_wide);
		}

		if (!is_space(c) && cols > wrap->cols - wide)
			return reach;
		if (cols <= wrap->cols)
			cols += wide;
		reach.bytes += step;
	}
	reach.ends = true;
	return reach;
}

static size_t trim(const char *s, size_t size)
{
	for (;;) {
		if (size >= 1 && s[size - 1] == ' ')
			size--;
		else if (size >= 3 && memcmp(s + size - 3, "\xE3\x80\x80", 3) == 0)
			size -= 3;
		else
			return size;
	}
}

/* Copy text so that it is valid: libunistring may trust it. */
static void copy_valid(char *dst, const char *src, size_t size)
{
	for (size_t at = 0; at < size;) {
		uint32_t c;
		size_t step = text_decode(src + at, size - at, &c);

		if (c == TEXT_BAD)
			dst[at] = '?';
		else
			memcpy(dst + at, src + at, step);
		at += step;
	}
}

/*
 * libunistring breaks "A.5.20" and "file.txt" after the dot; UAX #14 (LB29)
 * does not.
 */
static bool is_inside_name(const char *s, size_t at)
{
	bool after_mark = at > 0 && strchr(".,:;", s[at - 1]) && s[at - 1] != '\0';
	char next = s[at];

	return after_mark && ((next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z'));
}

/*
 * The last place up to `reach` where s may be broken; 0 when there is none. What follows the line decides too, so a
 * little of it is looked at.
 */
static size_t find_break(const char *s, size_t size, size_t reach)
{
	char window[WINDOW_BYTES + LOOK_AHEAD_BYTES];
	char breaks[WINDOW_BYTES + LOOK_AHEAD_BYTES];
	size_t from = reach > WINDOW_BYTES ? reach - WINDOW_BYTES : 0;
	size_t to = reach;
	uint32_t c;

	while (from < reach && ((unsigned char)s[from] & 0xC0) == 0x80)
		from++;
	while (to < size && s[to] != '\n') {
		size_t step = text_decode(s + to, size - to, &c);

		if (to + step - reach > LOOK_AHEAD_BYTES)
			break;
		to += step;
	}
	copy_valid(window, s + from, to - from);
	u8_possible_linebreaks((const uint8_t *)window, to - from, "UTF-8", breaks);
	for (size_t at = reach; at > from; at--)
		if (at < to && breaks[at - from] == UC_BREAK_POSSIBLE && !is_inside_name(s, at))
			return at;
	return 0;
}

static size_t leading_spaces(const char *s, size_t size)
{
	size_t at = 0;

	while (at < size) {
		uint32_t c;
		size_t step = text_decode(s + at, size - at, &c);

		if (!is_space(c))
			break;
		at += step;
	}
	return at;
}

/* Where a line of s that does not fit ends; more than 0. */
static size_t find_end(const char *s, size_t size, size_t reach)
{
	size_t end = find_break(s, size, reach);

	if (!end)
		end = leading_spaces(s, reach);
	if (!end)
		end = reach;
	return end ? end : text_step_next(s, size, 0);
}

bool text_wrap_next(struct text_wrap *wrap, struct text_line *line)
{
	const char *s;
	size_t size;
	struct reach reach;
	size_t end;

	do {
		s = wrap->s + wrap->at;
		size = wrap->size - wrap->at;
		if (!size)
			return false;
		reach = find_reach(wrap);
		end = reach.ends ? reach.bytes : find_end(s, size, reach.bytes);
		wrap->at += end;
		/* An indent wider than the line is dropped. */
	} while (!reach.ends && !trim(s, end));
	if (reach.ends && end < size)
		wrap->at++;
	line->text = s;
	line->bytes = trim(s, end);
	line->cols = text_cols_wide(s, line->bytes, wrap->ambiguous_wide);
	line->is_last = reach.ends;
	return true;
}

void text_breaks(const char *s, size_t size, bool *may_break)
{
	char *text = mem_alloc(2 * size + 1);
	char *breaks = text + size;

	copy_valid(text, s, size);
	u8_possible_linebreaks((const uint8_t *)text, size, "UTF-8", breaks);
	for (size_t at = 0; at < size; at++)
		may_break[at] = at > 0 && breaks[at] == UC_BREAK_POSSIBLE && s[at - 1] != ' ' && !is_inside_name(s, at);
	free(text);
}

int text_wrap_count(const char *s, int cols)
{
	struct text_wrap wrap;
	struct text_line line;
	int count = 0;

	text_wrap_init(&wrap, s, cols);
	while (text_wrap_next(&wrap, &line))
		count++;
	return count;
}
