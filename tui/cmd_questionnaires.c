/* tenken questionnaires: what can be asked on this machine. */
#include "cmd.h"

#include <string.h>

#include "i18n.h"
#include "plain_text.h"

enum { OPT_JSON };

static const struct cmd_option options[] = {
	[OPT_JSON] = { 0, "json", NULL, N_("as JSON, schema tenken-questionnaires/1") },
	{ 0 },
};

/* One line for a file that could not be loaded: its first mistake, and how many more. */
static void tell_mistakes(const char *path, const struct error_list *mistakes)
{
	const struct error *first = error_list_first(mistakes);
	struct error err = ERROR_INIT;

	if (!first)
		return;
	if (mistakes->errors > 1)
		error_set_at(&err, first->code, first->file, first->line, first->column,
			     Q_("%s; 'tenken check %s' shows this and %zu more mistake",
				"%s; 'tenken check %s' shows this and %zu more mistakes",
				mistakes->errors - 1),
			     first->message, path, mistakes->errors - 1);
	else
		err = *first;
	cmd_fail(&err);
}

static const struct questionnaire *load(struct cmd_context *context, size_t place, int *status)
{
	struct library *library = cmd_library(context);
	struct error_list mistakes = ERROR_LIST_INIT;
	const struct questionnaire *questionnaire = library_at(library, place, &mistakes);

	if (!questionnaire) {
		tell_mistakes(library_path(library, place), &mistakes);
		*status = CMD_FAILED;
	}
	error_list_release(&mistakes);
	return questionnaire;
}

static void roles_text(unsigned roles, struct strbuf *out)
{
	if (roles & SIDE_CONSIGNOR)
		strbuf_adds(out, _("consignor"));
	if (roles & SIDE_VENDOR)
		strbuf_addf(out, "%s%s", out->length ? _(", ") : "", _("vendor"));
}

static void table_line(struct plain_table *table, const struct questionnaire *questionnaire)
{
	struct strbuf roles = STRBUF_INIT;
	char number[24];

	roles_text(questionnaire->roles, &roles);
	snprintf(number, sizeof(number), "%zu", questionnaire->question_count);
	plain_table_add(table, questionnaire->id);
	plain_table_add(table, questionnaire->version);
	plain_table_add(table, number);
	plain_table_add(table, roles.text);
	plain_table_add(table, lang_text_get(&questionnaire->title, i18n_lang()));
	strbuf_release(&roles);
}

static int list_table(struct cmd_context *context)
{
	struct plain_table table = { .column_count = 5 };
	size_t count = library_count(cmd_library(context));
	int status = CMD_DONE;
	size_t i;

	plain_table_add(&table, _("id"));
	plain_table_add(&table, _("version"));
	plain_table_add(&table, _("questions"));
	plain_table_add(&table, _("for"));
	plain_table_add(&table, _("title"));
	for (i = 0; i < count; i++) {
		const struct questionnaire *questionnaire = load(context, i, &status);

		if (questionnaire)
			table_line(&table, questionnaire);
	}
	if (count)
		plain_table_write(&table, stdout);
	plain_table_release(&table);
	return status;
}

static void json_line(struct json_writer *json, const struct questionnaire *questionnaire,
		      const char *path)
{
	json_object(json, NULL);
	json_string(json, "id", questionnaire->id);
	json_string(json, "version", questionnaire->version);
	json_string(json, "title", lang_text_get(&questionnaire->title, i18n_lang()));
	json_string_or_null(json, "intro", lang_text_get(&questionnaire->intro, i18n_lang()));
	json_array(json, "roles");
	if (questionnaire->roles & SIDE_CONSIGNOR)
		json_string(json, NULL, "consignor");
	if (questionnaire->roles & SIDE_VENDOR)
		json_string(json, NULL, "vendor");
	json_end(json);
	json_int(json, "sections", (long long)questionnaire->section_count);
	json_int(json, "questions", (long long)questionnaire->question_count);
	json_string_or_null(json, "source", questionnaire->source);
	json_string(json, "file", path);
	json_end(json);
}

static int list_json(struct cmd_context *context)
{
	size_t count = library_count(cmd_library(context));
	struct strbuf out = STRBUF_INIT;
	struct json_writer json;
	int status = CMD_DONE;
	size_t i;

	json_begin(&json, &out);
	json_object(&json, NULL);
	json_string(&json, "schema", "tenken-questionnaires/1");
	json_array(&json, "questionnaires");
	for (i = 0; i < count; i++) {
		const struct questionnaire *questionnaire = load(context, i, &status);

		if (questionnaire)
			json_line(&json, questionnaire, library_path(cmd_library(context), i));
	}
	json_end(&json);
	json_end(&json);
	json_finish(&json);
	cmd_write(&out);
	strbuf_release(&out);
	return status;
}

static int run(struct cmd_context *context, const struct cmd_words *words)
{
	return words->option[OPT_JSON] ? list_json(context) : list_table(context);
}

const struct command command_questionnaires = {
	.name = "questionnaires",
	.usage = "[--json]",
	.summary = N_("lists what can be asked"),
	.details = N_("A file that cannot be loaded is named on stderr and left out; the exit "
		      "status is then 1."),
	.options = options,
	.run = run,
};
