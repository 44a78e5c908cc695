/* A document as Markdown, as GitHub shows it well: CommonMark with tables. */

#include "format.h"

#include "document.h"
#include "escape.h"

#include <stdlib.h>
#include <string.h>

/* What is being written, and which run of blocks it is in. */
struct writer {
	struct strbuf out;
	enum doc_kind run;  /* kind of the block before; DOC_PAGE when none */
	size_t inside_cols; /* of the list that a paragraph could belong to; 0 none */
};

/* Text in one line: a heading, a cell. */
static void add_line(struct strbuf *out, const char *text, const char *line_break)
{
	while (*text) {
		size_t size = strcspn(text, "\n");
		char *line = mem_strndup(text, size);

		escape_markdown(out, line);
		free(line);
		text += size;
		if (*text++ != '\n')
			break;
		strbuf_adds(out, line_break);
	}
}

/* Lines, each begun with an indent; an empty one ends a paragraph. */
static void add_lines(struct writer *writer, const char *indent, const char *text)
{
	struct strbuf next = STRBUF_INIT;

	strbuf_addf(&next, "\\\n%s", indent);
	add_line(&writer->out, text, next.text);
	strbuf_release(&next);
}

static void add_label(struct writer *writer, const char *label)
{
	if (!*label)
		return;
	strbuf_adds(&writer->out, "**");
	add_line(&writer->out, label, " ");
	strbuf_adds(&writer->out, "** ");
}

static void blank(struct writer *writer)
{
	if (writer->out.length > 0)
		strbuf_addch(&writer->out, '\n');
}

static void write_heading(struct writer *writer, const struct doc_block *block)
{
	blank(writer);
	strbuf_add_repeat(&writer->out, '#', block->level < 5 ? (size_t)block->level + 1 : 6);
	strbuf_addch(&writer->out, ' ');
	if (*block->id)
		strbuf_addf(&writer->out, "<a id=\"%s\"></a>", block->id);
	if (*block->number) {
		add_line(&writer->out, block->number, " ");
		strbuf_addch(&writer->out, ' ');
	}
	add_line(&writer->out, block->text, " ");
	strbuf_addch(&writer->out, '\n');
}

/* Below an item it is indented as the item's text is; without one it must not be: that would be code. */
static void write_paragraph(struct writer *writer, const struct doc_block *block)
{
	struct strbuf indent = STRBUF_INIT;
	size_t cols = 2 * (size_t)block->level;

	strbuf_add_repeat(&indent, ' ', cols < writer->inside_cols ? cols : writer->inside_cols);
	blank(writer);
	strbuf_adds(&writer->out, indent.text);
	add_label(writer, block->label);
	add_lines(writer, indent.text, block->text);
	strbuf_addch(&writer->out, '\n');
	strbuf_release(&indent);
}

/* A text that leads somewhere. */
static void add_linked(struct writer *writer, const char *text, const char *target, const char *line_break)
{
	if (*target)
		strbuf_addch(&writer->out, '[');
	add_line(&writer->out, text, line_break);
	if (*target)
		strbuf_addf(&writer->out, "](#%s)", target);
}

static void write_item(struct writer *writer, const struct doc_block *block)
{
	struct strbuf indent = STRBUF_INIT;

	if (writer->run != DOC_ITEM)
		blank(writer);
	strbuf_add_repeat(&indent, ' ', 2 * (size_t)block->level + 2);
	strbuf_add(&writer->out, indent.text, indent.length - 2);
	strbuf_adds(&writer->out, "- ");
	add_label(writer, block->label);
	if (*block->number) {
		escape_markdown(&writer->out, block->number);
		strbuf_addch(&writer->out, ' ');
	}
	if (*block->target)
		add_linked(writer, block->text, block->target, " ");
	else
		add_lines(writer, indent.text, block->text);
	strbuf_addch(&writer->out, '\n');
	strbuf_release(&indent);
}

