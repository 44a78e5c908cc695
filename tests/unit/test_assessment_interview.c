#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "answer_syntax.h"
#include "assessment_interview.h"

#include "place.h"

#include <sqlite3.h>

static struct place place;
static struct store *store;
static char id[ASSESSMENT_ID_SIZE];

static int make(void **state)
{
	const char *const names[] = { "sample" };
	struct profile profile = { .organisation = NULL };
	bool is_made;

	(void)state;
	place_make(&place);
	store = store_open(place.database, NULL);
	profile_set_field(&profile, 0, "Acme");
	is_made = store && assessment_create(store, place.library, names, 1, &profile, id, NULL);
	profile_release(&profile);
	return is_made ? 0 : 1;
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

#define A "state values\nvalues 1\n"
#define B "state values\nvalues 2\n"

static void set(struct assessment *assessment, const char *name, const char *record)
{
	struct answer answer = { .state = ANSWER_OPEN };

	assert_true(answer_decode(record, &answer, NULL));
	assert_true(assessment_set(assessment, find(assessment, name), &answer, NULL));
	answer_release(&answer);
}

static void confirm(struct assessment *assessment, const char *name)
{
	assert_true(assessment_confirm(assessment, find(assessment, name), NULL));
}

static int add(struct assessment *assessment, enum entry_kind kind, const char *text)
{
	struct entry entry = { .kind = kind };
	struct error err = ERROR_INIT;
	int number;

	entry_set_field(&entry, kind == ENTRY_INCIDENT ? ENTRY_OUTLINE : ENTRY_TEXT, text);
	if (!assessment_add_entry(assessment, &entry, &number, &err))
		fail_msg("%s", err.message);
	entry_release(&entry);
	return number;
}

static const char *text_of(struct assessment *assessment, enum entry_kind kind, int number)
{
	const struct entry *entry = entries_find(assessment_entries(assessment), kind, number);

	if (!entry)
		return NULL;
	return entry_field(entry, kind == ENTRY_INCIDENT ? ENTRY_OUTLINE : ENTRY_TEXT);
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

/* "q1 self 1 Sato, talk 2 Tanaka confirmed differ\n" for each item. */
static void assert_versions(struct assessment *assessment, const char *expected)
{
	struct versions versions = { .items = NULL };
	struct strbuf text = STRBUF_INIT;
	size_t count;
	const struct part *parts = assessment_parts(assessment, &count);

	assert_true(assessment_versions(assessment, NULL, &versions, NULL));
	for (size_t i = 0; i < versions.count; i++) {
		const struct item_versions *item = &versions.items[i];
		const struct answer_version *both[] = { &item->self, &item->talk };

		parts_format_item(parts, count, item->item, &text);
		for (int v = 0; v < 2; v++) {
			if (!both[v]->is_there)
				continue;
			strbuf_adds(&text, v == 0 ? " self " : " talk ");
			answer_format(&parts->questionnaire->questions[item->item.question],
				      &both[v]->answer, &text);
			strbuf_addf(&text, " %s%s", both[v]->who,
				    both[v]->is_confirmed ? " confirmed" : "");
		}
		strbuf_adds(&text, versions_differ(item) ? " differ\n" : "\n");
	}
	assert_string_equal(text.text, expected);
	versions_release(&versions);
	strbuf_release(&text);
}

/* ---- versions -------------------------------------------------------------------- */

static void both_hands_keep_their_last_value(void **state)
{
	struct assessment *assessment = open_it(store);

	(void)state;
	assessment_set_author(assessment, "Sato", VIA_SELF);
	set(assessment, "q1", A);
	set(assessment, "q1", B);
	set(assessment, "q4.a", A);
	set(assessment, "q4.b", B);
	assessment_set_author(assessment, "Tanaka", VIA_INTERVIEW);
	set(assessment, "q1", A);
	confirm(assessment, "q4.a");
	set(assessment, "q9", "state values\nvalues 5\n");
	assert_versions(assessment, "q1 self 2 Sato talk 1 Tanaka differ\n"
				    "q4.a self 1 Sato talk 1 Tanaka confirmed\n"
				    "q4.b self 2 Sato\n"
				    "q9 talk 5 Tanaka\n");
	assessment_free(assessment);
	assert_sound();
}

static void notes_and_marks_make_no_version_and_a_basis_does(void **state)
{
	struct assessment *assessment = open_it(store);

	(void)state;
	set(assessment, "q1", A);
	set(assessment, "q4.a", A);
	assessment_set_author(assessment, "Tanaka", VIA_INTERVIEW);
	set(assessment, "q1", "state values\nvalues 1\nnote ask again\nmark\n");
	set(assessment, "q4.a", "state values\nvalues 1\nbasis seen\n");
	assert_versions(assessment, "q1 self 1 \nq4.a self 1  talk 1 Tanaka\n");
	assessment_free(assessment);
}

static void a_confirmation_is_of_the_talk_whoever_is_set(void **state)
{
	struct assessment *assessment = open_it(store);

	(void)state;
	set(assessment, "q1", A);
	confirm(assessment, "q1");
	assert_versions(assessment, "q1 self 1  talk 1  confirmed\n");
	assessment_free(assessment);
}

static void what_was_taken_back_is_no_version(void **state)
{
	struct assessment *assessment = open_it(store);

	(void)state;
	set(assessment, "q1", A);
	assessment_set_author(assessment, "Tanaka", VIA_INTERVIEW);
	confirm(assessment, "q1");
	set(assessment, "q1", B);
	assert_true(assessment_undo(assessment, NULL, NULL));
	assert_versions(assessment, "q1 self 1  talk 1 Tanaka confirmed\n");
	assert_true(assessment_undo(assessment, NULL, NULL));
	assert_versions(assessment, "q1 self 1 \n");
	assert_true(assessment_redo(assessment, NULL, NULL));
	assert_true(assessment_redo(assessment, NULL, NULL));
	assert_versions(assessment, "q1 self 1  talk 2 Tanaka differ\n");
	assessment_free(assessment);
	assert_sound();
}

static void counts_of_versions_add_up(void **state)
{
	struct assessment *assessment = open_it(store);
	struct versions versions = { .items = NULL };
	struct versions_count count;
	struct item q1;

	(void)state;
	set(assessment, "q1", A);
	set(assessment, "q4.a", A);
	set(assessment, "q4.b", A);
	assessment_set_author(assessment, "", VIA_INTERVIEW);
	set(assessment, "q1", B);
	confirm(assessment, "q4.a");
	set(assessment, "q9", "state values\nvalues 5\n");
	assert_true(assessment_versions(assessment, NULL, &versions, NULL));
	count = versions_count(&versions);
	assert_int_equal(count.self, 3);
	assert_int_equal(count.talk, 3);
	assert_int_equal(count.both, 2);
	assert_int_equal(count.differing, 1);
	assert_int_equal(count.talk_only, 1);
	q1 = find(assessment, "q1");
	assert_true(versions_differ(versions_find(&versions, q1)));
	assert_null(versions_find(&versions, find(assessment, "q7")));
	versions_release(&versions);
	assert_true(assessment_versions(assessment, &q1, &versions, NULL));
	assert_int_equal(versions.count, 1);
	versions_release(&versions);
	assessment_free(assessment);
}

/* ---- confirming ------------------------------------------------------------------ */

static void only_an_answer_can_be_confirmed(void **state)
{
	struct assessment *assessment = open_it(store);
	struct error err = ERROR_INIT;
	struct item items[2];

	(void)state;
	set(assessment, "q1", A);
	items[0] = find(assessment, "q1");
	items[1] = find(assessment, "q9");
	assert_false(assessment_confirm_all(assessment, items, 2, &err));
	assert_int_equal(err.code, ERROR_INPUT);
	assert_string_equal(err.message, "'q9' has no answer that could be confirmed");
	assert_versions(assessment, "q1 self 1 \n");
	assessment_free(assessment);
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

static void asked_answers_are_what_can_be_gone_through(void **state)
{
	struct assessment *assessment = open_it(store);
	struct item *items;

	(void)state;
	set(assessment, "q1", A);
	set(assessment, "q2", A);
	set(assessment, "q4.b", A);
	set(assessment, "q1", "state values\nvalues 3\n");
	assert_int_equal(assessment_answered_items(assessment, &items), 2);
	assert_int_equal(item_compare(items[0], find(assessment, "q1")), 0);
	assert_int_equal(item_compare(items[1], find(assessment, "q4.b")), 0);
	free(items);
	assessment_free(assessment);
}

/* ---- entries --------------------------------------------------------------------- */

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
	assert_string_equal(err.message, "there is no 'finding.1'");
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
	{
		sqlite3 *db;

		assert_int_equal(sqlite3_open(place.database, &db), SQLITE_OK);
		sqlite3_exec(db, "UPDATE entry SET number = 999 WHERE number = 3", NULL, NULL, NULL);
		sqlite3_close(db);
	}
	store = store_open(place.database, NULL);
	assessment = open_it(store);
	assert_false(assessment_add_entry(assessment, &entry, NULL, &err));
	assert_int_equal(err.code, ERROR_LIMIT);
	assert_string_equal(err.message, "there are 999 of these already; no more can be added");
	entry_release(&entry);
	assessment_free(assessment);
}

/* ---- history, deleting, verify ---------------------------------------------------- */

static void write_change(const struct change *change, void *context)
{
	static const char *const kinds[] = { "set", "undo", "redo", "profile", "confirm" };
	struct strbuf *out = context;

	strbuf_addf(out, "%s", kinds[change->kind]);
	if (change->item.part == ITEM_PART_ENTRY)
		strbuf_addf(out, " %s.%d %s>%s", entry_kind_name(change->entry_kind),
			    change->entry_number,
			    change->entry_before ? entry_field(change->entry_before, ENTRY_TEXT) : "",
			    change->entry_after ? entry_field(change->entry_after, ENTRY_TEXT) : "");
	strbuf_addch(out, '\n');
}

static void history_tells_of_confirming_and_of_entries(void **state)
{
	struct assessment *assessment = open_it(store);
	struct strbuf seen = STRBUF_INIT;
	struct item q1 = find(assessment, "q1");

	(void)state;
	set(assessment, "q1", A);
	confirm(assessment, "q1");
	add(assessment, ENTRY_FINDING, "first");
	assert_true(assessment_undo(assessment, NULL, NULL));
	assert_true(assessment_history(assessment, NULL, write_change, &seen, NULL));
	assert_string_equal(seen.text, "set\nconfirm\nset finding.1 >first\nundo finding.1 first>\n");
	strbuf_reset(&seen);
	assert_true(assessment_history(assessment, &q1, write_change, &seen, NULL));
	assert_string_equal(seen.text, "set\nconfirm\n");
	strbuf_release(&seen);
	assessment_free(assessment);
}

static void exec_on(const char *sql)
{
	sqlite3 *db;

	assert_int_equal(sqlite3_open(place.database, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
}

static int count_rows(const char *sql)
{
	sqlite3_stmt *statement;
	sqlite3 *db;
	int count;

	assert_int_equal(sqlite3_open(place.database, &db), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &statement, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
	count = sqlite3_column_int(statement, 0);
	sqlite3_finalize(statement);
	sqlite3_close(db);
	return count;
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

static void verify_finds_damaged_entries(void **state)
{
	static const struct {
		const char *sql;
		const char *found;
	} cases[] = {
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
	struct strbuf clean = STRBUF_INIT;
	struct assessment *assessment = open_it(store);

	(void)state;
	add(assessment, ENTRY_FINDING, "first");
	set(assessment, "q1", A);
	confirm(assessment, "q1");
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
		assert_int_equal(result.found > 0, *cases[i].found != '\0');
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
	store = store_open(place.database, NULL);
	strbuf_release(&clean);
}

static void a_damaged_entry_is_named_when_opening(void **state)
{
	struct assessment *assessment = open_it(store);
	struct error err = ERROR_INIT;

	(void)state;
	add(assessment, ENTRY_FINDING, "first");
	assessment_free(assessment);
	exec_on("UPDATE entry SET record = 'text'");
	assert_null(assessment_open(store, id, &err));
	assert_int_equal(err.code, ERROR_DAMAGED);
	assert_string_equal(err.message, "damaged record of 'finding.1'");
}

/* ---- a database of format 1 --------------------------------------------------------- */

static void copy_file(const char *from, const char *to)
{
	struct strbuf bytes = STRBUF_INIT;
	FILE *out;

	place_read(from, "", &bytes);
	assert_true(bytes.length > 0);
	out = fopen(to, "wb");
	assert_int_equal(fwrite(bytes.text, 1, bytes.length, out), bytes.length);
	assert_int_equal(fclose(out), 0);
	assert_int_equal(chmod(to, 0600), 0);
	strbuf_release(&bytes);
}

/* tests/data/db/v1-store.db was written by the program before format 2: promise P12. */
static void a_database_of_format_1_opens_with_all_of_it(void **state)
{
	struct assessment *assessment;

	(void)state;
	store_close(store);
	copy_file("tests/data/db/v1-store.db", place.database);
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
	store_close(store);
	copy_file("tests/data/db/v1-store.db", place.database);
	assert_int_equal(chmod(place.database, 0400), 0);
	store = store_open(place.database, &err);
	assert_null(store);
	assert_int_equal(err.code, ERROR_READ_ONLY);
	assert_int_equal(chmod(place.database, 0600), 0);
}

#define IN_PLACE(test) cmocka_unit_test_setup_teardown(test, make, drop)

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_PLACE(both_hands_keep_their_last_value),
		IN_PLACE(notes_and_marks_make_no_version_and_a_basis_does),
		IN_PLACE(a_confirmation_is_of_the_talk_whoever_is_set),
		IN_PLACE(what_was_taken_back_is_no_version),
		IN_PLACE(counts_of_versions_add_up),
		IN_PLACE(only_an_answer_can_be_confirmed),
		IN_PLACE(an_answer_that_changed_elsewhere_is_not_confirmed),
		IN_PLACE(asked_answers_are_what_can_be_gone_through),
		IN_PLACE(entries_are_there_when_opened_again),
		IN_PLACE(entries_are_undone_and_made_again),
		IN_PLACE(two_programs_add_entries_with_numbers_of_their_own),
		IN_PLACE(an_entry_that_changed_elsewhere_is_read_in_and_not_replaced),
		IN_PLACE(changes_of_other_programs_bring_their_entries),
		IN_PLACE(numbers_end_somewhere),
		IN_PLACE(history_tells_of_confirming_and_of_entries),
		IN_PLACE(deleting_an_assessment_takes_its_entries),
		IN_PLACE(verify_finds_damaged_entries),
		IN_PLACE(a_damaged_entry_is_named_when_opening),
		IN_PLACE(a_database_of_format_1_opens_with_all_of_it),
		IN_PLACE(a_database_of_format_1_that_can_only_be_read_is_left_alone),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
