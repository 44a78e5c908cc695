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

enum {
	PROFILE_FIELDS = 7,
	PROFILE_BYTES_MAX = 1024 /* of one field */
};

void profile_release(struct profile *profile);
void profile_copy(struct profile *to, const struct profile *from);
bool profile_equal(const struct profile *a, const struct profile *b);

/** Name of a field, 0-based in the order of the struct: "organisation". Untranslated. */
const char *profile_field_name(size_t field);

/** Text of a field. Lent; "" when empty or NULL. */
const char *profile_field(const struct profile *profile, size_t field);

/** Replaces a field by a copy. NULL is "". */
void profile_set_field(struct profile *profile, size_t field, const char *text);

/**
 * May this profile be stored?
 *
 * Errors: false with one sentence: no organisation, a text too long or with line breaks.
 */
bool profile_check(const struct profile *profile, struct error *err);

/** Writes a profile as the record that an event keeps, and reads it again. */
void profile_encode(const struct profile *profile, struct strbuf *out);
bool profile_decode(const char *record, struct profile *profile, struct error *err);

/** One questionnaire of an assessment, with its answers. */
struct part {
	const struct questionnaire *questionnaire; /* lent */
	struct answers *answers;
	struct interview *interview;
};

/** What stands in the place of a part where a change is not about an answer. Stored: never change. */
enum {
	ITEM_PART_PROFILE = -1,
	ITEM_PART_ENTRY = -2 /* a finding, an incident case or a blocking factor */
};

/** A place in an assessment. */
struct item {
	int part; /* or one of ITEM_PART_* */
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

/** Writes the id of an item, with "PART/" before it where there are several parts; nothing when item.part is -1. */
void parts_format_item(const struct part *parts, size_t part_count, struct item item, struct strbuf *out);

#endif
