#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "report_fixture.h"
#include "report.h"
#include "format_text.h"
#include "text.h"

static const char everything[] = "q1=1 q2=2 q3=1,2 q4=? m.a=contract=2,memo=2 m.b=n/a:nobody c.a=1 t=words";

static const struct {
	const char *word;
	size_t offset;
} extras[] = {
	{ "a note", offsetof(struct answer, note) },
	{ "the annex", offsetof(struct answer, pointer.what) },
	{ "room 5", offsetof(struct answer, pointer.where) },
	{ "Ms Sato", offsetof(struct answer, pointer.holder) },
	{ "2026-03-15", offsetof(struct answer, pointer.seen) },
	{ "0123456789abcdef", offsetof(struct answer, pointer.sha256) },
};

/* Gives an item all that can be written beside an answer. */
static void write_extras(struct fixture *fixture, const char *item)
{
	struct item_ref ref;
	int part;
	struct answer answer = fixture_get(fixture, item, &part, &ref);

	for (size_t i = 0; i < sizeof(extras) / sizeof(extras[0]); i++)
		answer_set_field((char **)(void *)((char *)&answer + extras[i].offset), extras[i].word);
	answer.is_marked = true;
	answer.basis = BASIS_SEEN;
	fixture_put(fixture, part, &ref, &answer);
}

static void fill_profile(struct fixture *fixture)
{
	answer_set_field(&fixture->profile.respondent, "Hanako Yamada");
	answer_set_field(&fixture->profile.department, "General affairs");
	answer_set_field(&fixture->profile.contact, "Front desk");
	answer_set_field(&fixture->profile.phone, "03-0000-0000");
	answer_set_field(&fixture->profile.mail, "info@example.com");
	answer_set_field(&fixture->profile.reference, "R-77");
}

static char *full_report(enum lang lang, int width_cols)
{
	struct fixture fixture;

	fixture_init(&fixture, 1);
	fill_profile(&fixture);
	fixture_answer(&fixture, everything);
	write_extras(&fixture, "m.a");
	char *text = fixture_write(&fixture, "text", lang, width_cols);
	fixture_release(&fixture);
	return text;
}

static void expect_text(const char *text, const char *part)
{
	if (!strstr(text, part))
		fail_msg("'%s' is not in the report:\n%s", part, text);
}

static void no_line_is_wider_than_the_page(void **state)
{
	static const int widths[] = { 40, 41, 57, 60, 72, 80, 120, 200 };

	(void)state;
	for (size_t i = 0; i < 2 * sizeof(widths) / sizeof(widths[0]); i++) {
		int width = widths[i / 2];
		char *text = full_report(i % 2 ? LANG_JA : LANG_EN, width);
		for (char *line = text; *line; line = strchr(line, '\n') + 1) {
			size_t size = strcspn(line, "\n");
			if (text_cols_bytes(line, size) > width)
				fail_msg("wider than %d: %.*s", width, (int)size, line);
			if (size > 0 && line[size - 1] == ' ')
				fail_msg("space at the end: %.*s", (int)size, line);
		}
		free(text);
	}
}

static void odd_width_is_taken_as_the_nearest(void **state)
{
	(void)state;
	for (int width = -1; width < 1000; width += 250) {
		char *odd = full_report(LANG_EN, width);
		char *nearest = full_report(LANG_EN, width < 40 ? 40 : width > 200 ? 200 : width);
		assert_string_equal(odd, nearest);
		free(odd);
		free(nearest);
	}
}

