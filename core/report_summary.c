#include "report_summary.h"

/* Its text is a format of its own: columns of companies are no table of a document. */
static const struct format text = { .name = "text", .extension = "txt" };
static const struct format json = { .name = "json", .extension = "json" };
static const struct format csv = { .name = "csv", .extension = "csv" };

static const struct format *const formats[] = { &text, &json, &csv };

const struct format_table summary_formats = { formats, sizeof(formats) / sizeof(formats[0]) };

void summary_write(const struct summary *summary, const struct format *format, const struct format_page *page,
                   struct strbuf *out)
{
	if (format == &json)
		summary_json_write(summary, out);
	else if (format == &csv)
		summary_csv_write(summary, out);
	else
		summary_text_write(summary, page->width_cols, out);
}
