/*
 * A questionnaire and a later version of it: where every question, row and
 * choice went, and what becomes of an answer. Pure: no store, no clock.
 *
 * Questions, rows and columns are the same thing when they have the same id,
 * or when the later one says renamed_from; choices by their values alike.
 *
 *     struct upgrade_map *map = upgrade_map_new(from, to);
 *
 *     if (upgrade_find(map, question, row, &to_question, &to_row))
 *             is_carried = upgrade_answer(map, question, row, &before, &after);
 *     upgrade_map_free(map);
 *
 * Source: tenken-questionnaire(5), "VERSIONS"; tenken(1), "Newer versions".
 */
#ifndef TENKEN_UPGRADE_H
#define TENKEN_UPGRADE_H

#include "answers.h"
#include "questionnaire.h"

#include <stdbool.h>
#include <stddef.h>

enum upgrade_kind {
	UPGRADE_NEW,            /* a question or row that was not there */
	UPGRADE_GONE,           /* one that is there no more */
	UPGRADE_RENAMED,        /* the same under another id */
	UPGRADE_CHANGED,        /* means something else since the version that `changed` names */
	UPGRADE_KIND,           /* a question of another kind: choices do not carry over, but from one to several */
	UPGRADE_CHOICE_NEW,     /* an option, column or value of a cell */
	UPGRADE_CHOICE_GONE,
	UPGRADE_CHOICE_RENAMED, /* the same with another value, or another id */
	UPGRADE_KIND_COUNT
};

/** One thing that differs. Pointers are lent by the two questionnaires. */
struct upgrade_change {
	enum upgrade_kind kind;
	const struct question *from; /* NULL where it is new */
	int from_row;                /* ROW_NONE: the question as a whole */
	const struct question *to;   /* NULL where it is gone */
	int to_row;
	const struct option *choice;        /* of a new or renamed one, else NULL */
	const struct option *former_choice; /* of one that is gone or renamed, else NULL */
};

struct upgrade_changes {
	struct upgrade_change *list;
	size_t count;
	size_t capacity;
};

struct upgrade_map;

/** Ownership: the caller frees; both questionnaires must outlive it. */
struct upgrade_map *upgrade_map_new(const struct questionnaire *from, const struct questionnaire *to);

void upgrade_map_free(struct upgrade_map *map);

/** Where an item of the former version went. Errors: false: it is gone. */
bool upgrade_find(const struct upgrade_map *map, int question, int row, int *to_question, int *to_row);

/** Where an item of the later version came from. Errors: false: it is new. */
bool upgrade_find_former(const struct upgrade_map *map, int question, int row, int *from_question, int *from_row);

/** The value of a choice in the later version; 0 when it is gone. */
int upgrade_value(const struct question *from, const struct question *to, int value);

/**
 * Did an item of the later version get another meaning since the former one?
 */
bool upgrade_is_changed(const struct upgrade_map *map, int question, int row);

/**
 * What an answer of the former version is in the later one, at the item that
 * upgrade_find() gives.
 *
 * Returns: false when its value has no place there: then after is open, with
 *          the note, the mark and the pointer to evidence.
 */
bool upgrade_answer(const struct upgrade_map *map, int question, int row, const struct answer *before,
                    struct answer *after);

/** "new", "gone", "choice-new", ...: untranslated. */
const char *upgrade_kind_name(enum upgrade_kind kind);

/** All that differs, in the order of the later version, what is gone behind it. changes must be all zero. */
void upgrade_changes(const struct upgrade_map *map, struct upgrade_changes *changes);

void upgrade_changes_release(struct upgrade_changes *changes);

#endif
