/*
 * Judges answers without a database: for the reference and the golden reports.
 *
 *     judge [-f FORMAT] [-w WIDTH] [-p PARTS] [-l LANG] [-L LOCALES] [-b BENCHMARKS] CLAUSES QUESTIONNAIRE... < LINES
 *
 * A line is an answer (ITEM=VALUE, as for `tenken answer`) or a word, a space
 * and what it says:
 *
 *     note ITEM TEXT     mark ITEM     basis ITEM WORD
 *     what ITEM TEXT     where, holder, seen, sha256 likewise
 *     organisation TEXT  respondent, department, contact, phone, mail,
 *                        reference, author, logo likewise
 *
 *     action TEXT|CLAUSE|WHO|DUE|STATE     exception TEXT|CLAUSE|WHO|DUE
 *     duty CLAUSE|CARRIER                  finding TEXT|TAG, factor likewise
 *     incident WHEN|COMPANY|OUTLINE|COURSE|MEASURES|FACTS|PREVENTION
 *
 * In a text \n is a line feed. # begins a comment. A line "%%" ends a set of
 * answers: its report is written, "%%" after it, and the next set begins empty.
 * The dates are always the same. Status 1: a line was refused, stderr says why.
 */
#include "answer_syntax.h"
#include "evaluate.h"
#include "loader.h"
#include "report.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
	PARTS_MAX = 8,
	CREATED_UTC = 1775035800, /* 2026-04-01T09:30:00Z */
	UPDATED_UTC = 1775130127  /* 2026-04-02T11:42:07Z */
};

struct session {
	struct clause_library *clauses;
	struct benchmark_library *benchmarks;
	struct questionnaire *questionnaires[PARTS_MAX];
	struct part parts[PARTS_MAX];
	size_t part_count;
	struct profile profile;
	struct entries entries;
	const struct format *format;
	struct report_options options;
	char *author;
	char *logo;
	enum lang lang;
};

static void fail(const char *what, const char *why)
{
	fprintf(stderr, "judge: %s: %s\n", what, why);
	exit(1);
}

static void check_loaded(const void *loaded, const struct error_list *mistakes)
{
	char text[1024];

	if (loaded)
		return;
	for (size_t i = 0; i < mistakes->count; i++) {
		error_format(&mistakes->items[i].error, text, sizeof(text));
		fprintf(stderr, "%s\n", text);
	}
	exit(1);
}

static void load_benchmarks(struct session *session, const char *path)
{
	struct error_list mistakes = ERROR_LIST_INIT;

	session->benchmarks = benchmark_library_load(path, &mistakes);
	check_loaded(session->benchmarks, &mistakes);
	error_list_release(&mistakes);
}

static void load(struct session *session, char **paths, int count)
{
	struct error_list mistakes = ERROR_LIST_INIT;

	session->clauses = clause_library_load(paths[0], &mistakes);
	check_loaded(session->clauses, &mistakes);
	session->part_count = (size_t)count - 1;
	for (size_t i = 0; i < session->part_count; i++) {
		session->questionnaires[i] = questionnaire_load(paths[i + 1], &mistakes);
		check_loaded(session->questionnaires[i], &mistakes);
	}
	error_list_release(&mistakes);
}

static void begin(struct session *session)
{
	for (size_t i = 0; i < session->part_count; i++) {
		session->parts[i].questionnaire = session->questionnaires[i];
		session->parts[i].answers = answers_new(session->questionnaires[i]);
		session->parts[i].interview = interview_new(session->parts[i].answers);
	}
	struct profile empty = { .organisation = NULL };
	profile_copy(&session->profile, &empty);
	answer_set_field(&session->profile.organisation, "Example Co.");
}

static void end(struct session *session)
{
	for (size_t i = 0; i < session->part_count; i++) {
		interview_free(session->parts[i].interview);
		answers_free(session->parts[i].answers);
	}
	entries_release(&session->entries);
	profile_release(&session->profile);
	answer_set_field(&session->author, NULL);
	answer_set_field(&session->logo, NULL);
}

static void store(struct session *session, int part, int question, int row, const struct answer *answer)
{
	struct error err = ERROR_INIT;
	const struct question *asked = &session->questionnaires[part]->questions[question];

	if (!interview_check(asked, row, answer, &err))
		fail(asked->id, err.message);
	answers_set(session->parts[part].answers, question, row, answer);
	interview_changed(session->parts[part].interview, question);
}

static void find(struct session *session, const char *text, size_t size, int *part, struct item_ref *ref)
{
	struct error err = ERROR_INIT;

	if (!parts_find_item(session->parts, session->part_count, text, size, part, ref, &err))
		fail(text, err.message);
}

