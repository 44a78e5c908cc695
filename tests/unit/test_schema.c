/* A database of an older format. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "assessment_fixture.h"

/* tests/data/db/v1-store.db was written by the program before format 2: promise P12. */
static void put_format_1(void)
{
	struct strbuf bytes = STRBUF_INIT;

	store_close(store);
	place_read("tests/data/db/v1-store.db", "", &bytes);
	assert_true(bytes.length > 0);
	write_bytes(place.database, "", &bytes);
	assert_int_equal(chmod(place.database, 0600), 0);
	strbuf_release(&bytes);
}

static void a_database_of_format_1_opens_with_all_of_it(void **state)
{
	struct assessment *assessment;

	(void)state;
	put_format_1();
	store = store_open(place.database, NULL);
	assert_non_null(store);
	assert_int_equal(count_rows("PRAGMA user_version"), 3);
	assert_sound();
	strcpy(id, "a23gk56y");
	assessment = open_it(store);
	assert_string_equal(assessment_profile(assessment)->organisation, "見本商会");
	assert_versions(assessment, "q1 self 1 \n"
				    "q2 self 12  talk 14 田中 differ\n"
				    "q3 self 1,3  talk 1,2 田中 differ\n");
	assert_int_equal(assessment_entries(assessment)->count, 0);
	assert_int_equal(add(assessment, ENTRY_FINDING, "first"), 1);
	assert_true(assessment_undo(assessment, NULL, NULL));
	assessment_free(assessment);
	assert_sound();
}

static void a_database_of_format_1_that_can_only_be_read_is_left_alone(void **state)
{
	struct error err = ERROR_INIT;

	(void)state;
	if (geteuid() == 0)
		return; /* may write anywhere */
	put_format_1();
	assert_int_equal(chmod(place.database, 0400), 0);
	store = store_open(place.database, &err);
	assert_null(store);
	assert_int_equal(err.code, ERROR_READ_ONLY);
	assert_int_equal(chmod(place.database, 0600), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_PLACE(a_database_of_format_1_opens_with_all_of_it),
		IN_PLACE(a_database_of_format_1_that_can_only_be_read_is_left_alone),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
