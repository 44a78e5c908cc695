/* tenken compare: two assessments beside each other, then and now. */
#include "cmd.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "i18n.h"
#include "report_compare.h"
#include "settings.h"

enum { OPT_FORMAT, OPT_OUTPUT, OPT_WIDTH };

static const struct cmd_option options[] = {
	[OPT_FORMAT] = { 'f', "format", N_("FORMAT"), N_("text (unless given), md, html, csv or json") },
	[OPT_OUTPUT] = { 'O', "output", N_("FILE"), N_("into a file, not to stdout") },
	[OPT_WIDTH] = { 0, "width", N_("COLUMNS"), N_("how wide the text is, 40 to 200") },
	{ 0 },
};

struct request {
	const struct compare_format *format;
	const char *path; /* NULL: stdout */
	int width_cols;
};

static bool read_format(const char *name, struct request *request, struct error *err)
{
	struct strbuf names = STRBUF_INIT;
	const struct compare_format *formats;
	size_t count;

	request->format = compare_format_find(name ? name : "text");
	if (request->format)
		return true;
	formats = compare_formats(&count);
	for (size_t i = 0; i < count; i++)
		strbuf_addf(&names, "%s%s", i ? ", " : "", formats[i].name);
	error_set(err, ERROR_USAGE, _("unknown format '%.100s'; there are: %s"), name, names.text);
	strbuf_release(&names);
	return false;
}

static bool read_width(const char *text, int *width_cols, struct error *err)
{
	char *end;
	long value;

	if (!text)
		return true;
	errno = 0;
	value = strtol(text, &end, 10);
	if (end > text && !*end && !errno && value >= SETTINGS_REPORT_WIDTH_MIN &&
	    value <= SETTINGS_REPORT_WIDTH_MAX) {
		*width_cols = (int)value;
		return true;
	}
	error_set(err, ERROR_USAGE, _("%s '%.100s' is no number from %g to %g"), "--width", text,
		  (double)SETTINGS_REPORT_WIDTH_MIN, (double)SETTINGS_REPORT_WIDTH_MAX);
	return false;
}

static bool request_read(const struct cmd_context *context, const struct cmd_words *words,
			 struct request *request, struct error *err)
{
	const char *path = words->option[OPT_OUTPUT];

	request->path = path && strcmp(path, "-") ? path : NULL;
	request->width_cols = context->settings->report_width_cols;
	if (path && !path[0]) {
		error_set(err, ERROR_USAGE, _("--output needs the name of a file"));
		return false;
	}
	return read_format(words->option[OPT_FORMAT], request, err) &&
	       read_width(words->option[OPT_WIDTH], &request->width_cols, err);
}

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

static int write_comparison(const struct comparison *comparison, const struct request *request)
{
	struct error err = ERROR_INIT;
	bool ok;

	if (request->path)
		ok = compare_save(comparison, request->format, request->width_cols, request->path, &err);
	else
		ok = request->format->write(comparison, request->width_cols, stdout, &err);
	if (!ok)
		return cmd_fail(&err);
	return comparison->is_different ? CMD_BELOW : CMD_DONE;
}

static int run(struct cmd_context *context, const struct cmd_words *words)
{
	struct request request;
	struct error err = ERROR_INIT;
	struct gap_report *then;
	struct gap_report *now = NULL;
	int status = CMD_FAILED;

	if (!request_read(context, words, &request, &err))
		return cmd_usage("compare", "%s", err.message);
	then = read_report(context, words->args[0]);
	if (then)
		now = read_report(context, words->args[1]);
	if (now) {
		struct comparison *comparison = compare_reports(then, now);

		status = write_comparison(comparison, &request);
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
