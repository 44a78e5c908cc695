/*
 * Assessments that are not open: making, listing, deleting; and the history.
 */
#include "arena.h"
#include "assessment.h"
#include "assessment_timeline.h"
#include "digest.h"
#include "i18n.h"
#include "library.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

/* ---- making ----------------------------------------------------------------- */

/* Letters and digits that nobody takes for one another on paper or on the phone. */
static bool make_id(char id[ASSESSMENT_ID_SIZE], struct error *err)
{
	static const char alphabet[] = "23456789abcdefghjkmnpqrstuvwxyz";
	const unsigned count = sizeof(alphabet) - 1;
	size_t length = 0;

	while (length < ASSESSMENT_ID_LENGTH) {
		unsigned char byte;

		if (getrandom(&byte, 1, 0) != 1) {
			if (errno == EINTR)
				continue;
			error_set(err, ERROR_IO, _("no random numbers to be had: %s"),
				  strerror(errno));
			return false;
		}
		if (byte < 256 / count * count)
			id[length++] = alphabet[byte % count];
	}
	id[length] = '\0';
	return true;
}

static bool find_free_id(struct store *store, char id[ASSESSMENT_ID_SIZE], struct error *err)
{
	char found[ASSESSMENT_ID_SIZE];
	struct error why = ERROR_INIT;

	do {
		if (!make_id(id, err))
			return false;
	} while (store_find(store, id, found, &why));
	if (why.code == ERROR_NOT_FOUND)
		return true;
	if (err)
		*err = why;
	return false;
}

static bool add_part(struct store *store, struct library *library, const char *id, int ordinal,
		     const char *name, struct error *err)
{
	const struct questionnaire *questionnaire = library_find(library, name, err);
	char hash[DIGEST_HEX_SIZE];
	size_t size_bytes = 0;
	const char *text;

	if (!questionnaire)
		return false;
	text = library_text(library, questionnaire, &size_bytes);
	digest_sha256(text, size_bytes, hash);
	return store_add_questionnaire(store, hash, questionnaire->id, questionnaire->version, text,
				       size_bytes, err) &&
	       store_add_part(store, id, ordinal, hash, err);
}

static bool add_all(struct store *store, struct library *library, const char *const *questionnaires,
		    size_t count, const struct profile *profile, char id[ASSESSMENT_ID_SIZE],
		    struct error *err)
{
	if (!find_free_id(store, id, err) ||
	    !store_add_assessment(store, id, assessment_now_utc_ms(), profile, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		if (!add_part(store, library, id, (int)i, questionnaires[i], err))
			return false;
	}
	return store_commit(store, err);
}

static bool check_questionnaires(struct library *library, const char *const *questionnaires,
				 size_t count, struct error *err)
{
	if (count == 0) {
		error_set(err, ERROR_INPUT,
			  _("no questionnaire given; see 'tenken questionnaires'"));
		return false;
	}
	for (size_t i = 0; i < count; i++) {
		if (!library_find(library, questionnaires[i], err))
			return false;
		for (size_t j = 0; j < i; j++) {
			if (strcmp(questionnaires[i], questionnaires[j]) == 0) {
				error_set(err, ERROR_INPUT,
					  _("questionnaire '%.64s' is given twice"),
					  questionnaires[i]);
				return false;
			}
		}
	}
	return true;
}

bool assessment_create(struct store *store, struct library *library,
		       const char *const *questionnaires, size_t questionnaire_count,
		       const struct profile *profile, char id[ASSESSMENT_ID_SIZE],
		       struct error *err)
{
	bool is_made;

