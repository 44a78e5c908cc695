#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <dirent.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "file.h"
#include "loader.h"
#include "strbuf.h"
#include "text.h"

#include "folder.h"

#define BAD "tests/data/bad"

static const char head[] = "id = \"t\"; version = \"1\"; roles = [ \"vendor\" ];\n"
			   "title = { en = \"T\"; };\n"
			   "sections = ( { id = \"s\"; title = { en = \"S\"; }; questions = (\n";
static const char tail[] = "); } );\n";
static const char option_1[] = "{ value = 1; text = { en = \"A\"; }; }";

/* What is told of a file, one mistake a line. */
static void write_mistakes(struct strbuf *out, const struct error_list *mistakes)
{
	char line[1024];

	for (size_t i = 0; i < mistakes->count; i++) {
		error_format(&mistakes->items[i].error, line, sizeof(line));
		strbuf_addf(out, "%s\n", line);
	}
}

static void load_path(const char *path, struct strbuf *told)
{
	struct error_list mistakes = ERROR_LIST_INIT;
	struct questionnaire *questionnaire = questionnaire_load(path, &mistakes);

	write_mistakes(told, &mistakes);
	assert_true((questionnaire == NULL) == (mistakes.errors > 0));
	questionnaire_free(questionnaire);
	error_list_release(&mistakes);
}

/* Loads "questions = ( … )"; told may be NULL when there must be nothing to tell. */
static struct questionnaire *load_questions(const char *questions, struct strbuf *told)
{
	struct error_list mistakes = ERROR_LIST_INIT;
	struct strbuf text = STRBUF_INIT;
	struct strbuf own = STRBUF_INIT;
	struct questionnaire *questionnaire;

	strbuf_addf(&text, "%s%s%s", head, questions, tail);
	questionnaire = questionnaire_load_text("t", text.text, text.length, &mistakes);
	write_mistakes(told ? told : &own, &mistakes);
	assert_string_equal(own.text, "");
	strbuf_release(&own);
	strbuf_release(&text);
	error_list_release(&mistakes);
	return questionnaire;
}

static void assert_told(const char *questions, const char *want)
{
	struct strbuf told = STRBUF_INIT;

	assert_null(load_questions(questions, &told));
	assert_string_equal(told.text, want);
	strbuf_release(&told);
}

/* ---- tests/data/bad ---------------------------------------------------- */

/* Compares the messages of NAME.cfg with NAME.expected; false when they differ. */
static bool is_told_as_expected(const char *name)
{
	struct strbuf path = STRBUF_INIT;
	struct strbuf want = STRBUF_INIT;
	struct strbuf told = STRBUF_INIT;
	bool is_same;

	strbuf_addf(&path, BAD "/%s.expected", name);
	assert_true(file_read(path.text, 1 << 20, &want, NULL));
	strbuf_reset(&path);
	strbuf_addf(&path, BAD "/%s.cfg", name);
	load_path(path.text, &told);
	is_same = strcmp(told.text, want.text) == 0 && want.length > 0;
	if (!is_same)
		print_error("# %s\n# expected:\n%s# told:\n%s", name, want.text, told.text);
	strbuf_release(&told);
	strbuf_release(&want);
	strbuf_release(&path);
	return is_same;
}

static void every_bad_file_gets_exactly_its_messages(void **state)
{
	DIR *dir = opendir(BAD);
	const struct dirent *file;
	int count = 0;
	int wrong = 0;

	(void)state;
	assert_non_null(dir);
	while ((file = readdir(dir))) {
		const char *dot = strrchr(file->d_name, '.');
		char name[256];

		if (!dot || strcmp(dot, ".cfg") != 0)
			continue;
		snprintf(name, sizeof(name), "%.*s", (int)(dot - file->d_name), file->d_name);
		wrong += !is_told_as_expected(name);
		count++;
	}
	closedir(dir);
	assert_int_equal(wrong, 0);
	assert_true(count >= 100);
}

/* ---- files that are none ----------------------------------------------- */

static char folder[FOLDER_SIZE];

static int make_folder(void **state)
{
	(void)state;
	folder_make(folder, "loader");
	return 0;
}

static int drop_folder(void **state)
{
	(void)state;
	folder_remove(folder);
	return 0;
}

static void make_path(struct strbuf *path, const char *name)
{
	strbuf_addf(path, "%s/%s", folder, name);
}

static void write_file(const char *path, const char *text, size_t size_bytes)
{
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(text, 1, size_bytes, file), size_bytes);
	assert_int_equal(fclose(file), 0);
}

