/*
 * screen_choose: with which other assessment the open one is compared. Those of the same
 * organisation come first.
 */
#include "screens.h"

#include "arena.h"
#include "assessment.h"
#include "day.h"
#include "i18n.h"
#include "layout.h"
#include "list.h"

#include <stdlib.h>
#include <string.h>

enum { ACT_CHOOSE = 1, ACT_LEAVE, ACT_QUIT };
enum { DATE_COLS = 11, ID_COLS = 10 };

struct choose_state {
	struct app_context *context;
	struct assessment_list assessments;
	const struct assessment_row **rows; /* all but the open one, in the order of the screen */
	struct list list;
	struct rect area;
};

static const struct key_binding choose_bindings[] = {
	{ ACT_CHOOSE, "choose", "Enter Space DoubleClick", N_("compare"), N_("compares with this one"), 1 },
	{ ACT_LEAVE, "leave", "Esc c", N_("back"), N_("goes back to where you were"), 2 },
	{ ACT_QUIT, "quit", "q", N_("quit"), N_("leaves the program"), 3 },
	{ 0 },
};

static const struct key_table choose_table = { "choose", N_("Compare with"), choose_bindings };

static struct key_set choose_keys(const void *state)
{
	(void)state;
	return (struct key_set){ { &choose_table, &key_table_move } };
}

static void choose_layout(void *state_, int rows, int cols)
{
	struct choose_state *state = state_;
	struct rect rest = { 0, 0, rows, cols };

	rect_take_top(&rest, 3);
	state->area = rest;
	list_fit(&state->list, rest.rows, NULL, NULL);
}

/* Where a column begins; the names have what is left of it. */
static int date_column(const struct canvas *canvas, int place)
{
	return canvas->cols - 1 - ID_COLS - (2 - place) * DATE_COLS;
}

static void draw_heading(struct canvas *canvas, int y)
{
	int cols = date_column(canvas, 0) - 3;

	draw_text_in(canvas, y, 2, cols, ROLE_HEADING, _("Organisation"));
	draw_text_in(canvas, y, date_column(canvas, 0), DATE_COLS - 1, ROLE_HEADING, _("Begun"));
	draw_text_in(canvas, y, date_column(canvas, 1), DATE_COLS - 1, ROLE_HEADING, _("Changed"));
	/* TRANSLATORS: heading of a column: the ids of assessments */
	draw_text_in(canvas, y, date_column(canvas, 2), ID_COLS, ROLE_HEADING, _("Id"));
}

static void draw_line(const struct choose_state *state, struct canvas *canvas, int index, int y)
{
	const struct assessment_row *row = state->rows[index];
	int cols = date_column(canvas, 0) - 3;
	char day[DAY_SIZE];

	draw_cursor(canvas, y, 0, index == state->list.cursor, true);
	draw_text_in(canvas, y, 2, cols, ROLE_NORMAL, row->profile.organisation);
	day_of_utc(row->created_utc, day);
	draw_text(canvas, y, date_column(canvas, 0), ROLE_HELP, day);
	day_of_utc(row->updated_utc, day);
	draw_text(canvas, y, date_column(canvas, 1), ROLE_HELP, day);
	draw_text_in(canvas, y, date_column(canvas, 2), ID_COLS, ROLE_HELP, row->id);
}

static void choose_draw(const void *state_, struct canvas *canvas)
{
	const struct choose_state *state = state_;
	struct canvas body = canvas_part(canvas, state->area);
	struct list_item item = { 0 };

	draw_header(canvas, assessment_profile(state->context->assessment)->organisation, _("Compare with"), 0, 0);
	draw_heading(canvas, 2);
	while (list_next(&state->list, NULL, NULL, &item))
		draw_line(state, &body, item.index, item.y);
	draw_scrollbar(&body, 0, body.cols - 1, state->list.rows, state->list.top, state->list.total);
}

static struct transition choose(struct choose_state *state)
{
	struct error err = ERROR_INIT;
	struct screen *screen = screen_compare(state->context, state->rows[state->list.cursor]->id, &err);

	if (!screen)
		return transition_error(&err);
	return transition_push(screen);
}

static struct transition choose_key(void *state_, const struct key *key)
{
	struct choose_state *state = state_;
	struct key_set set = choose_keys(state);
	int action = key_action(&set, key);

	if (key->type == KEY_TYPE_MOUSE && rect_contains(state->area, key->mouse.y, key->mouse.x)) {
		int index = list_at(&state->list, NULL, NULL, key->mouse.y - state->area.y);

		if (index >= 0 &&
		    (key->mouse.action == MOUSE_CLICK || key->mouse.action == MOUSE_DOUBLE_CLICK))
			list_set_cursor(&state->list, index);
	}
	if (list_move(&state->list, action))
		return transition_stay();
	switch (action) {
	case ACT_CHOOSE: return choose(state);
	case ACT_LEAVE: return transition_pop(0, NULL);
	case ACT_QUIT: return transition_quit();
	default: return transition_stay();
	}
}

static void choose_close(void *state_)
{
	struct choose_state *state = state_;

	free(state->rows);
	assessment_list_release(&state->assessments);
	free(state);
}

static const struct screen_ops choose_ops = {
	.name = "choose",
	.title = N_("Compare with"),
	.about = N_("The other assessments; those of the same organisation come first. Enter compares the one under "
		    "the cursor with the one that was chosen before."),
	.keys = choose_keys,
	.layout = choose_layout,
	.draw = choose_draw,
	.key = choose_key,
	.close = choose_close,
};

/* An organisation without a name is like no other. */
static bool has_name(const struct profile *profile, const char *organisation)
{
	return organisation && profile->organisation && strcmp(profile->organisation, organisation) == 0;
}

/** Puts the rows in order, each group as it was: last changed first. Returns how many there are. */
static int order_rows(struct choose_state *state)
{
	const char *id = assessment_id(state->context->assessment);
	const char *organisation = assessment_profile(state->context->assessment)->organisation;
	int count = 0;

	for (int is_other = 0; is_other < 2; is_other++) {
		for (size_t i = 0; i < state->assessments.count; i++) {
			const struct assessment_row *row = &state->assessments.rows[i];

			if (strcmp(row->id, id) != 0 && is_other != has_name(&row->profile, organisation))
				state->rows[count++] = row;
		}
	}
	return count;
}

struct screen *screen_choose(struct app_context *context, struct error *err)
{
	struct choose_state *state = mem_calloc(1, sizeof(*state));
	int count;

	state->context = context;
	if (!assessment_list(context->store, &state->assessments, err)) {
		choose_close(state);
		return NULL;
	}
	state->rows = mem_calloc(state->assessments.count + 1, sizeof(const struct assessment_row *));
	count = order_rows(state);
	if (count == 0) {
		error_set(err, ERROR_NOT_FOUND, "%s", _("there is no other assessment to compare with"));
		choose_close(state);
		return NULL;
	}
	list_init(&state->list, count);
	return screen_from(&choose_ops, state);
}
