/*
 * The screen, beside whiptail and dialog in the same run: time to the first question, time from a key to the
 * finished screen, bytes on the wire, and what an idle program does.
 *
 * A screen is finished when nothing more came for QUIET_MS; its time is that of the last byte. Each
 * figure is the median of several turns, the programs in turn. $TENKEN is the program (default build/tenken).
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "../unit/folder.h"

enum {
	TURNS = 31,
	QUIET_MS = 25,
	START_LIMIT_MS = 5000,
	IDLE_SECONDS = 5,
	SMALL = 200,
	LARGE = 10000,
	OPTIONS = 4, /* 500 bytes a question in all: 216 real ones take 100 KB */
	ARGS_MAX = 32
};

struct child {
	pid_t pid;
	int fd;
	size_t bytes; /* of the last screen */
	double ms;    /* from the key (or the start) to its last byte */
	char last[65536];
};

static char folder[FOLDER_SIZE];
static bool failed;

static double now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static const char *tenken(void)
{
	const char *program = getenv("TENKEN");

	return program ? program : "build/tenken";
}

static void fail(const char *what)
{
	fprintf(stderr, "bench_screen: %s: %s\n", what, strerror(errno));
	exit(1);
}

/** Reads until nothing came for QUIET_MS; with a marker: at least until that was written. */
static void read_screen(struct child *child, double since, const char *marker)
{
	struct pollfd ready = { child->fd, POLLIN, 0 };
	size_t length = 0;
	bool seen = !marker;

	child->bytes = 0;
	child->ms = 0;
	for (;;) {
		ssize_t n;

		if (poll(&ready, 1, seen ? QUIET_MS : START_LIMIT_MS) <= 0)
			break;
		n = read(child->fd, child->last + length, sizeof(child->last) - 1 - length);
		if (n <= 0)
			break;
		child->ms = now_ms() - since;
		child->bytes += (size_t)n;
		length += (size_t)n;
		child->last[length] = '\0';
		if (length > sizeof(child->last) / 2)
			length = 0;
		seen = seen || strstr(child->last, marker);
	}
	if (!seen) {
		fprintf(stderr, "bench_screen: '%s' was never shown\n", marker);
		failed = true;
	}
}

static void start(struct child *child, const char *const *args, const char *marker)
{
	struct winsize size = { 24, 80, 0, 0 };
	double since = now_ms();

	child->pid = forkpty(&child->fd, NULL, NULL, &size);
	if (child->pid < 0)
		fail("forkpty");
	if (child->pid == 0) {
		execvp(args[0], (char *const *)args);
		_exit(127);
	}
	read_screen(child, since, marker);
}

static void stop(struct child *child)
{
	kill(child->pid, SIGTERM);
	close(child->fd);
	waitpid(child->pid, NULL, 0);
}

static void press(struct child *child, const char *keys)
{
	double since = now_ms();

	if (write(child->fd, keys, strlen(keys)) < 0)
		fail("write");
	read_screen(child, since, NULL);
}

/* ---- what is measured ------------------------------------------------------ */

static void write_questionnaire(int questions)
{
	char path[FOLDER_SIZE + 64];
	FILE *out;

	snprintf(path, sizeof(path), "%s/questionnaires/bench%d.cfg", folder, questions);
	out = fopen(path, "w");
	if (!out)
		fail(path);
	fprintf(out, "id = \"bench%d\"; version = \"1\"; roles = [ \"vendor\" ];\n"
		     "title = { en = \"Bench\"; ja = \"測定\"; }; sections = (\n", questions);
	for (int i = 0; i < questions; i++) {
		if (i % 20 == 0)
			fprintf(out, "%s{ id = \"s%d\"; title = { en = \"Section %d\"; ja = \"第%d節\"; }; questions = (\n",
				i ? "); },\n" : "", i / 20, i / 20, i / 20);
		fprintf(out, "%s{ id = \"q%d\"; kind = \"single\"; prompt = { en = \"How is duty number %d written down in the contract?\"; "
			     "ja = \"契約書では、義務%d番はどのように書かれていますか。\"; };\n options = (\n", i % 20 ? "," : "", i, i, i);
		for (int o = 1; o <= OPTIONS; o++)
			fprintf(out, "%s{ value = %d; text = { en = \"In the usual manner %d\"; ja = \"通例の%d番目\"; }; }",
				o > 1 ? ",\n" : "", o, o, o);
		fprintf(out, "); }\n");
	}
	fprintf(out, "); } );\n");
	fclose(out);
}

