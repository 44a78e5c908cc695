#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "answers.h"
#include "interview.h"
#include "sample.h"

#define T(text) "{ en = \"" text "\"; ja = \"" text "\"; }"
#define Y(id, more)                                                                                \
	"{ id = \"" id "\"; kind = \"yes-no\"; prompt = " T(id) "; unjudged = [ 1, 2 ]; " more " " \
											       "}"
#define W(id) "{ id = \"" id "\"; kind = \"text\"; prompt = " T(id) "; }"
#define SECTION(id, questions) \
	"{ id = \"" id "\"; title = " T(id) "; questions = ( " questions " ); }"

/* Questions 0 to 9: y y w y w y | y y y(if) y(if). */
static const char text[] = "id = \"s\"; version = \"1\"; roles = [ \"vendor\" ]; title = " T(
	"S") "; source = \"t\";\n"
	     "sections = ( " SECTION(
		     "one",
		     Y("a", "") "," Y("b", "") "," W("c") "," Y("d", "") "," W("e") "," Y(
			     "f",
			     "")) "," SECTION("two",
					      Y("g", "") "," Y("h", "") "," Y("i", "ask_if = \"g = "
										   "1\";") "," Y(
						      "j",
						      "ask_if = \"g = 1\";")) "," SECTION("three",
											  Y("k", "") "," Y(
												  "l",
												  "ask_if = \"k = 1\";")) " );\n";

static void assert_sheet(const struct questionnaire *questionnaire, int question, int first,
			 int count)
{
	int found_first = -7;
	int found_count = -7;

	assert_int_equal(questionnaire_sheet(questionnaire, question, &found_first, &found_count),
			 count > 0);
	assert_int_equal(found_first, count > 0 ? first : -7);
	assert_int_equal(found_count, count > 0 ? count : -7);
}

static void a_sheet_is_the_longest_run_within_a_section(void **state)
{
	struct questionnaire *questionnaire = load_or_die("s.cfg", text);

	(void)state;
	assert_sheet(questionnaire, 0, 0, 2);
	assert_sheet(questionnaire, 1, 0, 2);
	assert_sheet(questionnaire, 2, 0, 0);
	assert_sheet(questionnaire, 3, 0, 0); /* alone between texts */
	assert_sheet(questionnaire, 5, 0, 0); /* its neighbour is of the next section */
	assert_sheet(questionnaire, 6, 6, 4);
	assert_sheet(questionnaire, 9, 6, 4);
	questionnaire_free(questionnaire);
}

static void answer_yes(struct answers *answers, struct interview *interview, int question)
{
	struct answer answer = { .state = ANSWER_OPEN };

	answer_add_value(&answer, 1);
	answers_set(answers, question, ROW_NONE, &answer);
	interview_changed(interview, question);
	answer_release(&answer);
}

static void only_what_is_asked_stands_on_the_sheet(void **state)
{
	struct questionnaire *questionnaire = load_or_die("s.cfg", text);
	struct answers *answers = answers_new(questionnaire);
	struct interview *interview = interview_new(answers);
	int lines[4] = { -7, -7, -7, -7 };

	(void)state;
	assert_int_equal(interview_sheet(interview, 7, lines), 2);
	assert_true(lines[0] == 6 && lines[1] == 7 && lines[2] == -7);
	answer_yes(answers, interview, 6);
	assert_int_equal(interview_sheet(interview, 7, NULL), 4);
	assert_int_equal(interview_sheet(interview, 6, lines), 4);
	assert_int_equal(lines[3], 9);
	assert_int_equal(interview_sheet(interview, 2, lines), 0);
	interview_free(interview);
	answers_free(answers);
	questionnaire_free(questionnaire);
}

static void one_line_alone_is_no_sheet(void **state)
{
	struct questionnaire *questionnaire = load_or_die("s.cfg", text);
	struct answers *answers = answers_new(questionnaire);
	struct interview *interview = interview_new(answers);
	int lines[2];

	(void)state;
	assert_int_equal(interview_sheet(interview, 10, lines), 0);
	answer_yes(answers, interview, 10);
	assert_int_equal(interview_sheet(interview, 10, lines), 2);
	interview_free(interview);
	answers_free(answers);
	questionnaire_free(questionnaire);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_sheet_is_the_longest_run_within_a_section),
		cmocka_unit_test(only_what_is_asked_stands_on_the_sheet),
		cmocka_unit_test(one_line_alone_is_no_sheet),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
