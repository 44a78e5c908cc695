/*
 * The typed getters.
 */
#include "cfg_parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "strbuf.h"
#include "text.h"

/*
 * The setting, or NULL; one that must be there and is not is recorded. What was
 * expected is given untranslated, for nearly always nobody reads it.
 */
static cfg_setting *find(const struct cfg_group *group, size_t key, int flags, const char *expected)
{
	cfg_setting *setting = group->found[key];

	if (!setting && flags & CFG_REQUIRED)
		cfg_mistake(group->cfg, group->line, _("missing setting \"%s\"; expected %s"),
			    group->names[key], _(expected));
	return setting;
}

/* ---- single values ----------------------------------------------------- */

/* What one look at the bytes of a text tells. */
struct text_facts {
	size_t size;
	bool has_newline;
	bool is_nfc; /* surely; else a closer look is needed */
};

/*
 * ASCII, Latin-1, kana, kanji and the full-width forms are in normal form C;
 * U+3099 and U+309A, and all else, must be looked at.
 */
static bool is_nfc_at(const unsigned char *at)
{
	if (*at < 0xC4 || (*at >= 0xE4 && *at <= 0xE9))
		return true;
	if (*at == 0xE3)
		return !(at[1] == 0x82 && (at[2] == 0x99 || at[2] == 0x9A));
	if (*at == 0xEF)
		return at[1] >= 0xBC;
	return *at == 0xE2 && at[1] == 0x80 && at[2] >= 0x82;
}

static struct text_facts look_at(const char *text)
{
	struct text_facts facts = { .is_nfc = true };
	const unsigned char *at = (const unsigned char *)text;

	for (; *at; at++) {
		if (*at >= 0xC4)
			facts.is_nfc = facts.is_nfc && is_nfc_at(at);
		else if (*at == '\n')
			facts.has_newline = true;
	}
	facts.size = (size_t)(at - (const unsigned char *)text);
	return facts;
}

static const char *copy_text(const char *text, const struct text_facts *facts, struct arena *arena)
{
	char *composed;
	const char *copy;

	if (facts->is_nfc)
		return memcpy(arena_alloc(arena, facts->size + 1), text, facts->size);
	composed = text_nfc(text);
	copy = arena_strdup(arena, composed);
	free(composed);
	return copy;
}

/* The text of a setting that is one; an empty one is as if it were not there. */
static const char *read_text(struct cfg *cfg, cfg_setting *setting, int flags, struct arena *arena)
{
	char name[CFG_NAME_BYTES];
	const char *text = setting->value.sval;
	struct text_facts facts = look_at(text);

	if (facts.size == 0) {
		if (flags & CFG_REQUIRED)
			cfg_mistake(cfg, cfg_setting_line(setting),
				    _("\"%s\" is empty; expected a text"),
				    cfg_setting_name(setting, name));
		return NULL;
	}
	if (facts.has_newline && !(flags & CFG_NEWLINES)) {
		cfg_mistake(cfg, cfg_setting_line(setting),
			    _("\"%s\" has a line break; expected one line"),
			    cfg_setting_name(setting, name));
		return NULL;
	}
	return copy_text(text, &facts, arena);
}

const char *cfg_string(const struct cfg_group *group, size_t key, int flags, struct arena *arena)
{
	cfg_setting *setting = find(group, key, flags, N_("a text"));

	if (!setting)
		return NULL;
	if (config_setting_type(setting) != CONFIG_TYPE_STRING) {
		cfg_refuse_type(group->cfg, setting, _("a text"));
		return NULL;
	}
	return read_text(group->cfg, setting, flags, arena);
}

bool cfg_bool(const struct cfg_group *group, size_t key, int flags, bool *value)
{
	cfg_setting *setting = find(group, key, flags, N_("true or false"));

	if (!setting)
		return false;
	if (config_setting_type(setting) != CONFIG_TYPE_BOOL) {
		cfg_refuse_type(group->cfg, setting, _("true or false"));
		return false;
	}
	*value = setting->value.ival != 0;
	return true;
}

static bool read_int(struct cfg *cfg, cfg_setting *setting, int min, int max, int *value)
{
	char name[CFG_NAME_BYTES];
	char expected[80];

	if (config_setting_type(setting) == CONFIG_TYPE_INT && setting->value.ival >= min &&
	    setting->value.ival <= max) {
		*value = setting->value.ival;
		return true;
	}
	snprintf(expected, sizeof(expected), _("a whole number from %d to %d"), min, max);
	if (config_setting_type(setting) != CONFIG_TYPE_INT)
		cfg_refuse_type(cfg, setting, expected);
	else
		cfg_mistake(cfg, cfg_setting_line(setting), _("\"%s\" is %d; expected %s"),
			    cfg_setting_name(setting, name), setting->value.ival, expected);
	return false;
}

bool cfg_int(const struct cfg_group *group, size_t key, int flags, int min, int max, int *value)
{
	cfg_setting *setting = find(group, key, flags, N_("a whole number"));

	return setting && read_int(group->cfg, setting, min, max, value);
}

bool cfg_double(const struct cfg_group *group, size_t key, int flags, double min, double max,
		double *value)
{
	cfg_setting *setting = find(group, key, flags, N_("a number"));
	double number;

	if (!setting)
		return false;
	if (config_setting_type(setting) == CONFIG_TYPE_INT) {
		number = setting->value.ival;
	} else if (config_setting_type(setting) == CONFIG_TYPE_FLOAT) {
		number = setting->value.fval;
	} else {
		cfg_refuse_type(group->cfg, setting, _("a number"));
		return false;
	}
	if (!(number >= min && number <= max)) {
		cfg_mistake(group->cfg, cfg_setting_line(setting),
			    _("\"%s\" is %g; expected %g to %g"), group->names[key], number, min,
			    max);
		return false;
	}
	*value = number;
	return true;
}

