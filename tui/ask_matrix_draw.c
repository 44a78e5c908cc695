/*
 * ask_matrix_draw: the picture of a matrix: who gets how much room, and the table.
 *
 *	                       strongly        little          don't know
 *	                               rather          not at all
 *	  a  Confidentiality   (*)     ( )     ( )     ( )     ( )
 *	▶ b  Evidence, audits  ( )     (*)     ( )     ( )     ( )
 *
 * Headings that are wider than their column are staggered over up to three lines. Where the rows do not all fit wrapped,
 * each takes one line, and the one under the cursor stands in full below, with the column's full name.
 */
#include "ask_matrix.h"

#include "i18n.h"

enum {
	MARK_COLS = 2,
	ID_COLS = 3,
	WIDTH_MIN = 4,  /* of a column: a cell ("(*)", "[x]", "[4]") and a blank */
	LABEL_MIN = 16, /* of a row's text with its id */
	HEADING_ROWS_MAX = 3,
	VALUE_COLS = 2,      /* "4 " before what a value means */
	TINY_ROWS = 8,       /* below this one heading stands above the table */
	TABLE_ROWS_MIN = 6,  /* rows that a full legend leaves to the table */
	LEGEND_TABLE_MIN = 3 /* and a short one */
};

static const char *column_text(const struct question *question, int index)
{
	const struct option *column = matrix_column_at(question, index);

	return column ? lang_text_get(&column->text, i18n_lang()) : _("None of these");
}

static const char *column_heading(const struct question *question, int index)
{
	const struct option *column = matrix_column_at(question, index);

	if (!column)
		return _("none");
	if (lang_text_is_empty(&column->short_text))
		return column_text(question, index);
	return lang_text_get(&column->short_text, i18n_lang());
}

static const char *row_text(const struct question *question, int index)
{
	return lang_text_get(&question->rows[index].text, i18n_lang());
}

static int widest_heading(const struct question *question)
{
	int widest = 0;

	for (int i = 0; i < matrix_column_count(question); i++) {
		int cols = draw_cols(column_heading(question, i));

		widest = cols > widest ? cols : widest;
	}
	return widest;
}

/** Shares the width between the rows' texts and the columns. */
static void share_width(struct ask *ask, int cols)
{
	int count = matrix_column_count(ask->question);
	int widest = widest_heading(ask->question) + 2;
	int label = cols * 2 / 5;
	int width;

	if (label < LABEL_MIN)
		label = LABEL_MIN;
	width = (cols - MARK_COLS - label) / (count ? count : 1);
	width = width > widest ? widest : width;
	width = width < WIDTH_MIN ? WIDTH_MIN : width;
	ask->heading_rows = (widest + width - 1) / width;
	if (ask->heading_rows > HEADING_ROWS_MAX)
		ask->heading_rows = HEADING_ROWS_MAX;
	for (int i = 0; i < count; i++)
		ask->widths[i] = width;
	ask->label_cols = cols - MARK_COLS - width * count;
	if (ask->label_cols < LABEL_MIN)
		ask->label_cols = LABEL_MIN;
}

static int row_rows(const void *data, int index)
{
	const struct ask *ask = data;

	if (ask->rows_clipped)
		return 1;
	return draw_paragraph_rows(row_text(ask->question, index), ask->label_cols - ID_COLS - 1);
}

static int wrapped_rows(struct ask *ask)
{
	int rows = 0;

	ask->rows_clipped = false;
	for (int i = 0; i < ask->grid.rows.count; i++)
		rows += row_rows(ask, i);
	return rows;
}

/** Most lines that a row's full text takes below the table, and the texts of the values together. */
static int longest_row(const struct ask *ask, int cols)
{
	int longest = 1;

	for (int i = 0; i < ask->grid.rows.count; i++) {
		int rows = draw_paragraph_rows(row_text(ask->question, i), cols);

		longest = rows > longest ? rows : longest;
	}
	return longest;
}

