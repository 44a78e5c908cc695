/*
 * screen_save: asking for the file in which something is saved, for screens that offer it.
 *
 *	static const struct save_words words = { N_("Save as"), N_("..."), "", &report_formats };
 *
 *	state->save.words = &words;                                              // open
 *	case ACT_SAVE: return save_ask(&state->save, organisation);              // key
 *
 *	const char *path = save_resume(&state->save, result, &transition);        // resume
 *	if (!path)
 *		return transition;
 *	...
 *	return save_write(&state->save, &bytes);   or   save_failed(&state->save, &err);
 */
#ifndef TENKEN_SCREEN_SAVE_H
#define TENKEN_SCREEN_SAVE_H

#include "format.h"
#include "screen.h"

/* What is saved; constant. */
struct save_words {
	const char *title;  /* N_() */
	const char *prompt; /* N_() */
	const char *kind;   /* N_(): stands in the name that is suggested, "comparison"; "" nothing */
	const struct format_table *formats;
};

struct save {
	const struct save_words *words;
	char *path; /* what was typed; NULL nothing yet */
};

void save_release(struct save *save);

/**
 * Asks for a path. Suggests organisation, kind and day, as a text. A name that ends in no format
 * is not taken.
 */
struct transition save_ask(struct save *save, const char *organisation);

/**
 * What a screen above has left behind.
 *
 * Returns: the path to write to (lent until the next call), or NULL: then *transition is what
 *          comes next, which may be the question whether a file is to be replaced.
 */
const char *save_resume(struct save *save, const struct screen_result *result,
			struct transition *transition);

/** The format that the path ends in. */
const struct format *save_format(const struct save *save);

/** Writes the bytes to the path, whole or not at all, and says so; or as save_failed(). */
struct transition save_write(struct save *save, const struct strbuf *bytes);

/** Says why it failed, and asks once more, with the path that was typed. */
struct transition save_failed(struct save *save, const struct error *err);

#endif
