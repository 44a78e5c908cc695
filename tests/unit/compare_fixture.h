/*
 * Two small assessments for tests of comparisons, see report_fixture.h.
 */
#ifndef TENKEN_TEST_COMPARE_FIXTURE_H
#define TENKEN_TEST_COMPARE_FIXTURE_H

#include "compare.h"
#include "report_fixture.h"

/* Two assessments and what they are to each other. */
struct pair {
	struct fixture fixtures[2];
	struct entries entries[2];
	const char *ids[2];
	enum lang lang;
	struct gap_report *reports[2];
	struct comparison *comparison;
};

__attribute__((unused)) static void pair_init(struct pair *pair, size_t parts_then, size_t parts_now)
{
	memset(pair, 0, sizeof(*pair));
	fixture_init(&pair->fixtures[0], parts_then);
	fixture_init(&pair->fixtures[1], parts_now);
	pair->ids[0] = "k7m2";
	pair->ids[1] = "p3q4";
}

__attribute__((unused)) static void pair_compare(struct pair *pair)
{
	for (int i = 0; i < 2; i++) {
		struct evaluation evaluation = fixture_evaluation(&pair->fixtures[i]);
		evaluation.id = pair->ids[i];
		evaluation.entries = &pair->entries[i];
		pair->reports[i] = evaluate(&evaluation, pair->lang);
	}
	pair->comparison = compare_reports(pair->reports[0], pair->reports[1]);
}

__attribute__((unused)) static void pair_release(struct pair *pair)
{
	compare_free(pair->comparison);
	for (int i = 0; i < 2; i++) {
		gap_report_free(pair->reports[i]);
		entries_release(&pair->entries[i]);
		fixture_release(&pair->fixtures[i]);
	}
}

/* One questionnaire, answered twice. */
__attribute__((unused)) static void pair_make(struct pair *pair, const char *then, const char *now)
{
	pair_init(pair, 1, 1);
	fixture_answer(&pair->fixtures[0], then);
	fixture_answer(&pair->fixtures[1], now);
	pair_compare(pair);
}

__attribute__((unused)) static void note(struct fixture *fixture, const char *item, const char *text)
{
	struct item_ref ref;
	int part;
	struct answer answer = fixture_get(fixture, item, &part, &ref);

	answer_set_field(&answer.note, text);
	fixture_put(fixture, part, &ref, &answer);
}

__attribute__((unused)) static void add_entry(struct entries *entries, enum entry_kind kind, int number, const char *const *fields)
{
	struct entry entry = { .kind = kind, .number = number };

	for (; *fields; fields += 2) {
		for (int f = 0; f < ENTRY_FIELD_COUNT; f++) {
			if (strcmp(entry_field_name((enum entry_field)f), fields[0]) == 0)
				entry_set_field(&entry, (enum entry_field)f, fields[1]);
		}
	}
	entries_put(entries, &entry);
	entry_release(&entry);
}

#define FIELDS(...) ((const char *const[]){ __VA_ARGS__, NULL })

#endif
