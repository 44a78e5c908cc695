#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "error.h"
#include "id_index.h"
#include "loader.h"
#include "questionnaire.h"

static struct questionnaire *load(void)
{
	static const char text[] =
		"id = \"t\"; version = \"1\"; roles = [ \"vendor\", \"consignor\" ];\n"
		"title = { en = \"T\"; };\n"
		"sections = ( { id = \"s\"; title = { en = \"S\"; }; questions = (\n"
		"{ id = \"q1\"; label = \"問1\"; kind = \"multiple\"; prompt = { en = \"P\"; };\n"
		"  options = ( { value = 7; text = { en = \"A\"; }; }, { value = 2; text = { en = "
		"\"B\"; }; } ); },\n"
		"{ id = \"q2\"; kind = \"matrix-choice\"; prompt = { en = \"P\"; };\n"
		"  rows = ( { id = \"a\"; text = { en = \"A\"; }; }, { id = \"ab\"; text = { en = "
		"\"B\"; }; } );\n"
		"  columns = ( { id = \"x\"; text = { en = \"X\"; }; }, { id = \"y\"; text = { en "
		"= \"Y\"; }; } );\n"
		"  values = ( { value = 4; text = { en = \"yes\"; }; } ); },\n"
		"{ id = \"q3\"; kind = \"matrix-single\"; prompt = { en = \"P\"; };\n"
		"  rows = ( { id = \"a\"; text = { en = \"A\"; }; } );\n"
		"  columns = ( { id = \"1\"; text = { en = \"X\"; }; }, { id = \"5\"; text = { en "
		"= \"Y\"; }; } ); }\n"
		"); } );\n";
	struct error_list mistakes = ERROR_LIST_INIT;
	struct questionnaire *questionnaire =
		questionnaire_load_text("t", text, strlen(text), &mistakes);

	assert_int_equal(mistakes.count, 0);
	assert_non_null(questionnaire);
	return questionnaire;
}

static void parts_are_found_by_id_and_value(void **state)
{
	struct questionnaire *questionnaire = load();
	const struct question *q1 = questionnaire_find(questionnaire, "q1", 2);
	const struct question *q2 = questionnaire_find(questionnaire, "q2.a", 2);
	const struct question *q3 = questionnaire_find(questionnaire, "q3", 2);

	(void)state;
	assert_int_equal(questionnaire->roles, SIDE_CONSIGNOR | SIDE_VENDOR);
	assert_ptr_equal(q1, &questionnaire->questions[0]);
	assert_null(questionnaire_find(questionnaire, "q", 1));
	assert_null(questionnaire_find(questionnaire, "q11", 3));
	assert_null(questionnaire_find(questionnaire, "", 0));
	assert_int_equal(question_find_option(q1, 2) - q1->options, 1);
	assert_null(question_find_option(q1, 1));
	assert_int_equal(question_find_row(q2, "ab", 2), 1);
	assert_int_equal(question_find_row(q2, "ab", 1), 0);
	assert_int_equal(question_find_row(q2, "b", 1), -1);
	assert_int_equal(question_find_column(q2, "y", 1), 1);
	assert_int_equal(question_find_value(q2, 4)->value, 4);
	assert_null(question_find_value(q2, 1));
	assert_int_equal(question_find_option(q3, 5) - q3->columns, 1);
	questionnaire_free(questionnaire);
}

static void kinds_say_what_they_are(void **state)
{
	struct questionnaire *questionnaire = load();
	enum question_kind kind;

	(void)state;
	assert_false(question_is_matrix(&questionnaire->questions[0]));
	assert_true(question_is_multiple(&questionnaire->questions[0]));
	assert_true(question_is_matrix(&questionnaire->questions[1]));
	assert_false(question_is_multiple(&questionnaire->questions[2]));
	for (int i = 0; i < QUESTION_KIND_COUNT; i++) {
		assert_true(question_kind_find(question_kind_name((enum question_kind)i), &kind));
		assert_int_equal(kind, i);
	}
	assert_false(question_kind_find("matrix", &kind));
	questionnaire_free(questionnaire);
}

static void the_label_is_shown_or_else_the_id(void **state)
{
	struct questionnaire *questionnaire = load();

	(void)state;
	assert_string_equal(question_label(&questionnaire->questions[0]), "問1");
	assert_string_equal(question_label(&questionnaire->questions[1]), "q2");
	questionnaire_free(questionnaire);
}

