/*
 * screen_draft_form: the same of a screen with a form.
 */
#include "screen_draft.h"

#include <stdlib.h>

struct transition screen_draft_tick_form(struct form_draft *draft, const struct form_rows *form)
{
	char *text = form_draft_text(draft, form);
	struct transition transition = screen_draft_tick(&draft->keeper, text);

	free(text);
	return transition;
}

struct transition screen_draft_key_form(struct form_draft *draft, const struct form_rows *form,
					const struct key *key)
{
	draft_key(&draft->keeper, key);
	if (!draft_is_due(&draft->keeper))
		return transition_stay();
	return screen_draft_tick_form(draft, form);
}
