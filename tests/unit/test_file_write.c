/* A file is written whole or not at all. */
#include "file_fixture.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

static void writing_makes_a_private_file(void **state)
{
	char *full;
	struct stat info;

	umask(0);
	assert_true(file_write_atomic("report.txt", "one", 3, NULL));
	assert_holds("report.txt", "one");
	assert_int_equal(stat("report.txt", &info), 0);
	assert_int_equal(info.st_mode & 07777, 0600);
	full = malloc(5000);
	snprintf(full, 5000, "%s/full", (char *)*state);
	assert_true(file_write_atomic(full, "two", 3, NULL));
	assert_holds("full", "two");
	free(full);
	assert_true(file_write_atomic("empty", "", 0, NULL));
	assert_holds("empty", "");
	assert_int_equal(count_entries(), 3);
}

static void writing_replaces_a_file_whole(void **state)
{
	(void)state;
	put("a", "a much longer text than the new one");
	fault.writes_short = true;
	assert_true(file_write_atomic("a", "new text", 8, NULL));
	assert_holds("a", "new text");
	assert_int_equal(count_entries(), 1);
}

static void interrupted_writing_goes_on(void **state)
{
	(void)state;
	fault.call = "write";
	fault.countdown = 1;
	fault.number = EINTR;
	assert_true(file_write_atomic("a", "0123456789", 10, NULL));
	assert_holds("a", "0123456789");
}

static void every_failing_call_leaves_the_old_file_and_nothing_beside(void **state)
{
	static const struct {
		const char *call;
		int countdown;
		int number;
		enum error_code code;
		const char *message;
	} cases[] = {
		{ "mkstemp", 1, EACCES, ERROR_READ_ONLY, "cannot write: permission denied" },
		{ "mkstemp", 1, EROFS, ERROR_READ_ONLY, "cannot write: the place is read-only" },
		{ "mkstemp", 1, ENOSPC, ERROR_FULL, "cannot write: no room on the disk" },
		{ "write", 1, ENOSPC, ERROR_FULL, "cannot write: no room on the disk" },
		{ "write", 2, ENOSPC, ERROR_FULL, "cannot write: no room on the disk" },
		{ "write", 2, EDQUOT, ERROR_FULL, "cannot write: no room left in the quota" },
		{ "write", 1, EFBIG, ERROR_FULL, "cannot write: larger than a file may be" },
		{ "write", 1, EIO, ERROR_IO, NULL },
		{ "fsync", 1, EIO, ERROR_IO, NULL },
		{ "fsync", 1, ENOSPC, ERROR_FULL, NULL },
		{ "close", 1, EIO, ERROR_IO, NULL },
		{ "rename", 1, EACCES, ERROR_READ_ONLY, NULL },
		{ "rename", 1, ENOSPC, ERROR_FULL, NULL },
	};

	(void)state;
	put("a", "old");
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct error err = ERROR_INIT;

		fault.call = cases[i].call;
		fault.countdown = cases[i].countdown;
		fault.number = cases[i].number;
		fault.writes_short = true;
		assert_false(file_write_atomic("a", "0123456789", 10, &err));
		fault.call = NULL;
		assert_int_equal(err.code, cases[i].code);
		if (cases[i].message)
			assert_string_equal(err.message, cases[i].message);
		assert_string_equal(err.file, "a");
		assert_holds("a", "old");
		assert_int_equal(count_entries(), 1);
	}
}

static void folder_that_cannot_be_synced_is_no_fault_but_an_io_error_is(void **state)
{
	struct error err = ERROR_INIT;

	(void)state;
	fault.call = "fsync";
	fault.countdown = 2;
	fault.number = EINVAL;
	assert_true(file_write_atomic("a", "x", 1, &err));
	fault.countdown = 2;
	fault.number = EIO;
	assert_false(file_write_atomic("a", "x", 1, &err));
	assert_int_equal(err.code, ERROR_IO);
}

