#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "answer_syntax.h"
#include "interview.h"

#include "sample.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static struct questionnaire *questionnaire;

static int load(void **state)
{
	(void)state;
	questionnaire = load_or_die("sample", sample_text);
	return 0;
}

static int drop(void **state)
{
	(void)state;
	questionnaire_free(questionnaire);
	return 0;
}

/* Parses ITEM=VALUE on top of a record; fails with the message in err. */
static bool parse(const char *text, const char *record, struct answer *after, struct error *err)
{
	const char *equals = strchr(text, '=');
	struct answer before = { .state = ANSWER_OPEN };
	const struct question *question;
	struct item_ref item;
	bool is_good;

	assert_non_null(equals);
	assert_true(answer_decode(record, &before, NULL));
	if (!item_parse(questionnaire, text, (size_t)(equals - text), &item, err)) {
		answer_release(&before);
		return false;
	}
	question = &questionnaire->questions[item.question];
	is_good = answer_parse(question, &item, equals + 1, &before, after, err) &&
		  interview_check(question, item.row, after, err);
	answer_release(&before);
	return is_good;
}

/* ITEM=VALUE on top of a record, and the record that comes of it. */
struct taken {
	const char *before;
	const char *text;
	const char *after;
};

static void assert_taken(const struct taken *cases, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct answer after = { .state = ANSWER_OPEN };
		struct strbuf record = STRBUF_INIT;
		struct error err = ERROR_INIT;

		if (!parse(cases[i].text, cases[i].before, &after, &err))
			fail_msg("%s: %s", cases[i].text, err.message);
		answer_encode(&after, &record);
		if (strcmp(record.text, cases[i].after) != 0)
			fail_msg("%s: %s", cases[i].text, record.text);
		strbuf_release(&record);
		answer_release(&after);
	}
}

static void choices_are_read(void **state)
{
	static const struct taken cases[] = {
		{ "state open\n", "q1=2", "state values\nvalues 2\n" },
		{ "state values\nvalues 1\n", "q1=2", "state values\nvalues 2\n" },
		{ "state open\n", "q2=3,1", "state values\nvalues 1 3\n" },
		{ "state open\n", "q2= 1 , 3 ", "state values\nvalues 1 3\n" },
		{ "state open\n", "q2=1,1", "state values\nvalues 1\n" },
		{ "state open\n", "q2=１、３", "state values\nvalues 1 3\n" },
		{ "state values\nvalues 1\n", "q2=none", "state none\n" },
		{ "state values\nvalues 1\nnote n\nmark\n", "q2=?",
		  "state unknown\nnote n\nmark\n" },
		{ "state open\n", "q2=？", "state unknown\n" },
		{ "state unknown\nnote n\n", "q2=-", "state open\nnote n\n" },
		{ "state open\n", "q2=n/a:no staff, none",
		  "state not-applicable\nreason no staff, none\n" },
		{ "state open\n", "q2=n/a:", "state not-applicable\n" },
		{ "state open\n", "q2=n/a", "state not-applicable\n" },
		{ "state open\n", "q8=1", "state values\nvalues 1\n" },
		{ "state open\n", "q8=no", "state values\nvalues 2\n" },
	};

	(void)state;
	assert_taken(cases, COUNT(cases));
}

static void rows_and_cells_of_a_matrix_are_read(void **state)
{
	static const struct taken cases[] = {
		{ "state open\n", "q4.b=2", "state values\nvalues 2\n" },
		{ "state open\n", "q4=?", "state unknown\n" },
		{ "state open\n", "q4=n/a:all outside",
		  "state not-applicable\nreason all outside\n" },
		{ "state open\n", "q5.a=1,3", "state values\nvalues 1 3\n" },
		{ "state open\n", "q5.a=none", "state none\n" },
		{ "state values\nvalues 0 2\n", "q6.a.contract=3", "state values\nvalues 3 2\n" },
		{ "state values\nvalues 3 2\n", "q6.a.other=-", "state values\nvalues 3 0\n" },
		{ "state values\nvalues 3 0\n", "q6.a.contract=-", "state open\n" },
		{ "state unknown\n", "q6.a.contract=1", "state values\nvalues 1 0\n" },
		{ "state open\n", "q6.a=contract=3,other=1", "state values\nvalues 3 1\n" },
		{ "state values\nvalues 3 1\n", "q6.a=other=2", "state values\nvalues 0 2\n" },
	};

	(void)state;
	assert_taken(cases, COUNT(cases));
}

