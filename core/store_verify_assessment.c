/*
 * Does every assessment agree with itself: its questionnaires with their
 * SHA-256, its answers and entries with its history, its answers with the questions?
 */
#include "store_internal.h"

#include "answer_syntax.h"
#include "arena.h"
#include "digest.h"
#include "i18n.h"
#include "loader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* An item and what the events make of it. */
struct replayed {
	int part;
	char *item;
	char *record;
	bool is_stored; /* an answer with this item was seen */
};

struct checking {
	struct store *store;
	struct verify_result *result;
	const char *id;
	struct questionnaire **questionnaires;
	size_t part_count;
	char (*hashes)[DIGEST_HEX_SIZE]; /* of the parts as they are */
	char (*moved)[DIGEST_HEX_SIZE];  /* what the history says: "" where a part never moved */
	struct replayed *items; /* sorted by part and item once all are in */
	size_t item_count;
	size_t item_capacity;
	int64_t next_event;
	size_t answers;
	size_t entries;
	size_t events;
};

static bool check_text_row(void *context, int ordinal, const char *hash, const char *text,
			   size_t size_bytes)
{
	struct checking *checking = context;
	struct error_list mistakes = ERROR_LIST_INIT;
	struct questionnaire *questionnaire = NULL;
	char sum[DIGEST_HEX_SIZE];

	digest_sha256(text ? text : "", size_bytes, sum);
	if (ordinal != (int)checking->part_count)
		store_verify_add(checking->result, VERIFY_FOUND, _("%s: part %zu is missing"),
				 checking->id, checking->part_count + 1);
	if (!text || strcmp(sum, hash) != 0)
		store_verify_add(
			checking->result, VERIFY_FOUND,
			_("%s: the questionnaire of part %d is not the one that was answered "
			  "(%.12s)"),
			checking->id, ordinal + 1, hash);
	if (text)
		questionnaire = questionnaire_load_text(_("stored questionnaire"), text, size_bytes,
							&mistakes);
	if (!questionnaire && error_list_first(&mistakes))
		store_verify_add(checking->result, VERIFY_FOUND,
				 _("%s: the questionnaire of part %d cannot be used: %s"),
				 checking->id, ordinal + 1, error_list_first(&mistakes)->message);
	error_list_release(&mistakes);
	checking->questionnaires =
		mem_realloc(checking->questionnaires,
			    (checking->part_count + 1) * sizeof(*checking->questionnaires));
	checking->hashes = mem_realloc(checking->hashes,
				       (checking->part_count + 1) * sizeof(*checking->hashes));
	checking->moved = mem_realloc(checking->moved,
				      (checking->part_count + 1) * sizeof(*checking->moved));
	snprintf(checking->hashes[checking->part_count], DIGEST_HEX_SIZE, "%s", hash);
	checking->moved[checking->part_count][0] = '\0';
	checking->questionnaires[checking->part_count++] = questionnaire;
	return true;
}

/* A version that the history needs. */
static bool check_former_text(void *context, int ordinal, const char *hash, const char *text,
			      size_t size_bytes)
{
	struct checking *checking = context;
	char sum[DIGEST_HEX_SIZE];

	digest_sha256(text ? text : "", size_bytes, sum);
	if (!text || strcmp(sum, hash) != 0)
		store_verify_add(checking->result, VERIFY_FOUND,
				 _("%s: a former questionnaire of part %d is not the one that was "
				   "answered (%.12s)"),
				 checking->id, ordinal + 1, hash);
	return true;
}

static int compare_replayed(const void *left, const void *right)
{
	const struct replayed *a = left;
	const struct replayed *b = right;

	if (a->part != b->part)
		return a->part < b->part ? -1 : 1;
	return strcmp(a->item, b->item);
}

/* One step of an item. */
struct step_row {
	int part;
	char *item;
	int64_t event;
	char *before;
	char *after;
};

static bool is_event_sound(const struct checking *checking, const struct event *event)
{
	if (event->id != checking->next_event || event->batch < 1 || event->batch > event->id)
		return false;
	if (event->kind == EVENT_KIND_COUNT || event->undoes < 0 || event->undoes >= event->id)
		return false;
	return (event->kind == EVENT_UNDO || event->kind == EVENT_REDO) == (event->undoes > 0);
}

