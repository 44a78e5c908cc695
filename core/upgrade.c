/*
 * Where things went from one version to another, and the answers with them.
 */
#include "upgrade.h"

#include "arena.h"
#include "interview.h"

#include <stdlib.h>
#include <string.h>

struct upgrade_map {
	const struct questionnaire *from;
	const struct questionnaire *to;
	int *former; /* of each question of `to`: place in `from`, -1 */
	int *later;  /* the other way */
};

/* ---- questions and rows -------------------------------------------------------- */

static const struct question *find(const struct questionnaire *questionnaire, const char *id)
{
	return id ? questionnaire_find(questionnaire, id, strlen(id)) : NULL;
}

static const struct question *find_former(const struct questionnaire *from,
					  const struct question *question)
{
	const struct question *former = find(from, question->id);

	return former ? former : find(from, question->renamed_from);
}

struct upgrade_map *upgrade_map_new(const struct questionnaire *from, const struct questionnaire *to)
{
	struct upgrade_map *map = mem_calloc(1, sizeof(*map));

	map->from = from;
	map->to = to;
	map->former = mem_calloc(to->question_count + 1, sizeof(int));
	map->later = mem_calloc(from->question_count + 1, sizeof(int));
	for (size_t i = 0; i < from->question_count; i++)
		map->later[i] = -1;
	for (size_t i = 0; i < to->question_count; i++) {
		const struct question *former = find_former(from, &to->questions[i]);

		map->former[i] = former ? former->index : -1;
		if (former)
			map->later[former->index] = (int)i;
	}
	return map;
}

void upgrade_map_free(struct upgrade_map *map)
{
	if (!map)
		return;
	free(map->former);
	free(map->later);
	free(map);
}

static int find_row(const struct question *question, const char *id)
{
	return id ? question_find_row(question, id, strlen(id)) : -1;
}

/* Place of the former row, -1 when it is new. */
static int former_row(const struct question *from, const struct row *row)
{
	int place = find_row(from, row->id);

	return place >= 0 ? place : find_row(from, row->renamed_from);
}

static int later_row(const struct question *from, const struct question *to, int row)
{
	for (size_t i = 0; i < to->row_count; i++)
		if (former_row(from, &to->rows[i]) == row)
			return (int)i;
	return -1;
}

bool upgrade_find(const struct upgrade_map *map, int question, int row, int *to_question,
		  int *to_row)
{
	int later = map->later[question];
	int place = ROW_NONE;

	if (later < 0)
		return false;
	if (row != ROW_NONE) {
		place = later_row(&map->from->questions[question], &map->to->questions[later], row);
		if (place < 0)
			return false;
	}
	*to_question = later;
	*to_row = place;
	return true;
}

bool upgrade_find_former(const struct upgrade_map *map, int question, int row, int *from_question,
			 int *from_row)
{
	int former = map->former[question];
	int place = ROW_NONE;

	if (former < 0)
		return false;
	if (row != ROW_NONE) {
		place = former_row(&map->from->questions[former],
				   &map->to->questions[question].rows[row]);
		if (place < 0)
			return false;
	}
	*from_question = former;
	*from_row = place;
	return true;
}

bool upgrade_is_changed(const struct upgrade_map *map, int question, int row)
{
	const struct question *to = &map->to->questions[question];
	const char *changed[] = { to->changed, row == ROW_NONE ? NULL : to->rows[row].changed };

	for (size_t i = 0; i < 2; i++)
		if (changed[i] &&
		    questionnaire_version_compare(changed[i], map->from->version) > 0)
			return true;
	return false;
}

/* ---- choices ---------------------------------------------------------------------- */

/* The options of a question, or what a cell of a matrix-choice takes. */
static const struct option *choices(const struct question *question, size_t *count)
{
	if (question->kind == QUESTION_MATRIX_CHOICE) {
		*count = question->value_count;
		return question->values;
	}
	if (question_is_matrix(question)) {
		*count = question->column_count;
		return question->columns;
	}
	*count = question->option_count;
	return question->options;
}

static const struct option *find_value(const struct question *question, int value)
{
	size_t count;
	const struct option *list = choices(question, &count);

	for (size_t i = 0; i < count; i++)
		if (list[i].value == value)
			return &list[i];
	return NULL;
}

/* Columns have ids, and those of a matrix-single and -multiple are their values. */
static const struct option *find_column(const struct question *question, const char *id)
{
	int place = id ? question_find_column(question, id, strlen(id)) : -1;

	return place < 0 ? NULL : &question->columns[place];
}

