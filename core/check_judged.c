/*
 * What judgements look at: clauses that exist, values that exist, conditions
 * that can hold, and no value forgotten.
 */
#include "check_parts.h"

#include <string.h>

#include "i18n.h"

static const char *const verdict_names[JUDGED_COUNT] = { "met", "partial", "unknown", "gap" };

/* ---- conditions -------------------------------------------------------- */

/* A condition whose leaves are looked at. */
struct looking {
	struct check *check;
	const char *name; /* of the setting */
	int line;
	bool is_wrong;
};

static bool has_value(const struct question *question, int value)
{
	switch (question->kind) {
	case QUESTION_TEXT: return false;
	case QUESTION_NUMBER:
	case QUESTION_DATE: return true;
	case QUESTION_MATRIX_CHOICE: return question_find_value(question, value) != NULL;
	default: return question_find_option(question, value) != NULL;
	}
}

static void look_at_leaf(const struct condition *leaf, void *context)
{
	struct looking *looking = context;
	const struct question *question =
		&looking->check->questionnaire->questions[leaf->ref.question];
	bool is_equal = leaf->kind == CONDITION_IN ||
			(leaf->kind == CONDITION_COMPARE && leaf->op <= CONDITION_NE);

	for (size_t i = 0; is_equal && i < leaf->value_count; i++) {
		if (has_value(question, leaf->values[i]))
			continue;
		looking->is_wrong = true;
		check_advise(looking->check, looking->line,
			     _("\"%s\", character %d: \"%s\" has no value %d; expected one that "
			       "can be answered"),
			     looking->name, leaf->column, question->id, leaf->values[i]);
	}
}

/* Looks at one condition; the others must hold with it. True when nothing was found. */
static bool look_at(struct check *check, const char *name, int line,
		    const struct condition *const *conditions, size_t count)
{
	struct looking looking = { .check = check, .name = name, .line = line };

	if (!conditions[0])
		return true;
	condition_walk(conditions[0], look_at_leaf, &looking);
	if (looking.is_wrong)
		return false;
	if (check_can_hold(check->questionnaire, conditions, count))
		return true;
	check_advise(check, line,
		     _("\"%s\" can never hold; expected a condition that some answers meet"), name);
	return false;
}

static void look_at_judgement(struct check *check, const struct question *question,
			      const struct judgement *judgement)
{
	const struct condition *conditions[] = { judgement->when, question->ask_if, NULL };

	if (!look_at(check, "when", judgement->line, conditions, 2))
		return;
	for (size_t i = 0; i < JUDGED_COUNT; i++) {
		conditions[0] = judgement->verdict[i];
		conditions[2] = judgement->when;
		look_at(check, verdict_names[i], judgement->line, conditions, 3);
	}
}

void check_conditions(struct check *check, const struct question *question)
{
	const struct condition *const ask_if[] = { question->ask_if };

	if (!look_at(check, "ask_if", question->line, ask_if, 1))
		return;
	for (size_t i = 0; i < question->judgement_count; i++)
		look_at_judgement(check, question, &question->judgements[i]);
}

/* ---- judgements given twice -------------------------------------------- */

static bool is_same(const struct condition *a, const struct condition *b)
{
	if (!a || !b)
		return a == b;
	if (a->kind != b->kind || a->op != b->op || a->ref.question != b->ref.question ||
	    a->ref.row != b->ref.row || a->ref.column != b->ref.column ||
	    a->value_count != b->value_count)
		return false;
	for (size_t i = 0; i < a->value_count; i++)
		if (a->values[i] != b->values[i])
			return false;
	return is_same(a->left, b->left) && is_same(a->right, b->right);
}

static bool is_same_judgement(const struct judgement *a, const struct judgement *b)
{
	if (a->row != b->row || strcmp(a->clause, b->clause) != 0 || !is_same(a->when, b->when))
		return false;
	for (size_t i = 0; i < JUDGED_COUNT; i++)
		if (!is_same(a->verdict[i], b->verdict[i]))
			return false;
	return true;
}

static void check_twice(struct check *check, const struct question *question, size_t place)
{
	const struct judgement *judgement = &question->judgements[place];

	for (size_t i = 0; i < place; i++) {
		if (!is_same_judgement(judgement, &question->judgements[i]))
			continue;
		check_advise(check, judgement->line,
			     _("clause \"%s\" is judged twice in the same way; expected it only in "
			       "line %d"),
			     judgement->clause, question->judgements[i].line);
		return;
	}
}

