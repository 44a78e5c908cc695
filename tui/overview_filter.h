/*
 * overview_filter: which questions the overview shows. Arithmetic only.
 */
#ifndef TENKEN_OVERVIEW_FILTER_H
#define TENKEN_OVERVIEW_FILTER_H

#include "part.h"

#include <stdbool.h>

enum overview_filter {
	OVERVIEW_ALL,
	OVERVIEW_OPEN, /* asked, and not answered or not wholly */
	OVERVIEW_MARKED,
	OVERVIEW_NOTED,
	OVERVIEW_UNKNOWN,
	OVERVIEW_NOT_APPLICABLE,
	OVERVIEW_FILTER_COUNT
};

/** The word for it, translated. */
const char *overview_filter_word(enum overview_filter filter);

/** True if a filter gives rows of a table lines of their own. */
bool overview_looks_at_rows(enum overview_filter filter);

/** Says whether a question (row ROW_NONE) or a row belongs to what the filter shows. */
bool overview_matches(const struct part *part, const struct question *question, int row, enum overview_filter filter);

/**
 * Says whether a text is found in the label, id, prompt, options, rows or columns, in any language; letters large or small,
 * full-width or not. "" is found everywhere.
 */
bool overview_finds(const struct question *question, const char *text);

#endif
