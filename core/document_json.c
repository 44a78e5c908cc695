#include "document_json.h"

enum { PERCENT_DECIMALS = 3 };

/* What is not there says nothing, and there are many blocks. */
static void string_if_any(struct json_writer *json, const char *key, const char *text)
{
	if (*text)
		json_string(json, key, text);
}

static void write_columns(struct json_writer *json, const struct doc_table *table)
{
	json_array(json, "columns");
	for (size_t i = 0; i < table->column_count; i++) {
		json_object(json, NULL);
		json_string(json, "head", table->columns[i].head);
		json_bool(json, "is_number", table->columns[i].is_number);
		json_end(json);
	}
	json_end(json);
}

static void write_cell(struct json_writer *json, const struct doc_cell *cell)
{
	json_object(json, NULL);
	json_string(json, "text", cell->text);
	string_if_any(json, "target", cell->target);
	string_if_any(json, "tone", doc_tone_name(cell->tone));
	json_end(json);
}

static void write_table(struct json_writer *json, const struct doc_table *table)
{
	json_object(json, "table");
	string_if_any(json, "caption", table->caption);
	write_columns(json, table);
	json_array(json, "rows");
	for (size_t r = 0; r < table->row_count; r++) {
		json_array(json, NULL);
		for (size_t c = 0; c < table->column_count; c++)
			write_cell(json, &table->cells[r * table->column_count + c]);
		json_end(json);
	}
	json_end(json);
	json_end(json);
}

static void write_series(struct json_writer *json, const struct doc_series *series, size_t count)
{
	json_object(json, NULL);
	json_string(json, "name", series->name);
	string_if_any(json, "tone", doc_tone_name(series->tone));
	json_array(json, "percent");
	for (size_t i = 0; i < count; i++) {
		if (series->percent[i] < 0)
			json_null(json, NULL);
		else
			json_double(json, NULL, series->percent[i], PERCENT_DECIMALS);
	}
	json_end(json);
	json_end(json);
}

static void write_chart(struct json_writer *json, const struct doc_chart *chart)
{
	json_object(json, "chart");
	json_string(json, "kind", doc_chart_name(chart->kind));
	json_string(json, "title", chart->title);
	json_string(json, "summary", chart->summary);
	json_strings(json, "labels", chart->labels, chart->label_count);
	json_array(json, "series");
	for (size_t i = 0; i < chart->series_count; i++)
		write_series(json, &chart->series[i], chart->label_count);
	json_end(json);
	json_end(json);
}

static void write_block(struct json_writer *json, const struct doc_block *block)
{
	json_object(json, NULL);
	json_string(json, "kind", doc_kind_name(block->kind));
	json_int(json, "level", block->level);
	string_if_any(json, "number", block->number);
	string_if_any(json, "label", block->label);
	string_if_any(json, "text", block->text);
	string_if_any(json, "id", block->id);
	string_if_any(json, "target", block->target);
	string_if_any(json, "tone", doc_tone_name(block->tone));
	if (block->table)
		write_table(json, block->table);
	if (block->chart)
		write_chart(json, block->chart);
	json_end(json);
}

void document_json_write(struct json_writer *json, const struct document *doc)
{
	json_object(json, "document");
	json_string(json, "title", doc->title);
	json_string(json, "organisation", doc->organisation);
	json_string(json, "author", doc->author);
	json_string(json, "logo_text", doc->logo_text);
	json_string(json, "language", lang_code(doc->lang));
	json_int(json, "date_utc", doc->date_utc);
	json_array(json, "blocks");
	for (size_t i = 0; i < doc->count; i++)
		write_block(json, &doc->blocks[i]);
	json_end(json);
	json_end(json);
}
