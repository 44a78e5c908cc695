/* Findings, incidents, factors: the entries of an assessment. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "assessment_fixture.h"

static void entries_are_there_when_opened_again(void **state)
{
	struct assessment *assessment = open_it(store);
	struct entry entry = { .kind = ENTRY_FINDING };

	(void)state;
	assert_int_equal(add(assessment, ENTRY_FINDING, "first"), 1);
	assert_int_equal(add(assessment, ENTRY_FINDING, "second"), 2);
	assert_int_equal(add(assessment, ENTRY_INCIDENT, "a case"), 1);
	assert_int_equal(add(assessment, ENTRY_FACTOR, "nobody watches"), 1);
	entry_copy(&entry, entries_find(assessment_entries(assessment), ENTRY_FINDING, 2));
	entry.is_cloud = true;
	assert_true(assessment_set_entry(assessment, &entry, NULL));
	assert_true(assessment_delete_entry(assessment, ENTRY_FINDING, 1, NULL));
	assessment_free(assessment);
	assessment = open_it(store);
	assert_int_equal(assessment_entries(assessment)->count, 3);
	assert_true(entry_equal(&entry, entries_find(assessment_entries(assessment),
						     ENTRY_FINDING, 2)));
	assert_string_equal(text_of(assessment, ENTRY_INCIDENT, 1), "a case");
	entry_release(&entry);
	assessment_free(assessment);
	assert_sound();
}

static void entries_are_undone_and_made_again(void **state)
{
	struct assessment *assessment = open_it(store);
	struct item item;

	(void)state;
	set(assessment, "q1", A);
	add(assessment, ENTRY_FINDING, "first");
	assert_true(assessment_delete_entry(assessment, ENTRY_FINDING, 1, NULL));
	assert_null(text_of(assessment, ENTRY_FINDING, 1));
	assert_true(assessment_undo(assessment, &item, NULL));
	assert_int_equal(item.part, ITEM_PART_ENTRY);
	assert_string_equal(text_of(assessment, ENTRY_FINDING, 1), "first");
	assert_true(assessment_undo(assessment, NULL, NULL));
	assert_null(text_of(assessment, ENTRY_FINDING, 1));
	assert_true(assessment_undo(assessment, &item, NULL));
	assert_int_equal(item.part, 0);
	assert_true(assessment_redo(assessment, NULL, NULL));
	assert_true(assessment_redo(assessment, NULL, NULL));
	assert_string_equal(text_of(assessment, ENTRY_FINDING, 1), "first");
	assessment_free(assessment);
	assessment = open_it(store);
	assert_string_equal(text_of(assessment, ENTRY_FINDING, 1), "first");
	assert_int_equal(assessment_position(assessment).part, 0);
	assessment_free(assessment);
	assert_sound();
}

static void numbers_end_somewhere(void **state)
{
	struct assessment *assessment = open_it(store);
	struct entry entry = { .kind = ENTRY_FINDING };
	struct error err = ERROR_INIT;

	(void)state;
	entry_set_field(&entry, ENTRY_TEXT, "x");
	for (int i = 0; i < 3; i++)
		add(assessment, ENTRY_FINDING, "x");
	assessment_free(assessment);
	store_close(store);
	exec_on(place.database, "UPDATE entry SET number = 999 WHERE number = 3");
	store = store_open(place.database, NULL);
	assessment = open_it(store);
	assert_false(assessment_add_entry(assessment, &entry, NULL, &err));
	assert_int_equal(err.code, ERROR_LIMIT);
	assert_string_equal(err.message, "there are 999 of these already; no more can be added");
	entry_release(&entry);
	assessment_free(assessment);
}

static void deleting_an_assessment_takes_its_entries(void **state)
{
	struct assessment *assessment = open_it(store);

	(void)state;
	add(assessment, ENTRY_FINDING, "first");
	assessment_free(assessment);
	assert_int_equal(count_rows("SELECT count(*) FROM entry"), 1);
	assert_true(assessment_delete(store, id, NULL));
	assert_int_equal(count_rows("SELECT count(*) FROM entry"), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_PLACE(entries_are_there_when_opened_again),
		IN_PLACE(entries_are_undone_and_made_again),
		IN_PLACE(numbers_end_somewhere),
		IN_PLACE(deleting_an_assessment_takes_its_entries),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
