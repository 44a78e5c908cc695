/*
 * screen_interview: one question after the other, each answer stored at once.
 */
#include "screen_interview.h"

#include "answer_syntax.h"
#include "assessment_draft.h"
#include "assessment_interview.h"
#include "i18n.h"
#include "settings.h"

#include <stdlib.h>
#include <string.h>

const struct part *interview_parts(const struct interview_state *state, size_t *count)
{
	return assessment_parts(state->context->assessment, count);
}

static struct interview *interview_of(const struct interview_state *state, int part)
{
	size_t count;

	return interview_parts(state, &count)[part].interview;
}

/** Shows a question, the cursor on a row. */
void interview_go_to(struct interview_state *state, int part, int question, int row)
{
	size_t count;
	const struct part *parts = interview_parts(state, &count);

	ask_release(&state->ask);
	state->part = part;
	state->question = &parts[part].questionnaire->questions[question];
	ask_start(&state->ask, state->context->assessment, part, state->question, row);
	state->question = state->ask.question;
}

/** After a key: on a sheet the question is the one of the line, and other lines may be asked now. */
static void follow_ask(struct interview_state *state)
{
	state->question = state->ask.question;
	if (!ask_takes_text(&state->ask) && !ask_is_current(&state->ask) &&
	    interview_is_asked(interview_of(state, state->part), state->question->index))
		interview_go_to(state, state->part, state->question->index, ask_row(&state->ask));
	interview_read_versions(state);
}

struct item interview_here(const struct interview_state *state)
{
	return (struct item){ state->part, state->question->index, ask_row(&state->ask) };
}

static struct transition after_ask(struct interview_state *state, enum ask_outcome outcome,
				   const struct error *err)
{
	if (outcome == ASK_FAILED)
		return transition_error(err);
	follow_ask(state);
	return transition_stay();
}

/** The next or previous asked question, over the ends of parts. */
static bool step(struct interview_state *state, int direction)
{
	size_t count;
	int question = direction > 0 ? ask_last(&state->ask) : ask_first(&state->ask);

	interview_parts(state, &count);
	for (int part = state->part; part >= 0 && part < (int)count; part += direction) {
		struct interview *interview = interview_of(state, part);
		int end = (int)interview_parts(state, &count)[part].questionnaire->question_count;

		if (part != state->part)
			question = direction > 0 ? -1 : end;
		question = direction > 0 ? interview_next(interview, question)
					 : interview_back(interview, question);
		if (question >= 0) {
			interview_go_to(state, part, question, ROW_NONE);
			return true;
		}
	}
	return false;
}

/** The next question without an answer in this part or another one. */
static bool step_open(struct interview_state *state)
{
	size_t count;

	interview_parts(state, &count);
	for (int i = 0; i <= (int)count; i++) {
		int part = (state->part + i) % (int)count;
		struct interview *interview = interview_of(state, part);
		int from = i == 0 ? state->question->index + 1 : 0;
		int total = (int)interview_parts(state, &count)[part].questionnaire->question_count;
		int open = interview_next_open(interview, from < total ? from : 0);

		if (open >= 0 && (i > 0 || open > state->question->index)) {
			interview_go_to(state, part, open, ROW_NONE);
			return true;
		}
	}
	return false;
}

static struct transition next_question(struct interview_state *state)
{
	size_t count;
	const struct part *parts = interview_parts(state, &count);
	struct transition gaps;
	int open;

	if (step(state, 1))
		return transition_stay();
	open = parts_progress(parts, count).unanswered;
	if (open > 0)
		return transition_say(transition_stay(), ROLE_INFO,
				      Q_("This is the last question; %d is still open. f goes to "
					 "it, g shows the gaps.",
					 "This is the last question; %d are still open. f goes to "
					 "the next one, g shows the gaps.",
					 open),
				      open);
	gaps = interview_open(state, ACT_GAPS);
	if (gaps.kind != TRANSITION_PUSH)
		return gaps;
	return transition_say(
		gaps, ROLE_INFO, "%s",
		_("All questions are answered. Here is what is missing; r shows the report."));
}

static struct transition go_section(struct interview_state *state, int direction)
{
	int line = interview_section_line(state) + direction, part, section;

	for (; line >= 0 && interview_section_at(state, line, &part, &section); line += direction) {
		size_t count;
		const struct section *found =
			&interview_parts(state, &count)[part].questionnaire->sections[section];
		int first = interview_next(interview_of(state, part), found->first_question - 1);

		if (first >= 0 && first < found->first_question + found->question_count) {
			interview_go_to(state, part, first, ROW_NONE);
			break;
		}
	}
	return transition_stay();
}

static struct transition toggle_mark(struct interview_state *state, int row)
{
	struct answer after = { .state = ANSWER_OPEN };
	struct error err = ERROR_INIT;

