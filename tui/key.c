#include "key.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "i18n.h"
#include "text.h"

enum { NAME_SIZE = 32 };

static const char *const named[K_NAME_COUNT] = {
	[K_ENTER] = "Enter",
	[K_TAB] = "Tab",
	[K_BACKTAB] = "S-Tab",
	[K_ESC] = "Esc",
	[K_BACKSPACE] = "Backspace",
	[K_DELETE] = "Delete",
	[K_INSERT] = "Insert",
	[K_UP] = "Up",
	[K_DOWN] = "Down",
	[K_LEFT] = "Left",
	[K_RIGHT] = "Right",
	[K_HOME] = "Home",
	[K_END] = "End",
	[K_PAGE_UP] = "PgUp",
	[K_PAGE_DOWN] = "PgDn",
	[K_F1] = "F1",
	[K_F2] = "F2",
	[K_F3] = "F3",
	[K_F4] = "F4",
	[K_F5] = "F5",
	[K_F6] = "F6",
	[K_F7] = "F7",
	[K_F8] = "F8",
	[K_F9] = "F9",
	[K_F10] = "F10",
	[K_F11] = "F11",
	[K_F12] = "F12",
};

static const char *const mouse_names[] = {
	[MOUSE_CLICK] = "Click",
	[MOUSE_DOUBLE_CLICK] = "DoubleClick",
	[MOUSE_WHEEL_UP] = "WheelUp",
	[MOUSE_WHEEL_DOWN] = "WheelDown",
};

enum { MOUSE_NAME_COUNT = sizeof(mouse_names) / sizeof(mouse_names[0]) };

static const struct key_binding move_bindings[] = {
	{ ACTION_UP, "up", "Up WheelUp", N_("up"), N_("one up"), 0 },
	{ ACTION_DOWN, "down", "Down WheelDown", N_("down"), N_("one down"), 0 },
	{ ACTION_LEFT, "left", "Left", N_("left"), N_("one to the left"), 0 },
	{ ACTION_RIGHT, "right", "Right", N_("right"), N_("one to the right"), 0 },
	{ ACTION_PAGE_UP, "page-up", "PgUp", N_("page up"), N_("a page up"), 0 },
	{ ACTION_PAGE_DOWN, "page-down", "PgDn", N_("page down"), N_("a page down"), 0 },
	{ ACTION_HOME, "home", "Home", N_("first"), N_("to the first one"), 0 },
	{ ACTION_END, "end", "End", N_("last"), N_("to the last one"), 0 },
	{ ACTION_TAB, "tab", "Tab", N_("next part"), N_("to the next part of the screen"), 0 },
	{ ACTION_BACKTAB, "back-tab", "S-Tab", N_("previous part"),
	  N_("to the previous part of the screen"), 0 },
	{ .action = ACTION_NONE },
};

const struct key_table key_table_move = { "move", N_("Moving"), move_bindings };

static const struct key_binding app_bindings[] = {
	{ ACTION_LANGUAGE, "language", "F2", N_("language"), N_("shows the next language, at once"),
	  0 },
	{ ACTION_HELP, "help", "? F1", N_("help"), N_("this help; while a text is typed: F1"), 0 },
	{ ACTION_REDRAW, "redraw", "C-l", N_("redraw"), N_("draws the screen anew"), 0 },
	{ ACTION_SUSPEND, "suspend", "C-z", N_("stop"),
	  N_("back to the shell for a while; fg returns"), 0 },
	{ ACTION_EXIT, "exit", "C-c", N_("quit"), N_("leaves the program; everything is saved"),
	  0 },
	{ .action = ACTION_NONE },
};

const struct key_table key_table_app = { "everywhere", N_("Everywhere"), app_bindings };

/* ---- names ---------------------------------------------------------- */