	if (!profile_check(profile, err) ||
	    !check_questionnaires(library, questionnaires, questionnaire_count, err) ||
	    !store_begin(store, err))
		return false;
	is_made = add_all(store, library, questionnaires, questionnaire_count, profile, id, err);
	store_rollback(store);
	return is_made;
}

bool assessment_delete(struct store *store, const char *prefix, struct error *err)
{
	char id[ASSESSMENT_ID_SIZE];
	bool is_deleted;

	if (!store_begin(store, err))
		return false;
	is_deleted = store_find(store, prefix, id, err) &&
		     store_delete_assessment(store, id, err) && store_commit(store, err);
	store_rollback(store);
	return is_deleted;
}

/* ---- listing ------------------------------------------------------------------ */

struct listing {
	struct assessment_list *list;
	size_t capacity;
	size_t at; /* parts come in the same order as assessments */
};

static bool list_assessment(void *context, const struct stored_assessment *stored)
{
	struct listing *listing = context;
	struct assessment_list *list = listing->list;
	struct assessment_row *row;

	list->rows = mem_grow(list->rows, list->count, &listing->capacity, sizeof(*list->rows));
	row = &list->rows[list->count++];
	memset(row, 0, sizeof(*row));
	memcpy(row->id, stored->id, sizeof(row->id));
	profile_copy(&row->profile, &stored->profile);
	row->created_utc = stored->created_utc_ms / 1000;
	row->updated_utc = stored->updated_utc_ms / 1000;
	row->updated_utc_ms = stored->updated_utc_ms;
	return true;
}

static bool list_part(void *context, const char *assessment, int ordinal, const char *questionnaire)
{
	struct listing *listing = context;
	struct assessment_list *list = listing->list;
	struct assessment_row *row;

	(void)ordinal;
	while (listing->at < list->count && strcmp(list->rows[listing->at].id, assessment) < 0)
		listing->at++;
	if (listing->at == list->count || strcmp(list->rows[listing->at].id, assessment) != 0)
		return true;
	row = &list->rows[listing->at];
	row->questionnaires =
		mem_realloc(row->questionnaires, (row->questionnaire_count + 1) * sizeof(char *));
	row->questionnaires[row->questionnaire_count++] = mem_strdup(questionnaire);
	return true;
}

static int compare_rows(const void *left, const void *right)
{
	const struct assessment_row *a = left;
	const struct assessment_row *b = right;

	if (a->updated_utc_ms != b->updated_utc_ms)
		return a->updated_utc_ms > b->updated_utc_ms ? -1 : 1;
	return strcmp(a->id, b->id);
}

bool assessment_list(struct store *store, struct assessment_list *list, struct error *err)
{
	struct listing listing = { .list = list };
	bool is_read;

	memset(list, 0, sizeof(*list));
	is_read = store_begin_read(store, err) &&
		  store_each_assessment(store, list_assessment, &listing, err) &&
		  store_each_part(store, list_part, &listing, err);
	store_rollback(store);
	if (!is_read) {
		assessment_list_release(list);
		return false;
	}
	if (list->count > 1)
		qsort(list->rows, list->count, sizeof(*list->rows), compare_rows);
	return true;
}

void assessment_list_release(struct assessment_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		struct assessment_row *row = &list->rows[i];

		for (size_t j = 0; j < row->questionnaire_count; j++)
			free(row->questionnaires[j]);
		free(row->questionnaires);
		profile_release(&row->profile);
	}
	free(list->rows);
	memset(list, 0, sizeof(*list));
}

/* ---- history -------------------------------------------------------------------- */

struct history {
	struct assessment *assessment;
	struct timeline timeline;
	const struct item *only;
	void (*visit)(const struct change *change, void *context);
	void *context;
	struct error *err;
	bool failed;
};

static void start_change(struct change *change, const struct event *event)
{
	memset(change, 0, sizeof(*change));
	change->id = event->id;
	change->batch = event->batch;
	change->at_utc_ms = event->at_utc_ms;
	change->who = event->who;
	change->via = event->via;
	change->kind = event->kind == EVENT_UNDO      ? CHANGE_UNDO
		       : event->kind == EVENT_REDO    ? CHANGE_REDO
		       : event->kind == EVENT_PROFILE ? CHANGE_PROFILE
		       : event->kind == EVENT_CONFIRM ? CHANGE_CONFIRM
		       : event->kind == EVENT_UPGRADE ? CHANGE_UPGRADE
						      : CHANGE_SET;
}

static bool visit_profile(struct history *history, const struct event *event)
{
	const struct answer open = { .state = ANSWER_OPEN };
	struct profile before = { .organisation = NULL };
	struct profile after = { .organisation = NULL };
	struct change change;

	start_change(&change, event);
	change.item = (struct item){ .part = ITEM_PART_PROFILE, .question = -1, .row = ROW_NONE };
	change.before = &open;
	change.after = &open;
	change.profile_before = &before;
	change.profile_after = &after;
	history->failed = !profile_decode(event->before, &before, history->err) ||
			  !profile_decode(event->after, &after, history->err);
	if (!history->failed)
		history->visit(&change, history->context);
	profile_release(&before);
	profile_release(&after);
	return !history->failed;
}

/* NULL when there is no such entry; failed when the record is damaged. */
static const struct entry *read_entry(const char *record, struct entry *entry,
				      const struct change *change, struct history *history)
{
	if (!*record)
		return NULL;
	if (!entry_decode(record, change->entry_kind, change->entry_number, entry, history->err))
		history->failed = true;
	return entry;
}