/* The setting is not given, or none of the words. */
static void refuse_choice(const struct cfg_group *group, size_t key, const char *const *words)
{
	cfg_setting *setting = group->found[key];
	struct strbuf list = STRBUF_INIT;
	char expected[400];

	for (size_t i = 0; words[i]; i++)
		strbuf_addf(&list, "%s\"%s\"", i > 0 ? ", " : "", words[i]);
	snprintf(expected, sizeof(expected), _("one of %s"), list.text);
	strbuf_release(&list);
	if (!setting)
		find(group, key, CFG_REQUIRED, expected);
	else if (config_setting_type(setting) != CONFIG_TYPE_STRING)
		cfg_refuse_type(group->cfg, setting, expected);
	else
		cfg_mistake(group->cfg, cfg_setting_line(setting),
			    _("unknown %s \"%s\"; expected %s"), group->names[key],
			    setting->value.sval, expected);
}

int cfg_choice(const struct cfg_group *group, size_t key, int flags, const char *const *words)
{
	cfg_setting *setting = group->found[key];

	if (!setting && !(flags & CFG_REQUIRED))
		return -1;
	if (setting && config_setting_type(setting) == CONFIG_TYPE_STRING)
		for (int i = 0; words[i]; i++)
			if (strcmp(words[i], setting->value.sval) == 0)
				return i;
	refuse_choice(group, key, words);
	return -1;
}

/* ---- groups and lists inside ------------------------------------------- */

static bool read_lang_text(struct cfg *cfg, cfg_setting *setting, int flags, struct arena *arena,
			   struct lang_text *text)
{
	const char *codes[LANG_COUNT];
	struct cfg_group group;
	bool is_given = false;

	for (int i = 0; i < LANG_COUNT; i++)
		codes[i] = languages[i].code;
	if (!cfg_group_open(&group, cfg, setting, codes, LANG_COUNT))
		return false;
	for (int i = 0; i < LANG_COUNT; i++) {
		cfg_setting *inner = group.found[i];

		if (!inner)
			continue;
		if (config_setting_type(inner) != CONFIG_TYPE_STRING) {
			cfg_refuse_type(cfg, inner, _("a text"));
			return false;
		}
		text->in[i] = read_text(cfg, inner, flags & ~CFG_REQUIRED, arena);
		is_given = is_given || text->in[i];
	}
	if (!is_given && flags & CFG_REQUIRED)
		cfg_mistake(cfg, group.line,
			    _("\"%s\" is empty; expected a text in a language at least"),
			    setting->name);
	return is_given;
}

bool cfg_lang_text(const struct cfg_group *group, size_t key, int flags, struct arena *arena,
		   struct lang_text *text)
{
	cfg_setting *setting = find(group, key, flags, N_("{ en = \"...\"; ja = \"...\"; }"));

	if (!setting)
		return false;
	if (!config_setting_is_group(setting)) {
		cfg_refuse_type(group->cfg, setting, _("{ en = \"...\"; ja = \"...\"; }"));
		return false;
	}
	return read_lang_text(group->cfg, setting, flags, arena, text);
}

cfg_setting *cfg_inner(const struct cfg_group *group, size_t key, int flags)
{
	cfg_setting *setting = find(group, key, flags, N_("a group \"{ }\""));

	if (setting && !config_setting_is_group(setting)) {
		cfg_refuse_type(group->cfg, setting, _("a group \"{ }\""));
		return NULL;
	}
	return setting;
}

cfg_setting *cfg_list(const struct cfg_group *group, size_t key, int flags, size_t max)
{
	cfg_setting *setting = find(group, key, flags, N_("a list"));

	if (!setting)
		return NULL;
	if (!config_setting_is_list(setting) && !config_setting_is_array(setting)) {
		cfg_refuse_type(group->cfg, setting, _("a list"));
		return NULL;
	}
	if (cfg_length(setting) > max) {
		cfg_mistake(group->cfg, cfg_setting_line(setting),
			    _("\"%s\" has %zu elements; expected at most %zu"), group->names[key],
			    cfg_length(setting), max);
		return NULL;
	}
	if (cfg_length(setting) == 0 && flags & CFG_REQUIRED) {
		cfg_mistake(group->cfg, cfg_setting_line(setting),
			    _("\"%s\" is empty; expected at least one element"), group->names[key]);
		return NULL;
	}
	return setting;
}

size_t cfg_length(cfg_setting *list)
{
	return list && list->value.list ? list->value.list->length : 0;
}

cfg_setting *cfg_element(cfg_setting *list, size_t place)
{
	return list->value.list->elements[place];
}

const char *cfg_element_name(cfg_setting *element)
{
	return element->name ? element->name : "";
}

int cfg_element_line(cfg_setting *element)
{
	return cfg_setting_line(element);
}

bool cfg_element_int(struct cfg *cfg, cfg_setting *element, int min, int max, int *value)
{
	return read_int(cfg, element, min, max, value);
}

const char *cfg_element_string(struct cfg *cfg, cfg_setting *element, struct arena *arena)
{
	if (config_setting_type(element) != CONFIG_TYPE_STRING) {
		cfg_refuse_type(cfg, element, _("a text"));
		return NULL;
	}
	return read_text(cfg, element, CFG_REQUIRED, arena);
}
