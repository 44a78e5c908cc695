/*
 * Pictures of screens, compared with a file of tests/screen/golden; UPDATE=1 rewrites it, and the difference is
 * read before it is committed.
 *
 *     pictures_begin();
 *     picture(&vt, "home");
 *     press(&vt, "n");
 *     picture(&vt, "new");
 *     pictures_compare("en-80x24");
 */
#ifndef TENKEN_TEST_PICTURE_H
#define TENKEN_TEST_PICTURE_H

#include "walk.h"

enum { TEXT_MAX = 512 * 1024 };

static char *seen; /* the pictures of one size and language */
static size_t seen_bytes;

static void add(const char *text)
{
	size_t n = strlen(text);

	assert_true(seen_bytes + n < TEXT_MAX);
	memcpy(seen + seen_bytes, text, n + 1);
	seen_bytes += n;
}

/* The screen as it stands, the id of the assessment masked. */
static void picture(struct vt *vt, const char *name)
{
	char line[VT_ROW_SIZE];
	char *id;

	vt_settle(vt, 25);
	add("---- ");
	add(name);
	add("\n");
	for (int row = 0; row < vt->rows; row++) {
		vt_row(vt, row, line);
		while (walk_id[0] && (id = strstr(line, walk_id)) != NULL)
			memset(id, 'x', strlen(walk_id));
		add(line);
		add("\n");
	}
}

static void show_first_difference(const char *expected, const char *got)
{
	int number = 1;

	while (*expected || *got) {
		size_t a = strcspn(expected, "\n"), b = strcspn(got, "\n");

		if (a != b || memcmp(expected, got, a) != 0) {
			fprintf(stderr, "line %d\nexpected |%.*s|\ngot      |%.*s|\n", number,
				(int)a, expected, (int)b, got);
			return;
		}
		expected += a + (expected[a] != '\0');
		got += b + (got[b] != '\0');
		number++;
	}
}

static void pictures_begin(void)
{
	seen = malloc(TEXT_MAX);
	seen_bytes = 0;
	seen[0] = '\0';
}

/* Frees the pictures, too. */
static void pictures_compare(const char *name)
{
	static char expected[TEXT_MAX];
	char path[256];
	size_t n = 0;
	FILE *file;

	snprintf(path, sizeof(path), "tests/screen/golden/%s.txt", name);
	file = fopen(path, getenv("UPDATE") ? "w" : "r");
	if (getenv("UPDATE")) {
		fputs(seen, file);
		fclose(file);
		free(seen);
		return;
	}
	if (file) {
		n = fread(expected, 1, sizeof(expected) - 1, file);
		fclose(file);
	}
	expected[n] = '\0';
	if (strcmp(expected, seen) == 0) {
		free(seen);
		return;
	}
	fprintf(stderr, "%s: another picture; UPDATE=1 rewrites it\n", path);
	show_first_difference(expected, seen);
	fail();
}

/* A copy of all rows. */
static char *copy_rows(const struct vt *vt)
{
	char *all = calloc((size_t)vt->rows, VT_ROW_SIZE);

	for (int row = 0; row < vt->rows; row++)
		vt_row(vt, row, all + (size_t)row * VT_ROW_SIZE);
	return all;
}

static bool is_as_before(const struct vt *vt, const char *before)
{
	char line[VT_ROW_SIZE];

	for (int row = 0; row < vt->rows; row++)
		if (strcmp(vt_row(vt, row, line), before + (size_t)row * VT_ROW_SIZE) != 0)
			return false;
	return true;
}

/* Types, and waits until the screen is another one: a lone Esc is known only after a while. */
static void press(struct vt *vt, const char *keys)
{
	char *before;
	int tries = 0;

	vt_settle(vt, 10);
	before = copy_rows(vt);
	vt_send(vt, keys, strlen(keys));
	while (is_as_before(vt, before) && tries++ < 300)
		vt_pump(vt, 10);
	VT_CHECK(vt, !is_as_before(vt, before), "another screen after \"%s\"", keys);
	vt_settle(vt, 15);
	free(before);
}

__attribute__((unused)) static void leave(struct vt *vt)
{
	press(vt, "\033");
}

/* The message says that there is no question beyond this one. */
__attribute__((unused)) static bool is_at_end(struct vt *vt)
{
	static const char *const said[] = { "the first question", "最初の質問", "the last question", "最後の質問" };
	char line[VT_ROW_SIZE];

	for (int row = vt->rows - 2; row < vt->rows; row++) {
		vt_row(vt, row, line);
		for (size_t i = 0; i < sizeof(said) / sizeof(said[0]); i++)
			if (strstr(line, said[i]))
				return true;
	}
	return false;
}

/* It opens where the last answer was given. */
__attribute__((unused)) static void to_the_first(struct vt *vt)
{
	vt_settle(vt, 25);
	do
		press(vt, "b");
	while (!is_at_end(vt));
}

#endif
