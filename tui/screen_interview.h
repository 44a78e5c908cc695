/*
 * screen_interview: what its files share: what a key does in screen_interview.c, what it opens in screen_interview_open.c, which key
 * that is in screen_interview_keys.c, the picture in screen_interview_draw.c, the list of sections beside it in
 * screen_interview_sections.c, the clock and the figures beside a question in screen_interview_talk.c, what is kept between the
 * keys in screen_interview_keep.c.
 */
#ifndef TENKEN_SCREEN_INTERVIEW_H
#define TENKEN_SCREEN_INTERVIEW_H

#include "ask.h"
#include "assessment_upgrade.h"
#include "layout.h"
#include "screens.h"
#include "versions.h"

#include <stdint.h>

/* What the keys of screen_interview_keys.c do; those below ACT_ASK_COUNT the question itself does. */
enum interview_action {
	ACT_NEXT = ACT_ASK_COUNT,
	ACT_BACK,
	ACT_NEXT_OPEN,
	ACT_NEXT_SECTION,
	ACT_BACK_SECTION,
	ACT_NOTE,
	ACT_MARK,
	ACT_NOTE_ALL,
	ACT_MARK_ALL,
	ACT_NOT_APPLICABLE,
	ACT_NOT_APPLICABLE_ALL,
	ACT_UNKNOWN_ALL,
	ACT_UNDO,
	ACT_REDO,
	ACT_INFO,
	ACT_CONFIRM,
	ACT_EVIDENCE,
	ACT_ENTRIES,
	ACT_SURVEY,
	ACT_CLOCK,
	ACT_CLOCK_BACK,
	ACT_FIND,
	ACT_OVERVIEW,
	ACT_GAPS,
	ACT_REPORT,
	ACT_LEAVE,
	ACT_QUIT
};

/* A dialogue that was pushed and will come back through `resume`. */
enum interview_wait {
	WAIT_NONE,
	WAIT_REASON /* why a row or question is not applicable */
};

enum { SECTIONS_WRAPPED_MAX = 60 }; /* with more of them each title has one line: none is measured */

enum { TALK_PARTS = 3 };

/* The clock of the talk: 10 minutes of purpose, 20 of going through the answers together, 20 of open talk. */
struct talk_clock {
	int part;                              /* 1..TALK_PARTS; 0: off */
	int64_t began_ms[TALK_PARTS + 1]; /* of each part since it began, on the monotonic clock; 0: not yet */
};

struct interview_state {
	struct app_context *context; /* borrowed */
	int part;
	const struct question *question; /* the one asked; lent by the assessment */
	struct ask ask;
	enum interview_wait wait;
	int wait_row;
	bool is_covered; /* another interview may lie above this one: the position is its own */
	struct talk_clock clock;
	bool hides_survey;         /* what surveyed companies answered is not shown */
	bool has_looked_for_survey;
	bool shows_intro;     /* what the questionnaires are about is shown at the first tick */
	bool looks_for_draft; /* a text that was left behind is looked for at the first tick */
	int64_t touched_ms;   /* last key, on the monotonic clock; -1: nothing since the place was kept */
	const struct benchmark_library *benchmarks; /* lent by the library; NULL until they were looked for */
	char *survey;              /* what stands beside this question */
	struct kept_answers kept;  /* what an earlier version was answered, where it is to be answered again */
	struct versions versions;  /* of all answers, read when the interviewer writes; else empty */
	/* Set by interview_layout(). */
	struct rect sections; /* cols 0 when folded away */
	struct rect pane;     /* the question with all that belongs to it */
	struct rect body;     /* the part of it that takes the answer */
	struct rect help;     /* rows 0: no room, or nothing to say */
	int prompt_rows;
	int survey_rows;
	bool is_prompt_cut;
	bool is_survey_cut; /* not all of its sentences are shown */
	struct list section_list; /* scrolls the list of sections with the question */
	int section_rows[SECTIONS_WRAPPED_MAX]; /* lines of each title, measured for section_cols and section_lang */
	int section_cols;
	enum lang section_lang;
};

