#include "pdf_paint.h"

#include <math.h>

struct colour {
	double r, g, b;
};

#define HEX(rgb) { ((rgb) >> 16 & 255) / 255.0, ((rgb) >> 8 & 255) / 255.0, ((rgb)&255) / 255.0 }

static const struct colour inks[INK_COUNT] = {
	[INK_TEXT] = HEX(0x1C232B), [INK_QUIET] = HEX(0x56606B), [INK_ACCENT] = HEX(0x14466B), [INK_LINK] = HEX(0x00568C),
	[INK_RULE] = HEX(0xC9D0D7), [INK_PALE] = HEX(0xF2F5F8),  [INK_WHITE] = HEX(0xFFFFFF),
};

static const struct colour tones[TONE_COUNT] = {
	[TONE_NONE] = HEX(0x0072B2),    [TONE_MET] = HEX(0x009E73),        [TONE_PARTIAL] = HEX(0xE69F00),
	[TONE_GAP] = HEX(0xD55E00),     [TONE_UNKNOWN] = HEX(0xCC79A7),    [TONE_UNANSWERED] = HEX(0x8A949E),
	[TONE_NOT_APPLICABLE] = HEX(0x8A949E), [TONE_QUIET] = HEX(0x8A949E),
};

static const struct colour lines[] = {
	HEX(0x0072B2), HEX(0xD55E00), HEX(0x009E73), HEX(0xCC79A7), HEX(0xE69F00), HEX(0x56B4E9), HEX(0x000000), HEX(0x8A949E),
};

enum { LINE_STYLES = sizeof(lines) / sizeof(lines[0]) };

static void set(cairo_t *cr, struct colour colour)
{
	cairo_set_source_rgb(cr, colour.r, colour.g, colour.b);
}

void pdf_ink_set(cairo_t *cr, enum pdf_ink ink)
{
	set(cr, inks[ink]);
}

void pdf_ink_rgb(enum pdf_ink ink, unsigned short rgb[3])
{
	rgb[0] = (unsigned short)(inks[ink].r * 65535);
	rgb[1] = (unsigned short)(inks[ink].g * 65535);
	rgb[2] = (unsigned short)(inks[ink].b * 65535);
}

/* ---- signs ---------------------------------------------------------------------------- */

static void circle(cairo_t *cr, double x, double y, double radius)
{
	cairo_new_sub_path(cr);
	cairo_arc(cr, x, y, radius, 0, 2 * M_PI);
}

static void diamond(cairo_t *cr, double x, double y, double radius)
{
	cairo_move_to(cr, x, y - radius);
	cairo_line_to(cr, x + radius, y);
	cairo_line_to(cr, x, y + radius);
	cairo_line_to(cr, x - radius, y);
	cairo_close_path(cr);
}

static void half_circle(cairo_t *cr, double x, double y)
{
	circle(cr, x, y, 2.9);
	cairo_stroke(cr);
	cairo_arc(cr, x, y, 2.9, M_PI / 2, 3 * M_PI / 2);
	cairo_close_path(cr);
	cairo_fill(cr);
}

static void cross(cairo_t *cr, double x, double y)
{
	cairo_set_line_width(cr, 1.7);
	cairo_move_to(cr, x - 2.5, y - 2.5);
	cairo_line_to(cr, x + 2.5, y + 2.5);
	cairo_move_to(cr, x + 2.5, y - 2.5);
	cairo_line_to(cr, x - 2.5, y + 2.5);
	cairo_stroke(cr);
}

static void dash(cairo_t *cr, double x, double y)
{
	cairo_set_line_width(cr, 1.4);
	cairo_move_to(cr, x - 2.6, y);
	cairo_line_to(cr, x + 2.6, y);
	cairo_stroke(cr);
}

bool pdf_mark_exists(enum doc_tone tone)
{
	return tone != TONE_NONE && tone != TONE_QUIET;
}

void pdf_mark(cairo_t *cr, enum doc_tone tone, double x, double y)
{
	cairo_save(cr);
	set(cr, tones[tone]);
	cairo_set_line_width(cr, 1.1);
	switch (tone) {
	case TONE_MET:
		circle(cr, x, y, 3.3);
		cairo_fill(cr);
		break;
	case TONE_PARTIAL: half_circle(cr, x, y); break;
	case TONE_GAP: cross(cr, x, y); break;
	case TONE_UNKNOWN:
		diamond(cr, x, y, 3.6);
		cairo_fill(cr);
		break;
	case TONE_UNANSWERED:
		circle(cr, x, y, 2.7);
		cairo_stroke(cr);
		break;
	case TONE_NOT_APPLICABLE: dash(cr, x, y); break;
	default: break;
	}
	cairo_restore(cr);
}

