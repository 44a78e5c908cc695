/* tenken check: all that is wrong with questionnaire files. */
#include "cmd.h"

#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "file.h"
#include "i18n.h"
#include "loader.h"

/* A clause library is told from a questionnaire by its name: clauses.cfg, clauses-2027.cfg. */
static bool is_clause_file(const char *path)
{
	return !strncmp(file_base_name(path), "clauses", strlen("clauses"));
}

static void check_clauses(const char *path, struct error_list *mistakes)
{
	struct clause_library *library = clause_library_load(path, mistakes);

	if (library)
		check_clause_library(library, mistakes);
	clause_library_free(library);
}

static void check_questions(struct cmd_context *context, const char *path, struct error_list *mistakes)
{
	struct questionnaire *questionnaire = questionnaire_load(path, mistakes);

	if (questionnaire)
		check_questionnaire(questionnaire, library_clauses(cmd_library(context), NULL), mistakes);
	questionnaire_free(questionnaire);
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

static int run(struct cmd_context *context, const struct cmd_words *words)
{
	size_t found = 0;
	int i;

	for (i = 0; i < words->arg_count; i++) {
		struct error_list mistakes = ERROR_LIST_INIT;

		if (is_clause_file(words->args[i]))
			check_clauses(words->args[i], &mistakes);
		else
			check_questions(context, words->args[i], &mistakes);
		found += write_mistakes(&mistakes);
		error_list_release(&mistakes);
	}
	if (!found)
		return CMD_DONE;
	fflush(stdout);
	return cmd_failf(Q_("%zu mistake found; mend it and check again", "%zu mistakes found; mend them and check again",
			    found),
			 found);
}

const struct command command_check = {
	.name = "check",
	.usage = "FILE...",
	.summary = N_("checks questionnaire files: all that is wrong, with file and line"),
	.details = N_("A file whose name begins with \"clauses\" is checked as a clause library. The status is 1 when anything "
		      "was found. Nothing else is read than these files and the installed clause library."),
	.args_min = 1,
	.args_max = -1,
	.run = run,
};
