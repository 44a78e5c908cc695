#include "format.h"

#include <string.h>

struct format_page format_page_wanted(const struct settings *settings)
{
	if (!settings)
		return (struct format_page){ .width_cols = 80, .paper = PAPER_A4 };
	return (struct format_page){ .width_cols = settings->report_width_cols, .paper = settings->paper };
}

const struct format *format_find(const struct format_table *table, const char *name)
{
	for (size_t i = 0; i < table->count; i++) {
		if (strcmp(table->formats[i]->name, name) == 0)
			return table->formats[i];
	}
	return NULL;
}

static bool ends_in(const char *path, const char *extension)
{
	size_t length = strlen(path);
	size_t size = strlen(extension);

	return length > size && path[length - size - 1] == '.' && strcmp(path + length - size, extension) == 0;
}

const struct format *format_of_path(const struct format_table *table, const char *path)
{
	const struct format *found = NULL;

	for (size_t i = 0; i < table->count; i++) {
		const struct format *format = table->formats[i];

		if (ends_in(path, format->extension) && (!found || strlen(format->extension) > strlen(found->extension)))
			found = format;
	}
	return found;
}

void format_names(const struct format_table *table, struct strbuf *out)
{
	for (size_t i = 0; i < table->count; i++)
		strbuf_addf(out, "%s%s", i > 0 ? ", " : "", table->formats[i]->name);
}

void format_extensions(const struct format_table *table, struct strbuf *out)
{
	for (size_t i = 0; i < table->count; i++)
		strbuf_addf(out, "%s.%s", i > 0 ? ", " : "", table->formats[i]->extension);
}

bool format_render(const struct format *format, struct document *doc, const struct format_page *page,
                   struct strbuf *out, struct error *err)
{
	bool ok = format->render(doc, page, out, err);

	document_free(doc);
	return ok;
}
