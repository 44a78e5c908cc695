/*
 * The expected texts stand in tests/golden/compare; UPDATE=1 in the environment
 * writes them anew: read the difference before it is committed.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "compare_fixture.h"
#include "file.h"
#include "report_compare.h"
#include "text.h"

#include <unistd.h>

/* The comparison in a format; the caller frees. */
static char *write_as(const struct comparison *comparison, const char *format, int width_cols)
{
	const struct format_page page = { .width_cols = width_cols };
	struct error err = ERROR_INIT;
	struct strbuf text = STRBUF_INIT;

	assert_true(compare_write(comparison, format_find(&compare_formats, format), &page, &text, &err));
	return strbuf_detach(&text, NULL);
}

static void expect_text(const char *text, const char *part)
{
	if (!strstr(text, part))
		fail_msg("'%s' is not in:\n%s", part, text);
}

static void expect_no_text(const char *text, const char *part)
{
	if (strstr(text, part))
		fail_msg("'%s' is in:\n%s", part, text);
}

/* One of each class of clauses but new and gone, notes, and a plan that moved on. */
static void make_years(struct pair *pair, enum lang lang)
{
	pair_init(pair, 1, 2);
	pair->lang = lang;
	fixture_answer(&pair->fixtures[0], "q1=1 q2=1,2 q3=1 q4=1 m.a=contract=2,memo=2 m.b=contract=2,memo=2 c.a=1 t=words");
	fixture_answer(&pair->fixtures[1], "small/q1=1 small/q2=1,3 small/q3=none small/q4=2 small/m.a=contract=3,memo=2 "
					   "small/m.b=n/a:nobody small/c.a=1 other/q1=1");
	note(&pair->fixtures[0], "q1", "by the lawyer");
	note(&pair->fixtures[1], "small/q1", "by the lawyer,\nsigned");
	add_entry(&pair->entries[0], ENTRY_ACTION, 1, FIELDS("text", "Ring the lawyer", "clause", "caps", "who", "Sato",
							     "due", "2026-06-30", "state", "open"));
	add_entry(&pair->entries[1], ENTRY_ACTION, 1, FIELDS("text", "Ring the lawyer", "clause", "caps", "who", "Sato",
							     "due", "2026-06-30", "state", "done"));
	add_entry(&pair->entries[1], ENTRY_ACTION, 2, FIELDS("text", "Train", "who", "Kato", "state", "open"));
	add_entry(&pair->entries[0], ENTRY_EXCEPTION, 1, FIELDS("text", "Too dear", "clause", "lock", "who", "The board",
								"due", "2026-12-31"));
	add_entry(&pair->entries[0], ENTRY_DUTY, 1, FIELDS("clause", "caps", "carrier", "undecided"));
	add_entry(&pair->entries[1], ENTRY_DUTY, 1, FIELDS("clause", "caps", "carrier", "vendor"));
	answer_set_field(&pair->fixtures[1].profile.respondent, "Aoki");
	pair_compare(pair);
}

/* ---- as expected ------------------------------------------------------------------ */

static void compare_with(const char *path, const char *text)
{
	const char *update = getenv("UPDATE");
	struct strbuf expected = STRBUF_INIT;
	struct error err = ERROR_INIT;

	if (update && *update)
		assert_true(file_write_atomic(path, text, strlen(text), &err));
	assert_true(file_read(path, 1 << 20, &expected, &err));
	assert_string_equal(text, expected.text);
	strbuf_release(&expected);
}

static bool find_catalogue(void)
{
	const char *build = getenv("TENKEN_BUILD");
	char folder[1024];
	char file[1100];

	snprintf(folder, sizeof(folder), "%s/locale", build ? build : "build");
	snprintf(file, sizeof(file), "%s/ja/LC_MESSAGES/tenken.mo", folder);
	return access(file, R_OK) == 0 && i18n_init(folder);
}

