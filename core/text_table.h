/*
 * Ranges of characters by the columns they take; for text.c only.
 *
 * Source: Unicode 14, EastAsianWidth.txt (UAX #11) and UnicodeData.txt.
 */
#ifndef TENKEN_TEXT_TABLE_H
#define TENKEN_TEXT_TABLE_H

#include <stddef.h>
#include <stdint.h>

struct text_range {
	uint32_t first;
	uint32_t last; /* included */
};

extern const struct text_range text_zero[];
extern const size_t text_zero_count;
extern const struct text_range text_wide[];
extern const size_t text_wide_count;
extern const struct text_range text_ambiguous[];
extern const size_t text_ambiguous_count;

#endif
