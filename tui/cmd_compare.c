/* tenken compare: two assessments beside each other, then and now. */
#include "cmd.h"

#include "cmd_output.h"
#include "i18n.h"
#include "report_compare.h"

enum { OPT_FORMAT, OPT_OUTPUT, OPT_WIDTH };

static const struct cmd_option options[] = {
	[OPT_FORMAT] = { 'f', "format", N_("FORMAT"), N_("text (unless given), md, html, pdf, man, csv or json") },
	[OPT_OUTPUT] = { 'O', "output", N_("FILE"), N_("into a file, not to stdout") },
	[OPT_WIDTH] = { 0, "width", N_("COLUMNS"), N_("how wide the text is, 40 to 200") },
	{ 0 },
};

/* NULL: it was said why. */
static struct gap_report *read_report(struct cmd_context *context, const char *prefix)
{
	struct assessment *assessment = cmd_assessment(context, prefix);
	struct gap_report *report;

	if (!assessment)
		return NULL;
	report = cmd_gap_report(context, assessment, NULL);
	assessment_free(assessment);
	return report;
}

static int write_comparison(const struct comparison *comparison, const struct cmd_output *output)
{
	struct strbuf bytes = STRBUF_INIT;
	struct error err = ERROR_INIT;
	int status;

	if (compare_write(comparison, output->format, &output->page, &bytes, &err))
		status = cmd_output_write(&bytes, output->path);
	else
		status = cmd_fail(&err);
	strbuf_release(&bytes);
	return status == CMD_DONE && comparison->is_different ? CMD_BELOW : status;
}

static int run(struct cmd_context *context, const struct cmd_words *words)
{
	const struct cmd_output_words given = { words->option[OPT_FORMAT], words->option[OPT_OUTPUT],
						words->option[OPT_WIDTH] };
	struct cmd_output output;
	struct error err = ERROR_INIT;
	struct gap_report *then;
	struct gap_report *now = NULL;
	int status = CMD_FAILED;

	if (!cmd_output_read(&given, &compare_formats, context->settings, &output, &err))
		return cmd_usage("compare", "%s", err.message);
	then = read_report(context, words->args[0]);
	if (then)
		now = read_report(context, words->args[1]);
	if (now) {
		struct comparison *comparison = compare_reports(then, now);

		status = write_comparison(comparison, &output);
		compare_free(comparison);
	}
	gap_report_free(then);
	gap_report_free(now);
	return status;
}

const struct command command_compare = {
	.name = "compare",
	.usage = "ID ID [-f FORMAT] [-O FILE] [--width COLUMNS]",
	.summary = N_("compares two assessments: what is better, worse, new, gone, or noted otherwise"),
	.details = N_("The first one is \"then\", the second one \"now\". Ends with status 3 when an answer, a "
		      "verdict or a note differs."),
	.options = options,
	.args_min = 2,
	.args_max = 2,
	.run = run,
};
