/*
 * draft: keeps the text of a field while it is being typed, so that kill -9 costs the last
 * moment at most.
 *
 * The store gets the text DRAFT_DELAY_MS after the first key that it has not yet, through the
 * screen's tick, or at once after DRAFT_KEYS_MAX keys or a paste. What is stored is a draft
 * (assessment_draft.h), never an answer.
 *
 *	draft_open(&state->draft, assessment, &place, stored_text);	// with the field
 *	if (draft_text(&state->draft))					// left behind by a crash
 *		field_set(&state->field, draft_text(&state->draft));
 *	…
 *	draft_key(&state->draft, key);					// every key of the field
 *	if (draft_is_due(&state->draft))
 *		draft_keep(&state->draft, state->field.text, NULL);
 *	…
 *	return screen_draft_tick(&state->draft, state->field.text);	// tick
 *	…
 *	draft_close(&state->draft, true);		// the text was accepted or given up
 *
 * All zero is closed; nothing happens to it then.
 */
#ifndef TENKEN_DRAFT_H
#define TENKEN_DRAFT_H

#include <stdbool.h>
#include <stdint.h>

#include "assessment_draft.h"
#include "key.h"

enum { DRAFT_DELAY_MS = 800, DRAFT_KEYS_MAX = 20 };

struct draft_keeper {
	struct assessment *assessment; /* borrowed; NULL: closed */
	struct draft_place place;
	char *stored;       /* the text as it stands without a draft */
	char *kept;         /* the draft in the store, NULL none */
	int64_t at_utc_ms;  /* when it was kept, before it was opened */
	int64_t touched_ms; /* first key that is not kept, on the monotonic clock */
	int keys;           /* since what was kept; 0: nothing to keep */
	bool is_told;       /* that a text is back */
};

/**
 * Opens it, and reads what was left behind at this place.
 *
 * stored: what the field says without the draft. Copied.
 */
void draft_open(struct draft_keeper *keeper, struct assessment *assessment,
		const struct draft_place *place, const char *stored);

/** The text that was left behind, other than what is stored; NULL none. Lent. */
const char *draft_text(const struct draft_keeper *keeper);

/** A key has gone to the field. */
void draft_key(struct draft_keeper *keeper, const struct key *key);

/** Is there a text that was left behind, of which nobody was told? is_told is the teller's to set. */
bool draft_is_to_tell(const struct draft_keeper *keeper);

/** Milliseconds until there is something to keep or to tell, -1 never. */
int draft_tick_ms(const struct draft_keeper *keeper);

/** Is it time for draft_keep()? */
bool draft_is_due(const struct draft_keeper *keeper);

/**
 * Keeps the text as it is now, if it is another one than what is kept; one that equals what is
 * stored needs no draft.
 *
 * Errors: false; it is tried again after the next key.
 */
bool draft_keep(struct draft_keeper *keeper, const char *text, struct error *err);

/** Ends it; is_settled: the text was accepted or given up, and the draft goes. */
void draft_close(struct draft_keeper *keeper, bool is_settled);

#endif
