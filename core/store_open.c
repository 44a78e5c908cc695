/*
 * Opening: which file, in which way, and not at all when it is not ours.
 *
 * SQLite itself must do every look into the file: a descriptor of our own,
 * closed while another connection of this process is open, would drop that
 * one's locks. So the first look goes through a connection with immutable=1,
 * which takes no locks and makes no file beside the database.
 */
#include "store_internal.h"

#include "arena.h"
#include "file.h"
#include "i18n.h"
#include "schema.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum access_mode {
	ACCESS_WRITE,
	ACCESS_READ,     /* files beside the database can be made */
	ACCESS_IMMUTABLE /* nothing can be made: SQLite must not try */
};

/* ---- errors --------------------------------------------------------------- */

static bool is_no_room(int number)
{
	return number == ENOSPC || number == EDQUOT || number == EFBIG;
}

static bool fail_io(const char *path, int rc, int number, struct error *err)
{
	if (is_no_room(number))
		error_set_at(err, ERROR_FULL, path, 0, 0,
			     _("no room left on the disk; nothing was changed"));
	else if (number == EROFS || number == EACCES || number == EPERM)
		error_set_at(err, ERROR_READ_ONLY, path, 0, 0, _("cannot be written: %s"),
			     strerror(number));
	else if (number)
		error_set_at(err, ERROR_IO, path, 0, 0, _("cannot be read or written: %s"),
			     strerror(number));
	else
		error_set_at(err, ERROR_IO, path, 0, 0, _("cannot be read or written: %s"),
			     sqlite3_errstr(rc));
	return false;
}

static int last_errno_of(sqlite3 *db, int which)
{
	sqlite3_file *file = NULL;
	int last = 0;

	if (sqlite3_file_control(db, "main", which, &file) == SQLITE_OK && file && file->pMethods)
		file->pMethods->xFileControl(file, SQLITE_FCNTL_LAST_ERRNO, &last);
	return last;
}

/* What the system said last: SQLite may have forgotten it for the connection, not for its files. */
static int system_errno(sqlite3 *db)
{
	int last = db ? sqlite3_system_errno(db) : 0;

	if (db && last == 0)
		last = last_errno_of(db, SQLITE_FCNTL_JOURNAL_POINTER);
	if (db && last == 0)
		last = last_errno_of(db, SQLITE_FCNTL_FILE_POINTER);
	return last;
}

bool store_fail(sqlite3 *db, const char *path, int rc, struct error *err)
{
	switch (rc & 0xFF) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
	case SQLITE_PROTOCOL:
		error_set_at(err, ERROR_LOCKED, path, 0, 0,
			     _("another program keeps the database busy; nothing was changed, try "
			       "again"));
		return false;
	case SQLITE_FULL: return fail_io(path, rc, ENOSPC, err);
	case SQLITE_READONLY:
		error_set_at(err, ERROR_READ_ONLY, path, 0, 0,
			     _("the database can only be read here"));
		return false;
	case SQLITE_IOERR:
	case SQLITE_CANTOPEN: return fail_io(path, rc, system_errno(db), err);
	case SQLITE_TOOBIG:
		error_set_at(err, ERROR_LIMIT, path, 0, 0, _("too large for the database"));
		return false;
	case SQLITE_NOTADB:
		error_set_at(
			err, ERROR_DAMAGED, path, 0, 0,
			_("not a database, or damaged at its beginning; it was left as it is"));
		return false;
	case SQLITE_NOMEM:
		error_set_at(err, ERROR_IO, path, 0, 0, _("out of memory"));
		return false;
	default:
		error_set_at(err, ERROR_DAMAGED, path, 0, 0,
			     _("the database is damaged (%s); restore a backup, or see what "
			       "'tenken verify' says"),
			     db ? sqlite3_errmsg(db) : sqlite3_errstr(rc));
		return false;
	}
}

/* ---- the file ------------------------------------------------------------- */

