/*
 * Making a database: under another name beside its final one, then given that
 * name. The first look into a database takes no locks; one that is being made
 * in place would seem to be damaged, or another program's, for a moment.
 */
#include "store_internal.h"

#include "schema.h"

#include <errno.h>
#include <unistd.h>

/* Nobody else knows the name, so nothing needs a journal; what counts is store_sync() afterwards. */
static bool fill(const char *path, struct error *err)
{
	sqlite3 *db = NULL;
	int rc = sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);

	if (rc == SQLITE_OK)
		rc = store_harden(db);
	if (rc == SQLITE_OK)
		rc = sqlite3_exec(db, "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF", NULL,
				  NULL, NULL);
	if (rc == SQLITE_OK)
		rc = schema_migrate(db);
	if (rc == SQLITE_OK)
		rc = sqlite3_exec(db, "PRAGMA journal_mode = WAL", NULL, NULL, NULL);
	if (rc != SQLITE_OK)
		store_fail(db, path, rc, err);
	sqlite3_close(db);
	return rc == SQLITE_OK;
}

/* A link never replaces anything. Where links are not to be had (FAT) the database is made in place. */
static bool give_name(const char *temporary, const char *path, struct error *err)
{
	struct error found = ERROR_INIT;

	if (link(temporary, path) == 0 || errno == EEXIST)
		return true;
	if (store_create_file(path, &found) || found.code == ERROR_EXISTS)
		return true;
	if (err)
		*err = found;
	return false;
}

bool store_make_file(const char *path, struct error *err)
{
	struct strbuf temporary = STRBUF_INIT;
	bool is_made;

	strbuf_addf(&temporary, "%s.tmp%ld", path, (long)getpid());
	/* Left behind by one that was killed and had our number. */
	store_remove_files(temporary.text);
	is_made = store_create_file(temporary.text, err) && fill(temporary.text, err) &&
		  store_sync(temporary.text, err) && give_name(temporary.text, path, err);
	store_remove_files(temporary.text);
	strbuf_release(&temporary);
	return is_made;
}
