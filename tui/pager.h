/*
 * pager: a text of many lines that was made for a width, to be read page by page.
 *
 * A screen keeps one, makes its text anew when pager_layout() wants another width, and lets
 * keys scroll it:
 *
 *	int width = pager_layout(&state->pager, rest);                            // layout
 *	if (width != state->pager.width_cols)
 *		pager_take(&state->pager, make_text(state, width), width);
 *	pager_fit(&state->pager);
 *
 *	pager_draw(&state->pager, canvas);                                        // draw
 *
 *	if (pager_scroll(&state->pager, key, action)) return transition_stay();   // key
 */
#ifndef TENKEN_PAGER_H
#define TENKEN_PAGER_H

#include <stdbool.h>

#include "draw.h"
#include "key.h"
#include "layout.h"
#include "list.h"

enum { PAGER_WIDTH_MIN = 40, PAGER_WIDTH_MAX = 100 };

struct pager {
	char *text;         /* NULs in place of line ends */
	const char **lines; /* into text */
	int line_count;
	int width_cols;   /* for which the text was made; 0: it must be made anew */
	struct list list; /* scrolls: one item of line_count lines */
	struct rect area;
};

/** Empty, at the first line. */
void pager_init(struct pager *pager);

/** Frees the text. */
void pager_release(struct pager *pager);

/** Takes its place on the screen. Returns the width that a text should have there, in columns. */
int pager_layout(struct pager *pager, struct rect area);

/** Another text, made for a width. Ownership: takes text, which comes from malloc(); NULL is empty. */
void pager_take(struct pager *pager, char *text, int width_cols);

/** Keeps what is seen within the text. After the text was taken, in layout. */
void pager_fit(struct pager *pager);

void pager_draw(const struct pager *pager, struct canvas *canvas);

/** Follows an action that moves, and Space for a page. Returns false for any other. */
bool pager_scroll(struct pager *pager, const struct key *key, int action);

#endif
