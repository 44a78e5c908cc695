#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "assessment_interview.h"
#include "due.h"

#include "place.h"

#include <sqlite3.h>

static struct place place;
static struct store *store;
static char ids[2][ASSESSMENT_ID_SIZE];

static int make(void **state)
{
	const char *const names[] = { "sample" };
	static const char *const owners[] = { "Beta", "Acme" };
	bool is_made = true;

	(void)state;
	place_make(&place);
	store = store_open(place.database, NULL);
	for (int i = 0; i < 2 && is_made; i++) {
		struct profile profile = { .organisation = NULL };

		profile_set_field(&profile, 0, owners[i]);
		is_made = store && assessment_create(store, place.library, names, 1, &profile, ids[i], NULL);
		profile_release(&profile);
	}
	return is_made ? 0 : 1;
}

static int drop(void **state)
{
	(void)state;
	store_close(store);
	place_drop(&place);
	return 0;
}

static void add(int which, const char *text, const char *due, const char *word)
{
	struct assessment *assessment = assessment_open(store, ids[which], NULL);
	struct entry entry = { .kind = word ? ENTRY_ACTION : ENTRY_EXCEPTION };
	struct error err = ERROR_INIT;

	assert_non_null(assessment);
	entry_set_field(&entry, ENTRY_TEXT, text);
	entry_set_field(&entry, ENTRY_DUE, due);
	entry_set_field(&entry, word ? ENTRY_STATE : ENTRY_WHO, word ? word : "CEO");
	entry_set_field(&entry, ENTRY_CLAUSE, word ? NULL : "mdm");
	if (!assessment_add_entry(assessment, &entry, NULL, &err))
		fail_msg("%s", err.message);
	entry_release(&entry);
	assessment_free(assessment);
}

static void read_all(struct due_list *list)
{
	struct error err = ERROR_INIT;

	if (!due_list_read(store, NULL, NULL, 0, LANG_EN, list, &err))
		fail_msg("%s", err.message);
}

/* "Acme a 2026-01-01 -3\n" */
static void assert_list(const struct due_list *list, const char *expected)
{
	struct strbuf text = STRBUF_INIT;

	for (size_t i = 0; i < list->count; i++)
		strbuf_addf(&text, "%s %s %s %d\n", list->items[i].organisation, list->items[i].text,
			    list->items[i].day, list->items[i].days);
	assert_string_equal(text.text, expected);
	strbuf_release(&text);
}

static void fill(void)
{
	add(0, "late", "2026-03-01", "doing");
	add(0, "done", "2026-01-01", "done");
	add(0, "someday", NULL, "open");
	add(1, "today", "2026-03-10", "open");
	add(1, "rule", "2026-03-10", NULL);
	add(1, "given-up", "2026-03-10", "dropped");
	add(0, "later", "2026-04-10", "open");
	add(0, "today", "2026-03-10", "open");
}

static void all_stand_by_their_day(void **state)
{
	struct due_list list;

	(void)state;
	fill();
	read_all(&list);
	assert_list(&list, "Beta done 2026-01-01 0\nBeta late 2026-03-01 0\nAcme today 2026-03-10 0\n"
			   "Acme given-up 2026-03-10 0\nAcme rule 2026-03-10 0\nBeta today 2026-03-10 0\n"
			   "Beta later 2026-04-10 0\nBeta someday  0\n");
	due_list_keep(&list, ENTRY_EXCEPTION);
	assert_list(&list, "Acme rule 2026-03-10 0\n");
	due_list_release(&list);
}

static void what_is_open_and_due_is_left(void **state)
{
	struct due_list list;

	(void)state;
	fill();
	read_all(&list);
	due_list_limit(&list, "2026-03-10", 0);
	assert_list(&list, "Beta late 2026-03-01 -9\nAcme today 2026-03-10 0\nAcme rule 2026-03-10 0\n"
			   "Beta today 2026-03-10 0\n");
	due_list_release(&list);
	read_all(&list);
	due_list_limit(&list, "2026-03-10", 30);
	assert_list(&list, "Beta late 2026-03-01 -9\nAcme today 2026-03-10 0\nAcme rule 2026-03-10 0\n"
			   "Beta today 2026-03-10 0\n");
	due_list_release(&list);
	read_all(&list);
	due_list_limit(&list, "2026-03-10", 31);
	assert_int_equal(list.count, 5);
	assert_int_equal(list.items[4].days, 31);
	due_list_release(&list);
	read_all(&list);
	due_list_limit(&list, "2026-02-28", 0);
	assert_int_equal(list.count, 0);
	due_list_release(&list);
}