const char *key_to_name(const struct key *key, char *text, size_t size)
{
	char body[NAME_SIZE] = "";

	switch (key->type) {
	case KEY_TYPE_CHAR:
		if (key->ch == ' ')
			snprintf(body, sizeof(body), "Space");
		else
			body[text_encode(key->ch, body)] = '\0';
		break;
	case KEY_TYPE_NAMED:
		if (key->name > K_NONE && key->name < K_NAME_COUNT)
			snprintf(body, sizeof(body), "%s", named[key->name]);
		break;
	case KEY_TYPE_MOUSE:
		snprintf(body, sizeof(body), "%s", mouse_names[key->mouse.action]);
		break;
	default: break;
	}
	snprintf(text, size, "%s%s%s%s", body[0] && key->mods & MOD_CTRL ? "C-" : "",
		 body[0] && key->mods & MOD_ALT ? "M-" : "",
		 body[0] && key->mods & MOD_SHIFT ? "S-" : "", body);
	return text;
}

static bool body_from_name(const char *name, struct key *key)
{
	const char *end = name;

	if (!strcmp(name, "Space")) {
		key->type = KEY_TYPE_CHAR;
		key->ch = ' ';
		return true;
	}
	for (int i = K_NONE + 1; i < K_NAME_COUNT; i++)
		if (!strcmp(name, named[i])) {
			key->type = KEY_TYPE_NAMED;
			key->name = (enum key_name)i;
			return true;
		}
	for (int i = 0; i < MOUSE_NAME_COUNT; i++)
		if (!strcmp(name, mouse_names[i])) {
			key->type = KEY_TYPE_MOUSE;
			key->mouse.action = (enum mouse_action)i;
			return true;
		}
	key->type = KEY_TYPE_CHAR;
	key->ch = text_next(&end);
	return key->ch > ' ' && key->ch != TEXT_REPLACEMENT && !*end;
}

bool key_from_name(const char *name, struct key *key)
{
	static const struct {
		char letter;
		enum key_mods mod;
	} prefixes[] = { { 'C', MOD_CTRL }, { 'M', MOD_ALT }, { 'S', MOD_SHIFT } };
	struct key found = { .type = KEY_TYPE_NONE };

	if (!strcmp(name, named[K_BACKTAB])) {
		*key = (struct key){ .type = KEY_TYPE_NAMED, .name = K_BACKTAB };
		return true;
	}
	for (size_t i = 0; i < sizeof(prefixes) / sizeof(prefixes[0]); i++)
		if (name[0] == prefixes[i].letter && name[1] == '-' && name[2]) {
			found.mods |= (unsigned)prefixes[i].mod;
			name += 2;
		}
	if (!body_from_name(name, &found))
		return false;
	*key = found;
	return true;
}

/* One blank-separated word of names; false at the end. */
static bool next_word(const char **names, char *word, size_t size)
{
	size_t n;

	*names += strspn(*names, " ");
	n = strcspn(*names, " ");
	if (!n)
		return false;
	snprintf(word, size, "%.*s", (int)n, *names);
	*names += n;
	return true;
}

/* "1..9": two characters with two dots between. */
static bool is_range(const char *word, uint32_t *from, uint32_t *to)
{
	const char *s = word;

	*from = text_next(&s);
	if (!*from || strncmp(s, "..", 2) != 0 || !s[2])
		return false;
	s += 2;
	*to = text_next(&s);
	return !*s;
}

static bool names_hold(const char *names, const struct key *key, const char *name)
{
	char word[NAME_SIZE];
	uint32_t from, to;

	while (next_word(&names, word, sizeof(word))) {
		if (!strcmp(word, name))
			return true;
		if (is_range(word, &from, &to) && key_is_text(key) && key->ch >= from &&
		    key->ch <= to)
			return true;
	}
	return false;
}

bool key_in_names(const char *names, const struct key *key)
{
	char name[NAME_SIZE];

	key_to_name(key, name, sizeof(name));
	return name[0] && names_hold(names, key, name);
}

