#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "interview.h"

#include "sample.h"

static uint32_t seed = 2463534242U;

/* xorshift: the same walk in every run. */
static uint32_t next_random(uint32_t below)
{
	seed ^= seed << 13;
	seed ^= seed >> 17;
	seed ^= seed << 5;
	return seed % below;
}

struct walk {
	struct questionnaire *questionnaire;
	struct answers *answers;
	struct interview *interview;
};

static void start(struct walk *walk, const char *text)
{
	walk->questionnaire = load_or_die("sample", text);
	walk->answers = answers_new(walk->questionnaire);
	walk->interview = interview_new(walk->answers);
}

static void end(struct walk *walk)
{
	interview_free(walk->interview);
	answers_free(walk->answers);
	questionnaire_free(walk->questionnaire);
}

static int index_of(const struct walk *walk, const char *id)
{
	return questionnaire_find(walk->questionnaire, id, strlen(id))->index;
}

static void put(struct walk *walk, const char *id, int row, const char *record)
{
	struct answer answer = { .state = ANSWER_OPEN };

	assert_true(answer_decode(record, &answer, NULL));
	answers_set(walk->answers, index_of(walk, id), row, &answer);
	interview_changed(walk->interview, index_of(walk, id));
	answer_release(&answer);
}

static bool is_asked(const struct walk *walk, const char *id)
{
	return interview_is_asked(walk->interview, index_of(walk, id));
}

static void a_chain_of_conditions_is_followed_to_the_end(void **state)
{
	struct walk walk;

	(void)state;
	start(&walk, sample_text);
	assert_false(is_asked(&walk, "q2"));
	put(&walk, "q1", ROW_NONE, "state values\nvalues 1\n");
	put(&walk, "q2", ROW_NONE, "state values\nvalues 1 2\n");
	assert_true(is_asked(&walk, "q3"));
	assert_true(is_asked(&walk, "q10"));
	put(&walk, "q1", ROW_NONE, "state values\nvalues 3\n");
	assert_false(is_asked(&walk, "q2"));
	assert_false(is_asked(&walk, "q3"));
	assert_false(is_asked(&walk, "q10"));
	end(&walk);
}

static void greyed_answer_does_not_count_and_comes_back(void **state)
{
	struct walk walk;
	struct progress progress;

	(void)state;
	start(&walk, sample_text);
	assert_int_equal(interview_progress(walk.interview).asked, 4); /* q1 q4 q6 q9 */
	put(&walk, "q1", ROW_NONE, "state values\nvalues 1\n");
	put(&walk, "q2", ROW_NONE, "state none\n");
	progress = interview_progress(walk.interview);
	assert_int_equal(progress.asked, 5);
	assert_int_equal(progress.answered, 2);
	put(&walk, "q1", ROW_NONE, "state values\nvalues 3\n");
	assert_int_equal(interview_state(walk.interview, index_of(&walk, "q2")), STATE_NOT_ASKED);
	progress = interview_progress(walk.interview);
	assert_int_equal(progress.asked, 4);
	assert_int_equal(progress.answered, 1);
	put(&walk, "q1", ROW_NONE, "state values\nvalues 2\n");
	assert_int_equal(interview_state(walk.interview, index_of(&walk, "q2")), STATE_ANSWERED);
	assert_int_equal(interview_progress(walk.interview).answered, 2);
	end(&walk);
}

static void a_matrix_is_answered_when_every_row_is(void **state)
{
	struct walk walk;
	int q5;

	(void)state;
	start(&walk, sample_text);
	q5 = index_of(&walk, "q5");
	put(&walk, "q4", 0, "state values\nvalues 1\n");
	assert_int_equal(interview_state(walk.interview, index_of(&walk, "q4")), STATE_PARTLY);
	assert_int_equal(interview_state(walk.interview, q5), STATE_OPEN);
	put(&walk, "q5", 0, "state values\nvalues 1\n");
	put(&walk, "q5", 1, "state none\n");
	assert_int_equal(interview_state(walk.interview, q5), STATE_PARTLY);
	put(&walk, "q5", ROW_NONE, "state unknown\n");
	assert_int_equal(interview_state(walk.interview, q5), STATE_ANSWERED);
	put(&walk, "q5", ROW_NONE, "state open\nnote only a note\n");
	assert_int_equal(interview_state(walk.interview, q5), STATE_PARTLY);
	end(&walk);
}

