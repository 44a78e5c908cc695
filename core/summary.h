/*
 * Many companies side by side: the four outputs of the remote-work study.
 *
 * (1) For each questionnaire with yes-no questions that two of the companies
 * have (or the only one), a table of question by company with the measure
 * rate; (2) findings; (3) incident cases; (4) blocking factors, answered and
 * written down. No clock, no I/O; the same for the same sources in the same order.
 *
 *     summary = summary_make(sources, count, &options);
 *     summary_text_write(summary, 80, stdout, err);
 *     summary_free(summary);
 *
 * Source: 004_2caee1d4e245d5a8.txt, "２－４）想定されるアウトプット".
 */
#ifndef TENKEN_SUMMARY_H
#define TENKEN_SUMMARY_H

#include "arena.h"
#include "factor.h"
#include "gap_interview.h"
#include "i18n.h"
#include "part.h"

#include <stdbool.h>
#include <stddef.h>

enum {
	SUMMARY_GUESSABLE_BELOW = 5 /* of fewer companies a reader can guess who is who */
};

/** An assessment that takes part; all borrowed for the call. */
struct summary_source {
	const char *id;
	const char *organisation;
	const struct part *parts;
	size_t part_count;
	const struct entries *entries;
};

struct summary_options {
	enum lang lang;
	bool is_anonymous;   /* A, B, C in the order of the (random) ids, whatever the order of the sources */
	bool has_free_text;  /* texts that people wrote are shown although it is anonymous */
};

struct summary_company {
	const char *id;   /* "" when anonymous */
	const char *organisation; /* "" when anonymous */
	const char *name; /* "Acme Co.", told apart by the id when two have one name; "A社" */
	const char *key;  /* heading of a narrow column: "1"; "A社" */
};

enum summary_cell {
	CELL_OPEN,
	CELL_YES,
	CELL_NO,
	CELL_UNKNOWN,
	CELL_NOT_APPLICABLE,
	CELL_NOT_ASKED,
	CELL_COUNT
};

/** "open", "yes", "no", "unknown", "not-applicable", "not-asked": untranslated. */
const char *summary_cell_name(enum summary_cell cell);

struct summary_row {
	const char *item;
	const char *label;
	const char *prompt;
	const enum summary_cell *cells; /* one for each company of the table */
	int yes;
	int answered; /* yes and no; nothing else is counted */
	int percent;  /* 100 * yes / answered, half up; -1 when nobody answered */
};

struct summary_table {
	const char *questionnaire; /* id */
	const char *title;
	const char *version;  /* "2026.1"; "2026.1, 2026.2" when they differ */
	const int *companies; /* places in summary->companies */
	size_t company_count;
	const struct summary_row *rows;
	size_t row_count;
	int others; /* questions of other kinds, which the table leaves out */
};

/** A finding or case. What several companies said in the same words stands once. */
struct summary_line {
	const int *companies;
	size_t company_count;
	struct gap_entry entry; /* number: 1, 2, 3, ... of the summary */
};

struct summary_list {
	const struct summary_line *lines;
	size_t count;
	int left_out; /* entries that are there and not shown, because they are free text */
};

/** How many companies say that a factor blocks one thing. */
struct summary_factor_column {
	int yes;
	int answered; /* yes and no; "don't know" counts on neither side */
};

/** A row of the table of blocking factors. What several companies said in the same words stands once. */
struct summary_factor {
	int number; /* 1, 2, 3, ... of the summary */
	const char *text;
	const char *item; /* "remote-check/b1.a"; "" when no company was asked */
	bool is_written;  /* an interviewer wrote it down */
	struct summary_factor_column columns[BLOCKED_COUNT]; /* by what is blocked */
	int *companies;   /* places of those that it blocks, or whose interviewer wrote it */
	size_t company_count;
	int *unknown;     /* places of those that say nothing but "don't know" of it, at least once */
	size_t unknown_count;
};

struct summary_factors {
	const struct summary_factor *list;
	size_t count;
	int left_out; /* as in struct summary_list */
};

/** What the companies say together of one column: yes if any does, unknown if nobody knows. */
enum factor_mark summary_factor_mark(const struct summary_factor *factor, enum blocked blocked);

struct summary {
	struct arena arena;
	enum lang lang;
	bool is_anonymous;
	bool is_guessable; /* anonymous, and fewer than SUMMARY_GUESSABLE_BELOW companies */
	const struct summary_company *companies;
	size_t company_count;
	const struct summary_table *tables;
	size_t table_count;
	struct summary_list lists[ENTRY_FACTOR]; /* by kind; factors stand apart */
	struct summary_factors factors;
};

/** Has this assessment a questionnaire with yes-no questions? */
bool summary_can_take(const struct part *parts, size_t part_count);

/** 100 * part / whole, a half rounded up; -1 when whole is 0. */
int summary_percent(int part, int whole);

/** Name of a company by its place: A, B, ... Z, AA, AB, ... */
void summary_letters(size_t place, struct strbuf *out);

/**
 * Puts the companies side by side.
 *
 * Ownership: the caller frees with summary_free(); nothing points at the sources.
 */
struct summary *summary_make(const struct summary_source *sources, size_t count,
			     const struct summary_options *options);

/** NULL is allowed. */
void summary_free(struct summary *summary);

#endif
