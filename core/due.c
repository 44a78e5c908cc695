#include "due.h"

#include <stdlib.h>
#include <string.h>

/* What is being read: the assessments in the order of their ids, then their entries in the same order. */
struct reading {
	struct due_list *list;
	const struct clause_library *clauses;
	enum lang lang;
	char (*ids)[ASSESSMENT_ID_SIZE]; /* those that are asked for; NULL: all */
	size_t id_count;
	struct {
		const char *id;
		const char *organisation;
	} *owners;
	size_t owner_count;
	size_t owner_capacity;
	size_t at;
	enum entry_kind kind;
	struct error *err;
	bool failed;
};

static bool is_asked_for(const struct reading *reading, const char *id)
{
	for (size_t i = 0; i < reading->id_count; i++) {
		if (strcmp(reading->ids[i], id) == 0)
			return true;
	}
	return !reading->ids;
}

static bool take_assessment(void *context, const struct stored_assessment *stored)
{
	struct reading *reading = context;
	struct arena *arena = &reading->list->arena;

	if (!is_asked_for(reading, stored->id))
		return true;
	reading->owners = mem_grow(reading->owners, reading->owner_count, &reading->owner_capacity,
				   sizeof(*reading->owners));
	reading->owners[reading->owner_count].id = arena_strdup(arena, stored->id);
	reading->owners[reading->owner_count++].organisation =
		arena_strdup(arena, profile_field(&stored->profile, 0));
	return true;
}

static const char *title_of(const struct reading *reading, const char *clause)
{
	const struct clause *found =
		reading->clauses && *clause ? clause_library_find(reading->clauses, clause) : NULL;

	return found ? arena_strdup(&reading->list->arena, lang_text_get(&found->title, reading->lang)) : "";
}

static void add_item(struct reading *reading, const struct entry *entry)
{
	struct due_list *list = reading->list;
	struct arena *arena = &list->arena;
	struct due_item item = {
		.assessment = reading->owners[reading->at].id,
		.organisation = reading->owners[reading->at].organisation,
		.kind = entry->kind,
		.number = entry->number,
		.clause = arena_strdup(arena, entry_field(entry, ENTRY_CLAUSE)),
		.clause_title = title_of(reading, entry_field(entry, ENTRY_CLAUSE)),
		.text = arena_strdup(arena, entry_field(entry, ENTRY_TEXT)),
		.who = arena_strdup(arena, entry_field(entry, ENTRY_WHO)),
		.day = arena_strdup(arena, entry_field(entry, ENTRY_DUE)),
	};

	action_state_find(entry_field(entry, ENTRY_STATE), &item.state);
	list->items = mem_grow(list->items, list->count, &list->capacity, sizeof(*list->items));
	list->items[list->count++] = item;
}

static bool take_entry(void *context, const char *assessment, int number, const char *record)
{
	struct reading *reading = context;
	struct entry entry = { .kind = reading->kind };

	while (reading->at < reading->owner_count &&
	       strcmp(reading->owners[reading->at].id, assessment) < 0)
		reading->at++;
	if (reading->at == reading->owner_count)
		return false;
	if (strcmp(reading->owners[reading->at].id, assessment) != 0)
		return true;
	reading->failed = !entry_decode(record, reading->kind, number, &entry, reading->err);
	if (!reading->failed)
		add_item(reading, &entry);
	entry_release(&entry);
	return !reading->failed;
}

static bool read_kind(struct reading *reading, struct store *store, enum entry_kind kind, struct error *err)
{
	reading->kind = kind;
	reading->at = 0;
	return store_each_entry_of_kind(store, kind, take_entry, reading, err) && !reading->failed;
}

static bool find_ids(struct reading *reading, struct store *store, const char *const *prefixes, size_t count,
		     struct error *err)
{
	reading->id_count = count;
	reading->ids = count > 0 ? mem_calloc(count, sizeof(*reading->ids)) : NULL;
	for (size_t i = 0; i < count; i++) {
		if (!store_find(store, prefixes[i], reading->ids[i], err))
			return false;
	}
	return true;
}

