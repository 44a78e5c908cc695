/*
 * The history read for one thing: what the last word of the respondent was,
 * and what that of the talk.
 */
#include "assessment_interview.h"

#include "arena.h"
#include "assessment_timeline.h"

#include <stdlib.h>
#include <string.h>

/* A change that makes a version, until its batch is taken back. */
struct candidate {
	struct item item;
	size_t place; /* in the history */
	int64_t batch;
	bool is_undone;
	bool is_confirmed;
	enum via via;
	int64_t at_utc_ms;
	char *who;
	struct answer answer;
};

struct reading {
	const struct assessment *assessment;
	struct timeline timeline; /* what was answered under another version comes along */
	const struct item *only;
	struct candidate *list;
	size_t count;
	size_t capacity;
	struct error *err;
	bool failed;
};

static bool is_wanted(const struct reading *reading, struct item item)
{
	return !reading->only || item_compare(*reading->only, item) == 0;
}

/* Changes of a note, a mark or a pointer alone are no version. */
static bool makes_version(const struct event *event, const struct answer *after, bool *is_good,
			  struct error *err)
{
	struct answer before = { .state = ANSWER_OPEN };
	bool makes_one;

	*is_good = answer_decode(event->before, &before, err);
	makes_one = event->kind == EVENT_CONFIRM || before.basis != after->basis ||
		    !answer_same_value(&before, after);
	answer_release(&before);
	return *is_good && makes_one;
}

static void add_candidate(struct reading *reading, const struct event *event, struct item item,
			  struct answer *after)
{
	struct candidate *candidate;

	reading->list = mem_grow(reading->list, reading->count, &reading->capacity,
				 sizeof(*reading->list));
	candidate = &reading->list[reading->count];
	*candidate = (struct candidate){ .item = item,
					 .place = reading->count++,
					 .batch = event->batch,
					 .is_confirmed = event->kind == EVENT_CONFIRM,
					 .via = event->via,
					 .at_utc_ms = event->at_utc_ms,
					 .who = mem_strdup(event->who),
					 .answer = *after };
	memset(after, 0, sizeof(*after));
}

static bool take_change(struct reading *reading, const struct event *event)
{
	struct answer after = { .state = ANSWER_OPEN };
	struct item item;
	bool is_good = true;

	if (event->part < 0)
		return true;
	is_good = answer_decode(event->after, &after, reading->err);
	if (is_good && makes_version(event, &after, &is_good, reading->err) &&
	    timeline_carry(&reading->timeline, event->part, event->item, event->id, &item,
			   &after) &&
	    is_wanted(reading, item))
		add_candidate(reading, event, item, &after);
	answer_release(&after);
	reading->failed = !is_good;
	return is_good;
}

/* Batches only grow, so the list is in their order while it is read. */
static void mark_batch(struct reading *reading, int64_t batch, bool is_undone)
{
	size_t low = 0;
	size_t high = reading->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (reading->list[middle].batch < batch)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < reading->count && reading->list[low].batch == batch; low++)
		reading->list[low].is_undone = is_undone;
}

static bool take_event(void *context, const struct event *event)
{
	struct reading *reading = context;

	switch (event->kind) {
	case EVENT_SET:
	case EVENT_CONFIRM: return take_change(reading, event);
	case EVENT_UNDO: mark_batch(reading, event->undoes, true); break;
	case EVENT_REDO: mark_batch(reading, event->undoes, false); break;
	case EVENT_PROFILE:
	case EVENT_UPGRADE:
	case EVENT_KIND_COUNT: break;
	}
	return true;
}

static int compare(const void *left, const void *right)
{
	const struct candidate *a = left;
	const struct candidate *b = right;
	int order = item_compare(a->item, b->item);

	return order != 0 ? order : a->place < b->place ? -1 : 1;
}

/* The answer moves over. */
static void take_candidate(struct answer_version *version, struct candidate *candidate)
{
	answer_release(&version->answer);
	free(version->who);
	*version = (struct answer_version){ .is_there = true,
					    .is_confirmed = candidate->is_confirmed,
					    .answer = candidate->answer,
					    .who = candidate->who,
					    .at_utc_ms = candidate->at_utc_ms };
	memset(&candidate->answer, 0, sizeof(candidate->answer));
	candidate->who = NULL;
}

static struct item_versions *last_of(struct versions *versions, struct item item)
{
	struct item_versions *last =
		versions->count > 0 ? &versions->items[versions->count - 1] : NULL;

	if (last && item_compare(last->item, item) == 0)
		return last;
	versions->items = mem_grow(versions->items, versions->count, &versions->capacity,
				   sizeof(*versions->items));
	last = &versions->items[versions->count++];
	memset(last, 0, sizeof(*last));
	last->item = item;
	return last;
}

static void collect(struct reading *reading, struct versions *versions)
{
	if (reading->count > 1)
		qsort(reading->list, reading->count, sizeof(*reading->list), compare);
	for (size_t i = 0; i < reading->count; i++) {
		struct candidate *candidate = &reading->list[i];
		struct item_versions *item;

		if (candidate->is_undone)
			continue;
		item = last_of(versions, candidate->item);
		take_candidate(candidate->via == VIA_INTERVIEW ? &item->talk : &item->self,
			       candidate);
	}
}

bool assessment_versions(const struct assessment *assessment, const struct item *item,
			 struct versions *versions, struct error *err)
{
	struct reading reading = { .assessment = assessment, .only = item, .err = err };
	bool is_read;

	reading.timeline.assessment = assessment;
	is_read =
		timeline_read(&reading.timeline, err) &&
		store_each_event(assessment->store, assessment->id, 1, take_event, &reading, err) &&
		!reading.failed;

	if (is_read)
		collect(&reading, versions);
	for (size_t i = 0; i < reading.count; i++) {
		answer_release(&reading.list[i].answer);
		free(reading.list[i].who);
	}
	free(reading.list);
	timeline_release(&reading.timeline);
	return is_read;
}
