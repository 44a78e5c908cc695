#include "evaluate_judge.h"

#include "condition.h"

/* The states found at a target, as bits: several for a matrix as a whole. */
static unsigned state_bit(enum answer_state state)
{
	return 1U << state;
}

static unsigned target_states(const struct answers *answers, const struct question *question, int row)
{
	unsigned states = 0;

	if (row != ROW_NONE || !question_is_matrix(question))
		return state_bit(answers_effective(answers, question->index, row)->state);
	for (int r = 0; r < (int)question->row_count; r++)
		states |= state_bit(answers_effective(answers, question->index, r)->state);
	return states;
}

static const enum outcome outcomes[JUDGED_COUNT] = {
	[JUDGED_MET] = OUTCOME_MET,
	[JUDGED_PARTIAL] = OUTCOME_PARTIAL,
	[JUDGED_UNKNOWN] = OUTCOME_UNKNOWN,
	[JUDGED_GAP] = OUTCOME_GAP,
};

/* Of several values the best counts, of several admissions the worst: so the
 * conditions are tried from one end or from the other. */
static enum outcome try_conditions(const struct part *part, const struct judgement *judgement)
{
	for (int i = 0; i < JUDGED_COUNT; i++) {
		int judged = judgement->is_admission ? JUDGED_COUNT - 1 - i : i;
		const struct condition *condition = judgement->verdict[judged];
		if (condition && condition_holds(condition, interview_lookup, part->interview))
			return outcomes[judged];
	}
	return OUTCOME_NO_EVIDENCE;
}

/* No row has a value, but one says "none of these". */
static enum outcome judge_none(const struct part *part, const struct judgement *judgement, unsigned states)
{
	enum outcome outcome = try_conditions(part, judgement);

	if ((states & state_bit(ANSWER_UNKNOWN)) && !judgement->is_admission && outcome > OUTCOME_UNKNOWN)
		return OUTCOME_UNKNOWN;
	if ((states & state_bit(ANSWER_OPEN)) && outcome > OUTCOME_OPEN)
		return OUTCOME_OPEN;
	return outcome;
}

enum outcome judge(const struct part *part, const struct question *question, const struct judgement *judgement)
{
	if (!interview_is_asked(part->interview, question->index))
		return OUTCOME_NOT_ASKED;
	if (!condition_holds(judgement->when, interview_lookup, part->interview))
		return OUTCOME_WHEN;

	unsigned states = target_states(part->answers, question, judgement->row);
	if (states & (state_bit(ANSWER_VALUES) | state_bit(ANSWER_TEXT)))
		return try_conditions(part, judgement);
	if (states & state_bit(ANSWER_NONE))
		return judge_none(part, judgement, states);
	if (states & state_bit(ANSWER_UNKNOWN))
		return judgement->is_admission ? OUTCOME_NO_EVIDENCE : OUTCOME_UNKNOWN;
	if (states & state_bit(ANSWER_OPEN))
		return OUTCOME_OPEN;
	return OUTCOME_NOT_APPLICABLE;
}

/* `q = value` or `q in (…)` on the question itself. */
static bool names_value(const struct condition *condition, const struct question *question, int value)
{
	bool is_equality = condition->kind == CONDITION_IN ||
	                   (condition->kind == CONDITION_COMPARE && condition->op == CONDITION_EQ);

	if (!is_equality || condition->ref.question != question->index)
		return false;
	for (size_t i = 0; i < condition->value_count; i++) {
		if (condition->values[i] == value)
			return true;
	}
	return false;
}

/* The value in `answered(q) and not (q = value)`. */
static const struct condition *find_absent(const struct condition *condition)
{
	if (!condition || condition->kind != CONDITION_AND || condition->right->kind != CONDITION_NOT)
		return NULL;
	return condition->right->left;
}

bool judge_wants(const struct judgement *judgement, const struct question *question, int value)
{
	const struct condition *met = judgement->verdict[JUDGED_MET];
	const struct condition *absent = find_absent(judgement->verdict[JUDGED_GAP]);

	if (!absent)
		absent = find_absent(judgement->verdict[JUDGED_PARTIAL]);
	return (met && names_value(met, question, value)) || (absent && names_value(absent, question, value));
}

bool judge_hears(const struct judgement *judgement, const struct question *question, enum outcome outcome, int value)
{
	for (int i = 0; i < JUDGED_COUNT; i++) {
		if (outcomes[i] == outcome)
			return judgement->verdict[i] && names_value(judgement->verdict[i], question, value);
	}
	return false;
}
