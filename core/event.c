#include "event.h"

#include "arena.h"

#include <stdlib.h>
#include <string.h>

static void push(struct undo_list *list, int64_t batch)
{
	if (list->count > 0 && list->batches[list->count - 1] == batch)
		return;
	list->batches =
		mem_grow(list->batches, list->count, &list->capacity, sizeof(*list->batches));
	list->batches[list->count++] = batch;
}

/* Takes a batch out, wherever it stands: two programs may interleave. */
static bool take(struct undo_list *list, int64_t batch)
{
	for (size_t i = list->count; i-- > 0;) {
		if (list->batches[i] != batch)
			continue;
		memmove(list->batches + i, list->batches + i + 1,
			(list->count - i - 1) * sizeof(*list->batches));
		list->count--;
		return true;
	}
	return false;
}

static int64_t last(const struct undo_list *list)
{
	return list->count > 0 ? list->batches[list->count - 1] : 0;
}

void undo_log_release(struct undo_log *log)
{
	free(log->done.batches);
	free(log->undone.batches);
	free(log->upgrades.batches);
	memset(log, 0, sizeof(*log));
}

void undo_log_add(struct undo_log *log, const struct event *event)
{
	if (event->kind == EVENT_UPGRADE)
		push(&log->upgrades, event->batch);
	switch (event->kind) {
	case EVENT_SET:
	case EVENT_CONFIRM:
	case EVENT_UPGRADE:
		push(&log->done, event->batch);
		log->undone.count = 0;
		break;
	case EVENT_UNDO:
		if (take(&log->done, event->undoes))
			push(&log->undone, event->undoes);
		break;
	case EVENT_REDO:
		if (take(&log->undone, event->undoes))
			push(&log->done, event->undoes);
		break;
	case EVENT_PROFILE:
	case EVENT_KIND_COUNT: break;
	}
}

bool event_is_move(const struct event *event)
{
	return event->part >= 0 && !*event->item;
}

bool undo_log_is_upgrade(const struct undo_log *log, int64_t batch)
{
	for (size_t i = 0; i < log->upgrades.count; i++)
		if (log->upgrades.batches[i] == batch)
			return true;
	return false;
}

int64_t undo_log_last_done(const struct undo_log *log)
{
	return last(&log->done);
}

int64_t undo_log_last_undone(const struct undo_log *log)
{
	return last(&log->undone);
}
