/*
 * screen_interview: what its two files share: keys and answers in screen_interview.c, the picture in screen_interview_draw.c.
 */
#ifndef TENKEN_SCREEN_INTERVIEW_H
#define TENKEN_SCREEN_INTERVIEW_H

#include "ask.h"
#include "layout.h"
#include "screens.h"

/* A dialogue that was pushed and will come back through `resume`. */
enum interview_wait {
	WAIT_NONE,
	WAIT_REASON /* why a row or question is not applicable */
};

enum { SECTIONS_WRAPPED_MAX = 60 }; /* with more of them each title has one line: none is measured */

struct interview_state {
	struct app_context *context; /* borrowed */
	int part;
	const struct question *question; /* the one asked; lent by the assessment */
	struct ask ask;
	enum interview_wait wait;
	int wait_row;
	bool is_covered; /* another interview may lie above this one: the position is its own */
	/* Set by interview_layout(). */
	struct rect sections; /* cols 0 when folded away */
	struct rect pane;     /* the question with all that belongs to it */
	struct rect body;     /* the part of it that takes the answer */
	struct rect help;     /* rows 0: no room, or nothing to say */
	int prompt_rows;
	bool is_prompt_cut;
	struct list section_list; /* scrolls the list of sections with the question */
	int section_rows[SECTIONS_WRAPPED_MAX]; /* lines of each title, measured for section_cols and section_lang */
	int section_cols;
	enum lang section_lang;
};

/** Cuts the canvas into sections, prompt, answer, help and status. */
void interview_layout(void *state, int rows, int cols);

/** Shows the question. */
void interview_draw(const void *state, struct canvas *canvas);

/** The section of all parts that is shown on a line of the list, and back. Lines run through the parts in order. */
bool interview_section_at(const struct interview_state *state, int line, int *part, int *section);

/** Number of sections in all parts. */
int interview_section_count(const struct interview_state *state);

/** What tells how many lines a section's title takes in the list of sections; NULL: one each. */
list_rows_fn *interview_section_rows_of(const struct interview_state *state);

/** The parts of the assessment that is open. */
const struct part *interview_parts(const struct interview_state *state, size_t *count);

#endif
