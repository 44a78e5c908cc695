/*
 * screen_evidence: how well an answer is known, and where the evidence for it is. Stored on every
 * way out, as one change.
 *
 * Only what the person has changed is stored, so that what another program wrote in the meantime
 * stays.
 */
#include "screens.h"

#include "answer_syntax.h"
#include "arena.h"
#include "assessment.h"
#include "day.h"
#include "file.h"
#include "form_evidence.h"
#include "form_rows.h"
#include "i18n.h"
#include "layout.h"
#include "screen_draft.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The rows of the form: the basis first, then the pointer. */
enum {
	ROW_SAID,
	ROW_EXPLAINED,
	ROW_SEEN,
	ROW_TRIED,
	ROW_NOT_GIVEN,
	ROW_WHAT,
	ROW_WHERE,
	ROW_HOLDER,
	ROW_DAY,
	ROW_SUM,
	ROW_COUNT
};

/* At 80 columns the 64 digits of a sum are seen whole, with the cursor behind them. */
enum { BOX_COLS = 80, INSET_COLS = 1, LEAD_ROWS = 2, LEAD_ROOM = 20 };

static const struct form_row rows[ROW_COUNT] = {
	{ FORM_CHOICE, N_("How well is the answer known?"), N_("said"),
	  N_("The answer as it was given, nothing more."), '1', 0 },
	{ FORM_CHOICE, NULL, N_("explained"), N_("It was described how it is done."), '2', 0 },
	{ FORM_CHOICE, NULL, N_("document seen"),
	  N_("A rule, a contract or a record that says so was shown."), '3', 0 },
	{ FORM_CHOICE, NULL, N_("tried"), N_("It was tried out, or shown on the machine itself."),
	  '4', 0 },
	{ FORM_CHOICE, NULL, N_("not given"), N_("Nothing is said about how it is known."), '0',
	  0 },
	{ FORM_LINE, N_("Where is the evidence?"), N_("What"),
	  N_("Name of the document, record or setting, with article or page."), 0,
	  POINTER_BYTES_MAX },
	{ FORM_LINE, NULL, N_("Kept at"), N_("Folder, binder or system where it is kept."), 0,
	  POINTER_BYTES_MAX },
	{ FORM_LINE, NULL, N_("Held by"), N_("Person or department that has it."), 0,
	  POINTER_BYTES_MAX },
	{ FORM_LINE, NULL, N_("Seen on"), N_("The day as 2026-03-31; Space puts in today."), 0,
	  40 },
	{ FORM_LINE, NULL, "SHA-256",
	  N_("Path of a file, whose sum is computed when you go on, or the 64 digits."), 0,
	  POINTER_BYTES_MAX },
};

struct evidence_state {
	struct assessment *assessment; /* borrowed */
	struct item item;
	struct answer loaded; /* as it was when the form was filled */
	struct form_rows form;
	struct rect box;
	int lead_rows; /* the question, above the form */
	bool is_left;  /* all is stored */
	struct form_draft draft;
};

static const enum basis basis_of_row[ROW_NOT_GIVEN + 1] = {
	[ROW_SAID] = BASIS_SAID,   [ROW_EXPLAINED] = BASIS_EXPLAINED, [ROW_SEEN] = BASIS_SEEN,
	[ROW_TRIED] = BASIS_TRIED, [ROW_NOT_GIVEN] = BASIS_UNSET,
};

static struct key_set evidence_keys(const void *state)
{
	return form_rows_keys(&((const struct evidence_state *)state)->form);
}

static bool evidence_takes_text(const void *state)
{
	return form_rows_takes_text(&((const struct evidence_state *)state)->form);
}

/** The text of a pointer that a row is about. */
static char **pointer_field(struct evidence_pointer *pointer, int row)
{
	switch (row) {
	case ROW_WHAT: return &pointer->what;
	case ROW_WHERE: return &pointer->where;
	case ROW_HOLDER: return &pointer->holder;
	case ROW_DAY: return &pointer->seen;
	case ROW_SUM: return &pointer->sha256;
	default: return NULL;
	}
}

static void fill_form(struct evidence_state *state)
{
	answer_copy(&state->loaded, assessment_answer(state->assessment, state->item));
	for (int row = 0; row < ROW_COUNT; row++) {
		char **text = pointer_field(&state->loaded.pointer, row);

		if (text)
			form_rows_set_text(&state->form, row, *text);
		else if (basis_of_row[row] == state->loaded.basis)
			form_rows_choose(&state->form, row);
	}
	for (int row = 0; row <= ROW_NOT_GIVEN; row++)
		if (state->form.is_on[row] && row != ROW_NOT_GIVEN)
			list_set_cursor(&state->form.list, row);
}

/* ---- storing ------------------------------------------------------------------ */

static void say_sum(const char *text, size_t size_bytes, char said[MESSAGE_BYTES])
{
	char *path = evidence_path(text);

	snprintf(said, MESSAGE_BYTES, _("This is the sum of \"%.200s\", %zu bytes."),
		 file_base_name(path), size_bytes);
	free(path);
}

