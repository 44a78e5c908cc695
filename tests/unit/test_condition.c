#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"
#include "condition.h"
#include "error.h"

/* Answers of a small world: a single, a multiple, a matrix with cells, a text, one answered with none. */
struct given {
	const char *ref;
	int values[6];
	size_t count;
	bool is_answered;
};

static const struct given world[] = {
	{ "q1", { 2 }, 1, true },    { "q2", { 1, 3, 5 }, 3, true },
	{ "q3", { 0 }, 0, false }, /* not answered */
	{ "q4", { 0 }, 0, true },  /* none of these */
	{ "q7.a", { 4 }, 1, true },  { "q25.g.contract", { 4 }, 1, true },
	{ "q9-1", { -7 }, 1, true },
};

enum { WORLD = sizeof(world) / sizeof(world[0]) };

static bool resolve(const void *context, const char *text, size_t size_bytes,
		    struct condition_ref *ref, struct error *err)
{
	(void)context;
	for (int i = 0; i < WORLD; i++) {
		if (strlen(world[i].ref) != size_bytes ||
		    memcmp(world[i].ref, text, size_bytes) != 0)
			continue;
		*ref = (struct condition_ref){ i, -1, -1 };
		return true;
	}
	error_set(err, ERROR_NOT_FOUND, "unknown question \"%.*s\"", (int)size_bytes, text);
	return false;
}

static bool lookup(const void *context, struct condition_ref ref, struct value_set *set)
{
	(void)context;
	for (size_t i = 0; i < world[ref.question].count; i++)
		value_set_add(set, world[ref.question].values[i]);
	return world[ref.question].is_answered;
}

static bool holds(const char *text)
{
	struct arena arena;
	struct error err = ERROR_INIT;
	const struct condition *condition;
	bool result;

	arena_init(&arena);
	condition = condition_parse(&arena, text, resolve, NULL, &err);
	if (!condition)
		print_error("# %s: %d: %s\n", text, err.column, err.message);
	assert_non_null(condition);
	result = condition_holds(condition, lookup, NULL);
	arena_release(&arena);
	return result;
}

struct truth {
	const char *text;
	bool want;
};

static void check_truths(const struct truth *truths, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (holds(truths[i].text) != truths[i].want)
			print_error("# %s\n", truths[i].text);
		assert_int_equal(holds(truths[i].text), truths[i].want);
	}
}

static void a_comparison_holds_when_some_value_meets_it(void **state)
{
	static const struct truth truths[] = {
		{ "q1 = 2", true },          { "q1 = 1", false },
		{ "q2 = 3", true },          { "q2 = 2", false },
		{ "q2 > 4", true },          { "q2 > 5", false },
		{ "q2 >= 5", true },         { "q2 < 2", true },
		{ "q2 < 1", false },         { "q2 <= 1", true },
		{ "q1 != 2", false },        { "q2 != 1", true },
		{ "q3 != 1", false },        { "q3 = 0", false },
		{ "q7.a = 4", true },        { "q25.g.contract = 4", true },
		{ "q9-1 = -7", true },       { "q9-1 < 0", true },
		{ "q1 in (1, 2)", true },    { "q1 in (1,3)", false },
		{ "q2 in (2, 4, 5)", true }, { "q3 in (1)", false },
		{ "\tq1\n=\n2 ", true },     { "q1=2", true },
		{ "q1 in(2)", true },        { "q4 = 1", false },
	};

	(void)state;
	check_truths(truths, sizeof(truths) / sizeof(truths[0]));
}

static void count_is_the_size_of_the_set(void **state)
{
	static const struct truth truths[] = {
		{ "count(q2) = 3", true }, { "count(q2) >= 4", false }, { "count(q1) = 1", true },
		{ "count(q3) = 0", true }, { "count( q4 ) < 1", true }, { "count(q2) != 3", false },
	};

	(void)state;
	check_truths(truths, sizeof(truths) / sizeof(truths[0]));
}

static void answered_is_a_value_a_text_or_none(void **state)
{
	static const struct truth truths[] = {
		{ "answered(q1)", true },
		{ "answered(q3)", false },
		{ "answered(q4)", true },
		{ "answered(q4) and count(q4) = 0", true },
	};

	(void)state;
	check_truths(truths, sizeof(truths) / sizeof(truths[0]));
}

static void not_binds_before_and_before_or(void **state)
{
	static const struct truth truths[] = {
		{ "q1 = 2 or q1 = 2 and q1 = 1", true },
		{ "(q1 = 2 or q1 = 2) and q1 = 1", false },
		{ "not q1 = 1 and q1 = 2", true },
		{ "not (q1 = 1 and q1 = 2)", true },
		{ "not q1 = 2 or q1 = 2", true },
		{ "not (q1 = 2 or q1 = 2)", false },
		{ "not not q1 = 2", true },
		{ "q1 = 1 or q1 = 1 or q1 = 2", true },
		{ "q1 = 2 and q2 = 1 and q2 = 2", false },
		{ "not(q3 = 1)", true },
	};

	(void)state;
	check_truths(truths, sizeof(truths) / sizeof(truths[0]));
}

static void no_condition_always_holds(void **state)
{
	(void)state;
	assert_true(condition_holds(NULL, lookup, NULL));
}

