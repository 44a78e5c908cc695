/*
 * screen_interview_open: the screens and dialogues that a key opens above the interview.
 */
#include "screen_interview.h"

#include "answer_syntax.h"
#include "assessment_draft.h"
#include "i18n.h"
#include "strbuf.h"

static struct transition push_or_say(struct screen *screen, const struct error *err)
{
	return screen ? transition_push(screen) : transition_error(err);
}

/** The gaps, from where one may go on to another question: this one is kept as the place to come back to. */
static struct screen *gaps_above(struct interview_state *state, struct error *err)
{
	state->is_covered = assessment_set_position(state->context->assessment, interview_here(state), NULL);
	return screen_gaps(state->context, NULL, err);
}

struct transition interview_open_note(struct interview_state *state, int row)
{
	struct item item = { state->part, state->question->index, row };
	struct strbuf id;
	struct error err = ERROR_INIT;
	struct screen *screen;
	size_t count;
	const struct part *parts = interview_parts(state, &count);

	strbuf_init(&id);
	parts_format_item(parts, count, item, &id);
	screen = screen_note(state->context, id.text, &err);
	strbuf_release(&id);
	return screen ? transition_push(screen) : transition_error(&err);
}

struct draft_place interview_reason_place(const struct interview_state *state, int row)
{
	struct item item = { state->part, state->question->index, row };

	return draft_place_of(item, "reason");
}

struct transition interview_ask_reason(struct interview_state *state, int row)
{
	const struct answer *answer = ask_answer(&state->ask, row);
	struct draft_place place = interview_reason_place(state, row);
	struct input_request request = {
		.tag = "reason",
		.title = N_("Not applicable"),
		.prompt = N_("Why does this not apply to you? (may stay empty)"),
		.initial = answer->state == ANSWER_NOT_APPLICABLE ? answer->reason : NULL,
		.limit_bytes = NOTE_BYTES_MAX,
		.draft = &place,
		.assessment = state->context->assessment,
	};

	state->wait = WAIT_REASON;
	state->wait_row = row;
	return transition_push(screen_input(&request));
}

/** Adds a paragraph under a heading, when there is something to say. */
static void add_info(struct strbuf *out, const char *heading, const char *text)
{
	if (!text || !*text)
		return;
	if (out->length)
		strbuf_adds(out, "\n\n");
	if (heading)
		strbuf_addf(out, "%s\n", heading);
	strbuf_adds(out, text);
}

/** What the values of a table mean: below it they may stand in short only. */
static void add_values(struct strbuf *out, const struct question *question, enum lang lang)
{
	struct strbuf lines = STRBUF_INIT;

	for (size_t i = 0; i < question->value_count; i++)
		strbuf_addf(&lines, "%s%d  %s", i ? "\n" : "", question->values[i].value,
			    lang_text_get(&question->values[i].text, lang));
	add_info(out, T_(lang, "Values"), lines.text);
	strbuf_release(&lines);
}

/** What the columns mean, as far as they say more than their heading. */
static void add_columns(struct strbuf *out, const struct question *question, enum lang lang)
{
	for (size_t i = 0; i < question->column_count; i++)
		add_info(out, lang_text_get(&question->columns[i].text, lang),
			 lang_text_get(&question->columns[i].help, lang));
}