bool store_sync(const char *path, struct error *err)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		return fail_io(path, SQLITE_IOERR, errno, err);
	if (fsync(fd) != 0 && errno != EINVAL) {
		fail_io(path, SQLITE_IOERR, errno, err);
		close(fd);
		return false;
	}
	close(fd);
	return true;
}

/* Safe to open and close beside SQLite: nobody else can have it open yet. */
bool store_create_file(const char *path, struct error *err)
{
	int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);

	if (fd < 0 && errno == EEXIST) {
		error_set_at(err, ERROR_EXISTS, path, 0, 0,
			     _("there is something with this name already"));
		return false;
	}
	if (fd < 0)
		return fail_io(path, SQLITE_CANTOPEN, errno, err);
	if (fchmod(fd, 0600) != 0 || close(fd) != 0)
		return fail_io(path, SQLITE_CANTOPEN, errno, err);
	return true;
}

static char *folder_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	if (!slash)
		return mem_strdup(".");
	return slash == path ? mem_strdup("/") : mem_strndup(path, (size_t)(slash - path));
}

static bool make_database_file(const char *path, struct error *err)
{
	char *folder = folder_of(path);
	bool is_made = file_make_private_dir(folder, err) && store_make_file(path, err) &&
		       store_sync(folder, err);

	free(folder);
	return is_made;
}

/* Makes sure that there is a plain file; a link must lead to one. */
static bool find_or_make_file(const char *path, struct error *err)
{
	struct stat status;

	if (stat(path, &status) == 0) {
		if (S_ISREG(status.st_mode))
			return true;
		error_set_at(err, ERROR_INPUT, path, 0, 0, _("not a file; expected a database"));
		return false;
	}
	if (errno != ENOENT)
		return fail_io(path, SQLITE_CANTOPEN, errno, err);
	if (lstat(path, &status) == 0 && S_ISLNK(status.st_mode)) {
		error_set_at(err, ERROR_INPUT, path, 0, 0,
			     _("a link that leads nowhere; expected a database"));
		return false;
	}
	return make_database_file(path, err);
}

static bool is_empty_file(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0 && status.st_size == 0;
}

static bool has_log(const char *path)
{
	struct strbuf log = STRBUF_INIT;
	struct stat status;
	bool is_there;

	strbuf_addf(&log, "%s-wal", path);
	is_there = stat(log.text, &status) == 0 && status.st_size > 0;
	strbuf_release(&log);
	return is_there;
}

static enum access_mode find_access(const char *path)
{
	char *folder = folder_of(path);
	bool can_make = faccessat(AT_FDCWD, folder, W_OK | X_OK, AT_EACCESS) == 0;
	bool can_write = faccessat(AT_FDCWD, path, W_OK, AT_EACCESS) == 0;

	free(folder);
	if (can_make)
		return can_write ? ACCESS_WRITE : ACCESS_READ;
	return has_log(path) ? ACCESS_READ : ACCESS_IMMUTABLE;
}

/* ---- the connection ------------------------------------------------------- */

static void add_uri(struct strbuf *uri, const char *path, enum access_mode mode)
{
	strbuf_adds(uri, "file:");
	for (const char *at = path; *at; at++) {
		if (strchr("%?# ", *at) || (unsigned char)*at < 0x20)
			strbuf_addf(uri, "%%%02X", (unsigned)(unsigned char)*at);
		else
			strbuf_addch(uri, *at);
	}
	strbuf_adds(uri, mode == ACCESS_IMMUTABLE ? "?mode=ro&immutable=1"
			 : mode == ACCESS_READ    ? "?mode=ro"
						  : "?mode=rw");
}

