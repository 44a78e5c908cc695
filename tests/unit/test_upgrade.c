#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "answer_syntax.h"
#include "assessment_draft.h"
#include "assessment_interview.h"
#include "assessment_upgrade.h"
#include "file.h"
#include "loader.h"

#include "place.h"

static struct place place;
static struct store *store;
static struct assessment *assessment;
static char id[ASSESSMENT_ID_SIZE];

/* Puts a version of "night" beside the sample, and looks at the folder anew. */
static void install(int version)
{
	char path[64];
	struct strbuf text = STRBUF_INIT;
	char buffer[4096];
	size_t got;
	FILE *in;

	snprintf(path, sizeof(path), "tests/data/upgrade/%d/night.cfg", version);
	in = fopen(path, "r");
	assert_non_null(in);
	while ((got = fread(buffer, 1, sizeof(buffer) - 1, in)) > 0) {
		buffer[got] = '\0';
		strbuf_adds(&text, buffer);
	}
	fclose(in);
	place_write(&place, "night", text.text);
	strbuf_release(&text);
	library_free(place.library);
	place.library = library_new();
}

static struct item find(const struct assessment *of, const char *name)
{
	struct item_ref ref;
	size_t count;
	int part;

	assert_true(parts_find_item(assessment_parts(of, &count), 1, name, strlen(name), &part, &ref,
				    NULL));
	return (struct item){ .part = part, .question = ref.question, .row = ref.row };
}

static void set(struct assessment *of, const char *name, int value)
{
	struct answer answer = { .state = ANSWER_OPEN };

	answer_copy(&answer, assessment_answer(of, find(of, name)));
	answer_clear_value(&answer);
	answer_add_value(&answer, value);
	assert_true(assessment_set(of, find(of, name), &answer, NULL));
	answer_release(&answer);
}

static void reopen(void)
{
	assessment_free(assessment);
	assessment = assessment_open(store, id, NULL);
	assert_non_null(assessment);
}

static void upgrade(void)
{
	struct upgrade *list = assessment_plan_upgrade(assessment, place.library, NULL);

	assert_non_null(list);
	assert_int_equal(list->count, 1);
	assert_true(assessment_upgrade(assessment, place.library, list, NULL));
	upgrade_free(list);
	reopen();
}

static int make(void **state)
{
	const char *const names[] = { "night" };
	struct profile profile = { .organisation = NULL };
	bool is_made;

	(void)state;
	place_make(&place);
	install(1);
	store = store_open(place.database, NULL);
	profile_set_field(&profile, 0, "Acme");
	is_made = store && assessment_create(store, place.library, names, 1, &profile, id, NULL);
	profile_release(&profile);
	assessment = is_made ? assessment_open(store, id, NULL) : NULL;
	return assessment ? 0 : 1;
}

static int drop(void **state)
{
	(void)state;
	assessment_free(assessment);
	store_close(store);
	place_drop(&place);
	return 0;
}

/* ---- the map ------------------------------------------------------------------ */

static struct questionnaire *load(const char *path)
{
	struct error_list mistakes = ERROR_LIST_INIT;
	struct questionnaire *questionnaire = questionnaire_load(path, &mistakes);

	error_list_release(&mistakes);
	assert_non_null(questionnaire);
	return questionnaire;
}

static int place_of(const struct questionnaire *questionnaire, const char *name)
{
	const struct question *question = questionnaire_find(questionnaire, name, strlen(name));

	assert_non_null(question);
	return question->index;
}

/* "q2=3" of version 1 is this in version 2; NULL: it has no place there. */
static void answers_become_what_they_are_in_the_later_version(void **state)
{
	static const struct {
		const char *item, *value, *becomes;
	} cases[] = {
		{ "q1", "1", "1" },       { "q2", "1", "1" },     { "q2", "2", "5" },
		{ "q2", "3", NULL },      { "q2", "?", "?" },     { "q2", "n/a:why", "n/a:why" },
		{ "q3", "1,9", "1,10" },  { "q7.a", "3", "3" },   { "q7.b", "2", "2" },
		{ "q8.a.x", "2", "xx=4" }, { "q8.a.x", "1", "xx=1" }, { "q8.a.y", "3", NULL },
		{ "q9", "2", "2" },       { "q10", "10", "10" },  { "q10", "11", NULL },
		{ "q11", "1", NULL },     { "q11", "?", "?" },
	};
	struct questionnaire *from = load("tests/data/upgrade/1/night.cfg");
	struct questionnaire *to = load("tests/data/upgrade/2/night.cfg");
	struct upgrade_map *map = upgrade_map_new(from, to);

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct answer before = { .state = ANSWER_OPEN };
		struct answer given = { .state = ANSWER_OPEN };
		struct answer after = { .state = ANSWER_OPEN };
		struct strbuf text = STRBUF_INIT;
		struct item_ref ref;
		const struct question *question;
		int to_question, to_row;

		assert_true(item_parse(from, cases[i].item, strlen(cases[i].item), &ref, NULL));
		question = &from->questions[ref.question];
		answer_set_field(&before.note, "a note");
		before.basis = BASIS_SEEN;
		assert_true(answer_parse(question, &ref, cases[i].value, &before, &given, NULL));
		assert_true(upgrade_find(map, ref.question, ref.row, &to_question, &to_row));
		assert_int_equal(upgrade_answer(map, ref.question, ref.row, &given, &after),
				 cases[i].becomes != NULL);
		answer_format(&to->questions[to_question], &after, &text);
		assert_string_equal(text.text, cases[i].becomes ? cases[i].becomes : "-");
		assert_string_equal(after.note, "a note");
		assert_int_equal(after.basis, cases[i].becomes ? BASIS_SEEN : BASIS_UNSET);
		answer_release(&before);
		answer_release(&given);
		answer_release(&after);
		strbuf_release(&text);
	}
	upgrade_map_free(map);
	questionnaire_free(from);
	questionnaire_free(to);
}

