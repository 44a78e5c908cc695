/*
 * Makes the N-th call of a kind fail; loaded with LD_PRELOAD.
 *
 *      FAIL_CALL   write, sync, rename, open, alloc, map
 *      FAIL_AT     which call of that kind, from 1
 *      FAIL_ERRNO  the error it gives, as a number; 0 for write: half is written first
 *      FAIL_STAYS  1: all later calls of that kind fail too, as on a full disk
 *      FAIL_MARK   a file that is made when a call was made to fail
 *
 * Counted are calls on regular files only, and those that open a file for
 * making it; the terminal and pipes are left alone.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *old, size_t size);

static const char *wanted;
static const char *mark;
static long fail_at;
static int fail_errno;
static bool stays;
static long calls;

static long number_of(const char *name)
{
	const char *text = getenv(name);

	return text ? strtol(text, NULL, 10) : 0;
}

__attribute__((constructor)) static void start(void)
{
	mark = getenv("FAIL_MARK");
	fail_at = number_of("FAIL_AT");
	fail_errno = (int)number_of("FAIL_ERRNO");
	stays = number_of("FAIL_STAYS") == 1;
	wanted = getenv("FAIL_CALL");
}

static void leave_mark(void)
{
	if (mark)
		close((int)syscall(SYS_openat, AT_FDCWD, mark, O_CREAT | O_WRONLY | O_CLOEXEC,
				   0600));
}

/* Is this the call that fails? */
static bool must_fail(const char *call)
{
	if (!wanted || strcmp(wanted, call) != 0)
		return false;
	calls++;
	if (calls != fail_at && !(stays && calls > fail_at))
		return false;
	leave_mark();
	errno = fail_errno;
	return true;
}

static bool is_file(int fd)
{
	struct stat status;

	return fstat(fd, &status) == 0 && S_ISREG(status.st_mode);
}

ssize_t write(int fd, const void *data, size_t size)
{
	if (is_file(fd) && must_fail("write")) {
		if (fail_errno != 0)
			return -1;
		return syscall(SYS_write, fd, data, size / 2);
	}
	return syscall(SYS_write, fd, data, size);
}

static ssize_t write_at(int fd, const void *data, size_t size, off_t at)
{
	if (is_file(fd) && must_fail("write")) {
		if (fail_errno != 0)
			return -1;
		return syscall(SYS_pwrite64, fd, data, size / 2, at);
	}
	return syscall(SYS_pwrite64, fd, data, size, at);
}

ssize_t pwrite(int fd, const void *data, size_t size, off_t at)
{
	return write_at(fd, data, size, at);
}

ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at)
{
	return write_at(fd, data, size, at);
}

ssize_t writev(int fd, const struct iovec *list, int count)
{
	if (is_file(fd) && must_fail("write"))
		return -1;
	return syscall(SYS_writev, fd, list, count);
}

int ftruncate(int fd, off_t size)
{
	return must_fail("write") ? -1 : (int)syscall(SYS_ftruncate, fd, size);
}

int ftruncate64(int fd, off64_t size)
{
	return ftruncate(fd, size);
}

int fsync(int fd)
{
	return must_fail("sync") ? -1 : (int)syscall(SYS_fsync, fd);
}

int fdatasync(int fd)
{
	return must_fail("sync") ? -1 : (int)syscall(SYS_fdatasync, fd);
}

int rename(const char *from, const char *to)
{
	return must_fail("rename") ? -1 : (int)syscall(SYS_rename, from, to);
}

int link(const char *from, const char *to)
{
	return must_fail("rename") ? -1 : (int)syscall(SYS_link, from, to);
}

static int open_it(int folder, const char *path, int flags, mode_t mode)
{
	if ((flags & O_CREAT) && must_fail("open"))
		return -1;
	return (int)syscall(SYS_openat, folder, path, flags, mode);
}

int open(const char *path, int flags, ...)
{
	mode_t mode = 0;
	va_list args;

	va_start(args, flags);
	if (flags & (O_CREAT | O_TMPFILE))
		mode = va_arg(args, mode_t);
	va_end(args);
	return open_it(AT_FDCWD, path, flags, mode);
}

int open64(const char *path, int flags, ...)
{
	mode_t mode = 0;
	va_list args;

	va_start(args, flags);
	if (flags & (O_CREAT | O_TMPFILE))
		mode = va_arg(args, mode_t);
	va_end(args);
	return open_it(AT_FDCWD, path, flags, mode);
}

int mkdir(const char *path, mode_t mode)
{
	return must_fail("open") ? -1 : (int)syscall(SYS_mkdirat, AT_FDCWD, path, mode);
}

void *mmap(void *place, size_t size, int protection, int flags, int fd, off_t at)
{
	if (fd >= 0 && must_fail("map"))
		return MAP_FAILED;
	return (void *)syscall(SYS_mmap, place, size, protection, flags, fd, at);
}

void *mmap64(void *place, size_t size, int protection, int flags, int fd, off64_t at)
{
	return mmap(place, size, protection, flags, fd, at);
}

void *malloc(size_t size)
{
	return must_fail("alloc") ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
	return must_fail("alloc") ? NULL : __libc_calloc(count, size);
}

void *realloc(void *old, size_t size)
{
	return must_fail("alloc") ? NULL : __libc_realloc(old, size);
}
