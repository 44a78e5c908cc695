/*
 * The lists of a question: options, rows, columns, values, groups.
 */
#include "loader_parts.h"

#include <stdlib.h>
#include <string.h>

enum { VALUE_MAX = 9999 };

/* Places in the tables of names below; what they share stands at the same place. */
enum {
	CHOICE_VALUE,
	CHOICE_ID = CHOICE_VALUE,
	CHOICE_TEXT,
	CHOICE_HELP,
	CHOICE_UNKNOWN,
	CHOICE_BLANK,
	CHOICE_SHORT = CHOICE_BLANK,
	CHOICE_EXCLUSIVE,
	VALUE_RENAMED_FROM = CHOICE_EXCLUSIVE,
	CHOICE_BLOCKS,
	OPTION_RENAMED_FROM = CHOICE_BLOCKS,
	COLUMN_RENAMED_FROM
};

static const char *const option_names[] = {
	"value", "text", "help", "unknown", "blank", "exclusive", "renamed_from"
};
static const char *const column_names[] = {
	"id", "text", "help", "unknown", "short", "exclusive", "blocks", "renamed_from"
};
static const char *const value_names[] = { "value", "text",  "help",
					   "unknown", "short", "renamed_from" };

enum { OPTION_NAMES = 7, COLUMN_NAMES = 8, VALUE_NAMES = 6 };

/* What options, columns and values share. */
static bool read_choice(const struct cfg_group *group, struct arena *arena, struct option *option)
{
	option->line = group->line;
	cfg_lang_text(group, CHOICE_HELP, CFG_NEWLINES, arena, &option->help);
	cfg_bool(group, CHOICE_UNKNOWN, CFG_OPTIONAL, &option->is_unknown);
	return cfg_lang_text(group, CHOICE_TEXT, CFG_REQUIRED, arena, &option->text);
}

static const struct option *find_value(const struct option *options, size_t count, int value)
{
	for (size_t i = 0; i < count; i++)
		if (options[i].value == value)
			return &options[i];
	return NULL;
}

/* Reads "value" of the element behind the last of options; it must be new. */
static bool read_value(const struct cfg_group *group, const struct option *options, size_t count,
		       int *value)
{
	const struct option *other;

	if (!cfg_int(group, CHOICE_VALUE, CFG_REQUIRED, 1, VALUE_MAX, value))
		return false;
	other = find_value(options, count, *value);
	if (other)
		cfg_mistake(group->cfg, cfg_line(group, CHOICE_VALUE),
			    _("value %d is given twice; expected it only in line %d"), *value,
			    other->line);
	return !other;
}

static void read_exclusive(const struct cfg_group *group, const struct question *question,
			   struct option *option)
{
	cfg_bool(group, CHOICE_EXCLUSIVE, CFG_OPTIONAL, &option->is_exclusive);
	if (option->is_exclusive && !question_is_multiple(question))
		cfg_mistake(group->cfg, cfg_line(group, CHOICE_EXCLUSIVE),
			    _("\"exclusive\" where only one can be chosen; expected it in "
			      "\"multiple\" or \"matrix-multiple\""));
}

bool loader_read_options(struct loader *loader, cfg_setting *list, struct question *question)
{
	size_t count = cfg_length(list);
	struct option *options = arena_array(loader->arena, count, sizeof(*options));
	bool is_good = true;

	for (size_t i = 0; i < count; i++) {
		struct cfg_group group;

		if (!cfg_group_open(&group, loader->cfg, cfg_element(list, i), option_names,
				    OPTION_NAMES))
			return false;
		is_good = read_value(&group, options, i, &options[i].value) && is_good;
		is_good = read_choice(&group, loader->arena, &options[i]) && is_good;
		cfg_bool(&group, CHOICE_BLANK, CFG_OPTIONAL, &options[i].has_blank);
		cfg_int(&group, OPTION_RENAMED_FROM, CFG_OPTIONAL, 1, VALUE_MAX,
			&options[i].renamed_from);
		read_exclusive(&group, question, &options[i]);
	}
	question->options = options;
	question->option_count = count;
	return is_good;
}

