#include "theme.h"

#include <curses.h>

#include "term.h"

struct look {
	unsigned plain;   /* monochrome */
	unsigned attr;    /* beside the colour */
	short colour_256; /* readable on dark and on light, -1 the terminal's own */
	short colour_8;
};

/*
 * 256 colours: middling brightness, at least 3.5 : 1 against black and against white. Of the eight old colours cyan and yellow
 * cannot be read on white, nor blue on black: there a role keeps the terminal's own colour and its attributes.
 */
static const struct look looks[ROLE_COUNT] = {
	[ROLE_NORMAL] = { A_NORMAL, A_NORMAL, -1, -1 },
	[ROLE_TITLE] = { A_BOLD, A_BOLD, -1, -1 },
	[ROLE_HEADING] = { A_BOLD | A_UNDERLINE, A_BOLD, 31, -1 },
	[ROLE_PROMPT] = { A_BOLD, A_BOLD, -1, -1 },
	[ROLE_CHOSEN] = { A_BOLD, A_BOLD, 31, -1 },
	[ROLE_CURSOR] = { A_REVERSE, A_REVERSE, -1, -1 },
	[ROLE_GREYED] = { A_DIM, A_NORMAL, 244, -1 },
	[ROLE_HELP] = { A_NORMAL, A_NORMAL, 244, -1 },
	[ROLE_KEY] = { A_BOLD, A_BOLD, -1, -1 },
	[ROLE_HINT] = { A_NORMAL, A_NORMAL, -1, -1 },
	[ROLE_MET] = { A_NORMAL, A_NORMAL, 28, COLOR_GREEN },
	[ROLE_PARTIAL] = { A_BOLD, A_NORMAL, 130, -1 },
	[ROLE_GAP] = { A_BOLD | A_UNDERLINE, A_BOLD, 160, COLOR_RED },
	[ROLE_UNKNOWN] = { A_UNDERLINE, A_NORMAL, 133, COLOR_MAGENTA },
	[ROLE_UNANSWERED] = { A_NORMAL, A_NORMAL, -1, -1 },
	[ROLE_NOT_APPLICABLE] = { A_DIM, A_NORMAL, 244, -1 },
	[ROLE_INFO] = { A_BOLD, A_BOLD, 28, COLOR_GREEN },
	[ROLE_WARNING] = { A_BOLD, A_BOLD, 130, -1 },
	[ROLE_ERROR] = { A_REVERSE | A_BOLD, A_BOLD, 160, COLOR_RED },
	[ROLE_MARK] = { A_BOLD, A_BOLD, 130, -1 },
	[ROLE_NOTE] = { A_NORMAL, A_NORMAL, 31, -1 },
	[ROLE_FRAME] = { A_NORMAL, A_NORMAL, 244, -1 },
	[ROLE_FRAME_FOCUS] = { A_BOLD, A_BOLD, 31, -1 },
	[ROLE_BAR] = { A_BOLD, A_NORMAL, 31, -1 },
	[ROLE_BAR_REST] = { A_NORMAL, A_NORMAL, 244, -1 },
	[ROLE_FIELD] = { A_UNDERLINE, A_UNDERLINE, -1, -1 },
	[ROLE_MATCH] = { A_REVERSE, A_REVERSE, 130, -1 },
};

static unsigned attributes[ROLE_COUNT];
static short pairs[ROLE_COUNT];
static bool is_plain = true;

/* The pair that shows a colour on the terminal's own background; several roles may share it. */
static short pair_for(short colour, short *made, short colours[])
{
	for (short i = 0; i < *made; i++)
		if (colours[i] == colour)
			return (short)(i + 1);
	if (*made + 1 >= COLOR_PAIRS || init_pair((short)(*made + 1), colour, -1) == ERR)
		return 0;
	colours[(*made)++] = colour;
	return *made;
}

void theme_start(void)
{
	short colours[ROLE_COUNT], made = 0;

	is_plain = !term_has_colour();
	for (int role = 0; role < ROLE_COUNT; role++) {
		const struct look *look = &looks[role];
		short colour = is_plain ? -1 : COLORS >= 256 ? look->colour_256 : look->colour_8;

		attributes[role] = is_plain ? look->plain : look->attr;
		pairs[role] = colour < 0 ? 0 : pair_for(colour, &made, colours);
	}
}

bool theme_is_plain(void)
{
	return is_plain;
}

unsigned theme_attributes(enum role role, short *pair)
{
	*pair = pairs[role];
	return attributes[role];
}
