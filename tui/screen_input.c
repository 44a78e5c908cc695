/* A dialogue with one field. */
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "field.h"
#include "i18n.h"
#include "layout.h"
#include "screen_draft.h"
#include "screens.h"

enum { ACT_TAKE = 1, ACT_CANCEL, LINE_BOX_COLS = 64, LINES_BOX_COLS = 100, LINES_BOX_ROWS = 24 };

struct input_dialogue {
	struct input_request request; /* strings are copies */
	struct field field;
	struct draft_keeper draft; /* closed when none is wanted */
	struct rect box;
	struct rect field_area; /* on the screen */
};

static const struct key_binding line_bindings[] = {
	{ ACT_TAKE, "take", "Enter", N_("done"), N_("takes the text"), 1 },
	{ ACT_CANCEL, "cancel", "Esc", N_("cancel"), N_("leaves all as it was"), 2 },
	{ .action = ACTION_NONE },
};

static const struct key_binding lines_bindings[] = {
	{ ACT_TAKE, "take", "F10 C-s M-Enter", N_("done"),
	  N_("takes the text; Enter begins a new line"), 1 },
	{ ACT_CANCEL, "cancel", "Esc", N_("cancel"), N_("leaves all as it was"), 2 },
	{ .action = ACTION_NONE },
};

static const struct key_table line_table = { "input", N_("Field"), line_bindings };
static const struct key_table lines_table = { "input-lines", N_("Field"), lines_bindings };

static struct key_set keys(const void *state)
{
	const struct input_dialogue *dialogue = state;

	return (struct key_set){ { dialogue->request.multi_line ? &lines_table : &line_table,
				   &key_table_field } };
}

static bool takes_text(const void *state)
{
	(void)state;
	return true;
}

/* ---- drawing ---------------------------------------------------------------- */

static const char *prompt_of(const struct input_dialogue *dialogue)
{
	return dialogue->request.prompt ? _(dialogue->request.prompt) : NULL;
}

/* Frame, prompt with a blank line below it, field. */
static void layout(void *state, int rows, int cols)
{
	struct input_dialogue *dialogue = state;
	bool is_multi = dialogue->request.multi_line;
	int want_cols = is_multi ? LINES_BOX_COLS : LINE_BOX_COLS;
	int width = cols < want_cols ? cols : want_cols;
	int prompt = draw_paragraph_rows(prompt_of(dialogue), width > 6 ? width - 4 : 2);
	int around = 2 + (prompt ? prompt + 1 : 0);
	int height =
		is_multi ? (rows - 2 < LINES_BOX_ROWS ? rows - 2 : LINES_BOX_ROWS) : around + 1;
	struct rect inside;

	dialogue->box = rect_centre((struct rect){ 0, 0, rows, cols }, height, width);
	inside = rect_inset(dialogue->box, 1, 2);
	if (prompt && inside.rows > prompt + 1)
		rect_take_top(&inside, prompt + 1);
	else if (prompt) /* too small for both: the field is what matters */
		rect_take_top(&inside, inside.rows - 1);
	dialogue->field_area = inside;
	field_fit(&dialogue->field, inside.rows, inside.cols);
}

static void draw(const void *state, struct canvas *canvas)
{
	const struct input_dialogue *dialogue = state;
	struct rect inside = rect_inset(dialogue->box, 1, 2);
	struct rect prompt = { inside.y, inside.x, dialogue->field_area.y - inside.y, inside.cols };

	draw_fill(canvas, dialogue->box, ROLE_NORMAL);
	draw_box(canvas, dialogue->box, _(dialogue->request.title), true);
	draw_paragraph(canvas, prompt, 0, ROLE_NORMAL, prompt_of(dialogue));
	field_draw(canvas, dialogue->field_area, &dialogue->field, true);
}

/* ---- keys ---------------------------------------------------------------------- */

static struct transition take(struct input_dialogue *dialogue)
{
	const char *text = field_text(&dialogue->field);
	char message[MESSAGE_BYTES] = "";

