/*
 * What the files store*.c share. Nobody else includes this.
 */
#ifndef TENKEN_STORE_INTERNAL_H
#define TENKEN_STORE_INTERNAL_H

#include "store.h"

#include <sqlite3.h>

/* Statements are prepared once; store.c has their texts. */
enum statement {
	STATEMENT_BEGIN,
	STATEMENT_BEGIN_READ,
	STATEMENT_COMMIT,
	STATEMENT_DATA_VERSION,
	STATEMENT_USER_VERSION,
	STATEMENT_ADD_QUESTIONNAIRE,
	STATEMENT_ADD_ASSESSMENT,
	STATEMENT_ADD_PART,
	STATEMENT_SET_PART,
	STATEMENT_ADD_FORMER,
	STATEMENT_SET_PROFILE,
	STATEMENT_NEXT_EVENT,
	STATEMENT_ADD_EVENT,
	STATEMENT_GET_ANSWER,
	STATEMENT_PUT_ANSWER,
	STATEMENT_SET_POSITION,
	STATEMENT_GET_ENTRY,
	STATEMENT_PUT_ENTRY,
	STATEMENT_DELETE_ENTRY,
	STATEMENT_PUT_DRAFT,
	STATEMENT_DELETE_DRAFT,
	STATEMENT_EACH_DRAFT,
	STATEMENT_FIND,
	STATEMENT_READ_ASSESSMENT,
	STATEMENT_READ_POSITION,
	STATEMENT_EACH_ASSESSMENT,
	STATEMENT_EACH_PART,
	STATEMENT_EACH_TEXT,
	STATEMENT_EACH_HASH,
	STATEMENT_EACH_FORMER,
	STATEMENT_EACH_ANSWER,
	STATEMENT_EACH_EVENT,
	STATEMENT_EACH_ENTRY,
	STATEMENT_EACH_OF_KIND,
	STATEMENT_COUNT
};

struct store {
	sqlite3 *db;
	char *path; /* absolute */
	bool is_read_only;
	sqlite3_stmt *statements[STATEMENT_COUNT];
};

/** Turns an SQLite result into an error with the database as its place. Always returns false. */
bool store_fail(sqlite3 *db, const char *path, int rc, struct error *err);

/** Says that the database is newer than this program. Always returns false. */
bool store_refuse_newer(const char *path, int version, struct error *err);

/** The statement, prepared, reset and without values; NULL and err when it cannot be had. */
sqlite3_stmt *store_statement(struct store *store, enum statement which, struct error *err);

/** Runs a statement that gives no row, and resets it. */
bool store_run(struct store *store, sqlite3_stmt *statement, struct error *err);

/**
 * Takes the next row. Without one the statement is reset, and err is filled
 * when that is a fault: *failed tells.
 */
bool store_row(struct store *store, sqlite3_stmt *statement, bool *failed, struct error *err);

/** Runs SQL without values or rows. */
bool store_exec(struct store *store, const char *sql, struct error *err);

/** Settings that make a connection safe and durable. Returns an SQLite result code. */
int store_harden(sqlite3 *db);

/** Text of a column, "" for NULL. Lent until the next row. */
const char *store_text(sqlite3_stmt *statement, int column);

/** Makes a file that was not there, 0600. Errors: false, ERROR_EXISTS and the like. */
bool store_create_file(const char *path, struct error *err);

/** Removes a database that is not wanted, with what SQLite may have left beside it. */
void store_remove_files(const char *path);

/**
 * Makes an empty database, whole in one step: whoever looks meanwhile sees none or a finished one.
 * One that another program has made first is fine, too. Its folder is not synced.
 */
bool store_make_file(const char *path, struct error *err);

/** fsync of a file or a folder. Errors: false with err. */
bool store_sync(const char *path, struct error *err);

/** Appends a line to what verify says, and counts it when something is wrong. */
void store_verify_add(struct verify_result *result, enum verify_kind kind, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/** Looks at every assessment by itself. */
void store_verify_assessments(struct store *store, struct verify_result *result);

#endif
