/* The blocks of a document as HTML: sections that hold each other, lists, tables. */

#include "format_html.h"

#include "escape.h"

#include <stdlib.h>
#include <string.h>

enum {
	LISTS_MAX = 8,
	SECTIONS_MAX = 5,
	WIDE_COLUMNS = 5 /* from here on a table may be wider than a telephone */
};

/* A list that is open, and its last item with it. */
struct list {
	enum doc_kind kind; /* DOC_ITEM, DOC_FIELD */
	bool is_numbered;
	int level;
};

struct writer {
	struct strbuf *out;
	const struct document *doc;
	size_t place;                /* of the block that is being written */
	size_t heading;              /* place of the last heading that has an id */
	struct list lists[LISTS_MAX]; /* each in the last item of the one before, levels rising */
	int list_count;
	int sections[SECTIONS_MAX]; /* levels of the headings whose sections are open */
	int section_count;
	bool is_page_due;
};

const char *html_tone_class(enum doc_tone tone)
{
	return doc_tone_name(tone);
}

/* How many blocks of this kind stand up to here: makes ids of our own. */
static int ordinal(const struct writer *writer)
{
	int count = 0;

	for (size_t i = 0; i <= writer->place; i++)
		count += writer->doc->blocks[i].kind == writer->doc->blocks[writer->place].kind;
	return count;
}

/* ' class="number gap"'; nothing when there is none. */
static void add_class(struct strbuf *out, const char *own, enum doc_tone tone)
{
	const char *of_tone = html_tone_class(tone);

	if (*own || *of_tone)
		strbuf_addf(out, " class=\"%s%s%s\"", own, *own && *of_tone ? " " : "", of_tone);
}

static void add_label(struct strbuf *out, const char *label)
{
	if (!*label)
		return;
	strbuf_adds(out, "<b>");
	html_text(out, label);
	strbuf_adds(out, "</b> ");
}

static void add_linked(struct strbuf *out, const char *text, const char *target)
{
	if (*target) {
		strbuf_adds(out, "<a href=\"#");
		escape_html(out, target);
		strbuf_adds(out, "\">");
	}
	html_text(out, text);
	if (*target)
		strbuf_adds(out, "</a>");
}

/* ---- lists ------------------------------------------------------------------------------ */

static const char *list_tag(const struct list *list)
{
	if (list->kind == DOC_FIELD)
		return "dl";
	return list->is_numbered ? "ol" : "ul";
}

static struct list *last_list(struct writer *writer)
{
	return writer->list_count > 0 ? &writer->lists[writer->list_count - 1] : NULL;
}

static void end_item(struct writer *writer)
{
	strbuf_adds(writer->out, last_list(writer)->kind == DOC_FIELD ? "</dd></div>\n" : "</li>\n");
}

/* Closes the lists of a level and of those below it. */
static void end_lists(struct writer *writer, int level)
{
	while (writer->list_count > 0 && last_list(writer)->level >= level) {
		end_item(writer);
		strbuf_addf(writer->out, "</%s>\n", list_tag(last_list(writer)));
		writer->list_count--;
	}
}

/* A list without markers is one to a screen reader only when it is said. */
static void begin_list(struct writer *writer, const struct list *list)
{
	strbuf_addf(writer->out, "\n<%s%s>\n", list_tag(list), list->is_numbered ? " role=\"list\"" : "");
	writer->lists[writer->list_count++] = *list;
}

/* Goes on with the list of the same kind and level, or begins one. */
static void begin_item(struct writer *writer, const struct doc_block *block)
{
	struct list list = { .kind = block->kind, .is_numbered = block->kind == DOC_ITEM && *block->number,
			     .level = block->level < LISTS_MAX ? block->level : LISTS_MAX - 1 };
	struct list *open;

	end_lists(writer, list.level + 1);
	open = last_list(writer);
	if (open && open->level == list.level && (open->kind != list.kind || open->is_numbered != list.is_numbered))
		end_lists(writer, list.level);
	open = last_list(writer);
	if (open && open->level == list.level)
		end_item(writer);
	else
		begin_list(writer, &list);
}