/* ---- values that nothing judges ---------------------------------------- */

/* The values of a question that a judgement's conditions look at. */
struct looked_at {
	const struct question *question;
	const struct option *options;
	size_t count;
	bool is_named[QUESTIONNAIRE_CHOICES_MAX];
	bool is_implied[QUESTIONNAIRE_CHOICES_MAX];
};

static bool names_value(const struct condition *leaf, int value)
{
	for (size_t i = 0; i < leaf->value_count; i++)
		if (leaf->values[i] == value)
			return true;
	return false;
}

/*
 * Values are looked at without being named by < and >, which see all, by
 * count(), and by answered(): what stands alone leaves all others out.
 */
static bool implies(const struct condition *leaf, const struct option *option)
{
	switch (leaf->kind) {
	case CONDITION_COUNT: return true;
	case CONDITION_ANSWERED: return option->is_exclusive && !option->is_unknown;
	case CONDITION_COMPARE: return leaf->op > CONDITION_NE;
	default: return false;
	}
}

static bool names(const struct condition *leaf, const struct option *option)
{
	return (leaf->kind == CONDITION_COMPARE || leaf->kind == CONDITION_IN) &&
	       names_value(leaf, option->value);
}

static void mark_seen(const struct condition *leaf, void *context)
{
	struct looked_at *looked_at = context;

	if (leaf->ref.question != looked_at->question->index)
		return;
	for (size_t i = 0; i < looked_at->count; i++) {
		const struct option *option = &looked_at->options[i];

		looked_at->is_named[i] = looked_at->is_named[i] || names(leaf, option);
		looked_at->is_implied[i] = looked_at->is_implied[i] || implies(leaf, option);
	}
}

static bool is_unjudged_on_purpose(const struct question *question, int value)
{
	for (size_t i = 0; i < question->unjudged_count; i++)
		if (question->unjudged[i] == value)
			return true;
	return false;
}

/* Difficulties and opinions: what is not ticked says nothing, so it need not be judged. */
static bool only_admits(const struct question *question)
{
	for (size_t i = 0; i < question->judgement_count; i++)
		if (!question->judgements[i].is_admission)
			return false;
	return true;
}

static void check_values(struct check *check, const struct question *question)
{
	struct looked_at looked_at = { .question = question };
	bool may_miss = only_admits(question);

	looked_at.options = question->option_count > 0  ? question->options
			    : question->value_count > 0 ? question->values
							: question->columns;
	looked_at.count = question->option_count > 0  ? question->option_count
			  : question->value_count > 0 ? question->value_count
						      : question->column_count;
	for (size_t i = 0; i < question->judgement_count; i++)
		for (size_t k = 0; k < JUDGED_COUNT; k++)
			condition_walk(question->judgements[i].verdict[k], mark_seen, &looked_at);
	for (size_t i = 0; i < looked_at.count; i++) {
		const struct option *option = &looked_at.options[i];
		bool is_listed = is_unjudged_on_purpose(question, option->value);
		int line = option->line > 0 ? option->line : question->line;

		if (looked_at.is_named[i] && is_listed)
			check_advise(
				check, line,
				_("value %d of \"%s\" is judged; expected it not in \"unjudged\""),
				option->value, question->id);
		else if (!may_miss && !looked_at.is_named[i] && !looked_at.is_implied[i] &&
			 !is_listed && !option->has_blank)
			check_advise(check, line,
				     _("no judgement looks at value %d of \"%s\"; expected one, or "
				       "the value in \"unjudged\""),
				     option->value, question->id);
	}
}

void check_judgements(struct check *check, const struct question *question)
{
	for (size_t i = 0; i < question->judgement_count; i++) {
		const struct judgement *judgement = &question->judgements[i];

		if (check->clauses && !clause_library_find(check->clauses, judgement->clause))
			check_advise(check, judgement->line,
				     _("unknown clause \"%s\"; expected one of the clause library"),
				     judgement->clause);
		check_twice(check, question, i);
	}
	if (question->judgement_count > 0)
		check_values(check, question);
}