static void texts_numbers_and_dates_are_read(void **state)
{
	static const struct taken cases[] = {
		{ "state open\n", "q7=none", "state text\ntext none\n" },
		{ "state open\n", "q7= \"quoted\" = all", "state text\ntext  \"quoted\" = all\n" },
		{ "state open\n", "q7=?", "state unknown\n" },
		{ "state text\ntext x\n", "q7=-", "state open\n" },
		{ "state text\ntext x\n", "q7=n/a:why", "state not-applicable\nreason why\n" },
		{ "state open\n", "q9=0", "state values\nvalues 0\n" },
		{ "state open\n", "q9=１２", "state values\nvalues 12\n" },
		{ "state open\n", "q10=2024-02-29", "state values\nvalues 20240229\n" },
	};

	(void)state;
	assert_taken(cases, COUNT(cases));
}

static void blanks_of_a_choice_are_read(void **state)
{
	static const struct taken cases[] = {
		{ "state open\n", "q1#9=a lawyer", "state values\nvalues 9\nblank 9 a lawyer\n" },
		{ "state values\nvalues 1\n", "q1#9=none",
		  "state values\nvalues 9\nblank 9 none\n" },
		{ "state values\nvalues 9\nblank 9 a\n", "q1#9=-", "state values\nvalues 9\n" },
		{ "state values\nvalues 1 5\nblank 5 a\n", "q2#5=?",
		  "state values\nvalues 1 5\nblank 5 ?\n" },
		{ "state values\nvalues 3\n", "q3#2=b", "state values\nvalues 2\nblank 2 b\n" },
		{ "state none\n", "q2#5=b", "state values\nvalues 5\nblank 5 b\n" },
		{ "state values\nvalues 9\nblank 9 a\n", "q1=9",
		  "state values\nvalues 9\nblank 9 a\n" },
		{ "state values\nvalues 9\nblank 9 a\n", "q1=1", "state values\nvalues 1\n" },
	};

	(void)state;
	assert_taken(cases, COUNT(cases));
}

struct refused {
	const char *text;
	const char *message;
};

static void assert_refused(const struct refused *cases, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct answer after = { .state = ANSWER_OPEN };
		struct error err = ERROR_INIT;

		if (parse(cases[i].text, "state open\n", &after, &err))
			fail_msg("taken: %s", cases[i].text);
		assert_string_equal(err.message, cases[i].message);
		answer_release(&after);
	}
}

static void a_refused_choice_says_what_may_be_chosen(void **state)
{
	static const struct refused cases[] = {
		{ "q1=4", "no choice has the number 4; expected 1 (One template), 2 (Several), 3 "
			  "(None at all), 9 (Other)" },
		{ "q1=x", "cannot take 'x'; expected 1 (One template), 2 (Several), 3 (None at "
			  "all), 9 (Other)" },
		{ "q1=", "no value given, '-' clears; expected 1 (One template), 2 (Several), 3 "
			 "(None at all), 9 (Other)" },
		{ "q1=1,2", "only one can be chosen here, not 2" },
		{ "q1=none", "'none' is no answer here; expected 1 (One template), 2 (Several), 3 "
			     "(None at all), 9 (Other)" },
		{ "q1=1,", "cannot take '1,'; expected 1 (One template), 2 (Several), 3 (None at "
			   "all), 9 (Other)" },
		{ "q2=1,2,3,4", "at most 3 can be chosen here" },
		{ "q3=1,3", "choice 3 stands alone; it cannot go with another one" },
		{ "q3=none", "'none' is no answer here; expected 1 (A), 2 (B), 3 (No trouble)" },
		{ "q8=3", "no choice has the number 3; expected 1 (yes) or 2 (no)" },
	};

	(void)state;
	assert_refused(cases, COUNT(cases));
}

static void a_refused_cell_says_how_cells_are_written(void **state)
{
	static const struct refused cases[] = {
		{ "q4=1", "cannot take '1'; expected '?', 'n/a' or '-' for the whole, values for "
			  "its rows: q4.a, q4.b" },
		{ "q4.a=3", "no choice has the number 3; expected 1 (Much), 2 (Little)" },
		{ "q4.a=1,2", "only one can be chosen here, not 2" },
		{ "q4.a=none", "'none' is no answer here; expected 1 (Much), 2 (Little)" },
		{ "q5=none", "'none' is no answer here; expected '?', 'n/a' or '-' for the whole, "
			     "values for its rows: q5.a, q5.b, q5.c" },
		{ "q6.a=3", "cannot take '3'; expected COLUMN=NUMBER, columns contract, other, "
			    "numbers 1 (no), 2 (partly), "
			    "3 (written, scope stated)" },
		{ "q6.a=none", "'none' is no answer here; expected COLUMN=NUMBER, columns "
			       "contract, other, numbers 1 (no), "
			       "2 (partly), 3 (written, scope stated)" },
		{ "q6.a=contract=1,contract=2",
		  "cannot take 'contract=1,contract=2'; expected COLUMN=NUMBER, columns "
		  "contract, other, numbers 1 (no), 2 (partly), 3 (written, scope stated)" },
		{ "q6.a.contract=?", "cannot take '?' in a cell; expected 1 (no), 2 (partly), 3 "
				     "(written, scope stated), "
				     "or '-' to clear it" },
		{ "q6.a.contract=4",
		  "no choice has the number 4; expected COLUMN=NUMBER, columns contract, other, "
		  "numbers 1 (no), 2 (partly), 3 (written, scope stated)" },
	};

	(void)state;
	assert_refused(cases, COUNT(cases));
}

