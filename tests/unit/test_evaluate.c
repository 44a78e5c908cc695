/* Verdicts: what answers come to, and for which clauses. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "evaluate_fixture.h"

/* Compares "template=met lock=gap" with the report on some answers. */
static void expect_verdicts(const char *answers, const char *verdicts)
{
	struct fixture fixture;
	char *copy = mem_strdup(verdicts);
	char *rest = NULL;

	fixture_init(&fixture, 1);
	fixture_answer(&fixture, answers);
	struct gap_report *report = fixture_report(&fixture, LANG_EN);
	for (char *id = strtok_r(copy, " ", &rest); id; id = strtok_r(NULL, " ", &rest)) {
		char *want = strchr(id, '=');
		*want++ = '\0';
		const char *is = verdict_name(find_clause(report, id)->verdict);
		if (strcmp(is, want) != 0)
			fail_msg("%s: %s is %s, expected %s", answers, id, is, want);
	}
	gap_report_free(report);
	free(copy);
	fixture_release(&fixture);
}

struct verdict_case {
	const char *answers;
	const char *verdicts;
};

static void expect_all(const struct verdict_case *cases, size_t count)
{
	for (size_t i = 0; i < count; i++)
		expect_verdicts(cases[i].answers, cases[i].verdicts);
}

#define EXPECT_ALL(cases) expect_all(cases, sizeof(cases) / sizeof(cases[0]))

static void value_gives_its_verdict(void **state)
{
	static const struct verdict_case cases[] = {
		{ "", "template=unanswered" },         { "q1=1", "template=met" },
		{ "q1=2", "template=gap" },            { "q1=3", "template=not-applicable" },
		{ "q1=?", "template=unknown" },        { "q1=n/a", "template=not-applicable" },
		{ "q1=n/a:why", "template=not-applicable" }, { "q1=1 q1=-", "template=unanswered" },
		{ "q1=2 q1=1", "template=met" },
	};

	(void)state;
	EXPECT_ALL(cases);
}

static void unticked_counts_once_the_question_is_answered(void **state)
{
	static const struct verdict_case cases[] = {
		{ "", "lock=unanswered" }, { "q2=1", "lock=met" },   { "q2=2", "lock=gap" },
		{ "q2=none", "lock=gap" }, { "q2=3", "lock=gap" },   { "q2=?", "lock=unknown" },
		{ "q2=1,2", "lock=met" },  { "q2=n/a", "lock=not-applicable" },
	};

	(void)state;
	EXPECT_ALL(cases);
}

static void best_of_several_values_counts(void **state)
{
	static const struct verdict_case cases[] = {
		{ "q1=1 q4=1,2", "look=met" },
		{ "q1=1 q4=1", "look=partial" },
		{ "q1=1 q4=none", "look=gap" },
		{ "q1=1 q4=3", "look=not-applicable" },
		{ "m.a=contract=1,memo=3", "secrecy=met" },
		{ "m.a=contract=2,memo=1", "secrecy=partial" },
		{ "m.a.memo=1", "secrecy=gap" },
	};

	(void)state;
	EXPECT_ALL(cases);
}

static void admission_takes_the_worst_and_only_what_is_ticked(void **state)
{
	static const struct verdict_case cases[] = {
		{ "q3=1,2", "trouble=gap" },        { "q3=1", "trouble=partial" },
		{ "q3=3", "trouble=not-applicable" }, { "q3=none", "trouble=not-applicable" },
		{ "q3=?", "trouble=not-applicable" }, { "", "trouble=unanswered" },
		{ "q3=n/a", "trouble=not-applicable" },
	};

	(void)state;
	EXPECT_ALL(cases);
}

static void question_not_asked_says_nothing(void **state)
{
	static const struct verdict_case cases[] = {
		{ "", "look=not-applicable" },
		{ "q1=2", "look=not-applicable" },
		{ "q1=1", "look=unanswered" },
		{ "q1=1 q4=2 q1=2", "look=not-applicable" },
		{ "q1=1 q4=2 q1=2 q1=1", "look=met" },
	};

	(void)state;
	EXPECT_ALL(cases);
}

static void judgement_without_its_condition_is_not_there(void **state)
{
	static const struct verdict_case cases[] = {
		{ "", "log=not-applicable" },         { "q2=2", "log=not-applicable" },
		{ "q1=2 q2=2", "log=not-applicable" }, { "q1=1 q2=2", "log=met" },
		{ "q1=1 q2=1", "log=gap" },           { "q1=1", "log=unanswered" },
		{ "q1=1 q2=?", "log=unknown" },       { "q1=? q2=1", "log=not-applicable" },
	};

	(void)state;
	EXPECT_ALL(cases);
}

static void row_without_answer_takes_that_of_the_whole(void **state)
{
	static const struct verdict_case cases[] = {
		{ "m=?", "secrecy=unknown audit=unknown caps=unknown" },
		{ "m=? m.a.memo=3", "secrecy=met audit=unknown" },
		{ "m=n/a", "secrecy=not-applicable audit=not-applicable caps=not-applicable" },
		{ "m=n/a m.b.memo=1", "secrecy=not-applicable audit=gap" },
		{ "m=n/a m.b=?", "secrecy=not-applicable audit=unknown" },
		{ "m.a.memo=3", "secrecy=met audit=unanswered" },
	};

	(void)state;
	EXPECT_ALL(cases);
}

