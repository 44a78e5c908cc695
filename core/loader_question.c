/*
 * One question: its settings, and which of them its kind may have.
 */
#include "loader_parts.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum {
	KEY_ID,
	KEY_LABEL,
	KEY_KIND,
	KEY_PROMPT,
	KEY_HELP,
	KEY_GUIDANCE,
	KEY_SOURCE,
	KEY_MIRRORS,
	KEY_MAX,
	KEY_NONE,
	KEY_OPTIONS,
	KEY_GROUPS,
	KEY_ROWS,
	KEY_COLUMNS,
	KEY_VALUES,
	KEY_NUMBER,
	KEY_ASK_IF,
	KEY_UNJUDGED,
	KEY_JUDGE,
	KEY_RENAMED_FROM,
	KEY_CHANGED,
	KEY_COUNT
};

static const char *const names[KEY_COUNT] = {
	"id",      "label",  "kind",   "prompt",   "help",   "guidance", "source",
	"mirrors", "max",    "none",   "options",  "groups", "rows",     "columns",
	"values",  "number", "ask_if", "unjudged", "judge",  "renamed_from",
	"changed",
};

enum { JUDGEMENTS_MAX = 1000 };

#define PART(key) (1U << (key))

/* The parts that a kind must have, and those that it can have beside them. */
struct kind_rule {
	unsigned required;
	unsigned allowed;
};

static const struct kind_rule kind_rules[QUESTION_KIND_COUNT] = {
	[QUESTION_SINGLE] = { PART(KEY_OPTIONS), PART(KEY_GROUPS) | PART(KEY_UNJUDGED) },
	[QUESTION_MULTIPLE] = { PART(KEY_OPTIONS), PART(KEY_GROUPS) | PART(KEY_UNJUDGED) |
							   PART(KEY_MAX) | PART(KEY_NONE) },
	[QUESTION_MATRIX_SINGLE] = { PART(KEY_ROWS) | PART(KEY_COLUMNS), PART(KEY_UNJUDGED) },
	[QUESTION_MATRIX_MULTIPLE] = { PART(KEY_ROWS) | PART(KEY_COLUMNS),
				       PART(KEY_UNJUDGED) | PART(KEY_NONE) },
	[QUESTION_MATRIX_CHOICE] = { PART(KEY_ROWS) | PART(KEY_COLUMNS) | PART(KEY_VALUES),
				     PART(KEY_UNJUDGED) },
	[QUESTION_YES_NO] = { 0, PART(KEY_UNJUDGED) },
	[QUESTION_NUMBER] = { 0, PART(KEY_NUMBER) },
};

/* The parts that depend on the kind. */
static const int kind_keys[] = { KEY_MAX,     KEY_NONE,   KEY_OPTIONS, KEY_GROUPS,  KEY_ROWS,
				 KEY_COLUMNS, KEY_VALUES, KEY_NUMBER,  KEY_UNJUDGED };

/* Records the parts that the kind cannot have, and those that it lacks. */
static bool check_parts(const struct cfg_group *group, enum question_kind kind)
{
	const struct kind_rule *rule = &kind_rules[kind];
	bool is_good = true;

	for (size_t i = 0; i < sizeof(kind_keys) / sizeof(kind_keys[0]); i++) {
		size_t key = (size_t)kind_keys[i];

		if (cfg_has(group, key) && !((rule->required | rule->allowed) & PART(key))) {
			cfg_mistake(group->cfg, cfg_line(group, key),
				    _("\"%s\" means nothing in a question of kind \"%s\"; expected "
				      "it left out"),
				    names[key], question_kind_name(kind));
			is_good = false;
		} else if (!cfg_has(group, key) && rule->required & PART(key)) {
			cfg_mistake(group->cfg, group->line,
				    _("missing setting \"%s\"; expected it in a question of kind "
				      "\"%s\""),
				    names[key], question_kind_name(kind));
			is_good = false;
		}
	}
	return is_good;
}

