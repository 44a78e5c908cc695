/*
 * draw_run: cells are gathered while they follow each other, and written when the row, the clip or the room for them ends.
 */
#include "draw_run.h"

#include <curses.h>

#include "term.h"
#include "text.h"

enum { CELLS_MAX = 512, COMBINING_MAX = CCHARW_MAX - 1 };

/* Cells that will go to one row in one write. */
struct run {
	struct canvas *canvas;
	int y; /* on the screen */
	int x; /* of the next character, on the screen */
	int start;
	int count; /* entries of cells, a wide character is one */
	cchar_t look;
	cchar_t cells[CELLS_MAX];
};

static cchar_t look_of(enum role role)
{
	static const wchar_t blank[] = L" ";
	cchar_t cell;
	short pair;
	attr_t attributes = (attr_t)theme_attributes(role, &pair);

	setcchar(&cell, blank, attributes, pair, NULL);
	return cell;
}

static void run_flush(struct run *run)
{
	if (run->count)
		mvadd_wchnstr(run->y, run->start, run->cells, run->count);
	run->start = run->x;
	run->count = 0;
}

static void run_start(struct run *run, struct canvas *canvas, int y, int x, enum role role)
{
	run->canvas = canvas;
	run->y = canvas->top + y;
	run->x = run->start = canvas->left + x;
	run->count = 0;
	run->look = look_of(role);
}

static bool row_is_seen(const struct canvas *canvas, int y)
{
	return y >= canvas->clip.y && y < canvas->clip.y + canvas->clip.rows;
}

/* A character of so many columns; half of a wide one at an edge of the clip becomes a blank. */
static void run_add(struct run *run, uint32_t c, int cols)
{
	const struct rect *clip = &run->canvas->clip;
	int x = run->x;

	if (cols == 0) { /* belongs to the one before */
		cchar_t *last = run->count ? &run->cells[run->count - 1] : NULL;
		size_t n = last ? wcslen(last->chars) : COMBINING_MAX + 1;

		if (n <= COMBINING_MAX)
			last->chars[n] = (wchar_t)c;
		return;
	}
	run->x += cols;
	if (x < clip->x || x + cols > clip->x + clip->cols) {
		bool shows_left = x >= clip->x && x < clip->x + clip->cols;
		bool shows_right = cols == 2 && x + 1 >= clip->x && x + 1 < clip->x + clip->cols;

		if (!shows_left && !shows_right) {
			run_flush(run);
			return;
		}
		if (!shows_left)
			run->start = x + 1;
		c = ' ';
	}
	if (run->count == CELLS_MAX) {
		int next = run->x;

		run->x = x;
		run_flush(run);
		run->x = next;
	}
	run->cells[run->count] = run->look;
	run->cells[run->count++].chars[0] = (wchar_t)c;
}

int draw_run_text(struct canvas *canvas, int y, int x, enum role role, const char *text,
		  size_t bytes)
{
	struct run run;
	bool is_seen = row_is_seen(canvas, canvas->top + y);
	const char *end = text + bytes;
	uint32_t c;

	run_start(&run, canvas, y, x, role);
	while (text < end && *text != '\n') {
		if (*text >= ' ' && *text < 0x7f)
			c = (uint32_t)*text++;
		else
			text += text_decode(text, (size_t)(end - text), &c);
		if (!c)
			break;
		if (is_seen)
			run_add(&run, c, term_char_cols(c));
		else
			run.x += term_char_cols(c);
	}
	if (is_seen)
		run_flush(&run);
	return run.x - (canvas->left + x);
}

int draw_run_cols(const char *text, size_t bytes)
{
	const char *end = text + bytes;
	int cols = 0;
	uint32_t c;

	while (text < end && *text && *text != '\n') {
		text += text_decode(text, (size_t)(end - text), &c);
		cols += term_char_cols(c);
	}
	return cols;
}

void draw_run_repeat(struct canvas *canvas, int y, int x, int cols, enum role role, wchar_t c)
{
	struct run run;

	if (!row_is_seen(canvas, canvas->top + y))
		return;
	run_start(&run, canvas, y, x, role);
	for (int i = 0; i < cols; i++)
		run_add(&run, (uint32_t)c, 1);
	run_flush(&run);
}
