/*
 * The files that are installed, and the example of the manual: they load, and
 * nothing in them is wrong. Advice is shown and counts as a mistake here.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <dirent.h>

#include "check.h"
#include "file.h"
#include "loader.h"
#include "strbuf.h"

#define FILES 6

static const char *const files[FILES] = {
	"questionnaires/byod-telework.cfg",    "questionnaires/consignor.cfg",
	"questionnaires/partners.cfg",	       "questionnaires/remote-check.cfg",
	"questionnaires/telework-threats.cfg", "questionnaires/vendor.cfg",
};

/* Shows what was told of a file; how much it was. */
static size_t show(struct error_list *list)
{
	size_t count = list->count;
	char line[1024];

	for (size_t i = 0; i < list->count; i++) {
		error_format(&list->items[i].error, line, sizeof(line));
		print_message("# %s%s\n", list->items[i].is_advice ? "advice: " : "", line);
	}
	error_list_release(list);
	return count;
}

static size_t check_file(const char *path, const struct clause_library *clauses)
{
	struct error_list list = ERROR_LIST_INIT;
	struct questionnaire *questionnaire = questionnaire_load(path, &list);

	if (questionnaire)
		check_questionnaire(questionnaire, clauses, &list);
	questionnaire_free(questionnaire);
	return show(&list);
}

static struct clause_library *load_clauses(const char *path)
{
	struct error_list list = ERROR_LIST_INIT;
	struct clause_library *library = clause_library_load(path, &list);

	if (library)
		check_clause_library(library, &list);
	assert_int_equal(show(&list), 0);
	assert_non_null(library);
	return library;
}

static bool is_questionnaire(const char *name)
{
	const char *dot = strrchr(name, '.');

	return dot && strcmp(dot, ".cfg") == 0 && strcmp(name, "clauses.cfg") != 0 &&
	       strcmp(name, "benchmarks.cfg") != 0;
}

static void installed_questionnaires_have_no_mistake(void **state)
{
	struct clause_library *clauses = load_clauses("questionnaires/clauses.cfg");
	DIR *dir = opendir("questionnaires");
	const struct dirent *file;
	size_t mistakes = 0;
	int count = 0;

	(void)state;
	assert_non_null(dir);
	while ((file = readdir(dir))) {
		struct strbuf path = STRBUF_INIT;

		if (!is_questionnaire(file->d_name))
			continue;
		file_join(&path, "questionnaires", file->d_name);
		mistakes += check_file(path.text, clauses);
		count++;
		strbuf_release(&path);
	}
	closedir(dir);
	clause_library_free(clauses);
	assert_int_equal(count, FILES);
	assert_int_equal(mistakes, 0);
}

static void every_installed_clause_is_judged(void **state)
{
	struct clause_library *clauses = load_clauses("questionnaires/clauses.cfg");
	bool *is_judged = calloc(clauses->clause_count, sizeof(*is_judged));

	(void)state;
	for (size_t i = 0; i < FILES; i++) {
		struct questionnaire *questionnaire = questionnaire_load(files[i], NULL);

		assert_non_null(questionnaire);
		for (size_t q = 0; q < questionnaire->question_count; q++)
			for (size_t k = 0; k < questionnaire->questions[q].judgement_count; k++)
				is_judged[clause_library_find(
						  clauses,
						  questionnaire->questions[q].judgements[k].clause)
						  ->index] = true;
		questionnaire_free(questionnaire);
	}
	for (size_t i = 0; i < clauses->clause_count; i++) {
		if (!is_judged[i])
			print_error("# %s\n", clauses->clauses[i].id);
		assert_true(is_judged[i]);
	}
	free(is_judged);
	clause_library_free(clauses);
}

/* ---- benchmarks ---------------------------------------------------------- */

static const struct questionnaire *of_id(struct questionnaire *const *all, const char *id)
{
	for (size_t i = 0; i < FILES; i++)
		if (strcmp(all[i]->id, id) == 0)
			return all[i];
	return NULL;
}

/* The question of a place; fails where there is none, or not the row. */
static const struct question *question_at(struct questionnaire *const *all, const struct benchmark_place *place,
					  int *row)
{
	const struct questionnaire *questionnaire = of_id(all, place->questionnaire);
	const struct question *question;

	assert_non_null(questionnaire);
	question = questionnaire_find(questionnaire, place->question, strlen(place->question));
	assert_non_null(question);
	*row = *place->row ? question_find_row(question, place->row, strlen(place->row)) : ROW_NONE;
	assert_true(*row >= 0 || !*place->row);
	return question;
}

/* A judgement of the question, or of the row, names the clause. */
static bool is_judged_at(const struct question *question, int row, const char *clause)
{
	for (size_t i = 0; i < question->judgement_count; i++)
		if (strcmp(question->judgements[i].clause, clause) == 0 &&
		    (row == ROW_NONE || question->judgements[i].row == row))
			return true;
	return false;
}

static void check_figures(struct questionnaire *const *all, const struct benchmark *benchmark)
{
	int row;
	const struct question *question = question_at(all, &benchmark->place, &row);

	for (size_t i = 0; i < benchmark->share_count; i++)
		for (size_t v = 0; v < benchmark->shares[i].value_count; v++)
			assert_non_null(question_find_option(question, benchmark->shares[i].values[v]));
	for (size_t i = 0; i < benchmark->clauses.count; i++)
		assert_true(is_judged_at(question, row, benchmark->clauses.ids[i]));
	for (size_t i = 0; i < benchmark->also_count; i++) {
		question = question_at(all, &benchmark->also[i], &row);
		assert_true(is_judged_at(question, row, benchmark->clauses.ids[0]));
	}
}

static void installed_benchmarks_belong_to_what_is_asked(void **state)
{
	struct clause_library *clauses = load_clauses("questionnaires/clauses.cfg");
	struct error_list list = ERROR_LIST_INIT;
	struct benchmark_library *library = benchmark_library_load("questionnaires/benchmarks.cfg", &list);
	struct questionnaire *all[FILES];

	(void)state;
	for (size_t i = 0; i < FILES; i++)
		all[i] = questionnaire_load(files[i], &list);
	if (library)
		check_benchmark_library(library, clauses, &list);
	assert_int_equal(show(&list), 0);
	assert_int_equal(library->benchmark_count, 78);
	for (size_t i = 0; i < library->benchmark_count; i++)
		check_figures(all, &library->benchmarks[i]);
	for (size_t i = 0; i < FILES; i++)
		questionnaire_free(all[i]);
	benchmark_library_free(library);
	clause_library_free(clauses);
}

static void the_example_of_the_manual_has_no_mistake(void **state)
{
	struct clause_library *clauses = load_clauses("tests/data/example-clauses.cfg");

	(void)state;
	assert_int_equal(check_file("tests/data/example.cfg", clauses), 0);
	clause_library_free(clauses);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(installed_questionnaires_have_no_mistake),
		cmocka_unit_test(every_installed_clause_is_judged),
		cmocka_unit_test(installed_benchmarks_belong_to_what_is_asked),
		cmocka_unit_test(the_example_of_the_manual_has_no_mistake),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