static void what_is_no_regular_file_is_refused_at_once(void **state)
{
	struct strbuf fifo = STRBUF_INIT;
	struct strbuf told = STRBUF_INIT;
	static const char *const paths[] = { "/dev/zero", "/dev/null", "/tmp",
					     "/no/such/file.cfg" };

	(void)state;
	make_path(&fifo, "fifo.cfg");
	assert_int_equal(mkfifo(fifo.text, 0600), 0);
	load_path(fifo.text, &told);
	assert_memory_equal(told.text, "fifo.cfg: ", 10);
	for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++) {
		strbuf_reset(&told);
		load_path(paths[i], &told);
		assert_true(told.length > 0);
		assert_int_equal(strchr(told.text, '\n') - told.text, told.length - 1);
	}
	strbuf_release(&told);
	strbuf_release(&fifo);
}

static void a_file_beyond_16_mib_is_refused(void **state)
{
	struct strbuf path = STRBUF_INIT;
	struct strbuf told = STRBUF_INIT;

	(void)state;
	make_path(&path, "large.cfg");
	write_file(path.text, "", 0);
	assert_int_equal(truncate(path.text, 16 * 1024 * 1024 + 1), 0);
	load_path(path.text, &told);
	assert_memory_equal(told.text, "large.cfg: ", 11);
	strbuf_release(&told);
	strbuf_release(&path);
}

/* ---- what is accepted -------------------------------------------------- */

static void line_ends_of_windows_and_a_mark_at_the_start_are_taken(void **state)
{
	struct error_list mistakes = ERROR_LIST_INIT;
	struct strbuf text = STRBUF_INIT;
	struct questionnaire *questionnaire;

	(void)state;
	strbuf_adds(&text, "\xEF\xBB\xBF# settings\r\n");
	for (const char *at = head; *at; at++)
		strbuf_adds(&text, *at == '\n' ? "\r\n" : (const char[]){ *at, '\0' });
	strbuf_addf(&text,
		    "{ id = \"q1\"; kind = \"text\"; prompt = { en = \"P\"; }; }\r\n%s// end",
		    tail);
	questionnaire = questionnaire_load_text("t", text.text, text.length, &mistakes);
	assert_int_equal(mistakes.count, 0);
	assert_non_null(questionnaire);
	assert_int_equal(questionnaire->questions[0].line, 5);
	questionnaire_free(questionnaire);
	strbuf_release(&text);
}

static void joined_texts_are_one_in_normal_form_c(void **state)
{
	struct questionnaire *questionnaire;
	const struct question *question;

	(void)state;
	questionnaire = load_questions(
		"{ id = \"q1\"; kind = \"text\";\n"
		"prompt = { en = \"One\\n\" /* and */ \"two \\\"x\\\" \\\\ \\x41\";\n"
		"           ja = \"か\xE3\x82\x99\"; }; }",
		NULL);
	question = &questionnaire->questions[0];
	assert_string_equal(question->prompt.in[LANG_EN], "One\ntwo \"x\" \\ A");
	assert_string_equal(question->prompt.in[LANG_JA], "が");
	questionnaire_free(questionnaire);
}

static void the_longest_text_is_taken_and_one_byte_more_is_not(void **state)
{
	struct strbuf text = STRBUF_INIT;
	struct strbuf told = STRBUF_INIT;

	(void)state;
	strbuf_adds(&text, "{ id = \"q1\"; kind = \"text\"; prompt = { en = \"");
	strbuf_add_repeat(&text, 'x', 8190);
	strbuf_adds(&text, "\\\"\\n\"; }; }");
	questionnaire_free(load_questions(text.text, &told));
	assert_string_equal(told.text, "");
	strbuf_reset(&text);
	strbuf_adds(&text, "{ id = \"q1\"; kind = \"text\"; prompt = { en = \"");
	strbuf_add_repeat(&text, 'x', 8190);
	strbuf_adds(&text, "\" \"abc\"; }; }");
	assert_null(load_questions(text.text, &told));
	assert_non_null(strstr(told.text, "the joined text is too long"));
	strbuf_release(&text);
	strbuf_release(&told);
}

static void slots_run_through_all_questions_and_rows(void **state)
{
	struct questionnaire *questionnaire;
	const struct question *matrix;

	(void)state;
	questionnaire =
		load_questions("{ id = \"q1\"; kind = \"text\"; prompt = { en = \"P\"; }; },\n"
			       "{ id = \"q2\"; kind = \"matrix-multiple\"; prompt = { en = \"P\"; "
			       "}; none = true;\n"
			       "  rows = ( { id = \"a\"; text = { en = \"A\"; }; }, { id = \"b\"; "
			       "text = { en = \"B\"; }; } );\n"
			       "  columns = ( { id = \"3\"; text = { en = \"C\"; }; } ); },\n"
			       "{ id = \"q3\"; kind = \"yes-no\"; prompt = { en = \"P\"; }; }",
			       NULL);
	assert_int_equal(questionnaire->slot_count, 5);
	matrix = questionnaire_find(questionnaire, "q2", 2);
	assert_int_equal(matrix->slot, 1);
	assert_int_equal(question_slot(matrix, 1), 3);
	assert_int_equal(matrix->columns[0].value, 3);
	assert_int_equal(questionnaire->questions[2].slot, 4);
	assert_string_equal(questionnaire->questions[2].options[1].text.in[LANG_JA], "いいえ");
	questionnaire_free(questionnaire);
}

