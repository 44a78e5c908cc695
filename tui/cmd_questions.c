/*
 * tenken questions: every question, option, row and column with its id.
 *
 * Source: inventory, "questions --json"; tenken(1), "Questions as JSON".
 */
#include "cmd.h"

#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "file.h"
#include "i18n.h"
#include "plain_text.h"

enum { OPT_JSON };

static const struct cmd_option options[] = {
	[OPT_JSON] = { 0, "json", NULL, N_("as JSON, schema tenken-questions/1") },
	{ 0 },
};

/* A questionnaire, and the interview of an assessment with it or NULL. */
struct subject {
	const struct questionnaire *questionnaire;
	const struct interview *interview;
};

/* ---- JSON ------------------------------------------------------------- */

static const char *text_of(const struct lang_text *text)
{
	return lang_text_get(text, i18n_lang());
}

static void json_options(struct json_writer *json, const struct question *question)
{
	size_t i;

	json_array(json, "options");
	for (i = 0; i < question->option_count; i++) {
		const struct option *option = &question->options[i];

		json_object(json, NULL);
		json_int(json, "value", option->value);
		json_string(json, "text", text_of(&option->text));
		json_bool(json, "blank", option->has_blank);
		json_bool(json, "exclusive", option->is_exclusive);
		json_end(json);
	}
	json_end(json);
}

static void json_rows(struct json_writer *json, const struct question *question)
{
	size_t i;

	json_array(json, "rows");
	for (i = 0; i < question->row_count; i++) {
		json_object(json, NULL);
		json_string(json, "id", question->rows[i].id);
		json_string(json, "text", text_of(&question->rows[i].text));
		json_end(json);
	}
	json_end(json);
}

static void json_columns(struct json_writer *json, const struct question *question)
{
	size_t i;

	json_array(json, "columns");
	for (i = 0; i < question->column_count; i++) {
		json_object(json, NULL);
		json_string(json, "id", question->columns[i].id);
		json_string(json, "text", text_of(&question->columns[i].text));
		json_bool(json, "exclusive", question->columns[i].is_exclusive);
		json_end(json);
	}
	json_end(json);
	json_array(json, "values");
	for (i = 0; i < question->value_count; i++) {
		json_object(json, NULL);
		json_int(json, "value", question->values[i].value);
		json_string(json, "text", text_of(&question->values[i].text));
		json_end(json);
	}
	json_end(json);
}

/* The label as printed, with its mark if the question is rebuilt; null where nothing is printed. */
static void json_label(struct json_writer *json, const struct question *question)
{
	struct strbuf label = STRBUF_INIT;

	if (question->label) {
		question_label_marked(question, i18n_lang(), &label);
		json_string(json, "label", label.text);
	} else {
		json_null(json, "label");
	}
	strbuf_release(&label);
}

static void json_question(struct json_writer *json, const struct subject *subject,
			  const struct question *question)
{
	json_object(json, NULL);
	json_string(json, "id", question->id);
	json_label(json, question);
	json_string(json, "section", subject->questionnaire->sections[question->section].id);
	json_string(json, "kind", question_kind_name(question->kind));
	if (question->max_choices)
		json_int(json, "max", question->max_choices);
	else
		json_null(json, "max");
	json_bool(json, "none", question->takes_none);
	json_string(json, "prompt", text_of(&question->prompt));
	json_options(json, question);
	json_rows(json, question);
	json_columns(json, question);
	json_string_or_null(json, "ask_if", question->ask_if_text);
	if (subject->interview)
		json_bool(json, "asked", interview_is_asked(subject->interview, question->index));
	else
		json_null(json, "asked");
	json_end(json);
}

static void json_subject(struct json_writer *json, const struct subject *subject)
{
	size_t i;

	json_string(json, "questionnaire", subject->questionnaire->id);
	json_string(json, "version", subject->questionnaire->version);
	json_array(json, "questions");
	for (i = 0; i < subject->questionnaire->question_count; i++)
		json_question(json, subject, &subject->questionnaire->questions[i]);
	json_end(json);
}

/* One part has the shape of a questionnaire; several are a list of such shapes. */
static void write_json(const struct subject *subjects, size_t count)
{
	struct strbuf out = STRBUF_INIT;
	struct json_writer json;
	size_t i;

	json_begin(&json, &out);
	json_object(&json, NULL);
	json_string(&json, "schema", "tenken-questions/1");
	if (count == 1) {
		json_subject(&json, &subjects[0]);
	} else {
		json_array(&json, "parts");
		for (i = 0; i < count; i++) {
			json_object(&json, NULL);
			json_subject(&json, &subjects[i]);
			json_end(&json);
		}
		json_end(&json);
	}
	json_end(&json);
	json_finish(&json);
	cmd_write(&out);
	strbuf_release(&out);
}

/* ---- for people -------------------------------------------------------- */

static void print_choice(const char *id, const struct lang_text *text, bool has_blank)
{
	struct strbuf head = STRBUF_INIT;
	struct strbuf body = STRBUF_INIT;

	strbuf_addf(&head, "    %s  ", id);
	strbuf_addf(&body, "%s%s", text_of(text), has_blank ? " ____" : "");
	plain_paragraph(stdout, head.text, 10, PLAIN_WIDTH_COLS, body.text);
	strbuf_release(&head);
	strbuf_release(&body);
}

