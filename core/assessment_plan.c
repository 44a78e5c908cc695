/*
 * Storing a change: a run of events with the answers and entries they leave
 * behind in one transaction, which reaches memory only when it is durable.
 */
#include "assessment_plan.h"

#include "arena.h"
#include "i18n.h"

#include <stdlib.h>
#include <string.h>

void plan_release(struct plan *plan)
{
	for (size_t i = 0; i < plan->count; i++) {
		free(plan->steps[i].name);
		free(plan->steps[i].before);
		free(plan->steps[i].after);
		answer_release(&plan->steps[i].answer);
		entry_release(&plan->steps[i].entry);
	}
	free(plan->steps);
}

struct step *plan_add(struct plan *plan, struct item item)
{
	struct step *step;

	plan->steps = mem_grow(plan->steps, plan->count, &plan->capacity, sizeof(*plan->steps));
	step = &plan->steps[plan->count++];
	memset(step, 0, sizeof(*step));
	step->item = item;
	return step;
}

static char *encode(const struct answer *answer)
{
	struct strbuf record = STRBUF_INIT;

	answer_encode(answer, &record);
	return strbuf_detach(&record, NULL);
}

void plan_add_answer(struct plan *plan, const struct assessment *assessment, struct item item,
		     const struct answer *after)
{
	struct step *step = plan_add(plan, item);
	struct strbuf name = STRBUF_INIT;

	assessment_item_name(assessment, item, &name);
	step->name = strbuf_detach(&name, NULL);
	step->before = encode(assessment_answer(assessment, item));
	step->after = encode(after);
	answer_copy(&step->answer, after);
}

/* NULL: there is none. */
static char *encode_entry(const struct entry *entry)
{
	struct strbuf record = STRBUF_INIT;

	if (entry)
		entry_encode(entry, &record);
	return strbuf_detach(&record, NULL);
}

void plan_add_entry(struct plan *plan, const struct assessment *assessment, enum entry_kind kind,
		    int number, const struct entry *after)
{
	struct item item = { .part = ITEM_PART_ENTRY, .question = -1, .row = ROW_NONE };
	struct step *step = plan_add(plan, item);
	struct strbuf name = STRBUF_INIT;

	if (after)
		entry_copy(&step->entry, after);
	step->entry.kind = kind;
	step->entry.number = number;
	entry_item_format(&step->entry, &name);
	step->name = strbuf_detach(&name, NULL);
	step->before = encode_entry(entries_find(&assessment->entries, kind, number));
	step->after = encode_entry(after);
}

static bool is_of_entry(const struct step *step)
{
	return step->item.part == ITEM_PART_ENTRY;
}

/* The record that is stored: of an item without a row an open answer, of an entry without one nothing. */
static bool read_stored(struct assessment *assessment, const struct step *step,
			struct strbuf *record, struct error *err)
{
	const struct answer open = { .state = ANSWER_OPEN };
	bool found;

	if (is_of_entry(step))
		return store_get_entry(assessment->store, assessment->id, step->entry.kind,
				       step->entry.number, record, &found, err);
	if (!store_get_answer(assessment->store, assessment->id, step->item.part, step->name,
			      record, &found, err))
		return false;
	if (!found)
		answer_encode(&open, record);
	return true;
}

/* Is what is stored that which the change starts from? */
static bool stands_as_seen(struct assessment *assessment, const struct step *step, bool *is_same,
			   struct error *err)
{
	struct strbuf stored = STRBUF_INIT;
	bool is_read = read_stored(assessment, step, &stored, err);

	*is_same = is_read && strcmp(stored.text, step->before) == 0;
	strbuf_release(&stored);
	return is_read;
}

