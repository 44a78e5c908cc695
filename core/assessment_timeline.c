/*
 * Which version a part had at what time.
 */
#include "assessment_timeline.h"

#include "answer_syntax.h"
#include "arena.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct reading {
	struct timeline *timeline;
	struct error *err;
	bool failed;
};

static const struct questionnaire *find_text(const struct timeline *timeline, int part,
					     const char *hash)
{
	const struct assessment *assessment = timeline->assessment;

	if (strcmp(assessment->hashes[part].hash, hash) == 0)
		return assessment->parts[part].questionnaire;
	for (size_t i = 0; i < timeline->text_count; i++)
		if (strcmp(timeline->texts[i].hash, hash) == 0)
			return timeline->texts[i].questionnaire;
	return NULL;
}

static bool take_text(void *context, int ordinal, const char *hash, const char *text,
		      size_t size_bytes)
{
	struct reading *reading = context;
	struct timeline *timeline = reading->timeline;
	struct questionnaire *questionnaire;

	if (ordinal < 0 || (size_t)ordinal >= timeline->assessment->part_count ||
	    strlen(hash) != DIGEST_HEX_SIZE - 1 || find_text(timeline, ordinal, hash))
		return true;
	questionnaire = assessment_load_text(hash, text, size_bytes, reading->err);
	reading->failed = !questionnaire;
	if (reading->failed)
		return false;
	timeline->texts = mem_realloc(timeline->texts,
				      (timeline->text_count + 1) * sizeof(*timeline->texts));
	snprintf(timeline->texts[timeline->text_count].hash, DIGEST_HEX_SIZE, "%s", hash);
	timeline->texts[timeline->text_count++].questionnaire = questionnaire;
	return true;
}

/* A move that cannot be followed is left out: the items of that time are then passed over. */
static bool take_event(void *context, const struct event *event)
{
	struct reading *reading = context;
	struct timeline *timeline = reading->timeline;
	const struct questionnaire *before, *after;

	for (size_t i = 0; event->kind == EVENT_UNDO && i < timeline->count; i++)
		if (timeline->moves[i].batch == event->undoes)
			timeline->moves[i].is_effective = false;
	if (!event_is_move(event) || (size_t)event->part >= timeline->assessment->part_count)
		return true;
	before = find_text(timeline, event->part, event->before);
	after = find_text(timeline, event->part, event->after);
	if (!before || !after)
		return true;
	timeline->moves = mem_grow(timeline->moves, timeline->count, &timeline->capacity,
				   sizeof(*timeline->moves));
	timeline->moves[timeline->count++] =
		(struct move){ .event = event->id,
			       .batch = event->batch,
			       .part = event->part,
			       .is_upgrade = event->kind == EVENT_UPGRADE,
			       .is_effective = event->kind == EVENT_UPGRADE,
			       .before = before,
			       .after = after };
	return true;
}

bool timeline_read(struct timeline *timeline, struct error *err)
{
	const struct assessment *assessment = timeline->assessment;
	struct reading reading = { .timeline = timeline, .err = err };

	if (assessment->log.upgrades.count == 0)
		return true;
	if (!store_each_former(assessment->store, assessment->id, take_text, &reading, err) ||
	    reading.failed ||
	    !store_each_event(assessment->store, assessment->id, 1, take_event, &reading, err))
		return false;
	for (size_t i = 0; i < timeline->count; i++) {
		struct move *move = &timeline->moves[i];

		if (move->is_effective)
			move->map = upgrade_map_new(move->before, move->after);
	}
	return true;
}

void timeline_release(struct timeline *timeline)
{
	for (size_t i = 0; i < timeline->count; i++)
		upgrade_map_free(timeline->moves[i].map);
	for (size_t i = 0; i < timeline->text_count; i++)
		questionnaire_free(timeline->texts[i].questionnaire);
	free(timeline->moves);
	free(timeline->texts);
	memset(timeline, 0, sizeof(*timeline));
}

const struct questionnaire *timeline_at(const struct timeline *timeline, int part, int64_t event)
{
	const struct questionnaire *first = NULL;
	const struct questionnaire *now = NULL;

	for (size_t i = 0; i < timeline->count; i++) {
		const struct move *move = &timeline->moves[i];

		if (move->part != part)
			continue;
		if (!first)
			first = move->before;
		if (move->event < event)
			now = move->after;
	}
	if (!first)
		return timeline->assessment->parts[part].questionnaire;
	return now ? now : first;
}

bool timeline_find(const struct questionnaire *questionnaire, const char *name, int *question,
		   int *row)
{
	struct item_ref ref;

	if (!item_parse(questionnaire, name, strlen(name), &ref, NULL) || ref.column >= 0 ||
	    ref.blank != 0)
		return false;
	*question = ref.question;
	*row = ref.row;
	return true;
}

static bool carry_answer(const struct move *move, const struct item *item, struct answer *answer)
{
	struct answer after = { .state = ANSWER_OPEN };
	bool is_carried = upgrade_answer(move->map, item->question, item->row, answer, &after);

	answer_copy(answer, &after);
	answer_release(&after);
	return is_carried;
}

bool timeline_carry(const struct timeline *timeline, int part, const char *name, int64_t event,
		    struct item *item, struct answer *answer)
{
	const struct questionnaire *now;

	if (part < 0 || (size_t)part >= timeline->assessment->part_count)
		return false;
	now = timeline_at(timeline, part, event);
	item->part = part;
	if (!timeline_find(now, name, &item->question, &item->row))
		return false;
	for (size_t i = 0; i < timeline->count; i++) {
		const struct move *move = &timeline->moves[i];

		if (!move->is_effective || move->part != part || move->event < event ||
		    move->before != now)
			continue;
		if (answer && !carry_answer(move, item, answer))
			return false;
		if (!upgrade_find(move->map, item->question, item->row, &item->question, &item->row))
			return false;
		now = move->after;
	}
	return now == timeline->assessment->parts[part].questionnaire;
}
