/*
 * What the files of the loader share: the questionnaire being made, and the
 * readers of its parts. Only loader*.c include this.
 *
 * The first walk reads all but conditions; then every question is known, and
 * the second walk reads ask_if and judge.
 */
#ifndef TENKEN_LOADER_PARTS_H
#define TENKEN_LOADER_PARTS_H

#include "cfg.h"
#include "clause.h"
#include "questionnaire.h"

#include <stdbool.h>
#include <stddef.h>

/* What is known of a question beside what it becomes. */
struct draft {
	bool is_broken;	     /* a reference into it that fails is no news */
	int ask_if_line;     /* of the setting */
	cfg_setting *judges; /* the list, NULL when there is none */
};

struct loader {
	struct cfg *cfg;
	struct questionnaire *questionnaire;
	struct arena *arena; /* the questionnaire's */
	struct question *questions;
	struct draft *drafts; /* one for each question */
	size_t question_count;
};

/** Reads one question into its place; its section and place are set already. */
void loader_read_question(struct loader *loader, cfg_setting *setting, struct question *question,
			  struct draft *draft);

/** Reads the second half of a question: ask_if and judge. */
void loader_read_conditions(struct loader *loader, struct question *question,
			    const struct draft *draft);

/** Reads the lists of a question that its kind wants (options, rows, columns, values). False when one is wrong. */
bool loader_read_options(struct loader *loader, cfg_setting *list, struct question *question);
bool loader_read_rows(struct loader *loader, cfg_setting *list, struct question *question);
bool loader_read_columns(struct loader *loader, cfg_setting *list, struct question *question);
bool loader_read_values(struct loader *loader, cfg_setting *list, struct question *question);
bool loader_read_groups(struct loader *loader, cfg_setting *list, struct question *question);
bool loader_read_unjudged(struct loader *loader, cfg_setting *list, struct question *question);

/** Gives a yes-no question its two options. */
void loader_add_yes_no(struct question *question);

/**
 * Reads an id.
 *
 * with_dot: ids of questionnaires, sections and clauses may have one; those of
 * questions, rows and columns may not, for q25.g.contract is written with it.
 * Errors: NULL; recorded.
 */
const char *loader_read_id(const struct cfg_group *group, size_t key, bool with_dot,
			   struct arena *arena);

/** Is this text an id: [A-Za-z0-9._-]{1,64}, a letter or digit first? */
bool loader_is_id(const char *text, size_t size_bytes, bool with_dot);

/** Reads the id that something had in an earlier version; NULL when none is given, or a wrong one, which is recorded. */
const char *loader_read_former_id(const struct cfg_group *group, size_t key, struct arena *arena);

/**
 * Reads the version since which something means something else; NULL when none is given.
 *
 * Errors: a version later than the questionnaire's own is recorded.
 */
const char *loader_read_changed(struct loader *loader, const struct cfg_group *group, size_t key);

/**
 * Looks at all "renamed_from": an id that is still there, and one that two came
 * from, are recorded.
 */
void loader_check_former(struct loader *loader);

/** Reads an array of "consignor", "vendor" into or-ed enum side; 0 when it is wrong. */
unsigned loader_read_sides(const struct cfg_group *group, size_t key, struct arena *arena);

/** Moves the mistakes of one file, sorted by line, to the end of a list; found is empty then. */
void loader_hand_on(struct error_list *found, struct error_list *mistakes);

#endif
