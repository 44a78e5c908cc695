#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "report_fixture.h"

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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fixed_names_stand_first_and_in_order),
		cmocka_unit_test(rate_is_null_when_nothing_was_judged),
		cmocka_unit_test(several_parts_are_joined_by_commas),
		cmocka_unit_test(every_answer_is_there_with_what_was_written_about_it),
		cmocka_unit_test(not_applicable_clause_says_why),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
