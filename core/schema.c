#include "schema.h"

#include <sqlite3.h>
#include <stdio.h>

/*
 * Parts and items are kept by their names, not by their places, so that an
 * assessment can go on with another version of its questionnaire. event and
 * answer have no rowid: an answer then touches one page of each, which is what
 * keeps the sync calls down. The time of the last change and the place where
 * the person is follow from the last event.
 */
static const char *const migrations[SCHEMA_VERSION] = {
	"CREATE TABLE questionnaire ("
	" hash TEXT PRIMARY KEY NOT NULL," /* SHA-256 of text, 64 digits */
	" id TEXT NOT NULL,"
	" version TEXT NOT NULL,"
	" text TEXT NOT NULL"
	") STRICT;"
	"CREATE TABLE assessment ("
	" id TEXT PRIMARY KEY NOT NULL,"
	" created_utc_ms INTEGER NOT NULL,"
	" organisation TEXT NOT NULL,"
	" respondent TEXT NOT NULL,"
	" department TEXT NOT NULL,"
	" contact TEXT NOT NULL,"
	" phone TEXT NOT NULL,"
	" mail TEXT NOT NULL,"
	" reference TEXT NOT NULL"
	") STRICT, WITHOUT ROWID;"
	"CREATE TABLE part ("
	" assessment TEXT NOT NULL REFERENCES assessment (id),"
	" ordinal INTEGER NOT NULL,"
	" hash TEXT NOT NULL REFERENCES questionnaire (hash),"
	" PRIMARY KEY (assessment, ordinal)"
	") STRICT, WITHOUT ROWID;"
	"CREATE TABLE answer ("
	" assessment TEXT NOT NULL,"
	" part INTEGER NOT NULL,"
	" item TEXT NOT NULL,"   /* q1, q25.g */
	" record TEXT NOT NULL," /* answer_record.c */
	" PRIMARY KEY (assessment, part, item),"
	" FOREIGN KEY (assessment, part) REFERENCES part (assessment, ordinal)"
	") STRICT, WITHOUT ROWID;"
	"CREATE TABLE event ("
	" assessment TEXT NOT NULL REFERENCES assessment (id),"
	" id INTEGER NOT NULL,"    /* 1, 2, 3, ... in each assessment */
	" batch INTEGER NOT NULL," /* id of the first event made together with it */
	" at_utc_ms INTEGER NOT NULL,"
	" who TEXT NOT NULL,"
	" via INTEGER NOT NULL,"  /* enum via */
	" kind INTEGER NOT NULL," /* enum event_kind */
	" part INTEGER NOT NULL," /* -1 of the profile */
	" item TEXT NOT NULL,"
	" before TEXT NOT NULL,"
	" after TEXT NOT NULL,"
	" undoes INTEGER NOT NULL," /* batch, or 0 */
	" PRIMARY KEY (assessment, id)"
	") STRICT, WITHOUT ROWID;"
	"CREATE TABLE position ("
	" assessment TEXT PRIMARY KEY NOT NULL REFERENCES assessment (id),"
	" part INTEGER NOT NULL,"
	" item TEXT NOT NULL,"
	" event INTEGER NOT NULL" /* last event at that time: a later one moves the place */
	") STRICT, WITHOUT ROWID;",

	/* 2: findings, incident cases and blocking factors */
	"CREATE TABLE entry ("
	" assessment TEXT NOT NULL REFERENCES assessment (id),"
	" kind INTEGER NOT NULL,"   /* enum entry_kind */
	" number INTEGER NOT NULL," /* 1, 2, 3, ... of each kind */
	" record TEXT NOT NULL,"    /* entry.c */
	" PRIMARY KEY (assessment, kind, number)"
	") STRICT, WITHOUT ROWID;",

	/* 3: texts that are being written, and former versions of questionnaires; not released yet, so more tables may still join it */
	"CREATE TABLE draft ("
	" assessment TEXT NOT NULL REFERENCES assessment (id),"
	" part INTEGER NOT NULL,"  /* as in event */
	" item TEXT NOT NULL,"     /* as in event; finding.0 of one that is being made */
	" field TEXT NOT NULL,"    /* which of its texts: text, blank.9, note, ... */
	" at_utc_ms INTEGER NOT NULL,"
	" text TEXT NOT NULL,"
	" PRIMARY KEY (assessment, part, item, field)"
	") STRICT, WITHOUT ROWID;"
	/* questionnaires that the history of a part needs, beside the one it has now */
	"CREATE TABLE former ("
	" assessment TEXT NOT NULL,"
	" part INTEGER NOT NULL,"
	" hash TEXT NOT NULL REFERENCES questionnaire (hash),"
	" PRIMARY KEY (assessment, part, hash),"
	" FOREIGN KEY (assessment, part) REFERENCES part (assessment, ordinal)"
	") STRICT, WITHOUT ROWID;",
};

static int read_int(sqlite3 *db, const char *sql, int *value)
{
	sqlite3_stmt *statement;
	int rc = sqlite3_prepare_v2(db, sql, -1, &statement, NULL);

	if (rc != SQLITE_OK)
		return rc;
	rc = sqlite3_step(statement);
	if (rc == SQLITE_ROW)
		*value = sqlite3_column_int(statement, 0);
	sqlite3_finalize(statement);
	return rc == SQLITE_ROW ? SQLITE_OK : rc;
}

int schema_read_state(sqlite3 *db, struct schema_state *state)
{
	int has_tables = 0;
	int rc = read_int(db, "PRAGMA user_version", &state->version);

	if (rc == SQLITE_OK)
		rc = read_int(db, "PRAGMA application_id", &state->application_id);
	if (rc == SQLITE_OK && state->application_id == 0)
		rc = read_int(db, "SELECT EXISTS (SELECT 1 FROM sqlite_schema)", &has_tables);
	state->is_empty = state->application_id == 0 && !has_tables;
	return rc;
}

static int run_migration(sqlite3 *db, int version)
{
	char pragmas[96];
	int rc = sqlite3_exec(db, migrations[version], NULL, NULL, NULL);

	if (rc != SQLITE_OK)
		return rc;
	snprintf(pragmas, sizeof(pragmas), "PRAGMA application_id = %d; PRAGMA user_version = %d",
		 SCHEMA_APPLICATION_ID, version + 1);
	return sqlite3_exec(db, pragmas, NULL, NULL, NULL);
}

/* One migration, if it is still missing once others are kept out. */
static int step(sqlite3 *db, bool *is_done)
{
	struct schema_state state = { .version = 0 };
	int rc = sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL);

	if (rc != SQLITE_OK)
		return rc;
	rc = schema_read_state(db, &state);
	*is_done = rc == SQLITE_OK && state.version >= SCHEMA_VERSION;
	if (rc == SQLITE_OK && state.version < 0)
		rc = SQLITE_NOTADB;
	if (rc == SQLITE_OK && !*is_done)
		rc = run_migration(db, state.version);
	if (rc == SQLITE_OK)
		rc = sqlite3_exec(db, "COMMIT", NULL, NULL, NULL);
	if (rc != SQLITE_OK)
		sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
	return rc;
}

int schema_migrate(sqlite3 *db)
{
	bool is_done = false;
	int rc = SQLITE_OK;

	while (rc == SQLITE_OK && !is_done)
		rc = step(db, &is_done);
	return rc;
}