static void a_mistake_has_its_place_in_the_string(void **state)
{
	static const struct {
		const char *text;
		int column;
		const char *message; /* how it begins */
	} cases[] = {
		{ "", 1, "the condition is empty" },
		{ "  ", 1, "the condition is empty" },
		{ "q1", 3, "the condition ends too early" },
		{ "q1 = ", 6, "the condition ends too early" },
		{ "q1 == 2", 5, "unexpected \"=\"" },
		{ "q1 = 2 and", 11, "the condition ends too early" },
		{ "q1 = 2 q2 = 1", 8, "unexpected \"q2\"" },
		{ "q8 = 1", 1, "unknown question \"q8\"" },
		{ "q1 = 2 and not q8 = 1", 16, "unknown question \"q8\"" },
		{ "(q1 = 2", 1, "\"(\" is not closed" },
		{ "q1 = 2)", 7, "unexpected \")\"" },
		{ "q1 in 2", 7, "unexpected \"2\"" },
		{ "q1 in ()", 8, "unexpected \")\"" },
		{ "q1 in (2 3)", 10, "unexpected \"3\"" },
		{ "q1 in (2,)", 10, "unexpected \")\"" },
		{ "q1 in (2", 9, "the condition ends too early" },
		{ "count q1 = 2", 7, "unexpected \"q1\"" },
		{ "count(q1", 9, "the condition ends too early" },
		{ "answered(1)", 10, "unexpected \"1\"" },
		{ "and = 2", 1, "unexpected \"and\"" },
		{ "1 = 1", 1, "unexpected \"1\"" },
		{ "q1 = 2 || q1 = 1", 8, "unexpected \"||\"" },
		{ "q1 = 2147483648", 6, "number \"2147483648\" is too large" },
		{ "q1 = 99999999999999999999", 6, "number \"99999999999999999999\" is too large" },
		{ "q1 ! 2", 4, "unexpected \"!\"" },
		{ "q1 = \xE3\x81\x82", 6, "unexpected \"あ\"" },
		{ "q1 = \xFF", 6, "unexpected" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct error err = ERROR_INIT;
		struct arena arena;

		arena_init(&arena);
		assert_null(condition_parse(&arena, cases[i].text, resolve, NULL, &err));
		if (err.column != cases[i].column ||
		    strncmp(err.message, cases[i].message, strlen(cases[i].message)) != 0)
			print_error("# %s: %d: %s\n", cases[i].text, err.column, err.message);
		assert_int_equal(err.column, cases[i].column);
		assert_memory_equal(err.message, cases[i].message, strlen(cases[i].message));
		arena_release(&arena);
	}
}

static void fill(char *text, size_t count, const char *piece, const char *end)
{
	size_t size = strlen(piece);

	for (size_t i = 0; i < count; i++)
		memcpy(text + i * size, piece, size + 1);
	strcat(text, end);
}

static void depth_and_length_have_limits(void **state)
{
	static char text[20000];
	struct arena arena;
	struct error err = ERROR_INIT;

	(void)state;
	arena_init(&arena);
	fill(text, 31, "not ", "q1 = 1");
	assert_non_null(condition_parse(&arena, text, resolve, NULL, &err));
	fill(text, 32, "not ", "q1 = 1");
	assert_null(condition_parse(&arena, text, resolve, NULL, &err));
	assert_int_equal(err.code, ERROR_LIMIT);
	fill(text, 2000, "(", "q1 = 1");
	assert_null(condition_parse(&arena, text, resolve, NULL, &err));
	assert_int_equal(err.code, ERROR_LIMIT);
	fill(text, 700, "q1 = 1 or ", "q1 = 2");
	assert_true(holds(text));
	fill(text, 900, "q1 = 1 or ", "q1 = 2");
	assert_null(condition_parse(&arena, text, resolve, NULL, &err));
	assert_int_equal(err.code, ERROR_LIMIT);
	arena_release(&arena);
}

static void collect(const struct condition *leaf, void *context)
{
	int **at = context;

	*(*at)++ = leaf->column;
}

static void a_walk_meets_the_leaves_from_left_to_right(void **state)
{
	struct arena arena;
	struct error err = ERROR_INIT;
	int columns[8] = { 0 };
	int *at = columns;

	(void)state;
	arena_init(&arena);
	condition_walk(condition_parse(&arena, "q1 = 1 or not (q2 = 1 and count(q3) = 0)", resolve,
				       NULL, &err),
		       collect, &at);
	assert_int_equal(at - columns, 3);
	assert_int_equal(columns[0], 1);
	assert_int_equal(columns[1], 16);
	assert_int_equal(columns[2], 27);
	condition_walk(NULL, collect, &at);
	arena_release(&arena);
}

static void a_set_is_ascending_without_repeats(void **state)
{
	struct value_set set = { .count = 0 };

	(void)state;
	value_set_add(&set, 5);
	value_set_add(&set, -1);
	value_set_add(&set, 3);
	value_set_add(&set, 5);
	assert_int_equal(set.count, 3);
	assert_int_equal(set.values[0], -1);
	assert_int_equal(set.values[1], 3);
	assert_int_equal(set.values[2], 5);
	assert_true(value_set_has(&set, 3));
	assert_false(value_set_has(&set, 4));
	for (int i = 0; i < 100; i++)
		value_set_add(&set, i);
	assert_int_equal(set.count, VALUE_SET_MAX);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_comparison_holds_when_some_value_meets_it),
		cmocka_unit_test(count_is_the_size_of_the_set),
		cmocka_unit_test(answered_is_a_value_a_text_or_none),
		cmocka_unit_test(not_binds_before_and_before_or),
		cmocka_unit_test(no_condition_always_holds),
		cmocka_unit_test(a_mistake_has_its_place_in_the_string),
		cmocka_unit_test(depth_and_length_have_limits),
		cmocka_unit_test(a_walk_meets_the_leaves_from_left_to_right),
		cmocka_unit_test(a_set_is_ascending_without_repeats),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
