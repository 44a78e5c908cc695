#include "file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "arena.h"
#include "i18n.h"

#define READ_STEP_BYTES ((size_t)64 * 1024)

/* ---- what the system says ------------------------------------------------ */

static enum error_code code_of(int number)
{
	switch (number) {
	case ENOENT:
	case ENOTDIR: return ERROR_NOT_FOUND;
	case ENXIO: return ERROR_INPUT;
	case ENOSPC:
	case EDQUOT:
	case EFBIG: return ERROR_FULL;
	case EROFS:
	case EACCES:
	case EPERM: return ERROR_READ_ONLY;
	default: return ERROR_IO;
	}
}

static const char *reason_of(int number)
{
	switch (number) {
	case ENOENT: return _("no such file or folder");
	case ENOTDIR: return _("a part of the path is not a folder");
	case ENOSPC: return _("no room on the disk");
	case EDQUOT: return _("no room left in the quota");
	case EFBIG: return _("larger than a file may be");
	case EROFS: return _("the place is read-only");
	case EACCES:
	case EPERM: return _("permission denied");
	case ENAMETOOLONG: return _("the name is too long");
	case ENXIO: return _("it is no regular file");
	case ELOOP: return _("too many symbolic links");
	default: return strerror(number);
	}
}

static bool fail_read(const char *path, int number, struct error *err)
{
	enum error_code code = code_of(number);

	error_set_at(err, code == ERROR_READ_ONLY ? ERROR_IO : code, path, 0, 0,
		     _("cannot read: %s"), reason_of(number));
	return false;
}

static bool fail_write(const char *path, int number, struct error *err)
{
	error_set_at(err, code_of(number), path, 0, 0, _("cannot write: %s"), reason_of(number));
	return false;
}

static const char *kind_of(mode_t mode)
{
	switch (mode & S_IFMT) {
	case S_IFDIR: return _("is a folder; expected a file");
	case S_IFLNK: return _("is a symbolic link; expected a file");
	case S_IFIFO: return _("is a FIFO; expected a file");
	case S_IFSOCK: return _("is a socket; expected a file");
	default: return _("is a device; expected a file");
	}
}

/* ---- reading ------------------------------------------------------------- */

static bool fail_too_large(const char *path, size_t max_size, struct error *err)
{
	error_set_at(err, ERROR_LIMIT, path, 0, 0, _("too large; at most %zu bytes are read"),
		     max_size);
	return false;
}

/* One byte more than allowed is asked for, so a file that grows is noticed. */
static bool read_all(int fd, const char *path, size_t max_size, struct strbuf *out,
		     struct error *err)
{
	size_t start = out->length;

	for (;;) {
		size_t left = max_size - (out->length - start);
		size_t step = left < READ_STEP_BYTES ? left + 1 : READ_STEP_BYTES;
		ssize_t got;

		strbuf_reserve(out, step);
		got = read(fd, out->text + out->length, step);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return fail_read(path, errno, err);
		if ((size_t)got > left)
			return fail_too_large(path, max_size, err);
		strbuf_commit(out, (size_t)got);
		if (got == 0)
			return true;
	}
}

bool file_read(const char *path, size_t max_size, struct strbuf *out, struct error *err)
{
	size_t start = out->length;
	struct stat info;
	bool ok = false;
	int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);

	if (fd < 0)
		return fail_read(path, errno, err);
	if (fstat(fd, &info) != 0)
		fail_read(path, errno, err);
	else if (!S_ISREG(info.st_mode))
		error_set_at(err, ERROR_INPUT, path, 0, 0, "%s", kind_of(info.st_mode));
	else if (info.st_size > 0 && (size_t)info.st_size > max_size)
		fail_too_large(path, max_size, err);
	else
		ok = read_all(fd, path, max_size, out, err);
	close(fd);
	if (!ok)
		strbuf_truncate(out, start);
	return ok;
}

/* ---- writing ------------------------------------------------------------- */

const char *file_base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