static void every_stored_field_is_in_it(void **state)
{
	char *text = full_report(LANG_EN, 200);

	(void)state;
	expect_text(text, "LOGO\n====");
	expect_text(text, "Acme Co.");
	expect_text(text, "Hanako Yamada");
	expect_text(text, "General affairs");
	expect_text(text, "Front desk");
	expect_text(text, "03-0000-0000");
	expect_text(text, "info@example.com");
	expect_text(text, "R-77");
	expect_text(text, "Small questionnaire (small, version 1.2)");
	expect_text(text, "k7m2");
	expect_text(text, "2026-04-01");
	expect_text(text, "2026-04-02");
	expect_text(text, "Aoki");
	for (size_t i = 0; i < sizeof(extras) / sizeof(extras[0]); i++)
		expect_text(text, extras[i].word);
	expect_text(text, "Marked for later");
	expect_text(text, "Basis:     document seen");
	expect_text(text, "not applicable: nobody");
	expect_text(text, "made for tests");
	free(text);
}

static void missing_clause_is_shown_whole(void **state)
{
	char *text = full_report(LANG_EN, 80);

	(void)state;
	expect_text(text, "3  What is missing (3)\n");
	expect_text(text, "3.1  Paper\n----------\n\n"
	                  "3.1.1  Caps\n"
	                  "  Kind:      contract clause / Paper / id: caps\n"
	                  "  Priority:  medium: Rank of caps.\n"
	                  "  Effort:    some\n"
	                  "\n"
	                  "  What was answered\n");
	expect_text(text, "3.2  House\n----------\n\n3.2.1  Lock\n");
	expect_text(text, "3.2.2  Trouble\n");
	expect_text(text, "    q2  What is done?\n"
	                  "        Answer:      log\n"
	                  "        Not chosen:  lock\n"
	                  "        Means:       missing\n");
	expect_text(text, "        Decisive:  nobody knows how\n");
	expect_text(text, "  Why it matters\n    Because of lock.\n");
	expect_text(text, "  Wording for the list of measures\n\n    Do lock within [10] days.\n");
	expect_text(text, "  First step, this week\n    Open the contract.\n\n  Then\n    Then talk.\n    Then sign.\n");
	expect_text(text, "  References and sources\n"
	                  "    References:  ISO/IEC 27001:2022 A.5.1; NIST CSF 2.0 GV.SC-05, PR.DS-01\n"
	                  "    Sources:     file.txt: lock; lock again\n"
	                  "                 more.txt\n");
	free(text);
}

static void other_verdicts_have_their_sections(void **state)
{
	char *text = full_report(LANG_EN, 80);

	(void)state;
	expect_text(text, "4  What is met in part (1)\n");
	expect_text(text, "4.1.1  Secrecy\n");
	expect_text(text, "    問5 [rebuilt]  Where is it written?\n"
	                  "      a  secrecy\n"
	                  "         Answer:    named: contract, memorandum\n"
	                  "         Means:     partly met\n"
	                  "         Basis:     document seen\n"
	                  "         Evidence:  the annex; kept at room 5; held by Ms Sato; seen on\n");
	expect_text(text, "         Note:      a note\n");
	expect_text(text, "5  What is not known (1)\n");
	expect_text(text, "  Who could find out\n");
	expect_text(text, "6  What cannot be judged yet (0)\n");
	expect_text(text, "7  What is met (4)\n");
	expect_text(text, "7.1  Template (house rule, priority high)\n     Shown by:  問1\n");
	expect_text(text, "8  What does not apply (1)\n");
	expect_text(text, "8.1  Audit (contract clause, priority high)\n"
	                  "     問5 [rebuilt] b  not applicable: nobody\n");
	expect_text(text, "- [rebuilt] after the label of a question");
	free(text);
}

static void who_was_named_could_find_out(void **state)
{
	struct fixture fixture;

	(void)state;
	fixture_init(&fixture, 1);
	fixture_answer(&fixture, "q1=?");
	write_extras(&fixture, "q1");
	char *text = fixture_write(&fixture, "text", LANG_EN, 80);
	expect_text(text, "  Who could find out\n    Ms Sato, as named at 問1.\n    Whoever is responsible");
	free(text);
	fixture_release(&fixture);
}