	if (dialogue->request.required && !text[strspn(text, " \n")])
		return transition_say(transition_stay(), ROLE_ERROR, "%s",
				      _("nothing was typed; Esc leaves without it"));
	if (dialogue->request.is_valid &&
	    !dialogue->request.is_valid(dialogue->request.data, text, message))
		return transition_say(transition_stay(), ROLE_ERROR, "%s", message);
	dialogue->request.on_abandon = NULL;
	draft_close(&dialogue->draft, false);
	return transition_pop(1, text);
}

static struct transition cancel(struct input_dialogue *dialogue)
{
	dialogue->request.on_abandon = NULL;
	draft_close(&dialogue->draft, true);
	return transition_pop(0, NULL);
}

static int tick_ms(const void *state)
{
	return draft_tick_ms(&((const struct input_dialogue *)state)->draft);
}

static struct transition tick(void *state)
{
	struct input_dialogue *dialogue = state;

	return screen_draft_tick(&dialogue->draft, dialogue->field.text);
}

static void pause_input(void *state)
{
	struct input_dialogue *dialogue = state;

	draft_keep(&dialogue->draft, dialogue->field.text, NULL);
}

static struct transition key(void *state, const struct key *key)
{
	struct input_dialogue *dialogue = state;
	const struct rect *area = &dialogue->field_area;
	struct key_set own = { { dialogue->request.multi_line ? &lines_table : &line_table } };

	switch (key_action(&own, key)) {
	case ACT_TAKE: return take(dialogue);
	case ACT_CANCEL: return cancel(dialogue);
	}
	if (key->type == KEY_TYPE_MOUSE && rect_contains(*area, key->mouse.y, key->mouse.x))
		field_click(&dialogue->field, key->mouse.y - area->y, key->mouse.x - area->x);
	if (field_key(&dialogue->field, key) == FIELD_REFUSED)
		return transition_say(transition_stay(), ROLE_ERROR,
				      _("the text would be longer than %zu bytes"),
				      dialogue->request.limit_bytes);
	draft_key(&dialogue->draft, key);
	return draft_is_due(&dialogue->draft) ? tick(dialogue) : transition_stay();
}

static void close(void *state)
{
	struct input_dialogue *dialogue = state;
	struct input_request *request = &dialogue->request;

	if (request->on_abandon)
		request->on_abandon(request->data, field_text(&dialogue->field));
	pause_input(dialogue);
	draft_close(&dialogue->draft, false);
	field_release(&dialogue->field);
	free((char *)request->tag);
	free((char *)request->title);
	free((char *)request->prompt);
	free(dialogue);
}

static const struct screen_ops ops = {
	.name = "input",
	.title = N_("Field"),
	.about = N_("Type or paste a text. Esc leaves without it."),
	.is_dialogue = true,
	.keys = keys,
	.layout = layout,
	.draw = draw,
	.key = key,
	.close = close,
	.takes_text = takes_text,
	.tick_ms = tick_ms,
	.tick = tick,
	.pause = pause_input,
};

static const char *copy(const char *s)
{
	return s ? mem_strdup(s) : NULL;
}

struct screen *screen_input(const struct input_request *request)
{
	struct input_dialogue *dialogue = mem_calloc(1, sizeof(*dialogue));

	dialogue->request = *request;
	dialogue->request.tag = copy(request->tag);
	dialogue->request.title = copy(request->title);
	dialogue->request.prompt = copy(request->prompt);
	dialogue->request.initial = NULL;
	field_init(&dialogue->field, request->initial,
		   request->multi_line ? FIELD_LINES : FIELD_LINE, request->limit_bytes);
	if (request->draft)
		draft_open(&dialogue->draft, request->assessment, request->draft,
			   dialogue->field.text);
	if (draft_text(&dialogue->draft))
		field_set(&dialogue->field, draft_text(&dialogue->draft));
	return screen_from(&ops, dialogue);
}
