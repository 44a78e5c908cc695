/*
 * screen_home: the assessments of the database: open, make, change, delete.
 *
 * How far one is and how well it stands is read when its line is first seen, for it means
 * opening the assessment.
 */
#include "screen_home.h"

#include "arena.h"
#include "assessment_upgrade.h"
#include "due.h"
#include "i18n.h"
#include "judge.h"
#include "library.h"
#include "layout.h"
#include "settings.h"
#include "strbuf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	ACT_OPEN = 1,
	ACT_NEW,
	ACT_EDIT,
	ACT_DELETE,
	ACT_GAPS,
	ACT_REPORT,
	ACT_COMPARE,
	ACT_UPGRADE,
	ACT_UNDO,
	ACT_QUIT
};

static const struct key_binding home_bindings[] = {
	{ ACT_OPEN, "open", "Enter Space DoubleClick", N_("open"),
	  N_("goes on with the assessment where it was left"), 1 },
	{ ACT_NEW, "new", "n", N_("new"), N_("begins a new assessment"), 2 },
	{ ACT_GAPS, "gaps", "g", N_("gaps"), N_("shows what its contract and house rules lack"),
	  4 },
	{ ACT_REPORT, "report", "r", N_("report"), N_("shows and saves its report"), 5 },
	{ ACT_COMPARE, "compare", "c", N_("compare"),
	  N_("compares it with another one: what is better, worse or new"), 8 },
	{ ACT_EDIT, "edit", "e", N_("profile"),
	  N_("changes the name of the organisation and the contact"), 6 },
	{ ACT_DELETE, "delete", "d Delete", N_("delete"),
	  N_("deletes the assessment, after a question"), 7 },
	{ ACT_UPGRADE, "upgrade", "U", N_("newer version"),
	  N_("lists what a newer version of its questionnaires changes, and moves it there"), 9 },
	{ ACT_UNDO, "undo", "u", N_("undo"),
	  N_("takes the move to a newer version back, if it is the last change"), 10 },
	{ ACT_QUIT, "quit", "q Esc", N_("quit"), N_("leaves the program"), 3 },
	{ 0 },
};

/* The keys while there is no assessment. */
static const struct key_binding empty_bindings[] = {
	{ ACT_NEW, "new", "n Enter", N_("new"), N_("begins a new assessment"), 1 },
	{ ACT_QUIT, "quit", "q Esc", N_("quit"), N_("leaves the program"), 2 },
	{ 0 },
};

static const struct key_table empty_table = { "home-empty", N_("Home"), empty_bindings };

static const struct key_table home_table = { "home", N_("Home"), home_bindings };

static struct key_set home_keys(const void *state)
{
	const struct home_state *home = state;

	return (struct key_set){ { home->assessments.count ? &home_table : &empty_table,
				   &key_table_move } };
}

static void lines_free(struct home_state *state)
{
	for (size_t i = 0; state->lines && i < state->assessments.count; i++)
		for (int lang = 0; lang < LANG_COUNT; lang++)
			free(state->lines[i].titles[lang]);
	free(state->lines);
	state->lines = NULL;
}

/** Reads the list anew; the cursor goes to the assessment with this id, if there is one. */
static void load(struct home_state *state, const char *id)
{
	struct error err = ERROR_INIT;
	int cursor = state->list.cursor;
	char today[DAY_SIZE];

	lines_free(state);
	assessment_list_release(&state->assessments);
	state->problem[0] = '\0';
	if (!assessment_list(state->context->store, &state->assessments, &err))
		snprintf(state->problem, sizeof(state->problem), "%.255s", err.message);
	day_today(today);
	due_count_overdue(state->context->store, today, &state->overdue, NULL);
	state->lines = mem_alloc((state->assessments.count + 1) * sizeof(*state->lines));
	memset(state->lines, 0, (state->assessments.count + 1) * sizeof(*state->lines));
	list_init(&state->list, (int)state->assessments.count);
	list_set_cursor(&state->list, cursor);
	for (size_t i = 0; id && i < state->assessments.count; i++)
		if (strcmp(state->assessments.rows[i].id, id) == 0)
			list_set_cursor(&state->list, (int)i);
}

