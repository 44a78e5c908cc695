#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "benchmark.h"
#include "loader.h"
#include "sample.h"
#include "strbuf.h"

/* One benchmark; more are the settings that differ. */
#define B(id, population, more)                                                                   \
	"{ id = \"" id                                                                            \
	"\"; questionnaire = \"sample\"; question = \"q1\"; year = 2020; source = \"s 1\";"       \
	" population = { en = \"" population "\"; ja = \"x\"; }; confidence = \"certain\";"       \
	" values = ( { value = \"1\"; percent = 48.9; }, { value = \"2,3\"; percent = 20.5; } );" \
	" text = { en = \"" id " says\"; ja = \"" id "の文\"; }; " more " }"

static struct benchmark_library *load(const char *list)
{
	struct error_list mistakes = ERROR_LIST_INIT;
	struct strbuf text = STRBUF_INIT;
	struct benchmark_library *library;
	char line[1024];

	strbuf_addf(&text, "benchmarks = ( %s );\n", list);
	library = benchmark_library_load_text("benchmarks.cfg", text.text, text.length, &mistakes);
	for (size_t i = 0; i < mistakes.count; i++) {
		error_format(&mistakes.items[i].error, line, sizeof(line));
		print_message("# %s\n", line);
	}
	assert_non_null(library);
	error_list_release(&mistakes);
	strbuf_release(&text);
	return library;
}

/* Ids of a list, apart by blanks; frees it. */
static const char *ids(const struct benchmark **list, size_t count)
{
	static char text[256];

	text[0] = '\0';
	for (size_t i = 0; i < count; i++) {
		strncat(text, i ? " " : "", sizeof(text) - strlen(text) - 1);
		strncat(text, list[i]->id, sizeof(text) - strlen(text) - 1);
	}
	free(list);
	return text;
}

static const char *at(const struct benchmark_library *library, const char *question,
		      const char *row, unsigned sides)
{
	size_t count;
	const struct benchmark **list =
		benchmark_list(library, "sample", question, row, sides, &count);

	return ids(list, count);
}

static void a_benchmark_has_all_that_its_file_says(void **state)
{
	struct benchmark_library *library =
		load(B("a", "consignor, small",
		       "n = 184; met_percent = 48.9; row = \"g\"; clauses = [ \"c1\" ];"
		       " also = [ \"vendor.q25.a\", \"vendor.q9\" ]; approximate = true;"
		       " derived = true; note = { en = \"N\"; ja = \"メ\"; };"));
	const struct benchmark *b = benchmark_find(library, "a");

	(void)state;
	assert_non_null(b);
	assert_null(benchmark_find(library, "b"));
	assert_int_equal(b->n, 184);
	assert_int_equal(b->year, 2020);
	assert_string_equal(b->place.row, "g");
	assert_int_equal(b->sides, SIDE_CONSIGNOR);
	assert_int_equal(b->size, BENCHMARK_SIZE_SMALL);
	assert_true(b->met_percent > 48.8 && b->met_percent < 49.0);
	assert_int_equal(b->also_count, 2);
	assert_string_equal(b->also[0].questionnaire, "vendor");
	assert_string_equal(b->also[0].question, "q25");
	assert_string_equal(b->also[0].row, "a");
	assert_string_equal(b->also[1].question, "q9");
	assert_string_equal(b->also[1].row, "");
	assert_true(b->is_approximate && b->is_derived && !b->has_low_n);
	assert_string_equal(lang_text_get(&b->note, LANG_JA), "メ");
	assert_int_equal(b->shares[1].value_count, 2);
	assert_int_equal(b->shares[1].values[1], 3);
	benchmark_library_free(library);
}

static void a_percent_is_printed_or_there_is_none(void **state)
{
	struct benchmark_library *library = load(B("a", "vendor", ""));
	const struct benchmark *b = &library->benchmarks[0];

	(void)state;
	assert_true(benchmark_percent(b, 1) > 48.8 && benchmark_percent(b, 1) < 49.0);
	assert_true(benchmark_percent(b, 2) < 0); /* only 2 and 3 together are known */
	assert_true(benchmark_percent(b, 4) < 0);
	assert_true(b->met_percent < 0);
	assert_int_equal(b->n, 0);
	benchmark_library_free(library);
}

