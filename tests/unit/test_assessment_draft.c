#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "assessment_draft.h"

#include "assessment_fixture.h"

static struct assessment *assessment;

static int make_open(void **state)
{
	if (make_assessment(state) != 0)
		return 1;
	assessment = assessment_open(store, id, NULL);
	return assessment ? 0 : 1;
}

static int drop_open(void **state)
{
	assessment_free(assessment);
	return drop_assessment(state);
}

static void open_again(void)
{
	assessment_free(assessment);
	store_close(store);
	store = store_open(place.database, NULL);
	assessment = assessment_open(store, id, NULL);
	assert_non_null(assessment);
}

static struct draft_place note_of(const char *name)
{
	return draft_place_of(find(assessment, name), "note");
}

static void keep(const struct draft_place *at, const char *text)
{
	struct error err = ERROR_INIT;

	if (!assessment_keep_draft(assessment, at, text, &err))
		fail_msg("%s", err.message);
}

/* text NULL: there is none. */
static void assert_draft(const struct draft_place *at, const char *text)
{
	struct draft draft = { .text = NULL };

	assert_true(assessment_find_draft(assessment, at, &draft, NULL));
	if (text) {
		assert_non_null(draft.text);
		assert_string_equal(draft.text, text);
	} else {
		assert_null(draft.text);
	}
	draft_release(&draft);
}

/* ---- tests ---------------------------------------------------------------------- */

static void a_draft_is_there_when_opened_again(void **state)
{
	struct draft_place note = note_of("q1"), other = draft_place_of(find(assessment, "q1"), "evidence");

	(void)state;
	keep(&note, "half");
	keep(&note, "half a\n文");
	open_again();
	assert_draft(&note, "half a\n文");
	assert_draft(&other, NULL);
	assert_true(assessment_drop_draft(assessment, &note, NULL));
	assert_true(assessment_drop_draft(assessment, &note, NULL)); /* none is fine */
	open_again();
	assert_draft(&note, NULL);
}

static void a_draft_is_no_answer_and_no_event(void **state)
{
	struct draft_place note = note_of("q1");

	(void)state;
	keep(&note, "half");
	open_again();
	assert_null(assessment_answer(assessment, find(assessment, "q1"))->note);
	assert_int_equal(count_rows("SELECT count(*) FROM event"), 0);
	assert_int_equal(count_rows("SELECT count(*) FROM answer"), 0);
	assert_sound();
}

static void the_newest_is_found_first(void **state)
{
	struct draft_place first = note_of("q1"), second = note_of("q2");
	struct draft draft = { .text = NULL };

	(void)state;
	keep(&first, "first");
	keep(&second, "second");
	exec_on(place.database, "UPDATE draft SET at_utc_ms = 5 WHERE item = 'q1'");
	exec_on(place.database, "UPDATE draft SET at_utc_ms = 9 WHERE item = 'q2'");
	assert_true(assessment_last_draft(assessment, &draft, NULL));
	assert_string_equal(draft.text, "second");
	assert_string_equal(draft.place.field, "note");
	assert_int_equal(draft.at_utc_ms, 9);
	assert_int_equal(item_compare(draft.place.item, find(assessment, "q2")), 0);
	draft_release(&draft);
}

static void the_place_follows_what_is_typed(void **state)
{
	struct draft_place note = note_of("q3");

	(void)state;
	keep(&note, "x");
	assert_int_equal(assessment_position(assessment).question, find(assessment, "q3").question);
	open_again();
	assert_int_equal(assessment_position(assessment).question, find(assessment, "q3").question);
}

static void an_entry_has_drafts_too(void **state)
{
	struct draft_place fresh = draft_place_of_entry(ENTRY_FACTOR, 0);
	struct draft_place gone = draft_place_of_entry(ENTRY_FINDING, 3);
	struct item before = assessment_position(assessment);
	struct draft draft = { .text = NULL };

	(void)state;
	keep(&fresh, "0 a factor\n");
	assert_int_equal(item_compare(assessment_position(assessment), before), 0);
	keep(&gone, "0 a finding that was deleted\n");
	exec_on(place.database, "UPDATE draft SET at_utc_ms = at_utc_ms + 1 WHERE item = 'finding.3'");
	assert_true(assessment_last_draft(assessment, &draft, NULL)); /* there is no finding 3 */
	assert_string_equal(draft.text, "0 a factor\n");
	assert_int_equal(draft.place.item.part, ITEM_PART_ENTRY);
	assert_int_equal(draft.place.entry_kind, ENTRY_FACTOR);
	assert_int_equal(draft.place.entry_number, 0);
	draft_release(&draft);
}

static void what_cannot_be_used_is_passed_over(void **state)
{
	static const char *const damages[] = {
		"UPDATE draft SET text = 'bell ' || char(7)",
		"UPDATE draft SET text = CAST(x'80' AS TEXT)",
		"UPDATE draft SET item = 'q99'",
		"UPDATE draft SET part = 7",
		"UPDATE draft SET part = -2, item = 'finding.x'",
	};
	struct draft_place note = note_of("q1");

	(void)state;
	for (size_t i = 0; i < sizeof(damages) / sizeof(*damages); i++) {
		struct draft draft = { .text = NULL };

		keep(&note, "half");
		exec_on(place.database, damages[i]);
		assert_true(assessment_last_draft(assessment, &draft, NULL));
		assert_null(draft.text);
		exec_on(place.database, "DELETE FROM draft");
	}
}

static void what_could_not_come_back_is_not_kept(void **state)
{
	struct draft_place note = note_of("q1");
	char *large = malloc(DRAFT_TEXT_BYTES_MAX + 2);
	struct error err = ERROR_INIT;

	(void)state;
	assert_non_null(large);
	memset(large, 'a', DRAFT_TEXT_BYTES_MAX + 1);
	large[DRAFT_TEXT_BYTES_MAX + 1] = '\0';
	assert_false(assessment_keep_draft(assessment, &note, large, &err));
	assert_int_equal(err.code, ERROR_LIMIT);
	large[DRAFT_TEXT_BYTES_MAX] = '\0';
	keep(&note, large);
	free(large);
}

static void deleting_takes_the_drafts(void **state)
{
	struct draft_place note = note_of("q1");

	(void)state;
	keep(&note, "half");
	assert_true(assessment_delete(store, id, NULL));
	assert_int_equal(count_rows("SELECT count(*) FROM draft"), 0);
}

#define OPENED(test) cmocka_unit_test_setup_teardown(test, make_open, drop_open)

int main(void)
{
	const struct CMUnitTest tests[] = {
		OPENED(a_draft_is_there_when_opened_again),
		OPENED(a_draft_is_no_answer_and_no_event),
		OPENED(the_newest_is_found_first),
		OPENED(the_place_follows_what_is_typed),
		OPENED(an_entry_has_drafts_too),
		OPENED(what_cannot_be_used_is_passed_over),
		OPENED(what_could_not_come_back_is_not_kept),
		OPENED(deleting_takes_the_drafts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
