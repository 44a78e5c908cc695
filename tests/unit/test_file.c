/* Reading a file; folders and names. */
#include "file_fixture.h"

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

/* ---- folders and names --------------------------------------------------- */

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

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(reading_appends_the_whole_file),
		TEST(interrupted_reading_goes_on),
		TEST(failed_reading_leaves_the_buffer),
		TEST(size_limit_is_exact),
		TEST(only_regular_files_are_read),
		TEST(private_folders_are_made_with_their_parents),
		TEST(joined_names_have_one_slash),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
