/*
 * A place for every test of the store, and looks at the database from outside. Include it after cmocka.h.
 *
 *	cmocka_unit_test_setup_teardown(test, make_place, drop_place)
 */
#ifndef TENKEN_TESTS_STORE_FIXTURE_H
#define TENKEN_TESTS_STORE_FIXTURE_H

#include "place.h"

#include <sqlite3.h>

static struct place place;

static inline int make_place(void **state)
{
	(void)state;
	place_make(&place);
	return 0;
}

static inline int drop_place(void **state)
{
	(void)state;
	place_drop(&place);
	return 0;
}

static inline struct store *open_store(void)
{
	struct error err = ERROR_INIT;
	struct store *store = store_open(place.database, &err);

	if (!store)
		fail_msg("%s", err.message);
	return store;
}

/* ---- a database, without the store ------------------------------------------- */

static inline void exec_on(const char *path, const char *sql)
{
	char *message = NULL;
	sqlite3 *db;

	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	if (sqlite3_exec(db, sql, NULL, NULL, &message) != SQLITE_OK)
		fail_msg("%s: %s", sql, message);
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

/* The number that a statement gives, of the place's database. */
static inline int count_rows(const char *sql)
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

/* ---- a file, or the one whose name goes on with `ending` ---------------------- */

static inline mode_t mode_of(const char *path, const char *ending)
{
	char full[PLACE_PATH + 16];
	struct stat status;

	snprintf(full, sizeof(full), "%s%s", path, ending);
	assert_int_equal(stat(full, &status), 0);
	return status.st_mode & 07777;
}

static inline bool exists(const char *path, const char *ending)
{
	char full[PLACE_PATH + 16];

	snprintf(full, sizeof(full), "%s%s", path, ending);
	return access(full, F_OK) == 0;
}

static inline void write_bytes(const char *path, const char *ending, const struct strbuf *bytes)
{
	char full[PLACE_PATH + 16];
	FILE *out;

	snprintf(full, sizeof(full), "%s%s", path, ending);
	out = fopen(full, "wb");
	assert_non_null(out);
	assert_int_equal(fwrite(bytes->text, 1, bytes->length, out), bytes->length);
	assert_int_equal(fclose(out), 0);
}

#endif