static void info_text(const struct interview_state *state, enum lang lang, struct strbuf *out)
{
	size_t count;
	const struct questionnaire *questionnaire =
		interview_parts(state, &count)[state->part].questionnaire;
	const struct question *question = state->question;
	int row = ask_row(&state->ask);
	struct strbuf survey = STRBUF_INIT;

	add_info(out, NULL, lang_text_get(&question->prompt, lang));
	if (row != ROW_NONE) {
		add_info(out, NULL, lang_text_get(&question->rows[row].text, lang));
		add_info(out, NULL, lang_text_get(&question->rows[row].help, lang));
	}
	add_info(out, T_(lang, "Terms"), lang_text_get(&question->help, lang));
	for (size_t i = 0; i < question->option_count; i++)
		add_info(out, lang_text_get(&question->options[i].text, lang),
			 lang_text_get(&question->options[i].help, lang));
	add_columns(out, question, lang);
	add_values(out, question, lang);
	add_info(out, T_(lang, "About this section"), lang_text_get(interview_intro(state), lang));
	if (question->section == 0)
		add_info(out, lang_text_get(&questionnaire->title, lang),
			 lang_text_get(&questionnaire->intro, lang));
	add_info(out, T_(lang, "For the interviewer"), lang_text_get(&question->guidance, lang));
	if (question->mirrors)
		add_info(out, T_(lang, "Rebuilt"),
			 T_(lang, "This question is not printed in the source text, whose page is "
				  "lost. It was rebuilt from the other side's questionnaire."));
	interview_survey(state, lang, &survey);
	add_info(out, T_(lang, "What surveyed companies answered"), survey.text);
	strbuf_release(&survey);
}

struct transition interview_open_intro(const struct interview_state *state)
{
	struct phrase text = PHRASE_NONE;
	size_t count, bytes = 0;
	const struct part *parts = interview_parts(state, &count);

	for (int lang = 0; lang < LANG_COUNT; lang++) {
		struct strbuf in_lang = STRBUF_INIT;

		for (size_t i = 0; i < count; i++)
			add_info(&in_lang, lang_text_get(&parts[i].questionnaire->title, (enum lang)lang),
				 lang_text_get(&parts[i].questionnaire->intro, (enum lang)lang));
		bytes += in_lang.length;
		text.in[lang] = strbuf_detach(&in_lang, NULL);
	}
	if (bytes > 0)
		return transition_push(screen_message(
			assessment_profile(state->context->assessment)->organisation, text));
	phrase_release(&text);
	return transition_stay();
}

static struct transition show_info(const struct interview_state *state)
{
	struct phrase text = PHRASE_NONE;

	for (int lang = 0; lang < LANG_COUNT; lang++) {
		struct strbuf in_lang = STRBUF_INIT;

		info_text(state, (enum lang)lang, &in_lang);
		text.in[lang] = strbuf_detach(&in_lang, NULL);
	}
	return transition_push(screen_message(question_label(state->question), text));
}

static struct transition open_overview(struct interview_state *state, int action)
{
	struct error err = ERROR_INIT;
	struct strbuf id;
	size_t count;
	const struct part *parts = interview_parts(state, &count);
	struct transition transition;

	strbuf_init(&id);
	parts_format_item(parts, count, interview_here(state), &id);
	transition = push_or_say(screen_overview(state->context, id.text, action == ACT_FIND, &err),
				 &err);
	strbuf_release(&id);
	return transition;
}

static struct transition open_evidence(struct interview_state *state)
{
	struct strbuf id = STRBUF_INIT;
	struct error err = ERROR_INIT;
	size_t count;
	const struct part *parts = interview_parts(state, &count);
	struct transition transition;

	parts_format_item(parts, count, interview_here(state), &id);
	transition = push_or_say(screen_evidence(state->context, id.text, &err), &err);
	strbuf_release(&id);
	return transition;
}

struct transition interview_open(struct interview_state *state, int action)
{
	int row = ask_row(&state->ask);
	struct error err = ERROR_INIT;

	switch (action) {
	case ACT_NOTE: return interview_open_note(state, row);
	case ACT_NOTE_ALL: return interview_open_note(state, ROW_NONE);
	case ACT_NOT_APPLICABLE: return interview_ask_reason(state, row);
	case ACT_NOT_APPLICABLE_ALL: return interview_ask_reason(state, ROW_NONE);
	case ACT_INFO: return show_info(state);
	case ACT_EVIDENCE: return open_evidence(state);
	case ACT_ENTRIES: return push_or_say(screen_entries(state->context, &err), &err);
	case ACT_GAPS: return push_or_say(gaps_above(state, &err), &err);
	case ACT_REPORT: return push_or_say(screen_report(state->context, &err), &err);
	case ACT_FIND:
	case ACT_OVERVIEW: return open_overview(state, action);
	default: return transition_stay();
	}
}
