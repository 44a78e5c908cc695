/* Compiled together with file.c, so that every system call of it can fail. */
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
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static char start_dir[4096];

/* Every test has an empty folder and stands in it. */
static int enter_dir(void **state)
{
	const char *tmp = getenv("TMPDIR");
	char *dir = malloc(4096);

	if (!getcwd(start_dir, sizeof(start_dir)))
		return -1;
	snprintf(dir, 4096, "%s/file.XXXXXX", tmp ? tmp : "/tmp");
	*state = dir;
	memset(&fault, 0, sizeof(fault));
	return mkdtemp(dir) ? chdir(dir) : -1;
}

static int leave_dir(void **state)
{
	char command[4200];

	memset(&fault, 0, sizeof(fault));
	snprintf(command, sizeof(command), "rm -rf '%s'", (char *)*state);
	free(*state);
	return chdir(start_dir) || system(command);
}

static void put(const char *path, const char *text)
{
	FILE *out = fopen(path, "wb");

	assert_non_null(out);
	fputs(text, out);
	assert_int_equal(fclose(out), 0);
}

static void assert_holds(const char *path, const char *want)
{
	struct strbuf text = STRBUF_INIT;
	struct error err = ERROR_INIT;

	if (!file_read(path, 1 << 20, &text, &err))
		fail_msg("%s: %s", path, err.message);
	assert_string_equal(text.text, want);
	strbuf_release(&text);
}

static int count_entries(void)
{
	DIR *dir = opendir(".");
	int count = -2;

	assert_non_null(dir);
	while (readdir(dir))
		count++;
	closedir(dir);
	return count;
}

/* ---- reading ------------------------------------------------------------- */

static void reading_appends_the_whole_file(void **state)
{
	struct strbuf text = STRBUF_INIT;

	(void)state;
	put("a", "first ");
	put("b", "second, longer than one step of reading");
	put("empty", "");
	assert_true(file_read("a", 100, &text, NULL));
	assert_true(file_read("empty", 0, &text, NULL));
	assert_true(file_read("b", 100, &text, NULL));
	assert_string_equal(text.text, "first second, longer than one step of reading");
	strbuf_release(&text);
}

static void interrupted_reading_goes_on(void **state)
{
	(void)state;
	put("a", "0123456789");
	fault.call = "read";
	fault.countdown = 2;
	fault.number = EINTR;
	assert_holds("a", "0123456789");
}

static void failed_reading_leaves_the_buffer(void **state)
{
	struct strbuf text = STRBUF_INIT;
	struct error err = ERROR_INIT;

	(void)state;
	put("a", "0123456789");
	strbuf_adds(&text, "kept");
	fault.call = "read";
	fault.countdown = 2;
	fault.number = EIO;
	assert_false(file_read("a", 100, &text, &err));
	assert_int_equal(err.code, ERROR_IO);
	assert_string_equal(text.text, "kept");
	strbuf_release(&text);
}

static void size_limit_is_exact(void **state)
{
	struct strbuf text = STRBUF_INIT;
	struct error err = ERROR_INIT;

	(void)state;
	put("a", "0123456789");
	assert_true(file_read("a", 10, &text, &err));
	assert_false(file_read("a", 9, &text, &err));
	assert_int_equal(err.code, ERROR_LIMIT);
	assert_string_equal(err.message, "too large; at most 9 bytes are read");
	assert_string_equal(err.file, "a");
	assert_string_equal(text.text, "0123456789");
	strbuf_release(&text);
}

static void make_socket(const char *path)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);

	strcpy(address.sun_path, path);
	assert_int_equal(bind(fd, (struct sockaddr *)&address, sizeof(address)), 0);
	close(fd);
}

static void only_regular_files_are_read(void **state)
{
	static const struct {
		const char *path;
		enum error_code code;
		const char *message;
	} cases[] = {
		{ "fifo", ERROR_INPUT, "is a FIFO; expected a file" },
		{ "folder", ERROR_INPUT, "is a folder; expected a file" },
		{ "socket", ERROR_INPUT, "cannot read: it is no regular file" },
		{ "/dev/zero", ERROR_INPUT, "is a device; expected a file" },
		{ "missing", ERROR_NOT_FOUND, "cannot read: no such file or folder" },
		{ "plain/x", ERROR_NOT_FOUND, "cannot read: a part of the path is not a folder" },
	};
	struct strbuf text = STRBUF_INIT;

	(void)state;
	alarm(20); /* a FIFO without a writer must not hang */
	mkfifo("fifo", 0600);
	mkdir("folder", 0700);
	make_socket("socket");
	put("plain", "x");
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct error err = ERROR_INIT;

		assert_false(file_read(cases[i].path, 100, &text, &err));
		assert_int_equal(err.code, cases[i].code);
		assert_string_equal(err.message, cases[i].message);
		assert_string_equal(err.file, cases[i].path);
	}
	assert_int_equal(symlink("plain", "link"), 0);
	assert_true(file_read("link", 100, &text, NULL));
	alarm(0);
	strbuf_release(&text);
}

