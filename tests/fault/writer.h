/*
 * What the parts of the writer share: faults end the program with a line on stderr.
 */
#ifndef TENKEN_TESTS_WRITER_H
#define TENKEN_TESTS_WRITER_H

#include "assessment_interview.h"
#include "store.h"

/* Says what failed and why; err NULL: errno tells. */
void die(const char *what, const struct error *err);

struct store *open_or_die(const char *path);

/* Damage that verify finds ends the program too. */
void verify_or_die(struct store *store);

/* Prints everything that is stored, without ids and times, a line each. Returns 0. */
int run_dump(const char *path);

#endif
