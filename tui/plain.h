/*
 * plain: the same walk as on the screen, line by line, without curses. It
 * writes what is asked and reads a line; no cursor is moved, nothing is
 * coloured, so it serves dumb terminals, pipes and screen readers.
 *
 * Source: tenken(1), "Line by line".
 */
#ifndef TENKEN_PLAIN_H
#define TENKEN_PLAIN_H

#include <stdbool.h>
#include <stdio.h>

#include "assessment.h"
#include "benchmark.h"
#include "clause.h"

/**
 * Walks an assessment from the place where it was left until the person quits,
 * the input ends, or SIGTERM, SIGHUP or SIGINT comes. The place is stored then.
 *
 * benchmarks: what surveyed companies answered, under the questions; NULL: nothing.
 * signal:     the signal that ended it, 0 otherwise.
 * Errors: false when the place could not be stored or out could not be written;
 *         what was answered before is stored.
 */
bool plain_run(struct assessment *assessment, const struct clause_library *clauses,
	       const struct benchmark_library *benchmarks, int in_fd, FILE *out, int *signal,
	       struct error *err);

#endif
