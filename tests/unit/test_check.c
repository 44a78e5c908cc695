#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "check.h"
#include "loader.h"
#include "strbuf.h"

#define T(en) "{ en = \"" en "\"; ja = \"あ\"; }"
#define PROMPT "prompt = " T("P") ";"
#define OPTION(value, rest) "{ value = " #value "; text = " T("A") ";" rest " }"
#define SINGLE(id, rest)                                \
	"{ id = \"" id "\"; kind = \"single\"; " PROMPT \
	" options = (" OPTION(1, "") "," OPTION(2, "") "," OPTION(3, "") "); " rest " }"
#define MULTIPLE(id, rest)                                                                         \
	"{ id = \"" id "\"; kind = \"multiple\"; " PROMPT " options = (" OPTION(1, "") "," OPTION( \
		2, "") "," OPTION(3, "exclusive = true;") "); " rest " }"
#define MATRIX(id, rest)                                                                         \
	"{ id = \"" id "\"; kind = \"matrix-choice\"; " PROMPT                                   \
	" rows = ( { id = \"a\"; text = " T("A") "; }, { id = \"b\"; text = " T(                 \
		"B") "; } );"                                                                    \
		     " columns = ( { id = \"x\"; text = " T("X") "; }, { id = \"y\"; text = " T( \
			     "Y") "; } );"                                                       \
				  " values = (" OPTION(1, "") "," OPTION(2, "") "); " rest " }"
#define NUMBER(id) \
	"{ id = \"" id "\"; kind = \"number\"; " PROMPT " number = { min = 1; max = 9; }; }"
#define TEXT(id, rest) "{ id = \"" id "\"; kind = \"text\"; " PROMPT rest " }"

/* Checks a questionnaire; everything told stands on a line of its own. */
static void check_text(const char *text, const struct clause_library *clauses, struct strbuf *told)
{
	struct error_list list = ERROR_LIST_INIT;
	struct questionnaire *questionnaire =
		questionnaire_load_text("t", text, strlen(text), &list);
	char line[1024];

	strbuf_reset(told);
	if (questionnaire)
		check_questionnaire(questionnaire, clauses, &list);
	for (size_t i = 0; i < list.count; i++) {
		assert_true(list.items[i].is_advice || !questionnaire);
		error_format(&list.items[i].error, line, sizeof(line));
		strbuf_addf(told, "%s\n", line);
	}
	questionnaire_free(questionnaire);
	error_list_release(&list);
}

static void check_questions(const char *questions, struct strbuf *told)
{
	struct strbuf text = STRBUF_INIT;

	strbuf_addf(&text,
		    "id = \"t\"; version = \"1\"; roles = [ \"vendor\" ]; title = " T(
			    "T") ";\n"
				 "sections = ( { id = \"s\"; title = " T(
					 "S") "; questions = (\n%s\n); } );\n",
		    questions);
	check_text(text.text, NULL, told);
	strbuf_release(&text);
}

struct advice {
	const char *questions;
	const char *want; /* "" when there is nothing to tell */
};

static void check_advice(const struct advice *cases, size_t count)
{
	struct strbuf told = STRBUF_INIT;

	for (size_t i = 0; i < count; i++) {
		check_questions(cases[i].questions, &told);
		if (strcmp(told.text, cases[i].want) != 0)
			print_error("# case %zu\n", i);
		assert_string_equal(told.text, cases[i].want);
	}
	strbuf_release(&told);
}

#define NEVER(line, name) \
	"t:" line ": \"" name "\" can never hold; expected a condition that some answers meet\n"

