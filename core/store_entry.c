/*
 * Rows of entries.
 */
#include "store_internal.h"

static sqlite3_stmt *entry_statement(struct store *store, enum statement which, const char *id,
				     enum entry_kind kind, int number, struct error *err)
{
	sqlite3_stmt *statement = store_statement(store, which, err);

	if (!statement)
		return NULL;
	sqlite3_bind_text(statement, 1, id, -1, SQLITE_STATIC);
	sqlite3_bind_int(statement, 2, (int)kind);
	sqlite3_bind_int(statement, 3, number);
	return statement;
}

bool store_get_entry(struct store *store, const char *id, enum entry_kind kind, int number,
		     struct strbuf *out, bool *found, struct error *err)
{
	sqlite3_stmt *statement =
		entry_statement(store, STATEMENT_GET_ENTRY, id, kind, number, err);
	bool failed = true;

	*found = statement && store_row(store, statement, &failed, err);
	if (!*found)
		return !failed;
	strbuf_adds(out, store_text(statement, 0));
	sqlite3_reset(statement);
	return true;
}

bool store_put_entry(struct store *store, const char *id, enum entry_kind kind, int number,
		     const char *record, struct error *err)
{
	enum statement which = *record ? STATEMENT_PUT_ENTRY : STATEMENT_DELETE_ENTRY;
	sqlite3_stmt *statement = entry_statement(store, which, id, kind, number, err);

	if (!statement)
		return false;
	if (*record)
		sqlite3_bind_text(statement, 4, record, -1, SQLITE_STATIC);
	return store_run(store, statement, err);
}

bool store_each_entry(struct store *store, const char *id, store_visit_entry visit, void *context,
		      struct error *err)
{
	sqlite3_stmt *statement = store_statement(store, STATEMENT_EACH_ENTRY, err);
	bool failed;

	if (!statement)
		return false;
	sqlite3_bind_text(statement, 1, id, -1, SQLITE_STATIC);
	while (store_row(store, statement, &failed, err)) {
		if (!visit(context, sqlite3_column_int(statement, 0),
			   sqlite3_column_int(statement, 1), store_text(statement, 2))) {
			sqlite3_reset(statement);
			return true;
		}
	}
	return !failed;
}

bool store_each_entry_of_kind(struct store *store, enum entry_kind kind, store_visit_entry_of visit, void *context,
			      struct error *err)
{
	sqlite3_stmt *statement = store_statement(store, STATEMENT_EACH_OF_KIND, err);
	bool failed;

	if (!statement)
		return false;
	sqlite3_bind_int(statement, 1, (int)kind);
	while (store_row(store, statement, &failed, err)) {
		if (!visit(context, store_text(statement, 0), sqlite3_column_int(statement, 1),
			   store_text(statement, 2))) {
			sqlite3_reset(statement);
			return true;
		}
	}
	return !failed;
}
