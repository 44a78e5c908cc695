/* The drawing of a field; its arithmetic is in field.c and knows nothing of this. */
#include "field.h"

#include "strbuf.h"

static void draw_line(struct canvas *canvas, int y, int x, enum role role,
		      const struct field *field, const struct field_line *line)
{
	static struct strbuf text = STRBUF_INIT;

	strbuf_reset(&text);
	strbuf_add(&text, field->text + line->start, line->end - line->start);
	draw_text(canvas, y, x, role, text.text);
}

void field_draw(struct canvas *canvas, struct rect area, const struct field *field, bool has_focus)
{
	struct canvas part = canvas_part(canvas, area);
	enum role role = field->kind == FIELD_LINE ? ROLE_FIELD : ROLE_NORMAL;
	int y, x;

	if (field->kind == FIELD_LINE)
		draw_fill(&part, canvas_area(&part), role);
	for (int row = 0; row < part.rows && field->top + row < field->line_count; row++)
		draw_line(&part, row, -field->left, role, field, &field->lines[field->top + row]);
	if (field->kind == FIELD_LINES)
		draw_scrollbar(&part, 0, part.cols - 1, part.rows, field->top, field->line_count);
	if (!has_focus)
		return;
	field_cursor_at(field, &y, &x);
	draw_focus(&part, y, x);
}
