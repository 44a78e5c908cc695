#include "program.h"

#include <sys/types.h>
#include <sys/wait.h>

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <unistd.h>

#include "i18n.h"

extern char **environ;

enum { PIECE_BYTES = 65536, SAID_BYTES_MAX = 16384 };

/* The program at work: our ends of its three pipes, -1 once closed. */
struct child {
	pid_t pid;
	int in, out, err;
	const char *input;
	size_t input_left;
};

/* ---- starting it ------------------------------------------------------------------------ */

static void close_end(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

/* Ends that no program but the one we start can inherit. */
static bool open_pipe(int ends[2])
{
	if (pipe(ends) != 0)
		return false;
	fcntl(ends[0], F_SETFD, FD_CLOEXEC);
	fcntl(ends[1], F_SETFD, FD_CLOEXEC);
	return true;
}

/* Signals are as if nobody had touched them: screens block some, and writing to it ignores one. */
static void default_signals(posix_spawnattr_t *attributes)
{
	sigset_t none;
	sigset_t all;

	sigemptyset(&none);
	sigfillset(&all);
	posix_spawnattr_init(attributes);
	posix_spawnattr_setsigmask(attributes, &none);
	posix_spawnattr_setsigdefault(attributes, &all);
	posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
}

/* Ends are theirs: what the program reads from, writes to, complains to. Returns 0 or an errno. */
static int spawn(const struct program_run *run, pid_t *pid, const int theirs[3])
{
	char *const *environment = run->environment ? run->environment : environ;
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	int status;

	posix_spawn_file_actions_init(&actions);
	for (int fd = 0; fd < 3; fd++)
		posix_spawn_file_actions_adddup2(&actions, theirs[fd], fd);
	default_signals(&attributes);
	if (run->path)
		status = posix_spawn(pid, run->path, &actions, &attributes, run->words, environment);
	else
		status = posix_spawnp(pid, run->words[0], &actions, &attributes, run->words, environment);
	posix_spawnattr_destroy(&attributes);
	posix_spawn_file_actions_destroy(&actions);
	return status;
}

static bool start(const struct program_run *run, struct child *child, struct error *err)
{
	int in[2] = { -1, -1 };
	int out[2] = { -1, -1 };
	int complain[2] = { -1, -1 };
	bool ok = open_pipe(in) && open_pipe(out) && open_pipe(complain);

	if (ok) {
		errno = spawn(run, &child->pid, (int[3]){ in[0], out[1], complain[1] });
		ok = errno == 0;
	}
	if (!ok)
		error_set(err, ERROR_IO, _("cannot start '%.150s': %s"), run->words[0], strerror(errno));
	close_end(&in[0]);
	close_end(&out[1]);
	close_end(&complain[1]);
	child->in = in[1];
	child->out = out[0];
	child->err = complain[0];
	return ok;
}

/* ---- feeding it --------------------------------------------------------------------------- */

/* One that stopped reading will say why. */
static void feed(struct child *child)
{
	size_t piece = child->input_left < PIECE_BYTES ? child->input_left : PIECE_BYTES;
	ssize_t size = piece > 0 ? write(child->in, child->input, piece) : 0;

	if (size < 0 && (errno == EINTR || errno == EAGAIN))
		return;
	if (size >= 0) {
		child->input += size;
		child->input_left -= (size_t)size;
	}
	if (size < 0 || child->input_left == 0)
		close_end(&child->in);
}

static void drain(int *fd, struct strbuf *into, size_t max)
{
	char piece[PIECE_BYTES];
	ssize_t size = read(*fd, piece, sizeof(piece));

	if (size < 0 && (errno == EINTR || errno == EAGAIN))
		return;
	if (size <= 0)
		close_end(fd);
	else if (into->length < max)
		strbuf_add(into, piece, (size_t)size);
}

/* All three at once, so that neither side waits for the other. */
static void exchange(struct program_run *run, struct child *child)
{
	fcntl(child->in, F_SETFL, O_NONBLOCK);
	while (child->out >= 0 || child->err >= 0) {
		struct pollfd fds[3] = { { .fd = child->in, .events = POLLOUT },
					 { .fd = child->out, .events = POLLIN },
					 { .fd = child->err, .events = POLLIN } };

		if (poll(fds, 3, -1) < 0) {
			if (errno == EINTR)
				continue;
			break;
		}
		if (fds[0].revents)
			feed(child);
		if (fds[1].revents)
			drain(&child->out, &run->out, run->out_bytes_max);
		if (fds[2].revents)
			drain(&child->err, &run->said, SAID_BYTES_MAX);
	}
}

static void wait_for(struct program_run *run, pid_t pid)
{
	int status = 0;

	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		continue;
	run->signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
	run->status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* Writing to a program that has ended must not end us. */
bool program_run(struct program_run *run, struct error *err)
{
	struct child child = { .in = -1, .out = -1, .err = -1, .input = run->input, .input_left = run->input_bytes };
	struct sigaction ignore = { .sa_handler = SIG_IGN };
	struct sigaction before;
	bool ok;

	sigaction(SIGPIPE, &ignore, &before);
	ok = start(run, &child, err);
	if (ok)
		exchange(run, &child);
	close_end(&child.in);
	close_end(&child.out);
	close_end(&child.err);
	if (ok)
		wait_for(run, child.pid);
	sigaction(SIGPIPE, &before, NULL);
	return ok;
}

void program_release(struct program_run *run)
{
	strbuf_release(&run->out);
	strbuf_release(&run->said);
}
