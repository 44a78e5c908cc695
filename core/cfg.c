#include "cfg_parts.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "file.h"
#include "strbuf.h"

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
	if (text->length == 0 || text->text[text->length - 1] != '\n')
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

void cfg_mistake(struct cfg *cfg, int line, const char *format, ...)
{
	va_list args;

	cfg->has_mistakes = true;
	if (is_gate_line(cfg, line))
		return;
	va_start(args, format);
	error_list_vadd(cfg->mistakes, false, ERROR_INPUT, cfg->name, line, 0, format, args);
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

int cfg_setting_line(cfg_setting *setting)
{
	return (int)config_setting_source_line(setting);
}

/* The last name on the way in: an element goes by that of its list. */
static cfg_setting *named(cfg_setting *setting)
{
	while (!setting->name && setting->parent)
		setting = setting->parent;
	return setting;
}

const char *cfg_setting_name(cfg_setting *setting, char buf[CFG_NAME_BYTES])
{
	cfg_setting *inner = named(setting);
	cfg_setting *outer = inner->parent;

	if (outer && outer->name)
		snprintf(buf, CFG_NAME_BYTES, "%s.%s", outer->name, inner->name);
	else
		snprintf(buf, CFG_NAME_BYTES, "%s", inner->name ? inner->name : "");
	return buf;
}

void cfg_refuse_type(struct cfg *cfg, cfg_setting *setting, const char *expected)
{
	char name[CFG_NAME_BYTES];

	cfg_setting_name(setting, name);
	if (setting->name)
		cfg_mistake(cfg, cfg_setting_line(setting), _("\"%s\" is %s; expected %s"), name,
			    type_name(setting), expected);
	else
		cfg_mistake(cfg, cfg_setting_line(setting),
			    _("an element of \"%s\" is %s; expected %s"), name, type_name(setting),
			    expected);
}

/* ---- groups ------------------------------------------------------------ */

/* Settings mostly stand in the order of the table: the search goes on behind the last one found. */
static int find_name(const struct cfg_group *group, const char *name, size_t start)
{
	size_t place = start;

	for (size_t i = 0; i < group->name_count; i++, place++) {
		if (place >= group->name_count)
			place = 0;
		if (group->names[place][0] == name[0] && strcmp(group->names[place], name) == 0)
			return (int)place;
	}
	return -1;
}

static void refuse_name(const struct cfg_group *group, cfg_setting *setting)
{
	struct strbuf names = STRBUF_INIT;

	for (size_t i = 0; i < group->name_count; i++)
		strbuf_addf(&names, "%s%s", i > 0 ? ", " : "", group->names[i]);
	cfg_mistake(group->cfg, cfg_setting_line(setting),
		    group->name_count > 1 ? _("unknown setting \"%s\"; expected one of %s")
					  : _("unknown setting \"%s\"; expected %s"),
		    setting->name, names.text);
	strbuf_release(&names);
}

bool cfg_group_open(struct cfg_group *group, struct cfg *cfg, cfg_setting *setting,
		    const char *const *names, size_t name_count)
{
	const config_list_t *members = setting->value.list;
	size_t start = 0;

	memset(group->found, 0, name_count * sizeof(group->found[0]));
	group->cfg = cfg;
	group->setting = setting;
	group->names = names;
	group->name_count = name_count;
	group->line = cfg_setting_line(setting);
	if (!config_setting_is_group(setting)) {
		cfg_refuse_type(cfg, setting, _("a group \"{ }\""));
		return false;
	}
	/* libconfig's settings lie all over the heap: fetched one by one they cost a tenth of a load */
	for (unsigned int i = 0; members && i < members->length; i++)
		__builtin_prefetch(members->elements[i]);
	for (unsigned int i = 0; members && i < members->length; i++) {
		int place = find_name(group, members->elements[i]->name, start);

		start = (size_t)(place + 1);
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
	return group->found[key] ? cfg_setting_line(group->found[key]) : group->line;
}
