/* A document as one HTML page: no script, nothing loaded, readable by eye, by ear and on paper. */

#include "report_html.h"

#include "report_formats.h"

#include "escape.h"

#include <stdlib.h>
#include <string.h>

/* What is being written, and what is open. */
struct writer {
	struct strbuf out;
	enum doc_kind run;  /* of the open dl or ul: DOC_FIELD, DOC_ITEM; DOC_PAGE when none is */
	int run_level;      /* depth of the open dl */
	int items;          /* how many lists of items are open, one in the other */
	int charts;
	enum lang lang;
};

void html_text(struct strbuf *out, const char *text)
{
	while (*text) {
		size_t size = strcspn(text, "\n");
		char *line = mem_strndup(text, size);

		escape_html(out, line);
		free(line);
		text += size;
		if (*text++ != '\n')
			break;
		strbuf_adds(out, "<br>");
	}
}

const char *html_tone_class(enum doc_tone tone)
{
	return doc_tone_name(tone);
}

/* ' class="tone gap"', with what else is said of it; nothing when there is nothing. */
static void add_class(struct strbuf *out, const char *first, enum doc_tone tone)
{
	if (!*first && tone == TONE_NONE)
		return;
	strbuf_addf(out, " class=\"%s%s", first, *first && tone != TONE_NONE ? " " : "");
	if (tone != TONE_NONE)
		strbuf_addf(out, "tone %s", html_tone_class(tone));
	strbuf_adds(out, "\"");
}

static void add_label(struct strbuf *out, const char *label)
{
	if (!*label)
		return;
	strbuf_adds(out, "<strong>");
	html_text(out, label);
	strbuf_adds(out, "</strong> ");
}

static void add_linked(struct strbuf *out, const char *text, const char *target)
{
	if (*target)
		strbuf_addf(out, "<a href=\"#%s\">", target);
	html_text(out, text);
	if (*target)
		strbuf_adds(out, "</a>");
}

/* ---- runs: lists and fields ------------------------------------------------------------ */

static void close_fields(struct writer *writer)
{
	if (writer->run == DOC_FIELD)
		strbuf_adds(&writer->out, "</dl>\n");
	writer->run = writer->items > 0 ? DOC_ITEM : DOC_PAGE;
}

static void close_items(struct writer *writer, int left)
{
	close_fields(writer);
	for (; writer->items > left; writer->items--)
		strbuf_adds(&writer->out, "</li>\n</ul>\n");
	writer->run = writer->items > 0 ? DOC_ITEM : DOC_PAGE;
}

/* A list may begin deeper than it should; what is skipped has an empty item. */
static void begin_item(struct writer *writer, int depth, bool is_numbered)
{
	const char *item = is_numbered ? "<li class=\"numbered\">" : "<li>";

	close_items(writer, depth + 1);
	if (writer->items == depth + 1)
		strbuf_addf(&writer->out, "</li>\n%s", item);
	for (; writer->items < depth + 1; writer->items++)
		strbuf_addf(&writer->out, "<ul>\n%s", writer->items == depth ? item : "<li>");
	writer->run = DOC_ITEM;
}

static void write_item(struct writer *writer, const struct doc_block *block)
{
	begin_item(writer, block->level, *block->number);
	if (block->tone != TONE_NONE) {
		strbuf_adds(&writer->out, "<span");
		add_class(&writer->out, "", block->tone);
		strbuf_adds(&writer->out, "></span>");
	}
	if (*block->number) {
		strbuf_adds(&writer->out, "<span class=\"number\">");
		escape_html(&writer->out, block->number);
		strbuf_adds(&writer->out, "</span>");
	}
	add_label(&writer->out, block->label);
	add_linked(&writer->out, block->text, block->target);
}

/* Fields below an item belong to it. */
static void write_field(struct writer *writer, const struct doc_block *block)
{
	if (writer->run != DOC_FIELD || writer->run_level != block->level) {
		close_fields(writer);
		if (block->level == 0)
			close_items(writer, 0);
		strbuf_adds(&writer->out, "<dl>\n");
		writer->run = DOC_FIELD;
		writer->run_level = block->level;
	}
	strbuf_adds(&writer->out, "<dt>");
	html_text(&writer->out, block->label);
	strbuf_adds(&writer->out, "</dt><dd");
	add_class(&writer->out, "", block->tone);
	strbuf_adds(&writer->out, ">");
	add_linked(&writer->out, block->text, block->target);
	strbuf_adds(&writer->out, "</dd>\n");
}