	answer_copy(&after, ask_answer(&state->ask, row));
	after.is_marked = !after.is_marked;
	return after_ask(state, ask_store(&state->ask, row, &after, &err), &err);
}

static struct transition undo_or_redo(struct interview_state *state, bool is_redo)
{
	struct error err = ERROR_INIT;
	struct item item;
	bool ok = is_redo ? assessment_redo(state->context->assessment, &item, &err)
			  : assessment_undo(state->context->assessment, &item, &err);

	if (!ok)
		return transition_error(&err);
	if (item.part >= 0 && item.question >= 0)
		interview_go_to(state, item.part, item.question, item.row);
	return transition_say(transition_stay(), ROLE_INFO, "%s",
			      is_redo ? _("The change was made again.")
				      : _("The last change was taken back."));
}

/** The answer stands as it is: recorded, so that the report can tell it from one that was not talked about. */
static struct transition confirm_answer(struct interview_state *state)
{
	struct error err = ERROR_INIT;

	if (!assessment_confirm(state->context->assessment, interview_here(state), &err))
		return transition_error(&err);
	interview_read_versions(state);
	return transition_say(transition_stay(), ROLE_INFO, "%s",
			      _("Confirmed: the answer stands."));
}

/** While the clock runs, what is answered is answered in the talk: the respondent's own value stays beside it. */
static struct transition turn_clock(struct interview_state *state, bool is_back)
{
	if (is_back && !talk_clock_turn_back(&state->clock))
		return transition_say(transition_stay(), ROLE_INFO, "%s",
				      _("The clock of the talk does not run; T begins it."));
	if (!is_back)
		talk_clock_turn(&state->clock);
	assessment_set_author(state->context->assessment, "",
			      interview_is_talk(state) ? VIA_INTERVIEW : VIA_SELF);
	interview_read_versions(state);
	if (state->clock.part == 1 && !is_back)
		return transition_say(transition_stay(), ROLE_INFO, "%s",
				      _("The talk begins: answers count as given in the talk."));
	if (!interview_is_talk(state))
		return transition_say(transition_stay(), ROLE_INFO, "%s",
				      _("The talk is over: answers count as the respondent's own."));
	return transition_stay();
}

static struct transition move_action(struct interview_state *state, int action)
{
	switch (action) {
	case ACT_NEXT: return next_question(state);
	case ACT_BACK:
		if (!step(state, -1))
			return transition_say(transition_stay(), ROLE_INFO, "%s",
					      _("This is the first question."));
		return transition_stay();
	case ACT_NEXT_OPEN:
		if (!step_open(state))
			return transition_say(transition_stay(), ROLE_INFO, "%s",
					      _("No other question is open."));
		return transition_stay();
	case ACT_NEXT_SECTION: return go_section(state, 1);
	case ACT_BACK_SECTION: return go_section(state, -1);
	case ACT_LEAVE: return transition_pop(0, NULL);
	case ACT_QUIT: return transition_quit();
	default: return transition_stay();
	}
}

static struct transition answer_action(struct interview_state *state, int action)
{
	struct error err = ERROR_INIT;

	switch (action) {
	case ACT_MARK:
	case ACT_MARK_ALL:
		return toggle_mark(state, action == ACT_MARK ? ask_row(&state->ask) : ROW_NONE);
	case ACT_UNKNOWN_ALL:
		return after_ask(state, ask_set_unknown(&state->ask, ROW_NONE, &err), &err);
	case ACT_UNDO:
	case ACT_REDO: return undo_or_redo(state, action == ACT_REDO);
	case ACT_CONFIRM: return confirm_answer(state);
	case ACT_SURVEY: state->hides_survey = !state->hides_survey; return transition_stay();
	case ACT_CLOCK:
	case ACT_CLOCK_BACK: return turn_clock(state, action == ACT_CLOCK_BACK);
	case ACT_NOTE:
	case ACT_NOTE_ALL:
	case ACT_NOT_APPLICABLE:
	case ACT_NOT_APPLICABLE_ALL:
	case ACT_INFO:
	case ACT_EVIDENCE:
	case ACT_ENTRIES:
	case ACT_FIND:
	case ACT_OVERVIEW:
	case ACT_GAPS:
	case ACT_REPORT: return interview_open(state, action);
	default: return move_action(state, action);
	}
}

/** A click on the list of sections goes to the first question asked there. */
static bool click_section(struct interview_state *state, const struct key *key)
{
	int part, section, line;
	size_t count;

	if (key->type != KEY_TYPE_MOUSE ||
	    !rect_contains(state->sections, key->mouse.y, key->mouse.x))
		return false;
	line = interview_section_line_at(state, key->mouse.y);
	if (line >= 0 && interview_section_at(state, line, &part, &section)) {
		int from = interview_parts(state, &count)[part]
				   .questionnaire->sections[section]
				   .first_question;
		int first = interview_next(interview_of(state, part), from - 1);

		if (first >= 0)
			interview_go_to(state, part, first, ROW_NONE);
	}
	return true;
}

