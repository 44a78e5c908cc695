/*
 * The expected texts stand in tests/golden/summary; UPDATE=1 in the environment
 * writes them anew: read the difference before it is committed.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "answer_syntax.h"
#include "loader.h"
#include "report_summary.h"
#include "text.h"

enum { COMPANIES_MAX = 12 };

/* Companies with answers to tests/data/summary/sheet.cfg. */
struct fixture {
	struct questionnaire *sheet;
	struct questionnaire *factors; /* asks for blocking factors */
	struct questionnaire *other; /* without a yes-no question */
	struct part parts[COMPANIES_MAX];
	struct entries entries[COMPANIES_MAX];
	char names[COMPANIES_MAX][32];
	char ids[COMPANIES_MAX][16];
	struct summary_source sources[COMPANIES_MAX];
	size_t count;
};

static struct questionnaire *load(const char *path)
{
	struct error_list mistakes = ERROR_LIST_INIT;
	struct questionnaire *questionnaire = questionnaire_load(path, &mistakes);

	assert_int_equal(mistakes.errors, 0);
	error_list_release(&mistakes);
	return questionnaire;
}

static int make(void **state)
{
	struct fixture *fixture = calloc(1, sizeof(*fixture));

	fixture->sheet = load("tests/data/summary/sheet.cfg");
	fixture->factors = load("tests/data/summary/factors.cfg");
	fixture->other = load("tests/data/report/twice.cfg");
	*state = fixture;
	return 0;
}

static int drop(void **state)
{
	struct fixture *fixture = *state;

	for (size_t i = 0; i < fixture->count; i++) {
		interview_free(fixture->parts[i].interview);
		answers_free(fixture->parts[i].answers);
		entries_release(&fixture->entries[i]);
	}
	questionnaire_free(fixture->sheet);
	questionnaire_free(fixture->factors);
	questionnaire_free(fixture->other);
	free(fixture);
	return 0;
}

static void put(struct part *part, const char *item, const char *value)
{
	struct answer after = { .state = ANSWER_OPEN };
	struct item_ref ref;

	assert_true(item_parse(part->questionnaire, item, strlen(item), &ref, NULL));
	assert_true(answer_parse(&part->questionnaire->questions[ref.question], &ref, value,
				 answers_get(part->answers, ref.question, ref.row), &after, NULL));
	answers_set(part->answers, ref.question, ref.row, &after);
	interview_changed(part->interview, ref.question);
	answer_release(&after);
}

/* Values of s1 to s4 by a letter each: y, n, ? don't know, x not applicable, - open. */
static void add_company(struct fixture *fixture, const struct questionnaire *questionnaire,
			const char *name, const char *id, const char *values)
{
	size_t place = fixture->count++;
	struct part *part = &fixture->parts[place];

	part->questionnaire = questionnaire;
	part->answers = answers_new(questionnaire);
	part->interview = interview_new(part->answers);
	for (size_t i = 0; values[i]; i++) {
		const char item[] = { 's', (char)('1' + i), '\0' };

		put(part, item,
		    values[i] == 'y'   ? "1"
		    : values[i] == 'n' ? "2"
		    : values[i] == '?' ? "?"
		    : values[i] == 'x' ? "n/a:none here"
				       : "-");
	}
	snprintf(fixture->names[place], sizeof(fixture->names[place]), "%s", name);
	snprintf(fixture->ids[place], sizeof(fixture->ids[place]), "%s", id);
	fixture->sources[place] = (struct summary_source){ .id = fixture->ids[place],
							   .organisation = fixture->names[place],
							   .parts = part,
							   .part_count = 1,
							   .entries = &fixture->entries[place] };
}

