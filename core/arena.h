/*
 * Memory: many small allocations with one release, and checked heap helpers.
 *
 * Always holds: no function here returns NULL. Out of memory is the one fault
 * that ends the program inside core: a line on stderr, then abort(). Nothing
 * outside this file calls malloc, calloc, realloc or strdup.
 *
 *      struct arena arena;
 *
 *      arena_init(&arena);
 *      title = arena_strdup(&arena, "Acme");
 *      arena_release(&arena);                  // title is gone now
 *
 * Built with -DTENKEN_FAULTS, TENKEN_TEST_FAIL_ALLOC=N in the environment
 * makes the N-th allocation (counted from 1) fail.
 */
#ifndef TENKEN_ARENA_H
#define TENKEN_ARENA_H

#include <stddef.h>

struct arena_block;

struct arena {
	struct arena_block *first; /* newest block, NULL when empty */
	size_t used_bytes;         /* handed out so far, padding included */
};

/**
 * Make an empty arena. Allocates nothing, so it needs no release until used.
 */
void arena_init(struct arena *arena);

/**
 * Give back everything that was allocated; the arena is empty and usable.
 */
void arena_release(struct arena *arena);

/**
 * Zeroed memory for any type of object.
 *
 * Ownership: the arena's; lives until arena_release. size 0 gives a pointer
 *            that must not be read.
 * Errors:    none; out of memory ends the program.
 */
void *arena_alloc(struct arena *arena, size_t size);

/**
 * Zeroed memory for count objects of size bytes.
 *
 * Errors: none; a product that does not fit size_t is out of memory.
 */
void *arena_array(struct arena *arena, size_t count, size_t size);

/**
 * A copy of a string, or of its first `size` bytes at most (ending at a NUL
 * before that), in the arena, NUL terminated.
 */
char *arena_strdup(struct arena *arena, const char *s);
char *arena_strndup(struct arena *arena, const char *s, size_t size);

/**
 * A formatted string of any length in the arena.
 */
char *arena_printf(struct arena *arena, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/**
 * malloc, calloc, realloc, strdup and strndup that never return NULL.
 *
 * Ownership: the caller's, who calls free().
 */
void *mem_alloc(size_t size);
void *mem_calloc(size_t count, size_t size);
void *mem_realloc(void *old, size_t size);
char *mem_strdup(const char *s);
char *mem_strndup(const char *s, size_t size);

/**
 * Make room for one more item in a growing array: when *capacity equals count,
 * doubles it (at least 8) and moves the array.
 *
 *      list->items = mem_grow(list->items, list->count, &list->capacity, sizeof(*list->items));
 *      list->items[list->count++] = item;
 */
void *mem_grow(void *items, size_t count, size_t *capacity, size_t item_size);

#endif
