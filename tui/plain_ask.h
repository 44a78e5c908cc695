/*
 * plain_ask: what plain writes before it reads a line. No cursor movement, no
 * colour; one thing a line, so that it can be read aloud.
 */
#ifndef TENKEN_PLAIN_ASK_H
#define TENKEN_PLAIN_ASK_H

#include <stdio.h>

#include "assessment.h"
#include "assessment_upgrade.h"
#include "benchmark.h"
#include "plain_walk.h"

/** What was written last, so that headings come once. All -1 at first. */
struct plain_shown {
	int part;
	int section;
	int question;
	int row;
	int sheet; /* its first question */
};

#define PLAIN_SHOWN_INIT           \
	{                          \
		-1, -1, -1, -1, -1 \
	}

/**
 * Writes what stands at a place: the headings that are new, the question with
 * its options and the answer that it has, the row. The prompt for the line is
 * not written.
 *
 * benchmarks: what surveyed companies answered, to stand beside; NULL: nothing.
 * kept:       what is to be answered again in this version stands beside, too.
 */
void plain_ask(FILE *out, const struct assessment *assessment,
	       const struct benchmark_library *benchmarks, const struct kept_answers *kept,
	       const struct plain_place *at, struct plain_shown *shown);

/** Writes what is wanted at a place, "numbers, up to 3", without a line end. */
void plain_ask_prompt(FILE *out, const struct question *question, const struct plain_place *at);

/** Writes the explanations of a question: help, guidance, options, where it comes from. */
void plain_ask_help(FILE *out, const struct questionnaire *questionnaire,
		    const struct question *question);

#endif
