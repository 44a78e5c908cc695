/*
 * The answers to one questionnaire, in memory.
 *
 * One struct answer for each slot of the questionnaire (a question as a whole,
 * or a row of a matrix). Answers copy what they are given and free what they
 * replace. Nothing here asks whether an answer makes sense: interview.h does.
 *
 * Of a matrix question the slot of the question itself takes only "don't know",
 * "not applicable", a note, a mark and the like; values stand in its rows.
 *
 * Source: inventory of answers in tenken(1), "Answers".
 */
#ifndef TENKEN_ANSWERS_H
#define TENKEN_ANSWERS_H

#include "questionnaire.h"
#include "strbuf.h"

#include <stdbool.h>
#include <stddef.h>

enum answer_state {
	ANSWER_OPEN,          /* nothing was answered */
	ANSWER_VALUES,        /* at least one value; a matrix-choice row: at least one cell */
	ANSWER_TEXT,          /* kind text */
	ANSWER_NONE,          /* none of these */
	ANSWER_UNKNOWN,       /* don't know */
	ANSWER_NOT_APPLICABLE /* see reason */
};

/** How well an answer is known. */
enum basis {
	BASIS_UNSET,
	BASIS_SAID,
	BASIS_EXPLAINED,
	BASIS_SEEN,
	BASIS_TRIED,
	BASIS_COUNT
};

enum {
	NOTE_BYTES_MAX = 16 * 1024, /* note, text, blank, reason: each */
	POINTER_BYTES_MAX = 1024    /* each part of a pointer to evidence */
};

/** The text filled in at an option with a blank. */
struct blank {
	int value;
	char *text;
};

/** Where the evidence for an answer is. Each part may be NULL. */
struct evidence_pointer {
	char *what;
	char *where;
	char *holder;
	char *seen;   /* YYYY-MM-DD */
	char *sha256; /* 64 hexadecimal digits, when it is a file */
};

/** What stands at one slot. All zero is an open answer. Texts are NULL when empty. */
struct answer {
	enum answer_state state;
	int *values;        /* ascending; of a matrix-choice row: one a column, 0 where blank */
	size_t value_count; /* of a matrix-choice row: the number of columns */
	struct blank *blanks;
	size_t blank_count;
	char *text;   /* state text */
	char *reason; /* state not applicable, may be NULL */
	char *note;
	bool is_marked;
	enum basis basis;
	struct evidence_pointer pointer;
};

/** Frees what the answer holds and makes it open. */
void answer_release(struct answer *answer);

/** Copies an answer, deeply, into an answer that is released first. */
void answer_copy(struct answer *to, const struct answer *from);

/** Says whether two answers are the same in every part. */
bool answer_equal(const struct answer *a, const struct answer *b);

/** Frees values, blanks, text and reason and makes it open; note, mark, basis and pointer stay. */
void answer_clear_value(struct answer *answer);

/** Puts a value into the ascending set (not for matrix-choice) and makes the state VALUES. */
void answer_add_value(struct answer *answer, int value);

/** Takes a value and its blank out of the set; the state becomes OPEN with the last one. */
void answer_remove_value(struct answer *answer, int value);

bool answer_has_value(const struct answer *answer, int value);

/** Sets one cell of a matrix-choice row (0 clears it); state VALUES or OPEN follows. */
void answer_set_cell(struct answer *answer, size_t column, size_t column_count, int value);

/** Cell of a matrix-choice row; 0 where blank. */
int answer_cell(const struct answer *answer, size_t column);

/** Sets or (NULL, "") removes the text at an option. Does not add the value. */
void answer_set_blank(struct answer *answer, int value, const char *text);

/** Text at an option; NULL when there is none. Lent. */
const char *answer_blank(const struct answer *answer, int value);

/** Replaces a text field of an answer by a copy; NULL and "" make it NULL. */
void answer_set_field(char **field, const char *text);

/**
 * Writes the answer as the lines that the store keeps, and reads them again.
 * Decoding is strict: what encoding cannot have written is refused.
 *
 * Ownership: decode releases `answer` first.
 * Errors:    decode: false with err; answer is then open.
 * Source:    answers.c, "The record".
 */
void answer_encode(const struct answer *answer, struct strbuf *out);
bool answer_decode(const char *record, struct answer *answer, struct error *err);

/** "said", "explained", "seen", "tried"; "" for BASIS_UNSET. */
const char *basis_name(enum basis basis);
bool basis_find(const char *name, enum basis *basis);

struct answers;

/** Empty answers for a questionnaire, which must outlive them. */
struct answers *answers_new(const struct questionnaire *questionnaire);

void answers_free(struct answers *answers);

const struct questionnaire *answers_questionnaire(const struct answers *answers);

/**
 * The answer of a question (row ROW_NONE) or of a row. Never NULL.
 *
 * Ownership: lent; valid until the same place is set.
 */
const struct answer *answers_get(const struct answers *answers, int question, int row);

/** Copies an answer into its place. */
void answers_set(struct answers *answers, int question, int row, const struct answer *answer);

/**
 * What counts at a place: its own answer or, for a row without one, the "don't
 * know" or "not applicable" given to the question as a whole. Lent. Asked or
 * not is not looked at.
 */
const struct answer *answers_effective(const struct answers *answers, int question, int row);

/** condition_lookup over struct answers, whatever is asked: see interview_lookup() for the other. */
bool answers_lookup(const void *answers, struct condition_ref ref, struct value_set *set);

#endif
