/*
 * term_width: how wide characters are on this terminal. Part of term; others ask
 *             term_char_cols().
 *
 * term_width.c also defines wcwidth(), in the C library's place: ncurses calls it, so that it
 * and our layout never disagree.
 */
#ifndef TENKEN_TERM_WIDTH_H
#define TENKEN_TERM_WIDTH_H

#include <stdbool.h>

/**
 * Whether characters of ambiguous width take two columns from now on. Everything must be drawn
 * anew after a change.
 */
void term_width_set(bool wide);

#endif
