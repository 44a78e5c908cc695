/*
 * Actions and exceptions of two reports. Numbers are given anew in every
 * assessment, so they are matched by what they say of which clause.
 */
#include "compare_parts.h"

#include <stdlib.h>
#include <string.h>

static bool is_same_action(const struct gap_action *a, const struct gap_action *b)
{
	return strcmp(a->clause, b->clause) == 0 && strcmp(a->what, b->what) == 0;
}

static bool has_same_state(const struct gap_action *a, const struct gap_action *b)
{
	return strcmp(a->who, b->who) == 0 && strcmp(a->due, b->due) == 0 && a->state == b->state;
}

/* The first that says the same and has no counterpart yet; NULL when there is none. */
static const struct gap_action *take_action(const struct gap_plan *plan, bool *is_taken, const struct gap_action *action)
{
	for (size_t i = 0; i < plan->action_count; i++) {
		if (is_taken[i] || !is_same_action(&plan->actions[i], action))
			continue;
		is_taken[i] = true;
		return &plan->actions[i];
	}
	return NULL;
}

static void compare_actions(struct comparison *comparison)
{
	const struct gap_plan *then = &comparison->then->plan;
	const struct gap_plan *now = &comparison->now->plan;
	struct compare_action *list =
		arena_array(&comparison->arena, then->action_count + now->action_count, sizeof(*list));
	bool *is_taken = mem_calloc(then->action_count + 1, sizeof(*is_taken));

	for (size_t i = 0; i < now->action_count; i++) {
		const struct gap_action *before = take_action(then, is_taken, &now->actions[i]);
		if (!before || !has_same_state(before, &now->actions[i]))
			list[comparison->action_count++] = (struct compare_action){ before, &now->actions[i] };
	}
	for (size_t i = 0; i < then->action_count; i++) {
		if (!is_taken[i])
			list[comparison->action_count++] = (struct compare_action){ &then->actions[i], NULL };
	}
	comparison->actions = list;
	free(is_taken);
}

static const struct gap_exception *take_exception(const struct gap_plan *plan, bool *is_taken,
						  const struct gap_exception *exception)
{
	for (size_t i = 0; i < plan->exception_count; i++) {
		const struct gap_exception *other = &plan->exceptions[i];
		if (is_taken[i] || strcmp(other->clause, exception->clause) != 0 || strcmp(other->why, exception->why) != 0)
			continue;
		is_taken[i] = true;
		return other;
	}
	return NULL;
}

static void compare_exceptions(struct comparison *comparison)
{
	const struct gap_plan *then = &comparison->then->plan;
	const struct gap_plan *now = &comparison->now->plan;
	struct compare_exception *list =
		arena_array(&comparison->arena, then->exception_count + now->exception_count, sizeof(*list));
	bool *is_taken = mem_calloc(then->exception_count + 1, sizeof(*is_taken));

	for (size_t i = 0; i < now->exception_count; i++) {
		const struct gap_exception *after = &now->exceptions[i];
		const struct gap_exception *before = take_exception(then, is_taken, after);
		if (!before || strcmp(before->who, after->who) != 0 || strcmp(before->due, after->due) != 0)
			list[comparison->exception_count++] = (struct compare_exception){ before, after };
	}
	for (size_t i = 0; i < then->exception_count; i++) {
		if (!is_taken[i])
			list[comparison->exception_count++] = (struct compare_exception){ &then->exceptions[i], NULL };
	}
	comparison->exceptions = list;
	free(is_taken);
}

void compare_plan(struct comparison *comparison)
{
	compare_actions(comparison);
	compare_exceptions(comparison);
}
