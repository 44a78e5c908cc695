/*
 * The tables, and how an older database becomes a newer one.
 *
 * user_version is the number of the last migration; each migration is one
 * transaction, so a database is always of one version. Migrations are never
 * changed once released, only added to.
 */
#ifndef TENKEN_SCHEMA_H
#define TENKEN_SCHEMA_H

#include <stdbool.h>

struct sqlite3;

enum {
	SCHEMA_APPLICATION_ID = 0x74656E6B, /* "tenk": which program's database it is */
	SCHEMA_VERSION = 3                  /* the newest this program knows */
};

/** What a database says of itself. */
struct schema_state {
	int application_id;
	int version;
	bool is_empty; /* it has no tables */
};

/** Reads the state. Returns an SQLite result code. */
int schema_read_state(struct sqlite3 *db, struct schema_state *state);

/**
 * Runs the migrations that are missing, each in a transaction of its own,
 * looking again inside it at what another program may have done meanwhile.
 *
 * Returns an SQLite result code; what was begun is rolled back.
 */
int schema_migrate(struct sqlite3 *db);

#endif
