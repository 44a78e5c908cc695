/* What will be done about gaps, what was set aside, and who carries which clause. */

#include "evaluate_build.h"

#include <stdlib.h>
#include <string.h>

/* Title of the clause with this id; "" when the report has none. */
static const char *title_of(const struct gap_report *report, const char *id)
{
	for (size_t i = 0; i < report->clause_count; i++) {
		if (strcmp(report->clauses[i].id, id) == 0)
			return report->clauses[i].title;
	}
	return "";
}

/* A date orders as its text does; none comes last. */
static int compare_due(const char *a, const char *b)
{
	if (!*a || !*b)
		return (*b != 0) - (*a != 0);
	return strcmp(a, b);
}

static bool is_over(const struct gap_action *action)
{
	return action->state == ACTION_DONE || action->state == ACTION_DROPPED;
}

static int compare_actions(const void *left, const void *right)
{
	const struct gap_action *a = left;
	const struct gap_action *b = right;
	int order = is_over(a) - is_over(b);

	if (!order)
		order = compare_due(a->due, b->due);
	return order ? order : (a->number > b->number) - (a->number < b->number);
}

static int compare_exceptions(const void *left, const void *right)
{
	const struct gap_exception *a = left;
	const struct gap_exception *b = right;
	int order = compare_due(a->due, b->due);

	return order ? order : (a->number > b->number) - (a->number < b->number);
}

static void build_actions(struct report_builder *builder, const struct entries *entries)
{
	const struct entry *first;
	size_t count = entries_of_kind(entries, ENTRY_ACTION, &first);
	struct gap_action *list = arena_array(&builder->report->arena, count, sizeof(*list));

	for (size_t i = 0; i < count; i++) {
		list[i].number = first[i].number;
		list[i].clause = build_string(builder, entry_field(&first[i], ENTRY_CLAUSE));
		list[i].clause_title = title_of(builder->report, list[i].clause);
		list[i].what = build_string(builder, entry_field(&first[i], ENTRY_TEXT));
		list[i].who = build_string(builder, entry_field(&first[i], ENTRY_WHO));
		list[i].due = build_string(builder, entry_field(&first[i], ENTRY_DUE));
		action_state_find(entry_field(&first[i], ENTRY_STATE), &list[i].state);
	}
	qsort(list, count, sizeof(list[0]), compare_actions);
	builder->report->plan.actions = list;
	builder->report->plan.action_count = count;
}

static void build_exceptions(struct report_builder *builder, const struct entries *entries)
{
	const struct entry *first;
	size_t count = entries_of_kind(entries, ENTRY_EXCEPTION, &first);
	struct gap_exception *list = arena_array(&builder->report->arena, count, sizeof(*list));

	for (size_t i = 0; i < count; i++) {
		list[i].number = first[i].number;
		list[i].clause = build_string(builder, entry_field(&first[i], ENTRY_CLAUSE));
		list[i].clause_title = title_of(builder->report, list[i].clause);
		list[i].why = build_string(builder, entry_field(&first[i], ENTRY_TEXT));
		list[i].who = build_string(builder, entry_field(&first[i], ENTRY_WHO));
		list[i].due = build_string(builder, entry_field(&first[i], ENTRY_DUE));
	}
	qsort(list, count, sizeof(list[0]), compare_exceptions);
	builder->report->plan.exceptions = list;
	builder->report->plan.exception_count = count;
}

/* Were two set for one clause (by two programs at once), the later number counts. */
static void build_duties(struct report_builder *builder, const struct entries *entries, struct gap_clause *clauses)
{
	const struct entry *first;
	size_t count = entries_of_kind(entries, ENTRY_DUTY, &first);

	for (size_t d = 0; d < count; d++) {
		for (size_t i = 0; i < builder->report->clause_count; i++) {
			if (strcmp(clauses[i].id, entry_field(&first[d], ENTRY_CLAUSE)) == 0)
				duty_find(entry_field(&first[d], ENTRY_CARRIER), &clauses[i].duty);
		}
	}
}

void build_plan(struct report_builder *builder, struct gap_clause *clauses)
{
	const struct entries *entries = builder->from->entries;

	if (!entries)
		return;
	build_actions(builder, entries);
	build_exceptions(builder, entries);
	build_duties(builder, entries, clauses);
}
