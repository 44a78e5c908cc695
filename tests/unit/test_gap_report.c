#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "gap_report.h"

static void rate_counts_a_partial_one_half(void **state)
{
	static const struct {
		int count[VERDICT_COUNT];
		double rate;
	} cases[] = {
		{ { [VERDICT_MET] = 1 }, 1 },
		{ { [VERDICT_GAP] = 3 }, 0 },
		{ { [VERDICT_UNKNOWN] = 3 }, 0 },
		{ { [VERDICT_PARTIAL] = 1 }, 0.5 },
		{ { [VERDICT_MET] = 9, [VERDICT_PARTIAL] = 5, [VERDICT_GAP] = 5, [VERDICT_UNKNOWN] = 1 }, 11.5 / 20 },
		{ { [VERDICT_MET] = 1, [VERDICT_UNANSWERED] = 40, [VERDICT_NOT_APPLICABLE] = 9 }, 1 },
		{ { [VERDICT_UNANSWERED] = 40, [VERDICT_NOT_APPLICABLE] = 9 }, -1 },
		{ { 0 }, -1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		double off = gap_coverage_rate(cases[i].count) - cases[i].rate;
		assert_true(off < 1e-12 && off > -1e-12);
	}
}

static void verdict_names_are_fixed(void **state)
{
	(void)state;
	assert_string_equal(verdict_name(VERDICT_MET), "met");
	assert_string_equal(verdict_name(VERDICT_PARTIAL), "partial");
	assert_string_equal(verdict_name(VERDICT_GAP), "gap");
	assert_string_equal(verdict_name(VERDICT_UNKNOWN), "unknown");
	assert_string_equal(verdict_name(VERDICT_UNANSWERED), "unanswered");
	assert_string_equal(verdict_name(VERDICT_NOT_APPLICABLE), "not-applicable");
}

static void everything_has_a_word(void **state)
{
	(void)state;
	for (int v = 0; v < VERDICT_COUNT; v++)
		assert_true(*verdict_word((enum verdict)v, LANG_JA));
	for (int k = 0; k < CLAUSE_KIND_COUNT; k++)
		assert_true(*clause_kind_word((enum clause_kind)k, LANG_EN));
	for (int p = 0; p < PRIORITY_COUNT; p++)
		assert_true(*priority_word((enum priority)p, LANG_EN));
	assert_string_equal(basis_word(BASIS_UNSET, LANG_JA), "");
	for (int b = BASIS_SAID; b < BASIS_COUNT; b++)
		assert_true(*basis_word((enum basis)b, LANG_EN));
}

static void rebuilt_question_carries_its_mark(void **state)
{
	struct question printed = { .id = "q1", .label = "問1" };
	struct question unlabelled = { .id = "q2" };
	struct question rebuilt = { .id = "q27", .label = "問27", .mirrors = "vendor.q25" };
	struct strbuf out = STRBUF_INIT;

	(void)state;
	question_label_marked(&printed, LANG_EN, &out);
	assert_string_equal(out.text, "問1");
	strbuf_reset(&out);
	question_label_marked(&unlabelled, LANG_EN, &out);
	assert_string_equal(out.text, "q2");
	strbuf_reset(&out);
	question_label_marked(&rebuilt, LANG_EN, &out);
	assert_string_equal(out.text, "問27 [rebuilt]");
	strbuf_release(&out);
}

static void clauses_stand_by_priority_then_place(void **state)
{
	struct gap_clause high_late = { .priority = PRIORITY_HIGH, .place = 9 };
	struct gap_clause low_early = { .priority = PRIORITY_LOW, .place = 1 };
	struct gap_clause low_late = { .priority = PRIORITY_LOW, .place = 2 };

	(void)state;
	assert_true(gap_clause_compare(&high_late, &low_early) < 0);
	assert_true(gap_clause_compare(&low_early, &high_late) > 0);
	assert_true(gap_clause_compare(&low_early, &low_late) < 0);
	assert_int_equal(gap_clause_compare(&low_late, &low_late), 0);
}

static void times_are_written_in_utc(void **state)
{
	char date[GAP_DATE_SIZE];
	char time[GAP_TIME_SIZE];

	(void)state;
	gap_date_format(0, date);
	assert_string_equal(date, "1970-01-01");
	gap_date_format(1775087999, date);
	assert_string_equal(date, "2026-04-01");
	gap_time_format(1775087999, time);
	assert_string_equal(time, "2026-04-01T23:59:59Z");
	gap_date_format(1775088000, date);
	assert_string_equal(date, "2026-04-02");
	gap_time_format(INT64_MAX, time);
	gap_date_format(INT64_MIN, date);
}

static void no_report_can_be_freed(void **state)
{
	(void)state;
	gap_report_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rate_counts_a_partial_one_half),
		cmocka_unit_test(verdict_names_are_fixed),
		cmocka_unit_test(everything_has_a_word),
		cmocka_unit_test(rebuilt_question_carries_its_mark),
		cmocka_unit_test(clauses_stand_by_priority_then_place),
		cmocka_unit_test(times_are_written_in_utc),
		cmocka_unit_test(no_report_can_be_freed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
