/*
 * ask_sheet: a run of yes-no questions as the sheet it is on paper: a line each.
 *
 *	                                                  yes  no
 *	▶ 1   The client's hardware inventory is kept …   (*)  ( )
 *	  2   The software inventory is kept current      ( )  ( )
 *	  3   Patches of the operating system …           don't know
 *
 * ask->question follows the line under the cursor, so that notes, marks and
 * "not applicable" are for that line.
 */
#include "ask.h"

#include "i18n.h"
#include "interview.h"

enum {
	MARK_COLS = 2,
	LABEL_MAX = 8,
	FLAG_COLS = 2,
	CELL_COLS = 3, /* "(*)" */
	CELL_GAP = 2,
	YES = 1,
	NO = 2
};

static const struct part *part_of(const struct ask *ask)
{
	size_t count;

	return &assessment_parts(ask->assessment, &count)[ask->part];
}

static const struct question *line_at(const struct ask *ask, int line)
{
	return &part_of(ask)->questionnaire->questions[ask->sheet[line]];
}

static const struct answer *answer_at(const struct ask *ask, int line)
{
	return answers_get(part_of(ask)->answers, ask->sheet[line], ROW_NONE);
}

static const char *line_text(const struct ask *ask, int line)
{
	return lang_text_get(&line_at(ask, line)->prompt, i18n_lang());
}

static const char *choice_text(const struct ask *ask, int value)
{
	const struct option *option = question_find_option(ask->question, value);

	return option ? lang_text_get(&option->text, i18n_lang()) : "";
}

/** Columns of the cell of a choice: its heading stands above it. */
static int cell_cols(const struct ask *ask, int value)
{
	int heading = draw_cols(choice_text(ask, value));

	return heading > CELL_COLS ? heading : CELL_COLS;
}

/** Where the cells of "no" begin, from those of "yes". */
static int no_x(const struct ask *ask)
{
	return cell_cols(ask, YES) + CELL_GAP;
}

static int wider(int cols, const char *text)
{
	int other = draw_cols(text);

	return other > cols ? other : cols;
}

/** Columns of both cells, or of the words that may stand in their place. */
static int cells_cols(const struct ask *ask)
{
	return wider(wider(no_x(ask) + cell_cols(ask, NO), _("don't know")), _("not applicable"));
}

static int label_cols(const struct ask *ask)
{
	int widest = 0;

	for (int i = 0; i < ask->list.count; i++) {
		int cols = draw_cols(question_label(line_at(ask, i)));

		widest = cols > widest ? cols : widest;
	}
	return (widest < LABEL_MAX ? widest : LABEL_MAX) + 1;
}

static int text_cols_in(const struct ask *ask, int cols)
{
	int room = cols - MARK_COLS - label_cols(ask) - FLAG_COLS - cells_cols(ask);

	return room > 10 ? room : 10;
}

static void sheet_start(struct ask *ask, int row)
{
	int line = 0;

	(void)row;
	while (line < ask->list.count - 1 && ask->sheet[line] != ask->question->index)
		line++;
	ask_go_to_line(ask, line);
}

static int sheet_rows(const struct ask *ask, int cols)
{
	int rows = 1;

	for (int i = 0; i < ask->list.count; i++)
		rows += draw_paragraph_rows(line_text(ask, i), text_cols_in(ask, cols - 1));
	return rows;
}

static int line_rows(const void *data, int line)
{
	const struct ask *ask = data;

	return draw_paragraph_rows(line_text(ask, line), ask->label_cols);
}

static void sheet_layout(struct ask *ask)
{
	ask->label_cols = text_cols_in(ask, ask->area.cols - 1);
	list_fit(&ask->list, ask->area.rows - 1, line_rows, ask);
}

static void draw_cells(const struct ask *ask, struct canvas *canvas, int line, int y, int x)
{
	const struct answer *answer = answer_at(ask, line);

	if (answer->state == ANSWER_UNKNOWN) {
		draw_text(canvas, y, x, ROLE_UNKNOWN, _("don't know"));
		return;
	}
	if (answer->state == ANSWER_NOT_APPLICABLE) {
		draw_text(canvas, y, x, ROLE_NOT_APPLICABLE, _("not applicable"));
		return;
	}
	for (int value = YES; value <= NO; value++) {
		bool chosen = answer->state == ANSWER_VALUES && answer_has_value(answer, value);

		draw_glyph(canvas, y, value == YES ? x : x + no_x(ask),
			   chosen ? ROLE_CHOSEN : ROLE_NORMAL,
			   chosen ? GLYPH_RADIO_ON : GLYPH_RADIO_OFF);
	}
}

