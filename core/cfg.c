#include "cfg.h"

#include <libconfig.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "file.h"
#include "strbuf.h"
#include "text.h"

struct cfg {
	config_t config;
	char *name;
	struct error_list *mistakes;
	unsigned char *gate_lines; /* a bit for every line on which the gate found a mistake */
	size_t line_count;
	bool has_mistakes;
};

/* ---- reading ----------------------------------------------------------- */

static size_t count_lines(const char *text, size_t size_bytes)
{
	const char *end = text + size_bytes;
	size_t lines = 1;

	for (const char *at = text; (at = memchr(at, '\n', (size_t)(end - at))); at++)
		lines++;
	return lines;
}

/* Remembers the lines that the gate reported. */
static void note_gate_lines(struct cfg *cfg, size_t first)
{
	const struct error_list *mistakes = cfg->mistakes;

	if (mistakes->count == first)
		return;
	cfg->has_mistakes = true;
	cfg->gate_lines = mem_calloc(cfg->line_count / 8 + 1, 1);
	for (size_t i = first; i < mistakes->count; i++) {
		size_t line = (size_t)mistakes->items[i].error.line;

		if (line <= cfg->line_count)
			cfg->gate_lines[line / 8] |= (unsigned char)(1U << (line % 8));
	}
}

/* What passed the gate, libconfig takes; if not, its own words are better than none. */
static bool parse(struct cfg *cfg, const char *text)
{
	config_init(&cfg->config);
	cfg->config.include_dir = NULL;
	if (config_read_string(&cfg->config, text))
		return true;
	if (!cfg->has_mistakes)
		error_list_add(cfg->mistakes, false, ERROR_INPUT, cfg->name, cfg->config.error_line,
			       0, "%s", cfg->config.error_text);
	return false;
}

static struct cfg *read_buffer(const char *name, struct strbuf *text, struct error_list *mistakes)
{
	static const char bom[] = "\xEF\xBB\xBF";
	struct cfg *cfg = mem_calloc(1, sizeof(*cfg));
	size_t first = mistakes->count;
	bool is_whole;

	cfg->name = mem_strdup(name);
	cfg->mistakes = mistakes;
	strbuf_addch(text, '\n'); /* libconfig wants one behind a comment */
	if (strncmp(text->text, bom, 3) == 0)
		memcpy(text->text, "   ", 3);
	cfg->line_count = count_lines(text->text, text->length);
	is_whole = cfg_gate(name, text->text, text->length, mistakes);
	note_gate_lines(cfg, first);
	if (is_whole && parse(cfg, text->text))
		return cfg;
	cfg_free(cfg);
	return NULL;
}

struct cfg *cfg_read_text(const char *name, const char *text, size_t size_bytes,
			  struct error_list *mistakes)
{
	struct strbuf copy = STRBUF_INIT;
	struct cfg *cfg;

	if (size_bytes > CFG_FILE_MAX) {
		error_list_add(mistakes, false, ERROR_LIMIT, name, 0, 0,
			       _("%zu bytes are too many; expected at most %d"), size_bytes,
			       CFG_FILE_MAX);
		return NULL;
	}
	strbuf_reserve(&copy, size_bytes + 2);
	strbuf_add(&copy, text, size_bytes);
	cfg = read_buffer(name, &copy, mistakes);
	strbuf_release(&copy);
	return cfg;
}

struct cfg *cfg_read_file(const char *path, struct error_list *mistakes)
{
	const char *name = file_base_name(path);
	struct strbuf text = STRBUF_INIT;
	struct error err = ERROR_INIT;
	struct cfg *cfg;

	if (!file_read(path, CFG_FILE_MAX, &text, &err)) {
		error_list_add(mistakes, false, err.code, name, 0, 0, "%s", err.message);
		return NULL;
	}
	cfg = read_buffer(name, &text, mistakes);
	strbuf_release(&text);
	return cfg;
}

void cfg_free(struct cfg *cfg)
{
	if (!cfg)
		return;
	config_destroy(&cfg->config);
	free(cfg->gate_lines);
	free(cfg->name);
	free(cfg);
}

const char *cfg_name(const struct cfg *cfg)
{
	return cfg->name;
}

cfg_setting *cfg_root(const struct cfg *cfg)
{
	return config_root_setting(&cfg->config);
}

/* ---- mistakes ---------------------------------------------------------- */