bool key_is_text(const struct key *key)
{
	return key->type == KEY_TYPE_CHAR && !(key->mods & (MOD_CTRL | MOD_ALT));
}

bool key_is_char(const struct key *key, uint32_t ch)
{
	return key_is_text(key) && key->ch == ch;
}

bool key_is(const struct key *key, enum key_name name)
{
	return key->type == KEY_TYPE_NAMED && key->name == name && !key->mods;
}

/* ---- other keys, as tenken.conf asks -------------------------------- */

struct override {
	struct override *next;
	char *table;
	char *binding;
	char *keys;
};

static struct override *overrides;

static struct override *find_override(const char *table, const char *binding)
{
	for (struct override *o = overrides; o; o = o->next)
		if (!strcmp(o->table, table) && !strcmp(o->binding, binding))
			return o;
	return NULL;
}

bool key_override(const char *table_id, const char *binding_id, const char *keys)
{
	char word[NAME_SIZE];
	const char *rest = keys;
	uint32_t from, to;
	struct key key;
	struct override *o;

	while (next_word(&rest, word, sizeof(word)))
		if (!key_from_name(word, &key) && !is_range(word, &from, &to))
			return false;
	if (!table_id)
		table_id = "*";
	o = find_override(table_id, binding_id);
	if (!o) {
		o = mem_calloc(1, sizeof(*o));
		o->table = mem_strdup(table_id);
		o->binding = mem_strdup(binding_id);
		o->next = overrides;
		overrides = o;
	}
	free(o->keys);
	o->keys = mem_strdup(keys);
	return true;
}

void key_override_reset(void)
{
	while (overrides) {
		struct override *o = overrides;

		overrides = o->next;
		free(o->table);
		free(o->binding);
		free(o->keys);
		free(o);
	}
}

const char *key_binding_keys(const struct key_table *table, const struct key_binding *binding)
{
	const struct override *o = overrides ? find_override(table->id, binding->id) : NULL;

	if (overrides && !o)
		o = find_override("*", binding->id);
	return o ? o->keys : binding->keys;
}

const char *key_binding_first(const struct key_table *table, const struct key_binding *binding,
			      char *text, size_t size)
{
	const char *keys = key_binding_keys(table, binding);

	if (!next_word(&keys, text, size))
		text[0] = '\0';
	return text;
}

/* ---- what a key means ----------------------------------------------- */

/*
 * A table without any character holds while text is typed. Moves are no part of that: a field
 * sees its keys first.
 */
static bool is_for_typing(const struct key_table *table)
{
	char word[NAME_SIZE];
	uint32_t from, to;
	struct key key;

	if (table == &key_table_move)
		return false;
	for (const struct key_binding *b = table->bindings; b->action; b++) {
		const char *keys = b->keys;

		while (next_word(&keys, word, sizeof(word)))
			if (is_range(word, &from, &to) ||
			    (key_from_name(word, &key) && key_is_text(&key)))
				return false;
	}
	return true;
}

static int table_action(const struct key_table *table, const struct key *key, const char *name)
{
	/* Whatever tenken.conf says: where text is typed, a character types itself. */
	if (overrides && key_is_text(key) && is_for_typing(table))
		return ACTION_NONE;
	for (const struct key_binding *b = table->bindings; b->action; b++)
		if (names_hold(key_binding_keys(table, b), key, name))
			return b->action;
	return ACTION_NONE;
}

int key_table_action(const struct key_table *table, const struct key *key)
{
	struct key_set set = { { table } };

	return key_action(&set, key);
}

int key_action(const struct key_set *set, const struct key *key)
{
	char name[NAME_SIZE];

	key_to_name(key, name, sizeof(name));
	if (!name[0])
		return ACTION_NONE;
	for (int i = 0; i < KEY_SET_MAX && set->tables[i]; i++) {
		int action = table_action(set->tables[i], key, name);

		if (action)
			return action;
	}
	return ACTION_NONE;
}
