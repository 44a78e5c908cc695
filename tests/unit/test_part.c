#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "answer_syntax.h"
#include "part.h"

#include "sample.h"

static void a_profile_survives_its_record(void **state)
{
	struct profile profile = { .organisation = NULL };
	struct profile again = { .organisation = NULL };
	struct strbuf record = STRBUF_INIT;

	(void)state;
	for (size_t i = 0; i < PROFILE_FIELDS; i++)
		profile_set_field(&profile, i, profile_field_name(i));
	profile_set_field(&profile, 0, "株式会社 A\\B");
	profile_set_field(&profile, 3, NULL);
	profile_encode(&profile, &record);
	assert_true(profile_decode(record.text, &again, NULL));
	assert_true(profile_equal(&profile, &again));
	assert_string_equal(again.organisation, "株式会社 A\\B");
	assert_string_equal(again.contact, "");
	assert_string_equal(again.reference, "reference");
	assert_false(profile_decode("colour red\n", &again, NULL));
	assert_false(profile_decode("organisation cut", &again, NULL));
	strbuf_release(&record);
	profile_release(&profile);
	profile_release(&again);
}

static void a_profile_needs_an_organisation_in_one_line(void **state)
{
	struct profile profile = { .organisation = NULL };
	struct error err = ERROR_INIT;

	(void)state;
	assert_false(profile_check(&profile, &err));
	assert_string_equal(err.message, "no organisation given; expected a name");
	profile_set_field(&profile, 0, "  ");
	assert_false(profile_check(&profile, &err));
	profile_set_field(&profile, 0, "Acme");
	assert_true(profile_check(&profile, &err));
	profile_set_field(&profile, 1, "two\nlines");
	assert_false(profile_check(&profile, &err));
	assert_string_equal(err.message, "text has the control character U+000A");
	profile_release(&profile);
}

/* Two parts: the sample, and a small one that shares q1 with it. */
static struct part parts[2];

static int make_parts(void **state)
{
	static const char other[] =
		"id = \"other\"; version = \"1\"; roles = [ \"vendor\" ]; title = { en = \"O\"; ja "
		"= \"O\"; };\n"
		"sections = ( { id = \"s\"; title = { en = \"S\"; ja = \"S\"; }; questions = (\n"
		"{ id = \"q1\"; kind = \"text\"; prompt = { en = \"P\"; ja = \"P\"; }; },\n"
		"{ id = \"x1\"; kind = \"text\"; prompt = { en = \"P\"; ja = \"P\"; }; } ); } );\n";

	(void)state;
	parts[0].questionnaire = load_or_die("sample", sample_text);
	parts[1].questionnaire = load_or_die("other", other);
	for (int i = 0; i < 2; i++) {
		parts[i].answers = answers_new(parts[i].questionnaire);
		parts[i].interview = interview_new(parts[i].answers);
	}
	return 0;
}

static int drop_parts(void **state)
{
	(void)state;
	for (int i = 0; i < 2; i++) {
		interview_free(parts[i].interview);
		answers_free(parts[i].answers);
		questionnaire_free((struct questionnaire *)parts[i].questionnaire);
	}
	return 0;
}

static void an_item_is_found_in_just_one_part(void **state)
{
	static const struct {
		const char *text;
		size_t part_count;
		int part; /* -1: refused */
		const char *message;
	} cases[] = {
		{ "q1", 1, 0, NULL },
		{ "sample/q1", 1, 0, NULL },
		{ "q2", 2, 0, NULL },
		{ "x1", 2, 1, NULL },
		{ "other/q1", 2, 1, NULL },
		{ "q6.a.contract", 2, 0, NULL },
		{ "sample/q1#9", 2, 0, NULL },
		{ "q1", 2, -1, "several questionnaires have 'q1'; write sample/q1 or other/q1" },
		{ "none/q1", 2, -1,
		  "unknown questionnaire 'none' in this assessment; it has sample, other" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct error err = ERROR_INIT;
		struct item_ref ref;
		int part;

		if (parts_find_item(parts, cases[i].part_count, cases[i].text,
				    strlen(cases[i].text), &part, &ref, &err))
			assert_int_equal(part, cases[i].part);
		else
			assert_int_equal(-1, cases[i].part);
		if (cases[i].message)
			assert_string_equal(err.message, cases[i].message);
	}
	assert_false(
		parts_find_item(parts, 2, "q99", 3, &(int){ 0 }, &(struct item_ref){ 0 }, NULL));
}

static void an_item_is_written_with_its_part_where_there_are_several(void **state)
{
	struct strbuf out = STRBUF_INIT;

	(void)state;
	parts_format_item(parts, 2, (struct item){ .part = 0, .question = 3, .row = 1 }, &out);
	strbuf_addch(&out, ' ');
	parts_format_item(parts, 1, (struct item){ .part = 0, .question = 0, .row = ROW_NONE },
			  &out);
	parts_format_item(parts, 1, (struct item){ .part = -1, .question = -1, .row = ROW_NONE },
			  &out);
	assert_string_equal(out.text, "sample/q4.b q1");
	strbuf_release(&out);
}

static void progress_is_that_of_all_parts(void **state)
{
	struct progress all = parts_progress(parts, 2);

	(void)state;
	assert_int_equal(all.asked, 6);
	assert_int_equal(all.unanswered, 6);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_profile_survives_its_record),
		cmocka_unit_test(a_profile_needs_an_organisation_in_one_line),
		cmocka_unit_test(an_item_is_found_in_just_one_part),
		cmocka_unit_test(an_item_is_written_with_its_part_where_there_are_several),
		cmocka_unit_test(progress_is_that_of_all_parts),
	};

	return cmocka_run_group_tests(tests, make_parts, drop_parts);
}
