/* vt's eyes: what stands on the screen of the program, and waiting for it. */
#include "vt.h"

#include <stdint.h>
#include <string.h>

enum { LOOK_MS = 50 };

/* ---- cells ---------------------------------------------------------------------- */

static size_t put_utf8(uint32_t c, char *out)
{
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		out[0] = (char)(0xc0 | c >> 6);
		out[1] = (char)(0x80 | (c & 63));
		return 2;
	}
	if (c < 0x10000) {
		out[0] = (char)(0xe0 | c >> 12);
		out[1] = (char)(0x80 | (c >> 6 & 63));
		out[2] = (char)(0x80 | (c & 63));
		return 3;
	}
	out[0] = (char)(0xf0 | c >> 18);
	out[1] = (char)(0x80 | (c >> 12 & 63));
	out[2] = (char)(0x80 | (c >> 6 & 63));
	out[3] = (char)(0x80 | (c & 63));
	return 4;
}

/* Text of a row; columns[i] is the column of byte i, when wanted. */
static char *row_text(const struct vt *vt, int row, char text[VT_ROW_SIZE], int *columns)
{
	size_t n = 0, end = 0;

	for (int col = 0; col < vt->cols && n < VT_ROW_SIZE - 32; col++) {
		VTermScreenCell cell;
		size_t start = n;

		vterm_screen_get_cell(vt->screen, (VTermPos){ row, col }, &cell);
		if (cell.chars[0] == (uint32_t)-1)
			continue; /* second half of a wide character */
		n += put_utf8(cell.chars[0] ? cell.chars[0] : ' ', text + n);
		for (int i = 1; cell.chars[0] && i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++)
			n += put_utf8(cell.chars[i], text + n);
		for (size_t i = start; columns && i < n; i++)
			columns[i] = col;
		if (cell.chars[0] && cell.chars[0] != ' ')
			end = n;
	}
	text[end] = '\0';
	return text;
}

char *vt_row(const struct vt *vt, int row, char text[VT_ROW_SIZE])
{
	return row_text(vt, row, text, NULL);
}

unsigned vt_attr_at(const struct vt *vt, int row, int col)
{
	VTermScreenCell cell;
	unsigned attr = 0;

	vterm_screen_get_cell(vt->screen, (VTermPos){ row, col }, &cell);
	attr |= cell.attrs.bold ? VT_BOLD : 0u;
	attr |= cell.attrs.reverse ? VT_REVERSE : 0u;
	attr |= cell.attrs.underline ? VT_UNDERLINE : 0u;
	attr |= VTERM_COLOR_IS_DEFAULT_FG(&cell.fg) ? 0u : VT_COLOUR;
	return attr;
}

int vt_find(const struct vt *vt, int row, const char *text)
{
	char line[VT_ROW_SIZE];
	int columns[VT_ROW_SIZE];
	const char *at = strstr(row_text(vt, row, line, columns), text);

	return at ? columns[at - line] : -1;
}

int vt_find_row(const struct vt *vt, const char *text)
{
	char line[VT_ROW_SIZE];

	for (int row = 0; row < vt->rows; row++)
		if (strstr(vt_row(vt, row, line), text))
			return row;
	return -1;
}

void vt_cursor(const struct vt *vt, int *row, int *col)
{
	VTermPos at;

	vterm_state_get_cursorpos(vterm_obtain_state(vt->term), &at);
	*row = at.row;
	*col = at.col;
}

void vt_print(const struct vt *vt, FILE *out)
{
	char line[VT_ROW_SIZE];
	int row, col;

	if (!vt->term) {
		fprintf(out, "(no program was started)\n");
		return;
	}
	vt_cursor(vt, &row, &col);
	fprintf(out, "---- %d x %d, cursor %s at %d,%d%s\n", vt->rows, vt->cols,
		vt->cursor_shown ? "shown" : "hidden", row, col,
		vt->has_ended ? ", the program has ended" : "");
	for (row = 0; row < vt->rows; row++)
		fprintf(out, "%3d|%s\n", row, vt_row(vt, row, line));
	fprintf(out, "----\n");
}

/* ---- expectations --------------------------------------------------------------------- */

struct question {
	int row;
	int col;
	const char *text;
	unsigned attr;
};

typedef bool answer_fn(const struct vt *vt, const struct question *question);

static bool wait_until(struct vt *vt, answer_fn *is_true, struct question question)
{
	long end = vt_now_ms() + vt_wait_ms(vt), left;

	while (!is_true(vt, &question)) {
		left = end - vt_now_ms();
		if (left <= 0 || vt->has_ended)
			return is_true(vt, &question);
		vt_pump(vt, left < LOOK_MS ? (int)left : LOOK_MS);
	}
	return true;
}

static bool row_has(const struct vt *vt, const struct question *question)
{
	char line[VT_ROW_SIZE];
	int row = question->row < 0 ? vt->rows + question->row : question->row;

	return strstr(vt_row(vt, row, line), question->text) != NULL;
}

static bool any_has(const struct vt *vt, const struct question *question)
{
	return vt_find_row(vt, question->text) >= 0;
}

static bool none_has(const struct vt *vt, const struct question *question)
{
	return vt_find_row(vt, question->text) < 0;
}

static bool cell_has(const struct vt *vt, const struct question *question)
{
	return (vt_attr_at(vt, question->row, question->col) & question->attr) == question->attr;
}

static bool cursor_is(const struct vt *vt, const struct question *question)
{
	int row, col;

	vt_cursor(vt, &row, &col);
	return vt->cursor_shown && row == question->row && col == question->col;
}

bool vt_sees(struct vt *vt, int row, const char *text)
{
	return wait_until(vt, row_has, (struct question){ .row = row, .text = text });
}

bool vt_sees_anywhere(struct vt *vt, const char *text)
{
	return wait_until(vt, any_has, (struct question){ .text = text });
}

bool vt_loses(struct vt *vt, const char *text)
{
	return wait_until(vt, none_has, (struct question){ .text = text });
}

bool vt_sees_attr(struct vt *vt, int row, int col, unsigned attr)
{
	return wait_until(vt, cell_has, (struct question){ .row = row, .col = col, .attr = attr });
}

bool vt_sees_cursor(struct vt *vt, int row, int col)
{
	return wait_until(vt, cursor_is, (struct question){ .row = row, .col = col });
}