/* Runs of fields are one table without heads; under an item they belong to it. */
static void write_field(struct writer *writer, const struct doc_block *block)
{
	if (block->level > 0) {
		write_item(writer, block);
		return;
	}
	if (writer->run != DOC_FIELD) {
		blank(writer);
		strbuf_adds(&writer->out, "| | |\n|---|---|\n");
	}
	strbuf_adds(&writer->out, "| **");
	add_line(&writer->out, block->label, "<br>");
	strbuf_adds(&writer->out, "** | ");
	add_line(&writer->out, block->text, "<br>");
	strbuf_adds(&writer->out, " |\n");
}

static void write_quote(struct writer *writer, const struct doc_block *block)
{
	blank(writer);
	strbuf_adds(&writer->out, "> ");
	add_line(&writer->out, block->text, "\n>\n> ");
	strbuf_addch(&writer->out, '\n');
}

static void write_table(struct writer *writer, const struct doc_table *table)
{
	blank(writer);
	strbuf_addch(&writer->out, '|');
	for (size_t c = 0; c < table->column_count; c++) {
		strbuf_addch(&writer->out, ' ');
		add_line(&writer->out, table->columns[c].head, "<br>");
		strbuf_adds(&writer->out, " |");
	}
	strbuf_adds(&writer->out, "\n|");
	for (size_t c = 0; c < table->column_count; c++)
		strbuf_adds(&writer->out, table->columns[c].is_number ? "--:|" : "---|");
	strbuf_addch(&writer->out, '\n');
	for (size_t i = 0; i < table->row_count * table->column_count; i++) {
		strbuf_adds(&writer->out, i % table->column_count ? " " : "| ");
		add_linked(writer, table->cells[i].text, table->cells[i].target, "<br>");
		strbuf_adds(&writer->out, (i + 1) % table->column_count ? " |" : " |\n");
	}
}

/* GitHub draws none; the sentence says the same, and a table with the numbers stands beside. */
static void write_chart(struct writer *writer, const struct doc_chart *chart)
{
	blank(writer);
	strbuf_adds(&writer->out, "**");
	add_line(&writer->out, chart->title, " ");
	strbuf_adds(&writer->out, "**\\\n");
	add_lines(writer, "", chart->summary);
	strbuf_addch(&writer->out, '\n');
}

static void write_block(struct writer *writer, const struct doc_block *block)
{
	switch (block->kind) {
	case DOC_HEADING: write_heading(writer, block); break;
	case DOC_PARAGRAPH: write_paragraph(writer, block); break;
	case DOC_ITEM: write_item(writer, block); break;
	case DOC_FIELD: write_field(writer, block); break;
	case DOC_QUOTE: write_quote(writer, block); break;
	case DOC_TABLE: write_table(writer, block->table); break;
	case DOC_CHART: write_chart(writer, block->chart); break;
	case DOC_PAGE: strbuf_adds(&writer->out, "\n---\n"); break;
	}
	writer->run = block->kind == DOC_FIELD && block->level > 0 ? DOC_ITEM : block->kind;
	if (writer->run == DOC_ITEM)
		writer->inside_cols = 2 * (size_t)block->level + 2;
	else if (block->kind != DOC_PARAGRAPH)
		writer->inside_cols = 0;
}

static bool render(const struct document *doc, const struct format_page *page, struct strbuf *out,
                   struct error *err)
{
	struct writer writer = { .out = STRBUF_INIT, .run = DOC_PAGE };

	(void)page;
	(void)err;
	if (*doc->logo_text) {
		add_line(&writer.out, doc->logo_text, " ");
		strbuf_adds(&writer.out, "\n\n");
	}
	strbuf_adds(&writer.out, "# ");
	add_line(&writer.out, doc->title, " ");
	strbuf_addch(&writer.out, '\n');
	for (size_t i = 0; i < doc->count; i++)
		write_block(&writer, &doc->blocks[i]);
	strbuf_add(out, writer.out.text, writer.out.length);
	strbuf_release(&writer.out);
	return true;
}

const struct format format_md = { .name = "md", .extension = "md", .is_binary = false, .render = render };
