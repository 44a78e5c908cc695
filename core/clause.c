#include "clause.h"

#include <string.h>

#include "id_index.h"

static const char *const kind_names[CLAUSE_KIND_COUNT] = {
	[CLAUSE_CONTRACT] = "contract",
	[CLAUSE_RULE] = "rule",
	[CLAUSE_MEASURE] = "measure",
};

static const char *const priority_names[PRIORITY_COUNT] = {
	[PRIORITY_HIGH] = "high",
	[PRIORITY_MEDIUM] = "medium",
	[PRIORITY_LOW] = "low",
};

static const char *const effort_names[EFFORT_COUNT] = {
	[EFFORT_SMALL] = "small",
	[EFFORT_MEDIUM] = "medium",
	[EFFORT_LARGE] = "large",
};

void clause_library_free(struct clause_library *library)
{
	struct arena arena;

	if (!library)
		return;
	arena = library->arena; /* the library itself lives in it */
	arena_release(&arena);
}

const struct clause *clause_library_find(const struct clause_library *library, const char *id)
{
	int place = id_index_find(library->index, id, strlen(id));

	return place < 0 ? NULL : &library->clauses[place];
}

const char *clause_kind_name(enum clause_kind kind)
{
	return kind_names[kind];
}

const char *priority_name(enum priority priority)
{
	return priority_names[priority];
}

const char *effort_name(enum effort effort)
{
	return effort_names[effort];
}

bool clause_kind_find(const char *name, enum clause_kind *kind)
{
	for (int i = 0; i < CLAUSE_KIND_COUNT; i++) {
		if (strcmp(kind_names[i], name) == 0) {
			*kind = (enum clause_kind)i;
			return true;
		}
	}
	return false;
}

bool priority_find(const char *name, enum priority *priority)
{
	for (int i = 0; i < PRIORITY_COUNT; i++) {
		if (strcmp(priority_names[i], name) == 0) {
			*priority = (enum priority)i;
			return true;
		}
	}
	return false;
}