void file_join(struct strbuf *out, const char *dir, const char *name)
{
	strbuf_adds(out, dir);
	if (out->length > 0 && out->text[out->length - 1] != '/')
		strbuf_addch(out, '/');
	strbuf_adds(out, name);
}

bool file_is_regular(const char *path)
{
	struct stat info;

	return stat(path, &info) == 0 && S_ISREG(info.st_mode);
}

bool file_is_dir(const char *path)
{
	struct stat info;

	return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

static bool may_replace(const char *path, struct error *err)
{
	struct stat info;

	if (!file_base_name(path)[0]) {
		error_set_at(err, ERROR_INPUT, path, 0, 0, _("not the name of a file"));
		return false;
	}
	if (lstat(path, &info) != 0)
		return errno == ENOENT || fail_write(path, errno, err);
	if (S_ISREG(info.st_mode))
		return true;
	error_set_at(err, ERROR_INPUT, path, 0, 0, "%s", kind_of(info.st_mode));
	return false;
}

/* Returns 0 or errno. */
static int write_all(int fd, const char *data, size_t size)
{
	while (size > 0) {
		ssize_t done = write(fd, data, size);

		if (done < 0 && errno == EINTR)
			continue;
		if (done <= 0)
			return done < 0 ? errno : EIO;
		data += done;
		size -= (size_t)done;
	}
	return 0;
}

/* Write, sync and close; returns 0 or errno. */
static int fill(int fd, const void *data, size_t size)
{
	int number = write_all(fd, data, size);

	if (!number && fsync(fd) != 0)
		number = errno;
	if (close(fd) != 0 && !number)
		number = errno;
	return number;
}

/* A rename is durable when its folder is; not every file system can sync one. */
static int sync_dir(int dir_fd)
{
	if (fsync(dir_fd) == 0 || errno == EINVAL || errno == ENOTSUP)
		return 0;
	return errno;
}

static int replace(int dir_fd, const char *path, const char *dir, const void *data, size_t size)
{
	struct strbuf beside = STRBUF_INIT;
	int number = 0;
	int fd;

	file_join(&beside, dir, ".tenken-XXXXXX");
	fd = mkstemp(beside.text);
	if (fd < 0) {
		number = errno;
	} else {
		number = fill(fd, data, size);
		if (!number && rename(beside.text, path) != 0)
			number = errno;
		if (number)
			unlink(beside.text);
		else
			number = sync_dir(dir_fd);
	}
	strbuf_release(&beside);
	return number;
}

bool file_write_atomic(const char *path, const void *data, size_t size, struct error *err)
{
	const char *base = file_base_name(path);
	struct strbuf dir = STRBUF_INIT;
	int number;
	int dir_fd;

	if (!may_replace(path, err))
		return false;
	strbuf_add(&dir, path, (size_t)(base - path));
	if (!dir.length)
		strbuf_adds(&dir, "./");
	dir_fd = open(dir.text, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	number = dir_fd < 0 ? errno : replace(dir_fd, path, dir.text, data, size);
	if (dir_fd >= 0)
		close(dir_fd);
	strbuf_release(&dir);
	return !number || fail_write(path, number, err);
}

static bool make_dir(const char *path, struct error *err)
{
	if (file_is_dir(path) || mkdir(path, 0700) == 0)
		return true;
	if (errno != EEXIST) {
		error_set_at(err, code_of(errno), path, 0, 0, _("cannot make the folder: %s"),
			     reason_of(errno));
		return false;
	}
	if (file_is_dir(path)) /* another program was faster */
		return true;
	error_set_at(err, ERROR_INPUT, path, 0, 0, _("not a folder; expected one or nothing"));
	return false;
}

bool file_make_private_dir(const char *path, struct error *err)
{
	char *copy = mem_strdup(path);
	bool ok = true;

	for (char *slash = copy; ok && *slash && (slash = strchr(slash + 1, '/'));) {
		*slash = '\0';
		ok = make_dir(copy, err);
		*slash = '/';
	}
	free(copy);
	return ok && make_dir(path, err);
}
