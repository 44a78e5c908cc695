/* Compiled with the fault hook, so that running out of memory can be tried. */
#define TENKEN_FAULTS
#include "../../core/arena.c"

#include <setjmp.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static void memory_is_zeroed_and_aligned(void **state)
{
	static const size_t sizes[] = { 0, 1, 7, 16, 17, 1000, 5000, 16000, 17000, 100000 };
	struct arena arena;

	(void)state;
	arena_init(&arena);
	for (size_t round = 0; round < 50; round++) {
		for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
			unsigned char *memory = arena_alloc(&arena, sizes[i]);

			assert_int_equal((uintptr_t)memory % ALIGNMENT, 0);
			for (size_t at = 0; at < sizes[i]; at++)
				assert_int_equal(memory[at], 0);
			memset(memory, 0xA5, sizes[i]);
		}
	}
	arena_release(&arena);
	assert_null(arena.first);
	assert_int_equal(arena.used_bytes, 0);
}

static void release_of_an_empty_arena_does_nothing(void **state)
{
	struct arena arena;

	(void)state;
	arena_init(&arena);
	arena_release(&arena);
	arena_release(&arena);
	assert_string_equal(arena_strdup(&arena, "again"), "again");
	arena_release(&arena);
}

static void large_piece_leaves_the_room_of_the_newest_block(void **state)
{
	struct arena arena;
	char *before;
	char *after;

	(void)state;
	arena_init(&arena);
	before = arena_alloc(&arena, 16);
	arena_alloc(&arena, 1000000);
	after = arena_alloc(&arena, 16);
	assert_ptr_equal(after, before + 16);
	arena_release(&arena);
}

static void strings_are_copies(void **state)
{
	char source[] = "questionnaire";
	struct arena arena;
	char *all;
	char *part;

	(void)state;
	arena_init(&arena);
	all = arena_strdup(&arena, source);
	part = arena_strndup(&arena, source, 8);
	source[0] = 'x';
	assert_string_equal(all, "questionnaire");
	assert_string_equal(part, "question");
	assert_string_equal(arena_strndup(&arena, "ab", 8), "ab");
	assert_string_equal(arena_strndup(&arena, "ab", 0), "");
	assert_string_equal(arena_printf(&arena, "%s-%05d", "q", 42), "q-00042");
	assert_int_equal(strlen(arena_printf(&arena, "%50000s", "")), 50000);
	arena_release(&arena);
}

static void heap_helpers_take_zero_sizes(void **state)
{
	char *text = mem_strndup("abc", 2);
	size_t capacity = 0;
	int *items = NULL;

	(void)state;
	assert_string_equal(text, "ab");
	free(text);
	free(mem_alloc(0));
	free(mem_calloc(0, 8));
	free(mem_realloc(NULL, 0));
	for (size_t i = 0; i < 100; i++) {
		items = mem_grow(items, i, &capacity, sizeof(*items));
		items[i] = (int)i;
	}
	assert_int_equal(items[99], 99);
	assert_int_equal(capacity, 128);
	free(items);
}

/* Run a body in a child; returns its wait status and what it said on stderr. */
static int run_child(void (*body)(void), char *said, size_t size)
{
	int ends[2];
	int status;
	size_t used = 0;
	ssize_t got;
	pid_t child;

	assert_int_equal(pipe(ends), 0);
	child = fork();
	if (child == 0) {
		dup2(ends[1], STDERR_FILENO);
		body();
		_exit(0);
	}
	close(ends[1]);
	while (used < size - 1 && (got = read(ends[0], said + used, size - 1 - used)) > 0)
		used += (size_t)got;
	said[used] = '\0';
	close(ends[0]);
	assert_int_equal(waitpid(child, &status, 0), child);
	return status;
}

static void ask_for_too_large_an_array(void)
{
	struct arena arena;

	arena_init(&arena);
	arena_array(&arena, SIZE_MAX / 4, 8);
}

static void ask_for_the_whole_address_space(void)
{
	struct arena arena;

	arena_init(&arena);
	arena_alloc(&arena, SIZE_MAX - 1);
}

static void ask_for_too_large_a_calloc(void)
{
	mem_calloc(SIZE_MAX / 2, 3);
}

static void allocate_three_times(void)
{
	setenv("TENKEN_TEST_FAIL_ALLOC", "3", 1);
	mem_alloc(1);
	mem_strdup("x");
	mem_calloc(1, 1);
}

static void out_of_memory_says_so_and_aborts(void **state)
{
	void (*const bodies[])(void) = { ask_for_too_large_an_array,
					 ask_for_the_whole_address_space,
					 ask_for_too_large_a_calloc, allocate_three_times };
	char said[256];

	(void)state;
	for (size_t i = 0; i < sizeof(bodies) / sizeof(bodies[0]); i++) {
		int status = run_child(bodies[i], said, sizeof(said));

		assert_true(WIFSIGNALED(status));
		assert_int_equal(WTERMSIG(status), SIGABRT);
		assert_string_equal(said, "tenken: out of memory\n");
	}
}

static void allocate_twice(void)
{
	setenv("TENKEN_TEST_FAIL_ALLOC", "3", 1);
	mem_alloc(1);
	mem_alloc(1);
}

static void fault_hook_fails_only_the_named_allocation(void **state)
{
	char said[256];

	(void)state;
	assert_int_equal(run_child(allocate_twice, said, sizeof(said)), 0);
	assert_string_equal(said, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		/* First: the hook counts from the start of the program. */
		cmocka_unit_test(out_of_memory_says_so_and_aborts),
		cmocka_unit_test(fault_hook_fails_only_the_named_allocation),
		cmocka_unit_test(memory_is_zeroed_and_aligned),
		cmocka_unit_test(release_of_an_empty_arena_does_nothing),
		cmocka_unit_test(large_piece_leaves_the_room_of_the_newest_block),
		cmocka_unit_test(strings_are_copies),
		cmocka_unit_test(heap_helpers_take_zero_sizes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
