/*
 * screen_new: a new assessment: on which side, which questionnaires, whose.
 *
 * One list from top to bottom: the two sides, the questionnaires of that side, the fields, the button. On a
 * field the keys are typed; everywhere else Space chooses.
 */
#include "screens.h"

#include "arena.h"
#include "assessment.h"
#include "form.h"
#include "i18n.h"
#include "layout.h"
#include "library.h"
#include "list.h"

#include <stdlib.h>
#include <string.h>

enum { ACT_CHOOSE = 1, ACT_NEXT, ACT_CREATE, ACT_CANCEL };

enum { SIDES = 2, TEXT_X = 6 };

struct new_state {
	struct app_context *context;
	enum side side; /* 0 until chosen */
	size_t questionnaire_count;
	const struct questionnaire **questionnaires; /* of the library; only those that load */
	bool *is_chosen;
	struct profile_form form;
	struct list list; /* items: see item_at() */
	struct rect area;
};

static const struct key_binding choose_bindings[] = {
	{ ACT_CHOOSE, "choose", "Space Click", N_("choose"),
	  N_("chooses the side or the questionnaire under the cursor"), 1 },
	{ ACT_NEXT, "next", "Enter Tab", N_("next"),
	  N_("goes on to the next part; on the last line begins"), 2 },
	{ ACT_CREATE, "create", "F10 C-s", N_("begin"), N_("begins with what is filled in"), 3 },
	{ ACT_CANCEL, "cancel", "Esc", N_("back"), N_("goes back; nothing is made"), 4 },
	{ 0 },
};

static const struct key_binding field_bindings[] = {
	{ ACT_NEXT, "next", "Enter Tab", N_("next"), N_("goes to the next field"), 1 },
	{ ACT_CREATE, "create", "F10 C-s", N_("begin"), N_("begins with what is filled in"), 2 },
	{ ACT_CANCEL, "cancel", "Esc", N_("back"), N_("goes back; nothing is made"), 3 },
	{ 0 },
};

static const struct key_table choose_table = { "new", N_("New assessment"), choose_bindings };
static const struct key_table field_table = { "new-field", N_("New assessment"), field_bindings };

enum item_kind { ITEM_SIDE, ITEM_QUESTIONNAIRE, ITEM_FIELD, ITEM_BUTTON };

struct new_item {
	enum item_kind kind;
	int index; /* side 0 or 1, place of the questionnaire, field */
};

static bool is_offered(const struct new_state *state, size_t place)
{
	return state->side && (state->questionnaires[place]->roles & (unsigned)state->side);
}

static struct new_item item_at(const struct new_state *state, int line)
{
	if (line < SIDES)
		return (struct new_item){ ITEM_SIDE, line };
	line -= SIDES;
	for (size_t i = 0; i < state->questionnaire_count; i++) {
		if (!is_offered(state, i))
			continue;
		if (line-- == 0)
			return (struct new_item){ ITEM_QUESTIONNAIRE, (int)i };
	}
	if (line < PROFILE_FIELDS)
		return (struct new_item){ ITEM_FIELD, line };
	return (struct new_item){ ITEM_BUTTON, 0 };
}

static struct new_item item_here(const struct new_state *state)
{
	return item_at(state, state->list.cursor);
}

static int item_count(const struct new_state *state)
{
	int count = SIDES + PROFILE_FIELDS + 1;

	for (size_t i = 0; i < state->questionnaire_count; i++)
		count += is_offered(state, i) ? 1 : 0;
	return count;
}

/** A heading above the first line of each kind. */
static const char *heading_at(const struct new_state *state, int line)
{
	struct new_item item = item_at(state, line);

	if (line > 0 && item_at(state, line - 1).kind == item.kind)
		return NULL;
	switch (item.kind) {
	case ITEM_SIDE: return _("On which side of the contract is the organisation?");
	case ITEM_QUESTIONNAIRE: return _("What is to be asked?");
	case ITEM_FIELD: return _("Who answers?");
	default: return NULL;
	}
}