static void print_options(const char *title, const struct option *list, size_t count)
{
	size_t i;

	if (count && title)
		plain_linef(stdout, "    %s", title);
	for (i = 0; i < count; i++) {
		char value[16];

		snprintf(value, sizeof(value), "%d", list[i].value);
		print_choice(list[i].id ? list[i].id : value, &list[i].text, list[i].has_blank);
	}
}

/* The second line of a question: its kind and what limits it. */
static void print_facts(const struct question *question, const struct subject *subject)
{
	struct strbuf facts = STRBUF_INIT, line = STRBUF_INIT;

	strbuf_adds(&facts, question_kind_name(question->kind));
	if (question->max_choices)
		strbuf_addf(&facts, Q_(", up to %d", ", up to %d", question->max_choices),
			    question->max_choices);
	if (question->takes_none)
		strbuf_adds(&facts, _(", none of these: none"));
	if (question->ask_if_text)
		strbuf_addf(&facts, _(", asked if %s"), question->ask_if_text);
	if (subject->interview && !interview_is_asked(subject->interview, question->index))
		strbuf_adds(&facts, _(", not asked now"));
	strbuf_adds(&line, "    ");
	strbuf_addf(&line, _("(%s)"), facts.text);
	plain_line(stdout, line.text);
	strbuf_release(&facts);
	strbuf_release(&line);
}

static void print_question(const struct subject *subject, const struct question *question)
{
	struct strbuf head = STRBUF_INIT;
	struct strbuf prompt = STRBUF_INIT;
	size_t i;

	strbuf_addf(&head, "%s  ", question->id);
	if (question->label) {
		question_label_marked(question, i18n_lang(), &prompt);
		strbuf_adds(&prompt, "  ");
	}
	strbuf_adds(&prompt, text_of(&question->prompt));
	putchar('\n');
	plain_paragraph(stdout, head.text, 4, PLAIN_WIDTH_COLS, prompt.text);
	print_facts(question, subject);
	print_options(NULL, question->options, question->option_count);
	for (i = 0; i < question->row_count; i++)
		print_choice(question->rows[i].id, &question->rows[i].text, false);
	print_options(_("columns:"), question->columns, question->column_count);
	print_options(_("values of a cell:"), question->values, question->value_count);
	strbuf_release(&head);
	strbuf_release(&prompt);
}

static void print_subject(const struct subject *subject)
{
	const struct questionnaire *questionnaire = subject->questionnaire;
	size_t s;
	int q;

	plain_linef(stdout, "%s  %s  %s", questionnaire->id, questionnaire->version,
		    text_of(&questionnaire->title));
	for (s = 0; s < questionnaire->section_count; s++) {
		const struct section *section = &questionnaire->sections[s];

		putchar('\n');
		plain_linef(stdout, "== %s ==", text_of(&section->title));
		for (q = 0; q < section->question_count; q++)
			print_question(subject,
				       &questionnaire->questions[section->first_question + q]);
	}
}

static void write_text(const struct subject *subjects, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++) {
		if (i)
			putchar('\n');
		print_subject(&subjects[i]);
	}
}

/* ---- the command ------------------------------------------------------- */

static void write_subjects(const struct subject *subjects, size_t count,
			   const struct cmd_words *words)
{
	(words->option[OPT_JSON] ? write_json : write_text)(subjects, count);
}

static int of_assessment(const struct assessment *assessment, const struct cmd_words *words)
{
	size_t count;
	const struct part *parts = assessment_parts(assessment, &count);
	struct subject *subjects = mem_calloc(count, sizeof(*subjects));
	size_t i;

	for (i = 0; i < count; i++)
		subjects[i] = (struct subject){ parts[i].questionnaire, parts[i].interview };
	write_subjects(subjects, count, words);
	free(subjects);
	return CMD_DONE;
}

/* Is there a file for a questionnaire with this id, sound or not? */
static bool is_installed(struct cmd_context *context, const char *id)
{
	struct library *library = cmd_library(context);
	size_t i;

	for (i = 0; i < library_count(library); i++) {
		const char *name = file_base_name(library_path(library, i));
		size_t size = strlen(id);

		if (!strncmp(name, id, size) && !strcmp(name + size, ".cfg"))
			return true;
	}
	return false;
}

static int run(struct cmd_context *context, const struct cmd_words *words)
{
	struct subject subject = { .questionnaire = NULL };
	struct assessment *assessment;
	struct error err = ERROR_INIT;
	int status;

	if (is_installed(context, words->args[0])) {
		subject.questionnaire = library_find(cmd_library(context), words->args[0], &err);
		if (!subject.questionnaire)
			return cmd_fail(&err);
		write_subjects(&subject, 1, words);
		return CMD_DONE;
	}
	assessment = cmd_assessment(context, words->args[0]);
	if (!assessment)
		return CMD_FAILED;
	status = of_assessment(assessment, words);
	assessment_free(assessment);
	return status;
}

const struct command command_questions = {
	.name = "questions",
	.usage = "QUESTIONNAIRE|ID [--json]",
	.summary = N_("shows every question of a questionnaire or an assessment, with the ids to "
		      "answer by"),
	.details = N_("Of an assessment it also says which questions are asked now. One with "
		      "several parts is, as JSON, a "
		      "list \"parts\" of what one questionnaire would be."),
	.options = options,
	.args_min = 1,
	.args_max = 1,
	.run = run,
};
