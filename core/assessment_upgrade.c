/*
 * Storing an upgrade, and taking it back.
 */
#include "assessment_upgrade_internal.h"

#include "answer_syntax.h"
#include "arena.h"
#include "assessment_timeline.h"
#include "i18n.h"
#include "library.h"

#include <stdlib.h>
#include <string.h>

/* A run of steps on its way into the store. */
struct storing {
	struct assessment *assessment;
	enum event_kind kind;
	int64_t undoes;
	int64_t first_event;
	int64_t at_utc_ms;
	struct upgrade_step *steps;
	size_t count;
	size_t capacity;
};

static bool refuse_changed(struct error *err)
{
	error_set(err, ERROR_CONFLICT,
		  _("another program changed the assessment in the meantime; look again"));
	return false;
}

/* Nothing may have been stored since it was read. */
static bool begin(struct storing *storing, struct error *err)
{
	struct assessment *assessment = storing->assessment;

	if (!store_begin(assessment->store, err))
		return false;
	storing->at_utc_ms = assessment_now_utc_ms();
	if (!store_next_event(assessment->store, assessment->id, &storing->first_event, err))
		return false;
	return storing->first_event == assessment->known_events + 1 ? true : refuse_changed(err);
}

static bool put_part(struct assessment *assessment, const struct upgrade_step *step,
		     struct error *err)
{
	return store_add_former(assessment->store, assessment->id, step->part, step->before, err) &&
	       store_add_former(assessment->store, assessment->id, step->part, step->after, err) &&
	       store_set_part(assessment->store, assessment->id, step->part, step->after, err);
}

static bool store_steps(struct storing *storing, struct error *err)
{
	struct assessment *assessment = storing->assessment;

	for (size_t i = 0; i < storing->count; i++) {
		const struct upgrade_step *step = &storing->steps[i];
		struct event event = {
			.id = storing->first_event + (int64_t)i,
			.batch = storing->first_event,
			.at_utc_ms = storing->at_utc_ms,
			.who = assessment->who,
			.via = assessment->via,
			.kind = storing->kind,
			.part = step->part,
			.item = step->item,
			.before = step->before,
			.after = step->after,
			.undoes = storing->undoes,
		};

		if (!store_add_event(assessment->store, assessment->id, &event, err))
			return false;
		if (event_is_move(&event) ? !put_part(assessment, step, err)
					  : !store_put_answer(assessment->store, assessment->id,
							      step->part, step->item, step->after,
							      err))
			return false;
	}
	return true;
}

/* The person stays at the question where they were, whatever it is called now. */
static bool put_position(struct assessment *assessment, int part, const struct questionnaire *to,
			 int question, int row, struct error *err)
{
	struct strbuf name = STRBUF_INIT;
	bool is_done;

	item_format(&to->questions[question], row, &name);
	is_done = store_set_position(assessment->store, assessment->id, part, name.text, err);
	strbuf_release(&name);
	return is_done;
}

/* Place and drafts of a part, from the version in memory to another one. */
static bool move_part(struct assessment *assessment, int part, const struct questionnaire *to,
		      bool is_back, struct error *err)
{
	const struct questionnaire *from = assessment->parts[part].questionnaire;
	struct upgrade_map *map = is_back ? upgrade_map_new(to, from) : upgrade_map_new(from, to);
	const struct item *place = &assessment->position;
	int question = 0;
	int row = ROW_NONE;
	bool is_done = upgrade_move_drafts(assessment, part, map, from, to, is_back, err);

	if (is_done && place->part == part) {
		if (!(is_back ? upgrade_find_former : upgrade_find)(map, place->question, place->row,
								    &question, &row)) {
			question = 0;
			row = ROW_NONE;
		}
		is_done = put_position(assessment, part, to, question, row, err);
	}
	upgrade_map_free(map);
	return is_done;
}

/* Of a part that stays as it is the place has to be said anew: later events would hide it. */
static bool keep_place(struct assessment *assessment, struct error *err)
{
	const struct item *place = &assessment->position;

	return put_position(assessment, place->part, assessment->parts[place->part].questionnaire,
			    place->question, place->row, err);
}

static bool add_texts(struct assessment *assessment, struct library *library,
		      const struct upgrade *upgrade, struct error *err)
{
	for (size_t i = 0; i < upgrade->count; i++) {
		const struct questionnaire *to = upgrade->parts[i].to;
		size_t size_bytes = 0;
		const char *text = library_text(library, to, &size_bytes);
		char hash[DIGEST_HEX_SIZE];

		digest_sha256(text, size_bytes, hash);
		if (!store_add_questionnaire(assessment->store, hash, to->id, to->version, text,
					     size_bytes, err))
			return false;
	}
	return true;
}

