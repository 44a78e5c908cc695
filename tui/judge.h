/*
 * judge: the gap report of an assessment that is open, for screens and commands.
 */
#ifndef TENKEN_JUDGE_H
#define TENKEN_JUDGE_H

#include <stdbool.h>

#include "gap_report.h"

struct assessment;
struct error;
struct library;

/**
 * Judges an assessment in a language, if wanted with what surveyed companies answered.
 *
 * Ownership: the caller frees with gap_report_free().
 * Errors:    NULL with err when the clause library cannot be read.
 */
struct gap_report *judge_assessment(const struct assessment *assessment, struct library *library,
			 bool shows_benchmarks, enum lang lang, struct error *err);

#endif
