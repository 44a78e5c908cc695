/*
 * tenken-pdf: a report as PDF, from the JSON report. A program of its own,
 * because fonts and layout are large: the start of tenken stays fast, its
 * database is far away when a font makes trouble, and what goes wrong here can
 * be stopped.
 */

#include "file.h"
#include "i18n.h"
#include "pdf_page.h"
#include "pdf_read.h"
#include "version.h"

#include <sys/resource.h>

#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

enum { STATUS_DONE = 0, STATUS_FAILED = 1, STATUS_USAGE = 2 };
enum { SECONDS_MAX = 60, MEMORY_MAX_MIB = 1024 };

struct request {
	enum paper paper;
	bool wants_help;
	bool wants_version;
};

#if defined(__SANITIZE_ADDRESS__)
/* The libraries keep what they found out about fonts until the end. */
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
	return "detect_leaks=0";
}
#endif

static int fail(const struct error *err)
{
	char text[1024];

	error_format(err, text, sizeof(text));
	fprintf(stderr, "tenken-pdf: %s\n", text);
	return err->code == ERROR_USAGE ? STATUS_USAGE : STATUS_FAILED;
}

/* ---- limits ------------------------------------------------------------------------------ */

static char too_long[600];

/* A hostile report must not keep a machine busy. */
static void out_of_time(int number)
{
	ssize_t written = write(STDERR_FILENO, too_long, strlen(too_long));

	(void)number;
	(void)written;
	_exit(STATUS_FAILED);
}

static void set_limits(void)
{
	struct rlimit seconds = { .rlim_cur = SECONDS_MAX, .rlim_max = SECONDS_MAX + 2 };
	struct rlimit core = { .rlim_cur = 0, .rlim_max = 0 };

	struct error err = ERROR_INIT;

	error_set(&err, ERROR_LIMIT, _("the report takes longer than %d seconds of processor time"), SECONDS_MAX);
	snprintf(too_long, sizeof(too_long), "tenken-pdf: %s\n", err.message);
	signal(SIGXCPU, out_of_time);
	setrlimit(RLIMIT_CPU, &seconds);
	setrlimit(RLIMIT_CORE, &core);
#if !defined(__SANITIZE_ADDRESS__)
	struct rlimit memory = { .rlim_cur = (rlim_t)MEMORY_MAX_MIB << 20, .rlim_max = (rlim_t)MEMORY_MAX_MIB << 20 };
	setrlimit(RLIMIT_AS, &memory);
#endif
}

/* ---- words ---------------------------------------------------------------------------------- */

static bool read_paper(const char *word, struct request *request, struct error *err)
{
	if (word && strcasecmp(word, "a4") == 0) {
		request->paper = PAPER_A4;
		return true;
	}
	if (word && strcasecmp(word, "letter") == 0) {
		request->paper = PAPER_LETTER;
		return true;
	}
	error_set(err, ERROR_USAGE, _("unknown paper '%.100s'; expected a4 or letter"), word ? word : "");
	return false;
}

static bool read_words(int argc, char **argv, struct request *request, struct error *err)
{
	for (int i = 1; i < argc; i++) {
		const char *word = argv[i];

		if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0) {
			request->wants_help = true;
		} else if (strcmp(word, "--version") == 0 || strcmp(word, "-V") == 0) {
			request->wants_version = true;
		} else if (strcmp(word, "-p") == 0 || strcmp(word, "--paper") == 0) {
			i++;
			if (!read_paper(i < argc ? argv[i] : NULL, request, err))
				return false;
		} else {
			error_set(err, ERROR_USAGE, _("'%.100s' is not known here; see 'tenken-pdf --help'"), word);
			return false;
		}
	}
	return true;
}

static int help(void)
{
	printf(_("Usage: %s\n"), "tenken-pdf [-p a4|letter] < REPORT.json > REPORT.pdf");
	puts("");
	puts(_("Makes a PDF of a report that was written with:"));
	puts("  tenken report ID -f json --parts all,document");
	puts("");
	printf("  -p, --paper a4|letter  %s\n", _("the paper, a4 unless given"));
	printf("  -h, --help             %s\n", _("shows this"));
	printf("  -V, --version          %s\n", _("shows the version"));
	return fflush(stdout) == 0 && !ferror(stdout) ? STATUS_DONE : STATUS_FAILED;
}

/* ---- all ------------------------------------------------------------------------------------ */

static int make(const struct request *request)
{
	struct error err = ERROR_INIT;
	struct document *doc;
	int status = STATUS_DONE;

	if (isatty(STDOUT_FILENO)) {
		error_set(&err, ERROR_USAGE, _("a PDF is not for a terminal; send it to a file with > FILE"));
		return fail(&err);
	}
	doc = pdf_read(stdin, &err);
	if (!doc || !pdf_write(doc, request->paper, stdout, &err))
		status = fail(&err);
	document_free(doc);
	return status;
}

static void load_messages(void)
{
	struct strbuf dir = STRBUF_INIT;

	file_locale_dir(&dir);
	i18n_open(dir.text);
	i18n_set_lang(lang_from_environment());
	strbuf_release(&dir);
}

/* A file opened later must not get the number of a closed one of the three. */
static bool have_three_files(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
		if (fcntl(fd, F_GETFD) < 0)
			return false;
	}
	return true;
}

int main(int argc, char **argv)
{
	struct request request = { .paper = PAPER_A4 };
	struct error err = ERROR_INIT;
	int status;

	if (!have_three_files())
		return STATUS_FAILED;
	signal(SIGXFSZ, SIG_IGN);
	setlocale(LC_CTYPE, "C.UTF-8");
	load_messages();
	set_limits();
	if (!read_words(argc, argv, &request, &err))
		return fail(&err);
	if (request.wants_version)
		status = printf("tenken-pdf %s\n", TENKEN_VERSION) > 0 && fflush(stdout) == 0 ? STATUS_DONE : STATUS_FAILED;
	else
		status = request.wants_help ? help() : make(&request);
	i18n_release();
	return status;
}
