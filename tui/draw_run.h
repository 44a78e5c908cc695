/*
 * draw_run: a run of cells in one row of the screen, which goes to curses in one write. What draw.c puts down is made of it.
 *
 * Always true: no cell outside the canvas' clip is touched; of a wide character that an edge of the clip cuts in half, the
 * half that is seen becomes a blank. Texts are clean here: draw.c has made harmless what could act on a terminal.
 *
 *	used = draw_run_text(canvas, y, x, ROLE_PROMPT, text, strlen(text));
 *	draw_run_repeat(canvas, y, x + used, 3, ROLE_FRAME, L'-');
 */
#ifndef TENKEN_DRAW_RUN_H
#define TENKEN_DRAW_RUN_H

#include <stddef.h>
#include <wchar.h>

#include "draw.h"

/** Columns of a clean text as this terminal shows it, up to its first line break. */
int draw_run_cols(const char *text, size_t bytes);

/** Puts a clean text down, up to its first line break. Returns its columns, those that were clipped away, too. */
int draw_run_text(struct canvas *canvas, int y, int x, enum role role, const char *text,
		  size_t bytes);

/** Puts a character of one column down, so many times. */
void draw_run_repeat(struct canvas *canvas, int y, int x, int cols, enum role role, wchar_t c);

#endif
