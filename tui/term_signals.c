#define _GNU_SOURCE /* ppoll() */

#include "term_signals.h"

#include <errno.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

static const int our_signals[] = { SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT };
static const int crash_signals[] = { SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGQUIT };

enum { OUR_SIGNALS = sizeof(our_signals) / sizeof(our_signals[0]) };
enum { CRASH_SIGNALS = sizeof(crash_signals) / sizeof(crash_signals[0]) };
enum { CRASH_STACK_BYTES = 32768 };

/* Set by the handler, which runs only inside ppoll(). */
static volatile sig_atomic_t got_winch, got_tstp, got_cont, got_end;

static sigset_t old_mask;
static sigset_t wait_mask; /* while waiting: ours are let in */
static struct sigaction old_actions[OUR_SIGNALS];

/* For a crash: all that is needed then, ready. */
static bool is_guarded;
static struct sigaction old_crash_actions[CRASH_SIGNALS];
static stack_t old_stack;
static _Alignas(16) char crash_stack[CRASH_STACK_BYTES];
static struct termios restore_modes;
static const char *restore_text;
static size_t restore_bytes;

void term_write(const char *text, size_t bytes)
{
	while (bytes) {
		ssize_t done = write(STDOUT_FILENO, text, bytes);

		if (done < 0 && errno == EINTR)
			continue;
		if (done <= 0)
			return;
		text += done;
		bytes -= (size_t)done;
	}
}

static void on_signal(int signal)
{
	switch (signal) {
	case SIGWINCH: got_winch = 1; break;
	case SIGTSTP: got_tstp = 1; break;
	case SIGCONT: got_cont = 1; break;
	default: got_end = signal;
	}
}

static void on_crash(int signal, siginfo_t *info, void *context)
{
	int saved_errno = errno;

	(void)context;
	term_write(restore_text, restore_bytes);
	tcsetattr(STDIN_FILENO, TCSANOW, &restore_modes);
	for (int i = 0; i < CRASH_SIGNALS; i++)
		sigaction(crash_signals[i], &old_crash_actions[i], NULL);
	errno = saved_errno;
	/* A fault happens again by itself when we return; anything else must be raised again. */
	if (signal == SIGABRT || signal == SIGQUIT || info->si_code <= 0)
		raise(signal);
}

void term_signals_block(void)
{
	sigset_t ours;

	sigemptyset(&ours);
	for (int i = 0; i < OUR_SIGNALS; i++)
		sigaddset(&ours, our_signals[i]);
	sigprocmask(SIG_BLOCK, &ours, &old_mask);
	wait_mask = old_mask;
	for (int i = 0; i < OUR_SIGNALS; i++)
		sigdelset(&wait_mask, our_signals[i]);
	got_winch = got_tstp = got_cont = got_end = 0;
}

void term_signals_unblock(void)
{
	sigprocmask(SIG_SETMASK, &old_mask, NULL);
}

void term_signals_start(void)
{
	struct sigaction action = { .sa_handler = on_signal };

	sigemptyset(&action.sa_mask);
	for (int i = 0; i < OUR_SIGNALS; i++) {
		bool may_be_ignored = our_signals[i] != SIGWINCH && our_signals[i] != SIGCONT;

		sigaction(our_signals[i], NULL, &old_actions[i]);
		if (!may_be_ignored || old_actions[i].sa_handler != SIG_IGN)
			sigaction(our_signals[i], &action, NULL);
	}
}

void term_signals_guard(const struct termios *modes, const char *text, size_t bytes)
{
	struct sigaction action = { .sa_sigaction = on_crash,
				    .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER };
	stack_t stack = { .ss_sp = crash_stack, .ss_size = sizeof(crash_stack) };

	restore_modes = *modes;
	restore_text = text;
	restore_bytes = bytes;
	is_guarded = true;
	sigaltstack(&stack, &old_stack);
	sigemptyset(&action.sa_mask);
	for (int i = 0; i < CRASH_SIGNALS; i++)
		sigaction(crash_signals[i], &action, &old_crash_actions[i]);
}

void term_signals_stop(void)
{
	struct sigaction ignore = { .sa_handler = SIG_IGN };

	sigemptyset(&ignore.sa_mask);
	for (int i = 0; i < OUR_SIGNALS; i++) {
		/*
		 * One that is still waiting (a hang-up comes twice) must not strike now that we
		 * are leaving anyway.
		 */
		sigaction(our_signals[i], &ignore, NULL);
		sigaction(our_signals[i], &old_actions[i], NULL);
	}
	for (int i = 0; is_guarded && i < CRASH_SIGNALS; i++)
		sigaction(crash_signals[i], &old_crash_actions[i], NULL);
	if (is_guarded)
		sigaltstack(&old_stack, NULL);
	is_guarded = false;
	sigprocmask(SIG_SETMASK, &old_mask, NULL);
}

int term_signals_wait(struct pollfd *fd, int ms)
{
	struct timespec limit = { ms / 1000, (long)(ms % 1000) * 1000000L };

	return ppoll(fd, 1, ms < 0 ? NULL : &limit, &wait_mask);
}

bool term_signals_take(int signal)
{
	volatile sig_atomic_t *flag = signal == SIGWINCH  ? &got_winch
				      : signal == SIGTSTP ? &got_tstp
							  : &got_cont;
	bool has_come = *flag != 0;

	*flag = 0;
	return has_come;
}

int term_signals_end(void)
{
	return got_end;
}

void term_signals_sleep(bool all)
{
	struct sigaction standard = { .sa_handler = SIG_DFL }, ours;
	struct timespec now = { 0 };
	sigset_t tstp, cont;

	sigemptyset(&standard.sa_mask);
	sigemptyset(&tstp);
	sigaddset(&tstp, SIGTSTP);
	sigemptyset(&cont);
	sigaddset(&cont, SIGCONT);
	sigaction(SIGTSTP, &standard, &ours);
	if (all)
		kill(0, SIGTSTP);
	else
		raise(SIGTSTP);
	sigprocmask(SIG_UNBLOCK, &tstp, NULL); /* here the program stops, and here it goes on */
	sigprocmask(SIG_BLOCK, &tstp, NULL);
	sigaction(SIGTSTP, &ours, NULL);
	sigtimedwait(&cont, NULL, &now); /* the one that woke us tells nothing new */
}
