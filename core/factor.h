/*
 * The blocking factors of one assessment, from both places that tell of them:
 * rows of a question whose columns say what they block (`blocks`), and what
 * the interviewer wrote down. The same text stands once.
 *
 *     factors = factors_find(&arena, parts, part_count, entries);
 *
 * Of the rows, those take part that are asked and answered; unanswered and not
 * applicable ones say nothing. What is not known is no "no".
 *
 * Source: 004_2caee1d4e245d5a8.txt, "２－４）想定されるアウトプット", the table of
 * blocking factors; tenken-report(7), "Blocking factors".
 */
#ifndef TENKEN_FACTOR_H
#define TENKEN_FACTOR_H

#include "arena.h"
#include "entry.h"
#include "part.h"
#include "strbuf.h"

#include <stdbool.h>
#include <stddef.h>

enum factor_mark {
	FACTOR_NO,
	FACTOR_UNKNOWN,
	FACTOR_YES
};

struct factor {
	const char *questionnaire; /* id; "" when no question asked for it */
	const char *item;          /* "b1.a"; "" */
	int number;                /* of the interviewer's entry, the first of several; 0: none wrote it */
	struct lang_text text;     /* of an entry in every language the same */
	enum factor_mark marks[BLOCKED_COUNT]; /* by what is blocked; that of BLOCKED_NOTHING is not used */
};

struct factors {
	const struct factor *list; /* answered rows in their order, then entries in theirs */
	size_t count;
};

/**
 * Finds them. Where a row and an entry have the same text in any language,
 * blanks aside, a tick of either counts, and what only the answer leaves open is unknown.
 *
 * Ownership: all of it lives in the arena; nothing points at parts or entries.
 * entries:   may be NULL.
 */
struct factors factors_find(struct arena *arena, const struct part *parts, size_t part_count,
			    const struct entries *entries);

/** What two of the same factor say together: yes before unknown before no. */
enum factor_mark factor_mark_join(enum factor_mark a, enum factor_mark b);

/**
 * The text by which factors are told apart: blanks at the ends are gone, those
 * between are one. Lives in the arena.
 */
const char *factor_key(struct arena *arena, const char *text);

/** Where a factor comes from: "answer", "interviewer" or "both"; "" as item: not asked. Untranslated. */
const char *factor_origin_name(const char *item, bool is_written);

/**
 * The same in words: "answer to b1.a; interviewer, no. 3".
 *
 * number: of the interviewer's entry; 0: not to be told.
 */
void factor_origin_text(struct strbuf *out, enum lang lang, const char *item, bool is_written, int number);

/** "yes", "no", "unknown": untranslated. */
const char *factor_mark_name(enum factor_mark mark);

/** "x", "?" or "-", for a table: words may be translated, a tick may not be drawn everywhere. */
const char *factor_mark_sign(enum factor_mark mark);

#endif
