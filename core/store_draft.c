/*
 * Texts that are being written: rows in and out.
 */
#include "store_internal.h"

static sqlite3_stmt *draft_statement(struct store *store, enum statement which, const char *id,
				     const struct stored_draft *draft, struct error *err)
{
	sqlite3_stmt *statement = store_statement(store, which, err);

	if (!statement)
		return NULL;
	sqlite3_bind_text(statement, 1, id, -1, SQLITE_STATIC);
	sqlite3_bind_int(statement, 2, draft->part);
	sqlite3_bind_text(statement, 3, draft->item, -1, SQLITE_STATIC);
	sqlite3_bind_text(statement, 4, draft->field, -1, SQLITE_STATIC);
	return statement;
}

bool store_put_draft(struct store *store, const char *id, const struct stored_draft *draft,
		     struct error *err)
{
	sqlite3_stmt *statement = draft_statement(store, STATEMENT_PUT_DRAFT, id, draft, err);

	if (!statement)
		return false;
	sqlite3_bind_int64(statement, 5, draft->at_utc_ms);
	sqlite3_bind_text(statement, 6, draft->text, -1, SQLITE_STATIC);
	return store_run(store, statement, err);
}

bool store_delete_draft(struct store *store, const char *id, const struct stored_draft *draft,
			struct error *err)
{
	sqlite3_stmt *statement = draft_statement(store, STATEMENT_DELETE_DRAFT, id, draft, err);

	return statement && store_run(store, statement, err);
}

bool store_each_draft(struct store *store, const char *id, store_visit_draft visit, void *context,
		      struct error *err)
{
	sqlite3_stmt *statement = store_statement(store, STATEMENT_EACH_DRAFT, err);
	bool failed = true;

	if (!statement)
		return false;
	sqlite3_bind_text(statement, 1, id, -1, SQLITE_STATIC);
	while (store_row(store, statement, &failed, err)) {
		struct stored_draft draft = {
			.part = sqlite3_column_int(statement, 0),
			.item = store_text(statement, 1),
			.field = store_text(statement, 2),
			.at_utc_ms = sqlite3_column_int64(statement, 3),
			.text = store_text(statement, 4),
		};

		if (!visit(context, &draft)) {
			sqlite3_reset(statement);
			return true;
		}
	}
	return !failed;
}
