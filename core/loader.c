#include "loader.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "cfg.h"
#include "id_index.h"
#include "loader_parts.h"

enum { KEY_ID, KEY_VERSION, KEY_ROLES, KEY_TITLE, KEY_INTRO, KEY_SOURCE, KEY_SECTIONS, KEY_COUNT };

static const char *const names[KEY_COUNT] = { "id",    "version", "roles",   "title",
					      "intro", "source",  "sections" };

enum { SECTION_ID, SECTION_TITLE, SECTION_INTRO, SECTION_QUESTIONS, SECTION_COUNT };

static const char *const section_names[SECTION_COUNT] = { "id", "title", "intro", "questions" };

enum { SECTIONS_MAX = 1000 };

/* A questionnaire is found by its id, in the file of that name. */
static void check_id(const struct cfg_group *group, const char *id)
{
	const char *name = cfg_name(group->cfg);
	const char *dot = strrchr(name, '.');
	size_t size = dot ? (size_t)(dot - name) : 0;

	if (id && dot && strcmp(dot, ".cfg") == 0 &&
	    (strlen(id) != size || strncmp(id, name, size) != 0))
		cfg_mistake(group->cfg, cfg_line(group, KEY_ID),
			    _("id \"%s\" is not the name of the file; expected \"%.*s\""), id,
			    (int)size, name);
	if (id && (strcmp(id, "clauses") == 0 || strcmp(id, "benchmarks") == 0))
		cfg_mistake(group->cfg, cfg_line(group, KEY_ID),
			    _("id \"%s\" names another file of the folder; expected another id"),
			    id);
}

static void read_head(struct loader *loader, const struct cfg_group *group)
{
	struct questionnaire *questionnaire = loader->questionnaire;
	struct arena *arena = loader->arena;

	questionnaire->id = loader_read_id(group, KEY_ID, true, arena);
	check_id(group, questionnaire->id);
	questionnaire->version = cfg_string(group, KEY_VERSION, CFG_REQUIRED, arena);
	questionnaire->roles = loader_read_sides(group, KEY_ROLES, arena);
	cfg_lang_text(group, KEY_TITLE, CFG_REQUIRED, arena, &questionnaire->title);
	cfg_lang_text(group, KEY_INTRO, CFG_NEWLINES, arena, &questionnaire->intro);
	questionnaire->source = cfg_string(group, KEY_SOURCE, CFG_OPTIONAL, arena);
}

/* Opens the sections and counts their questions, so that there is one array for all of them. */
static struct cfg_group *open_sections(struct loader *loader, cfg_setting *list,
				       cfg_setting **questions)
{
	size_t count = cfg_length(list);
	struct cfg_group *groups = mem_calloc(count + 1, sizeof(*groups));

	for (size_t i = 0; i < count; i++) {
		if (!cfg_group_open(&groups[i], loader->cfg, cfg_element(list, i), section_names,
				    SECTION_COUNT)) {
			groups[i].cfg = NULL; /* nothing to be read from it */
			continue;
		}
		questions[i] = cfg_list(&groups[i], SECTION_QUESTIONS, CFG_REQUIRED, SIZE_MAX);
		loader->question_count += cfg_length(questions[i]);
	}
	return groups;
}

static void read_questions(struct loader *loader, cfg_setting *list, struct section *section,
			   int place, size_t first)
{
	section->first_question = (int)first;
	section->question_count = (int)cfg_length(list);
	for (size_t i = 0; i < cfg_length(list); i++) {
		struct question *question = &loader->questions[first + i];

		question->index = (int)(first + i);
		question->section = place;
		loader_read_question(loader, cfg_element(list, i), question,
				     &loader->drafts[first + i]);
	}
}

static void read_section(struct loader *loader, const struct cfg_group *group,
			 struct section *section, struct id_index *ids, int place)
{
	const struct section *sections = loader->questionnaire->sections;
	int other;

	if (!group->cfg)
		return;
	section->line = group->line;
	section->id = loader_read_id(group, SECTION_ID, true, loader->arena);
	cfg_lang_text(group, SECTION_TITLE, CFG_REQUIRED, loader->arena, &section->title);
	cfg_lang_text(group, SECTION_INTRO, CFG_NEWLINES, loader->arena, &section->intro);
	if (!section->id)
		return;
	other = id_index_add(ids, section->id, place);
	if (other >= 0)
		cfg_mistake(loader->cfg, cfg_line(group, SECTION_ID),
			    _("section \"%s\" is given twice; expected it only in line %d"),
			    section->id, sections[other].line);
}

