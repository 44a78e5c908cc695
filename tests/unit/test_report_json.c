#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "document_json.h"
#include "report_fixture.h"
#include "report_formats.h"

static void expect_part(const char *text, const char *part)
{
	if (!strstr(text, part))
		fail_msg("not in the report:\n%s\n---- it is:\n%s", part, text);
}

static char *report_on(const char *answers, size_t part_count)
{
	struct fixture fixture;

	fixture_init(&fixture, part_count);
	answer_set_field(&fixture.profile.respondent, "Hanako \"H\" Yamada");
	fixture_answer(&fixture, answers);
	char *text = fixture_write(&fixture, "json", LANG_EN, 80);
	fixture_release(&fixture);
	return text;
}

static void fixed_names_stand_first_and_in_order(void **state)
{
	char *text = report_on("q1=1 q2=2 m.a=memo=2", 1);

	(void)state;
	expect_part(text, "{\n"
	                  "  \"schema\": \"tenken-report/1\",\n"
	                  "  \"assessment\": {\n"
	                  "    \"id\": \"k7m2\",\n"
	                  "    \"questionnaire\": \"small\",\n"
	                  "    \"version\": \"1.2\",\n"
	                  "    \"organisation\": \"Acme Co.\",\n"
	                  "    \"respondent\": \"Hanako \\\"H\\\" Yamada\",\n"
	                  "    \"created\": \"2026-04-01T09:30:00Z\",\n"
	                  "    \"updated\": \"2026-04-02T11:42:07Z\",\n");
	expect_part(text, "  \"progress\": {\n"
	                  "    \"asked\": 7,\n"
	                  "    \"answered\": 2,\n"
	                  "    \"unanswered\": 5\n"
	                  "  },\n"
	                  "  \"coverage\": {\n"
	                  "    \"met\": 2,\n"
	                  "    \"partial\": 1,\n"
	                  "    \"gap\": 2,\n"
	                  "    \"unknown\": 0,\n"
	                  "    \"unanswered\": 5,\n"
	                  "    \"not_applicable\": 0,\n"
	                  "    \"rate\": 0.500000\n"
	                  "  },\n"
	                  "  \"clauses\": [\n"
	                  "    {\n"
	                  "      \"id\": \"secrecy\",\n"
	                  "      \"kind\": \"contract\",\n"
	                  "      \"priority\": \"low\",\n"
	                  "      \"title\": \"Secrecy\",\n"
	                  "      \"verdict\": \"partial\",\n"
	                  "      \"wording\": \"Do secrecy within [10] days.\",\n"
	                  "      \"duty\": null,\n"
	                  "      \"evidence\": [\n"
	                  "        {\n"
	                  "          \"question\": \"m\",\n"
	                  "          \"label\": \"問5 [rebuilt]\",\n"
	                  "          \"item\": \"m.a\",\n"
	                  "          \"answer\": \"named: memorandum\",\n"
	                  "          \"verdict\": \"partial\",\n"
	                  "          \"basis\": \"\",\n"
	                  "          \"note\": \"\",\n");
	expect_part(text, "      \"references\": {\n"
	                  "        \"iso27001\": [\n"
	                  "          \"A.5.1\"\n"
	                  "        ],\n"
	                  "        \"nist_csf\": [\n"
	                  "          \"GV.SC-05\",\n"
	                  "          \"PR.DS-01\"\n"
	                  "        ],\n"
	                  "        \"cis\": []\n"
	                  "      },\n"
	                  "      \"benchmark\": null,\n");
	expect_part(text, "  \"findings\": [],\n  \"actions\": [],\n");
	free(text);
}

static void rate_is_null_when_nothing_was_judged(void **state)
{
	char *text = report_on("", 1);

	(void)state;
	expect_part(text, "\"rate\": null\n");
	free(text);
}

static void several_parts_are_joined_by_commas(void **state)
{
	char *text = report_on("other/q1=1", 2);

	(void)state;
	expect_part(text, "\"questionnaire\": \"small,other\",\n    \"version\": \"1.2,7\",\n");
	expect_part(text, "\"item\": \"other/q1\"");
	free(text);
}

