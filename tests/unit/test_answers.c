#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "answers.h"
#include "error.h"

#include "sample.h"

static void assert_record(const struct answer *answer, const char *want)
{
	struct strbuf record = STRBUF_INIT;

	answer_encode(answer, &record);
	assert_string_equal(record.text, want);
	strbuf_release(&record);
}

static void values_stay_ascending_and_unique(void **state)
{
	struct answer answer = { .state = ANSWER_OPEN };

	(void)state;
	answer_add_value(&answer, 3);
	answer_add_value(&answer, 1);
	answer_add_value(&answer, 2);
	answer_add_value(&answer, 2);
	assert_int_equal(answer.value_count, 3);
	for (int i = 0; i < 3; i++)
		assert_int_equal(answer.values[i], i + 1);
	answer_remove_value(&answer, 2);
	assert_false(answer_has_value(&answer, 2));
	assert_true(answer_has_value(&answer, 3));
	answer_release(&answer);
}

static void a_value_replaces_none_and_the_last_one_leaves_it_open(void **state)
{
	struct answer answer = { .state = ANSWER_NONE };

	(void)state;
	answer_add_value(&answer, 1);
	assert_int_equal(answer.state, ANSWER_VALUES);
	answer_remove_value(&answer, 1);
	assert_int_equal(answer.state, ANSWER_OPEN);
	assert_null(answer.values);
	answer_release(&answer);
}

static void removing_a_value_takes_its_blank_along(void **state)
{
	struct answer answer = { .state = ANSWER_OPEN };

	(void)state;
	answer_add_value(&answer, 1);
	answer_add_value(&answer, 9);
	answer_set_blank(&answer, 9, "a lawyer");
	assert_string_equal(answer_blank(&answer, 9), "a lawyer");
	answer_remove_value(&answer, 9);
	assert_null(answer_blank(&answer, 9));
	assert_int_equal(answer.blank_count, 0);
	answer_release(&answer);
}

static void clearing_the_value_keeps_note_mark_basis_and_pointer(void **state)
{
	struct answer answer = { .state = ANSWER_OPEN, .is_marked = true, .basis = BASIS_SEEN };

	(void)state;
	answer_set_field(&answer.note, "look again");
	answer_set_field(&answer.pointer.where, "cabinet 3");
	answer_add_value(&answer, 1);
	answer_clear_value(&answer);
	assert_record(&answer, "state open\nnote look again\nmark\nbasis seen\nwhere cabinet 3\n");
	answer_release(&answer);
}

static void the_last_cell_cleared_leaves_a_row_open(void **state)
{
	struct answer answer = { .state = ANSWER_UNKNOWN };

	(void)state;
	answer_set_cell(&answer, 1, 3, 0);
	assert_int_equal(answer.state, ANSWER_UNKNOWN);
	answer_set_cell(&answer, 1, 3, 4);
	assert_int_equal(answer.state, ANSWER_VALUES);
	assert_int_equal(answer.value_count, 3);
	assert_int_equal(answer_cell(&answer, 0), 0);
	assert_int_equal(answer_cell(&answer, 1), 4);
	assert_int_equal(answer_cell(&answer, 7), 0);
	answer_set_cell(&answer, 1, 3, 0);
	assert_int_equal(answer.state, ANSWER_OPEN);
	answer_release(&answer);
}

static void fill_everything(struct answer *answer)
{
	answer_add_value(answer, 9);
	answer_add_value(answer, 2);
	answer_set_blank(answer, 9, "back\\slash\nand a line");
	answer_set_blank(answer, 2, " blanks around ");
	answer_set_field(&answer->note, "注意\nn\\n");
	answer->is_marked = true;
	answer->basis = BASIS_TRIED;
	answer_set_field(&answer->pointer.what, "contract");
	answer_set_field(&answer->pointer.where, "cabinet");
	answer_set_field(&answer->pointer.holder, "Sato");
	answer_set_field(&answer->pointer.seen, "2026-04-01");
	answer_set_field(&answer->pointer.sha256, "00");
}

static void a_copy_is_equal_until_anything_in_it_changes(void **state)
{
	struct answer answer = { .state = ANSWER_OPEN };
	struct answer copy = { .state = ANSWER_OPEN };

	(void)state;
	fill_everything(&answer);
	answer_copy(&copy, &answer);
	assert_true(answer_equal(&answer, &copy));
	copy.is_marked = false;
	assert_false(answer_equal(&answer, &copy));
	answer_copy(&copy, &answer);
	answer_set_blank(&copy, 9, "other");
	assert_false(answer_equal(&answer, &copy));
	answer_copy(&copy, &answer);
	answer_set_field(&copy.pointer.holder, NULL);
	assert_false(answer_equal(&answer, &copy));
	answer_release(&answer);
	answer_release(&copy);
}

