/*
 * Changes: transactions and the rows that they write.
 */
#include "store.h"

#include "store_internal.h"

#include "schema.h"

#include <string.h>

#define PROFILE_COLUMNS "organisation, respondent, department, contact, phone, mail, reference"
#define UPDATED                                                                               \
	"ifnull((SELECT at_utc_ms FROM event WHERE assessment = a.id ORDER BY event.id DESC " \
	"LIMIT 1), created_utc_ms)"
#define LAST_EVENT "ifnull((SELECT max(event.id) FROM event WHERE assessment = a.id), 0)"

static const char *const texts[STATEMENT_COUNT] = {
	[STATEMENT_BEGIN] = "BEGIN IMMEDIATE",
	[STATEMENT_BEGIN_READ] = "BEGIN",
	[STATEMENT_COMMIT] = "COMMIT",
	[STATEMENT_DATA_VERSION] = "PRAGMA data_version",
	[STATEMENT_USER_VERSION] = "PRAGMA user_version",
	[STATEMENT_ADD_QUESTIONNAIRE] =
		"INSERT INTO questionnaire (hash, id, version, text) VALUES (?1, ?2, ?3, ?4)"
		" ON CONFLICT (hash) DO NOTHING",
	[STATEMENT_ADD_ASSESSMENT] =
		"INSERT INTO assessment (id, created_utc_ms, " PROFILE_COLUMNS ")"
		" VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
	[STATEMENT_ADD_PART] = "INSERT INTO part (assessment, ordinal, hash) VALUES (?1, ?2, ?3)",
	[STATEMENT_SET_PART] = "UPDATE part SET hash = ?3 WHERE assessment = ?1 AND ordinal = ?2",
	[STATEMENT_ADD_FORMER] = "INSERT INTO former (assessment, part, hash) VALUES (?1, ?2, ?3)"
				 " ON CONFLICT (assessment, part, hash) DO NOTHING",
	[STATEMENT_SET_PROFILE] =
		"UPDATE assessment SET organisation = ?3, respondent = ?4, department = ?5,"
		" contact = ?6, phone = ?7, mail = ?8, reference = ?9 WHERE id = ?1",
	[STATEMENT_NEXT_EVENT] = "SELECT ifnull(max(id), 0) + 1 FROM event WHERE assessment = ?1",
	[STATEMENT_ADD_EVENT] =
		"INSERT INTO event (assessment, id, batch, at_utc_ms, who, via, kind, part, item,"
		" before, after, undoes) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, "
		"?12)",
	[STATEMENT_GET_ANSWER] =
		"SELECT record FROM answer WHERE assessment = ?1 AND part = ?2 AND item = ?3",
	[STATEMENT_PUT_ANSWER] =
		"INSERT INTO answer (assessment, part, item, record) VALUES (?1, ?2, ?3, ?4)"
		" ON CONFLICT (assessment, part, item) DO UPDATE SET record = ?4",
	[STATEMENT_SET_POSITION] =
		"INSERT INTO position (assessment, part, item, event) VALUES (?1, ?2, ?3,"
		" (SELECT ifnull(max(id), 0) FROM event WHERE assessment = ?1))"
		" ON CONFLICT (assessment) DO UPDATE"
		" SET part = excluded.part, item = excluded.item, event = excluded.event",
	[STATEMENT_GET_ENTRY] =
		"SELECT record FROM entry WHERE assessment = ?1 AND kind = ?2 AND number = ?3",
	[STATEMENT_PUT_ENTRY] =
		"INSERT INTO entry (assessment, kind, number, record) VALUES (?1, ?2, ?3, ?4)"
		" ON CONFLICT (assessment, kind, number) DO UPDATE SET record = ?4",
	[STATEMENT_DELETE_ENTRY] =
		"DELETE FROM entry WHERE assessment = ?1 AND kind = ?2 AND number = ?3",
	[STATEMENT_PUT_DRAFT] =
		"INSERT INTO draft (assessment, part, item, field, at_utc_ms, text)"
		" VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
		" ON CONFLICT (assessment, part, item, field) DO UPDATE"
		" SET at_utc_ms = ?5, text = ?6",
	[STATEMENT_DELETE_DRAFT] = "DELETE FROM draft WHERE assessment = ?1 AND part = ?2"
				   " AND item = ?3 AND field = ?4",
	[STATEMENT_EACH_DRAFT] = "SELECT part, item, field, at_utc_ms, text FROM draft"
				 " WHERE assessment = ?1 ORDER BY at_utc_ms DESC, item, field",
	[STATEMENT_FIND] =
		"SELECT id FROM assessment WHERE id >= ?1 AND id < ?1 || '~' ORDER BY id LIMIT 4",
	[STATEMENT_READ_ASSESSMENT] = "SELECT id, created_utc_ms, " PROFILE_COLUMNS ", " UPDATED
				      ", " LAST_EVENT " FROM assessment AS a WHERE id = ?1",
	[STATEMENT_READ_POSITION] =
		"SELECT part, item FROM ("
		" SELECT part, item, event, 1 AS is_kept FROM position WHERE assessment = ?1"
		" UNION ALL SELECT part, item, id, 0 FROM"
		" (SELECT part, item, id FROM event WHERE assessment = ?1 AND part >= 0 ORDER BY "
		"id DESC LIMIT 1)"
		") ORDER BY event DESC, is_kept DESC LIMIT 1",
	[STATEMENT_EACH_ASSESSMENT] = "SELECT id, created_utc_ms, " PROFILE_COLUMNS ", " UPDATED
				      ", " LAST_EVENT " FROM assessment AS a ORDER BY id",
	[STATEMENT_EACH_PART] = "SELECT part.assessment, part.ordinal, questionnaire.id FROM part"
				" JOIN questionnaire ON questionnaire.hash = part.hash"
				" ORDER BY part.assessment, part.ordinal",
	[STATEMENT_EACH_TEXT] = "SELECT part.ordinal, part.hash, questionnaire.text FROM part"
				" LEFT JOIN questionnaire ON questionnaire.hash = part.hash"
				" WHERE part.assessment = ?1 ORDER BY part.ordinal",
	[STATEMENT_EACH_HASH] =
		"SELECT ordinal, hash, '' FROM part WHERE assessment = ?1 ORDER BY ordinal",
	[STATEMENT_EACH_FORMER] =
		"SELECT former.part, former.hash, questionnaire.text FROM former"
		" LEFT JOIN questionnaire ON questionnaire.hash = former.hash"
		" WHERE former.assessment = ?1 ORDER BY former.part, former.hash",
	[STATEMENT_EACH_ANSWER] =
		"SELECT part, item, record FROM answer WHERE assessment = ?1 ORDER BY part, item",
	[STATEMENT_EACH_EVENT] =
		"SELECT id, batch, at_utc_ms, who, via, kind, part, item, before, after, undoes"
		" FROM event WHERE assessment = ?1 AND id >= ?2 ORDER BY id",
	[STATEMENT_EACH_ENTRY] =
		"SELECT kind, number, record FROM entry WHERE assessment = ?1 ORDER BY kind, number",
	[STATEMENT_EACH_OF_KIND] =
		"SELECT assessment, number, record FROM entry WHERE kind = ?1 ORDER BY assessment, number",
};

