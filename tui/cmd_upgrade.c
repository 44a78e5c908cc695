/* tenken upgrade: an assessment goes on with a newer version of its questionnaires. */
#include "cmd.h"

#include <stdlib.h>
#include <string.h>

#include "answer_syntax.h"
#include "assessment_upgrade.h"
#include "cmd_show.h"
#include "i18n.h"
#include "plain_text.h"
#include "upgrade_words.h"

enum { OPT_DRY_RUN, OPT_UNDO, OPT_JSON, OPT_WHO, OPT_INTERVIEW };

static const struct cmd_option options[] = {
	[OPT_DRY_RUN] = { 'n', "dry-run", NULL, N_("only lists what would happen") },
	[OPT_UNDO] = { 0, "undo", NULL,
		       N_("takes the move to a newer version back, if it is the last change") },
	[OPT_JSON] = { 0, "json", NULL, N_("as JSON, schema tenken-upgrade/1") },
	[OPT_WHO] = CMD_AUTHOR_OPTIONS,
	{ 0 },
};

/* ---- for people --------------------------------------------------------- */

/* Each line of the list, its continuation lines indented. */
static void print_list(const struct upgrade *upgrade)
{
	struct strbuf text = STRBUF_INIT;
	char *line, *rest;

	upgrade_describe(upgrade, &text);
	rest = strbuf_detach(&text, NULL);
	for (line = rest; line && *line;) {
		char *end = strchr(line, '\n');

		if (end)
			*end = '\0';
		plain_paragraph(stdout, "", *line == ' ' ? 2 : 0, PLAIN_WIDTH_COLS,
				line + strspn(line, " "));
		line = end ? end + 1 : NULL;
	}
	free(rest);
}

static void print_text(const struct upgrade *upgrade, bool is_done)
{
	if (upgrade->count == 0) {
		plain_line(stdout, _("nothing to do: no newer version of its questionnaires is installed"));
		return;
	}
	print_list(upgrade);
	if (is_done)
		plain_line(stdout, _("done; --undo takes it back as long as nothing else is changed"));
	else
		plain_line(stdout, _("nothing was changed yet"));
}

/* ---- as JSON --------------------------------------------------------------- */

static void json_item(struct json_writer *json, const char *key, const struct question *question,
		      int row)
{
	struct strbuf item = STRBUF_INIT;

	if (question)
		item_format(question, row, &item);
	json_string_or_null(json, key, item.text);
	strbuf_release(&item);
}

static void json_choice(struct json_writer *json, const char *key, const struct option *choice)
{
	struct strbuf text = STRBUF_INIT;

	if (choice && choice->id)
		strbuf_adds(&text, choice->id);
	else if (choice)
		strbuf_addf(&text, "%d", choice->value);
	json_string_or_null(json, key, text.text);
	strbuf_release(&text);
}

static void json_change(struct json_writer *json, const struct upgrade_change *change)
{
	bool is_gone = change->kind == UPGRADE_GONE;
	bool is_new = change->kind == UPGRADE_NEW;
	const struct option *choice = change->choice ? change->choice : change->former_choice;
	struct strbuf words = STRBUF_INIT;

	json_object(json, NULL);
	json_string(json, "change", upgrade_kind_name(change->kind));
	json_item(json, "item", is_gone ? NULL : change->to, change->to_row);
	json_item(json, "former_item", is_new ? NULL : change->from, change->from_row);
	json_choice(json, "choice", change->choice);
	json_choice(json, "former_choice", change->former_choice);
	if (choice)
		strbuf_adds(&words, lang_text_get(&choice->text, i18n_lang()));
	else
		upgrade_item_words(is_gone ? change->from : change->to,
				   is_gone ? change->from_row : change->to_row, &words);
	json_string(json, "text", words.text ? words.text : "");
	json_end(json);
	strbuf_release(&words);
}