/* "" is an entry that there is not. */
static bool is_entry_record(const char *record, enum entry_kind kind, int number)
{
	struct entry entry = { .kind = ENTRY_FINDING };
	bool is_sound = !*record || entry_decode(record, kind, number, &entry, NULL);

	entry_release(&entry);
	return is_sound;
}

static bool are_entry_records_sound(const struct event *event)
{
	enum entry_kind kind;
	int number;

	return event->kind != EVENT_CONFIRM && entry_item_parse(event->item, &kind, &number) &&
	       is_entry_record(event->before, kind, number) &&
	       is_entry_record(event->after, kind, number);
}

static bool is_hash(const char *text)
{
	return strlen(text) == DIGEST_HEX_SIZE - 1 &&
	       strspn(text, "0123456789abcdef") == DIGEST_HEX_SIZE - 1;
}

static bool are_records_sound(const struct event *event)
{
	struct profile profile = { .organisation = NULL };
	struct answer answer = { .state = ANSWER_OPEN };
	bool is_sound;

	if (event->part == ITEM_PART_ENTRY)
		return are_entry_records_sound(event);
	if (event_is_move(event))
		return (event->kind == EVENT_UPGRADE || event->kind == EVENT_UNDO) &&
		       is_hash(event->before) && is_hash(event->after);
	if (event->kind == EVENT_CONFIRM && strcmp(event->before, event->after) != 0)
		return false;
	if (event->kind == EVENT_PROFILE)
		is_sound = profile_decode(event->before, &profile, NULL) &&
			   profile_decode(event->after, &profile, NULL);
	else
		is_sound = answer_decode(event->before, &answer, NULL) &&
			   answer_decode(event->after, &answer, NULL);
	profile_release(&profile);
	answer_release(&answer);
	return is_sound;
}

struct step_list {
	struct checking *checking;
	struct step_row *rows;
	size_t count;
	size_t capacity;
	char *profile; /* record after the last change of the profile, or NULL */
};

/* Each move of a part begins with the version where the one before it ended. */
static void check_move(struct checking *checking, const struct event *event)
{
	char *moved;

	if ((size_t)event->part >= checking->part_count)
		return;
	moved = checking->moved[event->part];
	if (*moved && strcmp(moved, event->before) != 0)
		store_verify_add(checking->result, VERIFY_FOUND,
				 _("%s: event %lld does not begin with the questionnaire that part %d "
				   "had before it"),
				 checking->id, (long long)event->id, event->part + 1);
	snprintf(moved, DIGEST_HEX_SIZE, "%s", event->after);
}

static void check_moved(struct checking *checking)
{
	for (size_t i = 0; i < checking->part_count; i++)
		if (*checking->moved[i] &&
		    strcmp(checking->moved[i], checking->hashes[i]) != 0)
			store_verify_add(checking->result, VERIFY_FOUND,
					 _("%s: the questionnaire of part %zu is not what the history "
					   "says"),
					 checking->id, i + 1);
}

static bool collect_step(void *context, const struct event *event)
{
	struct step_list *steps = context;
	struct checking *checking = steps->checking;
	struct step_row *row;

	if (!is_event_sound(checking, event) || !are_records_sound(event))
		store_verify_add(checking->result, VERIFY_FOUND,
				 _("%s: event %lld of the history is damaged"), checking->id,
				 (long long)event->id);
	checking->next_event = event->id + 1;
	checking->events++;
	if (event_is_move(event)) {
		check_move(checking, event);
		return true;
	}
	if (event->kind == EVENT_PROFILE) {
		free(steps->profile);
		steps->profile = mem_strdup(event->after);
		return true;
	}
	steps->rows = mem_grow(steps->rows, steps->count, &steps->capacity, sizeof(*steps->rows));
	row = &steps->rows[steps->count++];
	*row = (struct step_row){ .part = event->part,
				  .item = mem_strdup(event->item),
				  .event = event->id,
				  .before = mem_strdup(event->before),
				  .after = mem_strdup(event->after) };
	return true;
}

static int compare_steps(const void *left, const void *right)
{
	const struct step_row *a = left;
	const struct step_row *b = right;
	int order;

	if (a->part != b->part)
		return a->part < b->part ? -1 : 1;
	order = strcmp(a->item, b->item);
	if (order != 0)
		return order;
	return a->event < b->event ? -1 : a->event > b->event;
}

