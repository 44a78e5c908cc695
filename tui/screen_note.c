/*
 * screen_note: the note on an item, in a field of several lines. It is stored on every way out.
 */
#include "screens.h"

#include "answer_syntax.h"
#include "assessment.h"
#include "field.h"
#include "i18n.h"
#include "layout.h"
#include "screen_draft.h"
#include "strbuf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ACT_DONE = 1 };

enum {
	BOX_ROWS = 14,
	BOX_COLS = 72
};

struct note_state {
	struct assessment *assessment; /* borrowed */
	struct item item;
	struct field field;
	struct draft_keeper draft;
	unsigned long stored_revision;
	struct rect box;
};

static const struct key_binding note_bindings[] = {
	{ ACT_DONE, "done", "Esc F10 C-s", N_("done"), N_("leaves the note; it is stored"), 1 },
	{ 0 },
};

static const struct key_table note_table = { "note", N_("Note"), note_bindings };

static struct key_set note_keys(const void *state)
{
	(void)state;
	return (struct key_set){ { &note_table, &key_table_field } };
}

static bool store_note(struct note_state *state, struct error *err)
{
	struct answer after = { .state = ANSWER_OPEN };
	bool ok;

	if (state->field.revision == state->stored_revision)
		return true;
	answer_copy(&after, assessment_answer(state->assessment, state->item));
	answer_set_field(&after.note, field_text(&state->field));
	ok = assessment_set(state->assessment, state->item, &after, err);
	answer_release(&after);
	if (ok)
		state->stored_revision = state->field.revision;
	return ok;
}

static void note_layout(void *state_, int rows, int cols)
{
	struct note_state *state = state_;
	struct rect area = { 0, 0, rows, cols };

	state->box = rect_centre(area, BOX_ROWS, BOX_COLS);
	field_fit(&state->field, state->box.rows - 2, state->box.cols - 4);
}

/** "Note on 問25 c" */
static void make_title(const struct note_state *state, char *title, size_t size)
{
	size_t count;
	const struct part *part = &assessment_parts(state->assessment, &count)[state->item.part];
	const struct question *question = &part->questionnaire->questions[state->item.question];
	bool has_row = state->item.row != ROW_NONE;

	snprintf(title, size, has_row ? _("Note on %s %s") : _("Note on %s"),
		 question_label(question), has_row ? question->rows[state->item.row].id : "");
}

static void note_draw(const void *state_, struct canvas *canvas)
{
	const struct note_state *state = state_;
	struct rect inside = rect_inset(state->box, 1, 2);
	char title[128];

	make_title(state, title, sizeof(title));
	draw_fill(canvas, state->box, ROLE_NORMAL);
	draw_box(canvas, state->box, title, true);
	field_draw(canvas, inside, &state->field, true);
}

static struct transition note_key(void *state_, const struct key *key)
{
	struct note_state *state = state_;
	struct key_set set = note_keys(state);
	struct error err = ERROR_INIT;

	if (key_action(&set, key) == ACT_DONE) {
		if (store_note(state, &err))
			return transition_pop(1, NULL);
		return transition_error(&err);
	}
	if (key->type == KEY_TYPE_MOUSE) {
		struct rect inside = rect_inset(state->box, 1, 2);

		if (rect_contains(inside, key->mouse.y, key->mouse.x))
			field_click(&state->field, key->mouse.y - inside.y, key->mouse.x - inside.x);
		return transition_stay();
	}
	if (field_key(&state->field, key) == FIELD_REFUSED)
		return transition_say(transition_stay(), ROLE_ERROR, _("the text is at its limit of %d bytes"),
				      NOTE_BYTES_MAX);
	draft_key(&state->draft, key);
	return draft_is_due(&state->draft) ? screen_draft_tick(&state->draft, state->field.text) : transition_stay();
}

static int note_tick_ms(const void *state)
{
	return draft_tick_ms(&((const struct note_state *)state)->draft);
}

static struct transition note_tick(void *state_)
{
	struct note_state *state = state_;

	return screen_draft_tick(&state->draft, state->field.text);
}

static void note_pause(void *state_)
{
	struct note_state *state = state_;

	draft_keep(&state->draft, state->field.text, NULL);
}

/** What cannot be stored stays a draft. */
static void note_close(void *state_)
{
	struct note_state *state = state_;
	bool is_stored = store_note(state, NULL);

	if (!is_stored)
		note_pause(state);
	draft_close(&state->draft, is_stored);
	field_release(&state->field);
	free(state);
}

static bool note_takes_text(const void *state)
{
	(void)state;
	return true;
}

static const struct screen_ops note_ops = {
	.name = "note",
	.title = N_("Note"),
	.about = N_("What was said besides the answer. The note stands beside the answer in the report."),
	.is_dialogue = true,
	.keys = note_keys,
	.layout = note_layout,
	.draw = note_draw,
	.key = note_key,
	.close = note_close,
	.takes_text = note_takes_text,
	.tick_ms = note_tick_ms,
	.tick = note_tick,
	.pause = note_pause,
};

struct screen *screen_note(struct app_context *context, const char *item, struct error *err)
{
	size_t count;
	const struct part *parts = assessment_parts(context->assessment, &count);
	struct item_ref ref;
	int part;
	struct note_state *state;
	struct draft_place place;

	if (!parts_find_item(parts, count, item, strlen(item), &part, &ref, err))
		return NULL;
	state = mem_alloc(sizeof(*state));
	memset(state, 0, sizeof(*state));
	state->assessment = context->assessment;
	state->item = (struct item){ part, ref.question, ref.row };
	field_init(&state->field, assessment_answer(state->assessment, state->item)->note, FIELD_LINES, NOTE_BYTES_MAX);
	state->stored_revision = state->field.revision;
	place = draft_place_of(state->item, "note");
	draft_open(&state->draft, state->assessment, &place, state->field.text);
	if (draft_text(&state->draft))
		field_set(&state->field, draft_text(&state->draft));
	return screen_from(&note_ops, state);
}
