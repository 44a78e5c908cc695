/* tenken annex: the contract clauses that are missing, as a draft of an annex. */
#include "cmd.h"

#include "annex.h"
#include "cmd_plan.h"
#include "i18n.h"
#include "report_formats.h"
#include "settings.h"

#include <string.h>

enum { OPT_FORMAT, OPT_OUTPUT };

static const struct cmd_option options[] = {
	[OPT_FORMAT] = { 'f', "format", N_("FORMAT"), N_("text (unless given) or md") },
	[OPT_OUTPUT] = { 'O', "output", N_("FILE"), N_("into a file, not to stdout") },
	{ 0 },
};

static int write_annex(const struct cmd_context *context, const struct gap_report *report, bool is_markdown,
		       const char *output)
{
	struct document *doc = annex_outline(report);
	struct strbuf text = STRBUF_INIT;
	int status;

	if (is_markdown)
		md_write_document(doc, &text);
	else
		text_write_document(doc, context->settings->report_width_cols, &text);
	status = cmd_plan_write(&text, output);
	strbuf_release(&text);
	document_free(doc);
	return status;
}

static int run(struct cmd_context *context, const struct cmd_words *words)
{
	const char *format = words->option[OPT_FORMAT] ? words->option[OPT_FORMAT] : "text";
	bool is_markdown = !strcmp(format, "md");
	struct assessment *assessment;
	struct gap_report *report;
	int status = CMD_FAILED;

	if (!is_markdown && strcmp(format, "text"))
		return cmd_usage("annex", _("unknown format '%.100s'; there are: %s"), format, "text, md");
	assessment = cmd_assessment(context, words->args[0]);
	report = assessment ? cmd_gap_report(context, assessment, NULL) : NULL;
	if (report)
		status = write_annex(context, report, is_markdown, words->option[OPT_OUTPUT]);
	gap_report_free(report);
	assessment_free(assessment);
	return status;
}

const struct command command_annex = {
	.name = "annex",
	.usage = "ID [-f FORMAT] [-O FILE]",
	.summary = N_("writes the contract clauses that are missing as a numbered draft of an annex"),
	.details = N_("Then what is to be filled in, and who carries which clause. It is a draft: have a lawyer look at it."),
	.options = options,
	.args_min = 1,
	.args_max = 1,
	.run = run,
};
