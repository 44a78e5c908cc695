/*
 * Changes: each is a run of events and answers in one transaction, and reaches
 * memory only when it is durable.
 */
#include "answer_syntax.h"
#include "arena.h"
#include "assessment.h"
#include "assessment_internal.h"
#include "i18n.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* One item going from one record to another. */
struct step {
	struct item item;
	char *name;
	char *before;
	char *after;
	struct answer answer; /* what `after` says */
};

/* What is done together. */
struct plan {
	struct step *steps;
	size_t count;
	size_t capacity;
	enum event_kind kind;
	int64_t undoes;
	int64_t first_event; /* filled when it is stored */
};

static void plan_release(struct plan *plan)
{
	for (size_t i = 0; i < plan->count; i++) {
		free(plan->steps[i].name);
		free(plan->steps[i].before);
		free(plan->steps[i].after);
		answer_release(&plan->steps[i].answer);
	}
	free(plan->steps);
}

static struct step *plan_add(struct plan *plan, struct item item)
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

/* ---- storing a plan ------------------------------------------------------------ */

/* Is the stored answer the one that the change starts from? An item without a row is open. */
static bool stands_as_seen(struct assessment *assessment, const struct step *step, bool *is_same,
			   struct error *err)
{
	const struct answer open = { .state = ANSWER_OPEN };
	struct strbuf stored = STRBUF_INIT;
	bool found;
	bool is_read = store_get_answer(assessment->store, assessment->id, step->item.part,
					step->name, &stored, &found, err);

	if (is_read && !found)
		answer_encode(&open, &stored);
	*is_same = is_read && strcmp(stored.text, step->before) == 0;
	strbuf_release(&stored);
	return is_read;
}

/* Reads the newer state in, so that the person can look and answer again. */
static bool refuse_conflict(struct assessment *assessment, const struct plan *plan,
			    const char *name, struct error *err)
{
	store_rollback(assessment->store);
	if (!assessment_reload(assessment, NULL, err))
		return false;
	if (plan->kind == EVENT_SET)
		error_set(err, ERROR_CONFLICT,
			  _("another program answered '%s' in the meantime; its answer was read "
			    "in, look and answer again"),
			  name);
	else
		error_set(err, ERROR_CONFLICT,
			  _("cannot take back: another program answered '%s' since; its answer was "
			    "read in"),
			  name);
	return false;
}