/**
 * Brings a day or a sum into the form that is stored.
 *
 * said: what there is to say about it, "" nothing.
 */
static bool tidy(struct evidence_state *state, int row, char said[MESSAGE_BYTES], struct error *err)
{
	char *text;
	char date[EVIDENCE_DATE_SIZE], hex[DIGEST_HEX_SIZE];
	size_t size_bytes = 0;
	bool ok = true;

	said[0] = '\0';
	if (row != ROW_DAY && row != ROW_SUM)
		return true;
	text = form_rows_text(&state->form, row);
	if (*text && row == ROW_DAY) {
		ok = evidence_date(text, date, err);
		if (ok && strcmp(date, text) != 0)
			field_set(&state->form.fields[row], date);
	} else if (*text && row == ROW_SUM) {
		ok = evidence_sum(text, hex, &size_bytes, err);
		if (ok && strcmp(hex, text) != 0)
			field_set(&state->form.fields[row], hex);
		if (ok && !evidence_is_sum(text))
			say_sum(text, size_bytes, said);
	}
	free(text);
	return ok;
}

/** What was changed in the form, put into an answer. Returns true if anything was. */
static bool apply(struct evidence_state *state, struct answer *after, bool skip_row[ROW_COUNT])
{
	bool is_changed = false;

	for (int row = 0; row < ROW_COUNT; row++) {
		char **before = pointer_field(&state->loaded.pointer, row);
		char *text;

		if (!before) {
			if (!state->form.is_on[row] || basis_of_row[row] == state->loaded.basis)
				continue;
			after->basis = basis_of_row[row];
			is_changed = true;
			continue;
		}
		text = form_rows_text(&state->form, row);
		if (!skip_row[row] && strcmp(text, *before ? *before : "") != 0) {
			answer_set_field(pointer_field(&after->pointer, row), text);
			is_changed = true;
		}
		free(text);
	}
	return is_changed;
}

static bool store(struct evidence_state *state, bool skip_row[ROW_COUNT], struct error *err)
{
	struct answer after = { .state = ANSWER_OPEN };
	bool ok = true;

	answer_copy(&after, assessment_answer(state->assessment, state->item));
	if (apply(state, &after, skip_row))
		ok = assessment_set(state->assessment, state->item, &after, err);
	answer_release(&after);
	return ok;
}

/* ---- the picture --------------------------------------------------------------- */

static const struct question *question_of(const struct evidence_state *state)
{
	size_t count;
	const struct part *parts = assessment_parts(state->assessment, &count);

	return &parts[state->item.part].questionnaire->questions[state->item.question];
}

static void evidence_layout(void *state_, int screen_rows, int cols)
{
	struct evidence_state *state = state_;
	struct rect area = { 0, 0, screen_rows, cols }, inside;
	const char *sum = state->form.fields[ROW_SUM].text;
	int box_cols = cols < BOX_COLS ? cols : BOX_COLS;
	int wanted = form_rows_wanted(&state->form, box_cols - 2 * INSET_COLS);

	state->lead_rows = screen_rows >= LEAD_ROOM ? LEAD_ROWS : 0;
	state->box = rect_centre(area, wanted + state->lead_rows + 2, BOX_COLS);
	inside = rect_inset(state->box, 1, INSET_COLS);
	rect_take_top(&inside, state->lead_rows);
	form_rows_fit(&state->form, inside);
	state->form.hint = NULL;
	if (state->form.list.cursor == ROW_SUM && evidence_is_sum(sum) &&
	    state->form.fields[ROW_SUM].cols < DIGEST_HEX_SIZE)
		state->form.hint = sum;
}

/** "Evidence on 問25 c" */
static void make_title(const struct evidence_state *state, char *title, size_t size)
{
	const struct question *question = question_of(state);

	if (state->item.row == ROW_NONE)
		snprintf(title, size, _("Evidence for %s"), question_label(question));
	else
		snprintf(title, size, _("Evidence for %s %s"), question_label(question),
			 question->rows[state->item.row].id);
}

static void evidence_draw(const void *state_, struct canvas *canvas)
{
	const struct evidence_state *state = state_;
	const struct question *question = question_of(state);
	struct rect inside = rect_inset(state->box, 1, INSET_COLS);
	const struct lang_text *asked = state->item.row == ROW_NONE
						? &question->prompt
						: &question->rows[state->item.row].text;
	char title[128];

	make_title(state, title, sizeof(title));
	draw_fill(canvas, state->box, ROLE_NORMAL);
	draw_box(canvas, state->box, title, true);
	if (state->lead_rows)
		draw_text_in(canvas, inside.y, inside.x, inside.cols, ROLE_PROMPT,
			     lang_text_get(asked, i18n_lang()));
	form_rows_draw(&state->form, canvas);
}

/* ---- keys ---------------------------------------------------------------------- */

static struct transition say_error(const struct error *err)
{
	if (err->file[0])
		return transition_say(transition_stay(), ROLE_ERROR, "%s: %s",
				      file_base_name(err->file), err->message);
	return transition_error(err);
}

