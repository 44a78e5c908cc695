/* tenken due: what is overdue, or due soon, over all assessments. */
#include "cmd.h"

#include "cmd_output.h"
#include "cmd_plan.h"
#include "gap_plan.h"
#include "i18n.h"
#include "plain_text.h"

#include <stdlib.h>

enum { OPT_WITHIN, OPT_JSON, OPT_CSV, OPT_ICS, OPT_OUTPUT };

enum { INDENT_COLS = 12 };

static const struct cmd_option options[] = {
	[OPT_WITHIN] = { 0, "within", N_("TIME"), N_("also what is due in so many days or weeks: 30d, 4w") },
	[OPT_JSON] = { 0, "json", NULL, N_("lists as JSON, schema tenken-due/1") },
	CMD_PLAN_OPTIONS(OPT_CSV, OPT_ICS, OPT_OUTPUT),
	{ 0 },
};

/* ---- JSON ------------------------------------------------------------------------ */

static void json_item(struct json_writer *json, const struct due_item *item)
{
	json_object(json, NULL);
	json_string(json, "assessment", item->assessment);
	json_string(json, "organisation", item->organisation);
	json_string(json, "kind", entry_kind_name(item->kind));
	json_int(json, "number", item->number);
	json_string_or_null(json, "clause", item->clause);
	json_string(json, "clause_title", item->clause_title);
	json_string(json, "text", item->text);
	json_string(json, "who", item->who);
	json_string(json, "due", item->day);
	json_string_or_null(json, "state", item->kind == ENTRY_ACTION ? action_state_name(item->state) : NULL);
	json_int(json, "days", item->days);
	json_end(json);
}

static void make_json(const struct due_list *list, const char *today, int within_days, struct strbuf *out)
{
	struct json_writer json;

	json_begin(&json, out);
	json_object(&json, NULL);
	json_string(&json, "schema", "tenken-due/1");
	json_string(&json, "today", today);
	json_int(&json, "within_days", within_days);
	json_array(&json, "entries");
	for (size_t i = 0; i < list->count; i++)
		json_item(&json, &list->items[i]);
	json_end(&json);
	json_end(&json);
	json_finish(&json);
}

/* ---- text ------------------------------------------------------------------------- */

static void add_when(struct strbuf *line, int days)
{
	if (days < 0)
		strbuf_addf(line, Q_("overdue by %d day", "overdue by %d days", -days), -days);
	else if (days == 0)
		strbuf_adds(line, _("due today"));
	else
		strbuf_addf(line, Q_("due in %d day", "due in %d days", days), days);
}

static void add_fact(struct strbuf *line, const char *text)
{
	if (*text) {
		strbuf_adds(line, _("; "));
		strbuf_adds(line, text);
	}
}

static void print_item(FILE *out, const struct due_item *item)
{
	struct strbuf head = STRBUF_INIT, facts = STRBUF_INIT, line = STRBUF_INIT, title = STRBUF_INIT;
	bool is_action = item->kind == ENTRY_ACTION;

	strbuf_addf(&head, "%s  ", item->day);
	strbuf_addf(&title, _("%s: %s"), item->organisation, item->text);
	plain_paragraph(out, head.text, INDENT_COLS, PLAIN_WIDTH_COLS, title.text);
	add_when(&facts, item->days);
	strbuf_addf(&facts, is_action ? _("; action %d of %s") : _("; exception %d of %s"), item->number,
		    item->assessment);
	add_fact(&facts, is_action ? action_state_word(item->state, i18n_lang()) : "");
	add_fact(&facts, item->who);
	add_fact(&facts, *item->clause_title ? item->clause_title : item->clause);
	strbuf_addf(&line, _("(%s)"), facts.text);
	plain_paragraph(out, "", INDENT_COLS, PLAIN_WIDTH_COLS, line.text);
	strbuf_release(&head);
	strbuf_release(&facts);
	strbuf_release(&line);
	strbuf_release(&title);
}

static void make_text(const struct due_list *list, struct strbuf *out)
{
	char *text = NULL;
	size_t size = 0;
	FILE *memory = open_memstream(&text, &size);

	for (size_t i = 0; memory && i < list->count; i++)
		print_item(memory, &list->items[i]);
	if (memory && fclose(memory) == 0)
		strbuf_add(out, text, size);
	free(text);
}

/* ---- the command -------------------------------------------------------------------- */

struct request {
	enum plan_format format;
	int within_days;
	const char *output;
};

static bool read_request(const struct cmd_words *words, struct request *request, struct error *err)
{
	const char *within = words->option[OPT_WITHIN];

	request->within_days = 0;
	request->output = words->option[OPT_OUTPUT];
	if (within && !day_span(within, &request->within_days)) {
		error_set(err, ERROR_USAGE, _("--within '%.100s' is no time; expected days or weeks, like 30d or 4w"),
			  within);
		return false;
	}
	return cmd_plan_format(words->option[OPT_JSON], words->option[OPT_CSV], words->option[OPT_ICS],
			       &request->format, err);
}

static int write_list(const struct due_list *list, const struct request *request, const char *today)
{
	struct csv csv = CSV_INIT;
	int status;

	switch (request->format) {
	case PLAN_TEXT: make_text(list, &csv.out); break;
	case PLAN_JSON: make_json(list, today, request->within_days, &csv.out); break;
	case PLAN_CSV: due_csv(list, &csv); break;
	case PLAN_ICS: due_ical(list, "tenken", day_now_utc(), i18n_lang(), &csv.out); break;
	}
	status = cmd_output_write(&csv.out, request->output);
	strbuf_release(&csv.out);
	return status == CMD_DONE && list->count > 0 ? CMD_BELOW : status;
}

static int run(struct cmd_context *context, const struct cmd_words *words)
{
	struct error err = ERROR_INIT;
	struct request request;
	struct due_list list;
	struct store *store;
	char today[DAY_SIZE];
	int status;

	if (!read_request(words, &request, &err))
		return cmd_usage("due", "%s", err.message);
	store = cmd_store(context);
	if (!store)
		return CMD_FAILED;
	day_today(today);
	if (due_list_read(store, library_clauses(cmd_library(context), NULL), (const char *const *)words->args,
			  (size_t)words->arg_count, i18n_lang(), &list, &err)) {
		due_list_limit(&list, today, request.within_days);
		status = write_list(&list, &request, today);
	} else {
		status = cmd_fail(&err);
	}
	due_list_release(&list);
	return status;
}

const struct command command_due = {
	.name = "due",
	.usage = "[ID ...] [--within TIME] [--json | --csv | --ics] [-O FILE]",
	.summary = N_("lists the actions and exceptions that are overdue or due, over all assessments"),
	.details = N_("What is longest overdue stands first. Ends with status 3 when anything is listed, so that cron can "
		      "remind."),
	.options = options,
	.args_max = -1,
	.run = run,
};