static void add_replayed(struct checking *checking, const struct step_row *row)
{
	checking->items = mem_grow(checking->items, checking->item_count, &checking->item_capacity,
				   sizeof(*checking->items));
	checking->items[checking->item_count++] = (struct replayed){
		.part = row->part,
		.item = mem_strdup(row->item),
		.record = mem_strdup(row->after),
	};
}

/* What stands at an item before its first step: an open answer, or no entry. */
static const char *record_at_first(int part)
{
	return part == ITEM_PART_ENTRY ? "" : "state open\n";
}

/* Each step of an item must begin where the one before it ended. */
static void replay_steps(struct checking *checking, struct step_list *steps)
{
	if (steps->count > 1)
		qsort(steps->rows, steps->count, sizeof(*steps->rows), compare_steps);
	for (size_t i = 0; i < steps->count; i++) {
		const struct step_row *row = &steps->rows[i];
		bool is_first =
			i == 0 || row->part != row[-1].part || strcmp(row->item, row[-1].item) != 0;
		bool is_last = i + 1 == steps->count || row->part != row[1].part ||
			       strcmp(row->item, row[1].item) != 0;

		if (strcmp(row->before,
			   is_first ? record_at_first(row->part) : row[-1].after) != 0)
			store_verify_add(
				checking->result, VERIFY_FOUND,
				_("%s: event %lld does not begin with what stood at '%s' before "
				  "it"),
				checking->id, (long long)row->event, row->item);
		if (is_last && *row->after)
			add_replayed(checking, row);
	}
}

static void check_profile(struct checking *checking, const struct stored_assessment *stored,
			  const char *record)
{
	struct strbuf now = STRBUF_INIT;

	profile_encode(&stored->profile, &now);
	if (record && strcmp(record, now.text) != 0)
		store_verify_add(checking->result, VERIFY_FOUND,
				 _("%s: the profile is not what the history says"), checking->id);
	strbuf_release(&now);
}

static void check_events(struct checking *checking, const struct stored_assessment *stored)
{
	struct step_list steps = { .checking = checking };
	struct error why = ERROR_INIT;

	checking->next_event = 1;
	if (!store_each_event(checking->store, checking->id, 0, collect_step, &steps, &why))
		store_verify_add(checking->result, VERIFY_FOUND, "%s: %s", checking->id,
				 why.message);
	replay_steps(checking, &steps);
	check_moved(checking);
	check_profile(checking, stored, steps.profile);
	for (size_t i = 0; i < steps.count; i++) {
		free(steps.rows[i].item);
		free(steps.rows[i].before);
		free(steps.rows[i].after);
	}
	free(steps.rows);
	free(steps.profile);
}

static struct replayed *find_replayed(const struct checking *checking, int part, const char *item)
{
	struct replayed key = { .part = part, .item = (char *)item };

	if (checking->item_count == 0)
		return NULL;
	return bsearch(&key, checking->items, checking->item_count, sizeof(*checking->items),
		       compare_replayed);
}

/* Does the answer fit the question it stands at? */
static void check_fit(struct checking *checking, int part, const char *name,
		      const struct answer *answer)
{
	const struct questionnaire *questionnaire = part >= 0 && (size_t)part < checking->part_count
							    ? checking->questionnaires[part]
							    : NULL;
	const struct answer open = { .state = ANSWER_OPEN };
	struct error why = ERROR_INIT;
	struct item_ref item;

	if (!questionnaire || answer_equal(answer, &open))
		return;
	if (!item_parse(questionnaire, name, strlen(name), &item, NULL) || item.column >= 0 ||
	    item.blank != 0)
		store_verify_add(checking->result, VERIFY_NOTED,
				 _("%s: '%s' is not in its questionnaire; it is kept"),
				 checking->id, name);
	else if (!interview_check(&questionnaire->questions[item.question], item.row, answer, &why))
		store_verify_add(checking->result, VERIFY_FOUND,
				 _("%s: the answer of '%s' does not fit its question: %s"),
				 checking->id, name, why.message);
}

