#include "plain_text.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "arena.h"
#include "escape.h"
#include "strbuf.h"
#include "text.h"

void plain_put(FILE *out, const char *text)
{
	struct strbuf safe = STRBUF_INIT;

	escape_terminal(&safe, text, false);
	fputs(safe.text, out);
	strbuf_release(&safe);
}

void plain_line(FILE *out, const char *text)
{
	plain_put(out, text);
	putc('\n', out);
}

void plain_linef(FILE *out, const char *format, ...)
{
	struct strbuf line = STRBUF_INIT;
	va_list args;

	va_start(args, format);
	strbuf_vaddf(&line, format, args);
	va_end(args);
	plain_line(out, line.text);
	strbuf_release(&line);
}

static void put_blanks(FILE *out, int cols)
{
	for (; cols > 0; cols--)
		putc(' ', out);
}

/* Columns for text; a very long head leaves too few, and then the line is longer. */
static int room(int width_cols, int taken_cols)
{
	return width_cols - taken_cols > 20 ? width_cols - taken_cols : 20;
}

void plain_paragraph(FILE *out, const char *head, int indent_cols, int width_cols, const char *text)
{
	struct strbuf safe = STRBUF_INIT;
	struct text_wrap wrap;
	struct text_line line;
	bool is_first = true;
	int head_cols;

	escape_terminal(&safe, head, false);
	fputs(safe.text, out);
	head_cols = text_cols(safe.text);
	if (text[0])
		put_blanks(out, indent_cols - head_cols);
	strbuf_reset(&safe);
	escape_terminal(&safe, text, true);
	text_wrap_init(&wrap, safe.text,
		       room(width_cols, head_cols > indent_cols ? head_cols : indent_cols));
	while (text_wrap_next(&wrap, &line)) {
		if (!is_first && line.bytes)
			put_blanks(out, indent_cols);
		fwrite(line.text, 1, line.bytes, out);
		putc('\n', out);
		is_first = false;
		wrap.cols = room(width_cols, indent_cols);
	}
	if (is_first)
		putc('\n', out);
	strbuf_release(&safe);
}

void plain_table_add(struct plain_table *table, const char *text)
{
	struct strbuf safe = STRBUF_INIT;

	escape_terminal(&safe, text, false);
	table->cells =
		mem_grow(table->cells, table->count, &table->capacity, sizeof(*table->cells));
	table->cells[table->count++] = strbuf_detach(&safe, NULL);
}

static int column_cols(const struct plain_table *table, size_t column)
{
	int cols = 0;
	size_t i;

	for (i = column; i < table->count; i += table->column_count) {
		int cell = text_cols(table->cells[i]);

		if (cell > cols)
			cols = cell;
	}
	return cols;
}

void plain_table_write(const struct plain_table *table, FILE *out)
{
	int *cols = mem_calloc(table->column_count, sizeof(*cols));
	size_t i;

	for (i = 0; i < table->column_count; i++)
		cols[i] = column_cols(table, i);
	for (i = 0; i < table->count; i++) {
		size_t column = i % table->column_count;

		fputs(table->cells[i], out);
		if (column + 1 < table->column_count)
			put_blanks(out, cols[column] + 2 - text_cols(table->cells[i]));
		else
			putc('\n', out);
	}
	free(cols);
}

void plain_table_release(struct plain_table *table)
{
	size_t i;

	for (i = 0; i < table->count; i++)
		free(table->cells[i]);
	free(table->cells);
	memset(table, 0, sizeof(*table));
}

const char *plain_time_local(int64_t utc_seconds, char text[PLAIN_TIME_SIZE])
{
	time_t at = (time_t)utc_seconds;
	struct tm tm;

	if (!localtime_r(&at, &tm) || !strftime(text, PLAIN_TIME_SIZE, "%Y-%m-%d %H:%M:%S", &tm))
		strcpy(text, "-");
	return text;
}

const char *plain_time_utc(int64_t utc_seconds, char text[PLAIN_TIME_SIZE])
{
	time_t at = (time_t)utc_seconds;
	struct tm tm;

	if (!gmtime_r(&at, &tm) || !strftime(text, PLAIN_TIME_SIZE, "%Y-%m-%dT%H:%M:%SZ", &tm))
		strcpy(text, "-");
	return text;
}

const char *plain_rate(double rate_0_1, char text[PLAIN_TIME_SIZE])
{
	if (rate_0_1 < 0)
		strcpy(text, "-");
	else
		snprintf(text, PLAIN_TIME_SIZE, "%.1f %%", rate_0_1 * 100);
	return text;
}