static void set_limits(sqlite3 *db)
{
	static const struct {
		int id;
		int value;
	} limits[] = {
		{ SQLITE_LIMIT_LENGTH, 17 * 1024 * 1024 }, /* a questionnaire's text */
		{ SQLITE_LIMIT_SQL_LENGTH, 64 * 1024 },
		{ SQLITE_LIMIT_COLUMN, 64 },
		{ SQLITE_LIMIT_EXPR_DEPTH, 64 },
		{ SQLITE_LIMIT_COMPOUND_SELECT, 8 },
		{ SQLITE_LIMIT_VDBE_OP, 25000 },
		{ SQLITE_LIMIT_FUNCTION_ARG, 16 },
		{ SQLITE_LIMIT_ATTACHED, 0 },
		{ SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 128 },
		{ SQLITE_LIMIT_VARIABLE_NUMBER, 32 },
		{ SQLITE_LIMIT_TRIGGER_DEPTH, 4 },
		{ SQLITE_LIMIT_WORKER_THREADS, 0 },
	};

	for (size_t i = 0; i < sizeof(limits) / sizeof(limits[0]); i++)
		sqlite3_limit(db, limits[i].id, limits[i].value);
}

int store_harden(sqlite3 *db)
{
	sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
	sqlite3_extended_result_codes(db, 1);
	set_limits(db);
	sqlite3_busy_timeout(db, STORE_BUSY_WAIT_MS);
	return sqlite3_exec(
		db,
		"PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA synchronous = FULL;"
		"PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY",
		NULL, NULL, NULL);
}

static int connect_to(const char *path, enum access_mode mode, sqlite3 **db)
{
	int flags = mode == ACCESS_WRITE ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
	struct strbuf uri = STRBUF_INIT;
	int rc;

	add_uri(&uri, path, mode);
	rc = sqlite3_open_v2(
		uri.text, db,
		flags | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE, NULL);
	strbuf_release(&uri);
	if (rc == SQLITE_OK)
		rc = store_harden(*db);
	return rc;
}

bool store_refuse_newer(const char *path, int version, struct error *err)
{
	error_set_at(
		err, ERROR_NEWER, path, 0, 0,
		_("written by a newer tenken (format %d, this one knows %d); it was left as it is"),
		version, SCHEMA_VERSION);
	return false;
}

/* Says why a database is not one for this program. */
static bool is_ours(const struct schema_state *state, const char *path, struct error *err)
{
	if (state->application_id == 0 && state->is_empty && state->version == 0)
		return true;
	if (state->application_id != SCHEMA_APPLICATION_ID) {
		error_set_at(err, ERROR_INPUT, path, 0, 0,
			     _("the database of another program; it was left as it is"));
		return false;
	}
	if (state->version > SCHEMA_VERSION)
		return store_refuse_newer(path, state->version, err);
	return state->version > 0 ? true : store_fail(NULL, path, SQLITE_NOTADB, err);
}

static bool read_state(sqlite3 *db, const char *path, struct schema_state *state, struct error *err)
{
	/* One transaction, or what it reads is partly from before another program's change. */
	int rc = sqlite3_exec(db, "BEGIN", NULL, NULL, NULL);

	if (rc == SQLITE_OK)
		rc = schema_read_state(db, state);
	if (rc != SQLITE_OK)
		return store_fail(db, path, rc, err);
	sqlite3_exec(db, "COMMIT", NULL, NULL, NULL);
	return is_ours(state, path, err);
}

/*
 * The first look, which makes nothing and locks nothing. Beside a log the file
 * alone means nothing: a checkpoint may have stopped half way, and what is
 * newest stands in the log. Then the look that counts is open_connection()'s.
 */
static bool peek(const char *path, struct error *err)
{
	struct schema_state state = { .version = 0 };
	sqlite3 *db = NULL;
	bool is_good;
	int rc;

	if (is_empty_file(path) || has_log(path))
		return true;
	rc = connect_to(path, ACCESS_IMMUTABLE, &db);
	is_good =
		rc == SQLITE_OK ? read_state(db, path, &state, err) : store_fail(db, path, rc, err);
	sqlite3_close(db);
	return is_good || has_log(path);
}

