/*
 * Between the files assessment*.c only: the versions of the questionnaires
 * that an assessment had, one after the other, as its history tells.
 *
 * What was answered under an earlier version is named as it was called then.
 * A timeline finds the questionnaire of that time, and what became of the item.
 * Without an upgrade in the history it costs nothing.
 *
 *     struct timeline timeline = { .assessment = assessment };
 *
 *     if (timeline_read(&timeline, err))
 *             questionnaire = timeline_at(&timeline, part, event_id);
 *     timeline_release(&timeline);
 */
#ifndef TENKEN_ASSESSMENT_TIMELINE_H
#define TENKEN_ASSESSMENT_TIMELINE_H

#include "assessment_internal.h"
#include "upgrade.h"

/* A part going from one version to another. */
struct move {
	int64_t event;
	int64_t batch;
	int part;
	bool is_upgrade;   /* otherwise it was taken back */
	bool is_effective; /* an upgrade that was not taken back */
	const struct questionnaire *before;
	const struct questionnaire *after;
	struct upgrade_map *map; /* of an effective one */
};

struct former_text {
	char hash[DIGEST_HEX_SIZE];
	struct questionnaire *questionnaire;
};

/* All zero but for assessment is one that was not read yet. */
struct timeline {
	const struct assessment *assessment;
	struct move *moves;
	size_t count;
	size_t capacity;
	struct former_text *texts;
	size_t text_count;
};

/** Reads the history for moves. Errors: false, the store's or ERROR_DAMAGED. */
bool timeline_read(struct timeline *timeline, struct error *err);

void timeline_release(struct timeline *timeline);

/** The questionnaire that a part had when an event was made. Lent. */
const struct questionnaire *timeline_at(const struct timeline *timeline, int part, int64_t event);

/**
 * Brings an item and an answer from the time of an event to the present version.
 *
 * name:   as the event has it. answer: may be NULL; changed in place.
 * Errors: false: the item is gone, or the value is.
 */
bool timeline_carry(const struct timeline *timeline, int part, const char *name, int64_t event,
		    struct item *item, struct answer *answer);

/** Finds an item by its name in one questionnaire. Errors: false: it is not there. */
bool timeline_find(const struct questionnaire *questionnaire, const char *name, int *question, int *row);

#endif
