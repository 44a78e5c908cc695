#include "report_compare.h"

static const struct format csv = { .name = "csv", .extension = "csv" };
static const struct format json = { .name = "json", .extension = "json" };

static const struct format *const formats[] = {
	&format_text, &format_md, &format_man, &format_html, &format_pdf, &csv, &json,
};

const struct format_table compare_formats = { formats, sizeof(formats) / sizeof(formats[0]) };

bool compare_write(const struct comparison *comparison, const struct format *format, const struct format_page *page,
                   struct strbuf *out, struct error *err)
{
	if (format->render)
		return format_render(format, compare_outline(comparison), page, out, err);
	if (format == &csv)
		compare_csv_write(comparison, out);
	else
		compare_json_write(comparison, out);
	return true;
}
