/*
 * screen_interview_keep: what the interview does between the keys: it keeps the place looked at and the
 * text being typed, and brings back a text that was left behind.
 */
#include "screen_interview.h"

#include "assessment_draft.h"
#include "library.h"
#include "screen_draft.h"
#include "screen_entries.h"

#include <string.h>
#include <time.h>

enum { PLACE_DELAY_MS = 1000 }; /* after the last key */

static int64_t now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void interview_touch(struct interview_state *state)
{
	state->touched_ms = now_ms();
}

/* ---- the place ------------------------------------------------------------------ */

/** Milliseconds until the place is kept, -1 when it is, or when nothing has happened since it was tried. */
static int place_ms(const struct interview_state *state)
{
	int64_t left = state->touched_ms + PLACE_DELAY_MS - now_ms();

	if (state->touched_ms < 0 ||
	    item_compare(assessment_position(state->context->assessment), interview_here(state)) == 0)
		return -1;
	return left > 0 ? (int)left : 0;
}

/** That it cannot be kept is no reason to disturb anybody; the next key tries again. */
static void keep_place(struct interview_state *state)
{
	state->touched_ms = -1;
	assessment_set_position(state->context->assessment, interview_here(state), NULL);
}

void interview_pause(void *state_)
{
	struct interview_state *state = state_;

	if (place_ms(state) >= 0)
		keep_place(state);
	if (state->ask.is_editing)
		draft_keep(&state->ask.draft, state->ask.field.text, NULL);
}

/* ---- what was left behind --------------------------------------------------------- */

static struct transition open_draft(struct interview_state *state, const struct draft_place *place)
{
	struct error err = ERROR_INIT;
	struct screen *screen;

	if (place->item.part == ITEM_PART_ENTRY) {
		screen = screen_entry(state->context, place->entry_kind, place->entry_number, &err);
		return screen ? transition_push(screen) : transition_stay();
	}
	if (place->item.part != state->part || place->item.question != state->question->index)
		return transition_stay();
	interview_go_to(state, place->item.part, place->item.question, place->item.row);
	if (strcmp(place->field, "note") == 0)
		return interview_open_note(state, place->item.row);
	if (strcmp(place->field, "reason") == 0)
		return interview_ask_reason(state, place->item.row);
	if (strcmp(place->field, "evidence") == 0)
		return interview_open(state, ACT_EVIDENCE);
	ask_open_field(&state->ask, place->field);
	return transition_stay();
}

/** The field in which a text was being typed when the program was killed is opened again. */
static struct transition look_for_draft(struct interview_state *state)
{
	struct draft draft = { .text = NULL };
	struct transition transition = transition_stay();

	state->looks_for_draft = false;
	if (assessment_last_draft(state->context->assessment, &draft, NULL) && draft.text)
		transition = open_draft(state, &draft.place);
	draft_release(&draft);
	return transition;
}

/* ---- ticks ------------------------------------------------------------------------ */

/** The earlier of two waits, of which -1 is never. */
static int earlier(int one, int other)
{
	if (one < 0 || other < 0)
		return one < 0 ? other : one;
	return one < other ? one : other;
}

int interview_tick_ms(const void *state_)
{
	const struct interview_state *state = state_;

	if (state->shows_intro || state->looks_for_draft || (!state->has_looked_for_survey && !state->hides_survey))
		return 0;
	return earlier(talk_clock_tick_ms(&state->clock),
		       earlier(draft_tick_ms(&state->ask.draft), place_ms(state)));
}

struct transition interview_tick(void *state_)
{
	struct interview_state *state = state_;

	if (!state->has_looked_for_survey && !state->hides_survey) {
		state->has_looked_for_survey = true;
		state->benchmarks = library_benchmarks(state->context->library, NULL);
	}
	if (state->shows_intro) {
		state->shows_intro = false;
		return interview_open_intro(state);
	}
	if (state->looks_for_draft)
		return look_for_draft(state);
	if (place_ms(state) == 0)
		keep_place(state);
	if (!state->ask.is_editing)
		return transition_stay();
	return screen_draft_tick(&state->ask.draft, state->ask.field.text);
}