static void add_entry(struct fixture *fixture, size_t company, enum entry_kind kind,
		      const char *tag, enum entry_field field, const char *text)
{
	struct entries *entries = &fixture->entries[company];
	struct entry entry = { .kind = kind, .number = entries_next_number(entries, kind) };

	entry_tag_read(tag, &entry);
	entry_set_field(&entry, field, text);
	if (kind == ENTRY_INCIDENT) {
		entry_set_field(&entry, ENTRY_WHEN, "2018-05");
		entry_set_field(&entry, ENTRY_PREVENTION, "外付けデバイスの利用制限");
	}
	entries_put(entries, &entry);
	entry_release(&entry);
}

static void fill(struct fixture *fixture)
{
	add_company(fixture, fixture->sheet, "Acme Co.", "k7m2", "yyyn");
	add_company(fixture, fixture->sheet, "見本商会", "b3d4", "yn-?");
	add_company(fixture, fixture->sheet, "Bcme", "z9x8", "nyx-");
	add_entry(fixture, 0, ENTRY_FINDING, "remote", ENTRY_TEXT,
		  "Malware comes in through the networks at home.");
	add_entry(fixture, 1, ENTRY_FINDING, "cloud", ENTRY_TEXT, "個人のオンラインストレージに業務データが保存される。");
	add_entry(fixture, 2, ENTRY_FINDING, "none", ENTRY_TEXT,
		  "Malware comes in through the networks at home.");
	add_entry(fixture, 1, ENTRY_INCIDENT, "none", ENTRY_COURSE,
		  "患者情報等をUSBメモリーにコピーし不正に持ち出した。");
	add_entry(fixture, 0, ENTRY_FACTOR, "remote", ENTRY_TEXT, "Nobody watches.");
	add_entry(fixture, 1, ENTRY_FACTOR, "both", ENTRY_TEXT, "Nobody watches.");
	add_entry(fixture, 2, ENTRY_FACTOR, "cloud", ENTRY_TEXT,
		  "Tenants cannot be told apart, and those of others cannot be limited.");
}

/* A company that answers two of the rows. */
static void add_asked(struct fixture *fixture, const char *name, const char *id, const char *a,
		      const char *b)
{
	struct part *part = &fixture->parts[fixture->count];

	add_company(fixture, fixture->factors, name, id, "y");
	put(part, "b1.a", a);
	put(part, "b1.b", b);
}

static void fill_asked(struct fixture *fixture)
{
	fill(fixture);
	add_asked(fixture, "Dcme", "c1c1", "1,2", "?");
	put(&fixture->parts[3], "b1.c", "3");
	add_entry(fixture, 3, ENTRY_FACTOR, "remote", ENTRY_TEXT, "テナントを識別できない");
}

static struct summary *summarize(const struct fixture *fixture, enum lang lang, bool is_anonymous,
				 bool has_free_text)
{
	const struct summary_options options = { .lang = lang,
						 .is_anonymous = is_anonymous,
						 .has_free_text = has_free_text };

	return summary_make(fixture->sources, fixture->count, &options);
}

static char *write(const struct summary *summary, const char *format, int width_cols)
{
	const struct format_page page = { .width_cols = width_cols };
	struct strbuf text = STRBUF_INIT;

	summary_write(summary, format_find(&summary_formats, format), &page, &text);
	return strbuf_detach(&text, NULL);
}

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

/* ---- how it looks --------------------------------------------------------------------- */

static void no_line_is_wider_than_the_page(void **state)
{
	static const int widths[] = { 40, 60, 80, 200 };
	struct fixture *fixture = *state;

	fill_asked(fixture);
	while (fixture->count < COMPANIES_MAX)
		add_company(fixture, fixture->sheet, "Another one", "c", "yn");
	for (int lang = 0; lang < LANG_COUNT; lang++) {
		struct summary *summary = summarize(fixture, (enum lang)lang, false, false);

		for (size_t w = 0; w < sizeof(widths) / sizeof(widths[0]); w++) {
			char *text = write(summary, "text", widths[w]);

			for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n")) {
				if (text_cols(line) > widths[w])
					fail_msg("%d columns: %s", widths[w], line);
				assert_true(line[strlen(line) - 1] != ' ');
			}
			free(text);
		}
		summary_free(summary);
	}
}

