#include "due.h"

void due_csv(const struct due_list *list, struct csv *csv)
{
	static const char *const heads[] = { "assessment",   "organisation", "kind", "number", "clause",
					     "clause_title", "text",         "who",  "due",    "state" };

	csv_mark(csv);
	csv_texts(csv, heads, sizeof(heads) / sizeof(heads[0]));
	csv_end(csv);
	for (size_t i = 0; i < list->count; i++) {
		const struct due_item *item = &list->items[i];
		const char *state = item->kind == ENTRY_ACTION ? action_state_name(item->state) : "";

		csv_text(csv, item->assessment);
		csv_text(csv, item->organisation);
		csv_text(csv, entry_kind_name(item->kind));
		csv_number(csv, item->number);
		csv_texts(csv, (const char *const[]){ item->clause, item->clause_title, item->text, item->who,
						      item->day, state }, 6);
		csv_end(csv);
	}
}