static int compare_days(const char *a, const char *b)
{
	if (!*a || !*b)
		return (*b != 0) - (*a != 0);
	return strcmp(a, b);
}

static int compare_items(const void *left, const void *right)
{
	const struct due_item *a = left;
	const struct due_item *b = right;
	int order = compare_days(a->day, b->day);

	if (!order)
		order = strcmp(a->organisation, b->organisation);
	if (!order)
		order = strcmp(a->assessment, b->assessment);
	if (!order)
		order = (a->kind > b->kind) - (a->kind < b->kind);
	return order ? order : (a->number > b->number) - (a->number < b->number);
}

bool due_list_read(struct store *store, const struct clause_library *clauses, const char *const *prefixes,
		   size_t count, enum lang lang, struct due_list *list, struct error *err)
{
	struct reading reading = { .list = list, .clauses = clauses, .lang = lang, .err = err };
	bool is_read;

	memset(list, 0, sizeof(*list));
	is_read = store_begin_read(store, err) && find_ids(&reading, store, prefixes, count, err) &&
		  store_each_assessment(store, take_assessment, &reading, err) &&
		  read_kind(&reading, store, ENTRY_ACTION, err) &&
		  read_kind(&reading, store, ENTRY_EXCEPTION, err);
	store_rollback(store);
	free(reading.owners);
	free(reading.ids);
	if (is_read && list->count > 1)
		qsort(list->items, list->count, sizeof(*list->items), compare_items);
	return is_read;
}

/* ---- less of it ------------------------------------------------------------------ */

void due_list_keep(struct due_list *list, enum entry_kind kind)
{
	size_t count = list->count;

	list->count = 0;
	for (size_t i = 0; i < count; i++) {
		if (list->items[i].kind == kind)
			list->items[list->count++] = list->items[i];
	}
}

static bool is_over(const struct due_item *item)
{
	return item->kind == ENTRY_ACTION && (item->state == ACTION_DONE || item->state == ACTION_DROPPED);
}

void due_list_open(struct due_list *list)
{
	size_t count = list->count;

	list->count = 0;
	for (size_t i = 0; i < count; i++) {
		if (!is_over(&list->items[i]))
			list->items[list->count++] = list->items[i];
	}
}

void due_list_limit(struct due_list *list, const char *today, int within_days)
{
	size_t count;
	int from = 0;

	day_number(today, &from);
	due_list_open(list);
	count = list->count;
	list->count = 0;
	for (size_t i = 0; i < count; i++) {
		struct due_item item = list->items[i];
		int day;

		if (!day_number(item.day, &day) || day - from > within_days)
			continue;
		item.days = day - from;
		list->items[list->count++] = item;
	}
}

void due_list_release(struct due_list *list)
{
	free(list->items);
	arena_release(&list->arena);
	memset(list, 0, sizeof(*list));
}

/* ---- only counted ------------------------------------------------------------------ */

struct counting {
	enum entry_kind kind;
	const char *today;
	int count;
};

static bool count_entry(void *context, const char *assessment, int number, const char *record)
{
	struct counting *counting = context;
	struct entry entry = { .kind = counting->kind };
	const char *state;

	(void)assessment;
	if (!entry_decode(record, counting->kind, number, &entry, NULL))
		return true;
	state = entry_field(&entry, ENTRY_STATE);
	if (*entry_field(&entry, ENTRY_DUE) && strcmp(entry_field(&entry, ENTRY_DUE), counting->today) < 0 &&
	    strcmp(state, action_state_name(ACTION_DONE)) != 0 && strcmp(state, action_state_name(ACTION_DROPPED)) != 0)
		counting->count++;
	entry_release(&entry);
	return true;
}

bool due_count_overdue(struct store *store, const char *today, int *count, struct error *err)
{
	struct counting counting = { .kind = ENTRY_ACTION, .today = today };
	bool is_read = store_each_entry_of_kind(store, ENTRY_ACTION, count_entry, &counting, err);

	counting.kind = ENTRY_EXCEPTION;
	is_read = is_read && store_each_entry_of_kind(store, ENTRY_EXCEPTION, count_entry, &counting, err);
	*count = counting.count;
	return is_read;
}
