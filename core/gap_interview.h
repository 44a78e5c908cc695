/*
 * What a gap report has of the interview: where the talk changed an answer,
 * what is met and yet only said, and the lists written down beside the answers.
 *
 * Part of struct gap_report: lives in its arena, texts "" when empty.
 *
 * Source: 004_2caee1d4e245d5a8.txt, "２－４）想定されるアウトプット".
 */
#ifndef TENKEN_GAP_INTERVIEW_H
#define TENKEN_GAP_INTERVIEW_H

#include "factor.h"
#include "i18n.h"
#include "versions.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** An answer as one hand left it. */
struct gap_version {
	const char *value;  /* as answer_format() writes it, "-" when open */
	const char *answer; /* in words; "" when open */
	const char *who;
	int64_t at_utc; /* seconds since 1970 */
};

/** An asked item whose value after the talk is not the respondent's. */
struct gap_difference {
	struct item place;
	const char *item; /* "q25.g", with "PART/" before it where there are several parts */
	const char *label;
	const char *prompt;
	const char *row_id;
	const char *row_text;
	struct gap_version self;
	struct gap_version talk;
};

struct gap_entry {
	int number;
	bool is_remote;
	bool is_cloud;
	const char *fields[ENTRY_FIELD_COUNT];
};

struct gap_entries {
	const struct gap_entry *list;
	size_t count;
};

/** A row of the table of blocking factors, see factor.h. */
struct gap_factor {
	const char *item; /* "b1.a", with "PART/" before it where there are several parts; "" when it was not asked */
	int number;       /* of the interviewer's entry, 0 when there is none */
	const char *text;
	enum factor_mark marks[BLOCKED_COUNT];
};

struct gap_interview {
	struct versions_count count; /* asked items only */
	const struct gap_difference *differences; /* in the order of the questions */
	size_t difference_count;
	struct gap_entries entries[ENTRY_FACTOR]; /* by kind; factors stand apart */
	const struct gap_factor *factors;
	size_t factor_count;
	bool has_basis;     /* a basis was recorded at an asked item: then only are clauses looked at */
	int only_said;      /* how many clauses are met, but only said */
};

/** The words for people: a text of an entry ("Course"), and a tag ("remote work, public cloud"; "" for none). */
const char *entry_field_word(enum entry_field field, enum lang lang);
const char *entry_tag_word(bool is_remote, bool is_cloud, enum lang lang);

/** Is there anything of an interview to report? */
bool gap_interview_is_empty(const struct gap_interview *interview);

#endif
