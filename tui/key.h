/*
 * key: what a person did at the terminal, and the tables that say what it means.
 *
 * A struct key is one event: a character, a named key, a mouse press or a whole paste. Keys
 * have names ("Space", "F2", "C-l", "M-u", "Down"), the same in help, in tenken.conf and in
 * tests.
 *
 * What a key does on a screen stands in one table of struct key_binding: handling, footer, help
 * screen and tenken.conf all read it.
 *
 *	enum { ACT_CHOOSE = 1, ACT_NEXT };
 *	static const struct key_binding bindings[] = {
 *		{ ACT_CHOOSE, "choose", "Space 1..9", N_("choose"), N_("chooses an option"), 1 },
 *		{ ACT_NEXT, "next", "Enter", N_("next"), N_("goes on to the next question"), 2 },
 *		{ 0 },
 *	};
 *	static const struct key_table table = { "interview", N_("Interview"), bindings };
 *
 *	switch (key_action(&set, &key)) {
 *	case ACT_CHOOSE: …
 *
 * Always true: a table ends with a binding whose action is 0; a screen's own actions are
 * 1..999, those from ACTION_SHARED on mean the same on every screen.
 */
#ifndef TENKEN_KEY_H
#define TENKEN_KEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum key_type {
	KEY_TYPE_NONE,  /* nothing, or something unknown that was swallowed */
	KEY_TYPE_CHAR,  /* a character was typed: ch, mods */
	KEY_TYPE_NAMED, /* a named key: name, mods */
	KEY_TYPE_MOUSE, /* mouse */
	KEY_TYPE_PASTE, /* paste, paste_bytes: never to be read as keys */
};

/*
 * Space is the character ' '; Enter, Tab and Esc are named. (curses.h owns the macros KEY_UP
 * and so on.)
 */
enum key_name {
	K_NONE,
	K_ENTER,
	K_TAB,
	K_BACKTAB, /* Shift-Tab */
	K_ESC,
	K_BACKSPACE,
	K_DELETE,
	K_INSERT,
	K_UP,
	K_DOWN,
	K_LEFT,
	K_RIGHT,
	K_HOME,
	K_END,
	K_PAGE_UP,
	K_PAGE_DOWN,
	K_F1,
	K_F2,
	K_F3,
	K_F4,
	K_F5,
	K_F6,
	K_F7,
	K_F8,
	K_F9,
	K_F10,
	K_F11,
	K_F12,
	K_NAME_COUNT,
};

/* SHIFT only with named keys and the mouse */
enum key_mods { MOD_SHIFT = 1, MOD_ALT = 2, MOD_CTRL = 4 };

enum mouse_action {
	MOUSE_CLICK, /* left button pressed */
	/* second press on the same cell within 400 ms; the first came as MOUSE_CLICK */
	MOUSE_DOUBLE_CLICK,
	MOUSE_WHEEL_UP,
	MOUSE_WHEEL_DOWN,
};

struct key {
	enum key_type type;
	enum key_name name; /* KEY_TYPE_NAMED */
	/* KEY_TYPE_CHAR: a Unicode character; with MOD_CTRL the small letter: C-k is 'k' */
	uint32_t ch;
	unsigned mods; /* of enum key_mods */
	struct {
		enum mouse_action action;
		int y; /* 0-based, in the coordinates of the canvas that the screen draws on */
		int x;
	} mouse; /* KEY_TYPE_MOUSE */
	/*
	 * KEY_TYPE_PASTE: valid UTF-8, line ends as \n, NUL-terminated; borrowed until the
	 *                 handler returns
	 */
	const char *paste;
	size_t paste_bytes;
};

