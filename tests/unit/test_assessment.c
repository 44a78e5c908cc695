#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "answer_syntax.h"
#include "assessment.h"

#include "place.h"

#include <sqlite3.h>

static struct place place;
static struct store *store;
static char id[ASSESSMENT_ID_SIZE];

static bool create(const char *const *questionnaires, size_t count, struct error *err)
{
	struct profile profile = { .organisation = NULL };
	bool is_made;

	profile_set_field(&profile, 0, "Acme");
	is_made = assessment_create(store, place.library, questionnaires, count, &profile, id, err);
	profile_release(&profile);
	return is_made;
}

static int make(void **state)
{
	(void)state;
	place_make(&place);
	store = store_open(place.database, NULL);
	return store && create((const char *[]){ "sample" }, 1, NULL) ? 0 : 1;
}

static int drop(void **state)
{
	(void)state;
	store_close(store);
	place_drop(&place);
	return 0;
}

static struct assessment *open_it(struct store *from)
{
	struct error err = ERROR_INIT;
	struct assessment *assessment = assessment_open(from, id, &err);

	if (!assessment)
		fail_msg("%s", err.message);
	return assessment;
}

static struct item find(struct assessment *assessment, const char *name)
{
	struct item_ref ref;
	size_t count;
	const struct part *parts = assessment_parts(assessment, &count);
	struct item item = { .part = 0 };

	assert_true(parts_find_item(parts, count, name, strlen(name), &item.part, &ref, NULL));
	item.question = ref.question;
	item.row = ref.row;
	return item;
}

static bool set(struct assessment *assessment, const char *name, const char *record,
		struct error *err)
{
	struct answer answer = { .state = ANSWER_OPEN };
	bool is_set;

	assert_true(answer_decode(record, &answer, NULL));
	is_set = assessment_set(assessment, find(assessment, name), &answer, err);
	answer_release(&answer);
	return is_set;
}

#define A "state values\nvalues 1\n"
#define B "state values\nvalues 2\n"
#define C "state values\nvalues 3\n"
#define OPEN "state open\n"

static void assert_stands(struct assessment *assessment, const char *name, const char *want)
{
	struct strbuf record = STRBUF_INIT;

	answer_encode(assessment_answer(assessment, find(assessment, name)), &record);
	assert_string_equal(record.text, want);
	strbuf_release(&record);
}

static void assert_sound(void)
{
	struct verify_result result = { .lines = NULL };

	assert_true(store_verify(store, &result, NULL));
	for (size_t i = 0; i < result.count; i++) {
		if (result.lines[i].kind == VERIFY_FOUND)
			fail_msg("%s", result.lines[i].text);
	}
	verify_result_release(&result);
}

/* ---- making and opening ------------------------------------------------------- */

static void ids_are_short_and_without_look_alikes(void **state)
{
	(void)state;
	for (int i = 0; i < 50; i++) {
		assert_true(create((const char *[]){ "sample" }, 1, NULL));
		assert_int_equal(strlen(id), ASSESSMENT_ID_LENGTH);
		assert_int_equal(strspn(id, "23456789abcdefghjkmnpqrstuvwxyz"),
				 ASSESSMENT_ID_LENGTH);
	}
}

static void what_cannot_be_made_leaves_nothing(void **state)
{
	struct assessment_list list;
	struct error err = ERROR_INIT;

	(void)state;
	assert_false(create((const char *[]){ "nothing" }, 1, &err));
	assert_int_equal(err.code, ERROR_NOT_FOUND);
	assert_false(create((const char *[]){ "sample", "sample" }, 2, &err));
	assert_string_equal(err.message, "questionnaire 'sample' is given twice");
	assert_false(create(NULL, 0, &err));
	assert_true(assessment_list(store, &list, &err));
	assert_int_equal(list.count, 1);
	assert_string_equal(list.rows[0].profile.organisation, "Acme");
	assert_int_equal(list.rows[0].questionnaire_count, 1);
	assert_string_equal(list.rows[0].questionnaires[0], "sample");
	assessment_list_release(&list);
}