static bool is_gate_line(const struct cfg *cfg, int line)
{
	size_t place = (size_t)line;

	return cfg->gate_lines && place <= cfg->line_count &&
	       (cfg->gate_lines[place / 8] >> (place % 8) & 1);
}

static void record(struct cfg *cfg, int line, int column, const char *format, va_list args)
	__attribute__((format(printf, 4, 0)));

static void record(struct cfg *cfg, int line, int column, const char *format, va_list args)
{
	struct strbuf message = STRBUF_INIT;

	cfg->has_mistakes = true;
	if (is_gate_line(cfg, line))
		return;
	strbuf_vaddf(&message, format, args);
	error_list_add(cfg->mistakes, false, ERROR_INPUT, cfg->name, line, column, "%s",
		       message.text);
	strbuf_release(&message);
}

void cfg_mistake(struct cfg *cfg, int line, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	record(cfg, line, 0, format, args);
	va_end(args);
}

bool cfg_has_mistakes(const struct cfg *cfg)
{
	return cfg->has_mistakes;
}

/* What stands in messages for a type. */
static const char *type_name(cfg_setting *setting)
{
	switch (config_setting_type(setting)) {
	case CONFIG_TYPE_INT:
	case CONFIG_TYPE_INT64: return _("a whole number");
	case CONFIG_TYPE_FLOAT: return _("a number with a fraction");
	case CONFIG_TYPE_STRING: return _("a text");
	case CONFIG_TYPE_BOOL: return _("true or false");
	case CONFIG_TYPE_GROUP: return _("a group \"{ }\"");
	case CONFIG_TYPE_LIST: return _("a list \"( )\"");
	default: return _("an array \"[ ]\"");
	}
}

static int line_of(cfg_setting *setting)
{
	return (int)config_setting_source_line(setting);
}

/* The name of a setting in messages; of an element, that of its list. */
static const char *name_of(cfg_setting *setting)
{
	while (!setting->name && setting->parent)
		setting = setting->parent;
	return setting->name ? setting->name : "";
}

static void refuse_type(struct cfg *cfg, cfg_setting *setting, const char *expected)
{
	if (setting->name)
		cfg_mistake(cfg, line_of(setting), _("\"%s\" is %s; expected %s"), setting->name,
			    type_name(setting), expected);
	else
		cfg_mistake(cfg, line_of(setting), _("an element of \"%s\" is %s; expected %s"),
			    name_of(setting), type_name(setting), expected);
}

/* ---- groups ------------------------------------------------------------ */

static int find_name(const struct cfg_group *group, const char *name)
{
	for (size_t i = 0; i < group->name_count; i++)
		if (group->names[i][0] == name[0] && strcmp(group->names[i], name) == 0)
			return (int)i;
	return -1;
}

static void refuse_name(const struct cfg_group *group, cfg_setting *setting)
{
	struct strbuf names = STRBUF_INIT;

	for (size_t i = 0; i < group->name_count; i++)
		strbuf_addf(&names, "%s%s", i > 0 ? ", " : "", group->names[i]);
	cfg_mistake(group->cfg, line_of(setting),
		    group->name_count > 1 ? _("unknown setting \"%s\"; expected one of %s")
					  : _("unknown setting \"%s\"; expected %s"),
		    setting->name, names.text);
	strbuf_release(&names);
}

bool cfg_group_open(struct cfg_group *group, struct cfg *cfg, cfg_setting *setting,
		    const char *const *names, size_t name_count)
{
	const config_list_t *members = setting->value.list;

	memset(group->found, 0, name_count * sizeof(group->found[0]));
	group->cfg = cfg;
	group->setting = setting;
	group->names = names;
	group->name_count = name_count;
	group->line = line_of(setting);
	if (!config_setting_is_group(setting)) {
		refuse_type(cfg, setting, _("a group \"{ }\""));
		return false;
	}
	for (unsigned int i = 0; members && i < members->length; i++) {
		int place = find_name(group, members->elements[i]->name);

		if (place < 0)
			refuse_name(group, members->elements[i]);
		else
			group->found[place] = members->elements[i];
	}
	return true;
}

bool cfg_has(const struct cfg_group *group, size_t key)
{
	return group->found[key] != NULL;
}

int cfg_line(const struct cfg_group *group, size_t key)
{
	return group->found[key] ? line_of(group->found[key]) : group->line;
}

