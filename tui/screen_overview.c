/*
 * screen_overview: all questions in a list: find one by its text, or see only those that are open, marked, noted, ...
 *
 * A line is a question; under a filter that looks at rows, a row of a table that matches has a line of its own.
 */
#include "screens.h"

#include "answer_syntax.h"
#include "arena.h"
#include "assessment.h"
#include "field.h"
#include "gap_report.h"
#include "i18n.h"
#include "layout.h"
#include "list.h"
#include "overview_filter.h"
#include "strbuf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ACT_GO = 1, ACT_FIND, ACT_FILTER, ACT_FILTER_BACK, ACT_LEAVE, ACT_QUIT };
enum { ACT_FOUND = 1, ACT_CANCEL };

enum { LABEL_COLS = 10, FILTERS_X = 2, SEARCH_BYTES_MAX = 256 };

struct overview_state {
	struct app_context *context;
	enum overview_filter filter;
	struct field search;
	bool is_searching;
	unsigned long searched_revision;
	struct item *items; /* what matches */
	int item_count;
	struct list list;
	struct rect area;
};

static const struct key_binding overview_bindings[] = {
	{ ACT_GO, "go", "Enter Space DoubleClick", N_("go there"), N_("goes to the question"), 1 },
	{ ACT_FIND, "find", "/", N_("find"),
	  N_("finds questions by a part of their text or number"), 2 },
	{ ACT_FILTER, "filter", "Tab Right", N_("filter"),
	  N_("shows only the unanswered, marked, noted, don't know or not applicable ones, in "
	     "turn"),
	  3 },
	{ ACT_FILTER_BACK, "filter-back", "S-Tab Left", NULL, N_("the filter before"), 0 },
	{ ACT_LEAVE, "leave", "Esc o", N_("back"), N_("goes back to where you were"), 4 },
	{ ACT_QUIT, "quit", "q", N_("quit"), N_("leaves the program"), 5 },
	{ 0 },
};

static const struct key_binding search_bindings[] = {
	{ ACT_FOUND, "found", "Enter Down Tab", N_("to the list"),
	  N_("leaves the search text and goes to what was found"), 1 },
	{ ACT_CANCEL, "cancel", "Esc", N_("clear"), N_("takes the search text away"), 2 },
	{ 0 },
};

static const struct key_table overview_table = { "overview", N_("Overview"), overview_bindings };
static const struct key_table search_table = { "search", N_("Find"), search_bindings };

static struct key_set overview_keys(const void *state_)
{
	const struct overview_state *state = state_;

	if (state->is_searching)
		return (struct key_set){ { &search_table, &key_table_field } };
	return (struct key_set){ { &overview_table, &key_table_move } };
}

static const struct part *parts_of(const struct overview_state *state, size_t *count)
{
	return assessment_parts(state->context->assessment, count);
}

static void add_item(struct overview_state *state, struct item item)
{
	if ((state->item_count & (state->item_count - 1)) == 0)
		state->items = mem_realloc(state->items,
					   (size_t)(state->item_count ? state->item_count * 2 : 1) *
						   sizeof(*state->items));
	state->items[state->item_count++] = item;
}

/** Adds the lines of a question that match the filter and the search. */
static void add_question(struct overview_state *state, const struct part *part, int part_index,
			 const struct question *question)
{
	struct item item = { part_index, question->index, ROW_NONE };

	if (!overview_finds(question, field_text(&state->search)))
		return;
	if (overview_matches(part, question, ROW_NONE, state->filter))
		add_item(state, item);
	for (int row = 0; overview_looks_at_rows(state->filter) && row < (int)question->row_count;
	     row++) {
		item.row = row;
		if (overview_matches(part, question, row, state->filter))
			add_item(state, item);
	}
}

/** Makes the list anew; the cursor stays on `at` or comes near it. */
static void collect(struct overview_state *state, struct item at)
{
	size_t count;
	const struct part *parts = parts_of(state, &count);
	int cursor = 0;

	state->item_count = 0;
	for (size_t p = 0; p < count; p++)
		for (size_t q = 0; q < parts[p].questionnaire->question_count; q++)
			add_question(state, &parts[p], (int)p,
				     &parts[p].questionnaire->questions[q]);
	for (int i = 0; i < state->item_count; i++) {
		const struct item *item = &state->items[i];

		if (item->part < at.part ||
		    (item->part == at.part && item->question <= at.question))
			cursor = i;
	}
	if (state->search.bytes > 0)
		cursor = 0; /* what is looked for comes first */
	state->searched_revision = state->search.revision;
	list_init(&state->list, state->item_count);
	list_set_cursor(&state->list, cursor);
}

static struct item item_here(const struct overview_state *state)
{
	if (state->item_count > 0)
		return state->items[state->list.cursor];
	return assessment_position(state->context->assessment);
}