/* Gives every question its slots, and its id a place in the index. */
static void index_questions(struct loader *loader)
{
	struct questionnaire *questionnaire = loader->questionnaire;
	struct id_index *ids = id_index_new(loader->arena, loader->question_count);

	questionnaire->index = ids;
	for (size_t i = 0; i < loader->question_count; i++) {
		struct question *question = &loader->questions[i];
		int other;

		question->slot = questionnaire->slot_count;
		questionnaire->slot_count += 1 + question->row_count;
		if (question->id[0] == '\0')
			continue;
		other = id_index_add(ids, question->id, (int)i);
		if (other >= 0)
			cfg_mistake(
				loader->cfg, question->line,
				_("question \"%s\" is given twice; expected it only in line %d"),
				question->id, loader->questions[other].line);
	}
}

static void read_sections(struct loader *loader, cfg_setting *list)
{
	struct questionnaire *questionnaire = loader->questionnaire;
	size_t count = cfg_length(list);
	struct section *sections = arena_array(loader->arena, count, sizeof(*sections));
	cfg_setting **questions = mem_calloc(count + 1, sizeof(*questions));
	struct cfg_group *groups = open_sections(loader, list, questions);
	struct id_index *ids = id_index_new(loader->arena, count);
	size_t first = 0;

	questionnaire->sections = sections;
	questionnaire->section_count = count;
	if (loader->question_count > QUESTIONNAIRE_QUESTIONS_MAX) {
		cfg_mistake(loader->cfg, cfg_element_line(list),
			    _("%zu questions are too many; expected at most %d"),
			    loader->question_count, QUESTIONNAIRE_QUESTIONS_MAX);
		loader->question_count = 0;
		count = 0;
	}
	loader->questions =
		arena_array(loader->arena, loader->question_count, sizeof(*loader->questions));
	loader->drafts = mem_calloc(loader->question_count + 1, sizeof(*loader->drafts));
	questionnaire->questions = loader->questions;
	questionnaire->question_count = loader->question_count;
	for (size_t i = 0; i < count; i++) {
		read_section(loader, &groups[i], &sections[i], ids, (int)i);
		read_questions(loader, questions[i], &sections[i], (int)i, first);
		first += cfg_length(questions[i]);
	}
	free(groups);
	free(questions);
}

static void read_questionnaire(struct loader *loader)
{
	struct cfg_group group;
	cfg_setting *sections;

	cfg_group_open(&group, loader->cfg, cfg_root(loader->cfg), names, KEY_COUNT);
	read_head(loader, &group);
	sections = cfg_list(&group, KEY_SECTIONS, CFG_REQUIRED, SECTIONS_MAX);
	if (!sections)
		return;
	read_sections(loader, sections);
	index_questions(loader);
	loader_check_former(loader);
	for (size_t i = 0; i < loader->question_count; i++)
		loader_read_conditions(loader, &loader->questions[i], &loader->drafts[i]);
	free(loader->drafts);
}

static struct questionnaire *make_questionnaire(struct cfg *cfg)
{
	struct arena arena;
	struct questionnaire *questionnaire;
	struct loader loader = { .cfg = cfg };

	arena_init(&arena);
	questionnaire = arena_alloc(&arena, sizeof(*questionnaire));
	questionnaire->arena = arena;
	questionnaire->file = arena_strdup(&questionnaire->arena, cfg_name(cfg));
	loader.arena = &questionnaire->arena;
	loader.questionnaire = questionnaire;
	read_questionnaire(&loader);
	if (!cfg_has_mistakes(cfg))
		return questionnaire;
	questionnaire_free(questionnaire);
	return NULL;
}

void loader_hand_on(struct error_list *found, struct error_list *mistakes)
{
	error_list_sort(found);
	for (size_t i = 0; i < found->count; i++)
		error_list_add_error(mistakes, found->items[i].is_advice, &found->items[i].error);
	error_list_release(found);
}

static struct questionnaire *finish(struct cfg *cfg, struct error_list *found,
				    struct error_list *mistakes)
{
	struct questionnaire *questionnaire = cfg ? make_questionnaire(cfg) : NULL;

	cfg_free(cfg);
	loader_hand_on(found, mistakes);
	return questionnaire;
}

struct questionnaire *questionnaire_load(const char *path, struct error_list *mistakes)
{
	struct error_list found = ERROR_LIST_INIT;

	return finish(cfg_read_file(path, &found), &found, mistakes);
}

struct questionnaire *questionnaire_load_text(const char *name, const char *text, size_t size_bytes,
					      struct error_list *mistakes)
{
	struct error_list found = ERROR_LIST_INIT;

	return finish(cfg_read_text(name, text, size_bytes, &found), &found, mistakes);
}