static void run(const char *format, ...) __attribute__((format(printf, 1, 2)));

#include <stdarg.h>

static void run(const char *format, ...)
{
	char command[1024];
	va_list args;

	va_start(args, format);
	vsnprintf(command, sizeof(command), format, args);
	va_end(args);
	if (system(command) != 0) {
		fprintf(stderr, "bench_screen: failed: %s\n", command);
		exit(1);
	}
}

static void read_line(const char *path, char *line, size_t size)
{
	FILE *in = fopen(path, "r");

	if (!in || !fgets(line, (int)size, in))
		fail(path);
	line[strcspn(line, "\n")] = '\0';
	fclose(in);
}

/** An assessment with one answer, so that the database is there; id gets its id. */
static void make_assessment(int questions, char *id, size_t size)
{
	char path[FOLDER_SIZE + 64];

	write_questionnaire(questions);
	snprintf(path, sizeof(path), "%s/id%d", folder, questions);
	run("'%s' new bench%d -o Bench > '%s'", tenken(), questions, path);
	read_line(path, id, size);
	run("'%s' answer %s q0=1", tenken(), id);
	run("'%s' open --help >/dev/null", tenken());
}

static void set_up(void)
{
	char path[FOLDER_SIZE + 64];

	folder_make(folder, "bench");
	snprintf(path, sizeof(path), "%s/questionnaires", folder);
	mkdir(path, 0700);
	run("cp questionnaires/clauses.cfg '%s/'", path);
	setenv("HOME", folder, 1);
	setenv("XDG_DATA_HOME", folder, 1);
	setenv("XDG_CONFIG_HOME", folder, 1);
	setenv("TENKEN_DATADIR", folder, 1);
	setenv("TERM", "xterm-256color", 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	setenv("LANGUAGE", "", 1);
	setenv("TENKEN_AMBIGUOUS", "narrow", 1);
	unsetenv("LINES");
	unsetenv("COLUMNS");
}

static int compare_doubles(const void *a, const void *b)
{
	double x = *(const double *)a;
	double y = *(const double *)b;

	return (x > y) - (x < y);
}

static double median(double *values, int count)
{
	qsort(values, (size_t)count, sizeof(*values), compare_doubles);
	return values[count / 2];
}

static void say(const char *what, double ours, double theirs, const char *unit, const char *beside, double limit)
{
	double ratio = theirs > 0 ? ours / theirs : 0;

	printf("%-46s %9.3f %-5s | %s %9.3f %-5s | ratio %.2f, at most %.2f%s\n", what, ours, unit, beside, theirs, unit, ratio,
	       limit, ratio > limit ? "  NOT REACHED" : "");
}

/* The same question for whiptail and dialog. */
static const char *const whiptail_args[] = {
	"whiptail", "--radiolist", "How is duty number 0 written down in the contract?", "20", "70", "4",
	"1", "In the usual manner 1", "on", "2", "In the usual manner 2", "off",
	"3", "In the usual manner 3", "off", "4", "In the usual manner 4", "off", NULL
};

static void bench_start(const char *id)
{
	const char *const ours[] = { tenken(), "open", id, NULL };
	double a[TURNS], b[TURNS];

	for (int i = 0; i < TURNS; i++) {
		struct child child;

		start(&child, ours, "help");
		a[i] = child.ms;
		stop(&child);
		start(&child, whiptail_args, "Cancel");
		b[i] = child.ms;
		stop(&child);
	}
	say("start to the first question of 200", median(a, TURNS), median(b, TURNS), "ms", "whiptail", 2.0);
}

/** Time and bytes of a key, median over turns of Down and Up. */
static void measure_arrow(struct child *child, double *ms, double *bytes)
{
	double times[TURNS], counts[TURNS];

	for (int i = 0; i < TURNS; i++) {
		press(child, i % 2 ? "\033OA" : "\033OB");
		times[i] = child->ms;
		counts[i] = (double)child->bytes;
	}
	*ms = median(times, TURNS);
	*bytes = median(counts, TURNS);
}

static void bench_arrow(const char *id)
{
	const char *const ours[] = { tenken(), "open", id, NULL };
	const char *dialog_args[ARGS_MAX];
	struct child us, them;
	double our_ms, our_bytes, their_ms, their_bytes;

	memcpy(dialog_args, whiptail_args, sizeof(whiptail_args));
	dialog_args[0] = "dialog";
	start(&us, ours, "help");
	start(&them, dialog_args, "Cancel");
	press(&us, "\033OB");
	press(&them, "\033OB");
	measure_arrow(&us, &our_ms, &our_bytes);
	measure_arrow(&them, &their_ms, &their_bytes);
	stop(&us);
	stop(&them);
	say("arrow key to the finished screen", our_ms, their_ms, "ms", "dialog", 1.0);
	printf("%-46s %9.0f bytes | at most 60, aim 40; dialog %.0f%s\n", "arrow key", our_bytes, their_bytes,
	       our_bytes > 60 ? "  NOT REACHED" : "");
}

/** An answer and the next question: adds time and bytes of a turn. */
static void answer_once(struct child *child, double *ms, double *bytes)
{
	press(child, "2");
	*ms = child->ms;
	*bytes = (double)child->bytes;
	press(child, "\r");
	*ms += child->ms;
	*bytes += (double)child->bytes;
}

/** All bytes of one whiptail question: shown, chosen, left. */
static double whiptail_bytes(void)
{
	struct child child;
	double bytes;

	start(&child, whiptail_args, "Cancel");
	bytes = (double)child.bytes;
	press(&child, "\033OB");
	bytes += (double)child.bytes;
	press(&child, " ");
	bytes += (double)child.bytes;
	press(&child, "\r");
	bytes += (double)child.bytes;
	stop(&child);
	return bytes;
}

static void bench_answers(const char *small_id, const char *large_id)
{
	const char *const small_args[] = { tenken(), "open", small_id, NULL };
	const char *const large_args[] = { tenken(), "open", large_id, NULL };
	double small_ms[TURNS], large_ms[TURNS], bytes[TURNS], ignored;
	struct child small, large;

	start(&small, small_args, "help");
	start(&large, large_args, "help");
	for (int i = 0; i < TURNS; i++) {
		answer_once(&small, &small_ms[i], &bytes[i]);
		answer_once(&large, &large_ms[i], &ignored);
	}
	stop(&small);
	stop(&large);
	say("answer and next screen at 10,000 questions", median(large_ms, TURNS), median(small_ms, TURNS), "ms", "at 200", 1.2);
	say("answered question with the next screen", median(bytes, TURNS), whiptail_bytes(), "bytes", "whiptail", 0.6);
}

/** Time a process has run, in ns, from the scheduler's own count. */
static unsigned long long run_ns(pid_t pid)
{
	char path[64], line[128];

	snprintf(path, sizeof(path), "/proc/%d/schedstat", (int)pid);
	read_line(path, line, sizeof(line));
	return strtoull(line, NULL, 10);
}

static void bench_idle(const char *id)
{
	const char *const ours[] = { tenken(), "open", id, NULL };
	struct child child;
	unsigned long long before;
	struct timespec idle = { IDLE_SECONDS, 0 };

	start(&child, ours, "help");
	press(&child, "\033OB");
	before = run_ns(child.pid);
	nanosleep(&idle, NULL);
	unsigned long long ran = run_ns(child.pid) - before;

	read_screen(&child, now_ms(), NULL);
	printf("%-46s %9zu bytes, %llu ns on a processor (0: no system call) | both 0%s\n", "idle for 5 s", child.bytes, ran,
	       child.bytes || ran ? "  NOT REACHED" : "");
	stop(&child);
}

int main(void)
{
	char small[64], large[64];

	set_up();
	make_assessment(SMALL, small, sizeof(small));
	make_assessment(LARGE, large, sizeof(large));
	bench_start(small);
	bench_arrow(small);
	bench_answers(small, large);
	bench_idle(small);
	folder_remove(folder);
	return failed ? 1 : 0;
}
