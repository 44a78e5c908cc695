#include "report.h"

#include "file.h"
#include "report_formats.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static const struct report_format formats[] = {
	{ .name = "text", .extension = "txt", .is_binary = false, .write = report_text_write },
	{ .name = "md", .extension = "md", .is_binary = false, .write = report_md_write },
	{ .name = "man", .extension = "7", .is_binary = false, .write = report_man_write },
	{ .name = "html", .extension = "html", .is_binary = false, .write = report_html_write },
	{ .name = "pdf", .extension = "pdf", .is_binary = true, .write = report_pdf_write },
	{ .name = "csv", .extension = "csv", .is_binary = false, .write = report_csv_write },
	{ .name = "xlsx", .extension = "xlsx", .is_binary = true, .write = report_xlsx_write },
	{ .name = "json", .extension = "json", .is_binary = false, .write = report_json_write },
	{ .name = "oscal", .extension = "oscal.json", .is_binary = false, .write = report_oscal_write },
	{ .name = "oscal-poam", .extension = "poam.json", .is_binary = false, .write = report_oscal_poam_write },
};

const struct report_format *report_formats(size_t *count)
{
	*count = sizeof(formats) / sizeof(formats[0]);
	return formats;
}

const struct report_format *report_format_find(const char *name)
{
	for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++) {
		if (strcmp(formats[i].name, name) == 0)
			return &formats[i];
	}
	return NULL;
}

static bool cannot_write(struct error *err)
{
	if (errno == ENOSPC || errno == EDQUOT)
		error_set(err, ERROR_FULL, _("no room on the disk for the report"));
	else
		error_set(err, ERROR_IO, _("cannot write the report: %s"), strerror(errno));
	return false;
}

bool report_put(const struct strbuf *text, FILE *out, struct error *err)
{
	if (fwrite(text->text, 1, text->length, out) != text->length || fflush(out) != 0)
		return cannot_write(err);
	return true;
}

/* Into memory first: a file is written only when the report is whole. */
bool report_save(const struct gap_report *report, const struct report_format *format,
                 const struct report_options *options, const char *path, struct error *err)
{
	char *text = NULL;
	size_t size_bytes = 0;
	FILE *out = open_memstream(&text, &size_bytes);

	if (!out)
		return cannot_write(err);
	bool ok = format->write(report, options, out, err);
	if (fclose(out) != 0 && ok)
		ok = cannot_write(err);
	if (ok)
		ok = file_write_atomic(path, text, size_bytes, err);
	free(text);
	return ok;
}
