/* What a gap report has of the plan, and limiting it to some clauses. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "questionnaire.h"
#include "report_fixture.h"

struct planned {
	struct fixture fixture;
	struct entries entries;
	struct gap_report *report;
};

static void add(struct entries *entries, enum entry_kind kind, const char *clause, const char *text, const char *due,
                const char *word)
{
	struct entry entry = { .kind = kind, .number = entries_next_number(entries, kind) };

	entry_set_field(&entry, ENTRY_CLAUSE, clause);
	entry_set_field(&entry, ENTRY_DUE, due);
	if (kind == ENTRY_DUTY) {
		entry_set_field(&entry, ENTRY_CARRIER, word);
	} else {
		entry_set_field(&entry, ENTRY_TEXT, text);
		entry_set_field(&entry, ENTRY_WHO, "Sato");
	}
	if (kind == ENTRY_ACTION)
		entry_set_field(&entry, ENTRY_STATE, word);
	entries_put(entries, &entry);
	entry_release(&entry);
}

static void begin(struct planned *planned)
{
	memset(planned, 0, sizeof(*planned));
	fixture_init(&planned->fixture, 1);
	fixture_answer(&planned->fixture, "q1=1 q2=2 q3=1,2 q4=? m.a=contract=2,memo=2 m.b=n/a:nobody");
}

static void judge(struct planned *planned)
{
	struct evaluation evaluation = fixture_evaluation(&planned->fixture);

	evaluation.entries = &planned->entries;
	planned->report = evaluate(&evaluation, LANG_EN);
}

static void end(struct planned *planned)
{
	gap_report_free(planned->report);
	entries_release(&planned->entries);
	fixture_release(&planned->fixture);
}

static const struct gap_clause *find(const struct gap_report *report, const char *id)
{
	for (size_t i = 0; i < report->clause_count; i++) {
		if (strcmp(report->clauses[i].id, id) == 0)
			return &report->clauses[i];
	}
	return NULL;
}

static void actions_are_ordered_by_what_is_due(void **state)
{
	static const char *const order[] = { "early", "early, later number", "late", "without a date", "done", "given up" };
	struct planned planned;

	(void)state;
	begin(&planned);
	add(&planned.entries, ENTRY_ACTION, "", "without a date", "", "open");
	add(&planned.entries, ENTRY_ACTION, "", "done", "2026-01-01", "done");
	add(&planned.entries, ENTRY_ACTION, "caps", "late", "2026-12-31", "open");
	add(&planned.entries, ENTRY_ACTION, "nosuch", "early", "2026-06-30", "doing");
	add(&planned.entries, ENTRY_ACTION, "", "given up", "", "dropped");
	add(&planned.entries, ENTRY_ACTION, "", "early, later number", "2026-06-30", "open");
	judge(&planned);
	assert_int_equal(planned.report->plan.action_count, 6);
	for (size_t i = 0; i < 6; i++)
		assert_string_equal(planned.report->plan.actions[i].what, order[i]);
	assert_int_equal(planned.report->plan.actions[0].number, 4);
	assert_int_equal(planned.report->plan.actions[0].state, ACTION_DOING);
	assert_string_equal(planned.report->plan.actions[0].clause, "nosuch");
	assert_string_equal(planned.report->plan.actions[0].clause_title, "");
	assert_string_equal(planned.report->plan.actions[2].clause_title, "Caps");
	assert_string_equal(planned.report->plan.actions[2].who, "Sato");
	end(&planned);
}

static void exceptions_and_duties_change_no_verdict(void **state)
{
	struct planned planned;

	(void)state;
	begin(&planned);
	add(&planned.entries, ENTRY_EXCEPTION, "lock", "later", "2027-12-31", "");
	add(&planned.entries, ENTRY_EXCEPTION, "caps", "sooner", "2026-12-31", "");
	add(&planned.entries, ENTRY_DUTY, "caps", "", "", "vendor");
	add(&planned.entries, ENTRY_DUTY, "caps", "", "", "undecided");
	judge(&planned);
	assert_int_equal(planned.report->plan.exception_count, 2);
	assert_string_equal(planned.report->plan.exceptions[0].why, "sooner");
	assert_string_equal(planned.report->plan.exceptions[1].clause_title, "Lock");
	assert_int_equal(find(planned.report, "caps")->duty, DUTY_UNDECIDED);
	assert_int_equal(find(planned.report, "lock")->duty, DUTY_UNSET);
	assert_int_equal(find(planned.report, "caps")->verdict, VERDICT_GAP);
	assert_int_equal(find(planned.report, "lock")->verdict, VERDICT_GAP);
	end(&planned);
}

static int sum(const struct gap_coverage *coverage)
{
	int all = 0;

	for (int v = 0; v < VERDICT_COUNT; v++)
		all += coverage->count[v];
	return all;
}

static void limit_takes_out_what_is_about_other_clauses(void **state)
{
	const struct gap_filter filter = { .chapter = "house" };
	struct planned planned;
	struct error err = ERROR_INIT;

	(void)state;
	begin(&planned);
	add(&planned.entries, ENTRY_ACTION, "caps", "of another chapter", "", "open");
	add(&planned.entries, ENTRY_ACTION, "lock", "of this one", "", "open");
	add(&planned.entries, ENTRY_ACTION, "", "of none", "", "open");
	add(&planned.entries, ENTRY_EXCEPTION, "caps", "of another chapter", "2026-12-31", "");
	judge(&planned);
	size_t answers = planned.report->parts[0].sections[0].question_count;
	assert_true(gap_report_limit(planned.report, &filter, &err));
	assert_null(find(planned.report, "caps"));
	assert_int_equal(planned.report->clause_count, sum(&planned.report->coverage));
	assert_int_equal(planned.report->coverage.count[VERDICT_PARTIAL], 0);
	assert_true(planned.report->coverage.rate_0_1 == gap_coverage_rate(planned.report->coverage.count));
	for (size_t i = 0; i < planned.report->clause_count; i++) {
		assert_int_equal(planned.report->clauses[i].place, i);
		assert_string_equal(planned.report->chapters[planned.report->clauses[i].chapter].id, "house");
	}
	assert_int_equal(planned.report->plan.action_count, 2);
	assert_int_equal(planned.report->plan.exception_count, 0);
	assert_int_equal(planned.report->parts[0].sections[0].question_count, answers);
	end(&planned);
}

static void limit_to_a_side(void **state)
{
	const struct gap_filter filter = { .sides = SIDE_VENDOR };
	struct planned planned;
	struct error err = ERROR_INIT;

	(void)state;
	begin(&planned);
	judge(&planned);
	assert_non_null(find(planned.report, "audit"));
	assert_true(gap_report_limit(planned.report, &filter, &err));
	assert_null(find(planned.report, "audit"));
	assert_non_null(find(planned.report, "caps"));
	assert_int_equal(planned.report->filter.sides, SIDE_VENDOR);
	assert_null(planned.report->filter.chapter);
	end(&planned);
}

static void unknown_chapter_leaves_the_report_as_it_was(void **state)
{
	const struct gap_filter filter = { .sides = SIDE_VENDOR, .chapter = "nowhere" };
	struct planned planned;
	struct error err = ERROR_INIT;

	(void)state;
	begin(&planned);
	judge(&planned);
	size_t before = planned.report->clause_count;
	assert_false(gap_report_limit(planned.report, &filter, &err));
	assert_string_equal(err.message, "unknown chapter 'nowhere'; there are: paper, house");
	assert_int_equal(planned.report->clause_count, before);
	assert_int_equal(planned.report->filter.sides, 0);
	end(&planned);
}

static void todo_goes_by_priority_then_effort(void **state)
{
	struct gap_clause high_large = { .place = 0, .priority = PRIORITY_HIGH, .effort = EFFORT_LARGE };
	struct gap_clause high_small = { .place = 5, .priority = PRIORITY_HIGH, .effort = EFFORT_SMALL };
	struct gap_clause high_small_later = { .place = 6, .priority = PRIORITY_HIGH, .effort = EFFORT_SMALL };
	struct gap_clause low_small = { .place = 1, .priority = PRIORITY_LOW, .effort = EFFORT_SMALL };

	(void)state;
	assert_true(gap_clause_compare_todo(&high_small, &high_large) < 0);
	assert_true(gap_clause_compare_todo(&high_small, &high_small_later) < 0);
	assert_true(gap_clause_compare_todo(&high_large, &low_small) < 0);
	assert_true(gap_clause_compare_todo(&low_small, &high_small) > 0);
	assert_true(gap_clause_compare(&high_large, &high_small) < 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(actions_are_ordered_by_what_is_due),
		cmocka_unit_test(exceptions_and_duties_change_no_verdict),
		cmocka_unit_test(limit_takes_out_what_is_about_other_clauses),
		cmocka_unit_test(limit_to_a_side),
		cmocka_unit_test(unknown_chapter_leaves_the_report_as_it_was),
		cmocka_unit_test(todo_goes_by_priority_then_effort),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
