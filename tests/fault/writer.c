/*
 * Writes answers and gets in trouble, for the scripts beside it.
 *
 *      writer new DB                   a new assessment of the vendor questionnaire; prints its id
 *      writer dump DB                  everything that is stored, without ids and times, a line each
 *      writer kill DB ROUNDS SEED      a child answers and is killed; every confirmed answer must stand
 *      writer first FOLDER ROUNDS SEED a child makes a database and is killed; it must open
 *      writer many DB PROCESSES CHANGES   several write at once: confirmed = stored
 *      writer hold DB SECONDS          keeps others from writing; prints a line once it does
 *
 * Prints what went wrong and ends with 1; else a line with what was done.
 */
#include "writer.h"

#include "library.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static uint32_t seed = 1;

static uint32_t next_random(uint32_t below)
{
	seed ^= seed << 13;
	seed ^= seed >> 17;
	seed ^= seed << 5;
	return seed % below;
}

void die(const char *what, const struct error *err)
{
	char place[600] = "";

	if (err)
		error_format(err, place, sizeof(place));
	fprintf(stderr, "%s: %s\n", what, err ? place : strerror(errno));
	exit(1);
}

struct store *open_or_die(const char *path)
{
	struct error err = ERROR_INIT;
	struct store *store = store_open(path, &err);

	if (!store)
		die("open", &err);
	return store;
}

static void create_or_die(struct store *store, char id[ASSESSMENT_ID_SIZE])
{
	static const char *const questionnaires[] = { "vendor" };
	struct library *library = library_new();
	struct profile profile = { .organisation = NULL };
	struct error err = ERROR_INIT;

	profile_set_field(&profile, 0, "Acme");
	if (!assessment_create(store, library, questionnaires, 1, &profile, id, &err))
		die("create", &err);
	profile_release(&profile);
	library_free(library);
}

void verify_or_die(struct store *store)
{
	struct verify_result result = { .lines = NULL };
	struct error err = ERROR_INIT;

	if (!store_verify(store, &result, &err))
		die("verify", &err);
	for (size_t i = 0; i < result.count; i++) {
		if (result.lines[i].kind == VERIFY_FOUND)
			fprintf(stderr, "verify: %s\n", result.lines[i].text);
	}
	if (result.found > 0)
		exit(1);
	verify_result_release(&result);
}

/* ---- answers that tell who wrote them ------------------------------------------- */

/* Some place of the questionnaire that belongs to one writer alone, or to all. */
static struct item pick_item(const struct part *part, int writer, int writers)
{
	int count = (int)part->questionnaire->question_count;
	struct item item = { .part = 0, .row = ROW_NONE };

	do {
		item.question = (int)next_random((uint32_t)count);
	} while (writer >= 0 && item.question % writers != writer);
	item.row = (int)next_random(
			   (uint32_t)part->questionnaire->questions[item.question].row_count + 1) -
		   1;
	return item;
}

static bool write_note(struct assessment *assessment, struct item item, int writer, int number,
		       struct error *err)
{
	struct answer after = { .state = ANSWER_OPEN };
	char note[64];
	bool is_set;

	snprintf(note, sizeof(note), "writer %d number %d", writer, number);
	answer_copy(&after, assessment_answer(assessment, item));
	answer_set_field(&after.note, note);
	if (next_random(3) == 0) {
		answer_clear_value(&after);
		after.state = ANSWER_UNKNOWN;
	}
	is_set = assessment_set(assessment, item, &after, err);
	answer_release(&after);
	return is_set;
}

/* ---- killed while answering ------------------------------------------------------- */

/* What a child reports once an answer is confirmed. */
struct confirmed {
	int number;
	struct item item;
};

static bool add_finding(struct assessment *assessment, int number, struct error *err)
{
	struct entry finding = { .kind = ENTRY_FINDING };
	char text[64];
	bool is_added;

	snprintf(text, sizeof(text), "finding at %d", number);
	entry_set_field(&finding, ENTRY_TEXT, text);
	is_added = assessment_add_entry(assessment, &finding, NULL, err);
	entry_release(&finding);
	return is_added;
}

/* Mostly a note; then a finding, and every second time that finding is taken back. */
static bool change_something(struct assessment *assessment, struct item item, int number,
			     struct error *err)
{
	struct item place;

	if (number % 7 == 6)
		return assessment_undo(assessment, &place, err);
	if (number % 7 == 5 && number % 2 == 0)
		return add_finding(assessment, number, err);
	return write_note(assessment, item, 0, number, err);
}

