#include "check.h"

#include <stdarg.h>
#include <string.h>

#include "check_parts.h"
#include "text.h"

/* Display columns that fit where a text is shown. */
enum {
	SHORT_COLS_MAX = 10,   /* heading of a narrow table */
	LABEL_COLS_MAX = 10,   /* beside the prompt */
	SECTION_COLS_MAX = 40, /* two lines of the list of sections at 80 columns */
	TITLE_COLS_MAX = 60,   /* the line at the top */
	OPTION_COLS_MAX = 300,
	PROMPT_COLS_MAX = 600,
	FIRST_STEP_COLS_MAX = 160, /* two lines of a report */
	NEXT_STEPS_COLS_MAX = 900,
	BENCHMARK_COLS_MAX = 300, /* under a question */
	NO_LIMIT = 0
};

void check_advise(struct check *check, int line, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	error_list_vadd(&check->found, true, ERROR_INPUT, check->file, line, 0, format, args);
	va_end(args);
}

/* A text is never wider than it has bytes: most need not be measured. */
static void check_width(struct check *check, int line, const char *name, const char *text,
			int cols_max)
{
	int cols;

	if (!text || strlen(text) <= (size_t)cols_max)
		return;
	cols = text_cols(text);
	if (cols > cols_max)
		check_advise(check, line, _("\"%s\" is %d columns wide; expected at most %d"), name,
			     cols, cols_max);
}

static void check_text(struct check *check, int line, const char *name,
		       const struct lang_text *text, int cols_max)
{
	if (lang_text_is_empty(text))
		return;
	for (int i = 0; i < LANG_COUNT; i++) {
		if (!text->in[i] && check->has_lang[i])
			check_advise(check, line,
				     _("\"%s\" has no text in \"%s\"; expected a translation"),
				     name, languages[i].code);
		else if (cols_max != NO_LIMIT)
			check_width(check, line, name, text->in[i], cols_max);
	}
}

/* ---- questionnaires ---------------------------------------------------- */

static void note_langs(struct check *check, const struct lang_text *text)
{
	for (int i = 0; i < LANG_COUNT; i++)
		check->has_lang[i] = check->has_lang[i] || text->in[i];
}

/* A language that the file does not use at all is said once, not at every text. */
static void check_langs(struct check *check)
{
	for (int i = 0; i < LANG_COUNT; i++)
		if (!check->has_lang[i])
			check_advise(check, 1,
				     _("there is no text in \"%s\" at all; expected a translation"),
				     languages[i].code);
}

static void check_choices(struct check *check, const struct option *options, size_t count, int line)
{
	for (size_t i = 0; i < count; i++) {
		int own_line = options[i].line > 0 ? options[i].line : line;

		check_text(check, own_line, "text", &options[i].text, OPTION_COLS_MAX);
		check_text(check, own_line, "short", &options[i].short_text, SHORT_COLS_MAX);
		check_text(check, own_line, "help", &options[i].help, NO_LIMIT);
	}
}

static void check_rows(struct check *check, const struct question *question)
{
	for (size_t i = 0; i < question->row_count; i++) {
		const struct row *row = &question->rows[i];

		check_text(check, row->line, "text", &row->text, OPTION_COLS_MAX);
		check_text(check, row->line, "help", &row->help, NO_LIMIT);
	}
}

static void check_question(struct check *check, const struct question *question)
{
	int line = question->line;

	check_width(check, line, "label", question->label, LABEL_COLS_MAX);
	check_text(check, line, "prompt", &question->prompt, PROMPT_COLS_MAX);
	check_text(check, line, "help", &question->help, NO_LIMIT);
	check_text(check, line, "guidance", &question->guidance, NO_LIMIT);
	check_text(check, line, "unit", &question->number_unit, SHORT_COLS_MAX);
	check_choices(check, question->options, question->option_count, line);
	check_choices(check, question->columns, question->column_count, line);
	check_choices(check, question->values, question->value_count, line);
	check_rows(check, question);
	for (size_t i = 0; i < question->group_count; i++)
		check_text(check, line, "title", &question->groups[i].title, OPTION_COLS_MAX);
	check_conditions(check, question);
	check_judgements(check, question);
}

