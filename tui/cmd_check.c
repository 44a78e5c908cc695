/* tenken check: all that is wrong with questionnaire files. */
#include "cmd.h"

#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "file.h"
#include "i18n.h"
#include "loader.h"

/* A file that is no questionnaire is told by its name: clauses.cfg, clauses-2027.cfg, our-clauses.cfg. */
static bool is_called(const char *path, const char *word)
{
	const char *name = file_base_name(path);
	size_t size = strlen(name);
	size_t end = strlen(word) + strlen(".cfg");

	return !strncmp(name, word, strlen(word)) ||
	       (size >= end && !strncmp(name + size - end, word, strlen(word)) &&
		!strcmp(name + size - 4, ".cfg"));
}

static bool is_clause_file(const char *path)
{
	return is_called(path, "clauses");
}

static bool is_benchmark_file(const char *path)
{
	return is_called(path, "benchmarks");
}

static struct clause_library *check_clauses(const char *path, struct error_list *mistakes)
{
	struct clause_library *library = clause_library_load(path, mistakes);

	if (library)
		check_clause_library(library, mistakes);
	return library;
}

static void check_questions(const struct clause_library *clauses, const char *path,
			    struct error_list *mistakes)
{
	struct questionnaire *questionnaire = questionnaire_load(path, mistakes);

	if (questionnaire)
		check_questionnaire(questionnaire, clauses, mistakes);
	questionnaire_free(questionnaire);
}

static void check_benchmarks(const struct clause_library *clauses, const char *path,
			     struct error_list *mistakes)
{
	struct benchmark_library *library = benchmark_library_load(path, mistakes);

	if (library)
		check_benchmark_library(library, clauses, mistakes);
	benchmark_library_free(library);
}

/* Writes what was found, and returns how much. */
static size_t write_mistakes(struct error_list *mistakes)
{
	size_t i;

	error_list_sort(mistakes);
	for (i = 0; i < mistakes->count; i++) {
		char text[1024];

		error_format(&mistakes->items[i].error, text, sizeof(text));
		puts(text);
	}
	return mistakes->count + mistakes->dropped;
}

/* The clause libraries among the files, checked; the last sound one is lent to the questionnaires. */
static struct clause_library *check_libraries(const struct cmd_words *words, size_t *found)
{
	struct clause_library *library = NULL;
	int i;

	for (i = 0; i < words->arg_count; i++) {
		struct error_list mistakes = ERROR_LIST_INIT;
		struct clause_library *loaded;

		if (!is_clause_file(words->args[i]))
			continue;
		loaded = check_clauses(words->args[i], &mistakes);
		if (loaded) {
			clause_library_free(library);
			library = loaded;
		}
		*found += write_mistakes(&mistakes);
		error_list_release(&mistakes);
	}
	return library;
}

static size_t check_questionnaires(const struct cmd_words *words,
				   const struct clause_library *clauses)
{
	size_t found = 0;
	int i;

	for (i = 0; i < words->arg_count; i++) {
		struct error_list mistakes = ERROR_LIST_INIT;

		if (!is_clause_file(words->args[i])) {
			(is_benchmark_file(words->args[i]) ? check_benchmarks : check_questions)(
				clauses, words->args[i], &mistakes);
			found += write_mistakes(&mistakes);
		}
		error_list_release(&mistakes);
	}
	return found;
}

static int run(struct cmd_context *context, const struct cmd_words *words)
{
	size_t found = 0;
	struct clause_library *library = check_libraries(words, &found);

	found += check_questionnaires(words, library ? library
						     : library_clauses(cmd_library(context), NULL));
	clause_library_free(library);
	if (!found)
		return CMD_DONE;
	return cmd_failf(Q_("%zu mistake found; mend it and check again",
			    "%zu mistakes found; mend them and check again", found),
			 found);
}

const struct command command_check = {
	.name = "check",
	.usage = "FILE...",
	.summary = N_("checks questionnaire files: all that is wrong, with file and line"),
	.details = N_("A file called clauses... or ...clauses.cfg is checked as a clause library, "
		      "and the other files on the "
		      "command line against it; without one they are checked against the installed "
		      "one. A file called "
		      "benchmarks... or ...benchmarks.cfg is checked as benchmarks. "
		      "The status is 1 when anything was found."),
	.args_min = 1,
	.args_max = -1,
	.run = run,
};
