/*
 * Setting answers: checked first, then stored together.
 */
#include "arena.h"
#include "assessment.h"
#include "assessment_plan.h"
#include "i18n.h"

#include <stdlib.h>

/* Which assignment of an item is its last: the one that counts. */
struct last_places {
	size_t **slots; /* per part, one a slot: 1-based place */
	const struct assessment *assessment;
};

static size_t *last_place(const struct last_places *last, struct item item)
{
	const struct questionnaire *questionnaire =
		last->assessment->parts[item.part].questionnaire;

	return &last->slots[item.part]
			   [question_slot(&questionnaire->questions[item.question], item.row)];
}

static void last_places_init(struct last_places *last, const struct assessment *assessment,
			     const struct assignment *assignments, size_t count)
{
	last->assessment = assessment;
	last->slots = mem_calloc(assessment->part_count, sizeof(*last->slots));
	for (size_t i = 0; i < assessment->part_count; i++)
		last->slots[i] = mem_calloc(assessment->parts[i].questionnaire->slot_count + 1,
					    sizeof(size_t));
	for (size_t i = 0; i < count; i++)
		*last_place(last, assignments[i].item) = i + 1;
}

static void last_places_release(struct last_places *last)
{
	for (size_t i = 0; i < last->assessment->part_count; i++)
		free(last->slots[i]);
	free(last->slots);
}

static bool check_assignment(const struct assessment *assessment,
			     const struct assignment *assignment, bool is_one, struct error *err)
{
	const struct questionnaire *questionnaire =
		assessment->parts[assignment->item.part].questionnaire;
	struct strbuf name = STRBUF_INIT;
	struct error why = ERROR_INIT;

	if (interview_check(&questionnaire->questions[assignment->item.question],
			    assignment->item.row, &assignment->after, is_one ? err : &why))
		return true;
	if (is_one)
		return false;
	parts_format_item(assessment->parts, assessment->part_count, assignment->item, &name);
	error_set(err, why.code, "%s: %s", name.text, why.message);
	strbuf_release(&name);
	return false;
}

static void plan_assignment(const struct assessment *assessment, struct plan *plan,
			    const struct assignment *assignment)
{
	const struct answer *before = assessment_answer(assessment, assignment->item);

	if (!answer_equal(before, &assignment->after))
		plan_add_answer(plan, assessment, assignment->item, &assignment->after);
}

static bool make_plan(const struct assessment *assessment, struct plan *plan,
		      const struct assignment *assignments, size_t count, struct error *err)
{
	struct last_places last;

	for (size_t i = 0; i < count; i++) {
		if (!check_assignment(assessment, &assignments[i], count == 1, err))
			return false;
	}
	last_places_init(&last, assessment, assignments, count);
	for (size_t i = 0; i < count; i++) {
		if (*last_place(&last, assignments[i].item) == i + 1)
			plan_assignment(assessment, plan, &assignments[i]);
	}
	last_places_release(&last);
	return true;
}

bool assessment_set_all(struct assessment *assessment, const struct assignment *assignments,
			size_t count, struct error *err)
{
	struct plan plan = { .kind = EVENT_SET };
	bool is_done = make_plan(assessment, &plan, assignments, count, err);

	if (is_done && plan.count > 0)
		is_done = plan_begin(assessment, &plan, err) && plan_store(assessment, &plan, err);
	plan_release(&plan);
	return is_done;
}

bool assessment_set(struct assessment *assessment, struct item item, const struct answer *after,
		    struct error *err)
{
	struct assignment assignment = { .item = item, .after = *after };
	struct plan plan = { .kind = EVENT_SET };
	bool is_done = check_assignment(assessment, &assignment, true, err);

	if (is_done)
		plan_assignment(assessment, &plan, &assignment);
	if (is_done && plan.count > 0)
		is_done = plan_begin(assessment, &plan, err) && plan_store(assessment, &plan, err);
	plan_release(&plan);
	return is_done;
}
