#include "cmd_item.h"

#include <string.h>

#include "answer_syntax.h"
#include "i18n.h"

bool cmd_item_find(const struct assessment *assessment, const char *text, struct item *item, struct error *err)
{
	size_t part_count;
	const struct part *parts = assessment_parts(assessment, &part_count);
	struct item_ref ref;

	if (!parts_find_item(parts, part_count, text, strlen(text), &item->part, &ref, err))
		return false;
	if (ref.blank || ref.column >= 0) {
		error_set(err, ERROR_INPUT, _("'%.100s' is not a question or a row"), text);
		return false;
	}
	item->question = ref.question;
	item->row = ref.row;
	return true;
}

bool cmd_item_change(struct assessment *assessment, struct item item,
		     void (*change)(struct answer *answer, const void *context), const void *context,
		     struct error *err)
{
	int attempt;

	for (attempt = 0; attempt < 2; attempt++) {
		struct answer after = { .state = ANSWER_OPEN };
		bool is_done;

		error_clear(err);
		answer_copy(&after, assessment_answer(assessment, item));
		change(&after, context);
		is_done = assessment_set(assessment, item, &after, err);
		answer_release(&after);
		if (is_done || err->code != ERROR_CONFLICT)
			return is_done;
	}
	return false;
}
