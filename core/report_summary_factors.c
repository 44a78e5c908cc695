#include "report_summary_factors.h"

#include "text.h"

#include <stdio.h>

enum { LABEL_COLS = 6 };

static bool is_table(const struct table_columns *columns)
{
	return columns->text_cols >= TABLE_TEXT_COLS_MIN;
}

struct table_columns text_factor_columns(const struct page *page, const char *widest)
{
	const char *const texts[] = { widest, T_(page->lang, "remote work"),
				      T_(page->lang, "public cloud") };
	struct table_columns columns = { .label_cols = LABEL_COLS };

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		int cols = text_cols(texts[i]);

		columns.cell_cols = cols > columns.cell_cols ? cols : columns.cell_cols;
	}
	columns.text_cols = page->width_cols - LABEL_COLS -
			    2 * (columns.cell_cols + TABLE_GAP_COLS) - TABLE_GAP_COLS;
	return columns;
}

void text_factor_head(struct page *page, const struct table_columns *columns)
{
	const char *const heads[] = { T_(page->lang, "remote work"),
				      T_(page->lang, "public cloud") };

	if (!is_table(columns))
		return;
	page_table_line(page, columns, "", T_(page->lang, "Blocking factor"), heads, 2, "");
	page_rule(page, 0, '-');
}

void text_factor_row(struct page *page, const struct table_columns *columns, int number,
		     const char *text, const char *remote, const char *cloud)
{
	const char *const cells[] = { remote, cloud };
	char label[16];

	snprintf(label, sizeof(label), "%d", number);
	if (is_table(columns)) {
		page_table_line(page, columns, label, text, cells, 2, "");
		return;
	}
	page_field(page, 0, LABEL_COLS, label, text);
	page_textf(page, LABEL_COLS, 2, "%s: %s", T_(page->lang, "remote work"), remote);
	page_textf(page, LABEL_COLS, 2, "%s: %s", T_(page->lang, "public cloud"), cloud);
}

void text_factor_origin(struct page *page, const char *item, bool is_written)
{
	struct strbuf text = STRBUF_INIT;

	factor_origin_text(&text, page->lang, item, is_written, 0);
	page_textf(page, LABEL_COLS, 2, T_(page->lang, "(%s)"), text.text);
	strbuf_release(&text);
}