static void references_are_resolved_as_deep_as_the_kind_goes(void **state)
{
	static const struct {
		const char *text;
		struct condition_ref want;
		const char *message;
	} cases[] = {
		{ "q1", { 0, -1, -1 }, NULL },
		{ "q2", { 1, -1, -1 }, NULL },
		{ "q2.ab", { 1, 1, -1 }, NULL },
		{ "q2.a.y", { 1, 0, 1 }, NULL },
		{ "q3.a", { 2, 0, -1 }, NULL },
		{ "q9",
		  { 0 },
		  "unknown question \"q9\"; expected a question of this questionnaire" },
		{ "q1.a", { 0 }, "question \"q1\" has no rows; expected \"q1\" alone" },
		{ "q2.z", { 0 }, "unknown row \"z\" of question \"q2\"; expected one of its rows" },
		{ "q2.a.z",
		  { 0 },
		  "unknown column \"z\" of question \"q2\"; expected one of its columns" },
		{ "q2.a.",
		  { 0 },
		  "unknown column \"\" of question \"q2\"; expected one of its columns" },
		{ "q2.a.y.x",
		  { 0 },
		  "unknown column \"y.x\" of question \"q2\"; expected one of its columns" },
		{ "q3.a.1",
		  { 0 },
		  "question \"q3\" has no cells; expected a row of it, as in \"q3.a = 1\"" },
		{ ".", { 0 }, "unknown question \"\"; expected a question of this questionnaire" },
	};
	struct questionnaire *questionnaire = load();

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct condition_ref ref = { 99, 99, 99 };
		struct error err = ERROR_INIT;
		bool is_found = questionnaire_resolve(questionnaire, cases[i].text,
						      strlen(cases[i].text), &ref, &err);

		assert_int_equal(is_found, cases[i].message == NULL);
		if (cases[i].message) {
			assert_string_equal(err.message, cases[i].message);
			assert_int_equal(ref.question, 99);
			continue;
		}
		assert_int_equal(ref.question, cases[i].want.question);
		assert_int_equal(ref.row, cases[i].want.row);
		assert_int_equal(ref.column, cases[i].want.column);
	}
	questionnaire_free(questionnaire);
}

static void an_index_keeps_twenty_thousand_ids_apart(void **state)
{
	enum { COUNT = 20000 };
	struct arena arena;
	struct id_index *index;

	(void)state;
	arena_init(&arena);
	index = id_index_new(&arena, COUNT);
	for (int i = 0; i < COUNT; i++)
		assert_int_equal(id_index_add(index, arena_printf(&arena, "q%d", i), i), -1);
	for (int i = 0; i < COUNT; i += 7) {
		const char *id = arena_printf(&arena, "q%d", i);

		assert_int_equal(id_index_find(index, id, strlen(id)), i);
		assert_int_equal(id_index_add(index, id, 5), i);
	}
	assert_int_equal(id_index_find(index, "q20000", 6), -1);
	assert_int_equal(id_index_find(NULL, "q1", 2), -1);
	arena_release(&arena);
}

static void nothing_can_be_freed(void **state)
{
	(void)state;
	questionnaire_free(NULL);
	clause_library_free(NULL);
}

/* Each one is before the next. */
static void versions_stand_in_the_order_of_their_numbers(void **state)
{
	static const char *const versions[] = { "", "1", "2", "10", "2026", "2026.1", "2026.01a",
						"2026.2", "2026.10", "2026.10-1", "2026.10b",
						"2027", "99999999999999999999999", "a", "draft 2",
						"draft 10" };
	size_t count = sizeof(versions) / sizeof(versions[0]);

	(void)state;
	for (size_t i = 0; i < count; i++) {
		for (size_t j = 0; j < count; j++) {
			int order = questionnaire_version_compare(versions[i], versions[j]);

			assert_int_equal(order, i < j ? -1 : i > j ? 1 : 0);
		}
	}
	assert_int_equal(questionnaire_version_compare("2026.01", "2026.1"), 0);
	assert_int_equal(questionnaire_version_compare("0", "00"), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(parts_are_found_by_id_and_value),
		cmocka_unit_test(kinds_say_what_they_are),
		cmocka_unit_test(the_label_is_shown_or_else_the_id),
		cmocka_unit_test(references_are_resolved_as_deep_as_the_kind_goes),
		cmocka_unit_test(an_index_keeps_twenty_thousand_ids_apart),
		cmocka_unit_test(versions_stand_in_the_order_of_their_numbers),
		cmocka_unit_test(nothing_can_be_freed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
