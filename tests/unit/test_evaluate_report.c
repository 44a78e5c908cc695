/* What a report keeps beside the verdicts: evidence, reasons, answers, counts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "evaluate_fixture.h"

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
