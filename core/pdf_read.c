#include "pdf_read.h"

#include "arena.h"
#include "strbuf.h"

#include <jansson.h>

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* What is being read, and the first thing that was wrong with it. */
struct reader {
	struct document *doc;
	struct error *err;
	size_t block; /* counted from 1, for messages; 0 before the blocks */
	bool is_wrong;
};

static void wrong(struct reader *reader, const char *what)
{
	if (reader->is_wrong)
		return;
	reader->is_wrong = true;
	if (reader->block)
		error_set(reader->err, ERROR_INPUT, _("block %zu of the document: %s"), reader->block, what);
	else
		error_set(reader->err, ERROR_INPUT, _("the document: %s"), what);
}

/* A text; "" when it is not there. */
static const char *text_of(struct reader *reader, json_t *object, const char *key)
{
	json_t *value = json_object_get(object, key);

	if (!value)
		return "";
	if (json_is_string(value) && strlen(json_string_value(value)) == json_string_length(value))
		return json_string_value(value);
	wrong(reader, _("expected a text"));
	return "";
}

static int number_of(struct reader *reader, json_t *object, const char *key, int max)
{
	json_t *value = json_object_get(object, key);

	if (!value)
		return 0;
	if (json_is_integer(value) && json_integer_value(value) >= 0 && json_integer_value(value) <= max)
		return (int)json_integer_value(value);
	wrong(reader, _("a number is out of its range"));
	return 0;
}

/* Place of a word among those that name() gives. */
static int word_of(struct reader *reader, json_t *object, const char *key, const char *(*name)(int), int count)
{
	const char *word = text_of(reader, object, key);

	for (int i = 0; i < count; i++) {
		if (strcmp(word, name(i)) == 0)
			return i;
	}
	wrong(reader, _("an unknown word"));
	return 0;
}

static const char *kind_name(int i)
{
	return doc_kind_name((enum doc_kind)i);
}

static const char *tone_name(int i)
{
	return doc_tone_name((enum doc_tone)i);
}

static const char *chart_name(int i)
{
	return doc_chart_name((enum doc_chart_kind)i);
}

static enum doc_tone tone_of(struct reader *reader, json_t *object)
{
	return (enum doc_tone)word_of(reader, object, "tone", tone_name, TONE_COUNT);
}

static json_t *list_of(struct reader *reader, json_t *object, const char *key)
{
	json_t *list = json_object_get(object, key);

	if (json_is_array(list))
		return list;
	wrong(reader, _("expected a list"));
	return NULL;
}

/* ---- tables ----------------------------------------------------------------- */

static void read_row(struct reader *reader, json_t *row, struct doc_cell *cells, size_t columns)
{
	if (!json_is_array(row) || json_array_size(row) != columns) {
		wrong(reader, _("a row has not the length of its table"));
		return;
	}
	for (size_t i = 0; i < columns; i++) {
		json_t *cell = json_array_get(row, i);

		doc_set(reader->doc, &cells[i], text_of(reader, cell, "text"));
		cells[i].target = arena_strdup(&reader->doc->arena, text_of(reader, cell, "target"));
		cells[i].tone = tone_of(reader, cell);
	}
}

static void read_columns(struct reader *reader, json_t *list, struct doc_column *columns)
{
	for (size_t i = 0; i < json_array_size(list); i++) {
		json_t *column = json_array_get(list, i);

		columns[i].head = text_of(reader, column, "head");
		columns[i].is_number = json_is_true(json_object_get(column, "is_number"));
	}
}

static void read_table(struct reader *reader, json_t *table)
{
	json_t *heads = list_of(reader, table, "columns");
	json_t *rows = list_of(reader, table, "rows");
	size_t columns = json_array_size(heads);
	size_t row_count = json_array_size(rows);
	struct doc_column *list;
	struct doc_cell *cells;

	if (columns == 0 || columns > 64 || row_count > PDF_CELLS_MAX / columns) {
		wrong(reader, _("a table of no column, or too large"));
		return;
	}
	list = mem_calloc(columns, sizeof(*list));
	read_columns(reader, heads, list);
	cells = doc_table(reader->doc, text_of(reader, table, "caption"), list, columns, row_count);
	for (size_t r = 0; r < row_count && !reader->is_wrong; r++)
		read_row(reader, json_array_get(rows, r), cells + r * columns, columns);
	free(list);
}

/* ---- charts ----------------------------------------------------------------- */

static void read_percent(struct reader *reader, json_t *list, double *percent, size_t count)
{
	if (!json_is_array(list) || json_array_size(list) != count) {
		wrong(reader, _("a series has not the length of its chart"));
		return;
	}
	for (size_t i = 0; i < count; i++) {
		json_t *value = json_array_get(list, i);

		percent[i] = json_is_number(value) ? json_number_value(value) : -1;
		if (percent[i] > 100)
			wrong(reader, _("a number is out of its range"));
	}
}

/* Everything of a chart lives in the document's arena, where doc_chart() copies it once more. */
static void read_series(struct reader *reader, json_t *list, struct doc_series *series, size_t labels)
{
	for (size_t i = 0; i < json_array_size(list); i++) {
		json_t *one = json_array_get(list, i);
		double *percent = arena_array(&reader->doc->arena, labels, sizeof(*percent));

		series[i].name = text_of(reader, one, "name");
		series[i].tone = tone_of(reader, one);
		read_percent(reader, json_object_get(one, "percent"), percent, labels);
		series[i].percent = percent;
	}
}