/* ---- statements ------------------------------------------------------------ */

sqlite3_stmt *store_statement(struct store *store, enum statement which, struct error *err)
{
	sqlite3_stmt **statement = &store->statements[which];
	int rc = SQLITE_OK;

	if (*statement) {
		sqlite3_reset(*statement);
		sqlite3_clear_bindings(*statement);
	} else {
		rc = sqlite3_prepare_v3(store->db, texts[which], -1, SQLITE_PREPARE_PERSISTENT,
					statement, NULL);
	}
	if (rc == SQLITE_OK)
		return *statement;
	store_fail(store->db, store->path, rc, err);
	return NULL;
}

bool store_row(struct store *store, sqlite3_stmt *statement, bool *failed, struct error *err)
{
	int rc = sqlite3_step(statement);

	*failed = false;
	if (rc == SQLITE_ROW)
		return true;
	if (rc != SQLITE_DONE) {
		store_fail(store->db, store->path, rc, err);
		*failed = true;
	}
	sqlite3_reset(statement);
	return false;
}

bool store_run(struct store *store, sqlite3_stmt *statement, struct error *err)
{
	bool failed;

	while (store_row(store, statement, &failed, err))
		continue;
	return !failed;
}

bool store_exec(struct store *store, const char *sql, struct error *err)
{
	int rc = sqlite3_exec(store->db, sql, NULL, NULL, NULL);

	return rc == SQLITE_OK ? true : store_fail(store->db, store->path, rc, err);
}

const char *store_text(sqlite3_stmt *statement, int column)
{
	const unsigned char *text = sqlite3_column_text(statement, column);

	return text ? (const char *)text : "";
}

/* What is bound lives until the statement has run. */
static void bind_text(sqlite3_stmt *statement, int place, const char *text)
{
	sqlite3_bind_text(statement, place, text, -1, SQLITE_STATIC);
}

