/*
 * A document as a manual page (mdoc), which man and mandoc show.
 *
 * Every text goes through escape_roff() and begins with \&, so no line of it
 * can be a request, and no word of it a macro. The heading NAME stays English:
 * by it mandoc and apropos know the page.
 *
 * Source: mdoc(7), tbl(7), roff(7) of mandoc; groff_mdoc(7).
 */

#include "format.h"

#include "document.h"
#include "escape.h"
#include "text.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum {
	LISTS_MAX = 8,
	TABLE_COLS_MAX = 73, /* of a page of 80 columns, its margins off; a wider one is a list */
	TABLE_GAP_COLS = 3,
	TAG_COLS_MAX = 24
};

/* What is being written, and where in it we are. */
struct writer {
	struct strbuf out;
	int lists[LISTS_MAX]; /* depth of the items of each open list; -1 of fields */
	size_t list_count;
	bool is_fresh; /* just below a heading or a list's mark, where no paragraph is begun */
};

/* Does a blank after s[at - 1] look like the end of a sentence? A page begins a line there, and text a wider gap. */
static bool is_after_stop(const char *s, size_t at)
{
	return s[at] == ' ' && strchr(".!?:", s[at - 1]);
}

/* A line without \n, with places for breaks between Japanese characters: roff breaks at blanks only. */
static void add_text(struct strbuf *out, const char *text, size_t size)
{
	bool *may_break = mem_calloc(size + 1, sizeof(bool));

	strbuf_adds(out, "\\&");
	text_breaks(text, size, may_break);
	for (size_t from = 0, at = 1; from < size; at++) {
		if (at < size && !may_break[at] && !is_after_stop(text, at))
			continue;
		char *piece = mem_strndup(text + from, at - from);

		escape_roff(out, piece); /* a blank at its beginning gets \& */
		free(piece);
		if (at < size && may_break[at])
			strbuf_adds(out, "\\:");
		from = at;
	}
	free(may_break);
}

/* Lines as lines of the page, with a request between them; an empty text is one that shows nothing. */
static void add_lines(struct strbuf *out, const char *text, const char *between)
{
	for (;;) {
		size_t size = strcspn(text, "\n");

		add_text(out, text, size);
		strbuf_addch(out, '\n');
		text += size;
		if (*text++ != '\n')
			return;
		strbuf_adds(out, between);
	}
}

/* Words of a macro: in quotes, in one line. */
static void add_words(struct strbuf *out, const char *text)
{
	char *line = mem_strndup(text, strlen(text));

	for (char *s = line; *s; s++) {
		if (*s == '\n')
			*s = ' ';
	}
	strbuf_addch(out, '"');
	add_text(out, line, strlen(line));
	strbuf_addch(out, '"');
	free(line);
}

static void add_macro(struct writer *writer, const char *macro, const char *text)
{
	strbuf_adds(&writer->out, macro);
	add_words(&writer->out, text);
	strbuf_addch(&writer->out, '\n');
}

static void add_label(struct writer *writer, const char *label)
{
	if (*label)
		add_macro(writer, ".Sy ", label);
}

/* Closes the lists whose items lie at this depth or deeper; -1 all. */
static void close_lists(struct writer *writer, int depth)
{
	while (writer->list_count > 0 && writer->lists[writer->list_count - 1] >= depth) {
		strbuf_adds(&writer->out, ".El\n");
		writer->list_count--;
		writer->is_fresh = false;
	}
}

static void begin_paragraph(struct writer *writer)
{
	if (!writer->is_fresh)
		strbuf_adds(&writer->out, ".Pp\n");
	writer->is_fresh = false;
}

/* A list for items at this depth, if it is not open. */
static void open_list(struct writer *writer, int depth, int tag_cols)
{
	if (writer->list_count > 0 && writer->lists[writer->list_count - 1] == depth)
		return;
	if (writer->list_count == LISTS_MAX)
		return;
	if (writer->list_count == 0)
		begin_paragraph(writer);
	strbuf_addf(&writer->out, ".Bl -tag -width %dn -compact\n", tag_cols);
	writer->lists[writer->list_count++] = depth;
}

static void write_heading(struct writer *writer, const struct doc_block *block)
{
	struct strbuf text = STRBUF_INIT;

	if (*block->number)
		strbuf_addf(&text, "%s ", block->number);
	strbuf_adds(&text, block->text);
	close_lists(writer, -1);
	if (block->level == 1)
		add_macro(writer, ".Sh ", text.text);
	else if (block->level == 2 || *block->number)
		add_macro(writer, ".Ss ", text.text);
	else {
		begin_paragraph(writer);
		add_label(writer, text.text);
	}
	writer->is_fresh = block->level <= 2 || *block->number;
	strbuf_release(&text);
}