static void what_is_overdue_is_counted(void **state)
{
	int count;

	(void)state;
	fill();
	assert_true(due_count_overdue(store, "2026-03-10", &count, NULL));
	assert_int_equal(count, 1);
	assert_true(due_count_overdue(store, "2026-03-11", &count, NULL));
	assert_int_equal(count, 4);
	assert_true(due_count_overdue(store, "2026-01-01", &count, NULL));
	assert_int_equal(count, 0);
}

static void some_assessments_are_named_by_their_prefixes(void **state)
{
	const char *const prefixes[] = { ids[1] };
	const char *const unknown[] = { "zzzzzzzz" };
	struct error err = ERROR_INIT;
	struct due_list list;

	(void)state;
	fill();
	assert_true(due_list_read(store, NULL, prefixes, 1, LANG_EN, &list, &err));
	assert_int_equal(list.count, 3);
	for (size_t i = 0; i < list.count; i++)
		assert_string_equal(list.items[i].assessment, ids[1]);
	due_list_release(&list);
	assert_false(due_list_read(store, NULL, unknown, 1, LANG_EN, &list, &err));
	assert_int_equal(err.code, ERROR_NOT_FOUND);
	due_list_release(&list);
}

static void a_damaged_entry_is_named(void **state)
{
	struct error err = ERROR_INIT;
	struct due_list list;
	sqlite3 *db;

	(void)state;
	fill();
	assert_int_equal(sqlite3_open(place.database, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, "UPDATE entry SET record = 'text x' WHERE kind = 4", NULL, NULL, NULL),
			 SQLITE_OK);
	sqlite3_close(db);
	assert_false(due_list_read(store, NULL, NULL, 0, LANG_EN, &list, &err));
	assert_string_equal(err.message, "damaged record of 'exception.1'");
	due_list_release(&list);
}

static void a_spreadsheet_gets_every_column(void **state)
{
	struct csv csv = CSV_INIT;
	struct due_list list;
	char expected[400];

	(void)state;
	add(0, "=1+1, \"x\"", "2026-03-01", "open");
	add(1, "old", "2026-04-01", NULL);
	read_all(&list);
	due_csv(&list, &csv);
	snprintf(expected, sizeof(expected),
		 "\xEF\xBB\xBF"
		 "assessment,organisation,kind,number,clause,clause_title,text,who,due,state\r\n"
		 "%s,Beta,action,1,,,\"'=1+1, \"\"x\"\"\",,2026-03-01,open\r\n"
		 "%s,Acme,exception,1,mdm,,old,CEO,2026-04-01,\r\n",
		 ids[0], ids[1]);
	assert_string_equal(csv.out.text, expected);
	strbuf_release(&csv.out);
	due_list_release(&list);
}

static void a_calendar_gets_what_has_a_day(void **state)
{
	struct strbuf out = STRBUF_INIT;
	struct due_list list;
	char uid[64];

	(void)state;
	add(0, "write\nand sign", "2026-03-01", "doing");
	add(0, "someday", NULL, "open");
	add(1, "old", "2026-04-01", NULL);
	read_all(&list);
	due_ical(&list, "tenken", 0, LANG_EN, &out);
	snprintf(uid, sizeof(uid), "\r\nUID:action.1.%s@tenken\r\n", ids[0]);
	assert_non_null(strstr(out.text, uid));
	assert_non_null(strstr(out.text, "SUMMARY:Beta: write\r\n"));
	assert_non_null(strstr(out.text, "DESCRIPTION:What will be done: write\\nand sign\\nState: under way\\n"));
	assert_non_null(strstr(out.text, "SUMMARY:Acme: exception ends: mdm\r\n"));
	assert_null(strstr(out.text, "someday"));
	strbuf_release(&out);
	due_list_release(&list);
}

#define IN_PLACE(test) cmocka_unit_test_setup_teardown(test, make, drop)

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_PLACE(all_stand_by_their_day),
		IN_PLACE(what_is_open_and_due_is_left),
		IN_PLACE(what_is_overdue_is_counted),
		IN_PLACE(some_assessments_are_named_by_their_prefixes),
		IN_PLACE(a_damaged_entry_is_named),
		IN_PLACE(a_spreadsheet_gets_every_column),
		IN_PLACE(a_calendar_gets_what_has_a_day),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