static void the_last_changed_is_listed_first(void **state)
{
	struct assessment_list list;
	char first[ASSESSMENT_ID_SIZE];
	struct assessment *assessment;

	(void)state;
	memcpy(first, id, sizeof(first));
	setenv("SOURCE_DATE_EPOCH", "4000000000", 1);
	assert_true(create((const char *[]){ "sample" }, 1, NULL));
	setenv("SOURCE_DATE_EPOCH", "4000000001", 1);
	assessment = assessment_open(store, first, NULL);
	assert_true(set(assessment, "q1", A, NULL));
	assert_int_equal(assessment_updated_utc(assessment), 4000000001);
	assert_int_equal(assessment_saved_utc_ms(assessment), 4000000001000);
	assessment_free(assessment);
	unsetenv("SOURCE_DATE_EPOCH");
	assert_true(assessment_list(store, &list, NULL));
	assert_int_equal(list.count, 2);
	assert_string_equal(list.rows[0].id, first);
	assert_int_equal(list.rows[0].updated_utc, 4000000001);
	assert_int_equal(list.rows[1].updated_utc, 4000000000);
	assessment_list_release(&list);
}

static void an_answer_survives_closing(void **state)
{
	struct assessment *assessment = open_it(store);

	(void)state;
	assert_true(
		set(assessment, "q1", "state values\nvalues 9\nblank 9 弁護士\nnote n\n", NULL));
	assert_true(set(assessment, "q6.b", "state values\nvalues 0 3\n", NULL));
	assessment_free(assessment);
	store_close(store);
	store = store_open(place.database, NULL);
	assessment = open_it(store);
	assert_stands(assessment, "q1", "state values\nvalues 9\nblank 9 弁護士\nnote n\n");
	assert_stands(assessment, "q6.b", "state values\nvalues 0 3\n");
	assert_sound();
	assessment_free(assessment);
}

static void it_goes_on_with_the_questionnaire_it_was_made_with(void **state)
{
	struct assessment *assessment;
	struct library *library;
	size_t count;

	(void)state;
	place_write(
		&place, "sample",
		"id = \"sample\"; version = \"2\"; roles = [ \"vendor\" ]; title = { en = \"N\"; "
		"ja = \"N\"; };\n"
		"sections = ( { id = \"s\"; title = { en = \"S\"; ja = \"S\"; }; questions = (\n"
		"{ id = \"n1\"; kind = \"text\"; prompt = { en = \"P\"; ja = \"P\"; }; } ); } "
		");\n");
	assessment = open_it(store);
	assert_string_equal(assessment_parts(assessment, &count)->questionnaire->version, "1");
	assert_true(set(assessment, "q1", A, NULL));
	assessment_free(assessment);
	library = library_new();
	library_free(place.library);
	place.library = library;
	assert_true(create((const char *[]){ "sample" }, 1, NULL));
	assessment = open_it(store);
	assert_string_equal(assessment_parts(assessment, &count)->questionnaire->version, "2");
	assessment_free(assessment);
	assert_sound();
}

static void several_parts_are_one_assessment(void **state)
{
	struct assessment *assessment;
	size_t count;

	(void)state;
	place_write(
		&place, "other",
		"id = \"other\"; version = \"1\"; roles = [ \"vendor\" ]; title = { en = \"N\"; ja "
		"= \"N\"; };\n"
		"sections = ( { id = \"s\"; title = { en = \"S\"; ja = \"S\"; }; questions = (\n"
		"{ id = \"q1\"; kind = \"text\"; prompt = { en = \"P\"; ja = \"P\"; }; } ); } "
		");\n");
	library_free(place.library);
	place.library = library_new();
	assert_true(create((const char *[]){ "other", "sample" }, 2, NULL));
	assessment = open_it(store);
	assessment_parts(assessment, &count);
	assert_int_equal(count, 2);
	assert_true(set(assessment, "other/q1", "state text\ntext x\n", NULL));
	assert_true(set(assessment, "sample/q1", A, NULL));
	assessment_free(assessment);
	assessment = open_it(store);
	assert_stands(assessment, "other/q1", "state text\ntext x\n");
	assert_stands(assessment, "sample/q1", A);
	assert_sound();
	assessment_free(assessment);
}

static void deleting_one_leaves_the_others(void **state)
{
	char first[ASSESSMENT_ID_SIZE];
	struct error err = ERROR_INIT;

	(void)state;
	memcpy(first, id, sizeof(first));
	assert_true(create((const char *[]){ "sample" }, 1, NULL));
	assert_true(assessment_delete(store, first, &err));
	assert_null(assessment_open(store, first, &err));
	assert_int_equal(err.code, ERROR_NOT_FOUND);
	assert_false(assessment_delete(store, first, &err));
	assessment_free(open_it(store));
	assert_sound();
}

/* ---- changes -------------------------------------------------------------------- */