/* ---- transactions ---------------------------------------------------------- */

static bool run_simple(struct store *store, enum statement which, struct error *err)
{
	sqlite3_stmt *statement = store_statement(store, which, err);

	return statement && store_run(store, statement, err);
}

/* A newer program may have changed the tables since this one opened the database. */
static bool check_version(struct store *store, struct error *err)
{
	sqlite3_stmt *statement = store_statement(store, STATEMENT_USER_VERSION, err);
	bool failed = true;
	int version;

	if (!statement || !store_row(store, statement, &failed, err))
		return false;
	version = sqlite3_column_int(statement, 0);
	sqlite3_reset(statement);
	return version == SCHEMA_VERSION || store_refuse_newer(store->path, version, err);
}

static bool begin(struct store *store, enum statement which, struct error *err)
{
	if (!run_simple(store, which, err))
		return false;
	if (check_version(store, err))
		return true;
	store_rollback(store);
	return false;
}

bool store_begin(struct store *store, struct error *err)
{
	if (store->is_read_only)
		return store_fail(store->db, store->path, SQLITE_READONLY, err);
	return begin(store, STATEMENT_BEGIN, err);
}

bool store_begin_read(struct store *store, struct error *err)
{
	return begin(store, STATEMENT_BEGIN_READ, err);
}

void store_rollback(struct store *store)
{
	if (!sqlite3_get_autocommit(store->db))
		sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
}

bool store_commit(struct store *store, struct error *err)
{
	if (run_simple(store, STATEMENT_COMMIT, err))
		return true;
	store_rollback(store);
	return false;
}

bool store_data_version(struct store *store, int64_t *version, struct error *err)
{
	sqlite3_stmt *statement = store_statement(store, STATEMENT_DATA_VERSION, err);
	bool failed = true;

	if (statement && store_row(store, statement, &failed, err)) {
		*version = sqlite3_column_int64(statement, 0);
		sqlite3_reset(statement);
		return true;
	}
	return false;
}

/* ---- rows ------------------------------------------------------------------ */

bool store_add_questionnaire(struct store *store, const char *hash, const char *id,
			     const char *version, const char *text, size_t size_bytes,
			     struct error *err)
{
	sqlite3_stmt *statement = store_statement(store, STATEMENT_ADD_QUESTIONNAIRE, err);

	if (!statement)
		return false;
	bind_text(statement, 1, hash);
	bind_text(statement, 2, id);
	bind_text(statement, 3, version);
	if (sqlite3_bind_text64(statement, 4, text, size_bytes, SQLITE_STATIC, SQLITE_UTF8) !=
	    SQLITE_OK)
		return store_fail(store->db, store->path, SQLITE_TOOBIG, err);
	return store_run(store, statement, err);
}

static void bind_profile(sqlite3_stmt *statement, const struct profile *profile)
{
	for (size_t i = 0; i < PROFILE_FIELDS; i++)
		bind_text(statement, 3 + (int)i, profile_field(profile, i));
}

bool store_add_assessment(struct store *store, const char *id, int64_t created_utc_ms,
			  const struct profile *profile, struct error *err)
{
	sqlite3_stmt *statement = store_statement(store, STATEMENT_ADD_ASSESSMENT, err);

	if (!statement)
		return false;
	bind_text(statement, 1, id);
	sqlite3_bind_int64(statement, 2, created_utc_ms);
	bind_profile(statement, profile);
	return store_run(store, statement, err);
}

static bool run_part(struct store *store, enum statement which, const char *id, int ordinal,
		     const char *hash, struct error *err)
{
	sqlite3_stmt *statement = store_statement(store, which, err);

	if (!statement)
		return false;
	bind_text(statement, 1, id);
	sqlite3_bind_int(statement, 2, ordinal);
	bind_text(statement, 3, hash);
	return store_run(store, statement, err);
}

bool store_add_part(struct store *store, const char *id, int ordinal, const char *hash,
		    struct error *err)
{
	return run_part(store, STATEMENT_ADD_PART, id, ordinal, hash, err);
}

bool store_set_part(struct store *store, const char *id, int ordinal, const char *hash,
		    struct error *err)
{
	return run_part(store, STATEMENT_SET_PART, id, ordinal, hash, err);
}

bool store_add_former(struct store *store, const char *id, int ordinal, const char *hash,
		      struct error *err)
{
	return run_part(store, STATEMENT_ADD_FORMER, id, ordinal, hash, err);
}

