/*
 * What can be asked on this machine: the questionnaire files of the user's
 * own folder, then of the installed one, and the clause library beside them.
 *
 * Opening only lists names. Files are read when they are asked for, so that
 * going on with an assessment does not wait for questionnaires it has not.
 *
 * Source: design.md section 7; tenken(1), FILES.
 */
#ifndef TENKEN_LIBRARY_H
#define TENKEN_LIBRARY_H

#include "benchmark.h"
#include "clause.h"
#include "error.h"
#include "questionnaire.h"

#include <stdbool.h>
#include <stddef.h>

struct library;

/** Starts a library over the user's and the installed folder. Never fails: a missing folder is empty. */
struct library *library_new(void);

void library_free(struct library *library);

/** Number of questionnaires found; a user's file hides an installed one with the same name. */
size_t library_count(struct library *library);

/**
 * The questionnaire at a place, loaded at the first call.
 *
 * Ownership: lent; lives as long as the library.
 * Errors:    NULL; mistakes (may be NULL) tells all that is wrong with the file.
 */
const struct questionnaire *library_at(struct library *library, size_t place, struct error_list *mistakes);

/** Path of the file at a place. Lent. */
const char *library_path(struct library *library, size_t place);

/**
 * The questionnaire with this id (its file is called ID.cfg).
 *
 * Errors: NULL; err says that it is unknown, and what there is, or what is wrong with its file.
 */
const struct questionnaire *library_find(struct library *library, const char *id, struct error *err);

/**
 * Is the file of this questionnaire the one with this SHA-256? Nothing is parsed
 * for that, so that a list of assessments need not load what it does not use.
 */
bool library_is_file(struct library *library, const char *id, const char *hash);

/**
 * The text of the questionnaire's file as it was when it was loaded, to be stored
 * beside the answers. Lent. NULL for a questionnaire that is not of this library.
 */
const char *library_text(struct library *library, const struct questionnaire *questionnaire, size_t *size_bytes);

/**
 * The benchmarks, loaded at the first call. Lent; NULL when there are none: with err
 * when the file is there and wrong, without (ERROR_NONE) when there is no such file.
 */
const struct benchmark_library *library_benchmarks(struct library *library, struct error *err);

/** The clause library, loaded at the first call. Lent; NULL and err when it cannot be had. */
const struct clause_library *library_clauses(struct library *library, struct error *err);

#endif
