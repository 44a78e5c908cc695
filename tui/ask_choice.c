/*
 * ask_choice: single, multiple and yes-no: a list of options, one line or more each.
 *
 *	▶ [x] 2  Several templates, by type of service
 *	  [x] 4  Other
 *	         the text filled in
 *
 * "None of these", where it is an answer without being printed, is the last line.
 */
#include "ask.h"

#include "i18n.h"

#include <stdio.h>

enum {
	MARK_COLS = 2,   /* cursor */
	GLYPH_COLS = 4,  /* "[x] " */
	NUMBER_COLS = 3, /* "22 " */
	TEXT_X = MARK_COLS + GLYPH_COLS + NUMBER_COLS
};

/** The option of a list item; NULL for "none of these". */
static const struct option *option_at(const struct question *question, int index)
{
	return (size_t)index < question->option_count ? &question->options[index] : NULL;
}

static const char *option_text(const struct option *option)
{
	return option ? lang_text_get(&option->text, i18n_lang()) : _("None of these");
}

/** The group whose heading stands above this item, NULL when none begins here. */
static const struct option_group *group_at(const struct question *question,
					   const struct option *option)
{
	for (size_t i = 0; option && i < question->group_count; i++)
		if (question->groups[i].first_value == option->value)
			return &question->groups[i];
	return NULL;
}

static bool is_chosen(const struct answer *answer, const struct option *option)
{
	if (!option)
		return answer->state == ANSWER_NONE;
	return answer->state == ANSWER_VALUES && answer_has_value(answer, option->value);
}

static bool is_blank_edited(const struct ask *ask, const struct option *option)
{
	return ask->is_editing && option && ask->blank_value == option->value;
}

/** Rows of the text filled in at an option, 0 when there is none to show. */
static int blank_rows(const struct ask *ask, const struct option *option, int cols)
{
	const char *text;

	if (is_blank_edited(ask, option))
		return 1;
	if (!option || !option->has_blank || !is_chosen(ask_answer(ask, ROW_NONE), option))
		return 0;
	text = answer_blank(ask_answer(ask, ROW_NONE), option->value);
	return text ? draw_paragraph_rows(text, cols) : 1;
}

/** Rows of an item's text; *rows gets them with the heading above and the blank below. */
static int measure_item(const struct ask *ask, int index, int cols, int *rows)
{
	const struct option *option = option_at(ask->question, index);
	int text = draw_paragraph_rows(option_text(option), cols - TEXT_X);

	*rows = text + blank_rows(ask, option, cols - TEXT_X);
	if (group_at(ask->question, option))
		*rows += index > 0 ? 2 : 1;
	return text;
}

/** Rows of an item as it was laid out; a list_rows_fn. */
static int item_rows(const void *ask, int index)
{
	return ((const struct ask *)ask)->item_rows[index];
}

static void choice_start(struct ask *ask, int row)
{
	const struct question *question = ask->question;
	const struct answer *answer = ask_answer(ask, ROW_NONE);

	(void)row;
	list_init(&ask->list, (int)question->option_count + (question->takes_none ? 1 : 0));
	for (int i = ask->list.count; i-- > 0;)
		if (is_chosen(answer, option_at(question, i)))
			list_set_cursor(&ask->list, i);
}

static int choice_rows(const struct ask *ask, int cols)
{
	int total = 0;

	for (int i = 0; i < ask->list.count; i++) {
		int rows;

		measure_item(ask, i, cols - 1, &rows);
		total += rows;
	}
	return total;
}

/** Columns of an item: none of its text touches the scroll bar, where there is one. */
static int item_cols(const struct ask *ask, int cols)
{
	return choice_rows(ask, cols) > ask->area.rows ? cols - 2 : cols - 1;
}

static void choice_layout(struct ask *ask)
{
	int cols = item_cols(ask, ask->area.cols);

	for (int i = 0; i < ask->list.count; i++)
		ask->text_rows[i] = measure_item(ask, i, cols, &ask->item_rows[i]);
	ask->label_cols = cols - TEXT_X;
	list_fit(&ask->list, ask->area.rows, item_rows, ask);
	if (ask->is_editing)
		field_fit(&ask->field, 1, cols - TEXT_X);
}

static void draw_blank(const struct ask *ask, struct canvas *canvas, const struct option *option,
		       int y, int cols)
{
	struct rect area = { y, TEXT_X, blank_rows(ask, option, cols), cols };
	const char *text;

	if (is_blank_edited(ask, option)) {
		field_draw(canvas, area, &ask->field, true);
		return;
	}
	text = answer_blank(ask_answer(ask, ROW_NONE), option->value);
	if (text)
		draw_paragraph(canvas, area, 0, ROLE_CHOSEN, text);
	else
		draw_text_in(canvas, y, TEXT_X, cols, ROLE_HELP, _("Space: fill in"));
}

