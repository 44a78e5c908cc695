/*
 * plain_input: a line at a time from a terminal or a pipe, and the signals
 * that ask for an orderly end.
 *
 * Between start and stop SIGTERM, SIGHUP and SIGINT are held back and looked
 * at only while waiting for a line, so that nothing is interrupted in a change.
 */
#ifndef TENKEN_PLAIN_INPUT_H
#define TENKEN_PLAIN_INPUT_H

#include <stdbool.h>
#include <signal.h>

#include "strbuf.h"

enum plain_read {
	PLAIN_LINE, /* a line was read, without its line end */
	PLAIN_BAD,  /* a line that cannot be taken: too long, not UTF-8, with control characters */
	PLAIN_END,  /* the end of the input */
	PLAIN_SIGNAL, /* one of the signals */
};

enum { PLAIN_LINE_BYTES_MAX = 64 * 1024, PLAIN_SKIP_BYTES_MAX = 16 * 1024 * 1024 };

struct plain_input {
	int fd;
	struct strbuf bytes; /* read, and not yet handed out */
	bool is_ended;
	bool skips_line; /* the rest of a line that was too long is to come */
	size_t skipped_bytes; /* of that line; above PLAIN_SKIP_BYTES_MAX nothing more is read */
	sigset_t mask;   /* as it was before, and while waiting */
	struct sigaction old[3];
};

/** Begins to read from fd. Only one input at a time: signals belong to the whole program. */
void plain_input_start(struct plain_input *input, int fd);

/** Gives the signals back and frees what was read. */
void plain_input_stop(struct plain_input *input);

/**
 * Waits for a line. line is emptied first. A last line without a line end counts.
 */
enum plain_read plain_input_line(struct plain_input *input, struct strbuf *line);

/** The signal that came, 0 when none did. */
int plain_input_signal(void);

#endif