bool assessment_upgrade(struct assessment *assessment, struct library *library,
			const struct upgrade *upgrade, struct error *err)
{
	struct storing storing = {
		.assessment = assessment,
		.kind = EVENT_UPGRADE,
		.steps = upgrade->steps,
		.count = upgrade->step_count,
	};
	bool is_done;

	if (upgrade->count == 0)
		return true;
	is_done = begin(&storing, err) && add_texts(assessment, library, upgrade, err) &&
		  store_steps(&storing, err) && keep_place(assessment, err);
	for (size_t i = 0; is_done && i < upgrade->count; i++)
		is_done = move_part(assessment, upgrade->parts[i].part, upgrade->parts[i].to, false,
				    err);
	is_done = is_done && store_commit(assessment->store, err);
	store_rollback(assessment->store);
	return is_done;
}

/* ---- back ------------------------------------------------------------------------- */

bool assessment_can_undo_upgrade(const struct assessment *assessment)
{
	int64_t batch = undo_log_last_done(&assessment->log);

	return batch != 0 && undo_log_is_upgrade(&assessment->log, batch);
}

static bool collect_step(void *context, const struct event *event)
{
	struct storing *storing = context;

	if (event->batch != storing->undoes || event->kind != EVENT_UPGRADE)
		return false;
	storing->steps = mem_grow(storing->steps, storing->count, &storing->capacity,
				  sizeof(*storing->steps));
	storing->steps[storing->count++] = (struct upgrade_step){
		.part = event->part,
		.item = mem_strdup(event->item),
		.before = mem_strdup(event->after),
		.after = mem_strdup(event->before),
	};
	return true;
}

/* What was done last is taken back first. */
static void reverse(struct storing *storing)
{
	for (size_t i = 0; i < storing->count / 2; i++) {
		struct upgrade_step swap = storing->steps[i];

		storing->steps[i] = storing->steps[storing->count - 1 - i];
		storing->steps[storing->count - 1 - i] = swap;
	}
}

/* Does every item still say what the upgrade left? */
static bool check_steps(struct storing *storing, struct error *err)
{
	struct assessment *assessment = storing->assessment;

	for (size_t i = 0; i < storing->count; i++) {
		const struct upgrade_step *step = &storing->steps[i];
		struct strbuf record = STRBUF_INIT;
		bool found = true;
		bool is_same;

		if (!*step->item) {
			is_same = (size_t)step->part < assessment->part_count &&
				  strcmp(assessment->hashes[step->part].hash, step->before) == 0;
		} else {
			if (!store_get_answer(assessment->store, assessment->id, step->part,
					      step->item, &record, &found, err))
				return false;
			is_same = found && strcmp(record.text, step->before) == 0;
		}
		strbuf_release(&record);
		if (!is_same)
			return refuse_changed(err);
	}
	return true;
}

static bool move_back(struct storing *storing, const struct timeline *timeline, struct error *err)
{
	for (size_t i = 0; i < timeline->count; i++) {
		const struct move *move = &timeline->moves[i];

		if (move->batch == storing->undoes && move->is_upgrade &&
		    !move_part(storing->assessment, move->part, move->before, true, err))
			return false;
	}
	return true;
}

static bool undo(struct storing *storing, struct timeline *timeline, struct error *err)
{
	struct assessment *assessment = storing->assessment;

	if (!begin(storing, err) || !timeline_read(timeline, err) ||
	    !store_each_event(assessment->store, assessment->id, storing->undoes, collect_step,
			      storing, err) ||
	    !check_steps(storing, err))
		return false;
	if (storing->count == 0)
		return refuse_changed(err);
	reverse(storing);
	return store_steps(storing, err) && keep_place(assessment, err) &&
	       move_back(storing, timeline, err) && store_commit(assessment->store, err);
}

bool assessment_undo_upgrade(struct assessment *assessment, struct error *err)
{
	struct timeline timeline = { .assessment = assessment };
	struct storing storing = { .assessment = assessment,
				   .kind = EVENT_UNDO,
				   .undoes = undo_log_last_done(&assessment->log) };
	bool is_done;

	if (!assessment_can_undo_upgrade(assessment)) {
		error_set(err, ERROR_NOT_FOUND,
			  _("the last change is no move to a newer version; only that can be taken "
			    "back here"));
		return false;
	}
	is_done = undo(&storing, &timeline, err);
	store_rollback(assessment->store);
	for (size_t i = 0; i < storing.count; i++) {
		free(storing.steps[i].item);
		free(storing.steps[i].before);
		free(storing.steps[i].after);
	}
	free(storing.steps);
	timeline_release(&timeline);
	return is_done;
}
