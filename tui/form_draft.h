/*
 * form_draft: what was filled into a form, kept while it is being filled in (draft.h): the rows that
 * differ from what the form began with, a line each.
 *
 *	form_draft_open(&state->draft, &state->form, assessment, &place);	// once it is filled
 *	draft_key(&state->draft.keeper, key);					// every key
 *	form_draft_keep(&state->draft, &state->form);
 *	form_draft_close(&state->draft, true);
 */
#ifndef TENKEN_FORM_DRAFT_H
#define TENKEN_FORM_DRAFT_H

#include "draft.h"
#include "form_rows.h"

struct form_draft {
	struct draft_keeper keeper;
	char *before; /* all rows as the form began */
};

/** Opens it with the form as it stands; what was left behind is filled in. */
void form_draft_open(struct form_draft *draft, struct form_rows *form,
		     struct assessment *assessment, const struct draft_place *place);

/** The rows that differ by now, for draft_keep(). The caller frees. */
char *form_draft_text(const struct form_draft *draft, const struct form_rows *form);

/** Keeps what was typed since. Errors: false. */
bool form_draft_keep(struct form_draft *draft, const struct form_rows *form, struct error *err);

/** Ends it; is_settled: the form was stored or given up, and the draft goes. */
void form_draft_close(struct form_draft *draft, bool is_settled);

#endif
