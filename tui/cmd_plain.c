/* tenken plain: the walk line by line. */
#include "cmd.h"

#include <unistd.h>

#include "i18n.h"
#include "plain.h"

enum { OPT_WHO, OPT_INTERVIEW };

static const struct cmd_option options[] = { CMD_AUTHOR_OPTIONS, { 0 } };

static int run(struct cmd_context *context, const struct cmd_words *words)
{
	const struct clause_library *clauses = cmd_clauses(context);
	const struct benchmark_library *benchmarks = NULL;
	bool is_ready = clauses && cmd_benchmarks(context, &benchmarks);
	struct assessment *assessment = is_ready ? cmd_assessment(context, words->args[0]) : NULL;
	struct error err = ERROR_INIT;
	int status = CMD_DONE;

	if (!assessment)
		return CMD_FAILED;
	if (!cmd_author(context, assessment, words->option[OPT_WHO], words->option[OPT_INTERVIEW],
			&err))
		status = cmd_usage("plain", "%s", err.message);
	else if (!plain_run(assessment, clauses, benchmarks, STDIN_FILENO, stdout, &context->signal,
			    &err))
		status = cmd_fail(&err);
	assessment_free(assessment);
	return status;
}

const struct command command_plain = {
	.name = "plain",
	.usage = "ID",
	.summary = N_("asks line by line: for a dumb terminal, a pipe or a screen reader"),
	.details = N_("Begins at the question that was left. Every line is an answer (1  or 1,3), "
		      "a letter (h lists them), "
		      "or empty: keep and go on. Everything is stored at once; the end of the "
		      "input ends it in good order."),
	.options = options,
	.args_min = 1,
	.args_max = 1,
	.run = run,
};
