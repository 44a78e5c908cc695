/*
 * What the files assessment*.c share. Nobody else includes this.
 */
#ifndef TENKEN_ASSESSMENT_INTERNAL_H
#define TENKEN_ASSESSMENT_INTERNAL_H

#include "assessment.h"
#include "digest.h"

/** The questionnaire of a part as the store knows it. */
struct part_hash {
	char hash[DIGEST_HEX_SIZE];
};

struct assessment {
	struct store *store;
	char id[ASSESSMENT_ID_SIZE];
	struct profile profile;
	int64_t created_utc_ms;
	int64_t updated_utc_ms;
	struct part *parts;
	struct part_hash *hashes; /* of the parts */
	size_t part_count;
	struct entries entries;
	char *who;
	enum via via;
	struct undo_log log;
	int64_t known_events; /* how many of the stored events are in memory */
	int64_t data_version;
	int64_t saved_utc_ms;
	struct item position;
	bool is_position_kept; /* position is what the database says */
};

/** Now, or what SOURCE_DATE_EPOCH says. */
int64_t assessment_now_utc_ms(void);

/**
 * Finds an item by part and name as the store has them.
 *
 * Errors: false: not of these questionnaires.
 */
bool assessment_find_item(const struct assessment *assessment, int part, const char *name,
			  struct item *item);

/** Appends the name under which the store keeps an item: "q25.g". */
void assessment_item_name(const struct assessment *assessment, struct item item,
			  struct strbuf *out);

/** Reads everything again; changed (may be NULL) tells whether others have changed something. */
bool assessment_reload(struct assessment *assessment, bool *changed, struct error *err);

/**
 * Loads a questionnaire from a text of the store. text may be NULL: it is missing.
 *
 * Ownership: the caller's.
 * Errors:    NULL, ERROR_DAMAGED.
 */
struct questionnaire *assessment_load_text(const char *hash, const char *text, size_t size_bytes,
					   struct error *err);

/**
 * Do the parts still have the questionnaires that are in memory?
 *
 * Errors: false, ERROR_CONFLICT when another program moved one to another version, or the store's.
 */
bool assessment_check_parts(struct assessment *assessment, struct error *err);

/**
 * The same, inside a transaction, with little work when no other program wrote anything.
 *
 * first_event: id that the next event gets.
 */
bool assessment_check_moved(struct assessment *assessment, int64_t first_event, struct error *err);

/** Puts an answer into memory and lets the interview follow. */
void assessment_take(struct assessment *assessment, struct item item, const struct answer *answer);

/** Takes note that so many events were stored at this time. */
void assessment_note_saved(struct assessment *assessment, int64_t at_utc_ms, size_t events);

#endif