/* ---- patterns -------------------------------------------------------------------------- */

/* White lines over a rectangle that is the clip; leaning to the right (1) or the left (-1). */
static void hatch(cairo_t *cr, double x, double y, double width, double height, double gap, int lean)
{
	for (double at = -height; at < width + height; at += gap) {
		cairo_move_to(cr, x + at, y + height);
		cairo_line_to(cr, x + at + lean * height, y);
	}
	cairo_stroke(cr);
}

static void dots(cairo_t *cr, double x, double y, double width, double height)
{
	int row = 0;

	for (double down = 2; down < height; down += 3.5, row++) {
		for (double along = row % 2 ? 3.75 : 2; along < width; along += 3.5)
			circle(cr, x + along, y + down, 0.65);
	}
	cairo_fill(cr);
}

static void upright(cairo_t *cr, double x, double y, double width, double height)
{
	for (double at = 2; at < width; at += 3.5) {
		cairo_move_to(cr, x + at, y);
		cairo_line_to(cr, x + at, y + height);
	}
	cairo_stroke(cr);
}

enum pattern { PATTERN_PLAIN, PATTERN_RIGHT, PATTERN_CROSS, PATTERN_DOTS, PATTERN_UPRIGHT, PATTERN_LEFT };

static void draw_pattern(cairo_t *cr, enum pattern pattern, double x, double y, double width, double height)
{
	set(cr, inks[INK_WHITE]);
	cairo_set_line_width(cr, 0.8);
	switch (pattern) {
	case PATTERN_RIGHT: hatch(cr, x, y, width, height, 4, 1); break;
	case PATTERN_LEFT: hatch(cr, x, y, width, height, 4, -1); break;
	case PATTERN_CROSS:
		hatch(cr, x, y, width, height, 5, 1);
		hatch(cr, x, y, width, height, 5, -1);
		break;
	case PATTERN_DOTS: dots(cr, x, y, width, height); break;
	case PATTERN_UPRIGHT: upright(cr, x, y, width, height); break;
	case PATTERN_PLAIN: break;
	}
}

static enum pattern pattern_of(enum doc_tone tone, int index)
{
	static const enum pattern by_tone[TONE_COUNT] = {
		[TONE_MET] = PATTERN_PLAIN,         [TONE_PARTIAL] = PATTERN_RIGHT,
		[TONE_GAP] = PATTERN_CROSS,         [TONE_UNKNOWN] = PATTERN_DOTS,
		[TONE_UNANSWERED] = PATTERN_LEFT, [TONE_NOT_APPLICABLE] = PATTERN_UPRIGHT,
	};

	return pdf_mark_exists(tone) ? by_tone[tone] : (enum pattern)(index % (PATTERN_LEFT + 1));
}

void pdf_pattern(cairo_t *cr, enum doc_tone tone, int index, double x, double y, double width, double height)
{
	if (width <= 0 || height <= 0)
		return;
	cairo_save(cr);
	cairo_rectangle(cr, x, y, width, height);
	set(cr, pdf_mark_exists(tone) ? tones[tone] : lines[index % LINE_STYLES]);
	cairo_fill_preserve(cr);
	cairo_clip(cr);
	draw_pattern(cr, pattern_of(tone, index), x, y, width, height);
	cairo_restore(cr);
}

/* ---- lines ------------------------------------------------------------------------------ */

void pdf_line_style(cairo_t *cr, int index)
{
	static const double dashes[4][4] = { { 0 }, { 6, 3 }, { 1.5, 2.5 }, { 7, 2, 1.5, 2 } };
	static const int lengths[4] = { 0, 2, 2, 4 };

	set(cr, lines[index % LINE_STYLES]);
	cairo_set_line_width(cr, 1.6);
	cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
	cairo_set_dash(cr, dashes[index % 4], lengths[index % 4], 0);
}

void pdf_line_marker(cairo_t *cr, int index, double x, double y)
{
	cairo_save(cr);
	set(cr, lines[index % LINE_STYLES]);
	cairo_set_dash(cr, NULL, 0, 0);
	switch (index % 4) {
	case 0: circle(cr, x, y, 2.6); break;
	case 1: cairo_rectangle(cr, x - 2.4, y - 2.4, 4.8, 4.8); break;
	case 2: diamond(cr, x, y, 3.4); break;
	default:
		cairo_move_to(cr, x, y - 3.2);
		cairo_line_to(cr, x + 3, y + 2.4);
		cairo_line_to(cr, x - 3, y + 2.4);
		cairo_close_path(cr);
	}
	cairo_fill(cr);
	cairo_restore(cr);
}
