/*
 * Drafts: the text in the making of an open assessment.
 *
 * A draft is no answer: it does not count, it is no event of the history, no report has it. It is
 * there so that a text that is being written outlives the program; it goes when the text is
 * accepted or given up. One place has at most one.
 *
 *	struct draft_place place = draft_place_of(item, "note");
 *
 *	assessment_keep_draft(assessment, &place, "half a sent", err);		// while typing
 *	if (assessment_find_draft(assessment, &place, &draft, err) && draft.text)	// later
 *		…
 *	assessment_drop_draft(assessment, &place, err);				// accepted
 *	draft_release(&draft);
 */
#ifndef TENKEN_ASSESSMENT_DRAFT_H
#define TENKEN_ASSESSMENT_DRAFT_H

#include "assessment.h"

enum {
	DRAFT_FIELD_SIZE = 24,              /* bytes with the NUL */
	DRAFT_TEXT_BYTES_MAX = 256 * 1024,  /* of a whole form */
};

/** Which text it is. */
struct draft_place {
	struct item item;           /* part ITEM_PART_ENTRY: of an entry */
	enum entry_kind entry_kind; /* then */
	int entry_number;           /* then; 0: of one that is being made */
	char field[DRAFT_FIELD_SIZE]; /* "text", "blank.9", "note", ...: untranslated */
};

struct draft {
	struct draft_place place;
	int64_t at_utc_ms; /* when the text was last kept */
	char *text;        /* owned; NULL: there is no draft */
};

/** The place of a text of an item. */
struct draft_place draft_place_of(struct item item, const char *field);

/** The place of the text of an entry, number 0: of a new one. */
struct draft_place draft_place_of_entry(enum entry_kind kind, int number);

void draft_release(struct draft *draft);

/**
 * Keeps a text durably in place of an older draft. With it the place where the person is
 * follows, as one opens the assessment again where one was writing.
 *
 * Errors: false, ERROR_LIMIT above DRAFT_TEXT_BYTES_MAX, or the store's.
 */
bool assessment_keep_draft(struct assessment *assessment, const struct draft_place *place,
			   const char *text, struct error *err);

/** Forgets the draft of a place; fine when there is none. */
bool assessment_drop_draft(struct assessment *assessment, const struct draft_place *place,
			   struct error *err);

/**
 * Reads the draft of a place; draft must be all zero. draft->text is NULL when there is none, or
 * none that can be used.
 *
 * Ownership: the caller releases draft.
 */
bool assessment_find_draft(struct assessment *assessment, const struct draft_place *place,
			   struct draft *draft, struct error *err);

/** Reads the newest draft whose place still exists, in the same manner. */
bool assessment_last_draft(struct assessment *assessment, struct draft *draft, struct error *err);

#endif
