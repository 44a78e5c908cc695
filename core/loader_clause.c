/*
 * The clause library.
 */
#include "loader.h"

#include <stdlib.h>
#include <string.h>

#include "cfg.h"
#include "id_index.h"
#include "loader_parts.h"

enum { CHAPTERS_MAX = 1000, CLAUSES_MAX = 20000, REFERENCES_MAX = 64 };

enum {
	CLAUSE_ID,
	CLAUSE_KIND,
	CLAUSE_CHAPTER,
	CLAUSE_PRIORITY,
	CLAUSE_EFFORT,
	CLAUSE_SIDES,
	CLAUSE_TITLE,
	CLAUSE_WORDING,
	CLAUSE_WHY,
	CLAUSE_REASON,
	CLAUSE_FIRST_STEP,
	CLAUSE_NEXT_STEPS,
	CLAUSE_SOURCES,
	CLAUSE_REFERENCES,
	CLAUSE_COUNT
};

static const char *const names[CLAUSE_COUNT] = { "id",         "kind",       "chapter", "priority",
						 "effort",     "sides",      "title",      "wording", "why",
						 "reason",     "first_step", "next_steps",
						 "sources",    "references" };

/* The library being made. */
struct work {
	struct cfg *cfg;
	struct clause_library *library;
	struct arena *arena;
	struct id_index *chapters;
};

/* A list of single texts. */
static void read_strings(struct work *work, cfg_setting *list, struct reference_list *out)
{
	size_t count = cfg_length(list);
	const char **ids = arena_array(work->arena, count, sizeof(*ids));

	for (size_t i = 0; i < count; i++)
		ids[i] = cfg_element_string(work->cfg, cfg_element(list, i), work->arena);
	out->ids = ids;
	out->count = count;
}

static void read_references(struct work *work, const struct cfg_group *group, struct clause *clause)
{
	static const char *const catalogues[] = { "iso27001", "nist_csf", "cis" };
	struct reference_list *const lists[] = { &clause->iso27001, &clause->nist_csf,
						 &clause->cis };
	cfg_setting *setting = cfg_inner(group, CLAUSE_REFERENCES, CFG_OPTIONAL);
	struct cfg_group references;

	if (!setting || !cfg_group_open(&references, work->cfg, setting, catalogues, 3))
		return;
	for (size_t i = 0; i < 3; i++)
		read_strings(work, cfg_list(&references, i, CFG_OPTIONAL, REFERENCES_MAX),
			     lists[i]);
}

/* Kind, priority and effort: words of small lists. */
static void read_words(const struct cfg_group *group, struct clause *clause)
{
	const char *kinds[CLAUSE_KIND_COUNT + 1] = { NULL };
	const char *priorities[PRIORITY_COUNT + 1] = { NULL };
	const char *efforts[EFFORT_COUNT + 1] = { NULL };
	int kind;
	int priority;
	int effort;

	for (int i = 0; i < CLAUSE_KIND_COUNT; i++)
		kinds[i] = clause_kind_name((enum clause_kind)i);
	for (int i = 0; i < PRIORITY_COUNT; i++)
		priorities[i] = priority_name((enum priority)i);
	for (int i = 0; i < EFFORT_COUNT; i++)
		efforts[i] = effort_name((enum effort)i);
	kind = cfg_choice(group, CLAUSE_KIND, CFG_REQUIRED, kinds);
	priority = cfg_choice(group, CLAUSE_PRIORITY, CFG_REQUIRED, priorities);
	effort = cfg_choice(group, CLAUSE_EFFORT, CFG_OPTIONAL, efforts);
	clause->kind = (enum clause_kind)(kind < 0 ? 0 : kind);
	clause->priority = (enum priority)(priority < 0 ? 0 : priority);
	clause->effort = (enum effort)(effort < 0 ? (int)EFFORT_MEDIUM : effort);
}

static void read_chapter_of(struct work *work, const struct cfg_group *group, struct clause *clause)
{
	const char *id = cfg_string(group, CLAUSE_CHAPTER, CFG_REQUIRED, work->arena);

	if (!id)
		return;
	clause->chapter = id_index_find(work->chapters, id, strlen(id));
	if (clause->chapter < 0)
		cfg_mistake(work->cfg, cfg_line(group, CLAUSE_CHAPTER),
			    _("unknown chapter \"%s\"; expected one listed in \"chapters\""), id);
}