/* The tone is that of the item's own text, not of what belongs to it. */
static void write_item(struct writer *writer, const struct doc_block *block)
{
	begin_item(writer, block);
	strbuf_adds(writer->out, "<li>");
	if (block->tone != TONE_NONE) {
		strbuf_adds(writer->out, "<span");
		add_class(writer->out, "", block->tone);
		strbuf_addch(writer->out, '>');
	}
	html_number(writer->out, block->number);
	add_label(writer->out, block->label);
	add_linked(writer->out, block->text, block->target);
	strbuf_adds(writer->out, block->tone != TONE_NONE ? "</span>" : "");
}

static void write_field(struct writer *writer, const struct doc_block *block)
{
	begin_item(writer, block);
	strbuf_adds(writer->out, "<div><dt>");
	html_text(writer->out, block->label);
	strbuf_adds(writer->out, "</dt><dd");
	add_class(writer->out, "", block->tone);
	strbuf_addch(writer->out, '>');
	add_linked(writer->out, block->text, block->target);
}

/* ---- text --------------------------------------------------------------------------------- */

/* It stands in the item above it, if there is one. */
static void write_paragraph(struct writer *writer, const struct doc_block *block)
{
	end_lists(writer, block->level);
	strbuf_adds(writer->out, "<p");
	add_class(writer->out, block->level > 0 && writer->list_count == 0 ? "under" : "", block->tone);
	strbuf_addch(writer->out, '>');
	add_label(writer->out, block->label);
	add_linked(writer->out, block->text, block->target);
	strbuf_adds(writer->out, "</p>\n");
}

static void write_quote(struct writer *writer, const struct doc_block *block)
{
	const char *text = block->text;

	end_lists(writer, block->level);
	strbuf_adds(writer->out, "<blockquote>\n");
	while (*text) {
		size_t size = strcspn(text, "\n");
		char *line = mem_strndup(text, size);

		strbuf_adds(writer->out, size > 0 ? "<p>" : "");
		escape_html(writer->out, line);
		strbuf_adds(writer->out, size > 0 ? "</p>\n" : "");
		free(line);
		text += size + (text[size] == '\n');
	}
	strbuf_adds(writer->out, "</blockquote>\n");
}

/* ---- sections ------------------------------------------------------------------------------ */

static void end_sections(struct writer *writer, int level)
{
	end_lists(writer, 0);
	while (writer->section_count > 0 && writer->sections[writer->section_count - 1] >= level) {
		strbuf_adds(writer->out, "</section>\n");
		writer->section_count--;
	}
}

/* Only the parts are landmarks; a screen reader would list too many otherwise. */
static void begin_section(struct writer *writer, int level)
{
	if (writer->section_count == SECTIONS_MAX)
		end_sections(writer, writer->sections[SECTIONS_MAX - 1]);
	strbuf_adds(writer->out, "<section");
	if (writer->section_count == 0) {
		strbuf_adds(writer->out, " aria-labelledby=\"");
		html_id(writer->out, writer->doc, writer->place);
		strbuf_addch(writer->out, '"');
	}
	strbuf_adds(writer->out, ">\n");
	writer->sections[writer->section_count++] = level;
}

/* Its rank is how deep it lies, so that no rank is left out. What the contents lead to has an id. */
static void write_heading(struct writer *writer, const struct doc_block *block)
{
	end_sections(writer, block->level);
	begin_section(writer, block->level);
	strbuf_addf(writer->out, "<h%d", writer->section_count + 1);
	if (*block->id || writer->section_count <= 2) {
		strbuf_adds(writer->out, " id=\"");
		html_id(writer->out, writer->doc, writer->place);
		strbuf_addch(writer->out, '"');
		writer->heading = writer->place;
	}
	add_class(writer->out, "", block->tone);
	strbuf_addch(writer->out, '>');
	html_number(writer->out, block->number);
	html_text(writer->out, block->text);
	strbuf_addf(writer->out, "</h%d>\n", writer->section_count + 1);
}

/* ---- tables ---------------------------------------------------------------------------------- */