static void every_kind_of_answer_but_open_is_progress(void **state)
{
	static const char *const records[] = { "state values\nvalues 1\n", "state unknown\n",
					       "state not-applicable\n" };
	struct walk walk;

	(void)state;
	start(&walk, sample_text);
	for (size_t i = 0; i < sizeof(records) / sizeof(records[0]); i++) {
		put(&walk, "q1", ROW_NONE, records[i]);
		assert_int_equal(interview_state(walk.interview, 0), STATE_ANSWERED);
	}
	put(&walk, "q1", ROW_NONE, "state open\nmark\n");
	assert_int_equal(interview_state(walk.interview, 0), STATE_OPEN);
	end(&walk);
}

static void next_and_back_walk_the_asked_questions_only(void **state)
{
	struct walk walk;
	int at = -1;
	int last = -1;
	int count = 0;

	(void)state;
	start(&walk, sample_text);
	while ((at = interview_next(walk.interview, at)) >= 0) {
		assert_true(interview_is_asked(walk.interview, at));
		assert_int_equal(interview_back(walk.interview, at), last);
		last = at;
		count++;
	}
	assert_int_equal(count, interview_progress(walk.interview).asked);
	assert_int_equal(interview_place_in_section(walk.interview, index_of(&walk, "q1")), 1);
	assert_int_equal(interview_place_in_section(walk.interview, index_of(&walk, "q4")), 2);
	assert_int_equal(interview_place_in_section(walk.interview, index_of(&walk, "q9")), 2);
	end(&walk);
}

static void next_open_goes_round_the_end(void **state)
{
	struct walk walk;

	(void)state;
	start(&walk, sample_text);
	put(&walk, "q9", ROW_NONE, "state values\nvalues 1\n");
	assert_int_equal(interview_next_open(walk.interview, index_of(&walk, "q9")),
			 index_of(&walk, "q1"));
	assert_int_equal(interview_next_open(walk.interview, index_of(&walk, "q2")),
			 index_of(&walk, "q4"));
	put(&walk, "q1", ROW_NONE, "state values\nvalues 3\n");
	put(&walk, "q4", ROW_NONE, "state unknown\n");
	put(&walk, "q6", ROW_NONE, "state unknown\n");
	assert_int_equal(interview_next_open(walk.interview, 0), -1);
	end(&walk);
}

/* ---- the same, however one got there ------------------------------------------ */

static void random_answer(const struct question *question, int row, struct answer *answer)
{
	answer_release(answer);
	switch (next_random(8)) {
	case 0: return;
	case 1: answer->state = ANSWER_UNKNOWN; return;
	case 2: answer->state = ANSWER_NOT_APPLICABLE; return;
	default: break;
	}
	if (question_is_matrix(question) && row == ROW_NONE)
		return;
	if (question->kind == QUESTION_TEXT) {
		answer->state = ANSWER_TEXT;
		answer_set_field(&answer->text, "x");
	} else if (question->kind == QUESTION_MATRIX_CHOICE) {
		answer_set_cell(answer, next_random((uint32_t)question->column_count),
				question->column_count, (int)next_random(3) + 1);
	} else if (question->takes_none && next_random(4) == 0) {
		answer->state = ANSWER_NONE;
	} else {
		answer_add_value(answer, (int)next_random(4) + 1);
		if (question_is_multiple(question))
			answer_add_value(answer, (int)next_random(4) + 1);
	}
}

