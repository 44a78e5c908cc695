/*
 * plain_session: what a running plain knows, and what the files of plain offer
 * each other. Nobody else includes this.
 */
#ifndef TENKEN_PLAIN_SESSION_H
#define TENKEN_PLAIN_SESSION_H

#include <stdio.h>

#include "assessment.h"
#include "clause.h"
#include "plain_ask.h"
#include "plain_input.h"
#include "plain_walk.h"

struct plain {
	struct assessment *assessment;
	const struct clause_library *clauses;
	const struct benchmark_library *benchmarks; /* NULL: none are shown */
	const struct part *parts; /* lent from assessment */
	size_t part_count;
	FILE *out;
	struct plain_input input;
	bool has_echo;   /* a terminal: what is typed ends the prompt's line */
	bool has_prompt; /* a prompt stands on the line and waits */
	struct kept_answers kept; /* of earlier versions */
	struct plain_place at;
	struct plain_shown shown;
	bool is_at_end; /* behind the last question */
	bool is_over;   /* quit, end of input, a signal, or out is broken */
};

/** Question at the place. */
const struct question *plain_question(const struct plain *plain);

/** Writes a prompt without a line end. */
void plain_prompt(struct plain *plain, const char *text);

/**
 * Reads a line, and ends that of the prompt. A line that cannot be taken is
 * explained and asked for again with "> ".
 *
 * Errors: false at the end of the input or on a signal; is_over is then true.
 */
bool plain_read_line(struct plain *plain, struct strbuf *line);

/* ---- plain_change.c: everything that changes the assessment ---------------- */

/** Takes a line as the answer at the place. True when it is stored and the walk may go on. */
bool plain_take_answer(struct plain *plain, const char *line);

/** The note at the place: "" asks for its lines, "-" takes it away. */
void plain_take_note(struct plain *plain, const char *text);

/** Marks the place, or takes the mark away. */
void plain_toggle_mark(struct plain *plain);

/** Gives the question of a matrix as a whole "?", "n/a ..." or "-". True when it is stored. */
bool plain_take_all(struct plain *plain, const char *text);

/** Undoes or redoes, and goes where that was. */
void plain_undo(struct plain *plain);
void plain_redo(struct plain *plain);

/* ---- plain_status.c: what is told between questions ------------------------ */

void plain_welcome(const struct plain *plain);
void plain_status(const struct plain *plain);
void plain_gaps(const struct plain *plain);
void plain_help(const struct plain *plain);

/** What is said behind the last question: coverage, what is open, what to do next. */
void plain_end(const struct plain *plain);

/** The last words: where it was left and how to go on. */
void plain_farewell(const struct plain *plain);

#endif
