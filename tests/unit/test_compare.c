#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "compare_fixture.h"

static const struct compare_clause *clause_of(const struct comparison *comparison, const char *id)
{
	for (size_t i = 0; i < comparison->clause_count; i++) {
		if (strcmp(compare_clause_any(&comparison->clauses[i])->id, id) == 0)
			return &comparison->clauses[i];
	}
	fail_msg("no clause '%s'", id);
	return NULL;
}

static const struct compare_answer *answer_of(const struct comparison *comparison, const char *item)
{
	for (size_t i = 0; i < comparison->answer_count; i++) {
		if (strcmp(comparison->answers[i].item, item) == 0)
			return &comparison->answers[i];
	}
	fail_msg("no item '%s'", item);
	return NULL;
}

static void expect_change(const char *then, const char *now, const char *clause, enum compare_change change)
{
	struct pair pair;

	pair_make(&pair, then, now);
	enum compare_change is = clause_of(pair.comparison, clause)->change;
	if (is != change)
		fail_msg("%s to %s: %s is %s, expected %s", then, now, clause, change_name(is), change_name(change));
	pair_release(&pair);
}

static void each_class_has_its_verdicts(void **state)
{
	(void)state;
	expect_change("q1=2", "q1=1", "template", CHANGE_BETTER);
	expect_change("q1=1", "q1=2", "template", CHANGE_WORSE);
	expect_change("q1=2", "q1=?", "template", CHANGE_BETTER);
	expect_change("q1=?", "q1=2", "template", CHANGE_WORSE);
	expect_change("m.a=contract=2,memo=1", "m.a=?", "secrecy", CHANGE_WORSE);
	expect_change("m.a=?", "m.a=contract=2,memo=1", "secrecy", CHANGE_BETTER);
	expect_change("m.a=contract=2,memo=1", "m.a=contract=3,memo=1", "secrecy", CHANGE_BETTER);
	expect_change("m.a=contract=3,memo=1", "m.a=contract=2,memo=1", "secrecy", CHANGE_WORSE);
	expect_change("", "q1=2", "template", CHANGE_NOW_JUDGED);
	expect_change("q1=n/a", "q1=1", "template", CHANGE_NOW_JUDGED);
	expect_change("q1=1", "q1=n/a", "template", CHANGE_NO_MORE_JUDGED);
	expect_change("q1=2", "", "template", CHANGE_NO_MORE_JUDGED);
	expect_change("", "q1=n/a", "template", CHANGE_UNJUDGED);
	expect_change("q1=n/a", "", "template", CHANGE_UNJUDGED);
	expect_change("q1=1", "q1=1", "template", CHANGE_SAME);
	expect_change("", "", "template", CHANGE_SAME);
}

static void clauses_of_one_side_are_new_or_gone(void **state)
{
	struct pair pair;

	(void)state;
	pair_init(&pair, 1, 2);
	fixture_answer(&pair.fixtures[0], "q2=1");
	fixture_answer(&pair.fixtures[1], "small/q2=1 other/q1=2");
	pair_compare(&pair);
	assert_int_equal(clause_of(pair.comparison, "z-unlisted")->change, CHANGE_NEW);
	assert_null(clause_of(pair.comparison, "z-unlisted")->then);
	assert_int_equal(clause_of(pair.comparison, "lock")->change, CHANGE_WORSE);
	assert_int_equal(pair.comparison->count[CHANGE_NEW], 2);
	assert_false(pair.comparison->has_same_questionnaires);
	assert_true(pair.comparison->has_same_versions);
	struct comparison *back = compare_reports(pair.reports[1], pair.reports[0]);
	assert_int_equal(clause_of(back, "z-unlisted")->change, CHANGE_GONE);
	assert_null(clause_of(back, "z-unlisted")->now);
	assert_int_equal(back->count[CHANGE_GONE], 2);
	compare_free(back);
	pair_release(&pair);
}

