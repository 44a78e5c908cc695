#include "arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BLOCK_BYTES ((size_t)16 * 1024 - 64)
#define BLOCK_BYTES_MAX ((size_t)1024 * 1024 - 64)
#define ALIGNMENT alignof(max_align_t)

struct arena_block {
	struct arena_block *next;
	size_t size; /* of data, in bytes */
	size_t used;
	alignas(max_align_t) unsigned char data[];
};

static _Noreturn void out_of_memory(void)
{
	fputs("tenken: out of memory\n", stderr);
	abort();
}

#ifdef TENKEN_FAULTS
static bool must_fail(void)
{
	static unsigned long calls;
	const char *text = getenv("TENKEN_TEST_FAIL_ALLOC");

	calls++;
	return text && strtoul(text, NULL, 10) == calls;
}
#else
static bool must_fail(void)
{
	return false;
}
#endif

static size_t product(size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size)
		out_of_memory();
	return count * size;
}

void *mem_alloc(size_t size)
{
	void *memory = must_fail() ? NULL : malloc(size ? size : 1);

	if (!memory)
		out_of_memory();
	return memory;
}

void *mem_calloc(size_t count, size_t size)
{
	size_t bytes = product(count, size);
	void *memory = must_fail() ? NULL : calloc(1, bytes ? bytes : 1);

	if (!memory)
		out_of_memory();
	return memory;
}

void *mem_realloc(void *old, size_t size)
{
	void *memory = must_fail() ? NULL : realloc(old, size ? size : 1);

	if (!memory)
		out_of_memory();
	return memory;
}

char *mem_strdup(const char *s)
{
	size_t size = strlen(s) + 1;

	return memcpy(mem_alloc(size), s, size);
}

char *mem_strndup(const char *s, size_t size)
{
	size_t length = strnlen(s, size);
	char *copy = mem_alloc(length + 1);

	memcpy(copy, s, length);
	copy[length] = '\0';
	return copy;
}

void *mem_grow(void *items, size_t count, size_t *capacity, size_t item_size)
{
	if (count < *capacity)
		return items;
	*capacity = *capacity ? product(*capacity, 2) : 8;
	return mem_realloc(items, product(*capacity, item_size));
}

void arena_init(struct arena *arena)
{
	*arena = (struct arena){ .first = NULL };
}

void arena_release(struct arena *arena)
{
	struct arena_block *block = arena->first;

	while (block) {
		struct arena_block *next = block->next;

		free(block);
		block = next;
	}
	arena_init(arena);
}

/* A quarter of what there is: freeing thousands of small blocks takes longer than filling them. */
static size_t block_bytes(const struct arena *arena)
{
	size_t bytes = arena->used_bytes / 4;

	if (bytes < BLOCK_BYTES)
		return BLOCK_BYTES;
	return bytes < BLOCK_BYTES_MAX ? bytes : BLOCK_BYTES_MAX;
}

/*
 * A block of its own for what is large goes second, so that the room left in
 * the newest block is not lost.
 */
static struct arena_block *add_block(struct arena *arena, size_t size)
{
	bool is_large = size > BLOCK_BYTES / 4;
	size_t room = is_large ? size : block_bytes(arena);
	struct arena_block *block;

	if (room > SIZE_MAX - sizeof(*block))
		out_of_memory();
	block = mem_calloc(1, sizeof(*block) + room);
	block->size = room;
	if (is_large && arena->first) {
		block->next = arena->first->next;
		arena->first->next = block;
	} else {
		block->next = arena->first;
		arena->first = block;
	}
	return block;
}

void *arena_alloc(struct arena *arena, size_t size)
{
	struct arena_block *block = arena->first;
	void *memory;

	if (size > SIZE_MAX - ALIGNMENT)
		out_of_memory();
	size = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
	if (!block || block->size - block->used < size)
		block = add_block(arena, size);
	memory = block->data + block->used;
	block->used += size;
	arena->used_bytes += size;
	return memory;
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
	return arena_alloc(arena, product(count, size));
}

char *arena_strndup(struct arena *arena, const char *s, size_t size)
{
	size_t length = strnlen(s, size);

	/* Zeroed memory: the NUL is there already. */
	return memcpy(arena_alloc(arena, length + 1), s, length);
}

char *arena_strdup(struct arena *arena, const char *s)
{
	return arena_strndup(arena, s, strlen(s));
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
	va_list args;
	int length;
	char *text;

	va_start(args, format);
	length = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (length < 0)
		out_of_memory();
	text = arena_alloc(arena, (size_t)length + 1);
	va_start(args, format);
	vsnprintf(text, (size_t)length + 1, format, args);
	va_end(args);
	return text;
}