static bool visit_entry(struct history *history, const struct event *event)
{
	const struct answer open = { .state = ANSWER_OPEN };
	struct entry before = { .kind = ENTRY_FINDING };
	struct entry after = { .kind = ENTRY_FINDING };
	struct change change;

	start_change(&change, event);
	change.item = (struct item){ .part = ITEM_PART_ENTRY, .question = -1, .row = ROW_NONE };
	change.before = &open;
	change.after = &open;
	if (!entry_item_parse(event->item, &change.entry_kind, &change.entry_number))
		return true;
	change.entry_before = read_entry(event->before, &before, &change, history);
	change.entry_after = read_entry(event->after, &after, &change, history);
	if (!history->failed)
		history->visit(&change, history->context);
	entry_release(&before);
	entry_release(&after);
	return !history->failed;
}

/* The questionnaire before and after an event; they differ only where a part moves. */
static const struct questionnaire *version_of(const struct history *history,
					      const struct event *event, bool is_after)
{
	return timeline_at(&history->timeline, event->part, event->id + is_after);
}

static bool visit_move(struct history *history, const struct event *event)
{
	const struct answer open = { .state = ANSWER_OPEN };
	struct change change;

	start_change(&change, event);
	change.item = (struct item){ .part = event->part, .question = -1, .row = ROW_NONE };
	change.before = &open;
	change.after = &open;
	change.version_before = version_of(history, event, false)->version;
	change.version_after = version_of(history, event, true)->version;
	history->visit(&change, history->context);
	return true;
}

/* The version that a batch begins with, and the one that it ends with: of all but upgrades the same. */
static void find_versions(const struct history *history, const struct event *event,
			  const struct questionnaire **before, const struct questionnaire **after)
{
	*before = version_of(history, event, false);
	*after = *before;
	for (size_t i = 0; i < history->timeline.count; i++) {
		const struct move *move = &history->timeline.moves[i];

		if (move->batch == event->batch && move->part == event->part) {
			*before = move->before;
			*after = move->after;
		}
	}
}

/* The item in the version that has it, the later one first. */
static bool find_questions(const struct history *history, const struct event *event,
			   struct change *change)
{
	const struct questionnaire *before, *after;
	int question, row;

	find_versions(history, event, &before, &after);
	if (timeline_find(before, event->item, &question, &row)) {
		change->question_before = &before->questions[question];
		change->item = (struct item){ event->part, question, row };
	}
	if (timeline_find(after, event->item, &question, &row)) {
		change->question = &after->questions[question];
		change->item = (struct item){ event->part, question, row };
	}
	if (!change->question)
		change->question = change->question_before;
	if (!change->question_before)
		change->question_before = change->question;
	return change->question != NULL;
}

static bool visit_answer(struct history *history, const struct event *event)
{
	struct answer before = { .state = ANSWER_OPEN };
	struct answer after = { .state = ANSWER_OPEN };
	struct change change;

	start_change(&change, event);
	if (!find_questions(history, event, &change))
		return true;
	change.before = &before;
	change.after = &after;
	history->failed = !answer_decode(event->before, &before, history->err) ||
			  !answer_decode(event->after, &after, history->err);
	if (!history->failed)
		history->visit(&change, history->context);
	answer_release(&before);
	answer_release(&after);
	return !history->failed;
}

/* Is it of the item that is asked for, whatever that was called then? */
static bool is_wanted(const struct history *history, const struct event *event)
{
	const struct item *only = history->only;
	struct item item;

	if (!only)
		return true;
	return !event_is_move(event) &&
	       timeline_carry(&history->timeline, event->part, event->item, event->id, &item,
			      NULL) &&
	       only->part == item.part && only->question == item.question && only->row == item.row;
}

static bool visit_event(void *context, const struct event *event)
{
	struct history *history = context;
	const struct item *only = history->only;

	if (event->kind == EVENT_KIND_COUNT)
		return true;
	if (event->kind == EVENT_PROFILE)
		return only ? true : visit_profile(history, event);
	if (event->part == ITEM_PART_ENTRY)
		return only ? true : visit_entry(history, event);
	if (event->part < 0 || (size_t)event->part >= history->assessment->part_count ||
	    !is_wanted(history, event))
		return true;
	return event_is_move(event) ? visit_move(history, event) : visit_answer(history, event);
}

bool assessment_history(struct assessment *assessment, const struct item *item,
			void (*visit)(const struct change *change, void *context), void *context,
			struct error *err)
{
	struct history history = { .assessment = assessment,
				   .only = item,
				   .visit = visit,
				   .context = context,
				   .err = err };
	bool is_read;

	history.timeline.assessment = assessment;
	is_read = timeline_read(&history.timeline, err) &&
		  store_each_event(assessment->store, assessment->id, 1, visit_event, &history,
				   err) &&
		  !history.failed;
	timeline_release(&history.timeline);
	return is_read;
}
