#include "draw.h"

#include <curses.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "draw_run.h"
#include "escape.h"
#include "strbuf.h"
#include "term.h"
#include "text.h"

enum {
	FORMAT_BYTES = 1024,
	BAR_MIN = 5, /* of a header */
	BAR_MAX = 15
};

/* Where the cursor goes when the frame is done, in cells of the screen; y < 0: nowhere. */
static struct {
	int y;
	int x;
	bool is_shown; /* as the terminal has it now */
	bool is_known;
} focus;

/* ---- signs ------------------------------------------------------------ */

static const char *const signs[GLYPH_COUNT] = {
	[GLYPH_CURSOR] = "▶ ",    [GLYPH_CHECK] = "✓",       [GLYPH_CROSS] = "✗",
	[GLYPH_PARTIAL] = "~",    [GLYPH_UNKNOWN] = "?",     [GLYPH_OPEN] = "-",
	[GLYPH_FLAG] = "⚑",       [GLYPH_NOTE] = "✎",        [GLYPH_RADIO_OFF] = "( )",
	[GLYPH_RADIO_ON] = "(*)", [GLYPH_BOX_OFF] = "[ ]",   [GLYPH_BOX_ON] = "[x]",
	[GLYPH_ELLIPSIS] = "…",   [GLYPH_ARROW_UP] = "↑",    [GLYPH_ARROW_DOWN] = "↓",
	[GLYPH_ARROW_LEFT] = "←", [GLYPH_ARROW_RIGHT] = "→", [GLYPH_BULLET] = "•",
};

static const char *const ascii_signs[GLYPH_COUNT] = {
	[GLYPH_CURSOR] = "> ",    [GLYPH_CHECK] = "v",       [GLYPH_CROSS] = "x",
	[GLYPH_PARTIAL] = "~",    [GLYPH_UNKNOWN] = "?",     [GLYPH_OPEN] = "-",
	[GLYPH_FLAG] = "!",       [GLYPH_NOTE] = "#",        [GLYPH_RADIO_OFF] = "( )",
	[GLYPH_RADIO_ON] = "(*)", [GLYPH_BOX_OFF] = "[ ]",   [GLYPH_BOX_ON] = "[x]",
	[GLYPH_ELLIPSIS] = "~",   [GLYPH_ARROW_UP] = "^",    [GLYPH_ARROW_DOWN] = "v",
	[GLYPH_ARROW_LEFT] = "<", [GLYPH_ARROW_RIGHT] = ">", [GLYPH_BULLET] = "*",
};

const char *draw_glyph_text(enum glyph glyph)
{
	return term_ascii_marks() ? ascii_signs[glyph] : signs[glyph];
}

struct lines {
	wchar_t across, down, top_left, top_right, bottom_left, bottom_right, full, rest, thumb;
};

static const struct lines *lines(void)
{
	static const struct lines graphic = {
		L'─', L'│', L'┌', L'┐', L'└', L'┘', L'█', L'░', L'█'
	};
	static const struct lines ascii = { L'-', L'|', L'+', L'+', L'+', L'+', L'#', L'.', L'#' };

	return term_ascii_frames() ? &ascii : &graphic;
}

/* ---- canvas ------------------------------------------------------------ */

struct rect canvas_area(const struct canvas *canvas)
{
	return (struct rect){ 0, 0, canvas->rows, canvas->cols };
}

struct canvas canvas_part(const struct canvas *canvas, struct rect part)
{
	struct canvas result = {
		.rows = part.rows > 0 ? part.rows : 0,
		.cols = part.cols > 0 ? part.cols : 0,
		.top = canvas->top + part.y,
		.left = canvas->left + part.x,
	};

	result.clip = rect_intersect(
		(struct rect){ result.top, result.left, result.rows, result.cols }, canvas->clip);
	return result;
}

/* ---- text --------------------------------------------------------------- */

static bool is_separate_mark(uint32_t c)
{
	return (c >= 0x300 && c < 0x370) || c == 0x3099 || c == 0x309A;
}

/* Neither unsafe nor to be composed: most texts, which are then used where they are. */
static bool is_clean(const char *text)
{
	for (const char *s = text; *s;) {
		uint32_t c;

		if (*s >= ' ' && *s < 0x7f) {
			s++;
			continue;
		}
		s += text_decode(s, 4, &c);
		if (c == '\n')
			continue;
		if (c == TEXT_BAD || is_separate_mark(c) || term_char_cols(c) < 0)
			return false;
	}
	return true;
}

/* The text as it may be shown. Lent until the next call. */
static const char *cleaned(const char *text)
{
	static struct strbuf safe = STRBUF_INIT;
	char *composed;

	if (!text)
		return "";
	if (is_clean(text))
		return text;
	strbuf_reset(&safe);
	escape_terminal(&safe, text, true);
	composed = text_nfc(safe.text);
	strbuf_reset(&safe);
	strbuf_adds(&safe, composed);
	free(composed);
	return safe.text;
}