static int value_rows(const struct question *question, int cols)
{
	int rows = 0;

	for (size_t i = 0; i < question->value_count; i++)
		rows += draw_paragraph_rows(lang_text_get(&question->values[i].text, i18n_lang()),
					    cols);
	return rows;
}

/**
 * What stands below a table of so many rows: the text of the row and the name of the column in full, what the values
 * mean; in short, and then without column and values, where there is little room.
 */
static void share_legend(struct ask *ask, int rows, int room)
{
	const struct question *question = ask->question;
	int cols = ask->area.cols - MARK_COLS;
	int table = rows < TABLE_ROWS_MIN ? rows : TABLE_ROWS_MIN;

	ask->legend_text_rows = ask->rows_clipped ? longest_row(ask, cols) : 0;
	ask->legend_value_rows = value_rows(question, cols - VALUE_COLS);
	ask->legend_rows = 1 + ask->legend_text_rows + ask->legend_value_rows;
	if (table + ask->legend_rows <= room)
		return;
	ask->legend_text_rows = ask->rows_clipped ? 1 : 0;
	ask->legend_value_rows = question->value_count ? 1 : 0;
	ask->legend_rows = 1 + ask->legend_text_rows + ask->legend_value_rows;
	if (LEGEND_TABLE_MIN + ask->legend_rows <= room)
		return;
	ask->legend_value_rows = 0;
	ask->legend_rows = ask->legend_text_rows = ask->rows_clipped && room >= 2 ? 1 : 0;
}

int matrix_rows(const struct ask *ask, int cols)
{
	struct ask copy = *ask;
	int rows;

	share_width(&copy, cols - 1);
	rows = wrapped_rows(&copy) + copy.heading_rows;
	return rows + 1 + (int)copy.question->value_count;
}

void matrix_layout(struct ask *ask)
{
	int cols = ask->area.cols - 1;
	int room, rows;

	share_width(ask, cols);
	ask->heading_is_one = ask->area.rows < TINY_ROWS;
	if (ask->heading_is_one)
		ask->heading_rows = 1;
	room = ask->area.rows - ask->heading_rows;
	rows = wrapped_rows(ask);
	if (rows + 1 + (ask->question->value_count ? 1 : 0) > room) {
		ask->rows_clipped = true;
		rows = ask->grid.rows.count;
	}
	share_legend(ask, rows, room);
	room -= ask->legend_rows;
	grid_fit(&ask->grid, room > 0 ? room : 1, cols - MARK_COLS - ask->label_cols, ask->widths,
		 row_rows, ask);
}

void matrix_cell_at(const struct ask *ask, int y, int x, int *row, int *col)
{
	y -= ask->area.y + ask->heading_rows;
	x -= ask->area.x + MARK_COLS + ask->label_cols;
	*row = y >= 0 && y < ask->grid.rows.rows ? list_at(&ask->grid.rows, row_rows, ask, y) : -1;
	*col = x >= 0 ? grid_col_at(&ask->grid, ask->widths, x) : -1;
}

/** Where there is no room for more: which column the cursor is in. */
static void draw_one_heading(const struct ask *ask, struct canvas *canvas)
{
	if (grid_has_left(&ask->grid))
		draw_glyph(canvas, 0, 0, ROLE_HINT, GLYPH_ARROW_LEFT);
	draw_text_in(canvas, 0, MARK_COLS, canvas->cols - MARK_COLS - 2, ROLE_PROMPT,
		     column_text(ask->question, ask->grid.col));
	if (grid_has_right(&ask->grid))
		draw_glyph(canvas, 0, canvas->cols - 1, ROLE_HINT, GLYPH_ARROW_RIGHT);
}