static void write_paragraph(struct writer *writer, const struct doc_block *block)
{
	close_lists(writer, block->level);
	if (writer->list_count > 0)
		strbuf_adds(&writer->out, ".br\n");
	else
		begin_paragraph(writer);
	add_label(writer, block->label);
	add_lines(&writer->out, block->text, ".br\n");
}

/* The first number of a list speaks for all. */
static int number_cols(const char *number)
{
	int cols = text_cols(number);

	return cols < 2 ? 2 : cols < TAG_COLS_MAX ? cols + 1 : TAG_COLS_MAX;
}

static void write_item(struct writer *writer, const struct doc_block *block)
{
	close_lists(writer, block->level + 1);
	if (writer->list_count > 0 && writer->lists[writer->list_count - 1] < 0)
		close_lists(writer, -1);
	open_list(writer, block->level, number_cols(block->number));
	if (*block->number)
		add_macro(writer, ".It ", block->number);
	else
		strbuf_adds(&writer->out, ".It \\(bu\n");
	add_label(writer, block->label);
	add_lines(&writer->out, block->text, ".br\n");
	writer->is_fresh = false;
}

/* Columns that the labels of a run of fields need, up to a limit. */
static int label_cols(const struct doc_block *blocks, size_t count)
{
	int widest = 2;

	for (size_t i = 0; i < count && blocks[i].kind == DOC_FIELD; i++) {
		int cols = text_cols(blocks[i].label);

		if (cols > widest && cols <= TAG_COLS_MAX)
			widest = cols;
	}
	return widest;
}

static void write_field(struct writer *writer, const struct doc_block *blocks, size_t count)
{
	if (blocks->level > 0) {
		write_item(writer, blocks);
		return;
	}
	close_lists(writer, 0);
	open_list(writer, -1, label_cols(blocks, count));
	add_macro(writer, ".It Sy ", blocks->label);
	add_lines(&writer->out, blocks->text, ".br\n");
	writer->is_fresh = false;
}

static void write_quote(struct writer *writer, const struct doc_block *block)
{
	close_lists(writer, block->level);
	strbuf_adds(&writer->out, ".Bd -ragged -offset indent\n");
	add_lines(&writer->out, block->text, ".Pp\n");
	strbuf_adds(&writer->out, ".Ed\n");
	writer->is_fresh = false;
}

/* ---- tables: set by tbl where they fit a page of 80 columns, lists else ---- */

/* Columns of the widest text of a column; TABLE_COLS_MAX and more where a text has two lines. */
static int column_cols(const struct doc_table *table, size_t column)
{
	int widest = text_cols(table->columns[column].head);

	for (size_t row = 0; row < table->row_count; row++) {
		const char *text = table->cells[row * table->column_count + column].text;
		int cols = strchr(text, '\n') ? TABLE_COLS_MAX : text_cols(text);

		if (cols > widest)
			widest = cols;
	}
	return widest;
}

static bool fits(const struct doc_table *table)
{
	int cols = 0;

	for (size_t c = 0; c < table->column_count && cols <= TABLE_COLS_MAX; c++)
		cols += column_cols(table, c) + (c > 0 ? TABLE_GAP_COLS : 0);
	return cols <= TABLE_COLS_MAX;
}

/* \& keeps a text that means something to tbl, such as "_" or "T{", from it. */
static void add_cell(struct strbuf *out, const char *text, bool is_bold, bool is_last)
{
	strbuf_adds(out, is_bold ? "\\fB\\&" : "\\&");
	escape_roff(out, text);
	strbuf_adds(out, is_bold ? "\\fR" : "");
	strbuf_addch(out, is_last ? '\n' : '\t');
}

static void write_tbl(struct writer *writer, const struct doc_table *table)
{
	struct strbuf *out = &writer->out;

	begin_paragraph(writer);
	strbuf_adds(out, ".TS\nnokeep;\n");
	for (size_t c = 0; c < table->column_count; c++)
		strbuf_adds(out, table->columns[c].is_number ? "r " : "l ");
	strbuf_adds(out, ".\n");
	for (size_t c = 0; c < table->column_count; c++)
		add_cell(out, table->columns[c].head, true, c + 1 == table->column_count);
	strbuf_adds(out, "_\n");
	for (size_t i = 0; i < table->row_count * table->column_count; i++)
		add_cell(out, table->cells[i].text, false, (i + 1) % table->column_count == 0);
	strbuf_adds(out, ".TE\n");
}

