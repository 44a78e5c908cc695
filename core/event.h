/*
 * One change of an assessment, and what can be undone of many.
 *
 * Events are only ever added. Taking a change back is an event too, so the
 * history tells everything, and undo survives closing the program. Events made
 * together carry the same batch and are undone together.
 *
 *     undo_log_add(&log, &event);              for every event, oldest first
 *     batch = undo_log_last_done(&log);        0 when there is nothing to undo
 *
 * Source: tenken(1), "History".
 */
#ifndef TENKEN_EVENT_H
#define TENKEN_EVENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Who makes the changes. Stored by number: only add at the end. */
enum via {
	VIA_SELF,      /* the respondent fills it in alone */
	VIA_INTERVIEW, /* an interviewer fills it in with the respondent */
	VIA_COUNT
};

/** Stored by number: only add at the end. */
enum event_kind {
	EVENT_SET,
	EVENT_UNDO,
	EVENT_REDO,
	EVENT_PROFILE, /* the profile changed; is not undone */
	EVENT_CONFIRM, /* an answer stands as it is: before and after are the same */
	EVENT_UPGRADE, /* a part goes on with another version of its questionnaire, and its answers with it */
	EVENT_KIND_COUNT
};

/** A change as it is stored. Texts are lent. */
struct event {
	int64_t id;        /* 1, 2, 3, ... within its assessment */
	int64_t batch;     /* id of the first event made together with it */
	int64_t at_utc_ms; /* since 1970 */
	const char *who;   /* name given, or "" */
	enum via via;
	enum event_kind kind;
	int part;           /* ordinal of the part, or ITEM_PART_PROFILE, ITEM_PART_ENTRY */
	const char *item;   /* "q25.g"; "finding.3" of an entry; "" of the profile, and of a part that moves */
	const char *before; /* records: answer_encode(), entry_encode() ("": no such entry), profile_encode();
			       of a part that moves: the SHA-256 of the questionnaire */
	const char *after;
	int64_t undoes; /* batch that is taken back or made again, else 0 */
};

struct undo_list {
	int64_t *batches;
	size_t count;
	size_t capacity;
};

/** What can be undone and redone after a run of events. */
struct undo_log {
	struct undo_list done;
	struct undo_list undone;
	struct undo_list upgrades; /* all of them, also what is undone */
};

/** Empties a log. */
void undo_log_release(struct undo_log *log);

/**
 * Takes in the next event: a new change ends what could be redone.
 *
 * Errors: none; an undo of what is not done (a damaged database) changes nothing.
 */
void undo_log_add(struct undo_log *log, const struct event *event);

/** Is the event a part going from one version of its questionnaire to another, forth or back? */
bool event_is_move(const struct event *event);

/** Is the batch an upgrade? */
bool undo_log_is_upgrade(const struct undo_log *log, int64_t batch);

/** Batch that undo takes back next, and batch that redo makes again; 0 when none. */
int64_t undo_log_last_done(const struct undo_log *log);
int64_t undo_log_last_undone(const struct undo_log *log);

#endif
