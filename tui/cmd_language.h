/*
 * cmd_language: the language that was chosen at F2, from one start of the screen to the next.
 *
 * It stands in $XDG_STATE_HOME/tenken/language and holds for the screen alone, so that what a
 * script reads does not change with a key that somebody pressed. -l and tenken.conf go before it.
 */
#ifndef TENKEN_CMD_LANGUAGE_H
#define TENKEN_CMD_LANGUAGE_H

#include "i18n.h"

/** Turns to the language that was kept. Without one, or with one that is none, nothing happens. */
void cmd_language_take(void);

/** Keeps a language for the next start. Where it cannot be written, it holds until the end. */
void cmd_language_keep(enum lang lang);

#endif