static void an_answer_that_is_not_allowed_changes_nothing(void **state)
{
	struct assessment *assessment = open_it(store);
	struct assignment two[2] = { { .item = find(assessment, "q1") },
				     { .item = find(assessment, "q2") } };
	struct error err = ERROR_INIT;

	(void)state;
	assert_false(set(assessment, "q1", "state values\nvalues 4\n", &err));
	assert_int_equal(err.code, ERROR_INPUT);
	answer_add_value(&two[0].after, 1);
	answer_add_value(&two[1].after, 7);
	assert_false(assessment_set_all(assessment, two, 2, &err));
	assert_string_equal(
		err.message,
		"q2: no choice has the number 7; expected 1 (A), 2 (B), 3 (C), 4 (D), 5 (Else)");
	assert_stands(assessment, "q1", OPEN);
	answer_release(&two[0].after);
	answer_release(&two[1].after);
	assessment_free(assessment);
	assessment = open_it(store);
	assert_stands(assessment, "q1", OPEN);
	assessment_free(assessment);
}

static void count_change(const struct change *change, void *context)
{
	int *count = context;

	(void)change;
	++*count;
}

static int count_changes(struct assessment *assessment)
{
	int count = 0;

	assert_true(assessment_history(assessment, NULL, count_change, &count, NULL));
	return count;
}

static void the_same_answer_again_is_no_change(void **state)
{
	struct assessment *assessment = open_it(store);

	(void)state;
	assert_true(set(assessment, "q1", A, NULL));
	assert_true(set(assessment, "q1", A, NULL));
	assert_true(set(assessment, "q2", OPEN, NULL));
	assert_int_equal(count_changes(assessment), 1);
	assessment_free(assessment);
}

static void the_interview_follows_a_change(void **state)
{
	struct assessment *assessment = open_it(store);
	size_t count;
	const struct part *part = assessment_parts(assessment, &count);

	(void)state;
	assert_false(interview_is_asked(part->interview, find(assessment, "q2").question));
	assert_true(set(assessment, "q1", A, NULL));
	assert_true(interview_is_asked(part->interview, find(assessment, "q2").question));
	assert_true(assessment_undo(assessment, NULL, NULL));
	assert_false(interview_is_asked(part->interview, find(assessment, "q2").question));
	assessment_free(assessment);
}

