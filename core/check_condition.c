/*
 * Can a condition hold? A bounded search that never cries wolf.
 *
 * Each reference (a question, a row, a cell) is a variable. What matters of its
 * answer is which leaves become true by it, a mask of bits; so a question of 64
 * options has three or four different states, not 2^64. References into the
 * same matrix are taken as independent of each other: that can only hide a
 * contradiction, never invent one. The same goes for what is left out for size.
 */
#include "check_parts.h"

#include <limits.h>
#include <stdint.h>

enum {
	LEAVES_MAX = 32,
	VARIABLES_MAX = 8,
	CONDITIONS_MAX = 12,
	STATES_MAX = 64,
	CLASSES_MAX = 8,
	COMBINATIONS_MAX = 10000,
	ALWAYS = -1
};

/* What an answer can come to: the leaves that are true then. */
struct state {
	uint32_t mask;
	bool is_active; /* something was answered: the question was asked */
};

struct variable {
	struct condition_ref ref;
	const struct question *question;
	uint32_t leaves; /* those that refer to it */
	struct state states[STATES_MAX];
	size_t state_count;
};

/* A condition that must hold: always, or when something was answered in a question. */
struct demand {
	const struct condition *condition;
	size_t first_leaf;
	int question; /* or ALWAYS */
};

struct system {
	const struct questionnaire *questionnaire;
	struct demand demands[CONDITIONS_MAX];
	size_t demand_count;
	const struct condition *leaves[LEAVES_MAX];
	size_t leaf_count;
	struct variable variables[VARIABLES_MAX];
	size_t variable_count;
	size_t combinations_left;
	bool is_full;
};

/* ---- collecting -------------------------------------------------------- */

static bool is_same_ref(struct condition_ref a, struct condition_ref b)
{
	return a.question == b.question && a.row == b.row && a.column == b.column;
}

static struct variable *variable_of(struct system *system, struct condition_ref ref)
{
	struct variable *variable;

	for (size_t i = 0; i < system->variable_count; i++)
		if (is_same_ref(system->variables[i].ref, ref))
			return &system->variables[i];
	if (system->variable_count == VARIABLES_MAX)
		return NULL;
	variable = &system->variables[system->variable_count++];
	variable->ref = ref;
	variable->question = &system->questionnaire->questions[ref.question];
	variable->leaves = 0;
	variable->state_count = 0;
	return variable;
}

static void add_leaf(const struct condition *leaf, void *context)
{
	struct system *system = context;
	struct variable *variable;

	if (system->is_full || system->leaf_count == LEAVES_MAX) {
		system->is_full = true;
		return;
	}
	variable = variable_of(system, leaf->ref);
	if (!variable) {
		system->is_full = true;
		return;
	}
	variable->leaves |= 1U << system->leaf_count;
	system->leaves[system->leaf_count++] = leaf;
}

/* Adds a demand with its leaves; takes it back when there is no room for all of it. */
static bool add_demand(struct system *system, const struct condition *condition, int question)
{
	size_t leaf_count = system->leaf_count;
	size_t variable_count = system->variable_count;

	if (!condition)
		return true;
	if (system->demand_count == CONDITIONS_MAX)
		return false;
	condition_walk(condition, add_leaf, system);
	if (system->is_full) {
		system->is_full = false;
		system->leaf_count = leaf_count;
		system->variable_count = variable_count;
		for (size_t i = 0; i < variable_count; i++)
			system->variables[i].leaves &= (uint32_t)((1ULL << leaf_count) - 1);
		return false;
	}
	system->demands[system->demand_count++] =
		(struct demand){ condition, leaf_count, question };
	return true;
}

static bool has_demand(const struct system *system, const struct condition *condition)
{
	for (size_t i = 0; i < system->demand_count; i++)
		if (system->demands[i].condition == condition)
			return true;
	return false;
}

/* What is answered was asked; what it was asked for was answered in turn. */
static void add_chains(struct system *system)
{
	for (size_t i = 0; i < system->variable_count; i++) {
		const struct question *question = system->variables[i].question;

		if (question->ask_if && !has_demand(system, question->ask_if))
			add_demand(system, question->ask_if, question->index);
	}
}

/* ---- states ------------------------------------------------------------ */

/* Leaves of the variable that one value makes true. */
static uint32_t mask_of_value(const struct system *system, const struct variable *variable,
			      int value)
{
	uint32_t mask = 0;

	for (size_t i = 0; i < system->leaf_count; i++)
		if (variable->leaves >> i & 1 && condition_holds_value(system->leaves[i], value))
			mask |= 1U << i;
	return mask;
}