static void json_answer(struct json_writer *json, const struct upgrade_answer_row *row)
{
	json_object(json, NULL);
	json_string(json, "fate", upgrade_fate_name(row->fate));
	json_string_or_null(json, "item", row->item);
	json_string(json, "former_item", row->former_item);
	if (row->former) {
		json_object(json, "before");
		cmd_json_answer(json, row->former, &row->answer);
		json_end(json);
	} else {
		json_null(json, "before");
	}
	json_end(json);
}

static void json_part(struct json_writer *json, const struct upgrade_part *part)
{
	json_object(json, NULL);
	json_string(json, "questionnaire", part->from->id);
	json_string(json, "from", part->from->version);
	json_string(json, "to", part->to->version);
	json_object(json, "answers");
	json_int(json, "carried", part->fates[FATE_CARRIED]);
	json_int(json, "look_again", part->fates[FATE_LOOK]);
	json_int(json, "answer_again", part->fates[FATE_AGAIN]);
	json_int(json, "kept", part->fates[FATE_KEPT]);
	json_array(json, "list");
	for (size_t i = 0; i < part->answer_count; i++)
		json_answer(json, &part->answers[i]);
	json_end(json);
	json_end(json);
	json_array(json, "changes");
	for (size_t i = 0; i < part->changes.count; i++)
		json_change(json, &part->changes.list[i]);
	json_end(json);
	json_end(json);
}

static void print_json(const struct assessment *assessment, const struct upgrade *upgrade,
		       bool is_done)
{
	struct strbuf out = STRBUF_INIT;
	struct json_writer json;

	json_begin(&json, &out);
	json_object(&json, NULL);
	json_string(&json, "schema", "tenken-upgrade/1");
	json_string(&json, "assessment", assessment_id(assessment));
	json_bool(&json, "done", is_done);
	json_array(&json, "parts");
	for (size_t i = 0; i < upgrade->count; i++)
		json_part(&json, &upgrade->parts[i]);
	json_end(&json);
	json_end(&json);
	json_finish(&json);
	cmd_write(&out);
	strbuf_release(&out);
}

/* ---- acting ------------------------------------------------------------------ */

static int do_upgrade(struct cmd_context *context, const struct cmd_words *words,
		      struct assessment *assessment)
{
	struct library *library = cmd_library(context);
	struct error err = ERROR_INIT;
	struct upgrade *upgrade = assessment_plan_upgrade(assessment, library, &err);
	bool is_wanted = upgrade && upgrade->count > 0 && !words->option[OPT_DRY_RUN];
	int status = CMD_DONE;

	if (!upgrade || (is_wanted && !assessment_upgrade(assessment, library, upgrade, &err)))
		status = cmd_fail(&err);
	else if (words->option[OPT_JSON])
		print_json(assessment, upgrade, is_wanted);
	else
		print_text(upgrade, is_wanted);
	upgrade_free(upgrade);
	return status;
}

static int run(struct cmd_context *context, const struct cmd_words *words)
{
	struct assessment *assessment;
	struct error err = ERROR_INIT;
	int status = CMD_DONE;

	if (words->option[OPT_UNDO] && (words->option[OPT_DRY_RUN] || words->option[OPT_JSON]))
		return cmd_usage("upgrade", "%s", _("--undo stands alone"));
	assessment = cmd_assessment(context, words->args[0]);
	if (!assessment)
		return CMD_FAILED;
	if (!cmd_author(context, assessment, words->option[OPT_WHO], words->option[OPT_INTERVIEW],
			&err))
		status = cmd_fail(&err);
	else if (!words->option[OPT_UNDO])
		status = do_upgrade(context, words, assessment);
	else if (!assessment_undo_upgrade(assessment, &err))
		status = cmd_fail(&err);
	assessment_free(assessment);
	return status;
}

const struct command command_upgrade = {
	.name = "upgrade",
	.usage = "ID [--dry-run] [--json] | ID --undo",
	.summary = N_("moves an assessment to the newer version of its questionnaires"),
	.details = N_("Lists what is new, gone or means something else, and what becomes of the "
		      "answers. Nothing is lost: what the newer version does not ask is kept."),
	.options = options,
	.args_min = 1,
	.args_max = 1,
	.run = run,
};