/* Hands on what was found, by line. */
static void finish(struct check *check, struct error_list *mistakes)
{
	error_list_sort(&check->found);
	for (size_t i = 0; i < check->found.count; i++)
		error_list_add_error(mistakes, true, &check->found.items[i].error);
	error_list_release(&check->found);
}

void check_questionnaire(const struct questionnaire *questionnaire,
			 const struct clause_library *clauses, struct error_list *mistakes)
{
	struct check check = { .file = questionnaire->file, .questionnaire = questionnaire };

	check.clauses = clauses;
	error_list_init(&check.found);
	note_langs(&check, &questionnaire->title);
	for (size_t i = 0; i < questionnaire->question_count; i++)
		note_langs(&check, &questionnaire->questions[i].prompt);
	check_langs(&check);
	check_text(&check, 1, "title", &questionnaire->title, TITLE_COLS_MAX);
	check_text(&check, 1, "intro", &questionnaire->intro, NO_LIMIT);
	for (size_t i = 0; i < questionnaire->section_count; i++) {
		const struct section *section = &questionnaire->sections[i];

		check_text(&check, section->line, "title", &section->title, SECTION_COLS_MAX);
		check_text(&check, section->line, "intro", &section->intro, NO_LIMIT);
	}
	for (size_t i = 0; i < questionnaire->question_count; i++)
		check_question(&check, &questionnaire->questions[i]);
	finish(&check, mistakes);
}

/* ---- the clause library ------------------------------------------------ */

static void check_clause(struct check *check, const struct clause *clause)
{
	check_text(check, clause->line, "title", &clause->title, TITLE_COLS_MAX);
	check_text(check, clause->line, "wording", &clause->wording, NO_LIMIT);
	check_text(check, clause->line, "why", &clause->why, NO_LIMIT);
	check_text(check, clause->line, "reason", &clause->reason, NO_LIMIT);
	check_text(check, clause->line, "first_step", &clause->first_step, FIRST_STEP_COLS_MAX);
	check_text(check, clause->line, "next_steps", &clause->next_steps, NEXT_STEPS_COLS_MAX);
	if (clause->sources.count == 0)
		check_advise(check, clause->line,
			     _("clause \"%s\" has no sources; expected where it is asked for"),
			     clause->id);
}

void check_clause_library(const struct clause_library *library, struct error_list *mistakes)
{
	struct check check = { .file = library->file };

	error_list_init(&check.found);
	for (size_t i = 0; i < library->clause_count; i++)
		note_langs(&check, &library->clauses[i].title);
	check_langs(&check);
	for (size_t i = 0; i < library->chapter_count; i++)
		check_text(&check, 1, "title", &library->chapters[i].title, TITLE_COLS_MAX);
	for (size_t i = 0; i < library->clause_count; i++)
		check_clause(&check, &library->clauses[i]);
	finish(&check, mistakes);
}

/* ---- benchmarks -------------------------------------------------------- */

static void check_benchmark_clauses(struct check *check, const struct benchmark *benchmark)
{
	for (size_t i = 0; check->clauses && i < benchmark->clauses.count; i++)
		if (!clause_library_find(check->clauses, benchmark->clauses.ids[i]))
			check_advise(check, benchmark->line,
				     _("unknown clause \"%s\"; expected one of the clause library"),
				     benchmark->clauses.ids[i]);
}

void check_benchmark_library(const struct benchmark_library *library,
			     const struct clause_library *clauses, struct error_list *mistakes)
{
	struct check check = { .file = library->file, .clauses = clauses };

	error_list_init(&check.found);
	for (size_t i = 0; i < library->benchmark_count; i++)
		note_langs(&check, &library->benchmarks[i].text);
	check_langs(&check);
	for (size_t i = 0; i < library->benchmark_count; i++) {
		const struct benchmark *benchmark = &library->benchmarks[i];

		check_text(&check, benchmark->line, "population", &benchmark->population,
			   BENCHMARK_COLS_MAX);
		check_text(&check, benchmark->line, "text", &benchmark->text, BENCHMARK_COLS_MAX);
		check_text(&check, benchmark->line, "note", &benchmark->note, BENCHMARK_COLS_MAX);
		check_benchmark_clauses(&check, benchmark);
	}
	finish(&check, mistakes);
}
