/* What is opened as a database, and what is refused and left as it is. */
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
#include <time.h>

/* Opening must fail with this code, and leave the file and its folder as they are. */
static void assert_refused_untouched(const char *path, enum error_code code, const char *message)
{
	struct strbuf before = STRBUF_INIT;
	struct strbuf after = STRBUF_INIT;
	struct stat status_before;
	struct stat status_after;
	struct error err = ERROR_INIT;

	place_read(path, "", &before);
	assert_int_equal(stat(path, &status_before), 0);
	assert_null(store_open(path, &err));
	assert_int_equal(err.code, code);
	assert_string_equal(err.message, message);
	assert_string_equal(err.file, path);
	place_read(path, "", &after);
	assert_int_equal(stat(path, &status_after), 0);
	assert_int_equal(before.length, after.length);
	assert_memory_equal(before.text, after.text, after.length);
	assert_int_equal(status_before.st_mtim.tv_nsec, status_after.st_mtim.tv_nsec);
	assert_int_equal(status_before.st_mode, status_after.st_mode);
	assert_false(exists(path, "-wal"));
	assert_false(exists(path, "-shm"));
	assert_false(exists(path, "-journal"));
	strbuf_release(&before);
	strbuf_release(&after);
}

static void a_database_is_made_for_its_owner_alone(void **state)
{
	mode_t mask = umask(0);
	struct store *store = open_store();
	char folder[PLACE_PATH];
	struct error err = ERROR_INIT;

	(void)state;
	assert_true(store_begin(store, &err));
	store_rollback(store);
	snprintf(folder, sizeof(folder), "%s/data", place.folder);
	assert_int_equal(mode_of(folder, ""), 0700);
	assert_int_equal(mode_of(place.database, ""), 0600);
	assert_int_equal(mode_of(place.database, "-wal"), 0600);
	assert_int_equal(mode_of(place.database, "-shm"), 0600);
	assert_false(store_is_read_only(store));
	assert_string_equal(store_path(store), place.database);
	store_close(store);
	umask(mask);
}

static void without_a_path_it_is_in_the_data_home(void **state)
{
	char want[PLACE_PATH];
	struct store *store = store_open(NULL, NULL);

	(void)state;
	assert_non_null(store);
	snprintf(want, sizeof(want), "%s/home/tenken/tenken.db", place.folder);
	assert_string_equal(store_path(store), want);
	store_close(store);
}

static void a_path_is_never_taken_for_something_else(void **state)
{
	static const char *const names[] = { ":memory:", "file:x?mode=memory", "a b%41#c?d", "" };
	char here[256];

	(void)state;
	assert_non_null(getcwd(here, sizeof(here)));
	assert_int_equal(chdir(place.folder), 0);
	for (size_t i = 0; *names[i]; i++) {
		struct store *store = store_open(names[i], NULL);

		assert_non_null(store);
		store_close(store);
		assert_true(exists(names[i], ""));
	}
	assert_int_equal(chdir(here), 0);
}

static void a_newer_database_is_refused_untouched(void **state)
{
	(void)state;
	store_close(open_store());
	exec_on(place.database, "PRAGMA user_version = 999");
	assert_refused_untouched(
		place.database, ERROR_NEWER,
		"written by a newer tenken (format 999, this one knows 3); it was left as it is");
}

static void a_format_below_the_first_is_damage(void **state)
{
	(void)state;
	store_close(open_store());
	exec_on(place.database, "PRAGMA user_version = -3");
	assert_refused_untouched(
		place.database, ERROR_DAMAGED,
		"not a database, or damaged at its beginning; it was left as it is");
}

static void a_database_that_becomes_newer_while_open_is_left_alone(void **state)
{
	struct store *store = open_store();
	struct error err = ERROR_INIT;

	(void)state;
	exec_on(place.database, "PRAGMA user_version = 999");
	assert_false(store_begin(store, &err));
	assert_int_equal(err.code, ERROR_NEWER);
	assert_false(store_begin_read(store, &err));
	assert_int_equal(err.code, ERROR_NEWER);
	store_close(store);
}

