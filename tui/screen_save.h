/*
 * screen_save: asking for the file in which something is saved, for screens that offer it.
 *
 *	case ACT_SAVE: return save_ask(N_("Save as"), N_("…"), organisation);     // key
 *
 *	const char *path = save_resume(&state->save, result, &transition);        // resume
 *	return path ? write(state, path) : transition;
 */
#ifndef TENKEN_SCREEN_SAVE_H
#define TENKEN_SCREEN_SAVE_H

#include "format.h"
#include "screen.h"

/* All zero is nothing asked yet. */
struct save {
	char *path; /* what was typed */
};

/** Asks for a path. title, prompt: N_(). Suggests the organisation and the day, as a text. */
struct transition save_ask(const char *title, const char *prompt, const char *organisation);

/**
 * What a screen above has left behind.
 *
 * Returns: the path to write to (lent until the next call), or NULL: then *transition is what
 *          comes next, which may be the question whether a file is to be replaced.
 */
const char *save_resume(struct save *save, const struct screen_result *result,
			struct transition *transition);

/** The format that the name ends in; NULL: *transition says which ends there are. */
const struct format *save_format(const struct format_table *formats, const char *path,
				 struct transition *transition);

/** Writes the bytes, whole or not at all, and says so, or why not. */
struct transition save_write(const char *path, const struct strbuf *bytes);

void save_release(struct save *save);

#endif