static bool read_kind(const struct cfg_group *group, enum question_kind *kind)
{
	const char *words[QUESTION_KIND_COUNT + 1] = { NULL };
	int place;

	for (int i = 0; i < QUESTION_KIND_COUNT; i++)
		words[i] = question_kind_name((enum question_kind)i);
	place = cfg_choice(group, KEY_KIND, CFG_REQUIRED, words);
	if (place < 0)
		return false;
	*kind = (enum question_kind)place;
	return true;
}

typedef bool list_reader(struct loader *loader, cfg_setting *list, struct question *question);

/* Reads a list that is given; a list that is not is no mistake here. */
static bool read_list(struct loader *loader, const struct cfg_group *group, size_t key,
		      list_reader *reader, struct question *question)
{
	cfg_setting *list;

	if (!cfg_has(group, key))
		return true;
	list = cfg_list(group, key, CFG_REQUIRED, QUESTIONNAIRE_CHOICES_MAX);
	return list && reader(loader, list, question);
}

/* An exclusive choice that is no "don't know" says "none of these" itself. */
static const struct option *find_own_none(const struct option *options, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (options[i].is_exclusive && !options[i].is_unknown)
			return &options[i];
	return NULL;
}

static void read_none(const struct cfg_group *group, struct question *question)
{
	const struct option *own = find_own_none(question->options, question->option_count);

	if (!own)
		own = find_own_none(question->columns, question->column_count);
	if (!cfg_bool(group, KEY_NONE, CFG_OPTIONAL, &question->takes_none) ||
	    !question->takes_none || !own)
		return;
	cfg_mistake(group->cfg, cfg_line(group, KEY_NONE),
		    _("\"none\" beside the exclusive choice of line %d; expected only one of them"),
		    own->line);
}

/* Bounds of a number. What is not given is 0 and the largest that a condition can name. */
static void read_number(struct loader *loader, const struct cfg_group *group,
			struct question *question)
{
	enum { NUMBER_MIN, NUMBER_MAX, NUMBER_UNIT, NUMBER_NAMES };
	static const char *const number_names[NUMBER_NAMES] = { "min", "max", "unit" };
	cfg_setting *setting = cfg_inner(group, KEY_NUMBER, CFG_OPTIONAL);
	struct cfg_group number;
	int min = 0;
	int max = INT_MAX;

	if (setting && cfg_group_open(&number, loader->cfg, setting, number_names, NUMBER_NAMES)) {
		cfg_int(&number, NUMBER_MIN, CFG_OPTIONAL, INT_MIN, INT_MAX, &min);
		cfg_int(&number, NUMBER_MAX, CFG_OPTIONAL, INT_MIN, INT_MAX, &max);
		cfg_lang_text(&number, NUMBER_UNIT, CFG_OPTIONAL, loader->arena,
			      &question->number_unit);
		if (min > max)
			cfg_mistake(
				loader->cfg, cfg_line(&number, NUMBER_MIN),
				_("\"min\" is %d, more than \"max\" %d; expected it to be smaller"),
				min, max);
	}
	question->number_min = min;
	question->number_max = max;
}

static void read_max(const struct cfg_group *group, struct question *question)
{
	int count = (int)question->option_count;

	cfg_int(group, KEY_MAX, CFG_OPTIONAL, 1, count > 0 ? count : QUESTIONNAIRE_CHOICES_MAX,
		&question->max_choices);
}

/* The lists that the kind may have; the others were reported and are not looked at. */
static bool read_parts(struct loader *loader, const struct cfg_group *group,
		       struct question *question)
{
	bool is_good = check_parts(group, question->kind);
	unsigned parts = kind_rules[question->kind].required | kind_rules[question->kind].allowed;