static void an_empty_ask_if_is_none(void **state)
{
	struct questionnaire *questionnaire = load_questions(
		"{ id = \"q1\"; kind = \"text\"; prompt = { en = \"P\"; }; ask_if = \"\"; }", NULL);

	(void)state;
	assert_null(questionnaire->questions[0].ask_if);
	assert_null(questionnaire->questions[0].ask_if_text);
	questionnaire_free(questionnaire);
}

static void a_number_without_bounds_has_those_of_a_condition(void **state)
{
	struct questionnaire *questionnaire =
		load_questions("{ id = \"q1\"; kind = \"number\"; prompt = { en = \"P\"; }; },\n"
			       "{ id = \"q2\"; kind = \"number\"; prompt = { en = \"P\"; }; number "
			       "= { min = -5; }; }",
			       NULL);

	(void)state;
	assert_int_equal(questionnaire->questions[0].number_min, 0);
	assert_int_equal(questionnaire->questions[0].number_max, INT32_MAX);
	assert_int_equal(questionnaire->questions[1].number_min, -5);
	questionnaire_free(questionnaire);
}

/* ---- what is told ------------------------------------------------------ */

static void a_mistake_is_told_once_though_others_follow_from_it(void **state)
{
	(void)state;
	/* the value is gone, the option has none, "unjudged" names it */
	assert_told("{ id = \"q1\"; kind = \"single\"; prompt = { en = \"P\"; }; options = (\n"
		    "{ value = 1e400; text = { en = \"A\"; }; } ); }",
		    "t:5:11: wrong number \"1e400\"; expected a finite number\n");
}

static void mistakes_come_by_line_whatever_finds_them(void **state)
{
	struct strbuf questions = STRBUF_INIT;

	(void)state;
	strbuf_addf(
		&questions,
		"{ id = \"q1\"; kind = \"single\"; prompt = { en = \"P\"; }; ask_if = \"q9 = 1\";\n"
		"options = ( %s ); },\n"
		"{ id = \"q2\"; kind = \"text\"; max = 2; prompt = { en = \"P\x01\"; }; },\n"
		"{ id = \"q3\"; kind = \"date\"; }",
		option_1);
	assert_told(questions.text,
		    "t:4: \"ask_if\", character 1: unknown question \"q9\"; expected a question of "
		    "this questionnaire\n"
		    "t:6:56: control character U+0001; expected text\n"
		    "t:7: missing setting \"prompt\"; expected { en = \"...\"; ja = \"...\"; }\n");
	strbuf_release(&questions);
}

static void clause_libraries_tell_their_mistakes(void **state)
{
	static const char text[] =
		"chapters = ( { id = \"a\"; title = { en = \"A\"; }; }, { id = \"b\"; title = { en "
		"= \"B\"; }; } );\n"
		"clauses = (\n"
		"{ id = \"x\"; kind = \"rule\"; chapter = \"b\"; priority = \"high\"; sides = [ "
		"\"vendor\" ];\n"
		"  title = { en = \"X\"; }; wording = { en = \"W\"; }; why = { en = \"Y\"; }; "
		"reason = { en = \"R\"; }; },\n"
		"{ id = \"x\"; kind = \"law\"; chapter = \"c\"; priority = \"top\"; sides = [ ];\n"
		"  title = { en = \"X\"; }; wording = { en = \"W\"; }; why = { en = \"Y\"; }; },\n"
		"{ id = \"z\"; kind = \"rule\"; chapter = \"a\"; priority = \"low\"; sides = [ "
		"\"consignor\" ];\n"
		"  title = { en = \"X\"; }; wording = { en = \"W\"; }; why = { en = \"Y\"; }; "
		"reason = { en = \"R\"; };\n"
		"  references = { iso27001 = [ 5 ]; }; }\n"
		");\n";
	struct error_list mistakes = ERROR_LIST_INIT;
	struct strbuf told = STRBUF_INIT;

	(void)state;
	assert_null(clause_library_load_text("c", text, strlen(text), &mistakes));
	write_mistakes(&told, &mistakes);
	assert_string_equal(
		told.text,
		"c:5: unknown kind \"law\"; expected one of \"contract\", \"rule\", \"measure\"\n"
		"c:5: unknown priority \"top\"; expected one of \"high\", \"medium\", \"low\"\n"
		"c:5: unknown chapter \"c\"; expected one listed in \"chapters\"\n"
		"c:5: \"sides\" is empty; expected at least one element\n"
		"c:5: missing setting \"reason\"; expected { en = \"...\"; ja = \"...\"; }\n"
		"c:5: clause \"x\" is given twice; expected it only in line 3\n"
		"c:9: an element of \"references.iso27001\" is a whole number; expected a text\n");
	strbuf_release(&told);
	error_list_release(&mistakes);
}

