/* tenken incident: cases of leaks that were studied. */
#include "cmd.h"

#include "cmd_entry.h"
#include "i18n.h"

enum {
	OPT_WHEN,
	OPT_COMPANY,
	OPT_OUTLINE,
	OPT_COURSE,
	OPT_MEASURES,
	OPT_FACTS,
	OPT_PREVENTION,
	OPT_DELETE,
	OPT_CHANGE,
	OPT_JSON,
	OPT_WHO,
	OPT_INTERVIEW
};

static const struct cmd_option options[] = {
	[OPT_WHEN] = { 0, "when", N_("TEXT"), N_("when it happened, like 2018-05") },
	[OPT_COMPANY] = { 0, "company", N_("TEXT"), N_("where it happened") },
	[OPT_OUTLINE] = { 0, "outline", N_("TEXT"), N_("the case in a sentence") },
	[OPT_COURSE] = { 0, "course", N_("TEXT"), N_("who, in what position, got at it and took it out how") },
	[OPT_MEASURES] = { 0, "measures", N_("TEXT"), N_("the state of measures") },
	[OPT_FACTS] = { 0, "facts", N_("TEXT"), N_("the state of fact-finding") },
	[OPT_PREVENTION] = { 0, "prevention", N_("TEXT"), N_("which measures would have prevented it") },
	CMD_ENTRY_OPTIONS(OPT_DELETE, OPT_CHANGE, OPT_JSON),
	CMD_AUTHOR_OPTIONS,
	{ 0 },
};

static int run(struct cmd_context *context, const struct cmd_words *words)
{
	struct entry_request request = {
		.command = "incident",
		.kind = ENTRY_INCIDENT,
		.delete = words->option[OPT_DELETE],
		.change = words->option[OPT_CHANGE],
		.json = words->option[OPT_JSON],
		.who = words->option[OPT_WHO],
		.interview = words->option[OPT_INTERVIEW],
		.fields = {
			[ENTRY_WHEN] = words->option[OPT_WHEN],
			[ENTRY_COMPANY] = words->option[OPT_COMPANY],
			[ENTRY_OUTLINE] = words->option[OPT_OUTLINE],
			[ENTRY_COURSE] = words->option[OPT_COURSE],
			[ENTRY_MEASURES] = words->option[OPT_MEASURES],
			[ENTRY_FACTS] = words->option[OPT_FACTS],
			[ENTRY_PREVENTION] = words->option[OPT_PREVENTION],
		},
	};

	return cmd_entry_run(context, words->args[0], &request);
}

const struct command command_incident = {
	.name = "incident",
	.usage = "ID [--when TEXT] [--company TEXT] [--outline TEXT] [--course TEXT] [--measures TEXT] [--facts TEXT] "
		 "[--prevention TEXT] [--change NUMBER] [--delete NUMBER] [--json]",
	.summary = N_("writes down a case of a leak that was studied, or lists the cases"),
	.details = N_("Prints the number of a new case. Without a text it lists them."),
	.options = options,
	.args_min = 1,
	.args_max = 1,
	.run = run,
};
