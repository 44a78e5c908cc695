/*
 * term_signals: signals while the terminal is ours. Part of term.
 *
 * Window changes, stops, and requests to end are blocked all the time and let in only while
 * waiting, so none is lost and none comes in between. Crashes give the terminal back with calls
 * that are safe in a handler, then do what they would have done.
 *
 *	term_signals_block();  … newterm() …  term_signals_start();  term_signals_guard(…);
 *	n = term_signals_wait(&fd, ms);
 *	if (term_signals_take(SIGWINCH)) …
 *	term_signals_stop();
 */
#ifndef TENKEN_TERM_SIGNALS_H
#define TENKEN_TERM_SIGNALS_H

#include <poll.h>
#include <stdbool.h>
#include <stddef.h>
#include <termios.h>

/** Blocks ours and forgets what came before. */
void term_signals_block(void);

/** Undoes term_signals_block() when the terminal could not be taken. */
void term_signals_unblock(void);

/**
 * Handles ours; those that were ignored (nohup) stay so. After newterm(), which has handlers of
 * its own.
 */
void term_signals_start(void);

/** Prepares for a crash. Ownership: copies modes; text must live until term_signals_stop(). */
void term_signals_guard(const struct termios *modes, const char *text, size_t bytes);

/** All as before term_signals_block(). What is still waiting is dropped: the program is leaving. */
void term_signals_stop(void);

/**
 * As poll() of one descriptor, ms -1 for ever, with our signals let in; 0 in time-out, negative
 * when a signal came.
 */
int term_signals_wait(struct pollfd *fd, int ms);

/** True if the signal (SIGWINCH, SIGTSTP or SIGCONT) has come since it was asked for last. */
bool term_signals_take(int signal);

/** The signal that asks for the end; 0 when none does. */
int term_signals_end(void);

/**
 * Stops here, as SIGTSTP does by itself, and returns when the program goes on. all: the whole
 * process group, as Ctrl-Z does.
 */
void term_signals_sleep(bool all);

/** Writes to the terminal, past ncurses. Safe in a signal handler. */
void term_write(const char *text, size_t bytes);

#endif
