/*
 * Confirming answers, and what is written down beside them.
 */
#include "assessment_interview.h"

#include "arena.h"
#include "assessment_plan.h"
#include "i18n.h"

/* ---- confirming ---------------------------------------------------------------- */

static bool plan_confirm(const struct assessment *assessment, struct plan *plan, struct item item,
			 struct error *err)
{
	const struct answer *answer = assessment_answer(assessment, item);
	struct strbuf name = STRBUF_INIT;

	if (answer->state != ANSWER_OPEN) {
		plan_add_answer(plan, assessment, item, answer);
		return true;
	}
	parts_format_item(assessment->parts, assessment->part_count, item, &name);
	error_set(err, ERROR_INPUT, _("'%.100s' has no answer that could be confirmed"), name.text);
	strbuf_release(&name);
	return false;
}

bool assessment_confirm_all(struct assessment *assessment, const struct item *items, size_t count,
			    struct error *err)
{
	struct plan plan = { .kind = EVENT_CONFIRM };
	bool is_done = true;

	for (size_t i = 0; i < count && is_done; i++)
		is_done = plan_confirm(assessment, &plan, items[i], err);
	if (is_done && plan.count > 0)
		is_done = plan_begin(assessment, &plan, err) && plan_store(assessment, &plan, err);
	plan_release(&plan);
	return is_done;
}

bool assessment_confirm(struct assessment *assessment, struct item item, struct error *err)
{
	return assessment_confirm_all(assessment, &item, 1, err);
}

/* The slots of a question with an answer of their own. */
static size_t add_answered(const struct part *part, struct item item, struct item *items)
{
	const struct question *question = &part->questionnaire->questions[item.question];
	size_t count = 0;

	for (item.row = ROW_NONE; item.row < (int)question->row_count; item.row++) {
		if (answers_get(part->answers, item.question, item.row)->state != ANSWER_OPEN)
			items[count++] = item;
	}
	return count;
}

size_t assessment_answered_items(const struct assessment *assessment, struct item **items)
{
	size_t slots = 1;
	size_t count = 0;

	for (size_t p = 0; p < assessment->part_count; p++)
		slots += assessment->parts[p].questionnaire->slot_count;
	*items = mem_calloc(slots, sizeof(**items));
	for (size_t p = 0; p < assessment->part_count; p++) {
		const struct part *part = &assessment->parts[p];
		struct item item = { .part = (int)p };

		for (item.question = interview_next(part->interview, -1); item.question >= 0;
		     item.question = interview_next(part->interview, item.question))
			count += add_answered(part, item, *items + count);
	}
	return count;
}

/* ---- entries -------------------------------------------------------------------- */

const struct entries *assessment_entries(const struct assessment *assessment)
{
	return &assessment->entries;
}

static bool store_entry(struct assessment *assessment, enum entry_kind kind, int number,
			const struct entry *after, struct error *err)
{
	struct plan plan = { .kind = EVENT_SET };
	bool is_done;

	plan_add_entry(&plan, assessment, kind, number, after);
	is_done = plan_begin(assessment, &plan, err) && plan_store(assessment, &plan, err);
	plan_release(&plan);
	return is_done;
}

/* The number for an entry of the plan: behind those that stand and those that come before it. */
static int next_number(const struct assessment *assessment, const struct plan *plan, enum entry_kind kind)
{
	int number = entries_next_number(&assessment->entries, kind);

	for (size_t i = 0; i < plan->count; i++)
		number += plan->steps[i].entry.kind == kind;
	return number;
}

static bool plan_new_entry(struct plan *plan, const struct assessment *assessment, const struct entry *entry,
			   int *given, struct error *err)
{
	int number = next_number(assessment, plan, entry->kind);

	if (!entry_check(entry, err))
		return false;
	if (number > ENTRY_NUMBER_MAX) {
		error_set(err, ERROR_LIMIT, _("there are %d of these already; no more can be added"),
			  ENTRY_NUMBER_MAX);
		return false;
	}
	plan_add_entry(plan, assessment, entry->kind, number, entry);
	if (given)
		*given = number;
	return true;
}

static bool try_to_add(struct assessment *assessment, const struct entry *list, size_t count, int *numbers,
		       struct error *err)
{
	struct plan plan = { .kind = EVENT_SET };
	bool is_done = true;

	for (size_t i = 0; i < count && is_done; i++)
		is_done = plan_new_entry(&plan, assessment, &list[i], numbers ? &numbers[i] : NULL, err);
	if (is_done && count > 0)
		is_done = plan_begin(assessment, &plan, err) && plan_store(assessment, &plan, err);
	plan_release(&plan);
	return is_done;
}

/* Two programs may add at once: the second takes the next numbers. */
bool assessment_add_entries(struct assessment *assessment, const struct entry *list, size_t count, int *numbers,
			    struct error *err)
{
	struct error why = ERROR_INIT;
	bool is_done;

	do {
		error_clear(&why);
		is_done = try_to_add(assessment, list, count, numbers, &why);
	} while (!is_done && why.code == ERROR_CONFLICT);
	if (!is_done && err)
		*err = why;
	return is_done;
}

bool assessment_add_entry(struct assessment *assessment, const struct entry *entry, int *number,
			  struct error *err)
{
	return assessment_add_entries(assessment, entry, 1, number, err);
}

static void set_missing(enum entry_kind kind, int number, struct error *err)
{
	enum error_code code = ERROR_NOT_FOUND;

	switch (kind) {
	case ENTRY_FINDING: error_set(err, code, _("there is no finding %d"), number); break;
	case ENTRY_INCIDENT: error_set(err, code, _("there is no incident case %d"), number); break;
	case ENTRY_FACTOR: error_set(err, code, _("there is no blocking factor %d"), number); break;
	case ENTRY_ACTION: error_set(err, code, _("there is no action %d"), number); break;
	case ENTRY_EXCEPTION: error_set(err, code, _("there is no exception %d"), number); break;
	default: error_set(err, code, _("there is no duty %d"), number); break;
	}
}

static const struct entry *find_entry(const struct assessment *assessment, enum entry_kind kind,
				      int number, struct error *err)
{
	const struct entry *entry = entries_find(&assessment->entries, kind, number);

	if (!entry)
		set_missing(kind, number, err);
	return entry;
}

bool assessment_set_entry(struct assessment *assessment, const struct entry *entry,
			  struct error *err)
{
	const struct entry *now = find_entry(assessment, entry->kind, entry->number, err);

	if (!now || !entry_check(entry, err))
		return false;
	return entry_equal(now, entry) ||
	       store_entry(assessment, entry->kind, entry->number, entry, err);
}

bool assessment_delete_entry(struct assessment *assessment, enum entry_kind kind, int number,
			     struct error *err)
{
	return find_entry(assessment, kind, number, err) &&
	       store_entry(assessment, kind, number, NULL, err);
}