bool loader_read_values(struct loader *loader, cfg_setting *list, struct question *question)
{
	size_t count = cfg_length(list);
	struct option *values = arena_array(loader->arena, count, sizeof(*values));
	bool is_good = true;

	for (size_t i = 0; i < count; i++) {
		struct cfg_group group;

		if (!cfg_group_open(&group, loader->cfg, cfg_element(list, i), value_names,
				    VALUE_NAMES))
			return false;
		is_good = read_value(&group, values, i, &values[i].value) && is_good;
		is_good = read_choice(&group, loader->arena, &values[i]) && is_good;
		cfg_lang_text(&group, CHOICE_SHORT, CFG_OPTIONAL, loader->arena,
			      &values[i].short_text);
		cfg_int(&group, VALUE_RENAMED_FROM, CFG_OPTIONAL, 1, VALUE_MAX,
			&values[i].renamed_from);
	}
	question->values = values;
	question->value_count = count;
	return is_good;
}

/* The value of a column: what its id says, or in a matrix-choice just its place. */
static bool read_column_value(const struct cfg_group *group, const struct question *question,
			      size_t place, struct option *column)
{
	char *end;

	column->value = (int)place + 1;
	if (question->kind == QUESTION_MATRIX_CHOICE)
		return true;
	column->value = (int)strtol(column->id, &end, 10);
	if (*end == '\0' && strlen(column->id) <= 4 && column->id[0] != '0')
		return true;
	cfg_mistake(group->cfg, cfg_line(group, CHOICE_ID),
		    _("column \"%s\" has no value; expected a number from 1 to %d as its id"),
		    column->id, VALUE_MAX);
	return false;
}

static bool read_column_id(struct loader *loader, const struct cfg_group *group,
			   struct question *question, struct option *columns, size_t place)
{
	struct option *column = &columns[place];

	column->id = loader_read_id(group, CHOICE_ID, false, loader->arena);
	if (!column->id)
		return false;
	for (size_t i = 0; i < place; i++) {
		if (columns[i].id && strcmp(columns[i].id, column->id) == 0) {
			cfg_mistake(loader->cfg, cfg_line(group, CHOICE_ID),
				    _("column \"%s\" is given twice; expected it only in line %d"),
				    column->id, columns[i].line);
			return false;
		}
	}
	return read_column_value(group, question, place, column);
}

/* ---- blocks: what the table of blocking factors is made from ----------- */

static const char *const blocked_names[BLOCKED_COUNT] = {
	[BLOCKED_REMOTE_WORK] = "remote-work",
	[BLOCKED_PUBLIC_CLOUD] = "public-cloud",
};

static enum blocked find_blocked(const char *name)
{
	for (int b = BLOCKED_NOTHING + 1; b < BLOCKED_COUNT; b++)
		if (strcmp(blocked_names[b], name) == 0)
			return (enum blocked)b;
	return BLOCKED_NOTHING;
}

/* The first of `count` columns that blocks this; NULL when there is none. */
static const struct option *find_blocking(const struct option *columns, size_t count,
					  enum blocked blocked)
{
	for (size_t i = 0; i < count; i++)
		if (columns[i].blocks == blocked)
			return &columns[i];
	return NULL;
}

static bool read_blocks(struct loader *loader, const struct cfg_group *group,
			const struct question *question, struct option *columns, size_t place)
{
	const char *name = cfg_string(group, CHOICE_BLOCKS, CFG_OPTIONAL, loader->arena);
	int line = cfg_line(group, CHOICE_BLOCKS);
	enum blocked blocked = name ? find_blocked(name) : BLOCKED_NOTHING;
	const struct option *other =
		blocked ? find_blocking(columns, place, blocked) : NULL;

	if (!name)
		return true;
	if (question->kind != QUESTION_MATRIX_MULTIPLE)
		cfg_mistake(loader->cfg, line,
			    _("\"blocks\" in a question of another kind; expected it in "
			      "\"matrix-multiple\""));
	else if (!blocked)
		cfg_mistake(loader->cfg, line,
			    _("unknown word \"%s\" in \"blocks\"; expected \"remote-work\" or "
			      "\"public-cloud\""),
			    name);
	else if (other)
		cfg_mistake(loader->cfg, line,
			    _("\"%s\" is blocked by two columns; expected it only in line %d"), name,
			    other->line);
	columns[place].blocks = other ? BLOCKED_NOTHING : blocked;
	return blocked && !other;
}

