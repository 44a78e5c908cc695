/*
 * What an assessment consists of, without where it is kept: whose it is, and
 * one part for each questionnaire. Evaluation and reports see this, not the store.
 */
#ifndef TENKEN_PART_H
#define TENKEN_PART_H

#include "answers.h"
#include "interview.h"
#include "questionnaire.h"

#include <stdint.h>

/** Whose assessment it is. All optional but organisation; texts are "" when empty, never NULL. */
struct profile {
	char *organisation;
	char *respondent;
	char *department;
	char *contact;
	char *phone;
	char *mail;
	char *reference; /* the number that the asking side gave */
};

void profile_release(struct profile *profile);
void profile_copy(struct profile *to, const struct profile *from);

/** One questionnaire of an assessment, with its answers. */
struct part {
	const struct questionnaire *questionnaire; /* lent */
	struct answers *answers;
	struct interview *interview;
};

/** A place in an assessment. */
struct item {
	int part;
	int question;
	int row; /* ROW_NONE: the question as a whole */
};

/** Counts of all parts together. */
struct progress parts_progress(const struct part *parts, size_t part_count);

/**
 * Reads an item with or without its part: "q1", "vendor/q25.g", "q1#9". A bare
 * item is looked up in every part and must be found in just one of them.
 */
struct item_ref;
bool parts_find_item(const struct part *parts, size_t part_count, const char *text, size_t size_bytes, int *part,
                     struct item_ref *ref, struct error *err);

/** Writes the id of an item, with "PART/" before it where there are several parts. */
void parts_format_item(const struct part *parts, size_t part_count, struct item item, struct strbuf *out);

#endif
