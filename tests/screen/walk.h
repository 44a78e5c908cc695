/*
 * walk: assessments for the tests of the screens, and the keys of a person at them. Include it after cmocka.h.
 *
 *	struct vt vt = VT_INIT;
 *
 *	walk_small(&vt);                                  // the questionnaire "example" instead of the installed ones
 *	walk_new(&vt, "example", "Acme Co.");
 *	walk_cli(&vt, "answer %s q1=1", walk_id);
 *	walk_open(&vt, 24, 80, "en");
 *	vt_expect_any(&vt, "…");
 *	walk_expect_item(&vt, "q3=1,4");
 *	vt_release(&vt);
 */
#ifndef TENKEN_TESTS_WALK_H
#define TENKEN_TESTS_WALK_H

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "vt.h"

enum { WALK_OUT = 256 * 1024, WALK_PATH = 512 };

/* The assessment made last. */
static char walk_id[64];
static char walk_env[4][WALK_PATH];

static inline const char *walk_program(void)
{
	const char *program = getenv("TENKEN");

	return program ? program : "build/tenken";
}

/** Runs a command of tenken and returns what it said (lent until the next one); *status gets how it ended. */
__attribute__((format(printf, 3, 4))) static inline const char *
walk_try(struct vt *vt, int *status, const char *format, ...)
{
	static char out[WALK_OUT];
	char arguments[8192], command[16384];
	size_t n, at;
	va_list rest;
	FILE *pipe;

	vt_make_home(vt);
	va_start(rest, format);
	vsnprintf(arguments, sizeof(arguments), format, rest);
	va_end(rest);
	at = (size_t)snprintf(
		command, sizeof(command),
		"HOME=%s XDG_DATA_HOME=%s/data XDG_CONFIG_HOME=%s/config LC_ALL=C.UTF-8 TZ=UTC env",
		vt->home, vt->home, vt->home);
	for (int i = 0; i < vt->env_count; i++)
		if (strchr(vt->env[i], '='))
			at += (size_t)snprintf(command + at, sizeof(command) - at, " '%s'",
					       vt->env[i]);
	snprintf(command + at, sizeof(command) - at, " %s %s 2>&1", walk_program(), arguments);
	pipe = popen(command, "r");
	n = fread(out, 1, sizeof(out) - 1, pipe);
	out[n] = '\0';
	*status = WEXITSTATUS(pclose(pipe));
	return out;
}

/** The same, and it must succeed. */
#define walk_cli(vt, ...) walk_must(vt, __FILE__, __LINE__, __VA_ARGS__)

__attribute__((format(printf, 4, 5))) static inline const char *
walk_must(struct vt *vt, const char *file, int line, const char *format, ...)
{
	char arguments[8192];
	const char *out;
	int status;
	va_list rest;

	va_start(rest, format);
	vsnprintf(arguments, sizeof(arguments), format, rest);
	va_end(rest);
	out = walk_try(vt, &status, "%s", arguments);
	if (status != 0) {
		fprintf(stderr, "tenken %s: status %d\n%s", arguments, status, out);
		_fail(file, line);
	}
	return out;
}

/** Makes an assessment; walk_id is its id. */
static inline void walk_new(struct vt *vt, const char *questionnaires, const char *organisation)
{
	const char *out = walk_cli(vt, "new %s -o '%s'", questionnaires, organisation);

	snprintf(walk_id, sizeof(walk_id), "%.*s", (int)strcspn(out, "\n"), out);
}

/** The same, so many seconds after the others: the list has the newest first. */
static inline void walk_new_later(struct vt *vt, const char *questionnaires,
				  const char *organisation, int seconds)
{
	char clock[64];

	snprintf(clock, sizeof(clock), "SOURCE_DATE_EPOCH=%d", 1775035800 + seconds);
	vt_env(vt, clock);
	walk_new(vt, questionnaires, organisation);
	vt->env_count--;
}