static void answer_to_the_whole_is_shown_once(void **state)
{
	struct fixture fixture;

	(void)state;
	fixture_init(&fixture, 1);
	fixture_answer(&fixture, "m=n/a:none m.b=memo=1 c=?");
	write_extras(&fixture, "c.b");
	char *text = fixture_write(&fixture, "text", LANG_EN, 80);
	expect_text(text, "問5 [rebuilt]  Where is it written?\n"
	                  "  All rows not named below: not applicable: none\n"
	                  "  b  audits\n"
	                  "     not used: memorandum\n"
	                  "\n"
	                  "c  Who is told?\n"
	                  "  All rows not named below: don't know\n"
	                  "  b  later\n"
	                  "     don't know\n"
	                  "     Basis:     document seen\n");
	free(text);
	fixture_release(&fixture);
}

static void formula_stands_beside_the_rate(void **state)
{
	char *text = full_report(LANG_EN, 80);

	(void)state;
	expect_text(text, "Coverage: 50.0 %\n");
	expect_text(text, "  Coverage = (met + partly met / 2) / (met + partly met + missing + not known)\n"
	                  "  = (4 + 1 / 2) / (4 + 1 + 3 + 1) = 50.0 %\n");
	free(text);
}

static void nothing_judged_is_said_in_words(void **state)
{
	struct fixture fixture;

	(void)state;
	fixture_init(&fixture, 1);
	char *text = fixture_write(&fixture, "text", LANG_EN, 80);
	expect_text(text, "Coverage: nothing could be judged yet.\n");
	expect_text(text, "Questions asked: 6. Answered: 0. Open: 6, so the result can still change.\n");
	expect_text(text, "5.1  Audit (contract clause, priority high)\n     Open:  問5 [rebuilt] b\n");
	assert_null(strstr(text, "%"));
	free(text);
	fixture_release(&fixture);
}

static void several_parts_are_told_apart(void **state)
{
	struct fixture fixture;

	(void)state;
	fixture_init(&fixture, 2);
	fixture_answer(&fixture, "small/q1=1 q2=2 other/q1=2");
	char *text = fixture_write(&fixture, "text", LANG_EN, 100);
	expect_text(text, "Small questionnaire (small, version 1.2), 2 of 7 answered\n");
	expect_text(text, "Other questionnaire (other, version 7), 1 of 1 answered\n");
	expect_text(text, "    Small questionnaire q2  What is done?\n");
	expect_text(text, "    Other questionnaire q1  Locked?\n");
	free(text);
	fixture_release(&fixture);
}

/* Nobody came by, and yet the company said what blocks it. */
static void answered_factors_need_no_interview(void **state)
{
	struct fixture fixture;

	(void)state;
	fixture_init(&fixture, 1);
	fixture_add(&fixture, "tests/data/summary/factors.cfg");
	fixture_answer(&fixture, "s1=1 b1.b=3 b1.c=n/a:none");
	char *text = fixture_write(&fixture, "text", LANG_EN, 80);
	expect_text(text, "\n9  What blocks remote work and public cloud\n");
	expect_text(text, "  Tenants look alike  -            -             answer to factors/b1.b\n");
	assert_null(strstr(text, "From the interview"));
	assert_null(strstr(text, "factors/b1.c"));
	free(text);
	text = fixture_write(&fixture, "text", LANG_EN, 40);
	expect_text(text, "  remote work\n      -\n");
	free(text);
	fixture_answer(&fixture, "b1=- b1.b=- b1.c=-");
	text = fixture_write(&fixture, "text", LANG_EN, 80);
	assert_null(strstr(text, "What blocks remote work and public cloud"));
	free(text);
	fixture_release(&fixture);
}

