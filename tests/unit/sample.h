/*
 * A questionnaire with every kind of question, and folders of one's own, for
 * the tests of answers, interview, store and assessment.
 */
#ifndef TENKEN_TESTS_SAMPLE_H
#define TENKEN_TESTS_SAMPLE_H

#include "loader.h"
#include "questionnaire.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define T(text) "{ en = \"" text "\"; ja = \"" text "\"; }"

static const char sample_text[] =
	"id = \"sample\"; version = \"1\"; roles = [ \"vendor\" ];\n"
	"title = " T("Sample") "; source = \"tests\";\n"
	"sections = (\n"
	"{ id = \"first\"; title = " T("First") "; questions = (\n"
	"  { id = \"q1\"; kind = \"single\"; prompt = " T("One?") ";\n"
	"    options = ( { value = 1; text = { en = \"One template\"; ja = \"雛形が一つ\"; }; },\n"
	"      { value = 2; text = " T("Several") "; }, { value = 3; text = " T("None at all") "; },\n"
	"      { value = 9; text = { en = \"Other\"; ja = \"その他\"; }; blank = true; } ); unjudged = [ 1, 2, 3 ]; },\n"
	"  { id = \"q2\"; kind = \"multiple\"; max = 3; none = true; prompt = " T("Which?") "; ask_if = \"q1 in (1, 2)\";\n"
	"    options = ( { value = 1; text = " T("A") "; }, { value = 2; text = " T("B") "; },\n"
	"      { value = 3; text = " T("C") "; }, { value = 4; text = " T("D") "; },\n"
	"      { value = 5; text = " T("Else") "; blank = true; } ); unjudged = [ 1, 2, 3, 4 ]; },\n"
	"  { id = \"q3\"; kind = \"multiple\"; prompt = " T("Troubles?") "; ask_if = \"q2 = 1 or q2 = 2\";\n"
	"    options = ( { value = 1; text = " T("A") "; }, { value = 2; text = " T("B") "; blank = true; },\n"
	"      { value = 3; text = " T("No trouble") "; exclusive = true; } ); unjudged = [ 1, 3 ]; },\n"
	"  { id = \"q4\"; kind = \"matrix-single\"; prompt = " T("How much?") ";\n"
	"    rows = ( { id = \"a\"; text = " T("Row a") "; }, { id = \"b\"; text = " T("Row b") "; } );\n"
	"    columns = ( { id = \"1\"; text = " T("Much") "; }, { id = \"2\"; text = " T("Little") "; } );\n"
	"    unjudged = [ 1, 2 ]; }\n"
	"); },\n"
	"{ id = \"second\"; title = " T("Second") "; questions = (\n"
	"  { id = \"q5\"; kind = \"matrix-multiple\"; none = true; prompt = " T("Who?") "; ask_if = \"q4.a = 1\";\n"
	"    rows = ( { id = \"a\"; text = " T("Row a") "; }, { id = \"b\"; text = " T("Row b") "; },\n"
	"      { id = \"c\"; text = " T("Row c") "; } );\n"
	"    columns = ( { id = \"1\"; text = " T("Us") "; }, { id = \"2\"; text = " T("Them") "; },\n"
	"      { id = \"3\"; text = " T("Others") "; } ); unjudged = [ 1, 2, 3 ]; },\n"
	"  { id = \"q6\"; kind = \"matrix-choice\"; prompt = " T("Written?") ";\n"
	"    rows = ( { id = \"a\"; text = " T("Row a") "; }, { id = \"b\"; text = " T("Row b") "; } );\n"
	"    columns = ( { id = \"contract\"; text = { en = \"Contract\"; ja = \"契約書\"; }; },\n"
	"      { id = \"other\"; text = " T("Other paper") "; } );\n"
	"    values = ( { value = 1; text = " T("no") "; }, { value = 2; text = " T("partly") "; },\n"
	"      { value = 3; text = { en = \"written, scope stated\"; ja = \"範囲まで明記\"; }; } ); unjudged = [ 1, 2, 3 ]; },\n"
	"  { id = \"q7\"; kind = \"text\"; prompt = " T("Why?") "; ask_if = \"q6 = 3 and not (q6.b.contract = 1)\"; },\n"
	"  { id = \"q8\"; kind = \"yes-no\"; prompt = " T("Yes?") "; ask_if = \"answered(q7)\"; unjudged = [ 1, 2 ]; },\n"
	"  { id = \"q9\"; kind = \"number\"; prompt = " T("How many?") ";\n"
	"    number = { min = 0; max = 500; unit = { en = \"people\"; ja = \"人\"; }; }; },\n"
	"  { id = \"q10\"; kind = \"date\"; prompt = " T("When?") "; ask_if = \"q9 >= 10 or count(q2) >= 2\"; }\n"
	"); } );\n";

#undef T

/* Loads a questionnaire; says why and ends the program when it is wrong. */
static inline struct questionnaire *load_or_die(const char *name, const char *text)
{
	struct error_list mistakes = ERROR_LIST_INIT;
	struct questionnaire *questionnaire = questionnaire_load_text(name, text, strlen(text), &mistakes);

	for (size_t i = 0; i < mistakes.count; i++)
		fprintf(stderr, "%s:%d: %s\n", name, mistakes.items[i].error.line, mistakes.items[i].error.message);
	if (!questionnaire)
		abort();
	error_list_release(&mistakes);
	return questionnaire;
}

#endif
