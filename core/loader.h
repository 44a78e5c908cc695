/*
 * From files to the read-only models.
 *
 * A file passes three gates: the text gate of cfg.h (size, UTF-8, quotes and
 * brackets, no @include), libconfig, and the rules of the format. Every mistake
 * of the file goes into the list, sorted by line; a model is returned only
 * when there was none. Advice (check.h) is not looked for here.
 */
#ifndef TENKEN_LOADER_H
#define TENKEN_LOADER_H

#include "benchmark.h"
#include "clause.h"
#include "error.h"
#include "questionnaire.h"

#include <stddef.h>

/**
 * Loads a questionnaire from a file. Reads exactly that file.
 *
 * Ownership: the caller frees with questionnaire_free().
 * Errors:    NULL; mistakes (which must be initialised) has one entry for each.
 */
struct questionnaire *questionnaire_load(const char *path, struct error_list *mistakes);

/** The same from text in memory; name stands in messages in place of the file. */
struct questionnaire *questionnaire_load_text(const char *name, const char *text, size_t size_bytes,
                                              struct error_list *mistakes);

/** Loads a clause library from a file; NULL and mistakes as above. */
struct clause_library *clause_library_load(const char *path, struct error_list *mistakes);

/** The same from text in memory. */
struct clause_library *clause_library_load_text(const char *name, const char *text, size_t size_bytes,
                                                struct error_list *mistakes);

/** Loads benchmarks from a file; NULL and mistakes as above. */
struct benchmark_library *benchmark_library_load(const char *path, struct error_list *mistakes);

/** The same from text in memory. */
struct benchmark_library *benchmark_library_load_text(const char *name, const char *text, size_t size_bytes,
                                                      struct error_list *mistakes);

#endif
