/* tenken summary: many companies side by side. */
#include "cmd.h"

#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "assessment_interview.h"
#include "cmd_output.h"
#include "i18n.h"
#include "report_summary.h"
#include "summary.h"

enum { OPT_ANONYMOUS, OPT_FREE_TEXT, OPT_FORMAT, OPT_OUTPUT, OPT_WIDTH };

static const struct cmd_option options[] = {
	[OPT_ANONYMOUS] = { 0, "anonymous", NULL, N_("name the companies A, B, C, and leave free text out") },
	[OPT_FREE_TEXT] = { 0, "free-text", NULL, N_("with --anonymous: show free text all the same") },
	[OPT_FORMAT] = { 'f', "format", N_("FORMAT"), N_("text (unless given), json or csv") },
	[OPT_OUTPUT] = { 'O', "output", N_("FILE"), N_("into a file, not to stdout") },
	[OPT_WIDTH] = { 0, "width", N_("COLUMNS"), N_("how wide the text is, 40 to 200") },
	{ 0 },
};

/* The assessments that take part. */
struct taken {
	struct assessment **list;
	size_t count;
	size_t capacity;
};

struct request {
	struct cmd_output output;
	struct summary_options options;
};

static bool request_read(const struct cmd_context *context, const struct cmd_words *words, struct request *request,
			 struct error *err)
{
	const struct cmd_output_words given = { words->option[OPT_FORMAT], words->option[OPT_OUTPUT],
						words->option[OPT_WIDTH] };

	request->options = (struct summary_options){
		.lang = i18n_lang(),
		.is_anonymous = words->option[OPT_ANONYMOUS] != NULL,
		.has_free_text = words->option[OPT_FREE_TEXT] != NULL,
	};
	if (request->options.has_free_text && !request->options.is_anonymous) {
		error_set(err, ERROR_USAGE, _("--free-text goes with --anonymous; without it all text is shown"));
		return false;
	}
	return cmd_output_read(&given, &summary_formats, context->settings, &request->output, err);
}

/* ---- which assessments --------------------------------------------------- */

static void taken_release(struct taken *taken)
{
	size_t i;

	for (i = 0; i < taken->count; i++)
		assessment_free(taken->list[i]);
	free(taken->list);
}

static void add(struct taken *taken, struct assessment *assessment)
{
	taken->list = mem_grow(taken->list, taken->count, &taken->capacity, sizeof(*taken->list));
	taken->list[taken->count++] = assessment;
}

static bool can_take(const struct assessment *assessment)
{
	size_t part_count;
	const struct part *parts = assessment_parts(assessment, &part_count);

	return summary_can_take(parts, part_count);
}

static bool is_taken(const struct taken *taken, const struct assessment *assessment)
{
	size_t i;

	for (i = 0; i < taken->count; i++)
		if (!strcmp(assessment_id(taken->list[i]), assessment_id(assessment)))
			return true;
	return false;
}

/* Those that were named. Naming one twice is a slip of the hand. */
static int take_named(struct cmd_context *context, const struct cmd_words *words, struct taken *taken)
{
	int i;

	for (i = 0; i < words->arg_count; i++) {
		struct assessment *assessment = cmd_assessment(context, words->args[i]);
		bool is_twice;

		if (!assessment)
			return CMD_FAILED;
		is_twice = is_taken(taken, assessment);
		add(taken, assessment);
		if (is_twice)
			return cmd_usage("summary", _("assessment '%s' is given twice"), assessment_id(assessment));
		if (!can_take(assessment))
			return cmd_failf(_("assessment '%s' has no questionnaire with yes/no questions"),
					 assessment_id(assessment));
	}
	return CMD_DONE;
}

static int compare_rows(const void *left, const void *right)
{
	const struct assessment_row *a = left;
	const struct assessment_row *b = right;

	return strcmp(a->id, b->id);
}

/* All that can be taken, in the order of their ids: the order of changes would move the columns. */
static int take_all(struct cmd_context *context, struct taken *taken)
{
	struct store *store = cmd_store(context);
	struct assessment_list list;
	struct error err = ERROR_INIT;
	int status = CMD_DONE;
	size_t i;

	if (!store)
		return CMD_FAILED;
	if (!assessment_list(store, &list, &err))
		return cmd_fail(&err);
	if (list.count > 1)
		qsort(list.rows, list.count, sizeof(*list.rows), compare_rows);
	for (i = 0; i < list.count && status == CMD_DONE; i++) {
		struct assessment *assessment = cmd_assessment(context, list.rows[i].id);

		if (!assessment)
			status = CMD_FAILED;
		else if (can_take(assessment))
			add(taken, assessment);
		else
			assessment_free(assessment);
	}
	assessment_list_release(&list);
	if (status == CMD_DONE && !taken->count)
		return cmd_failf(_("there is no assessment of a questionnaire with yes/no questions; see 'tenken new'"));
	return status;
}

/* ---- writing ------------------------------------------------------------- */

static struct summary *make(const struct taken *taken, const struct summary_options *summary_options)
{
	struct summary_source *sources = mem_calloc(taken->count, sizeof(*sources));
	struct summary *summary;
	size_t i;

	for (i = 0; i < taken->count; i++) {
		const struct assessment *assessment = taken->list[i];

		sources[i].id = assessment_id(assessment);
		sources[i].organisation = assessment_profile(assessment)->organisation;
		sources[i].parts = assessment_parts(assessment, &sources[i].part_count);
		sources[i].entries = assessment_entries(assessment);
	}
	summary = summary_make(sources, taken->count, summary_options);
	free(sources);
	return summary;
}

static void warn(const struct summary *summary)
{
	struct error err = ERROR_INIT;

	if (!summary->is_guessable)
		return;
	error_set(&err, ERROR_NONE, _("with fewer than %d companies a reader can guess which is which; do not pass it on as anonymous"),
		  SUMMARY_GUESSABLE_BELOW);
	cmd_fail(&err);
}

static int write_summary(const struct taken *taken, const struct request *request)
{
	struct summary *summary = make(taken, &request->options);
	struct strbuf bytes = STRBUF_INIT;
	int status;

	summary_write(summary, request->output.format, &request->output.page, &bytes);
	status = cmd_output_write(&bytes, request->output.path);
	if (status == CMD_DONE)
		warn(summary);
	strbuf_release(&bytes);
	summary_free(summary);
	return status;
}

static int run(struct cmd_context *context, const struct cmd_words *words)
{
	struct taken taken = { .list = NULL };
	struct request request;
	struct error err = ERROR_INIT;
	int status;

	if (!request_read(context, words, &request, &err))
		return cmd_usage("summary", "%s", err.message);
	status = words->arg_count ? take_named(context, words, &taken) : take_all(context, &taken);
	if (status == CMD_DONE)
		status = write_summary(&taken, &request);
	taken_release(&taken);
	return status;
}

const struct command command_summary = {
	.name = "summary",
	.usage = "[ID...] [--anonymous [--free-text]] [-f FORMAT] [-O FILE] [--width COLUMNS]",
	.summary = N_("puts many companies side by side: answers and rates, findings, incident cases, blocking factors"),
	.details = N_("Without an ID it takes all assessments that have a questionnaire with yes/no questions."),
	.options = options,
	.args_min = 0,
	.args_max = -1,
	.run = run,
};
