/*
 * draft: when the text of a field is kept.
 */
#include "draft.h"

#include "arena.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

static int64_t now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void draft_open(struct draft_keeper *keeper, struct assessment *assessment,
		const struct draft_place *place, const char *stored)
{
	struct draft found = { .text = NULL };

	*keeper = (struct draft_keeper){ .assessment = assessment, .place = *place };
	keeper->stored = mem_strdup(stored ? stored : "");
	if (!assessment_find_draft(assessment, place, &found, NULL))
		return;
	keeper->kept = found.text;
	keeper->at_utc_ms = found.at_utc_ms;
}

const char *draft_text(const struct draft_keeper *keeper)
{
	bool is_other = keeper->kept && keeper->stored && strcmp(keeper->kept, keeper->stored) != 0;

	return is_other ? keeper->kept : NULL;
}

void draft_key(struct draft_keeper *keeper, const struct key *key)
{
	if (!keeper->assessment)
		return;
	if (keeper->keys == 0)
		keeper->touched_ms = now_ms();
	keeper->keys += key->type == KEY_TYPE_PASTE ? DRAFT_KEYS_MAX : 1;
}

bool draft_is_to_tell(const struct draft_keeper *keeper)
{
	return !keeper->is_told && draft_text(keeper);
}

/** Milliseconds until the text should be kept, -1 when there is nothing to keep. */
static int keep_ms(const struct draft_keeper *keeper)
{
	int64_t left;

	if (keeper->keys == 0)
		return -1;
	left = keeper->touched_ms + DRAFT_DELAY_MS - now_ms();
	return left < 0 || keeper->keys >= DRAFT_KEYS_MAX ? 0 : (int)left;
}

int draft_tick_ms(const struct draft_keeper *keeper)
{
	return draft_is_to_tell(keeper) ? 0 : keep_ms(keeper);
}

bool draft_is_due(const struct draft_keeper *keeper)
{
	return keep_ms(keeper) == 0;
}

static bool drop(struct draft_keeper *keeper, struct error *err)
{
	if (keeper->kept && !assessment_drop_draft(keeper->assessment, &keeper->place, err))
		return false;
	free(keeper->kept);
	keeper->kept = NULL;
	return true;
}

bool draft_keep(struct draft_keeper *keeper, const char *text, struct error *err)
{
	if (keeper->keys == 0)
		return true;
	keeper->keys = 0;
	if (strcmp(text, keeper->stored) == 0)
		return drop(keeper, err);
	if (keeper->kept && strcmp(text, keeper->kept) == 0)
		return true;
	if (!assessment_keep_draft(keeper->assessment, &keeper->place, text, err))
		return false;
	free(keeper->kept);
	keeper->kept = mem_strdup(text);
	keeper->is_told = true;
	return true;
}

void draft_close(struct draft_keeper *keeper, bool is_settled)
{
	if (keeper->assessment && is_settled)
		drop(keeper, NULL);
	free(keeper->stored);
	free(keeper->kept);
	memset(keeper, 0, sizeof(*keeper));
}
