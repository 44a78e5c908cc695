/*
 * A folder of a test's own below $TMPDIR, or /tmp where there is none. It goes when the test is done with it, and
 * also when the program ends before that, be it by SIGHUP, SIGINT, SIGTERM or SIGALRM.
 *
 *	char folder[FOLDER_SIZE];
 *
 *	folder_make(folder, "store");	// "/tmp/tenken-store-Xq3k9b"
 *	…
 *	folder_remove(folder);
 */
#ifndef TENKEN_TESTS_FOLDER_H
#define TENKEN_TESTS_FOLDER_H

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

enum { FOLDER_SIZE = 256, FOLDER_MAX = 32 };

/* Those that stand; a path of "" is free. Only the process that made them removes them, no child of it. */
static char folders[FOLDER_MAX][FOLDER_SIZE];
static pid_t folder_owner;

/* Another program does it, because a signal handler may start one but not walk a folder. */
static inline void folder_rm(const char *path)
{
	pid_t child = fork();

	if (child == 0) {
		execlp("rm", "rm", "-rf", "--", path, (char *)NULL);
		_exit(127);
	}
	while (child > 0 && waitpid(child, NULL, 0) < 0 && errno == EINTR)
		;
}

static inline void folder_remove_all(void)
{
	if (getpid() != folder_owner)
		return;
	for (int i = 0; i < FOLDER_MAX; i++) {
		if (folders[i][0])
			folder_rm(folders[i]);
		folders[i][0] = '\0';
	}
}

static inline void folder_end(int number)
{
	folder_remove_all();
	signal(number, SIG_DFL);
	raise(number);
}

static inline void folder_watch(void)
{
	static const int signals[] = { SIGHUP, SIGINT, SIGTERM, SIGALRM };

	if (folder_owner)
		return;
	folder_owner = getpid();
	atexit(folder_remove_all);
	for (size_t i = 0; i < sizeof(signals) / sizeof(signals[0]); i++) {
		if (signal(signals[i], folder_end) == SIG_IGN)
			signal(signals[i], SIG_IGN);
	}
}

/* Ends the program when none can be made. */
static inline void folder_make(char path[FOLDER_SIZE], const char *name)
{
	const char *tmp = getenv("TMPDIR");
	int free_place = 0;

	folder_watch();
	while (free_place < FOLDER_MAX && folders[free_place][0])
		free_place++;
	snprintf(path, FOLDER_SIZE, "%s/tenken-%s-XXXXXX", tmp && *tmp ? tmp : "/tmp", name);
	if (free_place == FOLDER_MAX || !mkdtemp(path)) {
		perror(path);
		exit(1);
	}
	memcpy(folders[free_place], path, FOLDER_SIZE);
}

static inline void folder_remove(const char *path)
{
	folder_rm(path);
	for (int i = 0; i < FOLDER_MAX; i++) {
		if (strcmp(folders[i], path) == 0)
			folders[i][0] = '\0';
	}
}

#endif
