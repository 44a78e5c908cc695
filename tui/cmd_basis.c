/* tenken basis: how well an answer is known. */
#include "cmd.h"

#include <string.h>

#include "cmd_item.h"
#include "i18n.h"

enum { OPT_WHO, OPT_INTERVIEW };

static const struct cmd_option options[] = { CMD_AUTHOR_OPTIONS, { 0 } };

static bool read_basis(const char *name, enum basis *basis, struct error *err)
{
	*basis = BASIS_UNSET;
	if (!strcmp(name, "-") || (*name && basis_find(name, basis)))
		return true;
	error_set(err, ERROR_USAGE, _("unknown basis '%.100s'; there are: said, explained, seen, tried, and - for none"),
		  name);
	return false;
}

static void set_basis(struct answer *answer, const void *context)
{
	answer->basis = *(const enum basis *)context;
}

static int run(struct cmd_context *context, const struct cmd_words *words)
{
	struct assessment *assessment;
	struct error err = ERROR_INIT;
	enum basis basis;
	struct item item;
	int status = CMD_DONE;

	if (!read_basis(words->args[2], &basis, &err))
		return cmd_usage("basis", "%s", err.message);
	assessment = cmd_assessment(context, words->args[0]);
	if (!assessment)
		return CMD_FAILED;
	if (!cmd_author(context, assessment, words->option[OPT_WHO], words->option[OPT_INTERVIEW], &err))
		status = cmd_usage("basis", "%s", err.message);
	else if (!cmd_item_find(assessment, words->args[1], &item, &err) ||
		 !cmd_item_change(assessment, item, set_basis, &basis, &err))
		status = cmd_fail(&err);
	assessment_free(assessment);
	return status;
}

const struct command command_basis = {
	.name = "basis",
	.usage = "ID ITEM said|explained|seen|tried|-",
	.summary = N_("records how well an answer is known"),
	.details = N_("said: it was only said; explained: how it is done was explained; seen: a document or the settings "
		      "were seen; tried: it was tried out; -: nothing is recorded any more."),
	.options = options,
	.args_min = 3,
	.args_max = 3,
	.run = run,
};
