#include "gap_interview.h"

static const char *const field_words[ENTRY_FIELD_COUNT] = {
	[ENTRY_TEXT] = N_("Text"),
	/* TRANSLATORS: the headings of a list of incident cases */
	[ENTRY_WHEN] = N_("When"),
	[ENTRY_COMPANY] = N_("Company"),
	[ENTRY_OUTLINE] = N_("Outline"),
	[ENTRY_COURSE] = N_("Course"),
	[ENTRY_MEASURES] = N_("State of measures"),
	[ENTRY_FACTS] = N_("State of fact-finding"),
	[ENTRY_PREVENTION] = N_("What would have prevented it"),
	[ENTRY_CLAUSE] = N_("Clause"),
	[ENTRY_WHO] = N_("Who"),
	[ENTRY_DUE] = N_("Until"),
	[ENTRY_STATE] = N_("State"),
	[ENTRY_CARRIER] = N_("Carried by"),
};

const char *entry_field_word(enum entry_field field, enum lang lang)
{
	return i18n_get_in(lang, field_words[field]);
}

const char *entry_tag_word(bool is_remote, bool is_cloud, enum lang lang)
{
	if (is_remote && is_cloud)
		return T_(lang, "remote work and public cloud");
	if (is_remote)
		return T_(lang, "remote work");
	return is_cloud ? T_(lang, "public cloud") : "";
}

bool gap_interview_is_empty(const struct gap_interview *interview)
{
	for (int k = 0; k < ENTRY_FACTOR; k++) {
		if (interview->entries[k].count > 0)
			return false;
	}
	return interview->count.talk == 0 && interview->only_said == 0 &&
	       interview->factor_count == 0;
}
