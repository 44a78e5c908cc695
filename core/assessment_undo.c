/*
 * Taking changes back and making them again, which are changes too.
 */
#include "arena.h"
#include "assessment.h"
#include "assessment_plan.h"
#include "i18n.h"

#include <stdlib.h>
#include <string.h>

struct collect {
	struct assessment *assessment;
	struct plan *plan;
	int64_t batch;
	bool is_undo;
	bool failed;
	struct error *err;
};

static bool find_place(const struct collect *collect, const struct event *event, struct item *item)
{
	*item = (struct item){ .part = ITEM_PART_ENTRY, .question = -1, .row = ROW_NONE };
	if (event->part == ITEM_PART_ENTRY ||
	    assessment_find_item(collect->assessment, event->part, event->item, item))
		return true;
	error_set(collect->err, ERROR_NOT_FOUND,
		  _("cannot take back: '%.60s' is not asked in this version any more"),
		  event->item);
	return false;
}

/* What the record after the step says. */
static bool decode_step(struct step *step, struct error *err)
{
	enum entry_kind kind;
	int number;

	if (step->item.part != ITEM_PART_ENTRY)
		return answer_decode(step->after, &step->answer, err);
	if (!entry_item_parse(step->name, &kind, &number)) {
		error_set(err, ERROR_DAMAGED, _("damaged record of '%.60s'"), step->name);
		return false;
	}
	step->entry.kind = kind;
	step->entry.number = number;
	return !*step->after || entry_decode(step->after, kind, number, &step->entry, err);
}

static bool collect_event(void *context, const struct event *event)
{
	struct collect *collect = context;
	struct step *step;
	struct item item;

	if (event->batch != collect->batch ||
	    (event->kind != EVENT_SET && event->kind != EVENT_CONFIRM))
		return false;
	collect->failed = !find_place(collect, event, &item);
	if (collect->failed)
		return false;
	step = plan_add(collect->plan, item);
	step->name = mem_strdup(event->item);
	step->before = mem_strdup(collect->is_undo ? event->after : event->before);
	step->after = mem_strdup(collect->is_undo ? event->before : event->after);
	collect->failed = !decode_step(step, collect->err);
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
	bool is_done = plan_begin(assessment, &plan, err);

	if (is_done) {
		is_done = may_redo(assessment, &plan, err) && collect_batch(assessment, &plan, err);
		if (is_done)
			is_done = plan_store(assessment, &plan, err);
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

	if (undo_log_is_upgrade(&assessment->log, batch)) {
		error_set(err, ERROR_INPUT,
			  _("the last change is the move to a newer version; 'tenken upgrade --undo "
			    "%s' takes it back"),
			  assessment->id);
		return false;
	}
	if (batch != 0)
		return replay(assessment, EVENT_UNDO, batch, item, err);
	error_set(err, ERROR_NOT_FOUND, _("nothing to undo"));
	return false;
}

bool assessment_redo(struct assessment *assessment, struct item *item, struct error *err)
{
	int64_t batch = undo_log_last_undone(&assessment->log);

	if (undo_log_is_upgrade(&assessment->log, batch)) {
		error_set(err, ERROR_INPUT,
			  _("what was taken back last is the move to a newer version; 'tenken upgrade "
			    "%s' makes it again"),
			  assessment->id);
		return false;
	}
	if (batch != 0)
		return replay(assessment, EVENT_REDO, batch, item, err);
	error_set(err, ERROR_NOT_FOUND, _("nothing to redo"));
	return false;
}
