/*
 * screens: the constructors of all screens, one file each (screen_NAME.c), and what they share.
 *
 * A constructor returns a screen for a transition, or NULL with err filled when what it needs
 * cannot be read.
 */
#ifndef TENKEN_SCREENS_H
#define TENKEN_SCREENS_H

#include <stdbool.h>
#include <stddef.h>

#include "entry.h"
#include "i18n.h"
#include "phrase.h"
#include "screen.h"

struct error;
struct settings;
struct store;
struct library;
struct assessment;
struct draft_place;

/* What every screen may use. Made by main or a command, outlives all screens. */
struct app_context {
	const struct settings *settings;
	struct store *store;
	/* installed questionnaires; clauses: library_clauses(), read when first asked for */
	struct library *library;
	/*
	 * the one that is open, NULL none. Whoever opens another closes this one; screens above
	 * home borrow it
	 */
	struct assessment *assessment;
	/* true while one that was just made is opened: its interview begins with what the questionnaires are about */
	bool is_new;
	/* NULL, or told when the person has chosen another language at F2 */
	void (*on_language)(enum lang lang);
};

/** Home: the assessments; new, open, rename, delete. The bottom of the stack. */
struct screen *screen_home(struct app_context *context, struct error *err);

/**
 * A new assessment: role, questionnaires, organisation, profile. Pops with value 1 and its id
 * as text, or with 0.
 */
struct screen *screen_new(struct app_context *context, struct error *err);

/**
 * The interview of context->assessment.
 *
 * item: "PART/ITEM", "ITEM" or NULL: where it was left.
 */
struct screen *screen_interview(struct app_context *context, const char *item, struct error *err);

/**
 * Whose assessment is open: organisation and profile, to change. Pops with value 1 if something
 * was changed.
 */
struct screen *screen_profile(struct app_context *context, struct error *err);

/**
 * All questions of context->assessment, with filters and search; find: the search field is open
 * at once. Pops with the item to go to as text ("vendor/q4", "vendor/q4.a"), or NULL.
 */
struct screen *screen_overview(struct app_context *context, const char *item, bool find,
			       struct error *err);

/**
 * Clauses by verdict and priority. From an answer that counts it goes to the question and comes
 * back. clause: id of the one to begin with, or NULL.
 */
struct screen *screen_gaps(struct app_context *context, const char *clause, struct error *err);

/** The report: preview, save as. */
struct screen *screen_report(struct app_context *context, struct error *err);

/**
 * What moving context->assessment to the newer version of its questionnaires does; a key does it. Pops with 1
 * when it was done: the assessment has to be opened again. Errors: NULL: there is none.
 */
struct screen *screen_upgrade(struct app_context *context, struct error *err);

/** Which other assessment context->assessment is compared with; leads to the comparison. */
struct screen *screen_choose(struct app_context *context, struct error *err);

/** context->assessment and another one, by id, beside each other: read, save as. */
struct screen *screen_compare(struct app_context *context, const char *other, struct error *err);

/**
 * Help for a screen: its about text and its key tables, scrollable. The app pushes it at `?`.
 *
 * Ownership: keeps only what lives for ever (ops and tables).
 */
struct screen *screen_help(const struct screen_ops *ops, struct key_set keys);

/** True for the help screen itself, where `?` goes back. */
bool screen_is_help(const struct screen *screen);

/**
 * A question with yes and no; no is the answer of Enter and Esc, only `y` is yes (the letter of
 * the language too). Pops with value 1 (yes) or 0.
 *
 * tag: handed back as result text, so that a screen that asks several things knows which one;
 *      NULL none.
 * Ownership: takes question and detail (PHRASE_NONE none), copies tag.
 */
struct screen *screen_confirm(struct phrase question, struct phrase detail, const char *tag);

struct input_request {
	/* handed back in the result, NULL none (kept for tests and messages) */
	const char *tag;
	const char *title;   /* N_() */
	const char *prompt;  /* N_(): what is wanted, a sentence; NULL none */
	const char *initial; /* NULL: empty */
	bool multi_line;     /* Enter breaks the line; F10, C-s or M-Enter finish */
	bool required;       /* an empty text is not taken */
	size_t limit_bytes;
	/**
	 * Optional: looks at the text before it is taken; false and a message (MESSAGE_BYTES of
	 *           room) sends the person back to the field.
	 */
	bool (*is_valid)(void *data, const char *text, char *message);
	void *data;
	/*
	 * The text is kept as a draft of this place while it is typed; NULL: it is not. Copied.
	 * Esc drops it; a text that was taken is dropped by whoever has stored it.
	 */
	const struct draft_place *draft;
	struct assessment *assessment; /* of the draft; borrowed */
	/** Optional: an orderly end (SIGHUP) while typing hands the unfinished text over here. */
	void (*on_abandon)(void *data, const char *text);
};

/**
 * A dialogue with one field. Pops with value 1 and the text (NFC), or with value 0 (Esc) and
 * NULL. A screen that uses several remembers in its own state which one it pushed.
 *
 * Ownership: copies the strings of request; data is borrowed.
 */
struct screen *screen_input(const struct input_request *request);

/**
 * A note on an item of context->assessment: the field, stored when it is left (Esc, F10) and
 * when the program ends. Pops with value 1 if the note was changed.
 */
struct screen *screen_note(struct app_context *context, const char *item, struct error *err);

/** How well the answer at an item is known, and where its evidence is. Stored on every way out; pops with value 1. */
struct screen *screen_evidence(struct app_context *context, const char *item, struct error *err);

/**
 * The form of an entry (not of a duty); number 0: a new one. Stored when it is left and when the
 * program ends. Pops with the entry's number, 0 when nothing was written.
 */
struct screen *screen_entry(struct app_context *context, enum entry_kind kind, int number,
			    struct error *err);

/** The form of a new entry with texts to begin with, which are copied. Left as it is, it is stored, too. */
struct screen *screen_entry_new(struct app_context *context, const struct entry *preset);

/** Who carries a clause: six choices. Stored when it is left; pops with 1 when it was changed. */
struct screen *screen_duty(struct app_context *context, const char *clause);

/** Findings, incident cases, blocking factors, actions and exceptions of context->assessment. */
struct screen *screen_entries(struct app_context *context, struct error *err);

/**
 * A longer text to read in a box: an error's details, a clause's wording. Any of Enter, Esc, q
 * closes it. Copies title, which is the same in every language; takes text.
 */
struct screen *screen_message(const char *title, struct phrase text);

#endif
