/* tenken confirm: the answers stand as they are after the talk. */
#include "cmd.h"

#include <stdlib.h>

#include "arena.h"
#include "assessment_interview.h"
#include "cmd_item.h"
#include "i18n.h"

enum { OPT_ALL, OPT_WHO };

static const struct cmd_option options[] = {
	[OPT_ALL] = { 0, "all", NULL, N_("every answer that counts") },
	[OPT_WHO] = { 0, "who", N_("NAME"), N_("who leads the talk, for the history") },
	{ 0 },
};

/* Items to confirm, in the order they were named. */
struct items {
	struct item *list;
	size_t count;
	size_t capacity;
};

static void add_item(struct items *items, struct item item)
{
	items->list = mem_grow(items->list, items->count, &items->capacity, sizeof(*items->list));
	items->list[items->count++] = item;
}

/* A table whose answers stand in its rows is confirmed row by row. */
static void add_rows(const struct assessment *assessment, struct item item, struct items *items)
{
	size_t part_count;
	const struct part *parts = assessment_parts(assessment, &part_count);
	int rows = (int)parts[item.part].questionnaire->questions[item.question].row_count;
	size_t before = items->count;
	struct item row = item;

	for (row.row = 0; item.row == ROW_NONE && row.row < rows; row.row++)
		if (assessment_answer(assessment, row)->state != ANSWER_OPEN)
			add_item(items, row);
	if (items->count == before || assessment_answer(assessment, item)->state != ANSWER_OPEN)
		add_item(items, item);
}

static bool read_items(const struct assessment *assessment, const struct cmd_words *words, struct items *items,
		       struct error *err)
{
	struct item item;
	int i;

	for (i = 1; i < words->arg_count; i++) {
		if (!cmd_item_find(assessment, words->args[i], &item, err))
			return false;
		add_rows(assessment, item, items);
	}
	return true;
}

static bool find_items(const struct assessment *assessment, const struct cmd_words *words, struct items *items,
		       struct error *err)
{
	if (!words->option[OPT_ALL])
		return read_items(assessment, words, items, err);
	items->count = assessment_answered_items(assessment, &items->list);
	if (!items->count)
		error_set(err, ERROR_INPUT, _("nothing is answered yet"));
	return items->count > 0;
}

static int run(struct cmd_context *context, const struct cmd_words *words)
{
	struct items items = { .list = NULL };
	struct assessment *assessment;
	struct error err = ERROR_INIT;
	int status = CMD_DONE;

	if ((words->option[OPT_ALL] != NULL) == (words->arg_count > 1))
		return cmd_usage("confirm", _("give the items to confirm, or --all"));
	assessment = cmd_assessment(context, words->args[0]);
	if (!assessment)
		return CMD_FAILED;
	if (!cmd_author(context, assessment, words->option[OPT_WHO], "", &err))
		status = cmd_usage("confirm", "%s", err.message);
	else if (!find_items(assessment, words, &items, &err) ||
		 !assessment_confirm_all(assessment, items.list, items.count, &err))
		status = cmd_fail(&err);
	free(items.list);
	assessment_free(assessment);
	return status;
}

const struct command command_confirm = {
	.name = "confirm",
	.usage = "ID ITEM... | ID --all",
	.summary = N_("records that answers stand as they are after the talk"),
	.details = N_("The respondent's value and the value after the talk are kept side by side; the report shows where "
		      "they differ. An answer that the talk changes is given with 'tenken answer --interview'."),
	.options = options,
	.args_min = 1,
	.args_max = -1,
	.run = run,
};
