/*
 * draw: everything that is put on the screen.
 *
 * A canvas is a rectangle of the screen: y and x count from its own corner, and nothing is ever
 * drawn outside it. Text is clipped to columns, never in the middle of a wide character; what
 * could act on a terminal (control characters, bidi marks, invalid UTF-8) is shown harmless,
 * and kana with a separate sound mark are composed, so callers hand over strings as they are.
 *
 * A screen draws all of itself each time onto a canvas that was wiped; only what has changed
 * goes over the line. To keep that small, a cursor is a mark of two columns (draw_cursor), not
 * a bar over a whole row.
 *
 *	struct canvas left = canvas_part(canvas, panes.left);
 *	draw_box(&left, canvas_area(&left), _("Sections"), true);
 *	draw_text(&left, 1, 2, ROLE_NORMAL, section->title);
 */
#ifndef TENKEN_DRAW_H
#define TENKEN_DRAW_H

#include <stdbool.h>

#include "layout.h"
#include "theme.h"

struct canvas {
	int rows; /* size: all that a caller needs */
	int cols;
	int top; /* where (0, 0) is on the screen; may be off it */
	int left;
	struct rect clip; /* visible part, in cells of the screen */
};

/*
 * Signs that depend on what the terminal can show; each is as many columns wide as its comment
 * says.
 */
enum glyph {
	GLYPH_CURSOR,      /* 2: "▶ " or "> " */
	GLYPH_CHECK,       /* 1: ✓ or v: done, met */
	GLYPH_CROSS,       /* 1: ✗ or x: missing */
	GLYPH_PARTIAL,     /* 1: ~ */
	GLYPH_UNKNOWN,     /* 1: ? */
	GLYPH_OPEN,        /* 1: - : unanswered */
	GLYPH_FLAG,        /* 1: ⚑ or ! : marked */
	GLYPH_NOTE,        /* 1: ✎ or # : has a note */
	GLYPH_RADIO_OFF,   /* 3: ( ) */
	GLYPH_RADIO_ON,    /* 3: (*) */
	GLYPH_BOX_OFF,     /* 3: [ ] */
	GLYPH_BOX_ON,      /* 3: [x] */
	GLYPH_ELLIPSIS,    /* 1: … or ~ : text was cut here */
	GLYPH_ARROW_UP,    /* 1: more above */
	GLYPH_ARROW_DOWN,  /* 1 */
	GLYPH_ARROW_LEFT,  /* 1 */
	GLYPH_ARROW_RIGHT, /* 1 */
	GLYPH_BULLET,      /* 1: • or * */
	GLYPH_COUNT
};

/** The sign as text, for use inside a longer line. Lent for ever. */
const char *draw_glyph_text(enum glyph glyph);

/** The whole canvas as a rectangle at (0, 0). */
struct rect canvas_area(const struct canvas *canvas);

/** A part of a canvas as a canvas of its own; what stands out of the canvas is not drawn. */
struct canvas canvas_part(const struct canvas *canvas, struct rect part);

/**
 * Columns of a text as this terminal shows it: what draw_text() would use without clipping, one
 * line.
 *
 * Use this one in tui, not text_cols(): it knows how wide ambiguous characters are and counts
 * what escaping adds.
 */
int draw_cols(const char *text);

/**
 * Rows that draw_paragraph() needs for a text in so many columns; 0 for "" or NULL, else at
 * least 1.
 */
int draw_paragraph_rows(const char *text, int cols);

/**
 * One line of text, clipped at the canvas' edges; stops at a line break.
 *
 * Returns: the columns it used, also when a part was clipped away at the right.
 */
int draw_text(struct canvas *canvas, int y, int x, enum role role, const char *text);

/**
 * As draw_text(), within cols columns; a text that is cut ends in GLYPH_ELLIPSIS. Returns the
 * columns used.
 */
int draw_text_in(struct canvas *canvas, int y, int x, int cols, enum role role, const char *text);

/**
 * As draw_text(), so that the text ends before column end (canvas->cols: at the right edge).
 * Returns the column where it begins.
 */
int draw_text_right(struct canvas *canvas, int y, int end, enum role role, const char *text);

/** In the middle of the row. */
void draw_text_centred(struct canvas *canvas, int y, enum role role, const char *text);

/** draw_text() from a format; what it makes is cut at 1 KiB. */
int draw_format(struct canvas *canvas, int y, int x, enum role role, const char *format, ...)
	__attribute__((format(printf, 5, 6)));

/**
 * A text wrapped by columns at places where its language allows it, in area; line breaks in the
 * text are kept.
 *
 * skip:    rows of the wrapped text that are scrolled out above.
 * Returns: the rows it has in all, as draw_paragraph_rows().
 */
int draw_paragraph(struct canvas *canvas, struct rect area, int skip, enum role role,
		   const char *text);

/** A sign. Returns its columns. */
int draw_glyph(struct canvas *canvas, int y, int x, enum role role, enum glyph glyph);

/**
 * The mark of a list's cursor, two columns: GLYPH_CURSOR in ROLE_CURSOR, or nothing when it is
 * elsewhere. With has_keys the terminal's cursor is placed on it, which a screen reader
 * follows.
 */
void draw_cursor(struct canvas *canvas, int y, int x, bool here, bool has_keys);

/**
 * Where the terminal's cursor stands when the drawing is done; the last call counts. Without
 * one it is hidden.
 */
void draw_focus(struct canvas *canvas, int y, int x);

/** No place for it after all: before a dialogue is drawn over a screen. */
void draw_no_focus(void);

/**
 * A frame on the edge of area with a title in its top line ("" or NULL: none); the inside is
 * not touched.
 */
void draw_box(struct canvas *canvas, struct rect area, const char *title, bool has_focus);

/** A line across; draw_vline: down. */
void draw_hline(struct canvas *canvas, int y, int x, int cols);
void draw_vline(struct canvas *canvas, int y, int x, int rows);

/** Blanks, in the background of role. For dialogues that stand on a screen. */
void draw_fill(struct canvas *canvas, struct rect area, enum role role);

/**
 * A progress bar: done of total in cols columns; nothing is full before all is done, and not
 * empty once something is.
 */
void draw_bar(struct canvas *canvas, int y, int x, int cols, int done, int total);

/** A scrollbar down a column: rows of total shown from first. Draws nothing when all is shown. */
void draw_scrollbar(struct canvas *canvas, int y, int x, int rows, int first, int total);

/**
 * The line at the top of a screen (row 0): "tenken  title  detail" at the left, a progress bar
 * with done/total at the right (total 0: none); the bar shrinks first, then detail is cut.
 */
void draw_header(struct canvas *canvas, const char *title, const char *detail, int done, int total);

/* For app alone: a frame begins with an empty screen and ends with one write. */

/** Wipes the picture and gives the canvas of the whole terminal. */
struct canvas draw_begin(void);

/** Sends what has changed since the last time. all: everything anew (Ctrl-L, resumed). */
void draw_end(bool all);

#endif
