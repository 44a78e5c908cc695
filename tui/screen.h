/*
 * screen: one screen, what it can do, and where a key leads.
 *
 * A screen is a state and a const struct screen_ops. The app keeps a stack of them: it lays out
 * and draws the top one, reads one key, gives it to the screen and follows the transition.
 *
 *	static struct transition key(void *state_, const struct key *key)
 *	{
 *		struct home *state = state_;
 *		struct key_set set = keys(state);
 *		int action = key_action(&set, key);
 *
 *		if (list_move(&state->list, action))
 *			return transition_stay();
 *		switch (action) {
 *		case ACT_OPEN:
 *			return transition_push(screen_interview(…));
 *		case ACT_BACK:
 *			return transition_pop(0, NULL);
 *		}
 *		return transition_stay();
 *	}
 *
 * The last row of the terminal is the app's: footer from the key table, or the message. A
 * screen gets the rest as its canvas. The app itself handles: help (? and F1; only F1 while
 * takes_text), F2 language, C-l, C-z, C-c, resize, signals.
 */
#ifndef TENKEN_SCREEN_H
#define TENKEN_SCREEN_H

#include <stdbool.h>

#include "draw.h"
#include "key.h"
#include "theme.h"

struct error;
struct screen;

enum transition_kind {
	TRANSITION_STAY,
	TRANSITION_PUSH,    /* screen on top of this one */
	TRANSITION_REPLACE, /* screen instead of this one, which is closed */
	TRANSITION_POP,     /* close this one; the one below gets value and text in its `resume` */
	TRANSITION_QUIT,    /* close all and leave the program */
};

enum { MESSAGE_BYTES = 512 };

struct transition {
	enum transition_kind kind;
	struct screen *screen; /* PUSH, REPLACE: given to the app */
	int value;             /* POP: for the screen below */
	char *text;            /* POP: for the screen below, or NULL; malloc'ed, given to the app */
	enum role message_role;
	char message[MESSAGE_BYTES]; /* "" none; shown on the last row until the next key */
};

/* What a screen that was popped left behind. */
struct screen_result {
	const char *name; /* ops->name of the screen that was closed */
	int value;
	const char *text; /* NULL when it gave none; lent until resume returns */
};

struct screen_ops {
	const char *name;  /* for tests, tenken.conf and screen_result: "home", "interview" */
	const char *title; /* N_(): on the help screen */
	/* N_(): two or three sentences on the help screen: what one sees, what one does here */
	const char *about;
	bool is_dialogue; /* the screen below is drawn first: a box in the middle */

	/**
	 * The tables that hold now, the screen's own first. The app adds key_table_app at the
	 * end.
	 */
	struct key_set (*keys)(const void *state);
	/**
	 * Optional: before every draw, with the canvas' size. The place for list_fit(),
	 *           field_fit() and rectangles; the only one where drawing changes the state.
	 */
	void (*layout)(void *state, int rows, int cols);
	/** Shows, changes nothing. The canvas is empty (is_dialogue: holds the screen below). */
	void (*draw)(const void *state, struct canvas *canvas);
	/** One key. Never one of the app's, never a resize. */
	struct transition (*key)(void *state, const struct key *key);
	/**
	 * Frees the state. Called on every orderly way out, SIGTERM and SIGHUP too: text that
	 * is not stored yet is stored here.
	 */
	void (*close)(void *state);
	/** Optional: the screen above was closed. Read anew what it may have changed. */
	struct transition (*resume)(void *state, const struct screen_result *result);
	/** Optional: true while a field takes the characters, so that `?` is typed. */
	bool (*takes_text)(const void *state);
	/**
	 * Optional, both or none: milliseconds until tick wants to be called, -1 never (an idle
	 * program must sleep).
	 */
	int (*tick_ms)(const void *state);
	struct transition (*tick)(void *state);
	/**
	 * Optional: from now on another screen lies above, or the program sleeps, and there are no
	 *           ticks. What a tick would have stored is stored here.
	 */
	void (*pause)(void *state);
};

struct screen {
	const struct screen_ops *ops;
	void *state;
};

/**
 * A screen from its parts. Ownership: takes state, which ops->close frees. Give it to a
 * transition, app_run() or screen_free().
 */
struct screen *screen_from(const struct screen_ops *ops, void *state);

/** Closes it. NULL is nothing. */
void screen_free(struct screen *screen);

/** Stays where it is and draws again. */
struct transition transition_stay(void);
/**
 * A new screen on top. NULL stays: a constructor that failed should be told with
 * transition_error().
 */
struct transition transition_push(struct screen *screen);
/** A new screen in this one's place. */
struct transition transition_replace(struct screen *screen);
/** Back to the screen below, with a value and a text (copied, NULL none) for its resume. */
struct transition transition_pop(int value, const char *text);
/** Leaves the program. */
struct transition transition_quit(void);

/**
 * The same transition with a message for the last row: ROLE_INFO, ROLE_WARNING or ROLE_ERROR.
 * After a PUSH, REPLACE or POP it stands on the new top screen.
 *
 *	return transition_say(transition_stay(), ROLE_INFO, "%s", _("The assessment was deleted."));
 */
struct transition transition_say(struct transition transition, enum role role, const char *format,
				 ...) __attribute__((format(printf, 3, 4)));

/** Stays, and says on the last row what went wrong. */
struct transition transition_error(const struct error *err);

/* The stack, for app alone; the bottom is [0]. */
enum { SCREEN_DEPTH_MAX = 16 };

struct screen_stack {
	struct screen *screens[SCREEN_DEPTH_MAX];
	int depth;
	enum role message_role;
	char message[MESSAGE_BYTES];
};

/** The top screen, NULL when the stack is empty. */
struct screen *screen_stack_top(const struct screen_stack *stack);

/**
 * Does what a transition says, the resume of the screens below included.
 *
 * Returns: false when there is no screen left or the program is to end.
 * Errors:  a push on a full stack is answered with a message, and the screen is closed.
 */
bool screen_stack_follow(struct screen_stack *stack, struct transition transition);

/** Closes all, top first. */
void screen_stack_release(struct screen_stack *stack);

/** Tells the top screen that it has no ticks from now on. */
void screen_stack_pause(const struct screen_stack *stack);

/** The tables that hold on a screen now, key_table_app last. */
struct key_set screen_keys(const struct screen *screen);

/**
 * The last row: key hints by rank, dropped from the end until they fit, "? help" always kept;
 * or a message with "? help" beside it. A message that is too long for a row stands on up to
 * four, over the end of the screen.
 *
 * message: NULL or "" for none.
 */
void screen_draw_footer(struct canvas *canvas, int y, const struct screen *screen,
			enum role message_role, const char *message);

/**
 * The same as plain text for cols columns: what fits. For tests. Writes at most size bytes and
 * returns the columns used.
 */
int screen_footer_text(const struct key_set *set, bool takes_text, int cols, char *text, int size);

#endif
