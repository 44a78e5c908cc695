#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "report_fixture.h"

static const struct gap_clause *find_clause(const struct gap_report *report, const char *id)
{
	for (size_t i = 0; i < report->clause_count; i++) {
		if (strcmp(report->clauses[i].id, id) == 0)
			return &report->clauses[i];
	}
	fail_msg("no clause '%s'", id);
	return NULL;
}

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

static void same_answer_to_the_same_effect_is_shown_once(void **state)
{
	struct fixture fixture;

	(void)state;
	fixture_init(&fixture, 1);
	fixture_add(&fixture, "tests/data/report/twice.cfg");
	fixture_answer(&fixture, "twice/q=none");
	struct gap_report *report = fixture_report(&fixture, LANG_EN);
	const struct gap_clause *lock = find_clause(report, "lock");
	assert_int_equal(lock->evidence_count, 1);
	assert_string_equal(lock->evidence[0].lacking, "lock\nlog");
	gap_report_free(report);

	fixture_answer(&fixture, "twice/q=1");
	report = fixture_report(&fixture, LANG_EN);
	lock = find_clause(report, "lock");
	assert_int_equal(lock->verdict, VERDICT_GAP);
	assert_int_equal(lock->evidence_count, 2);
	assert_string_equal(lock->evidence[0].lacking, "log");
	assert_string_equal(lock->evidence[1].decisive, "lock");
	gap_report_free(report);
	fixture_release(&fixture);
}

static void evidence_says_what_decided(void **state)
{
	struct fixture fixture;

	(void)state;
	fixture_init(&fixture, 1);
	fixture_answer(&fixture, "q1=1 q2=2 q3=1,2 m.a=contract=2,memo=2 m.b=memo=1 q4=?");
	struct gap_report *report = fixture_report(&fixture, LANG_EN);
	const struct gap_evidence *lock = find_clause(report, "lock")->evidence;
	assert_string_equal(lock->answer, "log");
	assert_string_equal(lock->lacking, "lock");
	assert_string_equal(lock->decisive, "");
	const struct gap_evidence *trouble = find_clause(report, "trouble")->evidence;
	assert_string_equal(trouble->answer, "cost\nnobody knows how");
	assert_string_equal(trouble->decisive, "nobody knows how");
	assert_string_equal(trouble->lacking, "");
	const struct gap_evidence *secrecy = find_clause(report, "secrecy")->evidence;
	assert_string_equal(secrecy->item, "m.a");
	assert_string_equal(secrecy->row_id, "a");
	assert_string_equal(secrecy->row_text, "secrecy");
	assert_string_equal(secrecy->label, "問5 [rebuilt]");
	assert_true(secrecy->is_mirrored);
	assert_string_equal(secrecy->answer, "named: contract, memorandum");
	const struct gap_evidence *caps = find_clause(report, "caps")->evidence;
	assert_string_equal(caps->item, "m");
	assert_string_equal(caps->answer, "not used: b\nnamed: a");
	const struct gap_evidence *look = find_clause(report, "look")->evidence;
	assert_int_equal(look->verdict, VERDICT_UNKNOWN);
	assert_string_equal(look->lacking, "");
	gap_report_free(report);
	fixture_release(&fixture);
}

static void not_applicable_clause_tells_why(void **state)
{
	static const struct {
		const char *answers;
		const char *clause;
		enum gap_silence silence;
	} cases[] = {
		{ "q1=2", "look", SILENCE_NOT_ASKED },
		{ "q1=n/a:ours", "template", SILENCE_NOT_APPLICABLE },
		{ "q2=2", "log", SILENCE_WHEN },
		{ "q3=?", "trouble", SILENCE_ANSWER },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct fixture fixture;
		fixture_init(&fixture, 1);
		fixture_answer(&fixture, cases[i].answers);
		struct gap_report *report = fixture_report(&fixture, LANG_EN);
		const struct gap_clause *clause = find_clause(report, cases[i].clause);
		assert_int_equal(clause->silent_count, 1);
		assert_int_equal(clause->silent[0].silence, cases[i].silence);
		assert_int_equal(clause->evidence_count, 0);
		gap_report_free(report);
		fixture_release(&fixture);
	}
}

static void greyed_answer_is_not_reported(void **state)
{
	struct fixture fixture;

	(void)state;
	fixture_init(&fixture, 1);
	fixture_answer(&fixture, "q1=1 q4=2 q1=2");
	struct gap_report *report = fixture_report(&fixture, LANG_EN);
	for (size_t q = 0; q < report->parts[0].sections[0].question_count; q++)
		assert_string_not_equal(report->parts[0].sections[0].questions[q].id, "q4");
	assert_int_equal(report->progress.asked, 6);
	assert_int_equal(report->progress.answered, 1);
	gap_report_free(report);
	fixture_release(&fixture);
}

