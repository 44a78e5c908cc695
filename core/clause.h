/*
 * The clause library: what contracts and house rules should say. Read only,
 * one arena, made by the loader.
 *
 * Source: questionnaires/clauses.cfg; tenken-questionnaire(5), "Clauses".
 */
#ifndef TENKEN_CLAUSE_H
#define TENKEN_CLAUSE_H

#include "arena.h"
#include "i18n.h"

#include <stdbool.h>
#include <stddef.h>

enum clause_kind {
	CLAUSE_CONTRACT, /* a term between the parties */
	CLAUSE_RULE,     /* decided in writing in the house */
	CLAUSE_MEASURE,  /* technical or physical */
	CLAUSE_KIND_COUNT
};

enum priority {
	PRIORITY_HIGH,
	PRIORITY_MEDIUM,
	PRIORITY_LOW,
	PRIORITY_COUNT
};

/** What it takes to bring a clause about, by a company of 30 people. */
enum effort {
	EFFORT_SMALL,  /* one person, within two weeks, nothing to buy, nobody to agree */
	EFFORT_MEDIUM, /* several people, or the other party's agreement; within three months */
	EFFORT_LARGE,  /* a budget or a project; longer */
	EFFORT_COUNT
};

struct chapter {
	const char *id;
	struct lang_text title;
};

/** A list of ids of a catalogue. */
struct reference_list {
	const char *const *ids;
	size_t count;
};

struct clause {
	int index; /* place in the library */
	const char *id;
	enum clause_kind kind;
	int chapter; /* place in chapters */
	enum priority priority;
	enum effort effort; /* EFFORT_MEDIUM when the file does not say */
	unsigned sides; /* enum side, or-ed */
	struct lang_text title;
	struct lang_text wording; /* to paste, with [brackets] to fill in */
	struct lang_text why;     /* two sentences */
	struct lang_text reason;  /* for the priority, one sentence */
	struct lang_text first_step; /* what to do this week, one line; may be empty */
	struct lang_text next_steps; /* what to do then, a short paragraph; may be empty */
	struct reference_list sources;
	struct reference_list iso27001;
	struct reference_list nist_csf;
	struct reference_list cis;
	int line;
};

struct clause_library {
	struct arena arena;
	const char *file;
	const struct chapter *chapters;
	size_t chapter_count;
	const struct clause *clauses; /* in chapter order */
	size_t clause_count;
	const void *index;
};

/** Releases a library. NULL is allowed. */
void clause_library_free(struct clause_library *library);

/** Finds a clause by id in constant time. Lends it; NULL when there is none. */
const struct clause *clause_library_find(const struct clause_library *library, const char *id);

/** "contract", "rule", "measure". */
const char *clause_kind_name(enum clause_kind kind);

/** "high", "medium", "low". */
const char *priority_name(enum priority priority);

/** "small", "medium", "large". */
const char *effort_name(enum effort effort);

/** The kind or priority with this name; false when there is none. */
bool clause_kind_find(const char *name, enum clause_kind *kind);
bool priority_find(const char *name, enum priority *priority);

#endif