static void what_people_wrote_does_not_act(void **state)
{
	struct fixture *fixture = *state;
	struct summary *summary;
	char *text;

	add_company(fixture, fixture->sheet, "=cmd|' /C calc'!A0", "a1", "y");
	add_entry(fixture, 0, ENTRY_FINDING, "none", ENTRY_TEXT, "+1 \"quoted\"\n@x");
	add_entry(fixture, 0, ENTRY_FACTOR, "none", ENTRY_TEXT, "a\u202Eb");
	summary = summarize(fixture, LANG_EN, false, false);
	text = write(summary, "csv", 80);
	assert_null(strstr(text, ",="));
	assert_null(strstr(text, ",+1"));
	assert_non_null(strstr(text, "\"'+1 \"\"quoted\"\"\n@x\""));
	free(text);
	text = write(summary, "text", 80);
	assert_null(strstr(text, "\u202E"));
	free(text);
	summary_free(summary);
}

static void read_expected(const char *path, struct strbuf *out)
{
	char piece[4096];
	size_t size;
	FILE *in = fopen(path, "rb");

	while (in && (size = fread(piece, 1, sizeof(piece), in)) > 0)
		strbuf_add(out, piece, size);
	if (in)
		fclose(in);
}

static void compare_with(const char *path, const char *text)
{
	struct strbuf expected = STRBUF_INIT;
	const char *update = getenv("UPDATE");
	FILE *out;

	if (update && *update) {
		out = fopen(path, "wb");
		assert_int_equal(fwrite(text, 1, strlen(text), out), strlen(text));
		fclose(out);
	}
	read_expected(path, &expected);
	assert_string_equal(text, expected.text);
	strbuf_release(&expected);
}

static bool find_catalogue(char *folder, size_t size)
{
	const char *build = getenv("TENKEN_BUILD");
	char path[600];
	FILE *found;

	snprintf(folder, size, "%s/locale", build ? build : "build");
	snprintf(path, sizeof(path), "%s/ja/LC_MESSAGES/tenken.mo", folder);
	found = fopen(path, "rb");
	if (found)
		fclose(found);
	return found && i18n_init(folder);
}

static void summaries_are_as_expected(void **state)
{
	static const struct {
		const char *name;
		enum lang lang;
		bool is_anonymous;
		bool has_free_text;
		const char *format;
	} cases[] = {
		{ "summary.en.txt", LANG_EN, false, false, "text" },
		{ "summary.ja.txt", LANG_JA, false, false, "text" },
		{ "anonymous.en.txt", LANG_EN, true, false, "text" },
		{ "anonymous.ja.txt", LANG_JA, true, true, "text" },
		{ "summary.en.json", LANG_EN, false, false, "json" },
		{ "anonymous.ja.json", LANG_JA, true, false, "json" },
		{ "summary.en.csv", LANG_EN, false, false, "csv" },
		{ "anonymous.ja.csv", LANG_JA, true, true, "csv" },
	};
	struct fixture *fixture = *state;
	char folder[512];
	bool has_catalogue = find_catalogue(folder, sizeof(folder));

	fill_asked(fixture);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct summary *summary = summarize(fixture, cases[i].lang, cases[i].is_anonymous,
						    cases[i].has_free_text);
		char *text = write(summary, cases[i].format, 80);
		char path[128];

		snprintf(path, sizeof(path), "tests/golden/summary/%s", cases[i].name);
		if (has_catalogue || cases[i].lang == LANG_EN)
			compare_with(path, text);
		free(text);
		summary_free(summary);
	}
	i18n_release();
}

#define WITH_COMPANIES(test) cmocka_unit_test_setup_teardown(test, make, drop)

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
		WITH_COMPANIES(no_line_is_wider_than_the_page),
		WITH_COMPANIES(what_people_wrote_does_not_act),
		WITH_COMPANIES(summaries_are_as_expected),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
