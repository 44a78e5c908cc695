/* tenken duty: who carries which clause. */
#include "cmd.h"

#include "assessment_duty.h"
#include "assessment_interview.h"
#include "cmd_plan.h"
#include "i18n.h"
#include "judge.h"
#include "plain_text.h"

#include <stdlib.h>
#include <string.h>

enum { OPT_JSON, OPT_WHO, OPT_INTERVIEW };

static const struct cmd_option options[] = {
	[OPT_JSON] = { 0, "json", NULL, N_("lists as JSON, schema tenken-duties/1") },
	CMD_AUTHOR_OPTIONS,
	{ 0 },
};

/* ---- setting ----------------------------------------------------------------- */

static const struct gap_clause *find_clause(const struct gap_report *report, const char *id)
{
	for (size_t i = 0; i < report->clause_count; i++)
		if (!strcmp(report->clauses[i].id, id))
			return &report->clauses[i];
	return NULL;
}

static bool read_carrier(const char *word, enum duty *duty, struct error *err)
{
	if (!strcmp(word, "-")) {
		*duty = DUTY_UNSET;
		return true;
	}
	if (*word && duty_find(word, duty))
		return true;
	error_set(err, ERROR_USAGE, _("unknown carrier '%.100s'; there are: %s"), word,
		  "consignor, vendor, both, subcontractor, undecided, -");
	return false;
}

/* "audit-right=vendor"; the word is cut in two. */
static bool read_assignment(char *word, struct duty_assignment *assignment, struct error *err)
{
	char *equals = strchr(word, '=');

	if (!equals || equals == word) {
		error_set(err, ERROR_USAGE, _("'%.100s' is no duty; expected CLAUSE=CARRIER"), word);
		return false;
	}
	*equals = '\0';
	assignment->clause = word;
	return read_carrier(equals + 1, &assignment->duty, err);
}

/* Taking a duty away is fine for a clause that is judged no more. */
static bool check_clauses(const struct assessment *assessment, const struct gap_report *report,
			  const struct duty_assignment *list, size_t count, struct error *err)
{
	for (size_t i = 0; i < count; i++) {
		if (find_clause(report, list[i].clause) ||
		    (list[i].duty == DUTY_UNSET && assessment_duty(assessment, list[i].clause) != DUTY_UNSET))
			continue;
		error_set(err, ERROR_INPUT,
			  _("'%.100s' is no clause that this assessment judges; 'tenken clauses %s' lists them"),
			  list[i].clause, assessment_id(assessment));
		return false;
	}
	return true;
}

/* ---- listing ------------------------------------------------------------------ */

/* Contract clauses are shared out between the parties; of others only what was set. */
static bool is_listed(const struct gap_clause *clause)
{
	return clause->kind == CLAUSE_CONTRACT || clause->duty != DUTY_UNSET;
}

/* Set once, of a clause that is judged no more: it is told all the same. */
static bool is_left_over(const struct gap_report *report, const struct entry *entry)
{
	return !find_clause(report, entry_field(entry, ENTRY_CLAUSE));
}

static void print_text(const struct assessment *assessment, const struct gap_report *report)
{
	struct plain_table table = { .column_count = 3 };
	const struct entry *first;
	size_t count = entries_of_kind(assessment_entries(assessment), ENTRY_DUTY, &first);
	enum duty duty;
	size_t i;

	plain_table_add(&table, _("Clause"));
	plain_table_add(&table, _("Carried by"));
	plain_table_add(&table, _("Title"));
	for (i = 0; i < report->clause_count; i++) {
		if (!is_listed(&report->clauses[i]))
			continue;
		plain_table_add(&table, report->clauses[i].id);
		plain_table_add(&table, duty_word(report->clauses[i].duty, i18n_lang()));
		plain_table_add(&table, report->clauses[i].title);
	}
	for (i = 0; i < count; i++) {
		if (!is_left_over(report, &first[i]) ||
		    !duty_find(entry_field(&first[i], ENTRY_CARRIER), &duty))
			continue;
		plain_table_add(&table, entry_field(&first[i], ENTRY_CLAUSE));
		plain_table_add(&table, duty_word(duty, i18n_lang()));
		plain_table_add(&table, _("(judged no more)"));
	}
	plain_table_write(&table, stdout);
	plain_table_release(&table);
}

