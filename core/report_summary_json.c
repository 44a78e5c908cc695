#include "report_summary.h"

#include "report_formats.h"

static void write_companies(struct json_writer *json, const struct summary *summary)
{
	json_array(json, "companies");
	for (size_t i = 0; i < summary->company_count; i++) {
		json_object(json, NULL);
		json_string(json, "name", summary->companies[i].name);
		json_string_or_null(json, "assessment", summary->companies[i].id);
		json_end(json);
	}
	json_end(json);
}

/* Names of companies by their places. */
static void write_names(struct json_writer *json, const char *key, const struct summary *summary,
			const int *companies, size_t count)
{
	json_array(json, key);
	for (size_t i = 0; i < count; i++)
		json_string(json, NULL, summary->companies[companies[i]].name);
	json_end(json);
}

static void write_row(struct json_writer *json, const struct summary_table *table,
		      const struct summary_row *row)
{
	json_object(json, NULL);
	json_string(json, "item", row->item);
	json_string(json, "label", row->label);
	json_string(json, "prompt", row->prompt);
	json_array(json, "answers");
	for (size_t i = 0; i < table->company_count; i++)
		json_string(json, NULL, summary_cell_name(row->cells[i]));
	json_end(json);
	json_int(json, "yes", row->yes);
	json_int(json, "answered", row->answered);
	if (row->percent < 0)
		json_null(json, "percent");
	else
		json_int(json, "percent", row->percent);
	json_end(json);
}

static void write_table(struct json_writer *json, const struct summary *summary,
			const struct summary_table *table)
{
	json_object(json, NULL);
	json_string(json, "questionnaire", table->questionnaire);
	json_string(json, "version", table->version);
	json_string(json, "title", table->title);
	write_names(json, "companies", summary, table->companies, table->company_count);
	json_array(json, "questions");
	for (size_t i = 0; i < table->row_count; i++)
		write_row(json, table, &table->rows[i]);
	json_end(json);
	json_int(json, "other_questions", table->others);
	json_end(json);
}

static void write_line(struct json_writer *json, const struct summary *summary,
		       enum entry_kind kind, const struct summary_line *line)
{
	struct entry lent = { .kind = kind,
			      .number = line->entry.number,
			      .is_remote = line->entry.is_remote,
			      .is_cloud = line->entry.is_cloud };

	for (int f = 0; f < ENTRY_FIELD_COUNT; f++)
		lent.fields[f] = (char *)line->entry.fields[f];
	json_object(json, NULL);
	entry_json(json, &lent);
	write_names(json, "companies", summary, line->companies, line->company_count);
	json_end(json);
}

static void write_list(struct json_writer *json, const char *key, const struct summary *summary,
		       enum entry_kind kind)
{
	const struct summary_list *list = &summary->lists[kind];

	json_array(json, key);
	for (size_t i = 0; i < list->count; i++)
		write_line(json, summary, kind, &list->lines[i]);
	json_end(json);
}

static void write_factor(struct json_writer *json, const struct summary *summary,
			 const struct summary_factor *factor)
{
	const struct summary_factor_column *columns = factor->columns;

	json_object(json, NULL);
	json_int(json, "number", factor->number);
	json_string(json, "text", factor->text);
	report_json_factor_origin(json, factor->item, factor->is_written);
	report_json_mark(json, "remote_work", summary_factor_mark(factor, BLOCKED_REMOTE_WORK));
	report_json_mark(json, "public_cloud", summary_factor_mark(factor, BLOCKED_PUBLIC_CLOUD));
	json_int(json, "remote_work_yes", columns[BLOCKED_REMOTE_WORK].yes);
	json_int(json, "remote_work_answered", columns[BLOCKED_REMOTE_WORK].answered);
	json_int(json, "public_cloud_yes", columns[BLOCKED_PUBLIC_CLOUD].yes);
	json_int(json, "public_cloud_answered", columns[BLOCKED_PUBLIC_CLOUD].answered);
	write_names(json, "companies", summary, factor->companies, factor->company_count);
	write_names(json, "unknown", summary, factor->unknown, factor->unknown_count);
	json_end(json);
}

static void write_factors(struct json_writer *json, const struct summary *summary)
{
	json_array(json, "blocking_factors");
	for (size_t i = 0; i < summary->factors.count; i++)
		write_factor(json, summary, &summary->factors.list[i]);
	json_end(json);
}

static void write_left_out(struct json_writer *json, const struct summary *summary)
{
	json_object(json, "left_out");
	json_int(json, "findings", summary->lists[ENTRY_FINDING].left_out);
	json_int(json, "incidents", summary->lists[ENTRY_INCIDENT].left_out);
	json_int(json, "blocking_factors", summary->factors.left_out);
	json_end(json);
}

void summary_json_write(const struct summary *summary, struct strbuf *out)
{
	struct json_writer json;

	json_begin(&json, out);
	json_object(&json, NULL);
	json_string(&json, "schema", "tenken-summary/1");
	json_string(&json, "language", lang_code(summary->lang));
	json_bool(&json, "anonymous", summary->is_anonymous);
	json_bool(&json, "guessable", summary->is_guessable);
	write_companies(&json, summary);
	json_array(&json, "tables");
	for (size_t i = 0; i < summary->table_count; i++)
		write_table(&json, summary, &summary->tables[i]);
	json_end(&json);
	write_list(&json, "findings", summary, ENTRY_FINDING);
	write_list(&json, "incidents", summary, ENTRY_INCIDENT);
	write_factors(&json, summary);
	write_left_out(&json, summary);
	json_end(&json);
	json_finish(&json);
}
