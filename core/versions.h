/*
 * What the respondent answered alone, and what stands after the talk.
 *
 * A version of an answer comes from every change of its value or its basis,
 * and from confirming it; notes, marks and pointers make none. What was taken
 * back does not count. Of each item the last version of either hand is kept.
 *
 * Source: 004_2caee1d4e245d5a8.txt, "２－１": the sheet is filled in before the
 * interview, and every item is gone through again in it.
 */
#ifndef TENKEN_VERSIONS_H
#define TENKEN_VERSIONS_H

#include "answers.h"
#include "part.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct answer_version {
	bool is_there;       /* otherwise the rest is empty */
	bool is_confirmed;   /* it was left as it stood, and that was said */
	struct answer answer;
	char *who;           /* name given, or "" */
	int64_t at_utc_ms;
};

struct item_versions {
	struct item item;
	struct answer_version self; /* of the respondent alone */
	struct answer_version talk; /* of the interview */
};

/** In the order of the items: part, question, row. */
struct versions {
	struct item_versions *items;
	size_t count;
	size_t capacity;
};

/** How the self-check and the talk stand to each other, in items. */
struct versions_count {
	int self;      /* have a respondent's value */
	int talk;      /* have a value of the talk */
	int both;      /* have both */
	int differing; /* of these: the values are not the same */
	int talk_only; /* were answered in the talk alone */
};

/** Are the values (state, choice, text, reason) the same? Notes, marks, basis and pointers are not looked at. */
bool answer_same_value(const struct answer *a, const struct answer *b);

/** Does the value after the talk differ from the respondent's? False where one of them is missing. */
bool versions_differ(const struct item_versions *versions);

/** The versions of an item. Lent; NULL when there are none. */
const struct item_versions *versions_find(const struct versions *versions, struct item item);

struct versions_count versions_count(const struct versions *versions);

/** Compares the places of two items, like strcmp. */
int item_compare(struct item a, struct item b);

void versions_release(struct versions *versions);

#endif
