/* A document for paper and less: its blocks, one below the other. */

#include "format_text.h"

#include "escape.h"
#include "format.h"
#include "text.h"

#include <string.h>

enum {
	DEPTH_MAX = 8,
	HANG_MAX_COLS = 8 /* text after a longer label does not hang behind it */
};

struct writer {
	struct page page;
	const struct document *doc;
	int base;                  /* indent under the last heading */
	int indent[DEPTH_MAX + 1]; /* of what belongs to an item of the depth before, from base on */
	bool is_in_list;           /* the last block was an item of depth 0, or belongs to one */
	bool is_airy;              /* of this list: a blank line between its items */
	bool had_heading;
};

static int indent_of(const struct writer *writer, int depth)
{
	return writer->base + writer->indent[depth < DEPTH_MAX ? depth : DEPTH_MAX];
}

/* What stands deeper is indented like under a plain paragraph, until an item says otherwise. */
static void reset_indents(struct writer *writer)
{
	for (int depth = 0; depth <= DEPTH_MAX; depth++)
		writer->indent[depth] = 2 * depth;
}

/* ---- headings ----------------------------------------------------------------------- */

static void plain_heading(struct writer *writer, const struct doc_block *block, int indent)
{
	struct page *page = &writer->page;

	page_blank(page);
	if (*block->number)
		page_textf(page, indent, text_cols(block->number) < HANG_MAX_COLS ? text_cols(block->number) + 2 : 4,
			   "%s  %s", block->number, block->text);
	else
		page_text(page, indent, 2, block->text);
}

static void heading(struct writer *writer, const struct doc_block *block)
{
	writer->had_heading = true;
	reset_indents(writer);
	switch (block->level) {
	case 1: page_heading(&writer->page, block->number, block->text); break;
	case 2: page_subheading(&writer->page, block->number, block->text); break;
	case 3: plain_heading(writer, block, 0); break;
	default: plain_heading(writer, block, 2); break;
	}
	writer->base = block->level <= 2 ? 0 : block->level == 3 ? 2 : 4;
}

/* ---- paragraphs and items ------------------------------------------------------------- */

/* Paragraphs of a part are set apart, those of a clause stand close. */
static void paragraph(struct writer *writer, const struct doc_block *block)
{
	struct page *page = &writer->page;
	int indent = indent_of(writer, block->level);

	if (block->level == 0) {
		if (writer->base == 0)
			page_blank(page);
		reset_indents(writer);
		indent = writer->base;
	}
	page_text(page, indent, 0, block->label);
	page_text(page, indent + (*block->label ? 2 : 0), 0, block->text);
}

/* Number of the heading that a block leads to; "" when it is none of a clause or chapter. */
static const char *number_of_target(const struct writer *writer, const struct doc_block *block)
{
	for (size_t i = 0; *block->target && i < writer->doc->count; i++) {
		if (strcmp(writer->doc->blocks[i].id, block->target) == 0)
			return writer->doc->blocks[i].number;
	}
	return "";
}

/* "1  Text", "c  Text", "- Text"; a label alone has no text after it. */
static void add_item(const struct writer *writer, const struct doc_block *block, struct strbuf *out)
{
	const char *mark = *block->number ? block->number : block->label;
	const char *target = *block->label ? "" : number_of_target(writer, block);

	if (*mark && *block->text)
		strbuf_addf(out, "%s  ", mark);
	else
		strbuf_adds(out, *mark ? mark : "- ");
	if (*block->number && *block->label)
		strbuf_addf(out, "%s  ", block->label);
	if (*target)
		/* TRANSLATORS: a text, and the number of the section of the report where more is said */
		strbuf_addf(out, T_(writer->page.lang, "%s, see %s"), block->text, target);
	else
		strbuf_adds(out, block->text);
}

static int item_hang(const struct doc_block *block)
{
	const char *mark = *block->number ? block->number : block->label;
	int cols = text_cols(mark);

	return cols > 0 && cols + 2 <= HANG_MAX_COLS ? cols + 2 : 2;
}

static bool is_in_list(const struct doc_block *block)
{
	return block->kind == DOC_ITEM || (block->level > 0 && (block->kind == DOC_PARAGRAPH || block->kind == DOC_FIELD));
}

/* Does an item of the list that begins here have several things below it? */
static bool is_airy(const struct document *doc, size_t first)
{
	int below = 0;

	for (size_t i = first; i < doc->count && is_in_list(&doc->blocks[i]); i++) {
		below = doc->blocks[i].level == 0 ? 0 : below + 1;
		if (below > 1)
			return true;
	}
	return false;
}