static void items_are_found_both_ways(void **state)
{
	struct questionnaire *from = load("tests/data/upgrade/1/night.cfg");
	struct questionnaire *to = load("tests/data/upgrade/2/night.cfg");
	struct upgrade_map *map = upgrade_map_new(from, to);
	int question, row;

	(void)state;
	assert_true(upgrade_find(map, place_of(from, "q4"), ROW_NONE, &question, &row));
	assert_string_equal(to->questions[question].id, "q4a");
	assert_true(upgrade_find_former(map, question, ROW_NONE, &question, &row));
	assert_string_equal(from->questions[question].id, "q4");
	assert_false(upgrade_find(map, place_of(from, "q6"), ROW_NONE, &question, &row));
	assert_false(upgrade_find_former(map, place_of(to, "q12"), ROW_NONE, &question, &row));
	assert_true(upgrade_find(map, place_of(from, "q7"), 1, &question, &row));
	assert_string_equal(to->questions[question].rows[row].id, "bb");
	assert_false(upgrade_find(map, place_of(from, "q7"), 2, &question, &row));
	assert_true(upgrade_is_changed(map, place_of(to, "q5"), ROW_NONE));
	assert_true(upgrade_is_changed(map, place_of(to, "q7"), 0));
	assert_false(upgrade_is_changed(map, place_of(to, "q7"), 1));
	upgrade_map_free(map);
	/* What changed in the version that one has is no news. */
	map = upgrade_map_new(to, to);
	assert_false(upgrade_is_changed(map, place_of(to, "q5"), ROW_NONE));
	upgrade_map_free(map);
	questionnaire_free(from);
	questionnaire_free(to);
}

/* ---- the store ------------------------------------------------------------------- */

static void another_program_is_told_and_stores_nothing(void **state)
{
	struct draft_place draft;
	struct assessment *other;
	struct answer answer = { .state = ANSWER_OPEN };
	struct upgrade *late;
	struct error err = ERROR_INIT;
	bool changed;

	(void)state;
	set(assessment, "q1", 1);
	install(2);
	other = assessment_open(store, id, NULL);
	late = assessment_plan_upgrade(other, place.library, NULL);
	upgrade();
	answer_add_value(&answer, 2);
	assert_false(assessment_set(other, find(other, "q1"), &answer, &err));
	assert_int_equal(err.code, ERROR_CONFLICT);
	assert_non_null(strstr(err.message, "open it again"));
	draft = draft_place_of(find(other, "q4"), "text");
	assert_false(assessment_keep_draft(other, &draft, "half a", NULL));
	assert_false(assessment_undo(other, NULL, NULL));
	assert_false(assessment_upgrade(other, place.library, late, &err));
	assert_int_equal(err.code, ERROR_CONFLICT);
	assert_false(assessment_undo_upgrade(other, NULL));
	changed = false;
	assessment_refresh(other, &changed, NULL);
	assert_string_equal(assessment_parts(other, &(size_t){ 0 })->questionnaire->version,
			    "2026.1");
	reopen();
	assert_true(answer_has_value(assessment_answer(assessment, find(assessment, "q1")), 1));
	answer_release(&answer);
	upgrade_free(late);
	assessment_free(other);
}