static void draw_headings(const struct ask *ask, struct canvas *canvas)
{
	int x = MARK_COLS + ask->label_cols;

	for (int i = ask->grid.first_col; i < ask->grid.end_col; i++) {
		int line = (i - ask->grid.first_col) % ask->heading_rows;
		int room = ask->widths[i] * ask->heading_rows - 1;

		draw_text_in(canvas, line, x, room, i == ask->grid.col ? ROLE_PROMPT : ROLE_HEADING,
			     column_heading(ask->question, i));
		x += ask->widths[i];
	}
	if (grid_has_left(&ask->grid))
		draw_glyph(canvas, 0, MARK_COLS + ask->label_cols - 2, ROLE_HINT, GLYPH_ARROW_LEFT);
	if (grid_has_right(&ask->grid))
		draw_glyph(canvas, 0, canvas->cols - 1, ROLE_HINT, GLYPH_ARROW_RIGHT);
}

static bool is_cell_set(const struct ask *ask, const struct answer *answer, int col)
{
	const struct option *column = matrix_column_at(ask->question, col);

	if (!column)
		return answer->state == ANSWER_NONE;
	return answer->state == ANSWER_VALUES && answer_has_value(answer, column->value);
}

static void draw_cell(const struct ask *ask, struct canvas *canvas, int y, int x, int row, int col)
{
	const struct answer *answer = matrix_answer(ask, row);
	bool here = row == ask->grid.rows.cursor && col == ask->grid.col;
	enum role role = here ? ROLE_CURSOR : ROLE_NORMAL;

	if (ask->question->kind == QUESTION_MATRIX_CHOICE) {
		int value = answer->state == ANSWER_VALUES ? answer_cell(answer, (size_t)col) : 0;

		if (value)
			draw_format(canvas, y, x, here ? role : ROLE_CHOSEN, "[%d]", value);
		else
			draw_text(canvas, y, x, role, "[ ]");
	} else {
		bool many = ask->question->kind == QUESTION_MATRIX_MULTIPLE &&
			    matrix_column_at(ask->question, col) &&
			    !matrix_column_at(ask->question, col)->is_exclusive;
		bool set = is_cell_set(ask, answer, col);

		if (set && !here)
			role = ROLE_CHOSEN;
		draw_glyph(canvas, y, x, role,
			   many ? (set ? GLYPH_BOX_ON : GLYPH_BOX_OFF)
				: (set ? GLYPH_RADIO_ON : GLYPH_RADIO_OFF));
	}
	if (here)
		draw_focus(canvas, y, x + 1);
}

/** Words in place of the cells for a row that has no value and never will. */
static bool draw_words(const struct ask *ask, struct canvas *canvas, int y, int x, int row)
{
	const struct answer *answer = matrix_answer(ask, row);
	int cols = canvas->cols - 1 - x;

	if (answer->state == ANSWER_UNKNOWN) {
		draw_text_in(canvas, y, x, cols, ROLE_UNKNOWN, _("don't know"));
	} else if (answer->state == ANSWER_NOT_APPLICABLE) {
		int used =
			draw_text_in(canvas, y, x, cols, ROLE_NOT_APPLICABLE, _("not applicable"));

		if (answer->reason)
			draw_text_in(canvas, y, x + used + 2, cols - used - 2, ROLE_NOT_APPLICABLE,
				     answer->reason);
	} else {
		return false;
	}
	if (row == ask->grid.rows.cursor)
		draw_focus(canvas, y, x);
	return true;
}