static const struct option *former_choice(const struct question *from, const struct option *choice)
{
	const struct option *former = find_value(from, choice->value);

	if (!former && choice->renamed_from > 0)
		former = find_value(from, choice->renamed_from);
	if (!former && choice->renamed_from_id)
		former = find_column(from, choice->renamed_from_id);
	return former;
}

static const struct option *former_column(const struct question *from, const struct option *column)
{
	const struct option *former = find_column(from, column->id);

	return former ? former : find_column(from, column->renamed_from_id);
}

int upgrade_value(const struct question *from, const struct question *to, int value)
{
	size_t count;
	const struct option *list = choices(to, &count);

	for (size_t i = 0; i < count; i++) {
		const struct option *former = former_choice(from, &list[i]);

		if (former && former->value == value)
			return list[i].value;
	}
	return 0;
}

/* ---- answers ------------------------------------------------------------------------ */

/* Does a choice of the one kind say the same in the other? */
static bool kinds_agree(const struct question *from, const struct question *to)
{
	if (from->kind == to->kind)
		return true;
	return (from->kind == QUESTION_SINGLE && to->kind == QUESTION_MULTIPLE) ||
	       (from->kind == QUESTION_MATRIX_SINGLE && to->kind == QUESTION_MATRIX_MULTIPLE);
}

static bool has_choices(const struct question *question)
{
	return question_is_matrix(question) || question->kind == QUESTION_SINGLE ||
	       question->kind == QUESTION_MULTIPLE;
}

static bool carry_values(const struct question *from, const struct question *to,
			 const struct answer *before, struct answer *after)
{
	struct answer bare = { .state = ANSWER_OPEN };

	answer_copy(&bare, after);
	answer_clear_value(&bare);
	for (size_t i = 0; i < before->value_count; i++) {
		int value = upgrade_value(from, to, before->values[i]);

		if (value == 0) {
			answer_release(&bare);
			return false;
		}
		answer_add_value(&bare, value);
		answer_set_blank(&bare, value, answer_blank(before, before->values[i]));
	}
	answer_copy(after, &bare);
	answer_release(&bare);
	return true;
}

static size_t filled_cells(const struct answer *answer)
{
	size_t count = 0;

	for (size_t i = 0; i < answer->value_count; i++)
		count += answer->values[i] != 0;
	return count;
}

/* A row of cells is stored by places, which may have changed. */
static bool carry_cells(const struct question *from, const struct question *to,
			const struct answer *before, struct answer *after)
{
	answer_clear_value(after);
	for (size_t i = 0; i < to->column_count; i++) {
		const struct option *former = former_column(from, &to->columns[i]);
		int cell = former ? answer_cell(before, (size_t)(former - from->columns)) : 0;
		int value = cell ? upgrade_value(from, to, cell) : 0;

		if (cell && !value)
			return false;
		answer_set_cell(after, i, to->column_count, value);
	}
	return filled_cells(after) == filled_cells(before);
}

static bool carry_value(const struct question *from, const struct question *to,
			const struct answer *before, struct answer *after)
{
	if (before->state == ANSWER_VALUES || before->state == ANSWER_NONE) {
		if (!kinds_agree(from, to))
			return false;
		if (before->state == ANSWER_NONE || !has_choices(from))
			return true;
		return from->kind == QUESTION_MATRIX_CHOICE ? carry_cells(from, to, before, after)
							    : carry_values(from, to, before, after);
	}
	return true;
}

bool upgrade_answer(const struct upgrade_map *map, int question, int row,
		    const struct answer *before, struct answer *after)
{
	const struct question *from = &map->from->questions[question];
	int to_question, to_row;
	bool is_carried = false;

	answer_copy(after, before);
	if (upgrade_find(map, question, row, &to_question, &to_row)) {
		const struct question *to = &map->to->questions[to_question];

		is_carried = carry_value(from, to, before, after) &&
			     interview_check(to, to_row, after, NULL);
	}
	if (!is_carried) {
		answer_clear_value(after);
		after->basis = BASIS_UNSET;
	}
	return is_carried;
}

/* ---- what differs --------------------------------------------------------------------- */

const char *upgrade_kind_name(enum upgrade_kind kind)
{
	static const char *const names[UPGRADE_KIND_COUNT] = {
		[UPGRADE_NEW] = "new",
		[UPGRADE_GONE] = "gone",
		[UPGRADE_RENAMED] = "renamed",
		[UPGRADE_CHANGED] = "changed",
		[UPGRADE_KIND] = "kind",
		[UPGRADE_CHOICE_NEW] = "choice-new",
		[UPGRADE_CHOICE_GONE] = "choice-gone",
		[UPGRADE_CHOICE_RENAMED] = "choice-renamed",
	};

	return names[kind];
}

