#include "report_summary_table.h"

#include "escape.h"
#include "text.h"

static void pad_to(struct strbuf *line, int cols)
{
	int missing = cols - text_cols(line->text);

	if (missing > 0)
		strbuf_add_repeat(line, ' ', (size_t)missing);
}

static void add_right(struct strbuf *line, int cols, const char *text)
{
	int missing = cols - text_cols(text);

	if (missing > 0)
		strbuf_add_repeat(line, ' ', (size_t)missing);
	strbuf_adds(line, text);
}

/* What stands right of the text. */
static void add_cells(struct strbuf *line, const struct table_columns *columns,
		      const char *const *cells, size_t count, const char *rate)
{
	pad_to(line, columns->label_cols + columns->text_cols);
	for (size_t i = 0; i < count; i++) {
		strbuf_add_repeat(line, ' ', TABLE_GAP_COLS);
		strbuf_adds(line, cells[i]);
		strbuf_add_repeat(line, ' ', (size_t)(columns->cell_cols - text_cols(cells[i])));
	}
	strbuf_add_repeat(line, ' ', TABLE_GAP_COLS);
	add_right(line, columns->rate_cols, rate);
}

static void end_line(struct strbuf *line)
{
	size_t length = line->length;

	while (length > 0 && line->text[length - 1] == ' ')
		length--;
	strbuf_truncate(line, length);
	strbuf_addch(line, '\n');
}

void page_table_line(struct page *page, const struct table_columns *columns, const char *label,
		     const char *text, const char *const *cells, size_t count, const char *rate)
{
	struct strbuf line = STRBUF_INIT;
	struct strbuf safe = STRBUF_INIT;
	struct text_wrap wrap;
	struct text_line part;
	bool is_first = true;

	escape_terminal(&safe, text, false);
	text_wrap_init(&wrap, safe.text, columns->text_cols);
	while (text_wrap_next(&wrap, &part)) {
		strbuf_reset(&line);
		if (is_first)
			escape_terminal(&line, label, false);
		pad_to(&line, columns->label_cols);
		strbuf_add(&line, part.text, part.bytes);
		if (is_first)
			add_cells(&line, columns, cells, count, rate);
		end_line(&line);
		strbuf_adds(&page->out, line.text);
		is_first = false;
	}
	strbuf_release(&line);
	strbuf_release(&safe);
}