/* The setting, or NULL; one that must be there and is not is recorded. */
static cfg_setting *find(const struct cfg_group *group, size_t key, int flags, const char *expected)
{
	cfg_setting *setting = group->found[key];

	if (!setting && flags & CFG_REQUIRED)
		cfg_mistake(group->cfg, group->line, _("missing setting \"%s\"; expected %s"),
			    group->names[key], expected);
	return setting;
}

/* ---- single values ----------------------------------------------------- */

/*
 * Can the text be anything but normal form C? ASCII, Latin-1, kana, kanji and
 * the full-width forms cannot; U+3099 and U+309A, and all else, are looked at.
 */
static bool is_surely_nfc(const char *text)
{
	const unsigned char *at = (const unsigned char *)text;

	for (; *at; at++) {
		if (*at < 0xC4 || (*at >= 0xE4 && *at <= 0xE9))
			continue;
		if (*at == 0xE3 && !(at[1] == 0x82 && (at[2] == 0x99 || at[2] == 0x9A)))
			continue;
		if (*at == 0xEF && at[1] >= 0xBC)
			continue;
		if (*at == 0xE2 && at[1] == 0x80 && at[2] >= 0x82)
			continue;
		return false;
	}
	return true;
}

static const char *copy_text(const char *text, struct arena *arena)
{
	char *composed;
	const char *copy;

	if (is_surely_nfc(text))
		return arena_strdup(arena, text);
	composed = text_nfc(text);
	copy = arena_strdup(arena, composed);
	free(composed);
	return copy;
}

/* The text of a setting that is one; an empty one is as if it were not there. */
static const char *read_text(struct cfg *cfg, cfg_setting *setting, const char *name, int flags,
			     struct arena *arena)
{
	const char *text = setting->value.sval;

	if (text[0] == '\0') {
		if (flags & CFG_REQUIRED)
			cfg_mistake(cfg, line_of(setting), _("\"%s\" is empty; expected a text"),
				    name);
		return NULL;
	}
	if (!(flags & CFG_NEWLINES) && strchr(text, '\n')) {
		cfg_mistake(cfg, line_of(setting), _("\"%s\" has a line break; expected one line"),
			    name);
		return NULL;
	}
	return copy_text(text, arena);
}

const char *cfg_string(const struct cfg_group *group, size_t key, int flags, struct arena *arena)
{
	cfg_setting *setting = find(group, key, flags, _("a text"));

	if (!setting)
		return NULL;
	if (config_setting_type(setting) != CONFIG_TYPE_STRING) {
		refuse_type(group->cfg, setting, _("a text"));
		return NULL;
	}
	return read_text(group->cfg, setting, group->names[key], flags, arena);
}

bool cfg_bool(const struct cfg_group *group, size_t key, int flags, bool *value)
{
	cfg_setting *setting = find(group, key, flags, _("true or false"));

	if (!setting)
		return false;
	if (config_setting_type(setting) != CONFIG_TYPE_BOOL) {
		refuse_type(group->cfg, setting, _("true or false"));
		return false;
	}
	*value = setting->value.ival != 0;
	return true;
}

static bool read_int(struct cfg *cfg, cfg_setting *setting, int min, int max, int *value)
{
	char expected[80];

	if (config_setting_type(setting) == CONFIG_TYPE_INT && setting->value.ival >= min &&
	    setting->value.ival <= max) {
		*value = setting->value.ival;
		return true;
	}
	snprintf(expected, sizeof(expected), _("a whole number from %d to %d"), min, max);
	if (config_setting_type(setting) != CONFIG_TYPE_INT)
		refuse_type(cfg, setting, expected);
	else
		cfg_mistake(cfg, line_of(setting), _("\"%s\" is %d; expected %s"), name_of(setting),
			    setting->value.ival, expected);
	return false;
}

bool cfg_int(const struct cfg_group *group, size_t key, int flags, int min, int max, int *value)
{
	cfg_setting *setting = find(group, key, flags, _("a whole number"));

	return setting && read_int(group->cfg, setting, min, max, value);
}

bool cfg_double(const struct cfg_group *group, size_t key, int flags, double min, double max,
		double *value)
{
	cfg_setting *setting = find(group, key, flags, _("a number"));
	double number;

	if (!setting)
		return false;
	if (config_setting_type(setting) == CONFIG_TYPE_INT) {
		number = setting->value.ival;
	} else if (config_setting_type(setting) == CONFIG_TYPE_FLOAT) {
		number = setting->value.fval;
	} else {
		refuse_type(group->cfg, setting, _("a number"));
		return false;
	}
	if (!(number >= min && number <= max)) {
		cfg_mistake(group->cfg, line_of(setting), _("\"%s\" is %g; expected %g to %g"),
			    group->names[key], number, min, max);
		return false;
	}
	*value = number;
	return true;
}

