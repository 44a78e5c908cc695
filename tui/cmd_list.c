/* tenken list: the assessments, with progress and coverage. */
#include "cmd.h"
#include "judge.h"

#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "assessment_upgrade.h"
#include "i18n.h"
#include "part.h"
#include "plain_text.h"
#include "report_formats.h"

enum { OPT_JSON };

static const struct cmd_option options[] = {
	[OPT_JSON] = { 0, "json", NULL, N_("as JSON, schema tenken-list/1") },
	{ 0 },
};

/* A row with what only the opened assessment knows. */
struct line {
	const struct assessment_row *row;
	struct progress progress;
	struct gap_coverage coverage;
	bool *is_old; /* of the questionnaires: a newer version is installed */
};

static bool line_read(struct cmd_context *context, const struct clause_library *clauses,
		      const struct assessment_row *row, struct line *line)
{
	struct assessment *assessment = cmd_assessment(context, row->id);
	const struct part *parts;
	size_t part_count;
	size_t i;

	if (!assessment)
		return false;
	parts = assessment_parts(assessment, &part_count);
	line->row = row;
	line->progress = parts_progress(parts, part_count);
	line->coverage = judge_coverage(assessment, clauses);
	line->is_old = mem_calloc(row->questionnaire_count + 1, sizeof(*line->is_old));
	for (i = 0; i < part_count && i < row->questionnaire_count; i++)
		line->is_old[i] = assessment_newer(assessment, cmd_library(context), (int)i);
	assessment_free(assessment);
	return true;
}

/* Has it a questionnaire with a newer version? */
static bool line_release(struct line *line)
{
	bool has_old = false;

	for (size_t i = 0; i < line->row->questionnaire_count; i++)
		has_old = has_old || line->is_old[i];
	free(line->is_old);
	return has_old;
}

static void join_questionnaires(const struct line *line, struct strbuf *out)
{
	size_t i;

	for (i = 0; i < line->row->questionnaire_count; i++)
		strbuf_addf(out, "%s%s%s", i ? "," : "", line->row->questionnaires[i],
			    line->is_old[i] ? "*" : "");
}

static void table_head(struct plain_table *table)
{
	plain_table_add(table, _("id"));
	plain_table_add(table, _("organisation"));
	plain_table_add(table, _("questionnaires"));
	plain_table_add(table, _("answered"));
	plain_table_add(table, _("coverage"));
	plain_table_add(table, _("last change"));
}

static void table_line(struct plain_table *table, const struct line *line)
{
	struct strbuf names = STRBUF_INIT;
	char text[PLAIN_TIME_SIZE];

	join_questionnaires(line, &names);
	plain_table_add(table, line->row->id);
	plain_table_add(table, line->row->profile.organisation);
	plain_table_add(table, names.text);
	snprintf(text, sizeof(text), "%d/%d", line->progress.answered, line->progress.asked);
	plain_table_add(table, text);
	plain_table_add(table, plain_rate(line->coverage.rate_0_1, text));
	plain_table_add(table, plain_time_local(line->row->updated_utc, text));
	strbuf_release(&names);
}

static void json_line(struct json_writer *json, const struct line *line)
{
	json_object(json, NULL);
	json_string(json, "id", line->row->id);
	json_strings(json, "questionnaires", (const char *const *)line->row->questionnaires,
		     line->row->questionnaire_count);
	json_array(json, "newer");
	for (size_t i = 0; i < line->row->questionnaire_count; i++)
		if (line->is_old[i])
			json_string(json, NULL, line->row->questionnaires[i]);
	json_end(json);
	cmd_json_profile(json, &line->row->profile);
	cmd_json_time(json, "created", line->row->created_utc);
	cmd_json_time(json, "updated", line->row->updated_utc);
	cmd_json_progress(json, line->progress);
	report_json_coverage(json, &line->coverage);
	json_end(json);
}

static int list_table(struct cmd_context *context, const struct clause_library *clauses,
		      const struct assessment_list *list)
{
	struct plain_table table = { .column_count = 6 };
	int status = CMD_DONE;
	bool has_old = false;
	size_t i;

	table_head(&table);
	for (i = 0; i < list->count; i++) {
		struct line line;

		if (line_read(context, clauses, &list->rows[i], &line)) {
			table_line(&table, &line);
			has_old = line_release(&line) || has_old;
		} else {
			status = CMD_FAILED;
		}
	}
	if (list->count)
		plain_table_write(&table, stdout);
	if (has_old)
		plain_paragraph(stdout, "* ", 2, PLAIN_WIDTH_COLS,
				_("a newer version of this questionnaire is installed; 'tenken "
				  "upgrade ID' moves the assessment to it"));
	plain_table_release(&table);
	return status;
}

static int list_json(struct cmd_context *context, const struct clause_library *clauses,
		     const struct assessment_list *list)
{
	struct strbuf out = STRBUF_INIT;
	struct json_writer json;
	int status = CMD_DONE;
	size_t i;

	json_begin(&json, &out);
	json_object(&json, NULL);
	json_string(&json, "schema", "tenken-list/1");
	json_array(&json, "assessments");
	for (i = 0; i < list->count; i++) {
		struct line line;

		if (line_read(context, clauses, &list->rows[i], &line)) {
			json_line(&json, &line);
			line_release(&line);
		} else {
			status = CMD_FAILED;
		}
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
	const struct clause_library *clauses = cmd_clauses(context);
	struct store *store = clauses ? cmd_store(context) : NULL;
	struct assessment_list list;
	struct error err = ERROR_INIT;
	int status;

	if (!store)
		return CMD_FAILED;
	if (!assessment_list(store, &list, &err))
		return cmd_fail(&err);
	status = (words->option[OPT_JSON] ? list_json : list_table)(context, clauses, &list);
	assessment_list_release(&list);
	return status;
}

const struct command command_list = {
	.name = "list",
	.usage = "[--json]",
	.summary = N_("lists the assessments, with progress and coverage, the last changed first"),
	.options = options,
	.run = run,
};