static void what_can_never_hold_is_told(void **state)
{
	static const struct advice cases[] = {
		{ SINGLE("q1", "") ",\n" TEXT("q2", " ask_if = \"q1 = 1 and q1 = 2\";"),
		  NEVER("4", "ask_if") },
		{ SINGLE("q1", "") ",\n" TEXT("q2", " ask_if = \"q1 < 1\";"),
		  NEVER("4", "ask_if") },
		{ SINGLE("q1", "") ",\n" TEXT("q2", " ask_if = \"count(q1) = 2\";"),
		  NEVER("4", "ask_if") },
		{ SINGLE("q1", "") ",\n" TEXT("q2", " ask_if = \"q1 = 1 and not answered(q1)\";"),
		  NEVER("4", "ask_if") },
		{ SINGLE("q1", "") ",\n" TEXT("q2",
					      " ask_if = \"answered(q1) and count(q1) = 0\";"),
		  NEVER("4", "ask_if") },
		{ MULTIPLE("q1", "") ",\n" TEXT("q2", " ask_if = \"q1 = 3 and q1 = 1\";"),
		  NEVER("4", "ask_if") },
		{ MULTIPLE("q1", "") ",\n" TEXT("q2", " ask_if = \"count(q1) >= 3\";"),
		  NEVER("4", "ask_if") },
		{ MULTIPLE("q1", "max = 1;") ",\n" TEXT("q2", " ask_if = \"q1 = 1 and q1 = 2\";"),
		  NEVER("4", "ask_if") },
		{ NUMBER("q1") ",\n" TEXT("q2", " ask_if = \"q1 > 9\";"), NEVER("4", "ask_if") },
		{ NUMBER("q1") ",\n" TEXT("q2", " ask_if = \"q1 = 12\";"), NEVER("4", "ask_if") },
		{ NUMBER("q1") ",\n" TEXT("q2", " ask_if = \"q1 > 4 and q1 < 5\";"),
		  NEVER("4", "ask_if") },
		{ MATRIX("q1", "") ",\n" TEXT("q2", " ask_if = \"q1.a.x = 1 and q1.a.x = 2\";"),
		  NEVER("4", "ask_if") },
		{ TEXT("q1", "") ",\n" TEXT("q2", " ask_if = \"count(q1) > 0\";"),
		  NEVER("4", "ask_if") },
	};

	(void)state;
	check_advice(cases, sizeof(cases) / sizeof(cases[0]));
}

static void what_can_hold_is_not_told(void **state)
{
	static const struct advice cases[] = {
		{ SINGLE("q1", "") ",\n" TEXT("q2", " ask_if = \"not (q1 = 1 and q1 = 2)\";"), "" },
		{ SINGLE("q1", "") ",\n" TEXT("q2", " ask_if = \"not answered(q1)\";"), "" },
		{ MULTIPLE("q1", "") ",\n" TEXT(
			  "q2", " ask_if = \"q1 = 1 and q1 = 2 and count(q1) = 2\";"),
		  "" },
		{ MULTIPLE("q1", "") ",\n" TEXT("q2", " ask_if = \"q1 = 3\";"), "" },
		{ "{ id = \"q1\"; kind = \"multiple\"; none = true; " PROMPT
		  " options = (" OPTION(1, "") "); },\n" TEXT(
			  "q2", " ask_if = \"answered(q1) and count(q1) = 0\";"),
		  "" },
		{ NUMBER("q1") ",\n" TEXT("q2", " ask_if = \"q1 > 4 and q1 < 6\";"), "" },
		{ MATRIX("q1", "") ",\n" TEXT("q2", " ask_if = \"q1.a = 1 and q1.a = 2\";"), "" },
		{ MATRIX("q1", "") ",\n" TEXT("q2",
					      " ask_if = \"q1 = 1 and q1 = 2 and count(q1) = 2\";"),
		  "" },
		{ TEXT("q1", "") ",\n" TEXT("q2", " ask_if = \"answered(q1)\";"), "" },
	};

	(void)state;
	check_advice(cases, sizeof(cases) / sizeof(cases[0]));
}