int draw_cols(const char *text)
{
	text = cleaned(text);
	return draw_run_cols(text, strlen(text));
}

int draw_text(struct canvas *canvas, int y, int x, enum role role, const char *text)
{
	text = cleaned(text);
	return draw_run_text(canvas, y, x, role, text, strlen(text));
}

int draw_text_in(struct canvas *canvas, int y, int x, int cols, enum role role, const char *text)
{
	size_t line;
	int used;

	if (cols <= 0)
		return 0;
	text = cleaned(text);
	line = strcspn(text, "\n");
	if (!text[line] && draw_run_cols(text, line) <= cols)
		return draw_run_text(canvas, y, x, role, text, line);
	line = text_fit(text, line, cols - 1, term_ambiguous_wide(), &used);
	used = draw_run_text(canvas, y, x, role, text, line);
	return used + draw_glyph(canvas, y, x + used, role, GLYPH_ELLIPSIS);
}

int draw_text_right(struct canvas *canvas, int y, int end, enum role role, const char *text)
{
	int x = end - draw_cols(text);

	draw_text(canvas, y, x, role, text);
	return x;
}

void draw_text_centred(struct canvas *canvas, int y, enum role role, const char *text)
{
	int free_cols = canvas->cols - draw_cols(text);

	draw_text(canvas, y, free_cols > 0 ? free_cols / 2 : 0, role, text);
}

int draw_format(struct canvas *canvas, int y, int x, enum role role, const char *format, ...)
{
	char text[FORMAT_BYTES];
	va_list args;
	int n;

	va_start(args, format);
	n = vsnprintf(text, sizeof(text), format, args);
	va_end(args);
	if (n >= (int)sizeof(text))
		text[text_cut(text, sizeof(text) - 1)] = '\0';
	return draw_text(canvas, y, x, role, text);
}

int draw_glyph(struct canvas *canvas, int y, int x, enum role role, enum glyph glyph)
{
	const char *sign = draw_glyph_text(glyph);

	return draw_run_text(canvas, y, x, role, sign, strlen(sign));
}

/* ---- paragraphs ---------------------------------------------------------- */

static void wrap_start(struct text_wrap *wrap, const char *text, int cols)
{
	text_wrap_init(wrap, text, cols > 0 ? cols : 1);
	wrap->ambiguous_wide = term_ambiguous_wide();
}

int draw_paragraph_rows(const char *text, int cols)
{
	struct text_wrap wrap;
	struct text_line line;
	int rows = 0;

	if (!text || !*text)
		return 0;
	wrap_start(&wrap, cleaned(text), cols);
	while (text_wrap_next(&wrap, &line))
		rows++;
	return rows > 0 ? rows : 1;
}

int draw_paragraph(struct canvas *canvas, struct rect area, int skip, enum role role,
		   const char *text)
{
	struct canvas part = canvas_part(canvas, area);
	struct text_wrap wrap;
	struct text_line line;
	int row = 0;

	if (!text || !*text)
		return 0;
	wrap_start(&wrap, cleaned(text), area.cols);
	for (; text_wrap_next(&wrap, &line); row++)
		if (row >= skip && row - skip < part.rows)
			draw_run_text(&part, row - skip, 0, role, line.text, line.bytes);
	return row > 0 ? row : 1;
}

/* ---- cursor --------------------------------------------------------------- */

void draw_focus(struct canvas *canvas, int y, int x)
{
	struct rect cell =
		rect_intersect((struct rect){ canvas->top + y, canvas->left + x, 1, 1 }, canvas->clip);

	focus.y = cell.rows && cell.cols ? cell.y : -1;
	focus.x = cell.x;
}

void draw_no_focus(void)
{
	focus.y = -1;
}

void draw_cursor(struct canvas *canvas, int y, int x, bool here, bool has_keys)
{
	if (!here)
		return;
	draw_glyph(canvas, y, x, has_keys ? ROLE_CURSOR : ROLE_NORMAL, GLYPH_CURSOR);
	/* only the sign itself is reverse: fewer cells change */
	draw_text(canvas, y, x + 1, ROLE_NORMAL, " ");
	if (has_keys)
		draw_focus(canvas, y, x);
}

/* ---- lines and bars --------------------------------------------------------- */

void draw_hline(struct canvas *canvas, int y, int x, int cols)
{
	draw_run_repeat(canvas, y, x, cols, ROLE_FRAME, lines()->across);
}

void draw_vline(struct canvas *canvas, int y, int x, int rows)
{
	for (int i = 0; i < rows; i++)
		draw_run_repeat(canvas, y + i, x, 1, ROLE_FRAME, lines()->down);
}

static void draw_box_row(struct canvas *canvas, int y, struct rect area, enum role role,
			 wchar_t left, wchar_t right)
{
	draw_run_repeat(canvas, y, area.x, 1, role, left);
	draw_run_repeat(canvas, y, area.x + 1, area.cols - 2, role, lines()->across);
	draw_run_repeat(canvas, y, area.x + area.cols - 1, 1, role, right);
}

