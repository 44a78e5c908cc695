/*
 * Files of settings: libconfig behind a gate of our own and typed getters.
 *
 * libconfig is not safe on a stranger's file: it follows @include (from a
 * string, too), is quadratic in the length of a string, cuts integers without
 * a word, turns "\x1b" into a real ESC, and names only the first mistake. The
 * gate (cfg_gate.c) reads the whole grammar itself, before libconfig does, and
 * reports every mistake with line and column. What passed it, libconfig takes.
 *
 * A group of settings is opened with the names it may have; the getters then
 * find a setting by its place in that table and report what is wrong with it:
 *
 *      enum { KEY_ID, KEY_MAX, KEY_COUNT };
 *      static const char *const keys[KEY_COUNT] = { "id", "max" };
 *      struct cfg_group group;
 *
 *      cfg_group_open(&group, cfg, cfg_root(cfg), keys, KEY_COUNT);
 *      id = cfg_string(&group, KEY_ID, CFG_REQUIRED, &arena);
 *      cfg_int(&group, KEY_MAX, 1, 64, &max);
 *
 * Always holds: strings that getters give are UTF-8 in normal form C without
 * control, bidi or other invisible characters.
 */
#ifndef TENKEN_CFG_H
#define TENKEN_CFG_H

#include "arena.h"
#include "error.h"
#include "i18n.h"

#include <stdbool.h>
#include <stddef.h>

enum {
	CFG_FILE_MAX = 16 * 1024 * 1024, /* bytes of a file */
	CFG_STRING_MAX = 8192,           /* bytes of a string, joined ones together */
	CFG_NESTING_MAX = 16,            /* brackets inside each other */
	CFG_KEYS_MAX = 500,              /* settings of a group */
	CFG_SETTINGS_MAX =
		1000000, /* settings and list elements of a file; those of large groups weigh more */
	CFG_NAMES_MAX = 32 /* names in the table of a group */
};

/* How a setting must be there. */
enum {
	CFG_OPTIONAL = 0,
	CFG_REQUIRED = 1,
	CFG_NEWLINES = 2 /* a text may have \n */
};

struct cfg;
struct config_setting_t; /* libconfig's; opaque here */
typedef const struct config_setting_t cfg_setting;

/** A group whose settings were looked up by name. */
struct cfg_group {
	struct cfg *cfg;
	cfg_setting *setting;
	const char *const *names;
	size_t name_count;
	cfg_setting *found[CFG_NAMES_MAX]; /* by place in names; NULL where not given */
	int line;
};

/**
 * Checks a text of settings without building anything: the gate alone.
 *
 * text is mended in place where a mistake concerns one word only, so that the
 * rest can still be looked at: text[size_bytes] must be writable and is made NUL.
 * Errors: false when the structure is broken: libconfig must not see it. Every
 *         mistake is in the list.
 */
bool cfg_gate(const char *name, char *text, size_t size_bytes, struct error_list *mistakes);

/**
 * Reads settings from text in memory. name stands in messages for the file.
 *
 * Ownership: the caller frees with cfg_free(); borrows mistakes until then, copies the rest.
 * Errors:    NULL when nothing can be read from it; the list tells why. A cfg is
 *            returned also when mistakes were found that concern single words:
 *            cfg_has_mistakes() says so.
 */
struct cfg *cfg_read_text(const char *name, const char *text, size_t size_bytes,
			  struct error_list *mistakes);

/** Reads a file; messages name it by its last part. Errors as cfg_read_text(). */
struct cfg *cfg_read_file(const char *path, struct error_list *mistakes);

void cfg_free(struct cfg *cfg);

/** Name of the file in messages. Lent, as long as the cfg lives. */
const char *cfg_name(const struct cfg *cfg);

/** The outermost group. */
cfg_setting *cfg_root(const struct cfg *cfg);

/**
 * Records a mistake at a line. A line on which the gate found one already is
 * left alone: what is wrong there follows from that.
 */
void cfg_mistake(struct cfg *cfg, int line, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/** Was anything wrong so far, in the gate or after it? */
bool cfg_has_mistakes(const struct cfg *cfg);

/**
 * Looks up the settings of a group.
 *
 * Errors: unknown names are recorded. false when setting is no group, which is
 *         recorded too; group is empty then, and getters find nothing.
 */
bool cfg_group_open(struct cfg_group *group, struct cfg *cfg, cfg_setting *setting,
		    const char *const *names, size_t name_count);

/** Is the setting given, rightly or wrongly? */
bool cfg_has(const struct cfg_group *group, size_t key);

/** Line of a setting, or of the group when it is not given. */
int cfg_line(const struct cfg_group *group, size_t key);

/**
 * A text of one line, or with CFG_NEWLINES of several.
 *
 * Ownership: copied into arena.
 * Errors:    NULL when it is not given or wrong, which is recorded. An empty text
 *            is one that is not given.
 */
const char *cfg_string(const struct cfg_group *group, size_t key, int flags, struct arena *arena);

/** true or false; *value is left alone when it is not given or wrong. */
bool cfg_bool(const struct cfg_group *group, size_t key, int flags, bool *value);

/** A whole number from min to max; *value is left alone when it is not given or wrong. */
bool cfg_int(const struct cfg_group *group, size_t key, int flags, int min, int max, int *value);

/** A number, whole or not; *value is left alone when it is not given or wrong. */
bool cfg_double(const struct cfg_group *group, size_t key, int flags, double min, double max,
		double *value);

/**
 * The place of a string among words ("single", "multiple", …), NULL ends them.
 *
 * Errors: -1 when not given or none of them, which is recorded.
 */
int cfg_choice(const struct cfg_group *group, size_t key, int flags, const char *const *words);

/**
 * A group of texts by language: { en = "…"; ja = "…"; }.
 *
 * Errors: false when not given or wrong; at least one language must be there.
 */
bool cfg_lang_text(const struct cfg_group *group, size_t key, int flags, struct arena *arena,
		   struct lang_text *text);

/**
 * A group inside the group, to be opened with its own names.
 *
 * Errors: NULL when not given, or no group, which is recorded.
 */
cfg_setting *cfg_inner(const struct cfg_group *group, size_t key, int flags);

/**
 * A list of groups "( { … }, … )", or an array "[ … ]" or list of single values.
 *
 * Errors: NULL when not given or not a list, or longer than max, which is recorded.
 */
cfg_setting *cfg_list(const struct cfg_group *group, size_t key, int flags, size_t max);

/** Length of a list or a group; 0 for NULL. */
size_t cfg_length(cfg_setting *list);

/** Element of a list, in constant time. */
cfg_setting *cfg_element(cfg_setting *list, size_t place);

/** Name of a setting found with cfg_element() in a group. Lent; "" for an element of a list. */
const char *cfg_element_name(cfg_setting *element);

/** Line of an element. */
int cfg_element_line(cfg_setting *element);

/** The number of an element; false when it is none or out of range, which is recorded. */
bool cfg_element_int(struct cfg *cfg, cfg_setting *element, int min, int max, int *value);

/** The text of an element, copied into arena; NULL when it is none, which is recorded. */
const char *cfg_element_string(struct cfg *cfg, cfg_setting *element, struct arena *arena);

#endif