static void section_without_a_question_is_left_out(void **state)
{
	struct fixture fixture;

	(void)state;
	fixture_init(&fixture, 1);
	fixture_answer(&fixture, "q1=1");
	struct gap_report *report = fixture_report(&fixture, LANG_EN);
	assert_int_equal(report->parts[0].section_count, 2);
	gap_report_free(report);
	fixture_answer(&fixture, "q4=3");
	report = fixture_report(&fixture, LANG_EN);
	assert_int_equal(report->parts[0].section_count, 3);
	assert_string_equal(report->parts[0].sections[2].questions[0].id, "f");
	gap_report_free(report);
	fixture_release(&fixture);
}

static void whole_of_a_matrix_is_listed_if_it_says_anything(void **state)
{
	struct fixture fixture;

	(void)state;
	fixture_init(&fixture, 1);
	fixture_answer(&fixture, "m.a=memo=1 c=? c.a=1");
	struct gap_report *report = fixture_report(&fixture, LANG_EN);
	const struct gap_question *matrix = &report->parts[0].sections[1].questions[0];
	assert_int_equal(matrix->answer_count, 2);
	assert_string_equal(matrix->answers[0].item, "m.a");
	const struct gap_question *told = &report->parts[0].sections[1].questions[1];
	assert_int_equal(told->answer_count, 3);
	assert_string_equal(told->answers[0].item, "c");
	assert_false(told->answers[1].is_inherited);
	assert_true(told->answers[2].is_inherited);
	assert_string_equal(told->answers[2].value, "?");
	gap_report_free(report);
	fixture_release(&fixture);
}

static void note_of_the_question_stands_in_for_its_rows(void **state)
{
	struct fixture fixture;
	struct item_ref ref;
	int part;

	(void)state;
	fixture_init(&fixture, 1);
	fixture_answer(&fixture, "m.a=memo=1 m.b=memo=1");
	struct answer whole = fixture_get(&fixture, "m", &part, &ref);
	answer_set_field(&whole.note, "of all");
	fixture_put(&fixture, part, &ref, &whole);
	struct answer row = fixture_get(&fixture, "m.b", &part, &ref);
	answer_set_field(&row.note, "of b");
	row.basis = BASIS_SEEN;
	fixture_put(&fixture, part, &ref, &row);
	struct gap_report *report = fixture_report(&fixture, LANG_EN);
	assert_string_equal(find_clause(report, "secrecy")->evidence[0].note, "of all");
	assert_string_equal(find_clause(report, "audit")->evidence[0].note, "of b");
	assert_int_equal(find_clause(report, "audit")->evidence[0].basis, BASIS_SEEN);
	gap_report_free(report);
	fixture_release(&fixture);
}

static void report_outlives_what_it_was_made_from(void **state)
{
	struct fixture fixture;

	(void)state;
	fixture_init(&fixture, 2);
	fixture_answer(&fixture, "small/q1=3 small/q1#3=words m.a=memo=1 other/q1=1");
	struct gap_report *report = fixture_report(&fixture, LANG_JA);
	fixture_release(&fixture);
	assert_string_equal(report->organisation, "Acme Co.");
	assert_string_equal(report->parts[1].title, "別の調査票");
	const struct gap_answer *answer = report->parts[0].sections[0].questions[0].answers;
	assert_string_equal(answer->item, "small/q1");
	assert_int_equal(answer->blank_count, 1);
	assert_int_equal(answer->blanks[0].value, 3);
	assert_string_equal(answer->blanks[0].text, "words");
	assert_string_equal(find_clause(report, "secrecy")->title, "Secrecy（和）");
	gap_report_free(report);
}

static void counts_alone_equal_those_of_the_report(void **state)
{
	static const char *const answers[] = { "", "small/q1=1", "small/q1=1 q2=1 q3=1 m.a=memo=2 m.b=? other/q1=2" };

	(void)state;
	for (size_t i = 0; i < sizeof(answers) / sizeof(answers[0]); i++) {
		struct fixture fixture;
		fixture_init(&fixture, 2);
		fixture_answer(&fixture, answers[i]);
		struct evaluation evaluation = fixture_evaluation(&fixture);
		struct gap_coverage coverage = evaluate_coverage(&evaluation);
		struct gap_report *report = evaluate(&evaluation, LANG_EN);
		assert_memory_equal(coverage.count, report->coverage.count, sizeof(coverage.count));
		assert_true(coverage.rate_0_1 >= report->coverage.rate_0_1);
		assert_true(coverage.rate_0_1 <= report->coverage.rate_0_1);
		gap_report_free(report);
		fixture_release(&fixture);
	}
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
		cmocka_unit_test(same_answer_to_the_same_effect_is_shown_once),
		cmocka_unit_test(evidence_says_what_decided),
		cmocka_unit_test(not_applicable_clause_tells_why),
		cmocka_unit_test(greyed_answer_is_not_reported),
		cmocka_unit_test(section_without_a_question_is_left_out),
		cmocka_unit_test(whole_of_a_matrix_is_listed_if_it_says_anything),
		cmocka_unit_test(note_of_the_question_stands_in_for_its_rows),
		cmocka_unit_test(report_outlives_what_it_was_made_from),
		cmocka_unit_test(counts_alone_equal_those_of_the_report),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
