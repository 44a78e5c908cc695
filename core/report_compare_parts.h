/*
 * Between the files of the outline of a comparison only.
 */
#ifndef TENKEN_REPORT_COMPARE_PARTS_H
#define TENKEN_REPORT_COMPARE_PARTS_H

#include "report_compare.h"
#include "strbuf.h"

struct compare_writer {
	struct document *doc;
	const struct comparison *comparison;
	enum lang lang;
	int part; /* number of the part that was begun last */
};

/** "then" and "now", or "first" and "second" where there are two organisations. */
const char *compare_word_then(const struct compare_writer *writer);
const char *compare_word_now(const struct compare_writer *writer);

/** Begins a part: its heading of level 1, with the next number. */
void compare_part(struct compare_writer *writer, const char *id, const char *title);

/** The coverage of both: counts, rate, by chapter. */
void compare_coverage(struct compare_writer *writer);

/** The clauses, class by class; then the answers that tell nothing of a clause. */
void compare_outline_clauses(struct compare_writer *writer);
void compare_outline_answers(struct compare_writer *writer);

/** Actions, exceptions and duties that changed; nothing when none did. */
void compare_outline_plan(struct compare_writer *writer);

#endif
