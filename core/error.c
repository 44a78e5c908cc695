#include "error.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "text.h"

/* The longest message before its unsafe characters are written out. */
#define RAW_BYTES 2048

/* Copy what fits, harmless; a character that does not fit whole is left out. */
static void copy_clean(char *dst, size_t size, const char *src, size_t src_size)
{
	size_t used = 0;

	while (src_size > 0) {
		char name[16];
		uint32_t c;
		size_t step = text_decode(src, src_size, &c);
		bool is_unsafe = text_is_unsafe_char(c);
		size_t bytes = step;

		if (c == TEXT_BAD)
			bytes = text_encode(TEXT_REPLACEMENT, name);
		else if (is_unsafe)
			bytes = text_visible_name(c, name);
		if (used + bytes >= size)
			break;
		memcpy(dst + used, is_unsafe ? name : src, bytes);
		used += bytes;
		src += step;
		src_size -= step;
	}
	dst[used] = '\0';
}

/* A name that is too long keeps its end. */
static void copy_file(char *dst, size_t size, const char *file)
{
	char clean[2 * RAW_BYTES];
	size_t length;
	size_t skip = 0;

	copy_clean(clean, sizeof(clean), file, strlen(file));
	length = strlen(clean);
	if (length >= size)
		skip = length - size + 1;
	while (((unsigned char)clean[skip] & 0xC0) == 0x80)
		skip++;
	memcpy(dst, clean + skip, length - skip + 1);
}

void error_vset_at(struct error *err, enum error_code code, const char *file, int line, int column,
		   const char *format, va_list args)
{
	struct error fresh = { .code = code, .line = line, .column = column };
	char raw[RAW_BYTES];

	if (!err)
		return;
	vsnprintf(raw, sizeof(raw), format, args);
	copy_clean(fresh.message, sizeof(fresh.message), raw, text_cut(raw, strlen(raw)));
	if (file)
		copy_file(fresh.file, sizeof(fresh.file), file);
	*err = fresh;
}

void error_set(struct error *err, enum error_code code, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	error_vset_at(err, code, NULL, 0, 0, format, args);
	va_end(args);
}

void error_set_at(struct error *err, enum error_code code, const char *file, int line, int column,
		  const char *format, ...)
{
	va_list args;

	va_start(args, format);
	error_vset_at(err, code, file, line, column, format, args);
	va_end(args);
}

void error_clear(struct error *err)
{
	if (err)
		*err = (struct error)ERROR_INIT;
}

size_t error_format(const struct error *err, char *buf, size_t size)
{
	char place[sizeof(err->file) + 32];
	char all[sizeof(place) + sizeof(err->message) + 4];
	int used = snprintf(place, sizeof(place), "%s", err->file);
	const char *gap = err->file[0] ? ":" : "";

	if (err->line > 0)
		used += snprintf(place + used, sizeof(place) - (size_t)used, "%s%d", gap,
				 err->line);
	if (err->line > 0 && err->column > 0)
		snprintf(place + used, sizeof(place) - (size_t)used, ":%d", err->column);
	snprintf(all, sizeof(all), "%s%s%s", place, place[0] ? ": " : "", err->message);
	if (!size)
		return 0;
	copy_clean(buf, size, all, strlen(all));
	return strlen(buf);
}

void error_list_init(struct error_list *list)
{
	*list = (struct error_list)ERROR_LIST_INIT;
}

void error_list_release(struct error_list *list)
{
	free(list->items);
	error_list_init(list);
}

void error_list_add_error(struct error_list *list, bool is_advice, const struct error *err)
{
	if (!list)
		return;
	if (!is_advice)
		list->errors++;
	if (list->count == ERROR_LIST_MAX) {
		list->dropped++;
		return;
	}
	list->items = mem_grow(list->items, list->count, &list->capacity, sizeof(*list->items));
	list->items[list->count] = (struct error_item){
		.error = *err,
		.is_advice = is_advice,
		.order = list->count,
	};
	list->count++;
}

void error_list_vadd(struct error_list *list, bool is_advice, enum error_code code,
		     const char *file, int line, int column, const char *format, va_list args)
{
	struct error err = ERROR_INIT;

	if (!list)
		return;
	if (list->count < ERROR_LIST_MAX) /* what is only counted need not be written */
		error_vset_at(&err, code, file, line, column, format, args);
	error_list_add_error(list, is_advice, &err);
}

void error_list_add(struct error_list *list, bool is_advice, enum error_code code, const char *file,
		    int line, int column, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	error_list_vadd(list, is_advice, code, file, line, column, format, args);
	va_end(args);
}

static int compare_items(const void *a, const void *b)
{
	const struct error_item *left = a;
	const struct error_item *right = b;

	if (left->error.line != right->error.line)
		return left->error.line < right->error.line ? -1 : 1;
	if (left->error.column != right->error.column)
		return left->error.column < right->error.column ? -1 : 1;
	return left->order < right->order ? -1 : left->order > right->order;
}

void error_list_sort(struct error_list *list)
{
	if (list->count > 1)
		qsort(list->items, list->count, sizeof(*list->items), compare_items);
}

const struct error *error_list_first(const struct error_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		if (!list->items[i].is_advice)
			return &list->items[i].error;
	return NULL;
}
