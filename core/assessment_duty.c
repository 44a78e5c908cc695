#include "assessment_duty.h"

#include "assessment_plan.h"
#include "i18n.h"

#include <string.h>

/* The entry of a clause; the last, were there several. NULL when there is none. */
static const struct entry *find_duty(const struct assessment *assessment, const char *clause)
{
	const struct entry *first;
	const struct entry *found = NULL;
	size_t count = entries_of_kind(&assessment->entries, ENTRY_DUTY, &first);

	for (size_t i = 0; i < count; i++) {
		if (strcmp(entry_field(&first[i], ENTRY_CLAUSE), clause) == 0)
			found = &first[i];
	}
	return found;
}

enum duty assessment_duty(const struct assessment *assessment, const char *clause)
{
	const struct entry *entry = find_duty(assessment, clause);
	enum duty duty = DUTY_UNSET;

	if (entry)
		duty_find(entry_field(entry, ENTRY_CARRIER), &duty);
	return duty;
}

static bool is_planned(const struct plan *plan, int number)
{
	for (size_t i = 0; i < plan->count; i++) {
		if (plan->steps[i].entry.number == number)
			return true;
	}
	return false;
}

/* The first number that is free: nobody knows a duty by its number. */
static int free_number(const struct assessment *assessment, const struct plan *plan)
{
	int number = 1;

	while (entries_find(&assessment->entries, ENTRY_DUTY, number) || is_planned(plan, number))
		number++;
	return number;
}

static bool plan_new_duty(struct plan *plan, const struct assessment *assessment, const struct entry *entry,
			  struct error *err)
{
	int number = free_number(assessment, plan);

	if (number <= ENTRY_NUMBER_MAX) {
		plan_add_entry(plan, assessment, ENTRY_DUTY, number, entry);
		return true;
	}
	error_set(err, ERROR_LIMIT, _("there are %d of these already; no more can be added"), ENTRY_NUMBER_MAX);
	return false;
}

/* Every entry of the clause but `keep` goes. */
static void plan_removal(struct plan *plan, const struct assessment *assessment, const char *clause,
			 const struct entry *keep)
{
	const struct entry *first;
	size_t count = entries_of_kind(&assessment->entries, ENTRY_DUTY, &first);

	for (size_t i = 0; i < count; i++) {
		if (&first[i] != keep && strcmp(entry_field(&first[i], ENTRY_CLAUSE), clause) == 0)
			plan_add_entry(plan, assessment, ENTRY_DUTY, first[i].number, NULL);
	}
}

static bool plan_duty(struct plan *plan, const struct assessment *assessment, const struct duty_assignment *wanted,
		      struct error *err)
{
	const struct entry *now = find_duty(assessment, wanted->clause);
	struct entry entry = { .kind = ENTRY_DUTY };
	bool is_done = true;

	entry_set_field(&entry, ENTRY_CLAUSE, wanted->clause);
	entry_set_field(&entry, ENTRY_CARRIER, duty_name(wanted->duty));
	entry.number = now ? now->number : 0;
	plan_removal(plan, assessment, wanted->clause, wanted->duty == DUTY_UNSET ? NULL : now);
	if (wanted->duty != DUTY_UNSET) {
		is_done = entry_check(&entry, err);
		if (is_done && !now)
			is_done = plan_new_duty(plan, assessment, &entry, err);
		else if (is_done && !entry_equal(now, &entry))
			plan_add_entry(plan, assessment, ENTRY_DUTY, now->number, &entry);
	}
	entry_release(&entry);
	return is_done;
}

/* Is the clause named again further on? Then that one counts. */
static bool is_overruled(const struct duty_assignment *list, size_t count, size_t at)
{
	for (size_t i = at + 1; i < count; i++) {
		if (strcmp(list[i].clause, list[at].clause) == 0)
			return true;
	}
	return false;
}

static bool try_to_set(struct assessment *assessment, const struct duty_assignment *list, size_t count,
		       struct error *err)
{
	struct plan plan = { .kind = EVENT_SET };
	bool is_done = true;

	for (size_t i = 0; i < count && is_done; i++)
		is_done = is_overruled(list, count, i) || plan_duty(&plan, assessment, &list[i], err);
	if (is_done && plan.count > 0)
		is_done = plan_begin(assessment, &plan, err) && plan_store(assessment, &plan, err);
	plan_release(&plan);
	return is_done;
}

/* After a conflict the newer state has been read in: what the other program set is then replaced. */
bool assessment_set_duties(struct assessment *assessment, const struct duty_assignment *list, size_t count,
			   struct error *err)
{
	struct error why = ERROR_INIT;
	bool is_done;

	do {
		error_clear(&why);
		is_done = try_to_set(assessment, list, count, &why);
	} while (!is_done && why.code == ERROR_CONFLICT);
	if (!is_done && err)
		*err = why;
	return is_done;
}

bool assessment_set_duty(struct assessment *assessment, const char *clause, enum duty duty, struct error *err)
{
	const struct duty_assignment one = { clause, duty };

	return assessment_set_duties(assessment, &one, 1, err);
}