static void it_is_as_expected(void **state)
{
	static const struct {
		const char *name;
		const char *format;
		enum lang lang;
	} cases[] = {
		{ "years.en.txt", "text", LANG_EN },  { "years.ja.txt", "text", LANG_JA },  { "years.en.md", "md", LANG_EN },
		{ "years.ja.md", "md", LANG_JA },     { "years.en.json", "json", LANG_EN }, { "years.ja.json", "json", LANG_JA },
		{ "years.en.csv", "csv", LANG_EN },   { "years.ja.csv", "csv", LANG_JA },
	};
	bool has_catalogue = find_catalogue();
	char path[128];

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct pair pair;
		if (!has_catalogue && cases[i].lang != LANG_EN)
			continue;
		make_years(&pair, cases[i].lang);
		char *text = write_as(pair.comparison, cases[i].format, 80);
		snprintf(path, sizeof(path), "tests/golden/compare/%s", cases[i].name);
		compare_with(path, text);
		free(text);
		pair_release(&pair);
	}
	i18n_release();
}

/* ---- what it says ------------------------------------------------------------------- */

static void nothing_different_is_said(void **state)
{
	struct pair pair;

	(void)state;
	pair_make(&pair, "q1=1", "q1=1");
	char *text = write_as(pair.comparison, "text", 80);
	expect_text(text, "Security gaps: then and now");
	expect_text(text, "No answer, no verdict and no note differs.");
	expect_no_text(text, "side by side");
	free(text);
	pair_release(&pair);
}

static void two_organisations_stand_side_by_side(void **state)
{
	struct pair pair;

	(void)state;
	pair_init(&pair, 1, 2);
	answer_set_field(&pair.fixtures[1].profile.organisation, "Bcme Co.");
	fixture_answer(&pair.fixtures[0], "q1=2");
	fixture_answer(&pair.fixtures[1], "small/q1=1 other/q1=1");
	pair_compare(&pair);
	char *text = write_as(pair.comparison, "text", 80);
	expect_text(text, "Security gaps: two organisations side by side");
	expect_text(text, "Bcme Co.");
	expect_text(text, "Better in the second");
	expect_text(text, "Clauses of the second only");
	expect_text(text, "They did not answer the same questionnaires.");
	expect_text(text, "Verdict (the first)");
	expect_no_text(text, "(then)");
	free(text);
	text = write_as(pair.comparison, "json", 80);
	expect_text(text, "\"over_time\": false");
	expect_text(text, "\"same_questionnaires\": false");
	free(text);
	pair_release(&pair);
}

/* A questionnaire whose version differs: its own copy is changed. */
static void other_versions_are_said(void **state)
{
	struct pair pair;

	(void)state;
	pair_init(&pair, 1, 1);
	pair.fixtures[1].questionnaires[0]->version = "2.0";
	pair_compare(&pair);
	char *text = write_as(pair.comparison, "text", 80);
	expect_text(text, "They answered different versions of a questionnaire.");
	expect_text(text, "version 2.0");
	free(text);
	pair_release(&pair);
}

static void later_first_is_said(void **state)
{
	struct pair pair;

	(void)state;
	pair_make(&pair, "q1=1", "q1=1");
	pair.reports[0]->updated_utc += 86400;
	char *text = write_as(pair.comparison, "text", 80);
	expect_text(text, "was changed later");
	free(text);
	pair_release(&pair);
}

static void answers_at_no_clause_come_last(void **state)
{
	struct pair pair;

	(void)state;
	pair_make(&pair, "", "c=?");
	char *text = write_as(pair.comparison, "text", 80);
	expect_no_text(text, "Other answers that differ");
	free(text);
	pair_release(&pair);
	/* nothing judges f */
	pair_make(&pair, "q1=1 q4=3 f=1", "q1=1 q4=3 f=2");
	text = write_as(pair.comparison, "text", 80);
	expect_text(text, "Other answers that differ");
	expect_text(text, "Are they trained?");
	free(text);
	pair_release(&pair);
}

static void difference_of_rates_fits_the_rates(void **state)
{
	struct pair pair;

	(void)state;
	/* 1 of 3 is 33.3 %, 2 of 3 is 66.7 % */
	pair_make(&pair, "q1=1 q2=3", "q1=1 q2=1");
	const struct gap_coverage *then = &pair.reports[0]->coverage;
	assert_int_equal(then->count[VERDICT_MET], 1);
	assert_int_equal(then->count[VERDICT_GAP], 2);
	assert_int_equal(pair.reports[1]->coverage.count[VERDICT_MET], 2);
	char *text = write_as(pair.comparison, "text", 80);
	expect_text(text, "33.3 %");
	expect_text(text, "66.7 %");
	expect_text(text, "+33.4 points");
	free(text);
	pair_release(&pair);
}