static void chains_of_conditions_are_followed(void **state)
{
	static const struct advice cases[] = {
		{ SINGLE("q1", "") ",\n" SINGLE("q2", "ask_if = \"q1 = 1\";") ",\n" TEXT(
			  "q3", " ask_if = \"q2 = 1 and q1 = 2\";"),
		  NEVER("5", "ask_if") },
		{ SINGLE("q1", "") ",\n" SINGLE("q2", "ask_if = \"q1 = 1\";") ",\n" SINGLE(
			  "q3",
			  "ask_if = \"q2 = 1\";") ",\n" TEXT("q4",
							     " ask_if = \"q3 = 3 and q1 = 3\";"),
		  NEVER("6", "ask_if") },
		/* not asked is empty: that can hold */
		{ SINGLE("q1", "") ",\n" SINGLE("q2", "ask_if = \"q1 = 1\";") ",\n" TEXT(
			  "q3", " ask_if = \"not (q2 = 1) and q1 = 2\";"),
		  "" },
	};

	(void)state;
	check_advice(cases, sizeof(cases) / sizeof(cases[0]));
}

static void values_that_nobody_can_give_are_told(void **state)
{
	static const struct advice cases[] = {
		{ SINGLE("q1", "") ",\n" TEXT("q2", " ask_if = \"q1 in (1, 7)\";"),
		  "t:4: \"ask_if\", character 1: \"q1\" has no value 7; expected one that can be "
		  "answered\n" },
		{ TEXT("q1", "") ",\n" TEXT("q2", " ask_if = \"not (q1 = 1)\";"),
		  "t:4: \"ask_if\", character 6: \"q1\" has no value 1; expected one that can be "
		  "answered\n" },
		{ MATRIX("q1", "") ",\n" TEXT("q2", " ask_if = \"q1.b = 3\";"),
		  "t:4: \"ask_if\", character 1: \"q1\" has no value 3; expected one that can be "
		  "answered\n" },
	};

	(void)state;
	check_advice(cases, sizeof(cases) / sizeof(cases[0]));
}

static void judgements_are_looked_at_with_when_and_ask_if(void **state)
{
	static const struct advice cases[] = {
		{ SINGLE("q1", "") ",\n" SINGLE(
			  "q2", "ask_if = \"q1 = 1\"; unjudged = [ 2, 3 ];\n"
				"judge = ( { clause = \"c\"; met = \"q2 = 1 and q1 = 2\"; } );"),
		  NEVER("5", "met") },
		{ SINGLE("q1", "unjudged = [ 3 ];\n"
			       "judge = ( { clause = \"c\"; when = \"q1 = 1\"; met = \"q1 = 1\"; "
			       "gap = \"q1 = 2\"; } );"),
		  NEVER("4", "gap") },
		{ SINGLE("q1", "unjudged = [ 2, 3 ];\n"
			       "judge = ( { clause = \"c\"; when = \"q1 = 1 and q1 = 2\"; met = "
			       "\"q1 = 1\"; } );"),
		  NEVER("4", "when") },
	};

	(void)state;
	check_advice(cases, sizeof(cases) / sizeof(cases[0]));
}

