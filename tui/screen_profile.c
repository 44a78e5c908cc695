/*
 * screen_profile: whose assessment it is: the name of the organisation and how to reach the one who answers.
 */
#include "screens.h"

#include "arena.h"
#include "assessment.h"
#include "form.h"
#include "i18n.h"
#include "layout.h"
#include "list.h"

#include <stdlib.h>
#include <string.h>

enum { ACT_NEXT = 1, ACT_DONE };

enum { BOX_ROWS = PROFILE_FIELDS + 2, BOX_COLS = 76 };

struct profile_state {
	struct app_context *context;
	struct profile_form form;
	struct list list;
	struct rect box;
};

static const struct key_binding profile_bindings[] = {
	{ ACT_NEXT, "next", "Enter Tab", N_("next"),
	  N_("goes to the next field; from the last one it leaves"), 1 },
	{ ACT_DONE, "done", "Esc F10 C-s", N_("done"), N_("leaves the fields; they are stored"),
	  2 },
	{ 0 },
};

static const struct key_table profile_table = { "profile", N_("Organisation"), profile_bindings };

static struct key_set profile_keys(const void *state)
{
	(void)state;
	return (struct key_set){ { &profile_table, &key_table_field, &key_table_move } };
}

static bool profile_takes_text(const void *state)
{
	(void)state;
	return true;
}

static bool store_profile(struct profile_state *state, struct error *err)
{
	struct profile profile;
	bool ok;

	profile_form_read(&state->form, &profile);
	ok = assessment_set_profile(state->context->assessment, &profile, err);
	profile_release(&profile);
	return ok;
}

static void profile_layout(void *state_, int rows, int cols)
{
	struct profile_state *state = state_;
	struct rect area = { 0, 0, rows, cols };

	state->box = rect_centre(area, BOX_ROWS, BOX_COLS);
	list_fit(&state->list, state->box.rows - 2, NULL, NULL);
	profile_form_fit(&state->form, state->box.cols - 4);
}

static void profile_draw(const void *state_, struct canvas *canvas)
{
	const struct profile_state *state = state_;
	struct canvas inside = canvas_part(canvas, rect_inset(state->box, 1, 2));
	struct list_item item = { 0 };

	draw_fill(canvas, state->box, ROLE_NORMAL);
	draw_box(canvas, state->box, _("Organisation"), true);
	while (list_next(&state->list, NULL, NULL, &item))
		profile_form_draw(&state->form, &inside, item.y, item.index,
				  item.index == state->list.cursor);
}

static struct transition leave(struct profile_state *state)
{
	struct error err = ERROR_INIT;

	if (!store_profile(state, &err))
		return transition_error(&err);
	return transition_pop(1, NULL);
}

static struct transition profile_key(void *state_, const struct key *key)
{
	struct profile_state *state = state_;
	struct key_set set = profile_keys(state);
	int action = key_action(&set, key);

	if (action == ACT_DONE || (action == ACT_NEXT && state->list.cursor == PROFILE_FIELDS - 1))
		return leave(state);
	if (action == ACT_NEXT) {
		list_move(&state->list, ACTION_DOWN);
		return transition_stay();
	}
	if (key->type == KEY_TYPE_MOUSE && key->mouse.action == MOUSE_CLICK) {
		int index = list_at(&state->list, NULL, NULL, key->mouse.y - state->box.y - 1);

		if (index >= 0)
			list_set_cursor(&state->list, index);
		return transition_stay();
	}
	if (field_key(&state->form.fields[state->list.cursor], key) != FIELD_IGNORED)
		return transition_stay();
	action = key_table_action(&key_table_move, key); /* the field has its own Up and Down */
	list_move(&state->list, action == ACTION_BACKTAB ? ACTION_UP : action);
	return transition_stay();
}

static void profile_close(void *state_)
{
	struct profile_state *state = state_;

	store_profile(state, NULL);
	profile_form_release(&state->form);
	free(state);
}

static const struct screen_ops profile_ops = {
	.name = "profile",
	.title = N_("Organisation"),
	.about = N_("The name of the organisation and how to reach the one who answers. It stands "
		    "at the head of the report."),
	.is_dialogue = true,
	.keys = profile_keys,
	.layout = profile_layout,
	.draw = profile_draw,
	.key = profile_key,
	.close = profile_close,
	.takes_text = profile_takes_text,
};

struct screen *screen_profile(struct app_context *context, struct error *err)
{
	struct profile_state *state = mem_alloc(sizeof(*state));

	(void)err;
	memset(state, 0, sizeof(*state));
	state->context = context;
	profile_form_init(&state->form, assessment_profile(context->assessment));
	list_init(&state->list, PROFILE_FIELDS);
	return screen_from(&profile_ops, state);
}