/** Back to the interview, when all can be stored. */
static struct transition leave(struct evidence_state *state)
{
	bool skip_none[ROW_COUNT] = { false };
	struct error err = ERROR_INIT;
	char said[MESSAGE_BYTES];

	for (int row = ROW_DAY; row <= ROW_SUM; row++) {
		if (tidy(state, row, said, &err))
			continue;
		list_set_cursor(&state->form.list, row);
		return say_error(&err);
	}
	if (!store(state, skip_none, &err))
		return say_error(&err);
	state->is_left = true;
	return transition_say(transition_pop(1, NULL), ROLE_INFO, "%s", said);
}

/** The row was left, or left behind with Enter: its text is looked at. */
static struct transition look_at(struct evidence_state *state, int row)
{
	struct error err = ERROR_INIT;
	char said[MESSAGE_BYTES];

	if (!tidy(state, row, said, &err))
		return say_error(&err);
	if (said[0])
		return transition_say(transition_stay(), ROLE_INFO, "%s", said);
	return transition_stay();
}

static bool is_to_compute(struct evidence_state *state)
{
	char *text = form_rows_text(&state->form, ROW_SUM);
	bool is_path = *text && !evidence_is_sum(text);

	free(text);
	return is_path;
}

static struct transition evidence_key(void *state_, const struct key *key)
{
	struct evidence_state *state = state_;
	int row = state->form.list.cursor;

	if (row == ROW_DAY && key_is_char(key, ' ')) {
		char today[DAY_SIZE];

		day_today(today);
		field_set(&state->form.fields[ROW_DAY], today);
		return transition_stay();
	}
	if (row == ROW_SUM && key_is(key, K_ENTER) && is_to_compute(state))
		return look_at(state, row);
	switch (form_rows_key(&state->form, key)) {
	case FORM_DONE: return leave(state);
	case FORM_FULL:
		return transition_say(transition_stay(), ROLE_ERROR,
				      _("the text would be longer than %zu bytes"),
				      rows[row].limit_bytes);
	case FORM_STAY: break;
	}
	if (state->form.list.cursor == row)
		return screen_draft_key_form(&state->draft, &state->form, key);
	draft_key(&state->draft.keeper, key);
	return look_at(state, row);
}

static int evidence_tick_ms(const void *state)
{
	return draft_tick_ms(&((const struct evidence_state *)state)->draft.keeper);
}

static struct transition evidence_tick(void *state_)
{
	struct evidence_state *state = state_;

	return screen_draft_tick_form(&state->draft, &state->form);
}

static void evidence_pause(void *state_)
{
	struct evidence_state *state = state_;

	form_draft_keep(&state->draft, &state->form, NULL);
}

/**
 * On a way out that asks nothing: what cannot be stored yet stays a draft, the rest is stored.
 *
 * Returns: true if all was stored.
 */
static bool store_what_can_be(struct evidence_state *state)
{
	bool skip_row[ROW_COUNT] = { false };
	struct error err = ERROR_INIT;
	char said[MESSAGE_BYTES];
	bool is_stored, is_all = true;

	evidence_pause(state);
	for (int row = ROW_DAY; row <= ROW_SUM; row++) {
		skip_row[row] = !tidy(state, row, said, NULL);
		is_all = is_all && !skip_row[row];
	}
	is_stored = store(state, skip_row, &err);
	if (!is_stored && err.code == ERROR_CONFLICT)
		is_stored = store(state, skip_row, NULL);
	return is_stored && is_all;
}

static void evidence_close(void *state_)
{
	struct evidence_state *state = state_;

	form_draft_close(&state->draft, state->is_left || store_what_can_be(state));
	answer_release(&state->loaded);
	form_rows_release(&state->form);
	free(state);
}

static const struct screen_ops evidence_ops = {
	.name = "evidence",
	.title = N_("Evidence"),
	.about = N_("How well the answer is known, and where one finds what shows it. Both stand "
		    "beside the answer in the report. Of a file only the sum is kept, which shows "
		    "later that it is still the same file."),
	.is_dialogue = true,
	.keys = evidence_keys,
	.layout = evidence_layout,
	.draw = evidence_draw,
	.key = evidence_key,
	.close = evidence_close,
	.takes_text = evidence_takes_text,
	.tick_ms = evidence_tick_ms,
	.tick = evidence_tick,
	.pause = evidence_pause,
};

struct screen *screen_evidence(struct app_context *context, const char *item, struct error *err)
{
	size_t count;
	const struct part *parts = assessment_parts(context->assessment, &count);
	struct evidence_state *state;
	struct draft_place place;
	struct item_ref ref;
	int part;

	if (!parts_find_item(parts, count, item, strlen(item), &part, &ref, err))
		return NULL;
	state = mem_calloc(1, sizeof(*state));
	state->assessment = context->assessment;
	state->item = (struct item){ part, ref.question, ref.row };
	form_rows_init(&state->form, rows, ROW_COUNT);
	fill_form(state);
	place = draft_place_of(state->item, "evidence");
	form_draft_open(&state->draft, &state->form, state->assessment, &place);
	return screen_from(&evidence_ops, state);
}