static void read_titles(struct home_line *line, const struct part *parts, size_t count)
{
	for (int lang = 0; lang < LANG_COUNT; lang++) {
		struct strbuf title = STRBUF_INIT;

		for (size_t i = 0; i < count; i++)
			strbuf_addf(&title, "%s%s", i ? " + " : "",
				    lang_text_get(&parts[i].questionnaire->title, (enum lang)lang));
		line->titles[lang] = strbuf_detach(&title, NULL);
	}
}

/** Reads progress and coverage of a line. */
static void read_line(struct home_state *state, int index)
{
	struct home_line *line = &state->lines[index];
	struct error err = ERROR_INIT;
	struct assessment *assessment =
		assessment_open(state->context->store, state->assessments.rows[index].id, &err);
	const struct clause_library *clauses = library_clauses(state->context->library, NULL);

	line->is_read = true;
	line->rate_0_1 = -1;
	if (!assessment) {
		snprintf(line->problem, sizeof(line->problem), "%.255s", err.message);
		return;
	}
	size_t count;
	const struct part *parts = assessment_parts(assessment, &count);

	line->progress = parts_progress(parts, count);
	if (clauses)
		line->rate_0_1 = judge_coverage(assessment, clauses).rate_0_1;
	read_titles(line, parts, count);
	for (size_t i = 0; i < count; i++)
		if (assessment_newer(assessment, state->context->library, (int)i))
			line->has_newer = true;
	assessment_free(assessment);
}

static void home_layout(void *state_, int rows, int cols)
{
	struct home_state *state = state_;
	struct rect rest = { 0, 0, rows, cols };
	struct list_item item = { 0 };

	rect_take_top(&rest, 3);
	rect_take_bottom(&rest, rest.rows > 8 ? 3 : 0);
	state->area = rest;
	list_fit(&state->list, rest.rows, NULL, NULL);
	while (list_next(&state->list, NULL, NULL, &item))
		if (!state->lines[item.index].is_read)
			read_line(state, item.index);
}

static void close_assessment(struct home_state *state)
{
	assessment_free(state->context->assessment);
	state->context->assessment = NULL;
}

/** Opens the assessment under the cursor and what an action wants to see of it. */
static struct transition open_with(struct home_state *state, const char *id, int action)
{
	struct app_context *context = state->context;
	struct error err = ERROR_INIT;
	struct screen *screen;

	close_assessment(state);
	context->assessment = assessment_open(context->store, id, &err);
	if (!context->assessment)
		return transition_error(&err);
	if (context->settings && !strcmp(context->settings->who, "interview"))
		assessment_set_author(context->assessment, "", VIA_INTERVIEW);
	if (action == ACT_GAPS)
		screen = screen_gaps(context, NULL, &err);
	else if (action == ACT_REPORT)
		screen = screen_report(context, &err);
	else if (action == ACT_COMPARE)
		screen = screen_choose(context, &err);
	else if (action == ACT_UPGRADE)
		screen = screen_upgrade(context, &err);
	else if (action == ACT_EDIT)
		screen = screen_profile(context, &err);
	else
		screen = screen_interview(context, NULL, &err);
	return screen ? transition_push(screen) : transition_error(&err);
}

static struct transition open_new(struct home_state *state, const char *id)
{
	struct transition transition;

	state->context->is_new = true;
	transition = open_with(state, id, ACT_OPEN);
	state->context->is_new = false;
	return transition;
}

static struct transition ask_delete(struct home_state *state)
{
	const struct assessment_row *row = &state->assessments.rows[state->list.cursor];

	return transition_push(screen_confirm(
		phrase_of(N_("Delete the assessment of \"%s\"?"), row->profile.organisation),
		phrase_of(N_("Its answers, notes and history are gone then.")), row->id));
}