static void the_nearest_in_side_and_size_stands_first(void **state)
{
	struct benchmark_library *library = load(
		B("few", "vendor, small", "n = 29;") "," B("marked", "vendor, small", "n = 50; low_n = true;") "," B("consignor", "consignor", "n = 900;") "," B(
			"nobody", "all industries",
			"n = 9000;") "," B("large", "vendor, large",
					   "n = 500;") "," B("any", "vendor, both sizes",
							     "n = 40;") "," B("more",
									      "vendor, both sizes",
									      "n = 41;") "," B("abo"
											       "ut",
											       "ven"
											       "dor"
											       ", "
											       "sma"
											       "ll",
											       "app"
											       "rox"
											       "ima"
											       "te "
											       "= "
											       "tru"
											       "e;") "," B("small",
													   "vendor, small",
													   "n = 30;"));

	(void)state;
	assert_string_equal(at(library, "q1", NULL, SIDE_VENDOR),
			    "small more any large about nobody consignor marked few");
	assert_string_equal(at(library, "q1", "", SIDE_CONSIGNOR),
			    "consignor nobody small more any large about marked few");
	assert_string_equal(at(library, "q1", NULL, SIDE_CONSIGNOR | SIDE_VENDOR),
			    "small nobody consignor more any large about marked few");
	assert_string_equal(at(library, "q2", NULL, SIDE_VENDOR), "");
	assert_string_equal(at(NULL, "q1", NULL, SIDE_VENDOR), "");
	benchmark_library_free(library);
}

static void a_row_has_its_own_and_those_that_may_stand_beside_it(void **state)
{
	struct benchmark_library *library = load(B("whole", "vendor", "") "," B(
		"row", "vendor",
		"row = \"a\";") "," B("also", "vendor",
				      "row = \"c\"; n = 9999; also = [ \"sample.q1.a\", "
				      "\"sample.q7\" ];") ","
							  "{ id = \"other\"; questionnaire = "
							  "\"another\"; question = \"q1\"; year = "
							  "2020; source = \"s\";"
							  " population = { en = \"v\"; }; "
							  "confidence = \"likely\"; text = { en = "
							  "\"t\"; };"
							  " values = ( { value = \"1\"; percent = "
							  "1; } ); }");

	(void)state;
	assert_string_equal(at(library, "q1", NULL, 0), "whole");
	assert_string_equal(at(library, "q1", "a", 0), "row also");
	assert_string_equal(at(library, "q7", NULL, 0), "also");
	benchmark_library_free(library);
}

static void a_clause_lists_only_what_says_how_many_meet_it(void **state)
{
	struct benchmark_library *library = load(B(
		"problems", "vendor",
		"clauses = [ \"c1\" ]; n = 900;") "," B("far", "consignor",
							"clauses = [ \"c2\", \"c1\" ]; met_percent "
							"= 3; n = 90;") "," B("near", "vendor",
									      "clauses = [ \"c1\" "
									      "]; met_percent = 0; "
									      "n = 80;") "," B("non"
											       "e",
											       "ven"
											       "do"
											       "r",
											       "cla"
											       "use"
											       "s "
											       "= "
											       "[ "
											       "]; "
											       "met"
											       "_pe"
											       "rce"
											       "nt "
											       "= "
											       "3"
											       ";"));
	size_t count;
	const struct benchmark **list =
		benchmark_list_of_clause(library, "c1", SIDE_VENDOR, &count);

	(void)state;
	assert_string_equal(ids(list, count), "near far");
	assert_null(benchmark_list_of_clause(library, "c9", SIDE_VENDOR, &count));
	assert_int_equal(count, 0);
	benchmark_library_free(library);
}