/* A table with one of its columns would say "no" where nobody was asked. */
static bool check_blocks(struct loader *loader, const struct option *columns, size_t count)
{
	const struct option *remote = find_blocking(columns, count, BLOCKED_REMOTE_WORK);
	const struct option *cloud = find_blocking(columns, count, BLOCKED_PUBLIC_CLOUD);

	if (!remote == !cloud)
		return true;
	cfg_mistake(loader->cfg, remote ? remote->line : cloud->line,
		    _("no column blocks \"%s\"; expected one beside this"),
		    blocked_names[remote ? BLOCKED_PUBLIC_CLOUD : BLOCKED_REMOTE_WORK]);
	return false;
}

bool loader_read_columns(struct loader *loader, cfg_setting *list, struct question *question)
{
	size_t count = cfg_length(list);
	struct option *columns = arena_array(loader->arena, count, sizeof(*columns));
	bool is_good = true;

	for (size_t i = 0; i < count; i++) {
		struct cfg_group group;

		if (!cfg_group_open(&group, loader->cfg, cfg_element(list, i), column_names,
				    COLUMN_NAMES))
			return false;
		is_good = read_column_id(loader, &group, question, columns, i) && is_good;
		is_good = read_choice(&group, loader->arena, &columns[i]) && is_good;
		cfg_lang_text(&group, CHOICE_SHORT, CFG_OPTIONAL, loader->arena,
			      &columns[i].short_text);
		columns[i].renamed_from_id =
			loader_read_former_id(&group, COLUMN_RENAMED_FROM, loader->arena);
		read_exclusive(&group, question, &columns[i]);
		is_good = read_blocks(loader, &group, question, columns, i) && is_good;
	}
	question->columns = columns;
	question->column_count = count;
	return is_good && check_blocks(loader, columns, count);
}

static bool read_row(struct loader *loader, const struct cfg_group *group, struct row *rows,
		     size_t place)
{
	enum { ROW_ID, ROW_TEXT, ROW_HELP, ROW_RENAMED_FROM, ROW_CHANGED };
	struct row *row = &rows[place];
	bool is_good = true;

	row->line = group->line;
	row->id = loader_read_id(group, ROW_ID, false, loader->arena);
	for (size_t i = 0; row->id && is_good && i < place; i++) {
		if (!rows[i].id || strcmp(rows[i].id, row->id) != 0)
			continue;
		cfg_mistake(loader->cfg, cfg_line(group, ROW_ID),
			    _("row \"%s\" is given twice; expected it only in line %d"), row->id,
			    rows[i].line);
		is_good = false;
	}
	cfg_lang_text(group, ROW_HELP, CFG_NEWLINES, loader->arena, &row->help);
	row->renamed_from = loader_read_former_id(group, ROW_RENAMED_FROM, loader->arena);
	row->changed = loader_read_changed(loader, group, ROW_CHANGED);
	return cfg_lang_text(group, ROW_TEXT, CFG_REQUIRED, loader->arena, &row->text) && row->id &&
	       is_good;
}

bool loader_read_rows(struct loader *loader, cfg_setting *list, struct question *question)
{
	static const char *const names[] = { "id", "text", "help", "renamed_from", "changed" };
	size_t count = cfg_length(list);
	struct row *rows = arena_array(loader->arena, count, sizeof(*rows));
	bool is_good = true;

	for (size_t i = 0; i < count; i++) {
		struct cfg_group group;

		if (!cfg_group_open(&group, loader->cfg, cfg_element(list, i), names, 5))
			return false;
		is_good = read_row(loader, &group, rows, i) && is_good;
	}
	question->rows = rows;
	question->row_count = count;
	return is_good;
}

