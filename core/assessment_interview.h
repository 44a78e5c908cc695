/*
 * The interview over an assessment: going through the answers together, and
 * what is written down beside them. Like all changes these are events: durable
 * when the call returns true, undone by assessment_undo(), in the history.
 *
 *     assessment_set_author(assessment, "Sato", VIA_INTERVIEW);
 *     assessment_confirm(assessment, item, err);       the answer stands as it is
 *
 *     struct entry finding = { .kind = ENTRY_FINDING, .is_cloud = true };
 *     entry_set_field(&finding, ENTRY_TEXT, text);
 *     assessment_add_entry(assessment, &finding, &number, err);
 *     entry_release(&finding);
 *
 *     assessment_versions(assessment, NULL, &versions, err);
 *     ... versions_differ(&versions.items[i]) ...
 *     versions_release(&versions);
 *
 * Undoing (or redoing) a change of an entry gives an item whose part is
 * ITEM_PART_ENTRY: there is no place in the questionnaires to go to.
 */
#ifndef TENKEN_ASSESSMENT_INTERVIEW_H
#define TENKEN_ASSESSMENT_INTERVIEW_H

#include "assessment.h"
#include "entry.h"
#include "versions.h"

/**
 * Records that an answer stands as it is after the talk, whatever the author is:
 * nobody but a talk confirms. Confirming again is a new event.
 *
 * Errors: false; ERROR_INPUT when nothing is answered there, ERROR_CONFLICT, or the store's.
 */
bool assessment_confirm(struct assessment *assessment, struct item item, struct error *err);

/** Confirms several in one transaction: all, or none. */
bool assessment_confirm_all(struct assessment *assessment, const struct item *items, size_t count,
			    struct error *err);

/**
 * Every asked item with an answer of its own, in order: what there is to go through.
 *
 * Ownership: the caller frees *items.
 * Returns:   how many.
 */
size_t assessment_answered_items(const struct assessment *assessment, struct item **items);

/**
 * Reads the versions of one item, or (item NULL) of all. Work grows with the
 * history: keep the result until assessment_saved_utc_ms() or a refresh says
 * that something has changed.
 *
 * Ownership: the caller calls versions_release(); versions must be all zero or released.
 * Errors:    false with err; versions is then empty.
 */
bool assessment_versions(const struct assessment *assessment, const struct item *item,
			 struct versions *versions, struct error *err);

/** All entries: of the interview, actions, exceptions, duties. Lent until the next change, undo or refresh. */
const struct entries *assessment_entries(const struct assessment *assessment);

/**
 * Adds an entry; number (may be NULL) gets the one it was given.
 *
 * Errors: false; ERROR_INPUT, ERROR_LIMIT when there are ENTRY_NUMBER_MAX, or the store's.
 */
bool assessment_add_entry(struct assessment *assessment, const struct entry *entry, int *number,
			  struct error *err);

/**
 * Adds several in one transaction, in this order: all, or none.
 *
 * numbers (may be NULL) gets theirs.
 * Errors: as above.
 */
bool assessment_add_entries(struct assessment *assessment, const struct entry *list, size_t count, int *numbers,
			    struct error *err);

/** Replaces the entry of the same kind and number. Errors: ERROR_NOT_FOUND, ERROR_CONFLICT, ... */
bool assessment_set_entry(struct assessment *assessment, const struct entry *entry,
			  struct error *err);

bool assessment_delete_entry(struct assessment *assessment, enum entry_kind kind, int number,
			     struct error *err);

#endif
