#include "gap_plan.h"

static const char *const state_words[ACTION_STATE_COUNT] = {
	/* TRANSLATORS: how far an action is */
	[ACTION_OPEN] = N_("not begun"),
	[ACTION_DOING] = N_("under way"),
	[ACTION_DONE] = N_("finished"),
	[ACTION_DROPPED] = N_("given up"),
};

static const char *const duty_words[DUTY_COUNT] = {
	/* TRANSLATORS: who carries a clause of the contract */
	[DUTY_UNSET] = N_("not set"),
	[DUTY_CONSIGNOR] = N_("consignor"),
	[DUTY_VENDOR] = N_("vendor"),
	[DUTY_BOTH] = N_("both parties"),
	[DUTY_SUBCONTRACTOR] = N_("subcontractor"),
	[DUTY_UNDECIDED] = N_("undecided"),
};

const char *action_state_word(enum action_state state, enum lang lang)
{
	return i18n_get_in(lang, state_words[state]);
}

const char *duty_word(enum duty duty, enum lang lang)
{
	return i18n_get_in(lang, duty_words[duty]);
}
