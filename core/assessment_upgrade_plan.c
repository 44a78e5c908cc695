/*
 * What an upgrade would do to the answers, record by record.
 */
#include "assessment_upgrade_internal.h"

#include "answer_syntax.h"
#include "arena.h"
#include "assessment_timeline.h"
#include "i18n.h"
#include "library.h"

#include <stdlib.h>
#include <string.h>

struct stored_row {
	char *name;
	char *record;
	bool is_replaced; /* an item of another name moves here */
};

/* The upgrade of one part while it is planned. */
struct work {
	struct upgrade *upgrade;
	struct upgrade_part *part;
	struct upgrade_map *map;
	struct stored_row *rows;
	size_t count;
	size_t capacity;
	struct error *err;
};

const char *upgrade_fate_name(enum upgrade_fate fate)
{
	static const char *const names[FATE_COUNT] = {
		[FATE_CARRIED] = "carried",
		[FATE_LOOK] = "look-again",
		[FATE_AGAIN] = "answer-again",
		[FATE_KEPT] = "kept",
	};

	return names[fate];
}

const struct questionnaire *assessment_newer(const struct assessment *assessment,
					     struct library *library, int part)
{
	const struct questionnaire *own = assessment->parts[part].questionnaire;
	const struct questionnaire *installed;

	if (library_is_file(library, own->id, assessment->hashes[part].hash))
		return NULL;
	installed = library_find(library, own->id, NULL);
	return installed && questionnaire_version_compare(installed->version, own->version) > 0 ? installed : NULL;
}

/* ---- what is stored --------------------------------------------------------------- */

static bool take_row(void *context, int part, const char *item, const char *record)
{
	struct work *work = context;

	if (part != work->part->part)
		return true;
	work->rows = mem_grow(work->rows, work->count, &work->capacity, sizeof(*work->rows));
	work->rows[work->count++] =
		(struct stored_row){ .name = mem_strdup(item), .record = mem_strdup(record) };
	return true;
}

static int compare_row(const void *name, const void *row)
{
	return strcmp(name, ((const struct stored_row *)row)->name);
}

/* The store gives them in the order of their names. */
static struct stored_row *find_row(struct work *work, const char *name)
{
	return work->count == 0 ? NULL
				: bsearch(name, work->rows, work->count, sizeof(*work->rows),
					  compare_row);
}

static char *encode(const struct answer *answer)
{
	struct strbuf record = STRBUF_INIT;

	answer_encode(answer, &record);
	return strbuf_detach(&record, NULL);
}

static bool says_nothing(const struct answer *answer)
{
	const struct answer open = { .state = ANSWER_OPEN };

	return answer_equal(answer, &open);
}

/* ---- steps ---------------------------------------------------------------------------- */

/* Takes before and after over. */
static void add_step(struct upgrade *upgrade, int part, const char *item, char *before, char *after)
{
	upgrade->steps = mem_grow(upgrade->steps, upgrade->step_count, &upgrade->step_capacity,
				  sizeof(*upgrade->steps));
	upgrade->steps[upgrade->step_count++] = (struct upgrade_step){
		.part = part, .item = mem_strdup(item), .before = before, .after = after
	};
}

/* One record goes to another name, or becomes another one. */
static void add_steps(struct work *work, struct stored_row *row, const char *name,
		      const struct answer *after)
{
	const struct answer open = { .state = ANSWER_OPEN };
	char *record = encode(after);
	struct stored_row *target;

	if (strcmp(name, row->name) == 0) {
		if (strcmp(record, row->record) != 0)
			add_step(work->upgrade, work->part->part, name, mem_strdup(row->record),
				 record);
		else
			free(record);
		return;
	}
	target = find_row(work, name);
	if (target)
		target->is_replaced = true;
	add_step(work->upgrade, work->part->part, name,
		 target ? mem_strdup(target->record) : encode(&open), record);
	add_step(work->upgrade, work->part->part, row->name, mem_strdup(row->record), encode(&open));
}

static void add_answer(struct work *work, enum upgrade_fate fate, const struct stored_row *row,
		       const char *name, const struct question *former, const struct answer *answer)
{
	struct upgrade_part *part = work->part;
	struct upgrade_answer_row *line;

	part->fates[fate]++;
	if (fate == FATE_CARRIED)
		return;
	part->answers = mem_grow(part->answers, part->answer_count, &part->answer_capacity,
				 sizeof(*part->answers));
	line = &part->answers[part->answer_count++];
	*line = (struct upgrade_answer_row){
		.fate = fate,
		.former_item = mem_strdup(row->name),
		.item = name ? mem_strdup(name) : NULL,
		.former = former,
	};
	answer_copy(&line->answer, answer);
}

static enum upgrade_fate fate_of(const struct answer *before, bool is_carried, bool is_changed)
{
	if (!is_carried)
		return FATE_AGAIN;
	return is_changed && before->state != ANSWER_OPEN ? FATE_LOOK : FATE_CARRIED;
}

