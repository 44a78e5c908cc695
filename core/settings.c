#include "settings.h"

#include <stdlib.h>
#include <string.h>

#include "cfg.h"

enum {
	KEY_LANGUAGE,
	KEY_COLOUR,
	KEY_AMBIGUOUS_WIDTH,
	KEY_REPORT_WIDTH,
	KEY_PAPER,
	KEY_AUTHOR,
	KEY_LOGO_TEXT,
	KEY_REPORT_PARTS,
	KEY_PRINT,
	KEY_PRINT_FORMAT,
	KEY_WHO,
	KEY_BENCHMARKS,
	KEY_KEYS,
	KEY_COUNT
};

static const char *const names[KEY_COUNT] = { "language",     "colour", "ambiguous_width",
					      "report_width", "paper",  "author",
					      "logo_text",    "report_parts", "print",
					      "print_format", "who",    "benchmarks",
					      "keys" };

static const char *const colours[] = { "auto", "always", "never", NULL };
static const char *const widths[] = { "auto", "narrow", "wide", NULL };
static const char *const papers[] = { "A4", "Letter", NULL };
static const char *const print_formats[] = { "pdf", "text", NULL };
static const char *const no_words[] = { NULL };
static const char *const whos[] = { "self", "interview", NULL };

static struct settings *new_settings(void)
{
	struct settings *settings = mem_calloc(1, sizeof(*settings));

	arena_init(&settings->arena);
	settings->report_width_cols = 80;
	settings->report_author = "";
	settings->report_logo_text = "";
	settings->report_parts = "";
	settings->print = no_words;
	settings->shows_benchmarks = true;
	settings->who = whos[0];
	return settings;
}

static void read_language(const struct cfg_group *group, struct settings *settings)
{
	const char *codes[LANG_COUNT + 1] = { NULL };
	int place;

	for (int i = 0; i < LANG_COUNT; i++)
		codes[i] = languages[i].code;
	place = cfg_choice(group, KEY_LANGUAGE, CFG_OPTIONAL, codes);
	settings->has_lang = place >= 0;
	if (place >= 0)
		settings->lang = (enum lang)place;
}

static int choose(const struct cfg_group *group, size_t key, const char *const *words)
{
	int place = cfg_choice(group, key, CFG_OPTIONAL, words);

	return place < 0 ? 0 : place;
}

static const char *read_text(const struct cfg_group *group, size_t key, struct settings *settings)
{
	const char *text = cfg_string(group, key, CFG_OPTIONAL, &settings->arena);

	return text ? text : "";
}

/* print = [ "lp", "-o", "media=A4" ]: started as it stands, never by a shell. */
static void read_print(struct cfg *cfg, const struct cfg_group *group, struct settings *settings)
{
	cfg_setting *list = cfg_list(group, KEY_PRINT, CFG_OPTIONAL, SETTINGS_PRINT_WORDS_MAX);
	size_t count = cfg_length(list);
	const char **words = arena_array(&settings->arena, count + 1, sizeof(*words));
	size_t found = 0;

	for (size_t i = 0; i < count; i++) {
		words[found] = cfg_element_string(cfg, cfg_element(list, i), &settings->arena);
		found += words[found] != NULL;
	}
	if (found == count)
		settings->print = words;
}

/* keys = { next = "Enter"; … }: the names of actions are the screens' business. */
static void read_keys(struct cfg *cfg, const struct cfg_group *group, struct settings *settings)
{
	cfg_setting *setting = cfg_inner(group, KEY_KEYS, CFG_OPTIONAL);
	size_t count = cfg_length(setting);
	struct key_setting *keys;

	if (count > SETTINGS_KEYS_MAX) {
		cfg_mistake(cfg, cfg_line(group, KEY_KEYS),
			    _("%zu keys are too many; expected at most %d"), count,
			    SETTINGS_KEYS_MAX);
		return;
	}
	keys = arena_array(&settings->arena, count, sizeof(*keys));
	for (size_t i = 0; i < count; i++) {
		cfg_setting *element = cfg_element(setting, i);
		struct key_setting *key = &keys[settings->key_count];

		key->action = arena_strdup(&settings->arena, cfg_element_name(element));
		key->key = cfg_element_string(cfg, element, &settings->arena);
		key->line = cfg_element_line(element);
		settings->key_count += key->key != NULL;
	}
	settings->keys = keys;
}

static void read_settings(struct cfg *cfg, struct settings *settings)
{
	struct cfg_group group;

	cfg_group_open(&group, cfg, cfg_root(cfg), names, KEY_COUNT);
	read_language(&group, settings);
	settings->colour = (enum colour_setting)choose(&group, KEY_COLOUR, colours);
	settings->ambiguous = (enum width_setting)choose(&group, KEY_AMBIGUOUS_WIDTH, widths);
	cfg_int(&group, KEY_REPORT_WIDTH, CFG_OPTIONAL, SETTINGS_REPORT_WIDTH_MIN,
		SETTINGS_REPORT_WIDTH_MAX, &settings->report_width_cols);
	settings->paper = (enum paper)choose(&group, KEY_PAPER, papers);
	settings->report_author = read_text(&group, KEY_AUTHOR, settings);
	settings->report_logo_text = read_text(&group, KEY_LOGO_TEXT, settings);
	settings->report_parts = read_text(&group, KEY_REPORT_PARTS, settings);
	settings->report_parts_line = cfg_line(&group, KEY_REPORT_PARTS);
	read_print(cfg, &group, settings);
	settings->print_format = (enum print_format)choose(&group, KEY_PRINT_FORMAT, print_formats);
	settings->who = whos[choose(&group, KEY_WHO, whos)];
	cfg_bool(&group, KEY_BENCHMARKS, CFG_OPTIONAL, &settings->shows_benchmarks);
	read_keys(cfg, &group, settings);
}

static struct settings *finish(struct cfg *cfg, struct error_list *found,
			       struct error_list *mistakes)
{
	struct settings *settings = new_settings();

	if (cfg)
		read_settings(cfg, settings);
	cfg_free(cfg);
	error_list_sort(found);
	for (size_t i = 0; i < found->count; i++)
		error_list_add_error(mistakes, false, &found->items[i].error);
	error_list_release(found);
	return settings;
}

struct settings *settings_load(const char *path, struct error_list *mistakes)
{
	struct error_list found = ERROR_LIST_INIT;
	struct cfg *cfg = path ? cfg_read_file(path, &found) : NULL;

	if (!cfg && found.count == 1 && found.items[0].error.code == ERROR_NOT_FOUND)
		error_list_release(&found);
	return finish(cfg, &found, mistakes);
}

struct settings *settings_load_text(const char *name, const char *text, size_t size_bytes,
				    struct error_list *mistakes)
{
	struct error_list found = ERROR_LIST_INIT;

	return finish(cfg_read_text(name, text, size_bytes, &found), &found, mistakes);
}

void settings_free(struct settings *settings)
{
	if (!settings)
		return;
	arena_release(&settings->arena);
	free(settings);
}

const char *settings_key(const struct settings *settings, const char *action)
{
	for (size_t i = 0; i < settings->key_count; i++)
		if (strcmp(settings->keys[i].action, action) == 0)
			return settings->keys[i].key;
	return NULL;
}