/* A row of a table that is too wide: its first cell, below it the others behind the head of their column. */
static void write_row(struct writer *writer, const struct doc_table *table, const struct doc_cell *cells)
{
	struct doc_block item = { .kind = DOC_ITEM, .number = "", .label = cells[0].text, .text = "" };

	write_item(writer, &item);
	for (size_t c = 1; c < table->column_count; c++) {
		item.level = 1;
		item.label = table->columns[c].head;
		item.text = cells[c].text;
		if (*item.text)
			write_item(writer, &item);
	}
}

static void write_table(struct writer *writer, const struct doc_table *table)
{
	close_lists(writer, -1);
	if (*table->caption) {
		begin_paragraph(writer);
		add_lines(&writer->out, table->caption, ".br\n");
	}
	if (fits(table)) {
		write_tbl(writer, table);
		return;
	}
	for (size_t row = 0; row < table->row_count; row++)
		write_row(writer, table, &table->cells[row * table->column_count]);
	close_lists(writer, -1);
}

/* The sentence says the same as the drawing, and a table with the numbers stands beside. */
static void write_chart(struct writer *writer, const struct doc_chart *chart)
{
	close_lists(writer, -1);
	begin_paragraph(writer);
	add_label(writer, chart->title);
	strbuf_adds(&writer->out, ".br\n");
	add_lines(&writer->out, chart->summary, ".br\n");
}

static void write_block(struct writer *writer, const struct doc_block *blocks, size_t count)
{
	switch (blocks->kind) {
	case DOC_HEADING: write_heading(writer, blocks); break;
	case DOC_PARAGRAPH: write_paragraph(writer, blocks); break;
	case DOC_ITEM: write_item(writer, blocks); break;
	case DOC_FIELD: write_field(writer, blocks, count); break;
	case DOC_QUOTE: write_quote(writer, blocks); break;
	case DOC_TABLE: write_table(writer, blocks->table); break;
	case DOC_CHART: write_chart(writer, blocks->chart); break;
	case DOC_PAGE: break;
	}
}

/* The date of a page is English in every language. */
static void add_date(struct strbuf *out, int64_t date_utc)
{
	static const char *const months[] = { "January", "February", "March",     "April",   "May",      "June",
		                              "July",    "August",   "September", "October", "November", "December" };
	time_t seconds = (time_t)date_utc;
	struct tm parts;

	if (!gmtime_r(&seconds, &parts) || parts.tm_year < 0 || parts.tm_year > 8099) {
		seconds = 0;
		gmtime_r(&seconds, &parts);
	}
	strbuf_addf(out, ".Dd %s %d, %d\n", months[parts.tm_mon], parts.tm_mday, parts.tm_year + 1900);
}

/* "'\" t": a man that looks for it lets tbl set the tables. */
static void write_head(struct writer *writer, const struct document *doc)
{
	struct strbuf name = STRBUF_INIT;

	strbuf_adds(&name, doc->title);
	if (*doc->organisation)
		strbuf_addf(&name, ": %s", doc->organisation);
	strbuf_adds(&writer->out, "'\\\" t\n");
	add_date(&writer->out, doc->date_utc);
	strbuf_adds(&writer->out, ".Dt ");
	for (const char *letter = doc->name; *letter; letter++)
		strbuf_addch(&writer->out, (char)toupper((unsigned char)*letter));
	strbuf_addf(&writer->out, " 7\n.Os tenken\n.Sh NAME\n.Nm %s\n", doc->name);
	add_macro(writer, ".Nd ", name.text);
	add_macro(writer, ".Sh ", doc->title);
	writer->is_fresh = true;
	if (*doc->logo_text) {
		begin_paragraph(writer);
		add_lines(&writer->out, doc->logo_text, ".br\n");
	}
	strbuf_release(&name);
}

static bool render(const struct document *doc, const struct format_page *page, struct strbuf *out,
                   struct error *err)
{
	struct writer writer = { .out = STRBUF_INIT };

	(void)page;
	(void)err;
	write_head(&writer, doc);
	for (size_t i = 0; i < doc->count; i++)
		write_block(&writer, &doc->blocks[i], doc->count - i);
	close_lists(&writer, -1);
	strbuf_add(out, writer.out.text, writer.out.length);
	strbuf_release(&writer.out);
	return true;
}

const struct format format_man = { .name = "man", .extension = "7", .is_binary = false, .render = render };
