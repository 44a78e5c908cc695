/*
 * Languages: the program's own messages, and the texts of questionnaires.
 *
 * Messages are English in the code and looked up in a .mo file. The screen has
 * one current language, which changes at once; a report can be in another:
 *
 *      puts(_("saved"));
 *      printf(Q_("%d question", "%d questions", n), n);
 *      fputs(T_(LANG_JA, "Coverage"), out);
 *      fputs(lang_text_get(&question->prompt, LANG_JA), out);
 *
 * The catalogue and the current language are the only writable globals of
 * core. Strings handed out stay valid until i18n_release.
 */
#ifndef TENKEN_I18N_H
#define TENKEN_I18N_H

#include <stdbool.h>
#include <stddef.h>

/* To add a language: a value here, a row in languages[] of i18n.c, a .po file. */
enum lang { LANG_EN, LANG_JA, LANG_COUNT };

struct language {
	const char *code;                    /* ISO 639, as in file names: "ja" */
	const char *name;                    /* in the language itself: "日本語" */
	int (*plural_form)(unsigned long n); /* index of the msgstr for n things */
};

/* Indexed by enum lang. */
extern const struct language languages[LANG_COUNT];

/* A text in every language; NULL where there is none. Lends, never owns. */
struct lang_text {
	const char *in[LANG_COUNT];
};

/**
 * The text in this language; else in the first language that has it; else "".
 */
const char *lang_text_get(const struct lang_text *text, enum lang lang);

/**
 * Is there nothing in any language? Empty strings count as nothing.
 */
bool lang_text_is_empty(const struct lang_text *text);

/**
 * Find the language of "ja", "ja_JP" or "ja_JP.UTF-8".
 *
 * Errors: false when it is none of ours; *lang is left alone.
 */
bool lang_from_code(const char *code, enum lang *lang);

/**
 * Its code: "en", "ja".
 */
const char *lang_code(enum lang lang);

/**
 * The language the environment asks for; English when it asks for none of ours.
 *
 * Source: gettext manual, "Locale Environment Variables": LC_ALL, LC_MESSAGES,
 *         LANG; LANGUAGE goes first unless the locale is C.
 */
enum lang lang_from_environment(void);

/**
 * Says where the catalogues are: DIR/LANG/LC_MESSAGES/tenken.mo, each read when a message in
 * its language is first asked for. One that cannot be used counts as none.
 *
 * Errors: false when the path is too long; there are no catalogues then.
 */
bool i18n_open(const char *locale_dir);

/**
 * The same, and reads them all at once.
 *
 * A file that is missing is no fault (its messages are English); returns false
 * when one is there and cannot be used: larger than 4 MiB, damaged, not UTF-8.
 * A translation whose %-directives differ from the original's is left out.
 */
bool i18n_init(const char *locale_dir);

/**
 * Forget all catalogues; every string that was handed out from them is gone.
 */
void i18n_release(void);

/**
 * The current language of the screen, English at first.
 */
void i18n_set_lang(enum lang lang);
enum lang i18n_lang(void);

/**
 * Translate into the current language, or into a given one.
 *
 * Ownership: lent; msgid itself when there is no translation.
 */
const char *i18n_get(const char *msgid) __attribute__((format_arg(1)));
const char *i18n_get_in(enum lang lang, const char *msgid) __attribute__((format_arg(2)));

/**
 * The same for a counted thing.
 */
const char *i18n_nget(const char *one, const char *many, unsigned long n)
	__attribute__((format_arg(1), format_arg(2)));
const char *i18n_nget_in(enum lang lang, const char *one, const char *many, unsigned long n)
	__attribute__((format_arg(2), format_arg(3)));

#define _(msgid) i18n_get(msgid)
#define N_(msgid) msgid
#define Q_(one, many, n) i18n_nget(one, many, (unsigned long)(n))
#define T_(lang, msgid) i18n_get_in(lang, msgid)
#define TQ_(lang, one, many, n) i18n_nget_in(lang, one, many, (unsigned long)(n))

#endif
