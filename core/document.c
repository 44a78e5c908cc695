#include "document.h"

#include "strbuf.h"

#include <stdarg.h>
#include <stdlib.h>

static const char *const kind_names[] = {
	[DOC_HEADING] = "heading", [DOC_PARAGRAPH] = "paragraph", [DOC_ITEM] = "item",   [DOC_FIELD] = "field",
	[DOC_QUOTE] = "quote",     [DOC_TABLE] = "table",         [DOC_CHART] = "chart", [DOC_PAGE] = "page",
};

static const char *const tone_names[TONE_COUNT] = {
	[TONE_NONE] = "",
	[TONE_MET] = "met",
	[TONE_PARTIAL] = "partial",
	[TONE_GAP] = "gap",
	[TONE_UNKNOWN] = "unknown",
	[TONE_UNANSWERED] = "unanswered",
	[TONE_NOT_APPLICABLE] = "not-applicable",
	[TONE_QUIET] = "quiet",
};

static const char *const chart_names[] = {
	[CHART_BARS] = "bars",
	[CHART_STACK] = "stack",
	[CHART_RADAR] = "radar",
};

const char *doc_kind_name(enum doc_kind kind)
{
	return kind_names[kind];
}

const char *doc_tone_name(enum doc_tone tone)
{
	return tone_names[tone];
}

const char *doc_chart_name(enum doc_chart_kind kind)
{
	return chart_names[kind];
}

static const char *copy(struct document *doc, const char *text)
{
	return text && *text ? arena_strdup(&doc->arena, text) : "";
}

struct document *document_new(enum lang lang, const char *title)
{
	struct document *doc = mem_calloc(1, sizeof(*doc));

	arena_init(&doc->arena);
	doc->lang = lang;
	doc->name = "report";
	doc->title = copy(doc, title);
	doc->organisation = doc->author = doc->logo_text = "";
	return doc;
}

void document_free(struct document *doc)
{
	if (!doc)
		return;
	arena_release(&doc->arena);
	free(doc->blocks);
	free(doc);
}

static struct doc_block *append(struct document *doc, enum doc_kind kind, int level, const char *label, const char *text)
{
	struct doc_block *block;

	if (doc->count == doc->capacity)
		doc->blocks = mem_grow(doc->blocks, doc->count, &doc->capacity, sizeof(*doc->blocks));
	block = &doc->blocks[doc->count++];
	*block = (struct doc_block){
		.kind = kind, .level = level, .number = "", .label = copy(doc, label), .text = copy(doc, text), .id = "", .target = "",
	};
	return block;
}

struct doc_block *doc_heading(struct document *doc, int level, const char *number, const char *id, const char *text)
{
	struct doc_block *block = append(doc, DOC_HEADING, level, "", text);

	block->number = copy(doc, number);
	block->id = copy(doc, id);
	return block;
}

struct doc_block *doc_paragraph(struct document *doc, int depth, const char *label, const char *text)
{
	return append(doc, DOC_PARAGRAPH, depth, label, text);
}

struct doc_block *doc_paragraphf(struct document *doc, int depth, const char *format, ...)
{
	struct strbuf text = STRBUF_INIT;
	struct doc_block *block;
	va_list args;

	va_start(args, format);
	strbuf_vaddf(&text, format, args);
	va_end(args);
	block = doc_paragraph(doc, depth, "", text.text);
	strbuf_release(&text);
	return block;
}

struct doc_block *doc_item(struct document *doc, int depth, const char *number, const char *label, const char *text)
{
	struct doc_block *block = append(doc, DOC_ITEM, depth, label, text);

	block->number = copy(doc, number);
	return block;
}

struct doc_block *doc_field(struct document *doc, int depth, const char *label, const char *text)
{
	return append(doc, DOC_FIELD, depth, label, text);
}

struct doc_block *doc_quote(struct document *doc, int depth, const char *text)
{
	return append(doc, DOC_QUOTE, depth, "", text);
}

void doc_page(struct document *doc)
{
	append(doc, DOC_PAGE, 0, "", "");
}

struct doc_cell *doc_table(struct document *doc, const char *caption, const struct doc_column *columns, size_t column_count,
                           size_t rows)
{
	struct doc_column *own = arena_array(&doc->arena, column_count, sizeof(*own));
	struct doc_cell *cells = arena_array(&doc->arena, column_count * rows, sizeof(*cells));
	struct doc_table *table = arena_alloc(&doc->arena, sizeof(*table));

	for (size_t i = 0; i < column_count; i++)
		own[i] = (struct doc_column){ .head = copy(doc, columns[i].head), .is_number = columns[i].is_number };
	for (size_t i = 0; i < column_count * rows; i++)
		cells[i] = (struct doc_cell){ .text = "", .target = "" };
	*table = (struct doc_table){
		.caption = copy(doc, caption), .columns = own, .column_count = column_count, .cells = cells, .row_count = rows,
	};
	append(doc, DOC_TABLE, 0, "", "")->table = table;
	return cells;
}

void doc_set(struct document *doc, struct doc_cell *cell, const char *text)
{
	cell->text = copy(doc, text);
}

void doc_setf(struct document *doc, struct doc_cell *cell, const char *format, ...)
{
	struct strbuf text = STRBUF_INIT;
	va_list args;

	va_start(args, format);
	strbuf_vaddf(&text, format, args);
	va_end(args);
	doc_set(doc, cell, text.text);
	strbuf_release(&text);
}

static const struct doc_series *copy_series(struct document *doc, const struct doc_chart *chart)
{
	struct doc_series *series = arena_array(&doc->arena, chart->series_count, sizeof(*series));

	for (size_t i = 0; i < chart->series_count; i++) {
		double *percent = arena_array(&doc->arena, chart->label_count, sizeof(*percent));
		for (size_t k = 0; k < chart->label_count; k++)
			percent[k] = chart->series[i].percent[k];
		series[i] = (struct doc_series){
			.name = copy(doc, chart->series[i].name), .tone = chart->series[i].tone, .percent = percent,
		};
	}
	return series;
}

void doc_chart(struct document *doc, const struct doc_chart *chart)
{
	struct doc_chart *own = arena_alloc(&doc->arena, sizeof(*own));
	const char **labels = arena_array(&doc->arena, chart->label_count, sizeof(*labels));

	for (size_t i = 0; i < chart->label_count; i++)
		labels[i] = copy(doc, chart->labels[i]);
	*own = *chart;
	own->title = copy(doc, chart->title);
	own->summary = copy(doc, chart->summary);
	own->labels = labels;
	own->series = copy_series(doc, chart);
	append(doc, DOC_CHART, 0, "", "")->chart = own;
}
