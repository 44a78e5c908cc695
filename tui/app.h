/*
 * app: the event loop. Takes the terminal, runs a stack of screens, gives the terminal back.
 *
 *	struct screen *stack[] = { screen_home(&context, &err) };
 *	if (!app_run(&context, &options, stack, 1, &err))
 *		…
 *
 * One turn: lay out and draw the top screen, one write, wait for one event, follow it. What
 * arrived together is handled before the next drawing. With nothing to do the program sleeps in
 * one system call.
 */
#ifndef TENKEN_APP_H
#define TENKEN_APP_H

#include <stdbool.h>

#include "screens.h"
#include "term.h"

/**
 * Runs until the last screen is closed, a screen quits, or SIGTERM, SIGHUP or the end of the
 * terminal asks for it. All screens are closed then, top first.
 *
 * screens:   bottom first, at least one; given to the app, also on failure.
 * Errors:    false when the terminal cannot be taken (term_start()).
 * Signals:   after SIGTERM and SIGHUP it returns true and app_signal() tells which.
 */
bool app_run(struct app_context *context, const struct term_options *options,
	     struct screen **screens, int count, struct error *err);

/** The signal that ended app_run(), 0 when a person did. */
int app_signal(void);

#endif