void draw_box(struct canvas *canvas, struct rect area, const char *title, bool has_focus)
{
	enum role role = has_focus ? ROLE_FRAME_FOCUS : ROLE_FRAME;
	const struct lines *set = lines();
	int bottom = area.y + area.rows - 1, used;

	if (area.rows < 2 || area.cols < 2)
		return;
	draw_box_row(canvas, area.y, area, role, set->top_left, set->top_right);
	for (int y = area.y + 1; y < bottom; y++) {
		draw_run_repeat(canvas, y, area.x, 1, role, set->down);
		draw_run_repeat(canvas, y, area.x + area.cols - 1, 1, role, set->down);
	}
	draw_box_row(canvas, bottom, area, role, set->bottom_left, set->bottom_right);
	if (!title || !*title || area.cols < 6)
		return;
	used = draw_text_in(canvas, area.y, area.x + 2, area.cols - 4,
			    has_focus ? ROLE_FRAME_FOCUS : ROLE_TITLE, title);
	draw_run_repeat(canvas, area.y, area.x + 1, 1, role, L' ');
	draw_run_repeat(canvas, area.y, area.x + 2 + used, 1, role, L' ');
}

void draw_fill(struct canvas *canvas, struct rect area, enum role role)
{
	for (int y = 0; y < area.rows; y++)
		draw_run_repeat(canvas, area.y + y, area.x, area.cols, role, L' ');
}

void draw_bar(struct canvas *canvas, int y, int x, int cols, int done, int total)
{
	int full = total > 0 ? (int)((long)cols * done / total) : 0;

	if (full == 0 && done > 0 && cols > 1)
		full = 1;
	if (full >= cols && done < total)
		full = cols - 1;
	draw_run_repeat(canvas, y, x, full, ROLE_BAR, lines()->full);
	draw_run_repeat(canvas, y, x + full, cols - full, ROLE_BAR_REST, lines()->rest);
}

void draw_scrollbar(struct canvas *canvas, int y, int x, int rows, int first, int total)
{
	int thumb, at;

	if (total <= rows || rows < 1)
		return;
	thumb = (int)((long)rows * rows / total);
	thumb = thumb > 0 ? thumb : 1;
	at = (int)((long)(rows - thumb) * first / (total - rows));
	for (int i = 0; i < rows; i++) {
		bool is_thumb = i >= at && i < at + thumb;

		draw_run_repeat(canvas, y + i, x, 1, is_thumb ? ROLE_BAR : ROLE_FRAME,
			     is_thumb ? lines()->thumb : lines()->down);
	}
}

/* Columns of "  text", 0 when there is none. */
static int part_cols(const char *text)
{
	return text && *text ? 2 + draw_cols(text) : 0;
}

/* Columns of the bar in a header: it gives way to the words, but not all of it. */
static int header_bar_cols(int cols, int left_by_words)
{
	int most = cols / 5 < BAR_MAX ? cols / 5 : BAR_MAX;

	if (left_by_words > most)
		return most;
	return left_by_words < BAR_MIN ? BAR_MIN : left_by_words;
}

void draw_header(struct canvas *canvas, const char *title, const char *detail, int done, int total)
{
	char count[32] = "";
	int end = canvas->cols, x, bar;

	if (total > 0) {
		snprintf(count, sizeof(count), "%d/%d", done, total);
		end = draw_text_right(canvas, 0, end, ROLE_TITLE, count) - 2;
		if (canvas->cols >= 5 * BAR_MIN) {
			bar = header_bar_cols(canvas->cols, end - 2 - draw_cols("tenken") -
								    part_cols(title) -
								    part_cols(detail));
			draw_bar(canvas, 0, end - bar, bar, done, total);
			end -= bar + 2;
		}
	}
	x = draw_text_in(canvas, 0, 0, end, ROLE_TITLE, "tenken");
	if (title && *title && x + 2 < end)
		x += 2 + draw_text_in(canvas, 0, x + 2, end - x - 2, ROLE_TITLE, title);
	if (detail && *detail && x + 2 < end)
		draw_text_in(canvas, 0, x + 2, end - x - 2, ROLE_NORMAL, detail);
}

/* ---- frames ------------------------------------------------------------------ */

struct canvas draw_begin(void)
{
	struct canvas canvas = { 0 };

	term_size(&canvas.rows, &canvas.cols);
	canvas.clip = canvas_area(&canvas);
	erase();
	focus.y = -1;
	return canvas;
}

void draw_end(bool all)
{
	bool shown = focus.y >= 0;

	if (all)
		clearok(curscr, TRUE);
	if (all || !focus.is_known || shown != focus.is_shown)
		curs_set(shown ? 1 : 0);
	focus.is_known = true;
	focus.is_shown = shown;
	leaveok(stdscr, !shown);
	if (shown)
		move(focus.y, focus.x);
	refresh();
}