static void a_record_gives_back_every_part(void **state)
{
	struct answer answer = { .state = ANSWER_OPEN };
	struct answer again = { .state = ANSWER_OPEN };
	struct strbuf record = STRBUF_INIT;

	(void)state;
	fill_everything(&answer);
	assert_record(&answer, "state values\nvalues 2 9\nblank 2  blanks around \n"
			       "blank 9 back\\\\slash\\nand a line\nnote "
			       "注意\\nn\\\\n\nmark\nbasis tried\nwhat contract\n"
			       "where cabinet\nholder Sato\nseen 2026-04-01\nsha256 00\n");
	answer_encode(&answer, &record);
	assert_true(answer_decode(record.text, &again, NULL));
	assert_true(answer_equal(&answer, &again));
	strbuf_release(&record);
	answer_release(&answer);
	answer_release(&again);
}

static void every_state_has_a_record(void **state)
{
	static const char *const records[] = {
		"state open\n",
		"state values\nvalues 0 4 0\n",
		"state text\ntext  a\\nb\n",
		"state none\n",
		"state unknown\nmark\n",
		"state not-applicable\n",
		"state not-applicable\nreason no staff\n",
		"state values\nvalues -3\n",
	};
	struct answer answer = { .state = ANSWER_OPEN };

	(void)state;
	for (size_t i = 0; i < sizeof(records) / sizeof(records[0]); i++) {
		assert_true(answer_decode(records[i], &answer, NULL));
		assert_record(&answer, records[i]);
	}
	answer_release(&answer);
}

static void a_record_that_was_not_written_here_is_refused(void **state)
{
	static const char *const records[] = {
		"",
		"state",
		"state open",
		"state  open\n",
		"state shut\n",
		"state open \n",
		"state open\n\n",
		"state values\n",
		"state values\nvalues\n",
		"state values\nvalues 1  2\n",
		"state values\nvalues 01\n",
		"state values\nvalues +1\n",
		"state values\nvalues 1 \n",
		"state values\nvalues 99999999999\n",
		"state values\nvalues 1x\n",
		"state open\nvalues 1\n",
		"state values\nvalues 1\nvalues 2\n",
		"values 1\nstate values\n",
		"state open\nblank 1 x\n",
		"state values\nvalues 1\nblank 2 b\nblank 1 a\n",
		"state values\nvalues 1\nblank 1\n",
		"state values\nvalues 1\nblank 1 \n",
		"state text\n",
		"state text\ntext \n",
		"state open\ntext x\n",
		"state open\nreason x\n",
		"state open\nnote\n",
		"state open\nnote a\nnote b\n",
		"state open\nmark yes\n",
		"state open\nmark\nmark\n",
		"state open\nmark\nnote late\n",
		"state open\nbasis guessed\n",
		"state open\nbasis \n",
		"state open\nnote a\\tb\n",
		"state open\nnote a\\\n",
		"state open\ncolour red\n",
		"state open\naverylongkeyindeed x\n",
		"state open\nnote \xff\n",
		"state text\r\ntext a\r\n",
	};
	struct answer answer = { .state = ANSWER_OPEN };

	(void)state;
	for (size_t i = 0; i < sizeof(records) / sizeof(records[0]); i++) {
		struct error err = ERROR_INIT;

		answer_set_field(&answer.note, "old");
		if (answer_decode(records[i], &answer, &err))
			fail_msg("taken: %s", records[i]);
		assert_int_equal(err.code, ERROR_DAMAGED);
		assert_int_equal(answer.state, ANSWER_OPEN);
		assert_null(answer.note);
	}
}

static void basis_names_and_values_agree(void **state)
{
	(void)state;
	assert_string_equal(basis_name(BASIS_UNSET), "");
	for (int i = BASIS_UNSET + 1; i < BASIS_COUNT; i++) {
		enum basis basis;

		assert_true(basis_find(basis_name((enum basis)i), &basis));
		assert_int_equal(basis, i);
	}
	assert_false(basis_find("", &(enum basis){ BASIS_SAID }));
}

/* ---- a questionnaire's answers --------------------------------------------- */

static void put(struct answers *answers, const char *id, int row, const char *record)
{
	const struct questionnaire *questionnaire = answers_questionnaire(answers);
	struct answer answer = { .state = ANSWER_OPEN };

	assert_true(answer_decode(record, &answer, NULL));
	answers_set(answers, questionnaire_find(questionnaire, id, strlen(id))->index, row,
		    &answer);
	answer_release(&answer);
}

static bool look_up(const struct answers *answers, const char *text, struct value_set *set)
{
	struct condition_ref ref;

	memset(set, 0, sizeof(*set));
	assert_true(questionnaire_resolve(answers_questionnaire(answers), text, strlen(text), &ref,
					  NULL));
	return answers_lookup(answers, ref, set);
}