/** Takes the move to a newer version back. */
static struct transition undo_upgrade(struct home_state *state, const char *id)
{
	struct error err = ERROR_INIT;
	struct assessment *assessment = assessment_open(state->context->store, id, &err);
	bool is_done = assessment && assessment_undo_upgrade(assessment, &err);

	assessment_free(assessment);
	if (!is_done)
		return transition_error(&err);
	load(state, id);
	return transition_say(transition_stay(), ROLE_INFO, "%s",
			      _("The assessment is back at the version before."));
}

static struct transition home_key(void *state_, const struct key *key)
{
	struct home_state *state = state_;
	struct key_set set = home_keys(state);
	int action = key_action(&set, key);
	struct error err = ERROR_INIT;
	struct screen *screen;

	if (key->type == KEY_TYPE_MOUSE && rect_contains(state->area, key->mouse.y, key->mouse.x)) {
		int index = list_at(&state->list, NULL, NULL, key->mouse.y - state->area.y);

		if (index >= 0 &&
		    (key->mouse.action == MOUSE_CLICK || key->mouse.action == MOUSE_DOUBLE_CLICK))
			list_set_cursor(&state->list, index);
	}
	if (list_move(&state->list, action))
		return transition_stay();
	if (action == ACT_QUIT)
		return transition_quit();
	if (action == ACT_NEW) {
		screen = screen_new(state->context, &err);
		return screen ? transition_push(screen) : transition_error(&err);
	}
	if (action == ACTION_NONE || action >= ACTION_SHARED)
		return transition_stay();
	if (action == ACT_DELETE)
		return ask_delete(state);
	if (action == ACT_UNDO) {
		char id[ASSESSMENT_ID_SIZE];

		memcpy(id, state->assessments.rows[state->list.cursor].id, sizeof(id));
		return undo_upgrade(state, id);
	}
	return open_with(state, state->assessments.rows[state->list.cursor].id, action);
}

static struct transition delete_confirmed(struct home_state *state, const char *id)
{
	struct error err = ERROR_INIT;

	if (!assessment_delete(state->context->store, id, &err))
		return transition_error(&err);
	load(state, NULL);
	return transition_say(transition_stay(), ROLE_INFO, "%s", _("The assessment was deleted."));
}

static struct transition home_resume(void *state_, const struct screen_result *result)
{
	struct home_state *state = state_;
	char id[ASSESSMENT_ID_SIZE] = "";

	if (strcmp(result->name, "confirm") == 0)
		return result->value ? delete_confirmed(state, result->text) : transition_stay();
	if (state->context->assessment)
		snprintf(id, sizeof(id), "%s", assessment_id(state->context->assessment));
	close_assessment(state);
	if (strcmp(result->name, "new") == 0 && result->value) {
		load(state, result->text);
		return open_new(state, result->text);
	}
	load(state, id[0] ? id : NULL);
	if (strcmp(result->name, "upgrade") == 0 && result->value)
		return transition_say(transition_stay(), ROLE_INFO, "%s",
				      _("The assessment was moved to the newer version; u takes it "
					"back."));
	return transition_stay();
}

static void home_close(void *state_)
{
	struct home_state *state = state_;

	close_assessment(state);
	lines_free(state);
	assessment_list_release(&state->assessments);
	free(state);
}

static const struct screen_ops home_ops = {
	.name = "home",
	.title = N_("Assessments"),
	.about = N_("Each line is one organisation's answers. \"Coverage\" is the share of the "
		    "recommended clauses that its answers "
		    "show to be in place, a partial one counting half."),
	.keys = home_keys,
	.layout = home_layout,
	.draw = home_draw,
	.key = home_key,
	.close = home_close,
	.resume = home_resume,
};

struct screen *screen_home(struct app_context *context, struct error *err)
{
	struct home_state *state = mem_alloc(sizeof(*state));

	(void)err;
	memset(state, 0, sizeof(*state));
	state->context = context;
	load(state, context->assessment ? assessment_id(context->assessment) : NULL);
	return screen_from(&home_ops, state);
}