static void plan_known(struct work *work, struct stored_row *row, int question, int place,
		       const struct answer *before)
{
	const struct question *former = &work->part->from->questions[question];
	struct answer after = { .state = ANSWER_OPEN };
	struct strbuf name = STRBUF_INIT;
	enum upgrade_fate fate;
	int to_question, to_row;
	bool is_carried;

	if (!upgrade_find(work->map, question, place, &to_question, &to_row)) {
		add_answer(work, FATE_KEPT, row, NULL, former, before);
		return;
	}
	is_carried = upgrade_answer(work->map, question, place, before, &after);
	fate = fate_of(before, is_carried, upgrade_is_changed(work->map, to_question, to_row));
	after.is_marked = after.is_marked || fate != FATE_CARRIED;
	item_format(&work->part->to->questions[to_question], to_row, &name);
	add_steps(work, row, name.text, &after);
	add_answer(work, fate, row, name.text, former, before);
	answer_release(&after);
	strbuf_release(&name);
}

/* Kept since an earlier upgrade, and asked again now. */
static void plan_returning(struct work *work, struct stored_row *row, int question, int place,
			   const struct answer *before)
{
	const struct question *to = &work->part->to->questions[question];
	struct answer after = { .state = ANSWER_OPEN };
	bool is_carried = interview_check(to, place, before, NULL);

	answer_copy(&after, before);
	if (!is_carried) {
		answer_clear_value(&after);
		after.basis = BASIS_UNSET;
	}
	after.is_marked = true;
	add_steps(work, row, row->name, &after);
	add_answer(work, is_carried ? FATE_LOOK : FATE_AGAIN, row, row->name, NULL, before);
	answer_release(&after);
}

static bool plan_row(struct work *work, struct stored_row *row, bool is_known)
{
	struct answer before = { .state = ANSWER_OPEN };
	int question, place;
	bool is_good = answer_decode(row->record, &before, work->err);

	if (is_good && !says_nothing(&before)) {
		bool is_found = timeline_find(work->part->from, row->name, &question, &place);

		if (is_found && is_known)
			plan_known(work, row, question, place, &before);
		else if (!is_found && !is_known && !row->is_replaced &&
			 timeline_find(work->part->to, row->name, &question, &place))
			plan_returning(work, row, question, place, &before);
	}
	answer_release(&before);
	return is_good;
}

static bool plan_rows(struct work *work)
{
	for (size_t i = 0; i < work->count; i++)
		if (!plan_row(work, &work->rows[i], true))
			return false;
	for (size_t i = 0; i < work->count; i++)
		if (!plan_row(work, &work->rows[i], false))
			return false;
	return true;
}

/* A file with mistakes could be the newer version; one that is not there is none. */
static bool is_usable(const struct assessment *assessment, struct library *library, int place,
		      struct error *err)
{
	struct error why = ERROR_INIT;

	if (library_find(library, assessment->parts[place].questionnaire->id, &why) ||
	    why.code == ERROR_NOT_FOUND)
		return true;
	if (err)
		*err = why;
	return false;
}

static bool plan_part(struct assessment *assessment, struct library *library,
		      struct upgrade *upgrade, int place, struct error *err)
{
	struct upgrade_part *part = &upgrade->parts[upgrade->count];
	struct work work = { .upgrade = upgrade, .part = part, .err = err };
	char hash[DIGEST_HEX_SIZE];
	size_t size_bytes = 0;
	const char *text;
	bool is_good;

	part->to = assessment_newer(assessment, library, place);
	if (!part->to)
		return is_usable(assessment, library, place, err);
	upgrade->count++;
	part->part = place;
	part->from = assessment->parts[place].questionnaire;
	text = library_text(library, part->to, &size_bytes);
	digest_sha256(text, size_bytes, hash);
	add_step(upgrade, place, "", mem_strdup(assessment->hashes[place].hash), mem_strdup(hash));
	work.map = upgrade_map_new(part->from, part->to);
	upgrade_changes(work.map, &part->changes);
	is_good = store_each_answer(assessment->store, assessment->id, take_row, &work, err) &&
		  plan_rows(&work);
	upgrade_map_free(work.map);
	for (size_t i = 0; i < work.count; i++) {
		free(work.rows[i].name);
		free(work.rows[i].record);
	}
	free(work.rows);
	return is_good;
}

struct upgrade *assessment_plan_upgrade(struct assessment *assessment, struct library *library,
					struct error *err)
{
	struct upgrade *upgrade = mem_calloc(1, sizeof(*upgrade));

	upgrade->parts = mem_calloc(assessment->part_count, sizeof(*upgrade->parts));
	for (size_t i = 0; i < assessment->part_count; i++) {
		if (!plan_part(assessment, library, upgrade, (int)i, err)) {
			upgrade_free(upgrade);
			return NULL;
		}
	}
	return upgrade;
}

static void release_part(struct upgrade_part *part)
{
	upgrade_changes_release(&part->changes);
	for (size_t i = 0; i < part->answer_count; i++) {
		free(part->answers[i].former_item);
		free(part->answers[i].item);
		answer_release(&part->answers[i].answer);
	}
	free(part->answers);
}

void upgrade_free(struct upgrade *upgrade)
{
	if (!upgrade)
		return;
	for (size_t i = 0; i < upgrade->count; i++)
		release_part(&upgrade->parts[i]);
	for (size_t i = 0; i < upgrade->step_count; i++) {
		free(upgrade->steps[i].item);
		free(upgrade->steps[i].before);
		free(upgrade->steps[i].after);
	}
	free(upgrade->steps);
	free(upgrade->parts);
	free(upgrade);
}