static void order_of_parts_does_not_matter(void **state)
{
	struct pair pair;

	(void)state;
	pair_init(&pair, 2, 1);
	fixture_answer(&pair.fixtures[0], "small/q1=1 small/m.a=? other/q1=2");
	struct fixture *now = &pair.fixtures[1];
	fixture_add(now, "tests/data/report/other.cfg");
	struct part part = now->parts[0];
	now->parts[0] = now->parts[1];
	now->parts[1] = part;
	struct questionnaire *questionnaire = now->questionnaires[0];
	now->questionnaires[0] = now->questionnaires[1];
	now->questionnaires[1] = questionnaire;
	fixture_answer(now, "small/q1=1 small/m.a=? other/q1=2");
	pair_compare(&pair);
	assert_false(pair.comparison->is_different);
	assert_int_equal(pair.comparison->answer_changed, 0);
	assert_true(pair.comparison->has_same_questionnaires);
	pair_release(&pair);
}

static void one_part_and_several_name_the_same_items(void **state)
{
	struct pair pair;

	(void)state;
	pair_init(&pair, 1, 2);
	fixture_answer(&pair.fixtures[0], "q1=1");
	fixture_answer(&pair.fixtures[1], "small/q1=1");
	pair_compare(&pair);
	assert_int_equal(answer_of(pair.comparison, "small/q1")->differs, 0);
	assert_non_null(answer_of(pair.comparison, "small/q1")->then);
	assert_null(answer_of(pair.comparison, "other/q1")->then);
	pair_release(&pair);
}

static void evidence_that_changed_stands_at_its_clause(void **state)
{
	struct pair pair;

	(void)state;
	pair_make(&pair, "q1=2 q2=1 m.a=contract=2,memo=1", "q1=1 q2=1 m.a=contract=3,memo=1");
	const struct compare_clause *clause = clause_of(pair.comparison, "template");
	assert_int_equal(clause->evidence_count, 1);
	assert_string_equal(clause->evidence[0].answer->item, "small/q1");
	assert_string_equal(clause->evidence[0].answer->then->value, "2");
	assert_string_equal(clause->evidence[0].answer->now->value, "1");
	assert_int_equal(clause->evidence[0].then, VERDICT_GAP);
	assert_int_equal(clause->evidence[0].now, VERDICT_MET);
	assert_int_equal(clause->differs, DIFFERS_ANSWER);
	assert_int_equal(clause_of(pair.comparison, "lock")->evidence_count, 0);
	/* judged over the whole matrix, so it rests on its rows */
	clause = clause_of(pair.comparison, "caps");
	assert_int_equal(clause->evidence_count, 1);
	assert_string_equal(clause->evidence[0].answer->item, "small/m.a");
	pair_release(&pair);
}

static void question_that_came_or_went_has_one_side(void **state)
{
	struct pair pair;

	(void)state;
	pair_make(&pair, "q1=1 q4=2", "q1=2");
	const struct compare_clause *clause = clause_of(pair.comparison, "look");
	assert_int_equal(clause->change, CHANGE_NO_MORE_JUDGED);
	assert_int_equal(clause->evidence_count, 1);
	assert_null(clause->evidence[0].answer->now);
	assert_int_equal(clause->evidence[0].answer->differs, DIFFERS_ANSWER);
	pair_release(&pair);
	/* one that nobody has answered is no other answer */
	pair_make(&pair, "q1=1 q2=1", "q1=2 q2=1");
	assert_int_equal(answer_of(pair.comparison, "small/q4")->differs, 0);
	pair_release(&pair);
}

static void matrix_as_a_whole_was_asked_with_its_rows(void **state)
{
	struct pair pair;

	(void)state;
	pair_make(&pair, "m=?", "m.a=contract=3,memo=3");
	const struct compare_answer *whole = answer_of(pair.comparison, "small/m");
	assert_non_null(whole->then);
	assert_non_null(whole->now);
	assert_string_equal(whole->now->value, "-");
	assert_int_equal(whole->differs, DIFFERS_ANSWER);
	assert_int_equal(answer_of(pair.comparison, "small/m.b")->differs, DIFFERS_ANSWER);
	pair_release(&pair);
}

