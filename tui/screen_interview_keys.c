/*
 * screen_interview_keys: what each key of the interview does.
 */
#include "screen_interview.h"

#include "i18n.h"

static const struct key_binding interview_bindings[] = {
	{ ACT_CHOOSE, "choose", "Space 1..9 Click", N_("choose"),
	  N_("chooses what the cursor is on, or the choice with that number; begins to write a "
	     "text"),
	  1 },
	{ ACT_NEXT, "next", "Enter", N_("next"), N_("goes on to the next question"), 2 },
	{ ACT_BACK, "back", "b", N_("back"), N_("goes back to the question before"), 3 },
	{ ACT_UNKNOWN, "unknown", "0", N_("don't know"),
	  N_("answers \"don't know\" (in a table: for this row)"), 7 },
	{ ACT_NOT_APPLICABLE, "not-applicable", "x", N_("n/a"),
	  N_("answers \"not applicable\", with the reason (in a table: for this row)"), 6 },
	{ ACT_NOTE, "note", "n", N_("note"), N_("writes a note on the question or row"), 4 },
	{ ACT_MARK, "mark", "m", N_("mark"),
	  N_("marks the question or row for later, or takes the mark away"), 8 },
	{ ACT_UNDO, "undo", "u", N_("undo"), N_("takes the last change back"), 9 },
	{ ACT_REDO, "redo", "U", N_("redo"), N_("makes the change again that was taken back"), 0 },
	{ ACT_CLEAR, "clear", "Delete Backspace", N_("clear"), N_("takes the answer away"), 0 },
	{ ACT_INFO, "info", "i", N_("terms"),
	  N_("explains the terms of the question and where it comes from"), 10 },
	{ ACT_FIND, "find", "/", N_("find"), N_("finds a question by its text"), 11 },
	{ ACT_NEXT_OPEN, "next-open", "f", N_("next open"),
	  N_("goes to the next question without an answer"), 0 },
	{ ACT_NEXT_SECTION, "next-section", ">", NULL, N_("goes to the next section"), 0 },
	{ ACT_BACK_SECTION, "back-section", "<", NULL, N_("goes to the section before"), 0 },
	{ ACT_OVERVIEW, "overview", "o", N_("overview"), N_("shows all questions"), 13 },
	{ ACT_GAPS, "gaps", "g", N_("gaps"), N_("shows what the contract and the house rules lack"),
	  12 },
	{ ACT_REPORT, "report", "r", N_("report"), N_("shows and saves the report"), 14 },
	{ ACT_NOTE_ALL, "note-all", "N", NULL,
	  N_("in a table: writes a note on the question as a whole"), 0 },
	{ ACT_MARK_ALL, "mark-all", "M", NULL,
	  N_("in a table: marks the question as a whole, or takes the mark away"), 0 },
	{ ACT_NOT_APPLICABLE_ALL, "not-applicable-all", "X", NULL,
	  N_("in a table: answers \"not applicable\" for all rows without an answer"), 0 },
	{ ACT_UNKNOWN_ALL, "unknown-all", "D", NULL,
	  N_("in a table: answers \"don't know\" for all rows without an answer"), 0 },
	{ ACT_CONFIRM, "confirm", "c", N_("confirm"),
	  N_("confirms that the answer stands as it is, after the talk"), 0 },
	{ ACT_EVIDENCE, "evidence", "e", N_("evidence"),
	  N_("how well the answer is known, and where its evidence is"), 0 },
	{ ACT_ENTRIES, "findings", "F", N_("findings"),
	  N_("what was heard that no question asked: findings, incident cases, blocking factors"),
	  0 },
	{ ACT_SURVEY, "survey", "s", NULL, N_("shows or hides what surveyed companies answered"),
	  0 },
	{ ACT_CLOCK, "clock", "T", NULL,
	  N_("the clock of the talk: begins it, goes on to its next part, ends it"), 0 },
	{ ACT_CLOCK_BACK, "clock-back", "t", NULL,
	  N_("the clock of the talk: back to the part before, as if it had never been left"), 0 },
	{ ACT_LEAVE, "leave", "Esc", N_("leave"), N_("goes back to the screen before this one"),
	  0 },
	{ ACT_QUIT, "quit", "q", N_("quit"), N_("leaves the program; all is stored already"), 5 },
	{ 0 },
};

static const struct key_table interview_table = { "interview", N_("Interview"),
						  interview_bindings };

/* On a sheet y and n answer; a note is written with N. */
static const struct key_binding sheet_bindings[] = {
	{ ACT_YES, "yes", "y 1", N_("yes"), N_("answers yes and goes to the next line"), 1 },
	{ ACT_NO, "no", "n 2", N_("no"), N_("answers no and goes to the next line"), 1 },
	{ ACT_CHOOSE, "turn", "Space Click", NULL, N_("answers yes, and turns a yes into a no"), 0 },
	{ ACT_NOTE, "sheet-note", "N", N_("note"), N_("writes a note on the line"), 4 },
	{ 0 },
};

static const struct key_table sheet_table = { "sheet", N_("Sheet"), sheet_bindings };

static const struct key_binding writing_bindings[] = {
	{ ACT_FINISH, "finish", "Esc F10 C-s Tab", N_("done"), N_("leaves the text; it is stored"),
	  1 },
	{ 0 },
};

static const struct key_table writing_table = { "writing", N_("Writing"), writing_bindings };

struct key_set interview_keys(const void *state_)
{
	const struct interview_state *state = state_;

	if (ask_takes_text(&state->ask))
		return (struct key_set){ { &writing_table, &key_table_field } };
	if (ask_is_sheet(&state->ask))
		return (struct key_set){ { &sheet_table, &interview_table, &key_table_move } };
	return (struct key_set){ { &interview_table, &key_table_move } };
}