static bool store_step(struct assessment *assessment, const struct plan *plan,
		       const struct step *step, int64_t at_utc_ms, struct error *err)
{
	struct event event = {
		.id = plan->first_event + (step - plan->steps),
		.batch = plan->first_event,
		.at_utc_ms = at_utc_ms,
		.who = assessment->who,
		.via = assessment->via,
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
		return refuse_conflict(assessment, plan, step->name, err);
	return store_add_event(assessment->store, assessment->id, &event, err) &&
	       store_put_answer(assessment->store, assessment->id, event.part, step->name,
				step->after, err);
}

void assessment_note_saved(struct assessment *assessment, int64_t at_utc_ms, size_t events)
{
	assessment->updated_utc_ms = at_utc_ms;
	assessment->saved_utc_ms = at_utc_ms;
	assessment->known_events += (int64_t)events;
}

/* Memory follows what is now on the disk. */
static void take_plan(struct assessment *assessment, const struct plan *plan, int64_t at_utc_ms)
{
	struct event event = { .batch = plan->first_event,
			       .kind = plan->kind,
			       .undoes = plan->undoes };

	for (size_t i = 0; i < plan->count; i++)
		assessment_take(assessment, plan->steps[i].item, &plan->steps[i].answer);
	undo_log_add(&assessment->log, &event);
	assessment_note_saved(assessment, at_utc_ms, plan->count);
	assessment->position = plan->steps[plan->count - 1].item;
	assessment->is_position_kept = true;
}

/* Inside a transaction, which is over afterwards. */
static bool store_plan(struct assessment *assessment, struct plan *plan, struct error *err)
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

static bool begin_plan(struct assessment *assessment, struct plan *plan, struct error *err)
{
	if (!store_begin(assessment->store, err))
		return false;
	if (store_next_event(assessment->store, assessment->id, &plan->first_event, err))
		return true;
	store_rollback(assessment->store);
	return false;
}

/* ---- setting answers ------------------------------------------------------------ */

/* Which assignment of an item is its last: the one that counts. */
struct last_places {
	size_t **slots; /* per part, one a slot: 1-based place */
	const struct assessment *assessment;
};

static size_t *last_place(const struct last_places *last, struct item item)
{
	const struct questionnaire *questionnaire =
		last->assessment->parts[item.part].questionnaire;

	return &last->slots[item.part]
			   [question_slot(&questionnaire->questions[item.question], item.row)];
}

static void last_places_init(struct last_places *last, const struct assessment *assessment,
			     const struct assignment *assignments, size_t count)
{
	last->assessment = assessment;
	last->slots = mem_calloc(assessment->part_count, sizeof(*last->slots));
	for (size_t i = 0; i < assessment->part_count; i++)
		last->slots[i] = mem_calloc(assessment->parts[i].questionnaire->slot_count + 1,
					    sizeof(size_t));
	for (size_t i = 0; i < count; i++)
		*last_place(last, assignments[i].item) = i + 1;
}

static void last_places_release(struct last_places *last)
{
	for (size_t i = 0; i < last->assessment->part_count; i++)
		free(last->slots[i]);
	free(last->slots);
}

static bool check_assignment(const struct assessment *assessment,
			     const struct assignment *assignment, bool is_one, struct error *err)
{
	const struct questionnaire *questionnaire =
		assessment->parts[assignment->item.part].questionnaire;
	struct strbuf name = STRBUF_INIT;
	struct error why = ERROR_INIT;

	if (interview_check(&questionnaire->questions[assignment->item.question],
			    assignment->item.row, &assignment->after, is_one ? err : &why))
		return true;
	if (is_one)
		return false;
	parts_format_item(assessment->parts, assessment->part_count, assignment->item, &name);
	error_set(err, why.code, "%s: %s", name.text, why.message);
	strbuf_release(&name);
	return false;
}

static void plan_assignment(const struct assessment *assessment, struct plan *plan,
			    const struct assignment *assignment)
{
	const struct answer *before = assessment_answer(assessment, assignment->item);
	struct strbuf name = STRBUF_INIT;
	struct step *step;

	if (answer_equal(before, &assignment->after))
		return;
	step = plan_add(plan, assignment->item);
	assessment_item_name(assessment, assignment->item, &name);
	step->name = strbuf_detach(&name, NULL);
	step->before = encode(before);
	step->after = encode(&assignment->after);
	answer_copy(&step->answer, &assignment->after);
}

static bool make_plan(const struct assessment *assessment, struct plan *plan,
		      const struct assignment *assignments, size_t count, struct error *err)
{
	struct last_places last;

	for (size_t i = 0; i < count; i++) {
		if (!check_assignment(assessment, &assignments[i], count == 1, err))
			return false;
	}
	last_places_init(&last, assessment, assignments, count);
	for (size_t i = 0; i < count; i++) {
		if (*last_place(&last, assignments[i].item) == i + 1)
			plan_assignment(assessment, plan, &assignments[i]);
	}
	last_places_release(&last);
	return true;
}

bool assessment_set_all(struct assessment *assessment, const struct assignment *assignments,
			size_t count, struct error *err)
{
	struct plan plan = { .kind = EVENT_SET };
	bool is_done = make_plan(assessment, &plan, assignments, count, err);

	if (is_done && plan.count > 0)
		is_done = begin_plan(assessment, &plan, err) && store_plan(assessment, &plan, err);
	plan_release(&plan);
	return is_done;
}

bool assessment_set(struct assessment *assessment, struct item item, const struct answer *after,
		    struct error *err)
{
	struct assignment assignment = { .item = item, .after = *after };
	struct plan plan = { .kind = EVENT_SET };
	bool is_done = check_assignment(assessment, &assignment, true, err);

	if (is_done)
		plan_assignment(assessment, &plan, &assignment);
	if (is_done && plan.count > 0)
		is_done = begin_plan(assessment, &plan, err) && store_plan(assessment, &plan, err);
	plan_release(&plan);
	return is_done;
}

/* ---- undo and redo --------------------------------------------------------------- */

struct collect {
	struct assessment *assessment;
	struct plan *plan;
	int64_t batch;
	bool is_undo;
	bool failed;
	struct error *err;
};

static bool collect_event(void *context, const struct event *event)
{
	struct collect *collect = context;
	struct step *step;
	struct item item;

	if (event->batch != collect->batch || event->kind != EVENT_SET)
		return false;
	if (!assessment_find_item(collect->assessment, event->part, event->item, &item)) {
		error_set(collect->err, ERROR_NOT_FOUND,
			  _("cannot take back: '%.60s' is not asked in this version any more"),
			  event->item);
		collect->failed = true;
		return false;
	}
	step = plan_add(collect->plan, item);
	step->name = mem_strdup(event->item);
	step->before = mem_strdup(collect->is_undo ? event->after : event->before);
	step->after = mem_strdup(collect->is_undo ? event->before : event->after);
	collect->failed = !answer_decode(step->after, &step->answer, collect->err);
	return !collect->failed;
}

/* What was made last is taken back first. */
static void reverse(struct plan *plan)
{
	for (size_t i = 0; i < plan->count / 2; i++) {
		struct step swap = plan->steps[i];

		plan->steps[i] = plan->steps[plan->count - 1 - i];
		plan->steps[plan->count - 1 - i] = swap;
	}
}

static bool collect_batch(struct assessment *assessment, struct plan *plan, struct error *err)
{
	struct collect collect = {
		.assessment = assessment,
		.plan = plan,
		.batch = plan->undoes,
		.is_undo = plan->kind == EVENT_UNDO,
		.err = err,
	};

	if (!store_each_event(assessment->store, assessment->id, plan->undoes, collect_event,
			      &collect, err) ||
	    collect.failed)
		return false;
	if (plan->count == 0) {
		error_set(err, ERROR_DAMAGED,
			  _("cannot take back: the change is missing in the history"));
		return false;
	}
	if (collect.is_undo)
		reverse(plan);
	return true;
}

/* A change that another program made ends what could be redone. */
static bool may_redo(struct assessment *assessment, const struct plan *plan, struct error *err)
{
	if (plan->kind != EVENT_REDO || plan->first_event == assessment->known_events + 1)
		return true;
	store_rollback(assessment->store);
	if (assessment_reload(assessment, NULL, err))
		error_set(err, ERROR_CONFLICT,
			  _("cannot make again: another program changed something since; it was "
			    "read in"));
	return false;
}

static bool replay(struct assessment *assessment, enum event_kind kind, int64_t batch,
		   struct item *item, struct error *err)
{
	struct plan plan = { .kind = kind, .undoes = batch };
	bool is_done = begin_plan(assessment, &plan, err);

	if (is_done) {
		is_done = may_redo(assessment, &plan, err) && collect_batch(assessment, &plan, err);
		if (is_done)
			is_done = store_plan(assessment, &plan, err);
		store_rollback(assessment->store);
	}
	if (is_done && item)
		*item = plan.steps[plan.count - 1].item;
	plan_release(&plan);
	return is_done;
}

bool assessment_undo(struct assessment *assessment, struct item *item, struct error *err)
{
	int64_t batch = undo_log_last_done(&assessment->log);

	if (batch != 0)
		return replay(assessment, EVENT_UNDO, batch, item, err);
	error_set(err, ERROR_NOT_FOUND, _("nothing to undo"));
	return false;
}

bool assessment_redo(struct assessment *assessment, struct item *item, struct error *err)
{
	int64_t batch = undo_log_last_undone(&assessment->log);

	if (batch != 0)
		return replay(assessment, EVENT_REDO, batch, item, err);
	error_set(err, ERROR_NOT_FOUND, _("nothing to redo"));
	return false;
}
