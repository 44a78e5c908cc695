/*
 * What an upgrade had no place for: it is kept, and this is where it is found.
 */
#include "assessment_upgrade.h"

#include "arena.h"
#include "assessment_timeline.h"
#include "versions.h"

#include <stdlib.h>
#include <string.h>

struct search {
	struct assessment *assessment;
	struct timeline *timeline;
	struct kept_answers *kept;
	int64_t upgrade; /* event of the move that is looked at */
	const struct move *move;
	struct error *err;
	bool failed;
};

/* The last version before an event, or of all, that asked an item. */
static const struct questionnaire *last_asking(const struct timeline *timeline, int part,
					       const char *name, int *question, int *row)
{
	for (size_t i = timeline->count; i-- > 0;) {
		const struct move *move = &timeline->moves[i];

		if (move->part == part && timeline_find(move->before, name, question, row))
			return move->before;
		if (move->part == part && timeline_find(move->after, name, question, row))
			return move->after;
	}
	return NULL;
}

static struct kept_answer *add(struct search *search, int part,
			       const struct questionnaire *questionnaire, int question, int row,
			       const struct answer *answer)
{
	struct kept_answers *kept = search->kept;
	struct kept_answer *line;

	kept->list = mem_grow(kept->list, kept->count, &kept->capacity, sizeof(*kept->list));
	line = &kept->list[kept->count++];
	memset(line, 0, sizeof(*line));
	line->part = part;
	line->version = questionnaire->version;
	line->former = &questionnaire->questions[question];
	line->former_row = row;
	answer_copy(&line->answer, answer);
	return line;
}

static bool says_something(const struct answer *answer)
{
	const struct answer open = { .state = ANSWER_OPEN };

	return !answer_equal(answer, &open);
}

/* ---- of items that are not asked any more ------------------------------------------ */

static bool take_gone(void *context, int part, const char *name, const char *record)
{
	struct search *search = context;
	struct answer answer = { .state = ANSWER_OPEN };
	const struct questionnaire *questionnaire;
	struct item item;
	int question, row;

	if (part < 0 || (size_t)part >= search->assessment->part_count ||
	    assessment_find_item(search->assessment, part, name, &item))
		return true;
	search->failed = !answer_decode(record, &answer, search->err);
	if (!search->failed && says_something(&answer)) {
		questionnaire = last_asking(search->timeline, part, name, &question, &row);
		if (questionnaire)
			add(search, part, questionnaire, question, row, &answer)->is_gone = true;
	}
	answer_release(&answer);
	return !search->failed;
}

/* ---- of items that are to be answered again ---------------------------------------- */

static bool is_listed(const struct kept_answers *kept, struct item item)
{
	return kept_find(kept, item) != NULL;
}

/* Where the item of a step is now; false when it is somewhere else, or has an answer. */
static bool find_open(const struct search *search, const struct event *event, struct item *item)
{
	const struct answer *now;

	if (!timeline_carry(search->timeline, event->part, event->item, search->upgrade, item,
			    NULL) &&
	    !assessment_find_item(search->assessment, event->part, event->item, item))
		return false;
	now = assessment_answer(search->assessment, *item);
	return now->state == ANSWER_OPEN && !is_listed(search->kept, *item);
}

/* A step of the upgrade that took a value away, and gave none to the item. */
static bool take_step(void *context, const struct event *event)
{
	struct search *search = context;
	struct answer before = { .state = ANSWER_OPEN };
	const struct questionnaire *questionnaire = search->move->before;
	struct item item;
	int question, row;

	if (event->batch != search->move->batch || event->kind != EVENT_UPGRADE)
		return false;
	if (event->part != search->move->part || event_is_move(event))
		return true;
	search->failed = !answer_decode(event->before, &before, search->err);
	if (!search->failed && before.state != ANSWER_OPEN && find_open(search, event, &item)) {
		if (!timeline_find(questionnaire, event->item, &question, &row))
			questionnaire = last_asking(search->timeline, event->part, event->item,
						    &question, &row);
		if (questionnaire)
			add(search, event->part, questionnaire, question, row, &before)->item =
				item;
	}
	answer_release(&before);
	return !search->failed;
}

/* The latest upgrade says best what an item lacks. */
static bool take_steps(struct search *search)
{
	struct assessment *assessment = search->assessment;

	for (size_t i = search->timeline->count; i-- > 0;) {
		search->move = &search->timeline->moves[i];
		search->upgrade = search->move->event;
		if (search->move->is_effective &&
		    (!store_each_event(assessment->store, assessment->id, search->move->batch,
				       take_step, search, search->err) ||
		     search->failed))
			return false;
	}
	return true;
}

static int compare(const void *left, const void *right)
{
	const struct kept_answer *a = left;
	const struct kept_answer *b = right;

	if (a->part != b->part)
		return a->part < b->part ? -1 : 1;
	if (a->is_gone != b->is_gone)
		return a->is_gone ? 1 : -1;
	if (!a->is_gone)
		return item_compare(a->item, b->item);
	if (a->former->index != b->former->index)
		return a->former->index < b->former->index ? -1 : 1;
	return a->former_row < b->former_row ? -1 : a->former_row > b->former_row;
}

bool assessment_kept(struct assessment *assessment, struct kept_answers *kept, struct error *err)
{
	struct timeline *timeline = mem_calloc(1, sizeof(*timeline));
	struct search search = {
		.assessment = assessment, .timeline = timeline, .kept = kept, .err = err
	};
	bool is_read;

	timeline->assessment = assessment;
	kept->texts = timeline;
	if (assessment->log.upgrades.count == 0)
		return true;
	is_read = timeline_read(timeline, err) && take_steps(&search) &&
		  store_each_answer(assessment->store, assessment->id, take_gone, &search, err) &&
		  !search.failed;
	if (kept->count > 1)
		qsort(kept->list, kept->count, sizeof(*kept->list), compare);
	return is_read;
}

const struct kept_answer *kept_find(const struct kept_answers *kept, struct item item)
{
	for (size_t i = 0; i < kept->count; i++)
		if (!kept->list[i].is_gone && item_compare(kept->list[i].item, item) == 0)
			return &kept->list[i];
	return NULL;
}

void kept_release(struct kept_answers *kept)
{
	for (size_t i = 0; i < kept->count; i++)
		answer_release(&kept->list[i].answer);
	free(kept->list);
	if (kept->texts)
		timeline_release(kept->texts);
	free(kept->texts);
	memset(kept, 0, sizeof(*kept));
}
