#include "action.h"

#include "arena.h"

#include <stdlib.h>
#include <string.h>

void action_of_clause(const struct gap_clause *clause, struct entry *entry)
{
	*entry = (struct entry){ .kind = ENTRY_ACTION };
	entry_set_field(entry, ENTRY_TEXT, *clause->first_step ? clause->first_step : clause->title);
	entry_set_field(entry, ENTRY_CLAUSE, clause->id);
	entry_set_field(entry, ENTRY_STATE, action_state_name(ACTION_OPEN));
}

static bool has_action(const struct gap_report *report, const char *clause)
{
	for (size_t i = 0; i < report->plan.action_count; i++) {
		if (strcmp(report->plan.actions[i].clause, clause) == 0)
			return true;
	}
	return false;
}

static int compare(const void *left, const void *right)
{
	const struct gap_clause *const *a = left;
	const struct gap_clause *const *b = right;

	return gap_clause_compare_todo(*a, *b);
}

size_t actions_of_gaps(const struct gap_report *report, const char *who, const char *due, struct entry **list)
{
	const struct gap_clause **clauses = mem_calloc(report->clause_count + 1, sizeof(*clauses));
	size_t count = 0;

	for (size_t i = 0; i < report->clause_count; i++) {
		const struct gap_clause *clause = &report->clauses[i];

		if ((clause->verdict == VERDICT_GAP || clause->verdict == VERDICT_PARTIAL) &&
		    !has_action(report, clause->id))
			clauses[count++] = clause;
	}
	qsort(clauses, count, sizeof(*clauses), compare);
	*list = mem_calloc(count + 1, sizeof(**list));
	for (size_t i = 0; i < count; i++) {
		action_of_clause(clauses[i], &(*list)[i]);
		entry_set_field(&(*list)[i], ENTRY_WHO, who);
		entry_set_field(&(*list)[i], ENTRY_DUE, due);
	}
	free(clauses);
	return count;
}

void actions_free(struct entry *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		entry_release(&list[i]);
	free(list);
}