static void note_that_changed_is_found_under_the_same_verdict(void **state)
{
	struct pair pair;

	(void)state;
	pair_init(&pair, 1, 1);
	fixture_answer(&pair.fixtures[0], "q1=1 m.a=contract=3,memo=3 q3=3");
	fixture_answer(&pair.fixtures[1], "q1=1 m.a=contract=3,memo=3 q3=3");
	note(&pair.fixtures[1], "q1", "signed in May");
	note(&pair.fixtures[1], "m", "of all rows");
	note(&pair.fixtures[0], "t", "is evidence while open");
	pair_compare(&pair);
	assert_int_equal(clause_of(pair.comparison, "template")->change, CHANGE_SAME);
	assert_int_equal(clause_of(pair.comparison, "template")->differs, DIFFERS_NOTE);
	assert_true(compare_clause_is_listed(clause_of(pair.comparison, "template")));
	/* a row without a note of its own has that of its question */
	assert_int_equal(clause_of(pair.comparison, "secrecy")->evidence_count, 1);
	assert_string_equal(clause_of(pair.comparison, "secrecy")->evidence[0].answer->item, "small/m");
	assert_int_equal(clause_of(pair.comparison, "said")->differs, DIFFERS_NOTE);
	assert_false(compare_clause_is_listed(clause_of(pair.comparison, "lock")));
	assert_true(pair.comparison->is_different);
	assert_true(answer_of(pair.comparison, "small/q1")->is_evidence);
	pair_release(&pair);
}

static void basis_and_pointer_are_told_apart(void **state)
{
	struct pair pair;
	struct item_ref ref;
	int part;

	(void)state;
	pair_init(&pair, 1, 1);
	fixture_answer(&pair.fixtures[0], "q1=1 q2=1");
	fixture_answer(&pair.fixtures[1], "q1=1 q2=1");
	struct answer answer = fixture_get(&pair.fixtures[1], "q1", &part, &ref);
	answer.basis = BASIS_SEEN;
	fixture_put(&pair.fixtures[1], part, &ref, &answer);
	answer = fixture_get(&pair.fixtures[1], "q2", &part, &ref);
	answer_set_field(&answer.pointer.where, "safe");
	fixture_put(&pair.fixtures[1], part, &ref, &answer);
	pair_compare(&pair);
	assert_int_equal(answer_of(pair.comparison, "small/q1")->differs, DIFFERS_BASIS);
	assert_int_equal(answer_of(pair.comparison, "small/q2")->differs, DIFFERS_POINTER);
	assert_int_equal(pair.comparison->note_changed, 0);
	assert_true(pair.comparison->is_different);
	pair_release(&pair);
}

static void reasons_and_blanks_are_part_of_an_answer(void **state)
{
	struct pair pair;

	(void)state;
	pair_make(&pair, "q1=n/a:none q2=n/a", "q1=n/a:nothing q2=n/a");
	assert_int_equal(answer_of(pair.comparison, "small/q1")->differs, DIFFERS_ANSWER);
	assert_int_equal(answer_of(pair.comparison, "small/q2")->differs, 0);
	pair_release(&pair);
	pair_make(&pair, "q1=3 q1#3=soon", "q1=3 q1#3=later");
	assert_int_equal(answer_of(pair.comparison, "small/q1")->differs, DIFFERS_ANSWER);
	pair_release(&pair);
}

static void organisation_decides_whether_it_is_over_time(void **state)
{
	struct pair pair;

	(void)state;
	pair_make(&pair, "q1=1", "q1=1");
	assert_true(pair.comparison->is_over_time);
	pair_release(&pair);
	pair_init(&pair, 1, 1);
	answer_set_field(&pair.fixtures[1].profile.organisation, "Bcme Co.");
	pair_compare(&pair);
	assert_false(pair.comparison->is_over_time);
	assert_false(pair.comparison->is_different);
	pair_release(&pair);
	pair_init(&pair, 1, 1);
	answer_set_field(&pair.fixtures[0].profile.organisation, NULL);
	answer_set_field(&pair.fixtures[1].profile.organisation, NULL);
	pair_compare(&pair);
	assert_false(pair.comparison->is_over_time);
	pair_release(&pair);
}

/* ---- the plan ------------------------------------------------------------------- */