/* Leaves that the size of the set, and being answered, make true. */
static uint32_t mask_of_size(const struct system *system, const struct variable *variable,
			     long size, bool is_answered)
{
	uint32_t mask = 0;

	for (size_t i = 0; i < system->leaf_count; i++) {
		const struct condition *leaf = system->leaves[i];

		if (!(variable->leaves >> i & 1))
			continue;
		if (leaf->kind == CONDITION_COUNT ? condition_compare(size, leaf->op, leaf->values[0])
						  : leaf->kind == CONDITION_ANSWERED && is_answered)
			mask |= 1U << i;
	}
	return mask;
}

/* False when there is no room: then nothing can be said. */
static bool add_state(struct variable *variable, uint32_t mask, bool is_active)
{
	for (size_t i = 0; i < variable->state_count; i++)
		if (variable->states[i].mask == mask && variable->states[i].is_active == is_active)
			return true;
	if (variable->state_count == STATES_MAX)
		return false;
	variable->states[variable->state_count++] = (struct state){ mask, is_active };
	return true;
}

static bool add_single(const struct system *system, struct variable *variable, int value)
{
	return add_state(variable,
			 mask_of_value(system, variable, value) |
				 mask_of_size(system, variable, 1, true),
			 true);
}

/* The values of a list that can be chosen, or all of the exclusive ones. */
struct choices {
	const struct option *options;
	size_t count;
	bool one_only;       /* a set has one value */
	bool has_exclusives; /* exclusive ones stand alone */
	size_t size_max;
};

static struct choices choices_of(const struct variable *variable)
{
	const struct question *question = variable->question;
	bool is_whole = variable->ref.row < 0;
	struct choices choices = { .options = question->columns, .count = question->column_count };

	switch (question->kind) {
	case QUESTION_MATRIX_SINGLE: choices.one_only = !is_whole; break;
	case QUESTION_MATRIX_MULTIPLE: choices.has_exclusives = !is_whole; break;
	case QUESTION_MATRIX_CHOICE:
		choices.options = question->values;
		choices.count = question->value_count;
		choices.one_only = variable->ref.column >= 0;
		break;
	default:
		choices.options = question->options;
		choices.count = question->option_count;
		choices.one_only = question->kind != QUESTION_MULTIPLE;
		choices.has_exclusives = true;
		break;
	}
	choices.size_max = choices.count;
	if (question->max_choices > 0 && (size_t)question->max_choices < choices.size_max)
		choices.size_max = (size_t)question->max_choices;
	return choices;
}

/* Options that make the same leaves true. */
struct option_class {
	uint32_t mask;
	size_t size;
};

static bool add_to_class(struct option_class *classes, size_t *count, uint32_t mask)
{
	for (size_t i = 0; i < *count; i++) {
		if (classes[i].mask == mask) {
			classes[i].size++;
			return true;
		}
	}
	if (*count == CLASSES_MAX)
		return false;
	classes[(*count)++] = (struct option_class){ mask, 1 };
	return true;
}

/* All sets that have something of each of these classes: a mask, and sizes from the least to the most. */
static bool add_sets(const struct system *system, struct variable *variable,
		     const struct option_class *classes, size_t count, unsigned chosen,
		     size_t size_max)
{
	uint32_t mask = 0;
	size_t least = 0;
	size_t most = 0;

	for (size_t i = 0; i < count; i++) {
		if (!(chosen >> i & 1))
			continue;
		mask |= classes[i].mask;
		most += classes[i].size;
		least++;
	}
	for (size_t size = least; size <= most && size <= size_max; size++)
		if (!add_state(variable, mask | mask_of_size(system, variable, (long)size, true),
			       true))
			return false;
	return true;
}

static bool add_multiple(const struct system *system, struct variable *variable,
			 const struct choices *choices)
{
	struct option_class classes[CLASSES_MAX];
	size_t count = 0;

	for (size_t i = 0; i < choices->count; i++) {
		const struct option *option = &choices->options[i];

		if (choices->has_exclusives && option->is_exclusive) {
			if (!add_single(system, variable, option->value))
				return false;
		} else if (!add_to_class(classes, &count,
					 mask_of_value(system, variable, option->value))) {
			return false;
		}
	}
	for (unsigned chosen = 1; chosen < 1U << count; chosen++)
		if (!add_sets(system, variable, classes, count, chosen, choices->size_max))
			return false;
	return true;
}

