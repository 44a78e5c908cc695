/*
 * phrase: a text in all languages at once, for a dialogue that stays open while F2 changes the
 * language: what it says has words in it that only its opener knows.
 *
 *	transition_push(screen_confirm(phrase_of(N_("Replace \"%s\"?"), path), PHRASE_NONE, NULL));
 */
#ifndef TENKEN_PHRASE_H
#define TENKEN_PHRASE_H

#include "i18n.h"

/* Owns its texts. */
struct phrase {
	char *in[LANG_COUNT]; /* all NULL: nothing is said */
};

#define PHRASE_NONE ((struct phrase){ { NULL } })

/**
 * A message with its words filled in, in every language.
 *
 * msgid: N_(), with the directives of printf.
 */
struct phrase phrase_of(const char *msgid, ...) __attribute__((format(printf, 1, 2)));

/** What to show now. Lends; NULL when nothing is said. */
const char *phrase_get(const struct phrase *phrase);

/** Frees the texts; nothing is said afterwards. */
void phrase_release(struct phrase *phrase);

#endif
