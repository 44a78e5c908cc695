/*
 * Any text as a condition: nothing crashes; what is parsed evaluates the same
 * twice, and its opposite is the opposite; what is not has its place.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "condition.h"
#include "error.h"
#include "text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
	if (!holds)
		abort();
}

/* Names that begin with q are questions: their place is made of their letters. */
static bool resolve(const void *context, const char *text, size_t size_bytes,
		    struct condition_ref *ref, struct error *err)
{
	unsigned hash = 0;

	(void)context;
	must(size_bytes > 0);
	for (size_t i = 0; i < size_bytes; i++)
		hash = hash * 31 + (unsigned char)text[i];
	*ref = (struct condition_ref){ (int)(hash % 100), -1, -1 };
	if (text[0] != 'q')
		error_set(err, ERROR_NOT_FOUND, "unknown question \"%.*s\"", (int)size_bytes, text);
	return text[0] == 'q';
}

static bool lookup(const void *context, struct condition_ref ref, struct value_set *set)
{
	(void)context;
	for (int value = 0; value < ref.question % 5; value++)
		value_set_add(set, (ref.question * 7 + value * 3) % 10);
	return ref.question % 2 == 0;
}

static void count_leaf(const struct condition *leaf, void *context)
{
	size_t *count = context;

	must(leaf->column >= 1);
	must(leaf->kind == CONDITION_ANSWERED || leaf->value_count > 0);
	(*count)++;
}

static void check_opposite(struct arena *arena, const char *text, bool holds)
{
	struct error err = ERROR_INIT;
	const struct condition *condition =
		condition_parse(arena, arena_printf(arena, "not (%s)", text), resolve, NULL, &err);

	if (!condition)
		must(err.code == ERROR_LIMIT); /* a little longer, a little deeper */
	else
		must(condition_holds(condition, lookup, NULL) != holds);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena;
	struct error err = ERROR_INIT;
	const struct condition *condition;
	size_t leaves = 0;
	char *text;

	arena_init(&arena);
	text = arena_strndup(&arena, (const char *)data, size);
	condition = condition_parse(&arena, text, resolve, NULL, &err);
	if (condition) {
		condition_walk(condition, count_leaf, &leaves);
		must(leaves > 0);
		check_opposite(&arena, text, condition_holds(condition, lookup, NULL));
	} else {
		must(err.message[0] != '\0' && !text_is_unsafe(err.message, false));
		must(err.column >= 1 && (size_t)err.column <= strlen(text) + 1);
	}
	arena_release(&arena);
	return 0;
}