/* ---- the other blocks --------------------------------------------------------------------- */

static int heading_level(const struct doc_block *block)
{
	return block->level < 5 ? block->level + 1 : 6;
}

static void write_heading(struct writer *writer, const struct doc_block *block)
{
	int level = heading_level(block);

	close_items(writer, 0);
	strbuf_addf(&writer->out, "<h%d", level);
	if (*block->id)
		strbuf_addf(&writer->out, " id=\"%s\"", block->id);
	add_class(&writer->out, "", block->tone);
	strbuf_adds(&writer->out, ">");
	if (*block->number) {
		strbuf_adds(&writer->out, "<span class=\"number\">");
		escape_html(&writer->out, block->number);
		strbuf_adds(&writer->out, "</span>");
	}
	html_text(&writer->out, block->text);
	strbuf_addf(&writer->out, "</h%d>\n", level);
}

/* A paragraph at a depth stands in the item above it, if there is one. */
static void write_paragraph(struct writer *writer, const struct doc_block *block)
{
	static const char *const insets[] = { "", "in1", "in2", "in3" };
	int depth = block->level > 3 ? 3 : block->level;

	if (block->level == 0)
		close_items(writer, 0);
	else
		close_fields(writer);
	strbuf_adds(&writer->out, "<p");
	add_class(&writer->out, writer->items > 0 ? "" : insets[depth], block->tone);
	strbuf_adds(&writer->out, ">");
	add_label(&writer->out, block->label);
	html_text(&writer->out, block->text);
	strbuf_adds(&writer->out, "</p>\n");
}

static void write_quote(struct writer *writer, const char *text)
{
	close_items(writer, 0);
	strbuf_adds(&writer->out, "<blockquote>\n");
	while (*text) {
		size_t size = strcspn(text, "\n");
		char *line = mem_strndup(text, size);

		if (size > 0) {
			strbuf_adds(&writer->out, "<p>");
			escape_html(&writer->out, line);
			strbuf_adds(&writer->out, "</p>\n");
		}
		free(line);
		text += size + (text[size] == '\n');
	}
	strbuf_adds(&writer->out, "</blockquote>\n");
}

static void write_heads(struct writer *writer, const struct doc_table *table)
{
	strbuf_adds(&writer->out, "<div class=\"table\">\n<table>\n");
	if (*table->caption) {
		strbuf_adds(&writer->out, "<caption>");
		html_text(&writer->out, table->caption);
		strbuf_adds(&writer->out, "</caption>\n");
	}
	strbuf_adds(&writer->out, "<thead>\n<tr>");
	for (size_t c = 0; c < table->column_count; c++) {
		strbuf_adds(&writer->out, "<th scope=\"col\"");
		add_class(&writer->out, table->columns[c].is_number ? "figure" : "", TONE_NONE);
		strbuf_adds(&writer->out, ">");
		html_text(&writer->out, table->columns[c].head);
		strbuf_adds(&writer->out, "</th>");
	}
	strbuf_adds(&writer->out, "</tr>\n</thead>\n<tbody>\n");
}

static void write_cell(struct writer *writer, const struct doc_column *column, const struct doc_cell *cell)
{
	strbuf_adds(&writer->out, "<td");
	add_class(&writer->out, column->is_number ? "figure" : "", cell->tone);
	strbuf_adds(&writer->out, ">");
	add_linked(&writer->out, cell->text, cell->target);
	strbuf_adds(&writer->out, "</td>");
}

static void write_table(struct writer *writer, const struct doc_table *table)
{
	close_items(writer, 0);
	write_heads(writer, table);
	for (size_t r = 0; r < table->row_count; r++) {
		strbuf_adds(&writer->out, "<tr>");
		for (size_t c = 0; c < table->column_count; c++)
			write_cell(writer, &table->columns[c], &table->cells[r * table->column_count + c]);
		strbuf_adds(&writer->out, "</tr>\n");
	}
	strbuf_adds(&writer->out, "</tbody>\n</table>\n</div>\n");
}

