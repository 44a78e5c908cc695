/* tenken annex: the contract clauses that are missing, as a draft of an annex. */
#include "cmd.h"

#include "annex.h"
#include "cmd_output.h"
#include "i18n.h"

enum { OPT_FORMAT, OPT_OUTPUT, OPT_WIDTH };

static const struct cmd_option options[] = {
	[OPT_FORMAT] = { 'f', "format", N_("FORMAT"), N_("text (unless given), md, html, pdf or man") },
	[OPT_OUTPUT] = { 'O', "output", N_("FILE"), N_("into a file, not to stdout") },
	[OPT_WIDTH] = { 0, "width", N_("COLUMNS"), N_("how wide the text is, 40 to 200") },
	{ 0 },
};

static int write_annex(const struct gap_report *report, const struct cmd_output *output)
{
	struct strbuf bytes = STRBUF_INIT;
	struct error err = ERROR_INIT;
	int status;

	if (annex_write(report, output->format, &output->page, &bytes, &err))
		status = cmd_output_write(&bytes, output->path);
	else
		status = cmd_fail(&err);
	strbuf_release(&bytes);
	return status;
}

static int run(struct cmd_context *context, const struct cmd_words *words)
{
	const struct cmd_output_words given = { words->option[OPT_FORMAT], words->option[OPT_OUTPUT],
						words->option[OPT_WIDTH] };
	struct cmd_output output;
	struct error err = ERROR_INIT;
	struct assessment *assessment;
	struct gap_report *report;
	int status = CMD_FAILED;

	if (!cmd_output_read(&given, &annex_formats, context->settings, &output, &err))
		return cmd_usage("annex", "%s", err.message);
	assessment = cmd_assessment(context, words->args[0]);
	report = assessment ? cmd_gap_report(context, assessment, NULL) : NULL;
	if (report)
		status = write_annex(report, &output);
	gap_report_free(report);
	assessment_free(assessment);
	return status;
}

const struct command command_annex = {
	.name = "annex",
	.usage = "ID [-f FORMAT] [-O FILE] [--width COLUMNS]",
	.summary = N_("writes the contract clauses that are missing as a numbered draft of an annex"),
	.details = N_("Then what is to be filled in, and who carries which clause. It is a draft: have a lawyer look at it."),
	.options = options,
	.args_min = 1,
	.args_max = 1,
	.run = run,
};
