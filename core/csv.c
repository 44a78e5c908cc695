#include "csv.h"

#include "escape.h"

#include <stdio.h>

void csv_mark(struct csv *csv)
{
	strbuf_adds(&csv->out, "\xEF\xBB\xBF");
}

void csv_text(struct csv *csv, const char *text)
{
	if (csv->is_begun)
		strbuf_addch(&csv->out, ',');
	escape_csv(&csv->out, text ? text : "");
	csv->is_begun = true;
}

void csv_number(struct csv *csv, int number)
{
	char text[16];

	/* Not through escape_csv(): a negative number is no formula. */
	snprintf(text, sizeof(text), "%d", number);
	if (csv->is_begun)
		strbuf_addch(&csv->out, ',');
	strbuf_adds(&csv->out, text);
	csv->is_begun = true;
}

void csv_texts(struct csv *csv, const char *const *texts, size_t count)
{
	for (size_t i = 0; i < count; i++)
		csv_text(csv, texts[i]);
}

void csv_end(struct csv *csv)
{
	strbuf_adds(&csv->out, "\r\n");
	csv->is_begun = false;
}