/* A newer program was killed, and its migration stands in the log only. */
static void a_newer_log_is_not_written_into_the_file(void **state)
{
	struct strbuf before = STRBUF_INIT;
	struct strbuf after = STRBUF_INIT;
	struct error err = ERROR_INIT;
	pid_t child;

	(void)state;
	store_close(open_store());
	child = fork();
	if (child == 0) {
		sqlite3 *newer;

		sqlite3_open(place.database, &newer);
		sqlite3_exec(newer, "PRAGMA user_version = 999", NULL, NULL, NULL);
		_exit(0);
	}
	waitpid(child, NULL, 0);
	place_read(place.database, "", &before);
	place_read(place.database, "-wal", &before);
	assert_null(store_open(place.database, &err));
	assert_int_equal(err.code, ERROR_NEWER);
	place_read(place.database, "", &after);
	place_read(place.database, "-wal", &after);
	assert_int_equal(before.length, after.length);
	assert_memory_equal(before.text, after.text, after.length);
	strbuf_release(&before);
	strbuf_release(&after);
}

/* A newer program has it open, and its migration stands in the log only. */
static void a_newer_database_with_an_open_log_is_refused_too(void **state)
{
	struct strbuf log_before = STRBUF_INIT;
	struct strbuf log_after = STRBUF_INIT;
	struct error err = ERROR_INIT;
	sqlite3 *newer;

	(void)state;
	store_close(open_store());
	assert_int_equal(sqlite3_open(place.database, &newer), SQLITE_OK);
	sqlite3_exec(newer, "PRAGMA wal_autocheckpoint = 0; PRAGMA user_version = 999", NULL, NULL,
		     NULL);
	place_read(place.database, "-wal", &log_before);
	assert_true(log_before.length > 0);
	assert_null(store_open(place.database, &err));
	assert_int_equal(err.code, ERROR_NEWER);
	place_read(place.database, "-wal", &log_after);
	assert_int_equal(log_before.length, log_after.length);
	assert_memory_equal(log_before.text, log_after.text, log_after.length);
	sqlite3_close(newer);
	strbuf_release(&log_before);
	strbuf_release(&log_after);
}

static void a_foreign_database_is_refused_untouched(void **state)
{
	char path[PLACE_PATH];

	(void)state;
	snprintf(path, sizeof(path), "%s/other.db", place.folder);
	exec_on(path, "CREATE TABLE t (x); PRAGMA application_id = 7");
	assert_refused_untouched(path, ERROR_INPUT,
				 "the database of another program; it was left as it is");
	snprintf(path, sizeof(path), "%s/other2.db", place.folder);
	exec_on(path, "PRAGMA journal_mode = WAL; CREATE TABLE t (x)");
	assert_refused_untouched(path, ERROR_INPUT,
				 "the database of another program; it was left as it is");
}

static void what_is_no_database_is_refused_untouched(void **state)
{
	char path[PLACE_PATH];
	FILE *out;

	(void)state;
	snprintf(path, sizeof(path), "%s/letter.txt", place.folder);
	out = fopen(path, "w");
	assert_non_null(out);
	for (int i = 0; i < 200; i++)
		fputs("Dear customer, ", out);
	fclose(out);
	assert_refused_untouched(
		path, ERROR_DAMAGED,
		"not a database, or damaged at its beginning; it was left as it is");
}

static void a_damaged_page_is_one_sentence(void **state)
{
	struct error err = ERROR_INIT;
	struct store *store;
	char *zeros = calloc(1, 65536);
	int fd;

	(void)state;
	store_close(open_store());
	fd = open(place.database, O_WRONLY | O_CLOEXEC);
	assert_true(fd >= 0);
	assert_int_equal(pwrite(fd, zeros, 3996, 100), 3996);
	close(fd);
	free(zeros);
	store = store_open(place.database, &err);
	if (store) {
		struct stored_assessment stored = { .id = "" };

		assert_false(store_read_assessment(store, "aaaaaaaa", &stored, &err));
		stored_assessment_release(&stored);
		store_close(store);
	}
	assert_int_equal(err.code, ERROR_DAMAGED);
	assert_null(strchr(err.message, '\n'));
}