static void read_chart(struct reader *reader, json_t *from)
{
	json_t *labels = list_of(reader, from, "labels");
	json_t *series = list_of(reader, from, "series");
	size_t label_count = json_array_size(labels);
	size_t series_count = json_array_size(series);
	const char **texts = arena_array(&reader->doc->arena, label_count, sizeof(*texts));
	struct doc_series *list = arena_array(&reader->doc->arena, series_count, sizeof(*list));
	struct doc_chart chart = { .title = text_of(reader, from, "title"), .summary = text_of(reader, from, "summary") };

	chart.kind = (enum doc_chart_kind)word_of(reader, from, "kind", chart_name, CHART_RADAR + 1);
	if (label_count == 0 || label_count > 64 || series_count == 0 || series_count > 8) {
		wrong(reader, _("a chart of nothing, or too large"));
		return;
	}
	for (size_t i = 0; i < label_count; i++) {
		if (!json_is_string(json_array_get(labels, i)))
			wrong(reader, _("expected a text"));
		else
			texts[i] = json_string_value(json_array_get(labels, i));
	}
	read_series(reader, series, list, label_count);
	if (reader->is_wrong)
		return;
	chart.labels = texts;
	chart.label_count = label_count;
	chart.series = list;
	chart.series_count = series_count;
	doc_chart(reader->doc, &chart);
}

/* ---- blocks ----------------------------------------------------------------- */

static void read_plain(struct reader *reader, json_t *from, enum doc_kind kind)
{
	int level = number_of(reader, from, "level", 16);
	const char *number = text_of(reader, from, "number");
	const char *label = text_of(reader, from, "label");
	const char *text = text_of(reader, from, "text");
	struct doc_block *block;

	switch (kind) {
	case DOC_HEADING:
		block = doc_heading(reader->doc, level, number, text_of(reader, from, "id"), text);
		break;
	case DOC_ITEM:
		block = doc_item(reader->doc, level, number, label, text);
		block->target = arena_strdup(&reader->doc->arena, text_of(reader, from, "target"));
		break;
	case DOC_FIELD:
		block = doc_field(reader->doc, level, label, text);
		break;
	case DOC_QUOTE:
		block = doc_quote(reader->doc, level, text);
		break;
	default:
		block = doc_paragraph(reader->doc, level, label, text);
	}
	block->tone = tone_of(reader, from);
}

static void read_block(struct reader *reader, json_t *from)
{
	enum doc_kind kind = (enum doc_kind)word_of(reader, from, "kind", kind_name, DOC_PAGE + 1);

	if (reader->is_wrong)
		return;
	if (kind == DOC_PAGE)
		doc_page(reader->doc);
	else if (kind == DOC_TABLE)
		read_table(reader, json_object_get(from, "table"));
	else if (kind == DOC_CHART)
		read_chart(reader, json_object_get(from, "chart"));
	else
		read_plain(reader, from, kind);
}

static void read_head(struct reader *reader, json_t *from)
{
	struct document *doc = reader->doc;

	doc->title = arena_strdup(&doc->arena, text_of(reader, from, "title"));
	doc->organisation = arena_strdup(&doc->arena, text_of(reader, from, "organisation"));
	doc->author = arena_strdup(&doc->arena, text_of(reader, from, "author"));
	doc->logo_text = arena_strdup(&doc->arena, text_of(reader, from, "logo_text"));
	doc->date_utc = json_integer_value(json_object_get(from, "date_utc"));
	if (!lang_from_code(text_of(reader, from, "language"), &doc->lang))
		wrong(reader, _("an unknown language"));
}

static struct document *read_document(json_t *from, struct error *err)
{
	struct reader reader = { .doc = document_new(LANG_EN, ""), .err = err };
	json_t *blocks;

	read_head(&reader, from);
	blocks = list_of(&reader, from, "blocks");
	if (json_array_size(blocks) > PDF_BLOCKS_MAX)
		wrong(&reader, _("there are too many blocks"));
	for (size_t i = 0; i < json_array_size(blocks) && !reader.is_wrong; i++) {
		reader.block = i + 1;
		read_block(&reader, json_array_get(blocks, i));
	}
	if (!reader.is_wrong)
		return reader.doc;
	document_free(reader.doc);
	return NULL;
}

static bool read_all(FILE *in, struct strbuf *text, struct error *err)
{
	char piece[65536];
	size_t size;

	while ((size = fread(piece, 1, sizeof(piece), in)) > 0) {
		if (text->length + size > PDF_READ_BYTES_MAX) {
			error_set(err, ERROR_LIMIT, _("the report is larger than %d MiB"), PDF_READ_BYTES_MAX >> 20);
			return false;
		}
		strbuf_add(text, piece, size);
	}
	if (!ferror(in))
		return true;
	error_set(err, ERROR_IO, _("cannot read the report: %s"), strerror(errno));
	return false;
}

struct document *pdf_read(FILE *in, struct error *err)
{
	struct strbuf text = STRBUF_INIT;
	struct document *doc = NULL;
	json_error_t why;
	json_t *root;

	if (read_all(in, &text, err)) {
		root = json_loadb(text.text, text.length, JSON_REJECT_DUPLICATES, &why);
		if (!root)
			error_set(err, ERROR_INPUT, _("this is no JSON: %.150s (line %d)"), why.text, why.line);
		else if (!json_is_object(json_object_get(root, "document")))
			error_set(err, ERROR_INPUT,
				  _("the report has no member \"document\"; write it with: tenken report ID -f json "
				    "--parts all,document"));
		else
			doc = read_document(json_object_get(root, "document"), err);
		json_decref(root);
	}
	strbuf_release(&text);
	return doc;
}