static void draw_line(const struct ask *ask, struct canvas *canvas, int line, int y)
{
	const struct answer *answer = answer_at(ask, line);
	enum role role = answer->state == ANSWER_OPEN ? ROLE_NORMAL : ROLE_CHOSEN;
	int label = label_cols(ask);
	int x = MARK_COLS + label;
	struct rect area = { y, x, line_rows(ask, line), ask->label_cols };

	draw_cursor(canvas, y, 0, line == ask->list.cursor, true);
	draw_text_in(canvas, y, MARK_COLS, label - 1, role, question_label(line_at(ask, line)));
	draw_paragraph(canvas, area, 0, role, line_text(ask, line));
	x += ask->label_cols;
	if (answer->is_marked)
		draw_glyph(canvas, y, x, ROLE_MARK, GLYPH_FLAG);
	else if (answer->note)
		draw_glyph(canvas, y, x, ROLE_NOTE, GLYPH_NOTE);
	draw_cells(ask, canvas, line, y, x + FLAG_COLS);
}

static void sheet_draw(const struct ask *ask, struct canvas *canvas)
{
	struct rect area = { 1, 0, canvas->rows - 1, canvas->cols };
	struct canvas table = canvas_part(canvas, area);
	struct list_item item = { 0 };
	int x = MARK_COLS + label_cols(ask) + ask->label_cols + FLAG_COLS;

	draw_text(canvas, 0, x, ROLE_HEADING, choice_text(ask, YES));
	draw_text(canvas, 0, x + no_x(ask), ROLE_HEADING, choice_text(ask, NO));
	while (list_next(&ask->list, line_rows, ask, &item))
		draw_line(ask, &table, item.index, item.y);
	draw_scrollbar(&table, 0, table.cols - 1, ask->list.rows, ask->list.top, ask->list.total);
}

/** Answers the line under the cursor and goes to the next one. */
static enum ask_outcome answer_line(struct ask *ask, int value, struct error *err)
{
	struct answer after = { .state = ANSWER_OPEN };
	enum ask_outcome outcome;

	answer_copy(&after, ask_answer(ask, ROW_NONE));
	answer_clear_value(&after);
	answer_add_value(&after, value);
	outcome = ask_store(ask, ROW_NONE, &after, err);
	if (outcome == ASK_DONE)
		ask_go_to_line(ask, ask->list.cursor + 1);
	return outcome;
}

/** Space: yes, then no, then yes. */
static enum ask_outcome turn_line(struct ask *ask, struct error *err)
{
	const struct answer *answer = ask_answer(ask, ROW_NONE);
	bool is_yes = answer->state == ANSWER_VALUES && answer_has_value(answer, YES);
	int line = ask->list.cursor;
	enum ask_outcome outcome = answer_line(ask, is_yes ? NO : YES, err);

	ask_go_to_line(ask, line);
	return outcome;
}

static enum ask_outcome sheet_click(struct ask *ask, const struct key *key, struct error *err)
{
	int line = list_at(&ask->list, line_rows, ask, key->mouse.y - ask->area.y - 1);
	int x = key->mouse.x - ask->area.x - MARK_COLS - label_cols(ask) - ask->label_cols -
		FLAG_COLS;

	if (line < 0 || key->mouse.action != MOUSE_CLICK)
		return ASK_IGNORED;
	ask_go_to_line(ask, line);
	if (x < 0 || x >= cells_cols(ask))
		return ASK_DONE;
	enum ask_outcome outcome = answer_line(ask, x < no_x(ask) ? YES : NO, err);

	ask_go_to_line(ask, line);
	return outcome;
}

static enum ask_outcome sheet_key(struct ask *ask, const struct key *key, int action,
				  struct error *err)
{
	if (action == ACTION_TAB || action == ACTION_BACKTAB)
		action = action == ACTION_TAB ? ACTION_DOWN : ACTION_UP;
	if (list_move(&ask->list, action)) {
		ask_go_to_line(ask, ask->list.cursor);
		return ASK_DONE;
	}
	switch (action) {
	case ACT_YES: return answer_line(ask, YES, err);
	case ACT_NO: return answer_line(ask, NO, err);
	case ACT_CHOOSE:
		if (key->type == KEY_TYPE_CHAR && key->ch >= '3' && key->ch <= '9')
			return ASK_DONE; /* no such choice: nothing is answered by it */
		return key->type == KEY_TYPE_MOUSE ? sheet_click(ask, key, err)
						   : turn_line(ask, err);
	default: return ASK_IGNORED;
	}
}

const struct ask_ops ask_sheet_ops = {
	.start = sheet_start,
	.rows = sheet_rows,
	.layout = sheet_layout,
	.draw = sheet_draw,
	.key = sheet_key,
};