static void hostile_text_is_written_out(void **state)
{
	struct fixture fixture;
	struct item_ref ref;
	int part;

	(void)state;
	fixture_init(&fixture, 1);
	answer_set_field(&fixture.profile.organisation, "A\x1b[2J\xE2\x80\xAE" "B\xC2\x9B\x7F\xFF");
	fixture_answer(&fixture, "q1=1");
	struct answer answer = fixture_get(&fixture, "q1", &part, &ref);
	answer_set_field(&answer.note, "one\ntwo\x07\tthree");
	fixture_put(&fixture, part, &ref, &answer);
	char *text = fixture_write(&fixture, "text", LANG_EN, 80);
	assert_true(text_is_utf8(text, strlen(text), NULL));
	assert_false(text_is_unsafe(text, true));
	expect_text(text, "A<U+001B>[2J<U+202E>B<U+009B><U+007F>");
	expect_text(text, "  Note:  one\n         two<U+0007> three\n");
	free(text);
	fixture_release(&fixture);
}

static void long_words_do_not_hang(void **state)
{
	struct fixture fixture;
	struct strbuf word = STRBUF_INIT;

	(void)state;
	strbuf_add_repeat(&word, 'x', 5000);
	fixture_init(&fixture, 1);
	answer_set_field(&fixture.profile.organisation, word.text);
	char *text = fixture_write(&fixture, "text", LANG_EN, 40);
	for (char *line = text; *line; line = strchr(line, '\n') + 1)
		assert_true(strcspn(line, "\n") <= 40);
	free(text);
	strbuf_release(&word);
	fixture_release(&fixture);
}

/* Shapes that no questionnaire here has: a document made by hand. */
static char *write_table(int width_cols, const char *const *cells, size_t rows)
{
	const struct doc_column columns[] = { { "No.", true }, { "What", false }, { "Who", false } };
	struct document *doc = document_new(LANG_EN, "");
	struct page page;

	struct doc_cell *cell = doc_table(doc, "", columns, 3, rows);
	for (size_t i = 0; i < 3 * rows; i++)
		doc_set(doc, &cell[i], cells[i]);
	page_init(&page, width_cols, LANG_EN);
	text_table(&page, doc->blocks[0].table, 2);
	char *text = mem_strdup(page.out.text);
	page_release(&page);
	document_free(doc);
	return text;
}

static void table_is_as_wide_as_its_text(void **state)
{
	static const char *const cells[] = { "1", "short", "Sato", "10", "委託先の管理", "" };
	char *text = write_table(80, cells, 2);

	(void)state;
	assert_string_equal(text, "  No.  What          Who\n"
	                          "  -----------------------\n"
	                          "    1  short         Sato\n"
	                          "   10  委託先の管理\n\n");
	free(text);
}

static void narrow_table_wraps_its_text(void **state)
{
	static const char *const cells[] = { "1", "one two three four five six seven eight nine", "Sato", "2", "x", "y" };
	char *text = write_table(40, cells, 2);

	(void)state;
	assert_string_equal(text, "  No.  What                         Who\n"
	                          "  --------------------------------------\n"
	                          "    1  one two three four five six  Sato\n"
	                          "       seven eight nine\n"
	                          "    2  x                            y\n\n");
	free(text);
}

static void table_without_room_is_a_list(void **state)
{
	static const char *const cells[] = { "123456789012345678901234", "one two three four", "Sato and others" };
	char *text = write_table(40, cells, 1);

	(void)state;
	assert_string_equal(text, "  No.   123456789012345678901234\n"
	                          "  What  one two three four\n"
	                          "  Who   Sato and others\n\n");
	free(text);
}

static char *write_chart(enum doc_chart_kind kind, size_t series_count, int width_cols)
{
	static const char *const labels[] = { "Devices", "Network" };
	static const double first[] = { 50, -1 };
	static const double second[] = { 25, 100 };
	static const double third[] = { 25, 0 };
	const struct doc_series series[] = { { "met", TONE_MET, first },
		                             { "partly", TONE_PARTIAL, second },
		                             { "missing", TONE_GAP, third } };
	const struct doc_chart chart = { kind, "Title", "In words.", labels, 2, series, series_count };
	struct page page;

	page_init(&page, width_cols, LANG_EN);
	text_chart(&page, &chart, 0);
	char *text = mem_strdup(page.out.text);
	page_release(&page);
	return text;
}