static void json_duty(struct json_writer *json, const char *clause, const char *title, const char *kind,
		      const char *verdict, const char *duty)
{
	json_object(json, NULL);
	json_string(json, "clause", clause);
	json_string(json, "title", title);
	json_string_or_null(json, "kind", kind);
	json_string_or_null(json, "verdict", verdict);
	json_string_or_null(json, "duty", duty);
	json_end(json);
}

static void print_json(const struct assessment *assessment, const struct gap_report *report)
{
	const struct entry *first;
	size_t count = entries_of_kind(assessment_entries(assessment), ENTRY_DUTY, &first);
	struct strbuf out = STRBUF_INIT;
	struct json_writer json;
	size_t i;

	json_begin(&json, &out);
	json_object(&json, NULL);
	json_string(&json, "schema", "tenken-duties/1");
	json_string(&json, "assessment", assessment_id(assessment));
	json_array(&json, "duties");
	for (i = 0; i < report->clause_count; i++) {
		const struct gap_clause *clause = &report->clauses[i];

		if (is_listed(clause))
			json_duty(&json, clause->id, clause->title, clause_kind_name(clause->kind),
				  verdict_name(clause->verdict), duty_name(clause->duty));
	}
	for (i = 0; i < count; i++)
		if (is_left_over(report, &first[i]))
			json_duty(&json, entry_field(&first[i], ENTRY_CLAUSE), "", NULL, NULL,
				  entry_field(&first[i], ENTRY_CARRIER));
	json_end(&json);
	json_end(&json);
	json_finish(&json);
	cmd_write(&out);
	strbuf_release(&out);
}

/* ---- the command ---------------------------------------------------------------- */

static int act(struct cmd_context *context, struct assessment *assessment, const struct cmd_words *words,
	       const struct duty_assignment *list, size_t count)
{
	struct gap_report *report = cmd_gap_report(context, assessment, NULL);
	struct error err = ERROR_INIT;
	int status = report ? CMD_DONE : CMD_FAILED;

	if (report && count == 0)
		(words->option[OPT_JSON] ? print_json : print_text)(assessment, report);
	else if (report && (!check_clauses(assessment, report, list, count, &err) ||
			    !assessment_set_duties(assessment, list, count, &err)))
		status = cmd_fail(&err);
	gap_report_free(report);
	return status;
}

static int run(struct cmd_context *context, const struct cmd_words *words)
{
	size_t count = (size_t)words->arg_count - 1;
	struct duty_assignment *list = mem_calloc(count + 1, sizeof(*list));
	struct assessment *assessment = NULL;
	struct error err = ERROR_INIT;
	int status = CMD_DONE;

	if (count > 0 && words->option[OPT_JSON])
		status = cmd_usage("duty", _("--json lists; it cannot be given with a duty"));
	for (size_t i = 0; i < count && status == CMD_DONE; i++)
		if (!read_assignment(words->args[i + 1], &list[i], &err))
			status = cmd_usage("duty", "%s", err.message);
	if (status == CMD_DONE && !(assessment = cmd_assessment(context, words->args[0])))
		status = CMD_FAILED;
	if (assessment && !cmd_author(context, assessment, words->option[OPT_WHO], words->option[OPT_INTERVIEW], &err))
		status = cmd_usage("duty", "%s", err.message);
	else if (assessment)
		status = act(context, assessment, words, list, count);
	assessment_free(assessment);
	free(list);
	return status;
}

const struct command command_duty = {
	.name = "duty",
	.usage = "ID [CLAUSE=CARRIER ...] [--json]",
	.summary = N_("says who carries a clause of the contract, or lists who does"),
	.details = N_("CARRIER is consignor, vendor, both, subcontractor, undecided, or - for nothing said. All are set, or "
		      "none. Without one it lists the contract clauses; what is undecided or not set is a gap of its own."),
	.options = options,
	.args_min = 1,
	.args_max = -1,
	.run = run,
};
