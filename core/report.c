#include "report.h"

#include "report_formats.h"

static const struct format csv = { .name = "csv", .extension = "csv" };
static const struct format xlsx = { .name = "xlsx", .extension = "xlsx", .is_binary = true };
static const struct format json = { .name = "json", .extension = "json" };
static const struct format oscal = { .name = "oscal", .extension = "oscal.json" };
static const struct format oscal_poam = { .name = "oscal-poam", .extension = "poam.json" };

static const struct format *const formats[] = {
	&format_text, &format_md, &format_man, &format_html, &format_pdf, &csv, &xlsx, &json, &oscal, &oscal_poam,
};

const struct format_table report_formats = { formats, sizeof(formats) / sizeof(formats[0]) };

/* Those that are made from the report itself. */
static const struct {
	const struct format *format;
	bool (*write)(const struct gap_report *report, const struct report_options *options, struct strbuf *out,
	              struct error *err);
} writers[] = {
	{ &csv, report_csv_write },     { &xlsx, report_xlsx_write },
	{ &json, report_json_write },   { &oscal, report_oscal_write },
	{ &oscal_poam, report_oscal_poam_write },
};

bool report_write(const struct gap_report *report, const struct format *format, const struct report_options *options,
                  struct strbuf *out, struct error *err)
{
	size_t i = 0;

	if (format->render)
		return format_render(format, report_outline(report, options), &options->page, out, err);
	while (writers[i].format != format)
		i++;
	return writers[i].write(report, options, out, err);
}