static bool add_number_near(const struct system *system, struct variable *variable, long value,
			    long min, long max)
{
	for (long near = value - 1; near <= value; near++)
		if (near >= min && near <= max && !add_single(system, variable, (int)near))
			return false;
	return true;
}

/*
 * Numbers and dates: what matters changes only at the numbers that are compared
 * with. Every run of numbers that are alike ends at one of them, just before
 * one, or at the largest.
 */
static bool add_numbers(const struct system *system, struct variable *variable)
{
	const struct question *question = variable->question;
	bool is_date = question->kind == QUESTION_DATE;
	long min = is_date ? 10101 : question->number_min;
	long max = is_date ? 99991231 : question->number_max;
	bool has_room = add_number_near(system, variable, min, min, max) &&
			add_number_near(system, variable, max, min, max);

	for (size_t i = 0; i < system->leaf_count; i++) {
		const struct condition *leaf = system->leaves[i];

		if (!(variable->leaves >> i & 1) || leaf->kind == CONDITION_COUNT)
			continue;
		for (size_t k = 0; has_room && k < leaf->value_count; k++)
			has_room = add_number_near(system, variable, leaf->values[k], min, max);
	}
	return has_room;
}

static bool add_states(const struct system *system, struct variable *variable)
{
	const struct question *question = variable->question;
	struct choices choices;

	add_state(variable, mask_of_size(system, variable, 0, false), false);
	if (question->takes_none || question->kind == QUESTION_TEXT)
		add_state(variable, mask_of_size(system, variable, 0, true), true);
	if (question->kind == QUESTION_TEXT)
		return true;
	if (question->kind == QUESTION_NUMBER || question->kind == QUESTION_DATE)
		return add_numbers(system, variable);
	choices = choices_of(variable);
	if (!choices.one_only)
		return add_multiple(system, variable, &choices);
	for (size_t i = 0; i < choices.count; i++)
		if (!add_single(system, variable, choices.options[i].value))
			return false;
	return true;
}

/* ---- searching --------------------------------------------------------- */

/* The leaves come in the order in which condition_walk() met them. */
static bool holds(const struct condition *condition, uint32_t mask, size_t *leaf)
{
	bool left;
	bool right;

	switch (condition->kind) {
	case CONDITION_OR:
		left = holds(condition->left, mask, leaf);
		right = holds(condition->right, mask, leaf);
		return left || right;
	case CONDITION_AND:
		left = holds(condition->left, mask, leaf);
		right = holds(condition->right, mask, leaf);
		return left && right;
	case CONDITION_NOT: return !holds(condition->left, mask, leaf);
	default: return mask >> (*leaf)++ & 1;
	}
}

static bool is_active(const struct system *system, const struct state *const *chosen, int question)
{
	for (size_t i = 0; i < system->variable_count; i++)
		if (system->variables[i].ref.question == question && chosen[i]->is_active)
			return true;
	return false;
}

static bool meets_demands(const struct system *system, const struct state *const *chosen,
			  uint32_t mask)
{
	for (size_t i = 0; i < system->demand_count; i++) {
		const struct demand *demand = &system->demands[i];
		size_t leaf = demand->first_leaf;

		if (demand->question != ALWAYS && !is_active(system, chosen, demand->question))
			continue;
		if (!holds(demand->condition, mask, &leaf))
			return false;
	}
	return true;
}

/* Tries all states of the variables from `place` on. */
static bool search(struct system *system, size_t place, const struct state **chosen, uint32_t mask)
{
	const struct variable *variable = &system->variables[place];

	if (place == system->variable_count) {
		if (system->combinations_left == 0)
			return true;
		system->combinations_left--;
		return meets_demands(system, chosen, mask);
	}
	for (size_t i = 0; i < variable->state_count; i++) {
		chosen[place] = &variable->states[i];
		if (search(system, place + 1, chosen, mask | variable->states[i].mask))
			return true;
	}
	return false;
}

bool check_can_hold(const struct questionnaire *questionnaire,
		    const struct condition *const *conditions, size_t count)
{
	const struct state *chosen[VARIABLES_MAX + 1];
	struct system system;

	system.questionnaire = questionnaire;
	system.demand_count = 0;
	system.leaf_count = 0;
	system.variable_count = 0;
	system.combinations_left = COMBINATIONS_MAX;
	system.is_full = false;
	for (size_t i = 0; i < count; i++)
		add_demand(&system, conditions[i], ALWAYS);
	add_chains(&system);
	for (size_t i = 0; i < system.variable_count; i++)
		if (!add_states(&system, &system.variables[i]))
			return true;
	return search(&system, 0, chosen, 0);
}