static void overview_layout(void *state_, int rows, int cols)
{
	struct overview_state *state = state_;
	struct rect rest = { 0, 0, rows, cols };

	if (state->search.revision != state->searched_revision)
		collect(state, item_here(state));
	rect_take_top(&rest, 3);
	state->area = rest;
	list_fit(&state->list, rest.rows, NULL, NULL);
	field_fit(&state->search, 1, cols - LABEL_COLS - 2);
}

static enum glyph state_glyph(enum question_state state)
{
	switch (state) {
	case STATE_ANSWERED: return GLYPH_CHECK;
	case STATE_PARTLY: return GLYPH_PARTIAL;
	default: return GLYPH_OPEN;
	}
}

static enum role state_role(enum question_state state)
{
	switch (state) {
	case STATE_ANSWERED: return ROLE_MET;
	case STATE_NOT_ASKED: return ROLE_GREYED;
	default: return ROLE_NORMAL;
	}
}

/** Word at the right: what the glyph says, for those who cannot see it. */
static const char *state_word(const struct part *part, struct item item, enum question_state state)
{
	const struct answer *answer = answers_effective(part->answers, item.question, item.row);

	if (state == STATE_NOT_ASKED)
		return _("not asked");
	if (answer->state == ANSWER_UNKNOWN)
		return _("don't know");
	if (answer->state == ANSWER_NOT_APPLICABLE)
		return _("not applicable");
	if (item.row != ROW_NONE)
		return answer->state == ANSWER_OPEN ? _("unanswered") : _("answered");
	return state == STATE_ANSWERED ? _("answered")
	       : state == STATE_PARTLY ? _("partly")
				       : _("unanswered");
}

static void draw_marks(struct canvas *canvas, int y, const struct answer *answer)
{
	if (answer->is_marked)
		draw_glyph(canvas, y, 4, ROLE_MARK, GLYPH_FLAG);
	if (answer->note)
		draw_glyph(canvas, y, 5, ROLE_NOTE, GLYPH_NOTE);
}

static void draw_line(const struct overview_state *state, struct canvas *canvas, int index, int y)
{
	size_t count;
	struct item item = state->items[index];
	const struct part *part = &parts_of(state, &count)[item.part];
	const struct question *question = &part->questionnaire->questions[item.question];
	enum question_state asked = interview_state(part->interview, item.question);
	enum role role = state_role(asked);
	struct strbuf label = STRBUF_INIT;
	int end = canvas->cols - 1;

	question_label_marked(question, i18n_lang(), &label);
	if (item.row != ROW_NONE)
		strbuf_addf(&label, " %s", question->rows[item.row].id);
	draw_cursor(canvas, y, 0, index == state->list.cursor, !state->is_searching);
	draw_glyph(canvas, y, 2, role, state_glyph(asked));
	draw_marks(canvas, y, answers_get(part->answers, item.question, item.row));
	if (canvas->cols >= 60)
		end = draw_text_right(canvas, y, end, role, state_word(part, item, asked)) - 1;
	int used = draw_text_in(canvas, y, 7, 22, role, label.text);
	int x = 7 + (used < LABEL_COLS ? LABEL_COLS : used + 1);

	draw_text_in(canvas, y, x, end - x, role == ROLE_MET ? ROLE_NORMAL : role,
		     lang_text_get(item.row == ROW_NONE ? &question->prompt
							: &question->rows[item.row].text,
				   i18n_lang()));
	strbuf_release(&label);
}

/** The word of a filter, with the number of lines where it is in use. Returns its columns. */
static int filter_text(const struct overview_state *state, int filter, char *text, size_t size)
{
	const char *word = overview_filter_word((enum overview_filter)filter);

	if (filter == (int)state->filter)
		snprintf(text, size, " %s: %d ", word, state->item_count);
	else
		snprintf(text, size, " %s ", word);
	return draw_cols(text);
}

/** The filters in a row, the one in use marked, with how many lines it shows; from that one on where the row is too short. */
static void draw_filters(const struct overview_state *state, struct canvas *canvas, int y)
{
	char text[128];
	int total = FILTERS_X;
	int x = FILTERS_X;

	for (int i = 0; i < OVERVIEW_FILTER_COUNT; i++)
		total += filter_text(state, i, text, sizeof(text)) + 1;
	for (int i = total > canvas->cols ? (int)state->filter : 0; i < OVERVIEW_FILTER_COUNT;
	     i++) {
		int cols = filter_text(state, i, text, sizeof(text));

		if (x + cols > canvas->cols)
			break;
		draw_text(canvas, y, x, i == (int)state->filter ? ROLE_CURSOR : ROLE_HINT, text);
		x += cols + 1;
	}
}

