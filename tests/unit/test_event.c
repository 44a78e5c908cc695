#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "event.h"

static void add(struct undo_log *log, int64_t id, enum event_kind kind, int64_t batch,
		int64_t undoes)
{
	struct event event = { .id = id, .batch = batch, .kind = kind, .undoes = undoes };

	undo_log_add(log, &event);
}

static void the_last_change_is_undone_first_and_redone_last(void **state)
{
	struct undo_log log = { .done = { NULL, 0, 0 } };

	(void)state;
	assert_int_equal(undo_log_last_done(&log), 0);
	add(&log, 1, EVENT_SET, 1, 0);
	add(&log, 2, EVENT_SET, 2, 0);
	assert_int_equal(undo_log_last_done(&log), 2);
	add(&log, 3, EVENT_UNDO, 3, 2);
	assert_int_equal(undo_log_last_done(&log), 1);
	assert_int_equal(undo_log_last_undone(&log), 2);
	add(&log, 4, EVENT_UNDO, 4, 1);
	assert_int_equal(undo_log_last_done(&log), 0);
	assert_int_equal(undo_log_last_undone(&log), 1);
	add(&log, 5, EVENT_REDO, 5, 1);
	assert_int_equal(undo_log_last_done(&log), 1);
	assert_int_equal(undo_log_last_undone(&log), 2);
	undo_log_release(&log);
}

static void a_new_change_ends_what_could_be_redone(void **state)
{
	struct undo_log log = { .done = { NULL, 0, 0 } };

	(void)state;
	add(&log, 1, EVENT_SET, 1, 0);
	add(&log, 2, EVENT_UNDO, 2, 1);
	add(&log, 3, EVENT_SET, 3, 0);
	assert_int_equal(undo_log_last_undone(&log), 0);
	assert_int_equal(undo_log_last_done(&log), 3);
	undo_log_release(&log);
}

static void a_batch_counts_once(void **state)
{
	struct undo_log log = { .done = { NULL, 0, 0 } };

	(void)state;
	for (int64_t id = 1; id <= 3; id++)
		add(&log, id, EVENT_SET, 1, 0);
	for (int64_t id = 4; id <= 6; id++)
		add(&log, id, EVENT_UNDO, 4, 1);
	assert_int_equal(undo_log_last_done(&log), 0);
	assert_int_equal(undo_log_last_undone(&log), 1);
	undo_log_release(&log);
}

static void a_profile_change_is_not_undone(void **state)
{
	struct undo_log log = { .done = { NULL, 0, 0 } };

	(void)state;
	add(&log, 1, EVENT_SET, 1, 0);
	add(&log, 2, EVENT_UNDO, 2, 1);
	add(&log, 3, EVENT_PROFILE, 3, 0);
	assert_int_equal(undo_log_last_done(&log), 0);
	assert_int_equal(undo_log_last_undone(&log), 1);
	undo_log_release(&log);
}

static void an_undo_of_what_is_not_done_changes_nothing(void **state)
{
	struct undo_log log = { .done = { NULL, 0, 0 } };

	(void)state;
	add(&log, 1, EVENT_SET, 1, 0);
	add(&log, 2, EVENT_UNDO, 2, 77);
	add(&log, 3, EVENT_REDO, 3, 1);
	assert_int_equal(undo_log_last_done(&log), 1);
	assert_int_equal(undo_log_last_undone(&log), 0);
	undo_log_release(&log);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_last_change_is_undone_first_and_redone_last),
		cmocka_unit_test(a_new_change_ends_what_could_be_redone),
		cmocka_unit_test(a_batch_counts_once),
		cmocka_unit_test(a_profile_change_is_not_undone),
		cmocka_unit_test(an_undo_of_what_is_not_done_changes_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