bool store_set_profile(struct store *store, const char *id, const struct profile *profile,
		       struct error *err)
{
	sqlite3_stmt *statement = store_statement(store, STATEMENT_SET_PROFILE, err);

	if (!statement)
		return false;
	bind_text(statement, 1, id);
	bind_profile(statement, profile);
	return store_run(store, statement, err);
}

bool store_next_event(struct store *store, const char *id, int64_t *event, struct error *err)
{
	sqlite3_stmt *statement = store_statement(store, STATEMENT_NEXT_EVENT, err);
	bool failed;

	if (!statement)
		return false;
	bind_text(statement, 1, id);
	if (!store_row(store, statement, &failed, err))
		return false;
	*event = sqlite3_column_int64(statement, 0);
	sqlite3_reset(statement);
	return true;
}

bool store_add_event(struct store *store, const char *id, const struct event *event,
		     struct error *err)
{
	sqlite3_stmt *statement = store_statement(store, STATEMENT_ADD_EVENT, err);

	if (!statement)
		return false;
	bind_text(statement, 1, id);
	sqlite3_bind_int64(statement, 2, event->id);
	sqlite3_bind_int64(statement, 3, event->batch);
	sqlite3_bind_int64(statement, 4, event->at_utc_ms);
	bind_text(statement, 5, event->who);
	sqlite3_bind_int(statement, 6, (int)event->via);
	sqlite3_bind_int(statement, 7, (int)event->kind);
	sqlite3_bind_int(statement, 8, event->part);
	bind_text(statement, 9, event->item);
	bind_text(statement, 10, event->before);
	bind_text(statement, 11, event->after);
	sqlite3_bind_int64(statement, 12, event->undoes);
	return store_run(store, statement, err);
}

static sqlite3_stmt *answer_statement(struct store *store, enum statement which, const char *id,
				      int part, const char *item, struct error *err)
{
	sqlite3_stmt *statement = store_statement(store, which, err);

	if (!statement)
		return NULL;
	bind_text(statement, 1, id);
	sqlite3_bind_int(statement, 2, part);
	bind_text(statement, 3, item);
	return statement;
}

bool store_get_answer(struct store *store, const char *id, int part, const char *item,
		      struct strbuf *out, bool *found, struct error *err)
{
	sqlite3_stmt *statement =
		answer_statement(store, STATEMENT_GET_ANSWER, id, part, item, err);
	bool failed = true;

	*found = statement && store_row(store, statement, &failed, err);
	if (!*found)
		return !failed;
	strbuf_adds(out, store_text(statement, 0));
	sqlite3_reset(statement);
	return true;
}

bool store_put_answer(struct store *store, const char *id, int part, const char *item,
		      const char *record, struct error *err)
{
	sqlite3_stmt *statement =
		answer_statement(store, STATEMENT_PUT_ANSWER, id, part, item, err);

	if (!statement)
		return false;
	bind_text(statement, 4, record);
	return store_run(store, statement, err);
}

bool store_set_position(struct store *store, const char *id, int part, const char *item,
			struct error *err)
{
	sqlite3_stmt *statement =
		answer_statement(store, STATEMENT_SET_POSITION, id, part, item, err);

	return statement && store_run(store, statement, err);
}

static bool delete_rows(struct store *store, const char *sql, const char *id, struct error *err)
{
	sqlite3_stmt *statement;
	int rc = sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL);
	bool is_done;

	if (rc != SQLITE_OK)
		return store_fail(store->db, store->path, rc, err);
	if (sqlite3_bind_parameter_count(statement) > 0)
		bind_text(statement, 1, id);
	is_done = store_run(store, statement, err);
	sqlite3_finalize(statement);
	return is_done;
}

bool store_delete_assessment(struct store *store, const char *id, struct error *err)
{
	static const char *const deletes[] = {
		"DELETE FROM position WHERE assessment = ?1",
		"DELETE FROM event WHERE assessment = ?1",
		"DELETE FROM answer WHERE assessment = ?1",
		"DELETE FROM entry WHERE assessment = ?1",
		"DELETE FROM draft WHERE assessment = ?1",
		"DELETE FROM former WHERE assessment = ?1",
		"DELETE FROM part WHERE assessment = ?1",
		"DELETE FROM assessment WHERE id = ?1",
		("DELETE FROM questionnaire WHERE hash NOT IN (SELECT hash FROM part)"
		 " AND hash NOT IN (SELECT hash FROM former)"),
	};

	for (size_t i = 0; i < sizeof(deletes) / sizeof(deletes[0]); i++) {
		if (!delete_rows(store, deletes[i], id, err))
			return false;
	}
	return true;
}
