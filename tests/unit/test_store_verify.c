/* Damage that was done to a database from outside: what verify finds, and what opening says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "assessment_fixture.h"

static void items_of_another_version_are_kept(void **state)
{
	struct assessment *assessment = open_it(store);
	struct verify_result result = { .lines = NULL };

	(void)state;
	set(assessment, "q1", A);
	assessment_free(assessment);
	exec_on(place.database, "INSERT INTO answer SELECT assessment, part, 'zz.a', record FROM answer");
	exec_on(place.database, "INSERT INTO event SELECT assessment, 2, 2, at_utc_ms, who, via, kind, part, "
		"'zz.a', before, after, 0"
		" FROM event");
	assessment = open_it(store);
	set(assessment, "q1", B);
	assessment_free(assessment);
	assert_true(store_verify(store, &result, NULL));
	assert_int_equal(result.found, 0);
	for (size_t i = 0; i < result.count; i++) {
		if (result.lines[i].kind == VERIFY_NOTED)
			assert_non_null(strstr(result.lines[i].text,
					       "'zz.a' is not in its questionnaire; it is kept"));
	}
	verify_result_release(&result);
}

/* What is done to a database, and what verify must say then; "" for nothing. */
struct damage {
	const char *sql;
	const char *found;
};

static void assert_found(const struct damage *damage)
{
	struct strbuf text = STRBUF_INIT;
	size_t found;

	exec_on(place.database, damage->sql);
	store = open_store();
	found = found_by_verify(&text);
	if ((found > 0) != (*damage->found != '\0') || !strstr(text.text, damage->found))
		fail_msg("%s: found %s", damage->sql, text.text);
	strbuf_release(&text);
	store_close(store);
	store = NULL;
}

/* Each damage by itself, to the database as it is now. */
static void assert_each_found(const struct damage *damages, size_t count)
{
	struct strbuf clean = STRBUF_INIT;

	store_close(store);
	store = NULL;
	place_read(place.database, "", &clean);
	for (size_t i = 0; i < count; i++) {
		write_bytes(place.database, "", &clean);
		assert_found(&damages[i]);
	}
	strbuf_release(&clean);
}

static void verify_finds_every_kind_of_damage(void **state)
{
	static const struct damage damages[] = {
		{ "UPDATE answer SET record = 'state shut' || char(10)",
		  "the record of 'q1' is damaged" },
		{ "UPDATE answer SET record = 'state none' || char(10)",
		  "does not fit its question" },
		{ "UPDATE answer SET record = 'state unknown' || char(10)",
		  "is not what the history says" },
		{ "DELETE FROM answer", "the answer of 'q1' is missing" },
		{ "DELETE FROM event WHERE id = 1", "event 2 of the history is damaged" },
		{ "UPDATE event SET before = 'x' WHERE id = 2",
		  "event 2 of the history is damaged" },
		{ "UPDATE event SET before = 'state unknown' || char(10) WHERE id = 2",
		  "does not begin with what stood" },
		{ "UPDATE event SET kind = 77 WHERE id = 2", "event 2 of the history is damaged" },
		{ "UPDATE questionnaire SET text = text || ' '",
		  "is not the one that was answered" },
		{ "UPDATE questionnaire SET text = 'id = 3;'", "cannot be used" },
		{ "UPDATE assessment SET organisation = 'X'",
		  "the profile is not what the history says" },
		{ "PRAGMA foreign_keys = OFF; DELETE FROM part", "points at nothing" },
		{ "CREATE INDEX i ON event (who)", "the tables are not those of format 3" },
	};
	struct profile profile = { .organisation = NULL };
	struct assessment *assessment = open_it(store);

	(void)state;
	profile_set_field(&profile, 0, "Bcme");
	set(assessment, "q1", A);
	set(assessment, "q1", B);
	assert_true(assessment_set_profile(assessment, &profile, NULL));
	profile_release(&profile);
	assessment_free(assessment);
	assert_each_found(damages, sizeof(damages) / sizeof(damages[0]));
}

static void verify_finds_damaged_entries(void **state)
{
	static const struct damage damages[] = {
		{ "UPDATE entry SET record = 'text other' || char(10)",
		  "'finding.1' is not what the history says" },
		{ "DELETE FROM entry", "'finding.1' is missing" },
		{ "INSERT INTO entry SELECT assessment, 2, 4, record FROM entry",
		  "'factor.4' is not what the history says" },
		{ "INSERT INTO entry SELECT assessment, 9, 1, record FROM entry",
		  "'9.1' is not what the history says" },
		{ "UPDATE event SET item = 'finding.x' WHERE item = 'finding.1'",
		  "event 1 of the history is damaged" },
		{ "UPDATE event SET after = 'text' WHERE item = 'finding.1'",
		  "event 1 of the history is damaged" },
		{ "UPDATE event SET before = 'text b' || char(10) WHERE item = 'finding.1'",
		  "event 1 does not begin with what stood at 'finding.1' before it" },
		{ "UPDATE event SET after = before WHERE kind = 4", "" },
		{ "UPDATE event SET before = 'state open' || char(10) WHERE kind = 4",
		  "event 3 of the history is damaged" },
	};
	struct assessment *assessment = open_it(store);

	(void)state;
	add(assessment, ENTRY_FINDING, "first");
	set(assessment, "q1", A);
	confirm(assessment, "q1");
	assessment_free(assessment);
	assert_each_found(damages, sizeof(damages) / sizeof(damages[0]));
}

static void a_damaged_answer_is_named_when_opening(void **state)
{
	struct assessment *assessment = open_it(store);
	struct error err = ERROR_INIT;

	(void)state;
	set(assessment, "q1", A);
	assessment_free(assessment);
	exec_on(place.database, "UPDATE answer SET record = 'nonsense'");
	assert_null(assessment_open(store, id, &err));
	assert_int_equal(err.code, ERROR_DAMAGED);
	assert_string_equal(
		err.message,
		"the stored answer of 'q1' cannot be used: damaged record of an answer");
}

static void a_damaged_entry_is_named_when_opening(void **state)
{
	struct assessment *assessment = open_it(store);
	struct error err = ERROR_INIT;

	(void)state;
	add(assessment, ENTRY_FINDING, "first");
	assessment_free(assessment);
	exec_on(place.database, "UPDATE entry SET record = 'text'");
	assert_null(assessment_open(store, id, &err));
	assert_int_equal(err.code, ERROR_DAMAGED);
	assert_string_equal(err.message, "damaged record of 'finding.1'");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_PLACE(items_of_another_version_are_kept),
		IN_PLACE(verify_finds_every_kind_of_damage),
		IN_PLACE(verify_finds_damaged_entries),
		IN_PLACE(a_damaged_answer_is_named_when_opening),
		IN_PLACE(a_damaged_entry_is_named_when_opening),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
