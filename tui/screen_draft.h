/*
 * screen_draft: the tick of a screen with a field whose text is kept as a draft (draft.h).
 */
#ifndef TENKEN_SCREEN_DRAFT_H
#define TENKEN_SCREEN_DRAFT_H

#include "draft.h"
#include "form_draft.h"
#include "screen.h"

/**
 * The answer to a tick, or to a key of the field: keeps the text when it is due. Said on the last
 * row: a fault, and the first time "Unsaved text of 14:02 is back" if some was left behind.
 */
struct transition screen_draft_tick(struct draft_keeper *keeper, const char *text);

/** The same of a form. */
struct transition screen_draft_tick_form(struct form_draft *draft, const struct form_rows *form);

/** After a key that a form has taken: counts it, and keeps the form when it is due. */
struct transition screen_draft_key_form(struct form_draft *draft, const struct form_rows *form,
					const struct key *key);

#endif
