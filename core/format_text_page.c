#include "format_text_page.h"

#include "escape.h"
#include "text.h"

#include <stdarg.h>
#include <string.h>

enum {
	WIDTH_MIN = 40,
	WIDTH_MAX = 200,
	TEXT_MIN_COLS = 24 /* indents shrink rather than leave less for text */
};

void page_init(struct page *page, int width_cols, enum lang lang)
{
	strbuf_init(&page->out);
	page->width_cols = width_cols < WIDTH_MIN ? WIDTH_MIN : width_cols > WIDTH_MAX ? WIDTH_MAX : width_cols;
	page->lang = lang;
}

void page_release(struct page *page)
{
	strbuf_release(&page->out);
}

void page_blank(struct page *page)
{
	const struct strbuf *out = &page->out;

	if (out->length == 0 || (out->length >= 2 && memcmp(out->text + out->length - 2, "\n\n", 2) == 0))
		return;
	strbuf_addch(&page->out, '\n');
}

static int fit_indent(const struct page *page, int indent)
{
	int most = page->width_cols - TEXT_MIN_COLS;

	return indent < most ? indent : most;
}

void page_rule(struct page *page, int indent, char c)
{
	strbuf_add_repeat(&page->out, ' ', (size_t)indent);
	strbuf_add_repeat(&page->out, c, (size_t)(page->width_cols - indent));
	strbuf_addch(&page->out, '\n');
}

static void end_line(struct page *page)
{
	size_t length = page->out.length;

	while (length > 0 && page->out.text[length - 1] == ' ')
		length--;
	strbuf_truncate(&page->out, length);
	if (length > 0 && page->out.text[length - 1] == '\n')
		page_blank(page);
	else
		strbuf_addch(&page->out, '\n');
}

/* The first line stands where used_cols have been written already. */
static void add_wrapped(struct page *page, int used_cols, int indent, const char *text)
{
	struct text_wrap wrap;
	struct text_line line;
	bool is_first = true;

	text_wrap_init(&wrap, text, page->width_cols - used_cols);
	while (text_wrap_next(&wrap, &line)) {
		if (!is_first)
			strbuf_add_repeat(&page->out, ' ', (size_t)indent);
		strbuf_add(&page->out, line.text, line.bytes);
		end_line(page);
		wrap.cols = page->width_cols - indent;
		is_first = false;
	}
}

/* Each line of the text begins at the indent again, and hangs by itself. */
void page_text(struct page *page, int indent, int hang, const char *text)
{
	struct strbuf safe = STRBUF_INIT;
	int first_cols = fit_indent(page, indent);
	int later_cols = fit_indent(page, indent + hang);

	escape_terminal(&safe, text, true);
	for (char *line = safe.text; line && *line;) {
		char *end = strchr(line, '\n');
		if (end)
			*end = '\0';
		if (*line) {
			strbuf_add_repeat(&page->out, ' ', (size_t)first_cols);
			add_wrapped(page, first_cols, later_cols, line);
		} else {
			page_blank(page);
		}
		line = end ? end + 1 : NULL;
	}
	strbuf_release(&safe);
}

void page_textf(struct page *page, int indent, int hang, const char *format, ...)
{
	struct strbuf text = STRBUF_INIT;
	va_list args;

	va_start(args, format);
	strbuf_vaddf(&text, format, args);
	va_end(args);
	page_text(page, indent, hang, text.text);
	strbuf_release(&text);
}

void page_field(struct page *page, int indent, int label_cols, const char *label, const char *text)
{
	int left = fit_indent(page, indent);
	struct strbuf name = STRBUF_INIT;
	struct strbuf safe = STRBUF_INIT;

	if (!*text)
		return;
	escape_terminal(&name, label, false);
	if (left + label_cols > page->width_cols - TEXT_MIN_COLS || text_cols(name.text) >= label_cols) {
		page_text(page, indent, 2, name.text);
		page_text(page, indent + 4, 0, text);
	} else {
		escape_terminal(&safe, text, true);
		strbuf_add_repeat(&page->out, ' ', (size_t)left);
		strbuf_adds(&page->out, name.text);
		strbuf_add_repeat(&page->out, ' ', (size_t)(label_cols - text_cols(name.text)));
		add_wrapped(page, left + label_cols, left + label_cols, safe.text);
	}
	strbuf_release(&name);
	strbuf_release(&safe);
}

void page_line(struct page *page, int indent, const char *line)
{
	strbuf_add_repeat(&page->out, ' ', (size_t)fit_indent(page, indent));
	strbuf_adds(&page->out, line);
	end_line(page);
}

void page_title(struct page *page, const char *text)
{
	page_rule(page, 0, '=');
	page_text(page, 0, 0, text);
	page_rule(page, 0, '=');
}

void page_heading(struct page *page, const char *number, const char *text)
{
	page_blank(page);
	page_textf(page, 0, text_cols(number) + 2, "%s  %s", number, text);
	page_rule(page, 0, '-');
	page_blank(page);
}

void page_subheading(struct page *page, const char *number, const char *text)
{
	int number_cols = text_cols(number) + 2;
	int cols = number_cols + text_cols(text);

	page_blank(page);
	page_textf(page, 0, number_cols, "%s  %s", number, text);
	strbuf_add_repeat(&page->out, '-', (size_t)(cols < page->width_cols ? cols : page->width_cols));
	strbuf_addch(&page->out, '\n');
}

int page_label_cols(const char *const *labels, size_t count)
{
	int most = 0;

	for (size_t i = 0; i < count; i++) {
		int cols = text_cols(labels[i]);
		if (cols > most)
			most = cols;
	}
	return most + 2;
}