void loader_add_yes_no(struct question *question)
{
	static const struct option yes_no[] = {
		{ .value = 1, .text = { .in = { [LANG_EN] = "Yes", [LANG_JA] = "はい" } } },
		{ .value = 2, .text = { .in = { [LANG_EN] = "No", [LANG_JA] = "いいえ" } } },
	};

	question->options = yes_no;
	question->option_count = 2;
}

/* ---- groups ------------------------------------------------------------ */

enum { GROUP_FIRST, GROUP_LAST, GROUP_TITLE, GROUP_NAMES };

/* Place of the option that a group names; -1 and recorded when there is none. */
static int read_end(const struct cfg_group *group, size_t key, const struct question *question,
		    int *value)
{
	if (!cfg_int(group, key, CFG_REQUIRED, 1, VALUE_MAX, value))
		return -1;
	for (size_t i = 0; i < question->option_count; i++)
		if (question->options[i].value == *value)
			return (int)i;
	cfg_mistake(group->cfg, cfg_line(group, key),
		    _("no option has value %d; expected the value of an option"), *value);
	return -1;
}

/* One group; *next is the place of the first option that may belong to it. */
static bool read_group(struct loader *loader, const struct cfg_group *group,
		       const struct question *question, struct option_group *out, int *next)
{
	int first = read_end(group, GROUP_FIRST, question, &out->first_value);
	int last = read_end(group, GROUP_LAST, question, &out->last_value);
	bool has_title =
		cfg_lang_text(group, GROUP_TITLE, CFG_REQUIRED, loader->arena, &out->title);

	if (first < 0 || last < 0)
		return false;
	if (last < first) {
		cfg_mistake(loader->cfg, cfg_line(group, GROUP_LAST),
			    _("the group ends with option %d before it begins with %d; expected "
			      "first and last in order"),
			    out->last_value, out->first_value);
		return false;
	}
	if (first < *next) {
		cfg_mistake(loader->cfg, cfg_line(group, GROUP_FIRST),
			    _("option %d is in the group before, or behind it; expected groups in "
			      "order, none overlapping"),
			    out->first_value);
		return false;
	}
	*next = last + 1;
	return has_title;
}

bool loader_read_groups(struct loader *loader, cfg_setting *list, struct question *question)
{
	static const char *const names[GROUP_NAMES] = { "first", "last", "title" };
	size_t count = cfg_length(list);
	struct option_group *groups = arena_array(loader->arena, count, sizeof(*groups));
	bool is_good = true;
	int next = 0;

	for (size_t i = 0; i < count; i++) {
		struct cfg_group group;

		if (!cfg_group_open(&group, loader->cfg, cfg_element(list, i), names, GROUP_NAMES))
			return false;
		is_good = read_group(loader, &group, question, &groups[i], &next) && is_good;
	}
	question->groups = groups;
	question->group_count = count;
	return is_good;
}

/* ---- unjudged ---------------------------------------------------------- */

static bool has_value(const struct question *question, int value)
{
	if (question->kind == QUESTION_MATRIX_CHOICE)
		return question_find_value(question, value) != NULL;
	return question_find_option(question, value) != NULL;
}

bool loader_read_unjudged(struct loader *loader, cfg_setting *list, struct question *question)
{
	size_t count = cfg_length(list);
	int *values = arena_array(loader->arena, count, sizeof(*values));
	bool is_good = true;

	for (size_t i = 0; i < count; i++) {
		cfg_setting *element = cfg_element(list, i);

		if (!cfg_element_int(loader->cfg, element, 1, VALUE_MAX, &values[i])) {
			is_good = false;
		} else if (!has_value(question, values[i])) {
			cfg_mistake(loader->cfg, cfg_element_line(element),
				    _("\"unjudged\" names value %d, which does not exist; expected "
				      "a value of this question"),
				    values[i]);
			is_good = false;
		}
	}
	question->unjudged = values;
	question->unjudged_count = count;
	return is_good;
}
