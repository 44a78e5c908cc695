/*
 * Between the files of the summary only: the blocking factors of many companies.
 */
#ifndef TENKEN_SUMMARY_FACTORS_H
#define TENKEN_SUMMARY_FACTORS_H

#include "summary.h"

/**
 * Puts the factors of several companies together; the same text stands once.
 *
 * Ownership: what `out` has lives in the arena, as `found` does.
 * found:     one for each company, from factors_find() with the same arena.
 * Source:    tenken-report(7), "Blocking factors".
 */
void summary_factors_make(struct arena *arena, const struct factors *found, size_t company_count,
			  enum lang lang, struct summary_factors *out);

#endif
