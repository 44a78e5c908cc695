/*
 * form_rows: what is filled in, below each other: choices, ticks, texts of one line or many.
 *
 *	  How well is the answer known?
 *	▶ 1 (*) said
 *	  2 ( ) explained
 *	  What     Outsourcing agreement
 *
 * What a form asks stands in a const table, what was filled in beside it. It is scrolled as a
 * whole; the hint of the row under the cursor stands at its foot. State, arithmetic and keys
 * here, drawing in form_rows_draw.c; storing is the screen's.
 *
 *	form_rows_init(&state->form, rows, count);
 *	form_rows_fit(&state->form, rect_inset(state->box, 1, 2));	// layout
 *	form_rows_draw(&state->form, canvas);				// draw
 *	switch (form_rows_key(&state->form, key)) {			// key
 *	case FORM_DONE: return leave(state);
 *
 * Always true: of choices that stand below each other without a heading between them, at most
 * one is on.
 */
#ifndef TENKEN_FORM_ROWS_H
#define TENKEN_FORM_ROWS_H

#include <stdbool.h>
#include <stddef.h>

#include "draw.h"
#include "field.h"
#include "key.h"
#include "list.h"

enum form_row_kind {
	FORM_CHOICE, /* (*) one of those around it */
	FORM_TICK,   /* [x] */
	FORM_LINE,
	FORM_LINES,
};

/* A row as its table tells it. All texts are N_(). */
struct form_row {
	enum form_row_kind kind;
	const char *heading; /* on a line of its own above the row, NULL none; begins new choices */
	const char *label;
	const char *hint;   /* what to fill in, a sentence; NULL none */
	char digit;         /* of a choice or a tick: the key that chooses it, 0 none */
	size_t limit_bytes; /* of a text */
};

enum { FORM_ROWS_MAX = 12 };

struct form_rows {
	const struct form_row *rows; /* lent for ever */
	int count;
	struct field fields[FORM_ROWS_MAX]; /* where the row is a text */
	bool is_on[FORM_ROWS_MAX];          /* where it is a choice or a tick */
	struct list list;
	/* Shown in place of the row's hint, not translated; NULL: the row's. Lent by the screen. */
	const char *hint;
	/* Stands in small behind what is filled into a row of FORM_LINE, not translated; NULL: nothing. Lent. */
	const char *meaning[FORM_ROWS_MAX];
	/* Set by form_rows_fit(). */
	struct rect area;             /* of the rows */
	struct rect hint_area;        /* rows 0: no room */
	int label_cols;               /* before a line of text; 0: the label stands above it */
	int text_rows[FORM_ROWS_MAX]; /* of a text of many lines */
	bool is_airy;                 /* there is a blank line above a heading */
};

enum form_result {
	FORM_STAY,
	FORM_DONE, /* the person leaves the form */
	FORM_FULL, /* the text is at its limit: nothing was changed */
};

/** An empty form with the cursor on its first row. Release it with form_rows_release(). */
void form_rows_init(struct form_rows *form, const struct form_row *rows, int count);

void form_rows_release(struct form_rows *form);

/** Puts a text (NULL: none) into a row; the field forgets what could be undone. */
void form_rows_set_text(struct form_rows *form, int index, const char *text);

/** The text of a row without blanks and empty lines around it. The caller frees. */
char *form_rows_text(struct form_rows *form, int index);

/** Chooses a choice, turns a tick over. */
void form_rows_choose(struct form_rows *form, int index);

/** The tables that hold where the cursor is. */
struct key_set form_rows_keys(const struct form_rows *form);

/** Is the cursor in a text, so that characters are typed? */
bool form_rows_takes_text(const struct form_rows *form);

/** Lines that the form would like to have, hint included. */
int form_rows_wanted(const struct form_rows *form, int cols);

/** Fits it into an area of the canvas. */
void form_rows_fit(struct form_rows *form, struct rect area);

void form_rows_draw(const struct form_rows *form, struct canvas *canvas);

/** Lets a key or the mouse act. */
enum form_result form_rows_key(struct form_rows *form, const struct key *key);

/** Lines of a row, what stands above it included: for the list of the form. */
int form_row_rows(const void *form, int index);

/** Lines that stand above a row: its heading and the blank line above that. */
int form_row_lead(const struct form_rows *form, int index);

#endif
