/* The lines of a field as it is wrapped, its places on them and its window. */
#include "field_lines.h"

#include <stdlib.h>

#include "arena.h"
#include "term.h"
#include "text.h"

static int cols_between(const struct field *field, size_t from, size_t to)
{
	return text_cols_wide(field->text + from, to - from, term_ambiguous_wide());
}

/*
 * One column is kept for the cursor behind the last character, with many lines one for the
 * scrollbar.
 */
static int wrap_cols(int cols)
{
	return cols > 2 ? cols - 2 : 1;
}

static void add_line(struct field_line **lines, int *count, struct field_line line)
{
	if ((*count & (*count - 1)) == 0) /* a power of two: full */
		*lines = mem_realloc(*lines, sizeof(**lines) * (size_t)(*count ? *count * 2 : 1));
	(*lines)[(*count)++] = line;
}

/* Wraps the text; an empty one, and one that ends in \n, has an empty line at its end. */
static int wrap_lines(const struct field *field, int cols, struct field_line **lines)
{
	struct text_wrap wrap;
	struct text_line line;
	size_t start = 0;
	int count = 0;

	if (field->kind == FIELD_LINE) {
		add_line(lines, &count, (struct field_line){ 0, field->bytes, field->bytes });
		return count;
	}
	text_wrap_init_bytes(&wrap, field->text, field->bytes, wrap_cols(cols));
	wrap.ambiguous_wide = term_ambiguous_wide();
	while (text_wrap_next(&wrap, &line)) {
		size_t end = (size_t)(line.text - field->text) + line.bytes;

		add_line(lines, &count, (struct field_line){ start, end, wrap.at });
		start = wrap.at;
	}
	if (!field->bytes || field->text[field->bytes - 1] == '\n')
		add_line(lines, &count,
			 (struct field_line){ field->bytes, field->bytes, field->bytes });
	return count;
}

/* The columns, and how they are counted, as one number. */
static int width_key(const struct field *field)
{
	return field->cols * 2 + term_ambiguous_wide();
}

void field_lines_wrap(struct field *field)
{
	field->wrapped_for = width_key(field);
	free(field->lines);
	field->lines = NULL;
	field->line_count = wrap_lines(field, field->cols, &field->lines);
}

int field_line_at(const struct field *field, size_t at)
{
	int line = 0;

	while (line + 1 < field->line_count && at >= field->lines[line + 1].start)
		line++;
	return line;
}

int field_col_at(const struct field *field, size_t at)
{
	const struct field_line *line = &field->lines[field_line_at(field, at)];
	int cols = cols_between(field, line->start, at);
	int last = wrap_cols(field->cols);

	return field->kind == FIELD_LINE || cols < last ? cols : last;
}

/* The place in a line that is nearest to a column, left of it. */
size_t field_place_at(const struct field *field, int line_index, int col)
{
	const struct field_line *line = &field->lines[line_index];
	size_t end = line->end;
	size_t at;

	/* Behind the last character of a line that goes on is the next line's start already. */
	if (end == line->next && line_index + 1 < field->line_count && end > line->start)
		end = text_step_prev(field->text, field->bytes, end);
	at = line->start + text_fit(field->text + line->start, line->end - line->start, col,
				    term_ambiguous_wide(), NULL);
	return at < end ? at : end;
}

void field_fit(struct field *field, int rows, int cols)
{
	int line, col;

	field->rows = rows > 0 ? rows : 1;
	field->cols = cols > 0 ? cols : 1;
	if (field->wrapped_for != width_key(field))
		field_lines_wrap(field);
	line = field_line_at(field, field->cursor);
	if (line >= field->top + field->rows)
		field->top = line - field->rows + 1;
	if (field->top > field->line_count - field->rows)
		field->top = field->line_count > field->rows ? field->line_count - field->rows : 0;
	if (line < field->top)
		field->top = line;
	if (field->kind == FIELD_LINES)
		return;
	col = field_col_at(field, field->cursor);
	if (col < field->left)
		field->left = col;
	if (col > field->left + field->cols - 1)
		field->left = col - field->cols + 1;
}

int field_rows(const struct field *field, int cols)
{
	struct field_line *lines = NULL;
	int count = wrap_lines(field, cols, &lines);

	free(lines);
	return count;
}

void field_cursor_at(const struct field *field, int *y, int *x)
{
	*y = field_line_at(field, field->cursor) - field->top;
	*x = field_col_at(field, field->cursor) - field->left;
}
