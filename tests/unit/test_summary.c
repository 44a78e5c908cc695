#include "summary_fixture.h"

/* ---- arithmetic --------------------------------------------------------------------- */

static void percent_is_rounded_half_up(void **state)
{
	static const struct {
		int part, whole, percent;
	} cases[] = { { 0, 0, -1 },  { 0, 9, 0 },    { 9, 9, 100 }, { 7, 9, 78 },
		      { 1, 8, 13 },  { 1, 3, 33 },   { 2, 3, 67 },  { 1, 200, 1 },
		      { 1, 201, 0 }, { 199, 200, 100 } };

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_int_equal(summary_percent(cases[i].part, cases[i].whole), cases[i].percent);
}

static void letters_go_on_after_z(void **state)
{
	static const struct {
		size_t place;
		const char *letters;
	} cases[] = { { 0, "A" }, { 25, "Z" }, { 26, "AA" }, { 27, "AB" }, { 701, "ZZ" }, { 702, "AAA" } };

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct strbuf text = STRBUF_INIT;

		summary_letters(cases[i].place, &text);
		assert_string_equal(text.text, cases[i].letters);
		strbuf_release(&text);
	}
}

static void only_yes_and_no_count_for_the_rate(void **state)
{
	struct fixture *fixture = *state;
	struct summary *summary;
	const struct summary_row *rows;

	fill(fixture);
	summary = summarize(fixture, LANG_EN, false, false);
	assert_int_equal(summary->table_count, 1);
	assert_int_equal(summary->tables[0].row_count, 4);
	assert_int_equal(summary->tables[0].others, 1);
	rows = summary->tables[0].rows;
	assert_int_equal(rows[0].percent, 67);
	assert_int_equal(rows[2].yes, 1);
	assert_int_equal(rows[2].answered, 1);
	assert_int_equal(rows[2].cells[1], CELL_NOT_ASKED);
	assert_int_equal(rows[2].cells[2], CELL_NOT_APPLICABLE);
	assert_int_equal(rows[3].cells[1], CELL_UNKNOWN);
	assert_int_equal(rows[3].cells[2], CELL_OPEN);
	assert_int_equal(rows[3].answered, 1);
	assert_int_equal(rows[3].percent, 0);
	summary_free(summary);
}

static void the_same_words_stand_once(void **state)
{
	struct fixture *fixture = *state;
	struct summary *summary;
	const struct summary_factors *factors;

	fill(fixture);
	summary = summarize(fixture, LANG_EN, false, false);
	assert_int_equal(summary->lists[ENTRY_FINDING].count, 2);
	assert_int_equal(summary->lists[ENTRY_FINDING].lines[0].company_count, 2);
	factors = &summary->factors;
	assert_int_equal(factors->count, 2);
	assert_int_equal(factors->list[0].columns[BLOCKED_REMOTE_WORK].yes, 2);
	assert_int_equal(factors->list[0].columns[BLOCKED_PUBLIC_CLOUD].yes, 1);
	assert_int_equal(factors->list[1].number, 2);
	summary_free(summary);
}

static void expect_column(const struct summary_factor *factor, enum blocked blocked, int yes,
			  int answered)
{
	assert_int_equal(factor->columns[blocked].yes, yes);
	assert_int_equal(factor->columns[blocked].answered, answered);
}

static void answered_and_written_factors_are_one_table(void **state)
{
	struct fixture *fixture = *state;
	struct summary *summary;
	const struct summary_factor *list;

	fill_asked(fixture);
	summary = summarize(fixture, LANG_JA, false, false);
	assert_int_equal(summary->factors.count, 4);
	list = summary->factors.list;
	assert_string_equal(list[0].item, "factors/b1.a");
	assert_string_equal(list[0].text, "他人の目がない");
	assert_true(list[0].is_written);
	expect_column(&list[0], BLOCKED_REMOTE_WORK, 3, 3);
	expect_column(&list[0], BLOCKED_PUBLIC_CLOUD, 2, 3);
	assert_int_equal(list[0].company_count, 3);
	expect_column(&list[1], BLOCKED_REMOTE_WORK, 1, 1);
	assert_int_equal(summary_factor_mark(&list[1], BLOCKED_PUBLIC_CLOUD), FACTOR_UNKNOWN);
	expect_column(&list[2], BLOCKED_PUBLIC_CLOUD, 0, 1);
	assert_int_equal(list[2].company_count, 0);
	assert_string_equal(list[3].item, "");
	expect_column(&list[3], BLOCKED_PUBLIC_CLOUD, 1, 1);
	summary_free(summary);
}

static void who_does_not_know_counts_on_neither_side(void **state)
{
	struct fixture *fixture = *state;
	struct summary *summary;
	const struct summary_factor *tenants;

	add_asked(fixture, "Dcme", "c1c1", "?", "3");
	add_asked(fixture, "Ecme", "d2d2", "?", "?");
	add_entry(fixture, 1, ENTRY_FACTOR, "remote", ENTRY_TEXT, "Tenants look alike");
	summary = summarize(fixture, LANG_EN, false, false);
	assert_int_equal(summary->factors.count, 2);
	assert_int_equal(summary_factor_mark(&summary->factors.list[0], BLOCKED_REMOTE_WORK),
			 FACTOR_UNKNOWN);
	assert_int_equal(summary->factors.list[0].company_count, 0);
	assert_int_equal(summary->factors.list[0].unknown_count, 2);
	tenants = &summary->factors.list[1];
	expect_column(tenants, BLOCKED_REMOTE_WORK, 1, 2);
	expect_column(tenants, BLOCKED_PUBLIC_CLOUD, 0, 1);
	assert_int_equal(summary_factor_mark(tenants, BLOCKED_PUBLIC_CLOUD), FACTOR_NO);
	assert_int_equal(tenants->company_count, 1);
	assert_int_equal(tenants->unknown_count, 0);
	summary_free(summary);
}

