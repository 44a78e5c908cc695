/*
 * cmd_util: what the commands share. Opening things at first need, saying
 * what went wrong, ending with the right status.
 *
 *	struct assessment *assessment = cmd_assessment(context, words->args[0]);
 *
 *	if (!assessment)
 *		return CMD_FAILED;	(the line on stderr was written)
 */
#ifndef TENKEN_CMD_UTIL_H
#define TENKEN_CMD_UTIL_H

#include <stdbool.h>
#include <stdio.h>

#include "assessment.h"
#include "error.h"
#include "gap_report.h"
#include "json.h"
#include "library.h"
#include "strbuf.h"

struct settings;
struct store;

/** Exit status. Source: design.md section 7, FIXED. */
enum cmd_status {
	CMD_DONE = 0,
	CMD_FAILED = 1, /* one line on stderr says why and what to do */
	CMD_USAGE = 2,  /* wrong usage */
	CMD_BELOW = 3   /* --fail-under was not reached; compare found differences */
};

/** What a run of the program works with. Opened at the first need, closed by cmd_close(). */
struct cmd_context {
	const char *database;            /* as -d says; NULL: the usual place */
	const struct settings *settings; /* lent */
	bool is_lang_given; /* by -l or tenken.conf: what F2 chose last time does not hold */
	struct library *library;
	struct store *store;
	int signal; /* asked for an orderly end; main ends by it, 0: none */
};

void cmd_close(struct cmd_context *context);

/** The questionnaires and clauses of this machine. Lent; never NULL. */
struct library *cmd_library(struct cmd_context *context);

/** The database. Lent. NULL after the line on stderr was written. */
struct store *cmd_store(struct cmd_context *context);

/**
 * Opens the assessment whose id begins with prefix.
 *
 * Ownership: the caller frees with assessment_free(), before cmd_close().
 * Errors:    NULL after the line on stderr was written.
 */
struct assessment *cmd_assessment(struct cmd_context *context, const char *prefix);

/** The clause library. Lent. NULL after the line on stderr was written. */
const struct clause_library *cmd_clauses(struct cmd_context *context);

/**
 * The benchmarks, unless the settings switch them off. Lent; NULL when there are none.
 *
 * Errors: false after the line on stderr was written: the file is there and wrong.
 */
bool cmd_benchmarks(struct cmd_context *context, const struct benchmark_library **benchmarks);

/**
 * The gap report on an assessment, in the current language.
 *
 * benchmarks: from cmd_benchmarks(); NULL: none are shown.
 * Ownership: the caller frees with gap_report_free().
 * Errors:    NULL after the line on stderr was written.
 */
struct gap_report *cmd_gap_report(struct cmd_context *context, const struct assessment *assessment,
				  const struct benchmark_library *benchmarks);

/** Writes "tenken: MESSAGE" to stderr. Returns CMD_USAGE for ERROR_USAGE, else CMD_FAILED. */
int cmd_fail(const struct error *err);

/** The same with what to do next after the message: "tenken: MESSAGE; HINT". */
int cmd_fail_hint(const struct error *err, const char *hint);

/** Wrong usage: "tenken: MESSAGE; see 'tenken COMMAND --help'". Returns CMD_USAGE. */
int cmd_usage(const char *command, const char *format, ...) __attribute__((format(printf, 2, 3)));

/** Could not be done: "tenken: MESSAGE". Returns CMD_FAILED. */
int cmd_failf(const char *format, ...) __attribute__((format(printf, 1, 2)));

/** Sees to it that stdout has arrived. Returns status, or CMD_FAILED when it has not and status was CMD_DONE or CMD_BELOW. */
int cmd_finish(int status);

/** Writes finished JSON (or any other text) to stdout. */
void cmd_write(const struct strbuf *text);

/**
 * A copy in normal form C of a word that is to be stored.
 *
 * what:      its name in the message: "--organisation".
 * Ownership: the caller's, who calls free().
 * Errors:    NULL and ERROR_USAGE when it is not UTF-8 or holds control or invisible characters.
 */
char *cmd_word(const char *what, const char *word, struct error *err);

/** Options of a command that changes answers: whose hand it is. */
#define CMD_AUTHOR_OPTIONS                                                                \
	{ 0, "who", N_("NAME"), N_("who makes the change, for the history") },            \
	{                                                                                 \
		0, "interview", NULL, N_("an interviewer types what the respondent says") \
	}

/** Sets the author of later changes from the two options and the settings. Errors: false, ERROR_USAGE. */
bool cmd_author(const struct cmd_context *context, struct assessment *assessment, const char *who,
		const char *interview, struct error *err);

/** Members of a JSON object, the same wherever they are shown. */
void cmd_json_profile(struct json_writer *json, const struct profile *profile);
void cmd_json_progress(struct json_writer *json, struct progress progress);
void cmd_json_time(struct json_writer *json, const char *key, int64_t utc_seconds);

#endif
