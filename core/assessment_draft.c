/*
 * Texts in the making.
 */
#include "assessment_draft.h"

#include "arena.h"
#include "assessment_internal.h"
#include "record.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct draft_place draft_place_of(struct item item, const char *field)
{
	struct draft_place place = { .item = item };

	snprintf(place.field, sizeof(place.field), "%s", field);
	return place;
}

struct draft_place draft_place_of_entry(enum entry_kind kind, int number)
{
	struct item nowhere = { .part = ITEM_PART_ENTRY, .question = -1, .row = ROW_NONE };
	struct draft_place place = draft_place_of(nowhere, "entry");

	place.entry_kind = kind;
	place.entry_number = number;
	return place;
}

void draft_release(struct draft *draft)
{
	free(draft->text);
	memset(draft, 0, sizeof(*draft));
}

/* The name under which the store keeps it. */
static void place_name(const struct assessment *assessment, const struct draft_place *place,
		       struct strbuf *out)
{
	if (place->item.part == ITEM_PART_ENTRY)
		strbuf_addf(out, "%s.%d", entry_kind_name(place->entry_kind), place->entry_number);
	else
		assessment_item_name(assessment, place->item, out);
}

/* ---- keeping and dropping ------------------------------------------------------ */

/* Is what is kept of the place already there, or is there none to go to? */
static bool is_at(const struct assessment *assessment, const struct item *item)
{
	const struct item *now = &assessment->position;

	return item->part < 0 || (assessment->is_position_kept && now->part == item->part &&
				  now->question == item->question);
}

bool assessment_keep_draft(struct assessment *assessment, const struct draft_place *place,
			   const char *text, struct error *err)
{
	struct strbuf name = STRBUF_INIT;
	struct stored_draft draft = {
		.part = place->item.part,
		.field = place->field,
		.at_utc_ms = assessment_now_utc_ms(),
		.text = text,
	};
	int64_t next;
	bool is_done;

	if (!record_check_text(text, DRAFT_TEXT_BYTES_MAX, true, err))
		return false;
	place_name(assessment, place, &name);
	draft.item = name.text;
	is_done = store_begin(assessment->store, err) &&
		  store_next_event(assessment->store, assessment->id, &next, err) &&
		  assessment_check_moved(assessment, next, err) &&
		  store_put_draft(assessment->store, assessment->id, &draft, err) &&
		  (is_at(assessment, &place->item) ||
		   store_set_position(assessment->store, assessment->id, place->item.part,
				      name.text, err)) &&
		  store_commit(assessment->store, err);
	store_rollback(assessment->store);
	strbuf_release(&name);
	if (is_done && !is_at(assessment, &place->item)) {
		assessment->position = place->item;
		assessment->is_position_kept = true;
	}
	return is_done;
}

bool assessment_drop_draft(struct assessment *assessment, const struct draft_place *place,
			   struct error *err)
{
	struct strbuf name = STRBUF_INIT;
	struct stored_draft draft = { .part = place->item.part, .field = place->field };
	bool is_done;

	place_name(assessment, place, &name);
	draft.item = name.text;
	is_done = store_begin(assessment->store, err) &&
		  store_delete_draft(assessment->store, assessment->id, &draft, err) &&
		  store_commit(assessment->store, err);
	store_rollback(assessment->store);
	strbuf_release(&name);
	return is_done;
}

/* ---- finding -------------------------------------------------------------------- */

struct search {
	const struct assessment *assessment;
	const struct draft_place *place; /* NULL: any */
	const char *name;                /* of place */
	struct draft *found;
};

static bool read_entry_name(const struct assessment *assessment, const char *name,
			    struct draft_place *place)
{
	for (int kind = 0; kind < ENTRY_KIND_COUNT; kind++) {
		const char *word = entry_kind_name((enum entry_kind)kind);
		size_t size = strlen(word);
		int number, used = 0;

		if (strncmp(name, word, size) != 0 ||
		    sscanf(name + size, ".%3d%n", &number, &used) != 1 || name[size + (size_t)used])
			continue;
		*place = draft_place_of_entry((enum entry_kind)kind, number);
		return number == 0 ||
		       entries_find(&assessment->entries, (enum entry_kind)kind, number);
	}
	return false;
}

static bool read_place(const struct assessment *assessment, const struct stored_draft *draft,
		       struct draft_place *place)
{
	struct item item;

	if (draft->part == ITEM_PART_ENTRY)
		return read_entry_name(assessment, draft->item, place);
	if (!assessment_find_item(assessment, draft->part, draft->item, &item))
		return false;
	*place = draft_place_of(item, draft->field);
	return true;
}

static bool is_wanted(const struct search *search, const struct stored_draft *draft)
{
	return !search->place ||
	       (draft->part == search->place->item.part && strcmp(draft->item, search->name) == 0 &&
		strcmp(draft->field, search->place->field) == 0);
}

/* What is damaged is passed over: it was no answer. */
static bool look_at(void *context, const struct stored_draft *draft)
{
	struct search *search = context;
	struct draft_place place;

	if (!is_wanted(search, draft) || !read_place(search->assessment, draft, &place) ||
	    !record_check_text(draft->text, DRAFT_TEXT_BYTES_MAX, true, NULL))
		return true;
	search->found->place = place;
	search->found->at_utc_ms = draft->at_utc_ms;
	search->found->text = mem_strdup(draft->text);
	return false;
}

bool assessment_find_draft(struct assessment *assessment, const struct draft_place *place,
			   struct draft *draft, struct error *err)
{
	struct strbuf name = STRBUF_INIT;
	struct search search = { .assessment = assessment, .place = place, .found = draft };
	bool is_read;

	place_name(assessment, place, &name);
	search.name = name.text;
	is_read = store_each_draft(assessment->store, assessment->id, look_at, &search, err);
	strbuf_release(&name);
	return is_read;
}

bool assessment_last_draft(struct assessment *assessment, struct draft *draft, struct error *err)
{
	struct search search = { .assessment = assessment, .found = draft };

	return store_each_draft(assessment->store, assessment->id, look_at, &search, err);
}
