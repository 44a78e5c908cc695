#include "report_summary.h"

#include <string.h>

static const struct summary_format formats[] = {
	{ "text", summary_text_write },
	{ "json", summary_json_write },
	{ "csv", summary_csv_write },
};

enum { FORMAT_COUNT = sizeof(formats) / sizeof(formats[0]) };

const struct summary_format *summary_formats(size_t *count)
{
	*count = FORMAT_COUNT;
	return formats;
}

const struct summary_format *summary_format_find(const char *name)
{
	for (size_t i = 0; i < FORMAT_COUNT; i++) {
		if (strcmp(formats[i].name, name) == 0)
			return &formats[i];
	}
	return NULL;
}
