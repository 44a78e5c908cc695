/*
 * Texts in the making go along to the names that their items have.
 */
#include "assessment_upgrade_internal.h"

#include "answer_syntax.h"
#include "arena.h"
#include "assessment_draft.h"
#include "assessment_timeline.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct moved_draft {
	char *item;
	char *new_item;
	char field[DRAFT_FIELD_SIZE];
	char new_field[DRAFT_FIELD_SIZE];
	int64_t at_utc_ms;
	char *text;
};

struct drafts {
	const struct upgrade_map *map;
	const struct questionnaire *from; /* that it moves from, also on the way back */
	const struct questionnaire *to;
	int part;
	bool is_back;
	struct moved_draft *list;
	size_t count;
	size_t capacity;
};

/* "blank.9" of an option that has another value there. */
static void move_field(const struct drafts *drafts, const struct question *from,
		       const struct question *to, struct moved_draft *draft)
{
	int value, moved;

	snprintf(draft->new_field, sizeof(draft->new_field), "%s", draft->field);
	if (sscanf(draft->field, "blank.%4d", &value) != 1)
		return;
	if (drafts->is_back) {
		moved = 0;
		for (size_t i = 0; i < to->option_count && !moved; i++)
			if (upgrade_value(to, from, to->options[i].value) == value)
				moved = to->options[i].value;
	} else {
		moved = upgrade_value(from, to, value);
	}
	if (moved)
		snprintf(draft->new_field, sizeof(draft->new_field), "blank.%d", moved);
}

static bool take_draft(void *context, const struct stored_draft *stored)
{
	struct drafts *drafts = context;
	struct moved_draft draft = { .at_utc_ms = stored->at_utc_ms };
	struct strbuf name = STRBUF_INIT;
	int question, row, to_question, to_row;

	if (stored->part != drafts->part || strlen(stored->field) >= sizeof(draft.field) ||
	    !timeline_find(drafts->from, stored->item, &question, &row) ||
	    !(drafts->is_back ? upgrade_find_former : upgrade_find)(drafts->map, question, row,
								    &to_question, &to_row))
		return true;
	snprintf(draft.field, sizeof(draft.field), "%s", stored->field);
	move_field(drafts, &drafts->from->questions[question], &drafts->to->questions[to_question],
		   &draft);
	item_format(&drafts->to->questions[to_question], to_row, &name);
	if (strcmp(name.text, stored->item) != 0 || strcmp(draft.field, draft.new_field) != 0) {
		draft.item = mem_strdup(stored->item);
		draft.new_item = mem_strdup(name.text);
		draft.text = mem_strdup(stored->text);
		drafts->list = mem_grow(drafts->list, drafts->count, &drafts->capacity,
					sizeof(*drafts->list));
		drafts->list[drafts->count++] = draft;
	}
	strbuf_release(&name);
	return true;
}

static bool put_draft(struct assessment *assessment, int part, const struct moved_draft *moved,
		      struct error *err)
{
	struct stored_draft draft = { .part = part, .item = moved->item, .field = moved->field };

	if (!store_delete_draft(assessment->store, assessment->id, &draft, err))
		return false;
	draft.item = moved->new_item;
	draft.field = moved->new_field;
	draft.at_utc_ms = moved->at_utc_ms;
	draft.text = moved->text;
	return store_put_draft(assessment->store, assessment->id, &draft, err);
}

bool upgrade_move_drafts(struct assessment *assessment, int part, const struct upgrade_map *map,
			 const struct questionnaire *from, const struct questionnaire *to,
			 bool is_back, struct error *err)
{
	struct drafts drafts = {
		.map = map, .from = from, .to = to, .part = part, .is_back = is_back
	};
	bool is_done =
		store_each_draft(assessment->store, assessment->id, take_draft, &drafts, err);

	for (size_t i = 0; i < drafts.count; i++) {
		is_done = is_done && put_draft(assessment, part, &drafts.list[i], err);
		free(drafts.list[i].item);
		free(drafts.list[i].new_item);
		free(drafts.list[i].text);
	}
	free(drafts.list);
	return is_done;
}
