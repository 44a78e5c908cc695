/* Rows of a database, and its backup. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "store_fixture.h"

#include <sys/wait.h>

/* ---- rows -------------------------------------------------------------------- */

static void add_assessment(struct store *store, const char *id)
{
	struct profile profile = { .organisation = NULL };
	struct error err = ERROR_INIT;

	profile_set_field(&profile, 0, "Acme");
	assert_true(store_begin(store, &err));
	assert_true(store_add_questionnaire(store, "h1", "sample", "1", sample_text,
					    strlen(sample_text), &err));
	assert_true(store_add_assessment(store, id, 1000, &profile, &err));
	assert_true(store_add_part(store, id, 0, "h1", &err));
	assert_true(store_commit(store, &err));
	profile_release(&profile);
}

static void an_id_may_be_cut_as_long_as_it_is_clear(void **state)
{
	struct store *store = open_store();
	char id[ASSESSMENT_ID_SIZE];
	struct error err = ERROR_INIT;

	(void)state;
	add_assessment(store, "abcd2222");
	add_assessment(store, "abce2222");
	add_assessment(store, "x2222222");
	assert_true(store_find(store, "x", id, &err));
	assert_string_equal(id, "x2222222");
	assert_true(store_find(store, "abcd", id, &err));
	assert_string_equal(id, "abcd2222");
	assert_false(store_find(store, "abc", id, &err));
	assert_int_equal(err.code, ERROR_AMBIGUOUS);
	assert_string_equal(err.message,
			    "several assessments begin with 'abc': abcd2222, abce2222");
	assert_false(store_find(store, "y", id, &err));
	assert_int_equal(err.code, ERROR_NOT_FOUND);
	assert_false(store_find(store, "", id, &err));
	assert_int_equal(err.code, ERROR_NOT_FOUND);
	assert_false(store_find(store, "%", id, &err));
	assert_false(store_find(store, "abcd22222222222222222", id, &err));
	store_close(store);
}

static void what_is_rolled_back_is_not_there(void **state)
{
	struct store *store = open_store();
	struct strbuf record = STRBUF_INIT;
	struct error err = ERROR_INIT;
	bool found;

	(void)state;
	add_assessment(store, "abcd2222");
	assert_true(store_begin(store, &err));
	assert_true(store_put_answer(store, "abcd2222", 0, "q1", "state none\n", &err));
	store_rollback(store);
	assert_true(store_get_answer(store, "abcd2222", 0, "q1", &record, &found, &err));
	assert_false(found);
	assert_true(store_begin(store, &err));
	assert_true(store_put_answer(store, "abcd2222", 0, "q1", "state none\n", &err));
	assert_true(store_commit(store, &err));
	assert_true(store_get_answer(store, "abcd2222", 0, "q1", &record, &found, &err));
	assert_true(found);
	assert_string_equal(record.text, "state none\n");
	strbuf_release(&record);
	store_close(store);
}

static void an_answer_belongs_to_a_part_that_is_there(void **state)
{
	struct store *store = open_store();
	struct error err = ERROR_INIT;

	(void)state;
	add_assessment(store, "abcd2222");
	assert_true(store_begin(store, &err));
	assert_false(store_put_answer(store, "abcd2222", 1, "q1", "state none\n", &err) &&
		     store_commit(store, &err));
	store_rollback(store);
	store_close(store);
}

static bool holds(const struct strbuf *bytes, const char *word)
{
	size_t size = strlen(word);

	for (size_t at = 0; at + size <= bytes->length; at++) {
		if (memcmp(bytes->text + at, word, size) == 0)
			return true;
	}
	return false;
}

static void deleting_takes_everything_and_unused_questionnaires(void **state)
{
	struct store *store = open_store();
	struct error err = ERROR_INIT;
	struct strbuf bytes = STRBUF_INIT;
	char id[ASSESSMENT_ID_SIZE];

	(void)state;
	add_assessment(store, "abcd2222");
	assert_true(store_begin(store, &err));
	assert_true(store_put_answer(store, "abcd2222", 0, "q7", "state text\ntext SECRETWORD\n",
				     &err));
	assert_true(store_commit(store, &err));
	assert_true(store_begin(store, &err));
	assert_true(store_delete_assessment(store, "abcd2222", &err));
	assert_true(store_commit(store, &err));
	assert_false(store_find(store, "abcd2222", id, &err));
	store_close(store);
	place_read(place.database, "", &bytes);
	assert_false(holds(&bytes, "SECRETWORD"));
	assert_false(holds(&bytes, "How many?"));
	strbuf_release(&bytes);
}

