/* A document as one HTML page: its head, its contents, what surrounds the blocks. */

#include "format_html.h"

#include "format.h"

#include "escape.h"

#include <stdlib.h>
#include <string.h>

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
		strbuf_adds(out, "<br>\n");
	}
}

void html_number(struct strbuf *out, const char *number)
{
	if (!*number)
		return;
	strbuf_adds(out, "<span class=\"number\">");
	html_text(out, number);
	strbuf_adds(out, "</span> ");
}

void html_id(struct strbuf *out, const struct document *doc, size_t place)
{
	if (*doc->blocks[place].id)
		escape_html(out, doc->blocks[place].id);
	else
		strbuf_addf(out, "heading_%zu", place);
}

/* ---- contents ----------------------------------------------------------------------- */

static bool is_in_contents(const struct doc_block *block)
{
	return block->kind == DOC_HEADING && block->level <= 2;
}

static void contents_entry(struct strbuf *out, const struct document *doc, size_t place)
{
	strbuf_adds(out, "<li><a href=\"#");
	html_id(out, doc, place);
	strbuf_adds(out, "\">");
	html_number(out, doc->blocks[place].number);
	html_text(out, doc->blocks[place].text);
	strbuf_adds(out, "</a>");
}

/* Headings of two levels; the second lies in the first. */
static void contents_list(struct strbuf *out, const struct document *doc)
{
	int depth = 0; /* lists that are open, one in an entry of the other */

	for (size_t i = 0; i < doc->count; i++) {
		int wanted = depth > 0 && doc->blocks[i].level == 2 ? 2 : 1;

		if (!is_in_contents(&doc->blocks[i]))
			continue;
		if (depth >= wanted)
			strbuf_adds(out, "</li>\n");
		for (; depth > wanted; depth--)
			strbuf_adds(out, "</ol>\n</li>\n");
		for (; depth < wanted; depth++)
			strbuf_adds(out, "\n<ol>\n");
		contents_entry(out, doc, i);
	}
	for (; depth > 0; depth--)
		strbuf_adds(out, "</li>\n</ol>\n");
}

static void write_contents(struct strbuf *out, const struct document *doc)
{
	bool is_any = false;

	for (size_t i = 0; i < doc->count; i++)
		is_any = is_any || is_in_contents(&doc->blocks[i]);
	if (!is_any)
		return;
	strbuf_addf(out, "<nav aria-labelledby=\"page_contents\">\n<h2 id=\"page_contents\">%s</h2>",
		    T_(doc->lang, "Contents"));
	contents_list(out, doc);
	strbuf_adds(out, "</nav>\n");
}

/* ---- the page ------------------------------------------------------------------------- */

static void add_title(struct strbuf *out, const struct document *doc)
{
	struct strbuf title = STRBUF_INIT;

	if (*doc->organisation)
		strbuf_addf(&title, T_(doc->lang, "%s: %s"), doc->title, doc->organisation);
	else
		strbuf_adds(&title, doc->title);
	escape_html(out, title.text);
	strbuf_release(&title);
}

static void write_head(struct strbuf *out, const struct document *doc)
{
	strbuf_addf(out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n", lang_code(doc->lang));
	strbuf_adds(out, "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src ");
	html_style_hash(out);
	strbuf_adds(out, "; base-uri 'none'; form-action 'none'\">\n"
			 "<meta name=\"referrer\" content=\"no-referrer\">\n"
			 "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
			 "<meta name=\"color-scheme\" content=\"light dark\">\n"
			 "<meta name=\"generator\" content=\"tenken\">\n");
	if (*doc->author) {
		strbuf_adds(out, "<meta name=\"author\" content=\"");
		escape_html(out, doc->author);
		strbuf_adds(out, "\">\n");
	}
	strbuf_adds(out, "<title>");
	add_title(out, doc);
	strbuf_adds(out, "</title>\n<style>");
	html_style(out);
	strbuf_adds(out, "</style>\n</head>\n");
}

static void write_header(struct strbuf *out, const struct document *doc)
{
	strbuf_adds(out, "<header>\n");
	if (*doc->logo_text) {
		strbuf_adds(out, "<p class=\"logo\">");
		html_text(out, doc->logo_text);
		strbuf_adds(out, "</p>\n");
	}
	strbuf_adds(out, "<h1>");
	html_text(out, doc->title);
	strbuf_adds(out, "</h1>\n");
}

/* What stands before the first heading says whose report it is. */
static size_t header_length(const struct document *doc)
{
	size_t length = 0;

	while (length < doc->count && doc->blocks[length].kind != DOC_HEADING)
		length++;
	return length;
}

static bool render(const struct document *doc, const struct format_page *page, struct strbuf *out,
                   struct error *err)
{
	size_t header = header_length(doc);

	(void)page;
	(void)err;
	write_head(out, doc);
	strbuf_addf(out, "<body>\n<a class=\"skip\" href=\"#page_main\">%s</a>\n", T_(doc->lang, "Skip to the text"));
	write_header(out, doc);
	html_blocks(out, doc, 0, header);
	strbuf_adds(out, "</header>\n");
	write_contents(out, doc);
	strbuf_adds(out, "<main id=\"page_main\" tabindex=\"-1\">\n");
	html_blocks(out, doc, header, doc->count);
	strbuf_adds(out, "</main>\n</body>\n</html>\n");
	return true;
}

const struct format format_html = { .name = "html", .extension = "html", .is_binary = false, .render = render };
