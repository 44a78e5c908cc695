/*
 * cmd: the table of commands. A command is one file (cmd_NAME.c) and one row.
 *
 * A command first turns its words into a struct, then acts. It writes its
 * result, and only that, to stdout; what went wrong is one line on stderr.
 *
 * Source: design.md section 7; tenken(1), COMMANDS and EXIT STATUS.
 */
#ifndef TENKEN_CMD_H
#define TENKEN_CMD_H

#include <stdio.h>

#include "cmd_util.h"
#include "cmd_words.h"
#include "version.h"

struct command {
	const char *name;
	const char *usage;                /* the words after the name, as in a synopsis */
	const char *summary;              /* N_(): one line */
	const char *details;              /* N_(): more for --help, NULL: nothing */
	const struct cmd_option *options; /* NULL: none */
	int args_min;
	int args_max; /* -1: any number */
	/** Acts. Returns an enum cmd_status. */
	int (*run)(struct cmd_context *context, const struct cmd_words *words);
};

extern const struct command command_new;
extern const struct command command_list;
extern const struct command command_questionnaires;
extern const struct command command_questions;
extern const struct command command_answer;
extern const struct command command_note;
extern const struct command command_confirm;
extern const struct command command_basis;
extern const struct command command_evidence;
extern const struct command command_finding;
extern const struct command command_incident;
extern const struct command command_factor;
extern const struct command command_action;
extern const struct command command_exception;
extern const struct command command_duty;
extern const struct command command_due;
extern const struct command command_show;
extern const struct command command_report;
extern const struct command command_annex;
extern const struct command command_summary;
extern const struct command command_compare;
extern const struct command command_upgrade;
extern const struct command command_clauses;
extern const struct command command_benchmarks;
extern const struct command command_check;
extern const struct command command_plain;
extern const struct command command_verify;
extern const struct command command_backup;
extern const struct command command_delete;
extern const struct command command_open;

/** Finds a command by name; NULL when there is none. */
const struct command *cmd_find(const char *name);

/** Runs argv[0], a command, with the words after it. Returns the exit status. */
int cmd_run(struct cmd_context *context, int argc, char **argv);

/** Writes the help of the program: its options and all commands. */
void cmd_help(FILE *out);

/**
 * Runs the screen: at home, or with an id (prefix) at the question where that
 * assessment was left. Returns the exit status.
 */
int cmd_screen(struct cmd_context *context, const char *id);

#endif
