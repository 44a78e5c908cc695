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

struct interview_state {
	struct app_context *context; /* borrowed */
	int part;
	const struct question *question; /* the one asked; lent by the assessment */
	struct ask ask;
	enum interview_wait wait;
	int wait_row;
	/* Set by interview_layout(). */
	struct rect sections; /* cols 0 when folded away */
	struct rect pane;     /* the question with all that belongs to it */
	struct rect body;     /* the part of it that takes the answer */
	struct rect help;     /* rows 0: no room, or nothing to say */
	int prompt_rows;
	struct list section_list; /* scrolls the list of sections with the question */
};

/** Cuts the canvas into sections, prompt, answer, help and status. */
void interview_layout(void *state, int rows, int cols);

/** Shows the question. */
void interview_draw(const void *state, struct canvas *canvas);

/** The section of all parts that is shown on a line of the list, and back. Lines run through the parts in order. */
bool interview_section_at(const struct interview_state *state, int line, int *part, int *section);

/** Number of sections in all parts. */
int interview_section_count(const struct interview_state *state);

/** Lines of a section's title in the list of sections; a list_rows_fn over the state. */
int interview_section_rows(const void *state, int line);

/** The parts of the assessment that is open. */
const struct part *interview_parts(const struct interview_state *state, size_t *count);

#endif