static int item_rows(const void *data, int index)
{
	const struct new_state *state = data;

	if (heading_at(state, index))
		return index > 0 ? 3 : 2;
	return item_at(state, index).kind == ITEM_BUTTON ? 2 : 1;
}

static struct key_set new_keys(const void *state_)
{
	const struct new_state *state = state_;

	if (item_here(state).kind == ITEM_FIELD)
		return (struct key_set){ { &field_table, &key_table_field, &key_table_move } };
	return (struct key_set){ { &choose_table, &key_table_move } };
}

static bool new_takes_text(const void *state)
{
	return item_here(state).kind == ITEM_FIELD;
}

static void new_layout(void *state_, int rows, int cols)
{
	struct new_state *state = state_;
	struct rect rest = { 0, 0, rows, cols };

	rect_take_top(&rest, rows >= 20 ? 2 : 1);
	state->area = rect_column(rect_inset(rest, 0, 1), 100);
	list_fit(&state->list, state->area.rows, item_rows, state);
	profile_form_fit(&state->form, state->area.cols - 1);
}

static const char *side_text(int index)
{
	return index == 0 ? _("Vendor: takes on IT work for others")
			  : _("Consignor: has IT work done by others");
}

static enum side side_of(int index)
{
	return index == 0 ? SIDE_VENDOR : SIDE_CONSIGNOR;
}

static void draw_choice(const struct new_state *state, struct canvas *canvas, struct new_item item,
			int y, bool here)
{
	bool is_side = item.kind == ITEM_SIDE;
	bool chosen = is_side ? state->side == side_of(item.index) : state->is_chosen[item.index];
	const char *text =
		is_side ? side_text(item.index)
			: lang_text_get(&state->questionnaires[item.index]->title, i18n_lang());
	enum role role = chosen ? ROLE_CHOSEN : ROLE_NORMAL;

	draw_cursor(canvas, y, 0, here, true);
	draw_glyph(canvas, y, 2, role,
		   is_side ? (chosen ? GLYPH_RADIO_ON : GLYPH_RADIO_OFF)
			   : (chosen ? GLYPH_BOX_ON : GLYPH_BOX_OFF));
	int used = draw_text_in(canvas, y, TEXT_X, canvas->cols - 1 - TEXT_X, role, text);

	if (!is_side)
		draw_format(canvas, y, TEXT_X + used + 2, ROLE_HELP,
			    Q_("(%d question)", "(%d questions)",
			       state->questionnaires[item.index]->question_count),
			    (int)state->questionnaires[item.index]->question_count);
}

static void draw_item(const struct new_state *state, struct canvas *canvas, int index, int y)
{
	struct new_item item = item_at(state, index);
	const char *heading = heading_at(state, index);
	bool here = index == state->list.cursor;

	if (heading) {
		y += index > 0 ? 1 : 0;
		draw_text_in(canvas, y++, 0, canvas->cols - 1, ROLE_HEADING, heading);
	}
	if (item.kind == ITEM_FIELD) {
		struct canvas room =
			canvas_part(canvas, (struct rect){ 0, 0, canvas->rows, canvas->cols - 1 });

		profile_form_draw(&state->form, &room, y, item.index, here);
	} else if (item.kind == ITEM_BUTTON) {
		draw_cursor(canvas, y + 1, 0, here, true);
		draw_text(canvas, y + 1, 2, here ? ROLE_CURSOR : ROLE_KEY, _("[ Begin ]"));
	} else {
		draw_choice(state, canvas, item, y, here);
	}
}

static void new_draw(const void *state_, struct canvas *canvas)
{
	const struct new_state *state = state_;
	struct canvas body = canvas_part(canvas, state->area);
	struct list_item item = { 0 };

	draw_header(canvas, _("New assessment"), "", 0, 0);
	while (list_next(&state->list, item_rows, state, &item))
		draw_item(state, &body, item.index, item.y);
	draw_scrollbar(&body, 0, body.cols - 1, state->list.rows, state->list.top,
		       state->list.total);
}