static void take_answer(struct session *session, const char *line, const char *equals)
{
	int rows[QUESTIONNAIRE_CHOICES_MAX + 1];
	struct item_ref ref;
	struct error err = ERROR_INIT;
	int part;

	find(session, line, (size_t)(equals - line), &part, &ref);
	const struct question *question = &session->questionnaires[part]->questions[ref.question];
	size_t count = item_targets(question, &ref, equals + 1, rows);
	for (size_t i = 0; i < count; i++) {
		struct answer after = { .state = ANSWER_OPEN };
		ref.row = rows[i];
		if (!answer_parse(question, &ref, equals + 1,
		                  answers_get(session->parts[part].answers, ref.question, ref.row), &after, &err))
			fail(line, err.message);
		store(session, part, ref.question, ref.row, &after);
		answer_release(&after);
	}
}

static char **answer_field(struct answer *answer, const char *word)
{
	const struct {
		const char *word;
		char **field;
	} fields[] = { { "note", &answer->note },
		       { "what", &answer->pointer.what },
		       { "where", &answer->pointer.where },
		       { "holder", &answer->pointer.holder },
		       { "seen", &answer->pointer.seen },
		       { "sha256", &answer->pointer.sha256 } };

	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
		if (strcmp(fields[i].word, word) == 0)
			return fields[i].field;
	}
	return NULL;
}

static void take_extra(struct session *session, const char *word, char *rest)
{
	struct answer after = { .state = ANSWER_OPEN };
	struct item_ref ref;
	int part;
	char *text = rest + strcspn(rest, " ");

	find(session, rest, (size_t)(text - rest), &part, &ref);
	text += *text == ' ';
	answer_copy(&after, answers_get(session->parts[part].answers, ref.question, ref.row));
	if (strcmp(word, "mark") == 0)
		after.is_marked = true;
	else if (answer_field(&after, word))
		answer_set_field(answer_field(&after, word), text);
	else if (strcmp(word, "basis") != 0 || !basis_find(text, &after.basis))
		fail(word, "unknown word");
	store(session, part, ref.question, ref.row, &after);
	answer_release(&after);
}

static bool take_profile(struct session *session, const char *word, const char *text)
{
	const struct {
		const char *word;
		char **field;
	} fields[] = { { "organisation", &session->profile.organisation },
		       { "respondent", &session->profile.respondent },
		       { "department", &session->profile.department },
		       { "contact", &session->profile.contact },
		       { "phone", &session->profile.phone },
		       { "mail", &session->profile.mail },
		       { "reference", &session->profile.reference },
		       { "author", &session->author },
		       { "logo", &session->logo } };

	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
		if (strcmp(fields[i].word, word) == 0) {
			answer_set_field(fields[i].field, text);
			return true;
		}
	}
	return false;
}

/* The texts of each kind, in the order in which a line has them. */
static const struct entry_line {
	const char *word;
	enum entry_kind kind;
	enum entry_field fields[8];
	size_t field_count;
	bool has_tag; /* after the texts */
} entry_lines[] = {
	{ "action", ENTRY_ACTION, { ENTRY_TEXT, ENTRY_CLAUSE, ENTRY_WHO, ENTRY_DUE, ENTRY_STATE }, 5, false },
	{ "exception", ENTRY_EXCEPTION, { ENTRY_TEXT, ENTRY_CLAUSE, ENTRY_WHO, ENTRY_DUE }, 4, false },
	{ "duty", ENTRY_DUTY, { ENTRY_CLAUSE, ENTRY_CARRIER }, 2, false },
	{ "finding", ENTRY_FINDING, { ENTRY_TEXT }, 1, true },
	{ "factor", ENTRY_FACTOR, { ENTRY_TEXT }, 1, true },
	{ "incident",
	  ENTRY_INCIDENT,
	  { ENTRY_WHEN, ENTRY_COMPANY, ENTRY_OUTLINE, ENTRY_COURSE, ENTRY_MEASURES, ENTRY_FACTS, ENTRY_PREVENTION },
	  7,
	  false },
};

/* Cuts off what stands before the next |. */
static char *next_text(char **rest)
{
	char *text = *rest;
	char *bar = strchr(text, '|');

	*rest = bar ? bar + 1 : text + strlen(text);
	if (bar)
		*bar = '\0';
	return text;
}

