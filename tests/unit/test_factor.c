#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "answer_syntax.h"
#include "factor.h"
#include "loader.h"

enum { PARTS = 2 };

/* One company with two parts; the first asks for blocking factors. */
struct fixture {
	struct arena arena;
	struct questionnaire *questionnaires[PARTS];
	struct part parts[PARTS];
	struct entries entries;
};

static int make(void **state)
{
	static const char *const paths[PARTS] = { "tests/data/summary/factors.cfg",
						  "tests/data/summary/sheet.cfg" };
	struct fixture *fixture = calloc(1, sizeof(*fixture));

	for (int p = 0; p < PARTS; p++) {
		struct error_list mistakes = ERROR_LIST_INIT;
		struct part *part = &fixture->parts[p];

		fixture->questionnaires[p] = questionnaire_load(paths[p], &mistakes);
		assert_int_equal(mistakes.errors, 0);
		error_list_release(&mistakes);
		part->questionnaire = fixture->questionnaires[p];
		part->answers = answers_new(part->questionnaire);
		part->interview = interview_new(part->answers);
	}
	*state = fixture;
	return 0;
}

static int drop(void **state)
{
	struct fixture *fixture = *state;

	for (int p = 0; p < PARTS; p++) {
		interview_free(fixture->parts[p].interview);
		answers_free(fixture->parts[p].answers);
		questionnaire_free(fixture->questionnaires[p]);
	}
	entries_release(&fixture->entries);
	arena_release(&fixture->arena);
	free(fixture);
	return 0;
}

static void put(struct fixture *fixture, const char *item, const char *value)
{
	struct part *part = &fixture->parts[0];
	struct answer after = { .state = ANSWER_OPEN };
	struct item_ref ref;

	assert_true(item_parse(part->questionnaire, item, strlen(item), &ref, NULL));
	assert_true(answer_parse(&part->questionnaire->questions[ref.question], &ref, value,
				 answers_get(part->answers, ref.question, ref.row), &after, NULL));
	answers_set(part->answers, ref.question, ref.row, &after);
	interview_changed(part->interview, ref.question);
	answer_release(&after);
}

static void write_down(struct fixture *fixture, const char *tag, const char *text)
{
	struct entry entry = { .kind = ENTRY_FACTOR,
			       .number = entries_next_number(&fixture->entries, ENTRY_FACTOR) };

	assert_true(entry_tag_read(tag, &entry));
	entry_set_field(&entry, ENTRY_TEXT, text);
	entries_put(&fixture->entries, &entry);
	entry_release(&entry);
}

static struct factors find(struct fixture *fixture)
{
	return factors_find(&fixture->arena, fixture->parts, PARTS, &fixture->entries);
}

static void expect(const struct factor *factor, const char *item, int number,
		   enum factor_mark remote, enum factor_mark cloud)
{
	assert_string_equal(factor->item, item);
	assert_int_equal(factor->number, number);
	assert_int_equal(factor->marks[BLOCKED_REMOTE_WORK], remote);
	assert_int_equal(factor->marks[BLOCKED_PUBLIC_CLOUD], cloud);
}

static void an_answered_row_is_a_factor(void **state)
{
	struct fixture *fixture = *state;
	struct factors factors;

	put(fixture, "s1", "1");
	put(fixture, "b1.a", "1");
	put(fixture, "b1.b", "1,2");
	put(fixture, "b1.c", "3");
	factors = find(fixture);
	assert_int_equal(factors.count, 3);
	expect(&factors.list[0], "b1.a", 0, FACTOR_YES, FACTOR_NO);
	expect(&factors.list[1], "b1.b", 0, FACTOR_YES, FACTOR_YES);
	expect(&factors.list[2], "b1.c", 0, FACTOR_NO, FACTOR_NO);
	assert_string_equal(factors.list[0].questionnaire, "factors");
	assert_string_equal(lang_text_get(&factors.list[0].text, LANG_JA), "他人の目がない");
}

static void unknown_is_not_no(void **state)
{
	struct fixture *fixture = *state;
	struct factors factors;

	put(fixture, "s1", "1");
	put(fixture, "b1", "?");
	put(fixture, "b1.c", "n/a:no pledge");
	factors = find(fixture);
	assert_int_equal(factors.count, 2);
	expect(&factors.list[0], "b1.a", 0, FACTOR_UNKNOWN, FACTOR_UNKNOWN);
	expect(&factors.list[1], "b1.b", 0, FACTOR_UNKNOWN, FACTOR_UNKNOWN);
}

static void open_and_unasked_rows_say_nothing(void **state)
{
	struct fixture *fixture = *state;

	put(fixture, "s1", "1");
	assert_int_equal(find(fixture).count, 0);
	put(fixture, "b1.a", "1");
	assert_int_equal(find(fixture).count, 1);
	put(fixture, "s1", "2");
	assert_int_equal(find(fixture).count, 0);
	assert_int_equal(factors_find(&fixture->arena, fixture->parts, PARTS, NULL).count, 0);
	assert_int_equal(factors_find(&fixture->arena, &fixture->parts[1], 1, NULL).count, 0);
}

static void the_same_text_stands_once(void **state)
{
	struct fixture *fixture = *state;
	struct factors factors;

	put(fixture, "s1", "1");
	put(fixture, "b1.a", "1");
	put(fixture, "b1.b", "?");
	write_down(fixture, "cloud", "Seals are wanted.");
	write_down(fixture, "cloud", " Nobody\twatches. \n");
	write_down(fixture, "remote", "テナントを識別できない\u3000");
	write_down(fixture, "remote", "Seals  are wanted.");
	factors = find(fixture);
	assert_int_equal(factors.count, 3);
	expect(&factors.list[0], "b1.a", 2, FACTOR_YES, FACTOR_YES);
	expect(&factors.list[1], "b1.b", 3, FACTOR_YES, FACTOR_UNKNOWN);
	expect(&factors.list[2], "", 1, FACTOR_YES, FACTOR_YES);
	assert_string_equal(lang_text_get(&factors.list[2].text, LANG_JA), "Seals are wanted.");
}

#define WITH_COMPANY(test) cmocka_unit_test_setup_teardown(test, make, drop)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_COMPANY(an_answered_row_is_a_factor),
		WITH_COMPANY(unknown_is_not_no),
		WITH_COMPANY(open_and_unasked_rows_say_nothing),
		WITH_COMPANY(the_same_text_stands_once),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