static void item(struct writer *writer, size_t place)
{
	const struct doc_block *block = &writer->doc->blocks[place];
	int depth = block->level < DEPTH_MAX ? block->level : DEPTH_MAX - 1;
	struct strbuf text = STRBUF_INIT;

	if (!writer->is_in_list)
		writer->is_airy = is_airy(writer->doc, place);
	if (depth == 0 && writer->base == 0 && (!writer->is_in_list || writer->is_airy))
		page_blank(&writer->page);
	add_item(writer, block, &text);
	page_text(&writer->page, indent_of(writer, depth), item_hang(block), text.text);
	for (int below = depth + 1; below <= DEPTH_MAX; below++)
		writer->indent[below] = writer->indent[depth] + item_hang(block) + 2 * (below - depth - 1);
	strbuf_release(&text);
}

/* ---- fields ---------------------------------------------------------------------------- */

static bool is_same_run(const struct doc_block *a, const struct doc_block *b)
{
	return b->kind == DOC_FIELD && a->level == b->level;
}

static size_t run_length(const struct document *doc, size_t first)
{
	size_t end = first + 1;

	while (end < doc->count && is_same_run(&doc->blocks[first], &doc->blocks[end]))
		end++;
	return end - first;
}

/* Names of whose report it is stand bare, like in a form. */
static void add_label(const struct writer *writer, const struct doc_block *block, struct strbuf *out)
{
	struct strbuf safe = STRBUF_INIT;

	escape_terminal(&safe, block->label, false);
	if (writer->had_heading)
		/* TRANSLATORS: a label before its text: "Answer: yes" */
		strbuf_addf(out, T_(writer->page.lang, "%s:"), safe.text);
	else
		strbuf_adds(out, safe.text);
	strbuf_release(&safe);
}

/* A run of fields is aligned by its longest label. Gives back how many there are. */
static size_t fields(struct writer *writer, size_t first)
{
	const struct doc_block *blocks = &writer->doc->blocks[first];
	size_t count = run_length(writer->doc, first);
	struct strbuf label = STRBUF_INIT;
	int label_cols = 0;

	for (size_t i = 0; i < count; i++) {
		strbuf_reset(&label);
		add_label(writer, &blocks[i], &label);
		if (text_cols(label.text) + 2 > label_cols)
			label_cols = text_cols(label.text) + 2;
	}
	for (size_t i = 0; i < count; i++) {
		strbuf_reset(&label);
		add_label(writer, &blocks[i], &label);
		page_field(&writer->page, indent_of(writer, blocks[i].level), label_cols, label.text, blocks[i].text);
	}
	strbuf_release(&label);
	return count;
}

/* ---- the whole ------------------------------------------------------------------------- */

static void quote(struct writer *writer, const struct doc_block *block)
{
	page_blank(&writer->page);
	page_text(&writer->page, indent_of(writer, block->level), 0, block->text);
}

/* Gives back how many blocks were written. */
static size_t write_block(struct writer *writer, size_t place)
{
	const struct doc_block *block = &writer->doc->blocks[place];
	int indent = writer->base + 2;
	size_t count = 1;

	switch (block->kind) {
	case DOC_HEADING: heading(writer, block); break;
	case DOC_PARAGRAPH: paragraph(writer, block); break;
	case DOC_ITEM: item(writer, place); break;
	case DOC_FIELD: count = fields(writer, place); break;
	case DOC_QUOTE: quote(writer, block); break;
	case DOC_TABLE:
		page_blank(&writer->page);
		text_table(&writer->page, block->table, indent);
		break;
	case DOC_CHART:
		page_blank(&writer->page);
		text_chart(&writer->page, block->chart, indent);
		break;
	case DOC_PAGE: break;
	}
	writer->is_in_list = is_in_list(block);
	return count;
}

static bool render(const struct document *doc, const struct format_page *page, struct strbuf *out,
                   struct error *err)
{
	struct writer writer = { .doc = doc };

	(void)err;
	reset_indents(&writer);
	page_init(&writer.page, page->width_cols, doc->lang);
	page_text(&writer.page, 0, 0, doc->logo_text);
	page_title(&writer.page, doc->title);
	page_blank(&writer.page);
	for (size_t place = 0; place < doc->count;)
		place += write_block(&writer, place);
	strbuf_add(out, writer.page.out.text, writer.page.out.length);
	page_release(&writer.page);
	return true;
}

const struct format format_text = { .name = "text", .extension = "txt", .is_binary = false, .render = render };