static void every_answer_is_there_with_what_was_written_about_it(void **state)
{
	struct fixture fixture;
	struct item_ref ref;
	int part;

	(void)state;
	fixture_init(&fixture, 1);
	fixture_answer(&fixture, "q1#3=words q2=n/a:later");
	struct answer answer = fixture_get(&fixture, "q1", &part, &ref);
	answer_set_field(&answer.note, "two\nlines");
	answer_set_field(&answer.pointer.what, "annex");
	answer_set_field(&answer.pointer.sha256, "00ff");
	answer.is_marked = true;
	answer.basis = BASIS_TRIED;
	fixture_put(&fixture, part, &ref, &answer);
	char *text = fixture_write(&fixture, "json", LANG_EN, 80);
	expect_part(text, "                {\n"
	                  "                  \"item\": \"q1\",\n"
	                  "                  \"row\": \"\",\n"
	                  "                  \"row_text\": \"\",\n"
	                  "                  \"state\": \"values\",\n"
	                  "                  \"value\": \"3\",\n"
	                  "                  \"inherited\": false,\n"
	                  "                  \"answer\": \"other: words\",\n"
	                  "                  \"reason\": \"\",\n"
	                  "                  \"blanks\": [\n"
	                  "                    {\n"
	                  "                      \"value\": 3,\n"
	                  "                      \"text\": \"words\"\n"
	                  "                    }\n"
	                  "                  ],\n"
	                  "                  \"note\": \"two\\nlines\",\n"
	                  "                  \"marked\": true,\n"
	                  "                  \"basis\": \"tried\",\n"
	                  "                  \"pointer\": {\n"
	                  "                    \"what\": \"annex\",\n"
	                  "                    \"where\": \"\",\n"
	                  "                    \"holder\": \"\",\n"
	                  "                    \"seen\": \"\",\n"
	                  "                    \"sha256\": \"00ff\"\n"
	                  "                  }\n"
	                  "                }\n");
	expect_part(text, "\"state\": \"not-applicable\",\n"
	                  "                  \"value\": \"n/a:later\",\n"
	                  "                  \"inherited\": false,\n"
	                  "                  \"answer\": \"not applicable: later\",\n"
	                  "                  \"reason\": \"later\",\n");
	expect_part(text, "\"rebuilt\": true,\n              \"mirrors\": \"other.q9\",\n");
	free(text);
	fixture_release(&fixture);
}

static void not_applicable_clause_says_why(void **state)
{
	char *text = report_on("q1=2", 1);

	(void)state;
	expect_part(text, "\"silence\": \"not-asked\"");
	expect_part(text, "\"silence\": \"condition\"");
	free(text);
}

static char *report_with(unsigned parts)
{
	struct report_options options = { .page = { .width_cols = 80 }, .parts = parts, .author = "Aoki", .logo_text = "" };
	struct fixture fixture;
	struct error err = ERROR_INIT;
	struct strbuf text = STRBUF_INIT;

	fixture_init(&fixture, 1);
	fixture_answer(&fixture, "q1=1 q2=2");
	struct gap_report *report = fixture_report(&fixture, LANG_EN);
	assert_true(report_json_write(report, &options, &text, &err));
	gap_report_free(report);
	fixture_release(&fixture);
	return strbuf_detach(&text, NULL);
}

static void document_is_there_when_it_is_asked_for(void **state)
{
	char *plain = report_with(PARTS_DEFAULT);
	char *text = report_with(PARTS_DEFAULT | 1U << PART_DOCUMENT);

	(void)state;
	assert_null(strstr(plain, "\"document\""));
	expect_part(text, "  \"document\": {\n"
	                  "    \"title\": \"Security gap report\",\n"
	                  "    \"organisation\": \"Acme Co.\",\n"
	                  "    \"author\": \"Aoki\",\n"
	                  "    \"logo_text\": \"\",\n"
	                  "    \"language\": \"en\",\n"
	                  "    \"date_utc\": 1775130127,\n"
	                  "    \"blocks\": [\n"
	                  "      {\n"
	                  "        \"kind\": \"field\",\n"
	                  "        \"level\": 0,\n"
	                  "        \"label\": \"Organisation\",\n"
	                  "        \"text\": \"Acme Co.\"\n"
	                  "      },\n");
	expect_part(text, "        \"kind\": \"heading\",\n"
	                  "        \"level\": 3,\n"
	                  "        \"number\": \"3.1.1\",\n"
	                  "        \"text\": \"Lock\",\n"
	                  "        \"id\": \"clause-lock\",\n"
	                  "        \"tone\": \"gap\"\n");
	free(plain);
	free(text);
}

static void unknown_percentage_is_null(void **state)
{
	static const char *const labels[] = { "one", "two" };
	static const double percent[] = { 12.5, -1 };
	const struct doc_series series = { "met", TONE_MET, percent };
	const struct doc_chart chart = { CHART_BARS, "Title", "In words.", labels, 2, &series, 1 };
	struct document *doc = document_new(LANG_JA, "");
	struct strbuf text = STRBUF_INIT;
	struct json_writer json;

	(void)state;
	doc_chart(doc, &chart);
	json_begin(&json, &text);
	json_object(&json, NULL);
	document_json_write(&json, doc);
	json_end(&json);
	json_finish(&json);
	expect_part(text.text, "\"kind\": \"bars\"");
	expect_part(text.text, "              \"tone\": \"met\",\n"
	                       "              \"percent\": [\n"
	                       "                12.500,\n"
	                       "                null\n"
	                       "              ]\n");
	strbuf_release(&text);
	document_free(doc);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fixed_names_stand_first_and_in_order),
		cmocka_unit_test(rate_is_null_when_nothing_was_judged),
		cmocka_unit_test(several_parts_are_joined_by_commas),
		cmocka_unit_test(every_answer_is_there_with_what_was_written_about_it),
		cmocka_unit_test(not_applicable_clause_says_why),
		cmocka_unit_test(document_is_there_when_it_is_asked_for),
		cmocka_unit_test(unknown_percentage_is_null),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