/** The screens will offer tests/data/example.cfg and its clauses and nothing else. */
static inline void walk_small(struct vt *vt)
{
	char command[4 * WALK_PATH];

	vt_make_home(vt);
	snprintf(command, sizeof(command),
		 "mkdir -p %s/small/questionnaires && cp tests/data/example.cfg "
		 "%s/small/questionnaires/ && "
		 "cp tests/data/example-clauses.cfg %s/small/questionnaires/clauses.cfg",
		 vt->home, vt->home, vt->home);
	assert_int_equal(system(command), 0);
	snprintf(walk_env[0], WALK_PATH, "TENKEN_DATADIR=%s/small", vt->home);
	vt_env(vt, walk_env[0]);
}

/** The clock stands still at 2026-04-01 09:30:00. */
static inline void walk_fixed_clock(struct vt *vt)
{
	vt_env(vt, "SOURCE_DATE_EPOCH=1775035800");
}

/** The program at the question where walk_id was left. */
static inline void walk_open(struct vt *vt, int rows, int cols, const char *lang)
{
	vt_start(vt, rows, cols, "-l", lang, "open", walk_id, NULL);
	VT_CHECK(vt, vt_sees(vt, 0, "tenken"), "the interview");
	vt_settle(vt, 20);
}

/** The program at its home. */
static inline void walk_start(struct vt *vt, int rows, int cols, const char *lang)
{
	vt_start(vt, rows, cols, "-l", lang, NULL);
	VT_CHECK(vt, vt_sees(vt, 0, "tenken"), "the home screen");
	vt_settle(vt, 20);
}

/** From the interview to the question that the overview finds by a text. */
#define walk_go(vt, text)                    \
	do {                                 \
		vt_type(vt, "/");            \
		vt_expect(vt, -1, "F1");     \
		vt_settle(vt, 10);           \
		vt_type(vt, text);           \
		vt_settle(vt, 10);           \
		vt_key(vt, VTERM_KEY_ENTER); \
		vt_settle(vt, 10);           \
		vt_key(vt, VTERM_KEY_ENTER); \
		vt_settle(vt, 20);           \
	} while (0)

/** The small questionnaire at an item, or at its first with NULL; all of its questions are asked. */
static inline void walk_example(struct vt *vt, const char *item, const char *answers)
{
	walk_small(vt);
	walk_new(vt, "example", "Acme Co.");
	walk_cli(vt, "answer %s %s q1=1", walk_id, answers);
	walk_open(vt, 24, 80, "en");
	vt_expect_any(vt, " q1  Access");
	if (item) {
		vt_type(vt, "/");
		vt_expect(vt, -1, "Enter to the list");
		vt_type(vt, item);
		vt_expect_any(vt, "all: 1");
		vt_key(vt, VTERM_KEY_ENTER);
		vt_expect(vt, -1, "Enter go there");
		vt_key(vt, VTERM_KEY_ENTER);
		vt_expect(vt, 0, "Remote maintenance");
		vt_settle(vt, 10);
	}
}

/** What is stored holds text: a line of `show` as it is printed. */
static inline void walk_expect_stored(struct vt *vt, const char *file, int line, const char *text,
				      bool is_wanted)
{
	const char *out = walk_cli(vt, "show %s", walk_id);

	if ((strstr(out, text) != NULL) == is_wanted)
		return;
	fprintf(stderr, "%s:%d: expected %s\"%s\" in\n%s", file, line, is_wanted ? "" : "no ", text,
		out);
	if (vt->term)
		vt_print(vt, stderr);
	_fail(file, line);
}

#define walk_stored(vt, text) walk_expect_stored(vt, __FILE__, __LINE__, text, true)
#define walk_not_stored(vt, text) walk_expect_stored(vt, __FILE__, __LINE__, text, false)

/** Leaves the program and looks that it went well. */
#define walk_quit(vt)                                  \
	do {                                           \
		vt_type(vt, "q");                      \
		assert_int_equal(vt_wait_exit(vt), 0); \
	} while (0)

#endif