static void set_conflict(const struct plan *plan, const struct step *step, struct error *err)
{
	bool is_new = plan->kind != EVENT_UNDO && plan->kind != EVENT_REDO;

	if (is_new && is_of_entry(step))
		error_set(err, ERROR_CONFLICT,
			  _("another program changed '%s' in the meantime; it was read in, look "
			    "again"),
			  step->name);
	else if (is_new)
		error_set(err, ERROR_CONFLICT,
			  _("another program answered '%s' in the meantime; its answer was read "
			    "in, look and answer again"),
			  step->name);
	else if (is_of_entry(step))
		error_set(err, ERROR_CONFLICT,
			  _("cannot take back: another program changed '%s' since; it was read in"),
			  step->name);
	else
		error_set(err, ERROR_CONFLICT,
			  _("cannot take back: another program answered '%s' since; its answer was "
			    "read in"),
			  step->name);
}

/* Reads the newer state in, so that the person can look and answer again. */
static bool refuse_conflict(struct assessment *assessment, const struct plan *plan,
			    const struct step *step, struct error *err)
{
	store_rollback(assessment->store);
	if (assessment_reload(assessment, NULL, err))
		set_conflict(plan, step, err);
	return false;
}

static bool put_step(struct assessment *assessment, const struct step *step, struct error *err)
{
	if (is_of_entry(step))
		return store_put_entry(assessment->store, assessment->id, step->entry.kind,
				       step->entry.number, step->after, err);
	return store_put_answer(assessment->store, assessment->id, step->item.part, step->name,
				step->after, err);
}

static bool store_step(struct assessment *assessment, const struct plan *plan,
		       const struct step *step, int64_t at_utc_ms, struct error *err)
{
	struct event event = {
		.id = plan->first_event + (step - plan->steps),
		.batch = plan->first_event,
		.at_utc_ms = at_utc_ms,
		.who = assessment->who,
		/* Only a talk confirms; whoever fills it in alone just leaves it. */
		.via = plan->kind == EVENT_CONFIRM ? VIA_INTERVIEW : assessment->via,
		.kind = plan->kind,
		.part = step->item.part,
		.item = step->name,
		.before = step->before,
		.after = step->after,
		.undoes = plan->undoes,
	};
	bool is_same;

	if (!stands_as_seen(assessment, step, &is_same, err))
		return false;
	if (!is_same)
		return refuse_conflict(assessment, plan, step, err);
	return store_add_event(assessment->store, assessment->id, &event, err) &&
	       put_step(assessment, step, err);
}

void assessment_note_saved(struct assessment *assessment, int64_t at_utc_ms, size_t events)
{
	assessment->updated_utc_ms = at_utc_ms;
	assessment->saved_utc_ms = at_utc_ms;
	assessment->known_events += (int64_t)events;
}

static void take_step(struct assessment *assessment, const struct step *step)
{
	if (!is_of_entry(step)) {
		assessment_take(assessment, step->item, &step->answer);
		assessment->position = step->item;
		assessment->is_position_kept = true;
	} else if (*step->after) {
		entries_put(&assessment->entries, &step->entry);
	} else {
		entries_remove(&assessment->entries, step->entry.kind, step->entry.number);
	}
}

/* Memory follows what is now on the disk. */
static void take_plan(struct assessment *assessment, const struct plan *plan, int64_t at_utc_ms)
{
	struct event event = { .batch = plan->first_event,
			       .kind = plan->kind,
			       .undoes = plan->undoes };

	for (size_t i = 0; i < plan->count; i++)
		take_step(assessment, &plan->steps[i]);
	undo_log_add(&assessment->log, &event);
	assessment_note_saved(assessment, at_utc_ms, plan->count);
}

bool plan_store(struct assessment *assessment, struct plan *plan, struct error *err)
{
	int64_t at_utc_ms = assessment_now_utc_ms();

	for (size_t i = 0; i < plan->count; i++) {
		if (!store_step(assessment, plan, &plan->steps[i], at_utc_ms, err)) {
			store_rollback(assessment->store);
			return false;
		}
	}
	if (!store_commit(assessment->store, err))
		return false;
	take_plan(assessment, plan, at_utc_ms);
	return true;
}

bool plan_begin(struct assessment *assessment, struct plan *plan, struct error *err)
{
	if (!store_begin(assessment->store, err))
		return false;
	if (store_next_event(assessment->store, assessment->id, &plan->first_event, err) &&
	    assessment_check_moved(assessment, plan->first_event, err))
		return true;
	store_rollback(assessment->store);
	return false;
}