static void a_clause_behind_a_later_chapter_is_told(void **state)
{
	static const char text[] = "chapters = ( { id = \"a\"; title = { en = \"A\"; }; }, { id = "
				   "\"b\"; title = { en = \"B\"; }; } );\n"
				   "clauses = (\n"
				   "{ id = \"x\"; kind = \"rule\"; chapter = \"b\"; priority = "
				   "\"high\"; sides = [ \"vendor\" ];\n"
				   "  title = { en = \"X\"; }; wording = { en = \"W\"; }; why = { "
				   "en = \"Y\"; }; reason = { en = \"R\"; }; },\n"
				   "{ id = \"y\"; kind = \"rule\"; chapter = \"a\"; priority = "
				   "\"low\"; sides = [ \"vendor\" ];\n"
				   "  title = { en = \"X\"; }; wording = { en = \"W\"; }; why = { "
				   "en = \"Y\"; }; reason = { en = \"R\"; }; }\n"
				   ");\n";
	struct error_list mistakes = ERROR_LIST_INIT;

	(void)state;
	assert_null(clause_library_load_text("c", text, strlen(text), &mistakes));
	assert_int_equal(mistakes.count, 1);
	assert_int_equal(mistakes.items[0].error.line, 5);
	error_list_release(&mistakes);
}

/* ---- limits of time ---------------------------------------------------- */

static double seconds_to_load(const struct strbuf *text)
{
	struct error_list mistakes = ERROR_LIST_INIT;
	struct timespec start;
	struct timespec end;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &start);
	questionnaire_free(questionnaire_load_text("t", text->text, text->length, &mistakes));
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
	assert_true(mistakes.errors > 0);
	error_list_release(&mistakes);
	return (double)(end.tv_sec - start.tv_sec) + (double)(end.tv_nsec - start.tv_nsec) / 1e9;
}

/* Under valgrind and sanitizers all is slower; what grows with the square would take minutes. */
static void hostile_text_of_16_mib_is_refused_in_time(void **state)
{
	static const char *const pieces[] = {
		"\"",
		"a=1;",
		"{",
		"}",
		"(",
		"((({{{",
		"@include \"x\"\n",
		"\xE2\x80\x8B\n",
		"\xFF\n",
		"\x01",
		"= ;",
		",\n",
		"/*",
		"a={a=1;};",
		"a=\"x\" \"y\";",
		"#\n",
		"a=99999999999;\n",
		"a=\"\\q\";\n",
		"];\n",
		"a=[1,\n",
		"\"\n",
		"x=\"abc\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(pieces) / sizeof(pieces[0]); i++) {
		struct strbuf text = STRBUF_INIT;
		double seconds;

		while (text.length + 20 < (size_t)16 * 1024 * 1024)
			strbuf_adds(&text, pieces[i]);
		seconds = seconds_to_load(&text);
		if (seconds > 2)
			print_message("# %.1f s for \"%s\"\n", seconds, pieces[i]);
		assert_true(seconds < 20);
		strbuf_release(&text);
	}
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, make_folder, drop_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_bad_file_gets_exactly_its_messages),
		IN_FOLDER(what_is_no_regular_file_is_refused_at_once),
		IN_FOLDER(a_file_beyond_16_mib_is_refused),
		cmocka_unit_test(line_ends_of_windows_and_a_mark_at_the_start_are_taken),
		cmocka_unit_test(joined_texts_are_one_in_normal_form_c),
		cmocka_unit_test(the_longest_text_is_taken_and_one_byte_more_is_not),
		cmocka_unit_test(slots_run_through_all_questions_and_rows),
		cmocka_unit_test(an_empty_ask_if_is_none),
		cmocka_unit_test(a_number_without_bounds_has_those_of_a_condition),
		cmocka_unit_test(a_mistake_is_told_once_though_others_follow_from_it),
		cmocka_unit_test(mistakes_come_by_line_whatever_finds_them),
		cmocka_unit_test(clause_libraries_tell_their_mistakes),
		cmocka_unit_test(a_clause_behind_a_later_chapter_is_told),
		cmocka_unit_test(hostile_text_of_16_mib_is_refused_in_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