static void values_that_nothing_judges_are_told(void **state)
{
	static const struct advice cases[] = {
		/* no judgement at all: mere context */
		{ SINGLE("q1", ""), "" },
		{ SINGLE("q1", "judge = ( { clause = \"c\"; met = \"q1 in (1, 2)\"; } );"),
		  "t:3: no judgement looks at value 3 of \"q1\"; expected one, or the value in "
		  "\"unjudged\"\n" },
		{ SINGLE("q1", "unjudged = [ 3 ]; judge = ( { clause = \"c\"; met = \"q1 in (1, "
			       "2)\"; } );"),
		  "" },
		{ SINGLE("q1", "judge = ( { clause = \"c\"; met = \"q1 < 3\"; } );"), "" },
		{ SINGLE("q1", "unjudged = [ 1, 3 ]; judge = ( { clause = \"c\"; met = \"q1 in (1, "
			       "2)\"; } );"),
		  "t:3: value 1 of \"q1\" is judged; expected it not in \"unjudged\"\n" },
		/* "none of these" leaves the others unticked */
		{ MULTIPLE("q1", "unjudged = [ 2 ];\njudge = ( { clause = \"c\"; met = \"q1 = 1\"; "
				 "gap = \"answered(q1) and not (q1 = 1)\"; } );"),
		  "" },
		{ "{ id = \"q1\"; kind = \"multiple\"; " PROMPT " options = (" OPTION(
			  1, "") "," OPTION(2, "blank = true;") "); judge = ( { clause = \"c\"; "
								"met = \"q1 = 1\"; } ); }",
		  "" },
		/* a list of difficulties: what is not ticked says nothing */
		{ SINGLE("q1",
			 "judge = ( { clause = \"c\"; admission = true; gap = \"q1 = 1\"; } );"),
		  "" },
		{ MATRIX("q1",
			 "judge = ( { clause = \"c\"; row = \"a\"; met = \"q1.a.x = 1\"; } );"),
		  "t:3: no judgement looks at value 2 of \"q1\"; expected one, or the value in "
		  "\"unjudged\"\n" },
	};

	(void)state;
	check_advice(cases, sizeof(cases) / sizeof(cases[0]));
}

static void what_is_judged_twice_is_told(void **state)
{
	static const struct advice cases[] = {
		{ SINGLE("q1",
			 "unjudged = [ 2, 3 ]; judge = (\n{ clause = \"c\"; met = \"q1 = 1\"; },\n"
			 "{ clause = \"c\"; met = \"q1 = 1\"; } );"),
		  "t:5: clause \"c\" is judged twice in the same way; expected it only in line "
		  "4\n" },
		{ SINGLE("q1",
			 "unjudged = [ 3 ]; judge = (\n{ clause = \"c\"; met = \"q1 = 1\"; },\n"
			 "{ clause = \"c\"; met = \"q1 = 2\"; },\n{ clause = \"d\"; met = \"q1 = "
			 "1\"; } );"),
		  "" },
	};

	(void)state;
	check_advice(cases, sizeof(cases) / sizeof(cases[0]));
}

static void missing_translations_are_told(void **state)
{
	static const struct advice cases[] = {
		{ "{ id = \"q1\"; kind = \"text\"; prompt = { ja = \"あ\"; };\n help = { en = "
		  "\"x\"; ja = \"\"; }; }",
		  "t:3: \"prompt\" has no text in \"en\"; expected a translation\n"
		  "t:3: \"help\" has no text in \"ja\"; expected a translation\n" },
		{ "{ id = \"q1\"; kind = \"single\"; " PROMPT
		  "\n options = (\n{ value = 1; text = { en = \"A\"; }; } ); }",
		  "t:5: \"text\" has no text in \"ja\"; expected a translation\n" },
	};

	(void)state;
	check_advice(cases, sizeof(cases) / sizeof(cases[0]));
}

static void a_language_that_is_not_used_is_told_once(void **state)
{
	struct strbuf told = STRBUF_INIT;

	(void)state;
	check_text(
		"id = \"t\"; version = \"1\"; roles = [ \"vendor\" ]; title = { ja = \"題\"; };\n"
		"sections = ( { id = \"s\"; title = { ja = \"部\"; }; questions = (\n"
		"{ id = \"q1\"; kind = \"text\"; prompt = { ja = \"問\"; }; },\n"
		"{ id = \"q2\"; kind = \"text\"; prompt = { ja = \"問\"; }; } ); } );\n",
		NULL, &told);
	assert_string_equal(told.text,
			    "t:1: there is no text in \"en\" at all; expected a translation\n");
	strbuf_release(&told);
}