static bool check_answer(void *context, int part, const char *name, const char *record)
{
	struct checking *checking = context;
	struct replayed *replayed = find_replayed(checking, part, name);
	struct answer answer = { .state = ANSWER_OPEN };

	checking->answers++;
	if (!answer_decode(record, &answer, NULL))
		store_verify_add(checking->result, VERIFY_FOUND,
				 _("%s: the record of '%s' is damaged"), checking->id, name);
	else
		check_fit(checking, part, name, &answer);
	answer_release(&answer);
	if (replayed)
		replayed->is_stored = true;
	if (!replayed || strcmp(replayed->record, record) != 0)
		store_verify_add(checking->result, VERIFY_FOUND,
				 _("%s: the answer of '%s' is not what the history says"),
				 checking->id, name);
	return true;
}

static bool check_entry(void *context, int kind, int number, const char *record)
{
	struct checking *checking = context;
	struct replayed *replayed;
	struct strbuf name = STRBUF_INIT;

	checking->entries++;
	if (kind >= 0 && kind < ENTRY_KIND_COUNT) {
		entry_item_format(&(struct entry){ .kind = (enum entry_kind)kind, .number = number },
				  &name);
	} else {
		strbuf_addf(&name, "%d.%d", kind, number);
	}
	replayed = find_replayed(checking, ITEM_PART_ENTRY, name.text);
	if (replayed)
		replayed->is_stored = true;
	if (!replayed || strcmp(replayed->record, record) != 0)
		store_verify_add(checking->result, VERIFY_FOUND,
				 _("%s: '%s' is not what the history says"), checking->id,
				 name.text);
	strbuf_release(&name);
	return true;
}

static void check_answers(struct checking *checking)
{
	struct error why = ERROR_INIT;

	if (!store_each_answer(checking->store, checking->id, check_answer, checking, &why) ||
	    !store_each_entry(checking->store, checking->id, check_entry, checking, &why))
		store_verify_add(checking->result, VERIFY_FOUND, "%s: %s", checking->id,
				 why.message);
	for (size_t i = 0; i < checking->item_count; i++) {
		if (!checking->items[i].is_stored)
			store_verify_add(checking->result, VERIFY_FOUND,
					 checking->items[i].part == ITEM_PART_ENTRY
						 ? _("%s: '%s' is missing")
						 : _("%s: the answer of '%s' is missing"),
					 checking->id, checking->items[i].item);
	}
}

static void release_checking(struct checking *checking)
{
	for (size_t i = 0; i < checking->part_count; i++)
		questionnaire_free(checking->questionnaires[i]);
	free(checking->questionnaires);
	free(checking->hashes);
	free(checking->moved);
	for (size_t i = 0; i < checking->item_count; i++) {
		free(checking->items[i].item);
		free(checking->items[i].record);
	}
	free(checking->items);
}

struct totals {
	struct store *store;
	struct verify_result *result;
	size_t assessments;
	size_t answers;
	size_t entries;
	size_t events;
};

static bool check_assessment(void *context, const struct stored_assessment *stored)
{
	struct totals *totals = context;
	struct checking checking = { .store = totals->store,
				     .result = totals->result,
				     .id = stored->id };
	struct error why = ERROR_INIT;

	if (!store_each_text(totals->store, stored->id, check_text_row, &checking, &why) ||
	    !store_each_former(totals->store, stored->id, check_former_text, &checking, &why))
		store_verify_add(totals->result, VERIFY_FOUND, "%s: %s", stored->id, why.message);
	if (checking.part_count == 0)
		store_verify_add(totals->result, VERIFY_FOUND, _("%s: has no questionnaire"),
				 stored->id);
	check_events(&checking, stored);
	check_answers(&checking);
	release_checking(&checking);
	totals->assessments++;
	totals->answers += checking.answers;
	totals->entries += checking.entries;
	totals->events += checking.events;
	return true;
}

void store_verify_assessments(struct store *store, struct verify_result *result)
{
	struct totals totals = { .store = store, .result = result };
	struct error why = ERROR_INIT;
	size_t found = result->found;

	if (!store_each_assessment(store, check_assessment, &totals, &why))
		store_verify_add(result, VERIFY_FOUND, "%s", why.message);
	if (found == result->found)
		store_verify_add(
			result, VERIFY_CHECKED,
			_("%zu assessments: questionnaires by their SHA-256, %zu answers and %zu "
			  "entries against %zu events"),
			totals.assessments, totals.answers, totals.entries, totals.events);
}