static void draw_item(const struct ask *ask, struct canvas *canvas, int index, int y)
{
	const struct question *question = ask->question;
	const struct option *option = option_at(question, index);
	const struct option_group *group = group_at(question, option);
	bool chosen = is_chosen(ask_answer(ask, ROW_NONE), option);
	bool many = question_is_multiple(question) && option && !option->is_exclusive;
	enum role role = chosen ? ROLE_CHOSEN : ROLE_NORMAL;
	int cols = ask->label_cols;

	if (group) {
		y += index > 0 ? 1 : 0;
		draw_text_in(canvas, y++, MARK_COLS, canvas->cols - 1 - MARK_COLS, ROLE_HEADING,
			     lang_text_get(&group->title, i18n_lang()));
	}
	draw_cursor(canvas, y, 0, index == ask->list.cursor, !ask->is_editing);
	draw_glyph(canvas, y, MARK_COLS, role,
		   many ? (chosen ? GLYPH_BOX_ON : GLYPH_BOX_OFF)
			: (chosen ? GLYPH_RADIO_ON : GLYPH_RADIO_OFF));
	if (option)
		draw_format(canvas, y, MARK_COLS + GLYPH_COLS, role, "%d", option->value);
	struct rect area = { y, TEXT_X, ask->text_rows[index], cols };

	draw_paragraph(canvas, area, 0, role, option_text(option));
	if (blank_rows(ask, option, cols))
		draw_blank(ask, canvas, option, y + area.rows, cols);
}

static void choice_draw(const struct ask *ask, struct canvas *canvas)
{
	struct list_item item = { 0 };

	while (list_next(&ask->list, item_rows, ask, &item))
		draw_item(ask, canvas, item.index, item.y);
	draw_scrollbar(canvas, 0, canvas->cols - 1, ask->list.rows, ask->list.top, ask->list.total);
}

/** Refuses one more choice than the print allows, before the assessment would. */
static bool has_room(const struct question *question, const struct answer *after, struct error *err)
{
	if (!question->max_choices || after->value_count <= (size_t)question->max_choices)
		return true;
	error_set(err, ERROR_LIMIT, _("at most %d may be chosen; take one away first"),
		  question->max_choices);
	return false;
}

static void edit_blank(struct ask *ask, const struct option *option)
{
	ask_edit(ask, answer_blank(ask_answer(ask, ROW_NONE), option->value), FIELD_LINE,
		 option->value);
}

/**
 * Chooses an option or takes it away. One with a blank that is chosen already opens its text; left empty, the option
 * goes where any number may be chosen.
 */
static enum ask_outcome choose(struct ask *ask, int index, struct error *err)
{
	const struct question *question = ask->question;
	const struct option *option = option_at(question, index);
	const struct answer *before = ask_answer(ask, ROW_NONE);
	struct answer after = { .state = ANSWER_OPEN };
	enum ask_outcome outcome;

	list_set_cursor(&ask->list, index);
	if (option && option->has_blank && is_chosen(before, option)) {
		edit_blank(ask, option);
		ask->drops_empty = question_is_multiple(question);
		return ASK_DONE;
	}
	answer_copy(&after, before);
	ask_toggle(question, option, &after);
	if (!has_room(question, &after, err)) {
		answer_release(&after);
		return ASK_FAILED;
	}
	bool fills_in = option && option->has_blank && answer_has_value(&after, option->value);

	outcome = ask_store(ask, ROW_NONE, &after, err);
	if (outcome == ASK_DONE && fills_in)
		edit_blank(ask, option);
	return outcome;
}

static enum ask_outcome choose_digit(struct ask *ask, int digit, struct error *err)
{
	for (size_t i = 0; i < ask->question->option_count; i++)
		if (ask->question->options[i].value == digit)
			return choose(ask, (int)i, err);
	error_set(err, ERROR_INPUT, _("there is no option %d"), digit);
	return ASK_FAILED;
}

static enum ask_outcome choice_click(struct ask *ask, const struct key *key, struct error *err)
{
	int index = list_at(&ask->list, item_rows, ask, key->mouse.y - ask->area.y);

	if (index < 0)
		return ASK_IGNORED;
	return choose(ask, index, err);
}

static enum ask_outcome choice_key(struct ask *ask, const struct key *key, int action,
				   struct error *err)
{
	if (list_move(&ask->list, action))
		return ASK_DONE;
	switch (action) {
	case ACTION_TAB: list_move(&ask->list, ACTION_DOWN); return ASK_DONE;
	case ACTION_BACKTAB: list_move(&ask->list, ACTION_UP); return ASK_DONE;
	case ACT_CHOOSE:
		if (key->type == KEY_TYPE_MOUSE)
			return choice_click(ask, key, err);
		if (key->ch >= '1' && key->ch <= '9')
			return choose_digit(ask, (int)(key->ch - '0'), err);
		return choose(ask, ask->list.cursor, err);
	default: return ASK_IGNORED;
	}
}

const struct ask_ops ask_choice_ops = {
	.start = choice_start,
	.rows = choice_rows,
	.layout = choice_layout,
	.draw = choice_draw,
	.key = choice_key,
};
