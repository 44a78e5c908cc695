/* tenken exception: clauses that are set aside: why, who allowed it, until when. */
#include "cmd.h"

#include "cmd_entry.h"
#include "cmd_plan.h"
#include "i18n.h"

#include <string.h>

enum {
	OPT_WHY,
	OPT_WHO,
	OPT_UNTIL,
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
	[OPT_WHY] = { 0, "why", N_("TEXT"), N_("why it is set aside") },
	[OPT_WHO] = { 0, "who", N_("NAME"), N_("who allowed it") },
	[OPT_UNTIL] = { 0, "until", N_("DATE"), N_("until when it holds, like 2026-12-31") },
	CMD_ENTRY_OPTIONS(OPT_DELETE, OPT_CHANGE, OPT_JSON),
	CMD_PLAN_OPTIONS(OPT_CSV, OPT_ICS, OPT_OUTPUT),
	[OPT_AUTHOR] = { 0, "author", N_("NAME"), N_("who makes the change, for the history") },
	[OPT_INTERVIEW] = { 0, "interview", NULL, N_("an interviewer types what the respondent says") },
	{ 0 },
};

static int write_or_list(struct cmd_context *context, const struct cmd_words *words, const char *day)
{
	struct entry_request request = {
		.command = "exception",
		.kind = ENTRY_EXCEPTION,
		.delete = words->option[OPT_DELETE],
		.change = words->option[OPT_CHANGE],
		.json = words->option[OPT_JSON],
		.who = words->option[OPT_AUTHOR],
		.interview = words->option[OPT_INTERVIEW],
		.fields = {
			[ENTRY_CLAUSE] = words->arg_count > 1 ? words->args[1] : NULL,
			[ENTRY_TEXT] = words->option[OPT_WHY],
			[ENTRY_WHO] = words->option[OPT_WHO],
			[ENTRY_DUE] = words->option[OPT_UNTIL] ? day : NULL,
		},
	};

	return cmd_entry_run(context, words->args[0], &request);
}

/* A new one must say all; one that is changed keeps what is not given. */
static bool lacks_something(const struct cmd_words *words)
{
	return !words->option[OPT_CHANGE] && !words->option[OPT_DELETE] &&
	       (words->arg_count < 2 || !words->option[OPT_WHY] || !words->option[OPT_WHO] ||
		!words->option[OPT_UNTIL]);
}

static bool is_empty(const char *word)
{
	return word && !word[strspn(word, " \t\n")];
}

/* None of them may be taken away from one that stands, either. */
static bool empties_something(const struct cmd_words *words)
{
	return (words->arg_count > 1 && is_empty(words->args[1])) || is_empty(words->option[OPT_WHY]) ||
	       is_empty(words->option[OPT_WHO]) || is_empty(words->option[OPT_UNTIL]);
}

static int run(struct cmd_context *context, const struct cmd_words *words)
{
	const char *until = words->option[OPT_UNTIL];
	const char *output = words->option[OPT_OUTPUT];
	bool writes = words->arg_count > 1 || until || words->option[OPT_WHY] || words->option[OPT_WHO] ||
		      words->option[OPT_DELETE] || words->option[OPT_CHANGE];
	struct error err = ERROR_INIT;
	enum plan_format format;
	char day[DAY_SIZE];

	if (!cmd_plan_format(words->option[OPT_JSON], words->option[OPT_CSV], words->option[OPT_ICS], &format, &err))
		return cmd_usage("exception", "%s", err.message);
	if ((format == PLAN_CSV || format == PLAN_ICS) && writes)
		return cmd_usage("exception", _("--json, --csv and --ics list; they go with nothing that is written"));
	if (output && format != PLAN_CSV && format != PLAN_ICS)
		return cmd_usage("exception", _("--output goes with --csv or --ics"));
	if (format == PLAN_CSV || format == PLAN_ICS)
		return cmd_plan_list(context, words->args[0], ENTRY_EXCEPTION, format, output);
	if (writes && (lacks_something(words) || empties_something(words)))
		return cmd_usage("exception", _("an exception needs all of CLAUSE, --why, --who and --until"));
	if (until && !cmd_plan_day(until, day, &err))
		return cmd_usage("exception", "%s", err.message);
	return write_or_list(context, words, day);
}

const struct command command_exception = {
	.name = "exception",
	.usage = "ID [CLAUSE --why TEXT --who NAME --until DATE] [--change NUMBER] [--delete NUMBER] "
		 "[--json | --csv | --ics] [-O FILE]",
	.summary = N_("sets a clause aside until a day, or lists the exceptions"),
	.details = N_("Prints the number of a new exception. Without a clause it lists them. An exception changes no verdict: "
		      "it stands beside it."),
	.options = options,
	.args_min = 1,
	.args_max = 2,
	.run = run,
};
