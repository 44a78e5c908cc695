/* Two programs have the same assessment open. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "assessment_fixture.h"

static void another_programs_change_of_the_same_item_is_a_conflict(void **state)
{
	struct store *other_store = store_open(place.database, NULL);
	struct assessment *mine = open_it(store);
	struct assessment *other = open_it(other_store);
	struct error err = ERROR_INIT;

	(void)state;
	set(other, "q1", A);
	set(other, "q9", C);
	assert_false(try_set(mine, "q1", B, &err));
	assert_int_equal(err.code, ERROR_CONFLICT);
	assert_string_equal(
		err.message,
		"another program answered 'q1' in the meantime; its answer was read in, look "
		"and answer again");
	assert_stands(mine, "q1", A);
	assert_stands(mine, "q9", C);
	set(mine, "q1", B);
	assessment_free(mine);
	assessment_free(other);
	store_close(other_store);
	assert_sound();
}

static void other_items_do_not_conflict_and_are_read_in_by_refresh(void **state)
{
	struct store *other_store = store_open(place.database, NULL);
	struct assessment *mine = open_it(store);
	struct assessment *other = open_it(other_store);
	size_t count;
	bool changed;

	(void)state;
	assert_true(assessment_refresh(mine, &changed, NULL));
	assert_false(changed);
	set(other, "q1", A);
	set(mine, "q9", C);
	assert_stands(mine, "q1", OPEN);
	assert_true(assessment_refresh(mine, &changed, NULL));
	assert_true(changed);
	assert_stands(mine, "q1", A);
	assert_true(interview_is_asked(assessment_parts(mine, &count)->interview,
				       find(mine, "q2").question));
	assert_true(assessment_refresh(mine, &changed, NULL));
	assert_false(changed);
	set(mine, "q4.a", A);
	assert_true(assessment_refresh(mine, &changed, NULL));
	assert_false(changed);
	assessment_free(mine);
	assessment_free(other);
	store_close(other_store);
	assert_sound();
}

static void undo_is_refused_when_another_program_changed_the_item(void **state)
{
	struct store *other_store = store_open(place.database, NULL);
	struct assessment *mine = open_it(store);
	struct assessment *other;
	struct error err = ERROR_INIT;

	(void)state;
	set(mine, "q1", A);
	other = open_it(other_store);
	set(other, "q1", B);
	assert_false(assessment_undo(mine, NULL, &err));
	assert_int_equal(err.code, ERROR_CONFLICT);
	assert_string_equal(
		err.message,
		"cannot take back: another program answered 'q1' since; its answer was read in");
	assert_stands(mine, "q1", B);
	assessment_free(mine);
	assessment_free(other);
	store_close(other_store);
	assert_sound();
}

static void undo_takes_back_what_this_program_has_seen(void **state)
{
	struct store *other_store = store_open(place.database, NULL);
	struct assessment *mine = open_it(store);
	struct assessment *other;
	struct error err = ERROR_INIT;

	(void)state;
	set(mine, "q1", A);
	other = open_it(other_store);
	set(other, "q9", C);
	assert_true(assessment_undo(mine, NULL, NULL));
	assert_stands(mine, "q1", OPEN);
	set(other, "q4.a", A);
	assert_false(assessment_redo(mine, NULL, &err));
	assert_int_equal(err.code, ERROR_CONFLICT);
	assert_stands(mine, "q4.a", A);
	assessment_free(mine);
	assessment_free(other);
	store_close(other_store);
	assert_sound();
}

static void a_deleted_assessment_cannot_be_changed(void **state)
{
	struct store *other_store = store_open(place.database, NULL);
	struct assessment *mine = open_it(store);
	struct error err = ERROR_INIT;

	(void)state;
	assert_true(assessment_delete(other_store, id, NULL));
	assert_false(try_set(mine, "q1", A, &err));
	assert_false(assessment_refresh(mine, NULL, &err));
	assert_int_equal(err.code, ERROR_NOT_FOUND);
	assessment_free(mine);
	store_close(other_store);
	assert_sound();
}

static void an_answer_that_changed_elsewhere_is_not_confirmed(void **state)
{
	struct store *other_store = store_open(place.database, NULL);
	struct assessment *mine = open_it(store);
	struct assessment *other;
	struct error err = ERROR_INIT;

	(void)state;
	set(mine, "q1", A);
	other = open_it(other_store);
	set(other, "q1", B);
	assert_false(assessment_confirm(mine, find(mine, "q1"), &err));
	assert_int_equal(err.code, ERROR_CONFLICT);
	assert_int_equal(assessment_answer(mine, find(mine, "q1"))->values[0], 2);
	confirm(mine, "q1");
	assessment_free(mine);
	assessment_free(other);
	store_close(other_store);
	assert_sound();
}

static void an_entry_that_changed_elsewhere_is_read_in_and_not_replaced(void **state)
{
	struct store *other_store = store_open(place.database, NULL);
	struct assessment *mine = open_it(store);
	struct assessment *other;
	struct entry entry = { .kind = ENTRY_FINDING, .number = 1 };
	struct error err = ERROR_INIT;

	(void)state;
	add(mine, ENTRY_FINDING, "first");
	other = open_it(other_store);
	entry_set_field(&entry, ENTRY_TEXT, "theirs");
	assert_true(assessment_set_entry(other, &entry, NULL));
	entry_set_field(&entry, ENTRY_TEXT, "mine");
	assert_false(assessment_set_entry(mine, &entry, &err));
	assert_int_equal(err.code, ERROR_CONFLICT);
	assert_string_equal(text_of(mine, ENTRY_FINDING, 1), "theirs");
	assert_true(assessment_delete_entry(other, ENTRY_FINDING, 1, NULL));
	error_clear(&err);
	assert_false(assessment_delete_entry(mine, ENTRY_FINDING, 1, &err));
	assert_int_equal(err.code, ERROR_CONFLICT);
	error_clear(&err);
	assert_false(assessment_delete_entry(mine, ENTRY_FINDING, 1, &err));
	assert_int_equal(err.code, ERROR_NOT_FOUND);
	assert_string_equal(err.message, "there is no finding 1");
	entry_release(&entry);
	assessment_free(mine);
	assessment_free(other);
	store_close(other_store);
	assert_sound();
}

static void changes_of_other_programs_bring_their_entries(void **state)
{
	struct store *other_store = store_open(place.database, NULL);
	struct assessment *mine = open_it(store);
	struct assessment *other = open_it(other_store);
	bool changed;

	(void)state;
	add(other, ENTRY_FACTOR, "no tenant is told from another");
	assert_true(assessment_refresh(mine, &changed, NULL));
	assert_true(changed);
	assert_string_equal(text_of(mine, ENTRY_FACTOR, 1), "no tenant is told from another");
	assessment_free(mine);
	assessment_free(other);
	store_close(other_store);
}

static void two_programs_add_entries_with_numbers_of_their_own(void **state)
{
	struct store *other_store = store_open(place.database, NULL);
	struct assessment *mine = open_it(store);
	struct assessment *other = open_it(other_store);

	(void)state;
	assert_int_equal(add(mine, ENTRY_FINDING, "mine"), 1);
	assert_int_equal(add(other, ENTRY_FINDING, "theirs"), 2);
	assert_int_equal(add(mine, ENTRY_FINDING, "mine again"), 3);
	assert_string_equal(text_of(mine, ENTRY_FINDING, 2), "theirs");
	assessment_free(mine);
	assessment_free(other);
	store_close(other_store);
	assert_sound();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_PLACE(another_programs_change_of_the_same_item_is_a_conflict),
		IN_PLACE(other_items_do_not_conflict_and_are_read_in_by_refresh),
		IN_PLACE(undo_is_refused_when_another_program_changed_the_item),
		IN_PLACE(undo_takes_back_what_this_program_has_seen),
		IN_PLACE(a_deleted_assessment_cannot_be_changed),
		IN_PLACE(an_answer_that_changed_elsewhere_is_not_confirmed),
		IN_PLACE(an_entry_that_changed_elsewhere_is_read_in_and_not_replaced),
		IN_PLACE(changes_of_other_programs_bring_their_entries),
		IN_PLACE(two_programs_add_entries_with_numbers_of_their_own),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
