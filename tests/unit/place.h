/*
 * A folder of one's own with a library and a database in it, for the tests of
 * the store. It is removed again by place_drop().
 */
#ifndef TENKEN_TESTS_PLACE_H
#define TENKEN_TESTS_PLACE_H

#include "library.h"
#include "store.h"

#include "folder.h"
#include "sample.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PLACE_PATH = FOLDER_SIZE + 128 };

struct place {
	char folder[FOLDER_SIZE];
	char database[FOLDER_SIZE + 32];
	struct library *library;
};

static inline void place_write(const struct place *place, const char *name, const char *text)
{
	char path[PLACE_PATH];
	FILE *out;

	snprintf(path, sizeof(path), "%s/questionnaires/%s.cfg", place->folder, name);
	out = fopen(path, "w");
	if (!out || fputs(text, out) < 0 || fclose(out) != 0)
		abort();
}

/* A folder with the sample questionnaire, which the library finds; no database yet. */
static inline void place_make(struct place *place)
{
	char path[PLACE_PATH];

	folder_make(place->folder, "test");
	snprintf(path, sizeof(path), "%s/questionnaires", place->folder);
	if (mkdir(path, 0700) != 0)
		abort();
	place_write(place, "sample", sample_text);
	snprintf(place->database, sizeof(place->database), "%s/data/tenken.db", place->folder);
	setenv("TENKEN_DATADIR", place->folder, 1);
	snprintf(path, sizeof(path), "%s/home", place->folder);
	setenv("XDG_DATA_HOME", path, 1);
	place->library = library_new();
}

static inline void place_drop(struct place *place)
{
	library_free(place->library);
	folder_remove(place->folder);
}

/* The bytes of a file, or of the one whose name goes on with `ending`; "" when it is not there. */
static inline void place_read(const char *path, const char *ending, struct strbuf *out)
{
	char full[PLACE_PATH + 16];
	char buffer[4096];
	size_t size;
	FILE *in;

	snprintf(full, sizeof(full), "%s%s", path, ending);
	in = fopen(full, "rb");
	if (!in)
		return;
	while ((size = fread(buffer, 1, sizeof(buffer), in)) > 0)
		strbuf_add(out, buffer, size);
	fclose(in);
}

#endif