static void a_question_gets_the_sentence_of_the_nearest_of_each_side(void **state)
{
	struct questionnaire *sample = load_or_die("sample.cfg", sample_text);
	struct benchmark_library *library = load(
		B("v", "vendor, small", "n = 100;") "," B("w", "vendor, large", "n = 100;") "," B(
			"c", "consignor", "n = 100;") "," B("low", "all industries", "n = 3;"));
	struct strbuf out = STRBUF_INIT;

	(void)state;
	assert_true(benchmark_text_for(library, sample, &sample->questions[0], ROW_NONE,
				       SIDE_CONSIGNOR, LANG_EN, &out));
	assert_string_equal(out.text, "c says");
	strbuf_reset(&out);
	assert_true(benchmark_text_for(library, sample, &sample->questions[0], ROW_NONE, 0, LANG_JA,
				       &out));
	assert_string_equal(out.text, "vの文\ncの文");
	strbuf_reset(&out);
	assert_false(benchmark_text_for(library, sample, &sample->questions[1], ROW_NONE, 0,
					LANG_EN, &out));
	assert_false(
		benchmark_text_for(library, sample, &sample->questions[3], 0, 0, LANG_EN, &out));
	assert_false(benchmark_text_for(NULL, sample, &sample->questions[0], ROW_NONE, 0, LANG_EN,
					&out));
	assert_int_equal(out.length, 0);
	strbuf_release(&out);
	benchmark_library_free(library);
	questionnaire_free(sample);
}

static void too_few_answers_stand_under_no_question(void **state)
{
	struct questionnaire *sample = load_or_die("sample.cfg", sample_text);
	struct benchmark_library *library = load(B("low", "vendor", "n = 29;"));
	struct strbuf out = STRBUF_INIT;

	(void)state;
	assert_false(benchmark_text_for(library, sample, &sample->questions[0], ROW_NONE,
					SIDE_VENDOR, LANG_EN, &out));
	strbuf_release(&out);
	benchmark_library_free(library);
	questionnaire_free(sample);
}

/* All mistakes of a text, a line each. */
static void assert_mistakes(const char *list, const char *expected)
{
	struct error_list mistakes = ERROR_LIST_INIT;
	struct strbuf text = STRBUF_INIT;
	struct strbuf told = STRBUF_INIT;
	char line[1024];

	strbuf_addf(&text, "benchmarks = (\n%s );\n", list);
	assert_null(benchmark_library_load_text("b.cfg", text.text, text.length, &mistakes));
	for (size_t i = 0; i < mistakes.count; i++) {
		error_format(&mistakes.items[i].error, line, sizeof(line));
		strbuf_addf(&told, "%s\n", line);
	}
	assert_string_equal(told.text, expected);
	error_list_release(&mistakes);
	strbuf_release(&text);
	strbuf_release(&told);
}

static void every_mistake_is_told(void **state)
{
	(void)state;
	assert_mistakes(
		B("a", "v", "also = [ \"q1\", \"a.b.c.d\", \"x.y\" ];") ",\n" B("a", "v", ""),
		"b.cfg:2: \"q1\" is no place; expected one as in \"vendor.q25.a\"\n"
		"b.cfg:2: \"a.b.c.d\" is no place; expected one as in \"vendor.q25.a\"\n"
		"b.cfg:3: benchmark \"a\" is given twice; expected it only in line 2\n");
	assert_mistakes(
		"{ id = \"a\"; questionnaire = \"q\"; question = \"q1\"; year = 2020; source = "
		"\"s\";\n"
		" population = { en = \"v\"; }; confidence = \"sure\"; text = { en = \"t\"; };\n"
		" values = ( { value = \"1;2\"; percent = 1; }, { value = \"0\"; percent = 101; } "
		"); }",
		"b.cfg:3: unknown confidence \"sure\"; expected one of \"certain\", \"likely\"\n"
		"b.cfg:4: \"1;2\" is no value; expected the number of an option, or several as in "
		"\"1,2\"\n"
		"b.cfg:4: \"percent\" is 101; expected 0 to 100\n"
		"b.cfg:4: \"0\" is no value; expected the number of an option, or several as in "
		"\"1,2\"\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_benchmark_has_all_that_its_file_says),
		cmocka_unit_test(a_percent_is_printed_or_there_is_none),
		cmocka_unit_test(the_nearest_in_side_and_size_stands_first),
		cmocka_unit_test(a_row_has_its_own_and_those_that_may_stand_beside_it),
		cmocka_unit_test(a_clause_lists_only_what_says_how_many_meet_it),
		cmocka_unit_test(a_question_gets_the_sentence_of_the_nearest_of_each_side),
		cmocka_unit_test(too_few_answers_stand_under_no_question),
		cmocka_unit_test(every_mistake_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