/** Cuts the canvas into sections, prompt, answer, help and status. */
void interview_layout(void *state, int rows, int cols);

/** Shows the question. */
void interview_draw(const void *state, struct canvas *canvas);

/** The list of sections: scrolls it to the one of the question, in state->sections; shows it there. */
void interview_fit_sections(struct interview_state *state);
void interview_draw_sections(const struct interview_state *state, struct canvas *canvas);

/** The section that stands on a line of the list; false past the last. Lines run through the parts in order. */
bool interview_section_at(const struct interview_state *state, int line, int *part, int *section);

/** The line of the question's section; the line at a row of the screen's canvas, -1 none. */
int interview_section_line(const struct interview_state *state);
int interview_section_line_at(const struct interview_state *state, int y);

/** The intro of the section that is shown; may be empty. */
const struct lang_text *interview_intro(const struct interview_state *state);

/** The tables that hold now. */
struct key_set interview_keys(const void *state);

/** Begins the clock, goes on to its next part, or ends it. */
void talk_clock_turn(struct talk_clock *clock);

/**
 * Takes a turn back: the part before goes on as if it had never been left, and after the last turn
 * the clock runs again. False when there is none to take back.
 */
bool talk_clock_turn_back(struct talk_clock *clock);

/** Milliseconds until the clock shows something else; -1 when it is off. */
int talk_clock_tick_ms(const struct talk_clock *clock);

/** "2/3 answers 07:31, left 12:29", in at most size bytes; "" when it is off. */
const char *talk_clock_text(const struct talk_clock *clock, char *text, size_t size);

/** What surveyed companies answered at the question and row, in a language; nothing while that is hidden. */
void interview_survey(const struct interview_state *state, enum lang lang, struct strbuf *out);

/** Reads what surveyed companies answered to the question or row under the cursor into state->survey; "" when nothing, or hidden. */
void interview_read_survey(struct interview_state *state);

/** Where the person is. */
struct item interview_here(const struct interview_state *state);

/** Shows a question, the cursor on a row. */
void interview_go_to(struct interview_state *state, int part, int question, int row);

/** Opens the screen or dialogue of an action: the note, the gaps, the terms, ... */
struct transition interview_open(struct interview_state *state, int action);
/** What the questionnaires are about, who should answer and what to have at hand; stays where none says it. */
struct transition interview_open_intro(const struct interview_state *state);
struct transition interview_open_note(struct interview_state *state, int row);
struct transition interview_ask_reason(struct interview_state *state, int row);

/** Where the reason of a row is kept while it is being typed. */
struct draft_place interview_reason_place(const struct interview_state *state, int row);

/** A key was pressed: what is looked at will be kept as the place after a pause. */
void interview_touch(struct interview_state *state);

/** Keeps the place and the text being typed before another screen lies above. */
void interview_pause(void *state);

/**
 * The clock; the figures, which are read after the first question stands on the screen; the place and the
 * text being typed, which are kept after a pause.
 */
int interview_tick_ms(const void *state);
struct transition interview_tick(void *state);

/** "in 2026.1: Nowhere": what an earlier version was answered where it is to be answered again; "" else. To be freed. */
char *interview_former(const struct interview_state *state);

/** What the respondent had answered alone, where the talk has come to something else: "self-check: no"; "" else. To be freed. */
char *interview_difference(const struct interview_state *state);

/** Are answers of the talk: does its clock run, or do the settings say so? */
bool interview_is_talk(const struct interview_state *state);

/** Reads the versions of the answers anew; in no talk there are none to show. */
void interview_read_versions(struct interview_state *state);

/** The parts of the assessment that is open. */
const struct part *interview_parts(const struct interview_state *state, size_t *count);

#endif