static void texts_that_do_not_fit_are_told(void **state)
{
	static const struct advice cases[] = {
		{ "{ id = \"q1\"; label = \"問い一二三\"; kind = \"text\"; " PROMPT " }", "" },
		{ "{ id = \"q1\"; label = \"問い一二三四\"; kind = \"text\"; " PROMPT " }",
		  "t:3: \"label\" is 12 columns wide; expected at most 10\n" },
		{ "{ id = \"q1\"; kind = \"matrix-single\"; " PROMPT
		  "\nrows = ( { id = \"a\"; text = " T("A") "; } );\ncolumns = ( { id = \"1\"; "
							    "text = " T("A") "; short = " T(
								    "12345678901") "; } ); }",
		  "t:5: \"short\" is 11 columns wide; expected at most 10\n" },
	};

	(void)state;
	check_advice(cases, sizeof(cases) / sizeof(cases[0]));
}

static const char library_text[] =
	"chapters = ( { id = \"a\"; title = { en = \"A\"; ja = \"あ\"; }; } );\n"
	"clauses = (\n"
	"{ id = \"known\"; kind = \"rule\"; chapter = \"a\"; priority = \"high\"; sides = [ "
	"\"vendor\" ];\n"
	"  title = { en = \"X\"; ja = \"あ\"; }; wording = { en = \"W\"; }; why = { en = \"Y\"; ja "
	"= \"あ\"; };\n"
	"  reason = { en = \"R\"; ja = \"あ\"; }; }\n"
	");\n";

static void clauses_that_nobody_knows_are_told(void **state)
{
	struct error_list list = ERROR_LIST_INIT;
	struct clause_library *library =
		clause_library_load_text("c", library_text, strlen(library_text), &list);
	struct strbuf told = STRBUF_INIT;

	(void)state;
	assert_non_null(library);
	check_text("id = \"t\"; version = \"1\"; roles = [ \"vendor\" ]; title = " T(
			   "T") ";\n"
				"sections = ( { id = \"s\"; title = " T(
					"S") "; questions = (\n"
					     "{ id = \"q1\"; kind = \"yes-no\"; " PROMPT
					     " judge = (\n"
					     "{ clause = \"known\"; met = \"q1 = 1\"; },\n"
					     "{ clause = \"unknown\"; gap = \"q1 = 2\"; } ); } ); "
					     "} );\n",
		   library, &told);
	assert_string_equal(
		told.text, "t:5: unknown clause \"unknown\"; expected one of the clause library\n");
	strbuf_release(&told);
	clause_library_free(library);
}

static void a_library_is_checked_too(void **state)
{
	struct error_list list = ERROR_LIST_INIT;
	struct clause_library *library =
		clause_library_load_text("c", library_text, strlen(library_text), &list);

	(void)state;
	check_clause_library(library, &list);
	assert_int_equal(list.count, 2);
	assert_int_equal(list.errors, 0);
	assert_string_equal(list.items[0].error.message,
			    "\"wording\" has no text in \"ja\"; expected a translation");
	assert_string_equal(list.items[1].error.message,
			    "clause \"known\" has no sources; expected where it is asked for");
	error_list_release(&list);
	clause_library_free(library);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_can_never_hold_is_told),
		cmocka_unit_test(what_can_hold_is_not_told),
		cmocka_unit_test(chains_of_conditions_are_followed),
		cmocka_unit_test(values_that_nobody_can_give_are_told),
		cmocka_unit_test(judgements_are_looked_at_with_when_and_ask_if),
		cmocka_unit_test(values_that_nothing_judges_are_told),
		cmocka_unit_test(what_is_judged_twice_is_told),
		cmocka_unit_test(missing_translations_are_told),
		cmocka_unit_test(a_language_that_is_not_used_is_told_once),
		cmocka_unit_test(texts_that_do_not_fit_are_told),
		cmocka_unit_test(clauses_that_nobody_knows_are_told),
		cmocka_unit_test(a_library_is_checked_too),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