static void assert_same(const struct walk *walk, const struct interview *fresh)
{
	struct progress a = interview_progress(walk->interview);
	struct progress b = interview_progress(fresh);

	assert_memory_equal(&a, &b, sizeof(a));
	assert_int_equal(a.asked, a.answered + a.unanswered);
	for (size_t i = 0; i < walk->questionnaire->question_count; i++)
		assert_int_equal(interview_state(walk->interview, (int)i),
				 interview_state(fresh, (int)i));
	for (size_t i = 0; i < walk->questionnaire->section_count; i++) {
		a = interview_section_progress(walk->interview, (int)i);
		b = interview_section_progress(fresh, (int)i);
		assert_memory_equal(&a, &b, sizeof(a));
	}
}

static void walk_at_random(struct walk *walk, int steps)
{
	struct answer answer = { .state = ANSWER_OPEN };

	for (int i = 0; i < steps; i++) {
		int at = (int)next_random((uint32_t)walk->questionnaire->question_count);
		const struct question *question = &walk->questionnaire->questions[at];
		int row = (int)next_random((uint32_t)question->row_count + 1) - 1;
		struct interview *fresh;

		random_answer(question, row, &answer);
		answers_set(walk->answers, at, row, &answer);
		interview_changed(walk->interview, at);
		fresh = interview_new(walk->answers);
		assert_same(walk, fresh);
		interview_free(fresh);
	}
	answer_release(&answer);
}

static void what_follows_is_the_same_in_any_order_of_answers(void **state)
{
	struct walk walk;

	(void)state;
	start(&walk, sample_text);
	walk_at_random(&walk, 20000);
	end(&walk);
}

/* 300 questions, each looking at up to three random earlier ones. */
static void make_web(struct strbuf *text)
{
	strbuf_adds(
		text,
		"id = \"web\"; version = \"1\"; roles = [ \"vendor\" ]; title = { en = \"W\"; ja = "
		"\"W\"; };"
		"sections = ( { id = \"s\"; title = { en = \"S\"; ja = \"S\"; }; questions = (\n");
	for (uint32_t i = 0; i < 300; i++) {
		strbuf_addf(
			text,
			"{ id = \"q%u\"; kind = \"multiple\"; prompt = { en = \"P\"; ja = \"P\"; };"
			" options = ( { value = 1; text = { en = \"A\"; ja = \"A\"; }; },"
			" { value = 2; text = { en = \"B\"; ja = \"B\"; }; }, { value = 3; text = "
			"{ en = \"C\"; ja = \"C\"; }; },"
			" { value = 4; text = { en = \"D\"; ja = \"D\"; }; } ); unjudged = [ 1, 2, "
			"3, 4 ];",
			i);
		if (i > 0 && next_random(4) != 0)
			strbuf_addf(
				text,
				" ask_if = \"q%u = %u or not (q%u in (1, 2)) and answered(q%u)\";",
				next_random(i), next_random(4) + 1, next_random(i), next_random(i));
		strbuf_addf(text, " }%s\n", i < 299 ? "," : "");
	}
	strbuf_adds(text, "); } );\n");
}

static void a_web_of_conditions_stays_true_too(void **state)
{
	struct strbuf text = STRBUF_INIT;
	struct walk walk;

	(void)state;
	make_web(&text);
	start(&walk, text.text);
	walk_at_random(&walk, 3000);
	end(&walk);
	strbuf_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_chain_of_conditions_is_followed_to_the_end),
		cmocka_unit_test(greyed_answer_does_not_count_and_comes_back),
		cmocka_unit_test(a_matrix_is_answered_when_every_row_is),
		cmocka_unit_test(every_kind_of_answer_but_open_is_progress),
		cmocka_unit_test(next_and_back_walk_the_asked_questions_only),
		cmocka_unit_test(next_open_goes_round_the_end),
		cmocka_unit_test(what_follows_is_the_same_in_any_order_of_answers),
		cmocka_unit_test(a_web_of_conditions_stays_true_too),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