static struct transition interview_key(void *state_, const struct key *key)
{
	struct interview_state *state = state_;
	struct key_set set = interview_keys(state);
	int action = key_action(&set, key);
	struct error err = ERROR_INIT;
	enum ask_outcome outcome;

	state->shows_intro = state->looks_for_draft = false;
	interview_touch(state);
	if (click_section(state, key))
		return transition_stay();
	outcome = ask_key(&state->ask, key, action, &err);
	if (outcome != ASK_IGNORED)
		return after_ask(state, outcome, &err);
	if (ask_takes_text(&state->ask))
		return transition_stay();
	if (action == ACTION_LEFT || action == ACTION_RIGHT)
		return move_action(state, action == ACTION_LEFT ? ACT_BACK : ACT_NEXT);
	return answer_action(state, action);
}

/** Goes to the item that a screen above has named, "vendor/q4.a". */
static void go_to_text(struct interview_state *state, const char *text)
{
	size_t count;
	const struct part *parts = interview_parts(state, &count);
	struct item_ref ref;
	int part;

	if (parts_find_item(parts, count, text, strlen(text), &part, &ref, NULL))
		interview_go_to(state, part, ref.question, ref.row);
}

/** The reason was given; its draft is over once it is stored. */
static struct transition take_reason(struct interview_state *state, const char *reason)
{
	struct draft_place place = interview_reason_place(state, state->wait_row);
	struct error err = ERROR_INIT;
	enum ask_outcome outcome =
		ask_set_not_applicable(&state->ask, state->wait_row, reason, &err);

	if (outcome == ASK_DONE)
		assessment_drop_draft(state->context->assessment, &place, NULL);
	return after_ask(state, outcome, &err);
}

static struct transition interview_resume(void *state_, const struct screen_result *result)
{
	struct interview_state *state = state_;
	enum interview_wait wait = state->wait;

	state->wait = WAIT_NONE;
	state->is_covered = false;
	interview_touch(state);
	if (wait == WAIT_REASON && result->value)
		return take_reason(state, result->text);
	if (wait == WAIT_NONE && result->text)
		go_to_text(state, result->text);
	if (!interview_is_asked(interview_of(state, state->part), state->question->index) &&
	    !step(state, 1))
		step(state, -1);
	return transition_stay();
}

static void interview_close(void *state_)
{
	struct interview_state *state = state_;
	struct item item = interview_here(state);

	ask_release(&state->ask);
	versions_release(&state->versions);
	kept_release(&state->kept);
	free(state->survey);
	if (!state->is_covered)
		assessment_set_position(state->context->assessment, item, NULL);
	free(state);
}

static bool interview_takes_text(const void *state_)
{
	return ask_takes_text(&((const struct interview_state *)state_)->ask);
}

static const struct screen_ops interview_ops = {
	.name = "interview",
	.title = N_("Interview"),
	.about = N_("One question after the other. What you choose is stored at once; you can "
		    "leave at any moment and will come back "
		    "to the same question. If you are not sure, answer \"don't know\" and write a "
		    "note: the report lists what has to be found out."),
	.keys = interview_keys,
	.layout = interview_layout,
	.draw = interview_draw,
	.key = interview_key,
	.close = interview_close,
	.resume = interview_resume,
	.takes_text = interview_takes_text,
	.tick_ms = interview_tick_ms,
	.tick = interview_tick,
	.pause = interview_pause,
};

struct screen *screen_interview(struct app_context *context, const char *item, struct error *err)
{
	struct interview_state *state = mem_alloc(sizeof(*state));
	struct item at = assessment_position(context->assessment);
	size_t count;
	const struct part *parts = assessment_parts(context->assessment, &count);
	struct item_ref ref;

	memset(state, 0, sizeof(*state));
	state->context = context;
	state->looks_for_draft = !item;
	state->shows_intro = context->is_new;
	state->touched_ms = -1;
	if (item) {
		if (!parts_find_item(parts, count, item, strlen(item), &at.part, &ref, err)) {
			free(state);
			return NULL;
		}
		at.question = ref.question;
		at.row = ref.row;
	}
	if (!interview_is_asked(parts[at.part].interview, at.question)) {
		int next = interview_next(parts[at.part].interview, at.question);

		at.question = next >= 0 ? next : interview_next(parts[at.part].interview, -1);
		at.row = ROW_NONE;
	}
	state->hides_survey = !context->settings->shows_benchmarks;
	interview_go_to(state, at.part, at.question < 0 ? 0 : at.question, at.row);
	interview_read_versions(state);
	assessment_kept(context->assessment, &state->kept, NULL);
	return screen_from(&interview_ops, state);
}
