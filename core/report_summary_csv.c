/*
 * RFC 4180, lines ended by CR LF, headings in English as in the JSON. Each
 * block begins with a line that has only its name, and ends with an empty line.
 */
#include "report_summary.h"

#include "escape.h"
#include "report_formats.h"

/* A line while it is written. */
struct csv {
	struct strbuf out;
	bool is_begun;
};

static void field(struct csv *csv, const char *text)
{
	if (csv->is_begun)
		strbuf_addch(&csv->out, ',');
	escape_csv(&csv->out, text);
	csv->is_begun = true;
}

static void number(struct csv *csv, int value)
{
	char text[16];

	snprintf(text, sizeof(text), "%d", value);
	field(csv, value < 0 ? "" : text);
}

static void end_line(struct csv *csv)
{
	strbuf_adds(&csv->out, "\r\n");
	csv->is_begun = false;
}

static void row(struct csv *csv, const struct summary_table *table, const struct summary_row *row)
{
	field(csv, row->item);
	field(csv, row->label);
	field(csv, row->prompt);
	for (size_t i = 0; i < table->company_count; i++)
		field(csv, summary_cell_name(row->cells[i]));
	number(csv, row->yes);
	number(csv, row->answered);
	number(csv, row->percent);
	end_line(csv);
}

static void table(struct csv *csv, const struct summary *summary,
		  const struct summary_table *table)
{
	field(csv, "answers");
	field(csv, table->questionnaire);
	field(csv, table->version);
	end_line(csv);
	field(csv, "item");
	field(csv, "label");
	field(csv, "question");
	for (size_t i = 0; i < table->company_count; i++)
		field(csv, summary->companies[table->companies[i]].name);
	field(csv, "yes");
	field(csv, "answered");
	field(csv, "percent");
	end_line(csv);
	for (size_t i = 0; i < table->row_count; i++)
		row(csv, table, &table->rows[i]);
	end_line(csv);
}

static void companies(struct csv *csv, const struct summary *summary, const int *places,
		      size_t count)
{
	struct strbuf names = STRBUF_INIT;

	for (size_t i = 0; i < count; i++)
		strbuf_addf(&names, "%s%s", i > 0 ? "; " : "",
			    summary->companies[places[i]].name);
	field(csv, names.text);
	strbuf_release(&names);
}

static void list_head(struct csv *csv, enum entry_kind kind)
{
	field(csv, "number");
	for (int f = 0; f < ENTRY_FIELD_COUNT; f++) {
		if (entry_has_field(kind, (enum entry_field)f))
			field(csv, entry_field_name((enum entry_field)f));
	}
	if (kind != ENTRY_INCIDENT) {
		field(csv, "remote_work");
		field(csv, "public_cloud");
	}
	field(csv, "companies");
	end_line(csv);
}

static void list_line(struct csv *csv, const struct summary *summary, enum entry_kind kind,
		      const struct summary_line *line)
{
	number(csv, line->entry.number);
	for (int f = 0; f < ENTRY_FIELD_COUNT; f++) {
		if (entry_has_field(kind, (enum entry_field)f))
			field(csv, line->entry.fields[f]);
	}
	if (kind != ENTRY_INCIDENT) {
		field(csv, line->entry.is_remote ? "yes" : "no");
		field(csv, line->entry.is_cloud ? "yes" : "no");
	}
	companies(csv, summary, line->companies, line->company_count);
	end_line(csv);
}

static void list(struct csv *csv, const char *name, const struct summary *summary,
		 enum entry_kind kind)
{
	const struct summary_list *list = &summary->lists[kind];

	if (list->count == 0)
		return;
	field(csv, name);
	end_line(csv);
	list_head(csv, kind);
	for (size_t i = 0; i < list->count; i++)
		list_line(csv, summary, kind, &list->lines[i]);
	end_line(csv);
}

static void factor(struct csv *csv, const struct summary *summary,
		   const struct summary_factor *factor)
{
	number(csv, factor->number);
	field(csv, factor->text);
	field(csv, factor_origin_name(factor->item, factor->is_written));
	field(csv, factor->item);
	for (int b = BLOCKED_NOTHING + 1; b < BLOCKED_COUNT; b++) {
		field(csv, factor_mark_name(summary_factor_mark(factor, (enum blocked)b)));
		number(csv, factor->columns[b].yes);
		number(csv, factor->columns[b].answered);
	}
	companies(csv, summary, factor->companies, factor->company_count);
	companies(csv, summary, factor->unknown, factor->unknown_count);
	end_line(csv);
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
	field(csv, "blocking_factors");
	end_line(csv);
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		field(csv, names[i]);
	end_line(csv);
	for (size_t i = 0; i < summary->factors.count; i++)
		factor(csv, summary, &summary->factors.list[i]);
	end_line(csv);
}

/* What would be missed by somebody who sees only this file. */
static void notes(struct csv *csv, const struct summary *summary)
{
	int left_out = summary->factors.left_out;

	for (int k = 0; k < ENTRY_FACTOR; k++)
		left_out += summary->lists[k].left_out;
	if (!summary->is_guessable && left_out == 0)
		return;
	field(csv, "notes");
	end_line(csv);
	if (summary->is_guessable) {
		field(csv, "guessable");
		number(csv, (int)summary->company_count);
		end_line(csv);
	}
	if (left_out > 0) {
		field(csv, "free_text_left_out");
		number(csv, left_out);
		end_line(csv);
	}
	end_line(csv);
}

bool summary_csv_write(const struct summary *summary, int width_cols, FILE *out,
		       struct error *err)
{
	struct csv csv = { .out = STRBUF_INIT };
	bool ok;

	(void)width_cols;
	notes(&csv, summary);
	for (size_t i = 0; i < summary->table_count; i++)
		table(&csv, summary, &summary->tables[i]);
	list(&csv, "findings", summary, ENTRY_FINDING);
	list(&csv, "incidents", summary, ENTRY_INCIDENT);
	factors(&csv, summary);
	ok = report_put(&csv.out, out, err);
	strbuf_release(&csv.out);
	return ok;
}
