/*
 * cmd_plan: what `action`, `exception`, `duty` and `due` share: clauses and
 * days as they are given, and the lists as CSV or calendar file.
 */
#ifndef TENKEN_CMD_PLAN_H
#define TENKEN_CMD_PLAN_H

#include "cmd_util.h"
#include "cmd_words.h"
#include "day.h"
#include "due.h"

/** How a list is written. */
enum plan_format { PLAN_TEXT, PLAN_JSON, PLAN_CSV, PLAN_ICS };

/** Options of commands that list. */
#define CMD_PLAN_OPTIONS(CSV, ICS, OUTPUT) \
	[CSV] = { 0, "csv", NULL, N_("lists as CSV, for a spreadsheet") }, \
	[ICS] = { 0, "ics", NULL, N_("lists as a calendar file (iCalendar)") }, \
	[OUTPUT] = { 'O', "output", N_("FILE"), N_("into a file, not to stdout") }

/** Which of --json, --csv and --ics was given (NULL: not). Errors: false, more than one. */
bool cmd_plan_format(const char *json, const char *csv, const char *ics, enum plan_format *format,
		     struct error *err);

/**
 * Does the assessment judge this clause?
 *
 * Errors: false with err, which says where the clauses are listed.
 */
bool cmd_plan_clause(struct cmd_context *context, const struct assessment *assessment, const char *clause,
		     struct error *err);

/** Reads a day as people write it; "" stays. Errors: false, ERROR_INPUT. */
bool cmd_plan_day(const char *text, char day[DAY_SIZE], struct error *err);

/** Writes the entries of a kind of one assessment as CSV or ICS; what is over is in no calendar. */
int cmd_plan_list(struct cmd_context *context, const char *id, enum entry_kind kind, enum plan_format format,
		  const char *output);

#endif
