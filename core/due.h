/*
 * What is due: actions and exceptions of all assessments of a database, or of
 * some, in the order of their days. Read straight from the store, so that a
 * thousand assessments need no questionnaire to be read.
 *
 *     due_list_read(store, clauses, NULL, 0, LANG_EN, &list, err);
 *     due_list_limit(&list, "2026-11-21", 30);
 *     ... list.items[0] ...
 *     due_list_release(&list);
 *
 * Source: tenken-report(7), "The plan".
 */
#ifndef TENKEN_DUE_H
#define TENKEN_DUE_H

#include "arena.h"
#include "clause.h"
#include "csv.h"
#include "day.h"
#include "entry.h"
#include "i18n.h"
#include "store.h"

#include <stddef.h>
#include <stdint.h>

/** Texts are "" where there is none. */
struct due_item {
	const char *assessment; /* id */
	const char *organisation;
	enum entry_kind kind; /* ENTRY_ACTION or ENTRY_EXCEPTION */
	int number;
	const char *clause;       /* id */
	const char *clause_title; /* "" too when the library has no such clause */
	const char *text;         /* what is done; why the rule was set aside */
	const char *who;          /* does it; allowed it */
	const char *day;          /* until when: 2026-12-31 */
	enum action_state state;  /* of an action */
	int days;                 /* from the day that due_list_limit() was given; below 0: overdue */
};

struct due_list {
	struct arena arena;
	struct due_item *items; /* by day (none last), then organisation, id, kind, number */
	size_t count;
	size_t capacity;
};

/**
 * Reads the actions and exceptions of the assessments whose ids begin with the
 * prefixes, or (count 0) of all.
 *
 * clauses:   for the titles, in lang; may be NULL.
 * Ownership: the caller calls due_list_release(), also after an error.
 * Errors:    false with err: ERROR_NOT_FOUND, ERROR_AMBIGUOUS, ERROR_DAMAGED, ...
 */
bool due_list_read(struct store *store, const struct clause_library *clauses, const char *const *prefixes,
		   size_t count, enum lang lang, struct due_list *list, struct error *err);

/** Leaves only those of a kind. */
void due_list_keep(struct due_list *list, enum entry_kind kind);

/** Leaves out what is over: actions that are done or dropped. */
void due_list_open(struct due_list *list);

/**
 * Leaves only what is open and due at most so many days after a day: what is
 * overdue stands first. Sets `days`.
 *
 * today: a day that there is, 2026-12-31.
 */
void due_list_limit(struct due_list *list, const char *today, int within_days);

void due_list_release(struct due_list *list);

/**
 * How many actions that are not over, and exceptions, of all assessments have a
 * day before this one. Reads nothing but the entries.
 *
 * Errors: false with err; what is damaged is passed over.
 */
bool due_count_overdue(struct store *store, const char *today, int *count, struct error *err);

/**
 * The list for a spreadsheet: UTF-8 with a byte order mark, lines ended by CR
 * LF, headings in English as in the JSON.
 *
 * Source: RFC 4180; tenken-report(7), "The plan".
 */
void due_csv(const struct due_list *list, struct csv *csv);

/**
 * The list as a calendar file: an event for each that has a day.
 *
 * name:    of the calendar.
 * now_utc: when the file is made; seconds since 1970.
 * Source:  ical.h.
 */
void due_ical(const struct due_list *list, const char *name, int64_t now_utc, enum lang lang, struct strbuf *out);

#endif
