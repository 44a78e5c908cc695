/*
 * core/file.c, compiled together with a test so that every system call of it can fail, and an empty folder for each
 * test to stand in. Include it first.
 *
 *	fault.call = "write";
 *	fault.countdown = 2;		// the second one
 *	fault.number = ENOSPC;
 *
 *	TEST(a_full_disk_is_told)
 */
#ifndef TENKEN_TESTS_FILE_FIXTURE_H
#define TENKEN_TESTS_FILE_FIXTURE_H

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

/* The call whose turn it is to fail: its name, its number, errno. */
static struct {
	const char *call;
	int countdown;
	int number;
	bool writes_short;
} fault;

static bool must_fail(const char *call)
{
	if (!fault.call || strcmp(fault.call, call) != 0 || --fault.countdown > 0)
		return false;
	errno = fault.number;
	if (fault.number != EINTR)
		return true;
	fault.call = NULL; /* interrupted once */
	return true;
}

static ssize_t try_write(int fd, const void *data, size_t size)
{
	if (must_fail("write"))
		return -1;
	return write(fd, data, fault.writes_short && size > 3 ? 3 : size);
}

static ssize_t try_read(int fd, void *data, size_t size)
{
	return must_fail("read") ? -1 : read(fd, data, size > 5 ? 5 : size);
}

static int try_fsync(int fd)
{
	return must_fail("fsync") ? -1 : fsync(fd);
}

static int try_close(int fd)
{
	int result = close(fd);

	return must_fail("close") ? -1 : result;
}

static int try_rename(const char *from, const char *to)
{
	return must_fail("rename") ? -1 : rename(from, to);
}

static int try_mkstemp(char *name)
{
	return must_fail("mkstemp") ? -1 : mkstemp(name);
}

#define write try_write
#define read try_read
#define fsync try_fsync
#define close try_close
#define rename try_rename
#define mkstemp try_mkstemp
#include "../../core/file.c"
#undef write
#undef read
#undef fsync
#undef close
#undef rename
#undef mkstemp

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <cmocka.h>

#include "folder.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static char start_dir[4096];
static char own_dir[FOLDER_SIZE];

/* Every test has an empty folder and stands in it. */
static inline int enter_dir(void **state)
{
	*state = own_dir;
	memset(&fault, 0, sizeof(fault));
	if (!getcwd(start_dir, sizeof(start_dir)))
		return -1;
	folder_make(own_dir, "file");
	return chdir(own_dir);
}

static inline int leave_dir(void **state)
{
	(void)state;
	memset(&fault, 0, sizeof(fault));
	folder_remove(own_dir);
	return chdir(start_dir);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, enter_dir, leave_dir)

static inline void put(const char *path, const char *text)
{
	FILE *out = fopen(path, "wb");

	assert_non_null(out);
	fputs(text, out);
	assert_int_equal(fclose(out), 0);
}

static inline void make_socket(const char *path)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);

	strcpy(address.sun_path, path);
	assert_int_equal(bind(fd, (struct sockaddr *)&address, sizeof(address)), 0);
	close(fd);
}

static inline void assert_holds(const char *path, const char *want)
{
	struct strbuf text = STRBUF_INIT;
	struct error err = ERROR_INIT;

	if (!file_read(path, 1 << 20, &text, &err))
		fail_msg("%s: %s", path, err.message);
	assert_string_equal(text.text, want);
	strbuf_release(&text);
}

static inline int count_entries(void)
{
	DIR *dir = opendir(".");
	int count = -2;

	assert_non_null(dir);
	while (readdir(dir))
		count++;
	closedir(dir);
	return count;
}

#endif
