/*
 * Ids to places in constant time: a hash table of fixed size in an arena.
 *
 * Always holds: it lends the ids it was given, which must outlive it.
 *
 *      struct id_index *index = id_index_new(&arena, question_count);
 *
 *      other = id_index_add(index, question->id, place);       // -1: it was new
 *      place = id_index_find(index, "q25", 3);                 // -1: there is none
 */
#ifndef TENKEN_ID_INDEX_H
#define TENKEN_ID_INDEX_H

#include <stddef.h>

struct arena;
struct id_index;

/**
 * Makes an index that has room for `count` ids.
 *
 * Ownership: the arena's.
 */
struct id_index *id_index_new(struct arena *arena, size_t count);

/**
 * Adds an id with its place.
 *
 * Ownership: lends id.
 * Errors:    when the id is there already nothing changes and the place it has
 *            is returned; otherwise -1. More than `count` ids are an error of
 *            the program.
 */
int id_index_add(struct id_index *index, const char *id, int place);

/** The place of an id; -1 when there is none, or when index is NULL. */
int id_index_find(const struct id_index *index, const char *id, size_t size_bytes);

#endif
