/*
 * Any bytes as a database: refused, or listed, opened, answered, undone and
 * verified, without a crash. The files lie in memory where there is a place.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "assessment.h"
#include "store.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static char path[128];

static void remove_files(void)
{
	static const char *const endings[] = { "", "-wal", "-shm", "-journal", ".copy" };
	char name[160];

	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
		snprintf(name, sizeof(name), "%s%s", path, endings[i]);
		unlink(name);
	}
}

static void remove_all(void)
{
	remove_files();
	*strrchr(path, '/') = '\0';
	rmdir(path);
}

static void choose_path(void)
{
	snprintf(path, sizeof(path), "%s/tenken-fuzz-XXXXXX",
		 access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
	if (!mkdtemp(path))
		abort();
	strcat(path, "/t.db");
	atexit(remove_all);
}

static void write_file(const uint8_t *data, size_t size)
{
	int fd = open(path, O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0600);

	/* A file that was just written may be one in the making, and is looked at for a while. */
	const struct timespec long_ago[2] = { { .tv_sec = 1 }, { .tv_sec = 1 } };

	if (fd < 0 || write(fd, data, size) != (ssize_t)size || futimens(fd, long_ago) != 0 ||
	    close(fd) != 0)
		abort();
}

static void ignore_change(const struct change *change, void *context)
{
	(void)context;
	if (!change->before || !change->after)
		abort();
}

static void try_assessment(struct store *store, const char *id)
{
	struct error err = ERROR_INIT;
	struct assessment *assessment = assessment_open(store, id, &err);
	struct answer after = { .state = ANSWER_UNKNOWN };
	struct profile profile = { .organisation = NULL };
	struct item item;

	if (!assessment)
		return;
	item = assessment_position(assessment);
	assessment_history(assessment, NULL, ignore_change, NULL, &err);
	assessment_set(assessment, item, &after, &err);
	assessment_undo(assessment, &item, &err);
	assessment_undo(assessment, &item, &err);
	assessment_redo(assessment, &item, &err);
	profile_set_field(&profile, 0, "Acme");
	assessment_set_profile(assessment, &profile, &err);
	profile_release(&profile);
	assessment_free(assessment);
}

static void try_store(struct store *store)
{
	struct verify_result result = { .lines = NULL };
	struct assessment_list list;
	struct error err = ERROR_INIT;
	char copy[160];

	if (assessment_list(store, &list, &err)) {
		for (size_t i = 0; i < list.count && i < 4; i++)
			try_assessment(store, list.rows[i].id);
		if (list.count > 0)
			assessment_delete(store, list.rows[0].id, &err);
		assessment_list_release(&list);
	}
	store_verify(store, &result, &err);
	verify_result_release(&result);
	snprintf(copy, sizeof(copy), "%s.copy", path);
	store_backup(store, copy, &err);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct error err = ERROR_INIT;
	struct store *store;

	if (!*path)
		choose_path();
	write_file(data, size);
	store = store_open(path, &err);
	if (store)
		try_store(store);
	else if (err.code == ERROR_NONE || !*err.message)
		abort();
	store_close(store);
	remove_files();
	return 0;
}