/* ---- what holds for all ---------------------------------------------------------------- */

static void ids_are_unique_and_every_clause_has_one_place(void **state)
{
	struct pair pair;

	(void)state;
	make_years(&pair, LANG_EN);
	struct document *doc = compare_outline(pair.comparison);
	for (size_t i = 0; i < doc->count; i++) {
		const struct doc_block *block = &doc->blocks[i];
		assert_int_equal(strspn(block->id, "abcdefghijklmnopqrstuvwxyz0123456789-"), strlen(block->id));
		for (size_t k = 0; *block->id && k < i; k++)
			assert_string_not_equal(doc->blocks[k].id, block->id);
	}
	document_free(doc);
	pair_release(&pair);
}

static void no_line_is_wider_than_asked(void **state)
{
	static const int widths[] = { 40, 80, 200 };
	struct pair pair;

	(void)state;
	make_years(&pair, LANG_EN);
	for (size_t i = 0; i < 3; i++) {
		char *text = write_as(pair.comparison, "text", widths[i]);
		char *rest = NULL;
		for (char *line = strtok_r(text, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest))
			assert_true(text_cols(line) <= widths[i]);
		free(text);
	}
	pair_release(&pair);
}

static void hostile_text_acts_on_nobody(void **state)
{
	static const char evil[] = "=cmd|'\x1b[31m<script>\xe2\x80\xae`|](#x)\r\n.so x";
	static const char *const formats[] = { "text", "md", "csv", "json" };
	struct pair pair;

	(void)state;
	pair_init(&pair, 1, 1);
	answer_set_field(&pair.fixtures[0].profile.organisation, evil);
	answer_set_field(&pair.fixtures[0].profile.respondent, evil);
	fixture_answer(&pair.fixtures[0], "q1=1");
	fixture_answer(&pair.fixtures[1], "q1=2");
	note(&pair.fixtures[0], "q1", evil);
	note(&pair.fixtures[1], "t", evil);
	add_entry(&pair.entries[0], ENTRY_ACTION, 1, FIELDS("text", evil, "who", evil, "state", "open"));
	add_entry(&pair.entries[1], ENTRY_EXCEPTION, 1, FIELDS("text", evil, "clause", evil, "who", evil));
	pair_compare(&pair);
	for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++) {
		char *text = write_as(pair.comparison, formats[i], 80);
		assert_null(strchr(text, '\x1b'));
		if (strcmp(formats[i], "md") == 0)
			expect_no_text(text, "<script>");
		if (strcmp(formats[i], "csv") == 0)
			expect_no_text(text, ",\"=cmd");
		if (strcmp(formats[i], "text") == 0)
			expect_no_text(text, "\xe2\x80\xae");
		free(text);
	}
	pair_release(&pair);
}

static void same_bytes_for_the_same_input(void **state)
{
	static const char *const formats[] = { "text", "md", "csv", "json" };
	struct pair pair;

	(void)state;
	make_years(&pair, LANG_EN);
	for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++) {
		char *once = write_as(pair.comparison, formats[i], 80);
		struct comparison *again = compare_reports(pair.reports[0], pair.reports[1]);
		char *twice = write_as(again, formats[i], 80);
		assert_string_equal(once, twice);
		compare_free(again);
		free(once);
		free(twice);
	}
	pair_release(&pair);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_is_as_expected),
		cmocka_unit_test(nothing_different_is_said),
		cmocka_unit_test(two_organisations_stand_side_by_side),
		cmocka_unit_test(other_versions_are_said),
		cmocka_unit_test(later_first_is_said),
		cmocka_unit_test(answers_at_no_clause_come_last),
		cmocka_unit_test(difference_of_rates_fits_the_rates),
		cmocka_unit_test(ids_are_unique_and_every_clause_has_one_place),
		cmocka_unit_test(no_line_is_wider_than_asked),
		cmocka_unit_test(hostile_text_acts_on_nobody),
		cmocka_unit_test(same_bytes_for_the_same_input),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
