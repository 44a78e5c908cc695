/* tenken delete: an assessment with all of its answers and its history. */
#include "cmd.h"

#include <string.h>
#include <unistd.h>

#include "i18n.h"
#include "plain_text.h"

enum { OPT_YES };

static const struct cmd_option options[] = {
	[OPT_YES] = { 'y', "yes", NULL, N_("does not ask") },
	{ 0 },
};

/* The question stands on stderr, because stdout carries only results. Only a yes is a yes. */
static bool ask(const struct assessment *assessment)
{
	size_t part_count;
	const struct part *parts = assessment_parts(assessment, &part_count);
	char line[64];

	plain_linef(
		stderr,
		Q_("Delete %s, %s, with %d answered question, its notes and its history, for good?",
		   "Delete %s, %s, with %d answered questions, their notes and their history, for "
		   "good?",
		   parts_progress(parts, part_count).answered),
		assessment_id(assessment), assessment_profile(assessment)->organisation,
		parts_progress(parts, part_count).answered);
	fprintf(stderr, "%s ", _("Type yes to delete it:"));
	fflush(stderr);
	if (!fgets(line, sizeof(line), stdin))
		return false;
	line[strcspn(line, "\r\n")] = '\0';
	return !strcmp(line, "yes") || !strcmp(line, _("yes"));
}

static int run(struct cmd_context *context, const struct cmd_words *words)
{
	struct assessment *assessment = cmd_assessment(context, words->args[0]);
	char id[ASSESSMENT_ID_SIZE];
	struct error err = ERROR_INIT;
	bool is_wanted = words->option[OPT_YES] != NULL;

	if (!assessment)
		return CMD_FAILED;
	snprintf(id, sizeof(id), "%s", assessment_id(assessment));
	if (!is_wanted && (!isatty(STDIN_FILENO) || !isatty(STDERR_FILENO))) {
		assessment_free(assessment);
		error_set(&err, ERROR_USAGE,
			  _("nobody can be asked here; add --yes to delete '%s' for good"), id);
		return cmd_fail(&err);
	}
	is_wanted = is_wanted || ask(assessment);
	assessment_free(assessment);
	if (!is_wanted)
		return cmd_failf(_("'%s' was not deleted"), id);
	if (!assessment_delete(context->store, id, &err))
		return cmd_fail(&err);
	return CMD_DONE;
}

const struct command command_delete = {
	.name = "delete",
	.usage = "ID [--yes]",
	.summary = N_("deletes an assessment with its answers and its history, after asking"),
	.details = N_("Without a terminal to ask at, --yes is needed. 'tenken backup FILE' keeps a "
		      "copy of all."),
	.options = options,
	.args_min = 1,
	.args_max = 1,
	.run = run,
};