static void plan_is_matched_by_what_it_says(void **state)
{
	struct pair pair;

	(void)state;
	pair_init(&pair, 1, 1);
	add_entry(&pair.entries[0], ENTRY_ACTION, 1, FIELDS("text", "Ring", "clause", "caps", "state", "open"));
	add_entry(&pair.entries[0], ENTRY_ACTION, 2, FIELDS("text", "Stays", "clause", "lock", "state", "open"));
	add_entry(&pair.entries[0], ENTRY_ACTION, 3, FIELDS("text", "Was", "state", "open"));
	add_entry(&pair.entries[1], ENTRY_ACTION, 1, FIELDS("text", "Stays", "clause", "lock", "state", "open"));
	add_entry(&pair.entries[1], ENTRY_ACTION, 2, FIELDS("text", "Ring", "clause", "caps", "state", "done"));
	add_entry(&pair.entries[1], ENTRY_ACTION, 3, FIELDS("text", "Ring", "clause", "lock", "state", "open"));
	add_entry(&pair.entries[0], ENTRY_EXCEPTION, 1, FIELDS("text", "Dear", "clause", "lock", "due", "2026-03-31"));
	add_entry(&pair.entries[1], ENTRY_EXCEPTION, 1, FIELDS("text", "Dear", "clause", "lock", "due", "2027-03-31"));
	add_entry(&pair.entries[1], ENTRY_DUTY, 1, FIELDS("clause", "caps", "carrier", "vendor"));
	pair_compare(&pair);
	const struct comparison *comparison = pair.comparison;
	assert_int_equal(comparison->action_count, 3);
	assert_string_equal(comparison->actions[0].now->clause, "lock");
	assert_null(comparison->actions[0].then);
	assert_string_equal(comparison->actions[1].now->clause, "caps");
	assert_int_equal(comparison->actions[1].then->state, ACTION_OPEN);
	assert_int_equal(comparison->actions[1].now->state, ACTION_DONE);
	assert_string_equal(comparison->actions[2].then->what, "Was");
	assert_null(comparison->actions[2].now);
	assert_int_equal(comparison->exception_count, 1);
	assert_string_equal(comparison->exceptions[0].now->due, "2027-03-31");
	assert_int_equal(comparison->duty_changed, 1);
	assert_true(clause_of(comparison, "caps")->is_duty_changed);
	assert_false(comparison->is_different); /* the plan alone is no difference */
	pair_release(&pair);
}

/* ---- what holds for all answers -------------------------------------------------- */

static unsigned next_random(unsigned *seed)
{
	*seed = *seed * 1103515245U + 12345U;
	return *seed >> 16;
}

/* Some answers to both questionnaires, "" at some of them. */
static void random_answers(struct fixture *fixture, unsigned *seed)
{
	static const char *const choices[][6] = {
		{ "", "small/q1=1", "small/q1=2", "small/q1=3", "small/q1=?", "small/q1=n/a:why" },
		{ "", "small/q2=1,2", "small/q2=2", "small/q2=none", "small/q2=?", "small/q2=n/a" },
		{ "", "small/q3=1,2", "small/q3=1", "small/q3=3", "small/q3=?", "small/q3=none" },
		{ "", "small/q4=1,2", "small/q4=1", "small/q4=3", "small/q4=none", "small/q4=?" },
		{ "", "small/m=?", "small/m=n/a", "small/m=-", "small/m=n/a:x", "small/m=?" },
		{ "", "small/m.a=contract=2,memo=1", "small/m.a=contract=3", "small/m.a=?", "small/m.a=n/a", "small/m.a.memo=1" },
		{ "", "small/m.b=contract=2,memo=1", "small/m.b=contract=3", "small/m.b=?", "small/m.b=n/a", "small/m.b.memo=1" },
		{ "", "small/c.a=1", "small/c.a=2", "small/c.a=none", "small/c.a=?", "small/c.b=1,2" },
		{ "", "small/t=words", "small/t=others", "small/t=?", "small/t=n/a", "" },
		{ "", "other/q1=1", "other/q1=2", "other/q1=?", "other/q1=n/a", "" },
	};

	for (size_t i = 0; i < sizeof(choices) / sizeof(choices[0]); i++)
		fixture_answer(fixture, choices[i][next_random(seed) % 6]);
	if (next_random(seed) % 4 == 0)
		note(fixture, "small/q1", next_random(seed) % 2 ? "one" : "two");
}

