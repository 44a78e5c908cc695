/*
 * Runs a fuzz target on files instead of through libFuzzer, so that what was
 * once found is tried by every `make check`, with any compiler.
 *
 * Usage: fuzz_X FILE...       every file once; TAP
 *        fuzz_X -n COUNT FILE...   and COUNT changed copies of each
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_BYTES ((size_t)1 << 20)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static uint32_t seed = 2463534242U;

/* xorshift: the same changes in every run. */
static uint32_t next_random(void)
{
	seed ^= seed << 13;
	seed ^= seed >> 17;
	seed ^= seed << 5;
	return seed;
}

/* Exactly as large as the input, so that a sanitizer sees one byte too many. */
static void run_copy(const uint8_t *data, size_t size)
{
	uint8_t *copy = malloc(size ? size : 1);

	if (!copy)
		abort();
	memcpy(copy, data, size);
	LLVMFuzzerTestOneInput(copy, size);
	free(copy);
}

/* Change one byte, take a piece away, or double a piece. */
static size_t change(uint8_t *data, size_t size)
{
	size_t at = size ? next_random() % size : 0;
	size_t piece = size ? next_random() % (size - at) % 16 + 1 : 0;

	if (piece > size - at)
		piece = size - at;
	switch (next_random() % 4) {
	case 0:
		memmove(data + at, data + at + piece, size - at - piece);
		return size - piece;
	case 1:
		if (size + piece > MAX_BYTES)
			return size;
		memmove(data + at + piece, data + at, size - at);
		return size + piece;
	case 2:
		if (size)
			data[at] ^= (uint8_t)(1U << next_random() % 8);
		return size;
	default:
		if (size)
			data[at] = (uint8_t)next_random();
		return size;
	}
}

static void run_changed(const uint8_t *data, size_t size, long count)
{
	uint8_t *changed = malloc(MAX_BYTES);

	if (!changed)
		abort();
	for (long i = 0; i < count; i++) {
		size_t length = size;

		memcpy(changed, data, size);
		for (uint32_t times = next_random() % 8 + 1; times > 0; times--)
			length = change(changed, length);
		run_copy(changed, length);
	}
	free(changed);
}

static int run_file(const char *path, long count)
{
	uint8_t *data = malloc(MAX_BYTES);
	FILE *in = fopen(path, "rb");
	size_t size;

	if (!in || !data) {
		if (in)
			fclose(in);
		free(data);
		return 0;
	}
	size = fread(data, 1, MAX_BYTES, in);
	fclose(in);
	run_copy(data, size);
	run_changed(data, size, count);
	free(data);
	return 1;
}

int main(int argc, char **argv)
{
	long count = 0;
	int first = 1;
	int failed = 0;

	if (argc > 2 && strcmp(argv[1], "-n") == 0) {
		count = strtol(argv[2], NULL, 10);
		first = 3;
	}
	printf("1..%d\n", argc - first);
	for (int i = first; i < argc; i++) {
		int ok = run_file(argv[i], count);

		printf("%s %d - %s\n", ok ? "ok" : "not ok", i - first + 1, argv[i]);
		fflush(stdout);
		failed += !ok;
	}
	return failed != 0;
}