static void draw_row(const struct ask *ask, struct canvas *canvas, int row, int y)
{
	const struct answer *answer = ask_answer(ask, row);
	int cols = ask->label_cols - ID_COLS - 1;
	struct rect area = { y, MARK_COLS + ID_COLS, row_rows(ask, row), cols };
	int x = MARK_COLS + ask->label_cols;
	enum role role = matrix_answer(ask, row)->state == ANSWER_OPEN ? ROLE_NORMAL : ROLE_CHOSEN;

	draw_cursor(canvas, y, 0, row == ask->grid.rows.cursor, false);
	if (draw_cols(ask->question->rows[row].id) < ID_COLS) /* else it is no printed letter */
		draw_text(canvas, y, MARK_COLS, role, ask->question->rows[row].id);
	if (ask->rows_clipped)
		draw_text_in(canvas, y, area.x, cols, role, row_text(ask->question, row));
	else
		draw_paragraph(canvas, area, 0, role, row_text(ask->question, row));
	if (answer->is_marked)
		draw_glyph(canvas, y, x - 1, ROLE_MARK, GLYPH_FLAG);
	else if (answer->note)
		draw_glyph(canvas, y, x - 1, ROLE_NOTE, GLYPH_NOTE);
	if (draw_words(ask, canvas, y, x, row))
		return;
	for (int i = ask->grid.first_col; i < ask->grid.end_col; i++) {
		draw_cell(ask, canvas, y, x, row, i);
		x += ask->widths[i];
	}
}

/** What the values mean: each in lines of its own, or all in short in one. */
static void draw_values(const struct ask *ask, struct canvas *canvas, int y)
{
	const struct question *question = ask->question;
	bool in_short = ask->legend_value_rows == 1;
	int x = MARK_COLS;

	for (size_t i = 0; i < question->value_count; i++) {
		const struct option *value = &question->values[i];
		bool has_short = in_short && !lang_text_is_empty(&value->short_text);
		const char *text =
			lang_text_get(has_short ? &value->short_text : &value->text, i18n_lang());
		int cols = canvas->cols - x - VALUE_COLS;

		draw_format(canvas, y, x, ROLE_KEY, "%d", value->value);
		x += VALUE_COLS;
		if (in_short) {
			x += draw_text_in(canvas, y, x, cols, ROLE_HELP, text) + 2;
			continue;
		}
		y += draw_paragraph(canvas, (struct rect){ y, x, canvas->rows - y, cols }, 0,
				    ROLE_HELP, text);
		x = MARK_COLS;
	}
}

static void draw_legend(const struct ask *ask, struct canvas *canvas, int y)
{
	int cols = canvas->cols - MARK_COLS;
	struct rect area = { y, MARK_COLS, ask->legend_text_rows, cols };
	const char *text = row_text(ask->question, ask->grid.rows.cursor);
	int used;

	if (area.rows == 1)
		draw_text_in(canvas, y, MARK_COLS, cols, ROLE_HELP, text);
	else if (area.rows)
		draw_paragraph(canvas, area, 0, ROLE_HELP, text);
	y += area.rows;
	if (ask->legend_rows == area.rows)
		return;
	used = draw_text(canvas, y, MARK_COLS, ROLE_HELP, _("Column:"));
	draw_text_in(canvas, y++, MARK_COLS + used + 1, cols - used - 1, ROLE_HELP,
		     column_text(ask->question, ask->grid.col));
	if (ask->legend_value_rows)
		draw_values(ask, canvas, y);
}

void matrix_draw(const struct ask *ask, struct canvas *canvas)
{
	struct rect area = { ask->heading_rows, 0, ask->grid.rows.rows, canvas->cols };
	struct canvas table = canvas_part(canvas, area);
	struct list_item item = { 0 };
	int below = ask->grid.rows.total < area.rows ? area.y + ask->grid.rows.total + 1
						     : area.y + area.rows;

	if (ask->heading_is_one)
		draw_one_heading(ask, canvas);
	else
		draw_headings(ask, canvas);
	while (list_next(&ask->grid.rows, row_rows, ask, &item))
		draw_row(ask, &table, item.index, item.y);
	draw_scrollbar(&table, 0, table.cols - 1, ask->grid.rows.rows, ask->grid.rows.top,
		       ask->grid.rows.total);
	if (below + ask->legend_rows > canvas->rows)
		below = canvas->rows - ask->legend_rows;
	if (ask->legend_rows)
		draw_legend(ask, canvas, below);
}