static void write_block(struct writer *writer, const struct doc_block *block)
{
	switch (block->kind) {
	case DOC_HEADING: write_heading(writer, block); break;
	case DOC_PARAGRAPH: write_paragraph(writer, block); break;
	case DOC_ITEM: write_item(writer, block); break;
	case DOC_FIELD: write_field(writer, block); break;
	case DOC_QUOTE: write_quote(writer, block->text); break;
	case DOC_TABLE: write_table(writer, block->table); break;
	case DOC_CHART:
		close_items(writer, 0);
		html_chart(&writer->out, block->chart, ++writer->charts, writer->lang);
		break;
	case DOC_PAGE:
		close_items(writer, 0);
		strbuf_adds(&writer->out, "<div class=\"page\"></div>\n");
		break;
	}
}

/* ---- the page ------------------------------------------------------------------------------- */

static void contents_entry(struct strbuf *out, const struct doc_block *block)
{
	strbuf_addf(out, "<li><a href=\"#%s\">", block->id);
	if (*block->number) {
		strbuf_adds(out, "<span class=\"number\">");
		escape_html(out, block->number);
		strbuf_adds(out, "</span>");
	}
	html_text(out, block->text);
	strbuf_adds(out, "</a>");
}

static bool is_in_contents(const struct doc_block *block)
{
	return block->kind == DOC_HEADING && block->level <= 2 && *block->id;
}

/* Headings of two levels; the second lies in the first. */
static void write_contents(struct strbuf *out, const struct document *doc)
{
	bool is_open = false; /* an entry of the first level is */
	bool is_inner = false;

	strbuf_addf(out, "<nav aria-labelledby=\"page_contents\">\n<h2 id=\"page_contents\">%s</h2>\n<ol>\n",
		    T_(doc->lang, "Contents"));
	for (size_t i = 0; i < doc->count; i++) {
		const struct doc_block *block = &doc->blocks[i];
		bool is_second = is_open && block->level == 2;

		if (!is_in_contents(block))
			continue;
		if (is_inner)
			strbuf_adds(out, is_second ? "</li>\n" : "</li>\n</ol>\n");
		else if (is_second)
			strbuf_adds(out, "\n<ol>\n");
		if (is_open && !is_second)
			strbuf_adds(out, "</li>\n");
		contents_entry(out, block);
		is_inner = is_second;
		is_open = true;
	}
	strbuf_adds(out, is_inner ? "</li>\n</ol>\n" : "");
	strbuf_adds(out, is_open ? "</li>\n</ol>\n</nav>\n" : "</ol>\n</nav>\n");
}

static void write_head(struct strbuf *out, const struct document *doc)
{
	strbuf_addf(out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n", lang_code(doc->lang));
	strbuf_adds(out, "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src ");
	html_style_hash(out);
	strbuf_adds(out, "; base-uri 'none'; form-action 'none'\">\n"
			 "<meta name=\"referrer\" content=\"no-referrer\">\n"
			 "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
	escape_html(out, doc->title);
	if (*doc->organisation) {
		strbuf_adds(out, " - ");
		escape_html(out, doc->organisation);
	}
	strbuf_adds(out, "</title>\n<style>");
	html_style(out);
	strbuf_addf(out, "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#page_main\">%s</a>\n<header>\n",
		    T_(doc->lang, "To the content"));
	if (*doc->logo_text) {
		strbuf_adds(out, "<p class=\"who\">");
		html_text(out, doc->logo_text);
		strbuf_adds(out, "</p>\n");
	}
	strbuf_adds(out, "<h1>");
	html_text(out, doc->title);
	strbuf_adds(out, "</h1>\n<p class=\"who\">");
	html_text(out, doc->organisation);
	strbuf_adds(out, "</p>\n</header>\n");
}

void html_write_document(const struct document *doc, struct strbuf *out)
{
	struct writer writer = { .out = STRBUF_INIT, .run = DOC_PAGE, .lang = doc->lang };

	write_head(&writer.out, doc);
	write_contents(&writer.out, doc);
	strbuf_adds(&writer.out, "<main id=\"page_main\">\n");
	for (size_t i = 0; i < doc->count; i++)
		write_block(&writer, &doc->blocks[i]);
	close_items(&writer, 0);
	strbuf_adds(&writer.out, "</main>\n</body>\n</html>\n");
	strbuf_add(out, writer.out.text, writer.out.length);
	strbuf_release(&writer.out);
}

bool report_html_write(const struct gap_report *report, const struct report_options *options, FILE *out,
                       struct error *err)
{
	struct document *doc = report_outline(report, options);
	struct strbuf text = STRBUF_INIT;

	html_write_document(doc, &text);
	bool ok = report_put(&text, out, err);
	strbuf_release(&text);
	document_free(doc);
	return ok;
}