/* ---- writing ------------------------------------------------------------- */

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

/* ---- folders and places -------------------------------------------------- */

static void private_folders_are_made_with_their_parents(void **state)
{
	struct error err = ERROR_INIT;
	struct stat info;

	(void)state;
	umask(0);
	assert_true(file_make_private_dir("a/b//c/", &err));
	assert_int_equal(stat("a/b/c", &info), 0);
	assert_int_equal(info.st_mode & 07777, 0700);
	assert_int_equal(stat("a", &info), 0);
	assert_int_equal(info.st_mode & 07777, 0700);
	mkdir("open", 0755);
	assert_true(file_make_private_dir("open", &err));
	assert_int_equal(stat("open", &info), 0);
	assert_int_equal(info.st_mode & 07777, 0755);
	assert_true(file_make_private_dir("/", &err));
	put("plain", "x");
	assert_false(file_make_private_dir("plain", &err));
	assert_int_equal(err.code, ERROR_INPUT);
	assert_string_equal(err.message, "not a folder; expected one or nothing");
	assert_false(file_make_private_dir("plain/below", &err));
	assert_false(file_make_private_dir("", &err));
}

static void joined_names_have_one_slash(void **state)
{
	struct strbuf path = STRBUF_INIT;

	(void)state;
	file_join(&path, "a", "b");
	assert_string_equal(path.text, "a/b");
	strbuf_reset(&path);
	file_join(&path, "a/", "b");
	assert_string_equal(path.text, "a/b");
	strbuf_reset(&path);
	file_join(&path, "", "b");
	assert_string_equal(path.text, "b");
	assert_string_equal(file_base_name("a/b.cfg"), "b.cfg");
	assert_string_equal(file_base_name("b.cfg"), "b.cfg");
	assert_string_equal(file_base_name("a/"), "");
	strbuf_release(&path);
}

static void own_places_follow_xdg(void **state)
{
	static const struct {
		const char *xdg;
		const char *home;
		const char *want_data;
	} cases[] = {
		{ "/x/data", "/home/u", "/x/data/tenken" },
		{ "/x/data/", "/home/u", "/x/data/tenken" },
		{ "relative", "/home/u", "/home/u/.local/share/tenken" },
		{ "", "/home/u", "/home/u/.local/share/tenken" },
		{ NULL, "/home/u/", "/home/u/.local/share/tenken" },
	};
	struct strbuf path = STRBUF_INIT;

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		setenv("HOME", cases[i].home, 1);
		if (cases[i].xdg)
			setenv("XDG_DATA_HOME", cases[i].xdg, 1);
		else
			unsetenv("XDG_DATA_HOME");
		strbuf_reset(&path);
		assert_true(file_data_home(&path, NULL));
		assert_string_equal(path.text, cases[i].want_data);
	}
	unsetenv("XDG_CONFIG_HOME");
	strbuf_reset(&path);
	assert_true(file_config_home(&path, NULL));
	assert_string_equal(path.text, "/home/u/.config/tenken");
	unsetenv("XDG_STATE_HOME");
	strbuf_reset(&path);
	assert_true(file_state_home(&path, NULL));
	assert_string_equal(path.text, "/home/u/.local/state/tenken");
	unsetenv("HOME"); /* the account's own home */
	strbuf_reset(&path);
	assert_true(file_config_home(&path, NULL));
	assert_int_equal(path.text[0], '/');
	strbuf_release(&path);
}

static void data_folder_can_be_given(void **state)
{
	struct strbuf path = STRBUF_INIT;

	(void)state;
	setenv("TENKEN_DATADIR", "/somewhere", 1);
	file_installed_data_dir(&path);
	assert_string_equal(path.text, "/somewhere");
	setenv("TENKEN_DATADIR", "", 1);
	strbuf_reset(&path);
	file_installed_data_dir(&path);
	assert_string_not_equal(path.text, "");
	strbuf_reset(&path);
	file_locale_dir(&path);
	assert_string_not_equal(path.text, "");
	strbuf_release(&path);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, enter_dir, leave_dir)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(reading_appends_the_whole_file),
		TEST(interrupted_reading_goes_on),
		TEST(failed_reading_leaves_the_buffer),
		TEST(size_limit_is_exact),
		TEST(only_regular_files_are_read),
		TEST(writing_makes_a_private_file),
		TEST(writing_replaces_a_file_whole),
		TEST(interrupted_writing_goes_on),
		TEST(every_failing_call_leaves_the_old_file_and_nothing_beside),
		TEST(folder_that_cannot_be_synced_is_no_fault_but_an_io_error_is),
		TEST(full_disk_leaves_nothing_behind),
		TEST(only_regular_files_are_replaced),
		TEST(killed_writer_leaves_a_whole_file),
		TEST(private_folders_are_made_with_their_parents),
		TEST(joined_names_have_one_slash),
		TEST(own_places_follow_xdg),
		TEST(data_folder_can_be_given),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