static void expect_mirrored(const struct comparison *there, const struct comparison *back)
{
	static const enum compare_change mirror[CHANGE_COUNT] = {
		[CHANGE_BETTER] = CHANGE_WORSE,           [CHANGE_WORSE] = CHANGE_BETTER,
		[CHANGE_NOW_JUDGED] = CHANGE_NO_MORE_JUDGED, [CHANGE_NO_MORE_JUDGED] = CHANGE_NOW_JUDGED,
		[CHANGE_UNJUDGED] = CHANGE_UNJUDGED,      [CHANGE_NEW] = CHANGE_GONE,
		[CHANGE_GONE] = CHANGE_NEW,               [CHANGE_SAME] = CHANGE_SAME,
	};

	assert_int_equal(there->clause_count, back->clause_count);
	assert_int_equal(there->answer_count, back->answer_count);
	assert_int_equal(there->answer_changed, back->answer_changed);
	assert_int_equal(there->is_different, back->is_different);
	for (size_t i = 0; i < there->clause_count; i++) {
		const struct compare_clause *a = &there->clauses[i];
		const struct compare_clause *b = clause_of(back, compare_clause_any(a)->id);
		assert_int_equal(mirror[a->change], b->change);
		assert_int_equal(a->differs, b->differs);
		assert_int_equal(a->evidence_count, b->evidence_count);
	}
	for (size_t i = 0; i < there->answer_count; i++)
		assert_int_equal(there->answers[i].differs, answer_of(back, there->answers[i].item)->differs);
}

static void expect_counts(const struct comparison *comparison)
{
	int sum = 0;

	for (int c = 0; c < CHANGE_COUNT; c++)
		sum += comparison->count[c];
	assert_int_equal(sum, comparison->clause_count);
	assert_int_equal(comparison->is_different,
			 comparison->answer_changed > 0 || comparison->count[CHANGE_SAME] < (int)comparison->clause_count);
}

static void other_way_round_is_the_mirror_image(void **state)
{
	unsigned seed = 4;

	(void)state;
	for (int i = 0; i < 150; i++) {
		struct pair pair;
		pair_init(&pair, 2, 2);
		random_answers(&pair.fixtures[0], &seed);
		random_answers(&pair.fixtures[1], &seed);
		pair_compare(&pair);
		struct comparison *back = compare_reports(pair.reports[1], pair.reports[0]);
		expect_counts(pair.comparison);
		expect_mirrored(pair.comparison, back);
		compare_free(back);
		pair_release(&pair);
	}
}

static void nothing_differs_from_itself(void **state)
{
	unsigned seed = 44;

	(void)state;
	for (int i = 0; i < 150; i++) {
		struct pair pair;
		pair_init(&pair, 2, 2);
		random_answers(&pair.fixtures[0], &seed);
		pair_compare(&pair);
		struct comparison *self = compare_reports(pair.reports[0], pair.reports[0]);
		assert_false(self->is_different);
		assert_int_equal(self->count[CHANGE_SAME], self->clause_count);
		assert_int_equal(self->answer_changed, 0);
		assert_true(self->is_over_time);
		for (size_t c = 0; c < self->clause_count; c++)
			assert_int_equal(self->clauses[c].evidence_count, 0);
		compare_free(self);
		pair_release(&pair);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_class_has_its_verdicts),
		cmocka_unit_test(clauses_of_one_side_are_new_or_gone),
		cmocka_unit_test(order_of_parts_does_not_matter),
		cmocka_unit_test(one_part_and_several_name_the_same_items),
		cmocka_unit_test(evidence_that_changed_stands_at_its_clause),
		cmocka_unit_test(question_that_came_or_went_has_one_side),
		cmocka_unit_test(matrix_as_a_whole_was_asked_with_its_rows),
		cmocka_unit_test(note_that_changed_is_found_under_the_same_verdict),
		cmocka_unit_test(basis_and_pointer_are_told_apart),
		cmocka_unit_test(reasons_and_blanks_are_part_of_an_answer),
		cmocka_unit_test(organisation_decides_whether_it_is_over_time),
		cmocka_unit_test(plan_is_matched_by_what_it_says),
		cmocka_unit_test(other_way_round_is_the_mirror_image),
		cmocka_unit_test(nothing_differs_from_itself),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
