/*
 * demo: starting the demo program in a test. Include it after cmocka.h.
 */
#ifndef TENKEN_TESTS_DEMO_H
#define TENKEN_TESTS_DEMO_H

#include <stdio.h>
#include <stdlib.h>

#include "vt.h"

/** Path of the demo: $TENKEN_BUILD/tests/screen/demo. */
static inline const char *demo_path(void)
{
	static char path[1024];
	const char *build = getenv("TENKEN_BUILD");

	snprintf(path, sizeof(path), "%s/tests/screen/demo", build ? build : "build");
	return path;
}

/** Starts it with so many items and waits for its screen. */
static inline void demo_start(struct vt *vt, int rows, int cols, const char *items)
{
	vt_start_program(vt, demo_path(), rows, cols, items, NULL);
	vt_expect(vt, 0, "tenken");
	vt_expect(vt, -1, "help");
	vt_settle(vt, 10);
}

#endif
