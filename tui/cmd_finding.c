/* tenken finding: what the interviewer heard that no question asked. */
#include "cmd.h"

#include "cmd_entry.h"
#include "i18n.h"

enum { OPT_TAG, OPT_DELETE, OPT_CHANGE, OPT_JSON, OPT_WHO, OPT_INTERVIEW };

static const struct cmd_option options[] = {
	[OPT_TAG] = { 0, "tag", N_("TAG"), N_("what it is about: remote, cloud, both or none") },
	CMD_ENTRY_OPTIONS(OPT_DELETE, OPT_CHANGE, OPT_JSON),
	CMD_AUTHOR_OPTIONS,
	{ 0 },
};

static int run(struct cmd_context *context, const struct cmd_words *words)
{
	struct entry_request request = {
		.command = "finding",
		.kind = ENTRY_FINDING,
		.delete = words->option[OPT_DELETE],
		.change = words->option[OPT_CHANGE],
		.json = words->option[OPT_JSON],
		.who = words->option[OPT_WHO],
		.interview = words->option[OPT_INTERVIEW],
		.fields = { [ENTRY_TEXT] = words->arg_count > 1 ? words->args[1] : NULL },
	};
	struct entry tag = { .kind = ENTRY_FINDING };

	if (words->option[OPT_TAG]) {
		if (!entry_tag_read(words->option[OPT_TAG], &tag))
			return cmd_usage("finding", _("unknown tag '%.100s'; there are: remote, cloud, both, none"),
					 words->option[OPT_TAG]);
		request.is_remote = tag.is_remote ? "yes" : "no";
		request.is_cloud = tag.is_cloud ? "yes" : "no";
	}
	return cmd_entry_run(context, words->args[0], &request);
}

const struct command command_finding = {
	.name = "finding",
	.usage = "ID [TEXT] [--tag TAG] [--change NUMBER] [--delete NUMBER] [--json]",
	.summary = N_("writes down what was heard that no question asked, or lists the findings"),
	.details = N_("Prints the number of a new finding. Without a text it lists them."),
	.options = options,
	.args_min = 1,
	.args_max = 2,
	.run = run,
};