static bool take_entry(struct session *session, const char *word, char *rest)
{
	const struct entry_line *line = entry_lines;
	const struct entry_line *end = entry_lines + sizeof(entry_lines) / sizeof(entry_lines[0]);
	struct error err = ERROR_INIT;

	while (line < end && strcmp(line->word, word) != 0)
		line++;
	if (line == end)
		return false;
	struct entry entry = { .kind = line->kind, .number = entries_next_number(&session->entries, line->kind) };
	for (size_t i = 0; i < line->field_count; i++)
		entry_set_field(&entry, line->fields[i], next_text(&rest));
	if (line->has_tag && *rest && !entry_tag_read(rest, &entry))
		fail(rest, "unknown tag");
	if (!entry_check(&entry, &err))
		fail(word, err.message);
	entries_put(&session->entries, &entry);
	entry_release(&entry);
	return true;
}

static void unescape(char *text)
{
	char *to = text;

	for (const char *from = text; *from; from++) {
		if (from[0] == '\\' && from[1] == 'n') {
			*to++ = '\n';
			from++;
		} else {
			*to++ = *from;
		}
	}
	*to = '\0';
}

static void take_line(struct session *session, char *line)
{
	char *equals = strchr(line, '=');
	char *space = strchr(line, ' ');

	if (*line == '\0' || *line == '#')
		return;
	unescape(line);
	if (equals && (!space || equals < space)) {
		take_answer(session, line, equals);
		return;
	}
	if (!space)
		fail(line, "unknown line");
	*space = '\0';
	if (!take_profile(session, line, space + 1) && !take_entry(session, line, space + 1))
		take_extra(session, line, space + 1);
}

static void write_report(struct session *session)
{
	struct evaluation evaluation = {
		.id = "example1",
		.profile = &session->profile,
		.created_utc = CREATED_UTC,
		.updated_utc = UPDATED_UTC,
		.parts = session->parts,
		.part_count = session->part_count,
		.clauses = session->clauses,
		.entries = &session->entries,
		.benchmarks = session->benchmarks,
	};
	struct gap_report *report = evaluate(&evaluation, session->lang);
	struct gap_coverage coverage = evaluate_coverage(&evaluation);
	struct strbuf bytes = STRBUF_INIT;
	struct error err = ERROR_INIT;

	if (memcmp(coverage.count, report->coverage.count, sizeof(coverage.count)) != 0)
		fail("evaluate_coverage", "differs from the report");
	session->options.author = session->author ? session->author : "";
	session->options.logo_text = session->logo ? session->logo : "";
	if (!report_write(report, session->format, &session->options, &bytes, &err))
		fail("report", err.message);
	fwrite(bytes.text, 1, bytes.length, stdout);
	strbuf_release(&bytes);
	gap_report_free(report);
}

static void run(struct session *session)
{
	char *line = NULL;
	size_t size = 0;
	ssize_t length;

	begin(session);
	while ((length = getline(&line, &size, stdin)) > 0) {
		if (line[length - 1] == '\n')
			line[length - 1] = '\0';
		if (strcmp(line, "%%") == 0) {
			write_report(session);
			puts("%%");
			end(session);
			begin(session);
		} else {
			take_line(session, line);
		}
	}
	free(line);
}

static void read_options(struct session *session, int argc, char **argv)
{
	int option;
	struct error err = ERROR_INIT;

	session->format = format_find(&report_formats, "json");
	session->options.page.width_cols = 80;
	while ((option = getopt(argc, argv, "f:w:p:l:L:b:")) != -1) {
		if (option == 'f')
			session->format = format_find(&report_formats, optarg);
		else if (option == 'w')
			session->options.page.width_cols = atoi(optarg);
		else if (option == 'p' && !report_parts_read(optarg, &session->options.parts, &err))
			fail(optarg, err.message);
		else if (option == 'b')
			load_benchmarks(session, optarg);
		else if (option == 'L' && !i18n_init(optarg))
			fail(optarg, "cannot use the translations");
		else if (option == 'l' && !lang_from_code(optarg, &session->lang))
			fail(optarg, "unknown language");
		else if (option == '?')
			exit(2);
	}
	if (!session->format || argc - optind < 2 || argc - optind - 1 > PARTS_MAX)
		fail("usage", "judge [-f FORMAT] [-w WIDTH] [-p PARTS] [-l LANG] [-L LOCALES] [-b BENCHMARKS] CLAUSES QUESTIONNAIRE...");
}

int main(int argc, char **argv)
{
	struct session session = { .lang = LANG_EN };

	read_options(&session, argc, argv);
	load(&session, argv + optind, argc - optind);
	run(&session);
	write_report(&session);
	end(&session);
	for (size_t i = 0; i < session.part_count; i++)
		questionnaire_free(session.questionnaires[i]);
	clause_library_free(session.clauses);
	benchmark_library_free(session.benchmarks);
	i18n_release();
	return 0;
}