/** True when nothing else is offered on this side. */
static bool is_only_one(const struct new_state *state, size_t place)
{
	size_t offered = 0;

	for (size_t i = 0; i < state->questionnaire_count; i++)
		offered += is_offered(state, i) ? 1 : 0;
	return offered == 1 && is_offered(state, place);
}

/** The choice of a side offers its questionnaires; its own one, which is nobody else's, is chosen at once. */
static void choose_side(struct new_state *state, enum side side)
{
	state->side = side;
	memset(state->is_chosen, 0, state->questionnaire_count * sizeof(*state->is_chosen));
	for (size_t i = 0; i < state->questionnaire_count; i++) {
		if (state->questionnaires[i]->roles != (unsigned)side && !is_only_one(state, i))
			continue;
		state->is_chosen[i] = true;
		break;
	}
	list_set_count(&state->list, item_count(state));
}

static void choose(struct new_state *state)
{
	struct new_item item = item_here(state);

	if (item.kind == ITEM_SIDE)
		choose_side(state, side_of(item.index));
	else if (item.kind == ITEM_QUESTIONNAIRE)
		state->is_chosen[item.index] = !state->is_chosen[item.index];
}

/** What is still missing, as a sentence, and the cursor there; NULL when nothing is. */
static const char *missing(struct new_state *state, size_t chosen)
{
	if (!state->side) {
		list_set_cursor(&state->list, 0);
		return _("Choose the side first: Space.");
	}
	if (chosen == 0) {
		list_set_cursor(&state->list, SIDES);
		return _("Choose at least one questionnaire.");
	}
	if (strspn(field_text(&state->form.fields[0]), " ") ==
	    strlen(field_text(&state->form.fields[0]))) {
		list_set_cursor(&state->list, state->list.count - 1 - PROFILE_FIELDS);
		return _("Write the name of the organisation.");
	}
	return NULL;
}

static struct transition create(struct new_state *state)
{
	const char **ids = mem_alloc((state->questionnaire_count + 1) * sizeof(*ids));
	char id[ASSESSMENT_ID_SIZE];
	struct profile profile;
	struct error err = ERROR_INIT;
	size_t count = 0;
	const char *problem;
	bool ok = false;

	for (size_t i = 0; i < state->questionnaire_count; i++)
		if (state->is_chosen[i])
			ids[count++] = state->questionnaires[i]->id;
	problem = missing(state, count);
	if (!problem) {
		profile_form_read(&state->form, &profile);
		ok = assessment_create(state->context->store, state->context->library, ids, count,
				       &profile, id, &err);
		profile_release(&profile);
	}
	free(ids);
	if (ok)
		return transition_pop(1, id);
	return transition_say(transition_stay(), ROLE_ERROR, "%s", problem ? problem : err.message);
}

static struct transition next_line(struct new_state *state)
{
	struct new_item item = item_here(state);

	if (item.kind == ITEM_BUTTON)
		return create(state);
	if (item.kind == ITEM_SIDE && !state->side)
		choose(state);
	if (item.kind == ITEM_SIDE)
		list_set_cursor(&state->list, SIDES);
	else if (item.kind == ITEM_QUESTIONNAIRE)
		list_set_cursor(&state->list, state->list.count - 1 - PROFILE_FIELDS);
	else
		list_set_cursor(&state->list, state->list.cursor + 1);
	return transition_stay();
}

/** Back; not without a question when something was typed. */
static struct transition cancel(const struct new_state *state)
{
	for (int i = 0; i < PROFILE_FIELDS; i++)
		if (state->form.fields[i].bytes > 0)
			return transition_push(
				screen_confirm(phrase_of(N_("Leave without a new assessment?")),
					       phrase_of(N_("What was typed here is lost then.")),
					       NULL));
	return transition_pop(0, NULL);
}