static void charts_are_bars_of_plain_characters(void **state)
{
	char *stack = write_chart(CHART_STACK, 3, 31);
	char *bars = write_chart(CHART_BARS, 2, 44);
	char *radar = write_chart(CHART_RADAR, 1, 44);

	(void)state;
	assert_string_equal(stack, "Title\n\n"
	                           "Devices  |###############=======.......|\n"
	                           "Network  |=============================|\n"
	                           "# met   = partly   . missing\n\n"
	                           "In words.\n\n");
	assert_string_equal(bars, "Title\n\n"
	                          "Devices\n"
	                          "  met     |###########          |  50.0 %\n"
	                          "  partly  |=====                |  25.0 %\n"
	                          "Network\n"
	                          "  met     |                     |  not known\n"
	                          "  partly  |=====================|  100.0 %\n\n"
	                          "In words.\n\n");
	assert_string_equal(radar, "Title\n\n"
	                           "Devices  |###########           |  50.0 %\n"
	                           "Network  |                      |  not known\n\n"
	                           "In words.\n\n");
	free(stack);
	free(bars);
	free(radar);
}

/* Every text of a document at once, through all that draws them. */
static void hostile_document_is_written_out(void **state)
{
	static const char bad[] = "a\x1b[2Jb\xE2\x80\xAE" "c\xC2\x9B\xFF";
	static const char *const labels[] = { bad, bad, bad };
	static const double percent[] = { 10, 20, 30 };
	const struct doc_series series[] = { { bad, TONE_MET, percent }, { bad, TONE_GAP, percent } };
	const struct doc_column columns[] = { { bad, false }, { bad, true } };

	(void)state;
	for (int width = 40; width <= 200; width += 80) {
		struct document *doc = document_new(LANG_EN, bad);
		struct strbuf text = STRBUF_INIT;
		struct error err = ERROR_INIT;
		doc_field(doc, 0, bad, bad);
		for (int level = 1; level <= 4; level++)
			doc_heading(doc, level, bad, "", bad);
		doc_paragraph(doc, 0, bad, bad);
		doc_item(doc, 0, bad, bad, bad);
		doc_field(doc, 1, bad, bad);
		doc_quote(doc, 0, bad);
		doc_set(doc, doc_table(doc, bad, columns, 2, 1), bad);
		for (int kind = CHART_BARS; kind <= CHART_RADAR; kind++)
			doc_chart(doc, &(struct doc_chart){ (enum doc_chart_kind)kind, bad, bad, labels, 3, series, 2 });
		assert_true(format_text.render(doc, &(struct format_page){ .width_cols = width }, &text, &err));
		assert_true(text_is_utf8(text.text, text.length, NULL));
		assert_false(text_is_unsafe(text.text, true));
		strbuf_release(&text);
		document_free(doc);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_line_is_wider_than_the_page),
		cmocka_unit_test(odd_width_is_taken_as_the_nearest),
		cmocka_unit_test(every_stored_field_is_in_it),
		cmocka_unit_test(missing_clause_is_shown_whole),
		cmocka_unit_test(other_verdicts_have_their_sections),
		cmocka_unit_test(who_was_named_could_find_out),
		cmocka_unit_test(answer_to_the_whole_is_shown_once),
		cmocka_unit_test(formula_stands_beside_the_rate),
		cmocka_unit_test(nothing_judged_is_said_in_words),
		cmocka_unit_test(several_parts_are_told_apart),
		cmocka_unit_test(answered_factors_need_no_interview),
		cmocka_unit_test(hostile_text_is_written_out),
		cmocka_unit_test(long_words_do_not_hang),
		cmocka_unit_test(table_is_as_wide_as_its_text),
		cmocka_unit_test(narrow_table_wraps_its_text),
		cmocka_unit_test(table_without_room_is_a_list),
		cmocka_unit_test(hostile_document_is_written_out),
		cmocka_unit_test(charts_are_bars_of_plain_characters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
