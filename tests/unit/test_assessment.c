/* Assessments are made, opened and deleted; their answers change. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "assessment_fixture.h"

/* ---- making and opening ---------------------------------------------------- */

static void ids_are_short_and_without_look_alikes(void **state)
{
	(void)state;
	for (int i = 0; i < 50; i++) {
		assert_true(create((const char *[]){ "sample" }, 1, NULL));
		assert_int_equal(strlen(id), ASSESSMENT_ID_LENGTH);
		assert_int_equal(strspn(id, "23456789abcdefghjkmnpqrstuvwxyz"),
				 ASSESSMENT_ID_LENGTH);
	}
}

static void what_cannot_be_made_leaves_nothing(void **state)
{
	struct assessment_list list;
	struct error err = ERROR_INIT;

	(void)state;
	assert_false(create((const char *[]){ "nothing" }, 1, &err));
	assert_int_equal(err.code, ERROR_NOT_FOUND);
	assert_false(create((const char *[]){ "sample", "sample" }, 2, &err));
	assert_string_equal(err.message, "questionnaire 'sample' is given twice");
	assert_false(create(NULL, 0, &err));
	assert_true(assessment_list(store, &list, &err));
	assert_int_equal(list.count, 1);
	assert_string_equal(list.rows[0].profile.organisation, "Acme");
	assert_int_equal(list.rows[0].questionnaire_count, 1);
	assert_string_equal(list.rows[0].questionnaires[0], "sample");
	assessment_list_release(&list);
}

static void the_last_changed_is_listed_first(void **state)
{
	struct assessment_list list;
	char first[ASSESSMENT_ID_SIZE];
	struct assessment *assessment;

	(void)state;
	memcpy(first, id, sizeof(first));
	setenv("SOURCE_DATE_EPOCH", "4000000000", 1);
	assert_true(create((const char *[]){ "sample" }, 1, NULL));
	setenv("SOURCE_DATE_EPOCH", "4000000001", 1);
	assessment = assessment_open(store, first, NULL);
	set(assessment, "q1", A);
	assert_int_equal(assessment_updated_utc(assessment), 4000000001);
	assert_int_equal(assessment_saved_utc_ms(assessment), 4000000001000);
	assessment_free(assessment);
	unsetenv("SOURCE_DATE_EPOCH");
	assert_true(assessment_list(store, &list, NULL));
	assert_int_equal(list.count, 2);
	assert_string_equal(list.rows[0].id, first);
	assert_int_equal(list.rows[0].updated_utc, 4000000001);
	assert_int_equal(list.rows[1].updated_utc, 4000000000);
	assessment_list_release(&list);
}

static void an_answer_survives_closing(void **state)
{
	struct assessment *assessment = open_it(store);

	(void)state;
	set(assessment, "q1", "state values\nvalues 9\nblank 9 弁護士\nnote n\n");
	set(assessment, "q6.b", "state values\nvalues 0 3\n");
	assessment_free(assessment);
	store_close(store);
	store = store_open(place.database, NULL);
	assessment = open_it(store);
	assert_stands(assessment, "q1", "state values\nvalues 9\nblank 9 弁護士\nnote n\n");
	assert_stands(assessment, "q6.b", "state values\nvalues 0 3\n");
	assert_sound();
	assessment_free(assessment);
}

static void it_goes_on_with_the_questionnaire_it_was_made_with(void **state)
{
	struct assessment *assessment;
	struct library *library;
	size_t count;

	(void)state;
	place_write(
		&place, "sample",
		"id = \"sample\"; version = \"2\"; roles = [ \"vendor\" ]; title = { en = \"N\"; "
		"ja = \"N\"; };\n"
		"sections = ( { id = \"s\"; title = { en = \"S\"; ja = \"S\"; }; questions = (\n"
		"{ id = \"n1\"; kind = \"text\"; prompt = { en = \"P\"; ja = \"P\"; }; } ); } "
		");\n");
	assessment = open_it(store);
	assert_string_equal(assessment_parts(assessment, &count)->questionnaire->version, "1");
	set(assessment, "q1", A);
	assessment_free(assessment);
	library = library_new();
	library_free(place.library);
	place.library = library;
	assert_true(create((const char *[]){ "sample" }, 1, NULL));
	assessment = open_it(store);
	assert_string_equal(assessment_parts(assessment, &count)->questionnaire->version, "2");
	assessment_free(assessment);
	assert_sound();
}