static struct upgrade_change *add(struct upgrade_changes *changes, enum upgrade_kind kind,
				  const struct question *from, const struct question *to)
{
	struct upgrade_change *change;

	changes->list =
		mem_grow(changes->list, changes->count, &changes->capacity, sizeof(*changes->list));
	change = &changes->list[changes->count++];
	*change = (struct upgrade_change){
		.kind = kind, .from = from, .from_row = ROW_NONE, .to = to, .to_row = ROW_NONE
	};
	return change;
}

typedef const struct option *find_former_choice(const struct question *from,
						const struct option *choice);

static void add_choices(struct upgrade_changes *changes, const struct question *from,
			const struct question *to, const struct option *old, size_t old_count,
			const struct option *list, size_t count, find_former_choice *find_it)
{
	bool *is_there = mem_calloc(old_count + 1, sizeof(*is_there));

	for (size_t i = 0; i < count; i++) {
		const struct option *former = find_it(from, &list[i]);
		bool is_same = former && former->value == list[i].value;

		if (former)
			is_there[former - old] = true;
		if (former && list[i].id && former->id)
			is_same = strcmp(former->id, list[i].id) == 0;
		if (!former)
			add(changes, UPGRADE_CHOICE_NEW, from, to)->choice = &list[i];
		else if (!is_same)
			*add(changes, UPGRADE_CHOICE_RENAMED, from, to) = (struct upgrade_change){
				.kind = UPGRADE_CHOICE_RENAMED, .from = from, .from_row = ROW_NONE,
				.to = to, .to_row = ROW_NONE, .choice = &list[i],
				.former_choice = former,
			};
	}
	for (size_t i = 0; i < old_count; i++)
		if (!is_there[i])
			add(changes, UPGRADE_CHOICE_GONE, from, to)->former_choice = &old[i];
	free(is_there);
}

static void add_all_choices(struct upgrade_changes *changes, const struct question *from,
			    const struct question *to)
{
	size_t old_count, count;
	const struct option *old = choices(from, &old_count);
	const struct option *list = choices(to, &count);

	if (!kinds_agree(from, to) || from->kind == QUESTION_YES_NO)
		return;
	if (from->kind == QUESTION_MATRIX_CHOICE)
		add_choices(changes, from, to, from->columns, from->column_count, to->columns,
			    to->column_count, former_column);
	add_choices(changes, from, to, old, old_count, list, count, former_choice);
}

static void add_row(const struct upgrade_map *map, struct upgrade_changes *changes,
		    const struct question *from, const struct question *to, int row)
{
	int former = former_row(from, &to->rows[row]);
	struct upgrade_change *change;

	if (former < 0) {
		add(changes, UPGRADE_NEW, from, to)->to_row = row;
		return;
	}
	if (strcmp(from->rows[former].id, to->rows[row].id) != 0) {
		change = add(changes, UPGRADE_RENAMED, from, to);
		change->from_row = former;
		change->to_row = row;
	}
	if (to->rows[row].changed &&
	    questionnaire_version_compare(to->rows[row].changed, map->from->version) > 0) {
		change = add(changes, UPGRADE_CHANGED, from, to);
		change->from_row = former;
		change->to_row = row;
	}
}

static void add_question(const struct upgrade_map *map, struct upgrade_changes *changes,
			 const struct question *from, const struct question *to)
{
	if (strcmp(from->id, to->id) != 0)
		add(changes, UPGRADE_RENAMED, from, to);
	if (upgrade_is_changed(map, to->index, ROW_NONE))
		add(changes, UPGRADE_CHANGED, from, to);
	if (from->kind != to->kind)
		add(changes, UPGRADE_KIND, from, to);
	for (size_t i = 0; i < to->row_count; i++)
		add_row(map, changes, from, to, (int)i);
	for (size_t i = 0; i < from->row_count; i++)
		if (later_row(from, to, (int)i) < 0)
			add(changes, UPGRADE_GONE, from, to)->from_row = (int)i;
	add_all_choices(changes, from, to);
}

void upgrade_changes(const struct upgrade_map *map, struct upgrade_changes *changes)
{
	for (size_t i = 0; i < map->to->question_count; i++) {
		const struct question *to = &map->to->questions[i];

		if (map->former[i] < 0)
			add(changes, UPGRADE_NEW, NULL, to);
		else
			add_question(map, changes, &map->from->questions[map->former[i]], to);
	}
	for (size_t i = 0; i < map->from->question_count; i++)
		if (map->later[i] < 0)
			add(changes, UPGRADE_GONE, &map->from->questions[i], NULL);
}

void upgrade_changes_release(struct upgrade_changes *changes)
{
	free(changes->list);
	memset(changes, 0, sizeof(*changes));
}
