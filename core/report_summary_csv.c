/*
 * RFC 4180, lines ended by CR LF, headings in English as in the JSON. Each
 * block begins with a line that has only its name, and ends with an empty line.
 */
#include "report_summary.h"

#include "csv.h"

/* A number; nothing where there is none. */
static void number(struct csv *csv, int value)
{
	if (value < 0)
		csv_text(csv, "");
	else
		csv_number(csv, value);
}

static void row(struct csv *csv, const struct summary_table *table, const struct summary_row *row)
{
	csv_text(csv, row->item);
	csv_text(csv, row->label);
	csv_text(csv, row->prompt);
	for (size_t i = 0; i < table->company_count; i++)
		csv_text(csv, summary_cell_name(row->cells[i]));
	number(csv, row->yes);
	number(csv, row->answered);
	number(csv, row->percent);
	csv_end(csv);
}

static void table(struct csv *csv, const struct summary *summary,
		  const struct summary_table *table)
{
	csv_text(csv, "answers");
	csv_text(csv, table->questionnaire);
	csv_text(csv, table->version);
	csv_end(csv);
	csv_text(csv, "item");
	csv_text(csv, "label");
	csv_text(csv, "question");
	for (size_t i = 0; i < table->company_count; i++)
		csv_text(csv, summary->companies[table->companies[i]].name);
	csv_text(csv, "yes");
	csv_text(csv, "answered");
	csv_text(csv, "percent");
	csv_end(csv);
	for (size_t i = 0; i < table->row_count; i++)
		row(csv, table, &table->rows[i]);
	csv_end(csv);
}

static void companies(struct csv *csv, const struct summary *summary, const int *places,
		      size_t count)
{
	struct strbuf names = STRBUF_INIT;

	for (size_t i = 0; i < count; i++)
		strbuf_addf(&names, "%s%s", i > 0 ? "; " : "",
			    summary->companies[places[i]].name);
	csv_text(csv, names.text);
	strbuf_release(&names);
}

static void list_head(struct csv *csv, enum entry_kind kind)
{
	csv_text(csv, "number");
	for (int f = 0; f < ENTRY_FIELD_COUNT; f++) {
		if (entry_has_field(kind, (enum entry_field)f))
			csv_text(csv, entry_field_name((enum entry_field)f));
	}
	if (kind != ENTRY_INCIDENT) {
		csv_text(csv, "remote_work");
		csv_text(csv, "public_cloud");
	}
	csv_text(csv, "companies");
	csv_end(csv);
}

static void list_line(struct csv *csv, const struct summary *summary, enum entry_kind kind,
		      const struct summary_line *line)
{
	number(csv, line->entry.number);
	for (int f = 0; f < ENTRY_FIELD_COUNT; f++) {
		if (entry_has_field(kind, (enum entry_field)f))
			csv_text(csv, line->entry.fields[f]);
	}
	if (kind != ENTRY_INCIDENT) {
		csv_text(csv, line->entry.is_remote ? "yes" : "no");
		csv_text(csv, line->entry.is_cloud ? "yes" : "no");
	}
	companies(csv, summary, line->companies, line->company_count);
	csv_end(csv);
}

static void list(struct csv *csv, const char *name, const struct summary *summary,
		 enum entry_kind kind)
{
	const struct summary_list *list = &summary->lists[kind];

	if (list->count == 0)
		return;
	csv_text(csv, name);
	csv_end(csv);
	list_head(csv, kind);
	for (size_t i = 0; i < list->count; i++)
		list_line(csv, summary, kind, &list->lines[i]);
	csv_end(csv);
}

static void factor(struct csv *csv, const struct summary *summary,
		   const struct summary_factor *factor)
{
	number(csv, factor->number);
	csv_text(csv, factor->text);
	csv_text(csv, factor_origin_name(factor->item, factor->is_written));
	csv_text(csv, factor->item);
	for (int b = BLOCKED_NOTHING + 1; b < BLOCKED_COUNT; b++) {
		csv_text(csv, factor_mark_name(summary_factor_mark(factor, (enum blocked)b)));
		number(csv, factor->columns[b].yes);
		number(csv, factor->columns[b].answered);
	}
	companies(csv, summary, factor->companies, factor->company_count);
	companies(csv, summary, factor->unknown, factor->unknown_count);
	csv_end(csv);
}

static void factors(struct csv *csv, const struct summary *summary)
{
	static const char *const names[] = {
		"number", "text", "from", "item", "remote_work", "remote_work_yes",
		"remote_work_answered", "public_cloud", "public_cloud_yes",
		"public_cloud_answered", "companies", "unknown"
	};

	if (summary->factors.count == 0)
		return;
	csv_text(csv, "blocking_factors");
	csv_end(csv);
	csv_texts(csv, names, sizeof(names) / sizeof(names[0]));
	csv_end(csv);
	for (size_t i = 0; i < summary->factors.count; i++)
		factor(csv, summary, &summary->factors.list[i]);
	csv_end(csv);
}

/* What would be missed by somebody who sees only this file. */
static void notes(struct csv *csv, const struct summary *summary)
{
	int left_out = summary->factors.left_out;

	for (int k = 0; k < ENTRY_FACTOR; k++)
		left_out += summary->lists[k].left_out;
	if (!summary->is_guessable && left_out == 0)
		return;
	csv_text(csv, "notes");
	csv_end(csv);
	if (summary->is_guessable) {
		csv_text(csv, "guessable");
		number(csv, (int)summary->company_count);
		csv_end(csv);
	}
	if (left_out > 0) {
		csv_text(csv, "free_text_left_out");
		number(csv, left_out);
		csv_end(csv);
	}
	csv_end(csv);
}

void summary_csv_write(const struct summary *summary, struct strbuf *out)
{
	struct csv csv = CSV_INIT;

	csv_mark(&csv);
	notes(&csv, summary);
	for (size_t i = 0; i < summary->table_count; i++)
		table(&csv, summary, &summary->tables[i]);
	list(&csv, "findings", summary, ENTRY_FINDING);
	list(&csv, "incidents", summary, ENTRY_INCIDENT);
	factors(&csv, summary);
	strbuf_add(out, csv.out.text, csv.out.length);
	strbuf_release(&csv.out);
}
