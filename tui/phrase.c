#include "phrase.h"

#include <stdarg.h>
#include <stdlib.h>

#include "strbuf.h"

struct phrase phrase_of(const char *msgid, ...)
{
	struct phrase phrase = PHRASE_NONE;

	for (int lang = 0; lang < LANG_COUNT; lang++) {
		struct strbuf text = STRBUF_INIT;
		va_list args;

		va_start(args, msgid);
		strbuf_vaddf(&text, i18n_get_in((enum lang)lang, msgid), args);
		va_end(args);
		phrase.in[lang] = strbuf_detach(&text, NULL);
	}
	return phrase;
}

const char *phrase_get(const struct phrase *phrase)
{
	return phrase->in[i18n_lang()];
}

void phrase_release(struct phrase *phrase)
{
	for (int lang = 0; lang < LANG_COUNT; lang++)
		free(phrase->in[lang]);
	*phrase = PHRASE_NONE;
}
