/* Whether a condition holds. How it is read stands in condition.c. */
#include "condition.h"

bool condition_compare(long left, enum condition_op op, long right)
{
	switch (op) {
	case CONDITION_EQ: return left == right;
	case CONDITION_NE: return left != right;
	case CONDITION_LT: return left < right;
	case CONDITION_LE: return left <= right;
	case CONDITION_GT: return left > right;
	case CONDITION_GE: return left >= right;
	}
	return false;
}

bool condition_holds_value(const struct condition *leaf, int value)
{
	if (leaf->kind == CONDITION_COMPARE)
		return condition_compare(value, leaf->op, leaf->values[0]);
	if (leaf->kind != CONDITION_IN)
		return false;
	for (size_t i = 0; i < leaf->value_count; i++)
		if (leaf->values[i] == value)
			return true;
	return false;
}

static bool leaf_holds(const struct condition *leaf, condition_lookup lookup, const void *context)
{
	struct value_set set = { .count = 0 };
	bool is_answered = lookup(context, leaf->ref, &set);

	if (leaf->kind == CONDITION_ANSWERED)
		return is_answered;
	if (leaf->kind == CONDITION_COUNT)
		return condition_compare((long)set.count, leaf->op, leaf->values[0]);
	for (size_t i = 0; i < set.count; i++)
		if (condition_holds_value(leaf, set.values[i]))
			return true;
	return false;
}

/* Chains of and, or lean to the left: a long one is as deep as it is long, which condition_parse() limits. */
bool condition_holds(const struct condition *condition, condition_lookup lookup,
		     const void *context)
{
	if (!condition)
		return true;
	switch (condition->kind) {
	case CONDITION_OR:
		return condition_holds(condition->left, lookup, context) ||
		       condition_holds(condition->right, lookup, context);
	case CONDITION_AND:
		return condition_holds(condition->left, lookup, context) &&
		       condition_holds(condition->right, lookup, context);
	case CONDITION_NOT: return !condition_holds(condition->left, lookup, context);
	default: return leaf_holds(condition, lookup, context);
	}
}

void condition_walk(const struct condition *condition,
		    void (*visit)(const struct condition *leaf, void *context), void *context)
{
	if (!condition)
		return;
	if (condition->kind == CONDITION_OR || condition->kind == CONDITION_AND) {
		condition_walk(condition->left, visit, context);
		condition_walk(condition->right, visit, context);
	} else if (condition->kind == CONDITION_NOT) {
		condition_walk(condition->left, visit, context);
	} else {
		visit(condition, context);
	}
}
