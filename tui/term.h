/*
 * term: the terminal, taken and given back.
 *
 * Between term_start() and term_stop() the terminal is ours: alternate screen, no echo, mouse
 * and bracketed paste. It is given back on every way out: term_stop(), SIGTSTP, and, with calls
 * that are safe in a signal handler, on SIGSEGV, SIGABRT and their like. Only one terminal, so
 * the state is the module's own.
 *
 * wcwidth() is defined for the whole program (term_width.c), so that ncurses and our layout
 * count the columns of a character alike.
 */
#ifndef TENKEN_TERM_H
#define TENKEN_TERM_H

#include "key.h"

struct error;

/* How wide a terminal draws characters of ambiguous width (○ × ① │ →). */
enum term_ambiguous { TERM_AMBIGUOUS_ASK, TERM_AMBIGUOUS_NARROW, TERM_AMBIGUOUS_WIDE };

/* AUTO: unless NO_COLOR is set or the terminal has none */
enum term_colour { TERM_COLOUR_AUTO, TERM_COLOUR_ALWAYS, TERM_COLOUR_NEVER };

struct term_options {
	/* the environment's TENKEN_AMBIGUOUS=wide|narrow goes before it */
	enum term_ambiguous ambiguous;
	enum term_colour colour;
	bool no_mouse;
};

enum term_event {
	TERM_KEY, /* *key is filled */
	/* the size, or the width of ambiguous characters, has changed: draw all again */
	TERM_RESIZE,
	TERM_TIMEOUT, /* nothing happened in time */
	TERM_RESUMED, /* back from being stopped: draw again */
	TERM_HANGUP,  /* SIGTERM, SIGHUP, or the terminal is gone: end in good order */
};

/**
 * Takes the terminal. The locale must be set (LC_CTYPE a UTF-8 one).
 *
 * Errors: false when stdin or stdout is no terminal, or when TERM cannot place a cursor (dumb); the
 *         message names `tenken plain`. The terminal is then as before.
 */
bool term_start(const struct term_options *options, struct error *err);

/** Gives the terminal back, exactly as it was. Harmless when it is not ours. */
void term_stop(void);

/** Rows and columns of the terminal, at least 1 each. */
void term_size(int *rows, int *cols);

/**
 * Waits for the next event. Signals are looked at only here.
 *
 * timeout_ms: -1 for ever: then an idle program makes no system call.
 * Ownership:  a paste in *key is lent until the next call.
 */
enum term_event term_wait(struct key *key, int timeout_ms);

/**
 * True if term_wait() would return at once with bytes that were read already; nothing need be
 * drawn before it.
 */
bool term_has_input(void);

/**
 * Stops the program as Ctrl-Z does, and returns when it goes on. The next term_wait() gives
 * TERM_RESUMED.
 */
void term_suspend(void);

/**
 * The signal that TERM_HANGUP stands for; 0 when there was none or the terminal went away by
 * itself.
 */
int term_signal(void);

/**
 * True if characters of ambiguous width take two columns. Pass it to text_cols_wide(), struct
 * text_wrap and their like.
 */
bool term_ambiguous_wide(void);

/**
 * Columns of a character on this terminal, 0..2; -1 when it must never reach it as it is
 * (text_is_unsafe_char). Fast.
 */
int term_char_cols(uint32_t c);

/** Asks for the whole screen to be sent anew at the next drawing. */
void term_redraw(void);

/**
 * The whole screen is to be sent at the next drawing, because of term_redraw() or because the
 * terminal was resized. Asking forgets it.
 */
bool term_take_redraw(void);

/**
 * True if frames must be drawn with + - | because line graphics would be missing or two columns
 * wide.
 */
bool term_ascii_frames(void);

/** True if ✓ ✗ ▶ ⚑ and their like must be replaced by ASCII. */
bool term_ascii_marks(void);

/**
 * True if colours may be used: the terminal has them, and neither NO_COLOR nor the settings
 * forbid.
 */
bool term_has_colour(void);

#endif
