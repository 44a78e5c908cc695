#include "id_index.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>

#include "arena.h"

struct entry {
	const char *id; /* NULL: free */
	size_t size;
	uint32_t hash;
	int place;
};

struct id_index {
	struct entry *entries;
	size_t mask; /* number of entries - 1; a power of two, at most half of them used */
	size_t room;
};

/* FNV-1a, then mixed: ids differ in their last characters. */
static uint32_t hash_of(const char *id, size_t size)
{
	uint32_t hash = 2166136261U;

	for (size_t i = 0; i < size; i++)
		hash = (hash ^ (unsigned char)id[i]) * 16777619U;
	return hash ^ (hash >> 15);
}

struct id_index *id_index_new(struct arena *arena, size_t count)
{
	struct id_index *index = arena_alloc(arena, sizeof(*index));
	size_t size = 8;

	while (size < count * 2)
		size *= 2;
	index->entries = arena_array(arena, size, sizeof(*index->entries));
	index->mask = size - 1;
	index->room = count;
	return index;
}

/* The entry with this id, or the free one where it would stand. */
static struct entry *entry_of(const struct id_index *index, const char *id, size_t size,
			      uint32_t hash)
{
	size_t at = hash & index->mask;

	for (;;) {
		struct entry *entry = &index->entries[at];

		if (!entry->id)
			return entry;
		if (entry->hash == hash && entry->size == size && memcmp(entry->id, id, size) == 0)
			return entry;
		at = (at + 1) & index->mask;
	}
}

int id_index_add(struct id_index *index, const char *id, int place)
{
	size_t size = strlen(id);
	uint32_t hash = hash_of(id, size);
	struct entry *entry = entry_of(index, id, size, hash);

	if (entry->id)
		return entry->place;
	assert(index->room > 0);
	index->room--;
	*entry = (struct entry){ .id = id, .size = size, .hash = hash, .place = place };
	return -1;
}

int id_index_find(const struct id_index *index, const char *id, size_t size_bytes)
{
	const struct entry *entry;

	if (!index)
		return -1;
	entry = entry_of(index, id, size_bytes, hash_of(id, size_bytes));
	return entry->id ? entry->place : -1;
}