static void matrix_as_a_whole_is_the_union_of_its_rows(void **state)
{
	static const struct verdict_case cases[] = {
		{ "", "caps=unanswered tell=unanswered" },
		{ "m.a.memo=1", "caps=gap" },
		{ "m.a.memo=1 m.b.memo=3", "caps=not-applicable" },
		{ "m.a=? m.b.memo=1", "caps=gap" },
		{ "m.a=?", "caps=unknown" },
		{ "m.a=? m.b=n/a", "caps=unknown" },
		{ "m.a=n/a", "caps=unanswered" },
		{ "m.a=n/a m.b=n/a", "caps=not-applicable" },
		{ "c.a=1 c.b=2", "tell=met" },
		{ "c.a=none c.b=2", "tell=partial" },
		{ "c.a=none c.b=none", "tell=gap" },
		{ "c.a=none", "tell=gap" },
		{ "c.a=none c.b=?", "tell=gap" },
		{ "c.a=? c.b=n/a", "tell=unknown" },
	};

	(void)state;
	EXPECT_ALL(cases);
}

static void text_counts_as_answered(void **state)
{
	static const struct verdict_case cases[] = {
		{ "t=words", "said=met" },
		{ "t=none", "said=met" },
		{ "t=?", "said=unknown" },
		{ "", "said=unanswered" },
	};

	(void)state;
	EXPECT_ALL(cases);
}

static void worst_of_all_parts_decides_and_all_is_shown(void **state)
{
	struct fixture fixture;

	(void)state;
	fixture_init(&fixture, 2);
	fixture_answer(&fixture, "q2=1 other/q1=2");
	struct gap_report *report = fixture_report(&fixture, LANG_EN);
	const struct gap_clause *lock = find_clause(report, "lock");
	assert_int_equal(lock->verdict, VERDICT_GAP);
	assert_int_equal(lock->evidence_count, 2);
	assert_string_equal(lock->evidence[0].item, "other/q1");
	assert_string_equal(lock->evidence[0].questionnaire, "other");
	assert_int_equal(lock->evidence[0].verdict, VERDICT_GAP);
	assert_string_equal(lock->evidence[1].item, "small/q2");
	assert_int_equal(lock->evidence[1].verdict, VERDICT_MET);
	gap_report_free(report);
	fixture_release(&fixture);
}

static void open_question_does_not_hide_evidence(void **state)
{
	struct fixture fixture;

	(void)state;
	fixture_init(&fixture, 2);
	fixture_answer(&fixture, "q2=1");
	struct gap_report *report = fixture_report(&fixture, LANG_EN);
	const struct gap_clause *lock = find_clause(report, "lock");
	assert_int_equal(lock->verdict, VERDICT_MET);
	assert_int_equal(lock->open_count, 1);
	assert_string_equal(lock->open[0].item, "other/q1");
	assert_int_equal(lock->open[0].verdict, VERDICT_UNANSWERED);
	assert_string_equal(lock->open[0].answer, "");
	gap_report_free(report);
	fixture_release(&fixture);
}

static void clauses_are_those_judged_in_the_order_of_the_library(void **state)
{
	static const char *const one[] = { "secrecy", "audit", "caps", "template", "lock", "log", "trouble",
		                           "look",    "tell",  "said" };
	struct fixture fixture;

	(void)state;
	fixture_init(&fixture, 1);
	struct gap_report *report = fixture_report(&fixture, LANG_EN);
	assert_int_equal(report->clause_count, 10);
	for (size_t i = 0; i < 10; i++) {
		assert_string_equal(report->clauses[i].id, one[i]);
		assert_int_equal(report->clauses[i].place, i);
	}
	gap_report_free(report);
	fixture_release(&fixture);
}

static void unlisted_clause_is_reported_by_its_id(void **state)
{
	struct fixture fixture;

	(void)state;
	fixture_init(&fixture, 2);
	fixture_answer(&fixture, "other/q1=1");
	struct gap_report *report = fixture_report(&fixture, LANG_EN);
	assert_int_equal(report->clause_count, 12);
	const struct gap_clause *first = &report->clauses[10];
	assert_string_equal(first->id, "a-unlisted");
	assert_string_equal(first->title, "a-unlisted");
	assert_string_equal(first->wording, "");
	assert_int_equal(first->verdict, VERDICT_GAP);
	assert_string_equal(report->chapters[first->chapter].title, "Not in the clause library");
	assert_string_equal(report->clauses[11].id, "z-unlisted");
	assert_int_equal(report->clauses[11].verdict, VERDICT_MET);
	assert_string_equal(report->chapters[report->clauses[0].chapter].id, "paper");
	gap_report_free(report);

	struct evaluation evaluation = fixture_evaluation(&fixture);
	evaluation.clauses = NULL;
	report = evaluate(&evaluation, LANG_EN);
	assert_int_equal(report->clause_count, 12);
	assert_string_equal(report->clauses[0].title, "a-unlisted");
	gap_report_free(report);
	fixture_release(&fixture);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(value_gives_its_verdict),
		cmocka_unit_test(unticked_counts_once_the_question_is_answered),
		cmocka_unit_test(best_of_several_values_counts),
		cmocka_unit_test(admission_takes_the_worst_and_only_what_is_ticked),
		cmocka_unit_test(question_not_asked_says_nothing),
		cmocka_unit_test(judgement_without_its_condition_is_not_there),
		cmocka_unit_test(row_without_answer_takes_that_of_the_whole),
		cmocka_unit_test(matrix_as_a_whole_is_the_union_of_its_rows),
		cmocka_unit_test(text_counts_as_answered),
		cmocka_unit_test(worst_of_all_parts_decides_and_all_is_shown),
		cmocka_unit_test(open_question_does_not_hide_evidence),
		cmocka_unit_test(clauses_are_those_judged_in_the_order_of_the_library),
		cmocka_unit_test(unlisted_clause_is_reported_by_its_id),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