/* Actions that mean the same everywhere. */
enum key_shared_action {
	ACTION_NONE = 0,
	ACTION_SHARED = 1000,
	/* Moves: key_table_move lists them; list_move() and grid_move() take them as they are. */
	ACTION_UP = ACTION_SHARED,
	ACTION_DOWN,
	ACTION_LEFT,
	ACTION_RIGHT,
	ACTION_PAGE_UP,
	ACTION_PAGE_DOWN,
	ACTION_HOME,
	ACTION_END,
	ACTION_TAB, /* to the next part of a screen */
	ACTION_BACKTAB,
	/* Handled by the app on every screen: key_table_app. */
	ACTION_HELP,
	ACTION_LANGUAGE,
	ACTION_REDRAW,
	ACTION_SUSPEND,
	ACTION_EXIT, /* C-c: leave the program; screens store what is open */
};

struct key_binding {
	int action;     /* 1..999 or a shared one; 0 ends the table */
	const char *id; /* name in tenken.conf and tests, [a-z-]+ */
	/*
	 * names separated by blanks; "1..9" is a range of characters; "Click", "DoubleClick",
	 * "WheelUp", "WheelDown" are the mouse
	 */
	const char *keys;
	const char *label; /* N_(): one or two words for the footer */
	const char *help;  /* N_(): what it does, for the help screen; NULL leaves it out of help */
	/* 0: not in the footer; else its rank: 1 stands first and is dropped last */
	int footer;
};

struct key_table {
	/* name in tenken.conf: keys = { interview = { next = "Enter Right"; }; }; */
	const char *id;
	const char *title; /* N_(): heading on the help screen */
	const struct key_binding *bindings;
};

enum { KEY_SET_MAX = 6 };

/* The tables that hold at a moment, first match wins; NULL ends. { { &a, &b } } makes one. */
struct key_set {
	const struct key_table *tables[KEY_SET_MAX];
};

/* Arrows, PgUp, PgDn, Home, End, Tab, S-Tab and the wheel. Put it last in a set. */
extern const struct key_table key_table_move;
/* ? F1 F2 C-l C-z C-c: the app handles them; the help screen shows them under every screen. */
extern const struct key_table key_table_app;

/**
 * What a key means: the action of the first binding that names it, tenken.conf's keys before
 * the default ones.
 *
 * Returns:   an action; ACTION_NONE when no table knows the key.
 * Ownership: borrows both.
 */
int key_action(const struct key_set *set, const struct key *key);

/** The same in one table. */
int key_table_action(const struct key_table *table, const struct key *key);

/**
 * The keys of a binding as they hold now (tenken.conf before the default), blanks between them.
 *
 * Ownership: lends a string that lives until the next key_override().
 */
const char *key_binding_keys(const struct key_table *table, const struct key_binding *binding);

/**
 * First key of a binding, for a footer: "Space", "Enter", "F2".
 *
 * Ownership: writes at most size bytes with the NUL into text and returns it.
 */
const char *key_binding_first(const struct key_table *table, const struct key_binding *binding,
			      char *text, size_t size);

/**
 * Sets other keys for one action of a table, as tenken.conf asks; table_id NULL: of every table
 * that has it.
 *
 * Ownership: copies what it is given.
 * Errors:    false when a key name is unknown; then nothing is changed.
 */
bool key_override(const char *table_id, const char *binding_id, const char *keys);

/** Forgets every override. */
void key_override_reset(void);

/**
 * Name of a key: "a", "Space", "Enter", "C-k", "M-u", "S-Tab", "F2", "Click". A name is also
 * what a screen shows; names are not translated.
 *
 * Ownership: writes at most size bytes with the NUL into text and returns it; 24 bytes hold
 *            every name.
 */
const char *key_to_name(const struct key *key, char *text, size_t size);

/** The key with this name; false and *key untouched when there is none. */
bool key_from_name(const char *name, struct key *key);

/** True if a blank-separated list of names ("Space 1..9") holds this key. */
bool key_in_names(const char *names, const struct key *key);

/** True for a character that types itself: no Ctrl, no Alt. */
bool key_is_text(const struct key *key);

/** True for the character ch without Ctrl and Alt. */
bool key_is_char(const struct key *key, uint32_t ch);

/** True for the named key without modifiers. */
bool key_is(const struct key *key, enum key_name name);

#endif