static void a_row_without_its_own_answer_takes_that_of_the_whole(void **state)
{
	struct questionnaire *questionnaire = load_or_die("sample", sample_text);
	struct answers *answers = answers_new(questionnaire);
	int q4 = questionnaire_find(questionnaire, "q4", 2)->index;

	(void)state;
	assert_int_equal(answers_effective(answers, q4, 0)->state, ANSWER_OPEN);
	put(answers, "q4", ROW_NONE, "state not-applicable\nreason no staff\n");
	assert_int_equal(answers_effective(answers, q4, 0)->state, ANSWER_NOT_APPLICABLE);
	put(answers, "q4", ROW_NONE, "state unknown\n");
	assert_int_equal(answers_effective(answers, q4, 1)->state, ANSWER_UNKNOWN);
	put(answers, "q4", ROW_NONE, "state not-applicable\n");
	put(answers, "q4", 0, "state values\nvalues 2\n");
	assert_int_equal(answers_effective(answers, q4, 0)->state, ANSWER_VALUES);
	assert_int_equal(answers_effective(answers, q4, 1)->state, ANSWER_NOT_APPLICABLE);
	put(answers, "q4", ROW_NONE, "state open\nnote only a note\n");
	assert_int_equal(answers_effective(answers, q4, 1)->state, ANSWER_OPEN);
	answers_free(answers);
	questionnaire_free(questionnaire);
}

static void a_matrix_is_the_union_of_its_cells(void **state)
{
	struct questionnaire *questionnaire = load_or_die("sample", sample_text);
	struct answers *answers = answers_new(questionnaire);
	struct value_set set;

	(void)state;
	assert_false(look_up(answers, "q6", &set));
	put(answers, "q6", 0, "state values\nvalues 0 3\n");
	put(answers, "q6", 1, "state values\nvalues 1 3\n");
	assert_true(look_up(answers, "q6", &set));
	assert_int_equal(set.count, 2);
	assert_int_equal(set.values[0], 1);
	assert_int_equal(set.values[1], 3);
	assert_true(look_up(answers, "q6.a", &set));
	assert_int_equal(set.count, 1);
	assert_false(look_up(answers, "q6.a.contract", &set));
	assert_int_equal(set.count, 0);
	assert_true(look_up(answers, "q6.a.other", &set));
	assert_int_equal(set.values[0], 3);
	answers_free(answers);
	questionnaire_free(questionnaire);
}

static void none_and_text_are_answered_with_the_empty_set(void **state)
{
	static const struct {
		const char *id;
		int row;
		const char *record;
		const char *asked;
		bool is_answered;
	} cases[] = {
		{ "q2", ROW_NONE, "state none\n", "q2", true },
		{ "q2", ROW_NONE, "state unknown\n", "q2", false },
		{ "q2", ROW_NONE, "state not-applicable\n", "q2", false },
		{ "q2", ROW_NONE, "state open\nnote x\n", "q2", false },
		{ "q7", ROW_NONE, "state text\ntext x\n", "q7", true },
		{ "q5", 1, "state none\n", "q5", true },
		{ "q5", 1, "state none\n", "q5.b", true },
		{ "q5", 1, "state none\n", "q5.a", false },
		{ "q5", ROW_NONE, "state unknown\n", "q5", false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct questionnaire *questionnaire = load_or_die("sample", sample_text);
		struct answers *answers = answers_new(questionnaire);
		struct value_set set;

		put(answers, cases[i].id, cases[i].row, cases[i].record);
		assert_int_equal(look_up(answers, cases[i].asked, &set), cases[i].is_answered);
		assert_int_equal(set.count, 0);
		answers_free(answers);
		questionnaire_free(questionnaire);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_stay_ascending_and_unique),
		cmocka_unit_test(a_value_replaces_none_and_the_last_one_leaves_it_open),
		cmocka_unit_test(removing_a_value_takes_its_blank_along),
		cmocka_unit_test(clearing_the_value_keeps_note_mark_basis_and_pointer),
		cmocka_unit_test(the_last_cell_cleared_leaves_a_row_open),
		cmocka_unit_test(a_copy_is_equal_until_anything_in_it_changes),
		cmocka_unit_test(a_record_gives_back_every_part),
		cmocka_unit_test(every_state_has_a_record),
		cmocka_unit_test(a_record_that_was_not_written_here_is_refused),
		cmocka_unit_test(basis_names_and_values_agree),
		cmocka_unit_test(a_row_without_its_own_answer_takes_that_of_the_whole),
		cmocka_unit_test(a_matrix_is_the_union_of_its_cells),
		cmocka_unit_test(none_and_text_are_answered_with_the_empty_set),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
