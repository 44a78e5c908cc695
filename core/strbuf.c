#include "strbuf.h"

#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "text.h"

const char strbuf_empty[1] = "";

void strbuf_init(struct strbuf *buf)
{
	*buf = (struct strbuf)STRBUF_INIT;
}

void strbuf_release(struct strbuf *buf)
{
	if (buf->capacity)
		free(buf->text);
	strbuf_init(buf);
}

void strbuf_reset(struct strbuf *buf)
{
	strbuf_truncate(buf, 0);
}

void strbuf_truncate(struct strbuf *buf, size_t length)
{
	assert(length <= buf->length);
	if (!buf->capacity)
		return;
	buf->length = length;
	buf->text[length] = '\0';
}

void strbuf_reserve(struct strbuf *buf, size_t extra)
{
	size_t needed = buf->length + extra + 1;
	size_t capacity = buf->capacity ? buf->capacity : 64;

	if (needed <= buf->length)
		needed = capacity = SIZE_MAX; /* let the allocation say that this is too much */
	else if (needed <= buf->capacity)
		return;
	while (capacity < needed)
		capacity = capacity > SIZE_MAX / 2 ? needed : capacity * 2;
	buf->text = mem_realloc(buf->capacity ? buf->text : NULL, capacity);
	buf->capacity = capacity;
	buf->text[buf->length] = '\0';
}

void strbuf_commit(struct strbuf *buf, size_t size)
{
	if (!size)
		return;
	assert(size < buf->capacity - buf->length);
	buf->length += size;
	buf->text[buf->length] = '\0';
}

void strbuf_add(struct strbuf *buf, const void *data, size_t size)
{
	if (!size)
		return;
	strbuf_reserve(buf, size);
	memcpy(buf->text + buf->length, data, size);
	buf->length += size;
	buf->text[buf->length] = '\0';
}

void strbuf_addch(struct strbuf *buf, char c)
{
	strbuf_add(buf, &c, 1);
}

void strbuf_adds(struct strbuf *buf, const char *s)
{
	strbuf_add(buf, s, strlen(s));
}

void strbuf_add_repeat(struct strbuf *buf, char c, size_t count)
{
	if (!count)
		return;
	strbuf_reserve(buf, count);
	memset(buf->text + buf->length, c, count);
	buf->length += count;
	buf->text[buf->length] = '\0';
}

void strbuf_vaddf(struct strbuf *buf, const char *format, va_list args)
{
	va_list again;
	int length;

	va_copy(again, args);
	length = vsnprintf(NULL, 0, format, args);
	if (length > 0) {
		strbuf_reserve(buf, (size_t)length);
		vsnprintf(buf->text + buf->length, (size_t)length + 1, format, again);
		buf->length += (size_t)length;
	}
	va_end(again);
}

void strbuf_addf(struct strbuf *buf, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	strbuf_vaddf(buf, format, args);
	va_end(args);
}

void strbuf_add_codepoint(struct strbuf *buf, uint32_t c)
{
	char bytes[4];

	strbuf_add(buf, bytes, text_encode(c, bytes));
}

char *strbuf_detach(struct strbuf *buf, size_t *length)
{
	char *text;

	if (length)
		*length = buf->length;
	text = buf->capacity ? buf->text : mem_strdup("");
	strbuf_init(buf);
	return text;
}
