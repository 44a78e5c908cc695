/* The sheet with what will be done, and what was set aside. */

#include "report_xlsx_book.h"

static const struct xlsx_column columns[] = {
	{ N_("Kind"), 8, 14 },
	{ N_("No."), 5, 8 },
	{ N_("What is done, or why it was set aside"), 24, 60 },
	{ N_("Clause"), 16, 40 },
	{ N_("Who"), 10, 30 },
	{ N_("Until"), 11, 14 },
	{ N_("State"), 8, 16 },
	{ N_("Name in programs"), 10, 28 },
};
enum { COLUMNS = sizeof(columns) / sizeof(columns[0]), PRINTED = 7 };

static void write_action(struct xlsx_table *table, const struct gap_action *action)
{
	xlsx_text(table, T_(table->book->lang, "Action"));
	xlsx_count(table, action->number);
	xlsx_text(table, action->what);
	xlsx_text(table, action->clause_title);
	xlsx_text(table, action->who);
	xlsx_day(table, action->due);
	xlsx_text(table, action_state_word(action->state, table->book->lang));
	xlsx_text(table, action->clause);
	xlsx_row_end(table);
}

static void write_exception(struct xlsx_table *table, const struct gap_exception *exception)
{
	xlsx_text(table, T_(table->book->lang, "Exception"));
	xlsx_count(table, exception->number);
	xlsx_text(table, exception->why);
	xlsx_text(table, exception->clause_title);
	xlsx_text(table, exception->who);
	xlsx_day(table, exception->due);
	xlsx_text(table, "");
	xlsx_text(table, exception->clause);
	xlsx_row_end(table);
}

void xlsx_actions(struct xlsx_book *book)
{
	const struct gap_plan *plan = &book->report->plan;
	struct xlsx_table table;

	/* TRANSLATORS: name of a sheet of the workbook, at most 31 characters, no brackets, colons, stars, question marks, slashes */
	xlsx_table_begin(&table, book, T_(book->lang, "Plan"), columns, COLUMNS, PRINTED);
	for (size_t i = 0; i < plan->action_count; i++)
		write_action(&table, &plan->actions[i]);
	for (size_t i = 0; i < plan->exception_count; i++)
		write_exception(&table, &plan->exceptions[i]);
	xlsx_table_end(&table);
}
