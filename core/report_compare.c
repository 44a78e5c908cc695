#include "report_compare.h"

#include "file.h"
#include "report_formats.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static bool put_document(struct document *doc, struct strbuf *text, FILE *out, struct error *err)
{
	bool ok = report_put(text, out, err);

	strbuf_release(text);
	document_free(doc);
	return ok;
}

static bool write_text(const struct comparison *comparison, int width_cols, FILE *out, struct error *err)
{
	struct document *doc = compare_outline(comparison);
	struct strbuf text = STRBUF_INIT;

	text_write_document(doc, width_cols, &text);
	return put_document(doc, &text, out, err);
}

static bool write_md(const struct comparison *comparison, int width_cols, FILE *out, struct error *err)
{
	struct document *doc = compare_outline(comparison);
	struct strbuf text = STRBUF_INIT;

	(void)width_cols;
	md_write_document(doc, &text);
	return put_document(doc, &text, out, err);
}

static bool write_html(const struct comparison *comparison, int width_cols, FILE *out, struct error *err)
{
	struct document *doc = compare_outline(comparison);
	struct strbuf text = STRBUF_INIT;

	(void)width_cols;
	html_write_document(doc, &text);
	return put_document(doc, &text, out, err);
}

static const struct compare_format formats[] = {
	{ "text", "txt", write_text },
	{ "md", "md", write_md },
	{ "html", "html", write_html },
	{ "csv", "csv", compare_csv_write },
	{ "json", "json", compare_json_write },
};

enum { FORMAT_COUNT = sizeof(formats) / sizeof(formats[0]) };

const struct compare_format *compare_formats(size_t *count)
{
	*count = FORMAT_COUNT;
	return formats;
}

const struct compare_format *compare_format_find(const char *name)
{
	for (size_t i = 0; i < FORMAT_COUNT; i++) {
		if (strcmp(formats[i].name, name) == 0)
			return &formats[i];
	}
	return NULL;
}

/* Into memory first: a file is written only when the whole is there. */
bool compare_save(const struct comparison *comparison, const struct compare_format *format, int width_cols,
		  const char *path, struct error *err)
{
	char *text = NULL;
	size_t size_bytes = 0;
	FILE *out = open_memstream(&text, &size_bytes);
	bool ok;

	if (!out) {
		error_set(err, ERROR_IO, _("cannot write the report: %s"), strerror(errno));
		return false;
	}
	ok = format->write(comparison, width_cols, out, err);
	if (fclose(out) != 0 && ok) {
		error_set(err, ERROR_IO, _("cannot write the report: %s"), strerror(errno));
		ok = false;
	}
	if (ok)
		ok = file_write_atomic(path, text, size_bytes, err);
	free(text);
	return ok;
}