static void answer_until_killed(const char *path, const char *id, int first, int report)
{
	struct store *store = open_or_die(path);
	struct error err = ERROR_INIT;
	struct assessment *assessment = assessment_open(store, id, &err);
	size_t count;

	if (!assessment)
		die("open assessment", &err);
	for (int number = first;; number++) {
		struct confirmed confirmed = {
			.number = number,
			.item = pick_item(assessment_parts(assessment, &count), -1, 1)
		};

		if (!change_something(assessment, confirmed.item, number, &err))
			die("answer", &err);
		if (number % 7 >= 5)
			confirmed.number = -1;
		if (write(report, &confirmed, sizeof(confirmed)) != (ssize_t)sizeof(confirmed))
			exit(1);
	}
}

static void pause_random(uint32_t below_us)
{
	struct timespec pause = { .tv_nsec = (long)next_random(below_us) * 1000 };

	nanosleep(&pause, NULL);
}

/* Runs a child, kills it after a while, and reads all it had confirmed. */
static size_t kill_round(const char *path, const char *id, int first, struct confirmed **list,
			 size_t *capacity)
{
	size_t count = 0;
	int report[2];
	pid_t child;

	if (pipe(report) != 0)
		die("pipe", NULL);
	fflush(NULL);
	child = fork();
	if (child == 0) {
		close(report[0]);
		answer_until_killed(path, id, first, report[1]);
	}
	close(report[1]);
	pause_random(60000);
	kill(child, SIGKILL);
	for (;;) {
		if (count == *capacity) {
			*capacity = *capacity * 2 + 64;
			*list = realloc(*list, *capacity * sizeof(**list));
		}
		if (read(report[0], &(*list)[count], sizeof(**list)) != (ssize_t)sizeof(**list))
			break;
		count++;
	}
	close(report[0]);
	waitpid(child, NULL, 0);
	return count;
}

struct found {
	int number;
	bool is_found;
};

static void look_for(const struct change *change, void *context)
{
	struct found *found = context;
	char note[64];

	snprintf(note, sizeof(note), "writer 0 number %d", found->number);
	if (change->kind == CHANGE_SET && change->after->note &&
	    strcmp(change->after->note, note) == 0)
		found->is_found = true;
}

static void count_change(const struct change *change, void *context)
{
	(void)change;
	++*(long *)context;
}

/* Every confirmed change is in the history, and at most one more than was confirmed. */
static void check_round(const char *path, const char *id, const struct confirmed *list,
			size_t count, long *events)
{
	struct store *store = open_or_die(path);
	struct error err = ERROR_INIT;
	struct assessment *assessment = assessment_open(store, id, &err);
	long stored = 0;

	if (!assessment || !assessment_history(assessment, NULL, count_change, &stored, &err))
		die("open after kill", &err);
	if (stored < *events + (long)count || stored > *events + (long)count + 1) {
		fprintf(stderr, "%ld events, %zu confirmed, then %ld\n", *events, count, stored);
		exit(1);
	}
	for (size_t i = 0; i < count; i++) {
		struct found found = { .number = list[i].number };

		if (list[i].number >= 0 && i + 3 >= count &&
		    (!assessment_history(assessment, &list[i].item, look_for, &found, &err) ||
		     !found.is_found)) {
			fprintf(stderr, "answer %d was confirmed and is lost\n", list[i].number);
			exit(1);
		}
	}
	*events = stored;
	verify_or_die(store);
	assessment_free(assessment);
	store_close(store);
}

static int run_kill(const char *path, int rounds)
{
	struct store *store = open_or_die(path);
	char id[ASSESSMENT_ID_SIZE];
	struct confirmed *list = NULL;
	size_t capacity = 0;
	long events = 0;
	int number = 0;

	create_or_die(store, id);
	store_close(store);
	for (int round = 0; round < rounds; round++) {
		size_t count = kill_round(path, id, number, &list, &capacity);

		number += (int)count + 1;
		check_round(path, id, list, count, &events);
	}
	free(list);
	printf("%d kills, %ld changes, all there\n", rounds, events);
	return events > rounds ? 0 : 1;
}

/* ---- killed while the database is made ---------------------------------------------- */

static void make_until_killed(const char *path, int report)
{
	struct store *store = open_or_die(path);
	char id[ASSESSMENT_ID_SIZE];

	create_or_die(store, id);
	if (write(report, id, sizeof(id)) != (ssize_t)sizeof(id))
		exit(1);
	store_close(store);
	pause();
}

static void first_round(const char *path, int *confirmed)
{
	char id[ASSESSMENT_ID_SIZE];
	char found[ASSESSMENT_ID_SIZE];
	struct store *store;
	int report[2];
	pid_t child;

	if (pipe(report) != 0)
		die("pipe", NULL);
	fflush(NULL);
	child = fork();
	if (child == 0)
		make_until_killed(path, report[1]);
	close(report[1]);
	pause_random(12000);
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
	store = open_or_die(path);
	if (read(report[0], id, sizeof(id)) == (ssize_t)sizeof(id)) {
		struct error err = ERROR_INIT;

		if (!store_find(store, id, found, &err))
			die("confirmed and lost", &err);
		++*confirmed;
	}
	close(report[0]);
	verify_or_die(store);
	create_or_die(store, id);
	verify_or_die(store);
	store_close(store);
}