/* An entry with the words of a row would otherwise count in its tick. */
static void anonymous_factors_come_from_answers_alone(void **state)
{
	struct fixture *fixture = *state;
	struct summary *summary;

	fill_asked(fixture);
	summary = summarize(fixture, LANG_EN, true, false);
	assert_int_equal(summary->factors.count, 3);
	assert_int_equal(summary->factors.left_out, 4);
	expect_column(&summary->factors.list[0], BLOCKED_REMOTE_WORK, 1, 1);
	expect_column(&summary->factors.list[1], BLOCKED_REMOTE_WORK, 0, 0);
	assert_false(summary->factors.list[0].is_written);
	summary_free(summary);
	summary = summarize(fixture, LANG_EN, true, true);
	assert_int_equal(summary->factors.count, 4);
	assert_int_equal(summary->factors.left_out, 0);
	summary_free(summary);
}

/* ---- who is told --------------------------------------------------------------------- */

static void anonymous_tells_neither_names_nor_words(void **state)
{
	static const char *const formats[] = { "text", "json", "csv" };
	static const char *const secrets[] = { "Acme", "見本", "Bcme", "k7m2", "b3d4", "z9x8",
					       "Malware", "2018-05", "Dcme", "c1c1",
					       "cannot be limited" };
	struct fixture *fixture = *state;
	struct summary *summary;

	fill_asked(fixture);
	summary = summarize(fixture, LANG_EN, true, false);
	assert_true(summary->is_guessable);
	assert_int_equal(summary->lists[ENTRY_FINDING].left_out, 3);
	for (size_t f = 0; f < 3; f++) {
		char *text = write(summary, formats[f], 80);

		for (size_t i = 0; i < sizeof(secrets) / sizeof(secrets[0]); i++) {
			if (strstr(text, secrets[i]))
				fail_msg("%s tells %s", formats[f], secrets[i]);
		}
		free(text);
	}
	summary_free(summary);
}

static void letters_do_not_follow_the_order_of_the_sources(void **state)
{
	struct fixture *fixture = *state;
	struct summary_source swap;
	struct summary *summary;
	char *before;
	char *after;

	fill(fixture);
	summary = summarize(fixture, LANG_JA, true, false);
	before = write(summary, "json", 80);
	summary_free(summary);
	swap = fixture->sources[0];
	fixture->sources[0] = fixture->sources[2];
	fixture->sources[2] = swap;
	summary = summarize(fixture, LANG_JA, true, false);
	after = write(summary, "json", 80);
	assert_string_equal(before, after);
	assert_string_equal(summary->companies[0].name, "A社");
	/* b3d4 is first by its id */
	assert_int_equal(summary->tables[0].rows[1].cells[0], CELL_NO);
	summary_free(summary);
	free(before);
	free(after);
}

static void five_companies_are_enough(void **state)
{
	static const char *const ids[] = { "a0", "a1", "a2", "a3", "a4" };
	struct fixture *fixture = *state;
	struct summary *summary;

	for (size_t i = 0; i < sizeof(ids) / sizeof(ids[0]); i++)
		add_company(fixture, fixture->sheet, "Acme", ids[i], "y");
	summary = summarize(fixture, LANG_EN, true, false);
	assert_false(summary->is_guessable);
	summary_free(summary);
	fixture->count--;
	summary = summarize(fixture, LANG_EN, true, false);
	assert_true(summary->is_guessable);
	summary_free(summary);
	summary = summarize(fixture, LANG_EN, false, false);
	assert_false(summary->is_guessable);
	assert_string_equal(summary->companies[1].name, "Acme (a1)");
	summary_free(summary);
	fixture->count++;
}

static void a_table_needs_two_companies_or_the_only_one(void **state)
{
	struct fixture *fixture = *state;
	struct summary *summary;
	char *text;

	add_company(fixture, fixture->sheet, "Acme", "a1", "y");
	summary = summarize(fixture, LANG_EN, false, false);
	assert_int_equal(summary->table_count, 1);
	summary_free(summary);
	add_company(fixture, fixture->other, "Bcme", "a2", "");
	assert_false(summary_can_take(fixture->sources[1].parts, 1));
	summary = summarize(fixture, LANG_EN, false, false);
	assert_int_equal(summary->table_count, 0);
	text = write(summary, "text", 80);
	assert_non_null(strstr(text, "No two of these companies"));
	free(text);
	summary_free(summary);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(percent_is_rounded_half_up),
		cmocka_unit_test(letters_go_on_after_z),
		WITH_COMPANIES(only_yes_and_no_count_for_the_rate),
		WITH_COMPANIES(the_same_words_stand_once),
		WITH_COMPANIES(answered_and_written_factors_are_one_table),
		WITH_COMPANIES(who_does_not_know_counts_on_neither_side),
		WITH_COMPANIES(anonymous_factors_come_from_answers_alone),
		WITH_COMPANIES(anonymous_tells_neither_names_nor_words),
		WITH_COMPANIES(letters_do_not_follow_the_order_of_the_sources),
		WITH_COMPANIES(five_companies_are_enough),
		WITH_COMPANIES(a_table_needs_two_companies_or_the_only_one),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
