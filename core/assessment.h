/*
 * An assessment opened for work: model and store together, and the only way
 * to change anything. Every change is an event, one transaction, and durable
 * when the call returns true (promise P1).
 *
 *     struct assessment *a = assessment_open(store, "k7m2", err);
 *     answer_copy(&after, assessment_answer(a, item));
 *     answer_add_value(&after, 2);
 *     if (!assessment_set(a, item, &after, err))
 *             show(err);            (nothing was changed)
 *
 * Another program may change the same assessment. A change whose item is no
 * longer what this program saw is refused with ERROR_CONFLICT after the newer
 * state was read in, so that the person can look and answer again.
 */
#ifndef TENKEN_ASSESSMENT_H
#define TENKEN_ASSESSMENT_H

#include "entry.h"
#include "error.h"
#include "event.h"
#include "part.h"
#include "store.h"

#include <stdbool.h>
#include <stdint.h>

struct library;
struct assessment;

/** A line of `tenken list` and the home screen. */
struct assessment_row {
	char id[ASSESSMENT_ID_SIZE];
	struct profile profile;
	char **questionnaires; /* ids, in order of the parts */
	size_t questionnaire_count;
	int64_t created_utc; /* seconds since 1970 */
	int64_t updated_utc; /* of the last change */
	int64_t updated_utc_ms; /* the same to the millisecond: for the order */
};

struct assessment_list {
	struct assessment_row *rows; /* last changed first */
	size_t count;
};

/** A change, as history shows it. */
struct change {
	int64_t id;        /* 1, 2, 3, ... */
	int64_t batch;     /* the same for changes made together */
	int64_t at_utc_ms;
	const char *who;   /* name given, or "" */
	enum via via;
	enum { CHANGE_SET, CHANGE_UNDO, CHANGE_REDO, CHANGE_PROFILE, CHANGE_CONFIRM, CHANGE_UPGRADE } kind;
	/* part ITEM_PART_PROFILE where kind is CHANGE_PROFILE, ITEM_PART_ENTRY of an entry; otherwise as the
	   item stood in its questionnaire then: question -1 where the part itself moved to another version */
	struct item item;
	const struct question *question_before; /* as it was asked before the change; NULL: not about an answer */
	const struct question *question;        /* and after it: another one where a version is left */
	const char *version_before;             /* of a part that moves, else NULL */
	const char *version_after;
	const struct answer *before; /* open where it is not about an answer */
	const struct answer *after;
	enum entry_kind entry_kind;       /* where item.part is ITEM_PART_ENTRY */
	int entry_number;
	const struct entry *entry_before; /* NULL: there was none, or it is not about an entry */
	const struct entry *entry_after;
	const struct profile *profile_before; /* NULL but where kind is CHANGE_PROFILE */
	const struct profile *profile_after;
};

/** One of several changes made together. */
struct assignment {
	struct item item;
	struct answer after;
};

/**
 * Makes a new assessment of the named questionnaires.
 *
 * Ownership: id gets a copy.
 * Errors:    false: unknown questionnaire, the same twice, no organisation, or the store.
 */
bool assessment_create(struct store *store, struct library *library, const char *const *questionnaires,
                       size_t questionnaire_count, const struct profile *profile, char id[ASSESSMENT_ID_SIZE],
                       struct error *err);

/**
 * Opens the assessment whose id starts with prefix, with the questionnaires as
 * they were when it was made, whatever is installed now.
 *
 * Ownership: the caller frees with assessment_free(); store must outlive it.
 * Errors:    NULL: ERROR_NOT_FOUND, ERROR_AMBIGUOUS, ERROR_DAMAGED, ...
 */
struct assessment *assessment_open(struct store *store, const char *prefix, struct error *err);

/** Frees an assessment. All is stored already. NULL is allowed. */
void assessment_free(struct assessment *assessment);

const char *assessment_id(const struct assessment *assessment);
const struct profile *assessment_profile(const struct assessment *assessment);
int64_t assessment_created_utc(const struct assessment *assessment);
int64_t assessment_updated_utc(const struct assessment *assessment);

/** The parts. Lent; answers in them change only through this file. */
const struct part *assessment_parts(const struct assessment *assessment, size_t *count);

/** The answer at an item. Lent until the item is set. */
const struct answer *assessment_answer(const struct assessment *assessment, struct item item);

/** Name and manner that go with later changes. who may be "". */
void assessment_set_author(struct assessment *assessment, const char *who, enum via via);

/**
 * Records one change: checks the answer, stores the event, then changes the
 * answer in memory. The same answer again changes nothing and is fine.
 *
 * Errors: false; ERROR_INPUT when the answer is not allowed, ERROR_CONFLICT, or the store's.
 */
bool assessment_set(struct assessment *assessment, struct item item, const struct answer *after, struct error *err);

/** Records several changes in one transaction: all, or none. */
bool assessment_set_all(struct assessment *assessment, const struct assignment *assignments, size_t count,
                        struct error *err);

/** Changes the profile (rename is a change of organisation). */
bool assessment_set_profile(struct assessment *assessment, const struct profile *profile, struct error *err);

/**
 * Takes the last change back (which is an event too), or makes it again.
 *
 * item (may be NULL) tells where.
 * Errors: false; ERROR_NOT_FOUND when there is nothing to undo or redo.
 */
bool assessment_undo(struct assessment *assessment, struct item *item, struct error *err);
bool assessment_redo(struct assessment *assessment, struct item *item, struct error *err);

/** Where the person is, so that opening again comes to the same place. Set on leaving a screen, and kept with every change. */
struct item assessment_position(const struct assessment *assessment);
bool assessment_set_position(struct assessment *assessment, struct item item, struct error *err);

/** Time of the last change stored by this program in ms since 1970, 0 when none: for "saved 14:02:31". */
int64_t assessment_saved_utc_ms(const struct assessment *assessment);

/** Reads in what other programs have changed since; changed (may be NULL) tells whether anything was. Cheap when nothing was. */
bool assessment_refresh(struct assessment *assessment, bool *changed, struct error *err);

/** Calls visit for every change, oldest first; item may be NULL for all. What is lent lives for the call. */
bool assessment_history(struct assessment *assessment, const struct item *item,
                        void (*visit)(const struct change *change, void *context), void *context, struct error *err);

/** All assessments of a database. */
bool assessment_list(struct store *store, struct assessment_list *list, struct error *err);
void assessment_list_release(struct assessment_list *list);

/** Deletes the assessment with this id prefix and all its events. */
bool assessment_delete(struct store *store, const char *prefix, struct error *err);

#endif
