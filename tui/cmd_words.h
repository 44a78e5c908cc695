/*
 * cmd_words: the words after a command, sorted into options and the rest.
 *
 * A command describes its options in one table; reading them and `--help` use
 * it. Options may stand anywhere; `--` ends them; a lone `-` is no option.
 * `-o WORD`, `-oWORD`, `--organisation WORD`, `--organisation=WORD`.
 */
#ifndef TENKEN_CMD_WORDS_H
#define TENKEN_CMD_WORDS_H

#include <stdbool.h>

#include "error.h"

struct cmd_option {
	char letter;       /* 0: it has only a name */
	const char *name;  /* without its --; NULL ends the table */
	const char *value; /* N_(): the word for what follows it, in help; NULL: nothing follows */
	const char *help;  /* N_(): what it does, a phrase */
};

enum { CMD_OPTIONS_MAX = 16 };

struct cmd_words {
	const char *option
		[CMD_OPTIONS_MAX]; /* by place in the table: NULL not given, "" given without a value */
	char **args;               /* the other words, in their order */
	int arg_count;
	bool wants_help; /* --help or -h was among them */
};

/**
 * Sorts words. An option given twice is taken as the last one says.
 *
 * Ownership: words lends from argv, whose pointers are moved about.
 * Errors:    false with ERROR_USAGE: an unknown option, or a value missing or too much.
 */
bool cmd_words_read(const struct cmd_option *options, int argc, char **argv,
		    struct cmd_words *words, struct error *err);

#endif
