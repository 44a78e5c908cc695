/* The report as PDF: the JSON report goes into the program tenken-pdf, and its PDF comes out. */

#include "report_formats.h"

#include "file.h"

#include <sys/types.h>
#include <sys/wait.h>

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char helper_name[] = "tenken-pdf";

enum { PIECE_BYTES = 65536, PDF_BYTES_MAX = 512 * 1024 * 1024, SAID_BYTES_MAX = 16384, ENVIRONMENT_MAX = 16 };

/* Names of the environment that fontconfig needs to find fonts; nothing else is handed on. */
static const char *const handed_on[] = { "HOME",          "XDG_CACHE_HOME",  "XDG_CONFIG_HOME",
					 "XDG_DATA_HOME", "FONTCONFIG_FILE", "FONTCONFIG_PATH" };

/* The helper at work: our ends of its three pipes, -1 once closed, and what came and goes through them. */
struct helper {
	pid_t pid;
	int in, out, err;
	const char *input;
	size_t input_left;
	struct strbuf pdf;
	struct strbuf said; /* on stderr, as much of it as is wanted */
};

static bool cannot(struct error *err, const char *what)
{
	error_set(err, ERROR_IO, _("cannot make the PDF: %s: %s"), what, strerror(errno));
	return false;
}

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

/* "NAME=VALUE" of what is set. Ownership: the arena's. */
static char **make_environment(struct arena *arena)
{
	char **list = arena_array(arena, ENVIRONMENT_MAX, sizeof(*list));
	size_t count = 0;

	list[count++] = arena_strdup(arena, "LC_ALL=C.UTF-8");
	list[count++] = arena_printf(arena, "LANGUAGE=%s", lang_code(i18n_lang()));
	for (size_t i = 0; i < sizeof(handed_on) / sizeof(handed_on[0]); i++) {
		if (getenv(handed_on[i]))
			list[count++] = arena_printf(arena, "%s=%s", handed_on[i], getenv(handed_on[i]));
	}
	return list;
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

/* Ends are theirs: what the helper reads from, writes to, complains to. Returns 0 or an errno. */
static int spawn(struct helper *helper, enum paper paper, const int theirs[3])
{
	char *words[] = { (char *)helper_name, "-p", paper == PAPER_LETTER ? "letter" : "a4", NULL };
	struct strbuf path = STRBUF_INIT;
	struct arena arena;
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	int status;

	arena_init(&arena);
	file_program(&path, helper_name);
	posix_spawn_file_actions_init(&actions);
	for (int fd = 0; fd < 3; fd++)
		posix_spawn_file_actions_adddup2(&actions, theirs[fd], fd);
	default_signals(&attributes);
	status = posix_spawn(&helper->pid, path.text, &actions, &attributes, words, make_environment(&arena));
	posix_spawnattr_destroy(&attributes);
	posix_spawn_file_actions_destroy(&actions);
	strbuf_release(&path);
	arena_release(&arena);
	return status;
}

static bool start(struct helper *helper, enum paper paper, struct error *err)
{
	int in[2] = { -1, -1 };
	int out[2] = { -1, -1 };
	int complain[2] = { -1, -1 };
	bool ok = open_pipe(in) && open_pipe(out) && open_pipe(complain);

	if (ok) {
		errno = spawn(helper, paper, (int[3]){ in[0], out[1], complain[1] });
		ok = errno == 0;
	}
	if (!ok)
		cannot(err, helper_name);
	close_end(&in[0]);
	close_end(&out[1]);
	close_end(&complain[1]);
	helper->in = in[1];
	helper->out = out[0];
	helper->err = complain[0];
	return ok;
}

/* ---- feeding it --------------------------------------------------------------------------- */

/* One that stopped reading will say why. */
static void feed(struct helper *helper)
{
	ssize_t size = write(helper->in, helper->input, helper->input_left < PIECE_BYTES ? helper->input_left : PIECE_BYTES);

	if (size < 0 && (errno == EINTR || errno == EAGAIN))
		return;
	if (size >= 0) {
		helper->input += size;
		helper->input_left -= (size_t)size;
	}
	if (size < 0 || helper->input_left == 0)
		close_end(&helper->in);
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
static void exchange(struct helper *helper)
{
	fcntl(helper->in, F_SETFL, O_NONBLOCK);
	while (helper->out >= 0 || helper->err >= 0) {
		struct pollfd fds[3] = { { .fd = helper->in, .events = POLLOUT },
					 { .fd = helper->out, .events = POLLIN },
					 { .fd = helper->err, .events = POLLIN } };

		if (poll(fds, 3, -1) < 0) {
			if (errno == EINTR)
				continue;
			break;
		}
		if (fds[0].revents)
			feed(helper);
		if (fds[1].revents)
			drain(&helper->out, &helper->pdf, PDF_BYTES_MAX);
		if (fds[2].revents)
			drain(&helper->err, &helper->said, SAID_BYTES_MAX);
	}
	close_end(&helper->in);
	close_end(&helper->out);
	close_end(&helper->err);
}

/* ---- what became of it ---------------------------------------------------------------------- */

/* Its own last word; libraries may have said something before. */
static bool repeat_message(const struct strbuf *said, struct error *err)
{
	const char *found = NULL;
	const char *next = said->text;
	char *line;

	while ((next = strstr(next, helper_name)) != NULL) {
		if (next == said->text || next[-1] == '\n')
			found = next;
		next += strlen(helper_name);
	}
	if (!found || strncmp(found + strlen(helper_name), ": ", 2) != 0)
		return false;
	found += strlen(helper_name) + 2;
	line = mem_strndup(found, strcspn(found, "\n"));
	error_set(err, ERROR_IO, "%s", line);
	free(line);
	return true;
}

static bool is_done(const struct helper *helper, int status, struct error *err)
{
	if (WIFSIGNALED(status)) {
		error_set(err, ERROR_IO, _("cannot make the PDF: %s was ended by signal %d"), helper_name, WTERMSIG(status));
		return false;
	}
	if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
		if (!repeat_message(&helper->said, err))
			error_set(err, ERROR_IO, _("cannot make the PDF: %s ended with status %d"), helper_name,
				  WIFEXITED(status) ? WEXITSTATUS(status) : -1);
		return false;
	}
	if (helper->pdf.length >= PDF_BYTES_MAX || strncmp(helper->pdf.text, "%PDF-", 5) != 0) {
		error_set(err, ERROR_IO, _("cannot make the PDF: %s gave none"), helper_name);
		return false;
	}
	return true;
}

static int wait_for(pid_t pid)
{
	int status = -1;

	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		continue;
	return status;
}

/* Writing to a helper that has ended must not end us. */
static bool run(struct helper *helper, enum paper paper, struct error *err)
{
	struct sigaction ignore = { .sa_handler = SIG_IGN };
	struct sigaction before;
	bool ok;

	sigaction(SIGPIPE, &ignore, &before);
	ok = start(helper, paper, err);
	if (ok) {
		exchange(helper);
		ok = is_done(helper, wait_for(helper->pid), err);
	}
	close_end(&helper->in);
	close_end(&helper->out);
	close_end(&helper->err);
	sigaction(SIGPIPE, &before, NULL);
	return ok;
}

static bool make_json(const struct gap_report *report, const struct report_options *options, char **text, size_t *size,
                      struct error *err)
{
	struct report_options own = *options;
	FILE *out = open_memstream(text, size);
	bool ok;

	if (!out)
		return cannot(err, "JSON");
	own.parts = (options->parts ? options->parts : PARTS_DEFAULT) | 1U << PART_DOCUMENT;
	ok = report_json_write(report, &own, out, err);
	if (fclose(out) == 0)
		return ok;
	return ok && cannot(err, "JSON");
}

bool report_pdf_write(const struct gap_report *report, const struct report_options *options, FILE *out,
                      struct error *err)
{
	struct helper helper = { .in = -1, .out = -1, .err = -1, .pdf = STRBUF_INIT, .said = STRBUF_INIT };
	char *text = NULL;
	bool ok = make_json(report, options, &text, &helper.input_left, err);

	helper.input = text;
	ok = ok && run(&helper, options->paper, err) && report_put(&helper.pdf, out, err);
	strbuf_release(&helper.pdf);
	strbuf_release(&helper.said);
	free(text);
	return ok;
}
