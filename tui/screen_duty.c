/*
 * screen_duty: who carries a clause: one of six. A digit chooses and leaves at once.
 *
 * Source: design.md section 3 (duty).
 */
#include "screens.h"

#include "arena.h"
#include "assessment_duty.h"
#include "form_rows.h"
#include "i18n.h"
#include "layout.h"
#include "library.h"

#include <stdlib.h>

enum { BOX_COLS = 60, CHOICES = DUTY_COUNT };

static const struct form_row rows[CHOICES] = {
	{ FORM_CHOICE, N_("Who carries this clause?"), N_("consignor"), NULL, '1', 0 },
	{ FORM_CHOICE, NULL, N_("vendor"), NULL, '2', 0 },
	{ FORM_CHOICE, NULL, N_("both parties"), NULL, '3', 0 },
	{ FORM_CHOICE, NULL, N_("subcontractor"), NULL, '4', 0 },
	{ FORM_CHOICE, NULL, N_("undecided"),
	  N_("It was looked at, and is open between the parties: itself a gap."), '5', 0 },
	{ FORM_CHOICE, NULL, N_("not set"), N_("Nobody has said anything about it."), '0', 0 },
};

static const enum duty duty_of_row[CHOICES] = {
	DUTY_CONSIGNOR, DUTY_VENDOR, DUTY_BOTH, DUTY_SUBCONTRACTOR, DUTY_UNDECIDED, DUTY_UNSET,
};

struct duty_state {
	struct assessment *assessment; /* borrowed */
	char *clause;
	const struct clause *about; /* of the library, for its title in the language of the moment; NULL: not in it */
	struct form_rows form;
	struct rect box;
	bool is_left;
};

static struct key_set duty_keys(const void *state)
{
	return form_rows_keys(&((const struct duty_state *)state)->form);
}

static void duty_layout(void *state_, int screen_rows, int cols)
{
	struct duty_state *state = state_;
	struct rect area = { 0, 0, screen_rows, cols }, inside;
	int box_cols = cols < BOX_COLS ? cols : BOX_COLS;

	state->box = rect_centre(area, form_rows_wanted(&state->form, box_cols - 4) + 3, box_cols);
	inside = rect_inset(state->box, 1, 2);
	rect_take_top(&inside, 1);
	form_rows_fit(&state->form, inside);
}

static void duty_draw(const void *state_, struct canvas *canvas)
{
	const struct duty_state *state = state_;
	struct rect inside = rect_inset(state->box, 1, 2);

	draw_fill(canvas, state->box, ROLE_NORMAL);
	draw_box(canvas, state->box, _("Duty"), true);
	draw_text_in(canvas, inside.y, inside.x, inside.cols, ROLE_PROMPT,
		     state->about ? lang_text_get(&state->about->title, i18n_lang()) : state->clause);
	form_rows_draw(&state->form, canvas);
}

static enum duty chosen(const struct duty_state *state)
{
	for (int row = 0; row < CHOICES; row++)
		if (state->form.is_on[row])
			return duty_of_row[row];
	return DUTY_UNSET;
}

static struct transition leave(struct duty_state *state)
{
	struct error err = ERROR_INIT;
	bool is_changed = assessment_duty(state->assessment, state->clause) != chosen(state);

	if (!assessment_set_duty(state->assessment, state->clause, chosen(state), &err))
		return transition_error(&err);
	state->is_left = true;
	return transition_pop(is_changed, NULL);
}

static bool is_digit(const struct key *key)
{
	for (int row = 0; row < CHOICES; row++)
		if (key_is_char(key, (uint32_t)rows[row].digit))
			return true;
	return false;
}

static struct transition duty_key(void *state_, const struct key *key)
{
	struct duty_state *state = state_;
	enum form_result result = form_rows_key(&state->form, key);

	return result == FORM_DONE || is_digit(key) ? leave(state) : transition_stay();
}

/* On a way out that asks nothing, what was chosen is stored all the same. */
static void duty_close(void *state_)
{
	struct duty_state *state = state_;

	if (!state->is_left)
		assessment_set_duty(state->assessment, state->clause, chosen(state), NULL);
	form_rows_release(&state->form);
	free(state->clause);
	free(state);
}

static const struct screen_ops duty_ops = {
	.name = "duty",
	.title = N_("Duty"),
	.about = N_("Who carries a clause of the contract. It changes no verdict; undecided and not set "
		    "are shown as gaps of their own in the contract annex."),
	.is_dialogue = true,
	.keys = duty_keys,
	.layout = duty_layout,
	.draw = duty_draw,
	.key = duty_key,
	.close = duty_close,
};

struct screen *screen_duty(struct app_context *context, const char *clause)
{
	struct duty_state *state = mem_calloc(1, sizeof(*state));
	const struct clause_library *clauses = library_clauses(context->library, NULL);
	enum duty now = assessment_duty(context->assessment, clause);

	state->assessment = context->assessment;
	state->clause = mem_strdup(clause);
	state->about = clauses ? clause_library_find(clauses, clause) : NULL;
	form_rows_init(&state->form, rows, CHOICES);
	for (int row = 0; row < CHOICES; row++) {
		if (duty_of_row[row] != now)
			continue;
		form_rows_choose(&state->form, row);
		list_set_cursor(&state->form.list, row);
	}
	return screen_from(&duty_ops, state);
}
