/* tenken annex: the contract clauses that are missing, as a draft of an annex. */
#include "cmd.h"

#include "annex.h"
#include "cmd_plan.h"
#include "i18n.h"
#include "report_formats.h"
#include "settings.h"

#include <string.h>
#include <unistd.h>

enum { OPT_FORMAT, OPT_OUTPUT };

static const struct cmd_option options[] = {
	[OPT_FORMAT] = { 'f', "format", N_("FORMAT"), N_("text (unless given), md, html or pdf") },
	[OPT_OUTPUT] = { 'O', "output", N_("FILE"), N_("into a file, not to stdout") },
	{ 0 },
};

enum annex_format { ANNEX_TEXT, ANNEX_MD, ANNEX_HTML, ANNEX_PDF, ANNEX_FORMAT_COUNT };

static const char *const format_names[] = { "text", "md", "html", "pdf" };

/* ANNEX_FORMAT_COUNT: there is none of that name. */
static enum annex_format find_format(const char *name)
{
	int format = 0;

	while (format < ANNEX_FORMAT_COUNT && strcmp(format_names[format], name))
		format++;
	return (enum annex_format)format;
}

static bool write_document(const struct cmd_context *context, const struct document *doc, enum annex_format format,
			   struct strbuf *text, struct error *err)
{
	switch (format) {
	case ANNEX_MD: md_write_document(doc, text); return true;
	case ANNEX_HTML: html_write_document(doc, text); return true;
	case ANNEX_PDF: return pdf_write_document(doc, context->settings->paper, text, err);
	default: text_write_document(doc, context->settings->report_width_cols, text); return true;
	}
}

static int write_annex(const struct cmd_context *context, const struct gap_report *report, enum annex_format format,
		       const char *output)
{
	struct document *doc = annex_outline(report);
	struct strbuf text = STRBUF_INIT;
	struct error err = ERROR_INIT;
	int status;

	if (write_document(context, doc, format, &text, &err))
		status = cmd_plan_write(&text, output);
	else
		status = cmd_fail(&err);
	strbuf_release(&text);
	document_free(doc);
	return status;
}

static int run(struct cmd_context *context, const struct cmd_words *words)
{
	const char *name = words->option[OPT_FORMAT] ? words->option[OPT_FORMAT] : "text";
	const char *output = words->option[OPT_OUTPUT];
	enum annex_format format = find_format(name);
	struct assessment *assessment;
	struct gap_report *report;
	int status = CMD_FAILED;

	if (format == ANNEX_FORMAT_COUNT)
		return cmd_usage("annex", _("unknown format '%.100s'; there are: %s"), name, "text, md, html, pdf");
	if (format == ANNEX_PDF && !output && isatty(STDOUT_FILENO))
		return cmd_usage("annex", _("format '%s' is not for a terminal; name a file with -O FILE"), name);
	assessment = cmd_assessment(context, words->args[0]);
	report = assessment ? cmd_gap_report(context, assessment, NULL) : NULL;
	if (report)
		status = write_annex(context, report, format, output);
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
