/* tenken note: writes a note on a question or a row. */
#include "cmd.h"

#include <string.h>

#include "answer_syntax.h"
#include "i18n.h"
#include "text.h"

enum { OPT_WHO, OPT_INTERVIEW };

static const struct cmd_option options[] = { CMD_AUTHOR_OPTIONS, { 0 } };

static bool find_place(const struct assessment *assessment, const char *text, struct item *item,
		       struct error *err)
{
	size_t part_count;
	const struct part *parts = assessment_parts(assessment, &part_count);
	struct item_ref ref;

	if (!parts_find_item(parts, part_count, text, strlen(text), &item->part, &ref, err))
		return false;
	if (ref.blank || ref.column >= 0) {
		error_set(err, ERROR_INPUT,
			  _("a note stands at a question or a row, not at '%.100s'"), text);
		return false;
	}
	item->question = ref.question;
	item->row = ref.row;
	return true;
}

/* The note replaces one that another program has just written: last come, last kept, and the history has both. */
static bool set_note(struct assessment *assessment, struct item item, const char *note,
		     struct error *err)
{
	int attempt;

	for (attempt = 0; attempt < 2; attempt++) {
		struct answer after = { .state = ANSWER_OPEN };
		bool is_done;

		error_clear(err);
		answer_copy(&after, assessment_answer(assessment, item));
		answer_set_field(&after.note, note);
		is_done = assessment_set(assessment, item, &after, err);
		answer_release(&after);
		if (is_done || err->code != ERROR_CONFLICT)
			return is_done;
	}
	return false;
}

static int run(struct cmd_context *context, const struct cmd_words *words)
{
	struct assessment *assessment = cmd_assessment(context, words->args[0]);
	struct error err = ERROR_INIT;
	struct item item;
	int status = CMD_DONE;

	if (!assessment)
		return CMD_FAILED;
	if (!cmd_author(context, assessment, words->option[OPT_WHO], words->option[OPT_INTERVIEW],
			&err))
		status = cmd_usage("note", "%s", err.message);
	else if (!find_place(assessment, words->args[1], &item, &err) ||
		 !set_note(assessment, item, words->args[2], &err))
		status = cmd_fail(&err);
	assessment_free(assessment);
	return status;
}

const struct command command_note = {
	.name = "note",
	.usage = "ID ITEM TEXT",
	.summary = N_("writes a note on a question or a row"),
	.details =
		N_("It replaces the note that stands there; an empty TEXT (\"\") takes it away."),
	.options = options,
	.args_min = 3,
	.args_max = 3,
	.run = run,
};