static void place_and_drafts_go_along_and_come_back(void **state)
{
	struct draft_place draft = draft_place_of(find(assessment, "q4"), "text");
	struct draft found = { .text = NULL };

	(void)state;
	assert_true(assessment_set_position(assessment, find(assessment, "q7.b"), NULL));
	assert_true(assessment_keep_draft(assessment, &draft, "half a sent", NULL));
	assert_true(assessment_set_position(assessment, find(assessment, "q7.b"), NULL));
	install(2);
	upgrade();
	assert_int_equal(assessment_position(assessment).question, find(assessment, "q7.bb").question);
	assert_int_equal(assessment_position(assessment).row, find(assessment, "q7.bb").row);
	draft = draft_place_of(find(assessment, "q4a"), "text");
	assert_true(assessment_find_draft(assessment, &draft, &found, NULL));
	assert_string_equal(found.text, "half a sent");
	draft_release(&found);
	assert_true(assessment_can_undo_upgrade(assessment));
	assert_true(assessment_undo_upgrade(assessment, NULL));
	reopen();
	assert_false(assessment_can_undo_upgrade(assessment));
	assert_int_equal(assessment_position(assessment).row, find(assessment, "q7.b").row);
	draft = draft_place_of(find(assessment, "q4"), "text");
	assert_true(assessment_find_draft(assessment, &draft, &found, NULL));
	assert_string_equal(found.text, "half a sent");
	draft_release(&found);
}

static void what_the_talk_confirmed_stays_confirmed(void **state)
{
	struct versions versions = { .count = 0 };
	const struct item_versions *found;
	struct item item;

	(void)state;
	set(assessment, "q7.b", 2);
	set(assessment, "q2", 2);
	set(assessment, "q6", 1);
	item = find(assessment, "q7.b");
	assessment_set_author(assessment, "Sato", VIA_INTERVIEW);
	assert_true(assessment_confirm(assessment, item, NULL));
	set(assessment, "q2", 1);
	install(2);
	upgrade();
	assert_true(assessment_versions(assessment, NULL, &versions, NULL));
	assert_int_equal(versions.count, 2); /* q6 is gone */
	found = versions_find(&versions, find(assessment, "q7.bb"));
	assert_true(found && found->self.is_there && found->talk.is_confirmed);
	assert_string_equal(found->talk.who, "Sato");
	found = versions_find(&versions, find(assessment, "q2"));
	assert_true(found && versions_differ(found));
	assert_true(answer_has_value(&found->self.answer, 5)); /* it was called 2 */
	versions_release(&versions);
}

static void a_text_stays_as_long_as_a_history_needs_it(void **state)
{
	char other[ASSESSMENT_ID_SIZE];
	const char *const names[] = { "night" };
	struct profile profile = { .organisation = NULL };
	struct verify_result result = { .count = 0 };
	struct assessment *second;

	(void)state;
	set(assessment, "q6", 1);
	profile_set_field(&profile, 0, "Bcme");
	assert_true(assessment_create(store, place.library, names, 1, &profile, other, NULL));
	profile_release(&profile);
	install(2);
	upgrade();
	assert_true(assessment_delete(store, other, NULL));
	assert_true(store_verify(store, &result, NULL));
	assert_int_equal(result.found, 0);
	verify_result_release(&result);
	assert_true(assessment_undo_upgrade(assessment, NULL));
	reopen();
	assert_true(answer_has_value(assessment_answer(assessment, find(assessment, "q6")), 1));
	second = assessment_open(store, id, NULL);
	assessment_free(second);
	assert_true(assessment_delete(store, id, NULL));
	memset(&result, 0, sizeof(result));
	assert_true(store_verify(store, &result, NULL));
	assert_int_equal(result.found, 0);
	verify_result_release(&result);
}

static void what_is_answered_again_is_kept_no_more(void **state)
{
	struct kept_answers kept = { .count = 0 };

	(void)state;
	set(assessment, "q2", 3);
	set(assessment, "q6", 2);
	install(2);
	upgrade();
	assert_true(assessment_kept(assessment, &kept, NULL));
	assert_int_equal(kept.count, 2);
	assert_non_null(kept_find(&kept, find(assessment, "q2")));
	assert_true(kept.list[1].is_gone);
	assert_string_equal(kept.list[1].former->id, "q6");
	assert_string_equal(kept.list[1].version, "2026.1");
	kept_release(&kept);
	set(assessment, "q2", 6);
	assert_true(assessment_kept(assessment, &kept, NULL));
	assert_int_equal(kept.count, 1);
	kept_release(&kept);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(answers_become_what_they_are_in_the_later_version),
		cmocka_unit_test(items_are_found_both_ways),
		cmocka_unit_test_setup_teardown(another_program_is_told_and_stores_nothing, make, drop),
		cmocka_unit_test_setup_teardown(place_and_drafts_go_along_and_come_back, make, drop),
		cmocka_unit_test_setup_teardown(what_the_talk_confirmed_stays_confirmed, make, drop),
		cmocka_unit_test_setup_teardown(a_text_stays_as_long_as_a_history_needs_it, make, drop),
		cmocka_unit_test_setup_teardown(what_is_answered_again_is_kept_no_more, make, drop),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