static int run_first(const char *folder, int rounds)
{
	int confirmed = 0;
	char path[300];

	for (int round = 0; round < rounds; round++) {
		snprintf(path, sizeof(path), "%s/first-%d/tenken.db", folder, round);
		first_round(path, &confirmed);
	}
	printf("%d kills, %d databases confirmed before\n", rounds, confirmed);
	return 0;
}

/* ---- several at once ------------------------------------------------------------------ */

/* Half of the changes at places of one's own, half at places that all fight for. */
static void write_many(const char *path, const char *id, int writer, int writers, int changes,
		       int report)
{
	struct store *store = open_or_die(path);
	struct error err = ERROR_INIT;
	struct assessment *assessment = assessment_open(store, id, &err);
	int done = 0;
	size_t count;

	if (!assessment)
		die("open assessment", &err);
	while (done < changes) {
		bool is_own = next_random(2) == 0;
		struct item item = pick_item(assessment_parts(assessment, &count),
					     is_own ? writer : -1, writers);

		if (write_note(assessment, item, writer, done, &err))
			done++;
		else if (err.code != ERROR_CONFLICT && err.code != ERROR_LOCKED)
			die("answer", &err);
	}
	if (write(report, &done, sizeof(done)) != (ssize_t)sizeof(done))
		exit(1);
	assessment_free(assessment);
	store_close(store);
	exit(0);
}

static void start_writer(const char *path, const char *id, int writer, int writers, int changes,
			 int report)
{
	fflush(NULL);
	if (fork() != 0)
		return;
	seed = (uint32_t)writer * 7919 + 17;
	write_many(path, id, writer, writers, changes, report);
}

static int run_many(const char *path, int writers, int changes)
{
	struct store *store = open_or_die(path);
	char id[ASSESSMENT_ID_SIZE];
	struct error err = ERROR_INIT;
	struct assessment *assessment;
	long confirmed = 0;
	long stored = 0;
	int report[2];
	int status;
	int done;

	create_or_die(store, id);
	store_close(store);
	if (pipe(report) != 0)
		die("pipe", NULL);
	for (int writer = 0; writer < writers; writer++)
		start_writer(path, id, writer, writers, changes, report[1]);
	close(report[1]);
	while (read(report[0], &done, sizeof(done)) == (ssize_t)sizeof(done))
		confirmed += done;
	while (wait(&status) > 0) {
		if (status != 0)
			die("a writer failed", NULL);
	}
	store = open_or_die(path);
	assessment = assessment_open(store, id, &err);
	if (!assessment || !assessment_history(assessment, NULL, count_change, &stored, &err))
		die("open", &err);
	verify_or_die(store);
	assessment_free(assessment);
	store_close(store);
	printf("%d writers: %ld confirmed, %ld stored\n", writers, confirmed, stored);
	return confirmed == stored && confirmed == (long)writers * changes ? 0 : 1;
}

/* ---- the others ------------------------------------------------------------------------ */

static int run_new(const char *path)
{
	struct store *store = open_or_die(path);
	char id[ASSESSMENT_ID_SIZE];

	create_or_die(store, id);
	puts(id);
	store_close(store);
	return 0;
}

static int run_hold(const char *path, int seconds)
{
	struct store *store = open_or_die(path);
	struct error err = ERROR_INIT;

	if (!store_begin(store, &err))
		die("begin", &err);
	puts("held");
	fflush(stdout);
	sleep((unsigned)seconds);
	store_close(store);
	return 0;
}

int main(int argc, char **argv)
{
	const char *command = argc > 2 ? argv[1] : "";
	int first = argc > 3 ? atoi(argv[3]) : 0;
	int second = argc > 4 ? atoi(argv[4]) : 0;

	signal(SIGXFSZ, SIG_IGN);
	seed = second > 0 ? (uint32_t)second * 2654435761U + 1 : 1;
	if (strcmp(command, "new") == 0)
		return run_new(argv[2]);
	if (strcmp(command, "dump") == 0)
		return run_dump(argv[2]);
	if (strcmp(command, "kill") == 0)
		return run_kill(argv[2], first);
	if (strcmp(command, "first") == 0)
		return run_first(argv[2], first);
	if (strcmp(command, "many") == 0)
		return run_many(argv[2], first, second);
	if (strcmp(command, "hold") == 0)
		return run_hold(argv[2], first);
	fprintf(stderr, "usage: writer new|dump|kill|first|many|hold DB [NUMBER [NUMBER]]\n");
	return 2;
}