static void read_clause(struct work *work, cfg_setting *setting, struct clause *clause)
{
	const int text_flags = CFG_REQUIRED | CFG_NEWLINES;
	struct cfg_group group;

	if (!cfg_group_open(&group, work->cfg, setting, names, CLAUSE_COUNT))
		return;
	clause->line = group.line;
	clause->id = loader_read_id(&group, CLAUSE_ID, true, work->arena);
	read_words(&group, clause);
	read_chapter_of(work, &group, clause);
	clause->sides = loader_read_sides(&group, CLAUSE_SIDES, work->arena);
	cfg_lang_text(&group, CLAUSE_TITLE, CFG_REQUIRED, work->arena, &clause->title);
	cfg_lang_text(&group, CLAUSE_WORDING, text_flags, work->arena, &clause->wording);
	cfg_lang_text(&group, CLAUSE_WHY, text_flags, work->arena, &clause->why);
	cfg_lang_text(&group, CLAUSE_REASON, text_flags, work->arena, &clause->reason);
	cfg_lang_text(&group, CLAUSE_FIRST_STEP, CFG_OPTIONAL, work->arena, &clause->first_step);
	cfg_lang_text(&group, CLAUSE_NEXT_STEPS, CFG_OPTIONAL | CFG_NEWLINES, work->arena,
		      &clause->next_steps);
	read_strings(work, cfg_list(&group, CLAUSE_SOURCES, CFG_OPTIONAL, REFERENCES_MAX),
		     &clause->sources);
	read_references(work, &group, clause);
}

/* Clauses stand in the order of their chapters, so that a report can print them as they come. */
static void check_order(struct work *work, const struct clause *clauses, size_t place)
{
	const struct clause *clause = &clauses[place];

	if (place == 0 || clause->chapter < 0 || clause->chapter >= clauses[place - 1].chapter)
		return;
	cfg_mistake(work->cfg, clause->line,
		    _("clause \"%s\" stands behind a later chapter; expected the order of "
		      "\"chapters\""),
		    clause->id ? clause->id : "");
}

static void read_clauses(struct work *work, cfg_setting *list)
{
	size_t count = cfg_length(list);
	struct clause *clauses = arena_array(work->arena, count, sizeof(*clauses));
	struct id_index *ids = id_index_new(work->arena, count);

	for (size_t i = 0; i < count; i++) {
		int other;

		clauses[i].index = (int)i;
		read_clause(work, cfg_element(list, i), &clauses[i]);
		check_order(work, clauses, i);
		other = clauses[i].id ? id_index_add(ids, clauses[i].id, (int)i) : -1;
		if (other >= 0)
			cfg_mistake(work->cfg, clauses[i].line,
				    _("clause \"%s\" is given twice; expected it only in line %d"),
				    clauses[i].id, clauses[other].line);
	}
	work->library->clauses = clauses;
	work->library->clause_count = count;
	work->library->index = ids;
}

static void read_chapters(struct work *work, cfg_setting *list)
{
	static const char *const chapter_names[] = { "id", "title" };
	size_t count = cfg_length(list);
	struct chapter *chapters = arena_array(work->arena, count, sizeof(*chapters));

	work->chapters = id_index_new(work->arena, count);
	for (size_t i = 0; i < count; i++) {
		struct cfg_group group;

		if (!cfg_group_open(&group, work->cfg, cfg_element(list, i), chapter_names, 2))
			continue;
		chapters[i].id = loader_read_id(&group, 0, true, work->arena);
		cfg_lang_text(&group, 1, CFG_REQUIRED, work->arena, &chapters[i].title);
		if (chapters[i].id && id_index_add(work->chapters, chapters[i].id, (int)i) >= 0)
			cfg_mistake(work->cfg, group.line,
				    _("chapter \"%s\" is given twice; expected it once"),
				    chapters[i].id);
	}
	work->library->chapters = chapters;
	work->library->chapter_count = count;
}

static void read_library(struct work *work)
{
	static const char *const root_names[] = { "chapters", "clauses" };
	struct cfg_group group;

	cfg_group_open(&group, work->cfg, cfg_root(work->cfg), root_names, 2);
	read_chapters(work, cfg_list(&group, 0, CFG_REQUIRED, CHAPTERS_MAX));
	read_clauses(work, cfg_list(&group, 1, CFG_REQUIRED, CLAUSES_MAX));
}

static struct clause_library *make_library(struct cfg *cfg)
{
	struct arena arena;
	struct clause_library *library;
	struct work work = { .cfg = cfg };

	arena_init(&arena);
	library = arena_alloc(&arena, sizeof(*library));
	library->arena = arena;
	library->file = arena_strdup(&library->arena, cfg_name(cfg));
	work.library = library;
	work.arena = &library->arena;
	read_library(&work);
	if (!cfg_has_mistakes(cfg))
		return library;
	clause_library_free(library);
	return NULL;
}

static struct clause_library *finish(struct cfg *cfg, struct error_list *found,
				     struct error_list *mistakes)
{
	struct clause_library *library = cfg ? make_library(cfg) : NULL;

	cfg_free(cfg);
	loader_hand_on(found, mistakes);
	return library;
}

struct clause_library *clause_library_load(const char *path, struct error_list *mistakes)
{
	struct error_list found = ERROR_LIST_INIT;

	return finish(cfg_read_file(path, &found), &found, mistakes);
}

struct clause_library *clause_library_load_text(const char *name, const char *text,
						size_t size_bytes, struct error_list *mistakes)
{
	struct error_list found = ERROR_LIST_INIT;

	return finish(cfg_read_text(name, text, size_bytes, &found), &found, mistakes);
}
