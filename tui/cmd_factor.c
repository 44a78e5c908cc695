/* tenken factor: what blocks remote work or the public cloud. */
#include "cmd.h"

#include "cmd_entry.h"
#include "i18n.h"

enum { OPT_REMOTE, OPT_CLOUD, OPT_NEITHER, OPT_DELETE, OPT_CHANGE, OPT_JSON, OPT_WHO, OPT_INTERVIEW };

static const struct cmd_option options[] = {
	[OPT_REMOTE] = { 0, "remote", NULL, N_("it blocks remote work") },
	[OPT_CLOUD] = { 0, "cloud", NULL, N_("it blocks the public cloud") },
	[OPT_NEITHER] = { 0, "neither", NULL, N_("with --change: it blocks neither any more") },
	CMD_ENTRY_OPTIONS(OPT_DELETE, OPT_CHANGE, OPT_JSON),
	CMD_AUTHOR_OPTIONS,
	{ 0 },
};

/* The two ticks are given together: what is not named is not ticked. */
static void read_ticks(const struct cmd_words *words, struct entry_request *request)
{
	bool is_remote = words->option[OPT_REMOTE] != NULL;
	bool is_cloud = words->option[OPT_CLOUD] != NULL;

	if (!is_remote && !is_cloud && !words->option[OPT_NEITHER])
		return;
	request->is_remote = is_remote ? "yes" : "no";
	request->is_cloud = is_cloud ? "yes" : "no";
}

static int run(struct cmd_context *context, const struct cmd_words *words)
{
	struct entry_request request = {
		.command = "factor",
		.kind = ENTRY_FACTOR,
		.delete = words->option[OPT_DELETE],
		.change = words->option[OPT_CHANGE],
		.json = words->option[OPT_JSON],
		.who = words->option[OPT_WHO],
		.interview = words->option[OPT_INTERVIEW],
		.fields = { [ENTRY_TEXT] = words->arg_count > 1 ? words->args[1] : NULL },
	};

	if (words->option[OPT_NEITHER] && (words->option[OPT_REMOTE] || words->option[OPT_CLOUD]))
		return cmd_usage("factor", _("--neither goes with neither --remote nor --cloud"));
	read_ticks(words, &request);
	return cmd_entry_run(context, words->args[0], &request);
}

const struct command command_factor = {
	.name = "factor",
	.usage = "ID [TEXT] [--remote] [--cloud] [--change NUMBER] [--delete NUMBER] [--json]",
	.summary = N_("writes down what blocks remote work or the public cloud, or lists it"),
	.details = N_("Prints the number of a new blocking factor. Without a text it lists them. With --change the two "
		      "ticks are replaced together."),
	.options = options,
	.args_min = 1,
	.args_max = 2,
	.run = run,
};
