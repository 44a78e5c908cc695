/* How wide characters are on this terminal; ncurses asks here too. */
#include "term.h"
#include "term_width.h"

#include <string.h>
#include <wchar.h>

#include "text.h"

enum { BMP = 0x10000 };

static bool is_wide;
/* Columns + 2 of the characters met so far, 0 when not met: one table for layout and ncurses. */
static unsigned char known_cols[BMP];

int term_char_cols(uint32_t c)
{
	int cols;

	if (c >= ' ' && c < 0x7f)
		return 1;
	if (c < BMP && known_cols[c])
		return known_cols[c] - 2;
	cols = text_is_unsafe_char(c) ? -1 : text_char_cols(c, is_wide);
	if (c < BMP)
		known_cols[c] = (unsigned char)(cols + 2);
	return cols;
}

/* Takes the C library's place for ncurses too, which counts columns with it. */
int wcwidth(wchar_t c)
{
	return c ? term_char_cols((uint32_t)c) : 0;
}

void term_width_set(bool wide)
{
	is_wide = wide;
	memset(known_cols, 0, sizeof(known_cols));
}

bool term_ambiguous_wide(void)
{
	return is_wide;
}