static int exec_patiently(sqlite3 *db, const char *sql)
{
	const struct timespec pause = { .tv_nsec = 10 * 1000 * 1000 };
	int rc = SQLITE_BUSY;

	/* The change of mode does not always go through the busy handler. */
	for (int waited_ms = 0; waited_ms <= STORE_BUSY_WAIT_MS; waited_ms += 10) {
		rc = sqlite3_exec(db, sql, NULL, NULL, NULL);
		if ((rc & 0xFF) != SQLITE_BUSY)
			break;
		nanosleep(&pause, NULL);
	}
	return rc;
}

static bool is_wal(sqlite3 *db)
{
	sqlite3_stmt *statement;
	bool is_set = false;

	if (sqlite3_prepare_v2(db, "PRAGMA journal_mode", -1, &statement, NULL) != SQLITE_OK)
		return false;
	if (sqlite3_step(statement) == SQLITE_ROW)
		is_set = sqlite3_stricmp((const char *)sqlite3_column_text(statement, 0), "wal") ==
			 0;
	sqlite3_finalize(statement);
	return is_set;
}

static bool prepare_for_writing(struct store *store, const struct schema_state *state,
				struct error *err)
{
	int rc = SQLITE_OK;

	if (!is_wal(store->db))
		rc = exec_patiently(store->db, "PRAGMA journal_mode = WAL");
	if (rc == SQLITE_OK)
		rc = sqlite3_exec(store->db, "PRAGMA wal_autocheckpoint = 64", NULL, NULL, NULL);
	if (rc == SQLITE_OK && state->version < SCHEMA_VERSION)
		rc = schema_migrate(store->db);
	return rc == SQLITE_OK ? true : store_fail(store->db, store->path, rc, err);
}

static bool refuse_read_only(const struct store *store, const struct schema_state *state,
			     struct error *err)
{
	if (state->version == SCHEMA_VERSION)
		return true;
	error_set_at(err, ERROR_READ_ONLY, store->path, 0, 0,
		     _("the database must be brought up to date, and can only be read here"));
	return false;
}

static bool open_connection(struct store *store, struct error *err)
{
	enum access_mode mode = find_access(store->path);
	struct schema_state state = { .version = 0 };
	int rc = connect_to(store->path, mode, &store->db);

	if (rc != SQLITE_OK)
		return store_fail(store->db, store->path, rc, err);
	store->is_read_only = mode != ACCESS_WRITE || sqlite3_db_readonly(store->db, "main") == 1;
	if (!read_state(store->db, store->path, &state, err)) {
		/* A newer one whose last changes are still in its log: they stay there. */
		sqlite3_db_config(store->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
		return false;
	}
	return store->is_read_only ? refuse_read_only(store, &state, err)
				   : prepare_for_writing(store, &state, err);
}

/* Absolute, so that neither SQLite nor a later chdir() takes it for something else. */
static char *absolute(const char *path)
{
	struct strbuf out = STRBUF_INIT;
	char *here;

	if (path[0] == '/')
		return mem_strdup(path);
	here = getcwd(NULL, 0);
	file_join(&out, here ? here : "/", path);
	free(here);
	return strbuf_detach(&out, NULL);
}

static char *find_path(const char *path, struct error *err)
{
	struct strbuf home = STRBUF_INIT;

	if (path)
		return absolute(path);
	if (!file_data_home(&home, err))
		return NULL;
	strbuf_adds(&home, "/tenken.db");
	return strbuf_detach(&home, NULL);
}

struct store *store_open(const char *path, struct error *err)
{
	struct store *store = mem_calloc(1, sizeof(*store));

	store->path = find_path(path, err);
	if (store->path && find_or_make_file(store->path, err) && peek(store->path, err) &&
	    open_connection(store, err))
		return store;
	store_close(store);
	return NULL;
}

void store_close(struct store *store)
{
	if (!store)
		return;
	for (size_t i = 0; i < STATEMENT_COUNT; i++)
		sqlite3_finalize(store->statements[i]);
	sqlite3_close(store->db);
	free(store->path);
	free(store);
}

const char *store_path(const struct store *store)
{
	return store->path;
}

bool store_is_read_only(const struct store *store)
{
	return store->is_read_only;
}
