/*
 * field: text entry, one line or many.
 *
 * UTF-8 as it is typed, pasted or sent by an input method; wrapped by display columns; the
 * cursor moves over what a person sees as one character (a base with its combining marks); undo
 * and redo. State and arithmetic here, shown by field_draw().
 *
 *	field_init(&state->field, note, FIELD_LINES, 16384);
 *	switch (field_key(&state->field, &key)) {
 *	case FIELD_IGNORED: …       // Enter in a one-line field, Esc, Tab: the screen's own
 *	case FIELD_REFUSED: return transition_say(transition_stay(), ROLE_ERROR, _("…"));
 *	}
 *	field_fit(&state->field, area.rows, area.cols);          // layout
 *	field_draw(&canvas, area, &state->field, true);          // draw
 *	store(field_text(&state->field));                        // NFC
 *
 * Always true: the text is valid UTF-8 of at most limit_bytes, without control characters but
 * \n (in a one-line field without \n too); the cursor stands between two whole characters.
 */
#ifndef TENKEN_FIELD_H
#define TENKEN_FIELD_H

#include <stdbool.h>
#include <stddef.h>

#include "draw.h"
#include "key.h"

enum field_kind {
	FIELD_LINE,  /* one line, scrolled sideways; Enter, Up and Down are the screen's */
	FIELD_LINES, /* many lines, wrapped; Enter breaks the line */
};

enum field_result {
	/*
	 * not a key of the field: the screen's own. Up on the first line and Down on the last
	 * are, too
	 */
	FIELD_IGNORED,
	FIELD_MOVED, /* the cursor may have moved, the text is as before */
	FIELD_CHANGED,
	FIELD_REFUSED, /* it would be longer than the limit: nothing was changed */
};

/*
 * Actions of key_table_field; apart from the screens' own, so that both tables may stand in one
 * set.
 */
enum field_action {
	FIELD_ACTION_FIRST = ACTION_SHARED + 100,
	FIELD_LEFT = FIELD_ACTION_FIRST,
	FIELD_RIGHT,
	FIELD_UP,
	FIELD_DOWN,
	FIELD_PAGE_UP,
	FIELD_PAGE_DOWN,
	FIELD_WORD_LEFT,
	FIELD_WORD_RIGHT,
	FIELD_HOME,
	FIELD_END,
	FIELD_TEXT_HOME,
	FIELD_TEXT_END,
	FIELD_BREAK,
	FIELD_BACKSPACE,
	FIELD_DELETE,
	FIELD_KILL_WORD,
	FIELD_KILL_RIGHT,
	FIELD_KILL_LEFT,
	FIELD_UNDO,
	FIELD_REDO,
};

struct field_change; /* one step of undo */

/* A line of the wrapped text, in bytes of it. */
struct field_line {
	size_t start;
	size_t end;  /* of what is shown */
	size_t next; /* where the next line begins: blanks at a break, or \n, lie between */
};

struct field {
	enum field_kind kind;
	char *text;
	size_t bytes;
	size_t size; /* of the allocation */
	size_t limit_bytes;
	size_t cursor; /* byte offset */
	int goal_col;  /* column that Up and Down aim at, -1 when it is where the cursor is */
	int rows;      /* window, set by field_fit() */
	int cols;
	int top;                  /* first wrapped line shown */
	int left;                 /* FIELD_LINE: first column shown */
	struct field_line *lines; /* as of field_fit() and the changes since */
	int line_count;
	int wrapped_for;           /* private: the width that lines are wrapped for */
	struct field_change *undo; /* last one first */
	struct field_change *redo;
	/* grows with every change of the text: compare to see if there is something to store */
	unsigned long revision;
	bool joins_undo; /* private: the next typed character belongs to the same step of undo */
};

/*
 * The keys of a field: movement, C-a C-e C-k C-u C-w, C-_ and M-u undo, M-r redo. Put it in the
 * key_set while a field takes the keys, after the screen's own table, for the help screen;
 * field_key() reads it by itself.
 */
extern const struct key_table key_table_field;

/**
 * A field with a text in it (NULL: empty), cursor at its end.
 *
 * Ownership: copies text; release it with field_release().
 */
void field_init(struct field *field, const char *text, enum field_kind kind, size_t limit_bytes);

/** Frees what it holds. */
void field_release(struct field *field);

/**
 * Another text, as one step that can be undone. False when it is longer than the limit; then
 * nothing is changed.
 */
bool field_set(struct field *field, const char *text);

/** Lets a key act. Mouse: give field_click() the place instead. */
enum field_result field_key(struct field *field, const struct key *key);

/** Puts the cursor at a cell of the window. */
void field_click(struct field *field, int y, int x);

/**
 * Puts text in at the cursor, as a paste does: line ends become \n (a blank in a one-line
 * field), tabs blanks, control characters are left out.
 *
 * Returns: FIELD_CHANGED, or FIELD_REFUSED when it does not fit.
 */
enum field_result field_insert(struct field *field, const char *text);

/** The text, composed (NFC). Lent until the next change. */
const char *field_text(struct field *field);

/** Fits to a window and scrolls so that the cursor is seen. */
void field_fit(struct field *field, int rows, int cols);

/** Lines of the wrapped text in cols columns, at least 1: how high a field would like to be. */
int field_rows(const struct field *field, int cols);

/** Where the cursor is in the window. */
void field_cursor_at(const struct field *field, int *y, int *x);

/**
 * Shows it in area on the background of ROLE_FIELD; has_focus places the terminal's cursor in
 * it. field_fit() came before, with the same size.
 */
void field_draw(struct canvas *canvas, struct rect area, const struct field *field, bool has_focus);

#endif
