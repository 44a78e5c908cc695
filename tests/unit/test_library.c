#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <sys/stat.h>
#include <unistd.h>

#include "library.h"
#include "strbuf.h"

#include "folder.h"

/* A home and an installed folder of this test's own. */
static char place[FOLDER_SIZE];

static void make_dir(const char *name)
{
	struct strbuf path = STRBUF_INIT;

	strbuf_addf(&path, "%s/%s", place, name);
	assert_int_equal(mkdir(path.text, 0700), 0);
	strbuf_release(&path);
}

static void write_file(const char *name, const char *text)
{
	struct strbuf path = STRBUF_INIT;
	FILE *file;

	strbuf_addf(&path, "%s/%s", place, name);
	file = fopen(path.text, "w");
	assert_non_null(file);
	fputs(text, file);
	assert_int_equal(fclose(file), 0);
	strbuf_release(&path);
}

static void write_questionnaire(const char *name, const char *id, const char *version)
{
	struct strbuf text = STRBUF_INIT;

	strbuf_addf(
		&text,
		"id = \"%s\"; version = \"%s\"; roles = [ \"vendor\" ]; title = { en = \"T\"; };\n"
		"sections = ( { id = \"s\"; title = { en = \"S\"; }; questions = (\n"
		"{ id = \"q1\"; kind = \"text\"; prompt = { en = \"P\"; }; } ); } );\n",
		id, version);
	write_file(name, text.text);
	strbuf_release(&text);
}

static int set_up(void **state)
{
	struct strbuf fifo = STRBUF_INIT;

	(void)state;
	folder_make(place, "library");
	make_dir("home");
	make_dir("home/tenken");
	make_dir("home/tenken/questionnaires");
	make_dir("data");
	make_dir("data/questionnaires");
	make_dir("data/questionnaires/folder.cfg");
	write_questionnaire("data/questionnaires/both.cfg", "both", "installed");
	write_questionnaire("data/questionnaires/vendor.cfg", "vendor", "installed");
	write_questionnaire("data/questionnaires/other.cfg", "another", "installed");
	write_questionnaire("home/tenken/questionnaires/both.cfg", "both", "own");
	write_file("home/tenken/questionnaires/bad.cfg", "id = \"bad\";\nversion = 2;\n");
	write_file("data/questionnaires/benchmarks.cfg", "nothing");
	write_file("data/questionnaires/notes.txt", "nothing");
	write_file("data/questionnaires/clauses.cfg", "chapters = 1;\nclauses = 2;\n");
	strbuf_addf(&fifo, "%s/data/questionnaires/fifo.cfg", place);
	assert_int_equal(mkfifo(fifo.text, 0600), 0);
	strbuf_reset(&fifo);
	strbuf_addf(&fifo, "%s/home", place);
	setenv("XDG_DATA_HOME", fifo.text, 1);
	strbuf_reset(&fifo);
	strbuf_addf(&fifo, "%s/data", place);
	setenv("TENKEN_DATADIR", fifo.text, 1);
	strbuf_release(&fifo);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	folder_remove(place);
	return 0;
}

static void own_files_hide_installed_ones(void **state)
{
	struct library *library = library_new();
	static const char *const names[] = { "bad.cfg", "both.cfg", "other.cfg", "vendor.cfg" };
	const struct questionnaire *both;

	(void)state;
	assert_int_equal(library_count(library), 4);
	for (size_t i = 0; i < 4; i++)
		assert_non_null(strstr(library_path(library, i), names[i]));
	both = library_find(library, "both", NULL);
	assert_string_equal(both->version, "own");
	assert_ptr_equal(both, library_at(library, 1, NULL));
	assert_ptr_equal(both, library_find(library, "both", NULL));
	library_free(library);
}

static void a_bad_file_tells_its_mistakes_every_time(void **state)
{
	struct library *library = library_new();
	struct error_list mistakes = ERROR_LIST_INIT;
	struct error err = ERROR_INIT;

	(void)state;
	assert_null(library_at(library, 0, &mistakes));
	assert_int_equal(mistakes.count, 4);
	assert_null(library_at(library, 0, &mistakes));
	assert_int_equal(mistakes.count, 8);
	assert_null(library_at(library, 0, NULL));
	assert_null(library_find(library, "bad", &err));
	assert_string_equal(err.file, "bad.cfg");
	assert_non_null(strstr(err.message, "(and 3 more: tenken check "));
	error_list_release(&mistakes);
	library_free(library);
}

static void an_unknown_id_tells_what_there_is(void **state)
{
	struct library *library = library_new();
	struct error err = ERROR_INIT;

	(void)state;
	assert_null(library_find(library, "vend", &err));
	assert_int_equal(err.code, ERROR_NOT_FOUND);
	assert_string_equal(
		err.message,
		"unknown questionnaire \"vend\"; expected one of bad, both, other, vendor");
	assert_null(library_find(library, "../questionnaires/vendor", &err));
	assert_null(library_find(library, "", &err));
	library_free(library);
}

static void the_id_must_be_the_name_of_the_file(void **state)
{
	struct library *library = library_new();
	struct error err = ERROR_INIT;

	(void)state;
	assert_null(library_find(library, "other", &err));
	assert_string_equal(err.message,
			    "id \"another\" is not the name of the file; expected \"other\"");
	assert_int_equal(err.line, 1);
	library_free(library);
}

static void the_text_of_a_questionnaire_is_kept(void **state)
{
	struct library *library = library_new();
	const struct questionnaire *vendor = library_find(library, "vendor", NULL);
	size_t size = 0;
	const char *text = library_text(library, vendor, &size);

	(void)state;
	assert_memory_equal(text, "id = \"vendor\"", 13);
	assert_int_equal(size, strlen(text));
	assert_null(library_text(library, NULL, &size));
	library_free(library);
}

static void clauses_that_cannot_be_had_say_why(void **state)
{
	struct library *library = library_new();
	struct error err = ERROR_INIT;
	struct strbuf path = STRBUF_INIT;

	(void)state;
	assert_null(library_clauses(library, &err));
	assert_string_equal(err.file, "clauses.cfg");
	assert_null(library_clauses(library, NULL));
	library_free(library);
	strbuf_addf(&path, "%s/data/questionnaires/clauses.cfg", place);
	assert_int_equal(unlink(path.text), 0);
	library = library_new();
	assert_null(library_clauses(library, &err));
	assert_int_equal(err.code, ERROR_NOT_FOUND);
	library_free(library);
	strbuf_release(&path);
}

static void no_folder_is_an_empty_library(void **state)
{
	struct library *library;
	struct error err = ERROR_INIT;

	(void)state;
	setenv("XDG_DATA_HOME", "/no/such/place", 1);
	setenv("TENKEN_DATADIR", "/no/such/place", 1);
	library = library_new();
	assert_int_equal(library_count(library), 0);
	assert_null(library_find(library, "vendor", &err));
	assert_string_equal(err.message,
			    "unknown questionnaire \"vendor\"; no questionnaires are installed");
	library_free(library);
	library_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(own_files_hide_installed_ones, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_bad_file_tells_its_mistakes_every_time, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(an_unknown_id_tells_what_there_is, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(the_id_must_be_the_name_of_the_file, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(the_text_of_a_questionnaire_is_kept, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(clauses_that_cannot_be_had_say_why, set_up,
						tear_down),
		cmocka_unit_test(no_folder_is_an_empty_library),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