/* Without a caption the heading above says what it shows. */
static void begin_table(struct writer *writer, const struct doc_table *table)
{
	struct strbuf name = STRBUF_INIT;

	if (*table->caption)
		strbuf_addf(&name, " aria-labelledby=\"caption_%d\"", ordinal(writer));
	else if (writer->section_count > 0) {
		strbuf_adds(&name, " aria-labelledby=\"");
		html_id(&name, writer->doc, writer->heading);
		strbuf_addch(&name, '"');
	}
	if (table->column_count >= WIDE_COLUMNS)
		strbuf_addf(writer->out, "<div class=\"wide\" role=\"group\" tabindex=\"0\"%s>\n", name.text);
	strbuf_addf(writer->out, "<table%s>\n", *table->caption ? "" : name.text);
	if (*table->caption) {
		strbuf_addf(writer->out, "<caption id=\"caption_%d\">", ordinal(writer));
		html_text(writer->out, table->caption);
		strbuf_adds(writer->out, "</caption>\n");
	}
	strbuf_release(&name);
}

static void write_heads(struct writer *writer, const struct doc_table *table)
{
	strbuf_adds(writer->out, "<thead>\n<tr>");
	for (size_t c = 0; c < table->column_count; c++) {
		strbuf_adds(writer->out, "<th scope=\"col\"");
		add_class(writer->out, table->columns[c].is_number ? "amount" : "", TONE_NONE);
		strbuf_addch(writer->out, '>');
		html_text(writer->out, table->columns[c].head);
		strbuf_adds(writer->out, "</th>");
	}
	strbuf_adds(writer->out, "</tr>\n</thead>\n<tbody>\n");
}

static void write_cell(struct writer *writer, const struct doc_table *table, size_t column, const struct doc_cell *cell)
{
	bool is_head = column == 0 && !table->columns[0].is_number;

	strbuf_adds(writer->out, is_head ? "<th scope=\"row\"" : "<td");
	add_class(writer->out, table->columns[column].is_number ? "amount" : "", cell->tone);
	strbuf_addch(writer->out, '>');
	add_linked(writer->out, cell->text, cell->target);
	strbuf_adds(writer->out, is_head ? "</th>" : "</td>");
}

static void write_table(struct writer *writer, const struct doc_table *table)
{
	end_lists(writer, 0);
	begin_table(writer, table);
	write_heads(writer, table);
	for (size_t r = 0; r < table->row_count; r++) {
		strbuf_adds(writer->out, "<tr>");
		for (size_t c = 0; c < table->column_count; c++)
			write_cell(writer, table, c, &table->cells[r * table->column_count + c]);
		strbuf_adds(writer->out, "</tr>\n");
	}
	strbuf_addf(writer->out, "</tbody>\n</table>\n%s", table->column_count >= WIDE_COLUMNS ? "</div>\n" : "");
}

/* ---- all of them ------------------------------------------------------------------------------- */

/* Written before the next block, so that no empty page ends the report. */
static void begin_page(struct writer *writer)
{
	if (writer->is_page_due) {
		end_lists(writer, 0);
		strbuf_adds(writer->out, "<hr>\n");
	}
	writer->is_page_due = false;
}

static void write_block(struct writer *writer, const struct doc_block *block)
{
	if (block->kind == DOC_PAGE) {
		writer->is_page_due = true;
		return;
	}
	begin_page(writer);
	switch (block->kind) {
	case DOC_HEADING: write_heading(writer, block); break;
	case DOC_PARAGRAPH: write_paragraph(writer, block); break;
	case DOC_ITEM: write_item(writer, block); break;
	case DOC_FIELD: write_field(writer, block); break;
	case DOC_QUOTE: write_quote(writer, block); break;
	case DOC_TABLE: write_table(writer, block->table); break;
	case DOC_CHART:
		end_lists(writer, 0);
		html_chart(writer->out, block->chart, ordinal(writer), writer->doc->lang);
		break;
	case DOC_PAGE: break;
	}
}

void html_blocks(struct strbuf *out, const struct document *doc, size_t first, size_t end)
{
	struct writer writer = { .out = out, .doc = doc };

	for (size_t i = first; i < end; i++) {
		writer.place = i;
		write_block(&writer, &doc->blocks[i]);
	}
	end_sections(&writer, 0);
}
