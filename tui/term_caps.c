#include "term_caps.h"

#include <curses.h>
#include <string.h>

/*
 * Takes a piece out of a capability, in place: there is no other way, and shorter is always
 * possible.
 */
static void take_out(const char *capability, const char *piece)
{
	char *text = tigetstr(capability);
	char *at = text && text != (char *)-1 ? strstr(text, piece) : NULL;
	size_t n = strlen(piece);

	if (at)
		memmove(at, at + n, strlen(at + n) + 1);
}

void term_caps_adjust(void)
{
	/* xterm and its like, then screen and tmux */
	take_out("sgr", "%?%p9%t\033(0%e\033(B%;");
	take_out("sgr0", "\033(B");
	take_out("sgr", "%?%p9%t\016%e\017%;");
	take_out("sgr0", "\017");
}
