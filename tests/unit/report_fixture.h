/*
 * A small assessment for tests of evaluation and reports: the questionnaires of
 * tests/data/report, and answers taken as `tenken answer` takes them.
 */
#ifndef TENKEN_TEST_REPORT_FIXTURE_H
#define TENKEN_TEST_REPORT_FIXTURE_H

#include "answer_syntax.h"
#include "evaluate.h"
#include "loader.h"
#include "report.h"

#include <stdlib.h>
#include <string.h>

enum { FIXTURE_PARTS = 3 };

struct fixture {
	struct clause_library *clauses;
	struct questionnaire *questionnaires[FIXTURE_PARTS];
	struct part parts[FIXTURE_PARTS];
	size_t part_count;
	struct profile profile;
};

static void fixture_show(const struct error_list *mistakes)
{
	char text[1024];

	for (size_t i = 0; i < mistakes->count; i++) {
		error_format(&mistakes->items[i].error, text, sizeof(text));
		print_error("%s\n", text);
	}
	assert_int_equal(mistakes->errors, 0);
}

static void fixture_add(struct fixture *fixture, const char *path)
{
	struct error_list mistakes = ERROR_LIST_INIT;
	size_t place = fixture->part_count++;

	fixture->questionnaires[place] = questionnaire_load(path, &mistakes);
	fixture_show(&mistakes);
	error_list_release(&mistakes);
	fixture->parts[place].questionnaire = fixture->questionnaires[place];
	fixture->parts[place].answers = answers_new(fixture->questionnaires[place]);
	fixture->parts[place].interview = interview_new(fixture->parts[place].answers);
}

/* One part, or with a second one beside it. Tests run in the folder of the project. */
static void fixture_init(struct fixture *fixture, size_t part_count)
{
	struct error_list mistakes = ERROR_LIST_INIT;

	memset(fixture, 0, sizeof(*fixture));
	fixture->clauses = clause_library_load("tests/data/report/clauses.cfg", &mistakes);
	fixture_show(&mistakes);
	error_list_release(&mistakes);
	fixture_add(fixture, "tests/data/report/small.cfg");
	if (part_count > 1)
		fixture_add(fixture, "tests/data/report/other.cfg");
	answer_set_field(&fixture->profile.organisation, "Acme Co.");
}

static void fixture_release(struct fixture *fixture)
{
	for (size_t i = 0; i < fixture->part_count; i++) {
		interview_free(fixture->parts[i].interview);
		answers_free(fixture->parts[i].answers);
		questionnaire_free(fixture->questionnaires[i]);
	}
	clause_library_free(fixture->clauses);
	profile_release(&fixture->profile);
}

static struct answer fixture_get(struct fixture *fixture, const char *item, int *part, struct item_ref *ref)
{
	struct answer copy = { .state = ANSWER_OPEN };
	struct error err = ERROR_INIT;

	if (!parts_find_item(fixture->parts, fixture->part_count, item, strcspn(item, "="), part, ref, &err))
		fail_msg("%s: %s", item, err.message);
	answer_copy(&copy, answers_get(fixture->parts[*part].answers, ref->question, ref->row));
	return copy;
}

static void fixture_put(struct fixture *fixture, int part, const struct item_ref *ref, struct answer *answer)
{
	answers_set(fixture->parts[part].answers, ref->question, ref->row, answer);
	interview_changed(fixture->parts[part].interview, ref->question);
	answer_release(answer);
}

/* Takes "q1=2 m.a.contract=3": answers without spaces in them. */
static void fixture_answer(struct fixture *fixture, const char *lines)
{
	char *copy = mem_strdup(lines);
	char *rest = NULL;

	for (char *line = strtok_r(copy, " ", &rest); line; line = strtok_r(NULL, " ", &rest)) {
		struct answer after = { .state = ANSWER_OPEN };
		struct item_ref ref;
		struct error err = ERROR_INIT;
		int part;
		struct answer before = fixture_get(fixture, line, &part, &ref);
		if (!answer_parse(&fixture->questionnaires[part]->questions[ref.question], &ref, strchr(line, '=') + 1,
		                  &before, &after, &err))
			fail_msg("%s: %s", line, err.message);
		answer_release(&before);
		fixture_put(fixture, part, &ref, &after);
	}
	free(copy);
}

static struct evaluation fixture_evaluation(const struct fixture *fixture)
{
	return (struct evaluation){
		.id = "k7m2",
		.profile = &fixture->profile,
		.created_utc = 1775035800,
		.updated_utc = 1775130127,
		.parts = fixture->parts,
		.part_count = fixture->part_count,
		.clauses = fixture->clauses,
	};
}

static struct gap_report *fixture_report(const struct fixture *fixture, enum lang lang)
{
	struct evaluation evaluation = fixture_evaluation(fixture);

	return evaluate(&evaluation, lang);
}

/* The report in a format; the caller frees. */
__attribute__((unused)) static char *fixture_write(const struct fixture *fixture, const char *format, enum lang lang, int width_cols)
{
	struct report_options options = { .page = { .width_cols = width_cols }, .author = "Aoki", .logo_text = "LOGO" };
	struct gap_report *report = fixture_report(fixture, lang);
	struct error err = ERROR_INIT;
	struct strbuf text = STRBUF_INIT;

	assert_true(report_write(report, format_find(&report_formats, format), &options, &text, &err));
	gap_report_free(report);
	return strbuf_detach(&text, NULL);
}

#endif
