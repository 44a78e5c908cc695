/*
 * What a durable answer costs, beside what any program must pay: the same
 * number of small records appended to a file, each with fdatasync. And how
 * many sync calls an answer takes.
 *
 * Usage: bench_answer [FOLDER]     on the disk to measure; else where the program lies
 */
#include "assessment.h"

#include "../unit/place.h"

#include <sys/syscall.h>
#include <time.h>

enum { ROUNDS = 10, ANSWERS_A_ROUND = 100 };

static long sync_calls;

/* Stand before those of the C library, also for SQLite. */
int fdatasync(int fd)
{
	sync_calls++;
	return (int)syscall(SYS_fdatasync, fd);
}

int fsync(int fd)
{
	sync_calls++;
	return (int)syscall(SYS_fsync, fd);
}

static double now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void die(const char *what, const struct error *err)
{
	fprintf(stderr, "%s: %s\n", what, err ? err->message : strerror(errno));
	exit(1);
}

static double append_round(int fd)
{
	static const char record[200] = "q1 state values";
	double from = now_ms();

	for (int i = 0; i < ANSWERS_A_ROUND; i++) {
		if (write(fd, record, sizeof(record)) != (ssize_t)sizeof(record) ||
		    syscall(SYS_fdatasync, fd) != 0)
			die("append", NULL);
	}
	return now_ms() - from;
}

/* Walks over the questions that take a plain choice, another value each time. */
static double answer_round(struct assessment *assessment, int *step)
{
	static const int questions[] = { 0, 1, 2, 8 };
	struct error err = ERROR_INIT;
	double from = now_ms();

	for (int i = 0; i < ANSWERS_A_ROUND; i++, ++*step) {
		struct item item = { .part = 0, .question = questions[*step % 4], .row = ROW_NONE };
		struct answer after = { .state = ANSWER_OPEN };

		answer_add_value(&after, *step / 4 % 2 + 1);
		if (!assessment_set(assessment, item, &after, &err))
			die("assessment_set", &err);
		answer_release(&after);
	}
	return now_ms() - from;
}

static struct assessment *new_assessment(struct store *store, struct place *place)
{
	struct profile profile = { .organisation = NULL };
	char id[ASSESSMENT_ID_SIZE];
	struct error err = ERROR_INIT;
	struct assessment *assessment = NULL;

	profile_set_field(&profile, 0, "Acme");
	if (assessment_create(store, place->library, (const char *[]){ "sample" }, 1, &profile, id,
			      &err))
		assessment = assessment_open(store, id, &err);
	if (!assessment)
		die("assessment", &err);
	profile_release(&profile);
	return assessment;
}

static int compare_doubles(const void *left, const void *right)
{
	double a = *(const double *)left;
	double b = *(const double *)right;

	return a < b ? -1 : a > b;
}

/* Rounds of both kinds in turn: the disk has better and worse moments. */
static int measure(struct assessment *assessment, int fd)
{
	double ratios[ROUNDS];
	double answer_ms = 0;
	double append_ms = 0;
	double calls;
	int step = 0;

	append_round(fd);
	answer_round(assessment, &step);
	sync_calls = 0;
	for (int i = 0; i < ROUNDS; i++) {
		double one_append = append_round(fd);
		double one_answer = answer_round(assessment, &step);

		append_ms += one_append;
		answer_ms += one_answer;
		ratios[i] = one_answer / one_append;
	}
	qsort(ratios, ROUNDS, sizeof(ratios[0]), compare_doubles);
	calls = (double)sync_calls / (ROUNDS * ANSWERS_A_ROUND);
	printf("answer to durable: %.3f ms, append + fdatasync: %.3f ms, ratio %.2f (median of %d; "
	       "at most 1.5)\n",
	       answer_ms / (ROUNDS * ANSWERS_A_ROUND), append_ms / (ROUNDS * ANSWERS_A_ROUND),
	       ratios[ROUNDS / 2], ROUNDS);
	printf("sync calls an answer: %.3f (at most 1.15)\n", calls);
	return ratios[ROUNDS / 2] <= 1.5 && calls <= 1.15 ? 0 : 1;
}

int main(int argc, char **argv)
{
	struct place place;
	struct assessment *assessment;
	struct store *store;
	struct error err = ERROR_INIT;
	const char *slash = strrchr(argv[0], '/');
	char folder[200] = ".";
	char database[300];
	char log[300];
	int status;
	int fd;

	if (argc > 1)
		snprintf(folder, sizeof(folder), "%s", argv[1]);
	else if (slash)
		snprintf(folder, sizeof(folder), "%.*s", (int)(slash - argv[0]), argv[0]);
	place_make(&place);
	snprintf(database, sizeof(database), "%s/bench-%ld.db", folder, (long)getpid());
	snprintf(log, sizeof(log), "%s/bench-%ld.log", folder, (long)getpid());
	fd = open(log, O_CREAT | O_EXCL | O_WRONLY | O_APPEND | O_CLOEXEC, 0600);
	store = store_open(database, &err);
	if (fd < 0 || !store)
		die(database, &err);
	assessment = new_assessment(store, &place);
	status = measure(assessment, fd);
	assessment_free(assessment);
	store_close(store);
	close(fd);
	unlink(database);
	unlink(log);
	place_drop(&place);
	return status;
}
