/*
 * Running another program over finished bytes: what it is given on its standard
 * input, what it says on the two others, how it ended. There are two such
 * programs only: tenken's own tenken-pdf, and what the user names for printing.
 *
 *     struct program_run run = { .path = path, .words = words, .environment = environment,
 *                                .input = text, .input_bytes = size, .out_bytes_max = MAX };
 *     ok = program_run(&run, err) && run.status == 0;
 *     program_release(&run);
 *
 * Nothing passes through a shell. Signals are as the program would find them
 * when started by hand.
 *
 * Source: promises.md, P11.
 */
#ifndef TENKEN_PROGRAM_H
#define TENKEN_PROGRAM_H

#include "error.h"
#include "strbuf.h"

#include <stdbool.h>
#include <stddef.h>

struct program_run {
	/* What is wanted; all borrowed. */
	const char *path;         /* of the program; NULL: the first word, looked up in PATH if it has no slash */
	char *const *words;       /* its arguments, the first is its name; NULL ends them */
	char *const *environment; /* NULL: ours */
	const char *input;
	size_t input_bytes;
	size_t out_bytes_max; /* more of its output is read and thrown away */

	/* What became of it. */
	struct strbuf out;
	struct strbuf said; /* on stderr, at most 16 KiB and a piece */
	int status;         /* exit status; -1 when a signal ended it */
	int signal;         /* that signal, else 0 */
};

#define PROGRAM_RUN_INIT { .out = STRBUF_INIT, .said = STRBUF_INIT }

/**
 * Runs it to its end.
 *
 * Errors: false when it could not be started; how it ended is for the caller to judge.
 */
bool program_run(struct program_run *run, struct error *err);

/** Frees out and said. */
void program_release(struct program_run *run);

#endif
