/*
 * theme: from the role of a piece of text to how the terminal shows it.
 *
 * Screens name roles, never colours. There are two tables: colours on the terminal's own
 * background, readable on dark and on light, and a monochrome twin of bold, reverse and
 * underline. Colour never says anything alone: a word or a mark stands beside it.
 */
#ifndef TENKEN_THEME_H
#define TENKEN_THEME_H

#include <stdbool.h>

enum role {
	ROLE_NORMAL,
	ROLE_TITLE,   /* the line at the top: program, organisation, questionnaire */
	ROLE_HEADING, /* of a section, a group, a column */
	ROLE_PROMPT,  /* the question itself */
	ROLE_CHOSEN,  /* an option that is chosen, (*) or [x] and its text */
	ROLE_CURSOR,  /* the mark that shows where the cursor is; reverse in both tables */
	ROLE_GREYED,  /* not asked, not reachable, less important */
	ROLE_HELP,    /* definitions, guidance, what stands small beside a question */
	ROLE_KEY,     /* a key in a hint: Space */
	ROLE_HINT,    /* what the key does: choose */
	ROLE_MET,     /* verdicts */
	ROLE_PARTIAL,
	ROLE_GAP,
	ROLE_UNKNOWN,
	ROLE_UNANSWERED,
	ROLE_NOT_APPLICABLE,
	ROLE_INFO, /* message line: it was done */
	ROLE_WARNING,
	ROLE_ERROR,
	ROLE_MARK,        /* marked for later */
	ROLE_NOTE,        /* has a note */
	ROLE_FRAME,       /* boxes, rules */
	ROLE_FRAME_FOCUS, /* the box that takes the keys */
	ROLE_BAR,         /* done part of a progress bar */
	ROLE_BAR_REST,
	ROLE_FIELD, /* room for text, so that one sees where typing goes */
	ROLE_MATCH, /* what a search found */
	ROLE_COUNT
};

/** Prepares the tables; term_start() calls it once colours are known. */
void theme_start(void);

/** True if the monochrome table is in use. */
bool theme_is_plain(void);

/**
 * Attributes for curses. Only draw uses them.
 *
 * Returns: an attr_t without the colour, as unsigned; *pair is the colour pair, 0 for the
 *          terminal's own colours.
 */
unsigned theme_attributes(enum role role, short *pair);

#endif