static void full_disk_leaves_nothing_behind(void **state)
{
	struct rlimit old;
	struct rlimit small;
	struct error err = ERROR_INIT;
	char data[5000];
	bool ok;

	(void)state;
	memset(data, 'x', sizeof(data));
	put("a", "old");
	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &old);
	small = (struct rlimit){ .rlim_cur = 1000, .rlim_max = old.rlim_max };
	setrlimit(RLIMIT_FSIZE, &small);
	ok = file_write_atomic("a", data, sizeof(data), &err);
	setrlimit(RLIMIT_FSIZE, &old);
	signal(SIGXFSZ, SIG_DFL);
	assert_false(ok);
	assert_int_equal(err.code, ERROR_FULL);
	assert_holds("a", "old");
	assert_int_equal(count_entries(), 1);
}

static void only_regular_files_are_replaced(void **state)
{
	static const struct {
		const char *path;
		enum error_code code;
		const char *message;
	} cases[] = {
		{ "link", ERROR_INPUT, "is a symbolic link; expected a file" },
		{ "dangling", ERROR_INPUT, "is a symbolic link; expected a file" },
		{ "fifo", ERROR_INPUT, "is a FIFO; expected a file" },
		{ "folder", ERROR_INPUT, "is a folder; expected a file" },
		{ "socket", ERROR_INPUT, "is a socket; expected a file" },
		{ "/dev/full", ERROR_INPUT, "is a device; expected a file" },
		{ "folder/", ERROR_INPUT, "not the name of a file" },
		{ "", ERROR_INPUT, "not the name of a file" },
		{ "missing/a", ERROR_NOT_FOUND, "cannot write: no such file or folder" },
		{ "plain/a", ERROR_NOT_FOUND, "cannot write: a part of the path is not a folder" },
	};
	struct stat info;

	(void)state;
	put("plain", "old");
	assert_int_equal(symlink("plain", "link"), 0);
	assert_int_equal(symlink("nowhere", "dangling"), 0);
	mkfifo("fifo", 0600);
	mkdir("folder", 0700);
	make_socket("socket");
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct error err = ERROR_INIT;

		assert_false(file_write_atomic(cases[i].path, "x", 1, &err));
		assert_int_equal(err.code, cases[i].code);
		assert_string_equal(err.message, cases[i].message);
	}
	assert_holds("plain", "old");
	assert_int_equal(lstat("link", &info), 0);
	assert_true(S_ISLNK(info.st_mode));
	assert_int_equal(count_entries(), 6);
}

/* A child writes "aaaa..." and "bbbb..." in turn until it is killed. */
static void write_for_ever(void)
{
	static char data[200000];

	for (int turn = 0;; turn++) {
		memset(data, 'a' + turn % 2, sizeof(data));
		file_write_atomic("a", data, sizeof(data), NULL);
	}
}

static void killed_writer_leaves_a_whole_file(void **state)
{
	(void)state;
	put("a", "");
	for (int round = 0; round < 20; round++) {
		struct strbuf text = STRBUF_INIT;
		struct timespec wait = { .tv_nsec = 3000000L + round * 700000L };
		pid_t child = fork();

		if (child == 0) {
			write_for_ever();
			_exit(0);
		}
		nanosleep(&wait, NULL);
		kill(child, SIGKILL);
		waitpid(child, NULL, 0);
		assert_true(file_read("a", 1 << 20, &text, NULL));
		if (text.length > 0) {
			assert_int_equal(text.length, 200000);
			assert_int_equal(strspn(text.text, (char[]){ text.text[0], '\0' }), 200000);
		}
		strbuf_release(&text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(writing_makes_a_private_file),
		TEST(writing_replaces_a_file_whole),
		TEST(interrupted_writing_goes_on),
		TEST(every_failing_call_leaves_the_old_file_and_nothing_beside),
		TEST(folder_that_cannot_be_synced_is_no_fault_but_an_io_error_is),
		TEST(full_disk_leaves_nothing_behind),
		TEST(only_regular_files_are_replaced),
		TEST(killed_writer_leaves_a_whole_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
