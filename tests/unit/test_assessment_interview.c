/* Self-check and talk: the versions of an answer, and confirming it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "assessment_fixture.h"

/* ---- versions -------------------------------------------------------------- */

static void both_hands_keep_their_last_value(void **state)
{
	struct assessment *assessment = open_it(store);

	(void)state;
	assessment_set_author(assessment, "Sato", VIA_SELF);
	set(assessment, "q1", A);
	set(assessment, "q1", B);
	set(assessment, "q4.a", A);
	set(assessment, "q4.b", B);
	assessment_set_author(assessment, "Tanaka", VIA_INTERVIEW);
	set(assessment, "q1", A);
	confirm(assessment, "q4.a");
	set(assessment, "q9", "state values\nvalues 5\n");
	assert_versions(assessment, "q1 self 2 Sato talk 1 Tanaka differ\n"
				    "q4.a self 1 Sato talk 1 Tanaka confirmed\n"
				    "q4.b self 2 Sato\n"
				    "q9 talk 5 Tanaka\n");
	assessment_free(assessment);
	assert_sound();
}

static void notes_and_marks_make_no_version_and_a_basis_does(void **state)
{
	struct assessment *assessment = open_it(store);

	(void)state;
	set(assessment, "q1", A);
	set(assessment, "q4.a", A);
	assessment_set_author(assessment, "Tanaka", VIA_INTERVIEW);
	set(assessment, "q1", "state values\nvalues 1\nnote ask again\nmark\n");
	set(assessment, "q4.a", "state values\nvalues 1\nbasis seen\n");
	assert_versions(assessment, "q1 self 1 \nq4.a self 1  talk 1 Tanaka\n");
	assessment_free(assessment);
}

static void a_confirmation_is_of_the_talk_whoever_is_set(void **state)
{
	struct assessment *assessment = open_it(store);

	(void)state;
	set(assessment, "q1", A);
	confirm(assessment, "q1");
	assert_versions(assessment, "q1 self 1  talk 1  confirmed\n");
	assessment_free(assessment);
}

static void what_was_taken_back_is_no_version(void **state)
{
	struct assessment *assessment = open_it(store);

	(void)state;
	set(assessment, "q1", A);
	assessment_set_author(assessment, "Tanaka", VIA_INTERVIEW);
	confirm(assessment, "q1");
	set(assessment, "q1", B);
	assert_true(assessment_undo(assessment, NULL, NULL));
	assert_versions(assessment, "q1 self 1  talk 1 Tanaka confirmed\n");
	assert_true(assessment_undo(assessment, NULL, NULL));
	assert_versions(assessment, "q1 self 1 \n");
	assert_true(assessment_redo(assessment, NULL, NULL));
	assert_true(assessment_redo(assessment, NULL, NULL));
	assert_versions(assessment, "q1 self 1  talk 2 Tanaka differ\n");
	assessment_free(assessment);
	assert_sound();
}

static void counts_of_versions_add_up(void **state)
{
	struct assessment *assessment = open_it(store);
	struct versions versions = { .items = NULL };
	struct versions_count count;
	struct item q1;

	(void)state;
	set(assessment, "q1", A);
	set(assessment, "q4.a", A);
	set(assessment, "q4.b", A);
	assessment_set_author(assessment, "", VIA_INTERVIEW);
	set(assessment, "q1", B);
	confirm(assessment, "q4.a");
	set(assessment, "q9", "state values\nvalues 5\n");
	assert_true(assessment_versions(assessment, NULL, &versions, NULL));
	count = versions_count(&versions);
	assert_int_equal(count.self, 3);
	assert_int_equal(count.talk, 3);
	assert_int_equal(count.both, 2);
	assert_int_equal(count.differing, 1);
	assert_int_equal(count.talk_only, 1);
	q1 = find(assessment, "q1");
	assert_true(versions_differ(versions_find(&versions, q1)));
	assert_null(versions_find(&versions, find(assessment, "q7")));
	versions_release(&versions);
	assert_true(assessment_versions(assessment, &q1, &versions, NULL));
	assert_int_equal(versions.count, 1);
	versions_release(&versions);
	assessment_free(assessment);
}

/* ---- confirming ------------------------------------------------------------ */

static void only_an_answer_can_be_confirmed(void **state)
{
	struct assessment *assessment = open_it(store);
	struct error err = ERROR_INIT;
	struct item items[2];

	(void)state;
	set(assessment, "q1", A);
	items[0] = find(assessment, "q1");
	items[1] = find(assessment, "q9");
	assert_false(assessment_confirm_all(assessment, items, 2, &err));
	assert_int_equal(err.code, ERROR_INPUT);
	assert_string_equal(err.message, "'q9' has no answer that could be confirmed");
	assert_versions(assessment, "q1 self 1 \n");
	assessment_free(assessment);
}

static void asked_answers_are_what_can_be_gone_through(void **state)
{
	struct assessment *assessment = open_it(store);
	struct item *items;

	(void)state;
	set(assessment, "q1", A);
	set(assessment, "q2", A);
	set(assessment, "q4.b", A);
	set(assessment, "q1", "state values\nvalues 3\n");
	assert_int_equal(assessment_answered_items(assessment, &items), 2);
	assert_int_equal(item_compare(items[0], find(assessment, "q1")), 0);
	assert_int_equal(item_compare(items[1], find(assessment, "q4.b")), 0);
	free(items);
	assessment_free(assessment);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_PLACE(both_hands_keep_their_last_value),
		IN_PLACE(notes_and_marks_make_no_version_and_a_basis_does),
		IN_PLACE(a_confirmation_is_of_the_talk_whoever_is_set),
		IN_PLACE(what_was_taken_back_is_no_version),
		IN_PLACE(counts_of_versions_add_up),
		IN_PLACE(only_an_answer_can_be_confirmed),
		IN_PLACE(asked_answers_are_what_can_be_gone_through),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