static void triggers_and_views_of_a_stranger_do_nothing(void **state)
{
	struct store *store = open_store();
	struct strbuf record = STRBUF_INIT;
	struct verify_result result = { .lines = NULL };
	struct error err = ERROR_INIT;
	bool found;

	(void)state;
	add_assessment(store, "abcd2222");
	store_close(store);
	exec_on(place.database, "CREATE TRIGGER bad AFTER INSERT ON answer BEGIN UPDATE answer SET "
				"record = 'x'; END");
	store = open_store();
	assert_true(store_begin(store, &err));
	assert_true(store_put_answer(store, "abcd2222", 0, "q1", "state none\n", &err));
	assert_true(store_commit(store, &err));
	assert_true(store_get_answer(store, "abcd2222", 0, "q1", &record, &found, &err));
	assert_string_equal(record.text, "state none\n");
	assert_true(store_verify(store, &result, &err));
	assert_true(result.found > 0);
	assert_string_equal(result.lines[1].text, "the tables are not those of format 3");
	verify_result_release(&result);
	strbuf_release(&record);
	store_close(store);
}

/* Dies with 20 answers in the log and none in the file. */
static void answer_and_die(void)
{
	pid_t child = fork();
	int status;

	if (child == 0) {
		struct strbuf record = STRBUF_INIT;
		struct store *store = store_open(place.database, NULL);

		strbuf_adds(&record, "state text\ntext ");
		strbuf_add_repeat(&record, 'x', 5000);
		strbuf_addch(&record, '\n');
		if (!store || !store_begin(store, NULL))
			_exit(1);
		for (int i = 0; i < 20; i++) {
			char item[16];

			snprintf(item, sizeof(item), "q%d", i);
			if (!store_put_answer(store, "abcd2222", 0, item, record.text, NULL))
				_exit(1);
		}
		_exit(store_commit(store, NULL) ? 0 : 1);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
}

/* The file then says that it is longer than it is: only its log knows the rest. */
static void a_checkpoint_that_stopped_half_way_is_no_damage(void **state)
{
	struct store *store = open_store();
	struct strbuf file = STRBUF_INIT;
	struct strbuf log = STRBUF_INIT;
	struct strbuf whole = STRBUF_INIT;
	struct strbuf record = STRBUF_INIT;
	struct error err = ERROR_INIT;
	bool found;

	(void)state;
	add_assessment(store, "abcd2222");
	store_close(store);
	answer_and_die();
	place_read(place.database, "", &file);
	place_read(place.database, "-wal", &log);
	assert_true(log.length > 20 * 5000);
	store_close(open_store());
	place_read(place.database, "", &whole);
	assert_true(whole.length > file.length);
	memcpy(file.text, whole.text, 4096);
	write_bytes(place.database, "", &file);
	write_bytes(place.database, "-wal", &log);
	store = open_store();
	assert_true(store_get_answer(store, "abcd2222", 0, "q19", &record, &found, &err));
	assert_true(found);
	store_close(store);
	strbuf_release(&file);
	strbuf_release(&log);
	strbuf_release(&whole);
	strbuf_release(&record);
}

/* ---- backup -------------------------------------------------------------------- */

static void a_backup_is_whole_private_and_replaces_nothing(void **state)
{
	struct store *store = open_store();
	struct error err = ERROR_INIT;
	char path[PLACE_PATH];
	char id[ASSESSMENT_ID_SIZE];
	mode_t mask = umask(0);

	(void)state;
	add_assessment(store, "abcd2222");
	snprintf(path, sizeof(path), "%s/backup.db", place.folder);
	assert_true(store_backup(store, path, &err));
	assert_int_equal(mode_of(path, ""), 0600);
	assert_false(exists(path, "-wal"));
	assert_false(store_backup(store, path, &err));
	assert_int_equal(err.code, ERROR_EXISTS);
	store_close(store);
	umask(mask);
	store = store_open(path, &err);
	assert_non_null(store);
	assert_true(store_find(store, "abcd", id, &err));
	store_close(store);
}

static void a_backup_that_fails_leaves_nothing(void **state)
{
	struct store *store = open_store();
	struct error err = ERROR_INIT;
	char path[PLACE_PATH];

	(void)state;
	snprintf(path, sizeof(path), "%s/no/such/folder.db", place.folder);
	assert_false(store_backup(store, path, &err));
	assert_false(store_backup(store, "/proc/backup.db", &err));
	assert_false(exists("/proc/backup.db", ""));
	snprintf(path, sizeof(path), "%s/link.db", place.folder);
	assert_int_equal(symlink("/tmp/tenken-nowhere", path), 0);
	assert_false(store_backup(store, path, &err));
	assert_int_equal(err.code, ERROR_EXISTS);
	store_close(store);
}

#define IN_PLACE(test) cmocka_unit_test_setup_teardown(test, make_place, drop_place)

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_PLACE(an_id_may_be_cut_as_long_as_it_is_clear),
		IN_PLACE(what_is_rolled_back_is_not_there),
		IN_PLACE(an_answer_belongs_to_a_part_that_is_there),
		IN_PLACE(deleting_takes_everything_and_unused_questionnaires),
		IN_PLACE(triggers_and_views_of_a_stranger_do_nothing),
		IN_PLACE(a_checkpoint_that_stopped_half_way_is_no_damage),
		IN_PLACE(a_backup_is_whole_private_and_replaces_nothing),
		IN_PLACE(a_backup_that_fails_leaves_nothing),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