static void an_empty_file_becomes_a_database(void **state)
{
	char folder[PLACE_PATH];
	int fd;

	(void)state;
	snprintf(folder, sizeof(folder), "%s/data", place.folder);
	assert_int_equal(mkdir(folder, 0700), 0);
	fd = open(place.database, O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
	assert_true(fd >= 0);
	close(fd);
	store_close(open_store());
}

static void folders_links_to_nothing_and_pipes_are_refused(void **state)
{
	struct error err = ERROR_INIT;
	char path[PLACE_PATH];

	(void)state;
	assert_null(store_open(place.folder, &err));
	assert_int_equal(err.code, ERROR_INPUT);
	snprintf(path, sizeof(path), "%s/pipe", place.folder);
	assert_int_equal(mkfifo(path, 0600), 0);
	assert_null(store_open(path, &err));
	assert_int_equal(err.code, ERROR_INPUT);
	snprintf(path, sizeof(path), "%s/link", place.folder);
	assert_int_equal(symlink("nowhere", path), 0);
	assert_null(store_open(path, &err));
	assert_int_equal(err.code, ERROR_INPUT);
	assert_string_equal(err.message, "a link that leads nowhere; expected a database");
	store_close(open_store());
	unlink(path);
	assert_int_equal(symlink(place.database, path), 0);
	store_close(store_open(path, &err));
}

/* Holds the write lock in a process of its own until the pipe is closed. */
static pid_t hold_lock(int *release)
{
	int ready[2];
	int hold[2];
	char byte;
	pid_t child;

	assert_int_equal(pipe(ready), 0);
	assert_int_equal(pipe(hold), 0);
	child = fork();
	if (child == 0) {
		sqlite3 *db;

		close(hold[1]);
		sqlite3_open(place.database, &db);
		sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL);
		if (write(ready[1], "x", 1) != 1 || read(hold[0], &byte, 1) != 0)
			_exit(1);
		_exit(0);
	}
	close(hold[0]);
	assert_int_equal(read(ready[0], &byte, 1), 1);
	close(ready[0]);
	close(ready[1]);
	*release = hold[1];
	return child;
}

static void a_busy_database_is_one_sentence_after_two_seconds(void **state)
{
	struct error err = ERROR_INIT;
	struct store *store;
	struct timespec from;
	struct timespec to;
	double seconds;
	int release;
	pid_t child;

	(void)state;
	store_close(open_store());
	child = hold_lock(&release);
	store = open_store();
	clock_gettime(CLOCK_MONOTONIC, &from);
	assert_false(store_begin(store, &err));
	clock_gettime(CLOCK_MONOTONIC, &to);
	seconds = (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9;
	assert_true(seconds > 1.5 && seconds < 2.6);
	assert_int_equal(err.code, ERROR_LOCKED);
	assert_string_equal(
		err.message,
		"another program keeps the database busy; nothing was changed, try again");
	close(release);
	waitpid(child, NULL, 0);
	assert_true(store_begin(store, &err));
	store_rollback(store);
	store_close(store);
}

#define IN_PLACE(test) cmocka_unit_test_setup_teardown(test, make_place, drop_place)

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_PLACE(a_database_is_made_for_its_owner_alone),
		IN_PLACE(without_a_path_it_is_in_the_data_home),
		IN_PLACE(a_path_is_never_taken_for_something_else),
		IN_PLACE(a_newer_database_is_refused_untouched),
		IN_PLACE(a_format_below_the_first_is_damage),
		IN_PLACE(a_database_that_becomes_newer_while_open_is_left_alone),
		IN_PLACE(a_newer_log_is_not_written_into_the_file),
		IN_PLACE(a_newer_database_with_an_open_log_is_refused_too),
		IN_PLACE(a_foreign_database_is_refused_untouched),
		IN_PLACE(what_is_no_database_is_refused_untouched),
		IN_PLACE(a_damaged_page_is_one_sentence),
		IN_PLACE(an_empty_file_becomes_a_database),
		IN_PLACE(folders_links_to_nothing_and_pipes_are_refused),
		IN_PLACE(a_busy_database_is_one_sentence_after_two_seconds),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
