#include "cmd_plan.h"

#include <string.h>

#include "cmd_output.h"
#include "form_evidence.h"
#include "i18n.h"
#include "judge.h"

bool cmd_plan_format(const char *json, const char *csv, const char *ics, enum plan_format *format,
		     struct error *err)
{
	if ((json != NULL) + (csv != NULL) + (ics != NULL) > 1) {
		error_set(err, ERROR_USAGE, _("only one of --json, --csv and --ics can be given"));
		return false;
	}
	*format = json ? PLAN_JSON : csv ? PLAN_CSV : ics ? PLAN_ICS : PLAN_TEXT;
	return true;
}

bool cmd_plan_clause(struct cmd_context *context, const struct assessment *assessment, const char *clause,
		     struct error *err)
{
	struct gap_report *report = judge_by_library(assessment, cmd_library(context), false, i18n_lang(), err);
	bool is_there = false;

	for (size_t i = 0; report && i < report->clause_count && !is_there; i++)
		is_there = !strcmp(report->clauses[i].id, clause);
	if (report && !is_there)
		error_set(err, ERROR_INPUT,
			  _("'%.100s' is no clause that this assessment judges; 'tenken clauses %s' lists them"),
			  clause, assessment_id(assessment));
	gap_report_free(report);
	return is_there;
}

bool cmd_plan_day(const char *text, char day[DAY_SIZE], struct error *err)
{
	day[0] = '\0';
	return !*text || evidence_date(text, day, err);
}

int cmd_plan_list(struct cmd_context *context, const char *id, enum entry_kind kind, enum plan_format format,
		  const char *output)
{
	struct store *store = cmd_store(context);
	struct csv csv = CSV_INIT;
	struct error err = ERROR_INIT;
	struct due_list list;
	int status;

	if (!store)
		return CMD_FAILED;
	if (due_list_read(store, library_clauses(cmd_library(context), NULL), &id, 1, i18n_lang(), &list, &err)) {
		due_list_keep(&list, kind);
		if (format == PLAN_ICS) {
			due_list_open(&list);
			due_ical(&list, "tenken", day_now_utc(), i18n_lang(), &csv.out);
		} else {
			due_csv(&list, &csv);
		}
		status = cmd_output_write(&csv.out, output);
	} else {
		status = cmd_fail(&err);
	}
	due_list_release(&list);
	strbuf_release(&csv.out);
	return status;
}
