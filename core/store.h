/*
 * The database: assessments, answers, events and the questionnaires' texts.
 *
 * Rows in and out, no meaning: what an answer is, the layers above know. A
 * change goes between store_begin() and store_commit(); when commit returns
 * true it is on the disk and survives kill -9 and loss of power (promise P1).
 *
 *     if (!store_begin(store, err))
 *             return false;
 *     if (store_add_event(store, id, &event, err) && store_put_answer(store, id, 0, "q1", record, err))
 *             return store_commit(store, err);
 *     store_rollback(store);
 *     return false;
 *
 * Always holds: the file is 0600 and a folder that had to be made 0700. A
 * database of a newer tenken, of another program, or a damaged one is refused
 * before a byte of it, or a file beside it, is written. In a read-only place
 * everything can be read and every change is refused with ERROR_READ_ONLY. No
 * call waits longer than 2 s for another program: ERROR_LOCKED then.
 *
 * Source: tenken(1), FILES; facts.md of the SQLite version measured: WAL, FULL, checkpoint at 64 pages.
 */
#ifndef TENKEN_STORE_H
#define TENKEN_STORE_H

#include "entry.h"
#include "error.h"
#include "event.h"
#include "part.h"
#include "strbuf.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	ASSESSMENT_ID_SIZE = 16,  /* bytes with the NUL */
	ASSESSMENT_ID_LENGTH = 8, /* of the ids that are given out */
	STORE_BUSY_WAIT_MS = 2000
};

struct store;

/** A text that is being written: no answer yet, and no event. All lent. */
struct stored_draft {
	int part;          /* as in struct event */
	const char *item;  /* as in struct event; "finding.0" of an entry that is being made */
	const char *field; /* which text of the item: "note", "blank.9" */
	int64_t at_utc_ms;
	const char *text;
};

/**
 * Opens a database, and makes it where there is none.
 *
 * path may be NULL: then $XDG_DATA_HOME/tenken/tenken.db.
 * Ownership: the caller closes with store_close().
 * Errors:    NULL; ERROR_NEWER, ERROR_DAMAGED, ERROR_LOCKED, ERROR_INPUT when it is no file or
 *            another program's, ERROR_READ_ONLY when it had to be made in a read-only place, ...
 */
struct store *store_open(const char *path, struct error *err);

/** Closes a store; an open transaction is rolled back. NULL is allowed. */
void store_close(struct store *store);

/** Where the database is, an absolute path. Lent. */
const char *store_path(const struct store *store);

bool store_is_read_only(const struct store *store);

/** Starts a change; others wait. Errors: ERROR_READ_ONLY, ERROR_LOCKED, ... */
bool store_begin(struct store *store, struct error *err);

/** Starts reading one state of the database, whatever others write meanwhile; ends with store_rollback(). */
bool store_begin_read(struct store *store, struct error *err);

/** Makes the change durable. Errors: false, and nothing of it was stored. */
bool store_commit(struct store *store, struct error *err);

/** Gives up the change, or ends reading. Without one nothing happens. */
void store_rollback(struct store *store);

/** A number that changes when another program has changed the database. */
bool store_data_version(struct store *store, int64_t *version, struct error *err);

/* ---- inside store_begin() ------------------------------------------------- */

/** Keeps a questionnaire's text under its SHA-256. There already: fine. */
bool store_add_questionnaire(struct store *store, const char *hash, const char *id,
			     const char *version, const char *text, size_t size_bytes,
			     struct error *err);

bool store_add_assessment(struct store *store, const char *id, int64_t created_utc_ms,
			  const struct profile *profile, struct error *err);

bool store_add_part(struct store *store, const char *id, int ordinal, const char *hash,
		    struct error *err);

/** Lets a part go on with another questionnaire, whose text must be there. */
bool store_set_part(struct store *store, const char *id, int ordinal, const char *hash,
		    struct error *err);

/** Notes that the history of a part needs this text, too. There already: fine. */
bool store_add_former(struct store *store, const char *id, int ordinal, const char *hash,
		      struct error *err);

bool store_set_profile(struct store *store, const char *id, const struct profile *profile,
		       struct error *err);

/** Id that the next event of an assessment gets. */
bool store_next_event(struct store *store, const char *id, int64_t *event, struct error *err);

/** Appends an event; all of its fields are given. */
bool store_add_event(struct store *store, const char *id, const struct event *event,
		     struct error *err);

/** Appends the record of an item to out; found tells whether there is one. */
bool store_get_answer(struct store *store, const char *id, int part, const char *item,
		      struct strbuf *out, bool *found, struct error *err);

bool store_put_answer(struct store *store, const char *id, int part, const char *item,
		      const char *record, struct error *err);

/** The same for an entry; put with the record "" deletes it. */
bool store_get_entry(struct store *store, const char *id, enum entry_kind kind, int number,
		     struct strbuf *out, bool *found, struct error *err);

bool store_put_entry(struct store *store, const char *id, enum entry_kind kind, int number,
		     const char *record, struct error *err);

/** Keeps a text that is being written, in place of an older one of the same place. */
bool store_put_draft(struct store *store, const char *id, const struct stored_draft *draft,
		     struct error *err);

