/*
 * Is the database sound? Looks at everything, repairs nothing, and says what
 * it did not look at (promise P13).
 */
#include "store_internal.h"

#include "arena.h"
#include "i18n.h"
#include "schema.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum {
	FOUND_MAX = 200 /* more are only counted */
};

void verify_result_release(struct verify_result *result)
{
	for (size_t i = 0; i < result->count; i++)
		free(result->lines[i].text);
	free(result->lines);
	memset(result, 0, sizeof(*result));
}

void store_verify_add(struct verify_result *result, enum verify_kind kind, const char *format, ...)
{
	struct strbuf text = STRBUF_INIT;
	va_list args;

	if (kind == VERIFY_FOUND && ++result->found > FOUND_MAX)
		return;
	va_start(args, format);
	strbuf_vaddf(&text, format, args);
	va_end(args);
	result->lines =
		mem_grow(result->lines, result->count, &result->capacity, sizeof(*result->lines));
	result->lines[result->count++] =
		(struct verify_line){ .kind = kind, .text = strbuf_detach(&text, NULL) };
}

/* ---- what SQLite knows --------------------------------------------------------- */

static sqlite3_stmt *prepare(struct store *store, struct verify_result *result, const char *sql)
{
	sqlite3_stmt *statement;

	if (sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL) == SQLITE_OK)
		return statement;
	store_verify_add(result, VERIFY_FOUND, _("cannot be looked at: %s"),
			 sqlite3_errmsg(store->db));
	return NULL;
}

static void check_pages(struct store *store, struct verify_result *result)
{
	sqlite3_stmt *statement = prepare(store, result, "PRAGMA integrity_check(100)");
	size_t found = result->found;
	int rc;

	if (!statement)
		return;
	while ((rc = sqlite3_step(statement)) == SQLITE_ROW) {
		if (strcmp(store_text(statement, 0), "ok") != 0)
			store_verify_add(result, VERIFY_FOUND, _("damaged page or index: %s"),
					 store_text(statement, 0));
	}
	if (rc != SQLITE_DONE)
		store_verify_add(result, VERIFY_FOUND, _("cannot be read to its end: %s"),
				 sqlite3_errmsg(store->db));
	sqlite3_finalize(statement);
	if (found == result->found)
		store_verify_add(result, VERIFY_CHECKED,
				 _("every page, row and index of the file"));
}

static void check_references(struct store *store, struct verify_result *result)
{
	sqlite3_stmt *statement = prepare(store, result, "PRAGMA foreign_key_check");
	size_t found = result->found;

	if (!statement)
		return;
	while (sqlite3_step(statement) == SQLITE_ROW)
		store_verify_add(result, VERIFY_FOUND,
				 _("a row of table '%s' points at nothing in '%s'"),
				 store_text(statement, 0), store_text(statement, 2));
	sqlite3_finalize(statement);
	if (found == result->found)
		store_verify_add(result, VERIFY_CHECKED,
				 _("every row that belongs to another one"));
}

/* The tables as migrations make them, to compare with. */
static void read_tables(sqlite3 *db, struct strbuf *out)
{
	sqlite3_stmt *statement;

	if (sqlite3_prepare_v2(db,
			       "SELECT type, name, ifnull(sql, '') FROM sqlite_schema"
			       " WHERE name NOT LIKE 'sqlite_stat%' ORDER BY type, name",
			       -1, &statement, NULL) != SQLITE_OK)
		return;
	while (sqlite3_step(statement) == SQLITE_ROW)
		strbuf_addf(out, "%s %s %s\n", store_text(statement, 0), store_text(statement, 1),
			    store_text(statement, 2));
	sqlite3_finalize(statement);
}

static void check_tables(struct store *store, struct verify_result *result)
{
	struct strbuf expected = STRBUF_INIT;
	struct strbuf found = STRBUF_INIT;
	sqlite3 *fresh = NULL;

	if (sqlite3_open(":memory:", &fresh) == SQLITE_OK && schema_migrate(fresh) == SQLITE_OK) {
		read_tables(fresh, &expected);
		read_tables(store->db, &found);
	}
	sqlite3_close(fresh);
	if (expected.length > 0 && strcmp(expected.text, found.text) == 0)
		store_verify_add(result, VERIFY_CHECKED,
				 _("the tables are those of format %d, nothing else"),
				 SCHEMA_VERSION);
	else
		store_verify_add(result, VERIFY_FOUND, _("the tables are not those of format %d"),
				 SCHEMA_VERSION);
	strbuf_release(&expected);
	strbuf_release(&found);
}

static void check_mode(struct store *store, struct verify_result *result)
{
	struct stat status;

	if (stat(store->path, &status) != 0)
		return;
	if ((status.st_mode & 077) == 0)
		store_verify_add(result, VERIFY_CHECKED,
				 _("no other user may open the file (mode %04o)"),
				 (unsigned)(status.st_mode & 07777));
	else
		store_verify_add(result, VERIFY_FOUND,
				 _("other users may open the file (mode %04o); see chmod(1)"),
				 (unsigned)(status.st_mode & 07777));
}

bool store_verify(struct store *store, struct verify_result *result, struct error *err)
{
	if (!store_begin_read(store, err))
		return false;
	check_pages(store, result);
	check_tables(store, result);
	check_references(store, result);
	store_verify_assessments(store, result);
	check_mode(store, result);
	store_rollback(store);
	store_verify_add(result, VERIFY_NOT_CHECKED, _("whether the answers are true"));
	store_verify_add(
		result, VERIFY_NOT_CHECKED,
		_("whether somebody with access to the file changed answer and history alike"));
	store_verify_add(result, VERIFY_NOT_CHECKED,
			 _("backups, and files that the answers point at"));
	return true;
}