static void undo_and_redo_walk_the_changes(void **state)
{
	struct assessment *assessment = open_it(store);
	struct error err = ERROR_INIT;
	struct item item;

	(void)state;
	assert_false(assessment_undo(assessment, NULL, &err));
	assert_int_equal(err.code, ERROR_NOT_FOUND);
	assert_true(set(assessment, "q1", A, NULL));
	assert_true(set(assessment, "q1", B, NULL));
	assert_true(set(assessment, "q9", C, NULL));
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
	assert_true(set(assessment, "q1", A, NULL));
	assert_true(set(assessment, "q1", B, NULL));
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
	assert_true(set(assessment, "q1", A, NULL));
	assert_true(assessment_undo(assessment, NULL, NULL));
	assert_true(set(assessment, "q9", C, NULL));
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

struct seen {
	int count;
	struct strbuf lines;
};

static void write_change(const struct change *change, void *context)
{
	static const char *const kinds[] = { "set", "undo", "redo", "profile" };
	struct seen *seen = context;

	strbuf_addf(&seen->lines, "%lld %s %s %d", (long long)change->id, kinds[change->kind],
		    change->who, change->via);
	if (change->kind == CHANGE_PROFILE)
		strbuf_addf(&seen->lines, " %s>%s\n", change->profile_before->organisation,
			    change->profile_after->organisation);
	else
		strbuf_addf(&seen->lines, " %d %d>%d\n", change->item.question,
			    change->before->state, change->after->state);
}

static void history_tells_who_what_before_and_after(void **state)
{
	struct assessment *assessment = open_it(store);
	struct profile profile = { .organisation = NULL };
	struct seen seen = { .lines = STRBUF_INIT };
	struct item q9 = find(assessment, "q9");

	(void)state;
	assert_true(set(assessment, "q1", A, NULL));
	assessment_set_author(assessment, "Sato", VIA_INTERVIEW);
	assert_true(set(assessment, "q9", "state unknown\n", NULL));
	assert_true(assessment_undo(assessment, NULL, NULL));
	profile_copy(&profile, assessment_profile(assessment));
	profile_set_field(&profile, 0, "Bcme");
	assert_true(assessment_set_profile(assessment, &profile, NULL));
	assert_true(assessment_set_profile(assessment, &profile, NULL));
	profile_release(&profile);
	assert_true(assessment_redo(assessment, NULL, NULL));
	assert_true(assessment_history(assessment, NULL, write_change, &seen, NULL));
	assert_string_equal(seen.lines.text,
			    "1 set  0 0 0>1\n2 set Sato 1 8 0>4\n3 undo Sato 1 8 4>0\n"
			    "4 profile Sato 1 Acme>Bcme\n5 redo Sato 1 8 0>4\n");
	strbuf_reset(&seen.lines);
	assert_true(assessment_history(assessment, &q9, write_change, &seen, NULL));
	assert_string_equal(seen.lines.text,
			    "2 set Sato 1 8 0>4\n3 undo Sato 1 8 4>0\n5 redo Sato 1 8 0>4\n");
	strbuf_release(&seen.lines);
	assessment_free(assessment);
	assessment = open_it(store);
	assert_string_equal(assessment_profile(assessment)->organisation, "Bcme");
	assessment_free(assessment);
	assert_sound();
}

static void one_comes_back_to_the_same_place(void **state)
{
	struct assessment *assessment = open_it(store);
	struct profile profile = { .organisation = NULL };

	(void)state;
	assert_int_equal(assessment_position(assessment).question, 0);
	assert_true(set(assessment, "q4.b", A, NULL));
	assessment_free(assessment);
	assessment = open_it(store);
	assert_int_equal(assessment_position(assessment).question, 3);
	assert_int_equal(assessment_position(assessment).row, 1);
	assert_true(assessment_set_position(assessment, find(assessment, "q6"), NULL));
	profile_set_field(&profile, 0, "Renamed");
	assert_true(assessment_set_profile(assessment, &profile, NULL));
	profile_release(&profile);
	assessment_free(assessment);
	assessment = open_it(store);
	assert_int_equal(assessment_position(assessment).question, 5);
	assert_int_equal(assessment_position(assessment).row, ROW_NONE);
	assert_true(set(assessment, "q1", A, NULL));
	assessment_free(assessment);
	assessment = open_it(store);
	assert_int_equal(assessment_position(assessment).question, 0);
	assessment_free(assessment);
}

/* ---- two programs ----------------------------------------------------------------- */

static void another_programs_change_of_the_same_item_is_a_conflict(void **state)
{
	struct store *other_store = store_open(place.database, NULL);
	struct assessment *mine = open_it(store);
	struct assessment *other = open_it(other_store);
	struct error err = ERROR_INIT;

	(void)state;
	assert_true(set(other, "q1", A, NULL));
	assert_true(set(other, "q9", C, NULL));
	assert_false(set(mine, "q1", B, &err));
	assert_int_equal(err.code, ERROR_CONFLICT);
	assert_string_equal(
		err.message,
		"another program answered 'q1' in the meantime; its answer was read in, look "
		"and answer again");
	assert_stands(mine, "q1", A);
	assert_stands(mine, "q9", C);
	assert_true(set(mine, "q1", B, NULL));
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
	assert_true(set(other, "q1", A, NULL));
	assert_true(set(mine, "q9", C, NULL));
	assert_stands(mine, "q1", OPEN);
	assert_true(assessment_refresh(mine, &changed, NULL));
	assert_true(changed);
	assert_stands(mine, "q1", A);
	assert_true(interview_is_asked(assessment_parts(mine, &count)->interview,
				       find(mine, "q2").question));
	assert_true(assessment_refresh(mine, &changed, NULL));
	assert_false(changed);
	assert_true(set(mine, "q4.a", A, NULL));
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
	assert_true(set(mine, "q1", A, NULL));
	other = open_it(other_store);
	assert_true(set(other, "q1", B, NULL));
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
	assert_true(set(mine, "q1", A, NULL));
	other = open_it(other_store);
	assert_true(set(other, "q9", C, NULL));
	assert_true(assessment_undo(mine, NULL, NULL));
	assert_stands(mine, "q1", OPEN);
	assert_true(set(other, "q4.a", A, NULL));
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
	assert_false(set(mine, "q1", A, &err));
	assert_false(assessment_refresh(mine, NULL, &err));
	assert_int_equal(err.code, ERROR_NOT_FOUND);
	assessment_free(mine);
	store_close(other_store);
	assert_sound();
}

/* ---- damage ------------------------------------------------------------------------ */

static void exec_on(const char *sql)
{
	char *message = NULL;
	sqlite3 *db;

	assert_int_equal(sqlite3_open(place.database, &db), SQLITE_OK);
	if (sqlite3_exec(db, sql, NULL, NULL, &message) != SQLITE_OK)
		fail_msg("%s: %s", sql, message);
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

static void items_of_another_version_are_kept(void **state)
{
	struct assessment *assessment = open_it(store);
	struct verify_result result = { .lines = NULL };

	(void)state;
	assert_true(set(assessment, "q1", A, NULL));
	assessment_free(assessment);
	exec_on("INSERT INTO answer SELECT assessment, part, 'zz.a', record FROM answer");
	exec_on("INSERT INTO event SELECT assessment, 2, 2, at_utc_ms, who, via, kind, part, "
		"'zz.a', before, after, 0"
		" FROM event");
	assessment = open_it(store);
	assert_true(set(assessment, "q1", B, NULL));
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

static void verify_finds_every_kind_of_damage(void **state)
{
	static const struct {
		const char *sql;
		const char *found;
	} cases[] = {
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
	struct strbuf clean = STRBUF_INIT;
	struct assessment *assessment = open_it(store);

	(void)state;
	profile_set_field(&profile, 0, "Bcme");
	assert_true(set(assessment, "q1", A, NULL));
	assert_true(set(assessment, "q1", B, NULL));
	assert_true(assessment_set_profile(assessment, &profile, NULL));
	profile_release(&profile);
	assessment_free(assessment);
	store_close(store);
	place_read(place.database, "", &clean);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct verify_result result = { .lines = NULL };
		struct strbuf text = STRBUF_INIT;
		FILE *out = fopen(place.database, "wb");

		assert_int_equal(fwrite(clean.text, 1, clean.length, out), clean.length);
		fclose(out);
		exec_on(cases[i].sql);
		store = store_open(place.database, NULL);
		assert_true(store_verify(store, &result, NULL));
		assert_true(result.found > 0);
		for (size_t j = 0; j < result.count; j++) {
			if (result.lines[j].kind == VERIFY_FOUND)
				strbuf_addf(&text, "%s\n", result.lines[j].text);
		}
		if (!strstr(text.text, cases[i].found))
			fail_msg("%s: found %s", cases[i].sql, text.text);
		strbuf_release(&text);
		verify_result_release(&result);
		store_close(store);
	}
	store = NULL;
	strbuf_release(&clean);
}

static void a_damaged_answer_is_named_when_opening(void **state)
{
	struct assessment *assessment = open_it(store);
	struct error err = ERROR_INIT;

	(void)state;
	assert_true(set(assessment, "q1", A, NULL));
	assessment_free(assessment);
	exec_on("UPDATE answer SET record = 'nonsense'");
	assert_null(assessment_open(store, id, &err));
	assert_int_equal(err.code, ERROR_DAMAGED);
	assert_string_equal(
		err.message,
		"the stored answer of 'q1' cannot be used: damaged record of an answer");
}

int main(void)
{
#define IN_PLACE(test) cmocka_unit_test_setup_teardown(test, make, drop)
	const struct CMUnitTest tests[] = {
		IN_PLACE(ids_are_short_and_without_look_alikes),
		IN_PLACE(what_cannot_be_made_leaves_nothing),
		IN_PLACE(the_last_changed_is_listed_first),
		IN_PLACE(an_answer_survives_closing),
		IN_PLACE(it_goes_on_with_the_questionnaire_it_was_made_with),
		IN_PLACE(several_parts_are_one_assessment),
		IN_PLACE(deleting_one_leaves_the_others),
		IN_PLACE(an_answer_that_is_not_allowed_changes_nothing),
		IN_PLACE(the_same_answer_again_is_no_change),
		IN_PLACE(the_interview_follows_a_change),
		IN_PLACE(undo_and_redo_walk_the_changes),
		IN_PLACE(undo_survives_closing),
		IN_PLACE(a_new_change_ends_redo),
		IN_PLACE(a_batch_is_undone_as_one),
		IN_PLACE(history_tells_who_what_before_and_after),
		IN_PLACE(one_comes_back_to_the_same_place),
		IN_PLACE(another_programs_change_of_the_same_item_is_a_conflict),
		IN_PLACE(other_items_do_not_conflict_and_are_read_in_by_refresh),
		IN_PLACE(undo_is_refused_when_another_program_changed_the_item),
		IN_PLACE(undo_takes_back_what_this_program_has_seen),
		IN_PLACE(a_deleted_assessment_cannot_be_changed),
		IN_PLACE(items_of_another_version_are_kept),
		IN_PLACE(verify_finds_every_kind_of_damage),
		IN_PLACE(a_damaged_answer_is_named_when_opening),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
