/* Undo and redo. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "assessment_fixture.h"

static void undo_and_redo_walk_the_changes(void **state)
{
	struct assessment *assessment = open_it(store);
	struct error err = ERROR_INIT;
	struct item item;

	(void)state;
	assert_false(assessment_undo(assessment, NULL, &err));
	assert_int_equal(err.code, ERROR_NOT_FOUND);
	set(assessment, "q1", A);
	set(assessment, "q1", B);
	set(assessment, "q9", C);
	assert_true(assessment_undo(assessment, &item, NULL));
	assert_int_equal(item.question, find(assessment, "q9").question);
	assert_true(assessment_undo(assessment, NULL, NULL));
	assert_stands(assessment, "q1", A);
	assert_stands(assessment, "q9", OPEN);
	assert_true(assessment_redo(assessment, &item, NULL));
	assert_stands(assessment, "q1", B);
	assert_true(assessment_redo(assessment, NULL, NULL));
	assert_stands(assessment, "q9", C);
	assert_false(assessment_redo(assessment, NULL, &err));
	assert_sound();
	assessment_free(assessment);
}

static void undo_survives_closing(void **state)
{
	struct assessment *assessment = open_it(store);

	(void)state;
	set(assessment, "q1", A);
	set(assessment, "q1", B);
	assert_true(assessment_undo(assessment, NULL, NULL));
	assessment_free(assessment);
	assessment = open_it(store);
	assert_stands(assessment, "q1", A);
	assert_true(assessment_redo(assessment, NULL, NULL));
	assert_stands(assessment, "q1", B);
	assert_true(assessment_undo(assessment, NULL, NULL));
	assert_true(assessment_undo(assessment, NULL, NULL));
	assert_stands(assessment, "q1", OPEN);
	assert_false(assessment_undo(assessment, NULL, NULL));
	assessment_free(assessment);
	assert_sound();
}

static void a_new_change_ends_redo(void **state)
{
	struct assessment *assessment = open_it(store);
	struct error err = ERROR_INIT;

	(void)state;
	set(assessment, "q1", A);
	assert_true(assessment_undo(assessment, NULL, NULL));
	set(assessment, "q9", C);
	assert_false(assessment_redo(assessment, NULL, &err));
	assert_int_equal(err.code, ERROR_NOT_FOUND);
	assessment_free(assessment);
}

static void a_batch_is_undone_as_one(void **state)
{
	struct assessment *assessment = open_it(store);
	struct assignment all[4] = { { .item = find(assessment, "q1") },
				     { .item = find(assessment, "q9") },
				     { .item = find(assessment, "q1") },
				     { .item = find(assessment, "q4.a") } };

	(void)state;
	answer_add_value(&all[0].after, 1);
	answer_add_value(&all[1].after, 12);
	answer_add_value(&all[2].after, 3);
	answer_add_value(&all[3].after, 2);
	assert_true(assessment_set_all(assessment, all, 4, NULL));
	assert_stands(assessment, "q1", C);
	assert_int_equal(count_changes(assessment), 3);
	assert_true(assessment_undo(assessment, NULL, NULL));
	assert_stands(assessment, "q1", OPEN);
	assert_stands(assessment, "q9", OPEN);
	assert_stands(assessment, "q4.a", OPEN);
	assert_true(assessment_redo(assessment, NULL, NULL));
	assert_stands(assessment, "q1", C);
	assert_stands(assessment, "q4.a", B);
	for (int i = 0; i < 4; i++)
		answer_release(&all[i].after);
	assessment_free(assessment);
	assert_sound();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_PLACE(undo_and_redo_walk_the_changes),
		IN_PLACE(undo_survives_closing),
		IN_PLACE(a_new_change_ends_redo),
		IN_PLACE(a_batch_is_undone_as_one),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
