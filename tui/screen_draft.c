/*
 * screen_draft: what a screen says of a text that is kept while it is typed.
 */
#include "screen_draft.h"

#include "i18n.h"

#include <time.h>

enum { TIME_SIZE = 32 };

/** "14:02", of another day "2026-03-31 14:02". */
static void format_time(int64_t at_utc_ms, char text[TIME_SIZE])
{
	time_t then = (time_t)(at_utc_ms / 1000), now = time(NULL);
	struct tm at, today;
	bool is_today;

	text[0] = '\0';
	if (!localtime_r(&then, &at) || !localtime_r(&now, &today))
		return;
	is_today = at.tm_year == today.tm_year && at.tm_yday == today.tm_yday;
	strftime(text, TIME_SIZE, is_today ? "%H:%M" : "%Y-%m-%d %H:%M", &at);
}

static struct transition tell(struct draft_keeper *keeper)
{
	char time[TIME_SIZE];

	keeper->is_told = true;
	format_time(keeper->at_utc_ms, time);
	return transition_say(transition_stay(), ROLE_INFO, _("Unsaved text of %s is back."), time);
}

struct transition screen_draft_tick(struct draft_keeper *keeper, const char *text)
{
	struct error err = ERROR_INIT;

	if (draft_is_to_tell(keeper))
		return tell(keeper);
	if (draft_is_due(keeper) && !draft_keep(keeper, text, &err))
		return transition_say(transition_stay(), ROLE_WARNING,
				      _("not kept while you type: %s"), err.message);
	return transition_stay();
}
