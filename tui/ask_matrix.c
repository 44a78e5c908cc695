/*
 * ask_matrix: rows against columns, a mark, any marks or a value in each cell: where it begins, and the keys.
 */
#include "ask_matrix.h"

#include "i18n.h"

int matrix_column_count(const struct question *question)
{
	return (int)question->column_count + (question->takes_none ? 1 : 0);
}

const struct option *matrix_column_at(const struct question *question, int index)
{
	return (size_t)index < question->column_count ? &question->columns[index] : NULL;
}

const struct answer *matrix_answer(const struct ask *ask, int row)
{
	size_t count;
	const struct part *parts = assessment_parts(ask->assessment, &count);

	return answers_effective(parts[ask->part].answers, ask->question->index, row);
}

static void matrix_start(struct ask *ask, int row)
{
	const struct question *question = ask->question;

	grid_init(&ask->grid, (int)question->row_count, matrix_column_count(question));
	for (int i = 0; row == ROW_NONE && i < (int)question->row_count; i++)
		if (matrix_answer(ask, i)->state == ANSWER_OPEN)
			row = i;
	grid_set_cursor(&ask->grid, row == ROW_NONE ? 0 : row, 0);
}

static enum ask_outcome set_cell(struct ask *ask, int row, int col, int value, struct error *err)
{
	struct answer after = { .state = ANSWER_OPEN };

	answer_copy(&after, ask_answer(ask, row));
	if (after.state != ANSWER_VALUES)
		answer_clear_value(&after);
	answer_set_cell(&after, (size_t)col, ask->question->column_count, value);
	return ask_store(ask, row, &after, err);
}

static enum ask_outcome toggle_cell(struct ask *ask, int row, int col, struct error *err)
{
	struct answer after = { .state = ANSWER_OPEN };

	answer_copy(&after, ask_answer(ask, row));
	ask_toggle(ask->question, matrix_column_at(ask->question, col), &after);
	return ask_store(ask, row, &after, err);
}

/** The value after the present one of a cell: 1, 2, ... and blank again. */
static int next_value(const struct ask *ask, int row, int col)
{
	const struct question *question = ask->question;
	const struct answer *answer = ask_answer(ask, row);
	int value = answer->state == ANSWER_VALUES ? answer_cell(answer, (size_t)col) : 0;

	for (size_t i = 0; i < question->value_count; i++)
		if (value && question->values[i].value == value)
			return i + 1 < question->value_count ? question->values[i + 1].value : 0;
	return question->values[0].value;
}

static enum ask_outcome choose_here(struct ask *ask, struct error *err)
{
	int row = ask->grid.rows.cursor;
	int col = ask->grid.col;

	if (ask->question->kind == QUESTION_MATRIX_CHOICE)
		return set_cell(ask, row, col, next_value(ask, row, col), err);
	return toggle_cell(ask, row, col, err);
}

static enum ask_outcome choose_digit(struct ask *ask, int digit, struct error *err)
{
	const struct question *question = ask->question;
	int row = ask->grid.rows.cursor;
	enum ask_outcome outcome;

	if (question->kind == QUESTION_MATRIX_CHOICE && question_find_value(question, digit)) {
		outcome = set_cell(ask, row, ask->grid.col, digit, err);
		if (outcome == ASK_DONE)
			grid_move(&ask->grid, ACTION_TAB);
		return outcome;
	}
	for (int i = 0; question->kind != QUESTION_MATRIX_CHOICE && i < matrix_column_count(question);
	     i++) {
		const struct option *column = matrix_column_at(question, i);

		if ((column ? column->value : (int)question->column_count + 1) != digit)
			continue;
		grid_set_cursor(&ask->grid, row, i);
		outcome = toggle_cell(ask, row, i, err);
		if (outcome == ASK_DONE && question->kind == QUESTION_MATRIX_SINGLE)
			grid_move(&ask->grid, ACTION_DOWN);
		return outcome;
	}
	error_set(err, ERROR_INPUT, _("there is no choice %d here"), digit);
	return ASK_FAILED;
}

static enum ask_outcome matrix_click(struct ask *ask, const struct key *key, struct error *err)
{
	int row, col;

	matrix_cell_at(ask, key->mouse.y, key->mouse.x, &row, &col);
	if (row < 0)
		return ASK_IGNORED;
	grid_set_cursor(&ask->grid, row, col >= 0 ? col : ask->grid.col);
	return col >= 0 ? choose_here(ask, err) : ASK_DONE;
}

static enum ask_outcome matrix_key(struct ask *ask, const struct key *key, int action,
				   struct error *err)
{
	int row = ask->grid.rows.cursor;

	if (grid_move(&ask->grid, action))
		return ASK_DONE;
	if (action == ACT_CLEAR && ask->question->kind == QUESTION_MATRIX_CHOICE &&
	    ask_answer(ask, row)->state == ANSWER_VALUES)
		return set_cell(ask, row, ask->grid.col, 0, err);
	if (action != ACT_CHOOSE)
		return ASK_IGNORED;
	if (key->type == KEY_TYPE_MOUSE)
		return matrix_click(ask, key, err);
	if (key->ch >= '1' && key->ch <= '9')
		return choose_digit(ask, (int)(key->ch - '0'), err);
	return choose_here(ask, err);
}

const struct ask_ops ask_matrix_ops = {
	.start = matrix_start,
	.rows = matrix_rows,
	.layout = matrix_layout,
	.draw = matrix_draw,
	.key = matrix_key,
};
