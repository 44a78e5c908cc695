/*
 * screen_interview_talk: what helps in a talk: the clock of its agenda, what surveyed companies answered, and what the respondent had answered alone.
 *
 * Source of the agenda: 004_2caee1d4e245d5a8.txt, "２－２": 10, 20 and 20 minutes.
 */
#include "screen_interview.h"

#include "answer_syntax.h"
#include "assessment_interview.h"
#include "benchmark.h"
#include "i18n.h"
#include "settings.h"
#include "strbuf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct agenda_part {
	const char *name; /* N_() */
	int minutes;
};

static const struct agenda_part agenda[] = {
	{ N_("purpose"), 10 },
	{ N_("going through the answers"), 20 },
	{ N_("open talk"), 20 },
};

_Static_assert(sizeof(agenda) / sizeof(agenda[0]) == TALK_PARTS, "the clock has the parts of the agenda");

static int64_t now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void talk_clock_turn(struct talk_clock *clock)
{
	if (clock->part == 0)
		memset(clock->began_ms, 0, sizeof(clock->began_ms));
	clock->part = (clock->part + 1) % (TALK_PARTS + 1);
	clock->began_ms[clock->part] = now_ms();
}

bool talk_clock_turn_back(struct talk_clock *clock)
{
	if (clock->part == 0 && clock->began_ms[TALK_PARTS] == 0)
		return false;
	clock->part = clock->part > 0 ? clock->part - 1 : TALK_PARTS;
	return true;
}

/** Since the part began. */
static int64_t passed_ms(const struct talk_clock *clock)
{
	return now_ms() - clock->began_ms[clock->part];
}

int talk_clock_tick_ms(const struct talk_clock *clock)
{
	if (clock->part == 0)
		return -1;
	return 1000 - (int)(passed_ms(clock) % 1000);
}

const char *talk_clock_text(const struct talk_clock *clock, char *text, size_t size)
{
	const struct agenda_part *part;
	int passed, left;

	text[0] = '\0';
	if (clock->part == 0)
		return text;
	part = &agenda[clock->part - 1];
	passed = (int)(passed_ms(clock) / 1000);
	left = part->minutes * 60 - passed;
	if (left >= 0)
		snprintf(text, size, _("%d/%d %s  %02d:%02d, left %02d:%02d"), clock->part,
			 TALK_PARTS, _(part->name), passed / 60, passed % 60, left / 60,
			 left % 60);
	else
		snprintf(text, size, _("%d/%d %s  %02d:%02d, over by %02d:%02d"), clock->part,
			 TALK_PARTS, _(part->name), passed / 60, passed % 60, -left / 60,
			 -left % 60);
	return text;
}

void interview_survey(const struct interview_state *state, enum lang lang, struct strbuf *out)
{
	size_t count;
	const struct questionnaire *from =
		interview_parts(state, &count)[state->part].questionnaire;
	int row = ask_row(&state->ask);

	if (state->hides_survey)
		return;
	if (!benchmark_text_for(state->benchmarks, from, state->question, row, from->roles, lang,
				out) &&
	    row != ROW_NONE)
		benchmark_text_for(state->benchmarks, from, state->question, ROW_NONE, from->roles,
				   lang, out);
}

void interview_read_survey(struct interview_state *state)
{
	struct strbuf text = STRBUF_INIT;

	free(state->survey);
	interview_survey(state, i18n_lang(), &text);
	state->survey = strbuf_detach(&text, NULL);
}

char *interview_difference(const struct interview_state *state)
{
	struct item item = { state->part, state->question->index, ask_row(&state->ask) };
	const struct item_versions *versions = versions_find(&state->versions, item);
	struct strbuf text = STRBUF_INIT;

	if (versions && versions->talk.is_there && !versions_differ(versions)) {
		strbuf_adds(&text, versions->talk.is_confirmed ? _("confirmed in the talk") : "");
	} else if (versions && versions_differ(versions)) {
		struct strbuf answer = STRBUF_INIT;

		answer_describe(state->question, &versions->self.answer, i18n_lang(), &answer);
		for (char *c = answer.text; *c; c++)
			*c = *c == '\n' ? ' ' : *c;
		strbuf_addf(&text, _("self-check: %s"), answer.text);
		strbuf_release(&answer);
	}
	return strbuf_detach(&text, NULL);
}

char *interview_former(const struct interview_state *state)
{
	const struct kept_answer *kept = kept_find(&state->kept, interview_here(state));
	struct strbuf text = STRBUF_INIT;
	struct strbuf answer = STRBUF_INIT;

	if (kept && ask_answer(&state->ask, ask_row(&state->ask))->state == ANSWER_OPEN) {
		answer_describe(kept->former, &kept->answer, i18n_lang(), &answer);
		for (char *c = answer.text; *c; c++)
			*c = *c == '\n' ? ' ' : *c;
		/* TRANSLATORS: version of the questionnaire, and what was answered to it */
		strbuf_addf(&text, _("in %s: %s"), kept->version, answer.text);
	}
	strbuf_release(&answer);
	return strbuf_detach(&text, NULL);
}

bool interview_is_talk(const struct interview_state *state)
{
	const struct settings *settings = state->context->settings;

	return state->clock.part > 0 || (settings && strcmp(settings->who, "interview") == 0);
}

void interview_read_versions(struct interview_state *state)
{
	versions_release(&state->versions);
	if (interview_is_talk(state))
		assessment_versions(state->context->assessment, NULL, &state->versions, NULL);
}