static void several_parts_are_one_assessment(void **state)
{
	struct assessment *assessment;
	size_t count;

	(void)state;
	place_write(
		&place, "other",
		"id = \"other\"; version = \"1\"; roles = [ \"vendor\" ]; title = { en = \"N\"; ja "
		"= \"N\"; };\n"
		"sections = ( { id = \"s\"; title = { en = \"S\"; ja = \"S\"; }; questions = (\n"
		"{ id = \"q1\"; kind = \"text\"; prompt = { en = \"P\"; ja = \"P\"; }; } ); } "
		");\n");
	library_free(place.library);
	place.library = library_new();
	assert_true(create((const char *[]){ "other", "sample" }, 2, NULL));
	assessment = open_it(store);
	assessment_parts(assessment, &count);
	assert_int_equal(count, 2);
	set(assessment, "other/q1", "state text\ntext x\n");
	set(assessment, "sample/q1", A);
	assessment_free(assessment);
	assessment = open_it(store);
	assert_stands(assessment, "other/q1", "state text\ntext x\n");
	assert_stands(assessment, "sample/q1", A);
	assert_sound();
	assessment_free(assessment);
}

static void deleting_one_leaves_the_others(void **state)
{
	char first[ASSESSMENT_ID_SIZE];
	struct error err = ERROR_INIT;

	(void)state;
	memcpy(first, id, sizeof(first));
	assert_true(create((const char *[]){ "sample" }, 1, NULL));
	assert_true(assessment_delete(store, first, &err));
	assert_null(assessment_open(store, first, &err));
	assert_int_equal(err.code, ERROR_NOT_FOUND);
	assert_false(assessment_delete(store, first, &err));
	assessment_free(open_it(store));
	assert_sound();
}

/* ---- changes --------------------------------------------------------------- */

static void an_answer_that_is_not_allowed_changes_nothing(void **state)
{
	struct assessment *assessment = open_it(store);
	struct assignment two[2] = { { .item = find(assessment, "q1") },
				     { .item = find(assessment, "q2") } };
	struct error err = ERROR_INIT;

	(void)state;
	assert_false(try_set(assessment, "q1", "state values\nvalues 4\n", &err));
	assert_int_equal(err.code, ERROR_INPUT);
	answer_add_value(&two[0].after, 1);
	answer_add_value(&two[1].after, 7);
	assert_false(assessment_set_all(assessment, two, 2, &err));
	assert_string_equal(
		err.message,
		"q2: no choice has the number 7; expected 1 (A), 2 (B), 3 (C), 4 (D), 5 (Else)");
	assert_stands(assessment, "q1", OPEN);
	answer_release(&two[0].after);
	answer_release(&two[1].after);
	assessment_free(assessment);
	assessment = open_it(store);
	assert_stands(assessment, "q1", OPEN);
	assessment_free(assessment);
}

static void the_same_answer_again_is_no_change(void **state)
{
	struct assessment *assessment = open_it(store);

	(void)state;
	set(assessment, "q1", A);
	set(assessment, "q1", A);
	set(assessment, "q2", OPEN);
	assert_int_equal(count_changes(assessment), 1);
	assessment_free(assessment);
}

static void the_interview_follows_a_change(void **state)
{
	struct assessment *assessment = open_it(store);
	size_t count;
	const struct part *part = assessment_parts(assessment, &count);

	(void)state;
	assert_false(interview_is_asked(part->interview, find(assessment, "q2").question));
	set(assessment, "q1", A);
	assert_true(interview_is_asked(part->interview, find(assessment, "q2").question));
	assert_true(assessment_undo(assessment, NULL, NULL));
	assert_false(interview_is_asked(part->interview, find(assessment, "q2").question));
	assessment_free(assessment);
}

static void one_comes_back_to_the_same_place(void **state)
{
	struct assessment *assessment = open_it(store);
	struct profile profile = { .organisation = NULL };

	(void)state;
	assert_int_equal(assessment_position(assessment).question, 0);
	set(assessment, "q4.b", A);
	assessment_free(assessment);
	assessment = open_it(store);
	assert_int_equal(assessment_position(assessment).question, 3);
	assert_int_equal(assessment_position(assessment).row, 1);
	assert_true(assessment_set_position(assessment, find(assessment, "q6"), NULL));
	profile_set_field(&profile, 0, "Renamed");
	assert_true(assessment_set_profile(assessment, &profile, NULL));
	profile_release(&profile);
	assessment_free(assessment);
	assessment = open_it(store);
	assert_int_equal(assessment_position(assessment).question, 5);
	assert_int_equal(assessment_position(assessment).row, ROW_NONE);
	set(assessment, "q1", A);
	assessment_free(assessment);
	assessment = open_it(store);
	assert_int_equal(assessment_position(assessment).question, 0);
	assessment_free(assessment);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_PLACE(ids_are_short_and_without_look_alikes),
		IN_PLACE(what_cannot_be_made_leaves_nothing),
		IN_PLACE(the_last_changed_is_listed_first),
		IN_PLACE(an_answer_survives_closing),
		IN_PLACE(it_goes_on_with_the_questionnaire_it_was_made_with),
		IN_PLACE(several_parts_are_one_assessment),
		IN_PLACE(deleting_one_leaves_the_others),
		IN_PLACE(an_answer_that_is_not_allowed_changes_nothing),
		IN_PLACE(the_same_answer_again_is_no_change),
		IN_PLACE(the_interview_follows_a_change),
		IN_PLACE(one_comes_back_to_the_same_place),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
