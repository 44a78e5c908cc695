/* tenken action: what will be done about the gaps, by whom, until when. */
#include "cmd.h"

#include "action.h"
#include "assessment_interview.h"
#include "cmd_entry.h"
#include "cmd_plan.h"
#include "i18n.h"
#include "plain_text.h"

#include <stdlib.h>

enum {
	OPT_CLAUSE,
	OPT_WHO,
	OPT_DUE,
	OPT_STATE,
	OPT_FROM_GAPS,
	OPT_DELETE,
	OPT_CHANGE,
	OPT_JSON,
	OPT_CSV,
	OPT_ICS,
	OPT_OUTPUT,
	OPT_AUTHOR,
	OPT_INTERVIEW
};

static const struct cmd_option options[] = {
	[OPT_CLAUSE] = { 0, "clause", N_("CLAUSE"), N_("the clause that it is about") },
	[OPT_WHO] = { 0, "who", N_("NAME"), N_("who does it") },
	[OPT_DUE] = { 0, "due", N_("DATE"), N_("until when, like 2026-12-31") },
	[OPT_STATE] = { 0, "state", N_("STATE"), N_("open (unless given), doing, done or dropped") },
	[OPT_FROM_GAPS] = { 0, "from-gaps", NULL,
			    N_("makes one for each clause that is missing or partly met and has none") },
	CMD_ENTRY_OPTIONS(OPT_DELETE, OPT_CHANGE, OPT_JSON),
	CMD_PLAN_OPTIONS(OPT_CSV, OPT_ICS, OPT_OUTPUT),
	[OPT_AUTHOR] = { 0, "author", N_("NAME"), N_("who makes the change, for the history") },
	[OPT_INTERVIEW] = { 0, "interview", NULL, N_("an interviewer types what the respondent says") },
	{ 0 },
};

static bool writes(const struct cmd_words *words)
{
	return words->arg_count > 1 || words->option[OPT_CLAUSE] || words->option[OPT_WHO] ||
	       words->option[OPT_DUE] || words->option[OPT_STATE] || words->option[OPT_DELETE] ||
	       words->option[OPT_CHANGE];
}

static bool add_all(struct assessment *assessment, const struct entry *list, size_t count, struct error *err)
{
	int *numbers = mem_calloc(count + 1, sizeof(*numbers));
	bool is_done = assessment_add_entries(assessment, list, count, numbers, err);

	for (size_t i = 0; is_done && i < count; i++)
		plain_linef(stdout, "%d", numbers[i]);
	free(numbers);
	return is_done;
}

/* An action for each gap: all are made, or none. */
static int from_gaps(struct cmd_context *context, const struct cmd_words *words, const char *due)
{
	struct assessment *assessment = cmd_assessment(context, words->args[0]);
	struct gap_report *report = assessment ? cmd_gap_report(context, assessment, NULL) : NULL;
	struct error err = ERROR_INIT;
	int status = report ? CMD_DONE : CMD_FAILED;
	char *who = report ? cmd_word("--who", words->option[OPT_WHO] ? words->option[OPT_WHO] : "", &err) : NULL;
	struct entry *list = NULL;
	size_t count = 0;

	if (report && (!who || !cmd_author(context, assessment, words->option[OPT_AUTHOR],
					   words->option[OPT_INTERVIEW], &err))) {
		status = cmd_usage("action", "%s", err.message);
	} else if (report) {
		count = actions_of_gaps(report, who, due, &list);
		status = add_all(assessment, list, count, &err) ? CMD_DONE : cmd_fail(&err);
	}
	actions_free(list, count);
	free(who);
	gap_report_free(report);
	assessment_free(assessment);
	return status;
}

static int write_or_list(struct cmd_context *context, const struct cmd_words *words, const char *due)
{
	bool is_new = words->arg_count > 1 && !words->option[OPT_CHANGE];
	struct entry_request request = {
		.command = "action",
		.kind = ENTRY_ACTION,
		.delete = words->option[OPT_DELETE],
		.change = words->option[OPT_CHANGE],
		.json = words->option[OPT_JSON],
		.who = words->option[OPT_AUTHOR],
		.interview = words->option[OPT_INTERVIEW],
		.fields = {
			[ENTRY_TEXT] = words->arg_count > 1 ? words->args[1] : NULL,
			[ENTRY_CLAUSE] = words->option[OPT_CLAUSE],
			[ENTRY_WHO] = words->option[OPT_WHO],
			[ENTRY_DUE] = words->option[OPT_DUE] ? due : NULL,
			[ENTRY_STATE] = words->option[OPT_STATE],
		},
	};

	if (is_new && !request.fields[ENTRY_STATE] && !request.delete && !request.json)
		request.fields[ENTRY_STATE] = action_state_name(ACTION_OPEN);
	return cmd_entry_run(context, words->args[0], &request);
}

static bool check_state(const char *word, struct error *err)
{
	enum action_state state;

	if (!word || action_state_find(word, &state))
		return true;
	error_set(err, ERROR_USAGE, _("unknown state '%.100s'; expected open, doing, done or dropped"), word);
	return false;
}

static int run(struct cmd_context *context, const struct cmd_words *words)
{
	const char *output = words->option[OPT_OUTPUT];
	const char *due = words->option[OPT_DUE];
	struct error err = ERROR_INIT;
	enum plan_format format;
	char day[DAY_SIZE];

	if (!cmd_plan_format(words->option[OPT_JSON], words->option[OPT_CSV], words->option[OPT_ICS], &format, &err))
		return cmd_usage("action", "%s", err.message);
	if ((format != PLAN_TEXT && words->option[OPT_FROM_GAPS]) ||
	    ((format == PLAN_CSV || format == PLAN_ICS) && writes(words)))
		return cmd_usage("action", _("--json, --csv and --ics list; they go with nothing that is written"));
	if (output && format != PLAN_CSV && format != PLAN_ICS)
		return cmd_usage("action", _("--output goes with --csv or --ics"));
	if (words->option[OPT_FROM_GAPS] &&
	    (words->arg_count > 1 || words->option[OPT_CLAUSE] || words->option[OPT_STATE] ||
	     words->option[OPT_DELETE] || words->option[OPT_CHANGE]))
		return cmd_usage("action", _("--from-gaps goes with --who and --due only"));
	if ((due && !cmd_plan_day(due, day, &err)) || !check_state(words->option[OPT_STATE], &err))
		return cmd_usage("action", "%s", err.message);
	if (words->option[OPT_FROM_GAPS])
		return from_gaps(context, words, due ? day : NULL);
	if (format == PLAN_CSV || format == PLAN_ICS)
		return cmd_plan_list(context, words->args[0], ENTRY_ACTION, format, output);
	return write_or_list(context, words, due ? day : NULL);
}

const struct command command_action = {
	.name = "action",
	.usage = "ID [TEXT] [--clause CLAUSE] [--who NAME] [--due DATE] [--state STATE] [--from-gaps] "
		 "[--change N] [--delete N] [--json | --csv | --ics]",
	.summary = N_("writes down what will be done about a gap, by whom and until when, or lists the actions"),
	.details = N_("Prints the number of a new action. Without a text it lists them. Made from the gaps, what is done is "
		      "the first step of each clause; all are made, or none."),
	.options = options,
	.args_min = 1,
	.args_max = 2,
	.run = run,
};