static struct transition new_resume(void *state, const struct screen_result *result)
{
	(void)state;
	return result->value ? transition_pop(0, NULL) : transition_stay();
}

static struct transition click(struct new_state *state, const struct key *key)
{
	int index = rect_contains(state->area, key->mouse.y, key->mouse.x)
			    ? list_at(&state->list, item_rows, state, key->mouse.y - state->area.y)
			    : -1;

	if (index < 0 || key->mouse.action != MOUSE_CLICK)
		return transition_stay();
	list_set_cursor(&state->list, index);
	if (item_here(state).kind == ITEM_BUTTON)
		return create(state);
	choose(state);
	return transition_stay();
}

static struct transition new_key(void *state_, const struct key *key)
{
	struct new_state *state = state_;
	struct new_item item = item_here(state);
	struct key_set set = new_keys(state);
	int action = key_action(&set, key);

	if (key->type == KEY_TYPE_MOUSE && key->mouse.action == MOUSE_CLICK)
		return click(state, key);
	if (item.kind == ITEM_FIELD && action != ACT_NEXT && action != ACT_CREATE &&
	    action != ACT_CANCEL &&
	    field_key(&state->form.fields[item.index], key) != FIELD_IGNORED)
		return transition_stay();
	if (key_table_action(&key_table_move, key) != ACTION_NONE && action != ACT_NEXT)
		action = key_table_action(&key_table_move,
					  key); /* the field has its own Up and Down */
	switch (action) {
	case ACT_CHOOSE: choose(state); return transition_stay();
	case ACT_NEXT: return next_line(state);
	case ACT_CREATE: return create(state);
	case ACT_CANCEL: return cancel(state);
	case ACTION_BACKTAB: action = ACTION_UP; break;
	default: break;
	}
	list_move(&state->list, action);
	return transition_stay();
}

static void new_close(void *state_)
{
	struct new_state *state = state_;

	profile_form_release(&state->form);
	free(state->questionnaires);
	free(state->is_chosen);
	free(state);
}

static const struct screen_ops new_ops = {
	.name = "new",
	.title = N_("New assessment"),
	.about = N_("Choose the side and what is to be asked, then write whose answers they are. "
		    "Only the organisation is needed; the "
		    "rest stands in the report when it is filled in."),
	.keys = new_keys,
	.layout = new_layout,
	.draw = new_draw,
	.key = new_key,
	.close = new_close,
	.resume = new_resume,
	.takes_text = new_takes_text,
};

/** Adds those for one side alone, or those for both: a side's own one stands first. */
static void add_questionnaires(struct new_state *state, bool of_one_side)
{
	for (size_t i = 0; i < library_count(state->context->library); i++) {
		const struct questionnaire *questionnaire =
			library_at(state->context->library, i, NULL);
		bool is_of_both =
			questionnaire && questionnaire->roles == (SIDE_CONSIGNOR | SIDE_VENDOR);

		if (questionnaire && is_of_both != of_one_side)
			state->questionnaires[state->questionnaire_count++] = questionnaire;
	}
}

struct screen *screen_new(struct app_context *context, struct error *err)
{
	size_t found = library_count(context->library);
	struct new_state *state = mem_alloc(sizeof(*state));

	memset(state, 0, sizeof(*state));
	state->context = context;
	state->questionnaires = mem_alloc((found + 1) * sizeof(*state->questionnaires));
	state->is_chosen = mem_alloc((found + 1) * sizeof(*state->is_chosen));
	memset(state->is_chosen, 0, (found + 1) * sizeof(*state->is_chosen));
	add_questionnaires(state, true);
	add_questionnaires(state, false);
	profile_form_init(&state->form, NULL);
	list_init(&state->list, item_count(state));
	if (state->questionnaire_count > 0)
		return screen_from(&new_ops, state);
	new_close(state);
	error_set(err, ERROR_NOT_FOUND,
		  _("no questionnaire is installed; tenken questionnaires says where they are "
		    "looked for"));
	return NULL;
}