/** Forgets it; at_utc_ms and text are not looked at. That there is none is no error. */
bool store_delete_draft(struct store *store, const char *id, const struct stored_draft *draft,
			struct error *err);

/** Keeps where the person is. It holds until a later event, whose item is then the place. */
bool store_set_position(struct store *store, const char *id, int part, const char *item,
			struct error *err);

/** Deletes an assessment with everything of it, and texts of questionnaires that no other one needs. */
bool store_delete_assessment(struct store *store, const char *id, struct error *err);

/* ---- reading -------------------------------------------------------------- */

/** An assessment as it is stored. */
struct stored_assessment {
	char id[ASSESSMENT_ID_SIZE];
	struct profile profile; /* owned */
	int64_t created_utc_ms;
	int64_t updated_utc_ms; /* of the last event; created when there is none */
	int64_t last_event;     /* id, 0 when none */
	int position_part;      /* -1 when none */
	char *position_item;    /* owned, NULL when none */
};

void stored_assessment_release(struct stored_assessment *stored);

/**
 * Completes an id.
 *
 * Errors: ERROR_NOT_FOUND, ERROR_AMBIGUOUS with the ids that it could be.
 */
bool store_find(struct store *store, const char *prefix, char id[ASSESSMENT_ID_SIZE],
		struct error *err);

/** Reads an assessment by its whole id. stored must be all zero or released. Errors: ERROR_NOT_FOUND, ... */
bool store_read_assessment(struct store *store, const char *id, struct stored_assessment *stored,
			   struct error *err);

/*
 * The visits: everything given is lent for the call; a visit that returns
 * false ends the walk, which is no error. NULL stands where a row has none.
 */
typedef bool (*store_visit_assessment)(void *context, const struct stored_assessment *stored);
typedef bool (*store_visit_part)(void *context, const char *assessment, int ordinal,
				 const char *questionnaire);
typedef bool (*store_visit_text)(void *context, int ordinal, const char *hash, const char *text,
				 size_t size_bytes);
typedef bool (*store_visit_answer)(void *context, int part, const char *item, const char *record);
typedef bool (*store_visit_event)(void *context, const struct event *event);

typedef bool (*store_visit_entry)(void *context, int kind, int number, const char *record);
typedef bool (*store_visit_entry_of)(void *context, const char *assessment, int number, const char *record);
typedef bool (*store_visit_draft)(void *context, const struct stored_draft *draft);

/** All assessments in the order of their ids; position is left out. */
bool store_each_assessment(struct store *store, store_visit_assessment visit, void *context,
			   struct error *err);

/** All parts of all assessments in the order of their ids, with the questionnaire's id. */
bool store_each_part(struct store *store, store_visit_part visit, void *context, struct error *err);

/** The questionnaires' texts of an assessment, in the order of its parts. */
bool store_each_text(struct store *store, const char *id, store_visit_text visit, void *context,
		     struct error *err);

/** The same without the texts: text is "". */
bool store_each_hash(struct store *store, const char *id, store_visit_text visit, void *context,
		     struct error *err);

/** The texts that the histories of the parts need, in the order of the parts; ordinal is the part. */
bool store_each_former(struct store *store, const char *id, store_visit_text visit, void *context,
		       struct error *err);

bool store_each_answer(struct store *store, const char *id, store_visit_answer visit, void *context,
		       struct error *err);

/** Events of an assessment from one id on, oldest first. */
bool store_each_event(struct store *store, const char *id, int64_t from, store_visit_event visit,
		      void *context, struct error *err);

/** Entries of an assessment in the order of kinds and numbers; kind may be one that enum entry_kind has not. */
bool store_each_entry(struct store *store, const char *id, store_visit_entry visit, void *context,
		      struct error *err);

/** Entries of one kind of all assessments, in the order of their ids and numbers. */
bool store_each_entry_of_kind(struct store *store, enum entry_kind kind, store_visit_entry_of visit, void *context,
			      struct error *err);
/** Drafts of an assessment, the newest first. */
bool store_each_draft(struct store *store, const char *id, store_visit_draft visit, void *context,
		      struct error *err);

/* ---- the whole database --------------------------------------------------- */

/**
 * Copies the database, in use or not, to a new file with mode 0600: written
 * beside it, synced, then given its name.
 *
 * Errors: ERROR_EXISTS when something has that name already, ERROR_FULL, ERROR_IO, ...
 */
bool store_backup(struct store *store, const char *path, struct error *err);

enum verify_kind {
	VERIFY_CHECKED, /* was looked at and is sound */
	VERIFY_FOUND,   /* is wrong */
	VERIFY_NOTED,   /* is unusual and does no harm */
	VERIFY_NOT_CHECKED
};

struct verify_line {
	enum verify_kind kind;
	char *text; /* one translated sentence */
};

/** What store_verify() looked at, in order. */
struct verify_result {
	struct verify_line *lines;
	size_t count;
	size_t capacity;
	size_t found; /* how many lines are VERIFY_FOUND */
};

void verify_result_release(struct verify_result *result);

/**
 * Checks the whole database and repairs nothing (promise P13). result must be
 * all zero.
 *
 * Errors: false only when it could not be read at all; what is wrong stands in result.
 */
bool store_verify(struct store *store, struct verify_result *result, struct error *err);

#endif