static void overview_draw(const void *state_, struct canvas *canvas)
{
	const struct overview_state *state = state_;
	struct canvas body = canvas_part(canvas, state->area);
	struct list_item item = { 0 };
	size_t count;
	const struct part *parts = parts_of(state, &count);
	struct progress progress = parts_progress(parts, count);
	int used;

	draw_header(canvas, assessment_profile(state->context->assessment)->organisation,
		    _("Overview"), progress.answered, progress.asked);
	draw_filters(state, canvas, 1);
	used = draw_text(canvas, 2, 2, ROLE_HELP, _("Find:"));
	struct rect search = { 2, 3 + used, 1, canvas->cols - used - 5 };

	if (state->is_searching || state->search.bytes > 0)
		field_draw(canvas, search, &state->search, state->is_searching);
	else
		draw_text_in(canvas, 2, search.x, search.cols, ROLE_GREYED, _("press / and write"));
	while (list_next(&state->list, NULL, NULL, &item))
		draw_line(state, &body, item.index, item.y);
	if (state->item_count == 0)
		draw_text_in(&body, 0, 2, body.cols - 4, ROLE_HELP, _("No question matches."));
	draw_scrollbar(&body, 0, body.cols - 1, state->list.rows, state->list.top,
		       state->list.total);
}

static struct transition go(const struct overview_state *state)
{
	struct strbuf id = STRBUF_INIT;
	size_t count;
	const struct part *parts = parts_of(state, &count);
	struct item item = item_here(state);
	struct transition transition;

	if (state->item_count == 0)
		return transition_stay();
	if (!interview_is_asked(parts[item.part].interview, item.question))
		return transition_say(
			transition_stay(), ROLE_INFO, "%s",
			_("This question is not asked, because of an answer given before."));
	parts_format_item(parts, count, item, &id);
	transition = transition_pop(1, id.text);
	strbuf_release(&id);
	return transition;
}

static struct transition search_key(struct overview_state *state, const struct key *key)
{
	struct key_set set = overview_keys(state);
	int action = key_action(&set, key);

	if (action == ACT_FOUND || action == ACT_CANCEL) {
		state->is_searching = false;
		if (action == ACT_CANCEL)
			field_set(&state->search, "");
		return transition_stay();
	}
	field_key(&state->search, key);
	return transition_stay();
}

static void turn_filter(struct overview_state *state, int by)
{
	int filter = ((int)state->filter + by + OVERVIEW_FILTER_COUNT) % OVERVIEW_FILTER_COUNT;
	struct item at = item_here(state);

	state->filter = (enum overview_filter)filter;
	collect(state, at);
}

static struct transition overview_key(void *state_, const struct key *key)
{
	struct overview_state *state = state_;
	struct key_set set = overview_keys(state);
	int action = key_action(&set, key);

	if (state->is_searching && key->type != KEY_TYPE_MOUSE)
		return search_key(state, key);
	if (key->type == KEY_TYPE_MOUSE && rect_contains(state->area, key->mouse.y, key->mouse.x)) {
		int index = list_at(&state->list, NULL, NULL, key->mouse.y - state->area.y);

		if (index >= 0 && key->mouse.action <= MOUSE_DOUBLE_CLICK)
			list_set_cursor(&state->list, index);
	}
	if (list_move(&state->list, action))
		return transition_stay();
	switch (action) {
	case ACT_GO: return go(state);
	case ACT_FIND: state->is_searching = true; return transition_stay();
	case ACT_FILTER:
	case ACT_FILTER_BACK:
		turn_filter(state, action == ACT_FILTER ? 1 : -1);
		return transition_stay();
	case ACT_LEAVE: return transition_pop(0, NULL);
	case ACT_QUIT: return transition_quit();
	default: return transition_stay();
	}
}

static void overview_close(void *state_)
{
	struct overview_state *state = state_;

	field_release(&state->search);
	free(state->items);
	free(state);
}

static bool overview_takes_text(const void *state)
{
	return ((const struct overview_state *)state)->is_searching;
}

static const struct screen_ops overview_ops = {
	.name = "overview",
	.title = N_("Overview"),
	.about = N_("All questions in order. Tab shows only the unanswered ones, the marked ones "
		    "and so on; / finds a text in questions, options and rows."),
	.keys = overview_keys,
	.layout = overview_layout,
	.draw = overview_draw,
	.key = overview_key,
	.close = overview_close,
	.takes_text = overview_takes_text,
};

struct screen *screen_overview(struct app_context *context, const char *item, bool find,
			       struct error *err)
{
	struct overview_state *state = mem_alloc(sizeof(*state));
	size_t count;
	const struct part *parts = assessment_parts(context->assessment, &count);
	struct item at = assessment_position(context->assessment);
	struct item_ref ref;
	int part;

	(void)err;
	memset(state, 0, sizeof(*state));
	state->context = context;
	state->is_searching = find;
	field_init(&state->search, NULL, FIELD_LINE, SEARCH_BYTES_MAX);
	if (item && parts_find_item(parts, count, item, strlen(item), &part, &ref, NULL))
		at = (struct item){ part, ref.question, ref.row };
	collect(state, at);
	return screen_from(&overview_ops, state);
}
