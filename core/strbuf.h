/*
 * A string that grows.
 *
 * Always holds: text[length] is NUL and text is never NULL, also when nothing
 * was added yet. The bytes may contain NULs; length counts them.
 *
 *      struct strbuf out = STRBUF_INIT;
 *
 *      strbuf_addf(&out, "%d of %d", done, all);
 *      puts(out.text);
 *      strbuf_release(&out);
 */
#ifndef TENKEN_STRBUF_H
#define TENKEN_STRBUF_H

#include <stdarg.h>
#include <stddef.h>

/*
 * libconfig 1.5 has a function of this name in its shared object. Without a
 * name of our own its calls would end here, with a struct that is not ours.
 */
#define strbuf_release tenken_strbuf_release
#include <stdint.h>

struct strbuf {
	char *text;      /* NUL terminated; the buffer's, moves when it grows */
	size_t length;   /* bytes without the final NUL */
	size_t capacity; /* bytes allocated, 0 when text is the shared "" */
};

/* The text of every empty buffer; nobody may write to it. */
extern const char strbuf_empty[1];

#define STRBUF_INIT { .text = (char *)strbuf_empty, .length = 0, .capacity = 0 }

/**
 * Make an empty buffer. Allocates nothing.
 */
void strbuf_init(struct strbuf *buf);

/**
 * Free the text; the buffer is empty and usable.
 */
void strbuf_release(struct strbuf *buf);

/**
 * Empty the buffer and keep its memory for the next use.
 */
void strbuf_reset(struct strbuf *buf);

/**
 * Make sure that `extra` more bytes can be added without moving the text.
 */
void strbuf_reserve(struct strbuf *buf, size_t extra);

/**
 * Count `size` bytes that the caller wrote behind the text after it had
 * reserved room for them.
 */
void strbuf_commit(struct strbuf *buf, size_t size);

/**
 * Shorten to `length` bytes, which must not be more than there are.
 */
void strbuf_truncate(struct strbuf *buf, size_t length);

/**
 * Append bytes, one byte, a string, or `count` times one byte.
 *
 * The source must not lie inside the buffer itself.
 */
void strbuf_add(struct strbuf *buf, const void *data, size_t size);
void strbuf_addch(struct strbuf *buf, char c);
void strbuf_adds(struct strbuf *buf, const char *s);
void strbuf_add_repeat(struct strbuf *buf, char c, size_t count);

/**
 * Append formatted text of any length.
 */
void strbuf_addf(struct strbuf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
void strbuf_vaddf(struct strbuf *buf, const char *format, va_list args)
	__attribute__((format(printf, 2, 0)));

/**
 * Append one code point as UTF-8; one that is none (a surrogate, too large)
 * is appended as U+FFFD.
 */
void strbuf_add_codepoint(struct strbuf *buf, uint32_t c);

/**
 * Give the text away and empty the buffer.
 *
 * Ownership: the caller's, who calls free(); never NULL.
 */
char *strbuf_detach(struct strbuf *buf, size_t *length);

#endif