	if (parts & PART(KEY_OPTIONS))
		is_good = read_list(loader, group, KEY_OPTIONS, loader_read_options, question) &&
			  is_good;
	if (parts & PART(KEY_ROWS))
		is_good = read_list(loader, group, KEY_ROWS, loader_read_rows, question) && is_good;
	if (parts & PART(KEY_COLUMNS))
		is_good = read_list(loader, group, KEY_COLUMNS, loader_read_columns, question) &&
			  is_good;
	if (parts & PART(KEY_VALUES))
		is_good = read_list(loader, group, KEY_VALUES, loader_read_values, question) &&
			  is_good;
	if (question->kind == QUESTION_YES_NO)
		loader_add_yes_no(question);
	if (parts & PART(KEY_MAX))
		read_max(group, question);
	if (parts & PART(KEY_NONE))
		read_none(group, question);
	if (parts & PART(KEY_NUMBER))
		read_number(loader, group, question);
	if (is_good && parts & PART(KEY_GROUPS))
		read_list(loader, group, KEY_GROUPS, loader_read_groups, question);
	if (is_good && parts & PART(KEY_UNJUDGED))
		read_list(loader, group, KEY_UNJUDGED, loader_read_unjudged, question);
	return is_good;
}

/* "vendor.q25": the question of another questionnaire from which this one is rebuilt. */
static void read_mirrors(struct loader *loader, const struct cfg_group *group,
			 struct question *question)
{
	const char *text = cfg_string(group, KEY_MIRRORS, CFG_OPTIONAL, loader->arena);
	const char *dot = text ? strrchr(text, '.') : NULL;

	if (!text)
		return;
	question->mirrors = text;
	if (!dot || !loader_is_id(text, (size_t)(dot - text), true) ||
	    !loader_is_id(dot + 1, strlen(dot + 1), false))
		cfg_mistake(
			loader->cfg, cfg_line(group, KEY_MIRRORS),
			_("wrong question \"%s\" in \"mirrors\"; expected QUESTIONNAIRE.QUESTION"),
			text);
}

/* Words of the condition language, and numbers, cannot be told from a question's id. */
static bool is_usable(const char *id)
{
	static const char *const words[] = { "and", "or", "not", "in", "count", "answered" };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strcmp(words[i], id) == 0)
			return false;
	return id[strspn(id, "0123456789")] != '\0';
}

static void read_question_id(struct loader *loader, const struct cfg_group *group,
			     struct question *question)
{
	const char *id = loader_read_id(group, KEY_ID, false, loader->arena);

	question->id = id ? id : "";
	if (id && !is_usable(id))
		cfg_mistake(loader->cfg, cfg_line(group, KEY_ID),
			    _("id \"%s\" would be misread in a condition; expected no number and "
			      "none of its words"),
			    id);
}

void loader_read_question(struct loader *loader, cfg_setting *setting, struct question *question,
			  struct draft *draft)
{
	struct arena *arena = loader->arena;
	struct cfg_group group;

	draft->is_broken = true;
	question->id = "";
	if (!cfg_group_open(&group, loader->cfg, setting, names, KEY_COUNT))
		return;
	question->line = group.line;
	read_question_id(loader, &group, question);
	question->label = cfg_string(&group, KEY_LABEL, CFG_OPTIONAL, arena);
	question->source = cfg_string(&group, KEY_SOURCE, CFG_OPTIONAL, arena);
	cfg_lang_text(&group, KEY_PROMPT, CFG_REQUIRED | CFG_NEWLINES, arena, &question->prompt);
	cfg_lang_text(&group, KEY_HELP, CFG_NEWLINES, arena, &question->help);
	cfg_lang_text(&group, KEY_GUIDANCE, CFG_NEWLINES, arena, &question->guidance);
	read_mirrors(loader, &group, question);
	question->renamed_from = loader_read_former_id(&group, KEY_RENAMED_FROM, arena);
	question->changed = loader_read_changed(loader, &group, KEY_CHANGED);
	question->ask_if_text = cfg_string(&group, KEY_ASK_IF, CFG_OPTIONAL, arena);
	draft->ask_if_line = cfg_line(&group, KEY_ASK_IF);
	draft->judges = cfg_list(&group, KEY_JUDGE, CFG_OPTIONAL, JUDGEMENTS_MAX);
	if (read_kind(&group, &question->kind))
		draft->is_broken = !read_parts(loader, &group, question);
}