static void a_refused_text_number_or_date_says_what_is_expected(void **state)
{
	static const struct refused cases[] = {
		{ "q7=", "no value given, '-' clears; expected a text" },
		{ "q9=501", "cannot take 501; expected a whole number from 0 to 500" },
		{ "q9=1.5", "cannot take '1.5'; expected a whole number from 0 to 500" },
		{ "q9=99999999999",
		  "cannot take '99999999999'; expected a whole number from 0 to 500" },
		{ "q10=2023-02-29", "cannot take '2023-02-29'; expected a date like 2026-03-31" },
		{ "q10=20230228", "cannot take '20230228'; expected a date like 2026-03-31" },
		{ "q7=a\x1b[31m", "text has the control character U+001B" },
		{ "q7=\xff", "text is not valid UTF-8" },
	};

	(void)state;
	assert_refused(cases, COUNT(cases));
}

static void a_refused_blank_says_where_there_is_one(void **state)
{
	static const struct refused cases[] = {
		{ "q1#1=x", "unknown blank 'q1#1'; 'q1' has #9" },
		{ "q1#=x", "unknown blank 'q1#'; 'q1' has #9" },
		{ "q4#1=x", "unknown blank 'q4#1'; 'q4' has none to fill in" },
		{ "q6.a.contract#1=x",
		  "unknown blank 'q6.a.contract#1'; 'q6' has none to fill in" },
		{ "q1#9=", "no text given; expected a text, or '-' to remove it" },
	};

	(void)state;
	assert_refused(cases, COUNT(cases));
}

static void an_unknown_item_is_refused(void **state)
{
	static const char *const items[] = { "",       "q99", "q1.a", "q4.z",   "q6.a.z",
					     "q4.a.1", "Q1",  "q1 ",  "q1#9#9", "#9" };

	(void)state;
	for (size_t i = 0; i < COUNT(items); i++) {
		struct error err = ERROR_INIT;
		struct item_ref item;

		if (item_parse(questionnaire, items[i], strlen(items[i]), &item, &err))
			fail_msg("taken: %s", items[i]);
		assert_true(err.message[0] != '\0');
	}
}

static void what_is_written_is_read_again(void **state)
{
	static const char *const texts[] = { "q1=1",
					     "q2=1,3",
					     "q2=?",
					     "q2=n/a:why",
					     "q2=none",
					     "q5.b=1,2",
					     "q6.b=contract=3,other=1",
					     "q6.b=other=2",
					     "q7=free text",
					     "q9=12",
					     "q10=2026-03-31",
					     "q4=-" };

	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++) {
		const char *equals = strchr(texts[i], '=');
		struct answer after = { .state = ANSWER_OPEN };
		struct strbuf out = STRBUF_INIT;
		const struct question *question;
		struct item_ref item;

		assert_true(parse(texts[i], "state open\n", &after, NULL));
		assert_true(item_parse(questionnaire, texts[i], (size_t)(equals - texts[i]), &item,
				       NULL));
		question = &questionnaire->questions[item.question];
		item_format(question, item.row, &out);
		strbuf_addch(&out, '=');
		answer_format(question, &after, &out);
		assert_string_equal(out.text, texts[i]);
		strbuf_release(&out);
		answer_release(&after);
	}
}