static void join_words(struct strbuf *out, const char *const *words)
{
	for (size_t i = 0; words[i]; i++)
		strbuf_addf(out, "%s\"%s\"", i > 0 ? ", " : "", words[i]);
}

int cfg_choice(const struct cfg_group *group, size_t key, int flags, const char *const *words)
{
	struct strbuf expected = STRBUF_INIT;
	cfg_setting *setting = group->found[key];
	int place = -1;

	if (!setting && !(flags & CFG_REQUIRED))
		return -1;
	if (setting && config_setting_type(setting) == CONFIG_TYPE_STRING)
		for (int i = 0; place < 0 && words[i]; i++)
			if (strcmp(words[i], setting->value.sval) == 0)
				place = i;
	if (place >= 0)
		return place;
	join_words(&expected, words);
	if (!find(group, key, flags, expected.text))
		;
	else if (config_setting_type(setting) != CONFIG_TYPE_STRING)
		refuse_type(group->cfg, setting, expected.text);
	else
		cfg_mistake(group->cfg, line_of(setting),
			    _("unknown %s \"%s\"; expected one of %s"), group->names[key],
			    setting->value.sval, expected.text);
	strbuf_release(&expected);
	return -1;
}

/* ---- groups and lists inside ------------------------------------------- */

static bool read_lang_text(struct cfg *cfg, cfg_setting *setting, int flags, struct arena *arena,
			   struct lang_text *text)
{
	const char *codes[LANG_COUNT];
	struct cfg_group group;
	bool is_given = false;
	char name[64];

	for (int i = 0; i < LANG_COUNT; i++)
		codes[i] = languages[i].code;
	if (!cfg_group_open(&group, cfg, setting, codes, LANG_COUNT))
		return false;
	for (int i = 0; i < LANG_COUNT; i++) {
		cfg_setting *inner = group.found[i];

		if (!inner)
			continue;
		if (config_setting_type(inner) != CONFIG_TYPE_STRING) {
			refuse_type(cfg, inner, _("a text"));
			return false;
		}
		snprintf(name, sizeof(name), "%s.%s", setting->name, codes[i]);
		text->in[i] = read_text(cfg, inner, name, flags & ~CFG_REQUIRED, arena);
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
	cfg_setting *setting = find(group, key, flags, _("{ en = \"...\"; ja = \"...\"; }"));

	if (!setting)
		return false;
	if (!config_setting_is_group(setting)) {
		refuse_type(group->cfg, setting, _("{ en = \"...\"; ja = \"...\"; }"));
		return false;
	}
	return read_lang_text(group->cfg, setting, flags, arena, text);
}

cfg_setting *cfg_inner(const struct cfg_group *group, size_t key, int flags)
{
	cfg_setting *setting = find(group, key, flags, _("a group \"{ }\""));

	if (setting && !config_setting_is_group(setting)) {
		refuse_type(group->cfg, setting, _("a group \"{ }\""));
		return NULL;
	}
	return setting;
}

cfg_setting *cfg_list(const struct cfg_group *group, size_t key, int flags, size_t max)
{
	cfg_setting *setting = find(group, key, flags, _("a list"));

	if (!setting)
		return NULL;
	if (!config_setting_is_list(setting) && !config_setting_is_array(setting)) {
		refuse_type(group->cfg, setting, _("a list"));
		return NULL;
	}
	if (cfg_length(setting) > max) {
		cfg_mistake(group->cfg, line_of(setting),
			    _("\"%s\" has %zu elements; expected at most %zu"), group->names[key],
			    cfg_length(setting), max);
		return NULL;
	}
	if (cfg_length(setting) == 0 && flags & CFG_REQUIRED) {
		cfg_mistake(group->cfg, line_of(setting),
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
	return line_of(element);
}

bool cfg_element_int(struct cfg *cfg, cfg_setting *element, int min, int max, int *value)
{
	return read_int(cfg, element, min, max, value);
}

const char *cfg_element_string(struct cfg *cfg, cfg_setting *element, struct arena *arena)
{
	if (config_setting_type(element) != CONFIG_TYPE_STRING) {
		refuse_type(cfg, element, _("a text"));
		return NULL;
	}
	return read_text(cfg, element, name_of(element), CFG_REQUIRED, arena);
}
