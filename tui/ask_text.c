/*
 * ask_text: text, number and date: a field that Space or Enter opens, Esc leaves.
 */
#include "ask.h"

#include "i18n.h"
#include "layout.h"
#include "strbuf.h"

#include <stdio.h>

enum {
	TEXT_ROWS_MIN = 3,
	LINE_COLS = 24
};

static bool is_line(const struct ask *ask)
{
	return ask->question->kind != QUESTION_TEXT;
}

/** What stands there as text: "" when nothing does. out is at least 32 bytes, used for numbers and dates. */
static const char *present_text(const struct ask *ask, char *out, size_t size)
{
	const struct answer *answer = ask_answer(ask, ROW_NONE);
	int value;

	out[0] = '\0';
	if (answer->state == ANSWER_TEXT)
		return answer->text;
	if (answer->state != ANSWER_VALUES || answer->value_count == 0)
		return out;
	value = answer->values[0];
	if (ask->question->kind == QUESTION_DATE)
		snprintf(out, size, "%04d-%02d-%02d", value / 10000, value / 100 % 100, value % 100);
	else
		snprintf(out, size, "%d", value);
	return out;
}

static void text_start(struct ask *ask, int row)
{
	(void)ask;
	(void)row;
}

static int text_rows(const struct ask *ask, int cols)
{
	char buffer[32];
	int rows;

	if (is_line(ask))
		return 1;
	rows = ask->is_editing ? field_rows(&ask->field, cols - 2)
			       : draw_paragraph_rows(present_text(ask, buffer, sizeof(buffer)), cols - 2);
	return (rows < TEXT_ROWS_MIN ? TEXT_ROWS_MIN : rows) + 2;
}

/** Where the text itself stands: a line of its own, or the inside of a box. */
static struct rect text_area(const struct ask *ask)
{
	struct rect area = { 0, 0, ask->area.rows, ask->area.cols };

	if (is_line(ask)) {
		area.rows = 1;
		area.x = 2;
		area.cols = area.cols < LINE_COLS + 2 ? area.cols - 2 : LINE_COLS;
		return area;
	}
	return area.rows >= TEXT_ROWS_MIN ? rect_inset(area, 1, 1) : area;
}

static void text_layout(struct ask *ask)
{
	struct rect area = text_area(ask);

	if (ask->is_editing)
		field_fit(&ask->field, area.rows, area.cols);
}

static void text_draw(const struct ask *ask, struct canvas *canvas)
{
	struct rect area = text_area(ask);
	char buffer[32];
	const char *text;

	if (!is_line(ask) && canvas->rows >= TEXT_ROWS_MIN)
		draw_box(canvas, canvas_area(canvas), NULL, ask->is_editing);
	if (ask->is_editing) {
		field_draw(canvas, area, &ask->field, true);
	} else {
		text = present_text(ask, buffer, sizeof(buffer));
		draw_fill(canvas, area, is_line(ask) ? ROLE_FIELD : ROLE_NORMAL);
		draw_paragraph(canvas, area, 0, is_line(ask) ? ROLE_FIELD : ROLE_CHOSEN, text);
		draw_focus(canvas, area.y, area.x);
	}
	if (ask->question->kind == QUESTION_NUMBER)
		draw_text(canvas, area.y, area.x + area.cols + 1, ROLE_NORMAL,
			  lang_text_get(&ask->question->number_unit, i18n_lang()));
}

static enum ask_outcome text_key(struct ask *ask, const struct key *key, int action, struct error *err)
{
	char buffer[32];

	if (key->type == KEY_TYPE_PASTE || action == ACT_CHOOSE) {
		ask_edit(ask, present_text(ask, buffer, sizeof(buffer)), is_line(ask) ? FIELD_LINE : FIELD_LINES, 0);
		if (key->type == KEY_TYPE_PASTE || (is_line(ask) && key->type == KEY_TYPE_CHAR && key->ch != ' ')) {
			if (key->type == KEY_TYPE_CHAR && !draft_text(&ask->draft))
				field_set(&ask->field, "");
			return ask_edit_key(ask, key, ACTION_NONE, err);
		}
		return ASK_DONE;
	}
	return ASK_IGNORED;
}

const struct ask_ops ask_text_ops = {
	.start = text_start,
	.rows = text_rows,
	.layout = text_layout,
	.draw = text_draw,
	.key = text_key,
};