static void an_answer_is_described_in_the_language_asked_for(void **state)
{
	static const struct {
		const char *text;
		enum lang lang;
		const char *words;
	} cases[] = {
		{ "q1=1", LANG_EN, "One template" },
		{ "q1=1", LANG_JA, "雛形が一つ" },
		{ "q1#9=a lawyer", LANG_EN, "Other: a lawyer" },
		{ "q1#9=弁護士", LANG_JA, "その他: 弁護士" },
		{ "q2=1,2", LANG_EN, "A\nB" },
		{ "q4.a=2", LANG_EN, "Little" },
		{ "q6.a=contract=3,other=1", LANG_EN,
		  "Contract: written, scope stated\nOther paper: no" },
		{ "q6.a.contract=3", LANG_JA, "契約書: 範囲まで明記" },
		{ "q7=just so", LANG_EN, "just so" },
		{ "q8=1", LANG_EN, "Yes" },
		{ "q9=12", LANG_EN, "12 people" },
		{ "q10=2026-03-31", LANG_EN, "2026-03-31" },
		{ "q1=?", LANG_EN, "don't know" },
		{ "q1=n/a", LANG_EN, "not applicable" },
		{ "q1=n/a:no staff", LANG_EN, "not applicable: no staff" },
		{ "q2=none", LANG_EN, "none of these" },
		{ "q1=-", LANG_EN, "" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct answer after = { .state = ANSWER_OPEN };
		struct strbuf words = STRBUF_INIT;
		struct item_ref item;

		assert_true(parse(cases[i].text, "state open\n", &after, NULL));
		item_parse(questionnaire, cases[i].text, strcspn(cases[i].text, "="), &item, NULL);
		answer_describe(&questionnaire->questions[item.question], &after, cases[i].lang,
				&words);
		assert_string_equal(words.text, cases[i].words);
		strbuf_release(&words);
		answer_release(&after);
	}
}

static void a_dash_at_a_whole_matrix_is_for_every_row(void **state)
{
	int rows[QUESTIONNAIRE_CHOICES_MAX + 1];
	struct item_ref item;

	(void)state;
	assert_true(item_parse(questionnaire, "q5", 2, &item, NULL));
	assert_int_equal(item_targets(&questionnaire->questions[item.question], &item, "-", rows),
			 4);
	assert_int_equal(rows[0], ROW_NONE);
	assert_int_equal(rows[3], 2);
	assert_int_equal(item_targets(&questionnaire->questions[item.question], &item, "?", rows),
			 1);
	assert_true(item_parse(questionnaire, "q5.b", 4, &item, NULL));
	assert_int_equal(item_targets(&questionnaire->questions[item.question], &item, "-", rows),
			 1);
	assert_int_equal(rows[0], 1);
}

static void days_of_the_calendar_only(void **state)
{
	(void)state;
	assert_true(date_is_valid(20000229));
	assert_false(date_is_valid(19000229));
	assert_true(date_is_valid(20240229));
	assert_false(date_is_valid(20230431));
	assert_false(date_is_valid(20231301));
	assert_false(date_is_valid(20230100));
	assert_false(date_is_valid(-20230101));
	assert_false(date_is_valid(101));
}

static void limits_of_texts_are_named(void **state)
{
	const struct question *q7 = questionnaire_find(questionnaire, "q7", 2);
	struct answer answer = { .state = ANSWER_TEXT };
	struct strbuf text = STRBUF_INIT;
	struct error err = ERROR_INIT;

	(void)state;
	strbuf_add_repeat(&text, 'a', NOTE_BYTES_MAX);
	answer_set_field(&answer.text, text.text);
	assert_true(interview_check(q7, ROW_NONE, &answer, &err));
	strbuf_addch(&text, 'a');
	answer_set_field(&answer.note, text.text);
	assert_false(interview_check(q7, ROW_NONE, &answer, &err));
	assert_int_equal(err.code, ERROR_LIMIT);
	assert_string_equal(err.message, "text of 16385 bytes is too long; at most 16384");
	answer_set_field(&answer.note, NULL);
	answer_set_field(&answer.pointer.seen, "2026-02-30");
	assert_false(interview_check(q7, ROW_NONE, &answer, &err));
	answer_set_field(&answer.pointer.seen, "2026-02-28");
	answer_set_field(&answer.pointer.sha256, "abc");
	assert_false(interview_check(q7, ROW_NONE, &answer, &err));
	strbuf_release(&text);
	answer_release(&answer);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(choices_are_read),
		cmocka_unit_test(rows_and_cells_of_a_matrix_are_read),
		cmocka_unit_test(texts_numbers_and_dates_are_read),
		cmocka_unit_test(blanks_of_a_choice_are_read),
		cmocka_unit_test(a_refused_choice_says_what_may_be_chosen),
		cmocka_unit_test(a_refused_cell_says_how_cells_are_written),
		cmocka_unit_test(a_refused_text_number_or_date_says_what_is_expected),
		cmocka_unit_test(a_refused_blank_says_where_there_is_one),
		cmocka_unit_test(an_unknown_item_is_refused),
		cmocka_unit_test(what_is_written_is_read_again),
		cmocka_unit_test(an_answer_is_described_in_the_language_asked_for),
		cmocka_unit_test(a_dash_at_a_whole_matrix_is_for_every_row),
		cmocka_unit_test(days_of_the_calendar_only),
		cmocka_unit_test(limits_of_texts_are_named),
	};

	return cmocka_run_group_tests(tests, load, drop);
}
