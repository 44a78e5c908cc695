#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "assessment_duty.h"

#include "assessment_fixture.h"

static void set_duty(struct assessment *assessment, const char *clause, enum duty duty)
{
	struct error err = ERROR_INIT;

	if (!assessment_set_duty(assessment, clause, duty, &err))
		fail_msg("%s", err.message);
}

/* "1 a both\n2 b vendor\n" */
static void assert_duties(struct assessment *assessment, const char *expected)
{
	const struct entry *first;
	size_t count = entries_of_kind(assessment_entries(assessment), ENTRY_DUTY, &first);
	struct strbuf text = STRBUF_INIT;

	for (size_t i = 0; i < count; i++)
		strbuf_addf(&text, "%d %s %s\n", first[i].number, entry_field(&first[i], ENTRY_CLAUSE),
			    entry_field(&first[i], ENTRY_CARRIER));
	assert_string_equal(text.text, expected);
	strbuf_release(&text);
}

static void one_entry_for_each_clause(void **state)
{
	struct assessment *assessment = open_it(store);

	(void)state;
	assert_int_equal(assessment_duty(assessment, "a"), DUTY_UNSET);
	set_duty(assessment, "a", DUTY_VENDOR);
	set_duty(assessment, "b", DUTY_BOTH);
	set_duty(assessment, "a", DUTY_UNDECIDED);
	set_duty(assessment, "b", DUTY_BOTH);
	assert_duties(assessment, "1 a undecided\n2 b both\n");
	assert_int_equal(assessment_duty(assessment, "a"), DUTY_UNDECIDED);
	set_duty(assessment, "a", DUTY_UNSET);
	set_duty(assessment, "c", DUTY_UNSET);
	assert_duties(assessment, "2 b both\n");
	set_duty(assessment, "c", DUTY_CONSIGNOR);
	assert_duties(assessment, "1 c consignor\n2 b both\n");
	assessment_free(assessment);
	assert_sound();
}

static void all_are_set_or_none(void **state)
{
	static const struct duty_assignment good[] = { { "a", DUTY_VENDOR }, { "b", DUTY_BOTH }, { "a", DUTY_CONSIGNOR } };
	static const struct duty_assignment bad[] = { { "b", DUTY_UNSET }, { "no id", DUTY_BOTH } };
	struct assessment *assessment = open_it(store);
	struct error err = ERROR_INIT;

	(void)state;
	assert_true(assessment_set_duties(assessment, good, 3, NULL));
	assert_duties(assessment, "1 b both\n2 a consignor\n"); /* the later of two counts */
	assert_false(assessment_set_duties(assessment, bad, 2, &err));
	assert_int_equal(err.code, ERROR_INPUT);
	assert_duties(assessment, "1 b both\n2 a consignor\n");
	assert_true(assessment_undo(assessment, NULL, NULL));
	assert_duties(assessment, "");
	assert_true(assessment_redo(assessment, NULL, NULL));
	assert_duties(assessment, "1 b both\n2 a consignor\n");
	assessment_free(assessment);
	assert_sound();
}

static void of_two_programs_the_later_counts(void **state)
{
	struct store *other_store = store_open(place.database, NULL);
	struct assessment *mine = open_it(store);
	struct assessment *other = open_it(other_store);

	(void)state;
	set_duty(mine, "a", DUTY_VENDOR);
	set_duty(other, "a", DUTY_CONSIGNOR);
	assert_duties(other, "1 a consignor\n");
	set_duty(mine, "a", DUTY_BOTH); /* still has what it set itself */
	assert_duties(mine, "1 a both\n");
	set_duty(other, "b", DUTY_VENDOR);
	set_duty(mine, "c", DUTY_VENDOR);
	assert_duties(mine, "1 a both\n2 b vendor\n3 c vendor\n");
	set_duty(other, "a", DUTY_UNSET);
	set_duty(mine, "a", DUTY_UNSET);
	assert_duties(mine, "2 b vendor\n3 c vendor\n");
	assessment_free(mine);
	assessment_free(other);
	store_close(other_store);
	assert_sound();
}

static void entries_are_added_together_or_not_at_all(void **state)
{
	struct assessment *assessment = open_it(store);
	struct entry list[3] = { { .kind = ENTRY_ACTION }, { .kind = ENTRY_FINDING }, { .kind = ENTRY_ACTION } };
	struct error err = ERROR_INIT;
	int numbers[3];

	(void)state;
	for (int i = 0; i < 3; i++)
		entry_set_field(&list[i], ENTRY_TEXT, i ? "then" : "first");
	entry_set_field(&list[0], ENTRY_STATE, "open");
	assert_false(assessment_add_entries(assessment, list, 3, numbers, &err));
	assert_string_equal(err.message, "'state' is missing; every 'action' has one");
	assert_int_equal(assessment_entries(assessment)->count, 0);
	entry_set_field(&list[2], ENTRY_STATE, "done");
	assert_true(assessment_add_entries(assessment, list, 3, numbers, NULL));
	assert_int_equal(numbers[0], 1);
	assert_int_equal(numbers[1], 1);
	assert_int_equal(numbers[2], 2);
	assert_true(assessment_undo(assessment, NULL, NULL));
	assert_int_equal(assessment_entries(assessment)->count, 0);
	for (int i = 0; i < 3; i++)
		entry_release(&list[i]);
	assessment_free(assessment);
	assert_sound();
}

/* What is damaged in the same way in the history and in the entry, so that only its own rules can tell. */
static void verify_knows_the_rules_of_each_kind(void **state)
{
	static const char *const bad[] = {
		"UPDATE %s SET %s = 'clause a b''c' || char(10) || 'carrier both' || char(10)",
		"UPDATE %s SET %s = 'clause a' || char(10) || 'carrier nobody' || char(10)",
		"UPDATE %s SET %s = 'clause a' || char(10)",
	};
	struct assessment *assessment = open_it(store);

	(void)state;
	set_duty(assessment, "a", DUTY_VENDOR);
	assessment_free(assessment);
	assert_sound();
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		char *entry = sqlite3_mprintf(bad[i], "entry", "record");
		char *event = sqlite3_mprintf(bad[i], "event", "after");

		exec_on(place.database, entry);
		exec_on(place.database, event);
		sqlite3_free(entry);
		sqlite3_free(event);
		assert_int_equal(found_by_verify(NULL), 1);
		assert_null(assessment_open(store, id, NULL));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_PLACE(one_entry_for_each_clause),
		IN_PLACE(all_are_set_or_none),
		IN_PLACE(of_two_programs_the_later_counts),
		IN_PLACE(entries_are_added_together_or_not_at_all),
		IN_PLACE(verify_knows_the_rules_of_each_kind),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
