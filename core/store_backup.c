/*
 * A copy of the database while it is in use: written beside its final name,
 * synced, then given that name, which must be free.
 */
#include "store_internal.h"

#include "arena.h"
#include "i18n.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { PAGES_A_STEP = 1024 };

static bool fail_path(const char *path, struct error *err)
{
	enum error_code code = errno == ENOSPC || errno == EDQUOT || errno == EFBIG ? ERROR_FULL
			       : errno == EROFS || errno == EACCES ? ERROR_READ_ONLY
								   : ERROR_IO;

	error_set_at(err, code, path, 0, 0, _("cannot be written: %s"), strerror(errno));
	return false;
}

static bool refuse_existing(const char *path, struct error *err)
{
	error_set_at(err, ERROR_EXISTS, path, 0, 0,
		     _("there is something with this name already; expected a new name"));
	return false;
}

static int copy_pages(struct store *store, sqlite3 *to)
{
	const struct timespec pause = { .tv_nsec = 10 * 1000 * 1000 };
	sqlite3_backup *backup = sqlite3_backup_init(to, "main", store->db, "main");
	int waited_ms = 0;
	int rc;

	if (!backup)
		return sqlite3_errcode(to);
	do {
		rc = sqlite3_backup_step(backup, PAGES_A_STEP);
		if (rc != SQLITE_BUSY && rc != SQLITE_LOCKED)
			continue;
		nanosleep(&pause, NULL);
		waited_ms += 10;
	} while (rc == SQLITE_OK ||
		 ((rc == SQLITE_BUSY || rc == SQLITE_LOCKED) && waited_ms < STORE_BUSY_WAIT_MS));
	sqlite3_backup_finish(backup);
	return rc == SQLITE_DONE ? SQLITE_OK : rc;
}

/* The copy has no log beside it: it must be whole in one file, also on a CD. */
static bool copy_to(struct store *store, const char *path, struct error *err)
{
	sqlite3 *to = NULL;
	int rc = sqlite3_open_v2(path, &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);

	if (rc == SQLITE_OK)
		rc = sqlite3_exec(to, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF", NULL,
				  NULL, NULL);
	if (rc == SQLITE_OK)
		rc = copy_pages(store, to);
	if (rc == SQLITE_OK)
		rc = sqlite3_exec(to, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
	if (rc != SQLITE_OK)
		store_fail(to, path, rc, err);
	sqlite3_close(to);
	return rc == SQLITE_OK;
}

/* With what SQLite may have left beside it. */
void store_remove_files(const char *path)
{
	static const char *const endings[] = { "", "-wal", "-shm", "-journal" };
	struct strbuf name = STRBUF_INIT;

	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
		strbuf_reset(&name);
		strbuf_addf(&name, "%s%s", path, endings[i]);
		unlink(name.text);
	}
	strbuf_release(&name);
}

/* A link never replaces anything; where links are not to be had (FAT), look first. */
static bool give_name(const char *temporary, const char *path, struct error *err)
{
	struct stat status;

	if (link(temporary, path) == 0) {
		unlink(temporary);
		return true;
	}
	if (errno == EEXIST)
		return refuse_existing(path, err);
	if (lstat(path, &status) == 0)
		return refuse_existing(path, err);
	return rename(temporary, path) == 0 ? true : fail_path(path, err);
}

static bool sync_folder(const char *path, struct error *err)
{
	const char *slash = strrchr(path, '/');
	char *folder = slash ? mem_strndup(path, slash == path ? 1 : (size_t)(slash - path))
			     : mem_strdup(".");
	bool is_synced = store_sync(folder, err);

	free(folder);
	return is_synced;
}

/* Absolute or with ./ before it, so that SQLite takes it for nothing else. */
static void add_temporary(struct strbuf *out, const char *path)
{
	if (path[0] != '/')
		strbuf_adds(out, "./");
	strbuf_addf(out, "%s.tmp%ld", path, (long)getpid());
}

bool store_backup(struct store *store, const char *path, struct error *err)
{
	struct strbuf temporary = STRBUF_INIT;
	struct stat status;
	bool is_done;

	if (lstat(path, &status) == 0)
		return refuse_existing(path, err);
	add_temporary(&temporary, path);
	is_done = store_create_file(temporary.text, err);
	if (is_done) {
		is_done = copy_to(store, temporary.text, err) && store_sync(temporary.text, err) &&
			  give_name(temporary.text, path, err) && sync_folder(path, err);
		if (!is_done)
			store_remove_files(temporary.text);
	}
	strbuf_release(&temporary);
	return is_done;
}
