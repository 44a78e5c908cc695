/* Where the files of the program are. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "file.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(own_places_follow_xdg),
		cmocka_unit_test(data_folder_can_be_given),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
