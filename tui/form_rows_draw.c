/* The drawing of a form; its arithmetic is in form_rows.c. */
#include "form_rows.h"

#include "i18n.h"

enum { MARK_COLS = 2, DIGIT_COLS = 2, BOX_COLS = 4 };

static void draw_choice(const struct form_rows *form, struct canvas *canvas, int y, int index)
{
	const struct form_row *row = &form->rows[index];
	bool is_on = form->is_on[index];
	bool is_tick = row->kind == FORM_TICK;
	enum role role = is_on ? ROLE_CHOSEN : ROLE_NORMAL;
	int x = MARK_COLS;

	if (row->digit) {
		draw_format(canvas, y, x, ROLE_KEY, "%c", row->digit);
		x += DIGIT_COLS;
	}
	if (is_tick)
		draw_glyph(canvas, y, x, role, is_on ? GLYPH_BOX_ON : GLYPH_BOX_OFF);
	else
		draw_glyph(canvas, y, x, role, is_on ? GLYPH_RADIO_ON : GLYPH_RADIO_OFF);
	x += BOX_COLS;
	draw_text_in(canvas, y, x, canvas->cols - x - 1, role, _(row->label));
}

/** What the text of a line means, behind it. */
static void draw_meaning(struct canvas *canvas, struct rect area, const struct field *field,
			 const char *meaning)
{
	int x = draw_cols(field->text) - field->left + MARK_COLS;

	if (meaning && x < area.cols)
		draw_text_in(canvas, area.y, area.x + x, area.cols - x, ROLE_HELP, meaning);
}

static void draw_line(const struct form_rows *form, struct canvas *canvas, int y, int index,
		      bool has_cursor)
{
	struct rect area = { y, MARK_COLS + form->label_cols, 1, 0 };
	int room = form->label_cols ? form->label_cols - 1 : canvas->cols - MARK_COLS - 1;

	draw_text_in(canvas, y, MARK_COLS, room, has_cursor ? ROLE_CHOSEN : ROLE_NORMAL,
		     _(form->rows[index].label));
	area.y += !form->label_cols;
	area.cols = canvas->cols - area.x - 1;
	if (area.cols <= 0)
		return;
	field_draw(canvas, area, &form->fields[index], has_cursor);
	draw_meaning(canvas, area, &form->fields[index], form->meaning[index]);
}

/** The bar at the left shows how far the text reaches. */
static void draw_lines(const struct form_rows *form, struct canvas *canvas, int y, int index,
		       bool has_cursor)
{
	const struct field *field = &form->fields[index];
	struct rect area = { y + 1, 2 * MARK_COLS, form->text_rows[index], field->cols };

	draw_text_in(canvas, y, MARK_COLS, canvas->cols - MARK_COLS - 1,
		     has_cursor ? ROLE_CHOSEN : ROLE_NORMAL, _(form->rows[index].label));
	draw_vline(canvas, area.y, MARK_COLS, area.rows);
	field_draw(canvas, area, field, has_cursor);
}

static void draw_row(const struct form_rows *form, struct canvas *canvas, int y, int index)
{
	const struct form_row *row = &form->rows[index];
	bool has_cursor = index == form->list.cursor;
	int lead = form_row_lead(form, index);

	if (lead)
		draw_text_in(canvas, y + lead - 1, 0, canvas->cols - 1, ROLE_HEADING,
			     _(row->heading));
	y += lead;
	draw_cursor(canvas, y, 0, has_cursor, !form_rows_takes_text(form));
	if (row->kind == FORM_LINE)
		draw_line(form, canvas, y, index, has_cursor);
	else if (row->kind == FORM_LINES)
		draw_lines(form, canvas, y, index, has_cursor);
	else
		draw_choice(form, canvas, y, index);
}

void form_rows_draw(const struct form_rows *form, struct canvas *canvas)
{
	struct canvas body = canvas_part(canvas, form->area);
	const char *hint = form->rows[form->list.cursor].hint;
	struct list_item item = { 0 };

	while (list_next(&form->list, form_row_rows, form, &item))
		draw_row(form, &body, item.y, item.index);
	draw_scrollbar(&body, 0, body.cols - 1, form->list.rows, form->list.top, form->list.total);
	if (form->hint)
		draw_paragraph(canvas, form->hint_area, 0, ROLE_HELP, form->hint);
	else if (hint)
		draw_paragraph(canvas, form->hint_area, 0, ROLE_HELP, _(hint));
}
